//! The explanation as Markdown: headings, tables and lists.

use crate::diagnostic::Texts;
use crate::explain::model::{About, Explanation, Section};
use crate::explain::page::{Branch, Child, Tree, by_applicability};
use crate::explain::sentences::{Line, Sentences, Style};

/// The explanation as Markdown.
#[must_use]
pub fn markdown(explanation: &Explanation, texts: &Texts) -> String {
    let sentences = Sentences { texts, explanation };
    let mut page = Page { out: String::new(), sentences };
    page.out.push_str(&format!("# {}\n\n", sentences.say("explain_title", &[])));
    for line in sentences.head() {
        page.out.push_str(&format!("- {}\n", escaped(&line)));
    }
    for missing in &explanation.missing {
        page.out.push_str(&format!("- **{}**\n", escaped(&sentences.missing(missing))));
    }
    for broken in &explanation.broken {
        page.out.push_str(&format!("- **{}**\n", escaped(&sentences.broken(broken))));
    }
    let (inside, outside) = by_applicability(explanation, texts);
    for (section, branches) in &inside {
        page.section(section, branches);
    }
    page.outside(&outside);
    page.next_bands();
    page.readings();
    page.out
}

struct Page<'a, 't> {
    out: String,
    sentences: Sentences<'a, 't>,
}

impl Page<'_, '_> {
    /// What does not apply to the unit, as a list.
    fn outside(&mut self, outside: &[Tree<'_>]) {
        if outside.is_empty() {
            return;
        }
        self.out.push_str(&format!("\n## {}\n\n", self.sentences.say("explain_outside_title", &[])));
        for (section, branches) in outside {
            let text = self.sentences.outside(section, branches);
            self.bullet(0, &escaped(&text));
        }
    }

    fn section(&mut self, section: &Section, branches: &[Branch<'_>]) {
        self.out.push_str(&format!("\n## {}\n", escaped(&self.sentences.heading(section))));
        let lines = self.sentences.section(section);
        if !lines.is_empty() {
            self.out.push('\n');
        }
        for line in &lines {
            self.line(0, line);
        }
        if section.about == About::Transfer {
            self.ledger(branches);
        }
        for branch in branches {
            let title = branch.title.map(|title| format!(" · {title}")).unwrap_or_default();
            let (name, value) = (&branch.figure.label, self.sentences.value(branch.figure));
            self.out.push_str(&format!("\n### {}\n\n", escaped(&format!("{name} = {value}{title}"))));
            self.inside(branch, 0);
        }
    }

    fn ledger(&mut self, branches: &[Branch<'_>]) {
        let (figure, value) = (self.sentences.say("explain_figure", &[]), self.sentences.say("explain_value", &[]));
        self.out.push_str(&format!("\n| {figure} | {value} |\n|---|--:|\n"));
        for branch in branches {
            let value = self.sentences.value(branch.figure);
            self.out.push_str(&format!("| {} | {} |\n", in_table(&branch.figure.label), in_table(&value)));
        }
    }

    /// The lines and the children of a figure, so many levels in.
    fn inside(&mut self, branch: &Branch<'_>, level: usize) {
        for line in &branch.lines {
            self.line(level, line);
        }
        for child in &branch.children {
            match child {
                Child::Full(child) => {
                    let title = child.title.map(|title| format!(" · {title}")).unwrap_or_default();
                    let (name, value) = (&child.figure.label, self.sentences.value(child.figure));
                    self.bullet(level, &format!("**{}**{}", escaped(&format!("{name} = {value}")), escaped(&title)));
                    self.inside(child, level + 1);
                }
                Child::Elsewhere { figure, above } => {
                    let id = if *above { "explain_above" } else { "explain_below" };
                    let value = self.sentences.value(figure);
                    let args = [("name", figure.label.as_str()), ("value", value.as_str())];
                    self.bullet(level, &escaped(&self.sentences.say(id, &args)));
                }
            }
        }
    }

    fn line(&mut self, level: usize, line: &Line) {
        match line.style {
            Style::Formula => self.bullet(level, &format!("`{}`", line.text.replace('`', "'"))),
            Style::Missing => self.bullet(level, &format!("**{}**", escaped(&line.text))),
            _ => self.bullet(level, &escaped(&line.text)),
        }
    }

    fn bullet(&mut self, level: usize, text: &str) {
        self.out.push_str(&format!("{}- {text}\n", "  ".repeat(level)));
    }

    fn next_bands(&mut self) {
        let bands = &self.sentences.explanation.next_bands;
        if bands.is_empty() {
            return;
        }
        self.out.push_str(&format!("\n## {}\n\n", self.sentences.say("explain_next_title", &[])));
        for band in bands {
            for (at, line) in self.sentences.next_band(band).iter().enumerate() {
                self.bullet(usize::from(at > 0), &escaped(&line.text));
            }
        }
    }

    fn readings(&mut self) {
        let readings = &self.sentences.explanation.readings;
        if readings.is_empty() {
            return;
        }
        self.out.push_str(&format!("\n## {}\n\n", self.sentences.say("explain_readings_title", &[])));
        for reading in readings {
            self.bullet(0, &escaped(&self.sentences.reading(reading).join(" ")));
        }
    }
}

/// Text that Markdown shows as it is; what stands between backticks is left alone.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, piece) in text.split('`').enumerate() {
        if at > 0 {
            out.push('`');
        }
        for sign in piece.chars() {
            if at % 2 == 0 && matches!(sign, '*' | '_' | '<' | '>' | '[' | ']' | '#' | '|' | '\\') {
                out.push('\\');
            }
            out.push(sign);
        }
    }
    out
}

/// Text in a cell of a table.
fn in_table(text: &str) -> String {
    escaped(text)
}

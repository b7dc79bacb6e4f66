//! The explanation as a tree for a terminal.

use unicode_width::UnicodeWidthStr;

use crate::diagnostic::Texts;
use crate::explain::model::{About, Explanation, Section};
use crate::explain::page::{Branch, Child, Tree, by_applicability};
use crate::explain::sentences::{Line, Sentences, Style};

/// The explanation as text of at most so many columns, with colours where a terminal shows them.
#[must_use]
pub fn text(explanation: &Explanation, texts: &Texts, width: usize, color: bool) -> String {
    let sentences = Sentences { texts, explanation };
    let mut page = Page { out: String::new(), width: width.max(40), color, sentences };
    page.line("", &page.bold(&sentences.say("explain_title", &[])), "");
    page.blank();
    for line in sentences.head() {
        page.line("", &line, "  ");
    }
    page.missing();
    let (inside, outside) = by_applicability(explanation, texts);
    for (section, branches) in &inside {
        page.blank();
        page.section(section, branches);
    }
    page.outside(&outside);
    page.next_bands();
    page.readings();
    page.out
}

struct Page<'a, 't> {
    out: String,
    width: usize,
    color: bool,
    sentences: Sentences<'a, 't>,
}

impl Page<'_, '_> {
    fn paint(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn bold(&self, text: &str) -> String {
        self.paint("1", text)
    }

    fn blank(&mut self) {
        self.out.push('\n');
    }

    /// A text after a prefix, broken at spaces; further lines stand under the first, a little to the right.
    fn line(&mut self, prefix: &str, text: &str, hang: &str) {
        let room = self.width.saturating_sub(prefix.width()).max(20);
        let mut current = String::new();
        let mut lead = String::new();
        for word in words(text) {
            let wide = plain_width(&lead) + plain_width(&current) + 1 + plain_width(&word);
            if !current.is_empty() && wide > room {
                self.out.push_str(&format!("{prefix}{lead}{current}\n"));
                hang.clone_into(&mut lead);
                current.clear();
            }
            if !current.is_empty() {
                current.push(' ');
            }
            current.push_str(&word);
        }
        self.out.push_str(format!("{prefix}{lead}{current}").trim_end());
        self.out.push('\n');
    }

    fn styled(&mut self, prefix: &str, line: &Line) {
        let code = match line.style {
            Style::Formula => "36",
            Style::Source | Style::Law => "2",
            Style::Decision => "33",
            Style::Missing => "31",
            Style::Plain => "",
        };
        let start = self.out.len();
        self.line(prefix, &line.text, "    ");
        if self.color && !code.is_empty() {
            // Each line is painted by itself, so that the branches of the tree keep their colour.
            let written = self.out.split_off(start);
            for text in written.lines() {
                let (branch, rest) = text.split_at_checked(prefix.len()).unwrap_or(("", text));
                let painted = self.paint(code, rest);
                self.out.push_str(&format!("{branch}{painted}\n"));
            }
        }
    }

    fn missing(&mut self) {
        let explanation = self.sentences.explanation;
        if explanation.missing.is_empty() && explanation.broken.is_empty() {
            return;
        }
        self.blank();
        for missing in &explanation.missing {
            let text = self.sentences.missing(missing);
            self.styled("", &Line { style: Style::Missing, text });
        }
        for broken in &explanation.broken {
            let text = self.sentences.broken(broken);
            self.styled("", &Line { style: Style::Missing, text });
        }
    }

    /// What does not apply to the unit, one a line.
    fn outside(&mut self, outside: &[Tree<'_>]) {
        if outside.is_empty() {
            return;
        }
        self.blank();
        self.line("", &self.bold(&self.sentences.say("explain_outside_title", &[])), "");
        for (section, branches) in outside {
            let text = self.sentences.outside(section, branches);
            self.line("  ", &text, "    ");
        }
    }

    fn section(&mut self, section: &Section, branches: &[Branch<'_>]) {
        let heading = self.sentences.heading(section);
        self.line("", &self.bold(&heading), "  ");
        for line in self.sentences.section(section) {
            self.styled("", &line);
        }
        if section.about == About::Transfer {
            self.ledger(branches);
        }
        for branch in branches {
            self.blank();
            self.branch(branch, "", "");
        }
    }

    /// The figures of a ledger, one under the other, the amounts to the right.
    fn ledger(&mut self, branches: &[Branch<'_>]) {
        let rows: Vec<(String, String)> =
            branches.iter().map(|it| (it.figure.label.clone(), self.sentences.value(it.figure))).collect();
        let widest = |of: fn(&(String, String)) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let (names, values) = (widest(|it| it.0.width()), widest(|it| it.1.width()));
        self.blank();
        for (name, value) in &rows {
            let gap = " ".repeat(names + values + 3 - name.width() - value.width());
            self.out.push_str(&format!("  {name}{gap}{value}\n"));
        }
    }

    /// A figure: its name and value after `first`, everything under it after `rest`.
    fn branch(&mut self, branch: &Branch<'_>, first: &str, rest: &str) {
        let figure = branch.figure;
        let value = self.bold(&self.sentences.value(figure));
        let title = branch.title.map(|title| format!(" · {title}")).unwrap_or_default();
        self.head(first, rest, &format!("{} = {value}{title}", self.bold(&figure.label)));
        let stem = if branch.children.is_empty() { "  " } else { "│ " };
        for line in &branch.lines {
            self.styled(&format!("{rest}{stem}"), line);
        }
        let last = branch.children.len();
        for (at, child) in branch.children.iter().enumerate() {
            let (fork, below) = if at + 1 == last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            match child {
                Child::Full(child) => self.branch(child, &format!("{rest}{fork}"), &format!("{rest}{below}")),
                Child::Elsewhere { figure, above } => {
                    let id = if *above { "explain_above" } else { "explain_below" };
                    let value = self.sentences.value(figure);
                    let text = self.sentences.say(id, &[("name", figure.label.as_str()), ("value", value.as_str())]);
                    self.head(&format!("{rest}{fork}"), &format!("{rest}{below}"), &text);
                }
            }
        }
    }

    /// A line whose continuation has another prefix.
    fn head(&mut self, first: &str, rest: &str, text: &str) {
        let start = self.out.len();
        self.line(rest, text, "    ");
        let written = self.out.split_off(start);
        self.out.push_str(first);
        self.out.push_str(written.strip_prefix(rest).unwrap_or(&written));
    }

    fn next_bands(&mut self) {
        let bands = &self.sentences.explanation.next_bands;
        if bands.is_empty() {
            return;
        }
        self.blank();
        self.line("", &self.bold(&self.sentences.say("explain_next_title", &[])), "");
        for band in bands {
            self.blank();
            for (at, line) in self.sentences.next_band(band).iter().enumerate() {
                self.styled(if at == 0 { "" } else { "  " }, line);
            }
        }
    }

    fn readings(&mut self) {
        let readings = &self.sentences.explanation.readings;
        if readings.is_empty() {
            return;
        }
        self.blank();
        self.line("", &self.bold(&self.sentences.say("explain_readings_title", &[])), "");
        for reading in readings {
            for (at, line) in self.sentences.reading(reading).iter().enumerate() {
                self.line(if at == 0 { "  " } else { "    " }, line, "    ");
            }
        }
    }
}

/// The words of a text; a currency's sign stays with its amount.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match words.last_mut().filter(|last| last.ends_with(['$', '€', '£', '¥'])) {
            Some(last) => last.push_str(&format!(" {word}")),
            None => words.push(word.to_owned()),
        }
    }
    words
}

/// The columns of a text, without the signs that colour it.
fn plain_width(text: &str) -> usize {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().map_or(0, UnicodeWidthStr::width);
    first + pieces.map(|piece| piece.split_once('m').map_or(0, |(_, rest)| rest.width())).sum::<usize>()
}

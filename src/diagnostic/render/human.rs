//! Diagnostics for a person, drawn by miette: the only file that names its handler.
//!
//! Each problem shows its code, its sentence, the lines it is about and what to do. miette labels cannot
//! lie in two files, so labels of further files follow as notes of their own; its words are English only,
//! so the line of help is written here.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};
use unicode_width::UnicodeWidthStr;

use crate::diagnostic::render::excerpt::Excerpt;
use crate::diagnostic::render::{RenderOptions, fix_in_words, summary};
use crate::diagnostic::{Diagnostic, Label, Severity, Texts};
use crate::source::{SourceId, Sources};

/// More problems than this are counted, not drawn.
const MOST_DRAWN: usize = 50;

/// Draws diagnostics that are already in order.
pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, texts: &Texts, options: &RenderOptions) -> String {
    let artist = Artist { handler: handler(options), sources, texts, width: options.width };
    let mut drawn: String = diagnostics.iter().take(MOST_DRAWN).map(|diagnostic| artist.draw(diagnostic)).collect();
    if diagnostics.len() > MOST_DRAWN {
        let hidden = diagnostics.len() - MOST_DRAWN;
        drawn.push_str(&texts.line("render_hidden", &[("count", hidden.to_string())]));
        drawn.push_str("\n\n");
    }
    if !diagnostics.is_empty() {
        let all: Vec<Diagnostic> = diagnostics.iter().map(|diagnostic| (*diagnostic).clone()).collect();
        drawn.push_str(&summary(&all, texts));
        drawn.push('\n');
    }
    drawn
}

fn handler(options: &RenderOptions) -> GraphicalReportHandler {
    let theme = if options.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme).with_width(options.width.max(40)).with_links(false).with_context_lines(1)
}

/// What drawing one diagnostic needs.
struct Artist<'a> {
    handler: GraphicalReportHandler,
    sources: &'a Sources,
    texts: &'a Texts,
    width: usize,
}

impl Artist<'_> {
    fn draw(&self, diagnostic: &Diagnostic) -> String {
        let home = diagnostic.span().map(|span| span.source);
        let sentence = self.texts.sentence(diagnostic);
        let mut drawn = self.report(diagnostic, home, diagnostic.severity, Some(diagnostic.code.0), sentence);
        for source in further_sources(diagnostic, home) {
            let note = self.texts.line("render_elsewhere", &[]);
            drawn.push_str(&self.report(diagnostic, Some(source), Severity::Advice, None, note));
        }
        drawn.push_str(&self.help(diagnostic));
        drawn.push('\n');
        drawn
    }

    /// One picture: a sentence over the labels of one source.
    fn report(
        &self,
        diagnostic: &Diagnostic,
        source: Option<SourceId>,
        severity: Severity,
        code: Option<&'static str>,
        sentence: String,
    ) -> String {
        let labels: Vec<&Label> = diagnostic.labels.iter().filter(|label| Some(label.span.source) == source).collect();
        let spans: Vec<_> = labels.iter().map(|label| label.span).collect();
        let excerpt = source.and_then(|id| self.sources.get(id)).map(|text| Excerpt::of(text, &spans, self.width));
        let (excerpt, spans) = excerpt.map_or((None, Vec::new()), |(excerpt, spans)| (Some(excerpt), spans));
        let words = labels.iter().map(|label| Some(self.texts.label(diagnostic, label)));
        let labels = words.zip(spans).enumerate().map(|(index, (words, span))| match index {
            0 => LabeledSpan::new_primary_with_span(words, span),
            _ => LabeledSpan::new_with_span(words, span),
        });
        let picture = Picture { code, severity, sentence, labels: labels.collect(), excerpt };
        let mut drawn = String::new();
        // Writing to a string does not fail; a picture that could not be drawn is still named.
        if self.handler.render_report(&mut drawn, &picture).is_err() {
            drawn.push_str(&picture.sentence);
            drawn.push('\n');
        }
        without_trailing_blanks(&drawn)
    }

    /// What to do: the instruction, then the replacement. Empty when there is neither.
    fn help(&self, diagnostic: &Diagnostic) -> String {
        let instruction = self.texts.help(diagnostic);
        let fix = fix_in_words(diagnostic, self.sources, self.texts).map(|words| format!("→ {words}"));
        let lines: Vec<String> = instruction.into_iter().chain(fix).collect();
        if lines.is_empty() {
            return String::new();
        }
        let head = format!("  {}: ", self.texts.line("render_help", &[]));
        hang(&head, &lines.join("\n"), self.width)
    }
}

/// The sources that labels lie in, other than the main one, in the order of the labels.
fn further_sources(diagnostic: &Diagnostic, home: Option<SourceId>) -> Vec<SourceId> {
    let mut further = Vec::new();
    for label in &diagnostic.labels {
        if Some(label.span.source) != home && !further.contains(&label.span.source) {
            further.push(label.span.source);
        }
    }
    further
}

/// A paragraph after a heading, its further lines aligned with the first; no line passes the width unless
/// a word does.
fn hang(head: &str, text: &str, width: usize) -> String {
    let indent = " ".repeat(head.width());
    let mut written = String::new();
    let mut margin = head;
    for paragraph in text.lines() {
        let mut line = margin.to_owned();
        let mut empty = true;
        for word in paragraph.split(' ') {
            if !empty && line.width() + 1 + word.width() > width {
                written.push_str(line.trim_end());
                written.push('\n');
                line.clone_from(&indent);
                empty = true;
            }
            if !empty {
                line.push(' ');
            }
            line.push_str(word);
            empty = false;
        }
        written.push_str(line.trim_end());
        written.push('\n');
        margin = &indent;
    }
    written
}

fn without_trailing_blanks(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

/// A diagnostic as miette takes it.
#[derive(Debug)]
struct Picture<'a> {
    code: Option<&'static str>,
    severity: Severity,
    sentence: String,
    labels: Vec<LabeledSpan>,
    excerpt: Option<Excerpt<'a>>,
}

impl fmt::Display for Picture<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Picture<'_> {}

impl miette::Diagnostic for Picture<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        self.code.map(|code| Box::new(code) as Box<dyn fmt::Display>)
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

//! Diagnostics as text: for a terminal, for programs, for a code review.
//!
//! Receives diagnostics in any order and the texts they point into; puts them in the order of the files,
//! once each. It writes to a string and never to a terminal: width and colour are told to it.

mod excerpt;
mod github;
mod human;
mod json;

use std::cmp::Ordering;

use crate::diagnostic::{Diagnostic, Fix, Language, Severity, Texts};
use crate::source::Sources;

/// For whom diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A person: the lines of the file, underlined, with what to do.
    #[default]
    Human,
    /// A program: an array with one object a line.
    Json,
    /// A code review: the workflow commands of GitHub.
    GitHub,
}

/// How diagnostics are written.
#[derive(Clone, Copy, Debug)]
pub struct RenderOptions {
    /// Whether to write the escape codes of colours.
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// In which language.
    pub language: Language,
    /// For whom.
    pub format: Format,
}

impl Default for RenderOptions {
    fn default() -> Self {
        RenderOptions { color: false, width: 100, language: Language::default(), format: Format::default() }
    }
}

/// Writes diagnostics, sorted by file, place and code, exact repetitions left out. For a person, a line with
/// the count of errors and warnings ends the text; without diagnostics the text is empty (`[]` in JSON).
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, options: &RenderOptions) -> String {
    let texts = Texts::load(options.language);
    let sorted = sorted(diagnostics);
    match options.format {
        Format::Human => human::render(&sorted, sources, &texts, options),
        Format::Json => json::render(&sorted, sources, &texts),
        Format::GitHub => github::render(&sorted, sources, &texts),
    }
}

/// "2 erros, 1 aviso": how many of each severity there are, repetitions counted once.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic], texts: &Texts) -> String {
    let sorted = sorted(diagnostics);
    let count = |severity, id| {
        let count = sorted.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (count > 0).then(|| texts.line(id, &[("count", count.to_string())]))
    };
    let counts = [
        count(Severity::Error, "render_errors"),
        count(Severity::Warning, "render_warnings"),
        count(Severity::Advice, "render_advices"),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// In the order of the files, then by place, code and arguments; problems with no place come last.
fn sorted(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by(|left, right| compare(left, right));
    sorted.dedup();
    sorted
}

fn compare(left: &Diagnostic, right: &Diagnostic) -> Ordering {
    let place = |diagnostic: &Diagnostic| (diagnostic.span().is_none(), diagnostic.span());
    let identity = |diagnostic: &Diagnostic| (place(diagnostic), diagnostic.code);
    identity(left).cmp(&identity(right)).then_with(|| left.args.cmp(&right.args))
}

/// The fix in words: "troque por `1.500`". Spaces and line breaks around the text go unsaid.
fn fix_in_words(fix: &Fix, texts: &Texts) -> String {
    let id = match (fix.span.start == fix.span.end, fix.text.is_empty()) {
        (true, _) => "render_insert",
        (false, true) => "render_delete",
        (false, false) => "render_replace",
    };
    let lines: Vec<&str> = fix.text.trim().lines().map(str::trim).collect();
    texts.line(id, &[("text", lines.join(" ↵ "))])
}

#[cfg(test)]
mod tests;

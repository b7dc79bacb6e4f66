//! Diagnostics as text: for a terminal, for programs, for a code review.
//!
//! Receives diagnostics in any order and the texts they point into; puts them in the order of the files,
//! once each. It writes to a string and never to a terminal: width and colour are told to it.

mod excerpt;
mod github;
mod human;
mod json;
mod sarif;

pub use github::annotation;

use std::cmp::Ordering;

use crate::diagnostic::{Diagnostic, Language, Severity, Texts};
use crate::source::{Sources, Span};

/// For whom diagnostics are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A person: the lines of the file, underlined, with what to do.
    #[default]
    Human,
    /// A program: an array with one object a line.
    Json,
    /// Code scanning: SARIF.
    Sarif,
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
        Format::Sarif => sarif::render(&sorted, sources, &texts),
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

/// The fix in words: "troque por `1.500`". Spaces and line breaks around the texts go unsaid, and so does a
/// fix that changes nothing else; what is changed, or where, is named when it is not the main place.
fn fix_in_words(diagnostic: &Diagnostic, sources: &Sources, texts: &Texts) -> Option<String> {
    let fix = diagnostic.fix.as_ref()?;
    let (old, new) = (on_one_line(sources.slice(fix.span)), on_one_line(&fix.text));
    let main = diagnostic.span();
    let id = if fix.span.start == fix.span.end {
        let here = main.is_some_and(|main| touches(main, fix.span));
        if here { "render_insert" } else { "render_insert_at" }
    } else if old == new {
        return None;
    } else if fix.text.is_empty() {
        "render_delete"
    } else {
        let here = main.is_none_or(|main| main == fix.span);
        if here { "render_replace" } else { "render_replace_text" }
    };
    let (_, line, column) = sources.locate(fix.span);
    let args = [("old", old), ("text", new), ("line", line.to_string()), ("column", column.to_string())];
    Some(texts.line(id, &args))
}

/// Whether an empty span stands at one of the ends of another.
fn touches(place: Span, empty: Span) -> bool {
    place.source == empty.source && (empty.start == place.start || empty.start == place.end)
}

/// A text as it is quoted in a sentence.
fn on_one_line(text: &str) -> String {
    let lines: Vec<&str> = text.trim().lines().map(str::trim).collect();
    lines.join(" ↵ ")
}

#[cfg(test)]
mod tests;

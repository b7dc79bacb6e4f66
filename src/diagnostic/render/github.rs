//! Diagnostics for a code review: one workflow command of GitHub a line.

use crate::diagnostic::render::fix_in_words;
use crate::diagnostic::render::json::place;
use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::source::{Sources, Span};

/// Writes diagnostics that are already in order.
pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, texts: &Texts) -> String {
    diagnostics.iter().map(|diagnostic| command(diagnostic, sources, texts)).collect()
}

fn command(diagnostic: &Diagnostic, sources: &Sources, texts: &Texts) -> String {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "notice",
    };
    let fix = fix_in_words(diagnostic, sources, texts).map(|words| format!("→ {words}"));
    let lines: Vec<String> =
        std::iter::once(texts.sentence(diagnostic)).chain(texts.help(diagnostic)).chain(fix).collect();
    annotation(level, diagnostic.span(), diagnostic.code.0, &lines.join("\n"), sources)
}

/// One workflow command of a level (`error`, `warning`, `notice`), on a line of its own.
#[must_use]
pub fn annotation(level: &str, span: Option<Span>, title: &str, text: &str, sources: &Sources) -> String {
    let mut properties = Vec::new();
    if let Some(span) = span {
        let place = place(span, sources);
        properties.extend(place.file.map(|file| format!("file={}", property(file))));
        properties.extend(place.line.map(|line| format!("line={line}")));
        properties.extend(place.end_line.map(|line| format!("endLine={line}")));
        // Columns are of one line: an annotation over several has none.
        if place.line == place.end_line {
            properties.extend(place.column.map(|column| format!("col={column}")));
            properties.extend(place.end_column.map(|column| format!("endColumn={column}")));
        }
    }
    properties.push(format!("title={}", property(title)));
    format!("::{level} {}::{}\n", properties.join(","), message(text))
}

/// A message as a command carries it, on one line.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value of a property, which may hold no `:` or `,` either.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

//! Format: a file as it should look, saying the same.
//!
//! Receives the text of one file that has no syntax error. Guarantees that the result reads as the same tree but
//! for places, keeps every comment, and formats to itself; refuses otherwise. Keeps the author's line breaks, at
//! most one blank line at a time; decides the spaces within lines and the columns across them.

mod columns;
mod line;
mod meaning;

use std::fmt;

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::SourceId;
use crate::syntax::ast::File;
use crate::syntax::{parse, tokens};

pub use meaning::same_meaning;

/// Why a text was not formatted.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It has syntax errors: these.
    Unreadable(Vec<Diagnostic>),
    /// What came out would not say the same; a fault of the formatter.
    WouldChange,
}

impl fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Refusal::Unreadable(_) => "the text has syntax errors",
            Refusal::WouldChange => "the formatted text would not say the same",
        })
    }
}

impl std::error::Error for Refusal {}

/// The text of a file, formatted.
///
/// # Errors
/// When the text has syntax errors, or when the result would not read as the same tree.
pub fn format(text: &str) -> Result<String, Refusal> {
    let (file, problems) = parse(SourceId(0), text);
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Refusal::Unreadable(problems));
    }
    format_file(&file, text)
}

/// The text of a file already read, formatted. `file` must be what `text` was read as, without errors.
///
/// # Errors
/// When the result would not read as the same tree.
pub fn format_file(file: &File, text: &str) -> Result<String, Refusal> {
    let mut lines = line::lines(tokens(text));
    columns::align(&mut lines);
    let result = line::write(&lines);
    let (again, problems) = parse(file.source, &result);
    let kept = comments(&tokens(text)) == comments(&tokens(&result));
    if problems.is_empty() && kept && same_meaning(file, &again) { Ok(result) } else { Err(Refusal::WouldChange) }
}

/// The comments among the tokens, in order.
fn comments(tokens: &[crate::syntax::Token]) -> Vec<&str> {
    tokens
        .iter()
        .filter(|token| token.kind == crate::syntax::TokenKind::Comment)
        .map(|token| token.text.as_str())
        .collect()
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test that cannot go on has failed")]
mod tests;

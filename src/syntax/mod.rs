//! Syntax: text → [`ast::File`] and what is wrong with it.
//!
//! Receives the text of one file. Guarantees a tree whatever the text, with an explicit error node for what could
//! not be read, and every syntax error of the file in one run, in the order of the text. Takes time linear in the
//! text and a bounded depth of stack. Does not resolve names, and judges no meaning.
//!
//! `grammar/valora.pest` is the only definition of the syntax; one function here reads each of its rules.

pub mod ast;

mod amendment;
mod block;
mod citation;
mod clause;
mod condition;
mod cursor;
mod declaration;
mod example;
mod expected;
mod expression;
mod file;
mod grammar;
mod indicator;
mod literal;
mod lost;
mod outline;
mod scan;
mod slip;
mod table;
mod token;
mod transfer;

pub use outline::{ActKey, Outline, act_of, amended, used};
pub use token::{Token, TokenKind, tokens};

use pest::Parser;

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{SourceId, Span};
use crate::syntax::ast::{File, Header};
use crate::syntax::cursor::{MOST_PROBLEMS, Reader};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::scan::scan;

/// Reads the text of one file. Never fails: what could not be read is reported and left out.
#[must_use]
pub fn parse(source: SourceId, text: &str) -> (File, Vec<Diagnostic>) {
    let scanned = scan(source, text);
    let mut reader = Reader::new(source, &scanned);
    let tree = Grammar::parse(Rule::file, &scanned.text).ok().and_then(|mut pairs| pairs.next());
    let file = match tree {
        Some(tree) => reader.file(tree),
        None => {
            // Not known to happen: the grammar reads any text. A file that was not read must not pass for a right one.
            reader.problems.push(expression::too_deep(reader.place(0, text.len())));
            File {
                source,
                edition: None,
                header: Header::default(),
                items: Vec::new(),
                comments: Vec::new(),
                citations: Vec::new(),
            }
        }
    };
    let mut problems = reader.problems;
    problems.extend(scanned.problems);
    problems.sort_by_key(|problem| problem.span().map(|span| span.start));
    if problems.len() > MOST_PROBLEMS {
        problems.truncate(MOST_PROBLEMS);
        problems.extend(problems.last().and_then(Diagnostic::span).map(too_many));
    }
    for label in problems.iter_mut().flat_map(|problem| &mut problem.labels) {
        label.span = on_characters(text, label.span);
    }
    (file, problems)
}

/// A place widened to whole characters: a line read again with its slips mended has other lengths.
fn on_characters(text: &str, span: Span) -> Span {
    let back = |at: u32| (0..=at).rev().find(|at| text.is_char_boundary(*at as usize)).unwrap_or(0);
    let on = |at: u32| (at..=at.saturating_add(4)).find(|at| text.is_char_boundary(*at as usize));
    Span { start: back(span.start), end: on(span.end).unwrap_or_else(|| back(span.end)), ..span }
}

/// More problems than are worth telling; they are told up to here.
fn too_many(last: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_TOO_MANY, last).arg("limit", MOST_PROBLEMS).help("help")
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a test that cannot go on has failed")]
mod tests;

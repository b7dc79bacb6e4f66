//! What the act leaves open: methods owed by a note not yet published, and a text known only in part. Advice, which
//! a reading cited there answers: it has told the reader.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Column, Pending, Program};
use crate::source::Span;

/// Lists every column whose method is owed, and a text known in part.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let untold = program.partial.iter().filter(|(_, citation)| citation.readings.is_empty());
    diagnostics.extend(untold.map(|(span, _)| partial_text(*span)));
    let columns = program.inputs.iter().flat_map(|input| &input.columns);
    for column in columns.filter(|column| column.citation.readings.is_empty()) {
        diagnostics.extend(column.pending.as_ref().map(|pending| pending_method(column, pending)));
    }
}

fn partial_text(span: Span) -> Diagnostic {
    Diagnostic::advice(codes::CHECK_PARTIAL_TEXT, span).help("help")
}

fn pending_method(column: &Column, pending: &Pending) -> Diagnostic {
    let diagnostic = Diagnostic::advice(codes::CHECK_PENDING_METHOD, pending.span).arg("column", &column.name);
    match &pending.note {
        Some(note) => diagnostic.arg("note", note).arg("named", "yes"),
        None => diagnostic.arg("note", "").arg("named", "no"),
    }
    .help("help")
}

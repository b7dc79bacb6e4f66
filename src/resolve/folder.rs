//! The other acts of a policy folder.
//!
//! Receives the tree of an act and the texts beside it, of which only the header is read. Reports a second file that
//! is the same act: nobody could tell which of the two is meant.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Sources, Span};
use crate::syntax::{self, ast};

/// The two files that are this act, in the order they came; the same problem whichever of them is asked about.
pub(super) fn twice(file: &ast::File, sources: &Sources) -> Option<Diagnostic> {
    let act = file.header.act.as_ref()?;
    let acts = sources.beside(file.source).filter_map(|(id, source)| syntax::act(id, &source.text));
    let mut same: Vec<Span> = acts.filter(|other| other.is(act)).map(|other| other.span).collect();
    same.push(act.span);
    same.sort_unstable();
    let [first, second, ..] = same.as_slice() else { return None };
    Some(duplicate_act(act, *second, *first, sources))
}

fn duplicate_act(act: &ast::Act, span: Span, first: Span, sources: &Sources) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_DUPLICATE_ACT, span)
        .label(first, "label_first")
        .arg("act", format!("{} {} de {}", act.words, act.number, act.date))
        .arg("file", sources.locate(span).0)
        .arg("first", sources.locate(first).0)
        .help("help")
}

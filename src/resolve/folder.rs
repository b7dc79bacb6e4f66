//! The other acts of a policy folder.
//!
//! Receives the tree of an act and the texts beside it, of which only the first line is read. Reports a second file that
//! is the same act: nobody could tell which of the two is meant.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Sources, Span};
use crate::syntax::{ActKey, act_of, ast, parse};

/// The two files that are this act, in the order they came; the same problem whichever of them is asked about.
pub(super) fn twice(file: &ast::File, sources: &Sources) -> Option<Diagnostic> {
    let act = file.header.act.as_ref()?;
    let key = ActKey::from(act);
    let same = sources.beside(file.source).filter(|(_, source)| act_of(&source.text).as_ref() == Some(&key));
    let mut same: Vec<Span> =
        same.filter_map(|(id, source)| parse(id, &source.text).0.header.act).map(|other| other.span).collect();
    same.push(act.span);
    same.sort_unstable();
    let [first, second, ..] = same.as_slice() else { return None };
    Some(duplicate_act(act, *second, *first, sources))
}

fn duplicate_act(act: &ast::Act, span: Span, first: Span, sources: &Sources) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_DUPLICATE_ACT, span)
        .label(first, "label_first")
        .arg("act", act.words_and_date())
        .arg("file", sources.locate(span).0)
        .arg("first", sources.locate(first).0)
        .help("help")
}

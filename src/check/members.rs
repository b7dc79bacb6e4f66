//! A choice over a category names each of its members once.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// Reports each member that no row names, and each that two rows do.
pub(super) fn check(
    members: &[String],
    rows: &[(Vec<String>, Span)],
    owner: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for member in members {
        let naming: Vec<Span> =
            rows.iter().filter(|(names, _)| names.contains(member)).map(|(_, span)| *span).collect();
        match naming.as_slice() {
            [] => diagnostics.push(missing_member(owner, member, span)),
            [_] => {}
            [first, second, ..] => diagnostics.push(repeated_member(owner, member, *second, *first)),
        }
    }
}

fn missing_member(owner: &str, member: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_MISSING_MEMBER, span).arg("owner", owner).arg("member", member).help("help")
}

fn repeated_member(owner: &str, member: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_REPEATED_MEMBER, span)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("member", member)
        .help("help")
}

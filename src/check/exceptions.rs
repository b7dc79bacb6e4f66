//! Two exceptions that replace the same thing never hold at once.

use crate::check::regions::{Regions, when};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Condition, Program};
use crate::source::Span;

/// Reports a case in which both hold.
pub(super) fn check(
    program: &Program,
    first: &Condition,
    second: &Condition,
    owner: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let regions = Regions::of(program, &[first.node, second.node]);
    if let Some(case) = regions.find(|case| case.holds(first.node) && case.holds(second.node)) {
        diagnostics.push(exceptions_overlap(owner, &case.describe(|_| None), first.span, second.span));
    }
}

fn exceptions_overlap(owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_EXCEPTIONS_OVERLAP, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

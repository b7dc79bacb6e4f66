//! Two exceptions that replace the same thing never hold at once.

use crate::check::regions::Regions;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Condition, Program};

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
        diagnostics.push(
            Diagnostic::error(codes::CHECK_EXCEPTIONS_OVERLAP, second.span)
                .label(first.span, "label_first")
                .arg("owner", owner)
                .arg("case", case.describe(|_| None))
                .help("help"),
        );
    }
}

//! Two rows that say different things of one thing never hold at once: exceptions, interim rules, what withholds.

use crate::check::regions::{case_of, when};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::ir::{ApartOf, Condition, NodeId, Program};
use crate::source::Span;

/// Reports a case in which both hold.
pub(super) fn check(
    program: &Program,
    of: ApartOf,
    (first, second): (&Condition, &Condition),
    given: &[(NodeId, bool)],
    owner: &str,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_read = !first.citation.readings.is_empty() || !second.citation.readings.is_empty();
    if of != ApartOf::Exceptions && is_read {
        return;
    }
    let both = [(first.node, true), (second.node, true)];
    let Ok(Some(case)) = case_of(program, &both) else {
        return;
    };
    // What is known where they are read may leave no room for that case.
    let case = case_of(program, &[&both, given].concat()).unwrap_or(Some(case));
    diagnostics.extend(case.map(|case| overlap(of, owner, &case, first.span, second.span)));
}

fn overlap(of: ApartOf, owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    let (severity, code) = match of {
        ApartOf::Exceptions => (Severity::Error, codes::CHECK_EXCEPTIONS_OVERLAP),
        ApartOf::Withheld => (Severity::Warning, codes::CHECK_WITHHELD_OVERLAP),
        ApartOf::Interim => (Severity::Warning, codes::CHECK_INTERIM_OVERLAP),
    };
    Diagnostic::new(severity, code, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

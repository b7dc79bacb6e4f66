//! Two rows that say different things of one thing never hold at once: exceptions, interim rules, what withholds.

use crate::check::regions::{Case, Regions, when};
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
    if both(program, first.node, second.node, &[]).is_none() {
        return;
    }
    // What is known where they are read may leave no room for that case.
    let case = both(program, first.node, second.node, given);
    diagnostics.extend(case.map(|case| overlap(of, owner, &case, first.span, second.span)));
}

/// A case in which both hold, in words; what is given is left out where it makes too many cases.
fn both(program: &Program, first: NodeId, second: NodeId, given: &[(NodeId, bool)]) -> Option<String> {
    let nodes: Vec<NodeId> = [first, second].into_iter().chain(given.iter().map(|(node, _)| *node)).collect();
    let regions = Regions::of(program, &nodes);
    if regions.is_large() && !given.is_empty() {
        return both(program, first, second, &[]);
    }
    let possible = |case: &Case<'_, '_>| given.iter().all(|(node, truth)| case.holds(*node) == *truth);
    let case = regions.find(|case| case.holds(first) && case.holds(second) && possible(case));
    case.map(|case| case.describe())
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

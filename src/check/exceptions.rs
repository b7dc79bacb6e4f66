//! Two rows that say different things of one thing never hold at once: exceptions, interim rules, what withholds.

use crate::check::regions::{Regions, when};
use crate::diagnostic::{Diagnostic, codes};
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
    let Some(case) = both(program, first.node, second.node, &[]) else {
        return;
    };
    // What is known where they are read may leave no room for that case.
    let nodes = given.len() + 2;
    let case = if nodes == 2 || Regions::is_large(program, first.node, second.node, given) {
        Some(case)
    } else {
        both(program, first.node, second.node, given)
    };
    diagnostics.extend(case.map(|case| match of {
        ApartOf::Exceptions => exceptions_overlap(owner, &case, first.span, second.span),
        ApartOf::Withheld => withheld_overlap(owner, &case, first.span, second.span),
        ApartOf::Interim => interim_overlap(owner, &case, first.span, second.span),
    }));
}

/// A case in which both hold, in words.
fn both(program: &Program, first: NodeId, second: NodeId, given: &[(NodeId, bool)]) -> Option<String> {
    let nodes: Vec<NodeId> = [first, second].into_iter().chain(given.iter().map(|(node, _)| *node)).collect();
    let regions = Regions::of(program, &nodes);
    let possible = |holds: &dyn Fn(NodeId) -> bool| given.iter().all(|(node, truth)| holds(*node) == *truth);
    let case = regions.find(|case| case.holds(first) && case.holds(second) && possible(&|node| case.holds(node)));
    case.map(|case| case.describe(|_| None))
}

fn exceptions_overlap(owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_EXCEPTIONS_OVERLAP, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

fn withheld_overlap(owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_WITHHELD_OVERLAP, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

fn interim_overlap(owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_INTERIM_OVERLAP, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

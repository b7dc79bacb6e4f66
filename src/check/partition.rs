//! Exactly one of some conditions holds, whatever the data.

use crate::check::regions::{Case, Regions, when};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Condition, NodeId, PartitionOf, Program};
use crate::source::Span;

/// Reports a case in which none of the conditions holds, and one in which two do.
pub(super) fn check(
    program: &Program,
    of: PartitionOf,
    conditions: &[Condition],
    given: &[(NodeId, bool)],
    owner: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let nodes: Vec<NodeId> =
        conditions.iter().map(|condition| condition.node).chain(given.iter().map(|(node, _)| *node)).collect();
    let regions = Regions::of(program, &nodes);
    let possible = |case: &Case<'_, '_>| given.iter().all(|(node, holds)| case.holds(*node) == *holds);
    let none = |case: &Case<'_, '_>| possible(case) && !conditions.iter().any(|condition| case.holds(condition.node));
    if let Some(case) = regions.find(none) {
        diagnostics.push(partition_gap(of, owner, &case.describe(), span));
    }
    for (at, first) in conditions.iter().enumerate() {
        for second in conditions.iter().skip(at + 1) {
            let both = regions.find(|case| possible(case) && case.holds(first.node) && case.holds(second.node));
            if let Some(case) = both {
                diagnostics.push(partition_overlap(owner, &case.describe(), first.span, second.span));
                return;
            }
        }
    }
}

fn partition_gap(of: PartitionOf, owner: &str, case: &str, span: Span) -> Diagnostic {
    let help = match of {
        PartitionOf::Alternatives => "help_alternatives",
        PartitionOf::Tables => "help_tables",
        PartitionOf::Rows => "help_rows",
    };
    Diagnostic::error(codes::CHECK_PARTITION_GAP, span)
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help(help)
}

fn partition_overlap(owner: &str, case: &str, first: Span, second: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_PARTITION_OVERLAP, second)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

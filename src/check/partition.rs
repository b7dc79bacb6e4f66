//! Exactly one of some conditions holds, whatever the data.

use crate::check::regions::{case_of, when};
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
    let case = |wanted: &[(NodeId, bool)]| case_of(program, &[wanted, given].concat()).unwrap_or(None);
    let none: Vec<(NodeId, bool)> = conditions.iter().map(|condition| (condition.node, false)).collect();
    if let Some(case) = case(&none) {
        diagnostics.push(partition_gap(of, owner, &case, span));
    }
    for (at, first) in conditions.iter().enumerate() {
        for second in conditions.iter().skip(at + 1) {
            if let Some(case) = case(&[(first.node, true), (second.node, true)]) {
                diagnostics.push(partition_overlap(owner, &case, first.span, second.span));
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

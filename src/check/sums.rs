//! Weights add up to the declared total; shares of the parts of a transfer add up to 100%.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Cause, NodeId, NodeKind, Program, Share};
use crate::machine::{Machine, Nowhere, Stop};
use crate::source::Span;
use crate::value::{Grain, Number, Period, Value, format};

/// Reports weights that do not add up to the total.
pub(super) fn weights(
    owner: &str,
    weights: &[(Number, Span)],
    total: &Number,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let sum = weights.iter().try_fold(Number::ZERO, |sum, (weight, _)| sum.plus(weight));
    let Ok(sum) = sum else {
        return;
    };
    if sum != *total {
        diagnostics.push(
            Diagnostic::error(codes::CHECK_WEIGHTS_SUM, span)
                .arg("owner", owner)
                .arg("sum", format::number(&sum, None))
                .arg("total", format::number(total, None))
                .help("help"),
        );
    }
}

/// Reports a period in which the shares do not add up: every share is a dated fact, so its changes are known.
pub(super) fn shares(program: &Program, owner: &str, shares: &[Share], span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let given: Vec<NodeId> = shares.iter().filter_map(|share| share.share).collect();
    let rest = given.len() < shares.len();
    'periods: for period in moments(program, &given) {
        let mut machine = Machine::new(program, Nowhere);
        let frame = machine.at(period);
        let mut sum = Some(Number::ZERO);
        for node in &given {
            let value = machine.node(*node, frame);
            if value == Err(Stop::Absent(Cause::NotApplicable)) {
                continue 'periods;
            }
            sum = match (sum, value) {
                (Some(sum), Ok(Value::Number(share))) => sum.plus(&share).ok(),
                _ => None,
            };
        }
        // Shares that depend on the unit are shared by largest remainder whatever they add up to.
        let Some(sum) = sum else {
            return;
        };
        if sum > Number::ONE || (!rest && sum != Number::ONE) {
            diagnostics.push(shares_sum(owner, &sum, period, span));
            return;
        }
    }
}

fn shares_sum(owner: &str, sum: &Number, period: Period, span: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_SHARES_SUM, span)
        .arg("owner", owner)
        .arg("sum", format::percent(sum, None))
        .arg("period", period)
        .help("help")
}

/// One period for each stretch of time in which nothing that the nodes read changes.
fn moments(program: &Program, nodes: &[NodeId]) -> BTreeSet<Period> {
    let start = program.first_period().first_month();
    let mut months = BTreeSet::from([start.index]);
    for (_, node) in nodes.iter().flat_map(|node| program.all_parts(*node)) {
        if let NodeKind::Steps { arms, .. } = &node.kind {
            let ends = arms.iter().filter_map(|arm| arm.until.as_ref()).filter_map(|(end, _)| end.to_i64());
            months.extend(ends.filter_map(|end| i32::try_from(end + 1).ok()));
        }
    }
    let months = months.into_iter().filter(|month| program.validity.0.is_none() || *month >= start.index);
    months.map(|month| Period { grain: Grain::Month, index: month }.within(program.grain)).collect()
}

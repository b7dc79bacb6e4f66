//! A condition that the declared ranges decide once and for all, and an amount that they let be negative.

use std::collections::BTreeSet;

use crate::check::imagined::{self, Imagined, Reads, Trial};
use crate::check::settled;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{NodeId, NodeKind, Op, Program, Transfer};
use crate::source::Span;
use crate::value::{Number, Range, Value};

/// Reports each comparison that always or never holds where a choice depends on it.
pub(super) fn conditions(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut said: BTreeSet<Span> = BTreeSet::new();
    for node in &program.nodes {
        let NodeKind::If(condition, ..) = &node.kind else {
            continue;
        };
        let mut parts = vec![*condition];
        while let Some((id, part)) = parts.pop().and_then(|id| Some((id, program.node(id)?))) {
            match &part.kind {
                NodeKind::Op(Op::And | Op::Or | Op::Not, sides) => parts.extend(sides),
                NodeKind::Op(op, sides) => {
                    // Of a target, more is said than that it always or never holds.
                    let is_target = |said: &Diagnostic| {
                        said.code == codes::CHECK_TARGET_RANGE && said.span().is_some_and(|at| at.contains(part.span))
                    };
                    if let Some((holds, left, right)) = decided(program, *op, sides)
                        && said.insert(part.span)
                        && !diagnostics.iter().any(is_target)
                        && is_written(program, id, node.span)
                    {
                        diagnostics.push(constant_condition(program, holds, left, right, part.span));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a comparison of numbers holds, when their ranges tell; with its sides.
fn decided(program: &Program, op: Op, sides: &[NodeId]) -> Option<(bool, NodeId, NodeId)> {
    let [left, right] = sides else {
        return None;
    };
    let (one, other) = (program.node(*left)?, program.node(*right)?);
    let is_constant = |kind: &NodeKind| matches!(kind, NodeKind::Const(_));
    if !one.ty.kind.is_numeric() || is_constant(&one.kind) && is_constant(&other.kind) {
        return None;
    }
    let apart = one.ty.range.minus(&other.ty.range);
    let zero = Number::ZERO;
    let within = |range: Range| range.contains_range(&apart);
    let equal = match (apart.contains(&zero), apart.as_point()) {
        (false, _) => Some(false),
        (true, Some(_)) => Some(true),
        (true, None) => None,
    };
    let holds = match op {
        Op::Less if within(Range::below(zero.clone())) => true,
        Op::Less if within(Range::at_least(zero.clone())) => false,
        Op::AtMost if within(Range::at_most(zero.clone())) => true,
        Op::AtMost if within(Range::above(zero.clone())) => false,
        Op::Equal => equal?,
        Op::Different => !equal?,
        _ => return None,
    };
    Some((holds, *left, *right))
}

/// Whether a comparison is an author's own: what a form needs between its figures stands where the form does.
fn is_written(program: &Program, comparison: NodeId, choice: Span) -> bool {
    let Some(node) = program.node(comparison) else {
        return false;
    };
    let of_index = program.indices.iter().any(|index| index.span == node.span);
    !of_index && node.span != choice && node.span != Span::default()
}

/// Reports each transfer whose base can be less than nothing, with data that make it so.
pub(super) fn amounts(trial: &mut Trial<'_>, diagnostics: &mut Vec<Diagnostic>) {
    let program = trial.program();
    for transfer in &program.transfers {
        let Some(rule) = program.rule(transfer.planned) else {
            continue;
        };
        let below = rule.ty.range.low.as_ref().is_none_or(|low| low.at.is_negative());
        if !below || settled(program, transfer.span) {
            continue;
        }
        let reads = Reads::of(program, rule.body);
        let frame = trial.at(program.first_period());
        let found = imagined::find(trial, &reads, frame, |trial, frame| match trial.rule(transfer.planned, frame) {
            Ok(Value::Number(amount)) if amount.is_negative() && imagined::is_allowed(trial, frame) => Some(amount),
            _ => None,
        });
        *trial.world() = Imagined::default();
        trial.forget();
        diagnostics.extend(found.map(|amount| negative_amount(program, transfer, &amount)));
    }
}

fn constant_condition(program: &Program, holds: bool, left: NodeId, right: NodeId, span: Span) -> Diagnostic {
    let ends = |id: NodeId| {
        let node = program.node(id)?;
        let write = |at: &Number| program.write(&Value::Number(at.clone()), &node.ty.kind, None);
        let range = &node.ty.range;
        Some(match (&range.low, &range.high) {
            _ if range.as_point().is_some() => range.as_point().map(write)?,
            (Some(low), Some(high)) => format!(">= {} e <= {}", write(&low.at), write(&high.at)),
            (Some(low), None) => format!(">= {}", write(&low.at)),
            (None, Some(high)) => format!("<= {}", write(&high.at)),
            (None, None) => return None,
        })
    };
    Diagnostic::warning(codes::CHECK_CONSTANT_CONDITION, span)
        .arg("holds", if holds { "always" } else { "never" })
        .arg("left", ends(left).unwrap_or_default())
        .arg("right", ends(right).unwrap_or_default())
        .help("help")
}

fn negative_amount(program: &Program, transfer: &Transfer, amount: &Number) -> Diagnostic {
    let kind = program.rule(transfer.planned).map(|rule| rule.ty.kind.clone());
    let written = kind.map(|kind| program.write(&Value::Number(amount.clone()), &kind, None));
    let base = base_span(program, transfer).unwrap_or(transfer.span);
    Diagnostic::warning(codes::CHECK_NEGATIVE_AMOUNT, base)
        .label(transfer.citation.span, "label_cited")
        .arg("transfer", &transfer.name)
        .arg("amount", written.unwrap_or_default())
        .help("help")
}

/// The words of a base.
fn base_span(program: &Program, transfer: &Transfer) -> Option<Span> {
    let mut body = program.rule(transfer.planned)?.body;
    loop {
        let node = program.node(body)?;
        body = match &node.kind {
            NodeKind::If(_, then, _) => *then,
            NodeKind::Round { subject, .. } => *subject,
            _ => return Some(node.span).filter(|span| transfer.span.contains(*span)),
        };
    }
}

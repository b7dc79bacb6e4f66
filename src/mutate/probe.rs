//! A policy in which one element says something else wherever it is reached: data on which it differs reach it.

use crate::eval::{Gap, GapKind};
use crate::ir::{Absences, Cause, Node, NodeId, NodeKind, Program};
use crate::source::Span;
use crate::value::Value;

/// The policy with an element that no example reaches changed; `None` where the place says nothing to change.
pub(super) fn probed(program: &Program, gap: &Gap) -> Option<Program> {
    let mut changed = program.clone();
    let is_changed = match gap.kind {
        GapKind::Rule | GapKind::Part => emptied(&mut changed, &gap.name),
        GapKind::Band => row_emptied(&mut changed, gap.span),
        GapKind::Applicable => settled(&mut changed, applicability(program, &gap.name)?, false),
        GapKind::NotApplicable => settled(&mut changed, applicability(program, &gap.name)?, true),
        GapKind::Exception | GapKind::Deemed => settled(&mut changed, condition(program, gap.span)?, false),
        GapKind::NoException => settled(&mut changed, condition(program, gap.span)?, true),
        GapKind::Monitoring => paid_later(&mut changed, gap.span),
        // Sides of limits and rows of amounts are the faults' own; what an operation writes is of many kinds.
        GapKind::Side | GapKind::Instalment | GapKind::Operation => false,
    };
    is_changed.then_some(changed)
}

/// A node that never has a value, in the place of another's.
fn absent(program: &mut Program, like: NodeId) -> Option<NodeId> {
    let mut ty = program.node(like)?.ty.clone();
    ty.absences = Absences::of(Cause::Undefined);
    program.nodes.push(Node { kind: NodeKind::Absent(Cause::Undefined), ty, span: Span::default() });
    u32::try_from(program.nodes.len().saturating_sub(1)).ok().map(NodeId)
}

/// A figure, or a part of a transfer, that never has a value.
fn emptied(program: &mut Program, name: &str) -> bool {
    let names = [name.to_owned(), format!("{name}.desempenho"), format!("{name}.apurado")];
    let found = names.iter().rev().find_map(|name| program.rule_named(name));
    let body = found.and_then(|rule| program.rule(rule)).map(|rule| rule.body);
    let Some(nothing) = body.and_then(|body| absent(program, body)) else { return false };
    let rule = found.and_then(|rule| program.rules.get_mut(rule.0 as usize));
    rule.map(|rule| rule.body = nothing).is_some()
}

/// A row of a table of bands that gives nothing.
fn row_emptied(program: &mut Program, row: Span) -> bool {
    let of_row =
        |node: &Node| matches!(&node.kind, NodeKind::Steps { arms, .. } if arms.iter().any(|arm| arm.span == row));
    let tables: Vec<usize> = program.nodes.iter().enumerate().filter(|(_, it)| of_row(it)).map(|(at, _)| at).collect();
    for table in &tables {
        let result = match program.nodes.get(*table).map(|node| &node.kind) {
            Some(NodeKind::Steps { arms, .. }) => arms.iter().find(|arm| arm.span == row).map(|arm| arm.result),
            _ => None,
        };
        let Some(nothing) = result.and_then(|result| absent(program, result)) else { continue };
        if let Some(NodeKind::Steps { arms, .. }) = program.nodes.get_mut(*table).map(|node| &mut node.kind) {
            arms.iter_mut().filter(|arm| arm.span == row).for_each(|arm| arm.result = nothing);
        }
    }
    !tables.is_empty()
}

/// A condition that always comes to the same, wherever it is written so.
fn settled(program: &mut Program, condition: NodeId, truth: bool) -> bool {
    let Some(span) = program.node(condition).map(|node| node.span) else { return false };
    let ids = (0..program.nodes.len()).filter_map(|at| u32::try_from(at).ok()).map(NodeId);
    let alike: Vec<NodeId> = ids
        .filter(|id| program.node(*id).is_some_and(|node| node.span == span) && program.same(*id, condition))
        .collect();
    for id in &alike {
        if let Some(node) = program.nodes.get_mut(id.0 as usize) {
            node.kind = NodeKind::Const(Value::Truth(truth));
        }
    }
    !alike.is_empty()
}

/// When an indicator, index or transfer applies.
fn applicability(program: &Program, name: &str) -> Option<NodeId> {
    let indicators = program.indicators.iter().filter(|it| it.name == name).map(|it| it.applies);
    let indices = program.indices.iter().filter(|it| it.name == name).map(|it| it.applies);
    let transfers = program.transfers.iter().filter(|it| it.name == name).map(|it| it.applies);
    indicators.chain(indices).chain(transfers).find_map(|applies| applies)
}

/// When the exception, suspension or retention written at a place holds.
fn condition(program: &Program, place: Span) -> Option<NodeId> {
    let rows = program.indicators.iter().flat_map(|it| it.deemed.iter().chain(&it.suspended));
    let withheld = program.transfers.iter().filter_map(|it| it.withheld.as_ref());
    let rows = rows.chain(withheld).map(|row| (row.span, row.node));
    let exceptions = program.transfers.iter().flat_map(|it| &it.exceptions).map(|it| (it.span, it.node));
    rows.chain(exceptions).find(|(span, _)| *span == place).map(|(_, node)| node)
}

/// A row of the monitoring schedule that pays a year later.
fn paid_later(program: &mut Program, place: Span) -> bool {
    let rows = program.monitoring.iter_mut().flat_map(|schedule| &mut schedule.rows);
    rows.filter(|row| row.span == place).map(|row| row.payment.1 += 1).count() > 0
}

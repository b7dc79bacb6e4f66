//! Faults in operators: comparisons that take in or leave out their limit, `e` and `ou`, `mínimo` and `máximo`, and how
//! figures are rounded.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Node, NodeId, NodeKind, Op, Program, RuleKind};
use crate::mutate::absence::is_said_twice;
use crate::mutate::edit::Edit;
use crate::mutate::grid::step_of;
use crate::mutate::scene::Scene;
use crate::mutate::{Equivalence, FaultKind};
use crate::source::Span;
use crate::value::{Rounding, Value};

/// Plants faults in every operator that is written, and in the roundings.
pub(super) fn plant(scene: &mut Scene<'_>) {
    let mut done: BTreeSet<(Span, &'static str)> = BTreeSet::new();
    for (id, node) in scene.nodes() {
        let NodeKind::Op(op, operands) = &node.kind else { continue };
        let Some((kind, other)) = exchanged(*op) else { continue };
        if !scene.is_here(node.span) || !is_written(scene, &node, *op, operands) || !done.insert((node.span, word(*op)))
        {
            continue;
        }
        let alike = scene.at(node.span).into_iter().filter_map(|id| edit(scene, id, *op, other)).collect();
        let (from, to) = match kind {
            FaultKind::Comparison => compared(&scene.words(node.span)),
            _ => (word(*op).to_owned(), word(other).to_owned()),
        };
        let of = if kind == FaultKind::Comparison { String::new() } else { scene.words(node.span) };
        // An applicability that takes in more changes nothing where what it guards is inapplicable anyway.
        let wider = *op == Op::And && is_said_twice(scene, &scene.alike(id));
        scene.mutant((kind, node.span), (&of, from, to), alike, wider.then_some(Equivalence::SaidTwice));
    }
    roundings(scene);
}

/// What an operator is taken for, by mistake.
fn exchanged(op: Op) -> Option<(FaultKind, Op)> {
    match op {
        Op::Less => Some((FaultKind::Comparison, Op::AtMost)),
        Op::AtMost => Some((FaultKind::Comparison, Op::Less)),
        Op::And => Some((FaultKind::Connective, Op::Or)),
        Op::Or => Some((FaultKind::Connective, Op::And)),
        Op::Minimum => Some((FaultKind::Extreme, Op::Maximum)),
        Op::Maximum => Some((FaultKind::Extreme, Op::Minimum)),
        _ => None,
    }
}

fn edit(scene: &Scene<'_>, id: NodeId, from: Op, to: Op) -> Option<Edit> {
    match scene.program.node(id).map(|node| &node.kind) {
        Some(NodeKind::Op(op, operands)) if *op == from => Some(Edit::Node(id, NodeKind::Op(to, operands.clone()))),
        _ => None,
    }
}

/// Whether the act writes the operator, rather than a form that was lowered to it.
fn is_written(scene: &Scene<'_>, node: &Node, op: Op, operands: &[NodeId]) -> bool {
    let [left, right] = operands else { return op_is_extreme(op) && starts_extreme(scene.text(node.span)) };
    let (Some(left), Some(right)) = (scene.program.node(*left), scene.program.node(*right)) else { return false };
    match op {
        // A date that a period is compared with is moved instead.
        Op::Less | Op::AtMost => {
            ![left, right].iter().any(|side| is_fixed_day(side)) && has_sign(scene.text(node.span))
        }
        Op::And | Op::Or => joined(scene, left.span, right.span, word(op)),
        // `limite` caps an amount by what stands after it.
        _ => starts_extreme(scene.text(node.span)) || (right.span == node.span && left.span != node.span),
    }
}

fn op_is_extreme(op: Op) -> bool {
    matches!(op, Op::Minimum | Op::Maximum)
}

fn starts_extreme(text: &str) -> bool {
    ["mínimo(", "máximo(", "minimo(", "maximo(", "limita("].iter().any(|word| text.starts_with(word))
}

fn is_fixed_day(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Const(Value::Date(_)))
}

fn has_sign(text: &str) -> bool {
    text.contains(['<', '>'])
}

/// Whether a word stands between two sides.
fn joined(scene: &Scene<'_>, left: Span, right: Span, word: &str) -> bool {
    if left.source != right.source || left.end > right.start {
        return false;
    }
    let between = scene.text(Span { source: left.source, start: left.end, end: right.start });
    between.split_whitespace().any(|it| it == word)
}

/// An operator as the act writes it.
const fn word(op: Op) -> &'static str {
    match op {
        Op::And => "e",
        Op::Or => "ou",
        Op::Minimum => "mínimo",
        Op::Maximum => "máximo",
        Op::Less => "<",
        _ => "<=",
    }
}

/// A comparison, and the same with its sign taken for the other.
fn compared(text: &str) -> (String, String) {
    let pairs = [("<=", "<"), (">=", ">"), ("<", "<="), (">", ">=")];
    let found = pairs.into_iter().find(|(sign, _)| text.contains(sign));
    let to = found.map_or_else(String::new, |(sign, other)| text.replacen(sign, other, 1));
    (text.to_owned(), to)
}

/// How figures are rounded: the money by the clause of the header, each other figure by its own.
fn roundings(scene: &mut Scene<'_>) {
    let mut money: Vec<NodeId> = Vec::new();
    let mut figures: BTreeMap<Span, Vec<NodeId>> = BTreeMap::new();
    for rule in &scene.program.rules {
        for id in rounded(&scene.program, rule.body) {
            match rule.kind {
                RuleKind::Money | RuleKind::Internal => money.push(id),
                _ => figures.entry(rule.span).or_default().push(id),
            }
        }
    }
    if let Some(span) = scene.clause("arredonda") {
        rounding(scene, span, &money);
    }
    for (span, ids) in figures {
        let clause = scene.line_with(span, " casa").unwrap_or(span);
        rounding(scene, clause, &ids);
    }
}

/// The roundings of a rule.
fn rounded(program: &Program, id: NodeId) -> Vec<NodeId> {
    let parts = program.parts(id).filter(|(_, node)| matches!(node.kind, NodeKind::Round { .. }));
    parts.map(|(id, _)| id).collect()
}

fn rounding(scene: &mut Scene<'_>, span: Span, ids: &[NodeId]) {
    let (mut edits, mut words, mut exact) = (Vec::new(), None, true);
    for id in ids {
        let Some(NodeKind::Round { subject, step, mode, places }) = scene.program.node(*id).map(|it| &it.kind) else {
            continue;
        };
        let other = taken_for(*mode);
        let finest = step_of(&scene.program, *subject);
        exact &= finest.is_some_and(|finest| finest.is_zero() || finest.is_multiple_of(step));
        words = Some((mode_word(*mode).to_owned(), mode_word(other).to_owned()));
        let kind = NodeKind::Round { subject: *subject, step: step.clone(), mode: other, places: *places };
        edits.push(Edit::Node(*id, kind));
    }
    let Some((from, to)) = words else { return };
    scene.mutant((FaultKind::Rounding, span), ("", from, to), edits, exact.then_some(Equivalence::OnGrid));
}

const fn taken_for(mode: Rounding) -> Rounding {
    match mode {
        Rounding::HalfAwayFromZero => Rounding::Truncate,
        Rounding::HalfToEven | Rounding::Truncate => Rounding::HalfAwayFromZero,
        Rounding::Ceiling => Rounding::Floor,
        Rounding::Floor => Rounding::Ceiling,
    }
}

const fn mode_word(mode: Rounding) -> &'static str {
    match mode {
        Rounding::HalfAwayFromZero => "meio para cima",
        Rounding::HalfToEven => "meio par",
        Rounding::Truncate => "truncado",
        Rounding::Ceiling => "teto",
        Rounding::Floor => "piso",
    }
}

//! Faults in what the act writes as it stands: figures moved by one in their last place, dates and periods by one period,
//! `integral` and `zero` exchanged.

use std::collections::BTreeSet;

use crate::ir::{Kind, Node, NodeId, NodeKind, Op};
use crate::mutate::FaultKind;
use crate::mutate::edit::Edit;
use crate::mutate::scene::Scene;
use crate::source::Span;
use crate::value::{Date, Number, Period, Value};

/// Plants faults in every constant that is written.
pub(super) fn plant(scene: &mut Scene<'_>) {
    let mut done: BTreeSet<(Span, Value)> = BTreeSet::new();
    let compared = compared(scene);
    for (id, node) in scene.nodes() {
        let NodeKind::Const(value) = &node.kind else { continue };
        if !done.insert((node.span, value.clone())) || !scene.is_here(node.span) {
            continue;
        }
        let alike: Vec<NodeId> = scene.at(node.span).into_iter().filter(|id| is_const(scene, *id, value)).collect();
        let is_limit = compared.contains(&id);
        match value {
            Value::Number(number) => figure(scene, &node, number, &alike, is_limit),
            Value::Date(date) => day(scene, &node, *date, &alike),
            Value::Period(period) => {
                for moved in [period.previous(), period.next()] {
                    let words = (period.to_string(), moved.to_string());
                    replace(scene, FaultKind::Date, node.span, words, &alike, &Value::Period(moved));
                }
            }
            _ => {}
        }
    }
}

fn is_const(scene: &Scene<'_>, id: NodeId, value: &Value) -> bool {
    matches!(scene.program.node(id).map(|node| &node.kind), Some(NodeKind::Const(known)) if known == value)
}

/// The constants that something is compared with: limits, which may be wrong on either side.
fn compared(scene: &Scene<'_>) -> BTreeSet<NodeId> {
    let mut found = BTreeSet::new();
    for (_, node) in scene.nodes() {
        if let NodeKind::Op(Op::Less | Op::AtMost | Op::Equal | Op::Different, operands) = node.kind {
            found.extend(operands);
        }
    }
    found
}

fn replace(
    scene: &mut Scene<'_>,
    kind: FaultKind,
    span: Span,
    (from, to): (String, String),
    alike: &[NodeId],
    value: &Value,
) {
    let edits = alike.iter().map(|id| Edit::Node(*id, NodeKind::Const(value.clone()))).collect();
    scene.mutant((kind, span), ("", from, to), edits, None);
}

/// A number: up by one in the last place written; down where it is a whole, both ways where it is a limit.
fn figure(scene: &mut Scene<'_>, node: &Node, number: &Number, alike: &[NodeId], is_limit: bool) {
    let text = scene.text(node.span);
    if let Some((from, to)) = effect(text) {
        let value = if to == "integral" { Number::ONE } else { Number::ZERO };
        let words = (from.to_owned(), to.to_owned());
        return replace(scene, FaultKind::Effect, node.span, words, alike, &Value::Number(value));
    }
    let Some(places) = places(text) else { return };
    let percent = text.contains('%') && node.ty.kind == Kind::Percent;
    let step = Number::from_scaled(1, if percent { places + 2 } else { places });
    let is_whole = node.ty.kind == Kind::Percent && *number >= Number::ONE;
    let mut moved = Vec::new();
    if is_limit || !is_whole {
        moved.extend(number.plus(&step));
    }
    if is_limit || is_whole {
        moved.extend(number.minus(&step));
    }
    for value in moved {
        let words = (scene.write(number, &node.ty.kind), scene.write(&value, &node.ty.kind));
        replace(scene, FaultKind::Value, node.span, words, alike, &Value::Number(value));
    }
}

/// What stands in the place of an effect.
fn effect(text: &str) -> Option<(&str, &'static str)> {
    match text {
        "integral" => Some((text, "zero")),
        "zero" => Some((text, "integral")),
        _ => None,
    }
}

/// The places of a number written alone, with its sign or unit; `None` when the text is anything else.
fn places(text: &str) -> Option<u32> {
    let starts = |word: &str| word.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit());
    let mut words = text.split_whitespace();
    let (first, second, third) = (words.next()?, words.next(), words.next());
    let digits = match (starts(first), second) {
        (true, _) => first,
        // A sign of currency stands before the number and has no letters of a name.
        (false, Some(second)) if starts(second) && first.chars().count() <= 3 => second,
        _ => return None,
    };
    if third.is_some() || text.contains(['(', ')', '{', '}', '=', '*', '+', ';', '|']) {
        return None;
    }
    let after = digits.split_once(',').map_or("", |(_, after)| after);
    u32::try_from(after.chars().take_while(char::is_ascii_digit).count()).ok()
}

/// A day: one period of the policy earlier and later. What only a month is written of stays the first or the last day.
fn day(scene: &mut Scene<'_>, node: &Node, date: Date, alike: &[NodeId]) {
    if !scene.text(node.span).contains(|char: char| char.is_ascii_digit()) || scene.text(node.span).contains('{') {
        return;
    }
    let grain = scene.program.grain;
    let period = Period::containing(grain, date);
    for around in [period.previous(), period.next()] {
        let moved = if date == period.start() {
            Some(around.start())
        } else if date == period.end() {
            Some(around.end())
        } else {
            date.plus_months(i64::from((around.index - period.index) * grain.months()))
        };
        let Some(moved) = moved else { continue };
        let words = (date.to_string(), moved.to_string());
        replace(scene, FaultKind::Date, node.span, words, alike, &Value::Date(moved));
    }
}

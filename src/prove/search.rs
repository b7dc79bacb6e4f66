//! Every point worth trying of two programs, from the simplest to larger ones.
//!
//! Receives points to begin from; gives each of them, then with one thing changed, then with two, until whoever is
//! given them has had enough. What may be changed: the period, at both sides of every dated change; the unit, to each
//! row of the tables that name units; every yes/no, member and optional cell; and cells so that each figure that is
//! compared with a limit comes to the limit and to both of its sides.

use crate::ir::{Domain, Input, Kind, NodeId, NodeKind, Op, Program, Rows, Shift};
use crate::prove::cases::{Case, named, plain_text};
use crate::prove::same::Wanted;
use crate::prove::solve::{achieve, asked};
use crate::value::{Number, Period, Value};

/// Something that may be changed in a point.
#[derive(Clone, Debug)]
enum Variation<'p> {
    Period(Period),
    Unit(&'p Program, String, Value),
    Cell(&'p Program, &'p str, &'p str, Option<Value>),
    /// The same of another unit, with which the one asked about is compared.
    Beside(&'p Program, &'p str, &'p str, Option<Value>),
    Limit(&'p Program, NodeId, Value, Vec<Shift>),
}

/// So many of the points to begin from are changed: what differs elsewhere differs in one of them.
const BASES: usize = 12;

/// Gives every point, until `enough` says so.
pub(super) fn variations(old: &Program, new: &Program, bases: &[Case], enough: &mut dyn FnMut(&Case) -> bool) {
    if bases.iter().any(&mut *enough) {
        return;
    }
    let mut changes = of(old);
    changes.extend(of(new));
    let few: Vec<&Case> = bases.iter().rev().take(2).chain(bases.iter().take(BASES)).collect();
    for change in &changes {
        for base in &few {
            if changed(base, change).is_some_and(|case| enough(&case)) {
                return;
            }
        }
    }
    for (at, first) in changes.iter().enumerate() {
        for second in changes.iter().skip(at + 1) {
            for base in &few {
                let both = changed(base, first).and_then(|case| changed(&case, second));
                if both.is_some_and(|case| enough(&case)) {
                    return;
                }
            }
        }
    }
}

fn changed(base: &Case, change: &Variation<'_>) -> Option<Case> {
    let mut case = base.clone();
    match change {
        Variation::Period(period) => case.period = *period,
        Variation::Unit(program, key, value) => case.turn_to(program, key, value),
        Variation::Cell(program, input, column, value) => case.put(program, input, column, value.as_ref()),
        Variation::Beside(program, input, column, value) => case.put_beside(program, input, column, value.as_ref()),
        Variation::Limit(program, node, value, shifts) => {
            case = achieve(program, &case, *node, shifts, &Wanted::Value(value.clone()))?;
        }
    }
    (case != *base).then_some(case)
}

/// What may be changed in the points of a program.
fn of(program: &Program) -> Vec<Variation<'_>> {
    let mut changes = Vec::new();
    let compares =
        program.nodes.iter().any(|node| matches!(&node.kind, NodeKind::Aggregate { domain: Domain::Units { .. }, .. }));
    for input in &program.inputs {
        for (column, value) in cells(input) {
            changes.push(Variation::Cell(program, &input.name, column, value.clone()));
            if compares {
                changes.push(Variation::Beside(program, &input.name, column, value));
            }
        }
    }
    for (input, column, value) in texts(program) {
        changes.push(Variation::Cell(program, input, column, Some(value.clone())));
        if compares {
            changes.push(Variation::Beside(program, input, column, Some(value)));
        }
    }
    for period in periods(program) {
        changes.push(Variation::Period(period));
    }
    let shifts = if program.monitoring.is_some() { vec![Shift::Reference] } else { Vec::new() };
    for (node, value) in limits(program) {
        changes.push(Variation::Limit(program, node, value, shifts.clone()));
    }
    for key in &program.keys {
        let values = named(program, &key.name).into_iter();
        changes.extend(values.map(|value| Variation::Unit(program, key.name.clone(), value)));
    }
    changes
}

/// The members, truths, ends and absence of the cells of an input.
fn cells(input: &Input) -> Vec<(&str, Option<Value>)> {
    let mut cells = Vec::new();
    for (at, column) in input.columns.iter().enumerate() {
        if input.key_columns.iter().any(|key| usize::try_from(*key) == Ok(at)) {
            continue;
        }
        let mut put = |value| cells.push((column.name.as_str(), value));
        match &column.ty.kind {
            Kind::Truth => [true, false].into_iter().for_each(|it| put(Some(Value::Truth(it)))),
            Kind::Category(members) => members.iter().for_each(|it| put(Some(Value::Text(it.as_str().into())))),
            Kind::Number(_) | Kind::Percent => {
                let ends = [&column.minimum, &column.maximum].into_iter().flatten().cloned();
                ends.chain([Number::ZERO, Number::ONE, Number::HUNDRED]).for_each(|it| put(Some(Value::Number(it))));
            }
            _ => {}
        }
        if column.optional || column.required_when.is_some() {
            put(None);
        }
    }
    cells
}

/// The first members of the lists that columns are looked for in, and one that is in none.
fn texts(program: &Program) -> Vec<(&str, &str, Value)> {
    let mut texts: Vec<(&str, &str, Value)> = Vec::new();
    for node in &program.nodes {
        let NodeKind::Op(Op::InList(list), operands) = &node.kind else { continue };
        let column = operands.first().and_then(|it| program.node(*it)).and_then(|it| match &it.kind {
            NodeKind::Input(input, column) | NodeKind::RowCell(Rows::Input(input), column) => {
                let input = program.input(*input)?;
                Some((input.name.as_str(), input.columns.get(*column as usize)?))
            }
            _ => None,
        });
        let (Some((input, column)), Some(list)) = (column, program.list(*list)) else { continue };
        let members = list.members.iter().take(2).map(|member| Value::Text(member.clone()));
        for value in members.chain([plain_text(&column.ty.kind)]) {
            let text = (input, column.name.as_str(), value);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
    }
    texts
}

/// Every figure that is compared with a limit, with the limit and what stands on both sides of it.
fn limits(program: &Program) -> Vec<(NodeId, Value)> {
    let mut limits = Vec::new();
    let mut around = |node: NodeId, at: &Number| {
        let grid = program.node(node).and_then(|node| node.ty.grid.clone());
        let step = grid.unwrap_or(Number::from_scaled(1, 4));
        let sides = [Some(at.clone()), at.plus(&step).ok(), at.minus(&step).ok()];
        limits.extend(sides.into_iter().flatten().map(|at| (node, Value::Number(at))));
    };
    for node in &program.nodes {
        match &node.kind {
            NodeKind::Steps { subject, arms } => {
                arms.iter().filter_map(|arm| arm.until.as_ref()).for_each(|(at, _)| around(*subject, at));
            }
            NodeKind::Op(Op::Less | Op::AtMost | Op::Equal | Op::Minimum | Op::Maximum, operands) => {
                if let [left, right] = operands.as_slice() {
                    for (node, limit) in [(*left, *right), (*right, *left)] {
                        if let Some(NodeKind::Const(Value::Number(at))) = program.node(limit).map(|node| &node.kind) {
                            around(node, at);
                        }
                    }
                }
            }
            _ => {}
        }
    }
    limits
}

/// The periods at both sides of every dated change, in order.
fn periods(program: &Program) -> Vec<Period> {
    let mut found: Vec<Period> = Vec::new();
    let mut near = |period: Period| found.extend([period.previous(), period, period.next()]);
    let grain = program.grain;
    let (from, until) = program.validity;
    from.into_iter().chain(until).for_each(|day| near(Period::containing(grain, day)));
    for node in &program.nodes {
        match &node.kind {
            NodeKind::Const(Value::Period(period)) => {
                near(period.first_month().within(grain));
                near(period.last_month().within(grain));
            }
            NodeKind::Const(Value::Date(day)) => near(Period::containing(grain, *day)),
            NodeKind::Steps { subject, arms } => {
                let Some(NodeKind::Op(Op::MonthIndex(offset), _)) = program.node(*subject).map(|node| &node.kind)
                else {
                    continue;
                };
                let months = arms.iter().filter_map(|arm| arm.until.as_ref()?.0.to_i64());
                let months = months.filter_map(|at| i32::try_from(at).ok()?.checked_sub(*offset));
                months
                    .map(|index| Period { grain: crate::value::Grain::Month, index }.within(grain))
                    .for_each(&mut near);
            }
            _ => {}
        }
    }
    let paid: Vec<Period> = found.iter().filter_map(|it| asked(program, *it, &[Shift::Reference])).collect();
    found.extend(paid);
    found.sort_unstable();
    found.dedup();
    found
}

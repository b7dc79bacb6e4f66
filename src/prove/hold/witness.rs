//! A counterexample in the words of the act: the period, the unit, its data, and the figures that contradict.

use crate::ir::{Axis, InputId, Kind, Program, RuleId};
use crate::machine::Stop;
use crate::prove::hold::decide::Goal;
use crate::prove::hold::point::Point;
use crate::prove::hold::property::Counterexample;
use crate::prove::hold::search::{Contradiction, Found, cells_read, kind_of_refusal};
use crate::value::{Number, Value};

/// The words for a point that contradicts a goal.
pub(super) fn counterexample(program: &Program, goal: &Goal, found: &Found) -> Counterexample {
    let rule = match goal {
        Goal::Holds(rule, _)
        | Goal::Within(rule, ..)
        | Goal::Sum(_, rule)
        | Goal::Moves(rule, ..)
        | Goal::Result(rule, _) => *rule,
    };
    let payment = program.rule(rule).is_some_and(|rule| rule.axis != Axis::Reference);
    let period = if payment { found.period } else { program.reference_of(found.period).unwrap_or(found.period) };
    let parts =
        [period.to_string(), unit(program, &found.point), row(program, goal), data(program, &found.point, rule)];
    let case = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
    let kind = |rule: RuleId| program.rule(rule).map_or(Kind::Error, |rule| rule.ty.kind.clone());
    let write = |number: &Number, kind: &Kind| program.write(&Value::Number(number.clone()), kind, None);
    let mut words =
        Counterexample { case, left: String::new(), right: String::new(), figure: None, note: String::new() };
    match &found.contradiction {
        Contradiction::Fails(sides) => {
            let claim = program.claims.iter().find(|claim| claim.rule == rule).and_then(|claim| claim.sides);
            if let (Some((left, right)), Some(nodes)) = (sides, claim) {
                let kind = program.node(nodes.0).map_or(Kind::Error, |node| node.ty.kind.clone());
                words.left = program.write(left, &kind, None);
                let kind = program.node(nodes.1).map_or(Kind::Error, |node| node.ty.kind.clone());
                words.right = program.write(right, &kind, None);
            }
        }
        Contradiction::Beyond(one, other) | Contradiction::Sum(one, other) => {
            words.left = write(one, &kind(rule));
            words.right = write(other, &kind(rule));
        }
        Contradiction::Worse { cell, figure, result } => {
            words.left = write(&result.0, &kind(rule));
            words.right = write(&result.1, &kind(rule));
            if let Goal::Moves(_, varied, _) = goal {
                words.figure = Some((write(&figure.0, &kind(*varied)), write(&figure.1, &kind(*varied))));
            }
            words.note = cell_of(program, (cell.0, cell.1), Some(&cell.2));
        }
        Contradiction::Nothing(stop) => {
            words.note = match stop {
                Stop::Absent(cause) => cause.word().to_owned(),
                Stop::Refused(refusal) => kind_of_refusal(program, &refusal.kind),
            };
        }
    }
    words
}

/// The unit: `cnes = 2000001`.
pub(super) fn unit(program: &Program, point: &Point) -> String {
    let keys = point.keys.iter().filter_map(|(key, value)| {
        let key = program.key(*key)?;
        Some(format!("{} = {}", key.name, program.write(value, &key.ty.kind, None)))
    });
    keys.collect::<Vec<_>>().join("; ")
}

/// The row that a claim over rows is of.
fn row(program: &Program, goal: &Goal) -> String {
    let Goal::Holds(_, Some((table, row))) = goal else { return String::new() };
    let words = || {
        let table = program.table(*table)?;
        let row = table.rows.get(*row as usize)?;
        let keys = table.keys.iter().filter_map(|key| {
            let column = table.columns.get(*key as usize)?;
            let cell = row.cells.get(*key as usize)?.as_ref()?;
            Some(format!("{} = {}", column.name, program.write(cell, &column.ty.kind, None)))
        });
        Some(keys.collect::<Vec<_>>().join("; "))
    };
    words().unwrap_or_default()
}

/// The cells that a rule reads, as an example would give them.
fn data(program: &Program, point: &Point, rule: RuleId) -> String {
    let read = cells_read(program, rule);
    let mut words: Vec<String> = Vec::new();
    for (cell, value) in &point.cells {
        let is_key = program.input(cell.0).is_some_and(|input| input.key_columns.contains(&cell.1));
        if !is_key && read.contains(cell) && value.is_some() {
            words.push(cell_of(program, *cell, value.as_ref()));
        }
    }
    for (input, rows) in &point.rows {
        let Some(declared) = program.input(*input) else { continue };
        let cells =
            rows.first().into_iter().flatten().enumerate().filter_map(|(at, value)| {
                Some(cell_of(program, (*input, u32::try_from(at).ok()?), Some(value.as_ref()?)))
            });
        words.push(format!("{} × {} {{ {} }}", rows.len(), declared.name, cells.collect::<Vec<_>>().join("; ")));
    }
    words.join("; ")
}

fn cell_of(program: &Program, (input, column): (InputId, u32), value: Option<&Value>) -> String {
    let column = program.column(input, column);
    match (column, value) {
        (Some(column), Some(value)) => format!("{} = {}", column.name, program.write(value, &column.ty.kind, None)),
        _ => String::new(),
    }
}

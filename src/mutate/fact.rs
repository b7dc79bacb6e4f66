//! Faults in facts: cells of tables and of disbursement schedules, rows of the monitoring schedule.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Kind, MonitoringRow, NodeKind, Program, Rows, TableId};
use crate::mutate::FaultKind;
use crate::mutate::edit::Edit;
use crate::mutate::limit::unit;
use crate::mutate::scene::Scene;
use crate::source::Span;
use crate::value::{Number, Value};

/// A cell as it is written: its row and its column.
type Place = (Span, String);

/// What one written cell says, and the edits that make it say one in its last place more, in every text of its table.
struct Written {
    from: String,
    to: String,
    edits: Vec<Edit>,
}

/// Plants faults in every number that figures read of a table, and in the rows of the monitoring schedule.
pub(super) fn plant(scene: &mut Scene<'_>) {
    let read: BTreeSet<(TableId, u32)> = scene
        .nodes()
        .into_iter()
        .filter_map(|(_, node)| match node.kind {
            NodeKind::Lookup { table, column, .. } | NodeKind::RowCell(Rows::Table(table), column) => {
                Some((table, column))
            }
            _ => None,
        })
        .collect();
    let mut written: BTreeMap<Place, Written> = BTreeMap::new();
    for (table, column) in read {
        cells(&scene.program, table, column, &mut written);
    }
    for ((span, column), cell) in written {
        scene.mutant((FaultKind::Cell, span), (&column, cell.from, cell.to), cell.edits, None);
    }
    monitoring(scene);
}

/// The cells of a column.
fn cells(program: &Program, table: TableId, column: u32, written: &mut BTreeMap<Place, Written>) {
    let Some(facts) = program.table(table) else { return };
    let Some(declared) = facts.columns.get(column as usize) else { return };
    let kind = &declared.ty.kind;
    let schedules = program.disbursements.iter().enumerate();
    let schedule = schedules.filter(|(_, it)| it.table == table && it.amount == column).map(|(at, _)| at).next();
    for (at, row) in facts.rows.iter().enumerate() {
        let Some(Some(Value::Number(number))) = row.cells.get(column as usize) else { continue };
        let Some(moved) = step(program, kind, number).and_then(|step| number.plus(&step).ok()) else { continue };
        let write = |number: &Number| program.write(&Value::Number(number.clone()), kind, None);
        let cell = written.entry((row.span, declared.name.clone())).or_insert_with(|| Written {
            from: write(number),
            to: write(&moved),
            edits: Vec::new(),
        });
        cell.edits.push(Edit::Cell(table, at, column as usize, Some(Value::Number(moved.clone()))));
        cell.edits.extend(schedule.map(|schedule| Edit::Amount(schedule, at, moved)));
    }
}

/// One in the last place: a coin of an amount.
fn step(program: &Program, kind: &Kind, number: &Number) -> Option<Number> {
    match kind {
        Kind::Percent => Some(unit(number, true)),
        Kind::Number(dimension) => match program.units.currency(dimension) {
            Some((_, places)) => Some(Number::from_scaled(1, places)),
            None => Some(unit(number, false)),
        },
        _ => None,
    }
}

/// Rows that exchange what they are paid by, and rows that pay a year later.
fn monitoring(scene: &mut Scene<'_>) {
    let Some(schedule) = scene.program.monitoring.clone() else { return };
    let rows = schedule.rows;
    let changed = |change: &dyn Fn(&mut Vec<MonitoringRow>)| {
        let mut rows = rows.clone();
        change(&mut rows);
        vec![Edit::Monitoring(rows)]
    };
    for (at, (one, next)) in rows.iter().zip(rows.iter().skip(1)).enumerate() {
        if one.months != next.months {
            continue;
        }
        let references = [next.reference, one.reference];
        let edits = changed(&|rows| {
            rows.iter_mut().skip(at).zip(references).for_each(|(row, reference)| row.reference = reference);
        });
        let words = (scene.words(one.span), scene.words(next.span));
        scene.mutant((FaultKind::Reference, one.span), (&schedule.name, words.0, words.1), edits, None);
    }
    for (at, row) in rows.iter().enumerate() {
        let edits = changed(&|rows| {
            if let Some(row) = rows.get_mut(at) {
                row.payment.1 += 1;
            }
        });
        scene.mutant((FaultKind::Year, row.span), (&schedule.name, scene.words(row.span), String::new()), edits, None);
    }
}

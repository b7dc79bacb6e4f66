//! Faults in facts: cells of tables and of disbursement schedules, rows of the monitoring schedule.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Kind, MonitoringRow, NodeId, NodeKind, Rows, TableId};
use crate::mutate::FaultKind;
use crate::mutate::edit::Edit;
use crate::mutate::limit::unit;
use crate::mutate::scene::Scene;
use crate::value::{Number, Value};

/// Plants faults in every number that figures read of a table, and in the rows of the monitoring schedule.
pub(super) fn plant(scene: &mut Scene<'_>) {
    let mut columns: BTreeMap<(TableId, u32), BTreeSet<NodeId>> = BTreeMap::new();
    for (id, node) in scene.nodes() {
        let read = match node.kind {
            NodeKind::Lookup { table, column, .. } | NodeKind::RowCell(Rows::Table(table), column) => (table, column),
            _ => continue,
        };
        columns.entry(read).or_default().insert(id);
    }
    for (table, column) in columns.into_keys() {
        cells(scene, table, column);
    }
    monitoring(scene);
}

/// Every cell of a column, one in its last place more.
fn cells(scene: &mut Scene<'_>, table: TableId, column: u32) {
    let Some(facts) = scene.program.tables.get(table.0 as usize) else { return };
    let Some(declared) = facts.columns.get(column as usize).cloned() else { return };
    let rows: Vec<_> = facts.rows.iter().map(|row| (row.cells.get(column as usize).cloned(), row.span)).collect();
    let step = |number: &Number| match &declared.ty.kind {
        Kind::Percent => Some(unit(number, true)),
        Kind::Number(dimension) => match scene.program.units.currency(dimension) {
            Some((_, places)) => Some(Number::from_scaled(1, places)),
            None => Some(unit(number, false)),
        },
        _ => None,
    };
    let mut planted = Vec::new();
    for (at, (cell, span)) in rows.into_iter().enumerate() {
        let Some(Some(Value::Number(number))) = cell else { continue };
        let Some(moved) = step(&number).and_then(|step| number.plus(&step).ok()) else { continue };
        planted.push((at, span, number, moved));
    }
    let schedules = scene.program.disbursements.iter().enumerate();
    let schedule = schedules.filter(|(_, it)| it.table == table && it.amount == column).map(|(at, _)| at).next();
    for (at, span, number, moved) in planted {
        let words = (scene.write(&number, &declared.ty.kind), scene.write(&moved, &declared.ty.kind));
        let cell = Edit::Cell(table, at, column as usize, Some(Value::Number(moved.clone())));
        let amount = schedule.map(|schedule| Edit::Amount(schedule, at, moved));
        let edits = std::iter::once(cell).chain(amount).collect();
        scene.mutant((FaultKind::Cell, span), (&declared.name, words.0, words.1), edits, None);
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

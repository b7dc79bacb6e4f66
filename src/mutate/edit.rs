//! A change of a program that undoes itself when it is made again.

use crate::ir::{MonitoringRow, NodeId, NodeKind, Program, TableId};
use crate::value::{Number, Value};

/// One change: a place, and what is put there. Once made, it holds what was there.
#[derive(Clone, Debug)]
pub(super) enum Edit {
    /// What a node is.
    Node(NodeId, NodeKind),
    /// A cell of a table: row, column.
    Cell(TableId, usize, usize, Option<Value>),
    /// The amount of a row of a disbursement schedule, which its table has too: schedule, row.
    Amount(usize, usize, Number),
    /// The rows of the monitoring schedule.
    Monitoring(Vec<MonitoringRow>),
}

/// Makes changes, or undoes those just made.
pub(super) fn exchange(program: &mut Program, edits: &mut [Edit]) {
    for edit in edits {
        match edit {
            Edit::Node(id, kind) => {
                if let Some(node) = program.nodes.get_mut(id.0 as usize) {
                    std::mem::swap(&mut node.kind, kind);
                }
            }
            Edit::Cell(table, row, column, value) => {
                let row = program.tables.get_mut(table.0 as usize).and_then(|table| table.rows.get_mut(*row));
                if let Some(cell) = row.and_then(|row| row.cells.get_mut(*column)) {
                    std::mem::swap(cell, value);
                }
            }
            Edit::Amount(schedule, row, amount) => {
                let schedule = program.disbursements.get_mut(*schedule);
                if let Some(row) = schedule.and_then(|schedule| schedule.rows.get_mut(*row)) {
                    std::mem::swap(&mut row.amount, amount);
                }
            }
            Edit::Monitoring(rows) => {
                if let Some(monitoring) = &mut program.monitoring {
                    std::mem::swap(&mut monitoring.rows, rows);
                }
            }
        }
    }
}

//! Cells of the tables of two programs, by their keys.

use std::collections::BTreeMap;

use crate::ir::{Program, Table, TableId};
use crate::prove::same::Matcher;
use crate::value::Value;

/// More rows that differ are not told of.
const MOST: usize = 8;

/// The cell of a row, by the keys of the row.
type Cells<'p> = BTreeMap<Vec<Option<&'p Value>>, Option<&'p Value>>;

impl Matcher<'_> {
    /// The keys of rows that read differently in two tables; with wildcards, those of any such row.
    pub(super) fn rows_apart(&mut self, (a, x): (TableId, u32), (b, y): (TableId, u32)) -> Vec<Vec<Value>> {
        let (Some(one), Some(other)) = (self.old.table(a), self.new.table(b)) else {
            return Vec::new();
        };
        let (old, new) = (cells(one, x), cells(other, y));
        if old == new && wildcards(one, x) == wildcards(other, y) {
            return Vec::new();
        }
        let changed = old.iter().filter(|(keys, cell)| new.get(*keys) != Some(*cell)).map(|(keys, _)| keys);
        let added = new.keys().filter(|keys| !old.contains_key(*keys));
        let keys = changed.chain(added).map(|keys| keys.iter().map(|key| key.cloned()).collect());
        let keys: Vec<Option<Vec<Value>>> = keys.collect();
        // A row for whoever has none of their own is reached by no key that is known.
        let known: Vec<Vec<Value>> = keys.into_iter().flatten().take(MOST).collect();
        if known.is_empty() { vec![Vec::new()] } else { known }
    }
}

/// The rows for whoever has none of their own, in the order in which they are looked through.
fn wildcards(table: &Table, column: u32) -> Vec<(Vec<Option<&Value>>, Option<&Value>)> {
    let cell = |row: &u32, at: u32| table.rows.get(*row as usize)?.cells.get(at as usize)?.as_ref();
    let row = |row: &u32| (table.keys.iter().map(|key| cell(row, *key)).collect(), cell(row, column));
    table.wildcards.iter().map(row).collect()
}

/// What each row of a table has in a column.
fn cells(table: &Table, column: u32) -> Cells<'_> {
    let cell = |row: &'_ usize, at: u32| {
        table.rows.get(*row).and_then(|row| row.cells.get(at as usize)).and_then(Option::as_ref)
    };
    // Of rows with the same keys the first is the one that is read.
    let rows: Vec<usize> = (0..table.rows.len()).rev().collect();
    rows.iter().map(|row| (table.keys.iter().map(|key| cell(row, *key)).collect(), cell(row, column))).collect()
}

/// The cell that keys lead to.
pub(super) fn cell(program: &Program, table: TableId, keys: &[Value], column: u32) -> Option<Value> {
    let table = program.table(table)?;
    let found = match keys {
        [only] => table.index_one.get(only).copied(),
        keys => table.index.get(keys).copied(),
    };
    let row = found.or_else(|| table.wildcard_row(keys))?;
    table.rows.get(row as usize)?.cells.get(column as usize)?.clone()
}

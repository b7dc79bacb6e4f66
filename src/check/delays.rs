//! Dates that an act moves lie as far from the dates before as it announces.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Program, TableId, TableRow};
use crate::source::Span;
use crate::value::{Date, Value};

/// A row that moves otherwise than announced.
struct Moved {
    row: Span,
    from: Date,
    to: Date,
    due: Date,
}

/// Reports a column of dates whose rows move otherwise than announced, with how far they do.
pub(super) fn check(
    program: &Program,
    table: TableId,
    (from, to): (u32, u32),
    (months, days): (i64, i64),
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(table) = program.table(table) else {
        return;
    };
    let date = |row: &TableRow, column: u32| match row.cells.get(column as usize) {
        Some(Some(Value::Date(date))) => Some(*date),
        _ => None,
    };
    let moved = table.rows.iter().filter_map(|row| {
        let (from, to) = (date(row, from)?, date(row, to)?);
        let due = from.plus_months(months)?.plus_days(days)?;
        Some(Moved { row: row.span, from, to, due })
    });
    let moved: Vec<Moved> = moved.collect();
    let otherwise: Vec<&Moved> = moved.iter().filter(|it| it.to != it.due).collect();
    if let Some(first) = otherwise.first() {
        let column = table.columns.get(to as usize).map_or("", |column| column.name.as_str());
        diagnostics.push(announced_delay(column, &otherwise, moved.len(), first, span));
    }
}

fn announced_delay(column: &str, otherwise: &[&Moved], rows: usize, first: &Moved, span: Span) -> Diagnostic {
    let distances = || otherwise.iter().map(|it| it.from.days_until(it.to));
    let (least, most) = (distances().min().unwrap_or(0), distances().max().unwrap_or(0));
    Diagnostic::warning(codes::CHECK_ANNOUNCED_DELAY, span)
        .label(first.row, "label_row")
        .arg("column", column)
        .arg("otherwise", otherwise.len())
        .arg("rows", rows)
        .arg("range", if least == most { "one" } else { "many" })
        .arg("least", least)
        .arg("most", most)
        .arg("from", first.from)
        .arg("to", first.to)
        .arg("days", first.from.days_until(first.to))
        .arg("due", first.due)
        .help("help")
}

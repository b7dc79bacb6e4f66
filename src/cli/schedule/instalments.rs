//! The instalments that an act prints, as `valora schedule` shows them after the calendar.

use serde_json::{Value as Json, json};

use crate::cli::grid::{Column, Grid, wrap};
use crate::diagnostic::Texts;
use crate::ir::{Disbursement, Kind, Program, TableColumn};
use crate::value::{Number, Value};

/// The columns that say in two what `período` says in one.
const HIDDEN: [&str; 2] = ["início", "fim"];

/// Every disbursement schedule, as tables with their totals.
pub(super) fn tables(program: &Program, texts: &Texts, width: usize) -> String {
    program.disbursements.iter().map(|schedule| table(program, schedule, texts, width)).collect()
}

fn table(program: &Program, schedule: &Disbursement, texts: &Texts, width: usize) -> String {
    let title = super::titled(schedule.title.as_ref().unwrap_or(&schedule.name), &schedule.citation.text);
    let shown: Vec<(usize, &TableColumn)> =
        columns(program, schedule).enumerate().filter(|(_, column)| !HIDDEN.contains(&column.name.as_str())).collect();
    let rows = program.table(schedule.table).into_iter().flat_map(|table| &table.rows);
    let rows = rows.map(|row| {
        let cell = |at: usize, column: &TableColumn| match row.cells.get(at) {
            Some(Some(value)) => program.write(value, &column.ty.kind, None),
            _ => String::new(),
        };
        shown.iter().map(|(at, column)| cell(*at, column)).collect()
    });
    let total = schedule.rows.iter().try_fold(Number::ZERO, |sum, row| sum.plus(&row.amount)).ok();
    let total = total.map(|total| {
        let amount = |at: usize, column: &TableColumn| {
            let is_amount = u32::try_from(at) == Ok(schedule.amount);
            if is_amount { program.write(&Value::Number(total.clone()), &column.ty.kind, None) } else { String::new() }
        };
        let label = texts.line("cli_schedule_total", &[]);
        (label, shown.iter().map(|(at, column)| amount(*at, column)).collect())
    });
    let heads = shown.iter().map(|(_, column)| match column.ty.kind {
        Kind::Number(_) | Kind::Percent => Column::right(&column.name),
        _ => Column::left(&column.name),
    });
    let grid = Grid { columns: heads.collect(), rows: rows.collect(), total };
    let mut text = format!("\n{}\n{}", wrap(&title, width, "", "    "), grid.write(width).0);
    for row in schedule.rows.iter().filter(|row| row.printed.is_some()) {
        let args = [("number", row.number.to_plain_string()), ("paid", row.paid_words().unwrap_or_default())];
        text.push_str(&wrap(&texts.line("cli_schedule_read", &args), width, "", "    "));
    }
    text
}

/// The same for a program.
pub(super) fn json(program: &Program) -> Json {
    let schedules = program.disbursements.iter().map(|schedule| {
        let rows: Vec<Json> = schedule
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                json!({
                    "instalment": row.number.to_plain_string(),
                    "paid": row.payment.map(crate::value::Period::code),
                    "printed": row.printed.map(crate::value::Period::code),
                    "first": row.first.code(),
                    "last": row.last.code(),
                    "amount": row.amount.to_plain_string(),
                    "columns": own_columns(program, schedule, at),
                    "citation": row.citation.text,
                })
            })
            .collect();
        let total = schedule.totals.last().map(|total| total.amount.to_plain_string());
        json!({"name": schedule.name, "title": schedule.title, "total": total, "instalments": rows})
    });
    Json::Array(schedules.collect())
}

/// The cells of the columns that are the policy's own.
fn own_columns(program: &Program, schedule: &Disbursement, row: usize) -> Json {
    let cells = program.table(schedule.table).and_then(|table| table.rows.get(row));
    let own = columns(program, schedule).enumerate().skip(schedule.amount as usize + 1);
    let written = own.map(|(at, column)| {
        let cell = cells.and_then(|row| row.cells.get(at)).and_then(Option::as_ref);
        let written = cell.map(|value| program.write(value, &column.ty.kind, None));
        (column.name.clone(), written.map_or(Json::Null, Json::String))
    });
    Json::Object(written.collect())
}

fn columns<'a>(program: &'a Program, schedule: &Disbursement) -> impl Iterator<Item = &'a TableColumn> {
    program.table(schedule.table).into_iter().flat_map(|table| &table.columns)
}

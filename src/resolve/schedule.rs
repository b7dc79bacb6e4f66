//! The rows and columns of a `cronograma`, by what the act calls them.

use crate::resolve::fold;
use crate::syntax::ast::ScheduleDecl;

/// The column under one of these headings, written without accents.
#[must_use]
pub fn schedule_column(decl: &ScheduleDecl, headings: &[&str]) -> Option<usize> {
    let cells = &decl.heading.as_ref()?.cells;
    cells.iter().position(|cell| {
        let folded = fold(&cell.value);
        let words: Vec<&str> = folded.split_whitespace().collect();
        headings.contains(&words.join(" ").as_str())
    })
}

/// The rows of an instalment, by its number: its first, then those below it that leave the number empty or repeat it.
#[must_use]
pub fn instalment_rows(decl: &ScheduleDecl, number: &str) -> Vec<usize> {
    let Some(column) = schedule_column(decl, &["parcela"]) else {
        return Vec::new();
    };
    let mut current = "";
    let mut found = Vec::new();
    for (at, row) in decl.rows.iter().enumerate() {
        let cell = row.cells.get(column).map_or("", |cell| cell.value.as_str());
        if !cell.is_empty() {
            current = cell;
        }
        if current == number {
            found.push(at);
        }
    }
    found
}

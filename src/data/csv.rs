//! CSV → sheet: rows under the names of a header.
//!
//! Receives decoded text. Rows that are empty throughout are passed over, as are empty cells past the header's
//! last column: spreadsheets leave both behind. Cells are not read here.

use std::borrow::Cow;

use crate::csv::{COLUMNS, Lines};
use crate::data::problem::file_error;
use crate::data::sheet::{Fault, Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::DATA_TOO_MANY_COLUMNS;

/// A sheet and its separator; `None` when there is a single column.
pub(super) type Read = (Sheet, Option<char>);

/// Reads CSV text; `known` tells the names of columns.
pub(super) fn read(file: &str, text: &str, known: &dyn Fn(&str) -> bool) -> Result<Read, Diagnostic> {
    let mut lines = Lines::of(text, known);
    let separator = lines.separator();
    let mut sheet = Sheet::default();
    let mut fields = Vec::new();
    while sheet.names.is_empty() {
        if !lines.next_row(file, &mut fields)? {
            return Ok((sheet, separator));
        }
        if fields.iter().any(|field| !field.trim().is_empty()) {
            sheet.names = header(file, &fields)?;
        }
    }
    while lines.next_row(file, &mut fields)? {
        take_row(&mut sheet, lines.row(), &fields);
    }
    Ok((sheet, separator))
}

/// The names, without what a spreadsheet leaves after the last one.
fn header(file: &str, fields: &[Cow<'_, str>]) -> Result<Vec<String>, Diagnostic> {
    let last = fields.iter().rposition(|field| !field.trim().is_empty()).unwrap_or(0);
    if last >= COLUMNS {
        return Err(too_many_columns(file, last + 1));
    }
    Ok(fields.iter().take(last + 1).map(|field| field.trim().to_owned()).collect())
}

fn take_row(sheet: &mut Sheet, number: usize, fields: &[Cow<'_, str>]) {
    let Some(last) = fields.iter().rposition(|field| !field.trim().is_empty()) else { return };
    let wide = sheet.names.len();
    sheet.begin_row(number);
    if last >= wide {
        return sheet.fault(Fault::Ragged(short(last + 1)));
    }
    if fields.len() < wide {
        return sheet.fault(Fault::Ragged(short(fields.len())));
    }
    for (column, field) in fields.iter().take(wide).enumerate() {
        let field = field.trim();
        if !field.is_empty() {
            sheet.set(column, Raw::Text(field));
        }
    }
}

/// A number of fields, which the reader bounds.
fn short(fields: usize) -> u16 {
    u16::try_from(fields).unwrap_or(u16::MAX)
}

fn too_many_columns(file: &str, found: usize) -> Diagnostic {
    file_error(DATA_TOO_MANY_COLUMNS, file).arg("found", found).arg("limit", COLUMNS).help("help")
}

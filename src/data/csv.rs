//! CSV → sheet: separator, quotes, and rows numbered as a spreadsheet numbers them.
//!
//! Receives decoded text. The separator is the one under which the header names most of the known columns
//! (ties: the one that gives most fields), or what a first line `sep=;` says. A field may be quoted with
//! `"`, a quote inside written twice. Rows that are empty throughout are passed over, as are empty cells past
//! the header's last column: spreadsheets leave both behind. Cells are not read here.

use std::borrow::Cow;

use crate::data::problem::file_error;
use crate::data::sheet::{COLUMNS, Fault, Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_TOO_MANY_COLUMNS, DATA_UNCLOSED_QUOTE};

/// The separators known, the most probable first.
const SEPARATORS: [char; 4] = [';', '\t', '|', ','];

/// The most fields of a row that are kept: enough to see that they are too many.
const FIELDS: usize = 2 * COLUMNS;

/// A sheet and its separator; `None` when there is a single column.
pub(super) type Read = (Sheet, Option<char>);

/// Reads CSV text; `known` tells the names of columns.
pub(super) fn read(file: &str, text: &str, known: &dyn Fn(&str) -> bool) -> Result<Read, Diagnostic> {
    let (told, text, skipped) = told_separator(text);
    let separator = told.or_else(|| detect(text, known));
    let mut lines = Lines { rest: text, row: skipped, separator };
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
        take_row(&mut sheet, lines.row, &fields);
    }
    Ok((sheet, separator))
}

/// `sep=;`, which spreadsheets understand and write: the separator, the text after it, the lines passed.
fn told_separator(text: &str) -> (Option<char>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut told = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP=")).unwrap_or("").chars();
    match (told.next(), told.next()) {
        (Some(separator), None) if SEPARATORS.contains(&separator) => (Some(separator), rest, 1),
        _ => (None, text, 0),
    }
}

fn detect(text: &str, known: &dyn Fn(&str) -> bool) -> Option<char> {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut best: Option<((usize, usize), char)> = None;
    for separator in SEPARATORS.into_iter().filter(|separator| header.contains(*separator)) {
        let (mut fields, mut lines) = (Vec::new(), Lines { rest: header, row: 0, separator: Some(separator) });
        if !matches!(lines.next_row("", &mut fields), Ok(true)) || fields.len() < 2 {
            continue;
        }
        let score = (fields.iter().filter(|field| known(field.trim())).count(), fields.len());
        if best.is_none_or(|(least, _)| score > least) {
            best = Some((score, separator));
        }
    }
    best.map(|(_, separator)| separator)
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

/// A number of fields, which [`FIELDS`] bounds.
fn short(fields: usize) -> u16 {
    u16::try_from(fields).unwrap_or(u16::MAX)
}

/// The rows of a text, one after the other.
struct Lines<'a> {
    rest: &'a str,
    /// The number of the last row read; a quoted field over several lines is of one row.
    row: usize,
    separator: Option<char>,
}

impl<'a> Lines<'a> {
    /// Reads a row into `fields`; whether there was one.
    fn next_row(&mut self, file: &str, fields: &mut Vec<Cow<'a, str>>) -> Result<bool, Diagnostic> {
        fields.clear();
        if self.rest.is_empty() {
            return Ok(false);
        }
        self.row += 1;
        loop {
            let field = self.next_field().ok_or_else(|| unclosed_quote(file, self.row))?;
            if fields.len() < FIELDS {
                fields.push(field);
            } else if !field.trim().is_empty() {
                // Too many already; what matters is that the last of them is not empty.
                fields.pop();
                fields.push(field);
            }
            let mut rest = self.rest.chars();
            let next = rest.next();
            self.rest = rest.as_str();
            if next.is_none() || next == Some('\n') {
                return Ok(true);
            }
        }
    }

    /// Reads a field up to its separator or the end of its line; `None` when its quotes never close.
    fn next_field(&mut self) -> Option<Cow<'a, str>> {
        let Some(quoted) = self.rest.strip_prefix('"') else { return Some(Cow::Borrowed(self.plain())) };
        let mut rest = quoted;
        let mut field = String::new();
        loop {
            let (before, after) = rest.split_once('"')?;
            field.push_str(before);
            let Some(more) = after.strip_prefix('"') else {
                self.rest = after;
                field.push_str(self.plain());
                return Some(Cow::Owned(field));
            };
            field.push('"');
            rest = more;
        }
    }

    fn plain(&mut self) -> &'a str {
        let end = self.rest.find(|c| c == '\n' || Some(c) == self.separator).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        field
    }
}

fn unclosed_quote(file: &str, row: usize) -> Diagnostic {
    file_error(DATA_UNCLOSED_QUOTE, file).arg("row", row).help("help")
}

fn too_many_columns(file: &str, found: usize) -> Diagnostic {
    file_error(DATA_TOO_MANY_COLUMNS, file).arg("found", found).arg("limit", COLUMNS).help("help")
}

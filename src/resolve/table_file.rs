//! Tables whose rows stand in a file of their own: `dados "anexo-i.csv" sha256 "…"`.
//!
//! Receives what was read of the file before; gives the rows as if they were printed in the policy, their cells in
//! the order of the table's columns and each where it stands in the file, so that whatever is wrong with a cell is
//! said as of a printed one. The first row names the columns. Opens no file.

use std::borrow::Cow;

use crate::csv::{self, Lines};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Attachment, SourceId, Sources, Span, Spanned};
use crate::syntax::ast::{Citation, Field, Row, TableDecl, Text};

/// The name of a column in the first row of a file.
fn heading(field: &Field) -> &str {
    field.column.as_ref().map_or(field.name.value.as_str(), |column| column.value.as_str())
}

/// A file's text as rows.
struct Reader<'a> {
    text: &'a str,
    source: SourceId,
    lines: Lines<'a>,
    fields: Vec<Cow<'a, str>>,
}

/// Why the rows of a table's file are not those that the policy means.
#[derive(Clone, Debug)]
pub enum FileFault {
    /// The file is another than the one that was pinned: its digest.
    Digest(String),
    /// There is no such file; one of a near name.
    Missing(Option<String>),
    /// It stands outside the policy's folder.
    Outside,
    /// It cannot be read: why.
    Unreadable(String),
    /// It is no table.
    Broken(Diagnostic),
    /// A row has another number of cells than the first.
    Ragged(usize, Row),
    /// A column stands there twice: the later and the first.
    Repeated(Text, Span),
    /// A column that the table has not, and one of a near name that the file lacks.
    Unknown(Text, Option<String>),
    /// A column of the table that the first row, which stands here, lacks.
    Lacking(String, Span),
}

/// The rows of a table's file; what keeps them from being those that the policy means, where something does.
///
/// # Errors
/// Everything that is wrong with the file.
pub fn rows_of_file(
    decl: &TableDecl,
    path: &Text,
    pinned: &Text,
    sources: &Sources,
) -> Result<Vec<Row>, Vec<FileFault>> {
    let text = text_of_file(path, pinned, sources).map_err(|fault| vec![fault])?;
    let Some(source) = sources.get(text) else { return Err(vec![FileFault::Missing(None)]) };
    let known = |name: &str| decl.fields.iter().any(|field| heading(field) == name);
    let lines = Lines::of(&source.text, &known);
    let reader = Reader { text: &source.text, source: text, lines, fields: Vec::new() };
    read_rows(reader, decl, &path.value)
}

/// Puts the rows of its file into a table, which has no file then; `None` where that cannot be read, and the table stays
/// as it is.
pub fn write_out(decl: &mut TableDecl, sources: &Sources) -> Option<()> {
    let (path, pinned) = decl.file.as_ref()?;
    let rows = rows_of_file(decl, path, pinned, sources).ok()?;
    decl.rows.splice(..0, rows);
    decl.file = None;
    Some(())
}

/// The text of a table's file, once it is sure to be the one that was pinned.
fn text_of_file(path: &Text, pinned: &Text, sources: &Sources) -> Result<SourceId, FileFault> {
    match sources.attachment(path.span.source, &path.value) {
        Some(Attachment::Read { bytes, text }) => {
            let digest = csv::sha256(bytes);
            if !pinned.value.eq_ignore_ascii_case(&digest) {
                return Err(FileFault::Digest(digest));
            }
            let why = || csv::decode(&path.value, bytes).err().map_or(FileFault::Missing(None), FileFault::Broken);
            text.ok_or_else(why)
        }
        Some(Attachment::Missing { near }) => Err(FileFault::Missing(near.clone())),
        Some(Attachment::Outside) => Err(FileFault::Outside),
        Some(Attachment::Unreadable(reason)) => Err(FileFault::Unreadable(reason.clone())),
        None => Err(FileFault::Missing(None)),
    }
}

/// Every row under the names of the first.
fn read_rows(mut reader: Reader<'_>, decl: &TableDecl, name: &str) -> Result<Vec<Row>, Vec<FileFault>> {
    let broken = |problem: Diagnostic| vec![FileFault::Broken(problem)];
    let first = reader.next(name).map_err(broken)?;
    let Some(mut first) = first else { return Err(broken(Diagnostic::of_file(codes::DATA_EMPTY_FILE, name))) };
    drop_empty_end(&mut first, 0);
    let wide = first.cells.len();
    let places = columns_of_file(decl, &first)?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    while let Some(mut row) = reader.next(name).map_err(broken)? {
        drop_empty_end(&mut row, wide);
        if row.cells.len() == wide {
            let cells = places.iter().filter_map(|place| row.cells.get(*place).cloned()).collect();
            rows.push(Row { cells, ..row });
        } else {
            faults.push(FileFault::Ragged(wide, row));
        }
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

/// Where each column of the table stands in the file.
fn columns_of_file(decl: &TableDecl, first: &Row) -> Result<Vec<usize>, Vec<FileFault>> {
    let (mut faults, mut meant) = (Vec::new(), Vec::new());
    for (at, name) in first.cells.iter().enumerate() {
        if let Some(other) = first.cells.iter().take(at).find(|other| other.value == name.value) {
            faults.push(FileFault::Repeated(name.clone(), other.span));
        } else if !decl.fields.iter().any(|field| heading(field) == name.value) {
            let lacking = decl.fields.iter().map(heading);
            let lacking = lacking.filter(|known| !first.cells.iter().any(|cell| cell.value == *known));
            let near = crate::resolve::nearest(&name.value, lacking);
            meant.extend(near);
            faults.push(FileFault::Unknown(name.clone(), near.map(str::to_owned)));
        }
    }
    let place = |field: &Field| first.cells.iter().position(|cell| cell.value == heading(field));
    for field in &decl.fields {
        if place(field).is_none() && !meant.contains(&heading(field)) {
            faults.push(FileFault::Lacking(heading(field).to_owned(), first.span));
        }
    }
    if faults.is_empty() { Ok(decl.fields.iter().filter_map(place).collect()) } else { Err(faults) }
}

/// Spreadsheets leave empty cells after the last column.
fn drop_empty_end(row: &mut Row, wide: usize) {
    while row.cells.len() > wide && row.cells.last().is_some_and(|cell| cell.value.is_empty()) {
        row.cells.pop();
    }
}

impl Reader<'_> {
    /// The next row that is not empty throughout.
    fn next(&mut self, name: &str) -> Result<Option<Row>, Diagnostic> {
        loop {
            let start = self.text.len() - self.lines.rest().len();
            if !self.lines.next_row(name, &mut self.fields)? {
                return Ok(None);
            }
            let end = self.text.len() - self.lines.rest().len();
            let written = self.text.get(start..end).unwrap_or("").trim_end();
            if self.fields.iter().all(|field| field.trim().is_empty()) {
                continue;
            }
            let whole = self.span(start, start + written.len());
            let cells = self.fields.iter().map(|field| self.cell(field, whole)).collect();
            return Ok(Some(Row { cells, citation: Citation::default(), span: whole }));
        }
    }

    /// A cell without spaces around it, where it stands; one that was quoted is somewhere in its row.
    fn cell(&self, field: &str, row: Span) -> Text {
        let trimmed = field.trim();
        let start = trimmed.as_ptr().addr().checked_sub(self.text.as_ptr().addr());
        let start = start.filter(|start| self.text.get(*start..).is_some_and(|rest| rest.starts_with(trimmed)));
        let span = start.map_or(row, |start| self.span(start, start + trimmed.len()));
        Spanned::new(trimmed.to_owned(), span)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source: self.source, start: offset(start), end: offset(end) }
    }
}

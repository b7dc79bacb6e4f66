//! Tables whose rows stand in a file of their own: `dados "anexo-i.csv" sha256 "…"`.
//!
//! Receives what was read of the file before; gives the rows as if they were printed in the policy, their cells in
//! the order of the table's columns and each where it stands in the file, so that whatever is wrong with a cell is
//! said as of a printed one. The first row names the columns. Opens no file.

use std::borrow::Cow;

use crate::csv::{self, Lines};
use crate::diagnostic::{Diagnostic, codes};
use crate::lower::{Lowerer, problem};
use crate::source::{Attachment, SourceId, Span, Spanned};
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

impl<'a> Lowerer<'a> {
    /// The rows of a table's file; `None` when they are not those that the policy means, which is reported.
    pub(super) fn rows_of_file(&mut self, decl: &'a TableDecl, path: &'a Text, pinned: &'a Text) -> Option<Vec<Row>> {
        let (name, text) = self.text_of_file(path, pinned)?;
        let source = self.source.sources.get(text)?;
        let known = |name: &str| decl.fields.iter().any(|field| heading(field) == name);
        let lines = Lines::of(&source.text, &known);
        let mut reader = Reader { text: &source.text, source: text, lines, fields: Vec::new() };
        match self.read_rows(&mut reader, decl, name) {
            Ok(rows) => rows,
            Err(problem) => {
                self.report(problem.label(path.span, "label_named"));
                None
            }
        }
    }

    /// The name and the text of a table's file, once it is sure to be the one that was pinned.
    fn text_of_file(&mut self, path: &'a Text, pinned: &'a Text) -> Option<(&'a str, SourceId)> {
        let source = self.source.sources;
        let found = source.attachment(path.span.source, &path.value);
        let problem = match found {
            Some(Attachment::Read { bytes, text }) => {
                let digest = csv::sha256(bytes);
                if !pinned.value.eq_ignore_ascii_case(&digest) {
                    problem::other_digest(&path.value, &pinned.value, &digest, pinned.span)
                } else if let Some(text) = text {
                    return Some((path.value.as_str(), *text));
                } else {
                    let why = csv::decode(&path.value, bytes).err();
                    why?.label(path.span, "label_named")
                }
            }
            Some(Attachment::Missing { near }) => problem::no_table_file(&path.value, near.as_deref(), path.span),
            Some(Attachment::Outside) => problem::table_file_outside(&path.value, path.span),
            Some(Attachment::Unreadable(reason)) => problem::unreadable_table_file(&path.value, reason, path.span),
            None => problem::no_table_file(&path.value, None, path.span),
        };
        self.report(problem);
        None
    }

    /// Every row under the names of the first; `None` when one of them is not whole, which is reported.
    fn read_rows(
        &mut self,
        reader: &mut Reader<'a>,
        decl: &'a TableDecl,
        name: &str,
    ) -> Result<Option<Vec<Row>>, Diagnostic> {
        let mut first = reader.next(name)?.ok_or_else(|| Diagnostic::of_file(codes::DATA_EMPTY_FILE, name))?;
        drop_empty_end(&mut first, 0);
        let wide = first.cells.len();
        let Some(places) = self.columns_of_file(decl, &first) else { return Ok(None) };
        let (mut rows, mut whole) = (Vec::new(), true);
        while let Some(mut row) = reader.next(name)? {
            drop_empty_end(&mut row, wide);
            if row.cells.len() != wide {
                self.report(problem::ragged_row(&decl.name.value, wide, row.cells.len(), row.span));
                whole = false;
                continue;
            }
            let cells = places.iter().filter_map(|place| row.cells.get(*place).cloned()).collect();
            rows.push(Row { cells, ..row });
        }
        Ok(whole.then_some(rows))
    }

    /// Where each column of the table stands in the file; `None` when they are not the same, which is reported.
    fn columns_of_file(&mut self, decl: &'a TableDecl, first: &Row) -> Option<Vec<usize>> {
        let before = self.diagnostics.len();
        let table = &decl.name.value;
        let mut meant = Vec::new();
        for (at, name) in first.cells.iter().enumerate() {
            if let Some(other) = first.cells.iter().take(at).find(|other| other.value == name.value) {
                self.report(problem::repeated_column(table, &name.value, name.span, other.span));
            } else if !decl.fields.iter().any(|field| heading(field) == name.value) {
                let lacking = decl.fields.iter().map(heading);
                let lacking = lacking.filter(|known| !first.cells.iter().any(|cell| cell.value == *known));
                let near = crate::resolve::nearest(&name.value, lacking);
                meant.extend(near);
                self.report(problem::column_of_no_table(table, &name.value, near, name.span));
            }
        }
        let place = |field: &Field| first.cells.iter().position(|cell| cell.value == heading(field));
        for field in &decl.fields {
            if place(field).is_none() && !meant.contains(&heading(field)) {
                self.report(problem::column_not_in_file(table, heading(field), first.span));
            }
        }
        let whole = self.diagnostics.len() == before;
        whole.then(|| decl.fields.iter().filter_map(place).collect())
    }
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

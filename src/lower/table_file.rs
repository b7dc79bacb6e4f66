//! What is wrong with the file of a table: `dados "anexo-i.csv" sha256 "…"`.
//!
//! Receives the table; gives the rows that `resolve` reads in its file, and reports what keeps them from being those
//! that the policy means. Opens no file.

use crate::diagnostic::Diagnostic;
use crate::lower::{Lowerer, problem};
use crate::resolve::{FileFault, rows_of_file};
use crate::syntax::ast::{Row, TableDecl, Text};

impl<'a> Lowerer<'a> {
    /// The rows of a table's file; `None` when they are not those that the policy means, which is reported.
    pub(super) fn rows_of_file(&mut self, decl: &'a TableDecl, path: &'a Text, pinned: &'a Text) -> Option<Vec<Row>> {
        match rows_of_file(decl, path, pinned, self.source.sources) {
            Ok(rows) => Some(rows),
            Err(faults) => {
                self.diagnostics.extend(faults.iter().map(|fault| said_of_file(fault, decl, path, pinned)));
                None
            }
        }
    }
}

fn said_of_file(fault: &FileFault, decl: &TableDecl, path: &Text, pinned: &Text) -> Diagnostic {
    let table = &decl.name.value;
    match fault {
        FileFault::Digest(found) => problem::other_digest(&path.value, &pinned.value, found, pinned.span),
        FileFault::Missing(near) => problem::no_table_file(&path.value, near.as_deref(), path.span),
        FileFault::Outside => problem::table_file_outside(&path.value, path.span),
        FileFault::Unreadable(reason) => problem::unreadable_table_file(&path.value, reason, path.span),
        FileFault::Broken(problem) => problem.clone().label(path.span, "label_named"),
        FileFault::Ragged(wide, row) => problem::ragged_row(table, *wide, row.cells.len(), row.span),
        FileFault::Repeated(name, first) => problem::repeated_column(table, &name.value, name.span, *first),
        FileFault::Unknown(name, near) => problem::column_of_no_table(table, &name.value, near.as_deref(), name.span),
        FileFault::Lacking(column, first) => problem::column_not_in_file(table, column, *first),
    }
}

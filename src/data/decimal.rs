//! The decimal mark of a file.
//!
//! Receives the numeric cells of a file's sheets. A mark is the file's when every cell that proves one proves
//! it, or when at least [`MAJORITY`] times as many do as prove the other: those others are then bad cells.
//! Guarantees that a file whose cells prove nothing, though one reads as two numbers, is reported.

use crate::data::columns::{Columns, Place};
use crate::data::number::{Evidence, Mark, evidence, parts};
use crate::data::problem::{file_error, shown};
use crate::data::sheet::{Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_DECIMAL_AMBIGUOUS, DATA_DECIMAL_MIXED};
use crate::ir::Input;

/// How many times as many cells settle a file that has both marks.
const MAJORITY: usize = 3;

/// A cell to show: its row, its column's name, what it says.
type Shown = (u32, String, String);

/// What the cells of one file say.
#[derive(Debug, Default)]
pub(super) struct Census {
    comma: usize,
    dot: usize,
    first_comma: Option<Shown>,
    first_dot: Option<Shown>,
    first_either: Option<Shown>,
}

impl Census {
    /// Counts the numeric cells of a sheet.
    pub(super) fn count(&mut self, input: &Input, sheet: &Sheet, columns: &Columns) {
        for (column, place) in input.columns.iter().zip(&columns.cells) {
            let Place::At(at) = *place else { continue };
            if !column.ty.kind.is_numeric() {
                continue;
            }
            for row in 0..sheet.len() {
                let Raw::Text(text) = sheet.cell(row, at) else { continue };
                let Some(parts) = parts(text) else { continue };
                let number = sheet.row(row).map_or(0, |(number, _)| number);
                let cell = || (number, column.heading().to_owned(), shown(text));
                match evidence(parts.digits) {
                    Evidence::Nothing => {}
                    Evidence::Either => keep_first(&mut self.first_either, cell),
                    Evidence::Only(Mark::Comma) => {
                        self.comma += 1;
                        keep_first(&mut self.first_comma, cell);
                    }
                    Evidence::Only(Mark::Dot) => {
                        self.dot += 1;
                        keep_first(&mut self.first_dot, cell);
                    }
                }
            }
        }
    }

    /// The mark; `None` when no cell needs one.
    pub(super) fn settle(&self, file: &str) -> Result<Option<Mark>, Diagnostic> {
        match (self.comma, self.dot) {
            (0, 0) => match &self.first_either {
                Some(cell) => Err(decimal_ambiguous(file, cell)),
                None => Ok(None),
            },
            (comma, dot) if comma >= dot.saturating_mul(MAJORITY) => Ok(Some(Mark::Comma)),
            (comma, dot) if dot >= comma.saturating_mul(MAJORITY) => Ok(Some(Mark::Dot)),
            _ => Err(self.decimal_mixed(file)),
        }
    }

    fn decimal_mixed(&self, file: &str) -> Diagnostic {
        let empty = (0, String::new(), String::new());
        let (comma, dot) = (self.first_comma.as_ref().unwrap_or(&empty), self.first_dot.as_ref().unwrap_or(&empty));
        file_error(DATA_DECIMAL_MIXED, file)
            .arg("row", comma.0)
            .arg("column", &comma.1)
            .arg("value", &comma.2)
            .arg("other_row", dot.0)
            .arg("other_column", &dot.1)
            .arg("other_value", &dot.2)
            .help("help")
    }
}

/// Keeps the first cell found.
fn keep_first(first: &mut Option<Shown>, cell: impl FnOnce() -> Shown) {
    if first.is_none() {
        *first = Some(cell());
    }
}

fn decimal_ambiguous(file: &str, (row, column, value): &Shown) -> Diagnostic {
    file_error(DATA_DECIMAL_AMBIGUOUS, file).arg("row", row).arg("column", column).arg("value", value).help("help")
}

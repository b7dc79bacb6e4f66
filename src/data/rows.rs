//! A sheet's rows → typed rows, with what is wrong with each.
//!
//! Receives a sheet, its input and where the columns stand. Guarantees that every cell of every row is looked
//! at, and that a condition (`exigida quando`) is asked only once its whole row is typed. Does not compare
//! rows with each other.

use crate::data::cell::{self, Cell, Decimals};
use crate::data::columns::{Columns, Place};
use crate::data::problem::{LIMIT, Problems, file_error, shown};
use crate::data::schema;
use crate::data::sheet::{Fault, Raw, Sheet};
use crate::data::{Origin, Required};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{
    DATA_EMPTY_CELL, DATA_EMPTY_CONDITIONAL, DATA_NOT_OBJECT, DATA_RAGGED_ROW, DATA_REPEATED_FIELD,
};
use crate::ir::{Input, InputId, Program};
use crate::value::{Period, Value};

/// A row, typed as far as it could be.
#[derive(Debug)]
pub(super) struct Row {
    /// Its keys, when all could be read.
    pub(super) keys: Option<Vec<Value>>,
    pub(super) period: Option<Period>,
    pub(super) cells: Vec<Option<Value>>,
    pub(super) origin: Origin,
    pub(super) problems: Vec<usize>,
}

/// What rows are read with.
pub(super) struct Rows<'a> {
    pub(super) program: &'a Program,
    pub(super) id: InputId,
    pub(super) input: &'a Input,
    pub(super) file: &'a str,
    pub(super) file_index: u32,
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'a Columns,
    pub(super) decimals: Decimals,
    pub(super) required: Required<'a>,
}

impl Rows<'_> {
    /// Reads every row. Of those without readable keys, no more are kept than problems are written out.
    pub(super) fn read(&self, problems: &mut Problems) -> Vec<Row> {
        let mut keyless = 0;
        let rows = (0..self.sheet.len()).map(|at| self.row(at, problems));
        rows.filter_map(|mut row| {
            keyless += usize::from(row.keys.is_none());
            // The last one kept stands for those after it, whichever their periods are.
            row.period = row.period.filter(|_| row.keys.is_some() || keyless < LIMIT);
            (row.keys.is_some() || keyless <= LIMIT).then_some(row)
        })
        .collect()
    }

    fn row(&self, at: usize, problems: &mut Problems) -> Row {
        let (number, fault) = self.sheet.row(at).unwrap_or((0, None));
        let origin = Origin { file: self.file_index, row: number };
        let mut row =
            Row { keys: None, period: None, cells: Vec::new(), origin, problems: self.columns.problems.clone() };
        if let Some(fault) = fault {
            row.problems.push(problems.add(self.fault(number, fault)));
            return row;
        }
        let mut settled = vec![false; self.input.columns.len()];
        for ((column, place), settled) in self.input.columns.iter().zip(&self.columns.cells).zip(&mut settled) {
            let raw = self.raw(at, *place);
            let cell =
                Cell { program: self.program, file: self.file, decimals: self.decimals, row: number, column, raw };
            let value = if raw == Raw::Empty { Ok(None) } else { cell::read(&cell) };
            *settled = *place == Place::Missing || raw != Raw::Empty;
            row.cells.push(value.unwrap_or_else(|problem| {
                row.problems.push(problems.add(problem));
                None
            }));
        }
        self.read_period(at, &mut row, problems);
        self.check_presence(&settled, &mut row, problems);
        let keys = self.input.key_columns.iter().map(|key| row.cells.get(*key as usize).cloned().flatten());
        row.keys = keys.collect();
        if !row.problems.is_empty() {
            row.cells = Vec::new();
            row.problems.dedup();
            row.problems.shrink_to_fit();
        }
        row
    }

    fn raw(&self, row: usize, place: Place) -> Raw<'_> {
        match place {
            Place::At(column) => self.sheet.cell(row, column),
            Place::Empty | Place::Missing => Raw::Empty,
        }
    }

    fn read_period(&self, at: usize, row: &mut Row, problems: &mut Problems) {
        let Some(grain) = self.input.period else { return };
        let (file, number) = (self.file, row.origin.row);
        let names = || self.input.period_headings().collect::<Vec<_>>().join(" e ");
        let period = match *self.columns.period.as_slice() {
            [Place::At(column)] => match self.sheet.cell(at, column) {
                Raw::Empty => Err(empty_cell(file, number, &names(), &schema::expected_period(grain))),
                raw => cell::period(file, number, self.input.period_headings().next().unwrap_or(""), raw, grain),
            },
            [Place::At(year), Place::At(part)] => match [self.sheet.cell(at, year), self.sheet.cell(at, part)] {
                [Raw::Empty, _] | [_, Raw::Empty] => {
                    Err(empty_cell(file, number, &names(), &schema::expected_period(grain)))
                }
                parts => cell::period_in_parts(file, number, &names, parts, grain),
            },
            _ => return,
        };
        match period {
            Ok(period) => row.period = Some(period),
            Err(problem) => row.problems.push(problems.add(problem)),
        }
    }

    /// Reports empty cells where a value is due. `settled` tells the cells that are not empty, or reported.
    fn check_presence(&self, settled: &[bool], row: &mut Row, problems: &mut Problems) {
        for (column, _) in self.input.columns.iter().zip(settled).filter(|(_, settled)| !**settled) {
            let expected = || schema::expected(self.program, column);
            let problem = match column.required_when {
                Some(condition) => (self.required)(self.id, condition, &row.cells)
                    .unwrap_or(false)
                    .then(|| empty_conditional(self.file, row.origin.row, column.heading(), &expected())),
                None if column.optional => None,
                None => Some(empty_cell(self.file, row.origin.row, column.heading(), &expected())),
            };
            if let Some(problem) = problem {
                row.problems.push(problems.add(problem));
            }
        }
    }

    fn fault(&self, row: u32, fault: Fault) -> Diagnostic {
        match fault {
            Fault::Ragged(found) => ragged_row(self.file, row, found, self.sheet.names.len()),
            Fault::Repeated(column) => {
                let name = self.sheet.names.get(usize::from(column)).map_or("", String::as_str);
                repeated_field(self.file, row, name)
            }
            Fault::NotObject => not_object(self.file, row),
        }
    }
}

fn empty_cell(file: &str, row: u32, column: &str, expected: &str) -> Diagnostic {
    file_error(DATA_EMPTY_CELL, file).arg("row", row).arg("column", column).arg("expected", expected).help("help")
}

fn empty_conditional(file: &str, row: u32, column: &str, expected: &str) -> Diagnostic {
    file_error(DATA_EMPTY_CONDITIONAL, file)
        .arg("row", row)
        .arg("column", column)
        .arg("expected", expected)
        .help("help")
}

fn ragged_row(file: &str, row: u32, found: u16, expected: usize) -> Diagnostic {
    file_error(DATA_RAGGED_ROW, file).arg("row", row).arg("found", found).arg("expected", expected).help("help")
}

fn repeated_field(file: &str, row: u32, name: &str) -> Diagnostic {
    file_error(DATA_REPEATED_FIELD, file).arg("row", row).arg("column", shown(name)).help("help")
}

fn not_object(file: &str, row: u32) -> Diagnostic {
    file_error(DATA_NOT_OBJECT, file).arg("row", row).help("help")
}

//! The names of a file's columns against those of its input.
//!
//! Receives a sheet and its input. Names must be equal, but for spaces around them, except where the columns were
//! selected among many: there capitals and accents do not count, and others may stand. Guarantees that every
//! column of the input is found once or reported: unknown, missing, duplicate. Reads no cells.

use crate::data::problem::{Problems, file_error, nearest, shown};
use crate::data::schema;
use crate::data::sheet::{Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_DUPLICATE_COLUMN, DATA_MISSING_COLUMN, DATA_UNKNOWN_COLUMN, DATA_UNNAMED_COLUMN};
use crate::ir::{Input, Program};

/// Where each column of an input stands in a sheet.
#[derive(Debug)]
pub(super) struct Columns {
    /// By the input's columns.
    pub(super) cells: Vec<Place>,
    /// The period's: none, one, or the year's and that of the part of the year.
    pub(super) period: Vec<Place>,
    /// Why no row of the sheet can be taken: places in the list of problems.
    pub(super) problems: Vec<usize>,
}

/// Where a column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// There.
    At(usize),
    /// Nowhere, and each row is as if its cell were empty.
    Empty,
    /// Nowhere, and that has been reported.
    Missing,
}

/// Finds the columns.
pub(super) fn find(program: &Program, input: &Input, file: &str, sheet: &Sheet, problems: &mut Problems) -> Columns {
    let mut found = Vec::new();
    for (at, name) in sheet.names.iter().enumerate() {
        if name.is_empty() {
            if (0..sheet.len()).any(|row| sheet.cell(row, at) != Raw::Empty) {
                found.push(problems.add(unnamed_column(file, at)));
            }
        } else if let Some(first) = sheet.names.iter().take(at).position(|other| other == name) {
            found.push(problems.add(duplicate_column(file, name, first, at)));
        } else if !sheet.selected && !input.headings().any(|known| known == name) {
            found.push(problems.add(unknown_column(input, file, &sheet.names, name)));
        }
    }
    let mut place = |name: &str, may_lack: bool| match sheet.find(name) {
        Some(at) => Place::At(at),
        None if may_lack => Place::Empty,
        None => {
            found.push(problems.add(missing_column(program, input, file, name)));
            Place::Missing
        }
    };
    let may_lack = |column: &crate::ir::Column| column.optional || (sheet.sparse && column.required_when.is_some());
    let cells = input.columns.iter().map(|column| place(column.heading(), may_lack(column))).collect();
    let period = input.period_headings().map(|name| place(name, false)).collect();
    Columns { cells, period, problems: found }
}

fn unnamed_column(file: &str, at: usize) -> Diagnostic {
    file_error(DATA_UNNAMED_COLUMN, file).arg("column", at + 1).help("help")
}

fn duplicate_column(file: &str, name: &str, first: usize, at: usize) -> Diagnostic {
    file_error(DATA_DUPLICATE_COLUMN, file)
        .arg("column", shown(name))
        .arg("first", first + 1)
        .arg("second", at + 1)
        .help("help")
}

/// The near name is of a column that the file lacks.
fn unknown_column(input: &Input, file: &str, names: &[String], name: &str) -> Diagnostic {
    let lacking = input.headings().filter(|known| !names.iter().any(|other| other == known));
    let problem = file_error(DATA_UNKNOWN_COLUMN, file).arg("column", shown(name)).arg("input", &input.name);
    match nearest(name, lacking) {
        Some(near) => problem.arg("near", near).help("help_near"),
        None => problem.arg("expected", schema::header(input)).help("help"),
    }
}

fn missing_column(program: &Program, input: &Input, file: &str, name: &str) -> Diagnostic {
    file_error(DATA_MISSING_COLUMN, file)
        .arg("column", name)
        .arg("input", &input.name)
        .arg("expected", schema::schema(program, input))
        .help("help")
}

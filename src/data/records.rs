//! Typed records: what every file becomes, and what the evaluator reads.
//!
//! Guarantees that a record's cells are in the order of its input's columns and of their types, that keys and
//! period find at most one record, and that what was left out is listed. Records may also be made in memory,
//! for `exemplo` blocks. Reads no text.

use rustc_hash::FxHashMap;

use crate::diagnostic::Diagnostic;
use crate::ir::{InputId, Program};
use crate::value::{Period, Value};

/// Everything read in one run.
#[derive(Clone, Debug, Default)]
pub struct Records {
    /// Records of each input, by `InputId`.
    pub inputs: Vec<InputRecords>,
    /// The files given, in their order.
    pub files: Vec<FileReport>,
    /// Rows left out, in the order of inputs, files and rows. Of rows without readable keys, the first 10,000
    /// of a file are listed.
    pub rejected: Vec<Rejected>,
    /// What is wrong with the files, in the order found.
    pub problems: Vec<Diagnostic>,
}

impl Records {
    /// Room for the inputs of a program, and nothing in it.
    #[must_use]
    pub fn empty(program: &Program) -> Records {
        let ids = (0..program.inputs.len()).filter_map(|at| u32::try_from(at).ok()).map(InputId);
        let inputs = ids.map(|id| InputRecords { unit_keys: program.unit_keys(id).len(), ..InputRecords::default() });
        Records { inputs: inputs.collect(), ..Records::default() }
    }

    /// Takes in a record of an input of the program. The first of several with the same keys and period is the
    /// one found.
    pub fn add(&mut self, input: InputId, record: Record) {
        if let Some(records) = self.inputs.get_mut(input.0 as usize) {
            records.push(record);
        }
    }

    /// The records of an input.
    #[must_use]
    pub fn of(&self, input: InputId) -> Option<&InputRecords> {
        self.inputs.get(input.0 as usize)
    }
}

/// The records of one input.
#[derive(Clone, Debug, Default)]
pub struct InputRecords {
    /// In the order read.
    pub rows: Vec<Record>,
    /// From keys to period and row. Periods are few for each unit.
    index: FxHashMap<Vec<Value>, Vec<(Option<Period>, u32)>>,
    /// The same, from the first keys alone: those of the unit that a row with keys of its own is of.
    below: FxHashMap<Vec<Value>, Vec<(Option<Period>, u32)>>,
    /// How many keys name that unit.
    unit_keys: usize,
}

impl InputRecords {
    /// Takes in a record.
    pub fn push(&mut self, record: Record) {
        let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let periods = self.index.entry(record.keys.clone()).or_default();
        periods.push((record.period, row));
        if let Some(unit) = record.keys.get(..self.unit_keys).filter(|unit| unit.len() < record.keys.len()) {
            self.below.entry(unit.to_vec()).or_default().push((record.period, row));
        }
        self.rows.push(record);
    }

    /// The record of a unit at a period; a record of no period is of all of them.
    #[must_use]
    pub fn lookup(&self, keys: &[Value], period: Option<Period>) -> Option<&Record> {
        let row = self.lookup_row(keys, period)?;
        self.rows.get(row as usize)
    }

    /// Where in `rows` that record is.
    #[must_use]
    pub fn lookup_row(&self, keys: &[Value], period: Option<Period>) -> Option<u32> {
        let periods = self.index.get(keys)?;
        let at = |wanted: Option<Period>| periods.iter().find(|(known, _)| *known == wanted).map(|(_, row)| *row);
        at(period).or_else(|| at(None))
    }

    /// The rows below a unit, each with its period, in the order read.
    #[must_use]
    pub fn rows_below(&self, unit: &[Value]) -> &[(Option<Period>, u32)] {
        self.below.get(unit).or_else(|| self.index.get(unit)).map_or(&[], Vec::as_slice)
    }

    /// Every record of a unit, of whichever period, in the order read.
    pub fn of_unit(&self, keys: &[Value]) -> impl Iterator<Item = &Record> {
        let rows = self.index.get(keys).into_iter().flatten();
        rows.filter_map(|(_, row)| self.rows.get(*row as usize))
    }
}

/// One row of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its keys, in the input's order.
    pub keys: Vec<Value>,
    /// Its period, for inputs of periods.
    pub period: Option<Period>,
    /// Its cells in the order of the input's columns, the keys among them; `None` where there is no value.
    pub cells: Vec<Option<Value>>,
    /// Where it was read.
    pub origin: Origin,
}

/// A row of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// Which, of [`Records::files`].
    pub file: u32,
    /// The row as a spreadsheet numbers it, the header being 1; in JSON the element, from 1; in JSON Lines the
    /// line; in DBF and DBC the record, from 1, the deleted ones counted.
    pub row: u32,
}

/// How a file is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Separated values.
    Csv,
    /// An array of objects, or an object of such arrays.
    Json,
    /// One object a line.
    JsonLines,
    /// dBase: records of one length.
    Dbf,
    /// A compressed DBF, as the health service publishes its microdata.
    Dbc,
}

impl Format {
    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Format::Csv => "CSV",
            Format::Json => "JSON",
            Format::JsonLines => "JSON Lines",
            Format::Dbf => "DBF",
            Format::Dbc => "DBC",
        }
    }
}

/// What was found out about a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileReport {
    /// Its name as given.
    pub name: String,
    /// How it is laid out; `None` when it is no text.
    pub format: Option<Format>,
    /// `UTF-8`, `Windows-1252`…; empty when it is no text.
    pub encoding: &'static str,
    /// What separates fields, in CSV of several columns.
    pub separator: Option<char>,
    /// What numbers are written with; `None` when no number shows it.
    pub decimal_mark: Option<char>,
    /// How many rows of data, the ones left out among them.
    pub rows: usize,
    /// How many records of a DBF or DBC are marked as deleted, and so are no rows.
    pub deleted: usize,
    /// Which inputs it holds; more than one only in a JSON object of arrays.
    pub inputs: Vec<InputId>,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}

/// A row left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// Of which input.
    pub input: InputId,
    /// Its keys, when they could be read.
    pub keys: Option<Vec<Value>>,
    /// Its period, when it could be read.
    pub period: Option<Period>,
    /// Where it stands.
    pub origin: Origin,
    /// Why: indices of [`Records::problems`].
    pub problems: Vec<usize>,
}

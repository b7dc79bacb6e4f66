//! What every format becomes: named columns, and rows of cells still as written.
//!
//! Guarantees that memory grows with the text, not with the square of it: cells are ranges of one text, and
//! a sheet has at most [`COLUMNS`](crate::csv::COLUMNS) columns. Does not know the policy.

use crate::data::problem::{folded, shown};

/// A cell as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Raw<'a> {
    /// Nothing, or JSON's `null`.
    Empty,
    /// Text, without spaces around it.
    Text(&'a str),
    /// A number of JSON, exactly as written.
    Number(&'a str),
    /// `true` or `false` of JSON.
    Truth(bool),
    /// An array or object of JSON.
    Nested,
}

impl Raw<'_> {
    /// The cell as a message shows it.
    pub(super) fn written(self) -> String {
        match self {
            Raw::Empty => String::new(),
            Raw::Text(text) | Raw::Number(text) => shown(text),
            Raw::Truth(truth) => truth.to_string(),
            Raw::Nested => "[…]".to_owned(),
        }
    }
}

/// What is wrong with a row before its cells are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// So many cells, where the header has another number.
    Ragged(u16),
    /// A JSON object that names this column twice.
    Repeated(u16),
    /// A JSON value that is not an object.
    NotObject,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    Empty,
    Text,
    Number,
    True,
    False,
    Nested,
}

#[derive(Clone, Copy, Debug)]
struct Cell {
    start: u32,
    end: u32,
    form: Form,
}

const EMPTY: Cell = Cell { start: 0, end: 0, form: Form::Empty };

/// A row: its number in the file, its first cell, what is wrong with it.
#[derive(Debug)]
struct Row {
    number: u32,
    length: u16,
    first: usize,
    fault: Option<Fault>,
}

/// Named columns and rows of cells.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The input that the file itself names, in a JSON object of arrays.
    pub(super) input: Option<String>,
    /// The columns' names, without spaces around them.
    pub(super) names: Vec<String>,
    /// Whether a row may leave columns out, as JSON objects do.
    pub(super) sparse: bool,
    /// Whether the columns were selected among many: names are compared without capitals and accents, and one
    /// that its input does not name is of no concern.
    pub(super) selected: bool,
    text: String,
    cells: Vec<Cell>,
    rows: Vec<Row>,
}

impl Sheet {
    /// An empty sheet whose rows may leave columns out.
    pub(super) fn sparse() -> Sheet {
        Sheet { sparse: true, ..Sheet::default() }
    }

    /// An empty sheet of columns selected among many.
    pub(super) fn selected(names: Vec<String>) -> Sheet {
        Sheet { names, selected: true, ..Sheet::default() }
    }

    /// Where the column of a name stands.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        if self.selected {
            let name = folded(name);
            return self.names.iter().position(|other| folded(other) == name);
        }
        self.names.iter().position(|other| other == name)
    }

    /// Starts a row; its cells follow.
    pub(super) fn begin_row(&mut self, number: usize) {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        self.rows.push(Row { number, length: 0, first: self.cells.len(), fault: None });
    }

    /// Says what is wrong with the last row.
    pub(super) fn fault(&mut self, fault: Fault) {
        if let Some(row) = self.rows.last_mut() {
            row.fault.get_or_insert(fault);
        }
    }

    /// Writes a cell of the last row.
    pub(super) fn set(&mut self, column: usize, raw: Raw<'_>) {
        let cell = self.store(raw);
        let Some(row) = self.rows.last_mut() else { return };
        while usize::from(row.length) <= column {
            self.cells.push(EMPTY);
            row.length += 1;
        }
        if let Some(slot) = self.cells.get_mut(row.first + column) {
            *slot = cell;
        }
    }

    fn store(&mut self, raw: Raw<'_>) -> Cell {
        let form = match raw {
            Raw::Empty => Form::Empty,
            Raw::Text(_) => Form::Text,
            Raw::Number(_) => Form::Number,
            Raw::Truth(true) => Form::True,
            Raw::Truth(false) => Form::False,
            Raw::Nested => Form::Nested,
        };
        let (Raw::Text(text) | Raw::Number(text)) = raw else { return Cell { form, ..EMPTY } };
        let start = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        self.text.push_str(text);
        Cell { start, end: u32::try_from(self.text.len()).unwrap_or(u32::MAX), form }
    }

    /// How many rows.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The number of a row in its file, and what is wrong with it.
    pub(super) fn row(&self, row: usize) -> Option<(u32, Option<Fault>)> {
        self.rows.get(row).map(|row| (row.number, row.fault))
    }

    /// A cell; empty where there is none.
    pub(super) fn cell(&self, row: usize, column: usize) -> Raw<'_> {
        let Some(row) = self.rows.get(row).filter(|row| column < usize::from(row.length)) else { return Raw::Empty };
        let Some(cell) = self.cells.get(row.first + column) else { return Raw::Empty };
        let text = || self.text.get(cell.start as usize..cell.end as usize).unwrap_or("");
        match cell.form {
            Form::Empty => Raw::Empty,
            Form::Text => Raw::Text(text()),
            Form::Number => Raw::Number(text()),
            Form::True => Raw::Truth(true),
            Form::False => Raw::Truth(false),
            Form::Nested => Raw::Nested,
        }
    }
}

//! What a verification finds: what keeps a receipt from holding, and what is worth knowing and does not.
//!
//! The fields are those of the JSON that programs get: names and meaning stay.

use serde::Serialize;

use crate::receipt::{Figure, State};

/// What keeps a receipt from holding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Finding {
    /// A part of the file was edited after it was written: `question`, `rules`, `data` or `results`.
    Edited {
        /// Which.
        part: &'static str,
    },
    /// The act, the edition or the reference period is another.
    Asked {
        /// `act`, `edition`, `reference`.
        what: &'static str,
        /// What the receipt says.
        receipt: String,
        /// What it is now.
        now: String,
    },
    /// A rule says another thing.
    Rule {
        /// The act, where it is one that the act uses.
        act: Option<String>,
        /// Where, as an amendment would address it.
        rule: String,
        /// The first month of the difference, where it is not in all.
        from: Option<String>,
        /// What the receipt says; `None` for what was added.
        receipt: Option<String>,
        /// What the text says now; `None` for what was taken out.
        now: Option<String>,
    },
    /// A cell holds another value.
    Cell {
        /// The input.
        input: String,
        /// The keys of the row.
        key: String,
        /// Its period.
        period: Option<String>,
        /// The column.
        column: String,
        /// What the receipt says.
        receipt: Option<String>,
        /// What the file says.
        now: Option<String>,
        /// Which file.
        file: String,
        /// The row there.
        row: u32,
    },
    /// A row is gone, or cannot be read any more.
    RowGone {
        /// The input.
        input: String,
        /// The keys of the row.
        key: String,
        /// Its period.
        period: Option<String>,
    },
    /// There is a row more, of a period that the receipt has rows of.
    RowNew {
        /// The input.
        input: String,
        /// The keys of the row.
        key: String,
        /// Its period.
        period: Option<String>,
        /// Which file.
        file: String,
        /// The row there.
        row: u32,
    },
    /// Of the many rows of a unit and period, some are gone and some are new.
    Rows {
        /// The input.
        input: String,
        /// The keys of the unit.
        key: String,
        /// Their period.
        period: Option<String>,
        /// How many of the receipt's are gone.
        gone: usize,
        /// The new ones: file and row.
        new: Vec<(String, u32)>,
    },
    /// A figure is another.
    Figure {
        /// The unit.
        unit: String,
        /// The name of its rule.
        figure: String,
        /// What the receipt says.
        receipt: Option<Figure>,
        /// What is computed now.
        now: Option<Figure>,
    },
    /// Another thing became of a unit.
    Unit {
        /// The unit.
        unit: String,
        /// What the receipt says; `None` where it has no such unit.
        receipt: Option<State>,
        /// What became of it now; `None` where there is none.
        now: Option<State>,
    },
}

/// What is another and changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Note {
    /// Another version of the compiler took the receipt.
    Compiler {
        /// That one.
        receipt: String,
        /// This one.
        now: String,
    },
    /// The bytes of a file are others.
    File {
        /// Its name.
        file: String,
    },
    /// There are rows of periods that the receipt has none of.
    Periods {
        /// The input.
        input: String,
        /// The periods.
        periods: Vec<String>,
    },
}

/// Everything that two receipts differ in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// What keeps the receipt from holding.
    pub changes: Vec<Finding>,
    /// What does not.
    pub notes: Vec<Note>,
}

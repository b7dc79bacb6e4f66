//! The data of a receipt: rows by input, unit and period, each cell as its canonical text.
//!
//! Guarantees that a value has one text however the file writes it (`1.234,50` and `1234.5` are `1234.5`), and that the
//! order of rows and columns of a file does not matter. Rows of which a unit has many are kept as digests: they are
//! microdata, and what one of them says is in the file alone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::csv::sha256;
use crate::data::{FileReport, Record, Records};
use crate::ir::{InputId, Program};
use crate::receipt::File;
use crate::value::{Period, Value};

/// The cells of a row, by column; `None` where there is no value.
pub(super) type Cells = BTreeMap<String, Option<String>>;

/// Where a row was read: what a person looks for it by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The file, as it was given.
    pub file: String,
    /// The row, as a spreadsheet numbers it.
    pub row: u32,
}

/// The only row of an input for its keys and period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct One {
    /// The input.
    pub input: String,
    /// Its keys, joined by `/`.
    pub key: String,
    /// Its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// Every cell, by column.
    pub cells: Cells,
    /// Where it was read; not kept.
    #[serde(skip)]
    pub read: Read,
}

/// The rows of an input for a unit and period, of which there may be many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Many {
    /// The input.
    pub input: String,
    /// The keys of the unit, joined by `/`.
    pub key: String,
    /// Their period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// A digest of each row, in order.
    pub digests: Vec<String>,
    /// Where the row of each digest was read; not kept.
    #[serde(skip)]
    pub read: Vec<Read>,
}

/// Digits of a row's digest: 128 bits.
const DIGITS: usize = 32;

/// The rows of every input.
pub(super) fn of(program: &Program, records: &Records) -> (Vec<One>, Vec<Many>) {
    let (mut rows, mut many) = (Vec::new(), Vec::new());
    for (at, of_input) in records.inputs.iter().enumerate() {
        let Some(input) = program.inputs.get(at) else { continue };
        let Ok(id) = u32::try_from(at).map(InputId) else { continue };
        let ones = of_input.rows.iter().map(|record| One {
            input: input.name.clone(),
            key: record.keys.iter().map(canonical).collect::<Vec<_>>().join("/"),
            period: record.period.map(Period::code),
            cells: cells(program, id, record),
            read: read(records, record),
        });
        if program.has_many_rows(id) { many.extend(together(ones)) } else { rows.extend(ones) }
    }
    rows.sort_by(|one, other| place(one).cmp(&place(other)));
    (rows, many)
}

/// By what a row is found.
fn place(row: &One) -> (&str, &str, Option<&str>) {
    (&row.input, &row.key, row.period.as_deref())
}

/// What a receipt keeps of a file.
pub(super) fn file(program: &Program, file: &FileReport) -> File {
    let inputs = file.inputs.iter().filter_map(|id| program.input(*id));
    File {
        name: file.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned(),
        inputs: inputs.map(|input| input.name.clone()).collect(),
        rows: file.rows,
        sha256: file.sha256.clone(),
    }
}

fn cells(program: &Program, id: InputId, record: &Record) -> Cells {
    let columns = program.input(id).map_or(&[][..], |input| &input.columns);
    columns.iter().zip(&record.cells).map(|(it, cell)| (it.name.clone(), cell.as_ref().map(canonical))).collect()
}

fn read(records: &Records, record: &Record) -> Read {
    let file = records.files.get(record.origin.file as usize).map_or("", |file| file.name.as_str());
    Read { file: file.to_owned(), row: record.origin.row }
}

/// Rows of one unit and period together, as digests.
fn together(rows: impl Iterator<Item = One>) -> Vec<Many> {
    let mut groups: BTreeMap<(String, Option<String>), Many> = BTreeMap::new();
    for row in rows {
        let whole = serde_json::to_vec(&row).unwrap_or_default();
        let digest = sha256(&whole).chars().take(DIGITS).collect();
        let One { input, key, period, read, .. } = row;
        let group = groups.entry((key.clone(), period.clone()));
        let group = group.or_insert_with(|| Many { input, key, period, digests: Vec::new(), read: Vec::new() });
        group.digests.push(digest);
        group.read.push(read);
    }
    groups.into_values().map(Many::sorted).collect()
}

impl Many {
    /// The same, by digest: in which order a file has its rows does not matter.
    fn sorted(self) -> Many {
        let mut rows: Vec<(String, Read)> = self.digests.into_iter().zip(self.read).collect();
        rows.sort_by(|one, other| one.0.cmp(&other.0));
        let (digests, read) = rows.into_iter().unzip();
        Many { digests, read, ..self }
    }
}

/// The one text of a value.
pub(super) fn canonical(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_plain_string(),
        Value::Truth(true) => "sim".to_owned(),
        Value::Truth(false) => "não".to_owned(),
        Value::Text(text) => text.to_string(),
        Value::Date(date) => date.iso(),
        Value::Period(period) => period.code(),
    }
}

//! Files → typed records, validated against the policy's `entrada` blocks.
//!
//! Receives a program, the bytes of data files (nothing here opens a file) and the one question that only the
//! evaluator can answer: whether a condition of `exigida quando` holds of a row. Guarantees that [`load`]
//! never fails: every bad cell is reported with file, row, column, value and what was expected, the row is
//! left out and listed, and the others are taken. Nothing is coerced and nothing is guessed.

mod assign;
mod cell;
mod cell_number;
mod columns;
mod csv;
mod dbf;
mod decimal;
mod json;
mod number;
mod period_rows;
mod problem;
mod records;
mod rows;
mod schema;
mod sheet;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use crate::csv::{Text, decode, sha256};
use crate::data::cell::Decimals;
use crate::data::columns::Columns;
use crate::data::problem::{Problems, file_error};
use crate::data::rows::{Row, Rows};
use crate::data::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_DUPLICATE_KEY, DATA_NO_ROWS};
use crate::ir::{Input, InputId, NodeId, Program};
use crate::value::{Period, Value};

pub use number::Mark;
pub use period_rows::without_rows;
pub use records::{FileReport, Format, InputRecords, Origin, Record, Records, Rejected};
pub use schema::{header, schema};

/// A data file, already read.
#[derive(Clone, Copy, Debug)]
pub struct DataFile<'a> {
    /// Its name as given.
    pub name: &'a str,
    /// The input that the caller says it is for: `hospital` of `--data hospital=dados.csv`.
    pub input: Option<&'a str>,
    /// Its content.
    pub bytes: &'a [u8],
}

/// What the caller may settle.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The decimal mark of every file, instead of what the files show.
    pub decimal: Option<Mark>,
}

/// Whether a column's condition holds of a row: `None` when its cells do not tell.
pub type Required<'a> = &'a dyn Fn(InputId, NodeId, &[Option<Value>]) -> Option<bool>;

/// Reads data files into records.
#[must_use]
pub fn load(program: &Program, files: &[DataFile<'_>], options: Options, required: Required<'_>) -> Records {
    let rows = program.inputs.iter().map(|_| Vec::new()).collect();
    let mut loading =
        Loading { program, options, required, records: Records::empty(program), problems: Problems::default(), rows };
    for file in files {
        loading.file(file);
    }
    loading.finish()
}

/// Files being read.
struct Loading<'a> {
    program: &'a Program,
    options: Options,
    required: Required<'a>,
    records: Records,
    problems: Problems,
    /// Typed rows, by input.
    rows: Vec<Vec<Row>>,
}

/// A sheet whose input is known.
struct Assigned {
    id: InputId,
    sheet: Sheet,
    columns: Columns,
}

impl Loading<'_> {
    fn file(&mut self, file: &DataFile<'_>) {
        self.problems.begin(file.name);
        let sha256 = sha256(file.bytes);
        let mut report = FileReport {
            name: file.name.to_owned(),
            format: None,
            encoding: "",
            separator: None,
            decimal_mark: None,
            rows: 0,
            deleted: 0,
            inputs: Vec::new(),
            sha256,
        };
        match self.sheets(file, &mut report) {
            Ok(sheets) => self.take_sheets(file, sheets, &mut report),
            Err(problem) => {
                self.problems.add(problem);
            }
        }
        self.records.files.push(report);
    }

    /// Decodes and splits a file.
    fn sheets(&self, file: &DataFile<'_>, report: &mut FileReport) -> Result<Vec<Sheet>, Diagnostic> {
        let told = file.input.and_then(|name| assign::named(self.program, name));
        let inputs: Vec<&Input> = match told.and_then(|id| self.program.input(id)) {
            Some(input) => vec![input],
            None => self.program.inputs.iter().collect(),
        };
        if dbf::recognise(file.bytes) {
            return dbf_sheet(file, &inputs, report);
        }
        let Text { text, encoding } = decode(file.name, file.bytes)?;
        report.encoding = encoding;
        let known = |name: &str| inputs.iter().any(|input| input.headings().any(|other| other == name));
        let format = format_of(file.name, &text);
        report.format = Some(format);
        match format {
            Format::Csv => {
                let (sheet, separator) = csv::read(file.name, &text, &known)?;
                report.separator = separator;
                Ok(vec![sheet])
            }
            Format::Json => json::read(file.name, &text, &known),
            _ => Ok(vec![json::read_lines(file.name, &text, &known)?]),
        }
    }

    fn take_sheets(&mut self, file: &DataFile<'_>, sheets: Vec<Sheet>, report: &mut FileReport) {
        report.rows = sheets.iter().map(Sheet::len).sum();
        if report.rows == 0 {
            self.problems.add(no_rows(file.name));
        }
        let mut assigned: Vec<Assigned> = sheets.into_iter().filter_map(|sheet| self.assign(file, sheet)).collect();
        let decimals = self.decimals(file.name, &mut assigned);
        if let Decimals::Settled(mark) = decimals {
            report.decimal_mark = mark.map(Mark::as_char);
        }
        let file_index = u32::try_from(self.records.files.len()).unwrap_or(u32::MAX);
        for Assigned { id, sheet, columns } in &assigned {
            let Some(input) = self.program.input(*id) else { continue };
            let reader = Rows {
                program: self.program,
                id: *id,
                input,
                file: file.name,
                file_index,
                sheet,
                columns,
                decimals,
                required: self.required,
            };
            let rows = reader.read(&mut self.problems);
            if let Some(all) = self.rows.get_mut(id.0 as usize) {
                all.extend(rows);
            }
            report.inputs.push(*id);
        }
    }

    fn assign(&mut self, file: &DataFile<'_>, sheet: Sheet) -> Option<Assigned> {
        let told = sheet.input.as_deref().or(file.input);
        let id = match assign::assign(self.program, file.name, told, &sheet) {
            Ok(id) => id,
            Err(problem) => {
                self.problems.add(problem);
                return None;
            }
        };
        let input = self.program.input(id)?;
        let bare = sheet.names.is_empty() && sheet.len() == 0;
        if bare {
            return None;
        }
        let columns = columns::find(self.program, input, file.name, &sheet, &mut self.problems);
        Some(Assigned { id, sheet, columns })
    }

    /// The mark given, or the one the file shows; when it shows none and needs one, no row can be taken.
    fn decimals(&mut self, file: &str, assigned: &mut [Assigned]) -> Decimals {
        if self.options.decimal.is_some() {
            return Decimals::Settled(self.options.decimal);
        }
        let mut census = decimal::Census::default();
        for Assigned { id, sheet, columns } in &*assigned {
            if let Some(input) = self.program.input(*id) {
                census.count(input, sheet, columns);
            }
        }
        match census.settle(file) {
            Ok(mark) => Decimals::Settled(mark),
            Err(problem) => {
                let problem = self.problems.add(problem);
                for sheet in assigned {
                    sheet.columns.problems.push(problem);
                }
                Decimals::Reported
            }
        }
    }

    /// Compares rows, and parts the good from the bad.
    fn finish(mut self) -> Records {
        let by_input = std::mem::take(&mut self.rows);
        for (at, (input, mut rows)) in self.program.inputs.iter().zip(by_input).enumerate() {
            let Ok(id) = u32::try_from(at).map(InputId) else { continue };
            if is_identified(self.program, input) {
                self.report_duplicates(input, &mut rows);
            }
            for Row { keys, period, cells, origin, problems } in rows {
                match keys {
                    Some(keys) if problems.is_empty() => {
                        self.records.add(id, Record { keys, period, cells, origin });
                    }
                    keys => self.records.rejected.push(Rejected { input: id, keys, period, origin, problems }),
                }
            }
        }
        self.records.problems = self.problems.into_list();
        self.records
    }

    /// Each row that repeats the keys and period of an earlier one is reported with it; neither is taken.
    fn report_duplicates(&mut self, input: &Input, rows: &mut [Row]) {
        let mut first: FxHashMap<(&[Value], Option<Period>), usize> = FxHashMap::default();
        let mut pairs = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            let Some(keys) = row.keys.as_deref().filter(|_| row.period.is_some() == input.period.is_some()) else {
                continue;
            };
            match first.entry((keys, row.period)) {
                Entry::Vacant(entry) => {
                    entry.insert(at);
                }
                Entry::Occupied(entry) => pairs.push((*entry.get(), at)),
            }
        }
        let Some(origin) = pairs.first().and_then(|(_, second)| rows.get(*second)).map(|row| row.origin) else {
            return;
        };
        let file = self.name(origin).to_owned();
        self.problems.begin(&file);
        for (first, second) in pairs {
            let (Some(one), Some(other)) = (rows.get(first), rows.get(second)) else { continue };
            let problem = self.duplicate_key(input, one, other);
            let problem = self.problems.add(problem);
            for at in [first, second] {
                if let Some(row) = rows.get_mut(at) {
                    row.problems.push(problem);
                }
            }
        }
    }

    fn name(&self, origin: Origin) -> &str {
        self.records.files.get(origin.file as usize).map_or("", |file| file.name.as_str())
    }

    fn duplicate_key(&self, input: &Input, first: &Row, second: &Row) -> Diagnostic {
        let keys = second.keys.iter().flatten().map(cell::shown_value);
        let value: Vec<String> = keys.chain(second.period.map(Period::code)).collect();
        file_error(DATA_DUPLICATE_KEY, self.name(second.origin))
            .arg("row", second.origin.row)
            .arg("other_file", self.name(first.origin))
            .arg("other_row", first.origin.row)
            .arg("value", value.join(", "))
            .arg("input", &input.name)
            .help("help")
    }
}

/// Whether keys and period are of one row: rows below a level, with no key of their own, are not told apart.
fn is_identified(program: &Program, input: &Input) -> bool {
    let parent = input.parent.and_then(|parent| program.input(parent));
    parent.is_none_or(|parent| input.keys.iter().any(|key| !parent.keys.contains(key)))
}

/// A DBF or DBC, with the fields that these inputs name.
fn dbf_sheet(file: &DataFile<'_>, inputs: &[&Input], report: &mut FileReport) -> Result<Vec<Sheet>, Diagnostic> {
    let headings: BTreeSet<String> = inputs.iter().flat_map(|input| input.headings()).map(problem::folded).collect();
    let dbf::Table { sheet, format, encoding, deleted } =
        dbf::read(file.name, file.bytes, &|name| headings.contains(&problem::folded(name)))?;
    (report.format, report.encoding, report.deleted) = (Some(format), encoding, deleted);
    Ok(vec![sheet])
}

/// How a text is laid out, by its first character; the name settles what that leaves open.
fn format_of(name: &str, text: &str) -> Format {
    let named = |ending: &str| name.rsplit_once('.').is_some_and(|(_, last)| last.eq_ignore_ascii_case(ending));
    if named("jsonl") || named("ndjson") {
        return Format::JsonLines;
    }
    if named("csv") || named("tsv") || named("txt") {
        return Format::Csv;
    }
    match text.trim_start().chars().next() {
        Some('{') if json::is_lines(text) => Format::JsonLines,
        Some('{' | '[') => Format::Json,
        _ if named("json") => Format::Json,
        _ => Format::Csv,
    }
}

fn no_rows(file: &str) -> Diagnostic {
    file_error(DATA_NO_ROWS, file).help("help")
}

//! A cell → a value of its column's type, or what was expected.
//!
//! Receives a cell as written and the column that the policy declares. Nothing is coerced: a code keeps its
//! zeros, a member is spelt as listed, a truth is `sim` or `não`. Empty cells are not for here; numbers are
//! read in `cell_number`.

use crate::data::cell_number;
use crate::data::number::{Mark, is_scientific};
use crate::data::problem::{file_error, folded, nearest, shown};
use crate::data::schema;
use crate::data::sheet::Raw;
use crate::diagnostic::codes::{
    DATA_BAD_CATEGORY, DATA_BAD_CODE, DATA_BAD_DATE, DATA_BAD_PERIOD, DATA_BAD_TEXT, DATA_BAD_TRUTH, DATA_CODE_WIDTH,
    DATA_NESTED_CELL, DATA_PERIOD_GRAIN, DATA_SCIENTIFIC_NOTATION, DATA_SPREADSHEET_ERROR,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Column, Kind, Program};
use crate::value::{Date, Grain, Period, PeriodError, Value};

/// What spreadsheets write in place of a value that they could not compute.
const BROKEN: [&str; 17] = [
    "#REF!",
    "#DIV/0!",
    "#N/D",
    "#N/A",
    "#VALOR!",
    "#VALUE!",
    "#NOME?",
    "#NAME?",
    "#NÚM!",
    "#NUM!",
    "#NULO!",
    "#NULL!",
    "#DESPEJAR!",
    "#SPILL!",
    "#CALC!",
    "#ERRO!",
    "#ERROR!",
];

/// The mark of the file's decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Decimals {
    /// Found or given; `None` when no cell needs one.
    Settled(Option<Mark>),
    /// Not found, and reported.
    Reported,
}

/// Where a cell stands and what is to be read there.
#[derive(Clone, Copy)]
pub(super) struct Cell<'a> {
    pub(super) program: &'a Program,
    pub(super) file: &'a str,
    pub(super) decimals: Decimals,
    pub(super) row: u32,
    pub(super) column: &'a Column,
    pub(super) raw: Raw<'a>,
}

impl Cell<'_> {
    /// An error about this cell.
    pub(super) fn error(&self, code: Code) -> Diagnostic {
        let expected = schema::expected(self.program, self.column);
        cell_error(code, self.file, self.row, self.column.heading(), self.raw).arg("expected", expected)
    }
}

fn cell_error(code: Code, file: &str, row: u32, column: &str, raw: Raw<'_>) -> Diagnostic {
    file_error(code, file).arg("row", row).arg("column", column).arg("value", raw.written())
}

/// Reads a cell that is not empty; no value where that has been reported already.
pub(super) fn read(cell: &Cell<'_>) -> Result<Option<Value>, Diagnostic> {
    if cell.raw == Raw::Nested {
        return Err(nested_cell(cell));
    }
    if let Raw::Text(text) = cell.raw
        && is_broken(text)
    {
        return Err(spreadsheet_error(cell));
    }
    match &cell.column.ty.kind {
        Kind::Truth => truth(cell).map(Some),
        Kind::Text => text(cell).map(Some),
        Kind::Code(width) => code(cell, *width).map(Some),
        Kind::Category(members) => category(cell, members).map(Some),
        Kind::Date => date(cell).map(Some),
        Kind::Period(grain) => period(cell.file, cell.row, cell.column.heading(), cell.raw, *grain)
            .map(|period| Some(Value::Period(period))),
        Kind::Number(_) => cell_number::number(cell),
        Kind::Percent => cell_number::percent(cell),
        Kind::Error => Ok(None),
    }
}

/// Reads the period of a row.
pub(super) fn period(file: &str, row: u32, column: &str, raw: Raw<'_>, grain: Grain) -> Result<Period, Diagnostic> {
    let (Raw::Text(text) | Raw::Number(text)) = raw else { return Err(bad_period(file, row, column, raw, grain)) };
    if let Some(period) = packed_month(text, grain) {
        return Ok(period);
    }
    Period::parse(text, grain).map_err(|error| match error {
        PeriodError::OtherGrain(found) => period_grain(file, row, column, raw, (grain, found)),
        PeriodError::Unreadable => bad_period(file, row, column, raw, grain),
    })
}

/// Reads the period of a row from its year and its part of the year; `columns` names both.
pub(super) fn period_in_parts(
    file: &str,
    row: u32,
    columns: &dyn Fn() -> String,
    parts: [Raw<'_>; 2],
    grain: Grain,
) -> Result<Period, Diagnostic> {
    let digits = |raw: Raw<'_>, lengths: std::ops::RangeInclusive<usize>| match raw {
        Raw::Text(text) | Raw::Number(text) if lengths.contains(&text.len()) && is_digits(text) => text.parse().ok(),
        _ => None,
    };
    let [year, part] = parts;
    let period = digits(year, 4..=4)
        .zip(digits(part, 1..=2))
        .and_then(|(year, part): (u32, u32)| Period::of_year(grain, i32::try_from(year).ok()?, part));
    period.ok_or_else(|| {
        let written = format!("{} {}", year.written(), part.written());
        bad_period(file, row, &columns(), Raw::Text(written.trim()), grain)
    })
}

/// `202404`, as the tables of the health service write a month. The other way round, `042024`, it would be of a
/// year long past, and is refused.
fn packed_month(text: &str, grain: Grain) -> Option<Period> {
    const FIRST_YEAR: i32 = 1900;
    if text.len() != 6 || grain != Grain::Month || !is_digits(text) {
        return None;
    }
    let (year, month) = text.split_at_checked(4)?;
    let year = year.parse().ok().filter(|year| *year >= FIRST_YEAR)?;
    Period::of_year(grain, year, month.parse().ok()?)
}

/// `20240725`, likewise. The other way round it has no such month.
fn packed_date(text: &str) -> Option<Date> {
    if text.len() != 8 || !is_digits(text) {
        return None;
    }
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_broken(text: &str) -> bool {
    text.starts_with('#')
        && (BROKEN.iter().any(|broken| folded(broken) == folded(text)) || text.chars().all(|c| c == '#'))
}

fn truth(cell: &Cell<'_>) -> Result<Value, Diagnostic> {
    match cell.raw {
        Raw::Truth(truth) => Ok(Value::Truth(truth)),
        Raw::Text(text) if text.len() <= 4 => match text.to_lowercase().as_str() {
            "sim" => Ok(Value::Truth(true)),
            "não" | "nao" => Ok(Value::Truth(false)),
            _ => Err(bad_truth(cell)),
        },
        _ => Err(bad_truth(cell)),
    }
}

fn text(cell: &Cell<'_>) -> Result<Value, Diagnostic> {
    match cell.raw {
        Raw::Text(text) => Ok(Value::Text(text.into())),
        _ => Err(bad_text(cell)),
    }
}

fn code(cell: &Cell<'_>, width: Option<u32>) -> Result<Value, Diagnostic> {
    let (Raw::Text(text) | Raw::Number(text)) = cell.raw else { return Err(bad_code(cell)) };
    if is_scientific(text) {
        return Err(scientific_notation(cell));
    }
    if !is_digits(text) {
        return Err(bad_code(cell));
    }
    match width.and_then(|width| usize::try_from(width).ok()) {
        Some(width) if text.len() != width => Err(code_width(cell, text, width)),
        _ => Ok(Value::Text(text.into())),
    }
}

fn category(cell: &Cell<'_>, members: &[String]) -> Result<Value, Diagnostic> {
    let (Raw::Text(text) | Raw::Number(text)) = cell.raw else { return Err(bad_category(cell, members)) };
    match members.iter().find(|member| *member == text) {
        Some(member) => Ok(Value::Text(member.as_str().into())),
        None => Err(bad_category(cell, members)),
    }
}

fn date(cell: &Cell<'_>) -> Result<Value, Diagnostic> {
    let Raw::Text(text) = cell.raw else { return Err(bad_date(cell)) };
    Date::parse_br(text)
        .or_else(|| Date::parse_iso(text))
        .or_else(|| packed_date(text))
        .map(Value::Date)
        .ok_or_else(|| bad_date(cell))
}

fn nested_cell(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_NESTED_CELL).help("help")
}

fn spreadsheet_error(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_SPREADSHEET_ERROR).help("help")
}

/// `2,69E+06`: the digits are lost.
pub(super) fn scientific_notation(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_SCIENTIFIC_NOTATION).help("help")
}

fn bad_truth(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_BAD_TRUTH).help("help")
}

fn bad_text(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_BAD_TEXT).help("help")
}

fn bad_code(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_BAD_CODE).help("help")
}

/// A code that lost its leading zeros has its repair; a longer one has none.
fn code_width(cell: &Cell<'_>, text: &str, width: usize) -> Diagnostic {
    let problem = cell.error(DATA_CODE_WIDTH).arg("found", text.len()).arg("width", width);
    if text.len() < width {
        problem.arg("repair", format!("{text:0>width$}")).help("help_zeros")
    } else {
        problem.help("help")
    }
}

fn bad_category(cell: &Cell<'_>, members: &[String]) -> Diagnostic {
    let problem = cell.error(DATA_BAD_CATEGORY);
    let (Raw::Text(text) | Raw::Number(text)) = cell.raw else { return problem.help("help") };
    let equal = members.iter().find(|member| folded(member) == folded(text)).map(String::as_str);
    match equal.or_else(|| nearest(text, members.iter().map(String::as_str))) {
        Some(near) => problem.arg("near", near).help("help_near"),
        None => problem.help("help"),
    }
}

fn bad_date(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_BAD_DATE).help("help")
}

fn bad_period(file: &str, row: u32, column: &str, raw: Raw<'_>, grain: Grain) -> Diagnostic {
    cell_error(DATA_BAD_PERIOD, file, row, column, raw)
        .arg("expected", schema::expected_period(grain))
        .arg("example", schema::example_period(grain))
        .help("help")
}

fn period_grain(file: &str, row: u32, column: &str, raw: Raw<'_>, (grain, found): (Grain, Grain)) -> Diagnostic {
    cell_error(DATA_PERIOD_GRAIN, file, row, column, raw)
        .arg("expected", schema::expected_period(grain))
        .arg("example", schema::example_period(grain))
        .arg("found", found.word())
        .help("help")
}

/// The words shown of a text that is a key.
pub(super) fn shown_value(value: &Value) -> String {
    match value {
        Value::Number(number) => crate::value::format::number(number, None),
        Value::Truth(truth) => if *truth { "sim" } else { "não" }.to_owned(),
        Value::Text(text) => shown(text),
        Value::Date(date) => date.to_string(),
        Value::Period(period) => period.code(),
    }
}

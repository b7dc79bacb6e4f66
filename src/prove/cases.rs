//! Points of data worth trying on a policy: a period, a unit, and cells.
//!
//! Receives a program; gives whole points to begin from (those of its examples, and one with simple values), and what
//! may be changed in a point: every limit from both sides, every member, every row of a table that units are named
//! in, every stretch of time. A point names inputs, columns and keys, so that it may be put to two programs.

use std::collections::{BTreeMap, BTreeSet};

use crate::data::{Origin, Record, Records};
use crate::eval::{Unit, level};
use crate::ir::{Axis, Column, ExampleRecord, Input, InputId, KeyId, Kind, Program};
use crate::value::{Date, Number, Period, Value};

/// A point of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// The period asked for: of payment where the policy has transfers.
    pub period: Period,
    /// The unit asked for: each key and its value.
    pub unit: BTreeMap<String, Value>,
    /// The rows of data.
    pub rows: Vec<Row>,
}

/// A row of data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The input that it is of.
    pub input: String,
    /// Its period; without one it is of whichever is read.
    pub period: Option<Period>,
    /// Its cells, the keys among them; an empty cell is not here.
    pub cells: BTreeMap<String, Value>,
}

impl Case {
    /// The case as records of a program; `None` where the program would not take one of its rows.
    #[must_use]
    pub fn records(&self, program: &Program) -> Option<Records> {
        let mut records = Records::empty(program);
        for row in &self.rows {
            let at = program.inputs.iter().position(|input| input.name == row.input)?;
            let (id, input) = (InputId(u32::try_from(at).ok()?), program.inputs.get(at)?);
            let cells = input.columns.iter().map(|column| row.cells.get(&column.name).cloned());
            let cells: Vec<Option<Value>> = cells.collect();
            let taken = input.columns.iter().zip(&cells).all(|(column, cell)| takes(column, cell.as_ref()));
            let keys: Option<Vec<Value>> =
                input.key_columns.iter().map(|at| cells.get(*at as usize).cloned().flatten()).collect();
            if !taken {
                return None;
            }
            records.add(id, Record { keys: keys?, period: row.period, cells, origin: Origin::default() });
        }
        Some(records)
    }

    /// The unit as one of a program.
    #[must_use]
    pub fn unit(&self, program: &Program) -> Unit {
        let keys = program.keys.iter().enumerate().filter_map(|(at, key)| {
            let value = self.unit.get(&key.name)?.clone();
            u32::try_from(at).ok().map(|at| (KeyId(at), value))
        });
        Unit::new(keys.collect())
    }

    /// How much it takes to say it.
    #[must_use]
    pub fn size(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).sum()
    }

    /// Writes a cell in the rows of an input that are of the unit: the first, where it may have many.
    pub(super) fn put(&mut self, program: &Program, input: &str, column: &str, value: Option<&Value>) {
        self.write(program, input, (column, value), true);
    }

    /// Writes a cell in the first row of an input that is of another unit.
    pub(super) fn put_beside(&mut self, program: &Program, input: &str, column: &str, value: Option<&Value>) {
        self.write(program, input, (column, value), false);
    }

    fn write(&mut self, program: &Program, input: &str, (column, value): (&str, Option<&Value>), own: bool) {
        let Some(at) = program.inputs.iter().position(|it| it.name == input) else { return };
        let keys: Vec<(&str, &str)> =
            program.inputs.get(at).map(|it| keys_of(program, it).collect()).unwrap_or_default();
        let many = u32::try_from(at).is_ok_and(|at| program.has_many_rows(InputId(at)));
        let unit = self.unit.clone();
        let is_own = |row: &Row| {
            keys.iter().all(|(key, column)| unit.get(*key).is_none_or(|value| row.cells.get(*column) == Some(value)))
        };
        let rows = self.rows.iter_mut().filter(|row| row.input == input && is_own(row) == own);
        for row in rows.take(if own && !many { usize::MAX } else { 1 }) {
            match value {
                Some(value) => drop(row.cells.insert(column.to_owned(), value.clone())),
                None => drop(row.cells.remove(column)),
            }
        }
    }

    /// Asks about another unit, which the same data are of.
    pub(super) fn turn_to(&mut self, program: &Program, key: &str, value: &Value) {
        let Some(old) = self.unit.insert(key.to_owned(), value.clone()) else { return };
        for row in &mut self.rows {
            let input = program.inputs.iter().find(|input| input.name == row.input);
            for column in input.into_iter().flat_map(|input| keys_of(program, input)) {
                if column.0 == key
                    && let Some(cell) = row.cells.get_mut(column.1).filter(|cell| **cell == old)
                {
                    cell.clone_from(value);
                }
            }
        }
    }
}

/// The keys of an input and the columns that they stand in.
fn keys_of<'p>(program: &'p Program, input: &'p Input) -> impl Iterator<Item = (&'p str, &'p str)> {
    input.keys.iter().zip(&input.key_columns).filter_map(|(key, column)| {
        let key = program.key(*key)?;
        let column = input.columns.get(*column as usize)?;
        Some((key.name.as_str(), column.name.as_str()))
    })
}

/// Whether a column may hold a value, as data are read.
#[must_use]
pub(super) fn takes(column: &Column, cell: Option<&Value>) -> bool {
    let Some(cell) = cell else { return true };
    match (&column.ty.kind, cell) {
        (Kind::Number(_) | Kind::Percent, Value::Number(number)) => {
            column.minimum.as_ref().is_none_or(|least| least <= number)
                && column.maximum.as_ref().is_none_or(|most| number <= most)
                && column.ty.grid.as_ref().is_none_or(|step| number.is_multiple_of(step))
        }
        (Kind::Truth, Value::Truth(_)) | (Kind::Text, Value::Text(_)) | (Kind::Date, Value::Date(_)) => true,
        (Kind::Code(digits), Value::Text(code)) => {
            digits.is_none_or(|digits| usize::try_from(digits).is_ok_and(|digits| code.chars().count() == digits))
        }
        (Kind::Category(members), Value::Text(member)) => members.iter().any(|it| **it == **member),
        (Kind::Period(grain), Value::Period(period)) => period.grain == *grain,
        _ => false,
    }
}

/// The axis on which a policy is asked: that of its transfers, where it has any.
#[must_use]
pub fn axis_of(program: &Program) -> Axis {
    if program.transfers.is_empty() { Axis::Reference } else { Axis::Payment }
}

/// The points to begin from: those of the examples, in their order, then those with simple values.
#[must_use]
pub fn bases(program: &Program) -> Vec<Case> {
    let mut bases: Vec<Case> = Vec::new();
    for example in &program.examples {
        let Some(period) = example.period else { continue };
        let Some(unit) = example.expectations.first().map(|it| &it.unit) else { continue };
        let rows: Vec<Row> = example.records.iter().filter_map(|record| row_of(program, record)).collect();
        let name = |key: &KeyId| program.key(*key).map(|key| key.name.clone());
        let unit = unit.iter().filter_map(|(key, value)| Some((name(key)?, value.clone()))).collect();
        let case = whole(program, Case { period, unit, rows });
        if !bases.contains(&case) {
            bases.push(case);
        }
    }
    let period = first_period(program);
    for plain in [Plain::One, Plain::Hundred] {
        bases.push(simple(program, period, plain));
    }
    bases
}

/// Which simple values a point has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plain {
    /// Ones, and no.
    One,
    /// Hundreds, and yes.
    Hundred,
}

fn row_of(program: &Program, record: &ExampleRecord) -> Option<Row> {
    let input = program.input(record.input)?;
    let cells = input.columns.iter().zip(&record.cells);
    let cells = cells.filter_map(|(column, cell)| Some((column.name.clone(), cell.clone()?)));
    Some(Row { input: input.name.clone(), period: record.period, cells: cells.collect() })
}

/// The same point with a row of every input that it has none of.
fn whole(program: &Program, mut case: Case) -> Case {
    for key in level(program) {
        if let Some(key) = program.key(key) {
            case.unit.entry(key.name.clone()).or_insert_with(|| plain_key(program, &key.name, &key.ty.kind));
        }
    }
    for input in &program.inputs {
        if !case.rows.iter().any(|row| row.input == input.name) {
            let row = plain_row(program, input, &case.unit, Plain::One);
            case.rows.push(row);
        }
    }
    case
}

fn simple(program: &Program, period: Period, plain: Plain) -> Case {
    let mut case = whole(program, Case { period, unit: BTreeMap::new(), rows: Vec::new() });
    case.rows = program.inputs.iter().map(|input| plain_row(program, input, &case.unit, plain)).collect();
    case
}

fn plain_row(program: &Program, input: &Input, unit: &BTreeMap<String, Value>, plain: Plain) -> Row {
    let keys: BTreeMap<&str, &str> = keys_of(program, input).map(|(key, column)| (column, key)).collect();
    let cell = |column: &Column| match keys.get(column.name.as_str()) {
        Some(key) => unit.get(*key).cloned().unwrap_or_else(|| plain_key(program, key, &column.ty.kind)),
        None => plain_cell(column, plain),
    };
    let cells = input.columns.iter().map(|column| (column.name.clone(), cell(column))).collect();
    Row { input: input.name.clone(), period: None, cells }
}

/// A key that a table of the policy has a row of, else any.
fn plain_key(program: &Program, name: &str, kind: &Kind) -> Value {
    named(program, name).into_iter().next().unwrap_or_else(|| plain_text(kind))
}

/// The values of a key that the tables of the policy have rows of, in the order of the first table.
#[must_use]
pub(super) fn named(program: &Program, key: &str) -> Vec<Value> {
    let mut values = Vec::new();
    let mut seen = BTreeSet::new();
    for table in &program.tables {
        let at = |at: &u32| table.columns.get(*at as usize).filter(|column| column.name == key).map(|_| *at);
        let Some(at) = table.keys.iter().find_map(at) else { continue };
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at as usize).cloned().flatten());
        values.extend(cells.filter(|value| seen.insert(value.clone())));
    }
    values
}

/// A text of a kind that means nothing.
pub(super) fn plain_text(kind: &Kind) -> Value {
    match kind {
        Kind::Code(Some(digits)) => {
            let width = usize::try_from(*digits).unwrap_or(1);
            Value::Text(format!("{:0width$}", 1).into())
        }
        Kind::Category(members) => Value::Text(members.first().map_or("", String::as_str).into()),
        Kind::Number(_) | Kind::Percent => Value::Number(Number::ONE),
        _ => Value::Text("1".into()),
    }
}

fn plain_cell(column: &Column, plain: Plain) -> Value {
    match &column.ty.kind {
        Kind::Truth => Value::Truth(plain == Plain::Hundred),
        Kind::Date => Value::Date(Date::new(2020, 1, 1).unwrap_or_else(Date::first)),
        Kind::Period(grain) => {
            Value::Period(Period::of_year(*grain, 2020, 1).unwrap_or(Period { grain: *grain, index: 0 }))
        }
        Kind::Number(_) => Value::Number(fit(column, if plain == Plain::One { Number::ONE } else { Number::HUNDRED })),
        Kind::Percent => Value::Number(fit(column, Number::ONE)),
        kind => plain_text(kind),
    }
}

/// The number, or the nearest that a column takes.
pub(super) fn fit(column: &Column, number: Number) -> Number {
    let number = column.minimum.clone().map_or(number.clone(), |least| number.max(least));
    column.maximum.clone().map_or(number.clone(), |most| number.min(most))
}

/// The first period that a policy can be asked about; where it has no beginning, that of its act.
#[must_use]
pub(super) fn first_period(program: &Program) -> Period {
    let first = program.first_period();
    // The schedule may have no row for the first ones.
    (0..12).map(|count| first.plus(count)).find(|it| program.reference_of(*it).is_some()).unwrap_or(first)
}

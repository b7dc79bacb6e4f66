//! What files become, one fact a test: a small policy made by hand, and files of a few bytes.

mod bad_cells;
mod dbf;
mod examples;
mod files;
mod layout;
mod properties;

use std::fmt::Write;

use crate::data::{DataFile, Mark, Options, Records, load};
use crate::ir::{Citation, Column, Input, InputId, Key, KeyId, Kind, NodeId, Program, Type, Units};
use crate::source::Span;
use crate::value::{Dimension, Grain, Number, UnitId, Value};

/// A column of a kind, required.
pub(super) fn column(name: &str, kind: Kind) -> Column {
    Column {
        name: name.to_owned(),
        ty: Type::of(kind),
        minimum: None,
        maximum: None,
        origin: None,
        column: None,
        optional: false,
        required_when: None,
        pending: None,
        citation: Citation::default(),
        span: Span::default(),
    }
}

pub(super) fn input(name: &str, period: Option<Grain>, columns: Vec<Column>) -> Input {
    Input {
        name: name.to_owned(),
        title: None,
        parent: None,
        keys: vec![KeyId(0)],
        key_columns: vec![0],
        period,
        period_columns: Vec::new(),
        columns,
        citation: Citation::default(),
        span: Span::default(),
    }
}

pub(super) fn program(inputs: Vec<Input>) -> Program {
    Program {
        act: None,
        grain: Grain::FourMonths,
        validity: (None, None),
        partial: None,
        rounding: None,
        units: Units {
            names: vec!["R$".to_owned(), "leito".to_owned()],
            currencies: vec![(UnitId(0), 2)],
            definitions: Vec::new(),
        },
        keys: vec![Key { name: "cnes".to_owned(), ty: Type::of(Kind::Code(Some(7))) }],
        inputs,
        tables: Vec::new(),
        lists: Vec::new(),
        nodes: Vec::new(),
        rules: Vec::new(),
        choices: std::collections::BTreeMap::new(),
        indicators: Vec::new(),
        indices: Vec::new(),
        transfers: Vec::new(),
        monitoring: None,
        disbursements: Vec::new(),
        claims: Vec::new(),
        citations: Vec::new(),
        cited: Vec::new(),
        named: Vec::new(),
        structure: Vec::new(),
        operations: Vec::new(),
        readings: Vec::new(),
        examples: Vec::new(),
        obligations: Vec::new(),
    }
}

pub(super) fn code() -> Kind {
    Kind::Code(Some(7))
}

pub(super) fn money() -> Kind {
    Kind::Number(Dimension::of(UnitId(0)))
}

pub(super) fn beds() -> Kind {
    Kind::Number(Dimension::of(UnitId(1)))
}

/// `entrada hospital por cnes e quadrimestre` with a column of each kind of presence.
pub(super) fn hospital() -> Program {
    let valor =
        Column { minimum: Some(Number::from_i64(0)), required_when: Some(NodeId(0)), ..column("valor", money()) };
    let leitos = Column { minimum: Some(Number::from_i64(1)), ..column("leitos", beds()) };
    let meta = Column { optional: true, maximum: Some(Number::from_i64(1)), ..column("meta", Kind::Percent) };
    let columns = vec![column("cnes", code()), column("uti", Kind::Truth), valor, leitos, meta];
    program(vec![input("hospital", Some(Grain::FourMonths), columns)])
}

/// `valor exigida quando uti`
pub(super) fn when_uti(_: InputId, _: NodeId, cells: &[Option<Value>]) -> Option<bool> {
    match cells.get(1) {
        Some(Some(Value::Truth(truth))) => Some(*truth),
        _ => None,
    }
}

pub(super) fn read(program: &Program, name: &str, bytes: impl AsRef<[u8]>) -> Records {
    load(program, &[DataFile { name, input: None, bytes: bytes.as_ref() }], Options::default(), &when_uti)
}

pub(super) fn read_with(program: &Program, bytes: &str, decimal: Mark) -> Records {
    let file = DataFile { name: "a.csv", input: None, bytes: bytes.as_bytes() };
    load(program, &[file], Options { decimal: Some(decimal) }, &when_uti)
}

/// `code argument=value …`, one problem a line, without the arguments named in `leave`.
pub(super) fn told(records: &Records, leave: &[&str]) -> String {
    let mut lines = String::new();
    for problem in &records.problems {
        let _ = write!(lines, "{}", problem.code.0.trim_start_matches("data::"));
        for (name, value) in problem.args.iter().filter(|(name, _)| !leave.contains(name)) {
            let _ = write!(lines, " {name}={value}");
        }
        let _ = writeln!(lines, " {}", problem.help.unwrap_or(""));
    }
    lines
}

/// The codes of the problems.
pub(super) fn codes(records: &Records) -> Vec<&'static str> {
    records.problems.iter().map(|problem| problem.code.0.trim_start_matches("data::")).collect()
}

/// The rows read, one a line, absent cells as `-`.
pub(super) fn rows(records: &Records) -> String {
    let mut lines = String::new();
    for row in records.inputs.iter().flat_map(|input| &input.rows) {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.as_ref().map_or("-".to_owned(), plain)).collect();
        let period = row.period.map(crate::value::Period::code).unwrap_or_default();
        let line = format!("{}: {} {period}", row.origin.row, cells.join(" "));
        let _ = writeln!(lines, "{}", line.trim_end());
    }
    lines
}

fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_plain_string(),
        other => super::cell::shown_value(other),
    }
}

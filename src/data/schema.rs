//! What a file should hold, as the policy writes it.
//!
//! Receives a program and one of its inputs; gives the type of a column as one phrase, and the whole of the
//! expected columns as a text or as the header of an empty file. Reads no data.

use crate::ir::{Column, Input, Kind, Program};
use crate::value::{Grain, Number, format};

/// The expected columns, one a line: name, type, limits, when required.
#[must_use]
pub fn schema(program: &Program, input: &Input) -> String {
    let wide = input.headings().map(|name| name.chars().count()).max().unwrap_or(0);
    let mut lines = Vec::new();
    for (at, name) in input.headings().enumerate() {
        let wanted = match input.columns.get(at) {
            Some(column) => [expected(program, column), limits(program, column), presence(column)].concat(),
            None => input.period.map_or(String::new(), |grain| match input.period_columns.len() {
                0 | 1 => expected_period(grain),
                _ if at == input.columns.len() => expected_period(Grain::Year),
                _ => expected_part(grain),
            }),
        };
        lines.push(format!("{name:wide$} : {wanted}"));
    }
    lines.join("\n")
}

/// The first line of a file of this input, its names separated by `;`.
#[must_use]
pub fn header(input: &Input) -> String {
    let mut headings: Vec<&str> = Vec::new();
    for heading in input.headings() {
        if !headings.contains(&heading) {
            headings.push(heading);
        }
    }
    headings.join(";")
}

/// The type of a column in the words of the language: `código de 7 dígitos`, `sim/não`, `R$`, `{I; II}`.
pub(super) fn expected(program: &Program, column: &Column) -> String {
    match &column.ty.kind {
        Kind::Truth => "sim/não".to_owned(),
        Kind::Text => "texto".to_owned(),
        Kind::Code(Some(digits)) => format!("código de {digits} dígitos"),
        Kind::Code(None) => "código".to_owned(),
        Kind::Category(members) => format!("{{{}}}", members.join("; ")),
        Kind::Date => "data".to_owned(),
        Kind::Period(grain) => expected_period(*grain),
        Kind::Number(dimension) => program.units.write(dimension),
        Kind::Percent => "%".to_owned(),
        Kind::Error => String::new(),
    }
}

/// `quadrimestre (2024Q2)`
pub(super) fn expected_period(grain: Grain) -> String {
    format!("{} ({})", grain.word(), example_period(grain))
}

/// `mês (1 a 12)`
fn expected_part(grain: Grain) -> String {
    format!("{} (1 a {})", grain.word(), 12 / grain.months())
}

/// A period as a file writes it.
pub(super) const fn example_period(grain: Grain) -> &'static str {
    match grain {
        Grain::Month => "2024-07",
        Grain::Bimester => "2024B1",
        Grain::Quarter => "2024T3",
        Grain::FourMonths => "2024Q2",
        Grain::Semester => "2024S2",
        Grain::Year => "2024",
    }
}

/// A number as the column's author would write it.
pub(super) fn written(program: &Program, column: &Column, number: &Number) -> String {
    let Kind::Number(dimension) = &column.ty.kind else { return format::percent(number, None) };
    match program.units.currency(dimension) {
        Some((unit, places)) => {
            let places = number.decimal_places().unwrap_or(places).max(places);
            format::money(program.units.name(unit), number, places)
        }
        None => format::number(number, None),
    }
}

fn limits(program: &Program, column: &Column) -> String {
    let limit = |word: &str, at: &Option<Number>| {
        at.as_ref().map_or(String::new(), |at| format!(", {word} {}", written(program, column, at)))
    };
    [limit("mínimo", &column.minimum), limit("máximo", &column.maximum)].concat()
}

fn presence(column: &Column) -> String {
    match (column.optional, column.required_when) {
        (true, _) => ", opcional".to_owned(),
        (false, Some(_)) => ", exigida sob condição".to_owned(),
        (false, None) => String::new(),
    }
}

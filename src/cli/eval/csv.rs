//! The results as a spreadsheet reads them: one row per unit, the same columns for every period of a policy.
//!
//! Columns are separated by `;`, decimals by a comma; amounts have no sign and no dots between thousands. Units
//! left out have a row too, with the reason in the last column.

use crate::cli::eval::report::{Report, ledger, ledger_names};
use crate::cli::reasons;
use crate::diagnostic::Texts;
use crate::eval::{Figure, UnitOutcome};
use crate::ir::{Kind, Program};
use crate::machine::{Refusal, Stop};
use crate::value::{Number, Value, format};

/// Places after which a number without an exact decimal is cut.
const CUT: u32 = 10;

/// The whole file.
pub(super) fn write(report: &Report<'_>, texts: &Texts) -> String {
    let mut text = line(&header(report));
    for unit in &report.outcome.units {
        let status = if unit.broken.is_empty() { "calculada" } else { "retida" };
        text.push_str(&line(&row(report, unit, status, "")));
    }
    for left in &report.outcome.left_out {
        let why: Vec<String> = left.refusals.iter().map(|refusal| reason(report, refusal, texts)).collect();
        text.push_str(&line(&row(report, &left.figures, "fora", &why.join("; "))));
    }
    text
}

fn reason(report: &Report<'_>, refusal: &Refusal, texts: &Texts) -> String {
    let prepared = report.prepared;
    reasons::sentence(report.program(), &prepared.sources, &prepared.records, refusal, texts)
}

fn header(report: &Report<'_>) -> Vec<String> {
    let program = report.program();
    let mut names: Vec<String> = keys(report);
    names.extend(report.name_column.clone());
    names.extend(["pagamento", "referência", "estado"].map(str::to_owned));
    for indicator in &program.indicators {
        let name = &indicator.name;
        names.extend([name.clone(), format!("{name}.situação"), format!("{name}.desempenho")]);
    }
    for index in &program.indices {
        names.extend([index.name.clone(), format!("{}.desempenho", index.name)]);
    }
    for transfer in &program.transfers {
        for part in &transfer.parts {
            names.extend(
                ["previsto", "desempenho", "apurado"].map(|it| format!("{}.{}.{it}", transfer.name, part.name)),
            );
        }
        names.extend(ledger_names(transfer).iter().map(|it| format!("{}.{it}", transfer.name)));
        names.extend(transfer.retained.map(|_| format!("{}.retido", transfer.name)));
        if !transfer.disbursements.is_empty() {
            names.push(format!("{}.pagamento", transfer.name));
        }
    }
    names.push("motivo".to_owned());
    names
}

/// The names of the keys of units.
fn keys(report: &Report<'_>) -> Vec<String> {
    let outcome = report.outcome;
    let units = outcome.units.iter().map(|it| &it.unit).chain(outcome.left_out.iter().map(|it| &it.unit));
    let Some(unit) = units.chain(&outcome.without_data).next() else { return vec!["unidade".to_owned()] };
    let named = unit.keys.iter().filter_map(|(key, _)| report.program().key(*key));
    named.map(|key| key.name.clone()).collect()
}

fn row(report: &Report<'_>, unit: &UnitOutcome, status: &str, why: &str) -> Vec<String> {
    let program = report.program();
    let outcome = report.outcome;
    let mut cells: Vec<String> = unit
        .unit
        .keys
        .iter()
        .map(|(key, value)| {
            let kind = program.key(*key).map_or(Kind::Text, |key| key.ty.kind.clone());
            program.write(value, &kind, None)
        })
        .collect();
    if report.name_column.is_some() {
        cells.push(report.name(&unit.unit).unwrap_or_default().to_owned());
    }
    let payment = (outcome.request.axis == crate::ir::Axis::Payment).then(|| outcome.request.period.code());
    cells.extend([payment.unwrap_or_default(), outcome.reference.code(), status.to_owned()]);
    let put = |cells: &mut Vec<String>, figure: Option<&Figure>, rule| {
        cells.push(figure.map_or(String::new(), |it| cell(it, &report.kind(rule), report.program())));
    };
    for (at, indicator) in program.indicators.iter().enumerate() {
        let found = unit.indicators.get(at);
        put(&mut cells, found.map(|it| &it.value), indicator.value);
        put(&mut cells, found.map(|it| &it.outcome), indicator.outcome);
        put(&mut cells, found.map(|it| &it.score), indicator.score);
    }
    for (at, index) in program.indices.iter().enumerate() {
        let found = unit.indices.get(at);
        put(&mut cells, found.map(|it| &it.value), index.value);
        put(&mut cells, found.map(|it| &it.score), index.score);
    }
    for (at, transfer) in program.transfers.iter().enumerate() {
        let found = unit.transfers.get(at);
        for (part_at, part) in transfer.parts.iter().enumerate() {
            let found = found.and_then(|it| it.parts.get(part_at));
            put(&mut cells, found.map(|it| &it.planned), part.planned);
            put(&mut cells, found.map(|it| &it.performance), part.performance);
            put(&mut cells, found.map(|it| &it.earned), part.earned);
        }
        let figures = found.map(ledger).unwrap_or_default();
        for figure in 0..ledger_names(transfer).len() {
            put(&mut cells, figures.get(figure).copied(), transfer.due);
        }
        if let Some(rule) = transfer.retained {
            put(&mut cells, found.and_then(|it| it.retained.as_ref()), rule);
        }
        if !transfer.disbursements.is_empty() {
            let months = report.paid_in(transfer);
            cells.push(months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        }
    }
    cells.push(why.to_owned());
    cells
}

/// A figure as a cell: percentages keep their sign, other numbers have none; refused figures are empty.
fn cell(figure: &Figure, kind: &Kind, program: &Program) -> String {
    match figure {
        Ok(Value::Number(number)) if *kind == Kind::Percent => match number.times(&Number::HUNDRED) {
            Ok(hundredths) => format!("{}%", decimal(&hundredths, 0)),
            Err(_) => decimal(number, 0),
        },
        Ok(Value::Number(number)) => decimal(number, coin(kind, program)),
        Ok(Value::Truth(true)) => "sim".to_owned(),
        Ok(Value::Truth(false)) => "não".to_owned(),
        Ok(Value::Text(text)) => text.to_string(),
        Ok(Value::Date(date)) => date.to_string(),
        Ok(Value::Period(period)) => period.code(),
        Err(Stop::Absent(cause)) => cause.word().to_owned(),
        Err(Stop::Refused(_)) => String::new(),
    }
}

/// The places that amounts of a kind are written to at least.
fn coin(kind: &Kind, program: &Program) -> u32 {
    match kind {
        Kind::Number(dimension) => program.units.currency(dimension).map_or(0, |(_, places)| places),
        _ => 0,
    }
}

/// `1234,56`: exact, with so many places at least, or to ten where no decimal is exact.
fn decimal(number: &Number, least: u32) -> String {
    let places = number.decimal_places().unwrap_or(CUT).max(least);
    format::number(number, Some(places)).replace('.', "")
}

/// Cells as a line, quoted where they must be.
pub(in crate::cli) fn line(cells: &[String]) -> String {
    let quoted = cells.iter().map(|cell| {
        if cell.contains([';', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    });
    format!("{}\n", quoted.collect::<Vec<_>>().join(";"))
}

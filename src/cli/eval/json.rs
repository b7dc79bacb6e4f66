//! The results for programs: one object whose fields keep their names and meaning.
//!
//! `schema` is 1. Every number is a string, exact: a decimal with a dot, or `numerator/denominator` where no
//! decimal writes it; percentages are fractions (`"0.75"`). A figure is `{value, written}`, or `{value: null,
//! cause}` where the policy's own absence explains it, or `{value: null, refused}` where data are missing or
//! bad. `units` are those evaluated, `left_out` the others, both by key.

use serde_json::{Map, Value as Json, json};

use crate::cli::eval::report::{Report, ledger, ledger_names};
use crate::cli::reasons;
use crate::diagnostic::{Diagnostic, Texts};
use crate::eval::{Figure, TransferOutcome, Unit, UnitOutcome};
use crate::ir::{Axis, RuleId, Transfer};
use crate::machine::{Refusal, Stop};
use crate::value::{Period, Value};

/// The whole object, indented.
pub(super) fn write(report: &Report<'_>, texts: &Texts) -> String {
    let (program, outcome) = (report.program(), report.outcome);
    let act = program
        .act
        .as_ref()
        .map(|act| json!({"words": act.words, "number": act.number, "date": act.date.iso(), "title": act.title}));
    let payment = (outcome.request.axis == Axis::Payment).then(|| period(outcome.request.period));
    let units: Vec<Json> = outcome.units.iter().map(|it| unit(report, it)).collect();
    let left_out: Vec<Json> = outcome
        .left_out
        .iter()
        .map(|left| {
            let mut object = unit(report, &left.figures);
            let reasons: Vec<Json> = left.refusals.iter().map(|it| refused(report, it, texts)).collect();
            if let Some(object) = object.as_object_mut() {
                object.insert("reasons".to_owned(), Json::Array(reasons));
            }
            object
        })
        .collect();
    let without_data: Vec<Json> = outcome.without_data.iter().map(|it| Json::Object(identity(report, it))).collect();
    let files: Vec<Json> = report.prepared.records.files.iter().map(|it| file(report, it)).collect();
    let problems: Vec<Json> = report.prepared.records.problems.iter().map(|it| problem(it, texts)).collect();
    let unidentified: Vec<Json> =
        report.unidentified().into_iter().map(|(file, row)| json!({"file": file, "row": row})).collect();
    let whole = json!({
        "schema": 1,
        "act": act,
        "period": payment,
        "reference": period(outcome.reference),
        "units": units,
        "left_out": left_out,
        "unidentified_rows": unidentified,
        "without_data": without_data,
        "totals": totals(report),
        "files": files,
        "problems": problems,
    });
    format!("{whole:#}\n")
}

fn period(period: Period) -> Json {
    json!({
        "code": period.code(),
        "words": period.to_string(),
        "start": period.start().iso(),
        "end": period.end().iso(),
    })
}

/// `key`, `label` and `name` of a unit.
fn identity(report: &Report<'_>, unit: &Unit) -> Map<String, Json> {
    let program = report.program();
    let keys = unit.keys.iter().filter_map(|(key, value)| {
        let key = program.key(*key)?;
        Some((key.name.clone(), Json::String(program.write(value, &key.ty.kind, None))))
    });
    let mut object = Map::new();
    object.insert("key".to_owned(), Json::Object(keys.collect()));
    object.insert("label".to_owned(), Json::String(report.label(unit)));
    object.insert("name".to_owned(), report.name(unit).map_or(Json::Null, |name| Json::String(name.to_owned())));
    object
}

fn unit(report: &Report<'_>, unit: &UnitOutcome) -> Json {
    let program = report.program();
    let mut object = identity(report, &unit.unit);
    let indicators = program.indicators.iter().zip(&unit.indicators).map(|(indicator, it)| {
        let outcome = match &it.outcome {
            Ok(Value::Text(text)) => Json::String(text.to_string()),
            Err(Stop::Absent(cause)) => Json::String(cause.word().to_owned()),
            _ => Json::Null,
        };
        let figures = json!({
            "result": figure(report, &it.value, indicator.value),
            "outcome": outcome,
            "score": figure(report, &it.score, indicator.score),
        });
        (indicator.name.clone(), figures)
    });
    object.insert("indicators".to_owned(), Json::Object(indicators.collect()));
    let indices = program.indices.iter().zip(&unit.indices).map(|(index, it)| {
        let (value, score) = (figure(report, &it.value, index.value), figure(report, &it.score, index.score));
        (index.name.clone(), json!({"result": value, "score": score}))
    });
    object.insert("indices".to_owned(), Json::Object(indices.collect()));
    let transfers = program
        .transfers
        .iter()
        .zip(&unit.transfers)
        .map(|(it, figures)| (it.name.clone(), transfer(report, it, figures)));
    object.insert("transfers".to_owned(), Json::Object(transfers.collect()));
    let broken = unit.broken.iter().filter_map(|at| program.claims.get(*at)).map(|claim| {
        let (file, line, _) = report.prepared.sources.locate(claim.span);
        json!({"text": report.prepared.sources.slice(claim.span).trim(), "citation": claim.citation.text, "file": file, "line": line})
    });
    object.insert("withheld".to_owned(), Json::Bool(!unit.broken.is_empty()));
    object.insert("broken_guarantees".to_owned(), Json::Array(broken.collect()));
    Json::Object(object)
}

fn transfer(report: &Report<'_>, transfer: &Transfer, figures: &TransferOutcome) -> Json {
    let named = ledger_names(transfer).into_iter().zip(ledger(figures));
    let mut object: Map<String, Json> =
        named.map(|(name, it)| (name.to_owned(), figure(report, it, transfer.due))).collect();
    if let (Some(rule), Some(it)) = (transfer.performance, &figures.performance) {
        object.insert("desempenho".to_owned(), figure(report, it, rule));
    }
    if let (Some(rule), Some(it)) = (transfer.retained, &figures.retained) {
        object.insert("retido".to_owned(), figure(report, it, rule));
    }
    let parts = transfer.parts.iter().zip(&figures.parts).map(|(part, it)| {
        let figures = json!({
            "previsto": figure(report, &it.planned, part.planned),
            "desempenho": figure(report, &it.performance, part.performance),
            "apurado": figure(report, &it.earned, part.earned),
        });
        (part.name.clone(), figures)
    });
    object.insert("parts".to_owned(), Json::Object(parts.collect()));
    let held = transfer.exceptions.iter().zip(&figures.exceptions).filter(|(_, holds)| **holds);
    let held = held
        .map(|(it, _)| json!({"name": it.name, "effect": it.effect, "part": it.part, "citation": it.citation.text}));
    object.insert("exceptions".to_owned(), Json::Array(held.collect()));
    if !transfer.disbursements.is_empty() {
        let months = report.paid_in(transfer).into_iter().map(|month| Json::String(month.code()));
        object.insert("paid".to_owned(), Json::Array(months.collect()));
    }
    Json::Object(object)
}

fn figure(report: &Report<'_>, figure: &Figure, rule: RuleId) -> Json {
    match figure {
        Ok(value) => {
            let plain = match value {
                Value::Number(number) => number.to_plain_string(),
                Value::Truth(truth) => if *truth { "sim" } else { "não" }.to_owned(),
                Value::Text(text) => text.to_string(),
                Value::Date(date) => date.iso(),
                Value::Period(period) => period.code(),
            };
            json!({"value": plain, "written": report.result(figure, rule)})
        }
        Err(Stop::Absent(cause)) => json!({"value": null, "cause": cause.word()}),
        Err(Stop::Refused(refusal)) => json!({"value": null, "refused": reasons::code(&refusal.kind)}),
    }
}

fn refused(report: &Report<'_>, refusal: &Refusal, texts: &Texts) -> Json {
    let prepared = report.prepared;
    let sentence = reasons::sentence(report.program(), &prepared.sources, &prepared.records, refusal, texts);
    json!({"kind": reasons::code(&refusal.kind), "message": sentence})
}

fn totals(report: &Report<'_>) -> Json {
    let totals = report.program().transfers.iter().zip(report.totals()).map(|(transfer, totals)| {
        let mut object = Map::new();
        object.insert("units".to_owned(), Json::from(totals.units));
        for (name, number) in ledger_names(transfer).into_iter().zip(&totals.ledger) {
            let written = report.written(&Ok(Value::Number(number.clone())), transfer.due, Some(transfer.places));
            object.insert(name.to_owned(), json!({"value": number.to_plain_string(), "written": written}));
        }
        if transfer.retained.is_some() {
            let written =
                report.written(&Ok(Value::Number(totals.retained.clone())), transfer.due, Some(transfer.places));
            let retained = json!({"value": totals.retained.to_plain_string(), "written": written});
            object.insert("retido".to_owned(), retained);
        }
        let written = report.written(&Ok(Value::Number(totals.withheld.clone())), transfer.due, Some(transfer.places));
        object.insert("withheld".to_owned(), json!({"value": totals.withheld.to_plain_string(), "written": written}));
        (transfer.name.clone(), Json::Object(object))
    });
    Json::Object(totals.collect())
}

fn file(report: &Report<'_>, file: &crate::data::FileReport) -> Json {
    let inputs = file.inputs.iter().filter_map(|id| report.program().input(*id));
    json!({
        "name": file.name,
        "format": file.format.map(crate::data::Format::name),
        "encoding": file.encoding,
        "separator": file.separator.map(String::from),
        "decimal_mark": file.decimal_mark.map(String::from),
        "rows": file.rows,
        "inputs": inputs.map(|input| input.name.clone()).collect::<Vec<_>>(),
        "sha256": file.sha256,
    })
}

/// A problem of the data, with every argument of its sentence.
fn problem(problem: &Diagnostic, texts: &Texts) -> Json {
    let args: Map<String, Json> =
        problem.args.iter().map(|(name, value)| ((*name).to_owned(), Json::String(value.clone()))).collect();
    json!({"code": problem.code.0, "message": texts.sentence(problem), "args": args})
}

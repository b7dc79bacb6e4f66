//! The memory of calculation of one unit: every figure, its formula with names and with numbers, its rounding,
//! its article, down to the cell or the table row; and how far each next band is.
//!
//! Receives a checked policy, its text, records and a unit; gives an [`Explanation`], which is plain data, and
//! writes it as a tree for a terminal, as Markdown or as JSON. It computes nothing of its own but the distance
//! to a band: every value is the machine's. It reads no files.

mod branches;
mod derive;
mod formula;
mod markdown;
mod model;
mod next;
mod operation;
mod page;
mod refusal;
mod sentences;
mod statistic;
mod text;
mod words;

use std::collections::BTreeSet;

pub use markdown::markdown;
pub use model::{
    About, ActShown, CellRead, Cited, DateRead, Decided, Explanation, Figure, Further, InputNeeded, KeyShown,
    MemberShown, Missing, NextBand, Outcome, PeriodShown, ReadingShown, RoundingShown, RowTaken, Section,
    StatisticRead, TableRead, WouldPay,
};
pub use text::text;

use crate::check::Checked;
use crate::data::Records;
use crate::eval::{Rejections, Request, Unit, UnitWorld, reference_of};
use crate::explain::derive::Deriver;
use crate::explain::words::{Words, cited};
use crate::ir::{Axis, Cause, ClaimKind, Kind, Program, RuleId};
use crate::machine::{FrameId, Stop};
use crate::source::Sources;
use crate::value::{Period, Value};

/// What an explanation is made from.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The policy.
    pub checked: &'a Checked,
    /// Its text.
    pub sources: &'a Sources,
    /// The data.
    pub records: &'a Records,
    /// The rows left out of the data.
    pub rejections: &'a Rejections,
}

/// Explains a unit at a period that `eval::admit` admits: everything, or one rule alone.
#[must_use]
pub fn explain(given: Given<'_>, unit: &Unit, request: Request, rule: Option<RuleId>) -> Explanation {
    let program = given.checked.program();
    let words = Words { program, sources: given.sources };
    let world = UnitWorld::new(program, given.records, given.rejections, unit.clone(), &[]);
    let mut deriver = Deriver::new(words, given.records, world);
    let reference = reference_of(program, request);
    let frames = Frames { payment: deriver.machine.at(request.period), reference: deriver.machine.at(reference) };
    deriver.asked = vec![frames.payment, frames.reference];
    let plans = match rule {
        Some(rule) => one(words, rule, frames),
        None => all(&mut deriver, request, frames),
    };
    deriver.roots = plans.iter().flat_map(|plan| &plan.rules).map(|(rule, at)| deriver.id(*rule, *at)).collect();
    let mut sections = Vec::new();
    for mut plan in plans {
        plan.section.figures = plan.rules.iter().map(|(rule, at)| deriver.figure(*rule, *at)).collect();
        sections.push(plan.section);
    }
    let pays = request.axis == Axis::Payment;
    let broken = if pays { broken(&mut deriver, frames.payment) } else { Vec::new() };
    let next_bands = next::next_bands(given, &mut deriver, unit, request, frames, rule);
    let monitoring = program.monitoring.as_ref().filter(|_| pays);
    let mut explanation = Explanation {
        schema: "valora/explain/1",
        act: program.act.as_ref().map(|act| ActShown {
            name: format!("{} {} de {}", act.words, act.number, act.date),
            partial: program.partial.is_some(),
            title: act.title.clone(),
        }),
        policy: policy(program, given.sources),
        unit: keys(words, unit),
        described: described(words, unit),
        payment: pays.then(|| words::period(request.period)),
        reference: words::period(reference),
        schedule: monitoring
            .and_then(|it| it.row_of(request.period))
            .and_then(|it| cited(&it.citation))
            .map(|it| it.text),
        files: given.records.files.iter().map(|file| file.name.clone()).collect(),
        missing: deriver.missing,
        broken,
        sections,
        figures: deriver.figures,
        next_bands,
        readings: Vec::new(),
    };
    explanation.readings = readings(program, &explanation, pays.then_some(request.period));
    explanation
}

/// The file of the policy: where its act is named, else the first read.
fn policy(program: &Program, sources: &Sources) -> String {
    let home = program.act.as_ref().and_then(|act| sources.get(act.span.source));
    let first = || sources.iter().next().map(|(_, source)| source);
    home.or_else(first).map(|source| source.name.clone()).unwrap_or_default()
}

/// The frames of the two time axes.
#[derive(Clone, Copy)]
struct Frames {
    payment: FrameId,
    reference: FrameId,
}

/// A section and the rules that will fill it.
struct Plan {
    section: Section,
    rules: Vec<(RuleId, FrameId)>,
}

/// The section of one rule alone.
fn one(words: Words<'_>, id: RuleId, frames: Frames) -> Vec<Plan> {
    let Some(rule) = words.program.rule(id) else {
        return Vec::new();
    };
    let frame = if rule.axis == Axis::Reference { frames.reference } else { frames.payment };
    let section = Section {
        about: About::Rule,
        name: words.label(id, None),
        title: rule.title.clone(),
        citation: cited(&rule.citation),
        beneficiary: None,
        paid: Vec::new(),
        outcome: None,
        figures: Vec::new(),
    };
    vec![Plan { section, rules: vec![(id, frame)] }]
}

/// Every section: the ledgers, the indices, the indicators.
fn all(deriver: &mut Deriver<'_>, request: Request, frames: Frames) -> Vec<Plan> {
    let program = deriver.program;
    let mut plans = Vec::new();
    let transfers = program.transfers.iter().filter(|_| request.axis == Axis::Payment);
    for it in transfers {
        let section = Section {
            about: About::Transfer,
            name: it.name.clone(),
            title: it.title.clone(),
            citation: in_force(deriver, it.due, frames.payment).or_else(|| cited(&it.citation)),
            beneficiary: it.beneficiary.clone(),
            paid: program.payment_words(it, request.period),
            outcome: None,
            figures: Vec::new(),
        };
        let settled = it.settlement.as_ref().map(|it| it.settled);
        let accounts = settled.into_iter().chain(it.advance.as_ref().map(|it| it.discounted)).chain(it.retained);
        let rules: Vec<RuleId> =
            [it.planned, it.earned, it.discount, it.charged].into_iter().chain(accounts).chain([it.due]).collect();
        plans.push(Plan { section, rules: while_it_applies(deriver, &rules, frames.payment) });
    }
    for it in &program.indices {
        let section = Section {
            about: About::Index,
            name: it.name.clone(),
            title: it.title.clone(),
            citation: in_force(deriver, it.value, frames.reference).or_else(|| cited(&it.citation)),
            beneficiary: None,
            paid: Vec::new(),
            outcome: None,
            figures: Vec::new(),
        };
        let rules = while_it_applies(deriver, &[it.value, it.score], frames.reference);
        plans.push(Plan { section, rules });
    }
    for it in &program.indicators {
        let outcome = match deriver.machine.rule(it.outcome, frames.reference) {
            Ok(Value::Text(name)) => Some(name.to_string()),
            _ => None,
        };
        let mut rules = vec![(it.value, frames.reference)];
        // Where the result does not apply, neither does the score, and there is no more to say.
        if outcome.as_deref() != Some("inaplicável") {
            rules.push((it.score, frames.reference));
        }
        let section = Section {
            about: About::Indicator,
            name: it.name.clone(),
            title: it.title.clone(),
            citation: in_force(deriver, it.value, frames.reference).or_else(|| cited(&it.citation)),
            beneficiary: None,
            paid: Vec::new(),
            outcome,
            figures: Vec::new(),
        };
        plans.push(Plan { section, rules });
    }
    plans
}

/// The figures of a declaration; its first alone where it does not apply, since there is no more to say.
fn while_it_applies(deriver: &mut Deriver<'_>, rules: &[RuleId], frame: FrameId) -> Vec<(RuleId, FrameId)> {
    let first = rules.first().map(|first| deriver.machine.rule(*first, frame));
    let outside = matches!(first, Some(Err(Stop::Absent(Cause::NotApplicable))));
    rules.iter().take(if outside { 1 } else { rules.len() }).map(|rule| (*rule, frame)).collect()
}

/// The citation of a figure in the text in force, where it has several.
fn in_force(deriver: &Deriver<'_>, figure: RuleId, frame: FrameId) -> Option<Cited> {
    let text = deriver.in_force(figure, frame);
    let rule = deriver.program.rule(text).filter(|_| text != figure)?;
    cited(&rule.citation)
}

/// The claims about every unit that this one breaks.
fn broken(deriver: &mut Deriver<'_>, frame: FrameId) -> Vec<Decided> {
    let claims = deriver.program.claims.iter().filter(|claim| claim.kind == ClaimKind::Garante);
    let mut broken = Vec::new();
    for claim in claims {
        if deriver.machine.rule(claim.rule, frame) == Ok(Value::Truth(false)) {
            let text = deriver.words.row(claim.span).0;
            let citation = cited(&claim.citation);
            broken.push(Decided { role: "guarantee", text, holds: false, effect: None, citation });
        }
    }
    broken
}

/// The unit's keys.
fn keys(words: Words<'_>, unit: &Unit) -> Vec<KeyShown> {
    let write = |(key, value): &(crate::ir::KeyId, Value)| {
        let kind = words.program.key(*key).map_or(Kind::Text, |key| key.ty.kind.clone());
        KeyShown { name: words.key(*key), value: words.program.write(value, &kind, None) }
    };
    unit.keys.iter().map(write).collect()
}

/// What the policy's tables print of the unit in words.
fn described(words: Words<'_>, unit: &Unit) -> Vec<TableRead> {
    let [(key, value)] = unit.keys.as_slice() else {
        return Vec::new();
    };
    let name = words.key(*key);
    let mut found = Vec::new();
    for table in &words.program.tables {
        let columns = table.keys.iter().filter_map(|at| table.columns.get(*at as usize));
        if columns.map(|it| it.name.as_str()).collect::<Vec<_>>() != [name.as_str()] {
            continue;
        }
        let Some(row) = table.index_one.get(value).and_then(|row| table.rows.get(*row as usize)) else {
            continue;
        };
        let (file, line) = words.place(row.span);
        for (at, column) in table.columns.iter().enumerate() {
            let is_key = table.keys.iter().any(|key| *key as usize == at);
            let cell = row.cells.get(at).filter(|_| !is_key && column.ty.kind == Kind::Text);
            // An amended table says the same again in each of its texts.
            let again = |it: &TableRead| it.column == column.name && it.value.as_deref() == cell_text(cell);
            if let Some(text) = cell_text(cell).filter(|_| !found.iter().any(again)) {
                found.push(TableRead {
                    table: table.name.clone(),
                    keys: keys(words, unit),
                    column: column.name.clone(),
                    value: Some(text.to_string()),
                    file: file.clone(),
                    line,
                    citation: cited(&row.citation).or_else(|| cited(&table.citation)),
                });
            }
        }
    }
    found
}

fn cell_text(cell: Option<&Option<Value>>) -> Option<&str> {
    match cell {
        Some(Some(Value::Text(text))) => Some(text),
        _ => None,
    }
}

/// The readings that what is shown cites, in the order of the policy.
fn readings(program: &Program, explanation: &Explanation, payment: Option<Period>) -> Vec<ReadingShown> {
    let mut names: BTreeSet<&str> = BTreeSet::new();
    let mut note = |citation: Option<&'_ Cited>| {
        for name in citation.iter().flat_map(|it| &it.readings) {
            let known = program.readings.iter().find(|it| it.name == *name);
            names.extend(known.map(|it| it.name.as_str()));
        }
    };
    explanation.sections.iter().for_each(|it| note(it.citation.as_ref()));
    explanation.broken.iter().for_each(|it| note(it.citation.as_ref()));
    for figure in &explanation.figures {
        figure.citations.iter().for_each(|it| note(Some(it)));
        note(figure.rounding.as_ref().filter(|it| !it.exact).and_then(|it| it.citation.as_ref()));
        figure.rows.iter().for_each(|it| note(it.citation.as_ref()));
        figure.conditions.iter().for_each(|it| note(it.citation.as_ref()));
        figure.cells.iter().for_each(|it| note(it.citation.as_ref()));
        figure.table_rows.iter().for_each(|it| note(it.citation.as_ref()));
    }
    if explanation.schedule.is_some() {
        note(program.monitoring.as_ref().and_then(|it| cited(&it.citation)).as_ref());
    }
    if explanation.sections.iter().any(|it| !it.paid.is_empty()) {
        let rows =
            payment.into_iter().flat_map(|period| program.disbursements.iter().flat_map(move |it| it.rows_of(period)));
        let read = rows.filter(|row| row.printed.is_some());
        names.extend(read.flat_map(|row| row.citation.readings.iter().map(String::as_str)));
    }
    let cited_readings = program.readings.iter().filter(|it| names.contains(it.name.as_str()));
    cited_readings
        .filter_map(|it| {
            Some(ReadingShown {
                name: it.name.clone(),
                title: it.title.clone(),
                reason: it.reason.clone(),
                citation: cited(&it.citation)?,
            })
        })
        .collect()
}

/// The explanation as JSON.
#[must_use]
pub fn json(explanation: &Explanation) -> String {
    // Every field is text, a number or a list: there is nothing that JSON cannot write.
    let mut text = serde_json::to_string_pretty(explanation).unwrap_or_default();
    text.push('\n');
    text
}

//! What differs between a receipt and one taken of the same question today.
//!
//! Receives two receipts; names each rule, cell and figure that is another. What may differ and changes nothing (the
//! version of the compiler, the bytes of a file whose cells are the same, rows of periods that the receipt knows nothing
//! of) is a note. Computes no figure.

use std::collections::{BTreeMap, BTreeSet};

use crate::receipt::{self, Finding, Findings, Many, Note, One, Read, Receipt, Rule, Unit};
use crate::resolve::Consolidation;
use crate::source::Sources;
use crate::version::{self, Difference};

/// Compares a receipt, as read from its file, with one taken today.
#[must_use]
pub fn compare(receipt: &Receipt, now: &Receipt) -> Findings {
    let mut findings = Findings::default();
    edited(receipt, &mut findings);
    asked(receipt, now, &mut findings);
    rules(&receipt.rules, &now.rules, &mut findings.changes);
    rows(&receipt.rows, &now.rows, &mut findings);
    many(&receipt.many, &now.many, &mut findings);
    files(receipt, now, &mut findings);
    if now.was_evaluated() {
        results(&receipt.results, &now.results, &mut findings.changes);
    }
    findings
}

/// Compares a receipt with a text that cannot be evaluated: its rules alone.
#[must_use]
pub fn compare_text(of: &Receipt, text: &Consolidation, sources: &Sources) -> Findings {
    let mut findings = Findings::default();
    edited(of, &mut findings);
    rules(&of.rules, &receipt::rules(text, sources), &mut findings.changes);
    findings
}

/// The parts whose seal is not the one that they deserve.
fn edited(receipt: &Receipt, findings: &mut Findings) {
    let (written, deserved) = (&receipt.seals, receipt.sealed());
    let parts = [
        ("question", &written.question, &deserved.question),
        ("rules", &written.rules, &deserved.rules),
        ("data", &written.data, &deserved.data),
        ("results", &written.results, &deserved.results),
    ];
    let broken = parts.into_iter().filter(|(_, written, deserved)| written != deserved);
    findings.changes.extend(broken.map(|(part, ..)| Finding::Edited { part }));
}

fn asked(receipt: &Receipt, now: &Receipt, findings: &mut Findings) {
    let act = |receipt: &Receipt| receipt.act.as_ref().map(|act| act.name.clone()).unwrap_or_default();
    let pairs = [
        ("act", act(receipt), act(now)),
        ("edition", receipt.edition.to_string(), now.edition.to_string()),
        ("reference", receipt.question.reference.clone(), now.question.reference.clone()),
    ];
    let asked = |what: &str| what != "reference" || now.was_evaluated();
    let others = pairs.into_iter().filter(|(what, receipt, now)| asked(what) && receipt != now);
    findings.changes.extend(others.map(|(what, receipt, now)| Finding::Asked { what, receipt, now }));
    if receipt.compiler != now.compiler {
        findings.notes.push(Note::Compiler { receipt: receipt.compiler.clone(), now: now.compiler.clone() });
    }
}

/// Compares the texts in force from each month in which one of them begins.
fn rules(old: &[Rule], new: &[Rule], changes: &mut Vec<Finding>) {
    let begins: BTreeSet<Option<&str>> =
        std::iter::once(None).chain(old.iter().chain(new).map(|rule| rule.from.as_deref())).collect();
    let acts: BTreeSet<Option<&str>> = old.iter().chain(new).map(|rule| rule.act.as_deref()).collect();
    let mut known: BTreeSet<(Option<&str>, Changed)> = BTreeSet::new();
    for (act, from) in acts.iter().flat_map(|act| begins.iter().map(move |from| (*act, *from))) {
        let (before, after) = (holding(old, act, from), holding(new, act, from));
        for change in changed(&others(&before, &after), &others(&after, &before)) {
            if known.insert((act, change.clone())) {
                let (rule, receipt, now) = change;
                let (act, from) = (act.map(str::to_owned), from.map(str::to_owned));
                changes.push(Finding::Rule { act, rule, from, receipt, now });
            }
        }
    }
}

/// The rules of an act that hold in a month.
fn holding<'r>(rules: &'r [Rule], act: Option<&str>, month: Option<&str>) -> Vec<&'r Rule> {
    rules.iter().filter(|rule| rule.act.as_deref() == act && holds(rule, month)).collect()
}

/// The rules of the one list that the other does not have.
fn others<'r>(one: &[&'r Rule], other: &[&Rule]) -> Vec<&'r Rule> {
    let digests: BTreeSet<&str> = other.iter().map(|rule| rule.sha256.as_str()).collect();
    one.iter().filter(|rule| !digests.contains(rule.sha256.as_str())).copied().collect()
}

/// Where, what it was, what it is.
type Changed = (String, Option<String>, Option<String>);

/// What differs between rules, passage by passage; the whole of a rule whose passages do not show it.
fn changed(gone: &[&Rule], come: &[&Rule]) -> Vec<Changed> {
    let passages = |rules: &[&Rule]| version::read_rules(&rules.iter().map(|it| it.text.as_str()).collect::<Vec<_>>());
    let found = version::compare(&passages(gone), &passages(come)).into_iter().map(|change| {
        let rule = change.address();
        match change.difference {
            Difference::Added(now) => (rule, None, Some(now)),
            Difference::Removed(old) => (rule, Some(old), None),
            Difference::Changed(old, now) => (rule, Some(old), Some(now)),
        }
    });
    let mut found: Vec<Changed> = found.collect();
    let names: BTreeSet<&str> = gone.iter().chain(come).map(|rule| rule.rule.as_str()).collect();
    for name in names {
        if !found.iter().any(|(rule, ..)| rule.starts_with(name)) {
            let text = |rules: &[&Rule]| rules.iter().find(|rule| rule.rule == name).map(|rule| rule.text.clone());
            found.push((name.to_owned(), text(gone), text(come)));
        }
    }
    found
}

/// Whether a rule holds in a month; `None` is before every month.
fn holds(rule: &Rule, month: Option<&str>) -> bool {
    let begun = rule.from.as_deref() <= month;
    begun && rule.until.as_deref().is_none_or(|until| month.is_none_or(|month| month <= until))
}

/// By what a row, or the rows of a unit, are found.
type Place<'r> = (&'r str, &'r str, Option<&'r str>);

fn rows(old: &[One], new: &[One], findings: &mut Findings) {
    fn place(row: &One) -> Place<'_> {
        (&row.input, &row.key, row.period.as_deref())
    }
    let now: BTreeMap<Place<'_>, &One> = new.iter().map(|row| (place(row), row)).collect();
    let known: BTreeSet<Place<'_>> = old.iter().map(place).collect();
    for row in old {
        match now.get(&place(row)) {
            Some(other) => cells(row, other, &mut findings.changes),
            None => findings.changes.push(Finding::RowGone {
                input: row.input.clone(),
                key: row.key.clone(),
                period: row.period.clone(),
            }),
        }
    }
    let periods: BTreeSet<(&str, Option<&str>)> = known.iter().map(|(input, _, period)| (*input, *period)).collect();
    for row in new.iter().filter(|row| !known.contains(&place(row))) {
        if row.period.is_some() && !periods.contains(&(&row.input, row.period.as_deref())) {
            another_period(&row.input, row.period.as_deref(), &mut findings.notes);
            continue;
        }
        findings.changes.push(Finding::RowNew {
            input: row.input.clone(),
            key: row.key.clone(),
            period: row.period.clone(),
            file: row.read.file.clone(),
            row: row.read.row,
        });
    }
}

fn cells(row: &One, now: &One, changes: &mut Vec<Finding>) {
    let columns: BTreeSet<&String> = row.cells.keys().chain(now.cells.keys()).collect();
    for column in columns {
        let (before, after) = (row.cells.get(column).cloned().flatten(), now.cells.get(column).cloned().flatten());
        if before != after {
            changes.push(Finding::Cell {
                input: row.input.clone(),
                key: row.key.clone(),
                period: row.period.clone(),
                column: column.clone(),
                receipt: before,
                now: after,
                file: now.read.file.clone(),
                row: now.read.row,
            });
        }
    }
}

fn another_period(input: &str, period: Option<&str>, notes: &mut Vec<Note>) {
    let period = period.unwrap_or_default().to_owned();
    let known = notes.iter_mut().find_map(|note| match note {
        Note::Periods { input: of, periods } if of == input => Some(periods),
        _ => None,
    });
    match known {
        Some(periods) if periods.contains(&period) => {}
        Some(periods) => periods.push(period),
        None => notes.push(Note::Periods { input: input.to_owned(), periods: vec![period] }),
    }
}

fn many(old: &[Many], new: &[Many], findings: &mut Findings) {
    fn place(rows: &Many) -> Place<'_> {
        (&rows.input, &rows.key, rows.period.as_deref())
    }
    let before: BTreeMap<Place<'_>, &Many> = old.iter().map(|rows| (place(rows), rows)).collect();
    let after: BTreeMap<Place<'_>, &Many> = new.iter().map(|rows| (place(rows), rows)).collect();
    let periods: BTreeSet<(&str, Option<&str>)> = before.keys().map(|(input, _, period)| (*input, *period)).collect();
    let places: BTreeSet<&Place<'_>> = before.keys().chain(after.keys()).collect();
    for at in places {
        let (input, key, period) = *at;
        if !before.contains_key(at) && period.is_some() && !periods.contains(&(input, period)) {
            another_period(input, period, &mut findings.notes);
            continue;
        }
        let mut gone: Vec<&String> = before.get(at).into_iter().flat_map(|rows| &rows.digests).collect();
        let mut come: Vec<&Read> = Vec::new();
        for (digest, read) in after.get(at).into_iter().flat_map(|rows| rows.digests.iter().zip(&rows.read)) {
            match gone.iter().position(|it| *it == digest) {
                Some(found) => drop(gone.swap_remove(found)),
                None => come.push(read),
            }
        }
        if !gone.is_empty() || !come.is_empty() {
            let mut new: Vec<(String, u32)> = come.into_iter().map(|read| (read.file.clone(), read.row)).collect();
            new.sort();
            let (input, key, period) = (input.to_owned(), key.to_owned(), period.map(str::to_owned));
            findings.changes.push(Finding::Rows { input, key, period, gone: gone.len(), new });
        }
    }
}

/// Files whose bytes are others; what is another in their cells was said.
fn files(receipt: &Receipt, now: &Receipt, findings: &mut Findings) {
    for file in &now.files {
        if !receipt.files.iter().any(|it| it.sha256 == file.sha256) {
            findings.notes.push(Note::File { file: file.name.clone() });
        }
    }
}

fn results(old: &[Unit], new: &[Unit], changes: &mut Vec<Finding>) {
    let before: BTreeMap<&str, &Unit> = old.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let after: BTreeMap<&str, &Unit> = new.iter().map(|unit| (unit.unit.as_str(), unit)).collect();
    let units: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    for unit in units {
        let (one, other) = (before.get(unit), after.get(unit));
        let (was, is) = (one.map(|it| it.state), other.map(|it| it.state));
        if was != is {
            changes.push(Finding::Unit { unit: unit.to_owned(), receipt: was, now: is });
        }
        let (Some(one), Some(other)) = (one, other) else { continue };
        let names: BTreeSet<&String> = one.figures.keys().chain(other.figures.keys()).collect();
        for name in names {
            let (was, is) = (one.figures.get(name), other.figures.get(name));
            if was != is {
                changes.push(Finding::Figure {
                    unit: unit.to_owned(),
                    figure: name.clone(),
                    receipt: was.cloned(),
                    now: is.cloned(),
                });
            }
        }
    }
}

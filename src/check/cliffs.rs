//! A step of one unit that moves most of the money: worth knowing before the act is signed.
//!
//! Receives the scores at both sides of each limit of a table of bands; gives advice about the greatest jump, when it is
//! more than half of the whole and the tables of the act say how much money that is.

use std::collections::BTreeMap;

use crate::check::imagined::{Imagined, Reads, Trial, possible, some_key};
use crate::check::scores::{Sample, of_pair, step_of};
use crate::check::settled;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{InputId, KeyId, Kind, Program, RuleId, Scored, Transfer};
use crate::machine::FrameId;
use crate::value::{Number, Value};

/// What the jump of a score moves, of one transfer.
struct Moved {
    transfer: usize,
    least: Number,
    most: Number,
}

/// What each transfer reads, found out when first needed.
#[derive(Default)]
pub(super) struct Cliffs {
    reads: Option<Vec<Reads>>,
}

impl Cliffs {
    /// Advises about the greatest jump of a table, when it moves money.
    pub(super) fn check(
        &mut self,
        trial: &mut Trial<'_>,
        scored: &Scored,
        samples: &[Sample],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let program = trial.program();
        let Some((lower, higher)) = greatest_jump(program, scored, samples) else {
            return;
        };
        if scored.by_reading || settled(program, lower.span) || settled(program, higher.span) {
            return;
        }
        let moved = self.moved(trial, scored, lower, higher);
        *trial.world() = Imagined::default();
        trial.forget();
        if let Some(moved) = moved {
            diagnostics.push(cliff(program, scored, (lower, higher), &moved));
        }
    }

    /// The transfer of which the jump moves most.
    fn moved(&mut self, trial: &mut Trial<'_>, scored: &Scored, lower: &Sample, higher: &Sample) -> Option<Moved> {
        let program = trial.program();
        let indicator = program.indicators.iter().find(|it| it.name == scored.owner)?;
        let of_transfer = |transfer: &Transfer| {
            program.rule(transfer.earned).map(|rule| Reads::of(program, rule.body)).unwrap_or_default()
        };
        let reads = self.reads.get_or_insert_with(|| program.transfers.iter().map(of_transfer).collect());
        let governed = reads.iter().enumerate().filter(|(_, reads)| reads.rules.contains(&indicator.score));
        let scores = [&lower.score, &higher.score];
        let found = governed.filter_map(|(at, reads)| {
            let transfer = program.transfers.get(at)?;
            let (least, most) = amounts(trial, transfer, reads, indicator.score, scores)?;
            Some(Moved { transfer: at, least, most })
        });
        found.max_by(|one, other| one.most.cmp(&other.most))
    }
}

/// The two sides of the limit at which the score changes most, when that is more than half of the whole.
fn greatest_jump<'s>(program: &Program, scored: &Scored, samples: &'s [Sample]) -> Option<(&'s Sample, &'s Sample)> {
    if !scored.tabulated {
        return None;
    }
    let step = step_of(&program.node(scored.subject)?.ty);
    let jump = |(lower, higher): &(&Sample, &Sample)| higher.score.minus(&lower.score).unwrap_or(Number::ZERO).abs();
    let pairs = samples.iter().zip(samples.iter().skip(1));
    let near = pairs.filter(|(lower, higher)| higher.at.minus(&lower.at).is_ok_and(|apart| apart <= step));
    near.max_by(|one, other| jump(one).cmp(&jump(other))).filter(|pair| jump(pair) > Number::from_scaled(5, 1))
}

/// The least and the most that a transfer earns more with one score than with the other, by the tables of the act.
fn amounts(
    trial: &mut Trial<'_>,
    transfer: &Transfer,
    reads: &Reads,
    score: RuleId,
    scores: [&Number; 2],
) -> Option<(Number, Number)> {
    let program = trial.program();
    let base = Reads::of(program, program.rule(transfer.planned)?.body);
    if base.more || reads.more || base.columns.iter().any(|column| is_number(program, *column)) {
        return None; // The data decide the amount.
    }
    let first = program.first_period();
    let periods = [first, first.plus(12 / program.grain.months()), first.plus(24 / program.grain.months())];
    for period in periods {
        let frame = trial.at(period);
        for (others, truth) in [(true, true), (true, false), (false, true), (false, false)] {
            let mut found: Option<(Number, Number)> = None;
            for keys in units(program, &base) {
                let cells =
                    reads.columns.iter().filter_map(|column| Some((*column, Some(choice(program, *column, truth)?))));
                let given = if others { full_scores(program, score) } else { BTreeMap::new() };
                let unit = Imagined { cells: cells.collect(), keys, given };
                let Some(moved) = difference(trial, &unit, transfer.earned, score, scores, frame) else {
                    continue;
                };
                found = Some(match found {
                    None => (moved.clone(), moved),
                    Some((least, most)) => (least.min(moved.clone()), most.max(moved)),
                });
            }
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// How much more a unit earns with one score than with the other, where that is anything.
fn difference(
    trial: &mut Trial<'_>,
    unit: &Imagined,
    earned: RuleId,
    score: RuleId,
    scores: [&Number; 2],
    frame: FrameId,
) -> Option<Number> {
    let [one, other] = scores.map(|of| {
        let mut unit = unit.clone();
        unit.given.insert(score, Value::Number(of.clone()));
        *trial.world() = unit;
        trial.forget();
        match trial.rule(earned, frame) {
            Ok(Value::Number(amount)) => Some(amount),
            _ => None,
        }
    });
    let moved = one?.minus(&other?).ok()?.abs();
    (!moved.is_zero()).then_some(moved)
}

/// The units that the tables know, by the keys that they are looked up by.
fn units(program: &Program, reads: &Reads) -> Vec<BTreeMap<KeyId, Value>> {
    let plain = reads.keys.iter().filter_map(|key| Some((*key, some_key(program, reads, *key)?))).collect();
    let Some((table, place, key)) = reads.tables.first() else {
        return vec![plain];
    };
    let Some(table) = program.table(*table) else {
        return vec![plain];
    };
    let column = table.keys.get(*place).map(|column| *column as usize);
    let mut values: Vec<Value> = Vec::new();
    for row in &table.rows {
        values.extend(column.and_then(|column| row.cells.get(column).cloned().flatten()));
    }
    values.sort();
    values.dedup();
    let with = |value: Value| {
        let mut unit = plain.clone();
        unit.insert(*key, value);
        unit
    };
    values.into_iter().map(with).collect()
}

/// Every other score at 100%.
fn full_scores(program: &Program, but: RuleId) -> BTreeMap<RuleId, Value> {
    let all = program.indicators.iter().map(|it| it.score).filter(|it| *it != but);
    all.map(|score| (score, Value::Number(Number::ONE))).collect()
}

fn is_number(program: &Program, (input, column): (InputId, u32)) -> bool {
    let column = program.column(input, column);
    column.is_none_or(|column| column.ty.kind.is_numeric())
}

fn choice(program: &Program, column: (InputId, u32), truth: bool) -> Option<Value> {
    let values = possible(program, column);
    if values.first() == Some(&Value::Truth(true)) { Some(Value::Truth(truth)) } else { values.last().cloned() }
}

fn cliff(program: &Program, scored: &Scored, pair: (&Sample, &Sample), moved: &Moved) -> Diagnostic {
    let transfer = program.transfers.get(moved.transfer);
    let kind = transfer.and_then(|it| program.rule(it.earned)).map_or(Kind::Percent, |rule| rule.ty.kind.clone());
    let money = |amount: &Number| program.write(&Value::Number(amount.clone()), &kind, None);
    of_pair(Diagnostic::advice(codes::CHECK_CLIFF, pair.1.span), program, scored, pair)
        .arg("transfer", transfer.map_or("", |transfer| &transfer.name))
        .arg("least", money(&moved.least))
        .arg("most", money(&moved.most))
        .arg("amounts", if moved.least == moved.most { "one" } else { "several" })
}

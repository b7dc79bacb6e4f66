//! The results of a receipt: every figure of every unit under the name of its rule, exact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::eval::{self, Outcome, UnitOutcome};
use crate::ir::{Program, RuleId};
use crate::machine::Stop;
use crate::receipt::cells::canonical;

/// What became of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Every figure is there.
    Evaluated,
    /// A `garante` does not hold: its money is withheld.
    Withheld,
    /// Some figure was refused: it is left out.
    LeftOut,
    /// The policy names it and no data do.
    WithoutData,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Figure {
    /// Its value as the text of an exact number, a truth, a word, a day.
    Value(String),
    /// There is none, and the act says why: `{"absent": "inaplicável"}`.
    Absent {
        /// The cause, as the language calls it.
        absent: String,
    },
    /// It was refused: data are missing or bad.
    Refused {
        /// Always true.
        refused: bool,
    },
}

/// The figures of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its key as data write it.
    pub unit: String,
    /// What became of it.
    pub state: State,
    /// Every figure, by the name of its rule: `ocupação`, `ocupação.desempenho`, `incentivo.previsto`.
    pub figures: BTreeMap<String, Figure>,
}

/// The results of every unit, by key.
pub(super) fn of(program: &Program, outcome: &Outcome) -> Vec<Unit> {
    let evaluated = outcome.units.iter().map(|it| {
        let state = if it.broken.is_empty() { State::Evaluated } else { State::Withheld };
        unit(program, it, state)
    });
    let left_out = outcome.left_out.iter().map(|it| unit(program, &it.figures, State::LeftOut));
    let without =
        outcome.without_data.iter().map(|it| unit(program, &UnitOutcome::new(it.clone()), State::WithoutData));
    let mut units: Vec<Unit> = evaluated.chain(left_out).chain(without).collect();
    units.sort_by(|one, other| one.unit.cmp(&other.unit));
    units
}

fn unit(program: &Program, outcome: &UnitOutcome, state: State) -> Unit {
    let mut figures: Vec<(RuleId, &eval::Figure)> = Vec::new();
    for (indicator, it) in program.indicators.iter().zip(&outcome.indicators) {
        let rules = [(indicator.value, &it.value), (indicator.outcome, &it.outcome), (indicator.score, &it.score)];
        figures.extend(rules);
    }
    for (index, it) in program.indices.iter().zip(&outcome.indices) {
        figures.extend([(index.value, &it.value), (index.score, &it.score)]);
    }
    for (transfer, it) in program.transfers.iter().zip(&outcome.transfers) {
        figures.push((transfer.planned, &it.planned));
        figures.extend(transfer.performance.zip(it.performance.as_ref()));
        for (part, it) in transfer.parts.iter().zip(&it.parts) {
            figures.extend([
                (part.planned, &it.planned),
                (part.performance, &it.performance),
                (part.earned, &it.earned),
            ]);
        }
        figures.extend([(transfer.earned, &it.earned), (transfer.discount, &it.discount)]);
        figures.push((transfer.charged, &it.charged));
        figures.extend(transfer.settlement.as_ref().map(|it| it.settled).zip(it.settled.as_ref()));
        figures.extend(transfer.advance.as_ref().map(|it| it.discounted).zip(it.advanced.as_ref()));
        figures.extend(transfer.retained.zip(it.retained.as_ref()));
        figures.extend(transfer.settlement.as_ref().map(|it| it.settled).zip(it.settled.as_ref()));
        figures.extend(transfer.advance.as_ref().map(|it| it.discounted).zip(it.advanced.as_ref()));
        figures.push((transfer.due, &it.due));
    }
    let named = figures.into_iter().filter_map(|(rule, it)| Some((program.rule(rule)?.name.clone(), written(it))));
    Unit { unit: outcome.unit.label(program), state, figures: named.collect() }
}

fn written(figure: &eval::Figure) -> Figure {
    match figure {
        Ok(value) => Figure::Value(canonical(value)),
        Err(Stop::Absent(cause)) => Figure::Absent { absent: cause.word().to_owned() },
        Err(Stop::Refused(_)) => Figure::Refused { refused: true },
    }
}

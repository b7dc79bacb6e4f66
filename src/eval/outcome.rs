//! What an evaluation returns: every figure of every unit, and who was left out.

use crate::eval::{Request, Unit};
use crate::machine::{Evaluated, Refusal, Stop};
use crate::value::Period;

/// A figure: its value, the cause of its absence, or why it was refused.
pub type Figure = Evaluated;

/// The results of a period.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// What was asked.
    pub request: Request,
    /// The period that the indicators are of.
    pub reference: Period,
    /// The units evaluated, by key.
    pub units: Vec<UnitOutcome>,
    /// The units left out, by key.
    pub left_out: Vec<LeftOut>,
    /// Units that the policy's tables name and no record does.
    pub without_data: Vec<Unit>,
}

/// A unit left out, and why.
#[derive(Clone, Debug)]
pub struct LeftOut {
    /// The unit.
    pub unit: Unit,
    /// What could be computed.
    pub figures: UnitOutcome,
    /// Every reason, each once.
    pub refusals: Vec<Refusal>,
}

/// Every figure of a unit, in the order of the program's lists.
#[derive(Clone, Debug)]
pub struct UnitOutcome {
    /// Whose.
    pub unit: Unit,
    /// By `Program::indicators`.
    pub indicators: Vec<IndicatorOutcome>,
    /// By `Program::indices`.
    pub indices: Vec<IndexOutcome>,
    /// By `Program::transfers`; empty when a reference period was asked for.
    pub transfers: Vec<TransferOutcome>,
    /// The claims (`garante`, by `Program::claims`) that do not hold: the unit's money is withheld.
    pub broken: Vec<usize>,
}

/// The figures of an indicator.
#[derive(Clone, Debug)]
pub struct IndicatorOutcome {
    /// Its result.
    pub value: Figure,
    /// The name of its outcome.
    pub outcome: Figure,
    /// Its score.
    pub score: Figure,
}

/// The figures of an index.
#[derive(Clone, Debug)]
pub struct IndexOutcome {
    /// Its value.
    pub value: Figure,
    /// Its score.
    pub score: Figure,
}

/// The ledger of a transfer.
#[derive(Clone, Debug)]
pub struct TransferOutcome {
    /// `previsto`.
    pub planned: Figure,
    /// The score that governs it, when a single one does.
    pub performance: Option<Figure>,
    /// Its parts.
    pub parts: Vec<PartOutcome>,
    /// `apurado`.
    pub earned: Figure,
    /// `desconto`.
    pub discount: Figure,
    /// `incidente`.
    pub charged: Figure,
    /// `retido`, when the transfer may be held back.
    pub retained: Option<Figure>,
    /// `acerto`, where the transfer settles with what was paid.
    pub settled: Option<Figure>,
    /// `adiantamento`, where it discounts what was paid ahead.
    pub advanced: Option<Figure>,
    /// `devido`.
    pub due: Figure,
    /// Which of its exceptions hold.
    pub exceptions: Vec<bool>,
}

/// The ledger of a part.
#[derive(Clone, Debug)]
pub struct PartOutcome {
    /// Its share of the amount planned.
    pub planned: Figure,
    /// Its score.
    pub performance: Figure,
    /// What it earned.
    pub earned: Figure,
}

impl UnitOutcome {
    /// A unit of which nothing was computed yet.
    #[must_use]
    pub fn new(unit: Unit) -> Self {
        UnitOutcome { unit, indicators: Vec::new(), indices: Vec::new(), transfers: Vec::new(), broken: Vec::new() }
    }

    /// Every figure, in the order of the lists.
    pub fn figures(&self) -> impl Iterator<Item = &Figure> {
        let indicators = self.indicators.iter().flat_map(|it| [&it.value, &it.outcome, &it.score]);
        let indices = self.indices.iter().flat_map(|it| [&it.value, &it.score]);
        let transfers = self.transfers.iter().flat_map(|it| {
            let parts = it.parts.iter().flat_map(|part| [&part.planned, &part.performance, &part.earned]);
            [&it.planned, &it.earned, &it.discount, &it.charged, &it.due]
                .into_iter()
                .chain(&it.performance)
                .chain(&it.retained)
                .chain(&it.settled)
                .chain(&it.advanced)
                .chain(parts)
        });
        indicators.chain(indices).chain(transfers)
    }

    /// Every reason for which a figure was refused, each once.
    #[must_use]
    pub fn refusals(&self) -> Vec<Refusal> {
        let mut refusals: Vec<Refusal> = Vec::new();
        for figure in self.figures() {
            if let Err(Stop::Refused(refusal)) = figure
                && !refusals.iter().any(|known| known.kind == refusal.kind)
            {
                refusals.push((**refusal).clone());
            }
        }
        refusals
    }
}

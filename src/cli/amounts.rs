//! What transfers come to under two policies, unit by unit: what `readings` and `diff` show.
//!
//! Receives what two policies gave the same units; gives each transfer's amounts under either. A unit that one of the
//! two did not evaluate is compared in nothing, and counts as zero in no total.

use std::collections::BTreeMap;

use clap::ValueEnum;

use crate::cli::eval::names;
use crate::eval::{Outcome, UnitOutcome};
use crate::ir::{Cause, Kind, Program, Transfer};
use crate::machine::{Evaluated, Stop};
use crate::value::{Number, Value};

/// What may follow `--format` where money is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a person.
    Text,
    /// For a document.
    Md,
    /// For a program.
    Json,
    /// For a spreadsheet: the money.
    Csv,
}

/// An amount under either policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Amounts {
    /// Under the first.
    pub(super) before: Number,
    /// Under the second.
    pub(super) after: Number,
}

impl Amounts {
    /// Nothing under either.
    pub(super) const ZERO: Amounts = Amounts { before: Number::ZERO, after: Number::ZERO };

    /// What the second adds.
    pub(super) fn difference(&self) -> Number {
        // Amounts of money stay far from the greatest number.
        self.after.minus(&self.before).unwrap_or(Number::ZERO)
    }

    /// Whether the two differ.
    pub(super) fn differ(&self) -> bool {
        self.before != self.after
    }

    /// Adds other amounts to these.
    pub(super) fn add(&mut self, other: &Amounts) {
        if let (Ok(before), Ok(after)) = (self.before.plus(&other.before), self.after.plus(&other.after)) {
            (self.before, self.after) = (before, after);
        }
    }
}

/// What a unit is due.
#[derive(Clone, Debug)]
pub(super) struct UnitAmounts {
    /// Its key.
    pub(super) label: String,
    /// Its name, where a table of a policy has one.
    pub(super) name: String,
    /// The amounts.
    pub(super) amounts: Amounts,
}

/// What a transfer comes to.
#[derive(Clone, Debug)]
pub(super) struct TransferAmounts {
    /// The transfer.
    pub(super) name: String,
    /// The sign of its currency.
    pub(super) currency: String,
    /// Places of its smallest coin.
    pub(super) places: u32,
    /// Every unit compared.
    pub(super) units: Vec<UnitAmounts>,
    /// The totals of all units compared.
    pub(super) total: Amounts,
}

impl TransferAmounts {
    /// The units whose amount differs.
    pub(super) fn differing(&self) -> impl Iterator<Item = &UnitAmounts> {
        self.units.iter().filter(|unit| unit.amounts.differ())
    }
}

/// What a policy gave.
pub(super) struct Given<'a> {
    /// The policy.
    pub(super) program: &'a Program,
    /// What it gave each unit, by key; `None` where it had no effect, so that nothing is due to anybody.
    pub(super) units: Option<BTreeMap<String, &'a UnitOutcome>>,
}

impl<'a> Given<'a> {
    /// What a policy gave every unit that it evaluated.
    pub(super) fn of(program: &'a Program, outcome: Option<&'a Outcome>) -> Given<'a> {
        let by_label = |outcome: &'a Outcome| outcome.units.iter().map(|it| (it.unit.label(program), it)).collect();
        Given { program, units: outcome.map(by_label) }
    }

    fn transfer(&self, name: &str) -> Option<(usize, &'a Transfer)> {
        self.program.transfers.iter().enumerate().find(|(_, it)| it.name == name)
    }

    /// What a unit is due; nothing where the policy has no such transfer, or no effect.
    fn due(&self, label: &str, transfer: &str) -> Option<Number> {
        let Some(units) = &self.units else { return Some(Number::ZERO) };
        let unit = units.get(label)?;
        match self.transfer(transfer) {
            Some((at, _)) => unit.transfers.get(at).and_then(|it| amount(&it.due)),
            None => Some(Number::ZERO),
        }
    }
}

/// Every transfer of two policies: those of the first in their order, then those that only the second has.
pub(super) fn transfers(before: &Given<'_>, after: &Given<'_>) -> Vec<TransferAmounts> {
    let first = before.program.transfers.iter().map(|it| (before.program, it));
    let rest = after.program.transfers.iter().filter(|it| before.transfer(&it.name).is_none());
    let all = first.chain(rest.map(|it| (after.program, it)));
    let called = [before, after].map(|given| names(given.program).map(|(_, names)| names).unwrap_or_default());
    all.map(|(program, transfer)| {
        let mut amounts = TransferAmounts {
            name: transfer.name.clone(),
            currency: currency(program, transfer),
            places: transfer.places,
            units: Vec::new(),
            total: Amounts::ZERO,
        };
        let units = before.units.as_ref().or(after.units.as_ref());
        for (label, unit) in units.into_iter().flatten() {
            let (Some(one), Some(other)) = (before.due(label, &transfer.name), after.due(label, &transfer.name)) else {
                continue;
            };
            let both = Amounts { before: one, after: other };
            amounts.total.add(&both);
            let name = match &*unit.unit.keys {
                [(_, key)] => called.iter().find_map(|names| names.get(key)).cloned().unwrap_or_default(),
                _ => String::new(),
            };
            amounts.units.push(UnitAmounts { label: label.clone(), name, amounts: both });
        }
        amounts
    })
    .collect()
}

/// An amount due: nothing where the transfer does not apply.
pub(super) fn amount(figure: &Evaluated) -> Option<Number> {
    match figure {
        Ok(Value::Number(number)) => Some(number.clone()),
        Err(Stop::Absent(Cause::NotApplicable)) => Some(Number::ZERO),
        _ => None,
    }
}

fn currency(program: &Program, transfer: &Transfer) -> String {
    match program.rule(transfer.due).map(|rule| &rule.ty.kind) {
        Some(Kind::Number(dimension)) => {
            let currency = program.units.currency(dimension);
            currency.map_or_else(String::new, |(unit, _)| program.units.name(unit).to_owned())
        }
        _ => String::new(),
    }
}

//! What each reading costs: the policy is evaluated as written and as the alternative would have it.
//!
//! Receives a compiled policy, its data and a period; gives, for each alternative that says what it would put in the
//! place of what is written, what each unit is due under either. A unit that one of the two cannot compute is named
//! and enters no total.

use crate::check::Checked;
use crate::cli::request::Prepared;
use crate::cli::session::Session;
use crate::cli::{Exit, reasons};
use crate::diagnostic::{self, Texts};
use crate::eval::{Outcome, PeriodProblem, Unit, admit, evaluate};
use crate::ir::{Cause, Transfer};
use crate::machine::{Evaluated, Stop};
use crate::value::{Date, Number, Period, Value};

/// The price of one alternative of a reading.
pub(super) struct Price {
    /// The reading.
    pub(super) reading: String,
    /// Which of its alternatives, from 0.
    pub(super) alternative: usize,
    /// The payment period.
    pub(super) period: Period,
    /// What each transfer comes to.
    pub(super) transfers: Vec<TransferPrice>,
    /// Units that the alternative cannot compute, and why.
    pub(super) uncounted: Vec<(String, String)>,
}

/// What a transfer comes to, as written and read otherwise.
pub(super) struct TransferPrice {
    /// The transfer.
    pub(super) name: String,
    /// The sign of its currency.
    pub(super) currency: String,
    /// Places of its smallest coin.
    pub(super) places: u32,
    /// Every unit whose amount differs.
    pub(super) units: Vec<UnitPrice>,
    /// How many units were compared.
    pub(super) compared: usize,
    /// The totals of all units compared.
    pub(super) total: Amounts,
}

/// What a unit is due.
pub(super) struct UnitPrice {
    /// Its key.
    pub(super) label: String,
    /// Its name, where a table of the policy has one.
    pub(super) name: String,
    /// The amounts.
    pub(super) amounts: Amounts,
}

/// An amount as written and read otherwise.
#[derive(Clone)]
pub(super) struct Amounts {
    /// As written.
    pub(super) written: Number,
    /// Read otherwise.
    pub(super) otherwise: Number,
}

impl Amounts {
    /// What the other reading adds.
    pub(super) fn difference(&self) -> Number {
        // Amounts of money stay far from the greatest number.
        self.otherwise.minus(&self.written).unwrap_or(Number::ZERO)
    }

    fn add(&mut self, other: &Amounts) {
        if let (Ok(written), Ok(otherwise)) = (self.written.plus(&other.written), self.otherwise.plus(&other.otherwise))
        {
            (self.written, self.otherwise) = (written, otherwise);
        }
    }
}

/// Prices every alternative of a policy that says what it would change. What is wrong in one is said.
///
/// # Errors
/// How the run ends, when an alternative does not compile.
pub(super) fn prices(prepared: &Prepared, as_of: Option<Date>, session: &mut Session) -> Result<Vec<Price>, Exit> {
    let written = evaluate(&prepared.checked, &prepared.records, prepared.request);
    let mut prices = Vec::new();
    for reading in &prepared.checked.program().readings {
        for (at, _) in reading.alternatives.iter().enumerate().filter(|(_, it)| it.stated) {
            let compiled = crate::compile_otherwise(&prepared.sources, prepared.id, as_of, &reading.name, at);
            let Some((checked, diagnostics)) = compiled else { continue };
            let Some(checked) = checked else {
                let stream = crate::cli::session::Stream::Errors;
                session.diagnostics(&diagnostics, &prepared.sources, diagnostic::Format::Human, stream);
                return Err(Exit::Policy);
            };
            let mut price = price(prepared, &checked, &written, session.texts());
            (price.reading, price.alternative) = (reading.name.clone(), at);
            prices.push(price);
        }
    }
    Ok(prices)
}

fn price(prepared: &Prepared, checked: &Checked, written: &Outcome, texts: &Texts) -> Price {
    let program = prepared.checked.program();
    let over = matches!(admit(checked.program(), prepared.request), Err(PeriodProblem::OutOfValidity));
    let otherwise = (!over).then(|| evaluate(checked, &prepared.records, prepared.request));
    let mut uncounted: Vec<(String, String)> = Vec::new();
    let left_out = otherwise.iter().flat_map(|outcome| &outcome.left_out);
    for left in left_out.filter(|left| written.units.iter().any(|it| it.unit == left.unit)) {
        let refusal = left.refusals.first();
        let why = refusal.map_or_else(String::new, |it| {
            reasons::sentence(checked.program(), &prepared.sources, &prepared.records, it, texts)
        });
        uncounted.push((left.unit.label(program), why));
    }
    let transfers = program.transfers.iter().enumerate();
    let transfers = transfers.map(|(at, transfer)| {
        let there = checked.program().transfers.iter().position(|it| it.name == transfer.name);
        transfer_price(prepared, transfer, at, written, there.zip(otherwise.as_ref()))
    });
    Price {
        reading: String::new(),
        alternative: 0,
        period: prepared.request.period,
        transfers: transfers.collect(),
        uncounted,
    }
}

/// One transfer, as written and as an outcome under the other reading has it; without one, nothing is due.
fn transfer_price(
    prepared: &Prepared,
    transfer: &Transfer,
    at: usize,
    written: &Outcome,
    otherwise: Option<(usize, &Outcome)>,
) -> TransferPrice {
    let program = prepared.checked.program();
    let zero = Amounts { written: Number::ZERO, otherwise: Number::ZERO };
    let mut price = TransferPrice {
        name: transfer.name.clone(),
        currency: currency(prepared, transfer),
        places: transfer.places,
        units: Vec::new(),
        compared: 0,
        total: zero,
    };
    for unit in &written.units {
        let now = unit.transfers.get(at).and_then(|it| amount(&it.due));
        let then = match otherwise {
            None => Some(Number::ZERO),
            Some((at, outcome)) => due(outcome, &unit.unit, at),
        };
        let (Some(now), Some(then)) = (now, then) else { continue };
        let amounts = Amounts { written: now, otherwise: then };
        price.compared += 1;
        price.total.add(&amounts);
        if amounts.written != amounts.otherwise {
            let label = unit.unit.label(program);
            price.units.push(UnitPrice { label, name: name(prepared, &unit.unit), amounts });
        }
    }
    price
}

fn due(outcome: &Outcome, unit: &Unit, at: usize) -> Option<Number> {
    let unit = outcome.units.iter().find(|it| it.unit == *unit)?;
    unit.transfers.get(at).and_then(|it| amount(&it.due))
}

/// An amount due: nothing where the transfer does not apply.
fn amount(figure: &Evaluated) -> Option<Number> {
    match figure {
        Ok(Value::Number(number)) => Some(number.clone()),
        Err(Stop::Absent(Cause::NotApplicable)) => Some(Number::ZERO),
        _ => None,
    }
}

fn currency(prepared: &Prepared, transfer: &Transfer) -> String {
    let program = prepared.checked.program();
    match program.rule(transfer.due).map(|rule| &rule.ty.kind) {
        Some(crate::ir::Kind::Number(dimension)) => {
            let currency = program.units.currency(dimension);
            currency.map_or_else(String::new, |(unit, _)| program.units.name(unit).to_owned())
        }
        _ => String::new(),
    }
}

fn name(prepared: &Prepared, unit: &Unit) -> String {
    let program = prepared.checked.program();
    let [(_, key)] = unit.keys.as_slice() else { return String::new() };
    let (_, names) = crate::cli::eval::names(program).unwrap_or_default();
    names.get(key).cloned().unwrap_or_default()
}

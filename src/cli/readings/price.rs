//! What each reading costs: the policy is evaluated as written and as the alternative would have it.
//!
//! Receives a compiled policy, its data and a period; gives, for each alternative that says what it would put in the
//! place of what is written, what each unit is due under either. A unit that one of the two cannot compute is named
//! and enters no total.

use crate::check::Checked;
use crate::cli::amounts::{self, Given, TransferAmounts};
use crate::cli::request::Prepared;
use crate::cli::session::Session;
use crate::cli::{Exit, reasons};
use crate::diagnostic::{self, Texts};
use crate::eval::{Outcome, PeriodProblem, admit, evaluate};
use crate::value::{Date, Period};

/// The price of one alternative of a reading.
pub(super) struct Price {
    /// The reading.
    pub(super) reading: String,
    /// Which of its alternatives, from 0.
    pub(super) alternative: usize,
    /// The payment period.
    pub(super) period: Period,
    /// What each transfer comes to.
    pub(super) transfers: Vec<TransferAmounts>,
    /// Units that the alternative cannot compute, and why.
    pub(super) uncounted: Vec<(String, String)>,
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
    let as_written = Given::of(program, Some(written));
    Price {
        reading: String::new(),
        alternative: 0,
        period: prepared.request.period,
        transfers: amounts::transfers(&as_written, &Given::of(checked.program(), otherwise.as_ref())),
        uncounted,
    }
}

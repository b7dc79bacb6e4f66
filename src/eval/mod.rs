//! The reference evaluator: what a policy gives each unit for a period.
//!
//! Receives a [`Checked`] policy and [`Records`]; gives every figure of every unit, or why it has none. It
//! knows only the core calculus, through `machine`; it reads no files and writes no text. The same question
//! always has the same answer.

mod coverage;
mod examples;
mod outcome;
mod population;
mod reach;
mod world;

pub use coverage::{Gap, GapKind, coverage};
pub use examples::{ExampleOutcome, ExpectationOutcome, Trials, run_examples};
pub use outcome::{
    Figure, IndexOutcome, IndicatorOutcome, LeftOut, Outcome, PartOutcome, TransferOutcome, UnitOutcome,
};
pub use population::{Unit, level, units, without_data};
pub use reach::Coverage;
pub use world::{Rejections, UnitWorld};

use crate::check::Checked;
use crate::data::Records;
use crate::ir::{Axis, ClaimKind, Program};
use crate::machine::{FrameId, Machine};
use crate::value::{Period, Value};

/// What is asked: the figures of a period, of payment or of reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// The period.
    pub period: Period,
    /// On which axis it is: a reference period evaluates indicators alone.
    pub axis: Axis,
}

/// Why a period cannot be evaluated at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodProblem {
    /// It is not of the policy's grain.
    OtherGrain,
    /// The act has no effect then.
    OutOfValidity,
    /// The schedule has no reference period for it.
    NoReference,
}

/// Whether a policy can be evaluated for a request.
///
/// # Errors
/// The period is of another grain, before or after the validity, or not in the schedule.
pub fn admit(program: &Program, request: Request) -> Result<(), PeriodProblem> {
    if request.period.grain != program.grain {
        return Err(PeriodProblem::OtherGrain);
    }
    if request.axis == Axis::Reference {
        return Ok(());
    }
    let (from, until) = program.validity;
    let before = from.is_some_and(|from| request.period.end() < from);
    let after = until.is_some_and(|until| request.period.start() > until);
    if before || after {
        return Err(PeriodProblem::OutOfValidity);
    }
    program.reference_of(request.period).map(|_| ()).ok_or(PeriodProblem::NoReference)
}

/// Evaluates the units of some records, one after the other, with one memory.
pub struct Evaluator<'a> {
    program: &'a Program,
    machine: Machine<'a, UnitWorld<'a>>,
}

impl<'a> Evaluator<'a> {
    /// An evaluator of a policy on records.
    #[must_use]
    pub fn new(checked: &'a Checked, records: &'a Records, rejections: &'a Rejections) -> Self {
        let program = checked.program();
        let world = UnitWorld::new(program, records, rejections, Unit::default(), &[]);
        Evaluator { program, machine: Machine::new(program, world).for_many() }
    }

    /// Every figure of a unit. The request must be one that [`admit`] admits.
    pub fn unit(&mut self, unit: &Unit, request: Request) -> UnitOutcome {
        self.machine.forget();
        self.machine.world().turn_to(unit);
        let reference = reference_of(self.program, request);
        let at_reference = self.machine.at(reference);
        let at_payment = self.machine.at(request.period);
        let mut outcome = UnitOutcome::new(unit.clone());
        outcome.indicators.reserve_exact(self.program.indicators.len());
        outcome.indices.reserve_exact(self.program.indices.len());
        outcome.transfers.reserve_exact(self.program.transfers.len());
        for indicator in &self.program.indicators {
            outcome.indicators.push(IndicatorOutcome {
                value: self.machine.rule(indicator.value, at_reference),
                outcome: self.machine.rule(indicator.outcome, at_reference),
                score: self.machine.rule(indicator.score, at_reference),
            });
        }
        for index in &self.program.indices {
            outcome.indices.push(IndexOutcome {
                value: self.machine.rule(index.value, at_reference),
                score: self.machine.rule(index.score, at_reference),
            });
        }
        if request.axis == Axis::Payment {
            self.transfers(at_payment, &mut outcome);
            self.guarantees(at_payment, &mut outcome);
        }
        outcome
    }

    fn transfers(&mut self, frame: FrameId, outcome: &mut UnitOutcome) {
        for transfer in &self.program.transfers {
            let machine = &mut self.machine;
            let parts = transfer.parts.iter().map(|part| PartOutcome {
                planned: machine.rule(part.planned, frame),
                performance: machine.rule(part.performance, frame),
                earned: machine.rule(part.earned, frame),
            });
            let parts = parts.collect();
            let exceptions = transfer.exceptions.iter();
            let exceptions = exceptions
                .map(|exception| matches!(machine.node(exception.node, frame), Ok(Value::Truth(true))))
                .collect();
            outcome.transfers.push(TransferOutcome {
                planned: machine.rule(transfer.planned, frame),
                performance: transfer.performance.map(|rule| machine.rule(rule, frame)),
                parts,
                earned: machine.rule(transfer.earned, frame),
                discount: machine.rule(transfer.discount, frame),
                charged: machine.rule(transfer.charged, frame),
                retained: transfer.retained.map(|rule| machine.rule(rule, frame)),
                settled: transfer.settlement.as_ref().map(|it| machine.rule(it.settled, frame)),
                advanced: transfer.advance.as_ref().map(|it| machine.rule(it.discounted, frame)),
                due: machine.rule(transfer.due, frame),
                exceptions,
            });
        }
    }

    /// The claims that must hold: one that does not withholds the unit's money.
    fn guarantees(&mut self, frame: FrameId, outcome: &mut UnitOutcome) {
        for (at, claim) in self.program.claims.iter().enumerate() {
            if claim.kind == ClaimKind::Garante
                && matches!(self.machine.rule(claim.rule, frame), Ok(Value::Truth(false)))
            {
                outcome.broken.push(at);
            }
        }
    }

    /// The machine, turned to the last unit evaluated: for explanations.
    pub fn machine(&mut self) -> &mut Machine<'a, UnitWorld<'a>> {
        &mut self.machine
    }
}

/// The period that indicators are of in a request.
#[must_use]
pub fn reference_of(program: &Program, request: Request) -> Period {
    match request.axis {
        Axis::Payment => program.reference_of(request.period).unwrap_or(request.period),
        _ => request.period,
    }
}

/// Evaluates every unit that the records name.
#[must_use]
pub fn evaluate(checked: &Checked, records: &Records, request: Request) -> Outcome {
    evaluate_telling(checked, records, request, None, &mut |_, _| {})
}

/// The same, of one unit alone where one is asked for, telling after each how many of how many are done.
pub fn evaluate_telling(
    checked: &Checked,
    records: &Records,
    request: Request,
    only: Option<&Unit>,
    tell: &mut dyn FnMut(usize, usize),
) -> Outcome {
    let program = checked.program();
    let rejections = Rejections::of(program, records);
    let mut evaluator = Evaluator::new(checked, records, &rejections);
    let mut outcome = Outcome {
        request,
        reference: reference_of(program, request),
        units: Vec::new(),
        left_out: Vec::new(),
        without_data: population::without_data(program, records),
    };
    let mut units = units(program, records);
    units.retain(|unit| only.is_none_or(|only| only == unit));
    let total = units.len();
    for (done, unit) in units.into_iter().enumerate() {
        tell(done, total);
        let figures = evaluator.unit(&unit, request);
        match figures.refusals() {
            refusals if refusals.is_empty() => outcome.units.push(figures),
            refusals => outcome.left_out.push(LeftOut { unit, figures, refusals }),
        }
    }
    outcome
}

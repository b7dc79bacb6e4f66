//! What must be proved of a lowered act before it may be evaluated.
//!
//! Receives an `ir::Program` with its obligations; gives [`Checked`], which only this stage can make, when no
//! stage reported an error. One file a check: each builds its own diagnostics and shows a witness. It
//! evaluates nothing but closed claims.

mod absences;
mod acts;
mod alike;
mod bands;
mod citations;
mod claims;
mod cliffs;
mod constancy;
mod delays;
mod disbursed;
mod disbursement;
mod exceptions;
mod identity;
mod imagined;
mod lookups;
mod lost;
mod members;
mod monitoring;
mod months;
mod overflow;
mod paid;
mod partition;
mod pending;
mod quotes;
mod regions;
mod residue;
mod scores;
mod structure;
mod sums;
mod targets;

pub(crate) use self::lost::keep_causes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ir::{Obligation, Program};
use crate::machine::Machine;
use crate::source::Span;

/// A program of which everything was proved that can be before the data are known.
#[derive(Clone, Debug)]
pub struct Checked {
    program: Program,
}

impl Checked {
    /// The program.
    #[must_use]
    pub fn program(&self) -> &Program {
        &self.program
    }
}

/// Proves what lowering took for granted. `before` is what earlier stages reported.
#[must_use]
pub fn check(program: Program, before: &[Diagnostic]) -> (Option<Checked>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    for obligation in &program.obligations {
        prove(&program, obligation, &mut diagnostics);
    }
    // What is tried on imagined units, and what is said of the act as a whole, waits until each part makes sense.
    if !before.iter().chain(&diagnostics).any(|it| it.severity == Severity::Error) {
        figures(&program, before, &mut diagnostics);
    }
    claims::check(&program, &mut diagnostics);
    disbursement::check(&program, &mut diagnostics);
    monitoring::check(&program, &mut diagnostics);
    disbursed::check(&program, &mut diagnostics);
    residue::check(&program, &mut diagnostics);
    pending::check(&program, &mut diagnostics);
    citations::check(&program, &mut diagnostics);
    alike::check(&program, &mut diagnostics);
    acts::check(&program, &mut diagnostics);
    quotes::check(&program, &mut diagnostics);
    structure::check(&program, &mut diagnostics);
    let wrong = before.iter().chain(&diagnostics).any(|it| it.severity == Severity::Error);
    ((!wrong).then_some(Checked { program }), diagnostics)
}

/// Whether something that the act prints does not hold in a program: a claim, the total or the shares of a schedule. For
/// programs that differ from a checked one in a figure: what was proved of the checked one is not proved again.
#[must_use]
pub fn contradicts_itself(program: &Program) -> bool {
    let mut diagnostics = Vec::new();
    claims::check(program, &mut diagnostics);
    disbursement::check(program, &mut diagnostics);
    diagnostics.iter().any(|it| it.severity == Severity::Error)
}

fn prove(program: &Program, obligation: &Obligation, diagnostics: &mut Vec<Diagnostic>) {
    match obligation {
        Obligation::Bands { subject, rows, owner, span } => {
            bands::check(program, *subject, rows, owner, *span, diagnostics);
        }
        Obligation::Members { members, rows, owner, span } => {
            members::check(members, rows, owner, *span, diagnostics);
        }
        Obligation::Partition { of, conditions, given, owner, span } => {
            partition::check(program, *of, conditions, given, owner, *span, diagnostics);
        }
        Obligation::Months { owner, rows, span } => months::check(program, owner, rows, *span, diagnostics),
        Obligation::Weights { owner, weights, total, span } => {
            sums::weights(owner, weights, total, *span, diagnostics);
        }
        Obligation::Shares { owner, shares, span } => sums::shares(program, owner, shares, *span, diagnostics),
        Obligation::Present { node, left, owner, span } => {
            absences::check(program, *node, *left, owner, *span, diagnostics);
        }
        // A score is tried later, when each part of the act makes sense.
        Obligation::Score(_) | Obligation::Delayed { by_reading: true, .. } => {}
        Obligation::Delayed { table, column, from, months, days, span, .. } => {
            delays::check(program, *table, (*from, *column), (*months, *days), *span, diagnostics);
        }
        Obligation::Apart { of, first, second, given, owner } => {
            exceptions::check(program, *of, (first, second), given, owner, diagnostics);
        }
        Obligation::Target { subject, met, tables, owner, by_reading, span } => {
            if !by_reading {
                targets::check(program, *subject, met, tables, (owner, *span), diagnostics);
            }
        }
    }
}

/// What the ranges of the figures say of scores, amounts and look-ups.
fn figures(program: &Program, before: &[Diagnostic], diagnostics: &mut Vec<Diagnostic>) {
    let mut trial = Machine::new(program, imagined::Imagined::default());
    let mut cliffs = cliffs::Cliffs::default();
    for obligation in &program.obligations {
        if let Obligation::Score(scored) = obligation {
            let samples = scores::samples(&mut trial, scored);
            scores::check(&mut trial, scored, &samples, diagnostics);
            cliffs.check(&mut trial, scored, &samples, diagnostics);
        }
    }
    constancy::amounts(&mut trial, diagnostics);
    constancy::conditions(program, diagnostics);
    lookups::check(program, diagnostics);
    overflow::check(program, diagnostics);
    paid::check(program, before, diagnostics);
}

/// Whether a clause or row cites a reading, which answers for what is odd in it.
fn settled(program: &Program, clause: Span) -> bool {
    let cites = |at: Option<Span>| at.is_some_and(|at| clause.contains(at));
    program.citations.iter().any(|citation| !citation.readings.is_empty() && cites(citation.span))
}

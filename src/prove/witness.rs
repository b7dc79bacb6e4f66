//! The smallest point of data found on which two programs give different results.
//!
//! Receives two programs and how many points may be tried; gives a proof that they are one, or a point that tells them
//! apart with the figures of both, or how many points were tried in vain. Points are tried from those that the
//! differences of form ask for; every point is evaluated by the ordinary machine, so what is given is so.

use std::collections::BTreeMap;

use crate::eval::{Figure, Rejections, Request, UnitWorld, admit, reference_of};
use crate::ir::{ClaimKind, Program};
use crate::machine::{Machine, Stop};
use crate::prove::cases::{Case, axis_of, bases};
use crate::prove::results::{ResultRule, results};
use crate::prove::same::{Difference, Side, differences};
use crate::prove::search::variations;
use crate::prove::shrink::shrunk;
use crate::prove::solve::achieve;
use crate::value::Value;

/// The figures of one unit at one period, by their dotted names.
pub type Figures = BTreeMap<String, Figure>;

/// What two programs have to do with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sameness {
    /// Their results are the same for all data.
    Same,
    /// Not on this point of data.
    Differ(Box<Witness>),
    /// No proof, and no point that tells them apart.
    Undecided {
        /// How many points were tried.
        tried: usize,
        /// The results that may differ.
        rules: Vec<String>,
    },
}

/// A point of data on which results differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The point.
    pub case: Case,
    /// The results that differ on it: what transfers come to first.
    pub differ: Vec<String>,
    /// What the first program gives; `None` where it has no effect at the period, or does not take the data.
    pub old: Option<Figures>,
    /// What the second gives.
    pub new: Option<Figures>,
}

/// How much a difference says: what is due, before what is not, before what only one of the two has at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    Due,
    Figure,
    Lacking,
}

/// Compares the results of two programs, trying no more than so many points. The first must have passed `check`; the
/// second may be the first with something changed in place.
#[must_use]
pub fn compare(old: &Program, new: &Program, budget: usize) -> Sameness {
    let found = differences(old, new);
    if found.is_empty() {
        return Sameness::Same;
    }
    let mut trial = Trial::new(old, new, budget);
    match search(&mut trial, &found) {
        Some((_, case)) => {
            let case = shrunk(&mut trial, case);
            trial.witness(case).map_or_else(|| undecided(&trial, &found), |it| Sameness::Differ(Box::new(it)))
        }
        None => undecided(&trial, &found),
    }
}

fn undecided(trial: &Trial<'_>, found: &[Difference]) -> Sameness {
    let mut rules: Vec<String> = Vec::new();
    for difference in found {
        if !rules.contains(&difference.rule) {
            rules.push(difference.rule.clone());
        }
    }
    Sameness::Undecided { tried: trial.tried, rules }
}

/// Two programs put to the same points.
pub(super) struct Trial<'p> {
    pub(super) old: &'p Program,
    pub(super) new: &'p Program,
    results: [Vec<ResultRule>; 2],
    pub(super) tried: usize,
    pub(super) budget: usize,
}

impl<'p> Trial<'p> {
    fn new(old: &'p Program, new: &'p Program, budget: usize) -> Self {
        Trial { old, new, results: [results(old), results(new)], tried: 0, budget }
    }

    /// How the programs differ on a point, and in how many results one of them has nothing.
    pub(super) fn weigh(&mut self, case: &Case) -> Option<(Weight, usize)> {
        self.tried += 1;
        let [one, other] = &self.results;
        let (old, new) = (figures(self.old, one, case), figures(self.new, other, case));
        let differ = apart(one, old.as_ref(), new.as_ref());
        let lacking = differ.iter().filter(|(weight, _)| *weight == Weight::Lacking).count();
        differ.into_iter().map(|(weight, _)| weight).min().map(|weight| (weight, lacking))
    }

    fn witness(&self, case: Case) -> Option<Witness> {
        let [one, other] = &self.results;
        let (old, new) = (figures(self.old, one, &case), figures(self.new, other, &case));
        let mut differ = apart(one, old.as_ref(), new.as_ref());
        // Those of a weight stay in the order of the results.
        differ.sort_by_key(|(weight, _)| *weight);
        let differ: Vec<String> = differ.into_iter().map(|(_, rule)| rule).collect();
        (!differ.is_empty()).then_some(Witness { case, differ, old, new })
    }

    pub(super) fn is_spent(&self) -> bool {
        self.tried >= self.budget
    }
}

/// What a program gives on a point; `None` where it has no effect then, or does not take one of the rows.
#[must_use]
pub fn evaluated(program: &Program, case: &Case) -> Option<Figures> {
    figures(program, &results(program), case)
}

fn figures(program: &Program, results: &[ResultRule], case: &Case) -> Option<Figures> {
    let request = Request { period: case.period, axis: axis_of(program) };
    admit(program, request).ok()?;
    let records = case.records(program)?;
    let rejections = Rejections::default();
    let world = UnitWorld::new(program, &records, &rejections, case.unit(program), &[]);
    let mut machine = Machine::new(program, world);
    let paid = machine.at(request.period);
    let reference = machine.at(reference_of(program, request));
    let mut figures = Figures::new();
    for result in results {
        let frame = if result.paid { paid } else { reference };
        figures.insert(result.name.clone(), machine.rule(result.rule, frame));
    }
    let mut claims = program.claims.iter().filter(|claim| claim.kind == ClaimKind::Garante);
    let broken = claims.any(|claim| machine.rule(claim.rule, paid) == Ok(Value::Truth(false)));
    figures.insert("garante".to_owned(), Ok(Value::Truth(!broken)));
    Some(figures)
}

/// The results that differ, in their order.
fn apart(results: &[ResultRule], old: Option<&Figures>, new: Option<&Figures>) -> Vec<(Weight, String)> {
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (None, None) => return Vec::new(),
        (Some(only), None) | (None, Some(only)) => {
            let given = only.iter().filter(|(name, figure)| name.as_str() != "garante" && figure.is_ok());
            return given.map(|(name, _)| (Weight::Lacking, name.clone())).collect();
        }
    };
    let due = |name: &String| results.iter().any(|it| it.due && it.name == *name);
    let mut names: Vec<&String> = results.iter().map(|it| &it.name).collect();
    names.extend(old.keys().chain(new.keys()));
    let mut found: Vec<(Weight, String)> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            continue;
        }
        let weight = match (old.get(name), new.get(name)) {
            (Some(Err(Stop::Refused(_))), Some(Err(Stop::Refused(_)))) => continue,
            (Some(one), Some(other)) if one == other => continue,
            (Some(Err(Stop::Refused(_))) | None, _) | (_, Some(Err(Stop::Refused(_))) | None) => Weight::Lacking,
            (Some(_), Some(_)) if due(name) => Weight::Due,
            (Some(_), Some(_)) => Weight::Figure,
        };
        found.push((weight, name.clone()));
    }
    found
}

/// After a difference that says less is found, so many more points may bring one that says more.
const GRACE: usize = 400;

/// The point that says most, of those tried.
struct Best {
    found: Option<(Weight, Case)>,
    /// Until how many tries one that says more is looked for.
    until: usize,
}

impl Best {
    /// Tries a point; whether that is enough.
    fn with(&mut self, trial: &mut Trial<'_>, case: &Case) -> bool {
        if let Some((weight, _)) = trial.weigh(case)
            && self.found.as_ref().is_none_or(|(known, _)| weight < *known)
        {
            self.until = trial.tried + GRACE;
            self.found = Some((weight, case.clone()));
        }
        let is_best = matches!(self.found, Some((Weight::Due, _)));
        is_best || trial.is_spent() || (self.found.is_some() && trial.tried >= self.until)
    }
}

/// A point on which the two differ: first of what their forms ask for, then of everything worth trying.
fn search(trial: &mut Trial<'_>, found: &[Difference]) -> Option<(Weight, Case)> {
    let mut best = Best { found: None, until: usize::MAX };
    let mut bases = bases(trial.old);
    for case in crate::prove::cases::bases(trial.new) {
        if !bases.contains(&case) {
            bases.push(case);
        }
    }
    for difference in found {
        for base in &bases {
            let Some(case) = met(trial, difference, base) else { continue };
            if best.with(trial, &case) {
                return best.found;
            }
        }
    }
    variations(trial.old, trial.new, &bases, &mut |case| best.with(&mut *trial, case));
    best.found
}

/// A point changed so that what a difference asks for is so, as far as that can be done.
fn met(trial: &Trial<'_>, difference: &Difference, base: &Case) -> Option<Case> {
    let mut case = base.clone();
    // What one goal changes may undo another: twice over settles most.
    for _ in 0..2 {
        for goal in &difference.goals {
            let program = if goal.side == Side::Old { trial.old } else { trial.new };
            let shifts = if goal.shifts.is_empty() { read_at(program, difference) } else { goal.shifts.clone() };
            case = achieve(program, &case, goal.node, &shifts, &goal.wanted)?;
        }
    }
    Some(case)
}

/// The way in time from what is asked to a result: to the data, where it is not of the money.
fn read_at(program: &Program, difference: &Difference) -> Vec<crate::ir::Shift> {
    let is_paid = results(program).iter().any(|it| it.name == difference.rule && it.paid);
    if is_paid || program.transfers.is_empty() { Vec::new() } else { vec![crate::ir::Shift::Reference] }
}

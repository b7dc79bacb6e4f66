//! Deciding one goal over one stretch of time: by one evaluation where that is enough, else case by case.

use crate::ir::{Absences, NodeId, RuleId, TableId};
use crate::prove::hold::evaluator::{Blame, Evaluator, Known, Split};
use crate::prove::hold::place::{Limit, Place};
use crate::prove::hold::possible::{Possible, Refused, Values, falling, rising};
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Number, Range};

/// Cases tried of one goal and stretch before it is given up.
const CASES: usize = 240;

/// What is to be so, for every unit and data.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Goal {
    /// A rule of kind truth never fails; of one row of a table, where it is claimed of rows.
    Holds(RuleId, Option<(TableId, u32)>),
    /// The first is never negative and never more than the second, and what the third settles of other periods.
    Within(RuleId, RuleId, Option<RuleId>),
    /// The rules add up to the last.
    Sum(Vec<RuleId>, RuleId),
    /// The first never falls (`true`) or never rises as the second grows.
    Moves(RuleId, RuleId, bool),
    /// There is a result; these absences are no lack of one.
    Result(RuleId, Absences),
}

/// What was found out.
#[derive(Clone, Debug)]
pub(super) enum Decision {
    /// It is so in every case.
    Proved,
    /// Of some case it is not known.
    Open(Vec<Choice>, Option<Reason>),
}

/// Why something is not known, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// Something explains it.
    Blamed(Blame, Span),
    /// A figure may be refused.
    Refused(Refused),
}

/// What a case takes to be so.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Choice {
    /// A condition holds, or not.
    Truth(NodeId, When, bool),
    /// A place is limited.
    Place(Place, Limit),
}

/// Decides a goal for the units and data that `given` allows.
pub(super) fn decide(known: &Known<'_>, goal: &Goal, when: When, given: &[(Place, Limit)]) -> Decision {
    let mut open: Vec<Vec<Choice>> = vec![Vec::new()];
    let mut tried = 0;
    while let Some(case) = open.pop() {
        tried += 1;
        let mut evaluator = Evaluator::new(known);
        for (place, limit) in given {
            evaluator.limit(place.clone(), limit.clone());
        }
        for choice in &case {
            match choice {
                Choice::Truth(node, when, truth) => evaluator.assume(*node, *truth, *when),
                Choice::Place(place, limit) => evaluator.limit(place.clone(), limit.clone()),
            }
        }
        evaluator.splits.clear();
        evaluator.blames.clear();
        let refused = match check(&mut evaluator, goal, when) {
            Ok(()) => continue,
            Err(refused) => refused,
        };
        let further = evaluator.splits.iter().map(|split| cases(&evaluator, split));
        let mut further = further.filter(|choices| choices.len() > 1 && !choices.iter().any(|it| case.contains(it)));
        match further.next() {
            Some(choices) if tried < CASES => {
                open.extend(choices.into_iter().rev().map(|choice| [case.as_slice(), &[choice]].concat()));
            }
            _ => {
                let blamed = evaluator.blames.iter().min_by_key(|(blame, _)| *blame);
                let blamed = blamed.map(|(blame, span)| Reason::Blamed(*blame, *span));
                return Decision::Open(case, refused.map(Reason::Refused).or(blamed));
            }
        }
    }
    Decision::Proved
}

/// The cases of a split.
fn cases(evaluator: &Evaluator<'_, '_>, split: &Split) -> Vec<Choice> {
    match split {
        Split::Truth(node, when, absences) => {
            let mut choices = vec![Choice::Truth(*node, *when, true), Choice::Truth(*node, *when, false)];
            if !absences.is_empty() {
                choices.push(Choice::Place(evaluator.place_of(*node, *when), Limit::Absent));
            }
            choices
        }
        Split::Place(place, limits, absences) => {
            let absent = if absences.is_empty() { None } else { Some(Limit::Absent) };
            let limits = limits.iter().cloned().chain(absent);
            limits.map(|limit| Choice::Place(place.clone(), limit)).collect()
        }
    }
}

/// Whether a goal is met in a case; if not, what may be refused in it.
fn check(case: &mut Evaluator<'_, '_>, goal: &Goal, when: When) -> Result<(), Option<Refused>> {
    let met = |met: bool| if met { Ok(()) } else { Err(None) };
    match goal {
        Goal::Holds(rule, row) => {
            let found = match row {
                None => case.rule(*rule, when).as_ref().clone(),
                Some((table, row)) => {
                    let Some(body) = case.program().rule(*rule).map(|rule| rule.body) else { return Err(None) };
                    case.rows.push((crate::ir::Rows::Table(*table), Some(*row)));
                    let found = case.node(body, when);
                    case.rows.pop();
                    found
                }
            };
            met(!found.may_fail())
        }
        Goal::Within(due, planned, settled) => {
            let due = case.rule(*due, when);
            if !due.may_be_present() {
                return Ok(());
            }
            let planned = case.rule(*planned, when);
            let settled = settled.map(|settled| case.rule(settled, when));
            let within = difference(case, &due, &planned, settled.as_deref())
                .is_some_and(|over| falling().contains_range(&over));
            let not_negative = due
                .quantity()
                .is_some_and(|due| rising().contains_range(&due.range.intersect(&case.terms.bound(&due.form))));
            met(within && not_negative)
        }
        Goal::Sum(parts, whole) => {
            let whole = case.rule(*whole, when);
            let mut parts: Vec<Possible> = parts.iter().map(|part| case.rule(*part, when).as_ref().clone()).collect();
            if !whole.may_be_present() || parts.iter().any(|part| !part.may_be_present()) {
                return Ok(());
            }
            let Some(mut rest) = whole.quantity().cloned() else { return Err(None) };
            for part in parts.drain(..) {
                let Some(part) = part.quantity() else { return Err(None) };
                rest.form = rest.form.minus(&part.form);
                rest.range = rest.range.minus(&part.range);
            }
            let rest = rest.range.intersect(&case.terms.bound(&rest.form));
            met(rest.as_point().is_some_and(Number::is_zero))
        }
        Goal::Moves(rule, varied, up) => {
            let reference = of_reference(case, *varied, when);
            case.varied = Some((*varied, reference));
            let at = if is_payment(case, *rule) { when } else { reference };
            let found = case.rule(*rule, at);
            let allowed = if *up { rising() } else { falling() };
            met(!found.may_be_present() || allowed.contains_range(&found.slope))
        }
        Goal::Result(rule, allowed) => {
            let at = if is_payment(case, *rule) { when } else { of_reference(case, *rule, when) };
            let found = case.rule(*rule, at);
            if found.refused.is_some() {
                return Err(found.refused);
            }
            met(found.absences.minus(*allowed).is_empty())
        }
    }
}

/// The difference of two numbers, less a third where there is one.
fn difference(case: &Evaluator<'_, '_>, one: &Possible, other: &Possible, besides: Option<&Possible>) -> Option<Range> {
    if matches!(other.values, Values::Nothing) || besides.is_some_and(|it| !it.may_be_present()) {
        return Some(Range::EMPTY);
    }
    let (one, other) = (one.quantity()?, other.quantity()?);
    let (mut form, mut range) = (one.form.minus(&other.form), one.range.minus(&other.range));
    if let Some(besides) = besides {
        let besides = besides.quantity()?;
        form = form.minus(&besides.form);
        range = range.minus(&besides.range);
    }
    Some(range.intersect(&case.terms.bound(&form)))
}

/// The stretch of the data that pay a stretch of payments.
fn of_reference(case: &Evaluator<'_, '_>, rule: RuleId, when: When) -> When {
    if is_payment(case, rule) {
        return when;
    }
    when.reference(case.program()).unwrap_or(when)
}

fn is_payment(case: &Evaluator<'_, '_>, rule: RuleId) -> bool {
    case.program().rule(rule).is_some_and(|rule| rule.axis == crate::ir::Axis::Payment)
}

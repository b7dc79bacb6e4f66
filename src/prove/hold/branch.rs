//! Choices: conditions, band tables, and what stands in for an absence.
//!
//! Each branch is evaluated under what it takes to be read, and the branches are joined. Where the choice moves with
//! the figure under study, the movement of the whole is that of the branches and of the step from one to the next.

use crate::ir::{Absences, Arm, Cause, NodeId, NodeKind, bands};
use crate::prove::hold::evaluator::{Evaluator, Split};
use crate::prove::hold::place::Limit;
use crate::prove::hold::possible::{Possible, Values, falling, is_still, rising, still, way};
use crate::prove::hold::when::When;
use crate::value::{Intervals, Number, Range};

impl Evaluator<'_, '_> {
    /// Whether an expression is a value or an absence, whatever the case.
    fn is_plain(&self, id: NodeId) -> bool {
        matches!(self.program().node(id).map(|node| &node.kind), Some(NodeKind::Const(_) | NodeKind::Absent(_)))
    }

    /// `se(c; a; b)`.
    pub(super) fn choice(
        &mut self,
        id: NodeId,
        condition: NodeId,
        then: NodeId,
        otherwise: NodeId,
        when: When,
    ) -> Possible {
        let decided = self.node(condition, when);
        let both = decided.may_hold() && decided.may_fail();
        if (both || !decided.absences.is_empty()) && is_still(&decided.slope) {
            self.note(Split::Truth(condition, when, decided.absences));
        }
        let mut branch = |truth: bool, node: NodeId| {
            if both && !self.is_plain(node) {
                self.supposing(|case| case.assume(condition, truth, when), |case| case.node(node, when))
            } else {
                self.node(node, when)
            }
        };
        let held = if decided.may_hold() { branch(true, then) } else { Possible::of(Values::Nothing) };
        let failed = if decided.may_fail() { branch(false, otherwise) } else { Possible::of(Values::Nothing) };
        let moves = if both { chosen_by(&decided.slope, &failed, &held) } else { None };
        let mut found = held.or(failed);
        if both {
            if let Some(moves) = moves {
                found.slope = moves;
            }
            self.name(&self.place(id, when), &mut found);
        }
        found.kept_from_by(&Possible { values: Values::Nothing, ..decided })
    }

    /// A band table.
    pub(super) fn steps(&mut self, id: NodeId, subject: NodeId, arms: &[Arm], when: When) -> Possible {
        let tabulated = self.node(subject, when);
        let Some(quantity) = tabulated.quantity().cloned() else {
            return Possible { values: Values::Nothing, ..tabulated };
        };
        let mut reached: Vec<(Range, NodeId)> = Vec::new();
        for (band, arm) in bands(arms) {
            let inside = quantity.range.intersect(&band);
            if !inside.is_empty() && Intervals::from(inside.clone()).witness(quantity.grid.as_ref()).is_some() {
                reached.push((inside, arm.result));
            }
        }
        let place = self.place_of(subject, when);
        let several = reached.len() > 1;
        // What moves is on either side of a limit: each side by itself would say nothing of the step between.
        if several && is_still(&tabulated.slope) {
            let ranges = reached.iter().map(|(range, _)| Limit::Range(range.clone())).collect();
            self.note(Split::Place(place.clone(), ranges, tabulated.absences));
        }
        let mut results = Vec::with_capacity(reached.len());
        for (range, result) in reached {
            results.push(if several && !self.is_plain(result) {
                let suppose = |case: &mut Self| case.limit(place.clone(), Limit::Range(range));
                self.supposing(suppose, |case| case.node(result, when))
            } else {
                self.node(result, when)
            });
        }
        let moves = if several { in_steps(&tabulated.slope, &results) } else { None };
        let mut found = Possible::either(results);
        if several {
            if let Some(moves) = moves {
                found.slope = moves;
            }
            self.name(&self.place(id, when), &mut found);
        }
        found.kept_from_by(&Possible { values: Values::Nothing, ..tabulated })
    }

    /// What stands in for an absence.
    pub(super) fn eliminated(
        &mut self,
        id: NodeId,
        subject: NodeId,
        present: Option<NodeId>,
        causes: &[(Cause, NodeId)],
        when: When,
    ) -> Possible {
        let found = self.node(subject, when);
        let absent = found.absences;
        let mut handled = Absences::NONE;
        let mut results = Vec::new();
        for (cause, result) in causes {
            if absent.has(*cause) {
                handled = handled.union(Absences::of(*cause));
                results.push(self.node(*result, when));
            }
        }
        let place = self.place_of(subject, when);
        if !handled.is_empty() && found.may_be_present() && found.slope != Range::ALL {
            self.note(Split::Place(place.clone(), vec![Limit::Present], absent));
        }
        if found.may_be_present() {
            let value = match present {
                None => Possible { absences: Absences::NONE, refused: None, ..found.clone() },
                Some(result) if absent.is_empty() || self.is_plain(result) => self.node(result, when),
                Some(result) => {
                    let suppose = |case: &mut Self| case.limit(place, Limit::Present);
                    self.supposing(suppose, |case| case.node(result, when))
                }
            };
            results.push(value);
        }
        let several = results.len() > 1;
        let mut joined = Possible::either(results);
        if several {
            self.name(&self.place(id, when), &mut joined);
        }
        // Whether there is a value at all may hang on the figure under study.
        if found.slope == Range::ALL {
            joined.slope = Range::ALL;
        }
        let left = Possible { values: Values::Nothing, absences: absent.minus(handled), ..found };
        joined.kept_from_by(&left)
    }
}

/// How the whole moves where a truth chooses between two results; `None` where the truth does not move.
fn chosen_by(truth: &Range, failed: &Possible, held: &Possible) -> Option<Range> {
    if is_still(truth) {
        return None;
    }
    let ordered = if rising().contains_range(truth) {
        vec![failed, held]
    } else if falling().contains_range(truth) {
        vec![held, failed]
    } else {
        return Some(Range::ALL);
    };
    Some(sequence(&ordered))
}

/// How a table moves whose results stand in the order of its subject; `None` where the subject does not move.
fn in_steps(subject: &Range, results: &[Possible]) -> Option<Range> {
    if is_still(subject) {
        return None;
    }
    let mut ordered: Vec<&Possible> = results.iter().collect();
    if falling().contains_range(subject) {
        ordered.reverse();
    } else if !rising().contains_range(subject) {
        return Some(Range::ALL);
    }
    Some(sequence(&ordered))
}

/// The movement of results that follow one another as the figure under study rises.
fn sequence(ordered: &[&Possible]) -> Range {
    // An absence that comes or goes with the figure is no movement that can be followed.
    if ordered.iter().any(|it| !it.may_be_present() || !it.absences.is_empty()) {
        return Range::ALL;
    }
    let within = ordered.iter().fold(still(), |all, it| all.hull(&way(&it.slope)));
    let ranges: Vec<Range> = ordered.iter().map(|it| level(it)).collect();
    let apart = |low: &Range, high: &Range| rising().contains_range(&high.minus(low));
    let pairs = || ranges.iter().zip(ranges.iter().skip(1));
    let (up, down) = (pairs().all(|(one, next)| apart(one, next)), pairs().all(|(one, next)| apart(next, one)));
    if up && down && is_still(&within) {
        still()
    } else if up && rising().contains_range(&within) {
        rising()
    } else if down && falling().contains_range(&within) {
        falling()
    } else {
        Range::ALL
    }
}

/// Where a result lies; a truth counts as 0 or 1.
fn level(result: &Possible) -> Range {
    match &result.values {
        Values::Number(quantity) => quantity.range.clone(),
        Values::Truth { yes, no } => {
            let low = if *no { Number::ZERO } else { Number::ONE };
            let high = if *yes { Number::ONE } else { Number::ZERO };
            Range::between(low, high)
        }
        _ => Range::ALL,
    }
}

//! Numbers as sums of other numbers: what intervals alone forget.
//!
//! A [`Form`] is `Σ kᵢ·tᵢ + c`, each `k` and `c` in an interval, over terms: cells, rules, expressions. A term knows
//! where it lies and what it is a form of, so that `previsto − apurado`, with `apurado` between 0 and 1 times
//! `previsto`, is found to be no less than zero. Guarantees that the bound of a form holds every value of it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::prove::hold::place::Place;
use crate::value::{Bound, Number, Range, Rounding};

/// Which term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct TermId(pub(super) u32);

/// Substitutions tried of one form.
const SUBSTITUTIONS: usize = 24;

/// `Σ k·t + c`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Form {
    /// What is added.
    pub(super) constant: Range,
    /// The terms, each with how many times it counts; none is zero times.
    pub(super) terms: BTreeMap<TermId, Range>,
}

/// A number with a name.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// Where it lies.
    pub(super) range: Range,
    /// A step of which it is a multiple.
    pub(super) grid: Option<Number>,
    /// What it is, in terms before it; each is true.
    pub(super) definitions: Vec<Form>,
    /// What it is the rounding of.
    pub(super) rounds: Option<Rounds>,
    /// How it moves.
    pub(super) slope: Range,
}

/// What is rounded, and how.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rounds {
    /// What.
    pub(super) of: Form,
    /// To multiples of this.
    pub(super) step: Number,
    /// How.
    pub(super) mode: Rounding,
}

/// The parts of one total.
#[derive(Clone, Debug)]
struct Sharing {
    total: Form,
    parts: Vec<TermId>,
    complete: bool,
}

/// The terms of one evaluation.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    list: Vec<Term>,
    by_place: FxHashMap<Place, TermId>,
    sharings: Vec<Sharing>,
    /// Forms of which the sign is known: what conditions that hold say.
    facts: Vec<(Form, Range)>,
}

impl Form {
    /// A number anywhere in a range.
    pub(super) fn constant(range: Range) -> Form {
        Form { constant: range, terms: BTreeMap::new() }
    }

    /// One term.
    pub(super) fn term(id: TermId) -> Form {
        Form { constant: Range::point(Number::ZERO), terms: BTreeMap::from([(id, Range::point(Number::ONE))]) }
    }

    /// The term, when it is one and no more.
    pub(super) fn as_term(&self) -> Option<TermId> {
        let zero = self.constant.as_point().is_some_and(Number::is_zero);
        match (self.terms.len(), self.terms.first_key_value()) {
            (1, Some((id, times))) if zero && times.as_point() == Some(&Number::ONE) => Some(*id),
            _ => None,
        }
    }

    /// Whether it says exactly which number it is, once its terms are known.
    pub(super) fn is_exact(&self) -> bool {
        self.constant.as_point().is_some() && self.terms.values().all(|times| times.as_point().is_some())
    }

    /// The sum of both.
    pub(super) fn plus(&self, other: &Form) -> Form {
        let mut sum = Form { constant: self.constant.plus(&other.constant), terms: self.terms.clone() };
        for (id, times) in &other.terms {
            sum.add(*id, times);
        }
        sum
    }

    /// One less the other.
    pub(super) fn minus(&self, other: &Form) -> Form {
        self.plus(&other.times(&Range::point(Number::ONE.negated())))
    }

    /// Some times itself.
    pub(super) fn times(&self, factor: &Range) -> Form {
        let mut scaled = Form::constant(self.constant.times(factor));
        for (id, times) in &self.terms {
            scaled.add(*id, &times.times(factor));
        }
        scaled
    }

    /// Either of two.
    pub(super) fn hull(&self, other: &Form) -> Form {
        let zero = Range::point(Number::ZERO);
        let mut hull = Form::constant(self.constant.hull(&other.constant));
        for id in self.terms.keys().chain(other.terms.keys()) {
            let (one, two) = (self.terms.get(id).unwrap_or(&zero), other.terms.get(id).unwrap_or(&zero));
            hull.terms.insert(*id, one.hull(two));
        }
        hull.terms.retain(|_, times| !times.as_point().is_some_and(Number::is_zero));
        hull
    }

    fn add(&mut self, id: TermId, times: &Range) {
        let sum = self.terms.get(&id).map_or_else(|| times.clone(), |known| known.plus(times));
        if sum.as_point().is_some_and(Number::is_zero) {
            self.terms.remove(&id);
        } else {
            self.terms.insert(id, sum);
        }
    }

    /// This form with another in the place of a term.
    fn with(&self, id: TermId, other: &Form) -> Form {
        let mut rest = self.clone();
        match rest.terms.remove(&id) {
            Some(times) => rest.plus(&other.times(&times)),
            None => rest,
        }
    }
}

impl Terms {
    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// A term.
    pub(super) fn get(&self, id: TermId) -> Option<&Term> {
        self.list.get(id.0 as usize)
    }

    /// The term of a place, made of what is known where there is none.
    pub(super) fn of(&mut self, place: &Place, make: impl FnOnce() -> Term) -> TermId {
        if let Some(known) = self.by_place.get(place) {
            return *known;
        }
        let id = TermId(u32::try_from(self.list.len()).unwrap_or(u32::MAX));
        self.list.push(make());
        self.by_place.insert(place.clone(), id);
        id
    }

    /// A sharing of a total, to which parts are added as they are read.
    pub(super) fn sharing(&mut self, total: &Form, count: usize, index: usize, part: TermId) {
        let known = self.sharings.iter().position(|it| it.total == *total && it.parts.len() == count);
        let at = known.unwrap_or_else(|| {
            self.sharings.push(Sharing { total: total.clone(), parts: vec![TermId(u32::MAX); count], complete: false });
            self.sharings.len() - 1
        });
        if let Some(sharing) = self.sharings.get_mut(at) {
            if let Some(place) = sharing.parts.get_mut(index) {
                *place = part;
            }
            sharing.complete = sharing.parts.iter().all(|part| part.0 != u32::MAX);
        }
    }

    /// Notes where a form lies, until [`Terms::forget_facts`].
    pub(super) fn know(&mut self, form: Form, range: Range) {
        self.facts.push((form, range));
    }

    /// How many facts are known.
    pub(super) fn facts(&self) -> usize {
        self.facts.len()
    }

    /// Forgets the facts noted last.
    pub(super) fn forget_facts(&mut self, keep: usize) {
        self.facts.truncate(keep);
    }

    /// Forgets the terms made last, of which no form that was exported speaks.
    pub(super) fn truncate(&mut self, keep: usize) {
        self.list.truncate(keep);
        self.by_place.retain(|_, id| (id.0 as usize) < keep);
        let alive = |form: &Form| form.terms.keys().all(|id| (id.0 as usize) < keep);
        for sharing in &mut self.sharings {
            for part in &mut sharing.parts {
                if part.0 as usize >= keep {
                    *part = TermId(u32::MAX);
                    sharing.complete = false;
                }
            }
            if !alive(&sharing.total) {
                sharing.parts.clear();
                sharing.complete = false;
            }
        }
    }

    /// A form in terms of those before a number: later ones are replaced by what they are.
    pub(super) fn exported(&self, form: &Form, keep: usize) -> Form {
        let mut form = form.clone();
        while let Some((id, times)) = form.terms.iter().next_back().map(|(id, times)| (*id, times.clone())) {
            if (id.0 as usize) < keep {
                break;
            }
            let definition = self.get(id).and_then(|term| term.definitions.first());
            form = match definition {
                Some(definition) => form.with(id, definition),
                None => {
                    let range = self.get(id).map_or(Range::ALL, |term| term.range.clone());
                    form.terms.remove(&id);
                    Form { constant: form.constant.plus(&times.times(&range)), terms: form.terms }
                }
            };
        }
        form
    }

    /// Where a form lies, its terms taken each for itself.
    fn direct(&self, form: &Form) -> Range {
        form.terms.iter().fold(form.constant.clone(), |sum, (id, times)| {
            let range = self.get(*id).map_or(Range::ALL, |term| term.range.clone());
            sum.plus(&range.times(times))
        })
    }

    /// Where a form lies.
    pub(super) fn bound(&self, form: &Form) -> Range {
        let (mut best, mut left) = (Range::ALL, SUBSTITUTIONS);
        self.explore(form, &mut best, &mut left);
        best
    }

    /// Narrows where a form lies, by what its terms are.
    fn explore(&self, form: &Form, best: &mut Range, left: &mut usize) {
        *best = best.intersect(&self.direct(form)).intersect(&self.by_facts(form));
        *best = best.intersect(&self.by_rounding(form)).intersect(&self.by_sharing(form));
        let Some((id, term)) = self.next_defined(form) else { return };
        let mut definitions: Vec<&Form> = term.definitions.iter().collect();
        definitions.sort_by_key(|definition| std::cmp::Reverse(self.relevance(definition, form)));
        for definition in definitions {
            if *left == 0 || best.is_empty() || best.as_point().is_some() {
                return;
            }
            *left -= 1;
            self.explore(&form.with(id, definition), best, left);
        }
    }

    /// The term to put something else in the place of: the last that is defined, parts of a total after all others,
    /// since together they say more than each.
    fn next_defined(&self, form: &Form) -> Option<(TermId, &Term)> {
        let defined = |id: &TermId| self.get(*id).filter(|term| !term.definitions.is_empty()).map(|term| (*id, term));
        let is_part = |id: &TermId| self.sharings.iter().any(|sharing| sharing.parts.contains(id));
        let whole = form.terms.keys().rev().filter(|id| !is_part(id)).find_map(defined);
        whole.or_else(|| form.terms.keys().rev().find_map(defined))
    }

    /// How much a definition has in common with a form, at once or one step further.
    fn relevance(&self, definition: &Form, form: &Form) -> usize {
        let meets = |other: &Form| other.terms.keys().filter(|id| form.terms.contains_key(id)).count();
        let further = definition.terms.keys().filter_map(|id| self.get(*id));
        let further = further.flat_map(|term| &term.definitions).map(meets).max().unwrap_or(0);
        2 * meets(definition) + further
    }

    /// How a form moves, when it says exactly which number it is.
    pub(super) fn moves(&self, form: &Form) -> Range {
        let mut best = Range::ALL;
        let mut form = form.clone();
        for _ in 0..SUBSTITUTIONS {
            if !form.is_exact() {
                break;
            }
            let direct = form.terms.iter().fold(Range::point(Number::ZERO), |sum, (id, times)| {
                sum.plus(&self.get(*id).map_or(Range::ALL, |term| term.slope.clone()).times(times))
            });
            best = best.intersect(&direct);
            let exact = |id: &TermId| {
                let definition = self.get(*id)?.definitions.iter().find(|definition| definition.is_exact())?;
                Some((*id, definition))
            };
            let Some((id, definition)) = form.terms.keys().rev().find_map(exact) else { break };
            form = form.with(id, definition);
        }
        best
    }

    /// What a condition that holds says of this very form.
    fn by_facts(&self, form: &Form) -> Range {
        let known = self.facts.iter().filter(|(fact, _)| fact.is_exact());
        known.fold(Range::ALL, |best, (fact, range)| {
            let rest = form.minus(fact);
            if rest.terms.is_empty() {
                return best.intersect(&range.plus(&rest.constant));
            }
            let rest = form.plus(fact);
            if rest.terms.is_empty() { best.intersect(&range.negated().plus(&rest.constant)) } else { best }
        })
    }

    /// Rounding keeps the order: the difference of two has the sign of the difference of what they are of.
    fn by_rounding(&self, form: &Form) -> Range {
        let ids: Vec<TermId> = form.terms.keys().copied().collect();
        let [one, two] = ids.as_slice() else { return Range::ALL };
        let (Some(a), Some(b)) = (form.terms.get(one), form.terms.get(two)) else { return Range::ALL };
        let (Some(a), Some(b)) = (a.as_point(), b.as_point()) else { return Range::ALL };
        let rounds = |id: &TermId| self.get(*id).and_then(|term| term.rounds.as_ref());
        let (Some(x), Some(y)) = (rounds(one), rounds(two)) else { return Range::ALL };
        if *a != b.negated() || x.step != y.step || x.mode != y.mode {
            return Range::ALL;
        }
        let difference = self.bound(&x.of.minus(&y.of));
        let zero = Number::ZERO;
        let sign = if Range::at_least(zero.clone()).contains_range(&difference) {
            Range::at_least(zero)
        } else if Range::at_most(zero.clone()).contains_range(&difference) {
            Range::at_most(zero)
        } else {
            return Range::ALL;
        };
        form.constant.plus(&sign.scaled(a))
    }

    /// The parts of a total add up to it: the total counts as many times each of its parts does.
    fn by_sharing(&self, form: &Form) -> Range {
        let mut best = Range::ALL;
        for sharing in self.sharings.iter().filter(|it| it.complete) {
            if !sharing.parts.iter().any(|part| form.terms.contains_key(part)) {
                continue;
            }
            let Some(total) = sharing.total.as_term() else { continue };
            let Some(times) = form.terms.get(&total) else { continue };
            let mut spread = form.clone();
            spread.terms.remove(&total);
            for part in &sharing.parts {
                spread.add(*part, times);
            }
            best = best.intersect(&self.direct(&spread));
        }
        best
    }

    /// Where the quotient of two forms lies, when both are of the same terms, none of them negative: between the
    /// least and the greatest quotient of their coefficients.
    pub(super) fn quotient(&self, over: &Form, under: &Form) -> Range {
        let zero = Range::point(Number::ZERO);
        let not_negative = Range::at_least(Number::ZERO);
        let mut over = over.clone();
        for _ in 0..SUBSTITUTIONS {
            let foreign = over.terms.keys().rev().find(|id| !under.terms.contains_key(id)).copied();
            let Some(foreign) = foreign else { break };
            let Some(term) = self.get(foreign) else { return Range::ALL };
            let meets = |form: &&Form| form.terms.keys().all(|id| under.terms.contains_key(id));
            let definition = term.definitions.iter().find(meets).or_else(|| term.definitions.first());
            let Some(definition) = definition else { return Range::ALL };
            over = over.with(foreign, definition);
        }
        if over.terms.keys().any(|id| !under.terms.contains_key(id)) {
            return Range::ALL;
        }
        let positive = |range: &Range| not_negative.contains_range(range) && !range.may_be_zero();
        let mut all = Range::EMPTY;
        for (id, below) in &under.terms {
            if !positive(below) || !self.get(*id).is_some_and(|term| not_negative.contains_range(&term.range)) {
                return Range::ALL;
            }
            let Some(one) = over.terms.get(id).unwrap_or(&zero).divided_by(below) else { return Range::ALL };
            all = all.hull(&one);
        }
        match (under.constant.as_point(), over.constant.as_point()) {
            (Some(below), Some(above)) if below.is_zero() && above.is_zero() => all,
            _ if positive(&under.constant) => {
                over.constant.divided_by(&under.constant).map_or(Range::ALL, |one| all.hull(&one))
            }
            _ => Range::ALL,
        }
    }
}

/// How far a rounding may take a number.
pub(super) fn error_of(step: &Number, mode: Rounding) -> Range {
    let half = step.divided_by(&Number::from_i64(2)).unwrap_or_else(|_| step.clone());
    match mode {
        Rounding::Floor => Range { low: Some(Bound::open(step.negated())), high: Some(Bound::closed(Number::ZERO)) },
        Rounding::Ceiling => Range { low: Some(Bound::closed(Number::ZERO)), high: Some(Bound::open(step.clone())) },
        Rounding::Truncate => Range { low: Some(Bound::open(step.negated())), high: Some(Bound::open(step.clone())) },
        _ => Range::between(half.negated(), half),
    }
}

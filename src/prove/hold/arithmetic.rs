//! Arithmetic on what is possible: sums, products, quotients, the least and the greatest, rounding.
//!
//! Each result says where it lies by its operands' ranges and, where that forgets too much, by what it is as a sum of
//! other numbers.

use crate::ir::{Absences, Cause, NodeId, Op};
use crate::prove::hold::evaluator::{Blame, Evaluator};
use crate::prove::hold::form::{Form, Rounds, Term, TermId, error_of};
use crate::prove::hold::operation::{compared, unknown_unless_still};
use crate::prove::hold::possible::{Possible, Quantity, Refused, Values, Why, falling, is_still, rising, still, way};
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Number, Range, Rounding};

impl Evaluator<'_, '_> {
    /// An operation on two numbers.
    #[expect(clippy::too_many_arguments, reason = "an operation, its two operands and where they stand")]
    pub(super) fn of_numbers(
        &mut self,
        id: NodeId,
        op: Op,
        (one, two): (&Quantity, &Quantity),
        parts: &[Possible],
        nodes: &[NodeId],
        when: When,
        span: Span,
    ) -> Possible {
        let moves = |at: usize| parts.get(at).map_or_else(still, |part| part.slope.clone());
        let (left, right) = (moves(0), moves(1));
        match op {
            Op::Add => self.sum(parts),
            Op::Subtract => {
                let form = one.form.minus(&two.form);
                let range = one.range.minus(&two.range).intersect(&self.terms.bound(&form));
                let grid = one.common_grid(two);
                let slope = left.minus(&right).intersect(&self.terms.moves(&form));
                Possible::number(Quantity { range, grid, form }).moving(slope)
            }
            Op::Multiply => self.product(id, (one, two), (&left, &right), nodes, when),
            Op::Divide => self.quotient(id, (one, two), (&left, &right), nodes, when),
            Op::Bear => {
                let form = one.form.minus(&two.form);
                let over = one.range.minus(&two.range).intersect(&self.terms.bound(&form));
                let mut borne = self.extreme(id, Op::Minimum, parts, nodes, when);
                if !falling().contains_range(&over) {
                    borne.refused = Some(Refused { why: Why::BeyondInstalment, span });
                }
                borne
            }
            Op::Equal | Op::Different | Op::Less | Op::AtMost => {
                let form = one.form.minus(&two.form);
                let difference = one.range.minus(&two.range).intersect(&self.terms.bound(&form));
                if !(one.form.terms.is_empty() && two.form.terms.is_empty()) {
                    self.blames.push((Blame::Together, span));
                }
                let moves = left.minus(&right).intersect(&self.terms.moves(&form));
                compared(op, &difference, &moves)
            }
            _ => Possible::within(Range::ALL).moving(unknown_unless_still(&left.hull(&right))),
        }
    }

    /// A sum.
    pub(super) fn sum(&self, parts: &[Possible]) -> Possible {
        let mut sum = Quantity::within(Range::point(Number::ZERO));
        let mut slope = still();
        for part in parts {
            let Some(quantity) = part.quantity() else { return Possible::within(Range::ALL).moving(Range::ALL) };
            let grid = sum.common_grid(quantity);
            let (range, form) = (sum.range.plus(&quantity.range), sum.form.plus(&quantity.form));
            sum = Quantity { range, grid, form };
            slope = slope.plus(&part.slope);
        }
        let takes = |times: &Range| times.low.as_ref().is_none_or(|low| low.at.is_negative());
        if sum.form.terms.values().any(takes) {
            sum.range = sum.range.intersect(&self.terms.bound(&sum.form));
            slope = slope.intersect(&self.terms.moves(&sum.form));
        }
        Possible::number(sum).moving(slope)
    }

    /// A number as a term: its own where it is one, else one named after the expression.
    fn term(&mut self, quantity: &Quantity, node: Option<&NodeId>, when: When) -> Option<TermId> {
        if let Some(own) = quantity.form.as_term() {
            return Some(own);
        }
        if quantity.form.terms.is_empty() && quantity.range.as_point().is_some() {
            return None;
        }
        let mut named = Possible::number(quantity.clone());
        self.name(&self.place(*node?, when), &mut named);
        named.quantity().and_then(|quantity| quantity.form.as_term())
    }

    fn product(
        &mut self,
        id: NodeId,
        (one, two): (&Quantity, &Quantity),
        (left, right): (&Range, &Range),
        nodes: &[NodeId],
        when: When,
    ) -> Possible {
        let slope = left.times(&two.range).plus(&right.times(&one.range));
        let range = one.range.times(&two.range);
        if let Some(times) = one.range.as_point() {
            return Possible::number(scaled(two, times, range)).moving(slope);
        }
        if let Some(times) = two.range.as_point() {
            return Possible::number(scaled(one, times, range)).moving(slope);
        }
        let (a, b) = (self.term(one, nodes.first(), when), self.term(two, nodes.get(1), when));
        let mut definitions = Vec::new();
        definitions.extend(a.map(|a| Form::term(a).times(&two.range)));
        definitions.extend(b.map(|b| Form::term(b).times(&one.range)));
        self.named(id, when, (range, None), definitions, slope)
    }

    fn quotient(
        &mut self,
        id: NodeId,
        (one, two): (&Quantity, &Quantity),
        (left, right): (&Range, &Range),
        nodes: &[NodeId],
        when: When,
    ) -> Possible {
        if let Some(by) = two.range.as_point() {
            let Ok(times) = Number::ONE.divided_by(by) else { return Possible::absent(Cause::Undefined) };
            let range = one.range.scaled(&times);
            return Possible::number(scaled(one, &times, range)).moving(left.scaled(&times));
        }
        let zero = two.range.may_be_zero();
        let mut divisor = two.range.clone();
        if zero {
            // Undefined at zero itself: what is left may be a half line that does not reach it.
            if rising().contains_range(&divisor) {
                divisor = divisor.intersect(&Range::above(Number::ZERO));
            } else if falling().contains_range(&divisor) {
                divisor = divisor.intersect(&Range::below(Number::ZERO));
            }
        }
        let mut range = one.range.divided_by(&divisor).unwrap_or(Range::ALL);
        let not_negative = rising().contains_range(&one.range) && rising().contains_range(&two.range);
        if not_negative {
            range = range.intersect(&self.terms.quotient(&one.form, &two.form)).intersect(&rising());
            // What conditions say of both may say which is greater.
            let told = if self.terms.facts() > 0 { self.terms.bound(&one.form.minus(&two.form)) } else { Range::ALL };
            let over = told.intersect(&one.range.minus(&two.range));
            if falling().contains_range(&over) {
                range = range.intersect(&Range::at_most(Number::ONE));
            } else if rising().contains_range(&over) {
                range = range.intersect(&Range::at_least(Number::ONE));
            }
        }
        let slope = if is_still(left) && is_still(right) {
            still()
        } else if zero && !is_still(right) {
            Range::ALL
        } else {
            let first = if is_still(left) { Some(still()) } else { left.divided_by(&divisor) };
            let square = divisor.times(&divisor);
            let second = if is_still(right) { Some(still()) } else { right.times(&one.range).divided_by(&square) };
            first.zip(second).map_or(Range::ALL, |(first, second)| first.minus(&second))
        };
        let a = self.term(one, nodes.first(), when);
        let inverse = Range::point(Number::ONE).divided_by(&divisor);
        let definitions = a.zip(inverse).map(|(a, inverse)| Form::term(a).times(&inverse)).into_iter().collect();
        let mut found = self.named(id, when, (range, None), definitions, slope);
        if zero {
            found.absences = Absences::of(Cause::Undefined);
        }
        found
    }

    /// The least or the greatest of numbers.
    pub(super) fn extreme(&mut self, id: NodeId, op: Op, parts: &[Possible], nodes: &[NodeId], when: When) -> Possible {
        let least = op == Op::Minimum;
        let mut whole: Option<(Range, Range, Option<Number>)> = None;
        let mut definitions = Vec::new();
        let not_negative = parts.iter().all(|it| it.quantity().is_some_and(|it| rising().contains_range(&it.range)));
        for (at, part) in parts.iter().enumerate() {
            let Some(quantity) = part.quantity() else { continue };
            let side = if least { falling() } else { rising() };
            if let Some(term) = self.term(quantity, nodes.get(at), when) {
                let times = Range::between(Number::ZERO, Number::ONE);
                definitions.extend((least && not_negative).then(|| Form::term(term).times(&times)));
                definitions.push(Form::term(term).plus(&Form::constant(side)));
            }
            whole = Some(match whole {
                None => (
                    quantity.range.clone(),
                    part.slope.clone(),
                    quantity.grid.clone().or_else(|| quantity.range.as_point().cloned()),
                ),
                Some((range, slope, grid)) => {
                    let joined = if least { range.min(&quantity.range) } else { range.max(&quantity.range) };
                    let known = Quantity { range, grid, form: Form::constant(Range::ALL) };
                    (joined, slope.hull(&part.slope), known.common_grid(quantity))
                }
            });
        }
        let Some((range, slope, grid)) = whole else { return Possible::within(Range::ALL).moving(Range::ALL) };
        // One that is never beyond another is the one.
        if let [
            Possible { values: Values::Number(one), slope: a, .. },
            Possible { values: Values::Number(two), slope: b, .. },
        ] = parts
        {
            let mut difference = one.range.minus(&two.range);
            if !one.form.terms.is_empty() && !two.form.terms.is_empty() {
                difference = difference.intersect(&self.terms.bound(&one.form.minus(&two.form)));
            }
            let (below, above) = (falling().contains_range(&difference), rising().contains_range(&difference));
            if below || above {
                return if below == least {
                    Possible::number(one.clone()).moving(a.clone())
                } else {
                    Possible::number(two.clone()).moving(b.clone())
                };
            }
        }
        self.named(id, when, (range, grid), definitions, slope)
    }

    /// A number on the line between two points.
    pub(super) fn interpolated(&mut self, id: NodeId, parts: &[Possible], when: When) -> Possible {
        let numbers: Vec<&Quantity> = parts.iter().filter_map(Possible::quantity).collect();
        let [x, x0, y0, x1, y1] = numbers.as_slice() else { return Possible::within(Range::ALL).moving(Range::ALL) };
        let slopes: Vec<&Range> = parts.iter().map(|part| &part.slope).collect();
        let run = x1.range.minus(&x0.range);
        let rise = y1.range.minus(&y0.range);
        let gradient = rise.divided_by(&run);
        let still_ends = slopes.iter().skip(1).all(|slope| is_still(slope));
        let first = slopes.first().map_or_else(still, |slope| (*slope).clone());
        let slope = match &gradient {
            Some(gradient) if still_ends => first.times(gradient),
            _ => slopes.iter().fold(still(), |all, it| if is_still(it) { all } else { Range::ALL }),
        };
        if let Some(gradient) = gradient.as_ref().and_then(Range::as_point)
            && let Some(start) = x0.range.as_point()
        {
            let moved = x.form.minus(&Form::constant(Range::point(start.clone())));
            let form = y0.form.plus(&moved.times(&Range::point(gradient.clone())));
            let range = y0.range.plus(&x.range.minus(&x0.range).scaled(gradient));
            let range = range.intersect(&self.terms.bound(&form));
            return Possible::number(Quantity { range, grid: None, form }).moving(slope);
        }
        let mut range = gradient.map_or(Range::ALL, |it| y0.range.plus(&it.times(&x.range.minus(&x0.range))));
        let (from, to) = (x.range.minus(&x0.range), x1.range.minus(&x.range));
        if rising().contains_range(&from) && rising().contains_range(&to) {
            range = range.intersect(&y0.range.hull(&y1.range));
        }
        let mut found = self.named(id, when, (range, None), Vec::new(), slope);
        if run.may_be_zero() {
            found.absences = Absences::of(Cause::Undefined);
        }
        found
    }

    /// A number with its own name, and what it is known to be.
    pub(super) fn named(
        &mut self,
        id: NodeId,
        when: When,
        (range, grid): (Range, Option<Number>),
        definitions: Vec<Form>,
        slope: Range,
    ) -> Possible {
        let place = self.place(id, when);
        let form = Form::constant(range.clone());
        let mut found = Possible::number(Quantity { range: range.clone(), grid: grid.clone(), form });
        if !self.elsewhere && self.rows.is_empty() {
            let slope = slope.clone();
            self.terms.of(&place, || Term { range, grid, definitions, rounds: None, slope });
        }
        self.name(&place, &mut found);
        found.moving(slope)
    }

    /// A number rounded.
    pub(super) fn rounded(
        &mut self,
        id: NodeId,
        subject: NodeId,
        (step, mode): (&Number, Rounding),
        when: When,
    ) -> Possible {
        let found = self.node(subject, when);
        let Some(quantity) = found.quantity().cloned() else {
            return Possible { values: Values::Nothing, ..found };
        };
        let slope = way(&found.slope);
        if quantity.is_on(step) {
            return Possible { slope: found.slope.clone(), ..Possible::number(quantity).kept_from_by(&found) };
        }
        let range = quantity.range.round(step, mode);
        if range.as_point().is_some() {
            return Possible::within(range).kept_from_by(&found).moving(slope);
        }
        let mut definitions = self.whole_times(&quantity.form, step);
        definitions.push(quantity.form.plus(&Form::constant(error_of(step, mode))));
        let place = self.place(id, when);
        let rounds = Rounds { of: quantity.form.clone(), step: step.clone(), mode };
        let form = Form::constant(range.clone());
        let mut result = Possible::number(Quantity { range: range.clone(), grid: Some(step.clone()), form });
        if !self.elsewhere && self.rows.is_empty() {
            let grid = Some(step.clone());
            let slope = slope.clone();
            self.terms.of(&place, || Term { range, grid, definitions, rounds: Some(rounds), slope });
        }
        self.name(&place, &mut result);
        result.kept_from_by(&found).moving(slope)
    }

    /// A share of something on the grid stays between the whole multiples around it when it is rounded.
    fn whole_times(&self, form: &Form, step: &Number) -> Vec<Form> {
        let mut tried = vec![form.clone()];
        if let Some(term) = form.as_term().and_then(|id| self.terms.get(id)) {
            tried.extend(term.definitions.iter().cloned());
        }
        let mut found = Vec::new();
        for form in tried {
            let zero = form.constant.as_point().is_some_and(Number::is_zero);
            let Some((id, times)) = form.terms.first_key_value().filter(|_| zero && form.terms.len() == 1) else {
                continue;
            };
            let on_grid =
                self.terms.get(*id).and_then(|term| term.grid.as_ref()).is_some_and(|it| it.is_multiple_of(step));
            let (low, high) = (times.low.as_ref(), times.high.as_ref());
            let (Some(low), Some(high), true) = (low, high, on_grid) else { continue };
            let (low, high) =
                (low.at.round(&Number::ONE, Rounding::Floor), high.at.round(&Number::ONE, Rounding::Ceiling));
            if let (Ok(low), Ok(high)) = (low, high) {
                found.push(Form::term(*id).times(&Range::between(low, high)));
            }
        }
        found
    }
}

fn scaled(quantity: &Quantity, times: &Number, range: Range) -> Quantity {
    let grid = quantity.grid.as_ref().and_then(|grid| grid.times(times).ok()).map(|grid| grid.abs());
    let grid = grid.filter(|grid| !grid.is_zero());
    Quantity { range, grid, form: quantity.form.times(&Range::point(times.clone())) }
}

//! Operations on what is possible.

use crate::ir::{Absences, Cause, ListId, NodeId, Op};
use crate::prove::hold::evaluator::{Evaluator, Split};
use crate::prove::hold::possible::{Possible, Quantity, Refused, Values, Why, days, is_still, rising, still, way};
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Date, Number, Range, Value};

impl Evaluator<'_, '_> {
    /// An operation.
    pub(super) fn operation(&mut self, id: NodeId, op: Op, operands: &[NodeId], when: When, span: Span) -> Possible {
        let parts: Vec<Possible> = operands.iter().map(|operand| self.node(*operand, when)).collect();
        if let (Op::And | Op::Or, [one, two]) = (op, parts.as_slice()) {
            for (operand, part) in operands.iter().zip(&parts) {
                if part.may_hold() && part.may_fail() && is_still(&part.slope) {
                    self.note(Split::Truth(*operand, when, part.absences));
                }
            }
            return kleene(one, two, op == Op::Or);
        }
        let slope =
            parts.iter().fold(still(), |all, part| if is_still(&part.slope) { all } else { part.slope.clone() });
        let known: Option<Vec<Value>> = parts.iter().map(Possible::as_value).collect();
        if let Some(values) = known
            && is_still(&slope)
        {
            return match crate::machine::apply(self.program(), op, &values, span) {
                Ok(value) => Possible::exact(&value),
                Err(crate::machine::Stop::Absent(cause)) => Possible::absent(cause),
                Err(crate::machine::Stop::Refused(_)) if op == Op::Bear => {
                    Possible::refused(Why::BeyondInstalment, span)
                }
                Err(crate::machine::Stop::Refused(_)) => Possible::refused(Why::BadDate, span),
            };
        }
        let result = if parts.iter().all(Possible::may_be_present) {
            let places: Vec<NodeId> = operands.to_vec();
            self.of_values(id, op, &parts, &places, when, span)
        } else {
            Possible::of(Values::Nothing)
        };
        parts.iter().fold(result, Possible::kept_from_by)
    }

    fn of_values(
        &mut self,
        id: NodeId,
        op: Op,
        parts: &[Possible],
        nodes: &[NodeId],
        when: When,
        span: Span,
    ) -> Possible {
        let values: Vec<&Values> = parts.iter().map(|part| &part.values).collect();
        match (op, values.as_slice()) {
            (Op::Not, [Values::Truth { yes, no }]) => {
                let slope = parts.first().map_or_else(still, |part| part.slope.negated());
                Possible::truth(*no, *yes).moving(slope)
            }
            (Op::InList(list), [Values::Texts(texts)]) => self.in_list(list, texts),
            (Op::InSet, [first, ..]) => in_set(first, parts),
            (_, [Values::Periods(of)]) => of_period(op, *of),
            (Op::Within, [Values::Periods(inner), Values::Periods(outer)]) if outer.is_one() => {
                let (yes, no) = inner.within(outer.first);
                Possible::truth(yes, no)
            }
            (Op::Equal | Op::Different, [Values::Texts(one), Values::Texts(two)]) => {
                let may = !one.intersect(two).is_empty();
                let may_not = one.as_one().is_none() || two.as_one().is_none() || one != two;
                if op == Op::Equal { Possible::truth(may, may_not) } else { Possible::truth(may_not, may) }
            }
            (Op::Minimum | Op::Maximum, all) if all.iter().all(|it| matches!(it, Values::Number(_))) => {
                self.extreme(id, op, parts, nodes, when)
            }
            (Op::Add, [first, ..]) if values.len() > 2 && matches!(first, Values::Number(_)) => self.sum(parts),
            (Op::Interpolate, [_, _, _, _, _]) => self.interpolated(id, parts, when),
            (_, [Values::Number(one)]) => of_number(op, one, parts),
            (_, [Values::Number(one), Values::Number(two)]) => {
                self.of_numbers(id, op, (one, two), parts, nodes, when, span)
            }
            _ => of_dates(op, parts, span).unwrap_or_else(|| {
                let mut found = self.program().node(id).map_or_else(
                    || Possible::of(Values::Any),
                    |node| Possible::of_type(&crate::ir::Type::of(node.ty.kind.clone())),
                );
                found.absences = Absences::NONE;
                found.slope = parts.iter().fold(still(), |all, it| if is_still(&it.slope) { all } else { Range::ALL });
                found
            }),
        }
    }

    fn in_list(&self, list: ListId, texts: &Texts) -> Possible {
        let Some(list) = self.program().list(list) else { return Possible::truth(true, true) };
        let members = Texts::Among(list.members.clone());
        Possible::truth(!texts.intersect(&members).is_empty(), !texts.intersect(&members.others()).is_empty())
    }
}

/// An operation on one number.
fn of_number(op: Op, one: &Quantity, parts: &[Possible]) -> Possible {
    let slope = parts.first().map_or_else(still, |part| part.slope.clone());
    match op {
        Op::Negate => {
            let form = one.form.times(&Range::point(Number::ONE.negated()));
            let negated = Quantity { range: one.range.negated(), grid: one.grid.clone(), form };
            Possible::number(negated).moving(slope.negated())
        }
        Op::Absolute if rising().contains_range(&one.range) => Possible::number(one.clone()).moving(slope),
        Op::Absolute => {
            let moved = if is_still(&slope) { still() } else { Range::ALL };
            Possible::within(one.range.abs()).moving(moved)
        }
        Op::Power(exponent) => {
            let mut range = Range::point(Number::ONE);
            for _ in 0..exponent.min(64) {
                range = range.times(&one.range);
            }
            if exponent % 2 == 0 {
                range = range.intersect(&rising());
            }
            let moved = if rising().contains_range(&one.range) { way(&slope) } else { unknown_unless_still(&slope) };
            Possible::within(range).moving(moved)
        }
        Op::Add | Op::Minimum | Op::Maximum => Possible::number(one.clone()).moving(slope),
        Op::Root(..) => {
            // Rounded, the root never goes against what it is of.
            let mut found = Possible::within(rising()).moving(way(&slope));
            if !rising().contains_range(&one.range) {
                found.absences = Absences::of(Cause::Undefined);
            }
            found
        }
        _ => Possible::within(Range::ALL).moving(unknown_unless_still(&slope)),
    }
}

/// A movement of which nothing is known, unless it is none.
pub(super) fn unknown_unless_still(slope: &Range) -> Range {
    if is_still(slope) { still() } else { Range::ALL }
}

/// `e` and `ou`.
fn kleene(one: &Possible, two: &Possible, decisive: bool) -> Possible {
    let may = |side: &Possible, truth: bool| if truth { side.may_hold() } else { side.may_fail() };
    let decides = |side: &Possible| may(side, decisive);
    let only =
        |side: &Possible| decides(side) && !may(side, !decisive) && side.absences.is_empty() && side.refused.is_none();
    let certain = only(one) || only(two);
    let may_decide = decides(one) || decides(two);
    let may_not = !certain && may(one, !decisive) && may(two, !decisive);
    let (yes, no) = if decisive { (may_decide, may_not) } else { (may_not, may_decide) };
    let slope = if certain { still() } else { way(&way(&one.slope).plus(&way(&two.slope))) };
    let found = Possible::truth(yes, no).moving(slope);
    if certain { found } else { found.kept_from_by(one).kept_from_by(two) }
}

/// A comparison, by where the difference of its sides lies and how it moves.
pub(super) fn compared(op: Op, difference: &Range, moves: &Range) -> Possible {
    let (below, above) = (Range::below(Number::ZERO), Range::above(Number::ZERO));
    let negative = !difference.intersect(&below).is_empty();
    let positive = !difference.intersect(&above).is_empty();
    let zero = difference.may_be_zero();
    let (yes, no) = match op {
        Op::Less => (negative, positive || zero),
        Op::AtMost => (negative || zero, positive),
        Op::Equal => (zero, negative || positive),
        _ => (negative || positive, zero),
    };
    let slope = match op {
        _ if is_still(moves) || !(yes && no) => still(),
        Op::Less | Op::AtMost => way(&moves.negated()),
        _ => Range::ALL,
    };
    Possible::truth(yes, no).moving(slope)
}

/// Whether something is one of some values.
fn in_set(first: &Values, parts: &[Possible]) -> Possible {
    let others = parts.iter().skip(1);
    let moves = parts.iter().fold(still(), |all, it| if is_still(&it.slope) { all } else { Range::ALL });
    match first {
        Values::Texts(texts) => {
            let mut members = Texts::Among(std::collections::BTreeSet::new());
            for other in others {
                match &other.values {
                    Values::Texts(other) if other.as_one().is_some() => members = members.union(other),
                    _ => return Possible::truth(true, true).moving(moves),
                }
            }
            Possible::truth(!texts.intersect(&members).is_empty(), !texts.intersect(&members.others()).is_empty())
        }
        Values::Number(quantity) => {
            let may = others.filter_map(Possible::quantity).any(|it| !it.range.intersect(&quantity.range).is_empty());
            Possible::truth(may, true).moving(moves)
        }
        _ => Possible::truth(true, true).moving(moves),
    }
}

/// What is asked of the calendar.
fn of_period(op: Op, of: When) -> Possible {
    let whole = |range: Range| {
        let mut found = Possible::within(range);
        if let Values::Number(quantity) = &mut found.values {
            quantity.grid = Some(Number::ONE);
        }
        found
    };
    match op {
        Op::Start => Possible::of(Values::Dates(of.growing(|period| i64::from(period.start().to_days())))),
        Op::End => Possible::of(Values::Dates(of.growing(|period| i64::from(period.end().to_days())))),
        Op::Days => whole(of.days()),
        Op::Ordinal => whole(Range::point(Number::from_i64(i64::from(of.first.ordinal())))),
        Op::YearOf => whole(of.growing(|period| i64::from(period.year()))),
        Op::MonthIndex(offset) => whole(of.growing(|period| i64::from(period.first_month().index) + i64::from(offset))),
        Op::Minimum | Op::Maximum => Possible::of(Values::Periods(of)),
        _ => Possible::of(Values::Any),
    }
}

/// Operations on days.
fn of_dates(op: Op, parts: &[Possible], span: Span) -> Option<Possible> {
    let values: Vec<&Values> = parts.iter().map(|part| &part.values).collect();
    let still_parts = parts.iter().all(|part| is_still(&part.slope));
    if !still_parts {
        return None;
    }
    Some(match (op, values.as_slice()) {
        (Op::Less | Op::AtMost | Op::Equal | Op::Different, [Values::Dates(one), Values::Dates(two)]) => {
            compared(op, &one.minus(two), &still())
        }
        (Op::Subtract, [Values::Dates(one), Values::Dates(two)]) => Possible::within(one.minus(two)),
        (Op::Add, [Values::Dates(one), Values::Number(count)]) => in_time(&one.plus(&count.range), span),
        (Op::Subtract, [Values::Dates(one), Values::Number(count)]) => in_time(&one.minus(&count.range), span),
        (Op::Minimum, [Values::Dates(one), Values::Dates(two)]) => Possible::of(Values::Dates(one.min(two))),
        (Op::Maximum, [Values::Dates(one), Values::Dates(two)]) => Possible::of(Values::Dates(one.max(two))),
        (Op::AddMonths, [Values::Dates(one), Values::Number(count)]) => {
            // A month is of 28 to 31 days.
            let months = Range::between(Number::from(28), Number::from(31)).times(&count.range);
            let slack = Range::between(Number::from(-3), Number::from(3));
            in_time(&one.plus(&months).plus(&slack), span)
        }
        (Op::MonthsBetween, [Values::Dates(from), Values::Dates(to)]) => {
            let days = to.minus(from);
            let range = days.divided_by(&Range::between(Number::from(28), Number::from(31)))?;
            let slack = Range::between(Number::from(-1), Number::from(1));
            Possible::within(range.plus(&slack))
        }
        _ => return None,
    })
}

/// Days, refused where they may leave the calendar.
fn in_time(range: &Range, span: Span) -> Possible {
    let calendar = Range::between(Number::from(Date::first().to_days()), Number::from(Date::last().to_days()));
    let mut found = Possible::of(Values::Dates(range.intersect(&calendar)));
    if !calendar.contains_range(range) && !days().plus(&days().minus(&days())).contains_range(range) {
        found.refused = Some(Refused { why: Why::BadDate, span });
    }
    found
}

//! Statistics and shares: where they lie, by where their members do.

use crate::ir::{Absences, Cause, Domain, NodeId, NodeKind, Rows, Statistic};
use crate::prove::hold::evaluator::{Blame, Evaluator};
use crate::prove::hold::form::Form;
use crate::prove::hold::possible::{Possible, Quantity, Refused, Values, Why, is_still, rising, still};
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Number, Range};

/// One member, or what any of them may be.
struct Member {
    value: Possible,
    /// Whether it counts, and whether it may not.
    counts: (bool, bool),
    /// Whether it counts may be absent, or refused, or hang on the figure under study.
    filter: Possible,
}

impl Evaluator<'_, '_> {
    /// A statistic.
    pub(super) fn statistic(&mut self, id: NodeId, when: When) -> Possible {
        let Some(node) = self.program().node(id) else { return Possible::of(Values::Any) };
        let NodeKind::Aggregate { statistic, domain, value, filter, weight } = &node.kind else {
            return Possible::of(Values::Any);
        };
        match domain {
            Domain::Rows(Rows::Table(table)) if weight.is_none() => {
                let rows = self.program().table(*table).map_or(0, |table| table.rows.len());
                let rows = 0..u32::try_from(rows).unwrap_or(u32::MAX);
                let members = rows
                    .map(|row| self.member(Some((Rows::Table(*table), Some(row))), *value, *filter, when))
                    .collect();
                self.of_rows(id, statistic, members)
            }
            Domain::Rows(rows) => {
                let member = self.member(Some((*rows, None)), *value, *filter, when);
                let weighed = weight.map(|weight| self.member(Some((*rows, None)), weight, None, when));
                self.of_many(id, statistic, member, weighed, node.span)
            }
            Domain::Periods(since) => {
                let earlier = i32::try_from(since.before(when.first)).unwrap_or(0);
                let mut members = Vec::new();
                for back in 0..=earlier {
                    let mut member = self.member(None, *value, *filter, when.starting(when.first.plus(-back)));
                    // A period before the validity does not count.
                    member.counts.1 = member.counts.1 || back > 0;
                    members.push(member);
                }
                self.of_rows(id, statistic, members)
            }
            Domain::Units { .. } => {
                self.blames.push((Blame::Units, node.span));
                let own = if self.varied.is_some() { Some(self.member(None, *value, *filter, when)) } else { None };
                // Whose group it is must not hang on the figure under study.
                let regroups = domain.by().iter().any(|by| !is_still(&self.node(*by, when).slope));
                let (value, filter, weight) = (*value, *filter, *weight);
                let (member, weighed) = self.for_others(|case| {
                    let member = case.member(None, value, filter, when);
                    (member, weight.map(|weight| case.member(None, weight, None, when)))
                });
                let mut found = self.of_many(id, statistic, member, weighed, node.span);
                found.slope = own.map_or_else(still, |own| moved(statistic, &own, weight.is_some()));
                if regroups {
                    found.slope = Range::ALL;
                }
                found.absences = found.absences.union(node.ty.absences);
                self.name(&self.place(id, when), &mut found);
                found
            }
        }
    }

    fn member(
        &mut self,
        row: Option<(Rows, Option<u32>)>,
        value: NodeId,
        filter: Option<NodeId>,
        when: When,
    ) -> Member {
        self.rows.extend(row);
        let filter = filter.map_or_else(|| Possible::truth(true, false), |filter| self.node(filter, when));
        let counts = (filter.may_hold(), filter.may_fail());
        let value = self.node(value, when);
        if row.is_some() {
            self.rows.pop();
        }
        Member { value, counts, filter: Possible { values: Values::Nothing, ..filter } }
    }

    /// A statistic of rows that are all known.
    fn of_rows(&mut self, id: NodeId, statistic: &Statistic, members: Vec<Member>) -> Possible {
        let kept: Vec<Possible> = members.iter().map(|member| member.filter.clone()).collect();
        let moves = members.iter().any(|it| !is_still(&it.value.slope) || !is_still(&it.filter.slope));
        let members: Vec<Member> = members.into_iter().filter(|member| member.counts.0).collect();
        let zero = || Range::point(Number::ZERO);
        let ranges = members.iter().map(|member| {
            let range = member.value.quantity().map_or(Range::ALL, |quantity| quantity.range.clone());
            let certain = !member.counts.1 && member.value.absences.is_empty();
            (range, certain)
        });
        let sum = |ranges: &mut dyn Iterator<Item = (Range, bool)>| {
            ranges.fold(zero(), |sum, (range, certain)| sum.plus(&if certain { range } else { range.hull(&zero()) }))
        };
        let mut found = match statistic {
            Statistic::Sum => {
                let grids: Option<Vec<Quantity>> =
                    members.iter().map(|member| member.value.quantity().cloned()).collect();
                let grid = grids.and_then(|all| {
                    let none = Quantity::within(zero());
                    all.iter()
                        .try_fold(none, |sum, it| {
                            let grid = sum.common_grid(it)?;
                            Some(Quantity { range: Range::ALL, grid: Some(grid), form: sum.form })
                        })?
                        .grid
                });
                let mut found = Possible::within(sum(&mut ranges.clone()));
                if let Values::Number(quantity) = &mut found.values {
                    quantity.grid = grid;
                }
                found
            }
            Statistic::Count => {
                let ones = ranges.clone().map(|(_, certain)| (Range::point(Number::ONE), certain));
                Possible::within(sum(&mut ones.into_iter()))
            }
            _ => {
                let values: Vec<Possible> = members.iter().map(|member| member.value.clone()).collect();
                let any = Possible::either(values);
                self.of_any(id, statistic, &any)
            }
        };
        // What a member lacks keeps the whole from having a value, unless the member does not count.
        for member in &members {
            found.absences = found.absences.union(member.value.absences.without(Cause::NotApplicable));
            found.refused = found.refused.or(member.value.refused);
        }
        if moves {
            found.slope = Range::ALL;
        }
        kept.iter().fold(found, Possible::kept_from_by)
    }

    /// A statistic of any number of members.
    fn of_many(
        &mut self,
        id: NodeId,
        statistic: &Statistic,
        member: Member,
        weight: Option<Member>,
        span: Span,
    ) -> Possible {
        let any = member.value;
        let mut found = self.of_any(id, statistic, &any);
        found.absences = found.absences.union(any.absences.without(Cause::NotApplicable));
        found.refused = any.refused;
        if let Some(weight) = weight {
            let negative = !weight.value.quantity().is_some_and(|it| rising().contains_range(&it.range));
            if negative {
                found.refused = found.refused.or(Some(Refused { why: Why::NegativeWeight, span }));
            }
            found = found.kept_from_by(&weight.value);
        }
        if !is_still(&any.slope) || !is_still(&member.filter.slope) {
            found.slope = Range::ALL;
        }
        found.kept_from_by(&member.filter)
    }

    /// What a statistic may be, whoever its members are, of each of whom the same is possible.
    fn of_any(&self, id: NodeId, statistic: &Statistic, any: &Possible) -> Possible {
        let zero = Range::point(Number::ZERO);
        let each = any.quantity().map_or(Range::ALL, |quantity| quantity.range.clone());
        let each = if any.may_be_present() { each } else { zero.clone() };
        let whole = |range: Range| {
            let form = Form::constant(range.clone());
            Possible::number(Quantity { range, grid: Some(Number::ONE), form })
        };
        let mut found = match statistic {
            Statistic::Sum => {
                let mut sum = Possible::within(Range {
                    low: each
                        .low
                        .clone()
                        .filter(|low| !low.at.is_negative())
                        .map(|_| crate::value::Bound::closed(Number::ZERO)),
                    high: each
                        .high
                        .clone()
                        .filter(|high| high.at.is_negative() || high.at.is_zero())
                        .map(|_| crate::value::Bound::closed(Number::ZERO)),
                });
                if let (Values::Number(sum), Some(one)) = (&mut sum.values, any.quantity()) {
                    sum.grid.clone_from(&one.grid);
                }
                sum
            }
            Statistic::Count | Statistic::Distinct => whole(rising()),
            Statistic::Mean | Statistic::Median(_) | Statistic::Percentile { .. } => Possible::within(each),
            Statistic::Minimum | Statistic::Maximum if any.quantity().is_some() => Possible::within(each),
            Statistic::Minimum | Statistic::Maximum => Possible::of(any.values.clone()),
            Statistic::Variance(_) => Possible::within(rising()),
            Statistic::Rank(..) => Possible::within(Range::at_least(Number::ONE)),
            Statistic::Any | Statistic::All => Possible::truth(true, true),
        };
        let own = self.program().node(id).map_or(Absences::NONE, |node| node.ty.absences);
        let own = own.iter().filter(|cause| matches!(cause, Cause::Undefined | Cause::NotApplicable));
        found.absences = own.fold(Absences::NONE, |all, cause| all.union(Absences::of(cause)));
        found
    }

    /// A part of a total.
    pub(super) fn shared(
        &mut self,
        id: NodeId,
        total: NodeId,
        weights: &[NodeId],
        (index, step): (usize, &Number),
        when: When,
        span: Span,
    ) -> Possible {
        let whole = self.node(total, when);
        let parts: Vec<Possible> = weights.iter().map(|weight| self.node(*weight, when)).collect();
        let Some(quantity) = whole.quantity().cloned() else {
            return Possible { values: Values::Nothing, ..whole };
        };
        let not_negative =
            parts.iter().all(|part| part.quantity().is_some_and(|quantity| rising().contains_range(&quantity.range)));
        let points: Option<Vec<Number>> =
            parts.iter().map(|part| part.quantity().and_then(|it| it.range.as_point().cloned())).collect();
        let moves = !is_still(&whole.slope) || parts.iter().any(|part| !is_still(&part.slope));
        let known = quantity.range.as_point().zip(points.as_ref());
        let exact = known.and_then(|(total, weights)| crate::value::share(total, weights, step).ok());
        let mut found = match exact.as_ref().and_then(|shares| shares.get(index)) {
            Some(share) => Possible::within(Range::point(share.clone())),
            None => {
                let unit = Range::between(Number::ZERO, Number::ONE);
                let mut range = if not_negative { quantity.range.times(&unit) } else { Range::ALL };
                if let Some(weights) = &points {
                    let sum = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.plus(weight));
                    let part = sum.ok().and_then(|sum| weights.get(index)?.divided_by(&sum).ok());
                    if let Some(part) = part {
                        let slack = Range::between(step.negated(), step.clone());
                        range = range.intersect(&quantity.range.scaled(&part).plus(&slack));
                    }
                }
                let definitions =
                    quantity.form.as_term().filter(|_| not_negative).map(|it| Form::term(it).times(&unit));
                let slope = if moves { Range::ALL } else { still() };
                let grid = Some(step.clone());
                let named = self.named(id, when, (range, grid), definitions.into_iter().collect(), slope);
                if let Some(part) = named.quantity().and_then(|quantity| quantity.form.as_term()) {
                    self.terms.sharing(&quantity.form, weights.len(), index, part);
                }
                named
            }
        };
        if !not_negative {
            found.refused = Some(Refused { why: Why::NegativeWeight, span });
        }
        let zero = parts.iter().all(|part| part.quantity().is_none_or(|quantity| quantity.range.may_be_zero()));
        if zero {
            found.absences = found.absences.union(Absences::of(Cause::Undefined));
        }
        if moves {
            found.slope = Range::ALL;
        }
        parts.iter().fold(found.kept_from_by(&Possible { values: Values::Nothing, ..whole }), Possible::kept_from_by)
    }

    /// The unit's share of a pool.
    pub(super) fn apportioned(
        &mut self,
        id: NodeId,
        (total, among, cap): (NodeId, NodeId, Option<NodeId>),
        step: &Number,
        when: When,
    ) -> Possible {
        let pool = self.node(total, when);
        let weights = self.node(among, when);
        let Some(quantity) = pool.quantity().cloned() else {
            return Possible { values: Values::Nothing, ..pool };
        };
        let unit = Range::between(Number::ZERO, Number::ONE);
        let definitions = quantity.form.as_term().map(|it| Form::term(it).times(&unit)).into_iter().collect();
        let cap = cap.map(|cap| self.node(cap, when));
        let moves = [&pool, &weights].into_iter().chain(&cap).any(|part| !is_still(&part.slope));
        let slope = if moves { Range::ALL } else { still() };
        let share = quantity.range.times(&unit);
        let most =
            cap.as_ref().and_then(Possible::quantity).map(|cap| cap.range.hull(&Range::point(Number::ZERO)).high);
        let share = most.map_or(share.clone(), |high| share.intersect(&Range { low: None, high }));
        let range = (share, Some(step.clone()));
        let mut found = self.named(id, when, range, definitions, slope);
        found.absences = self.program().node(id).map_or(Absences::NONE, |node| node.ty.absences);
        found.refused = pool.refused.or(weights.refused).or(cap.and_then(|cap| cap.refused));
        found
    }
}

/// How a statistic of units moves with the value of one of them: no further than the value itself.
fn moved(statistic: &Statistic, own: &Member, weighed: bool) -> Range {
    let slope = &own.value.slope;
    if !is_still(&own.filter.slope) || (weighed && !matches!(statistic, Statistic::Mean)) {
        return Range::ALL;
    }
    if is_still(slope) {
        return still();
    }
    match statistic {
        Statistic::Mean
        | Statistic::Median(_)
        | Statistic::Minimum
        | Statistic::Maximum
        | Statistic::Percentile { .. }
        | Statistic::Sum => slope.hull(&still()),
        Statistic::Count => still(),
        _ => Range::ALL,
    }
}

//! Stretches of time: periods of one ordinal of the year, one a year, from the first on.
//!
//! What is concluded for a stretch is true of each of its periods: an operation on the calendar gives all that it
//! gives in any of them. How time is cut into stretches is a matter of precision, never of truth.

use std::collections::BTreeSet;

use crate::ir::{NodeKind, Op, Program};
use crate::value::{Date, Number, Period, Range, Value};

/// Years that hold every pattern of leap years.
const LEAP_PATTERN: u32 = 9;
/// Years looked through for a period that is named.
const NAMED_WITHIN: u32 = 300;

/// The periods `first`, a year later, and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct When {
    /// The first of them.
    pub(super) first: Period,
    /// How many years follow; `None` for all of them.
    pub(super) more: Option<u32>,
}

impl When {
    /// One period.
    pub(super) const fn only(first: Period) -> When {
        When { first, more: Some(0) }
    }

    /// Whether it is one period.
    pub(super) fn is_one(self) -> bool {
        self.more == Some(0)
    }

    /// The same years of another first period.
    pub(super) const fn starting(self, first: Period) -> When {
        When { first, more: self.more }
    }

    /// The first periods, up to some number.
    pub(super) fn firsts(self, most: u32) -> impl Iterator<Item = Period> {
        let in_year = 12 / self.first.grain.months();
        let last = self.more.map_or(most, |more| more.min(most));
        (0..=last).filter_map(|year| i32::try_from(year).ok()).map(move |year| self.first.plus(year * in_year))
    }

    /// The last period; `None` where there is none.
    pub(super) fn last(self) -> Option<Period> {
        let years = i32::try_from(self.more?).ok()?;
        Some(self.first.plus(years * (12 / self.first.grain.months())))
    }

    /// The days of its periods, counted.
    pub(super) fn days(self) -> Range {
        let days = self.firsts(LEAP_PATTERN).map(|period| Range::point(Number::from_i64(period.days())));
        days.fold(Range::EMPTY, |all, days| all.hull(&days))
    }

    /// What grows with the years: from that of the first period to that of the last.
    pub(super) fn growing(self, of: impl Fn(Period) -> i64) -> Range {
        let low = Number::from_i64(of(self.first));
        match self.last() {
            Some(last) => Range::between(low, Number::from_i64(of(last))),
            None => Range::at_least(low),
        }
    }

    /// Whether some of its periods lie within another, and whether some do not.
    pub(super) fn within(self, outer: Period) -> (bool, bool) {
        let inside = self.firsts(NAMED_WITHIN).any(|period| outer.contains_period(period));
        let outside = self.firsts(NAMED_WITHIN).any(|period| !outer.contains_period(period));
        (inside, outside)
    }

    /// The stretch of the data that pay its periods; `None` where some have none, or not the same years apart.
    pub(super) fn reference(self, program: &Program) -> Option<When> {
        let reference = self.starting(program.reference_of(self.first)?);
        let dated = program.monitoring.as_ref().is_some_and(|it| it.rows.iter().any(|row| row.months != (None, None)));
        let pairs = || self.firsts(NAMED_WITHIN).zip(reference.firsts(NAMED_WITHIN));
        let agree = !dated || pairs().all(|(payment, data)| program.reference_of(payment) == Some(data));
        agree.then_some(reference)
    }

    /// Whether its first period is one of another's.
    pub(super) fn meets(self, other: When) -> bool {
        other.firsts(NAMED_WITHIN).any(|period| period == self.first)
    }

    /// Whether some of its periods end before a day, and whether some do not.
    pub(super) fn before(self, day: Date) -> (bool, bool) {
        (self.first.end() < day, self.last().is_none_or(|last| last.end() >= day))
    }
}

/// Every period of the validity of an act, in stretches that change in nothing that is dated.
pub(super) fn stretches(program: &Program) -> Vec<When> {
    let month = |index: i32| Period { grain: crate::value::Grain::Month, index }.within(program.grain);
    let start = program.validity.0.map_or(0, |day| Period::containing(crate::value::Grain::Month, day).index);
    let first = month(start);
    let end = program.validity.1.map(|day| Period::containing(program.grain, day));
    let mut cuts: BTreeSet<Period> = BTreeSet::from([first]);
    for change in changes(program) {
        let period = month(change);
        cuts.insert(period);
        // A change in the middle of a period makes it one of its own.
        if period.first_month().index != change {
            cuts.insert(period.next());
        }
    }
    let cuts: Vec<Period> = cuts.into_iter().filter(|cut| *cut >= first && end.is_none_or(|end| *cut <= end)).collect();
    let in_year = 12 / program.grain.months();
    let mut found = Vec::new();
    for (at, cut) in cuts.iter().enumerate() {
        let last = cuts.get(at + 1).map(|next| next.previous()).or(end);
        for later in 0..in_year {
            let first = cut.plus(later);
            match last {
                None => found.push(When { first, more: None }),
                Some(last) if first <= last => {
                    let years = (last.index - first.index) / in_year;
                    found.push(When { first, more: u32::try_from(years).ok() });
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// The months from which on something dated may be another.
fn changes(program: &Program) -> BTreeSet<i32> {
    let mut months = BTreeSet::new();
    let mut note = |value: &Value| match value {
        Value::Period(period) => {
            months.insert(period.first_month().index);
            months.insert(period.last_month().index + 1);
        }
        Value::Date(day) => {
            let month = Period::containing(crate::value::Grain::Month, *day).index;
            months.extend([month, month + 1]);
        }
        _ => {}
    };
    let mut indices: Vec<i32> = Vec::new();
    for node in &program.nodes {
        match &node.kind {
            NodeKind::Const(value) => note(value),
            NodeKind::Steps { subject, arms } => {
                if let Some(NodeKind::Op(Op::MonthIndex(offset), _)) = program.node(*subject).map(|it| &it.kind) {
                    let ends = arms.iter().filter_map(|arm| arm.until.as_ref()).filter_map(|(end, _)| end.to_i64());
                    indices.extend(ends.filter_map(|end| i32::try_from(end + 1).ok()).map(|end| end - offset));
                }
            }
            _ => {}
        }
    }
    for disbursement in &program.disbursements {
        for row in &disbursement.rows {
            note(&Value::Period(row.first));
            note(&Value::Period(row.last));
        }
    }
    months.extend(indices);
    let schedule = program.monitoring.iter().flat_map(|monitoring| &monitoring.rows);
    months.extend(schedule.flat_map(|row| [row.months.0, row.months.1.map(|last| last + 1)]).flatten());
    months
}

//! Sets of numbers made of ranges: what bands cover and what they leave out.
//!
//! Receives ranges; guarantees one form per set: ranges in order, none empty, none touching the next. A
//! grid (multiples of a step) tells which gaps hold a value that can occur.

use std::cmp::Ordering;

use crate::value::{Bound, Number, Range, Rounding};

/// A union of ranges.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Intervals(Vec<Range>);

impl From<Range> for Intervals {
    fn from(range: Range) -> Intervals {
        Intervals::from_iter([range])
    }
}

impl FromIterator<Range> for Intervals {
    fn from_iter<T: IntoIterator<Item = Range>>(ranges: T) -> Intervals {
        let mut ranges: Vec<Range> = ranges.into_iter().filter(|range| !range.is_empty()).collect();
        ranges.sort_by(|a, b| by_low(a.low.as_ref(), b.low.as_ref()));
        let mut merged: Vec<Range> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match merged.last_mut() {
                Some(last) if touches(last, &range) => *last = last.hull(&range),
                _ => merged.push(range),
            }
        }
        Intervals(merged)
    }
}

impl Intervals {
    /// No number.
    pub const EMPTY: Intervals = Intervals(Vec::new());

    /// The numbers in either.
    #[must_use]
    pub fn union(&self, other: &Intervals) -> Intervals {
        self.0.iter().chain(&other.0).cloned().collect()
    }

    /// The numbers in both.
    #[must_use]
    pub fn intersect(&self, other: &Intervals) -> Intervals {
        self.0.iter().flat_map(|left| other.0.iter().map(move |right| left.intersect(right))).collect()
    }

    /// The numbers in this and not in the other.
    #[must_use]
    pub fn subtract(&self, other: &Intervals) -> Intervals {
        other.0.iter().fold(self.clone(), |rest, range| rest.intersect(&complement(range)))
    }

    /// Whether no number is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, number: &Number) -> bool {
        self.0.iter().any(|range| range.contains(number))
    }

    /// Its ranges, in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Range> + ExactSizeIterator {
        self.0.iter()
    }

    /// The ranges that hold a multiple of `step`.
    #[must_use]
    pub fn on_grid(&self, step: &Number) -> Intervals {
        Intervals(self.0.iter().filter(|range| range.grid_member(step).is_some()).cloned().collect())
    }

    /// A member to show, of the first range that has one; see [`Range::witness`].
    #[must_use]
    pub fn witness(&self, step: Option<&Number>) -> Option<Number> {
        self.0.iter().find_map(|range| range.witness(step))
    }
}

impl<'a> IntoIterator for &'a Intervals {
    type Item = &'a Range;
    type IntoIter = std::slice::Iter<'a, Range>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Range {
    /// A multiple of `step` that is in the range: the one nearest its lower end, else its upper end,
    /// else 0.
    #[must_use]
    pub fn grid_member(&self, step: &Number) -> Option<Number> {
        let step = step.abs();
        let member = match (&self.low, &self.high) {
            (Some(low), _) => {
                let at = low.at.round(&step, Rounding::Ceiling).ok()?;
                if at == low.at && !low.closed { at.plus(&step).ok()? } else { at }
            }
            (None, Some(high)) => {
                let at = high.at.round(&step, Rounding::Floor).ok()?;
                if at == high.at && !high.closed { at.minus(&step).ok()? } else { at }
            }
            (None, None) => Number::ZERO,
        };
        self.contains(&member).then_some(member)
    }

    /// A simple member to show: on a grid, the multiple of `step` nearest the lower end; without one,
    /// the middle, or a hundredth past the only end, or 0. `None` where there is no such member.
    #[must_use]
    pub fn witness(&self, step: Option<&Number>) -> Option<Number> {
        if let Some(step) = step {
            return self.grid_member(step);
        }
        let hundredth = Number::from_scaled(1, 2);
        let member = match (&self.low, &self.high) {
            (Some(low), Some(high)) => low.at.plus(&high.at).ok()?.times(&Number::from_scaled(5, 1)).ok()?,
            (Some(low), None) => low.at.plus(&hundredth).ok()?,
            (None, Some(high)) => high.at.minus(&hundredth).ok()?,
            (None, None) => Number::ZERO,
        };
        self.contains(&member).then_some(member)
    }
}

/// Lower ends in order: none first, then by place, a closed one before an open one.
fn by_low(a: Option<&Bound>, b: Option<&Bound>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.at.cmp(&b.at).then(b.closed.cmp(&a.closed)),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

/// Whether a range that does not begin before `first` leaves no number between the two.
fn touches(first: &Range, second: &Range) -> bool {
    match (&first.high, &second.low) {
        (Some(high), Some(low)) => match low.at.cmp(&high.at) {
            Ordering::Less => true,
            Ordering::Equal => low.closed || high.closed,
            Ordering::Greater => false,
        },
        _ => true,
    }
}

/// Every number out of a range that is not empty.
fn complement(range: &Range) -> Intervals {
    let below = range.low.as_ref().map(|low| Range { low: None, high: Some(low.beyond()) });
    let above = range.high.as_ref().map(|high| Range { low: Some(high.beyond()), high: None });
    below.into_iter().chain(above).collect()
}

#[cfg(test)]
mod tests {
    use super::Intervals;
    use crate::value::{Number, Range};

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn a_gap_of_bands_is_seen_only_off_the_grid() {
        let bands = [Range::between(number("0"), number("0.9")), Range::between(number("0.9001"), number("1"))];
        let gaps = Intervals::from(Range::between(number("0"), number("1"))).subtract(&bands.into_iter().collect());
        assert_eq!(gaps.witness(None), Some(number("0.90005")));
        assert!(gaps.on_grid(&number("0.0001")).is_empty());
        assert_eq!(gaps.on_grid(&number("0.00001")).witness(Some(&number("0.00001"))), Some(number("0.90001")));
    }

    #[test]
    fn ranges_that_touch_are_one() {
        let zero = Number::ZERO;
        let parts: Intervals = [Range::above(zero.clone()), Range::at_most(zero.clone())].into_iter().collect();
        assert_eq!(parts, Intervals::from(Range::ALL));
        let parts: Intervals = [Range::above(zero.clone()), Range::below(zero.clone())].into_iter().collect();
        assert_eq!(parts.iter().len(), 2);
        assert_eq!(Intervals::from(Range::ALL).subtract(&parts), Intervals::from(Range::point(zero)));
    }
}

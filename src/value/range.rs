//! Ranges of numbers: what is known of a value before it is computed.
//!
//! Receives ends, open or closed or none; guarantees that an operation on ranges holds every result of
//! the operation on their members. Where an end passes the size of a number, that side becomes
//! unbounded.

use std::cmp::Ordering;

use crate::value::{Number, NumberError, Rounding};

/// An end of a range.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    /// Where it ends.
    pub at: Number,
    /// Whether the end itself is in the range.
    pub closed: bool,
}

/// The numbers between two ends; `None` where there is no end.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Range {
    /// The lower end.
    pub low: Option<Bound>,
    /// The upper end.
    pub high: Option<Bound>,
}

impl Bound {
    /// An end that is in the range.
    #[must_use]
    pub fn closed(at: Number) -> Bound {
        Bound { at, closed: true }
    }

    /// An end that is not in the range.
    #[must_use]
    pub fn open(at: Number) -> Bound {
        Bound { at, closed: false }
    }

    /// The end of what lies on the other side.
    #[must_use]
    pub fn beyond(&self) -> Bound {
        Bound { at: self.at.clone(), closed: !self.closed }
    }

    fn map(&self, change: impl Fn(&Number) -> Number) -> Bound {
        Bound { at: change(&self.at), closed: self.closed }
    }
}

impl Range {
    /// Every number.
    pub const ALL: Range = Range { low: None, high: None };
    /// No number.
    pub const EMPTY: Range = Range {
        low: Some(Bound { at: Number::ONE, closed: false }),
        high: Some(Bound { at: Number::ZERO, closed: false }),
    };

    /// One number.
    #[must_use]
    pub fn point(at: Number) -> Range {
        Range { low: Some(Bound::closed(at.clone())), high: Some(Bound::closed(at)) }
    }

    /// The number and every larger.
    #[must_use]
    pub fn at_least(at: Number) -> Range {
        Range { low: Some(Bound::closed(at)), high: None }
    }

    /// The number and every smaller.
    #[must_use]
    pub fn at_most(at: Number) -> Range {
        Range { low: None, high: Some(Bound::closed(at)) }
    }

    /// Every larger number.
    #[must_use]
    pub fn above(at: Number) -> Range {
        Range { low: Some(Bound::open(at)), high: None }
    }

    /// Every smaller number.
    #[must_use]
    pub fn below(at: Number) -> Range {
        Range { low: None, high: Some(Bound::open(at)) }
    }

    /// From one number to another, both in it.
    #[must_use]
    pub fn between(low: Number, high: Number) -> Range {
        Range { low: Some(Bound::closed(low)), high: Some(Bound::closed(high)) }
    }

    /// Whether no number is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) => match low.at.cmp(&high.at) {
                Ordering::Less => false,
                Ordering::Equal => !(low.closed && high.closed),
                Ordering::Greater => true,
            },
            _ => false,
        }
    }

    /// The one number in it, where there is one.
    #[must_use]
    pub fn as_point(&self) -> Option<&Number> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.closed && high.closed && low.at == high.at => Some(&low.at),
            _ => None,
        }
    }

    /// Whether a number is in it.
    #[must_use]
    pub fn contains(&self, number: &Number) -> bool {
        let above = self.low.as_ref().is_none_or(|low| match number.cmp(&low.at) {
            Ordering::Less => false,
            Ordering::Equal => low.closed,
            Ordering::Greater => true,
        });
        let below = self.high.as_ref().is_none_or(|high| match number.cmp(&high.at) {
            Ordering::Less => true,
            Ordering::Equal => high.closed,
            Ordering::Greater => false,
        });
        above && below
    }

    /// Whether every number of `other` is in it.
    #[must_use]
    pub fn contains_range(&self, other: &Range) -> bool {
        other.is_empty() || self.intersect(other) == *other
    }

    /// Whether 0 is in it.
    #[must_use]
    pub fn may_be_zero(&self) -> bool {
        self.contains(&Number::ZERO)
    }

    /// The numbers in both.
    #[must_use]
    pub fn intersect(&self, other: &Range) -> Range {
        Range {
            low: inner(self.low.as_ref(), other.low.as_ref(), Ordering::Greater),
            high: inner(self.high.as_ref(), other.high.as_ref(), Ordering::Less),
        }
    }

    /// The smallest range that holds both.
    #[must_use]
    pub fn hull(&self, other: &Range) -> Range {
        if self.is_empty() {
            return other.clone();
        }
        if other.is_empty() {
            return self.clone();
        }
        Range {
            low: outer(self.low.as_ref(), other.low.as_ref(), Ordering::Less),
            high: outer(self.high.as_ref(), other.high.as_ref(), Ordering::Greater),
        }
    }

    /// Every sum.
    #[must_use]
    pub fn plus(&self, other: &Range) -> Range {
        if self.is_empty() || other.is_empty() {
            return Range::EMPTY;
        }
        Range { low: sum(self.low.as_ref(), other.low.as_ref()), high: sum(self.high.as_ref(), other.high.as_ref()) }
    }

    /// Every difference.
    #[must_use]
    pub fn minus(&self, other: &Range) -> Range {
        self.plus(&other.negated())
    }

    /// Every product.
    #[must_use]
    pub fn times(&self, other: &Range) -> Range {
        if self.is_empty() || other.is_empty() {
            return Range::EMPTY;
        }
        let mut range: Option<(End, End)> = None;
        for left in self.ends() {
            for right in other.ends() {
                let Ok(corner) = left.times(&right) else {
                    return Range::ALL;
                };
                range = Some(match range {
                    None => (corner.clone(), corner),
                    Some((low, high)) => {
                        (low.outermost(&corner, Ordering::Less), high.outermost(&corner, Ordering::Greater))
                    }
                });
            }
        }
        range.map_or(Range::ALL, |(low, high)| Range { low: low.bound(), high: high.bound() })
    }

    /// Every quotient; `None` where the divisor may be 0.
    #[must_use]
    pub fn divided_by(&self, other: &Range) -> Option<Range> {
        if self.is_empty() || other.is_empty() {
            return Some(Range::EMPTY);
        }
        if other.may_be_zero() {
            return None;
        }
        // Of one sign, since it is convex and without 0.
        let positive = other.low.as_ref().is_some_and(|low| !low.at.is_negative());
        let zero = Some(Bound::open(Number::ZERO));
        let (high, low) = (inverse(other.low.as_ref()), inverse(other.high.as_ref()));
        let inverses = if positive { Range { low: low.or(zero), high } } else { Range { low, high: high.or(zero) } };
        Some(self.times(&inverses))
    }

    /// Every opposite.
    #[must_use]
    pub fn negated(&self) -> Range {
        let opposite = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.map(Number::negated));
        Range { low: opposite(&self.high), high: opposite(&self.low) }
    }

    /// Every distance from 0.
    #[must_use]
    pub fn abs(&self) -> Range {
        let positive = self.intersect(&Range::at_least(Number::ZERO));
        let negative = self.intersect(&Range::at_most(Number::ZERO)).negated();
        positive.hull(&negative)
    }

    /// Every smaller of two.
    #[must_use]
    pub fn min(&self, other: &Range) -> Range {
        if self.is_empty() || other.is_empty() {
            return Range::EMPTY;
        }
        Range {
            low: outer(self.low.as_ref(), other.low.as_ref(), Ordering::Less),
            high: inner(self.high.as_ref(), other.high.as_ref(), Ordering::Less),
        }
    }

    /// Every larger of two.
    #[must_use]
    pub fn max(&self, other: &Range) -> Range {
        if self.is_empty() || other.is_empty() {
            return Range::EMPTY;
        }
        Range {
            low: inner(self.low.as_ref(), other.low.as_ref(), Ordering::Greater),
            high: outer(self.high.as_ref(), other.high.as_ref(), Ordering::Greater),
        }
    }

    /// Every product by one number.
    #[must_use]
    pub fn scaled(&self, factor: &Number) -> Range {
        self.times(&Range::point(factor.clone()))
    }

    /// A range that holds every member rounded: every mode keeps the order, so the ends decide.
    #[must_use]
    pub fn round(&self, step: &Number, mode: Rounding) -> Range {
        if self.is_empty() {
            return Range::EMPTY;
        }
        let rounded = |bound: &Option<Bound>| Some(Bound::closed(bound.as_ref()?.at.round(step, mode).ok()?));
        Range { low: rounded(&self.low), high: rounded(&self.high) }
    }

    /// Where the square root, rounded to a multiple of `step`, of what is nowhere negative lies.
    #[must_use]
    pub fn sqrt_round(&self, step: &Number, mode: Rounding) -> Range {
        if self.is_empty() {
            return Range::EMPTY;
        }
        let root = |bound: &Option<Bound>| Some(Bound::closed(bound.as_ref()?.at.sqrt_round(step, mode).ok()?));
        Range { low: root(&self.low), high: root(&self.high) }
    }

    fn ends(&self) -> [End; 2] {
        [
            self.low.as_ref().map_or(End::Below, |bound| End::At(bound.clone())),
            self.high.as_ref().map_or(End::Above, |bound| End::At(bound.clone())),
        ]
    }
}

/// An end of a range as a factor: the corner of a product.
///
/// Invariant of the order: below every number, the numbers, above every number.
#[derive(Clone)]
enum End {
    Below,
    At(Bound),
    Above,
}

impl End {
    /// The corner where two ends meet. An end at 0 that is in its range makes 0 whatever the other is.
    fn times(&self, other: &End) -> Result<End, NumberError> {
        let (left, right) = match (self, other) {
            (End::At(left), End::At(right)) => {
                let zero = |bound: &Bound| bound.closed && bound.at.is_zero();
                let closed = (left.closed && right.closed) || zero(left) || zero(right);
                return Ok(End::At(Bound { at: left.at.times(&right.at)?, closed }));
            }
            (End::At(zero), _) | (_, End::At(zero)) if zero.at.is_zero() => return Ok(End::At(zero.clone())),
            (left, right) => (left, right),
        };
        Ok(if left.is_negative() == right.is_negative() { End::Above } else { End::Below })
    }

    fn is_negative(&self) -> bool {
        match self {
            End::Below => true,
            End::At(bound) => bound.at.is_negative(),
            End::Above => false,
        }
    }

    fn position(&self) -> (i8, Option<&Number>) {
        match self {
            End::Below => (-1, None),
            End::At(bound) => (0, Some(&bound.at)),
            End::Above => (1, None),
        }
    }

    /// The one that is further to a side; of two in the same place, the closed one.
    fn outermost(&self, other: &End, side: Ordering) -> End {
        match other.position().cmp(&self.position()) {
            Ordering::Equal => match (self, other) {
                (End::At(bound), _) if bound.closed => self.clone(),
                _ => other.clone(),
            },
            order if order == side => other.clone(),
            _ => self.clone(),
        }
    }

    fn bound(self) -> Option<Bound> {
        match self {
            End::At(bound) => Some(bound),
            End::Below | End::Above => None,
        }
    }
}

/// The end of an intersection: of two, the one further to `side`.
fn inner(a: Option<&Bound>, b: Option<&Bound>, side: Ordering) -> Option<Bound> {
    let (Some(a), Some(b)) = (a, b) else {
        return a.or(b).cloned();
    };
    Some(match b.at.cmp(&a.at) {
        Ordering::Equal => Bound { at: a.at.clone(), closed: a.closed && b.closed },
        order if order == side => b.clone(),
        _ => a.clone(),
    })
}

/// The end of a hull: of two, the one further to `side`; none where one has none.
fn outer(a: Option<&Bound>, b: Option<&Bound>, side: Ordering) -> Option<Bound> {
    let (a, b) = (a?, b?);
    Some(match b.at.cmp(&a.at) {
        Ordering::Equal => Bound { at: a.at.clone(), closed: a.closed || b.closed },
        order if order == side => b.clone(),
        _ => a.clone(),
    })
}

fn sum(a: Option<&Bound>, b: Option<&Bound>) -> Option<Bound> {
    let (a, b) = (a?, b?);
    Some(Bound { at: a.at.plus(&b.at).ok()?, closed: a.closed && b.closed })
}

/// The end of the inverses; none at 0, beside which they have no end.
fn inverse(bound: Option<&Bound>) -> Option<Bound> {
    let bound = bound?;
    Some(Bound { at: Number::ONE.divided_by(&bound.at).ok()?, closed: bound.closed })
}

#[cfg(test)]
mod tests {
    use super::{Bound, Range};
    use crate::value::Number;

    fn range(low: i64, high: i64) -> Range {
        Range::between(Number::from(low), Number::from(high))
    }

    fn open(low: i64, high: i64) -> Range {
        Range { low: Some(Bound::open(Number::from(low))), high: Some(Bound::open(Number::from(high))) }
    }

    #[test]
    fn ends_of_products_are_in_only_where_they_are_reached() {
        assert_eq!(range(-1, 2).times(&range(3, 4)), range(-4, 8));
        assert_eq!(open(1, 2).times(&range(3, 4)), open(3, 8));
        assert_eq!(range(0, 1).times(&Range::ALL), Range::ALL);
        assert_eq!(range(0, 0).times(&Range::ALL), range(0, 0));
        assert_eq!(Range::at_least(Number::ZERO).times(&open(1, 2)), Range::at_least(Number::ZERO));
    }

    #[test]
    fn a_divisor_beside_zero_gives_no_end() {
        assert_eq!(range(1, 2).divided_by(&Range::above(Number::ZERO)), Some(Range::above(Number::ZERO)));
        assert_eq!(range(1, 2).divided_by(&Range::below(Number::ZERO)), Some(Range::below(Number::ZERO)));
        assert_eq!(range(1, 2).divided_by(&range(0, 1)), None);
        assert_eq!(range(6, 6).divided_by(&range(2, 3)), Some(range(2, 3)));
    }

    #[test]
    fn the_empty_range_stays_empty() {
        let empty = open(1, 1);
        assert!(empty.is_empty() && Range::EMPTY.is_empty());
        assert!(empty.plus(&Range::ALL).is_empty());
        assert!(empty.times(&Range::ALL).is_empty());
        assert!(empty.abs().is_empty());
        assert_eq!(empty.hull(&range(1, 2)), range(1, 2));
    }

    #[test]
    fn an_end_that_is_too_large_widens() {
        let large = Number::from(2).power(65_535).unwrap();
        let huge = Range::between(Number::ONE, large);
        assert_eq!(huge.plus(&huge), Range::at_least(Number::from(2)));
        assert_eq!(huge.times(&huge), Range::ALL);
    }
}

//! Dimensions: products of powers of units.
//!
//! Receives unit ids given by the resolver; guarantees one form per dimension, so that equal dimensions
//! compare equal. Knows no names and no conversions.

use std::sync::Arc;

/// A unit, by its place in the program's list of units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u16);

/// A product of powers of units; of none for a plain number.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Dimension(
    // Invariant: sorted by unit, one entry per unit, no exponent is zero; `None` where there would be no entry. Shared,
    // because every number of a program has a dimension and there are few.
    Option<Arc<[(UnitId, i8)]>>,
);

impl Dimension {
    /// The dimension of a plain number.
    pub const ONE: Dimension = Dimension(None);

    fn new(mut powers: Vec<(UnitId, i8)>) -> Dimension {
        powers.retain(|&(_, exponent)| exponent != 0);
        powers.sort_unstable();
        Dimension((!powers.is_empty()).then(|| Arc::from(powers)))
    }

    fn powers(&self) -> &[(UnitId, i8)] {
        self.0.as_deref().unwrap_or_default()
    }

    /// The dimension of one unit.
    #[must_use]
    pub fn of(unit: UnitId) -> Dimension {
        Dimension(Some(Arc::new([(unit, 1)])))
    }

    /// The dimension of a product; `None` where an exponent passes what is held.
    #[must_use]
    pub fn times(&self, other: &Dimension) -> Option<Dimension> {
        if other.is_one() {
            return Some(self.clone());
        }
        let mut powers = self.powers().to_vec();
        for &(unit, exponent) in other.powers() {
            match powers.iter_mut().find(|(held, _)| *held == unit) {
                Some((_, held)) => *held = held.checked_add(exponent)?,
                None => powers.push((unit, exponent)),
            }
        }
        Some(Dimension::new(powers))
    }

    /// The dimension of a quotient; `None` where an exponent passes what is held.
    #[must_use]
    pub fn over(&self, other: &Dimension) -> Option<Dimension> {
        self.times(&other.power(-1)?)
    }

    /// The dimension of a power; `None` where an exponent passes what is held.
    #[must_use]
    pub fn power(&self, exponent: i8) -> Option<Dimension> {
        if exponent == 0 {
            return Some(Dimension::ONE);
        }
        let powers = self.powers().iter().map(|&(unit, held)| Some((unit, held.checked_mul(exponent)?)));
        powers.collect::<Option<Vec<_>>>().map(Dimension::new)
    }

    /// The dimension whose square it is; `None` where there is none.
    #[must_use]
    pub fn root(&self) -> Option<Dimension> {
        let powers = self.powers().iter().map(|&(unit, held)| (held % 2 == 0).then_some((unit, held / 2)));
        powers.collect::<Option<Vec<_>>>().map(Dimension::new)
    }

    /// Whether it is the dimension of a plain number.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.0.is_none()
    }

    /// The unit that it is, where it is one unit.
    #[must_use]
    pub fn as_unit(&self) -> Option<UnitId> {
        match self.powers() {
            [(unit, 1)] => Some(*unit),
            _ => None,
        }
    }

    /// Its units and exponents, by unit.
    pub fn iter(&self) -> impl Iterator<Item = (UnitId, i8)> + '_ {
        self.powers().iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Dimension, UnitId};

    #[test]
    fn the_order_of_factors_does_not_matter() {
        let (money, person) = (Dimension::of(UnitId(3)), Dimension::of(UnitId(1)));
        let rate = money.over(&person).unwrap();
        assert_eq!(rate.times(&person), Some(money.clone()));
        assert_eq!(money.times(&person), person.times(&money));
        assert!(money.over(&money).unwrap().is_one());
    }

    #[test]
    fn an_exponent_that_does_not_fit_is_refused() {
        assert_eq!(Dimension::of(UnitId(0)).power(100).unwrap().power(2), None);
    }
}

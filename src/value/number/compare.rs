//! Equality, order and hash by value, whatever the representation.

use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

use num_bigint::BigInt;
use num_rational::BigRational;

use crate::value::number::{Number, Repr, product, ten};

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        if let (Some((a, a_scale)), Some((b, b_scale))) = (self.decimal(), other.decimal()) {
            let scaled = |mantissa: i128, places: u32| product(mantissa, ten(places)?);
            let ordering = match a_scale.cmp(&b_scale) {
                Ordering::Equal => Some(a.cmp(&b)),
                Ordering::Less => scaled(a, b_scale - a_scale).map(|a| a.cmp(&b)),
                Ordering::Greater => scaled(b, a_scale - b_scale).map(|b| a.cmp(&b)),
            };
            if let Some(ordering) = ordering {
                return ordering;
            }
        }
        if let (Some(a), Some(b)) = (self.ratio(), other.ratio()) {
            if let (Some(left), Some(right)) = (product(a.num, b.den), product(b.num, a.den)) {
                return left.cmp(&right);
            }
            return (BigInt::from(a.num) * b.den).cmp(&(BigInt::from(b.num) * a.den));
        }
        cross(&self.to_big(), &other.to_big())
    }
}

fn cross(a: &BigRational, b: &BigRational) -> Ordering {
    (a.numer() * b.denom()).cmp(&(b.numer() * a.denom()))
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // Lowest terms are one per value, and a value that fits a small ratio is never held as `Big`.
        match (&self.0, self.ratio()) {
            (Repr::Big(big), _) => {
                big.numer().hash(state);
                big.denom().hash(state);
            }
            (_, Some(ratio)) => {
                let ratio = ratio.reduced();
                ratio.num.hash(state);
                ratio.den.hash(state);
            }
            (_, None) => {}
        }
    }
}

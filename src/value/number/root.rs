//! The square root, rounded as it is taken: the exact root is seldom a rational.
//!
//! Decided by comparing squares of integers, never by an approximation.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;

use crate::value::number::{Number, NumberError, Rounding};

impl Number {
    /// The multiple of `step` that stands for the square root in `mode`.
    ///
    /// # Errors
    /// `NegativeRoot`; `DivisionByZero` for a step of zero; `TooLarge`.
    pub fn sqrt_round(&self, step: &Number, mode: Rounding) -> Result<Number, NumberError> {
        if self.is_negative() {
            return Err(NumberError::NegativeRoot);
        }
        if step.is_zero() {
            return Err(NumberError::DivisionByZero);
        }
        let step = step.abs().to_big();
        let square = self.to_big() / (&step * &step);
        let below: BigInt = square.to_integer().sqrt();
        let exact = &below * &below * square.denom() == *square.numer();
        let count = if exact || !goes_up(&square, &below, mode) { below } else { below + 1u32 };
        Number::from_big(BigRational::from_integer(count) * step)
    }
}

/// Whether the inexact root of `square`, just above `below`, is written as the next integer.
fn goes_up(square: &BigRational, below: &BigInt, mode: Rounding) -> bool {
    let odd: BigInt = below * 2u32 + 1u32;
    // The root against the middle, both doubled and squared.
    let middle = (square.numer() * 4u32).cmp(&(&odd * &odd * square.denom()));
    match mode {
        Rounding::HalfAwayFromZero => middle.is_ge(),
        Rounding::HalfToEven => middle.is_gt() || (middle.is_eq() && below.is_odd()),
        Rounding::Truncate | Rounding::Floor => false,
        Rounding::Ceiling => true,
    }
}

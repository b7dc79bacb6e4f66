//! Rounding to a multiple of a step.
//!
//! The only operation that gives up exactness, and only to the step and in the mode it is told. Works
//! on machine integers while they hold the quotient, on unbounded integers otherwise.

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::Signed;

use crate::value::number::{Number, NumberError, Ratio, big_ten, decimal, divided, product, ten};

/// Which multiple of the step stands for a number between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rounding {
    /// The nearest; from the middle, away from zero (`meio para cima`).
    HalfAwayFromZero,
    /// The nearest; from the middle, the even multiple (`meio par`).
    HalfToEven,
    /// Towards zero (`truncado`).
    Truncate,
    /// Upwards (`teto`).
    Ceiling,
    /// Downwards (`piso`).
    Floor,
}

impl Number {
    /// The multiple of `step` that stands for this number in `mode`. The sign of the step is of no
    /// account.
    ///
    /// # Errors
    /// `DivisionByZero` for a step of zero; `TooLarge`.
    pub fn round(&self, step: &Number, mode: Rounding) -> Result<Number, NumberError> {
        if step.is_zero() {
            return Err(NumberError::DivisionByZero);
        }
        if step.is_negative() {
            return self.round(&step.negated(), mode);
        }
        if let Some(number) = self.round_decimal(step, mode) {
            return Ok(number);
        }
        match small_quotient(self, step).and_then(|quotient| round_small(quotient, mode)) {
            Some(count) => Number::from_scaled(count, 0).times(step),
            None => Number::from_big(
                BigRational::from_integer(round_big(&(self.to_big() / step.to_big()), mode)) * step.to_big(),
            ),
        }
    }

    /// The common case: the step is a decimal, and the count of steps and its mantissa fit.
    fn round_decimal(&self, step: &Number, mode: Rounding) -> Option<Number> {
        let (step_mantissa, step_scale) = step.decimal()?;
        let quotient = match self.decimal() {
            Some((mantissa, scale)) if scale >= step_scale => {
                Ratio::new(mantissa, product(step_mantissa, ten(scale - step_scale)?)?)?
            }
            Some((mantissa, scale)) => Ratio::new(product(mantissa, ten(step_scale - scale)?)?, step_mantissa)?,
            None => {
                let ratio = self.ratio()?;
                let num = product(ratio.num, ten(step_scale)?)?;
                Ratio::new(num, product(ratio.den, step_mantissa)?)?
            }
        };
        decimal(product(round_small(quotient, mode)?, step_mantissa)?, step_scale)
    }

    /// Whether it is a whole number of steps; nothing is but zero when the step is zero.
    #[must_use]
    pub fn is_multiple_of(&self, step: &Number) -> bool {
        if step.is_zero() {
            return self.is_zero();
        }
        match small_quotient(self, step) {
            Some(quotient) => quotient.num % quotient.den == 0,
            None => (self.to_big() / step.to_big()).is_integer(),
        }
    }

    /// The number times 10^`places`, rounded to a whole number: what is written without the comma.
    pub(in crate::value) fn scaled(&self, places: u32, mode: Rounding) -> BigInt {
        let small =
            self.ratio().and_then(|ratio| round_small(Ratio::new(product(ratio.num, ten(places)?)?, ratio.den)?, mode));
        match small {
            Some(count) => BigInt::from(count),
            None => round_big(&(self.to_big() * BigRational::from_integer(big_ten(places))), mode),
        }
    }
}

/// How many steps the number is, where that is a small ratio.
fn small_quotient(number: &Number, step: &Number) -> Option<Ratio> {
    let (number, step) = (number.ratio()?, step.ratio()?);
    number.over(step).or_else(|| number.reduced().over(step.reduced()))
}

fn round_small(quotient: Ratio, mode: Rounding) -> Option<i128> {
    let Ratio { num, den } = quotient;
    let whole = divided(num, den);
    let rest = num - whole * den;
    if rest == 0 {
        return Some(whole);
    }
    let rest_size = rest.unsigned_abs();
    let to_next = den.unsigned_abs() - rest_size;
    let away = match mode {
        Rounding::HalfAwayFromZero => rest_size >= to_next,
        Rounding::HalfToEven => rest_size > to_next || (rest_size == to_next && whole % 2 != 0),
        Rounding::Truncate => false,
        Rounding::Ceiling => rest > 0,
        Rounding::Floor => rest < 0,
    };
    if away { whole.checked_add(rest.signum()) } else { Some(whole) }
}

/// The same rule on unbounded integers.
pub(super) fn round_big(quotient: &BigRational, mode: Rounding) -> BigInt {
    let (whole, rest) = quotient.numer().div_rem(quotient.denom());
    let twice = (rest.abs() * 2u32).cmp(quotient.denom());
    let away = match mode {
        Rounding::HalfAwayFromZero => twice.is_ge(),
        Rounding::HalfToEven => twice.is_gt() || (twice.is_eq() && whole.is_odd()),
        Rounding::Truncate => false,
        Rounding::Ceiling => rest.is_positive(),
        Rounding::Floor => rest.is_negative(),
    };
    if away { whole + rest.signum() } else { whole }
}

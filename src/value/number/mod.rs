//! Exact numbers.
//!
//! Receives integers, scaled integers and ASCII digits; guarantees the exact rational result of every
//! operation, with equality, order and hash by value whatever the representation. Refuses only what
//! passes [`Number::MAX_BITS`], a division by zero and the root of a negative. Does not write numbers
//! for readers: `value::format` does.

mod arithmetic;
mod compare;
mod root;
mod rounding;
mod share;
mod text;

use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

pub use rounding::Rounding;
pub use share::{share, share_capped};

/// An exact rational number.
#[derive(Clone)]
pub struct Number(Repr);

/// How a number is held. The first two are left unreduced while they fit; the first, which nearly every number is,
/// needs no allocation. Both others are boxed so that a number takes the place of three words: trees are full of them.
#[derive(Clone)]
enum Repr {
    /// A mantissa below 2^96 over 10^scale, scale at most 28. Only ever a container: its own arithmetic
    /// rounds and is never used.
    Decimal(Decimal),
    /// A ratio of two machine integers.
    Fraction(Box<Ratio>),
    /// Invariant: in lowest terms, and too large to be a `Fraction`.
    Big(Box<BigRational>),
}

/// A ratio, not necessarily in lowest terms.
///
/// Invariant: `den > 0`, and `num` is not `i128::MIN`, so that it can always be negated.
#[derive(Clone, Copy)]
struct Ratio {
    num: i128,
    den: i128,
}

/// Why there is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberError {
    /// The numerator or the denominator, in lowest terms, passes [`Number::MAX_BITS`] bits.
    TooLarge,
    /// A quotient by zero, a step of zero, or weights that add to zero.
    DivisionByZero,
    /// The square root of a negative number.
    NegativeRoot,
    /// A negative weight in a share.
    NegativeWeight,
    /// What is to be shared is not a whole number of steps.
    OffGrid,
    /// The text is not a number.
    Unreadable,
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            NumberError::TooLarge => "the number passes 65536 bits",
            NumberError::DivisionByZero => "division by zero",
            NumberError::NegativeRoot => "square root of a negative number",
            NumberError::NegativeWeight => "negative weight in a share",
            NumberError::OffGrid => "the amount to share is not a multiple of the step",
            NumberError::Unreadable => "not a number",
        })
    }
}

impl std::error::Error for NumberError {}

impl Ratio {
    /// The ratio, or nothing where it would break the invariant.
    fn new(num: i128, den: i128) -> Option<Ratio> {
        (den > 0 && num != i128::MIN).then_some(Ratio { num, den })
    }

    /// The same value in lowest terms.
    fn reduced(self) -> Ratio {
        let divisor = self.num.gcd(&self.den).max(1);
        Ratio { num: self.num / divisor, den: self.den / divisor }
    }

    fn to_big(self) -> BigRational {
        BigRational::new(BigInt::from(self.num), BigInt::from(self.den))
    }
}

/// The powers of ten that a machine integer holds.
const TENS: [i128; 39] = {
    let mut tens = [1; 39];
    let mut place = 1;
    while place < 39 {
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time, where an overrun does not compile")]
        {
            tens[place] = tens[place - 1] * 10;
        }
        place += 1;
    }
    tens
};

/// The product, where a machine integer holds it; nearly always both factors are small, which needs no care.
#[inline]
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

/// The quotient, towards zero, of a number by a positive one; nearly always both are small, which is quicker.
#[inline]
fn divided(a: i128, b: i128) -> i128 {
    match (u64::try_from(a), u64::try_from(b)) {
        (Ok(a), Ok(b)) if b != 0 => i128::from(a / b),
        _ => a / b,
    }
}

/// 10^`exponent`, where a machine integer holds it.
fn ten(exponent: u32) -> Option<i128> {
    TENS.get(usize::try_from(exponent).ok()?).copied()
}

/// 10^`exponent`.
fn big_ten(exponent: u32) -> BigInt {
    ten(exponent).map_or_else(|| BigInt::from(10).pow(exponent), BigInt::from)
}

/// The decimal, where the container holds it exactly.
fn decimal(mantissa: i128, scale: u32) -> Option<Number> {
    Decimal::try_from_i128_with_scale(mantissa, scale).ok().map(|decimal| Number(Repr::Decimal(decimal)))
}

impl Number {
    /// 0.
    pub const ZERO: Number = Number(Repr::Decimal(Decimal::ZERO));
    /// 1.
    pub const ONE: Number = Number(Repr::Decimal(Decimal::ONE));
    /// 100.
    pub const HUNDRED: Number = Number(Repr::Decimal(Decimal::ONE_HUNDRED));
    /// The size, in lowest terms, that neither the numerator nor the denominator passes.
    pub const MAX_BITS: u64 = 65_536;

    /// The integer.
    #[must_use]
    pub fn from_i64(value: i64) -> Number {
        Number(Repr::Decimal(Decimal::from(value)))
    }

    /// `mantissa` / 10^`scale`. A scale past [`Number::MAX_BITS`] gives a number past the limit, which the
    /// next operation refuses.
    #[must_use]
    pub fn from_scaled(mantissa: i128, scale: u32) -> Number {
        if let Some(number) = decimal(mantissa, scale) {
            return number;
        }
        let (mantissa, scale) = without_trailing_zeros(mantissa, scale);
        decimal(mantissa, scale)
            .or_else(|| Ratio::new(mantissa, ten(scale)?).map(Number::from_ratio))
            .unwrap_or_else(|| Number::held(BigRational::new(BigInt::from(mantissa), big_ten(scale))))
    }

    /// The ratio of two integers; `None` where the second is zero.
    #[must_use]
    pub fn from_ratio_of(num: i128, den: i128) -> Option<Number> {
        match Ratio::new(num, den) {
            Some(ratio) => Some(Number::from_ratio(ratio)),
            None if den == 0 => None,
            None => Some(Number::held(BigRational::new(BigInt::from(num), BigInt::from(den)))),
        }
    }

    fn from_ratio(ratio: Ratio) -> Number {
        if ratio.den == 1
            && let Some(number) = decimal(ratio.num, 0)
        {
            return number;
        }
        Number(Repr::Fraction(Box::new(ratio)))
    }

    /// The number in its smallest representation, if it is within the limit.
    fn from_big(big: BigRational) -> Result<Number, NumberError> {
        if big.numer().bits() > Number::MAX_BITS || big.denom().bits() > Number::MAX_BITS {
            return Err(NumberError::TooLarge);
        }
        Ok(Number::held(big))
    }

    /// The number in its smallest representation, whatever its size.
    fn held(big: BigRational) -> Number {
        let small = big.numer().to_i128().zip(big.denom().to_i128()).and_then(|(num, den)| Ratio::new(num, den));
        match small {
            Some(ratio) => Number::compact(ratio),
            None => Number(Repr::Big(Box::new(big))),
        }
    }

    /// A ratio in lowest terms, as a decimal where it is one.
    fn compact(ratio: Ratio) -> Number {
        let as_decimal = || {
            let places = ratio.places()?;
            let factor = ten(places)? / ratio.den;
            decimal(ratio.num.checked_mul(factor)?, places)
        };
        as_decimal().unwrap_or_else(|| Number::from_ratio(ratio))
    }

    /// The value as a small ratio, where it is one.
    fn ratio(&self) -> Option<Ratio> {
        match &self.0 {
            Repr::Decimal(decimal) => Some(Ratio { num: decimal.mantissa(), den: ten(decimal.scale())? }),
            Repr::Fraction(ratio) => Some(**ratio),
            Repr::Big(_) => None,
        }
    }

    /// Mantissa and scale, where the value is held as a decimal.
    fn decimal(&self) -> Option<(i128, u32)> {
        match &self.0 {
            Repr::Decimal(decimal) => Some((decimal.mantissa(), decimal.scale())),
            Repr::Fraction(_) | Repr::Big(_) => None,
        }
    }

    /// The value in lowest terms.
    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Decimal(decimal) => BigRational::new(BigInt::from(decimal.mantissa()), big_ten(decimal.scale())),
            Repr::Fraction(ratio) => ratio.to_big(),
            Repr::Big(big) => BigRational::clone(big),
        }
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.sign() == 0
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.sign() < 0
    }

    /// −1, 0 or 1.
    fn sign(&self) -> i128 {
        match &self.0 {
            Repr::Decimal(decimal) => decimal.mantissa().signum(),
            Repr::Fraction(ratio) => ratio.num.signum(),
            Repr::Big(big) if big.numer() < &BigInt::ZERO => -1,
            Repr::Big(_) => 1,
        }
    }

    /// Whether it is a whole number.
    #[must_use]
    pub fn is_integer(&self) -> bool {
        match &self.0 {
            Repr::Big(big) => big.is_integer(),
            Repr::Decimal(_) | Repr::Fraction(_) => self.ratio().is_some_and(|ratio| ratio.num % ratio.den == 0),
        }
    }

    /// The whole number it is, where it is one and fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        let ratio = self.ratio()?;
        if ratio.num % ratio.den != 0 {
            return None;
        }
        i64::try_from(ratio.num / ratio.den).ok()
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Number {
        Number::from_i64(value)
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Number {
        Number::from_i64(i64::from(value))
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Number {
        Number::from_i64(i64::from(value))
    }
}

/// The same decimal with as few places as write it.
fn without_trailing_zeros(mut mantissa: i128, mut scale: u32) -> (i128, u32) {
    if mantissa == 0 {
        return (0, 0);
    }
    while scale > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        scale -= 1;
    }
    (mantissa, scale)
}

//! Numbers as plain ASCII digits with a dot, for files and logs: `123.45`, or `1/3` where no decimal
//! is exact.

use std::fmt;

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{ToPrimitive, Zero};

use crate::value::number::{Number, NumberError, Ratio, Repr, Rounding, big_ten, ten, without_trailing_zeros};

/// More whole digits than any number within the limit has.
const MAX_WHOLE_DIGITS: usize = 19_729;
/// More places than the denominator of any number within the limit allows.
const MAX_PLACES: usize = 65_536;

impl Number {
    /// Reads `123.45`, `-0.5`: an optional minus, digits, and optionally a dot and digits.
    ///
    /// # Errors
    /// `Unreadable`, `TooLarge`.
    pub fn parse(text: &str) -> Result<Number, NumberError> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, places) = match unsigned.split_once('.') {
            Some((whole, places)) if !places.is_empty() => (whole, places),
            Some(_) => return Err(NumberError::Unreadable),
            None => (unsigned, ""),
        };
        if whole.is_empty() || !whole.bytes().chain(places.bytes()).all(|byte| byte.is_ascii_digit()) {
            return Err(NumberError::Unreadable);
        }
        let whole = whole.trim_start_matches('0');
        let number = match small(whole, places) {
            Some(number) => number,
            None => large(whole, places.trim_end_matches('0'))?,
        };
        Ok(if negative { number.negated() } else { number })
    }

    /// The fewest decimal places that write it exactly; `None` where no number of places does.
    #[must_use]
    pub fn decimal_places(&self) -> Option<u32> {
        match &self.0 {
            Repr::Decimal(decimal) => Some(without_trailing_zeros(decimal.mantissa(), decimal.scale()).1),
            Repr::Fraction(ratio) => ratio.reduced().places(),
            Repr::Big(big) => big_places(big.denom()),
        }
    }

    /// `123.45` where a decimal is exact, else the numerator and denominator in lowest terms: `1/3`.
    #[must_use]
    pub fn to_plain_string(&self) -> String {
        let Some(places) = self.decimal_places() else {
            let big = self.to_big();
            return format!("{}/{}", big.numer(), big.denom());
        };
        let (sign, whole, places) = self.written(places);
        if places.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{places}") }
    }

    /// Sign, whole digits and decimal digits of the number rounded, half away from zero, to `places`.
    pub(in crate::value) fn written(&self, places: u32) -> (&'static str, String, String) {
        let count = self.scaled(places, Rounding::HalfAwayFromZero);
        let sign = if count < BigInt::ZERO { "-" } else { "" };
        let places = usize::try_from(places).unwrap_or(usize::MAX);
        let digits = count.magnitude().to_string();
        let missing = places.saturating_add(1).saturating_sub(digits.len());
        let mut whole = "0".repeat(missing);
        whole.push_str(&digits);
        let decimals = whole.split_off(whole.len() - places);
        (sign, whole, decimals)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.to_plain_string())
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_plain_string())
    }
}

/// Up to 38 digits.
fn small(whole: &str, places: &str) -> Option<Number> {
    let mut digits = whole.bytes().chain(places.bytes()).map(|byte| byte - b'0');
    let scale = u32::try_from(places.len()).ok()?;
    // Nearly every number is short, and a machine word holds it.
    let mantissa = if whole.len() + places.len() <= 18 {
        i128::from(digits.fold(0_i64, |mantissa, digit| mantissa * 10 + i64::from(digit)))
    } else {
        digits.try_fold(0_i128, |mantissa, digit| mantissa.checked_mul(10)?.checked_add(i128::from(digit)))?
    };
    ten(scale)?;
    Some(Number::from_scaled(mantissa, scale))
}

fn large(whole: &str, places: &str) -> Result<Number, NumberError> {
    if whole.len() > MAX_WHOLE_DIGITS || places.len() > MAX_PLACES {
        return Err(NumberError::TooLarge);
    }
    let scale = u32::try_from(places.len()).map_err(|_| NumberError::TooLarge)?;
    let digits = format!("0{whole}{places}");
    let mantissa: BigInt = digits.parse().map_err(|_| NumberError::Unreadable)?;
    Number::from_big(BigRational::new(mantissa, big_ten(scale)))
}

impl Ratio {
    /// The fewest places that write a ratio in lowest terms: the larger exponent of a denominator
    /// 2^a × 5^b.
    pub(super) fn places(self) -> Option<u32> {
        let twos = self.den.trailing_zeros();
        let mut rest = self.den >> twos;
        let mut fives = 0;
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then_some(twos.max(fives))
    }
}

fn big_places(den: &BigInt) -> Option<u32> {
    let twos = den.trailing_zeros().unwrap_or(0);
    let mut rest = den >> twos;
    let mut fives: u64 = 0;
    // Whole blocks of 5^32 first, so that a long denominator takes few divisions.
    for (block, size) in [(BigInt::from(5u32).pow(32), 32), (BigInt::from(5u32), 1)] {
        loop {
            let (quotient, remainder) = rest.div_rem(&block);
            if !remainder.is_zero() || rest.is_zero() {
                break;
            }
            rest = quotient;
            fives += size;
        }
    }
    if rest.to_u8() == Some(1) { u32::try_from(twos.max(fives)).ok() } else { None }
}

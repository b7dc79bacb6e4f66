//! Sum, difference, product, quotient and power.
//!
//! Each tries, in this order: decimals on mantissa and scale, small ratios, small ratios in lowest
//! terms, unbounded integers. Every step is checked, so all give the same exact value.

use num_rational::BigRational;

use crate::value::number::{Number, NumberError, Ratio, Repr, decimal, divided, product, ten, without_trailing_zeros};

impl Number {
    /// The sum.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn plus(&self, other: &Number) -> Result<Number, NumberError> {
        if let (Some(a), Some(b)) = (self.decimal(), other.decimal())
            && let Some(sum) = decimal_sum(a, b)
        {
            return Ok(sum);
        }
        self.combine(other, Ratio::plus, |a, b| a + b)
    }

    /// The difference.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn minus(&self, other: &Number) -> Result<Number, NumberError> {
        if let (Some(a), Some((mantissa, scale))) = (self.decimal(), other.decimal())
            && let Some(difference) = decimal_sum(a, (-mantissa, scale))
        {
            return Ok(difference);
        }
        self.combine(other, Ratio::minus, |a, b| a - b)
    }

    /// The product.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn times(&self, other: &Number) -> Result<Number, NumberError> {
        if let (Some(a), Some(b)) = (self.decimal(), other.decimal())
            && let Some(product) = decimal_product(a, b)
        {
            return Ok(product);
        }
        self.combine(other, Ratio::times, |a, b| a * b)
    }

    /// The quotient.
    ///
    /// # Errors
    /// `DivisionByZero` and `TooLarge`.
    pub fn divided_by(&self, other: &Number) -> Result<Number, NumberError> {
        if other.is_zero() {
            return Err(NumberError::DivisionByZero);
        }
        if let (Some(a), Some(b)) = (self.decimal(), other.decimal())
            && let Some(quotient) = decimal_quotient(a, b)
        {
            return Ok(quotient);
        }
        self.combine(other, Ratio::over, |a, b| a / b)
    }

    /// The power; the power 0 is 1 for every base.
    ///
    /// # Errors
    /// `TooLarge`.
    pub fn power(&self, exponent: u32) -> Result<Number, NumberError> {
        if let Repr::Big(big) = &self.0 {
            // A base of n bits gives at least (n − 1) × exponent bits: refuse before computing them.
            let bits = big.numer().bits().max(big.denom().bits()).saturating_sub(1);
            if bits.saturating_mul(u64::from(exponent)) > Number::MAX_BITS {
                return Err(NumberError::TooLarge);
            }
        }
        let mut result = Number::ONE;
        for place in (0..u32::BITS - exponent.leading_zeros()).rev() {
            result = result.times(&result)?;
            if exponent >> place & 1 == 1 {
                result = result.times(self)?;
            }
        }
        Ok(result)
    }

    /// The opposite.
    #[must_use]
    pub fn negated(&self) -> Number {
        match &self.0 {
            Repr::Decimal(decimal) if decimal.is_zero() => self.clone(),
            Repr::Decimal(decimal) => Number(Repr::Decimal(-*decimal)),
            Repr::Fraction(ratio) => Number(Repr::Fraction(Box::new(Ratio { num: -ratio.num, den: ratio.den }))),
            // The opposite of a large number is large: the invariant of `Big` is symmetric.
            Repr::Big(big) => Number(Repr::Big(Box::new(-BigRational::clone(big)))),
        }
    }

    /// The distance from 0.
    #[must_use]
    pub fn abs(&self) -> Number {
        if self.is_negative() { self.negated() } else { self.clone() }
    }

    /// An operation on small ratios, then on reduced ones, then on unbounded integers.
    fn combine(
        &self,
        other: &Number,
        small: fn(Ratio, Ratio) -> Option<Ratio>,
        big: fn(BigRational, BigRational) -> BigRational,
    ) -> Result<Number, NumberError> {
        if let (Some(a), Some(b)) = (self.ratio(), other.ratio()) {
            if let Some(ratio) = small(a, b) {
                return Ok(Number::from_ratio(ratio));
            }
            if let Some(ratio) = small(a.reduced(), b.reduced()) {
                return Ok(Number::compact(ratio.reduced()));
            }
        }
        Number::from_big(big(self.to_big(), other.to_big()))
    }
}

impl Ratio {
    fn plus(self, other: Ratio) -> Option<Ratio> {
        if self.den == other.den {
            return Ratio::new(self.num.checked_add(other.num)?, self.den);
        }
        let left = product(self.num, other.den)?;
        let right = product(other.num, self.den)?;
        Ratio::new(left.checked_add(right)?, product(self.den, other.den)?)
    }

    fn minus(self, other: Ratio) -> Option<Ratio> {
        self.plus(Ratio { num: -other.num, den: other.den })
    }

    fn times(self, other: Ratio) -> Option<Ratio> {
        Ratio::new(product(self.num, other.num)?, product(self.den, other.den)?)
    }

    /// Invariant: `other` is not zero; the caller has refused it.
    pub(super) fn over(self, other: Ratio) -> Option<Ratio> {
        let num = product(self.num, other.den)?;
        let den = product(self.den, other.num)?;
        if den < 0 { Ratio::new(num.checked_neg()?, den.checked_neg()?) } else { Ratio::new(num, den) }
    }
}

/// Mantissa over 10^scale.
type Scaled = (i128, u32);

fn decimal_sum((a, a_scale): Scaled, (b, b_scale): Scaled) -> Option<Number> {
    if a_scale == b_scale {
        return decimal(a.checked_add(b)?, a_scale);
    }
    if a_scale < b_scale {
        return decimal(product(a, ten(b_scale - a_scale)?)?.checked_add(b)?, b_scale);
    }
    decimal(product(b, ten(a_scale - b_scale)?)?.checked_add(a)?, a_scale)
}

fn decimal_product((a, a_scale): Scaled, (b, b_scale): Scaled) -> Option<Number> {
    let mantissa = product(a, b)?;
    let scale = a_scale + b_scale;
    decimal(mantissa, scale).or_else(|| {
        let (mantissa, scale) = without_trailing_zeros(mantissa, scale);
        decimal(mantissa, scale)
    })
}

/// The quotient as a decimal where that takes no search (a power of ten, or no remainder), else as the
/// ratio of the mantissas with the common power of ten left out.
fn decimal_quotient((a, a_scale): Scaled, (b, b_scale): Scaled) -> Option<Number> {
    let (a, b) = if b < 0 { (-a, -b) } else { (a, b) };
    let zeros = b.checked_ilog10()?;
    if ten(zeros) == Some(b) {
        let scale = a_scale + zeros;
        if scale >= b_scale
            && let Some(number) = decimal(a, scale - b_scale)
        {
            return Some(number);
        }
    }
    let (num, den) = if a_scale >= b_scale {
        (a, product(b, ten(a_scale - b_scale)?)?)
    } else {
        (product(a, ten(b_scale - a_scale)?)?, b)
    };
    let whole = divided(num, den);
    if whole * den == num
        && let Some(number) = decimal(whole, 0)
    {
        return Some(number);
    }
    Ratio::new(num, den).map(Number::from_ratio)
}

//! The share of an amount in proportion to weights, by largest remainders.

use crate::value::number::{Number, NumberError, Rounding};

/// The multiples of `step` that add exactly to `total`, as near as they come to being proportional to
/// `weights`: each takes the whole steps of its quota, and the steps that are left go one each to the
/// largest remainders, to the earlier weight where two are equal. A negative total is shared as its
/// opposite.
///
/// # Errors
/// `OffGrid` where `total` is not a multiple of `step`; `DivisionByZero` where the step is zero or the
/// weights add to zero; `NegativeWeight`; `TooLarge`.
pub fn share(total: &Number, weights: &[Number], step: &Number) -> Result<Vec<Number>, NumberError> {
    if total.is_negative() {
        let parts = share(&total.negated(), weights, step)?;
        return Ok(parts.iter().map(Number::negated).collect());
    }
    let step = step.abs();
    let steps = total.divided_by(&step)?;
    if !steps.is_integer() {
        return Err(NumberError::OffGrid);
    }
    if weights.iter().any(Number::is_negative) {
        return Err(NumberError::NegativeWeight);
    }
    let sum = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.plus(weight))?;
    let mut counts = Vec::with_capacity(weights.len());
    let mut left = steps.clone();
    for (position, weight) in weights.iter().enumerate() {
        let quota = steps.times(weight)?.divided_by(&sum)?;
        let count = quota.round(&Number::ONE, Rounding::Floor)?;
        left = left.minus(&count)?;
        counts.push((position, quota.minus(&count)?, count));
    }
    if counts.is_empty() {
        return Err(NumberError::DivisionByZero);
    }
    // The sort is stable: equal remainders keep the order of the weights.
    counts.sort_by(|a, b| b.1.cmp(&a.1));
    for (_, _, count) in &mut counts {
        if !left.is_zero() {
            *count = count.plus(&Number::ONE)?;
            left = left.minus(&Number::ONE)?;
        }
    }
    counts.sort_by_key(|(position, _, _)| *position);
    counts.iter().map(|(_, _, count)| count.times(&step)).collect()
}

#[cfg(test)]
mod tests {
    use super::share;
    use crate::value::{Number, NumberError};

    fn shared(total: &str, weights: &[i64]) -> Result<Vec<String>, NumberError> {
        let weights: Vec<Number> = weights.iter().copied().map(Number::from).collect();
        let parts = share(&Number::parse(total).unwrap(), &weights, &Number::from_scaled(1, 2))?;
        Ok(parts.iter().map(Number::to_plain_string).collect())
    }

    #[test]
    fn the_cent_that_is_left_goes_to_the_earlier_of_equals() {
        assert_eq!(shared("100", &[1, 1, 1]).unwrap(), ["33.34", "33.33", "33.33"]);
        assert_eq!(shared("-100", &[1, 1, 1]).unwrap(), ["-33.34", "-33.33", "-33.33"]);
    }

    #[test]
    fn the_cent_that_is_left_goes_to_the_largest_remainder() {
        assert_eq!(shared("0.10", &[1, 2, 0]).unwrap(), ["0.03", "0.07", "0"]);
    }

    #[test]
    fn what_cannot_be_shared_is_refused() {
        assert_eq!(shared("1", &[0, 0]), Err(NumberError::DivisionByZero));
        assert_eq!(shared("1", &[]), Err(NumberError::DivisionByZero));
        assert_eq!(shared("1", &[2, -1]), Err(NumberError::NegativeWeight));
        assert_eq!(shared("0.005", &[1]), Err(NumberError::OffGrid));
    }
}

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

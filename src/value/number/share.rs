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

/// Shares of `total` as [`share`] makes them, none above `cap`: who would pass it has it, and what is left is shared
/// among the others, until nobody passes it. What nobody may have is shared with no one, so the shares may add to less
/// than `total`.
///
/// # Errors
/// Those of [`share`].
pub fn share_capped(
    total: &Number,
    weights: &[Number],
    step: &Number,
    cap: &Number,
) -> Result<Vec<Number>, NumberError> {
    // The most that is a whole number of steps.
    let cap = cap.round(&step.abs(), Rounding::Floor)?.max(Number::ZERO);
    let sum = weights.iter().try_fold(Number::ZERO, |sum, weight| sum.plus(weight))?;
    if sum.is_zero() || total.is_negative() || weights.iter().any(Number::is_negative) {
        return share(total, weights, step);
    }
    let mut free = weights.to_vec();
    let mut at_cap = vec![false; weights.len()];
    let (mut left, mut sum) = (total.clone(), sum);
    loop {
        let mut more = false;
        let (whole, of) = (left.clone(), sum.clone());
        for (weight, capped) in free.iter_mut().zip(&mut at_cap) {
            // The cap is of whole steps, so that a quota within it is rounded to no more than it.
            if !weight.is_zero() && whole.times(weight)? > cap.times(&of)? {
                left = left.minus(&cap)?;
                sum = sum.minus(weight)?;
                (*weight, *capped, more) = (Number::ZERO, true, true);
            }
        }
        if !more {
            break;
        }
    }
    // Nobody is left who may have more.
    let shares = if sum.is_zero() { vec![Number::ZERO; free.len()] } else { share(&left, &free, step)? };
    Ok(shares.into_iter().zip(at_cap).map(|(share, capped)| if capped { cap.clone() } else { share }).collect())
}

#[cfg(test)]
mod tests {
    use super::{share, share_capped};
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
    fn what_passes_the_cap_is_shared_among_the_others() {
        let capped = |cap: &str, weights: &[i64]| {
            let weights: Vec<Number> = weights.iter().copied().map(Number::from).collect();
            let hundred = Number::from_i64(100);
            let parts = share_capped(&hundred, &weights, &Number::from_scaled(1, 2), &Number::parse(cap).unwrap());
            parts.unwrap().iter().map(Number::to_plain_string).collect::<Vec<String>>()
        };
        assert_eq!(capped("100", &[6, 3, 1]), ["60", "30", "10"]);
        assert_eq!(capped("40", &[6, 3, 1]), ["40", "40", "20"], "the second passes it in the second round");
        assert_eq!(capped("30.009", &[6, 3, 1]), ["30", "30", "30"], "nobody may have the rest");
        assert_eq!(capped("50", &[7, 1, 1, 1]), ["50", "16.67", "16.67", "16.66"]);
        assert_eq!(capped("50", &[7, 0, 0]), ["50", "0", "0"]);
        assert_eq!(capped("-1", &[1, 1]), ["0", "0"]);
    }

    #[test]
    fn what_cannot_be_shared_is_refused() {
        assert_eq!(shared("1", &[0, 0]), Err(NumberError::DivisionByZero));
        assert_eq!(shared("1", &[]), Err(NumberError::DivisionByZero));
        assert_eq!(shared("1", &[2, -1]), Err(NumberError::NegativeWeight));
        assert_eq!(shared("0.005", &[1]), Err(NumberError::OffGrid));
    }
}

//! What each statistic comes to, for members whose values are all present. Exact: nothing is rounded.

use std::collections::BTreeSet;

use crate::ir::{Cause, PercentileMethod, RankOrder, RankTie, Spread, Statistic, Tie};
use crate::machine::{Evaluated, RefusalKind, Stop, refuse};
use crate::source::Span;
use crate::value::{Number, NumberError, Rounding, Value};

/// A member of a statistic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// What it gives.
    pub value: Value,
    /// How much it counts, where that is stated; never negative.
    pub weight: Option<Number>,
}

/// Why a statistic has no value.
enum Nothing {
    /// There is no one, or too few.
    Undefined,
    /// A number passed the size that is computed.
    TooLarge,
    /// A value is not of the kind that the statistic is of.
    Broken,
}

impl From<NumberError> for Nothing {
    fn from(error: NumberError) -> Nothing {
        match error {
            NumberError::DivisionByZero => Nothing::Undefined,
            _ => Nothing::TooLarge,
        }
    }
}

/// The statistic of some members. Sum and counts of nobody are zero, `algum` is false and `todos` true; any other is
/// undefined.
pub(super) fn of(statistic: &Statistic, members: &[Member], span: Span) -> Evaluated {
    let result = match statistic {
        Statistic::Sum => sum(members).map(Value::Number),
        Statistic::Count => Ok(Value::Number(count(members.len()))),
        Statistic::Distinct => {
            let distinct: BTreeSet<&Value> = members.iter().map(|member| &member.value).collect();
            Ok(Value::Number(count(distinct.len())))
        }
        Statistic::Mean => mean(members).map(Value::Number),
        Statistic::Minimum => members.iter().map(|it| &it.value).min().cloned().ok_or(Nothing::Undefined),
        Statistic::Maximum => members.iter().map(|it| &it.value).max().cloned().ok_or(Nothing::Undefined),
        Statistic::Variance(spread) => variance(members, *spread).map(Value::Number),
        Statistic::Median(tie) => median(members, *tie).map(Value::Number),
        Statistic::Percentile { at, method } => percentile(members, at, *method).map(Value::Number),
        Statistic::Any => Ok(Value::Truth(members.iter().any(|member| member.value == Value::Truth(true)))),
        Statistic::All => Ok(Value::Truth(members.iter().all(|member| member.value == Value::Truth(true)))),
        Statistic::Rank(..) => Err(Nothing::Broken),
    };
    settle(result, span)
}

/// The place of a value among members.
pub(super) fn rank_of(own: &Value, members: &[Member], order: RankOrder, tie: RankTie, span: Span) -> Evaluated {
    let before = |value: &Value| match order {
        RankOrder::Ascending => value < own,
        RankOrder::Descending => value > own,
    };
    let ahead = members.iter().filter(|member| before(&member.value));
    let equal = count(members.iter().filter(|member| member.value == *own).count());
    let place = || -> Result<Number, NumberError> {
        let first = count(ahead.clone().count()).plus(&Number::ONE)?;
        let last = first.plus(&equal)?.minus(&Number::ONE)?;
        match tie {
            RankTie::First => Ok(first),
            RankTie::Last => Ok(last),
            RankTie::Mean => first.plus(&last)?.divided_by(&Number::from_i64(2)),
            RankTie::Dense => {
                let distinct: BTreeSet<&Value> = ahead.map(|member| &member.value).collect();
                count(distinct.len()).plus(&Number::ONE)
            }
        }
    };
    settle(place().map(Value::Number).map_err(Nothing::from), span)
}

fn settle(result: Result<Value, Nothing>, span: Span) -> Evaluated {
    match result {
        Ok(value) => Ok(value),
        Err(Nothing::Undefined) => Err(Stop::Absent(Cause::Undefined)),
        Err(Nothing::TooLarge) => refuse(RefusalKind::TooLarge, span),
        Err(Nothing::Broken) => refuse(RefusalKind::Broken, span),
    }
}

fn count(length: usize) -> Number {
    Number::from_i64(i64::try_from(length).unwrap_or(i64::MAX))
}

fn number(member: &Member) -> Result<&Number, Nothing> {
    match &member.value {
        Value::Number(number) => Ok(number),
        _ => Err(Nothing::Broken),
    }
}

fn sum(members: &[Member]) -> Result<Number, Nothing> {
    let mut total = Number::ZERO;
    for member in members {
        total = total.plus(number(member)?)?;
    }
    Ok(total)
}

/// The weight of a member: one where none is stated.
fn weight(member: &Member) -> &Number {
    member.weight.as_ref().unwrap_or(&Number::ONE)
}

fn total_weight(members: &[Member]) -> Result<Number, Nothing> {
    let mut total = Number::ZERO;
    for member in members {
        total = total.plus(weight(member))?;
    }
    Ok(total)
}

/// Σwx / Σw.
fn mean(members: &[Member]) -> Result<Number, Nothing> {
    let mut total = Number::ZERO;
    for member in members {
        total = total.plus(&number(member)?.times(weight(member))?)?;
    }
    Ok(total.divided_by(&total_weight(members)?)?)
}

/// Σ(x − m)² over how many there are, or one less.
fn variance(members: &[Member], spread: Spread) -> Result<Number, Nothing> {
    let mean = mean(members)?;
    let mut squares = Number::ZERO;
    for member in members {
        squares = squares.plus(&number(member)?.minus(&mean)?.power(2)?)?;
    }
    let over = match spread {
        Spread::Population => count(members.len()),
        Spread::Sample => count(members.len()).minus(&Number::ONE)?,
    };
    Ok(squares.divided_by(&over)?)
}

/// The numbers in ascending order.
fn ascending(members: &[Member]) -> Result<Vec<&Number>, Nothing> {
    let mut numbers = members.iter().map(number).collect::<Result<Vec<&Number>, Nothing>>()?;
    numbers.sort_unstable();
    Ok(numbers)
}

/// The least value up to which half of the weight lies; where exactly half does, the next one shares the middle.
fn median(members: &[Member], tie: Tie) -> Result<Number, Nothing> {
    let mut weighted = Vec::with_capacity(members.len());
    for member in members.iter().filter(|member| !weight(member).is_zero()) {
        weighted.push((number(member)?, weight(member)));
    }
    weighted.sort_unstable();
    let half = total_weight(members)?.divided_by(&Number::from_i64(2))?;
    let mut so_far = Number::ZERO;
    let mut rest = weighted.iter();
    while let Some((value, weight)) = rest.next() {
        so_far = so_far.plus(weight)?;
        if so_far < half {
            continue;
        }
        return match rest.next() {
            Some((next, _)) if so_far == half => match tie {
                Tie::Lower => Ok((*value).clone()),
                Tie::Upper => Ok((*next).clone()),
                Tie::Mean => Ok(value.plus(next)?.divided_by(&Number::from_i64(2))?),
            },
            _ => Ok((*value).clone()),
        };
    }
    Err(Nothing::Undefined)
}

fn percentile(members: &[Member], at: &Number, method: PercentileMethod) -> Result<Number, Nothing> {
    let numbers = ascending(members)?;
    let length = count(numbers.len());
    let place = match method {
        PercentileMethod::Inclusive => length.minus(&Number::ONE)?.times(at)?.plus(&Number::ONE)?,
        PercentileMethod::Exclusive => length.plus(&Number::ONE)?.times(at)?,
        PercentileMethod::Nearest => length.times(at)?.round(&Number::ONE, Rounding::Ceiling)?.max(Number::ONE),
    };
    between(&numbers, &place)
}

/// The value at a place counted from 1, on the line between neighbours.
fn between(numbers: &[&Number], place: &Number) -> Result<Number, Nothing> {
    let whole = place.round(&Number::ONE, Rounding::Floor)?;
    let nth = |place: &Number| {
        let at = place.to_i64().and_then(|at| usize::try_from(at).ok()).and_then(|at| at.checked_sub(1));
        at.and_then(|at| numbers.get(at)).copied().ok_or(Nothing::Undefined)
    };
    let low = nth(&whole)?;
    let beyond = place.minus(&whole)?;
    if beyond.is_zero() {
        return Ok(low.clone());
    }
    let high = nth(&whole.plus(&Number::ONE)?)?;
    Ok(low.plus(&high.minus(low)?.times(&beyond)?)?)
}

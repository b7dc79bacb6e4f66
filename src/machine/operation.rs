//! What each operation gives for values that are all present.

use crate::ir::{Cause, Op, Program};
use crate::machine::{Evaluated, RefusalKind, Stop, refuse, sized};
use crate::source::Span;
use crate::value::{Date, Number, Period, Value};

/// Applies an operation to its values.
///
/// # Errors
/// Undefined for a division by zero; a refusal for numbers or dates out of size.
pub fn apply(program: &Program, op: Op, values: &[Value], span: Span) -> Evaluated {
    match values {
        [one] => unary(program, op, one, span),
        [left, right] => of_two(op, left, right, span),
        _ => many(op, values, span),
    }
}

/// As [`apply`], for two values.
pub(super) fn of_two(op: Op, left: &Value, right: &Value, span: Span) -> Evaluated {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => numbers(op, left, right, span),
        (Value::Date(date), Value::Number(count)) => moved(op, *date, count, span),
        (Value::Date(left), Value::Date(right)) => dates(op, *left, *right, span),
        _ => pair(op, left, right, span),
    }
}

fn numbers(op: Op, left: &Number, right: &Number, span: Span) -> Evaluated {
    match op {
        Op::Add => sized(left.plus(right), span),
        Op::Subtract => sized(left.minus(right), span),
        Op::Multiply => sized(left.times(right), span),
        Op::Divide if right.is_zero() => Err(Stop::Absent(Cause::Undefined)),
        Op::Divide => sized(left.divided_by(right), span),
        Op::Bear if left > right => refuse(RefusalKind::BeyondInstalment, span),
        Op::Bear => Ok(Value::Number(left.clone())),
        Op::Minimum => Ok(Value::Number(left.min(right).clone())),
        Op::Maximum => Ok(Value::Number(left.max(right).clone())),
        Op::Equal | Op::InSet => Ok(Value::Truth(left == right)),
        Op::Different => Ok(Value::Truth(left != right)),
        Op::Less => Ok(Value::Truth(left < right)),
        Op::AtMost => Ok(Value::Truth(left <= right)),
        _ => refuse(RefusalKind::Broken, span),
    }
}

/// A date some days or months later or earlier; which of the two the operation says.
fn moved(op: Op, date: Date, count: &Number, span: Span) -> Evaluated {
    let Some(count) = count.to_i64() else {
        return refuse(RefusalKind::BadDate, span);
    };
    let result = match op {
        Op::Add => date.plus_days(count),
        Op::Subtract => count.checked_neg().and_then(|count| date.plus_days(count)),
        Op::AddMonths => date.plus_months(count),
        _ => None,
    };
    result.map_or_else(|| refuse(RefusalKind::BadDate, span), |date| Ok(Value::Date(date)))
}

fn dates(op: Op, left: Date, right: Date, span: Span) -> Evaluated {
    match op {
        Op::Subtract => Ok(Value::Number(Number::from_i64(right.days_until(left)))),
        Op::MonthsBetween => Ok(Value::Number(Number::from_i64(left.months_until(right)))),
        Op::Minimum => Ok(Value::Date(left.min(right))),
        Op::Maximum => Ok(Value::Date(left.max(right))),
        Op::Less => Ok(Value::Truth(left < right)),
        Op::AtMost => Ok(Value::Truth(left <= right)),
        Op::Equal | Op::InSet => Ok(Value::Truth(left == right)),
        Op::Different => Ok(Value::Truth(left != right)),
        _ => refuse(RefusalKind::Broken, span),
    }
}

fn unary(program: &Program, op: Op, value: &Value, span: Span) -> Evaluated {
    match (op, value) {
        (Op::Negate, Value::Number(it)) => Ok(Value::Number(it.negated())),
        (Op::Absolute, Value::Number(it)) => Ok(Value::Number(it.abs())),
        (Op::Power(exponent), Value::Number(it)) => sized(it.power(exponent), span),
        (Op::Root(..), Value::Number(it)) if it.is_negative() => Err(Stop::Absent(Cause::Undefined)),
        (Op::Root(places, mode), Value::Number(it)) => {
            sized(it.sqrt_round(&Number::from_scaled(1, places), mode), span)
        }
        (Op::Minimum | Op::Maximum, it) | (Op::Add, it @ Value::Number(_)) => Ok(it.clone()),
        (Op::InSet, _) => Ok(Value::Truth(false)),
        (Op::Not, Value::Truth(it)) => Ok(Value::Truth(!it)),
        (Op::InList(list), Value::Text(it)) => {
            let members = program.lists.get(list.0 as usize).map(|list| &list.members);
            Ok(Value::Truth(members.is_some_and(|members| members.contains(it))))
        }
        (_, Value::Period(it)) => of_period(op, *it, span),
        (Op::YearOf, Value::Date(it)) => Ok(whole(it.year())),
        _ => refuse(RefusalKind::Broken, span),
    }
}

fn of_period(op: Op, period: Period, span: Span) -> Evaluated {
    match op {
        Op::Start => Ok(Value::Date(period.start())),
        Op::End => Ok(Value::Date(period.end())),
        Op::Days => Ok(whole(period.days())),
        Op::Ordinal => Ok(Value::Number(Number::from_i64(i64::from(period.ordinal())))),
        Op::YearOf => Ok(whole(period.year())),
        Op::MonthIndex(offset) => Ok(whole(i64::from(period.first_month().index) + i64::from(offset))),
        _ => refuse(RefusalKind::Broken, span),
    }
}

fn pair(op: Op, left: &Value, right: &Value, span: Span) -> Evaluated {
    match (op, left, right) {
        (Op::Equal | Op::InSet, _, _) => Ok(Value::Truth(left == right)),
        (Op::Different, _, _) => Ok(Value::Truth(left != right)),
        (Op::Within, Value::Period(inner), Value::Period(outer)) => Ok(Value::Truth(outer.contains_period(*inner))),
        (Op::Less, Value::Period(left), Value::Period(right)) => Ok(Value::Truth(left.end() < right.start())),
        (Op::AtMost, Value::Period(left), Value::Period(right)) => Ok(Value::Truth(left.start() <= right.end())),
        _ => refuse(RefusalKind::Broken, span),
    }
}

fn many(op: Op, values: &[Value], span: Span) -> Evaluated {
    let Some((first, rest)) = values.split_first() else {
        return refuse(RefusalKind::Broken, span);
    };
    match op {
        Op::InSet => Ok(Value::Truth(rest.contains(first))),
        Op::Interpolate => interpolate(values, span),
        Op::Minimum => values.iter().min().cloned().map_or_else(|| refuse(RefusalKind::Broken, span), Ok),
        Op::Maximum => values.iter().max().cloned().map_or_else(|| refuse(RefusalKind::Broken, span), Ok),
        Op::Add => {
            let mut total = first.clone();
            for value in rest {
                let (Value::Number(left), Value::Number(right)) = (&total, value) else {
                    return refuse(RefusalKind::Broken, span);
                };
                total = sized(left.plus(right), span)?;
            }
            Ok(total)
        }
        _ => refuse(RefusalKind::Broken, span),
    }
}

/// `y0 + (y1 - y0) × (x - x0) / (x1 - x0)`, exact; undefined when both abscissas are one.
fn interpolate(values: &[Value], span: Span) -> Evaluated {
    let [Value::Number(x), Value::Number(x0), Value::Number(y0), Value::Number(x1), Value::Number(y1)] = values else {
        return refuse(RefusalKind::Broken, span);
    };
    if x0 == x1 {
        return Err(Stop::Absent(Cause::Undefined));
    }
    let line = || {
        let slope = y1.minus(y0)?.times(&x.minus(x0)?)?;
        y0.plus(&slope.divided_by(&x1.minus(x0)?)?)
    };
    sized(line(), span)
}

fn whole(value: impl Into<i64>) -> Value {
    Value::Number(Number::from_i64(value.into()))
}

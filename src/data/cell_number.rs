//! A numeric cell → a number of its column: money, counts, percentages, and their limits.
//!
//! Receives a cell that is not empty and the decimal mark of its file. Guarantees the exact number written;
//! a percentage is held as a fraction and must bear its sign, since `0,9` and `90` could both be meant by 90%.

use std::cmp::Ordering;

use crate::data::cell::{Cell, Decimals, scientific_notation};
use crate::data::number::{Evidence, Mark, Parts, Unread, evidence, exact, exact_json, is_scientific, parts, plain};
use crate::data::schema;
use crate::data::sheet::Raw;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{
    DATA_ABOVE_MAXIMUM, DATA_BAD_NUMBER, DATA_BELOW_MINIMUM, DATA_CURRENCY, DATA_DECIMAL_MARK, DATA_NUMBER_TOO_LONG,
    DATA_PERCENT_SIGN, DATA_PERCENT_UNEXPECTED,
};
use crate::ir::Kind;
use crate::value::{Number, Value};

/// Reads a count, an amount of money, a figure of any unit.
pub(super) fn number(cell: &Cell<'_>) -> Result<Option<Value>, Diagnostic> {
    let read = match cell.raw {
        Raw::Number(written) => exact_json(written, 0).map_err(|unread| unread_number(cell, unread))?,
        Raw::Text(text) => {
            let parts = taken_apart(cell, text)?;
            if parts.percent {
                return Err(percent_unexpected(cell));
            }
            check_currency(cell, &parts)?;
            match digits(cell, &parts)? {
                Some(plain) => exact(parts.negative, &plain, 0).map_err(|unread| unread_number(cell, unread))?,
                None => return Ok(None),
            }
        }
        _ => return Err(bad_number(cell)),
    };
    within_limits(cell, read).map(Some)
}

/// Reads a percentage.
pub(super) fn percent(cell: &Cell<'_>) -> Result<Option<Value>, Diagnostic> {
    let text = match cell.raw {
        Raw::Text(text) => text,
        Raw::Number(_) => return Err(percent_sign(cell)),
        _ => return Err(bad_number(cell)),
    };
    let parts = taken_apart(cell, text)?;
    if parts.currency.is_some() {
        return Err(bad_number(cell));
    }
    if !parts.percent {
        return Err(percent_sign(cell));
    }
    let Some(plain) = digits(cell, &parts)? else { return Ok(None) };
    let read = exact(parts.negative, &plain, 2).map_err(|unread| unread_number(cell, unread))?;
    within_limits(cell, read).map(Some)
}

fn taken_apart<'a>(cell: &Cell<'_>, text: &'a str) -> Result<Parts<'a>, Diagnostic> {
    if is_scientific(text) {
        return Err(scientific_notation(cell));
    }
    parts(text).ok_or_else(|| bad_number(cell))
}

/// The digits under the file's mark; `None` when the mark is not known and that has been reported.
fn digits(cell: &Cell<'_>, parts: &Parts<'_>) -> Result<Option<String>, Diagnostic> {
    let either = || plain(parts.digits, Mark::Comma).or_else(|| plain(parts.digits, Mark::Dot));
    let (mark, other) = match cell.decimals {
        Decimals::Reported if evidence(parts.digits) == Evidence::Nothing => {
            return either().map(Some).ok_or_else(|| bad_number(cell));
        }
        Decimals::Reported => return Ok(None),
        Decimals::Settled(None) => return either().map(Some).ok_or_else(|| bad_number(cell)),
        Decimals::Settled(Some(Mark::Comma)) => (Mark::Comma, Mark::Dot),
        Decimals::Settled(Some(Mark::Dot)) => (Mark::Dot, Mark::Comma),
    };
    match plain(parts.digits, mark) {
        Some(plain) => Ok(Some(plain)),
        None if plain(parts.digits, other).is_some() => Err(decimal_mark(cell, mark)),
        None => Err(bad_number(cell)),
    }
}

/// A sign of money must be of a currency of the column's unit.
fn check_currency(cell: &Cell<'_>, parts: &Parts<'_>) -> Result<(), Diagnostic> {
    let (Some(sign), Kind::Number(dimension)) = (parts.currency, &cell.column.ty.kind) else { return Ok(()) };
    let units = &cell.program.units;
    let known = dimension.iter().any(|(unit, power)| power > 0 && units.name(unit) == sign);
    if known { Ok(()) } else { Err(currency(cell, sign)) }
}

fn within_limits(cell: &Cell<'_>, number: Number) -> Result<Value, Diagnostic> {
    if let Some(minimum) = &cell.column.minimum
        && number.cmp(minimum) == Ordering::Less
    {
        return Err(below_minimum(cell, minimum));
    }
    if let Some(maximum) = &cell.column.maximum
        && number.cmp(maximum) == Ordering::Greater
    {
        return Err(above_maximum(cell, maximum));
    }
    Ok(Value::Number(number))
}

fn unread_number(cell: &Cell<'_>, unread: Unread) -> Diagnostic {
    match unread {
        Unread::NotNumber => bad_number(cell),
        Unread::TooLong => number_too_long(cell),
    }
}

fn bad_number(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_BAD_NUMBER).help("help")
}

fn number_too_long(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_NUMBER_TOO_LONG).arg("limit", crate::data::number::DIGITS).help("help")
}

fn decimal_mark(cell: &Cell<'_>, mark: Mark) -> Diagnostic {
    cell.error(DATA_DECIMAL_MARK).arg("mark", mark.as_char()).help("help")
}

fn percent_sign(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_PERCENT_SIGN).help("help")
}

fn percent_unexpected(cell: &Cell<'_>) -> Diagnostic {
    cell.error(DATA_PERCENT_UNEXPECTED).help("help")
}

fn currency(cell: &Cell<'_>, sign: &str) -> Diagnostic {
    cell.error(DATA_CURRENCY).arg("found", crate::data::problem::shown(sign)).help("help")
}

fn below_minimum(cell: &Cell<'_>, minimum: &Number) -> Diagnostic {
    let limit = schema::written(cell.program, cell.column, minimum);
    cell.error(DATA_BELOW_MINIMUM).arg("limit", limit).help("help")
}

fn above_maximum(cell: &Cell<'_>, maximum: &Number) -> Diagnostic {
    let limit = schema::written(cell.program, cell.column, maximum);
    cell.error(DATA_ABOVE_MAXIMUM).arg("limit", limit).help("help")
}

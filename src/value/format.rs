//! Numbers as Brazilian Portuguese writes them: `1.234,50`, `R$ 1.234,50`, `77,78%`.
//!
//! Receives exact numbers; guarantees that what is cut is said: a number that no decimal writes exactly
//! and that was given no places ends in `…`. With places, it is rounded half away from zero. What is
//! written is for readers and never enters a computation.

use crate::value::Number;

/// Places after which a number without an exact decimal is cut.
const CUT: u32 = 10;

/// `1.234,50`: to so many places, or exactly.
#[must_use]
pub fn number(value: &Number, places: Option<u32>) -> String {
    let (sign, digits) = parts(value, places);
    format!("{sign}{digits}")
}

/// `R$ 1.234,50`, `-R$ 1,00`.
#[must_use]
pub fn money(symbol: &str, value: &Number, places: u32) -> String {
    let (sign, digits) = parts(value, Some(places));
    format!("{sign}{symbol} {digits}")
}

/// `40%` for 0.4.
#[must_use]
pub fn percent(value: &Number, places: Option<u32>) -> String {
    match value.times(&Number::HUNDRED) {
        Ok(hundredths) => format!("{}%", number(&hundredths, places)),
        // A number at the limit of size, where the percentage passes it: the same value without the sign.
        Err(_) => number(value, places),
    }
}

/// The sign, and the digits with dots between thousands and a comma before the places.
fn parts(value: &Number, places: Option<u32>) -> (&'static str, String) {
    let exact = if places.is_none() { value.decimal_places() } else { places };
    let (sign, whole, decimals) = value.written(exact.unwrap_or(CUT));
    let mut digits = grouped(&whole);
    if !decimals.is_empty() {
        digits.push(',');
        digits.push_str(&decimals);
    }
    if exact.is_none() {
        digits.push('…');
    }
    (sign, digits)
}

fn grouped(whole: &str) -> String {
    let mut text = String::with_capacity(whole.len() + whole.len() / 3);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    text
}

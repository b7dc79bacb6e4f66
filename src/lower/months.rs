//! Months and spans of months as acts print them: `12/2022`, `Dezembro/2022`, `maio a agosto/2023`,
//! `novembro e dezembro de 2022`.

use crate::lower::count;
use crate::resolve::fold;
use crate::value::{Grain, MONTHS, Period};

/// The number of a month's name, folded.
pub(super) fn month(name: &str) -> Option<u32> {
    MONTHS.iter().position(|known| *known == name).map(|at| count(at) + 1)
}

/// `12/2022`, `dezembro/2022`, `dezembro de 2022`.
pub(super) fn dated_month(text: &str) -> Option<Period> {
    match dated_words(text).as_slice() {
        [only] => {
            let (month, year) = parts(only)?;
            of(year?, month)
        }
        _ => None,
    }
}

/// A month, or the first and the last: the year may be written once, after the last.
pub(super) fn dated_span(text: &str) -> Option<(Period, Period)> {
    let words = dated_words(text);
    let (first, last) = match words.as_slice() {
        [only] => (only, only),
        [first, join, last] if matches!(join.as_str(), "a" | "e" | "-" | "–") => (first, last),
        _ => return None,
    };
    let ((from, from_year), (until, until_year)) = (parts(first)?, parts(last)?);
    let year = until_year?;
    let (from, until) = (of(from_year.unwrap_or(year), from)?, of(year, until)?);
    (from <= until).then_some((from, until))
}

/// The words, with the year beside its month.
fn dated_words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(" de ", "/").replace(" /", "/").replace("/ ", "/");
    folded.split_whitespace().map(str::to_owned).collect()
}

/// A month's number and the year beside it.
fn parts(word: &str) -> Option<(u32, Option<i32>)> {
    let (name, year) = word.split_once('/').map_or((word, None), |(name, year)| (name, Some(year)));
    let year = match year {
        Some(year) if year.len() == 4 => Some(year.parse::<i32>().ok()?),
        Some(_) => return None,
        None => None,
    };
    let number = month(name).or_else(|| name.parse().ok().filter(|_| name.len() == 2))?;
    Some((number, year))
}

fn of(year: i32, month: u32) -> Option<Period> {
    Period::of_year(Grain::Month, year, month)
}

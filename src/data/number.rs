//! Numbers of cells: which mark a file writes decimals with, and what a cell says under it.
//!
//! Receives cells as written (`R$ 1.234,56`, `12,5%`, `1234.56`). The mark of a file is what its numeric
//! cells prove; where they prove nothing and it matters (`1.234`), that is an error, never a guess. Guarantees
//! exact numbers of at most [`DIGITS`] digits, so that no cell costs more than its length.

use crate::value::Number;

/// The most digits of a number in a cell.
pub(super) const DIGITS: usize = 1_000;

/// What separates the whole part from the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1.234,56`
    Comma,
    /// `1,234.56`
    Dot,
}

impl Mark {
    /// The character.
    #[must_use]
    pub const fn as_char(self) -> char {
        match self {
            Mark::Comma => ',',
            Mark::Dot => '.',
        }
    }

    const fn thousands(self) -> char {
        match self {
            Mark::Comma => '.',
            Mark::Dot => ',',
        }
    }
}

/// What a cell proves about the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Evidence {
    /// Nothing, and it does not matter: `45`.
    Nothing,
    /// Readable with this mark only.
    Only(Mark),
    /// `1.234`: readable with either, to different numbers.
    Either,
}

/// A number taken apart: its signs, and digits with dots and commas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parts<'a> {
    pub(super) negative: bool,
    /// `R$`, or whatever stands in its place.
    pub(super) currency: Option<&'a str>,
    pub(super) digits: &'a str,
    pub(super) percent: bool,
}

/// Takes a cell apart; `None` when it is no number under any mark.
pub(super) fn parts(text: &str) -> Option<Parts<'_>> {
    let (outer, text) = minus(text.trim());
    let (text, percent) = text.strip_suffix('%').map_or((text, false), |rest| (rest.trim_end(), true));
    let start = text.find(|c: char| c.is_ascii_digit() || c == '-' || c == '\u{2212}')?;
    let (currency, text) = text.split_at_checked(start)?;
    let (inner, digits) = minus(text);
    let currency = Some(currency.trim()).filter(|sign| !sign.is_empty());
    let plausible = currency.is_none_or(is_sign);
    let numeric = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit())
        && digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    (numeric && plausible && !(outer && inner)).then_some(Parts { negative: outer || inner, currency, digits, percent })
}

/// Whether a word can be the sign of a currency: `R$`, `€`, `USD`.
fn is_sign(word: &str) -> bool {
    let letters = || word.chars().filter(|c| c.is_alphanumeric());
    word.chars().count() <= 4
        && !word.contains([',', '.'])
        && (letters().all(char::is_uppercase) || word.chars().any(|c| c == '$'))
}

fn minus(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    }
}

/// What digits prove about the mark of their file.
pub(super) fn evidence(digits: &str) -> Evidence {
    match (plain(digits, Mark::Comma), plain(digits, Mark::Dot)) {
        (Some(comma), Some(dot)) if comma == dot => Evidence::Nothing,
        (Some(_), Some(_)) => Evidence::Either,
        (Some(_), None) => Evidence::Only(Mark::Comma),
        (None, Some(_)) => Evidence::Only(Mark::Dot),
        (None, None) => Evidence::Nothing,
    }
}

/// Digits with a dot before the decimals and nothing else; `None` when they are not a number under this mark:
/// thousands stand in threes, all or none of them marked, and there are decimals after a decimal mark.
pub(super) fn plain(digits: &str, mark: Mark) -> Option<String> {
    let (whole, decimals) = match digits.split_once(mark.as_char()) {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (digits, None),
    };
    if decimals.is_some_and(|decimals| !decimals.bytes().all(|byte| byte.is_ascii_digit())) {
        return None;
    }
    let mut groups = whole.split(mark.thousands());
    let first = groups.next().unwrap_or("");
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 || first.starts_with('0') {
            return None;
        }
        number.push_str(group);
    }
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(decimals) = decimals {
        number.push('.');
        number.push_str(decimals);
    }
    Some(number)
}

/// Why plain digits are no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unread {
    /// Not digits.
    NotNumber,
    /// More than [`DIGITS`] digits, or an exponent that writes as many.
    TooLong,
}

/// A number of plain digits, `places` of which move after the dot: `12.5` and 2 give 0,125.
pub(super) fn exact(negative: bool, plain: &str, places: usize) -> Result<Number, Unread> {
    if plain.len() > DIGITS {
        return Err(Unread::TooLong);
    }
    let shift = i64::try_from(places).map_err(|_| Unread::TooLong)?;
    scaled(negative, plain, -shift)
}

/// A number of JSON, exactly as written: `-1.5e3`.
pub(super) fn exact_json(written: &str, places: usize) -> Result<Number, Unread> {
    if written.len() > DIGITS {
        return Err(Unread::TooLong);
    }
    let (negative, rest) = written.strip_prefix('-').map_or((false, written), |rest| (true, rest));
    let (mantissa, exponent) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
    let exponent: i64 = match exponent.strip_prefix('+').unwrap_or(exponent).parse() {
        Ok(exponent) => exponent,
        Err(_) if exponent.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'+')) => {
            return Err(Unread::TooLong);
        }
        Err(_) => return Err(Unread::NotNumber),
    };
    let shift = i64::try_from(places).map_err(|_| Unread::TooLong)?;
    scaled(negative, mantissa, exponent.checked_sub(shift).ok_or(Unread::TooLong)?)
}

/// Plain digits times a power of ten, by moving the dot.
fn scaled(negative: bool, plain: &str, exponent: i64) -> Result<Number, Unread> {
    // Nearly always the dot stands where it is.
    if exponent == 0
        && plain.starts_with(|sign: char| sign.is_ascii_digit())
        && let Ok(number) = Number::parse(plain)
    {
        return Ok(if negative { number.negated() } else { number });
    }
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let mut digits: String = [whole, decimals].concat();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Unread::NotNumber);
    }
    let moved = i64::try_from(decimals.len()).map_err(|_| Unread::TooLong)?;
    let exponent = exponent.checked_sub(moved).ok_or(Unread::TooLong)?;
    let zeros = usize::try_from(exponent.unsigned_abs()).map_err(|_| Unread::TooLong)?;
    if zeros > DIGITS {
        return Err(Unread::TooLong);
    }
    if exponent >= 0 {
        digits.push_str(&"0".repeat(zeros));
    } else {
        let missing = (zeros + 1).saturating_sub(digits.len());
        digits.insert_str(0, &"0".repeat(missing));
        digits.insert(digits.len() - zeros, '.');
    }
    if negative {
        digits.insert(0, '-');
    }
    Number::parse(&digits).map_err(|_| Unread::TooLong)
}

/// Whether a cell is a number that a spreadsheet has cut: `2,69E+06`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digit = |c: char| c.is_ascii_digit();
    mantissa.starts_with(|c: char| c.is_ascii_digit() || c == '-')
        && mantissa.chars().all(|c| digit(c) || matches!(c, ',' | '.' | '-'))
        && !exponent.is_empty()
        && exponent.len() <= 12
        && exponent.chars().all(digit)
}

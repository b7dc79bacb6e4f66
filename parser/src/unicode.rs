//! The properties of characters that the grammar names; ASCII, which is nearly all, is answered without a table.

#![expect(non_snake_case, reason = "the generated code calls them by the names of the grammar")]

// Every property that a grammar may name; those below are found before them.
pub use upstream::unicode::*;

/// A letter of any script.
#[inline]
#[must_use]
pub fn LETTER(sign: char) -> bool {
    if sign.is_ascii() { sign.is_ascii_alphabetic() } else { upstream::unicode::LETTER(sign) }
}

/// The sign of a currency.
#[inline]
#[must_use]
pub fn CURRENCY_SYMBOL(sign: char) -> bool {
    if sign.is_ascii() { sign == '$' } else { upstream::unicode::CURRENCY_SYMBOL(sign) }
}

/// A capital letter of any script.
#[inline]
#[must_use]
pub fn UPPERCASE_LETTER(sign: char) -> bool {
    if sign.is_ascii() { sign.is_ascii_uppercase() } else { upstream::unicode::UPPERCASE_LETTER(sign) }
}

//! What an expression comes to: a number, a truth, a text, a day or a period.
//!
//! Guarantees that equality, order and hash agree, so that a value may be the key of a map. Holds no
//! unit: the checker has settled units before there is a value.

use std::sync::Arc;

use crate::value::{Date, Number, Period};

/// One value of the language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// An exact number; its unit is the declaration's.
    Number(Number),
    /// `sim` or `não`.
    Truth(bool),
    /// A text, a code or a member of a category.
    Text(Arc<str>),
    /// A day.
    Date(Date),
    /// A month, four months, a year…
    Period(Period),
}

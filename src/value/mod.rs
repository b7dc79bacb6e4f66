//! Exact values: numbers, units, dates, periods, intervals, and how they are written.
//!
//! Receives plain integers and short texts; guarantees that no operation rounds unless it is asked to,
//! and that what cannot be answered is an error or `None`, never a panic. Knows no places in a text and
//! raises no diagnostics.

pub mod format;

mod date;
mod intervals;
mod number;
mod period;
mod range;
mod unit;
#[expect(clippy::module_inception, reason = "the value of the language is the idea of this file")]
mod value;

pub use date::{Date, MONTHS};
pub use intervals::Intervals;
pub use number::{Number, NumberError, Rounding, share, share_capped};
pub use period::{Grain, Period, PeriodError};
pub use range::{Bound, Range};
pub use unit::{Dimension, UnitId};
pub use value::Value;

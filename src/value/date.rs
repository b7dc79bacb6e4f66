//! Days of the calendar, from 01/01/0001 to 31/12/9999.
//!
//! Receives a day, a month and a year, or a date as the gazette or a file prints it; guarantees a day
//! that exists. Knows no hours, no zones and no holidays.

use std::fmt;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

/// The months of the year, without accents.
pub const MONTHS: [&str; 12] = [
    "janeiro",
    "fevereiro",
    "marco",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
];

/// A day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(
    // Invariant: the year is from 1 to 9999.
    NaiveDate,
);

impl Date {
    /// The day, where it exists.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        Date::held(NaiveDate::from_ymd_opt(year, month, day)?)
    }

    fn held(day: NaiveDate) -> Option<Date> {
        (1..=9999).contains(&day.year()).then_some(Date(day))
    }

    /// Reads `25/07/2023`; the day and the month may have one digit.
    #[must_use]
    pub fn parse_br(text: &str) -> Option<Date> {
        let mut parts = text.split('/');
        let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(i32::try_from(digits(year, 4, 4)?).ok()?, digits(month, 1, 2)?, digits(day, 1, 2)?)
    }

    /// Reads `2023-07-25`.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Date> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Date::new(i32::try_from(digits(year, 4, 4)?).ok()?, digits(month, 2, 2)?, digits(day, 2, 2)?)
    }

    /// `2023-07-25`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day so many days later, or earlier where negative.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Option<Date> {
        Date::held(self.0.checked_add_signed(TimeDelta::try_days(days)?)?)
    }

    /// The same day so many months later, or earlier where negative; the last of the month where it is
    /// shorter.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Option<Date> {
        let size = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
        let moved = if months < 0 { self.0.checked_sub_months(size) } else { self.0.checked_add_months(size) };
        Date::held(moved?)
    }

    /// How many days from this to `other`; negative where `other` is earlier.
    #[must_use]
    pub fn days_until(self, other: Date) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// How many whole months from this to `other`: the most that [`Date::plus_months`] takes without
    /// passing it; negative where `other` is earlier.
    #[must_use]
    pub fn months_until(self, other: Date) -> i64 {
        if other < self {
            return -other.months_until(self);
        }
        let months = other.month_count() - self.month_count();
        match self.plus_months(months) {
            Some(day) if day <= other => months,
            _ => months - 1,
        }
    }

    /// Months since the year 0.
    fn month_count(self) -> i64 {
        i64::from(self.year()) * 12 + i64::from(self.0.month0())
    }

    /// The day by its number: 1 is 01/01/0001.
    #[must_use]
    pub fn from_days(days: i32) -> Option<Date> {
        Date::held(NaiveDate::from_num_days_from_ce_opt(days)?)
    }

    /// The number of the day: 1 for 01/01/0001.
    #[must_use]
    pub fn to_days(self) -> i32 {
        self.0.num_days_from_ce()
    }

    /// The first day there is.
    #[must_use]
    pub fn first() -> Date {
        Date::new(1, 1, 1).unwrap_or(Date(NaiveDate::MIN))
    }

    /// The last day there is.
    #[must_use]
    pub fn last() -> Date {
        Date::new(9999, 12, 31).unwrap_or(Date(NaiveDate::MAX))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year()))
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A whole number of so many ASCII digits.
pub(in crate::value) fn digits(text: &str, fewest: usize, most: usize) -> Option<u32> {
    let right = (fewest..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if right { text.parse().ok() } else { None }
}

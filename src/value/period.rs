//! Periods of the calendar: a month, two, three, four or six months, a year.
//!
//! Receives a grain and a date, a code (`2024Q2`) or the words of a resolution (`2º quadrimestre de
//! 2024`); guarantees that the periods of a grain are consecutive integers. Knows nothing of when an act
//! is in force.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::value::Date;
use crate::value::date::digits;

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// One month.
    Month,
    /// Two months: `bimestre`.
    Bimester,
    /// Three months: `trimestre`.
    Quarter,
    /// Four months: `quadrimestre`.
    FourMonths,
    /// Six months: `semestre`.
    Semester,
    /// Twelve months.
    Year,
}

impl Grain {
    /// Every grain, the shorter first.
    pub const ALL: [Grain; 6] =
        [Grain::Month, Grain::Bimester, Grain::Quarter, Grain::FourMonths, Grain::Semester, Grain::Year];

    /// How many months.
    #[must_use]
    pub const fn months(self) -> i32 {
        match self {
            Grain::Month => 1,
            Grain::Bimester => 2,
            Grain::Quarter => 3,
            Grain::FourMonths => 4,
            Grain::Semester => 6,
            Grain::Year => 12,
        }
    }

    /// Its word: `quadrimestre`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Grain::Month => "mês",
            Grain::Bimester => "bimestre",
            Grain::Quarter => "trimestre",
            Grain::FourMonths => "quadrimestre",
            Grain::Semester => "semestre",
            Grain::Year => "ano",
        }
    }

    /// The grain of a word, whatever its case and with or without the accent.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Grain> {
        if let Some(exact) = Grain::ALL.into_iter().find(|grain| grain.word() == word) {
            return Some(exact);
        }
        let plain = |text: &str| -> String {
            text.nfd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect()
        };
        let word = plain(word);
        Grain::ALL.into_iter().find(|grain| plain(grain.word()) == word)
    }

    /// The letter of its codes, for the grains that have one.
    const fn letter(self) -> Option<char> {
        match self {
            Grain::Month | Grain::Year => None,
            Grain::Bimester => Some('B'),
            Grain::Quarter => Some('T'),
            Grain::FourMonths => Some('Q'),
            Grain::Semester => Some('S'),
        }
    }
}

/// A period: the `index`-th of its grain since the year 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Its length.
    pub grain: Grain,
    /// Months since the year 0 over the months of the grain.
    pub index: i32,
}

/// Why a text is not a period of a grain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// It is no period.
    Unreadable,
    /// It is a period of this other grain.
    OtherGrain(Grain),
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PeriodError::Unreadable => f.write_str("not a period"),
            PeriodError::OtherGrain(grain) => write!(f, "a period of another grain: {}", grain.word()),
        }
    }
}

impl std::error::Error for PeriodError {}

impl Period {
    /// The period of `grain` that a day is in.
    #[must_use]
    pub fn containing(grain: Grain, date: Date) -> Period {
        let month0 = i32::try_from(date.month()).unwrap_or(1) - 1;
        Period::of_month_count(grain, date.year() * 12 + month0)
    }

    fn of_month_count(grain: Grain, months: i32) -> Period {
        Period { grain, index: months.div_euclid(grain.months()) }
    }

    /// The `ordinal`-th period of `grain` in a year from 1 to 9999; `None` where there is none.
    #[must_use]
    pub fn of_year(grain: Grain, year: i32, ordinal: u32) -> Option<Period> {
        let in_year = 12 / grain.months();
        let ordinal = i32::try_from(ordinal).ok()?;
        let exists = (1..=9999).contains(&year) && (1..=in_year).contains(&ordinal);
        exists.then(|| Period { grain, index: year * in_year + ordinal - 1 })
    }

    /// Months from the year 0 to its first.
    fn month_count(self) -> i32 {
        self.index.saturating_mul(self.grain.months())
    }

    /// Its first month.
    #[must_use]
    pub fn first_month(self) -> Period {
        Period { grain: Grain::Month, index: self.month_count() }
    }

    /// Its last month.
    #[must_use]
    pub fn last_month(self) -> Period {
        Period { grain: Grain::Month, index: self.month_count().saturating_add(self.grain.months() - 1) }
    }

    /// Its first day; out of the calendar, the end of the calendar that is nearer.
    #[must_use]
    pub fn start(self) -> Date {
        let year = self.month_count().div_euclid(12);
        let month = u32::try_from(self.month_count().rem_euclid(12) + 1).unwrap_or(1);
        match Date::new(year, month, 1) {
            Some(date) => date,
            None if year < 1 => Date::first(),
            None => Date::last(),
        }
    }

    /// Its last day.
    #[must_use]
    pub fn end(self) -> Date {
        let next = self.next();
        if next.year() > 9999 {
            return Date::last();
        }
        next.start().plus_days(-1).unwrap_or_else(Date::first)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i64 {
        self.start().days_until(self.end()) + 1
    }

    /// The year it is in.
    #[must_use]
    pub fn year(self) -> i32 {
        self.month_count().div_euclid(12)
    }

    /// Its place among the periods of its grain in its year, from 1.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        u32::try_from(self.index.rem_euclid(12 / self.grain.months()) + 1).unwrap_or(1)
    }

    /// The following period.
    #[must_use]
    pub fn next(self) -> Period {
        self.plus(1)
    }

    /// The preceding period.
    #[must_use]
    pub fn previous(self) -> Period {
        self.plus(-1)
    }

    /// The period so many later, or earlier where negative.
    #[must_use]
    pub fn plus(self, count: i32) -> Period {
        Period { grain: self.grain, index: self.index.saturating_add(count) }
    }

    /// The period of `grain` that its first month is in.
    #[must_use]
    pub fn within(self, grain: Grain) -> Period {
        Period::of_month_count(grain, self.month_count())
    }

    /// Whether a day is in it.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        Period::containing(self.grain, date) == self
    }

    /// Whether every month of `other` is one of its months.
    #[must_use]
    pub fn contains_period(self, other: Period) -> bool {
        self.first_month() <= other.first_month() && other.last_month() <= self.last_month()
    }

    /// Its months, in order.
    #[must_use]
    pub fn months(self) -> impl DoubleEndedIterator<Item = Period> + Clone {
        let first = self.first_month();
        (0..self.grain.months()).map(move |months| first.plus(months))
    }

    /// `2024Q2`, `2024-07`, `2024`, `2024T3`, `2024B1`, `2024S2`.
    #[must_use]
    pub fn code(self) -> String {
        let (year, ordinal) = (self.year(), self.ordinal());
        match (self.grain, self.grain.letter()) {
            (Grain::Month, _) => format!("{year:04}-{ordinal:02}"),
            (_, Some(letter)) => format!("{year:04}{letter}{ordinal}"),
            (_, None) => format!("{year:04}"),
        }
    }

    /// Reads a period of `grain`: its code in either case, or the words of a resolution (`2º
    /// quadrimestre de 2024`, `3º quadrimestre/2023`, `09/2023`, `2024`).
    ///
    /// # Errors
    /// `OtherGrain` for a period of another grain; `Unreadable`.
    pub fn parse(text: &str, grain: Grain) -> Result<Period, PeriodError> {
        let text = text.trim();
        let period = from_code(text).or_else(|| from_words(text)).ok_or(PeriodError::Unreadable)?;
        if period.grain == grain { Ok(period) } else { Err(PeriodError::OtherGrain(period.grain)) }
    }
}

fn year(text: &str) -> Option<i32> {
    i32::try_from(digits(text, 4, 4)?).ok()
}

fn from_code(text: &str) -> Option<Period> {
    let (start, rest) = text.split_at_checked(4)?;
    let year = year(start)?;
    let mut letters = rest.chars();
    let Some(letter) = letters.next() else {
        return Period::of_year(Grain::Year, year, 1);
    };
    if letter == '-' {
        return Period::of_year(Grain::Month, year, digits(letters.as_str(), 2, 2)?);
    }
    let letter = letter.to_ascii_uppercase();
    let grain = Grain::ALL.into_iter().find(|grain| grain.letter() == Some(letter))?;
    Period::of_year(grain, year, digits(letters.as_str(), 1, 1)?)
}

fn from_words(text: &str) -> Option<Period> {
    if let Some((month, of_year)) = text.split_once('/')
        && let Some(month) = digits(month.trim(), 1, 2)
    {
        return Period::of_year(Grain::Month, year(of_year.trim())?, month);
    }
    let words = text.replace('/', " de ");
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.as_slice() {
        [word, "de", of_year] if Grain::from_word(word) == Some(Grain::Year) => {
            Period::of_year(Grain::Year, year(of_year)?, 1)
        }
        [ordinal, word, "de", of_year] => {
            let ordinal = digits(ordinal.strip_suffix(['º', 'o', '°'])?, 1, 2)?;
            Period::of_year(Grain::from_word(word)?, year(of_year)?, ordinal)
        }
        _ => None,
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, ordinal) = (self.year(), self.ordinal());
        match self.grain {
            Grain::Month => f.pad(&format!("{ordinal:02}/{year:04}")),
            Grain::Year => f.pad(&format!("ano de {year:04}")),
            _ => f.pad(&format!("{ordinal}º {} de {year:04}", self.grain.word())),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::{Grain, Period};
    use crate::value::Date;

    fn period(code: &str, grain: Grain) -> Period {
        Period::parse(code, grain).unwrap()
    }

    #[test]
    fn periods_follow_each_other_over_the_year() {
        let last = period("2023Q3", Grain::FourMonths);
        assert_eq!(last.next(), period("2024Q1", Grain::FourMonths));
        assert_eq!(last.next().previous(), last);
        assert_eq!(last.plus(-3).code(), "2022Q3");
    }

    #[test]
    fn a_period_is_in_the_longer_one() {
        let july = period("2024-07", Grain::Month);
        assert_eq!(july.within(Grain::FourMonths).code(), "2024Q2");
        assert!(period("2024", Grain::Year).contains_period(july));
        assert!(!july.contains_period(period("2024", Grain::Year)));
        let months: Vec<String> = july.within(Grain::Quarter).months().map(Period::code).collect();
        assert_eq!(months, ["2024-07", "2024-08", "2024-09"]);
    }

    #[test]
    fn a_period_contains_its_days() {
        let second = period("2024Q2", Grain::FourMonths);
        assert!(second.contains(second.start()) && second.contains(second.end()));
        assert!(!second.contains(Date::new(2024, 9, 1).unwrap()));
    }

    #[test]
    fn a_period_out_of_the_calendar_ends_with_it() {
        let far = Period { grain: Grain::Year, index: i32::MAX };
        assert_eq!((far.start(), far.end()), (Date::last(), Date::last()));
        let before = Period { grain: Grain::Year, index: i32::MIN };
        assert_eq!((before.start(), before.end()), (Date::first(), Date::first()));
    }
}

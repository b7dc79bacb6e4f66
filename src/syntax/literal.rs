//! Numbers, dates and periods as the gazette prints them.
//!
//! Every literal is exact. One that names no number, day or period is reported at its place and read as an error.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{DurationUnit, ExprKind};
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule};
use crate::value::{Date, Grain, Number, Period, Rounding};

impl<'i> Reader<'i> {
    /// Any literal of an expression, but texts and truths.
    pub(super) fn literal(&mut self, pair: Pair<'i>) -> ExprKind {
        match pair.as_rule() {
            Rule::number => self.plain_number(&pair),
            Rule::percent => self.hundredths(pair).map_or(ExprKind::Error, ExprKind::Percent),
            Rule::points => self.hundredths(pair).map_or(ExprKind::Error, ExprKind::Points),
            Rule::money => self.money(pair),
            Rule::date => self.date(&pair).map_or(ExprKind::Error, ExprKind::Date),
            Rule::month => self.month(&pair).map_or(ExprKind::Error, ExprKind::Period),
            Rule::part_year => self.part_of_year(&pair).map_or(ExprKind::Error, ExprKind::Period),
            Rule::whole_year => self.whole_year(&pair).map_or(ExprKind::Error, ExprKind::Period),
            Rule::duration => {
                self.duration(pair).map_or(ExprKind::Error, |(count, unit)| ExprKind::Duration(count, unit))
            }
            _ => ExprKind::Error,
        }
    }

    fn plain_number(&mut self, pair: &Pair<'i>) -> ExprKind {
        let span = self.span(pair);
        self.digits(pair.as_str(), span)
            .map_or(ExprKind::Error, |number| ExprKind::Number(number, pair.as_str().to_owned()))
    }

    /// The number that digits write, `1.200,5`.
    pub(super) fn digits(&mut self, written: &str, span: Span) -> Option<Number> {
        let number = if written.bytes().all(|byte| byte.is_ascii_digit()) {
            Number::parse(written).ok()
        } else if let Some(plain) = ungroup(written) {
            Number::parse(&plain).ok()
        } else {
            self.report(number_grouping(written, span));
            return None;
        };
        if number.is_none() {
            self.report(number_too_large(span));
        }
        number
    }

    /// The number of a node that has digits within, `R$ 1,00`.
    fn inner_digits(&mut self, cursor: &mut Cursor<'i>, rule: Rule) -> Option<Number> {
        let digits = cursor.accept(rule)?;
        let span = self.span(&digits);
        self.digits(digits.as_str(), span)
    }

    fn hundredths(&mut self, pair: Pair<'i>) -> Option<Number> {
        let number = self.inner_digits(&mut Cursor::of(pair), Rule::digits)?;
        number.divided_by(&Number::HUNDRED).ok()
    }

    fn money(&mut self, pair: Pair<'i>) -> ExprKind {
        let mut cursor = Cursor::of(pair);
        let symbol = cursor.accept(Rule::currency).map(|currency| currency.as_str().to_owned()).unwrap_or_default();
        self.inner_digits(&mut cursor, Rule::digits).map_or(ExprKind::Error, |amount| ExprKind::Money(symbol, amount))
    }

    /// `2 meses`.
    pub(super) fn duration(&mut self, pair: Pair<'i>) -> Option<(Number, DurationUnit)> {
        let mut cursor = Cursor::of(pair);
        let count = self.inner_digits(&mut cursor, Rule::number)?;
        let unit = match cursor.accept(Rule::duration_word)?.as_str().chars().next() {
            Some('d') => DurationUnit::Day,
            Some('m') => DurationUnit::Month,
            _ => DurationUnit::Year,
        };
        Some((count, unit))
    }

    /// A day, `25/07/2023`.
    pub(super) fn date(&mut self, pair: &Pair<'i>) -> Option<Date> {
        let mut numbers = pair.as_str().trim().split('/').map(|part| part.parse::<u32>().ok());
        let (day, month, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
        let date = i32::try_from(year).ok().and_then(|year| Date::new(year, month, day));
        if date.is_none() {
            let span = self.span(pair);
            self.report(no_such_date(pair.as_str().trim(), span));
        }
        date
    }

    /// The next child as a day. A month there is reported, and stands for its first day.
    pub(super) fn take_day(&mut self, cursor: &mut Cursor<'i>) -> Option<Spanned<Date>> {
        if let Some(pair) = cursor.accept(Rule::month) {
            let span = self.span(&pair);
            self.report(month_for_date(pair.as_str().trim(), span));
            return self.month(&pair).map(|month| Spanned::new(month.start(), span));
        }
        let pair = cursor.accept(Rule::date)?;
        let span = self.span(&pair);
        self.date(&pair).map(|date| Spanned::new(date, span))
    }

    fn month(&mut self, pair: &Pair<'i>) -> Option<Period> {
        let (month, year) = pair.as_str().trim().split_once('/')?;
        self.period(Grain::Month, year, month, pair)
    }

    fn part_of_year(&mut self, pair: &Pair<'i>) -> Option<Period> {
        let mut cursor = Cursor::of(pair.clone());
        let ordinal = cursor.accept(Rule::ordinal)?;
        let grain = Grain::from_word(cursor.accept(Rule::grain)?.as_str())?;
        let year = cursor.accept(Rule::year)?;
        let ordinal = ordinal.as_str().trim_end_matches(|sign: char| !sign.is_ascii_digit());
        self.period(grain, year.as_str(), ordinal, pair)
    }

    fn whole_year(&mut self, pair: &Pair<'i>) -> Option<Period> {
        let year = Cursor::of(pair.clone()).accept(Rule::year)?;
        self.period(Grain::Year, year.as_str(), "1", pair)
    }

    fn period(&mut self, grain: Grain, year: &str, ordinal: &str, whole: &Pair<'i>) -> Option<Period> {
        let number = ordinal.parse::<u32>().ok();
        let known = year.parse::<i32>().ok().filter(|year| *year > 0).zip(number);
        let period = known.and_then(|(year, number)| Period::of_year(grain, year, number));
        if period.is_none() {
            let span = self.span(whole);
            self.report(no_such_period(whole.as_str().trim(), grain, span));
        }
        period
    }

    /// The next child as a whole number, such as the one of `com 2 casas`.
    pub(super) fn take_integer(&mut self, cursor: &mut Cursor<'i>) -> Option<Spanned<u32>> {
        let pair = cursor.accept(Rule::integer)?;
        let span = self.span(&pair);
        let Ok(value) = pair.as_str().trim().parse::<u32>() else {
            self.report(number_too_large(span));
            return None;
        };
        Some(Spanned::new(value, span))
    }

    /// The next child as a whole number that is at most so large.
    pub(super) fn take_integer_to(&mut self, cursor: &mut Cursor<'i>, most: u32) -> Option<Spanned<u32>> {
        let pair = cursor.accept(Rule::integer)?;
        let span = self.span(&pair);
        match pair.as_str().trim().parse::<u32>() {
            Ok(value) if value <= most => Some(Spanned::new(value, span)),
            _ => {
                self.report(number_above(most, span));
                None
            }
        }
    }

    /// The next child as a rounding mode.
    pub(super) fn take_rounding(&self, cursor: &mut Cursor<'i>) -> Option<Spanned<Rounding>> {
        let pair = cursor.accept(Rule::rounding)?;
        let words: Vec<&str> = pair.as_str().split_whitespace().collect();
        let mode = match words.as_slice() {
            ["meio", "para", "cima"] => Rounding::HalfAwayFromZero,
            ["meio", "par"] => Rounding::HalfToEven,
            ["para", "cima"] | ["teto"] => Rounding::Ceiling,
            ["para", "baixo"] | ["piso"] => Rounding::Floor,
            _ => Rounding::Truncate,
        };
        Some(Spanned::new(mode, self.span(&pair)))
    }
}

/// `1.200,5` as `1200.5`; nothing when the dots do not group by three or there is more than one comma.
fn ungroup(written: &str) -> Option<String> {
    let (whole, places) = match written.split_once(',') {
        Some((whole, places)) => (whole, Some(places)),
        None => (written, None),
    };
    if places.is_some_and(|places| places.contains([',', '.'])) {
        return None;
    }
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let mut plain = String::with_capacity(written.len());
    plain.push_str(first);
    for group in groups {
        if first.len() > 3 || group.len() != 3 {
            return None;
        }
        plain.push_str(group);
    }
    if let Some(places) = places {
        plain.push('.');
        plain.push_str(places);
    }
    Some(plain)
}

/// What was probably meant by digits that do not group: `1.5` is `1,5`, and `1,200.50` is `1.200,50`.
fn regroup(written: &str) -> Option<String> {
    let swapped: String = written
        .chars()
        .map(|sign| {
            if sign == '.' {
                ','
            } else if sign == ',' {
                '.'
            } else {
                sign
            }
        })
        .collect();
    let single = written.matches('.').count() == 1 && !written.contains(',');
    (single || ungroup(&swapped).is_some()).then_some(swapped)
}

/// `1.5`: a dot that groups no thousands.
fn number_grouping(written: &str, span: Span) -> Diagnostic {
    let problem = Diagnostic::error(codes::SYNTAX_NUMBER_GROUPING, span).arg("number", written);
    match regroup(written) {
        Some(meant) => problem.help("help").arg("meant", &meant).fix(span, meant),
        None => problem.help("help_unclear"),
    }
}

/// A number of more digits than can be computed with.
fn number_too_large(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_NUMBER_TOO_LARGE, span).help("help")
}

/// `com 2000000 casas`.
fn number_above(most: u32, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_NUMBER_TOO_LARGE, span).arg("most", most).help("help_most")
}

/// `31/02/2023`.
fn no_such_date(written: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_NO_SUCH_DATE, span).arg("date", written).help("help")
}

/// `13/2023`, `4º quadrimestre de 2023`.
fn no_such_period(written: &str, grain: Grain, span: Span) -> Diagnostic {
    let count = 12 / grain.months().max(1);
    let help = if grain == Grain::Year { "help_year" } else { "help" };
    Diagnostic::error(codes::SYNTAX_NO_SUCH_PERIOD, span)
        .arg("period", written)
        .arg("grain", grain.word())
        .arg("count", count)
        .help(help)
}

/// `12/2023` where the day is due, as in the act's own date.
fn month_for_date(written: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_MONTH_FOR_DATE, span)
        .arg("month", written)
        .help("help")
        .fix(span, format!("01/{written}"))
}

//! Facts of `tests/tables/*.csv`, one a row: what is done, to what, and what it must give.

use std::path::Path;

use valora::value::{Date, Grain, Number, NumberError, Period, PeriodError, Rounding, format};

/// Every row of a table without its heading, with the number of its line.
fn rows(name: &str) -> Vec<(usize, Vec<String>)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tables").join(name);
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).from_path(path).unwrap();
    let rows: Vec<_> = reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            let line = record.position().map_or(0, |position| usize::try_from(position.line()).unwrap());
            (line, record.iter().map(str::to_owned).collect())
        })
        .collect();
    assert!(!rows.is_empty(), "{name} has no row");
    rows
}

/// Asks every row and reports all that are not as written.
fn check(name: &str, answer: impl Fn(&[&str]) -> Vec<String>) {
    let mut wrong = Vec::new();
    for (line, row) in rows(name) {
        let row: Vec<&str> = row.iter().map(String::as_str).collect();
        let answers = answer(&row);
        let expected = &row[row.len() - answers.len()..];
        if answers != expected {
            wrong.push(format!("{name}:{line}: {row:?} gives {answers:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A number of a table: `1.5`, or `1/3`.
fn number(text: &str) -> Number {
    match text.split_once('/') {
        Some((num, den)) => Number::parse(num).unwrap().divided_by(&Number::parse(den).unwrap()).unwrap(),
        None => Number::parse(text).unwrap(),
    }
}

fn written(result: Result<Number, NumberError>) -> String {
    match result {
        Ok(number) => number.to_plain_string(),
        Err(error) => format!("{error:?}"),
    }
}

const MODES: [Rounding; 5] =
    [Rounding::HalfAwayFromZero, Rounding::HalfToEven, Rounding::Truncate, Rounding::Ceiling, Rounding::Floor];

#[test]
fn numbers() {
    check("numbers.csv", |row| {
        let [operation, left, right, _] = row else { panic!("{row:?}") };
        let answer = match *operation {
            "parse" => written(Number::parse(left)),
            "+" => written(number(left).plus(&number(right))),
            "-" => written(number(left).minus(&number(right))),
            "*" => written(number(left).times(&number(right))),
            "/" => written(number(left).divided_by(&number(right))),
            "power" => written(number(left).power(right.parse().unwrap())),
            "sqrt" => written(number(left).sqrt_round(&number(right), Rounding::HalfAwayFromZero)),
            "compare" => format!("{:?}", number(left).cmp(&number(right))),
            "multiple" => number(left).is_multiple_of(&number(right)).to_string(),
            "places" => number(left).decimal_places().map_or("none".to_owned(), |places| places.to_string()),
            "integer" => number(left).to_i64().map_or("none".to_owned(), |integer| integer.to_string()),
            _ => panic!("unknown operation {operation}"),
        };
        vec![answer]
    });
}

#[test]
fn rounding() {
    check("rounding.csv", |row| {
        let (value, step) = (number(row[0]), number(row[1]));
        MODES.iter().map(|mode| written(value.round(&step, *mode))).collect()
    });
}

#[test]
fn dates() {
    check("dates.csv", |row| {
        let [operation, left, right, _] = row else { panic!("{row:?}") };
        let date = |text: &str| Date::parse_br(text).unwrap();
        let none = |date: Option<Date>| date.map_or("none".to_owned(), |date| date.to_string());
        let answer = match *operation {
            "read" => none(Date::parse_br(left)),
            "read iso" => none(Date::parse_iso(left)),
            "iso" => date(left).iso(),
            "plus days" => none(date(left).plus_days(right.parse().unwrap())),
            "plus months" => none(date(left).plus_months(right.parse().unwrap())),
            "days until" => date(left).days_until(date(right)).to_string(),
            "months until" => date(left).months_until(date(right)).to_string(),
            "number" => date(left).to_days().to_string(),
            _ => panic!("unknown operation {operation}"),
        };
        vec![answer]
    });
}

#[test]
fn periods() {
    check("periods.csv", |row| {
        let [text, grain, ..] = row else { panic!("{row:?}") };
        match Period::parse(text, Grain::from_word(grain).unwrap()) {
            Err(PeriodError::Unreadable) => vec!["unreadable".to_owned(), String::new(), String::new(), String::new()],
            Err(PeriodError::OtherGrain(other)) => {
                vec![format!("is {}", other.word()), String::new(), String::new(), String::new()]
            }
            Ok(period) => {
                assert_eq!(Period::parse(&period.code(), period.grain), Ok(period), "code of {text}");
                assert_eq!(Period::parse(&period.to_string(), period.grain), Ok(period), "words of {text}");
                let days = format!("{}-{}", period.start(), period.end());
                vec![period.code(), period.to_string(), days, period.days().to_string()]
            }
        }
    });
}

#[test]
fn formats() {
    check("format.csv", |row| {
        let [kind, value, places, _] = row else { panic!("{row:?}") };
        let value = number(value);
        let count: Option<u32> = (!places.is_empty()).then(|| places.parse().unwrap());
        let answer = match *kind {
            "number" => format::number(&value, count),
            "percent" => format::percent(&value, count),
            "money" => format::money("R$", &value, count.unwrap()),
            _ => panic!("unknown kind {kind}"),
        };
        vec![answer]
    });
}

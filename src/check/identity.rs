//! Acts as sentences name them: `Resolução SES/MG nº 7.830, de 05 de novembro de 2021`, `Lei 8.080/1990`.
//!
//! Receives words; gives what they say of which acts: kind, organ, number, and the date or the year. An act named
//! without a number, or without any date, is passed over.

use crate::resolve::fold;
use crate::value::{Date, MONTHS};

/// The kinds of acts that have a number and a date.
const KINDS: &[&str] = &[
    "resolucao",
    "deliberacao",
    "portaria",
    "lei",
    "decreto",
    "instrucao",
    "contrato",
    "convenio",
    "termo",
    "edital",
    "emenda",
    "nota",
];

/// How many words may stand between the kind of an act and its number.
const BETWEEN: usize = 8;

/// When an act is said to be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Dated {
    /// `de 05/11/2021`.
    Day(Date),
    /// `/2021`.
    Year(i32),
}

impl Dated {
    /// Whether both may be of one act.
    pub(super) fn agrees(self, other: Dated) -> bool {
        match (self, other) {
            (Dated::Day(one), Dated::Day(other)) => one == other,
            (one, other) => one.year() == other.year(),
        }
    }

    fn year(self) -> i32 {
        match self {
            Dated::Day(day) => day.year(),
            Dated::Year(year) => year,
        }
    }
}

impl std::fmt::Display for Dated {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Dated::Day(day) => write!(formatter, "{day}"),
            Dated::Year(year) => write!(formatter, "{year}"),
        }
    }
}

/// An act, as named once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// `resolucao`.
    pub(super) kind: String,
    /// `sesmg`; empty when not said.
    pub(super) organ: String,
    /// `7830`.
    pub(super) number: String,
    /// Its date.
    pub(super) dated: Dated,
    /// Kind, organ and number as written: `Resolução SES/MG 7.830`.
    pub(super) words: String,
}

impl Named {
    /// The act of a header, of `fundamento`, `usa` or `altera`.
    pub(super) fn of(words: &str, number: &str, date: Date) -> Option<Named> {
        let words: Vec<&str> = words.split_whitespace().collect();
        let at = words.iter().rposition(|word| KINDS.contains(&fold(word).as_str()))?;
        let (digits, _) = number_of(number)?;
        let rest = words.get(at..)?;
        Some(Named { dated: Dated::Day(date), ..named(rest, number, digits, Dated::Day(date)) })
    }

    /// Whether both are one act, were it not for the dates. An organ may be left out, or cut short.
    pub(super) fn is_like(&self, other: &Named) -> bool {
        let (one, two) = (&self.organ, &other.organ);
        self.kind == other.kind && self.number == other.number && (one.starts_with(two) || two.starts_with(one))
    }
}

/// The acts that a sentence names with a date or a year.
pub(super) fn acts_in(text: &str) -> Vec<Named> {
    let mut found = Vec::new();
    if !text.contains(|sign: char| sign.is_ascii_digit()) {
        return found;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut from = 0;
    for (at, word) in words.iter().enumerate() {
        // From the number back: few numbers are of acts, and few words are looked at.
        let Some((digits, year)) = number_of(word) else { continue };
        let dated = day_after(words.get(at + 1..).unwrap_or(&[])).map(Dated::Day).or(year.map(Dated::Year));
        let before = words.get(from.max(at.saturating_sub(BETWEEN))..at).unwrap_or(&[]);
        from = at + 1;
        let (Some(dated), Some(start)) = (dated, before.iter().rposition(|word| is_kind(word))) else { continue };
        found.push(named(before.get(start..).unwrap_or(&[]), word, digits, dated));
    }
    found
}

fn is_kind(word: &str) -> bool {
    KINDS.contains(&fold(word.trim_matches(|sign: char| !sign.is_alphabetic())).as_str())
}

/// An act of these words, which begin with its kind.
fn named(words: &[&str], number: &str, digits: String, dated: Dated) -> Named {
    let kind = words.first().copied().unwrap_or_default().trim_matches(|sign: char| !sign.is_alphabetic());
    let sign =
        |word: &str| matches!(fold(word).trim_end_matches('.'), "n" | "nº" | "n°" | "n.º" | "n.°" | "no" | "numero");
    let organ: Vec<&str> = words.iter().skip(1).copied().filter(|word| !sign(word)).collect();
    let written = [&[kind], organ.as_slice(), &[number.trim_end_matches([',', '.', ';', ':'])]].concat();
    Named {
        kind: fold(kind),
        organ: fold(&organ.concat()).chars().filter(|sign| sign.is_alphabetic()).collect(),
        number: digits,
        dated,
        words: written.join(" "),
    }
}

/// The digits of a number, and the year after its bar: `7.224/20`, `5.861/2017`; `419/7224` is all number.
fn number_of(word: &str) -> Option<(String, Option<i32>)> {
    if !word.starts_with(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let word = word.trim_matches(|sign: char| !sign.is_ascii_digit());
    let digits = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    if word.is_empty() || word.chars().any(|sign| !sign.is_ascii_digit() && !matches!(sign, '.' | '/' | '-')) {
        return None;
    }
    if let Some((number, suffix)) = word.split_once('/') {
        let year = match (suffix.len(), suffix.parse::<i32>().ok()) {
            (2, Some(year)) => Some(if year < 50 { 2000 + year } else { 1900 + year }),
            (4, Some(year)) if (1900..2100).contains(&year) => Some(year),
            _ => None,
        };
        if year.is_some() {
            return Some((digits(number), year));
        }
    }
    Some((if word.contains('/') { word.to_owned() } else { digits(word) }, None))
}

/// The day that follows the number of an act: `de 05/11/2021`, `de 5 de novembro de 2021`.
fn day_after(words: &[&str]) -> Option<Date> {
    let bare = |word: &&str| word.trim_end_matches([',', '.', ';', ':', ')', '"']).to_owned();
    let mut words = words.iter();
    if !words.next()?.eq_ignore_ascii_case("de") {
        return None;
    }
    let day = bare(words.next()?);
    if let Some(date) = Date::parse_br(&day) {
        return Some(date);
    }
    let day: u32 = day.trim_end_matches(['º', '°', 'o']).parse().ok()?;
    let (of_month, month, of_year) = (words.next()?, bare(words.next()?), words.next()?);
    let year = bare(words.next()?);
    let month = MONTHS.iter().position(|known| *known == fold(&month))?;
    let is_date = of_month.eq_ignore_ascii_case("de") && of_year.eq_ignore_ascii_case("de");
    is_date.then_some(())?;
    Date::new(year.parse().ok()?, u32::try_from(month).ok()? + 1, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        acts_in(text).iter().map(|it| format!("{} {} {} {}", it.kind, it.organ, it.number, it.dated)).collect()
    }

    #[test]
    fn acts_are_found_in_sentences() {
        let dated = said("a Resolução SES/MG n.º 7.830, de 5 de novembro de 2021; a Lei Federal 8.080 de 19/09/1990.");
        assert_eq!(dated, ["resolucao sesmg 7830 05/11/2021", "lei federal 8080 19/09/1990"]);
        assert_eq!(
            said("Resolução SES/MG nº 7.224/20 c/c Deliberação CIB-SUS nº 3.589/21"),
            ["resolucao sesmg 7224 2020", "deliberacao cibsus 3589 2021"]
        );
        assert!(said("Termo de Compromisso 419/7224, Quadro VII; Resolução 7.830").is_empty());
        assert_eq!(said("Decreto nº 1, de 1º de março de 2021"), ["decreto  1 01/03/2021"]);
    }
}

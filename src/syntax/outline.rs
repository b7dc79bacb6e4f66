//! Which act a text is of and which it amends, found by its lines without reading the rest; and when two acts are one.
//!
//! Receives a text; gives identities. A line that cannot be read gives nothing: the parser says what is wrong with it
//! when the file is read.

use memchr::memmem;

use crate::syntax::ast::Act;
use crate::syntax::clause::fold;
use crate::value::Date;

/// The identity of an act, however its number and words are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ActKey {
    /// Kind and organ, in lower case without accents.
    pub words: String,
    /// The number without the dots that group it.
    pub number: String,
    /// The date.
    pub date: Date,
}

impl ActKey {
    /// Whether they are one act, or one act with two dates.
    #[must_use]
    pub fn same_number(&self, other: &ActKey) -> bool {
        self.words == other.words && self.number == other.number
    }

    fn new(words: &str, number: &str, date: Date) -> ActKey {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        ActKey { words: fold(&words).to_lowercase(), number: number.replace('.', ""), date }
    }
}

impl From<&Act> for ActKey {
    fn from(act: &Act) -> ActKey {
        ActKey::new(&act.words, &act.number, act.date)
    }
}

/// The act that a text is of: on its first line but `valora`.
#[must_use]
pub fn act_of(text: &str) -> Option<ActKey> {
    let lines = text.lines().map(|line| line.trim_start_matches('\u{FEFF}').trim());
    let mut lines = lines.filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("valora"));
    act(lines.next()?)
}

/// The acts that a text amends, in the order of its lines `altera`.
pub fn amended(text: &str) -> impl Iterator<Item = ActKey> + '_ {
    named_after("altera ", text)
}

/// The acts that a text uses, in the order of its lines `usa`.
pub fn used(text: &str) -> impl Iterator<Item = ActKey> + '_ {
    named_after("usa ", text)
}

/// The acts after a word that begins a line.
fn named_after<'t>(word: &'static str, text: &'t str) -> impl Iterator<Item = ActKey> + 't {
    let blank = |sign: char| sign != '\n' && (sign.is_whitespace() || sign == '\u{FEFF}');
    memmem::find_iter(text.as_bytes(), word).filter_map(move |at| {
        let before = text.get(..at)?.trim_end_matches(blank);
        let rest = text.get(at + word.len()..)?;
        let begins = before.is_empty() || before.ends_with('\n');
        begins.then(|| act(rest.lines().next().unwrap_or(rest))).flatten()
    })
}

/// The act that a line begins with: `resolução SES/MG nº 5.233, de 13/04/2016`.
fn act(line: &str) -> Option<ActKey> {
    let date = |after: &str| {
        let end = after.find(|sign: char| !sign.is_ascii_digit() && sign != '/').unwrap_or(after.len());
        Date::parse_br(after.get(..end)?)
    };
    let (before, date) = line.match_indices(" de ").find_map(|(at, found)| {
        let after = line.get(at + found.len()..)?.trim_start();
        Some((line.get(..at)?, date(after)?))
    })?;
    let (words, number) = before.trim_end().trim_end_matches(',').rsplit_once(char::is_whitespace)?;
    let is_number = number.starts_with(|sign: char| sign.is_ascii_digit());
    let words = ["nº", "n°", "n.º", "n.°"].iter().fold(words.trim_end(), |words, sign| words.trim_end_matches(sign));
    is_number.then(|| ActKey::new(words, number, date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acts_are_one_however_they_are_written() {
        let text = "valora 1\n\nResolução SES/XX 1.861 de 30/08/2017 \"Altera resolução X 1 de 01/01/2020\"\n\
            altera resolucao  SES/XX nº 1233, de 13/04/2016 {\n}\n  altera Lei 2 de 02/01/2020 {\n";
        let key = |words: &str, number: &str, date: &str| ActKey::new(words, number, Date::parse_br(date).unwrap());
        let expected = [key("resolução SES/XX", "1.233", "13/04/2016"), key("lei", "2", "02/01/2020")];
        assert_eq!(act_of(text), Some(key("Resolução SES/XX", "1861", "30/08/2017")));
        assert_eq!(amended(text).collect::<Vec<_>>(), expected);
    }
}

//! Which act a text is of and which it amends, found by its lines without reading the rest; and when two acts are one.
//!
//! Receives a text, or the content of a file that may be none; gives identities. A line that cannot be read gives
//! nothing: the parser says what is wrong with it when the file is read.

use memchr::{memchr, memmem, memrchr};
use pest::Parser;

use crate::source::SourceId;
use crate::syntax::ast::Act;
use crate::syntax::clause::fold;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::scan::Scanned;
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

/// Which acts a file has to do with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    act: ActKey,
    /// The acts that it amends or uses.
    names: Vec<ActKey>,
}

impl Outline {
    /// Of the content of a file; `None` where that takes reading it whole: its first line does not say of which act it
    /// is, or a line that says so, or which acts it amends or uses, cannot be read for certain.
    #[must_use]
    pub fn of(content: &[u8]) -> Option<Outline> {
        let readable = |line: &&str| !line.chars().any(|sign| sign == '\0' || ('\u{300}'..'\u{370}').contains(&sign));
        let first = first_line(content).filter(readable)?;
        let lines = ["altera", "usa"].into_iter().flat_map(|word| lines_after(word, content));
        let names = lines.map(|line| act(std::str::from_utf8(line).ok().filter(readable)?)).collect::<Option<_>>()?;
        Some(Outline { act: act(first)?, names })
    }

    /// Whether reading one of the two takes the other: they are one act, or one names the other.
    #[must_use]
    pub fn bears_on(&self, other: &Outline) -> bool {
        let names = |one: &Outline, other: &Outline| one.names.iter().any(|key| other.act.same_number(key));
        names(self, other) || names(other, self) || self.act.same_number(&other.act)
    }

    /// Whether every act that it names is that of one of these.
    #[must_use]
    pub fn finds_all(&self, others: &[Outline]) -> bool {
        self.names.iter().all(|key| others.iter().any(|it| it.act.same_number(key)))
    }
}

/// The act that a text is of: on its first line but `valora`.
#[must_use]
pub fn act_of(text: &str) -> Option<ActKey> {
    act(first_line(text.as_bytes())?)
}

/// The first line that says something; `None` also where it, or one above it, is not in UTF-8.
fn first_line(content: &[u8]) -> Option<&str> {
    for line in content.split(|byte| *byte == b'\n') {
        let line = std::str::from_utf8(line).ok()?.trim_start_matches('\u{FEFF}').trim();
        if !line.is_empty() && !line.starts_with("//") && !line.starts_with("valora") {
            return Some(line);
        }
    }
    None
}

/// The acts that a text amends, in the order of its lines `altera`.
pub fn amended(text: &str) -> impl Iterator<Item = ActKey> + '_ {
    named_after("altera", text)
}

/// The acts that a text uses, in the order of its lines `usa`.
pub fn used(text: &str) -> impl Iterator<Item = ActKey> + '_ {
    named_after("usa", text)
}

/// The acts after a word that begins a line.
fn named_after<'t>(word: &'static str, text: &'t str) -> impl Iterator<Item = ActKey> + 't {
    lines_after(word, text.as_bytes()).filter_map(|line| act(std::str::from_utf8(line).ok()?))
}

/// What follows a word that begins a clause, up to the end of the line. A clause begins on a line, or after what ends
/// another.
fn lines_after<'t>(word: &'static str, text: &'t [u8]) -> impl Iterator<Item = &'t [u8]> + 't {
    memmem::find_iter(text, word).filter_map(move |at| {
        let before = text.get(..at)?;
        let before = before.get(memrchr(b'\n', before).map_or(0, |newline| newline + 1)..)?;
        let begins = std::str::from_utf8(before).is_ok_and(|before| {
            let written = before.trim_end_matches(is_blank);
            written.is_empty()
                || written.ends_with([';', '}']) && !written.trim_start_matches(is_blank).starts_with("//")
        });
        let rest = text.get(at + word.len()..)?;
        let rest = rest.get(..memchr(b'\n', rest).unwrap_or(rest.len()))?;
        let is_word = std::str::from_utf8(rest).map_or(true, |rest| rest.starts_with(is_blank));
        (begins && is_word).then_some(rest)
    })
}

/// A sign that text pasted from the gazette may have for a space.
fn is_blank(sign: char) -> bool {
    sign != '\n' && (sign.is_whitespace() || sign == '\u{FEFF}')
}

/// The act that a line begins with, as the grammar reads it: `resolução SES/MG nº 5.233, de 13/04/2016`.
fn act(line: &str) -> Option<ActKey> {
    let scanned =
        Scanned { text: line.trim_start_matches(is_blank).into(), problems: Vec::new(), silenced: Vec::new() };
    let pair = Grammar::parse(Rule::begins_act, &scanned.text).ok()?.next()?;
    let act = Reader::new(SourceId::default(), &scanned).take_act(&mut Cursor::of(pair))?;
    Some(ActKey::from(&act))
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

    #[test]
    fn a_file_bears_on_what_it_names_and_on_what_names_it() {
        let of = |text: &str| Outline::of(text.as_bytes()).unwrap();
        let one = of("valora 1\n\nresolução SES/XX 1 de 01/01/2020\n");
        let again = of("Resolucao SES/XX nº 1, de 02/01/2020 \"Outra data\"\n");
        let amends = of("resolução SES/XX 2 de 01/01/2021\naltera resolução SES/XX 1 de 01/01/2020 {\n}\n");
        let uses = of("resolução SES/XX 3 de 01/01/2021\nusa resolução SES/XX 2 de 01/01/2021\n");
        assert!(one.bears_on(&again) && one.bears_on(&amends) && amends.bears_on(&one) && amends.bears_on(&uses));
        assert!(!one.bears_on(&uses) && !uses.bears_on(&one));
        assert!(uses.finds_all(&[one.clone(), amends]) && !uses.finds_all(&[one]));
    }

    #[test]
    fn what_cannot_be_told_from_the_lines_is_not_guessed() {
        let head = "valora 1\nresolução SES/XX 1 de 01/01/2020\n";
        assert!(Outline::of(&[head.as_bytes(), b"// \xff\n"].concat()).is_some());
        assert_eq!(Outline::of(&[head.as_bytes(), b"altera \xff\n"].concat()), None);
        assert_eq!(Outline::of("resoluc\u{327}a\u{303}o SES/XX 1 de 01/01/2020\n".as_bytes()), None);
        assert_eq!(Outline::of(&[b"// \xff\n", head.as_bytes()].concat()), None);
        assert_eq!(Outline::of(b""), None);
    }
}

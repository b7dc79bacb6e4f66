//! Which act a file is of, and which acts it amends or uses: found line by line, without reading the rest.
//!
//! Receives a text; gives the identities on its lines `altera`, `usa` and on its header. A line that cannot be
//! read gives nothing: the parser says what is wrong with it when the file is read.

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

/// What a file is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The act that it is of.
    pub act: Option<ActKey>,
    /// The acts that it amends.
    pub amends: Vec<ActKey>,
    /// The acts whose declarations it uses.
    pub uses: Vec<ActKey>,
}

/// Which act a text is of, and which it names.
#[must_use]
pub fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut in_header = true;
    for line in text.lines() {
        let line = line.trim_start_matches('\u{FEFF}').trim_start();
        if let Some(rest) = line.strip_prefix("altera ") {
            outline.amends.extend(act(rest));
            in_header = false;
        } else if let Some(rest) = line.strip_prefix("usa ") {
            outline.uses.extend(rest.split(';').filter_map(|part| act(part.trim_start().trim_start_matches("usa "))));
        } else if in_header && !line.is_empty() && !line.starts_with("//") && !line.starts_with("valora") {
            outline.act = act(line);
            in_header = false;
        }
    }
    outline
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
        let text = "// nota\nvalora 1\n\nResolução  SES/MG nº 5.861, de 30/08/2017 \"Altera a 5.233 de 13/04/2016\"\n\
            usa resolução SES/MG 1 de 01/01/2020\naltera resolucao SES/MG 5233 de 13/04/2016 {\n}\n";
        let outline = outline(text);
        let key = |number: &str, date: &str| ActKey::new("resolução SES/MG", number, Date::parse_br(date).unwrap());
        assert_eq!(outline.act, Some(key("5.861", "30/08/2017")));
        assert_eq!(outline.amends, [key("5.233", "13/04/2016")]);
        assert_eq!(outline.uses, [key("1", "01/01/2020")]);
    }
}

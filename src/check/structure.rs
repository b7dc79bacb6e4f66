//! What is cited exists: the articles and annexes that `estrutura` says the act has.
//!
//! A place is judged level by level, as far as the structure lists parts of that kind: `Art. 9º` of an act of seven
//! articles is not there; `Art. 3º, § 4º` only where the structure lists the paragraphs of `Art. 3º`. A place of
//! another document (`Anexo V do Termo de Compromisso …`) is not judged.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Program;
use crate::resolve::fold;
use crate::source::{SourceId, Span, Spanned};

/// The outermost divisions of acts: an act with a structure that does not list them has none.
const DIVISIONS: &[&str] = &["art", "anexo", "clausula", "capitulo", "titulo", "secao"];

/// The number of a part, in the series that it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Number {
    /// `3º`, `2`.
    Digits(u32),
    /// `IV`.
    Roman(u32),
    /// `b`.
    Letter(u32),
    /// `único`.
    Only,
}

/// A part of a place: its kind, folded and in the singular, and its number.
type Part = (String, Number);

/// A part as written: `Art. 3º`, `Cláusulas 2.1 a 2.4`, `incisos I e II`, `Método de cálculo`.
#[derive(Clone, Debug, Default)]
struct Written {
    /// Kind, folded and in the singular.
    kind: String,
    /// Kind as written.
    words: String,
    /// The numbers, each by its levels: `2.1` has two.
    numbers: Vec<Vec<Number>>,
    /// Whether the last two numbers are the ends of a range.
    range: bool,
    /// Whether words follow the numbers.
    goes_on: bool,
}

/// The parts of one kind that stand within a part.
#[derive(Clone, Debug, Default)]
struct Listed {
    words: String,
    ranges: Vec<(Number, Number)>,
    span: Span,
}

/// What an act has: by what it stands within and by kind.
type Structure = BTreeMap<(Vec<Part>, String), Listed>;

/// Reports each place that the structure of its act does not have.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut structures: BTreeMap<SourceId, Structure> = BTreeMap::new();
    for place in &program.structure {
        list(structures.entry(place.span.source).or_default(), place);
    }
    if structures.is_empty() {
        return;
    }
    // Most places are cited many times.
    let mut there: BTreeSet<(SourceId, &[String])> = BTreeSet::new();
    for place in program.cited.iter().flat_map(|cited| &cited.places) {
        let Some(structure) = structures.get(&place.span.source) else { continue };
        if there.contains(&(place.span.source, place.value.as_slice())) {
            continue;
        }
        match judge(structure, place) {
            Some(found) => diagnostics.push(found),
            None => {
                there.insert((place.span.source, &place.value));
            }
        }
    }
}

/// Enters a place of `estrutura`, and what it stands within.
fn list(structure: &mut Structure, place: &Spanned<Vec<String>>) {
    let mut within: Vec<Part> = Vec::new();
    for part in &place.value {
        let written = written(part);
        let Some(numbers) = written.numbers.first() else {
            return;
        };
        let last = numbers.len().saturating_sub(1);
        for (level, from) in numbers.iter().enumerate() {
            let kind = if level == 0 { written.kind.clone() } else { String::new() };
            let words = if level == 0 { written.words.clone() } else { String::new() };
            let entry = structure.entry((within.clone(), kind.clone())).or_default();
            if entry.ranges.is_empty() {
                *entry = Listed { words, ranges: Vec::new(), span: place.span };
            }
            let until = written.numbers.get(1).filter(|_| level == last && written.range);
            let until = until.and_then(|until| until.last()).unwrap_or(from);
            entry.ranges.push((*from, *until));
            if level == last && !written.range {
                entry.ranges.extend(written.numbers.iter().skip(1).filter_map(|it| it.last()).map(|it| (*it, *it)));
            }
            within.push((kind, *from));
        }
    }
}

/// The finding about a place; none when the structure has it, or does not say.
fn judge(structure: &Structure, place: &Spanned<Vec<String>>) -> Option<Diagnostic> {
    let mut within: Vec<Part> = Vec::new();
    let mut before: Vec<&str> = Vec::new();
    for part in &place.value {
        let written = written(part);
        let outermost = within.is_empty();
        if outermost && written.goes_on {
            return None;
        }
        for number in &written.numbers {
            let mut within = within.clone();
            for (level, digit) in number.iter().enumerate() {
                let kind = if level == 0 { written.kind.as_str() } else { "" };
                match structure.get(&(within.clone(), kind.to_owned())) {
                    Some(listed) if listed.ranges.iter().any(|(from, until)| holds(*from, *until, *digit)) => {}
                    Some(listed) => {
                        let near = nearest(listed, *digit, number.get(..level).unwrap_or(&[]), &written.words);
                        let near = before.iter().copied().chain([near.as_str()]).collect::<Vec<_>>().join(", ");
                        return Some(citation_not_in_act(place, Some(near), listed.span));
                    }
                    None if level == 0 && outermost && is_division(kind) => {
                        let (near, span) = nearest_division(structure, kind);
                        return Some(citation_not_in_act(place, near, span));
                    }
                    None => return None,
                }
                within.push((kind.to_owned(), *digit));
            }
        }
        let number = written.numbers.first()?;
        for (level, digit) in number.iter().enumerate() {
            within.push((if level == 0 { written.kind.clone() } else { String::new() }, *digit));
        }
        before.push(part);
    }
    None
}

fn is_division(kind: &str) -> bool {
    kind.split(' ').next().is_some_and(|word| DIVISIONS.contains(&word))
}

fn holds(from: Number, until: Number, number: Number) -> bool {
    std::mem::discriminant(&from) == std::mem::discriminant(&number) && from <= number && number <= until
}

/// The part nearest to one that is not there, as it would be cited.
fn nearest(listed: &Listed, number: Number, above: &[Number], words: &str) -> String {
    let ends = listed.ranges.iter().flat_map(|(from, until)| [*from, *until]);
    let near = ends.min_by_key(|end| value(*end).abs_diff(value(number))).unwrap_or(number);
    let levels: Vec<String> = above.iter().chain([&near]).map(|number| shown(*number)).collect();
    // The shorter of the two is the singular.
    let is_shorter = !listed.words.is_empty() && (words.is_empty() || listed.words.len() < words.len());
    let words = if is_shorter { &listed.words } else { words };
    let only = levels.len() == 1 && matches!(near, Number::Digits(1..=9)) && ordinal(words);
    format!("{words} {}{}", levels.join("."), if only { "º" } else { "" })
}

/// A division of the act that begins as one of another kind, or any.
fn nearest_division(structure: &Structure, kind: &str) -> (Option<String>, Span) {
    let outer = || structure.iter().filter(|((within, _), _)| within.is_empty());
    let word = kind.split(' ').next();
    let alike = outer().find(|((_, other), _)| other.split(' ').next() == word);
    let span = alike.or_else(|| outer().next()).map_or_else(Span::default, |(_, listed)| listed.span);
    let near = alike.and_then(|(_, listed)| Some(nearest(listed, listed.ranges.first()?.0, &[], "")));
    (near, span)
}

/// Whether parts of a kind are numbered `1º` to `9º`.
fn ordinal(words: &str) -> bool {
    words == "§" || fold(words).starts_with("art") || fold(words).starts_with("paragrafo")
}

fn value(number: Number) -> u32 {
    match number {
        Number::Digits(value) | Number::Roman(value) | Number::Letter(value) => value,
        Number::Only => 1,
    }
}

fn shown(number: Number) -> String {
    match number {
        Number::Digits(value) => value.to_string(),
        Number::Roman(value) => roman(value),
        Number::Letter(value) => char::from_u32(u32::from('a') + value - 1).map(String::from).unwrap_or_default(),
        Number::Only => "único".to_owned(),
    }
}

/// Reads a part.
fn written(part: &str) -> Written {
    let mut written = Written::default();
    let mut kind: Vec<String> = Vec::new();
    let mut words: Vec<&str> = Vec::new();
    let mut joined = false;
    for word in part.split_whitespace() {
        let in_numbers = !written.numbers.is_empty();
        if in_numbers && matches!(word, "a" | "e") && !written.goes_on && !joined {
            written.range = word == "a";
            joined = true;
            continue;
        }
        let may_be_letter = !kind.is_empty() && (joined || !in_numbers);
        joined = false;
        match numbered(word, may_be_letter).filter(|_| !written.goes_on) {
            Some(number) => written.numbers.push(number),
            None if in_numbers => written.goes_on = true,
            None => {
                kind.push(singular(&fold(word.trim_end_matches('.'))));
                words.push(word);
            }
        }
    }
    written.range &= written.numbers.len() == 2;
    written.kind = kind.join(" ");
    written.words = words.join(" ");
    written
}

/// The levels of a number; a letter alone is one only where a number is due, so that `a` and `e` are not words.
fn numbered(word: &str, may_be_letter: bool) -> Option<Vec<Number>> {
    let word = word.trim_end_matches([':', ';', ')']);
    if matches!(fold(word).as_str(), "unico" | "unica") {
        return Some(vec![Number::Only]);
    }
    if may_be_letter && word.len() == 1 && word.chars().all(|sign| sign.is_ascii_lowercase()) {
        return word.chars().next().map(|sign| vec![Number::Letter(u32::from(sign) - u32::from('a') + 1)]);
    }
    let levels = word.trim_end_matches('.').split(['.', '-']);
    levels.map(level).collect()
}

fn level(word: &str) -> Option<Number> {
    let digits = word.trim_end_matches(['º', '°', 'ª']);
    if let Ok(number) = digits.parse() {
        return Some(Number::Digits(number));
    }
    roman_value(word).map(Number::Roman)
}

/// `anexos` as `anexo`, `§§` as `paragrafo`, `artigo` as `art`.
fn singular(word: &str) -> String {
    match word {
        "§" | "§§" => "paragrafo".to_owned(),
        "artigo" | "artigos" | "arts" => "art".to_owned(),
        "itens" => "item".to_owned(),
        _ => match word.strip_suffix("ores") {
            Some(stem) => format!("{stem}or"),
            None => word.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(word).to_owned(),
        },
    }
}

/// The values of roman signs, greatest first, those that subtract among them.
const ROMAN: [(&str, u32); 13] = [
    ("M", 1000),
    ("CM", 900),
    ("D", 500),
    ("CD", 400),
    ("C", 100),
    ("XC", 90),
    ("L", 50),
    ("XL", 40),
    ("X", 10),
    ("IX", 9),
    ("V", 5),
    ("IV", 4),
    ("I", 1),
];

fn roman(mut value: u32) -> String {
    let mut written = String::new();
    for (sign, of) in ROMAN {
        while value >= of {
            written.push_str(sign);
            value -= of;
        }
    }
    written
}

/// The value of a roman number in its one writing.
fn roman_value(word: &str) -> Option<u32> {
    let mut rest = word;
    let mut total = 0;
    for (sign, of) in ROMAN {
        while let Some(after) = rest.strip_prefix(sign) {
            total += of;
            rest = after;
        }
    }
    (rest.is_empty() && total > 0 && roman(total) == word).then_some(total)
}

fn citation_not_in_act(place: &Spanned<Vec<String>>, near: Option<String>, structure: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_CITATION_NOT_IN_ACT, place.span)
        .label(structure, "label_structure")
        .arg("place", place.value.join(", "))
        .help(if near.is_some() { "help_near" } else { "help" })
        .arg("near", near.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(structure: &[&str], cited: &str) -> Option<String> {
        let parts =
            |text: &str| Spanned::new(text.split(',').map(|part| part.trim().to_owned()).collect(), Span::default());
        let mut listed = Structure::new();
        structure.iter().for_each(|place| list(&mut listed, &parts(place)));
        let args = judge(&listed, &parts(cited))?.args;
        args.into_iter().find(|(name, _)| *name == "near").map(|(_, near)| near)
    }

    #[test]
    fn places_are_judged_as_far_as_the_structure_says() {
        let act = ["Art. 1º a 7º", "Art. 3º, §§ 1º a 3º", "Anexos I a IV", "Anexo IV, Indicadores 1 a 2"];
        for there in
            ["Art. 7º", "art. 3º, § 2º", "Art. 4º, § 9º", "Anexo IV, Indicador 2, Método de cálculo", "Apresentação"]
        {
            assert_eq!(found(&act, there), None, "{there}");
        }
        assert_eq!(found(&act, "Art. 9º").as_deref(), Some("Art. 7º"));
        assert_eq!(found(&act, "Art. 3º, § 4º").as_deref(), Some("Art. 3º, § 3º"));
        assert_eq!(found(&act, "Anexo V").as_deref(), Some("Anexo IV"));
        assert_eq!(found(&act, "Anexo IV, Indicador 3").as_deref(), Some("Anexo IV, Indicador 2"));
        assert_eq!(found(&act, "Cláusula 2.1").as_deref(), Some(""));
        assert_eq!(found(&act, "Anexo V do Termo de Compromisso 1/2"), None);
    }

    #[test]
    fn clauses_have_levels() {
        let act = ["Cláusula 1 a 9", "Cláusula 2.1 a 2.4", "Anexo Técnico I a II", "Cláusula 2.2, inciso I a IV"];
        assert_eq!(found(&act, "Cláusula 2.4"), None);
        assert_eq!(found(&act, "Cláusula 3.8"), None);
        assert_eq!(
            found(&["Cláusula 1.2, alínea a a c"], "Cláusula 1.2, alínea d").as_deref(),
            Some("Cláusula 1.2, alínea c")
        );
        assert_eq!(found(&act, "Cláusula 2.5").as_deref(), Some("Cláusula 2.4"));
        assert_eq!(found(&act, "Cláusula 2.2, incisos I e V").as_deref(), Some("Cláusula 2.2, inciso IV"));
        assert_eq!(found(&act, "Anexo I").as_deref(), Some("Anexo Técnico I"));
    }
}

//! A passage quoted twice is quoted with the same words.
//!
//! Two quotations of one place may be of different sentences, or one may be part of the other. Where most words agree
//! and some between them do not, one of the two is badly copied.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Program;
use crate::source::{Span, Spanned};

/// How many words two quotations must share before they are of one sentence.
const SHARED: usize = 4;
/// The longest quotation that is compared, in words: passages quoted to show where the law says so are short.
const LONGEST: usize = 400;
/// Which place is quoted: the file, and the place from its outermost part.
type Place<'a> = (crate::source::SourceId, &'a [String]);

/// Reports each place that two quotations give in different words.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut quoted: BTreeMap<Place<'_>, Vec<(&Spanned<String>, bool)>> = BTreeMap::new();
    for cited in &program.cited {
        let Some(quote) = &cited.quote else { continue };
        for place in &cited.places {
            quoted.entry((place.span.source, place.value.as_slice())).or_default().push((quote, cited.read));
        }
    }
    let mut told: Vec<Span> = Vec::new();
    for ((_, place), mut quotes) in quoted {
        quotes.sort_by_key(|(quote, _)| quote.span);
        for (at, (later, read)) in quotes.iter().enumerate() {
            let earlier = quotes.iter().take(at).filter(|(first, _)| first.value != later.value);
            let found = earlier.filter(|(_, first_read)| !read && !first_read).find_map(|(first, _)| {
                let difference = difference(&first.value, &later.value)?;
                Some(quoted_differently(place, first.span, later.span, &difference))
            });
            if let Some(found) = found.filter(|_| !told.contains(&later.span)) {
                told.push(later.span);
                diagnostics.push(found);
            }
        }
    }
}

/// The words in which two quotations of one sentence differ; none when they do not, or are of two sentences.
fn difference(first: &str, later: &str) -> Option<(String, String)> {
    let (one, two): (Vec<&str>, Vec<&str>) = (first.split_whitespace().collect(), later.split_whitespace().collect());
    if one.len().max(two.len()) > LONGEST {
        return None;
    }
    let pairs = in_common(&one, &two);
    let ((begin_one, begin_two), (end_one, end_two)) = (*pairs.first()?, *pairs.last()?);
    let span = (end_one - begin_one).max(end_two - begin_two) + 1;
    if pairs.len() < SHARED || pairs.len() == span || pairs.len() * 4 < span * 3 {
        return None;
    }
    let (mut at_one, mut at_two) = (begin_one, begin_two);
    let (mut only_one, mut only_two): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (next_one, next_two) in pairs {
        only_one.extend(one.get(at_one..next_one).unwrap_or(&[]));
        only_two.extend(two.get(at_two..next_two).unwrap_or(&[]));
        (at_one, at_two) = (next_one + 1, next_two + 1);
    }
    // What an ellipsis leaves out was not copied otherwise.
    let elided = only_one.iter().chain(&only_two).any(|word| word.contains('…') || word.contains("..."));
    (!elided).then(|| (only_one.join(" "), only_two.join(" ")))
}

/// The longest sequence of words that both have, in order: the places of each word in one and in the other.
fn in_common(one: &[&str], two: &[&str]) -> Vec<(usize, usize)> {
    // `lengths` holds, for each pair of places, the longest sequence from there on.
    let width = two.len() + 1;
    let mut lengths = vec![0_usize; (one.len() + 1) * width];
    let at = |row: usize, column: usize| row * width + column;
    let read = |lengths: &[usize], place: usize| lengths.get(place).copied().unwrap_or(0);
    for (row, word) in one.iter().enumerate().rev() {
        for (column, other) in two.iter().enumerate().rev() {
            let longest = if word == other {
                read(&lengths, at(row + 1, column + 1)) + 1
            } else {
                read(&lengths, at(row + 1, column)).max(read(&lengths, at(row, column + 1)))
            };
            if let Some(place) = lengths.get_mut(at(row, column)) {
                *place = longest;
            }
        }
    }
    let (mut row, mut column, mut pairs) = (0, 0, Vec::new());
    while let (Some(word), Some(other)) = (one.get(row), two.get(column)) {
        if word == other {
            pairs.push((row, column));
            (row, column) = (row + 1, column + 1);
        } else if read(&lengths, at(row + 1, column)) >= read(&lengths, at(row, column + 1)) {
            row += 1;
        } else {
            column += 1;
        }
    }
    pairs
}

fn quoted_differently(place: &[String], first: Span, later: Span, difference: &(String, String)) -> Diagnostic {
    let said = |words: &str| if words.is_empty() { "nothing" } else { "words" };
    Diagnostic::warning(codes::CHECK_QUOTED_DIFFERENTLY, later)
        .label(first, "label_first")
        .arg("place", place.join(", "))
        .arg("has_first", said(&difference.0))
        .arg("first", &difference.0)
        .arg("has_later", said(&difference.1))
        .arg("later", &difference.1)
        .help("help")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_sentence_in_other_words_differs() {
        let printed = "Esta Resolução entra em vigor na data de sua publicação.";
        let copied = "Esta Resolução entra em vigor na data da publicação.";
        assert_eq!(difference(printed, copied), Some(("de sua".to_owned(), "da".to_owned())));
        assert_eq!(difference(printed, "entra em vigor na data de sua publicação."), None);
        assert_eq!(difference(printed, "Ficam revogadas as disposições em contrário desta Resolução."), None);
        assert_eq!(difference("o valor será pago em três parcelas", "o valor será pago em … parcelas"), None);
    }
}

//! What follows `conforme`: places of the act, readings, the law's own words.
//!
//! `Art. 3º, § 1º; Anexo IV` are two places, of two parts and of one. The words of a place are an open set, so
//! that none is refused; a clause that a citation has swallowed by standing after its `;` is reported.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Citation, Name};
use crate::syntax::clause;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule};

impl<'i> Reader<'i> {
    /// A `cite` node.
    pub(super) fn citation(&mut self, pair: Pair<'i>) -> Citation {
        let mut citation = Citation { span: Some(self.span(&pair)), ..Citation::default() };
        for child in Cursor::of(pair) {
            match child.as_rule() {
                Rule::cite_part => self.cited(&child, &mut citation),
                _ => citation.quote = Some(self.quoted(&child)),
            }
        }
        citation
    }

    /// A `cite` node once more: what is wrong with it is said where its clause is read.
    pub(super) fn cited_anywhere(&self, pair: Pair<'i>) -> Citation {
        let mut citation = Citation { span: Some(self.span(&pair)), ..Citation::default() };
        for child in Cursor::of(pair) {
            match child.as_rule() {
                Rule::cite_part => self.enter(&child, &mut citation),
                _ => citation.quote = Some(self.quoted(&child)),
            }
        }
        citation
    }

    fn cited(&mut self, pair: &Pair<'i>, citation: &mut Citation) {
        let (written, span) = self.place_cited(pair);
        let is_first = citation.places.is_empty() && citation.readings.is_empty();
        if !is_first && let Some(word) = clause::swallowed(written) {
            self.report(citation_swallows(word, span));
        }
        self.enter(pair, citation);
    }

    /// Adds a place or a reading to a citation.
    fn enter(&self, pair: &Pair<'i>, citation: &mut Citation) {
        let (written, span) = self.place_cited(pair);
        match reading(written) {
            _ if written.is_empty() => {}
            Some(name) => citation.readings.push(Name::new(name.to_owned(), self.end_of(span, name))),
            None => citation.places.push(Spanned::new(parts(written), span)),
        }
    }

    /// What a `cite_part` holds, without the white around it, and where.
    fn place_cited(&self, pair: &Pair<'i>) -> (&'i str, Span) {
        let written = pair.as_str();
        let start = pair.as_span().start() + (written.len() - written.trim_start().len());
        let written = written.trim();
        (written, self.place(start, start + written.len()))
    }

    /// A place of `estrutura`; `None` for one with no words.
    pub(super) fn structure_place(&self, pair: &Pair<'i>) -> Option<Spanned<Vec<String>>> {
        let (written, span) = self.place_cited(pair);
        Some(Spanned::new(parts(written), span)).filter(|place| !place.value.is_empty())
    }

    /// The last bytes of a place, that hold `name`.
    fn end_of(&self, span: Span, name: &str) -> Span {
        let end = span.end as usize;
        self.place(end.saturating_sub(name.len()), end)
    }
}

/// `interpretação name`.
fn reading(written: &str) -> Option<&str> {
    let (word, name) = written.split_once(char::is_whitespace)?;
    let name = name.trim();
    let is_name = !name.is_empty() && name.chars().all(|sign| sign.is_alphanumeric() || sign == '_');
    (matches!(word, "interpretação" | "interpretacao" | "interpretaçao" | "interpretacão") && is_name).then_some(name)
}

/// The parts of a place, from the outermost, each with single spaces.
pub(super) fn parts(written: &str) -> Vec<String> {
    written.split(',').map(|part| single_spaced(part.trim())).filter(|part| !part.is_empty()).collect()
}

/// The words with a single space between them, as they nearly always are written.
fn single_spaced(words: &str) -> String {
    if !words.contains("  ") && !words.chars().any(|sign| sign.is_whitespace() && sign != ' ') {
        return words.to_owned();
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `conforme Art. 1º; meta 100%`: the clause reads as a second place.
fn citation_swallows(word: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_CITATION_SWALLOWS_CLAUSE, span).arg("word", word).help("help")
}

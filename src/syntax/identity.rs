//! Which act a text is, without reading the rest of it.
//!
//! Receives the text of one file. Gives the act that its header names, read by the grammar, or nothing: a text
//! with a garbled header has no identity, and [`parse`](crate::syntax::parse) says why. Takes time linear in what
//! precedes the first declaration.

use std::borrow::Cow;

use pest::Parser;

use crate::source::{SourceId, Span};
use crate::syntax::ast::Act;
use crate::syntax::clause;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::lost::{Context, word_of};
use crate::syntax::scan::Scanned;

/// The words that begin the other lines of a header.
const HEADER: [&str; 9] =
    ["valora", "fundamento", "vigência", "período", "arredonda", "revisão", "publicada", "texto", "usa"];

/// Longer lines are no header.
const LONGEST: usize = 2_000;

/// The act that a text is.
#[must_use]
pub fn act(source: SourceId, text: &str) -> Option<Act> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let written = line.trim_start_matches(|sign: char| sign.is_whitespace() || sign == '\u{feff}');
        let word = word_of(written);
        match clause::find(Context::Top, &word) {
            Some(clause) if !HEADER.contains(&clause.word) => return None,
            None if !word.is_empty() && word != "conforme" && line.len() <= LONGEST => {
                if let Some(act) = act_at(source, written, start + line.len() - written.len()) {
                    return Some(act);
                }
            }
            _ => {}
        }
        start += line.len();
    }
    None
}

/// The act that a line names, the line starting at a byte of the text.
fn act_at(source: SourceId, line: &str, start: usize) -> Option<Act> {
    let scanned = Scanned { text: Cow::Borrowed(line), problems: Vec::new(), silenced: Vec::new() };
    let header = Grammar::parse(Rule::header, &scanned.text).ok()?.next()?;
    let mut act = Reader::new(source, &scanned).take_act(&mut Cursor::of(header))?;
    let shift = u32::try_from(start).unwrap_or(u32::MAX);
    act.span = Span { start: act.span.start.saturating_add(shift), end: act.span.end.saturating_add(shift), source };
    Some(act)
}

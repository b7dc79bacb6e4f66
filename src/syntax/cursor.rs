//! Walking the pest tree: a cursor over the children of a node, and the reader that gathers problems.
//!
//! A cursor never fails: what is not there is `None`. It passes over words and comments, so that the functions
//! that read a node name only what carries meaning.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Span, Spanned};
use crate::syntax::ast::{Citation, Name, Text};
use crate::syntax::grammar::{Pair, Pairs, Rule, is_noise};
use crate::syntax::scan::Scanned;

/// How many problems of one file are worth telling.
pub(super) const MOST_PROBLEMS: usize = 200;

/// What is common to the reading of one file.
pub(super) struct Reader<'i> {
    /// Which text it is.
    pub(super) source: SourceId,
    /// The text itself.
    pub(super) text: &'i str,
    /// Bytes of which something has been said already.
    pub(super) silenced: &'i [Range<usize>],
    /// What has been found wrong so far.
    pub(super) problems: Vec<Diagnostic>,
}

/// The children of a node, in order, without words and comments.
pub(super) struct Cursor<'i> {
    children: Pairs<'i>,
}

impl<'i> Cursor<'i> {
    /// The children of `pair`.
    pub(super) fn of(pair: Pair<'i>) -> Self {
        Cursor { children: pair.into_inner() }
    }

    /// The rule of the next child.
    pub(super) fn peek(&mut self) -> Option<Rule> {
        while self.children.peek_rule().is_some_and(is_noise) {
            self.children.pass();
        }
        self.children.peek_rule()
    }

    /// The next child, when it is a `rule`.
    pub(super) fn accept(&mut self, rule: Rule) -> Option<Pair<'i>> {
        if self.peek() == Some(rule) { self.children.next() } else { None }
    }
}

impl<'i> Iterator for Cursor<'i> {
    type Item = Pair<'i>;

    fn next(&mut self) -> Option<Pair<'i>> {
        self.peek()?;
        self.children.next()
    }
}

impl<'i> Reader<'i> {
    /// A reader of a text that has found nothing wrong yet.
    pub(super) fn new(source: SourceId, scanned: &'i Scanned<'_>) -> Self {
        Reader { source, text: &scanned.text, silenced: &scanned.silenced, problems: Vec::new() }
    }

    /// Bytes `start..end` of the text.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source: self.source, start: offset(start), end: offset(end) }
    }

    /// Where a node stands, without the spaces and comments that end it.
    pub(super) fn span(&self, pair: &Pair<'i>) -> Span {
        let span = pair.as_span();
        let start = span.start();
        self.place(start, start + pair.as_str().trim_end().len())
    }

    /// Notes a problem.
    pub(super) fn report(&mut self, problem: Diagnostic) {
        if self.is_full() {
            return;
        }
        let main = problem.span().map(|span| span.start as usize..span.end as usize);
        if main.is_none_or(|range| !self.is_silenced(range)) {
            self.problems.push(problem);
        }
    }

    /// Whether so much is wrong that the rest would not be read.
    pub(super) fn is_full(&self) -> bool {
        self.problems.len() > MOST_PROBLEMS
    }

    /// A node that is a name.
    pub(super) fn name(&self, pair: &Pair<'i>) -> Name {
        Spanned::new(pair.as_str().to_owned(), self.span(pair))
    }

    /// A name that may be missing because its line was lost.
    pub(super) fn name_or_empty(&self, pair: Option<Pair<'i>>, otherwise: Span) -> Name {
        pair.map_or_else(|| Spanned::new(String::new(), otherwise), |pair| self.name(&pair))
    }

    /// The names among the children of a node, such as the keys after `por`.
    pub(super) fn names(&self, pair: Option<Pair<'i>>) -> Vec<Name> {
        pair.map(|pair| {
            Cursor::of(pair).filter(|child| child.as_rule() == Rule::name).map(|child| self.name(&child)).collect()
        })
        .unwrap_or_default()
    }

    /// A quoted text, without its quotes; a long one without the indentation of its lines.
    pub(super) fn quoted(&self, pair: &Pair<'i>) -> Text {
        let raw = pair.as_str().trim();
        let long = raw.strip_prefix("\"\"\"").and_then(|rest| rest.strip_suffix("\"\"\""));
        let value = match long {
            Some(content) => dedent(content),
            None => raw.trim_matches('"').to_owned(),
        };
        Spanned::new(value, self.span(pair))
    }

    /// The next child as a quoted text, when it is one.
    pub(super) fn take_text(&self, cursor: &mut Cursor<'i>) -> Option<Text> {
        cursor.accept(Rule::text).map(|pair| self.quoted(&pair))
    }

    /// The next child as a citation; nothing cited when it is something else.
    pub(super) fn take_citation(&mut self, cursor: &mut Cursor<'i>) -> Citation {
        cursor.accept(Rule::cite).map(|pair| self.citation(pair)).unwrap_or_default()
    }
}

/// The lines of a long text without their common indentation; the first, which follows the quotes, as it is.
fn dedent(content: &str) -> String {
    let indentation = |line: &str| line.len() - line.trim_start().len();
    let common = content.lines().skip(1).filter(|line| !line.trim().is_empty()).map(indentation).min().unwrap_or(0);
    let lines = content.lines().enumerate().map(|(index, line)| {
        let line = if index == 0 { line.trim_start() } else { line.get(common..).unwrap_or("") };
        line.trim_end()
    });
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

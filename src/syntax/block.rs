//! What every block has in common: a head, a citation, clauses that come once, lines that were lost.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::Citation;
use crate::syntax::cursor::Reader;
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

/// The state of a block while its lines are read.
pub(super) struct Block {
    /// The line that opened it.
    pub(super) head: Span,
    /// What its first line cites.
    pub(super) citation: Citation,
    /// The clauses met so far, and where.
    seen: BTreeMap<&'static str, Span>,
    /// Whether the line before was lost, so that a citation after it is its own.
    after_lost: bool,
}

impl<'i> Reader<'i> {
    /// A block whose lines are yet to be read.
    pub(super) fn block(&self, head: Span) -> Block {
        Block { head: self.first_line(head), citation: Citation::default(), seen: BTreeMap::new(), after_lost: false }
    }

    /// The first line of a place, which is where a block is opened.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let (start, end) = (span.start as usize, span.end as usize);
        let length =
            self.text.get(start..end).and_then(|text| text.lines().next()).map_or(0, |line| line.trim_end().len());
        self.place(start, start + length)
    }

    /// Whether `word` is met for the first time in the block; reports both places when it is not.
    pub(super) fn once(&mut self, block: &mut Block, word: &'static str, span: Span) -> bool {
        block.after_lost = false;
        let here = self.first_line(span);
        if let Some(first) = block.seen.get(word) {
            self.report(duplicate_clause(word, here, *first));
            return false;
        }
        block.seen.insert(word, here);
        true
    }

    /// A line that means the same in every block: a citation, a lost line, a missing brace.
    pub(super) fn common_line(&mut self, pair: Pair<'i>, context: Context, block: &mut Block) {
        match pair.as_rule() {
            Rule::cite => self.block_citation(pair, block),
            Rule::lost => {
                block.after_lost = true;
                self.lost(&pair, context);
            }
            Rule::bad_head => self.lost_head(&pair, context, block.head),
            Rule::unopened => {
                let at = self.place(block.head.end as usize, block.head.end as usize);
                self.report(unopened_block(at, block.head));
            }
            Rule::unclosed => {
                let at = pair.as_span().start();
                let place = self.place(at, at);
                self.report(unclosed_block(place, block.head));
            }
            _ => {}
        }
    }

    fn block_citation(&mut self, pair: Pair<'i>, block: &mut Block) {
        let span = self.span(&pair);
        let citation = self.citation(pair);
        if block.after_lost {
            block.after_lost = false;
        } else if let Some(first) = block.citation.span {
            let (here, first) = (self.first_line(span), self.first_line(first));
            self.report(duplicate_clause("conforme", here, first));
        } else {
            block.citation = citation;
        }
    }
}

/// Two clauses of one word in a block.
fn duplicate_clause(word: &str, here: Span, first: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_DUPLICATE_CLAUSE, here).label(first, "label_first").arg("word", word).help("help")
}

/// A block whose `{` is missing.
fn unopened_block(at: Span, head: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_UNOPENED_BLOCK, head).help("help").fix(at, " {")
}

/// A block whose `}` is missing.
fn unclosed_block(at: Span, head: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_UNCLOSED_BLOCK, head).label(at, "label_end").help("help").fix(at, "\n}")
}

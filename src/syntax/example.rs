//! `exemplo` and `altera`.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Assignment, Citation, ExampleDecl, Expectation, Record};
use crate::syntax::block::Block;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `exemplo`.
    pub(super) fn example_decl(&mut self, pair: Pair<'i>) -> ExampleDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut block = self.block(span);
        let untitled = Spanned::new(String::new(), block.head);
        let mut example = ExampleDecl {
            title: self.take_text(&mut cursor).unwrap_or(untitled),
            at: None,
            records: Vec::new(),
            givens: Vec::new(),
            expectations: Vec::new(),
            citation: Citation::default(),
            span,
        };
        for child in cursor {
            self.example_line(child, &mut example, &mut block);
        }
        example.citation = block.citation;
        example
    }

    fn example_line(&mut self, pair: Pair<'i>, example: &mut ExampleDecl, block: &mut Block) {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::moment => {
                if self.once(block, "no", span) {
                    example.at = Cursor::of(pair).accept(Rule::interval).map(|interval| self.interval(interval));
                }
            }
            Rule::record => example.records.push(self.record(pair)),
            Rule::given => example.givens.extend(self.assignment(pair)),
            Rule::expectation => {
                let claim = self.take_expr(&mut Cursor::of(pair), span);
                example.expectations.push(Expectation { claim, span });
            }
            _ => self.common_line(pair, Context::Example, block),
        }
    }

    fn record(&mut self, pair: Pair<'i>) -> Record {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut block = self.block(span);
        let input = self.name_or_empty(cursor.accept(Rule::name), block.head);
        let at = cursor.accept(Rule::interval).map(|interval| self.interval(interval));
        let mut record = Record { input, at, cells: Vec::new(), rows: Vec::new(), span };
        for child in cursor {
            let place = self.span(&child);
            match child.as_rule() {
                Rule::assignment => record.cells.extend(self.assignment(child)),
                Rule::data_block => {
                    if self.once(&mut block, "dados", place) {
                        record.rows = self.data_rows(child, &mut block);
                    }
                }
                _ => self.common_line(child, Context::Record, &mut block),
            }
        }
        record
    }

    fn assignment(&mut self, pair: Pair<'i>) -> Option<Assignment> {
        let span: Span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = self.name(&cursor.accept(Rule::name)?);
        Some(Assignment { name, value: self.take_expr(&mut cursor, span) })
    }
}

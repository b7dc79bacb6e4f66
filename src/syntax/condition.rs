//! Conditions and rows: `condition => result  conforme …`, everywhere the same.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Case, Citation, Expr, ExprKind, Interval, IntervalKind, Test, When};
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::expression::comparison;
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `de A a B` and the other three.
    pub(super) fn interval(&mut self, pair: Pair<'i>) -> Interval {
        self.interval_at(pair, 0)
    }

    /// An interval inside an expression.
    pub(super) fn interval_at(&mut self, pair: Pair<'i>, depth: usize) -> Interval {
        let span = self.span(&pair);
        let word = pair.as_str().split_whitespace().next().unwrap_or("");
        let mut ends = Cursor::of(pair).map(|end| Box::new(self.inner_expr(end, depth)));
        let missing = || Box::new(Expr { kind: ExprKind::Error, span });
        let first = ends.next().unwrap_or_else(missing);
        let kind = match word {
            "de" => IntervalKind::Between(first, ends.next().unwrap_or_else(missing)),
            "desde" => IntervalKind::From(first),
            "no" => IntervalKind::At(first),
            _ => IntervalKind::Until(first),
        };
        Interval { kind, span }
    }

    /// The condition of a row.
    pub(super) fn when(&mut self, pair: Pair<'i>) -> When {
        self.when_at(pair, 0)
    }

    /// The next child as a condition; one without alternatives when it is not there.
    pub(super) fn take_when(&mut self, cursor: &mut Cursor<'i>, otherwise: Span) -> When {
        cursor.accept(Rule::when).map_or(When { alternatives: Vec::new(), span: otherwise }, |pair| self.when(pair))
    }

    fn when_at(&mut self, pair: Pair<'i>, depth: usize) -> When {
        let span = self.span(&pair);
        let all = Cursor::of(pair).map(|all| Cursor::of(all).map(|test| self.test(test, depth)).collect());
        When { alternatives: all.collect(), span }
    }

    fn test(&mut self, pair: Pair<'i>, depth: usize) -> Test {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        if let Some(interval) = cursor.accept(Rule::interval) {
            return Test::Interval(self.interval_at(interval, depth));
        }
        let sign = cursor.accept(Rule::compare_op);
        let Some(operand) = cursor.next() else {
            return Test::Condition(Expr { kind: ExprKind::Error, span });
        };
        let after_quando = operand.as_rule() == Rule::expr;
        let operand = self.inner_expr(operand, depth);
        match sign {
            Some(sign) => Test::Compare(Spanned::new(comparison(sign.as_str()), self.span(&sign)), operand),
            None if after_quando => Test::Condition(operand),
            None => Test::Equal(operand),
        }
    }

    /// One row.
    pub(super) fn case(&mut self, pair: Pair<'i>) -> Case {
        self.case_at(pair, 0)
    }

    fn case_at(&mut self, pair: Pair<'i>, depth: usize) -> Case {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let when = match cursor.accept(Rule::when) {
            Some(when) => self.when_at(when, depth),
            None => When { alternatives: Vec::new(), span },
        };
        let result = match cursor.accept(Rule::expr) {
            Some(result) => self.inner_expr(result, depth),
            None => Expr { kind: ExprKind::Error, span },
        };
        Case { when, result, citation: self.take_citation(&mut cursor), span }
    }

    /// A block of rows, and the citation of the block. `head` is where the block was opened.
    pub(super) fn rows(&mut self, pair: Pair<'i>, head: Span) -> (Vec<Case>, Citation) {
        self.rows_at(pair, 0, head)
    }

    /// A block of rows inside an expression.
    pub(super) fn rows_at(&mut self, pair: Pair<'i>, depth: usize, head: Span) -> (Vec<Case>, Citation) {
        let mut rows = Vec::new();
        let mut block = self.block(head);
        for child in Cursor::of(pair) {
            match child.as_rule() {
                Rule::case => rows.push(self.case_at(child, depth)),
                _ => self.common_line(child, Context::Rows, &mut block),
            }
        }
        (rows, block.citation)
    }
}

//! Sums, products and quotients: dimensions multiply, percentages keep to themselves, ranges follow.

use crate::ir::{Absences, Cause, Kind, NodeId, NodeKind, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, header, problem};
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr};
use crate::value::{Bound, Dimension, Number, Range};

impl<'a> Lowerer<'a> {
    /// `a + b`, `a - b`, `a * b`, `a / b`.
    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        left: &'a Expr,
        right: &'a Expr,
        scope: &Scope,
        whole: &'a Expr,
    ) -> NodeId {
        let first = self.expr(left, scope, None);
        let second = self.expr(right, scope, None);
        match op {
            BinaryOp::Multiply => self.product(first, second, whole.span),
            BinaryOp::Divide => self.quotient(first, second, whole.span),
            BinaryOp::Subtract => self.sum(Op::Subtract, first, second, whole.span),
            _ => self.sum(Op::Add, first, second, whole.span),
        }
    }

    /// The sum or difference of two nodes: one kind, or a date and a time span.
    pub(super) fn sum(&mut self, op: Op, left: NodeId, right: NodeId, span: Span) -> NodeId {
        let right_kind = self.kind(right);
        self.adopt(left, &right_kind);
        let left_kind = self.kind(left);
        self.adopt(right, &left_kind);
        let (one, other) = (self.ty(left), self.ty(right));
        let absences = one.absences.union(other.absences);
        match (&one.kind, &other.kind) {
            (Kind::Error, _) | (_, Kind::Error) => self.error(span),
            (Kind::Date, Kind::Number(dimension)) => self.moved_date(op, left, right, dimension, absences, span),
            (Kind::Date, Kind::Date) if op == Op::Subtract => {
                let days = Kind::Number(Dimension::of(header::DAY));
                let ty = Type { absences, grid: Some(Number::ONE), ..Type::of(days) };
                self.node(NodeKind::Op(op, vec![left, right]), ty, span)
            }
            (a, b) if a.is_numeric() && a == b => {
                let range = if op == Op::Add { one.range.plus(&other.range) } else { one.range.minus(&other.range) };
                let grid = if one.grid == other.grid { one.grid } else { None };
                let ty = Type { kind: one.kind, absences, range, grid };
                self.node(NodeKind::Op(op, vec![left, right]), ty, span)
            }
            (a, b) if a.is_numeric() && b.is_numeric() => self.unlike(op, left, right, span),
            (a, b) => {
                let bad = if a.is_numeric() { b } else { a };
                self.not_a_number(bad, span)
            }
        }
    }

    /// Reports a sum of unlike things, with the missing sign where that is all it lacks.
    fn unlike(&mut self, op: Op, left: NodeId, right: NodeId, span: Span) -> NodeId {
        let (one, other) = (self.kind(left), self.kind(right));
        let diagnostic = if self.bare.contains(&right) {
            self.mismatch(right, &other, &one, span)
        } else if self.bare.contains(&left) {
            self.mismatch(left, &one, &other, span)
        } else {
            let sign = if op == Op::Add { "+" } else { "-" };
            let (a, b) = (self.write_kind(&one), self.write_kind(&other));
            problem::unlike_terms(sign, &a, &b, self.span(left), self.span(right))
        };
        self.report(diagnostic);
        self.error(span)
    }

    fn moved_date(
        &mut self,
        op: Op,
        date: NodeId,
        count: NodeId,
        dimension: &Dimension,
        absences: Absences,
        span: Span,
    ) -> NodeId {
        let ty = Type { absences, ..Type::of(Kind::Date) };
        if *dimension == Dimension::of(header::DAY) {
            return self.node(NodeKind::Op(op, vec![date, count]), ty, span);
        }
        if *dimension != Dimension::of(header::MONTH) {
            self.report(problem::date_plus(&self.program.units.write(dimension), span));
            return self.error(span);
        }
        let months = if op == Op::Subtract {
            let ty = self.ty(count);
            self.node(NodeKind::Op(Op::Negate, vec![count]), ty, span)
        } else {
            count
        };
        self.node(NodeKind::Op(Op::AddMonths, vec![date, months]), ty, span)
    }

    /// The product of two nodes: dimensions multiply; a percentage of an amount is that amount's kind.
    pub(super) fn product(&mut self, left: NodeId, right: NodeId, span: Span) -> NodeId {
        let (one, other) = (self.ty(left), self.ty(right));
        let kind = match (&one.kind, &other.kind) {
            (Kind::Error, _) | (_, Kind::Error) => return self.error(span),
            (Kind::Percent, Kind::Percent) => Kind::Percent,
            (Kind::Percent, Kind::Number(dimension)) | (Kind::Number(dimension), Kind::Percent) => {
                if dimension.is_one() { Kind::Percent } else { Kind::Number(dimension.clone()) }
            }
            (Kind::Number(a), Kind::Number(b)) => match a.times(b) {
                Some(dimension) => Kind::Number(dimension),
                None => return self.error(span),
            },
            (a, b) => {
                let bad = if a.is_numeric() { b.clone() } else { a.clone() };
                return self.not_a_number(&bad, span);
            }
        };
        let absences = one.absences.union(other.absences);
        let ty = Type { kind, absences, range: one.range.times(&other.range), grid: None };
        self.node(NodeKind::Op(Op::Multiply, vec![left, right]), ty, span)
    }

    /// The quotient of two nodes, undefined where the divisor may be zero.
    pub(super) fn quotient(&mut self, left: NodeId, right: NodeId, span: Span) -> NodeId {
        let (one, other) = (self.ty(left), self.ty(right));
        let kind = match (&one.kind, &other.kind) {
            (Kind::Error, _) | (_, Kind::Error) => return self.error(span),
            (Kind::Percent, Kind::Percent) => Kind::Number(Dimension::ONE),
            (Kind::Percent, Kind::Number(dimension)) if dimension.is_one() => Kind::Percent,
            (Kind::Number(dimension), Kind::Percent) => Kind::Number(dimension.clone()),
            (Kind::Number(a), Kind::Number(b)) => match a.over(b) {
                Some(dimension) => Kind::Number(dimension),
                None => return self.error(span),
            },
            (a, b) if a.is_numeric() && b.is_numeric() => {
                self.report(problem::percent_over(&self.write_kind(b), span));
                return self.error(span);
            }
            (a, b) => {
                let bad = if a.is_numeric() { b.clone() } else { a.clone() };
                return self.not_a_number(&bad, span);
            }
        };
        let mut absences = one.absences.union(other.absences);
        if other.range.may_be_zero() {
            absences = absences.union(Absences::of(Cause::Undefined));
        }
        let ty = Type { kind, absences, range: quotient_range(&one.range, &other.range), grid: None };
        self.node(NodeKind::Op(Op::Divide, vec![left, right]), ty, span)
    }

    /// A percentage as a plain number, or the reverse, without changing the value.
    pub(super) fn as_kind(&mut self, id: NodeId, kind: Kind) -> NodeId {
        let Some(node) = self.program.node(id).cloned() else {
            return id;
        };
        let ty = Type { kind, ..node.ty };
        self.node(node.kind, ty, node.span)
    }

    /// The least or greatest of some nodes of one kind.
    pub(super) fn extreme(&mut self, op: Op, ids: &[NodeId], span: Span) -> NodeId {
        for id in ids {
            for other in ids {
                let kind = self.kind(*other);
                self.adopt(*id, &kind);
            }
        }
        let mut ty = self.joined(ids, span);
        if ty.kind == Kind::Error {
            return self.error(span);
        }
        if !ty.kind.is_numeric() && ty.kind != Kind::Date {
            return self.not_a_number(&ty.kind, span);
        }
        let ranges = ids.iter().map(|id| self.ty(*id).range);
        let range = ranges.reduce(|a, b| if op == Op::Minimum { a.min(&b) } else { a.max(&b) });
        ty.range = range.unwrap_or(Range::ALL);
        self.node(NodeKind::Op(op, ids.to_vec()), ty, span)
    }
}

/// The range of a quotient whose divisor may pass through zero, where the result is undefined.
fn quotient_range(left: &Range, right: &Range) -> Range {
    if let Some(range) = left.divided_by(right) {
        return range;
    }
    let above = Range { low: Some(Bound::open(Number::ZERO)), high: None };
    let below = Range { low: None, high: Some(Bound::open(Number::ZERO)) };
    let parts = [above, below].map(|half| right.intersect(&half));
    let quotients = parts.iter().filter(|part| !part.is_empty()).map(|part| half_quotient(left, part));
    quotients.reduce(|a, b| a.hull(&b)).unwrap_or(Range::ALL)
}

/// The quotient by a divisor of one sign that comes as near to zero as it likes.
fn half_quotient(left: &Range, right: &Range) -> Range {
    if let Some(range) = left.divided_by(right) {
        return range;
    }
    let positive = right.low.as_ref().is_some_and(|low| !low.at.is_negative());
    let at_least_zero = left.low.as_ref().is_some_and(|low| !low.at.is_negative());
    let at_most_zero = left.high.as_ref().is_some_and(|high| high.at.is_negative() || high.at.is_zero());
    match (at_least_zero, at_most_zero, positive) {
        (true, _, true) | (_, true, false) => Range::at_least(Number::ZERO),
        (true, _, false) | (_, true, true) => Range::at_most(Number::ZERO),
        _ => Range::ALL,
    }
}

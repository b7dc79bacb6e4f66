//! Band tables and choices: rows `condition => result` → `Steps`, or `If` over the members of a category.

use crate::ir::{Arm, BandRow, Kind, NodeId, NodeKind, Obligation, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, problem};
use crate::source::Span;
use crate::syntax::ast::{Case, Comparison, Expr, ExprKind, IntervalKind, Test, When};
use crate::value::{Intervals, Number, Range};

/// A band table's rows as lowered: what each covers and gives.
struct LoweredRow {
    values: Intervals,
    result: NodeId,
    span: Span,
}

impl<'a> Lowerer<'a> {
    /// `faixas(e) { … }` within an expression.
    pub(super) fn choice(
        &mut self,
        subject: &'a Expr,
        cases: &'a [Case],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let id = self.expr(subject, scope, None);
        self.tabulated(id, cases, scope, expect, span)
    }

    /// A table of rows over a number or a category.
    pub(super) fn tabulated(
        &mut self,
        subject: NodeId,
        cases: &'a [Case],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        match self.kind(subject) {
            Kind::Error => {
                for case in cases {
                    self.citation(&case.citation);
                }
                self.error(span)
            }
            Kind::Category(members) => self.by_member(subject, &members, cases, scope, expect, span),
            kind if kind.is_numeric() => self.bands(subject, cases, scope, expect, span),
            kind => {
                self.report(problem::not_tabulable(&self.write_kind(&kind), span));
                self.error(span)
            }
        }
    }

    fn bands(
        &mut self,
        subject: NodeId,
        cases: &'a [Case],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let kind = self.kind(subject);
        let mut rows = Vec::new();
        let mut owed = Vec::new();
        let mut sound = true;
        for case in cases {
            let citation = self.citation(&case.citation);
            let result = self.expr(&case.result, scope, expect);
            let result = expect.map_or(result, |kind| self.expect_kind(result, kind, case.result.span));
            let Some(values) = self.row_values(&case.when, &kind, scope) else {
                sound = false;
                continue;
            };
            sound &= !self.is_error(result);
            owed.push(BandRow { values: values.clone(), by_reading: !citation.readings.is_empty(), span: case.span });
            rows.push(LoweredRow { values, result, span: case.span });
        }
        if !sound || rows.is_empty() {
            return self.error(span);
        }
        self.owe(Obligation::Bands { subject, rows: owed, owner: scope.owner.clone(), span });
        self.steps(subject, &rows, span)
    }

    /// `Steps` from rows in any order: the arms ascend, each up to its row's end.
    fn steps(&mut self, subject: NodeId, rows: &[LoweredRow], span: Span) -> NodeId {
        let mut pieces: Vec<(&Range, usize)> =
            rows.iter().enumerate().flat_map(|(at, row)| row.values.iter().map(move |range| (range, at))).collect();
        pieces.sort_by_key(|(range, _)| low_end(range));
        let last = pieces.len().saturating_sub(1);
        let mut arms = Vec::with_capacity(pieces.len());
        for (at, (range, row)) in pieces.iter().enumerate() {
            let Some(written) = rows.get(*row) else {
                continue;
            };
            let until = range.high.as_ref().filter(|_| at != last).map(|high| (high.at.clone(), high.closed));
            arms.push(Arm { until, result: written.result, span: written.span, row: count(*row) });
        }
        let results: Vec<NodeId> = rows.iter().map(|row| row.result).collect();
        self.steps_node(subject, arms, &results, span)
    }

    /// A `Steps` node with its joined type.
    pub(super) fn steps_node(&mut self, subject: NodeId, arms: Vec<Arm>, results: &[NodeId], span: Span) -> NodeId {
        for id in results {
            for other in results {
                let kind = self.kind(*other);
                self.adopt(*id, &kind);
            }
        }
        let mut ty = self.joined(results, span);
        if ty.kind == Kind::Error {
            return self.error(span);
        }
        ty.absences = ty.absences.union(self.ty(subject).absences);
        self.node(NodeKind::Steps { subject, arms }, ty, span)
    }

    /// The numbers that a row names; `None`, reported, when they are not known to the compiler.
    pub(super) fn row_values(&mut self, when: &'a When, kind: &Kind, scope: &Scope) -> Option<Intervals> {
        let mut any = Intervals::EMPTY;
        for tests in &when.alternatives {
            let mut all = Intervals::from(Range::ALL);
            for test in tests {
                all = all.intersect(&self.test_values(test, kind, scope)?);
            }
            any = any.union(&all);
        }
        if any.is_empty() {
            self.report(problem::empty_band(when.span));
            return None;
        }
        Some(any)
    }

    fn test_values(&mut self, test: &'a Test, kind: &Kind, scope: &Scope) -> Option<Intervals> {
        let range = match test {
            Test::Compare(op, limit) => return Some(compared_to(op.value, self.constant(limit, kind, scope)?)),
            Test::Equal(value) => Range::point(self.constant(value, kind, scope)?),
            Test::Condition(condition) => {
                self.report(problem::condition_in_band(condition.span));
                return None;
            }
            Test::Interval(interval) => match &interval.kind {
                IntervalKind::Between(low, high) => {
                    let (low, high) = (self.constant(low, kind, scope), self.constant(high, kind, scope));
                    let range = Range::between(low?, high?);
                    if range.is_empty() {
                        self.report(problem::inverted_interval(interval.span));
                        return None;
                    }
                    range
                }
                IntervalKind::From(low) => Range::at_least(self.constant(low, kind, scope)?),
                IntervalKind::Until(high) => Range::at_most(self.constant(high, kind, scope)?),
                IntervalKind::At(value) => Range::point(self.constant(value, kind, scope)?),
            },
        };
        Some(range.into())
    }

    /// A choice over a category: one row for each member, or several members in one row.
    fn by_member(
        &mut self,
        subject: NodeId,
        members: &[String],
        cases: &'a [Case],
        scope: &Scope,
        expect: Option<&Kind>,
        span: Span,
    ) -> NodeId {
        let kind = self.kind(subject);
        let mut rows: Vec<(Vec<NodeId>, NodeId)> = Vec::new();
        let mut owed = Vec::new();
        for case in cases {
            self.citation(&case.citation);
            let mut named = Vec::new();
            let mut names = Vec::new();
            for test in case.when.alternatives.iter().flatten() {
                let Some(expr) = member_named(test) else {
                    self.report(problem::row_names_no_member(case.when.span));
                    return self.error(span);
                };
                let member = self.expr(expr, scope, Some(&kind));
                let member = self.expect_kind(member, &kind, expr.span);
                if let Some(crate::value::Value::Text(name)) = self.folded(member) {
                    names.push(name.to_string());
                }
                named.push(member);
            }
            owed.push((names, case.span));
            let result = self.expr(&case.result, scope, expect);
            let result = expect.map_or(result, |kind| self.expect_kind(result, kind, case.result.span));
            rows.push((named, result));
        }
        self.owe(Obligation::Members { members: members.to_vec(), rows: owed, owner: scope.owner.clone(), span });
        let results: Vec<NodeId> = rows.iter().map(|(_, result)| *result).collect();
        let mut rest = None;
        for (named, result) in rows.into_iter().rev() {
            // The last row needs no test: `check` proves that the rows name every member.
            rest = Some(match rest {
                None => result,
                Some(rest) => {
                    let ty = Type { absences: self.ty(subject).absences, ..Type::of(Kind::Truth) };
                    let operands = std::iter::once(subject).chain(named).collect();
                    let is = self.node(NodeKind::Op(Op::InSet, operands), ty, self.span(result));
                    let ty = self.joined(&results, span);
                    self.node(NodeKind::If(is, result, rest), ty, span)
                }
            });
        }
        let Some(chosen) = rest else {
            return self.error(span);
        };
        if results.iter().any(|result| self.is_error(*result)) {
            return self.error(span);
        }
        let absences = self.ty(subject).absences.union(self.ty(chosen).absences);
        if let Some(node) = self.program.nodes.get_mut(chosen.0 as usize) {
            node.ty.absences = absences;
        }
        chosen
    }
}

/// The member that a row's test names.
fn member_named(test: &Test) -> Option<&Expr> {
    match test {
        Test::Equal(expr) => Some(expr),
        Test::Compare(op, expr) if op.value == Comparison::Equal => Some(expr),
        Test::Interval(interval) => match &interval.kind {
            IntervalKind::At(expr) if matches!(expr.kind, ExprKind::Name(_) | ExprKind::Text(_)) => Some(expr),
            _ => None,
        },
        _ => None,
    }
}

/// The numbers on one side of a limit.
fn compared_to(op: Comparison, limit: Number) -> Intervals {
    match op {
        Comparison::Equal => Range::point(limit).into(),
        Comparison::Less => Range::below(limit).into(),
        Comparison::AtMost => Range::at_most(limit).into(),
        Comparison::Greater => Range::above(limit).into(),
        Comparison::AtLeast => Range::at_least(limit).into(),
        Comparison::Different => Intervals::from_iter([Range::below(limit.clone()), Range::above(limit)]),
    }
}

/// Where a range begins, for sorting: nowhere first, then by number, a closed end before an open one.
fn low_end(range: &Range) -> Option<(Number, bool)> {
    range.low.as_ref().map(|low| (low.at.clone(), !low.closed))
}

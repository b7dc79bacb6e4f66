//! Conditions of rows: `no 3º quadrimestre de 2023 ou quando novo e desde 05/2024`. The subject left out is
//! the period of the rule.

use crate::ir::{Kind, NodeId, NodeKind, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, problem};
use crate::source::Span;
use crate::syntax::ast::{Comparison, Expr, ExprKind, Interval, IntervalKind, Test, When};
use crate::value::{Date, Period, Value};

impl<'a> Lowerer<'a> {
    /// The truth of a row's condition at the rule's period.
    pub(super) fn when(&mut self, when: &'a When, scope: &Scope) -> NodeId {
        let mut alternatives: Option<NodeId> = None;
        for tests in &when.alternatives {
            let mut inner = scope.clone();
            let mut all: Option<NodeId> = None;
            for test in tests {
                let test = self.test(test, &inner);
                inner = self.assuming(&inner, test, true);
                all = Some(all.map_or(test, |all| self.connected(Op::And, all, test, when.span)));
            }
            let all = all.unwrap_or_else(|| self.truth(true, when.span));
            alternatives = Some(alternatives.map_or(all, |any| self.connected(Op::Or, any, all, when.span)));
        }
        let id = alternatives.unwrap_or_else(|| self.truth(true, when.span));
        self.certain(id, when.span)
    }

    fn test(&mut self, test: &'a Test, scope: &Scope) -> NodeId {
        match test {
            Test::Interval(interval) => self.period_within(interval, scope),
            Test::Condition(expr) => self.condition(expr, scope),
            Test::Compare(_, expr) | Test::Equal(expr) => match &expr.kind {
                // `no P ou Q`: the preposition is understood in what follows.
                ExprKind::Period(period) => self.at_period(*period, expr.span),
                ExprKind::Error => self.error(expr.span),
                _ => {
                    self.report(problem::not_a_period(expr.span));
                    self.error(expr.span)
                }
            },
        }
    }

    /// Whether the rule's period lies within an interval of time.
    pub(super) fn period_within(&mut self, interval: &'a Interval, scope: &Scope) -> NodeId {
        let span = interval.span;
        match &interval.kind {
            IntervalKind::At(expr) => match &expr.kind {
                ExprKind::Period(period) => self.at_period(*period, span),
                ExprKind::Error => self.error(span),
                _ => {
                    self.report(problem::not_a_period(expr.span));
                    self.error(span)
                }
            },
            IntervalKind::From(from) => self.starts_from(from, scope, span),
            IntervalKind::Until(until) => self.ends_by(until, scope, span),
            IntervalKind::Between(from, until) => {
                let start = self.starts_from(from, scope, span);
                let end = self.ends_by(until, scope, span);
                self.connected(Op::And, start, end, span)
            }
        }
    }

    fn at_period(&mut self, period: Period, span: Span) -> NodeId {
        if period.grain.months() < self.program.grain.months() {
            self.report(problem::splits_period(&period.to_string(), self.program.grain.word(), span));
            return self.error(span);
        }
        let time = self.time(span);
        let outer = self.node(NodeKind::Const(Value::Period(period)), Type::of(Kind::Period(period.grain)), span);
        self.node(NodeKind::Op(Op::Within, vec![time, outer]), Type::of(Kind::Truth), span)
    }

    /// The rule's period.
    pub(super) fn time(&mut self, span: Span) -> NodeId {
        self.node(NodeKind::Time, Type::of(Kind::Period(self.program.grain)), span)
    }

    fn starts_from(&mut self, from: &'a Expr, scope: &Scope, span: Span) -> NodeId {
        let limit = self.day(from, scope, Period::start);
        if let Some(NodeKind::Const(Value::Date(day))) = self.program.node(limit).map(|node| &node.kind) {
            let day = *day;
            self.aligned(Period::containing(self.program.grain, day).start() == day, from.span);
        }
        let time = self.time(span);
        let start = self.node(NodeKind::Op(Op::Start, vec![time]), Type::of(Kind::Date), span);
        self.compared(Comparison::AtLeast, start, limit, span)
    }

    fn ends_by(&mut self, until: &'a Expr, scope: &Scope, span: Span) -> NodeId {
        let limit = self.day(until, scope, Period::end);
        if let Some(NodeKind::Const(Value::Date(day))) = self.program.node(limit).map(|node| &node.kind) {
            let day = *day;
            self.aligned(Period::containing(self.program.grain, day).end() == day, until.span);
        }
        let time = self.time(span);
        let end = self.node(NodeKind::Op(Op::End, vec![time]), Type::of(Kind::Date), span);
        self.compared(Comparison::AtMost, end, limit, span)
    }

    /// The day that an end of an interval means.
    fn day(&mut self, expr: &'a Expr, scope: &Scope, of: fn(Period) -> Date) -> NodeId {
        if let ExprKind::Period(period) = &expr.kind {
            let day = of(*period);
            return self.node(NodeKind::Const(Value::Date(day)), Type::of(Kind::Date), expr.span);
        }
        let id = self.expr(expr, scope, Some(&Kind::Date));
        self.expect_kind(id, &Kind::Date, expr.span)
    }

    /// A fixed date inside a period would decide the period neither way.
    fn aligned(&mut self, aligned: bool, span: Span) {
        if !aligned {
            self.report(problem::splits_period(self.source.slice(span), self.program.grain.word(), span));
        }
    }
}

//! How a result becomes a score: bands, points on a line, in proportion to the target, met or not, a formula.

use crate::ir::{self, Arm, Condition, Kind, NodeId, NodeKind, Obligation, Op, PartitionOf, RuleId};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, problem};
use crate::source::Span;
use crate::syntax::ast::{
    Case, Comparison, Expr, IndicatorDecl, IntervalKind, Polarity, Scoring, ScoringKind, Test, When,
};
use crate::value::Number;

impl<'a> Lowerer<'a> {
    /// The score of an indicator whose result has a value, as its clauses say.
    pub(super) fn score(&mut self, decl: &'a IndicatorDecl, result: RuleId, scope: &Scope) -> NodeId {
        let mut scored: Vec<(Option<NodeId>, NodeId, &'a Scoring)> = Vec::new();
        for scoring in &decl.scoring {
            self.citation(&scoring.citation);
            let guard = scoring.guard.as_ref().map(|guard| self.condition(guard, scope));
            let inner = guard.map_or_else(|| scope.clone(), |guard| self.assuming(scope, guard, true));
            let subject = self.reference(result, scoring.span, &inner);
            let score = self.scored(decl, scoring, subject, &inner);
            self.owe_score(decl, scoring, subject, score);
            scored.push((guard, score, scoring));
        }
        self.target_of(decl, result, &scored, scope);
        self.guarded(decl, &scored, scope)
    }

    fn owe_score(&mut self, decl: &'a IndicatorDecl, scoring: &'a Scoring, subject: NodeId, score: NodeId) {
        if self.is_error(subject) || self.is_error(score) {
            return;
        }
        self.owe(Obligation::Score(ir::Scored {
            owner: decl.name.value.clone(),
            subject,
            score,
            polarity: decl.polarity.map(|polarity| crate::lower::indicator::polarity(polarity.value)),
            tabulated: tabulated(scoring),
            by_reading: !scoring.citation.readings.is_empty(),
            span: scoring.span,
        }));
    }

    /// `meta` where the score is not made of it: of the same kind as the result, and a result that can be.
    fn target_of(
        &mut self,
        decl: &'a IndicatorDecl,
        result: RuleId,
        scored: &[(Option<NodeId>, NodeId, &'a Scoring)],
        scope: &Scope,
    ) {
        let Some((when, citation)) = &decl.target else {
            return;
        };
        let subject = self.reference(result, decl.name.span, scope);
        let kind = self.kind(subject);
        let read = |scoring: &Scoring| matches!(scoring.kind, ScoringKind::Proportional | ScoringKind::Binary);
        let typed = decl.scoring.iter().any(read) || self.meets(when, subject, scope).is_some();
        if !typed || !kind.is_numeric() {
            return;
        }
        // A target that is read from data or tables is known only there.
        let said = self.diagnostics.len();
        let met = self.row_values(when, &kind, scope);
        self.diagnostics.truncate(said);
        if let Some(met) = met {
            let (owner, span) = (decl.name.value.clone(), when.span);
            let by_reading = !citation.readings.is_empty();
            let tables = scored.iter().filter(|(_, _, it)| tabulated(it)).map(|(_, score, _)| *score).collect();
            self.owe(Obligation::Target { subject, met, tables, owner, by_reading, span });
        }
    }

    /// Several clauses, each with its guard, of which exactly one must hold.
    fn guarded(
        &mut self,
        decl: &'a IndicatorDecl,
        scored: &[(Option<NodeId>, NodeId, &'a Scoring)],
        scope: &Scope,
    ) -> NodeId {
        let Some(((_, last, _), others)) = scored.split_last() else {
            self.report(problem::no_score(&decl.name.value, decl.name.span));
            return self.error(decl.span);
        };
        let conditions: Vec<Condition> = scored
            .iter()
            .filter_map(|(guard, _, scoring)| {
                let node = (*guard)?;
                Some(Condition { node, citation: ir::Citation::default(), span: scoring.span })
            })
            .collect();
        if conditions.len() != scored.len() && scored.len() > 1 {
            let second = scored.iter().filter(|(guard, ..)| guard.is_none()).map(|(_, _, it)| it.span).next();
            self.report(problem::two_scores(&decl.name.value, second.unwrap_or(decl.span), decl.name.span));
            return self.error(decl.span);
        }
        if !conditions.is_empty() {
            self.owe(Obligation::Partition {
                of: PartitionOf::Tables,
                conditions,
                given: scope.facts.clone(),
                owner: decl.name.value.clone(),
                span: decl.name.span,
            });
        }
        others.iter().rev().fold(*last, |rest, (guard, score, scoring)| match guard {
            Some(guard) => self.choose(*guard, *score, rest, scoring.span),
            None => rest,
        })
    }

    fn scored(&mut self, decl: &'a IndicatorDecl, scoring: &'a Scoring, subject: NodeId, scope: &Scope) -> NodeId {
        // `pontuação proporcional conforme …`: the citation stands behind what is computed.
        let span = match (&scoring.kind, scoring.citation.span) {
            (ScoringKind::Proportional | ScoringKind::Binary, Some(cited)) => {
                Span { end: cited.start.max(scoring.span.start), ..scoring.span }
            }
            _ => scoring.span,
        };
        match &scoring.kind {
            ScoringKind::Bands(cases) => self.tabulated(subject, cases, scope, Some(&Kind::Percent), span),
            ScoringKind::Linear(cases) => self.linear(subject, cases, scope, span),
            ScoringKind::Proportional => self.proportional(decl, subject, scope, span),
            ScoringKind::Binary => self.binary(decl, subject, scope, span),
            ScoringKind::Formula(expr) => {
                let score = self.expr(expr, scope, Some(&Kind::Percent));
                self.declared_kind(score, &Kind::Percent, expr.span)
            }
        }
    }

    /// `pontuação proporcional`: result over target, between 0% and 100%. Where lower is better there are
    /// several formulas in use, so the policy writes its own.
    fn proportional(&mut self, decl: &'a IndicatorDecl, subject: NodeId, scope: &Scope, span: Span) -> NodeId {
        match decl.polarity.map(|polarity| polarity.value) {
            Some(Polarity::HigherIsBetter) => {}
            Some(Polarity::LowerIsBetter) => {
                self.report(problem::proportional_lower(&decl.name.value, span));
                return self.error(span);
            }
            None => {
                self.report(problem::proportional_without_polarity(&decl.name.value, span));
                return self.error(span);
            }
        }
        let Some(target) = self.target(decl, subject, scope, span) else {
            return self.error(span);
        };
        let ratio = self.quotient(subject, target, span);
        if self.is_error(ratio) {
            return ratio;
        }
        let ratio = self.as_kind(ratio, Kind::Percent);
        let zero = self.number(Number::ZERO, Kind::Percent, span);
        let full = self.number(Number::ONE, Kind::Percent, span);
        let raised = self.extreme(Op::Maximum, &[ratio, zero], span);
        self.extreme(Op::Minimum, &[raised, full], span)
    }

    /// The one value that the target names.
    fn target(&mut self, decl: &'a IndicatorDecl, subject: NodeId, scope: &Scope, span: Span) -> Option<NodeId> {
        let Some((when, _)) = &decl.target else {
            self.report(problem::no_target(&decl.name.value, span));
            return None;
        };
        let Some(expr) = single_value(when) else {
            self.report(problem::target_not_single(&decl.name.value, when.span));
            return None;
        };
        let kind = self.kind(subject);
        let id = self.expr(expr, scope, Some(&kind));
        let id = self.expect_kind(id, &kind, expr.span);
        (!self.is_error(id)).then_some(id)
    }

    /// `pontuação binária`: all when the target is met, else nothing.
    fn binary(&mut self, decl: &'a IndicatorDecl, subject: NodeId, scope: &Scope, span: Span) -> NodeId {
        let Some((when, _)) = &decl.target else {
            self.report(problem::no_target(&decl.name.value, span));
            return self.error(span);
        };
        let Some(met) = self.meets(when, subject, scope) else {
            return self.error(span);
        };
        let full = self.number(Number::ONE, Kind::Percent, span);
        let none = self.number(Number::ZERO, Kind::Percent, span);
        self.choose(met, full, none, span)
    }

    /// Whether a result meets a target.
    fn meets(&mut self, when: &'a When, subject: NodeId, scope: &Scope) -> Option<NodeId> {
        let mut any: Option<NodeId> = None;
        for tests in &when.alternatives {
            let mut all: Option<NodeId> = None;
            for test in tests {
                let test = self.meets_test(test, subject, scope, when.span)?;
                all = Some(all.map_or(test, |all| self.connected(Op::And, all, test, when.span)));
            }
            let all = all?;
            any = Some(any.map_or(all, |any| self.connected(Op::Or, any, all, when.span)));
        }
        any
    }

    fn meets_test(&mut self, test: &'a Test, subject: NodeId, scope: &Scope, span: Span) -> Option<NodeId> {
        let kind = self.kind(subject);
        let against = |lowerer: &mut Self, op: Comparison, expr: &'a Expr| {
            let limit = lowerer.expr(expr, scope, Some(&kind));
            let id = lowerer.compared(op, subject, limit, expr.span);
            (!lowerer.is_error(id)).then_some(id)
        };
        match test {
            Test::Compare(op, expr) => against(self, op.value, expr),
            Test::Equal(expr) => against(self, Comparison::Equal, expr),
            Test::Condition(expr) => Some(self.condition(expr, scope)),
            Test::Interval(interval) => match &interval.kind {
                IntervalKind::From(expr) => against(self, Comparison::AtLeast, expr),
                IntervalKind::Until(expr) => against(self, Comparison::AtMost, expr),
                IntervalKind::At(expr) => against(self, Comparison::Equal, expr),
                IntervalKind::Between(low, high) => {
                    let low = against(self, Comparison::AtLeast, low)?;
                    let high = against(self, Comparison::AtMost, high)?;
                    Some(self.connected(Op::And, low, high, span))
                }
            },
        }
    }

    /// `linear { a => p; b => q }`: the line through the points, level beyond the first and the last.
    fn linear(&mut self, subject: NodeId, cases: &'a [Case], scope: &Scope, span: Span) -> NodeId {
        let kind = self.kind(subject);
        let mut points = Vec::with_capacity(cases.len());
        for case in cases {
            self.citation(&case.citation);
            let Some(at) = single_value(&case.when) else {
                self.report(problem::point_not_single(case.when.span));
                return self.error(span);
            };
            let x = self.expr(at, scope, Some(&kind));
            let x = self.expect_kind(x, &kind, at.span);
            let y = self.expr(&case.result, scope, Some(&Kind::Percent));
            let y = self.expect_kind(y, &Kind::Percent, case.result.span);
            points.push((x, y, case.span));
        }
        if self.is_error(subject) || points.iter().any(|(x, y, _)| self.is_error(*x) || self.is_error(*y)) {
            return self.error(span);
        }
        if points.len() < 2 {
            self.report(problem::too_few_points(span));
            return self.error(span);
        }
        self.line_through(subject, &points, span)
    }

    /// Points in ascending order → `Steps` when the compiler knows where they lie.
    fn line_through(&mut self, subject: NodeId, points: &[(NodeId, NodeId, Span)], span: Span) -> NodeId {
        let mut known: Vec<(Number, NodeId, NodeId, Span)> = Vec::with_capacity(points.len());
        for (x, y, at) in points {
            match self.folded(*x) {
                Some(crate::value::Value::Number(value)) => known.push((value, *x, *y, *at)),
                _ => {
                    self.report(problem::limit_not_constant(*at));
                    return self.error(span);
                }
            }
        }
        known.sort_by(|a, b| a.0.cmp(&b.0));
        if let Some((first, second)) = known.iter().zip(known.iter().skip(1)).find(|(a, b)| a.0 == b.0) {
            self.report(problem::points_share_abscissa(first.3, second.3));
            return self.error(span);
        }
        let mut arms = Vec::new();
        let mut results = Vec::new();
        let mut previous: Option<&(Number, NodeId, NodeId, Span)> = None;
        for (row, point) in known.iter().enumerate() {
            let result = match previous {
                None => point.2,
                Some(before) => self.segment(subject, before, point),
            };
            arms.push(Arm { until: Some((point.0.clone(), true)), result, span: point.3, row: count(row) });
            results.push(result);
            previous = Some(point);
        }
        if let Some(last) = previous {
            arms.push(Arm { until: None, result: last.2, span: last.3, row: count(known.len() - 1) });
            results.push(last.2);
        }
        self.steps_node(subject, arms, &results, span)
    }

    fn segment(
        &mut self,
        subject: NodeId,
        from: &(Number, NodeId, NodeId, Span),
        to: &(Number, NodeId, NodeId, Span),
    ) -> NodeId {
        let id = self.line(subject, (from.1, from.2), (to.1, to.2), to.3);
        let range = self.ty(from.2).range.hull(&self.ty(to.2).range);
        if let Some(node) = self.program.nodes.get_mut(id.0 as usize) {
            // Between its two points the line stays between their ordinates.
            node.ty.range = range;
        }
        id
    }

    /// A score between nothing and everything.
    pub(super) fn full_score(&mut self, span: Span) -> NodeId {
        self.number(Number::ONE, Kind::Percent, span)
    }

    /// A node marked as a choice of rows in the order of the act.
    pub(super) fn steps_in(&self, id: NodeId, found: &mut Vec<NodeId>) {
        let Some(node) = self.program.node(id) else {
            return;
        };
        if matches!(node.kind, NodeKind::Steps { .. }) {
            found.push(id);
        }
        ir::children(&node.kind).into_iter().for_each(|child| self.steps_in(child, found));
    }
}

/// Whether a score is a table of bands or points.
const fn tabulated(scoring: &Scoring) -> bool {
    matches!(scoring.kind, ScoringKind::Bands(_) | ScoringKind::Linear(_))
}

/// The only value that a condition compares its subject with.
fn single_value(when: &When) -> Option<&Expr> {
    let [tests] = when.alternatives.as_slice() else {
        return None;
    };
    let [test] = tests.as_slice() else {
        return None;
    };
    match test {
        Test::Compare(_, expr) | Test::Equal(expr) => Some(expr),
        Test::Interval(interval) => match &interval.kind {
            IntervalKind::From(expr) | IntervalKind::Until(expr) | IntervalKind::At(expr) => Some(expr),
            IntervalKind::Between(..) => None,
        },
        Test::Condition(_) => None,
    }
}

//! `indicador`: its result, its score and the name of its outcome, as three rules.

use crate::ir::{
    self, Absences, Axis, Cause, Condition, Indicator, Kind, NodeId, NodeKind, Obligation, RuleId, RuleKind, Type,
};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Facet, Lowerer, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{self, Case, ExprKind, IndicatorDecl, Test};
use crate::value::Number;
use std::sync::Arc;

/// The names of outcomes, as `situação(x)` gives them.
pub(super) const OUTCOMES: [&str; 6] = ["apurado", "integral", "indefinido", "ausente", "suspenso", "inaplicável"];

/// What the rows of an indicator besides its bands say.
#[derive(Default)]
struct Outcomes {
    /// What an absence gives.
    handled: Vec<(Cause, NodeId)>,
    /// When the target is deemed met.
    deemed: Vec<Condition>,
    /// When it is suspended.
    suspended: Vec<Condition>,
}

impl<'a> Lowerer<'a> {
    fn indicator_decl(&self, position: usize) -> Option<&'a IndicatorDecl> {
        self.source.indicators.get(position).copied()
    }

    fn indicator_like(&mut self, position: usize, decl: &'a IndicatorDecl) -> Declared<'a> {
        let citation = self.citation_of(Symbol::Indicator(position), &decl.citation);
        Declared { title: decl.title.as_ref(), citation, span: decl.span }
    }

    fn indicator_label(&self, position: usize, decl: &IndicatorDecl) -> String {
        self.source.label(Symbol::Indicator(position), &decl.name)
    }

    /// The condition of applicability, lowered once so that it is recognised wherever it is read.
    fn applicability(&mut self, position: usize, decl: &'a IndicatorDecl) -> Option<NodeId> {
        let symbol = Symbol::Indicator(position);
        if let Some(known) = self.conditions.get(&symbol) {
            return *known;
        }
        let condition = decl.applies.as_ref().map(|(when, citation)| {
            self.citation(citation);
            self.when(when, &Scope::new(Axis::Reference, &decl.name.value))
        });
        self.conditions.insert(symbol, condition);
        condition
    }

    /// The condition of applicability, and the scope in which it holds.
    fn indicator_scope(&mut self, position: usize, decl: &'a IndicatorDecl) -> (Option<NodeId>, Scope) {
        let applies = self.applicability(position, decl);
        let scope = Scope::new(Axis::Reference, &decl.name.value);
        let scope = applies.map_or_else(|| scope.clone(), |applies| self.assuming(&scope, applies, true));
        (applies, scope)
    }

    /// `x`: the result, rounded as the act says; not applicable outside `aplica-se`.
    pub(super) fn indicator_value(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.indicator_decl(position) else {
            return;
        };
        let like = self.indicator_like(position, decl);
        let (applies, scope) = self.indicator_scope(position, decl);
        let result = self.indicator_result(decl, &scope);
        let body = self.only_where(applies, result, decl.span);
        if let Some(applies) = applies {
            self.applies.insert(rule, applies);
        }
        let lowered = like.rule(self.indicator_label(position, decl), RuleKind::Result, Axis::Reference, body);
        self.define(rule, lowered);
    }

    fn indicator_result(&mut self, decl: &'a IndicatorDecl, scope: &Scope) -> NodeId {
        let Some((calculation, citation)) = &decl.calculation else {
            self.report(problem::no_calculation(&decl.name.value, decl.name.span));
            return self.error(decl.span);
        };
        self.citation(citation);
        let Some((unit, places, citation)) = &decl.unit else {
            self.report(problem::no_unit(&decl.name.value, decl.name.span));
            return self.error(decl.span);
        };
        self.citation(citation);
        let kind = match self.column_of_category(calculation) {
            Some(kind) => kind,
            None => self.unit_kind(unit),
        };
        let result = self.calculated(calculation, Some(&kind), scope);
        self.rounded(result, places.as_ref(), calculation.span)
    }

    /// An indicator over a category: its unit is the column's own.
    fn column_of_category(&self, expr: &ast::Expr) -> Option<Kind> {
        let ExprKind::Name(name) = &expr.kind else {
            return None;
        };
        let Some(Symbol::Column(input, column)) = self.source.find(name) else {
            return None;
        };
        let kind = &self.program.inputs.get(input)?.columns.get(column)?.ty.kind;
        matches!(kind, Kind::Category(_)).then(|| kind.clone())
    }

    /// A node where a condition holds, not applicable elsewhere.
    pub(super) fn only_where(&mut self, applies: Option<NodeId>, inner: NodeId, span: Span) -> NodeId {
        let Some(applies) = applies else {
            return inner;
        };
        if self.is_error(applies) || self.is_error(inner) {
            return self.error(span);
        }
        let ty = self.ty(inner);
        let outside = Type { absences: Absences::of(Cause::NotApplicable), ..ty.clone() };
        let absent = self.node(NodeKind::Absent(Cause::NotApplicable), outside, span);
        let ty = Type { absences: ty.absences.union(Absences::of(Cause::NotApplicable)), ..ty };
        self.node(NodeKind::If(applies, inner, absent), ty, span)
    }

    /// `x.desempenho`: the score.
    pub(super) fn indicator_score(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.indicator_decl(position) else {
            return;
        };
        let like = self.indicator_like(position, decl);
        let (applies, scope) = self.indicator_scope(position, decl);
        let body = match self.rule_of(Symbol::Indicator(position), Facet::Value, decl.span) {
            Some(result) => self.score_body(decl, result, &scope),
            None => self.error(decl.span),
        };
        let body = self.only_where(applies, body, decl.span);
        if let Some(applies) = applies {
            self.applies.insert(rule, applies);
        }
        let lowered = like.rule(
            format!("{}.desempenho", self.indicator_label(position, decl)),
            RuleKind::Score,
            Axis::Reference,
            body,
        );
        self.define(rule, lowered);
    }

    fn score_body(&mut self, decl: &'a IndicatorDecl, result: RuleId, scope: &Scope) -> NodeId {
        let mut scope = scope.clone();
        scope.own = Some((decl.name.value.clone(), result));
        let subject = self.reference(result, decl.name.span, &scope);
        let subject_absences = self.ty(subject).absences;
        let score = self.score(decl, result, &scope);
        // Of a result that was not understood, nothing is known.
        let possible = (!self.is_error(subject)).then_some(subject_absences);
        let Outcomes { handled, deemed, suspended } = self.outcome_rows(decl, possible, &scope);
        for (first, second) in suspended.iter().flat_map(|one| deemed.iter().map(move |other| (one, other))) {
            let (of, given, owner) = (ir::ApartOf::Interim, scope.facts.clone(), decl.name.value.clone());
            self.owe(Obligation::Apart { of, first: first.clone(), second: second.clone(), given, owner });
        }
        if self.is_error(score) {
            return score;
        }
        let handled_set = handled.iter().fold(Absences::NONE, |all, (cause, _)| all.union(Absences::of(*cause)));
        let left = self.ty(score).absences.minus(handled_set);
        // An index states itself what the absence of a component does.
        let mut components = self.source.indices.iter().flat_map(|index| &index.weights);
        let in_index = components.any(|weight| weight.component.value == decl.name.value);
        if !self.is_error(subject) && !in_index {
            let owner = decl.name.value.clone();
            self.owe(Obligation::Present { node: score, left, owner, span: decl.name.span });
        }
        // The score's own reading of the result is in its type; each handled cause leaves it.
        let body = self.treated(subject, score, handled, decl.span);
        let body = deemed.into_iter().rev().fold(body, |rest, condition| {
            let full = self.full_score(condition.span);
            self.choose(condition.node, full, rest, condition.span)
        });
        suspended.into_iter().rev().fold(body, |rest, condition| {
            let ty = Type { absences: Absences::of(Cause::Suspended), ..Type::of(Kind::Percent) };
            let absent = self.node(NodeKind::Absent(Cause::Suspended), ty, condition.span);
            self.choose(condition.node, absent, rest, condition.span)
        })
    }

    /// The score, with what each absence of the result gives instead.
    fn treated(&mut self, subject: NodeId, score: NodeId, causes: Vec<(Cause, NodeId)>, span: Span) -> NodeId {
        if causes.is_empty() {
            return score;
        }
        let results: Vec<NodeId> = std::iter::once(score).chain(causes.iter().map(|(_, id)| *id)).collect();
        let mut ty = self.joined(&results, span);
        if ty.kind == Kind::Error {
            return self.error(span);
        }
        ty.absences = causes.iter().fold(self.ty(score).absences, |all, (cause, _)| all.without(*cause));
        self.node(NodeKind::Match { subject, present: Some(score), causes }, ty, span)
    }

    /// The rows that say what an absence does, those that deem the target met, those that suspend.
    fn outcome_rows(&mut self, decl: &'a IndicatorDecl, possible: Option<Absences>, scope: &Scope) -> Outcomes {
        let mut rows = Outcomes::default();
        for case in &decl.outcomes {
            let citation = self.citation(&case.citation);
            match cause_named(case) {
                Some((cause, span)) => {
                    if possible.is_some_and(|possible| !possible.has(cause)) {
                        self.report(problem::cause_cannot_occur(cause.word(), span));
                    }
                    let result = self.effect_score(case, scope);
                    rows.handled.push((cause, result));
                }
                None => {
                    let node = self.when(&case.when, scope);
                    self.deems_or_suspends(case);
                    let of_kind = if suspends(case) { &mut rows.suspended } else { &mut rows.deemed };
                    of_kind.push(Condition { node, citation, span: case.span });
                }
            }
        }
        rows
    }

    /// What a row gives: `integral`, `zero` or a percentage.
    fn effect_score(&mut self, case: &'a Case, scope: &Scope) -> NodeId {
        let span = case.result.span;
        match effect_name(&case.result) {
            Some("integral") => self.full_score(span),
            Some("zero") => self.number(Number::ZERO, Kind::Percent, span),
            _ => {
                let id = self.expr(&case.result, scope, Some(&Kind::Percent));
                self.declared_kind(id, &Kind::Percent, span)
            }
        }
    }

    /// A conditional row deems the target met or suspends the indicator.
    fn deems_or_suspends(&mut self, case: &'a Case) {
        let known = matches!(effect_name(&case.result), Some("integral" | "suspenso"));
        if !known && !matches!(case.result.kind, ExprKind::Error) {
            self.report(problem::row_only_integral(case.result.span));
        }
    }

    /// `x.situação`: which outcome holds, the first in the order of the language.
    pub(super) fn indicator_outcome(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.indicator_decl(position) else {
            return;
        };
        let like = self.indicator_like(position, decl);
        let (applies, scope) = self.indicator_scope(position, decl);
        let said = self.diagnostics.len();
        let rows = decl.outcomes.iter().filter(|case| cause_named(case).is_none());
        let (suspended, deemed): (Vec<&Case>, Vec<&Case>) = rows.partition(|case| suspends(case));
        let named = [(suspended, "suspenso"), (deemed, "integral")]
            .map(|(rows, name)| rows.into_iter().map(|case| (self.when(&case.when, &scope), name)).collect::<Vec<_>>());
        let named = named.concat();
        self.diagnostics.truncate(said);
        let body = match self.rule_of(Symbol::Indicator(position), Facet::Value, decl.span) {
            Some(result) => self.outcome_body(result, &named, decl.span, &scope),
            None => self.error(decl.span),
        };
        let outside = self.outcome_name("inaplicável", decl.span);
        let body = match applies {
            Some(applies) => self.choose(applies, body, outside, decl.span),
            None => body,
        };
        let lowered = like.rule(
            format!("{}.situação", self.indicator_label(position, decl)),
            RuleKind::Outcome,
            Axis::Reference,
            body,
        );
        self.define(rule, lowered);
    }

    /// The first of the named conditions that holds, else what the result came to.
    fn outcome_body(&mut self, result: RuleId, named: &[(NodeId, &str)], span: Span, scope: &Scope) -> NodeId {
        let subject = self.reference(result, span, scope);
        if self.is_error(subject) {
            return subject;
        }
        let present = self.outcome_name("apurado", span);
        let mut causes = Vec::new();
        for cause in self.ty(subject).absences.iter() {
            causes.push((cause, self.outcome_name(cause.word(), span)));
        }
        let found = self.matched(subject, Some(present), causes, span);
        named.iter().rev().fold(found, |rest, (condition, name)| {
            let outcome = self.outcome_name(name, span);
            self.choose(*condition, outcome, rest, span)
        })
    }

    pub(super) fn outcome_name(&mut self, name: &str, span: Span) -> NodeId {
        let members = OUTCOMES.iter().map(|name| (*name).to_owned()).collect();
        let value = crate::value::Value::Text(Arc::from(name));
        self.node(NodeKind::Const(value), Type::of(Kind::Category(members)), span)
    }

    /// Lists an indicator with its three rules.
    pub(super) fn indicator(&mut self, position: usize) {
        let Some(decl) = self.indicator_decl(position) else {
            return;
        };
        let symbol = Symbol::Indicator(position);
        let rules = [Facet::Value, Facet::Score, Facet::Outcome].map(|facet| self.rule_of(symbol, facet, decl.span));
        let [Some(value), Some(score), Some(outcome)] = rules else {
            return;
        };
        let mut bands = Vec::new();
        let (mut deemed, mut suspended): (Vec<Condition>, Vec<Condition>) = (Vec::new(), Vec::new());
        let said = self.diagnostics.len();
        let (applies, scope) = self.indicator_scope(position, decl);
        // Of several texts, each band table is listed, and each row once.
        for text in self.all_texts(symbol) {
            let Symbol::Indicator(at) = text else { continue };
            let score = self.rule_of(text, Facet::Score, decl.span);
            if let Some(rule) = score.and_then(|score| self.program.rule(score)) {
                self.steps_in(rule.body, &mut bands);
            }
            let rows = self.source.indicators.get(at).copied().into_iter().flat_map(|decl| &decl.outcomes);
            for case in rows.filter(|case| cause_named(case).is_none()) {
                let of_kind = if suspends(case) { &mut suspended } else { &mut deemed };
                if !of_kind.iter().any(|known| known.span == case.span) {
                    let citation = self.citation(&case.citation);
                    of_kind.push(Condition { node: self.when(&case.when, &scope), citation, span: case.span });
                }
            }
        }
        self.diagnostics.truncate(said);
        let citation = self.citation(&decl.citation);
        if let Some((_, citation)) = &decl.target {
            self.citation(citation);
        }
        self.program.indicators.push(Indicator {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            value,
            score,
            outcome,
            polarity: decl.polarity.map(|written| polarity(written.value)),
            applies,
            bands,
            deemed,
            suspended,
            places: decl.unit.as_ref().and_then(|(_, places, _)| places.as_ref()).map(|places| places.places.value),
            target: decl.target.as_ref().map(|(when, _)| when.span),
            origin: decl.origin.iter().map(|origin| origin.value.clone()).collect(),
            citation,
            span: decl.span,
        });
    }
}

/// Which direction is better.
pub(super) const fn polarity(written: ast::Polarity) -> ir::Polarity {
    match written {
        ast::Polarity::HigherIsBetter => ir::Polarity::HigherIsBetter,
        ast::Polarity::LowerIsBetter => ir::Polarity::LowerIsBetter,
    }
}

/// The cause that a row is about: `indefinido => …`.
pub(super) fn cause_named(case: &Case) -> Option<(Cause, Span)> {
    let [tests] = case.when.alternatives.as_slice() else {
        return None;
    };
    let [Test::Equal(expr)] = tests.as_slice() else {
        return None;
    };
    let ExprKind::Name(name) = &expr.kind else {
        return None;
    };
    Cause::from_word(name).map(|cause| (cause, expr.span))
}

/// Whether a conditional row suspends the indicator.
fn suspends(case: &Case) -> bool {
    effect_name(&case.result) == Some("suspenso")
}

/// The name that stands alone as a row's result.
pub(super) fn effect_name(expr: &ast::Expr) -> Option<&str> {
    match &expr.kind {
        ExprKind::Name(name) => Some(name),
        _ => None,
    }
}

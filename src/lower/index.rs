//! `índice`: weighted scores, with what each absence does to the weights.
//!
//! ```text
//! P = components with a score, or counted as 100% or 0%;  W(i) = w(i) + the weights moved to i
//! índice = total × Σ W(i)·s(i) / Σ W(i)  over P;          undefined when P is empty
//! ```

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{
    Absences, Axis, Cause, Effect, Index, IndexComponent, Kind, NodeId, NodeKind, Obligation, Op, RuleId, RuleKind,
    Type,
};
use crate::lower::indicator::{cause_named, effect_name};
use crate::lower::scope::Scope;
use crate::lower::through_time::Parts;
use crate::lower::{Declared, Facet, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Case, ExprKind, IndexDecl};
use crate::value::{Dimension, Number, Range};

/// One component while the index is put together.
pub(super) struct Component {
    pub(super) name: String,
    score: RuleId,
    pub(super) weight: Number,
    /// Why its score may be absent, where the index applies.
    absences: Absences,
    /// Whether its score was understood; of one that was not, nothing is known.
    understood: bool,
    pub(super) span: Span,
}

impl<'a> Lowerer<'a> {
    fn index_like(&mut self, position: usize, decl: &'a IndexDecl) -> Declared<'a> {
        let citation = self.citation_of(Symbol::Index(position), &decl.citation);
        Declared { title: decl.title.as_ref(), citation, span: decl.span }
    }

    fn index_label(&self, position: usize, decl: &IndexDecl) -> String {
        self.source.label(Symbol::Index(position), &decl.name)
    }

    /// The condition of applicability, lowered once so that it is recognised wherever it is read, and the scope in which
    /// it holds.
    pub(super) fn index_scope(&mut self, position: usize, decl: &'a IndexDecl) -> (Option<NodeId>, Scope) {
        let symbol = Symbol::Index(position);
        let scope = Scope::new(Axis::Reference, &decl.name.value);
        let applies = match self.conditions.get(&symbol) {
            Some(known) => *known,
            None => decl.applies.as_ref().map(|(when, citation)| {
                self.citation(citation);
                self.when(when, &scope)
            }),
        };
        self.conditions.insert(symbol, applies);
        let scope = applies.map_or_else(|| scope.clone(), |applies| self.assuming(&scope, applies, true));
        (applies, scope)
    }

    /// The declared total, 100 where none is.
    pub(super) fn index_total(&mut self, decl: &'a IndexDecl) -> (Number, Kind) {
        let plain = Kind::Number(Dimension::ONE);
        let Some((expr, citation)) = &decl.total else {
            return (Number::HUNDRED, plain);
        };
        self.citation(citation);
        let kind = if matches!(expr.kind, ExprKind::Percent(_)) { Kind::Percent } else { plain };
        let scope = Scope::new(Axis::Reader, &decl.name.value);
        let total = self.constant(expr, &kind, &scope).unwrap_or(Number::HUNDRED);
        (total, kind)
    }

    /// `x`: the total times the weighted mean of the scores.
    pub(super) fn index_value(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.source.indices.get(position).copied() else {
            return;
        };
        let like = self.index_like(position, decl);
        let (total, kind) = self.index_total(decl);
        let (applies, scope) = self.index_scope(position, decl);
        let components = self.components(decl, &scope);
        let effects = self.index_effects(decl, &components);
        let body = self.index_body(decl, &components, &effects, (&total, &kind), &scope);
        let body = match &decl.unit {
            Some((_, places, citation)) => {
                self.citation(citation);
                self.rounded(body, places.as_ref(), decl.span)
            }
            None => body,
        };
        let body = self.applied(applies, body, rule, decl.span);
        let lowered = like.rule(self.index_label(position, decl), RuleKind::Result, Axis::Reference, body);
        self.define(rule, lowered);
    }

    /// `x.desempenho`: the index over its total.
    pub(super) fn index_score(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.source.indices.get(position).copied() else {
            return;
        };
        let like = self.index_like(position, decl);
        let said = self.diagnostics.len();
        let (total, kind) = self.index_total(decl);
        self.diagnostics.truncate(said);
        let (applies, scope) = self.index_scope(position, decl);
        let body = match self.rule_of(Symbol::Index(position), Facet::Value, decl.span) {
            Some(value) => {
                let value = self.reference(value, decl.span, &scope);
                let total = self.number(total, kind, decl.span);
                let ratio = self.quotient(value, total, decl.span);
                if self.is_error(ratio) { ratio } else { self.as_kind(ratio, Kind::Percent) }
            }
            None => self.error(decl.span),
        };
        let body = self.applied(applies, body, rule, decl.span);
        let lowered = like.rule(
            format!("{}.desempenho", self.index_label(position, decl)),
            RuleKind::Score,
            Axis::Reference,
            body,
        );
        self.define(rule, lowered);
    }

    /// A body where the index applies, not applicable elsewhere; the rule is known to be so.
    fn applied(&mut self, applies: Option<NodeId>, body: NodeId, rule: RuleId, span: Span) -> NodeId {
        if let Some(applies) = applies {
            self.applies.insert(rule, applies);
        }
        self.only_where(applies, body, span)
    }

    pub(super) fn components(&mut self, decl: &'a IndexDecl, scope: &Scope) -> Vec<Component> {
        let mut components: Vec<Component> = Vec::with_capacity(decl.weights.len());
        let mut firsts: BTreeMap<&str, Span> = BTreeMap::new();
        for weight in &decl.weights {
            self.citation(&weight.citation);
            let name = &weight.component;
            if let Some(first) = firsts.get(name.value.as_str()) {
                self.report(problem::repeated_component(&name.value, name.span, *first));
                continue;
            }
            if weight.weight.value.is_zero() || weight.weight.value.is_negative() {
                self.report(problem::weight_not_positive(&name.value, weight.weight.span));
                continue;
            }
            if let Some(score) = self.score_rule(&name.value, name.span) {
                let weight = weight.weight.value.clone();
                let read = self.reference(score, name.span, scope);
                let absences = self.ty(read).absences;
                firsts.insert(&name.value, name.span);
                let (name, understood, span) = (name.value.clone(), !self.is_error(read), name.span);
                components.push(Component { name, score, weight, absences, understood, span });
            }
        }
        if decl.weights.is_empty() {
            self.report(problem::index_without_weights(&decl.name.value, decl.name.span));
        }
        components
    }

    /// The score of an indicator or index of this name; `None`, reported, when it is neither.
    pub(super) fn score_rule(&mut self, name: &str, span: Span) -> Option<RuleId> {
        match self.source.find(name) {
            Some(symbol @ (Symbol::Indicator(_) | Symbol::Index(_))) => {
                self.used.insert(symbol);
                self.rule_of(symbol, Facet::Score, span)
            }
            found => {
                let indicators = self.source.indicators.iter().map(|it| it.name.value.as_str());
                let indices = self.source.indices.iter().map(|it| it.name.value.as_str());
                let near = crate::resolve::nearest(name, indicators.chain(indices)).map(str::to_owned);
                self.report(problem::no_such_score(name, found.map(Symbol::word), near.as_deref(), span));
                None
            }
        }
    }

    /// What each cause does, with every cause that can occur named.
    pub(super) fn index_effects(&mut self, decl: &'a IndexDecl, components: &[Component]) -> Vec<(Cause, Effect)> {
        let possible = components.iter().fold(Absences::NONE, |all, component| all.union(component.absences));
        let mut effects: Vec<(Cause, Effect)> = Vec::new();
        let mut stated = Absences::NONE;
        for case in &decl.effects {
            self.citation(&case.citation);
            let Some((cause, span)) = cause_named(case) else {
                self.report(problem::row_names_no_cause(case.when.span));
                continue;
            };
            stated = stated.union(Absences::of(cause));
            if let Some(effect) = self.index_effect(case, components) {
                effects.push((cause, effect));
            }
            // An act may state in advance what a suspension will do.
            let understood = components.iter().all(|component| component.understood);
            if understood && !possible.has(cause) && cause != Cause::Suspended {
                self.report(problem::cause_cannot_occur(cause.word(), span));
            }
        }
        for cause in possible.minus(stated).iter() {
            if let Some(component) = components.iter().find(|component| component.absences.has(cause)) {
                self.report(problem::effect_not_stated(
                    &decl.name.value,
                    &component.name,
                    cause.word(),
                    decl.name.span,
                    component.span,
                ));
            }
        }
        effects
    }

    fn index_effect(&mut self, case: &'a Case, components: &[Component]) -> Option<Effect> {
        if let ExprKind::Call(name, arguments) = &case.result.kind
            && name.value == "transfere"
            && let [only] = arguments.as_slice()
        {
            let to = effect_name(&only.value)?;
            let target = components.iter().position(|component| component.name == to);
            let Some(target) = target else {
                self.report(problem::no_such_component(to, None, only.value.span));
                return None;
            };
            if components.get(target).is_some_and(|component| !component.absences.is_empty()) {
                self.report(problem::moves_to_uncertain(to, only.value.span));
            }
            return Some(Effect::MoveTo(count(target)));
        }
        match effect_name(&case.result) {
            Some("redistribui") => Some(Effect::Redistribute),
            Some("integral") => Some(Effect::Full),
            Some("zero") => Some(Effect::Zero),
            _ => {
                self.report(problem::unknown_effect(case.result.span));
                None
            }
        }
    }

    fn index_body(
        &mut self,
        decl: &'a IndexDecl,
        components: &[Component],
        effects: &[(Cause, Effect)],
        (total, kind): (&Number, &Kind),
        scope: &Scope,
    ) -> NodeId {
        let span = decl.span;
        if components.len() != decl.weights.len() || components.is_empty() {
            return self.error(span);
        }
        let (mut weights, mut earned): (Option<NodeId>, Option<NodeId>) = (None, None);
        for (at, component) in components.iter().enumerate() {
            let weight = self.effective_weight(at, components, effects, scope);
            let score = self.counted_score(component, effects, scope);
            let points = self.product(weight, score, component.span);
            weights = Some(weights.map_or(weight, |all| self.sum(Op::Add, all, weight, span)));
            earned = Some(earned.map_or(points, |all| self.sum(Op::Add, all, points, span)));
        }
        let (Some(weights), Some(earned)) = (weights, earned) else {
            return self.error(span);
        };
        let mean = self.quotient(earned, weights, span);
        let total = self.number(total.clone(), kind.clone(), span);
        let index = self.product(total, mean, span);
        let index = if self.is_error(index) { index } else { self.as_kind(index, kind.clone()) };
        let range = self.ty(total).range.hull(&Range::point(Number::ZERO));
        if let Some(node) = self.program.nodes.get_mut(index.0 as usize) {
            // A weighted mean of scores from 0% to 100%, of the total.
            node.ty.range = range;
        }
        match decl.requires {
            Some(least) => self.at_least_scored(index, components, least.value, scope),
            None => index,
        }
    }

    /// W(i): the component's weight where it counts, and the weights moved to it.
    fn effective_weight(
        &mut self,
        at: usize,
        components: &[Component],
        effects: &[(Cause, Effect)],
        scope: &Scope,
    ) -> NodeId {
        let Some(component) = components.get(at) else {
            return self.error(Span::default());
        };
        let own = self.weight_where(
            component,
            effects,
            |effect| !matches!(effect, Effect::Redistribute | Effect::MoveTo(_)),
            true,
            scope,
        );
        let moves = effects.iter().any(|(_, effect)| *effect == Effect::MoveTo(count(at)));
        let mut weight = own;
        for (other, giver) in components.iter().enumerate() {
            if moves && other != at {
                let given =
                    self.weight_where(giver, effects, |effect| *effect == Effect::MoveTo(count(at)), false, scope);
                weight = self.sum(Op::Add, weight, given, component.span);
            }
        }
        weight
    }

    /// A component's weight when present (or not) and for the causes whose effect passes a test; else zero.
    fn weight_where(
        &mut self,
        component: &Component,
        effects: &[(Cause, Effect)],
        counts: impl Fn(&Effect) -> bool,
        when_present: bool,
        scope: &Scope,
    ) -> NodeId {
        let span = component.span;
        let plain = Kind::Number(Dimension::ONE);
        let score = self.reference(component.score, span, scope);
        let zero = |lowerer: &mut Self| lowerer.number(Number::ZERO, plain.clone(), span);
        let full = |lowerer: &mut Self| lowerer.number(component.weight.clone(), plain.clone(), span);
        let present = if when_present { full(self) } else { zero(self) };
        let possible = self.ty(score).absences;
        if possible.is_empty() || self.is_error(score) {
            return present;
        }
        let mut causes = Vec::new();
        for cause in possible.iter() {
            let effect = effects.iter().find(|(known, _)| *known == cause).map(|(_, effect)| effect);
            let weight = if effect.is_some_and(&counts) { full(self) } else { zero(self) };
            causes.push((cause, weight));
        }
        self.matched(score, Some(present), causes, span)
    }

    /// s(i): the score, 100% or 0% where an effect says so.
    fn counted_score(&mut self, component: &Component, effects: &[(Cause, Effect)], scope: &Scope) -> NodeId {
        let span = component.span;
        let score = self.reference(component.score, span, scope);
        let mut causes = Vec::new();
        for cause in self.ty(score).absences.iter() {
            let full = effects.iter().any(|(known, effect)| *known == cause && *effect == Effect::Full);
            let value = if full { Number::ONE } else { Number::ZERO };
            causes.push((cause, self.number(value, Kind::Percent, span)));
        }
        self.matched(score, None, causes, span)
    }

    /// `exige n`: undefined when fewer components have a score.
    fn at_least_scored(&mut self, index: NodeId, components: &[Component], least: u32, scope: &Scope) -> NodeId {
        let span = self.span(index);
        let plain = Kind::Number(Dimension::ONE);
        let mut scored: Option<NodeId> = None;
        for component in components {
            let score = self.reference(component.score, span, scope);
            let one = self.number(Number::ONE, plain.clone(), span);
            let mut causes = Vec::new();
            for cause in self.ty(score).absences.iter() {
                causes.push((cause, self.number(Number::ZERO, plain.clone(), span)));
            }
            let counted = self.matched(score, Some(one), causes, span);
            scored = Some(scored.map_or(counted, |all| self.sum(Op::Add, all, counted, span)));
        }
        let Some(scored) = scored else {
            return index;
        };
        let least = self.number(Number::from_i64(i64::from(least)), plain, span);
        let enough = self.compared(crate::syntax::ast::Comparison::AtLeast, scored, least, span);
        let ty = Type { absences: Absences::of(Cause::Undefined), ..self.ty(index) };
        let absent = self.node(NodeKind::Absent(Cause::Undefined), ty, span);
        self.choose(enough, index, absent, span)
    }

    /// The rules of the components' weights after redistribution, made once.
    pub(super) fn index_rules(&mut self, position: usize) -> Vec<RuleId> {
        let Some(decl) = self.source.indices.get(position).copied() else {
            return Vec::new();
        };
        let label = self.index_label(position, decl);
        let name = |component: &str| format!("{label}.peso.{component}");
        if !self.source.texts(Symbol::Index(position)).is_empty() {
            return self.weights_through_time(position);
        }
        let known: Vec<RuleId> =
            decl.weights.iter().filter_map(|it| self.weights.get(&name(&it.component.value)).copied()).collect();
        if known.len() == decl.weights.len() {
            return known;
        }
        let said = self.diagnostics.len();
        let (applies, scope) = self.index_scope(position, decl);
        let components = self.components(decl, &scope);
        let effects = self.index_effects(decl, &components);
        let (total, kind) = self.index_total(decl);
        self.diagnostics.truncate(said);
        let like = self.index_like(position, decl);
        let weights: Vec<NodeId> =
            (0..components.len()).map(|at| self.effective_weight(at, &components, &effects, &scope)).collect();
        let mut sum: Option<NodeId> = None;
        for weight in &weights {
            sum = Some(sum.map_or(*weight, |all| self.sum(Op::Add, all, *weight, decl.span)));
        }
        let Some(sum) = sum else {
            return Vec::new();
        };
        // Every rule reads the sum: what its level is need be found out once.
        self.known_level = Some((sum, self.level_of(sum)));
        let mut rules = Vec::new();
        for (component, weight) in components.iter().zip(&weights) {
            let share = self.quotient(*weight, sum, component.span);
            let total = self.number(total.clone(), kind.clone(), component.span);
            let body = self.product(total, share, component.span);
            let body = self.only_where(applies, body, component.span);
            let name = name(&component.name);
            let rule = self.rule(name.clone(), RuleKind::Internal, Axis::Reference, body, &like);
            self.weights.insert(name, rule);
            rules.push(rule);
        }
        self.known_level = None;
        rules
    }

    /// The rules of the weights of every text, each name chosen by month.
    fn weights_through_time(&mut self, position: usize) -> Vec<RuleId> {
        let Some(decl) = self.source.indices.get(position).copied() else {
            return Vec::new();
        };
        let texts = self.source.texts(Symbol::Index(position)).to_vec();
        let (mut names, mut named): (Vec<&'a str>, BTreeSet<&'a str>) = (Vec::new(), BTreeSet::new());
        for text in &texts {
            let Some(Symbol::Index(at)) = text.symbol else { continue };
            let months = std::mem::replace(&mut self.months, text.months);
            self.index_rules(at);
            self.months = months;
            let weights = self.source.indices.get(at).into_iter().flat_map(|decl| &decl.weights);
            weights.for_each(|it| {
                if named.insert(&it.component.value) {
                    names.push(&it.component.value);
                }
            });
        }
        let mut rules = Vec::with_capacity(names.len());
        for name in names {
            let own = format!("{}.peso.{name}", decl.name.value);
            if let Some(known) = self.weights.get(&own) {
                rules.push(*known);
                continue;
            }
            let label = |symbol| self.source.label(symbol, &decl.name);
            let part = |symbol| self.weights.get(&format!("{}.peso.{name}", label(symbol))).copied();
            let parts: Parts = texts.iter().map(|text| (text.months, text.symbol.and_then(part))).collect();
            let rule = self.reserve();
            if parts.iter().any(|(_, part)| part.is_some()) {
                self.weights.insert(own.clone(), rule);
            }
            self.chosen_by_month(own, rule, parts, decl.span);
            rules.push(rule);
        }
        rules
    }

    /// Lists an index with its rules, and owes the proof of its weights.
    pub(super) fn index(&mut self, position: usize) {
        let Some(decl) = self.source.indices.get(position).copied() else {
            return;
        };
        let symbol = Symbol::Index(position);
        let rules = [Facet::Value, Facet::Score].map(|facet| self.rule_of(symbol, facet, decl.span));
        let [Some(value), Some(score)] = rules else {
            return;
        };
        self.index_rules(position);
        let (applies, _) = self.index_scope(position, decl);
        let (mut listed, mut effects): (Vec<IndexComponent>, Vec<(Cause, Effect)>) = (Vec::new(), Vec::new());
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let mut total = Number::HUNDRED;
        // Of several texts, a component is listed as in the last one that has it.
        for text in self.all_texts(symbol) {
            let Symbol::Index(at) = text else { continue };
            let Some(text) = self.source.indices.get(at).copied() else { continue };
            let months = std::mem::replace(&mut self.months, self.source.months_of(Symbol::Index(at)));
            let said = self.diagnostics.len();
            let (_, scope) = self.index_scope(at, text);
            let components = self.components(text, &scope);
            let stated = self.index_effects(text, &components);
            total = self.index_total(text).0;
            self.diagnostics.truncate(said);
            self.months = months;
            effects.retain(|(cause, _)| !stated.iter().any(|(known, _)| known == cause));
            effects.extend(stated);
            self.owe_weights(text, &total);
            for (component, written) in components.into_iter().zip(&text.weights) {
                let own = format!("{}.peso.{}", decl.name.value, component.name);
                let Some(effective) = self.weights.get(&own).copied() else { continue };
                let citation = self.citation(&written.citation);
                let Component { name, score, weight, span, .. } = component;
                let component = IndexComponent { name, weight, score, effective, citation, span };
                let place = *places.entry(component.name.clone()).or_insert(listed.len());
                match listed.get_mut(place) {
                    Some(known) => *known = component,
                    None => listed.push(component),
                }
            }
        }
        let components = listed;
        let citation = self.citation(&decl.citation);
        self.program.indices.push(Index {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            value,
            score,
            components,
            total,
            applies,
            effects,
            citation,
            span: decl.span,
        });
    }

    fn owe_weights(&mut self, decl: &IndexDecl, total: &Number) {
        if !decl.weights.is_empty() {
            self.owe(Obligation::Weights {
                owner: decl.name.value.clone(),
                weights: decl.weights.iter().map(|it| (it.weight.value.clone(), it.weight.span)).collect(),
                total: total.clone(),
                span: decl.weights_span.unwrap_or(decl.name.span),
            });
        }
    }
}

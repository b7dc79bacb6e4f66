//! `peso(índice; componente)`: the weight that an act declares, that a unit has, or that a stated case leaves.

use crate::ir::{Absences, Cause, Effect, Kind, NodeId, NodeKind, Type};
use crate::lower::index::Component;
use crate::lower::indicator::effect_name;
use crate::lower::scope::Scope;
use crate::lower::{Facet, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Argument, Weight};
use crate::value::{Dimension, Number};

impl<'a> Lowerer<'a> {
    /// `peso(índice; componente)`: as declared in a claim, after redistribution elsewhere.
    pub(super) fn weight_of(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let stated = arguments.iter().position(|argument| argument.name.is_some()).unwrap_or(arguments.len());
        let (read, absent) = arguments.split_at(stated);
        let Some([index, component]) = self.arguments::<2>(name, read, span) else {
            return self.error(span);
        };
        let symbol = effect_name(&index.value).and_then(|name| self.source.find(name));
        let Some(Symbol::Index(position)) = symbol else {
            self.report(problem::not_an_index(index.value.span));
            return self.error(span);
        };
        self.used.insert(Symbol::Index(position));
        let decl = self.source.indices.get(position).copied();
        let wanted = effect_name(&component.value);
        // A claim is about the text that its act knew; elsewhere any text of the index has the component.
        let texts = if scope.closed {
            vec![self.source.known_text(Symbol::Index(position))]
        } else {
            self.all_texts(Symbol::Index(position))
        };
        let weights: Vec<&'a Weight> = texts
            .into_iter()
            .filter_map(|text| match text {
                Symbol::Index(at) => self.source.indices.get(at),
                _ => None,
            })
            .flat_map(|decl| &decl.weights)
            .collect();
        let Some(declared) = weights.iter().find(|it| Some(it.component.value.as_str()) == wanted) else {
            let known = weights.iter().map(|it| it.component.value.as_str());
            let near = wanted.and_then(|wanted| crate::resolve::nearest(wanted, known)).map(str::to_owned);
            self.report(problem::no_such_component(wanted.unwrap_or("?"), near.as_deref(), component.value.span));
            return self.error(span);
        };
        if !absent.is_empty() {
            let text =
                if scope.closed { self.source.known_text(Symbol::Index(position)) } else { Symbol::Index(position) };
            return self.weight_in_case(text, &declared.component.value, absent, span);
        }
        if scope.closed {
            return self.number(declared.weight.value.clone(), Kind::Number(Dimension::ONE), span);
        }
        let name = format!("{}.peso.{}", decl.map_or("", |decl| &decl.name.value), declared.component.value);
        self.rule_of(Symbol::Index(position), Facet::Value, span);
        self.index_rules(position);
        match self.weights.get(&name).copied() {
            Some(rule) => self.reference(rule, span, scope),
            None => self.error(span),
        }
    }

    /// `peso(índice; componente; suspenso: a; b)`: the weight that is left when other components have no score, by the
    /// formula of the index. A cause stands before the first component that it is of.
    fn weight_in_case(&mut self, text: Symbol, wanted: &str, absent: &'a [Argument], span: Span) -> NodeId {
        let Symbol::Index(position) = text else {
            return self.error(span);
        };
        let Some(decl) = self.source.indices.get(position).copied() else {
            return self.error(span);
        };
        let said = self.diagnostics.len();
        let (_, scope) = self.index_scope(position, decl);
        let components = self.components(decl, &scope);
        let effects = self.index_effects(decl, &components);
        let total = self.index_total(decl).0;
        self.diagnostics.truncate(said);
        let Some(causes) = self.causes_stated(&components, absent) else {
            return self.error(span);
        };
        let mut states: Vec<Option<&Effect>> = Vec::with_capacity(components.len());
        for (at, component) in components.iter().enumerate() {
            let Some((_, cause)) = causes.iter().find(|(absent, _)| *absent == at) else {
                states.push(None);
                continue;
            };
            let effect = effects.iter().find(|(known, _)| known == cause).map(|(_, effect)| effect);
            if effect.is_none() {
                let (index, name) = (&decl.name.value, &component.name);
                self.report(problem::effect_not_stated(index, name, cause.word(), span, component.span));
                return self.error(span);
            }
            states.push(effect);
        }
        let kind = Kind::Number(Dimension::ONE);
        match components.iter().position(|it| it.name == wanted).and_then(|at| left(&components, &states, &total, at)) {
            Some(weight) => self.number(weight, kind, span),
            None => {
                let ty = Type { absences: Absences::of(Cause::Undefined), ..Type::of(kind) };
                self.node(NodeKind::Absent(Cause::Undefined), ty, span)
            }
        }
    }

    /// Which components have no score, and why.
    fn causes_stated(&mut self, components: &[Component], absent: &'a [Argument]) -> Option<Vec<(usize, Cause)>> {
        let mut cause = None;
        let mut causes = Vec::with_capacity(absent.len());
        for argument in absent {
            if let Some(name) = &argument.name {
                cause = Cause::from_word(&crate::resolve::fold(&name.value));
            }
            let Some(cause) = cause else {
                self.report(problem::cause_expected(argument.name.as_ref().map_or(argument.value.span, |it| it.span)));
                return None;
            };
            let wanted = effect_name(&argument.value).unwrap_or("?");
            let Some(at) = components.iter().position(|component| component.name == wanted) else {
                let known = components.iter().map(|component| component.name.as_str());
                let near = crate::resolve::nearest(wanted, known).map(str::to_owned);
                self.report(problem::no_such_component(wanted, near.as_deref(), argument.value.span));
                return None;
            };
            causes.push((at, cause));
        }
        Some(causes)
    }
}

/// T × W(i) / Σ W over the components that count; `None` where none does.
fn left(components: &[Component], states: &[Option<&Effect>], total: &Number, wanted: usize) -> Option<Number> {
    let counts = |state: Option<&Effect>| !matches!(state, Some(Effect::Redistribute | Effect::MoveTo(_)));
    let weight = |at: usize| {
        let moved = |state: Option<&Effect>| state == Some(&Effect::MoveTo(count(at)));
        let own = components.get(at).filter(|_| states.get(at).is_some_and(|state| counts(*state)));
        let given = components.iter().zip(states).filter(|(_, state)| moved(**state)).map(|(component, _)| component);
        own.into_iter().chain(given).try_fold(Number::ZERO, |sum, it| sum.plus(&it.weight)).ok()
    };
    let sum = (0..components.len()).try_fold(Number::ZERO, |sum, at| sum.plus(&weight(at)?).ok())?;
    total.times(&weight(wanted)?).ok()?.divided_by(&sum).ok()
}

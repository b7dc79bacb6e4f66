//! Reading one figure from another: across the time axes, and where it is known to have a value.

use std::fmt::Write as _;

use crate::ir::{Axis, Cause, NodeId, NodeKind, RuleId, Shift};
use crate::lower::scope::Scope;
use crate::lower::{Facet, Lowerer, problem};
use crate::resolve::Symbol;
use crate::source::Span;

impl Lowerer<'_> {
    /// The value of a rule where it is read. A transfer reads an indicator at the reference period of its own.
    pub(super) fn reference(&mut self, rule: RuleId, span: Span, scope: &Scope) -> NodeId {
        let Some(declared) = self.program.rule(rule) else {
            return self.error(span);
        };
        let (mut ty, axis) = (declared.ty.clone(), declared.axis);
        if !self.crosses(scope.axis, axis) {
            ty = self.type_here(rule);
        }
        if scope.axis == Axis::Reference && axis == Axis::Payment {
            let name = declared.name.clone();
            self.report(problem::payment_read_from_reference(&name, span));
            return self.error(span);
        }
        if let Some(condition) = self.applies.get(&rule).copied() {
            let crosses = self.crosses(scope.axis, axis);
            let holds =
                if crosses { self.holds(&self.at_reference(scope), condition) } else { self.holds(scope, condition) };
            if holds {
                ty.absences = ty.absences.without(Cause::NotApplicable);
            }
        }
        let kind = NodeKind::Ref(rule);
        if !self.crosses(scope.axis, axis) {
            let ty = self.narrowed(&kind, ty, scope);
            return self.node(kind, ty, span);
        }
        let inner = self.node(kind, ty.clone(), span);
        let kind = NodeKind::At(inner, Shift::Reference);
        let ty = self.narrowed(&kind, ty, scope);
        self.node(kind, ty, span)
    }

    /// The name of what a symbol declares.
    pub(super) fn name_of(&self, symbol: Symbol) -> String {
        let name = match symbol {
            Symbol::Input(at) => self.source.inputs.get(at).map(|it| &it.name),
            Symbol::Column(input, at) => {
                self.source.inputs.get(input).and_then(|it| it.fields.get(at)).map(|it| &it.name)
            }
            Symbol::Table(at) => self.source.tables.get(at).map(|it| &it.name),
            Symbol::List(at) => self.source.lists.get(at).map(|it| &it.name),
            Symbol::Group(at) => self.source.groups.get(at).map(|it| &it.name),
            Symbol::Measure(at) => self.source.measures.get(at).map(|it| &it.name),
            Symbol::Parameter(at) => self.source.parameters.get(at).map(|it| &it.name),
            Symbol::Indicator(at) => self.source.indicators.get(at).map(|it| &it.name),
            Symbol::Index(at) => self.source.indices.get(at).map(|it| &it.name),
            Symbol::Transfer(at) => self.source.transfers.get(at).map(|it| &it.name),
            Symbol::Schedule(at) => self.source.schedules.get(at).map(|it| &it.name),
        };
        name.map(|name| name.value.clone()).unwrap_or_default()
    }

    /// Reports that a figure reads itself, and through what.
    pub(super) fn report_cycle(&mut self, symbol: Symbol, facet: Facet, at: Span) {
        let start = self.stack.iter().position(|(known, of, _)| *known == symbol && *of == facet).unwrap_or(0);
        let path: Vec<(String, Span)> =
            self.stack.iter().skip(start).map(|(symbol, _, span)| (self.name_of(*symbol), *span)).collect();
        let mut shown = String::new();
        for (name, _) in &path {
            let _ = write!(shown, "{name} → ");
        }
        shown.push_str(&self.name_of(symbol));
        let steps: Vec<Span> = path.into_iter().skip(1).map(|(_, span)| span).collect();
        self.report(problem::cycle(&self.name_of(symbol), &shown, at, &steps));
    }
}

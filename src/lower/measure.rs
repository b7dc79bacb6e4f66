//! `medida`: a named expression with its rounding.

use crate::ir::{Axis, Kind, NodeId, RuleId, RuleKind};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::Expr;

impl<'a> Lowerer<'a> {
    /// Lowers a measure into its reserved place.
    pub(super) fn measure(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.source.measures.get(position).copied() else {
            return;
        };
        let citation = self.citation_of(Symbol::Measure(position), &decl.citation);
        let like = Declared { title: decl.title.as_ref(), citation, span: decl.span };
        let kind = decl.ty.as_ref().map(|ty| self.kind_of(ty));
        let scope = Scope::new(Axis::Reference, &decl.name.value);
        // What it reads of itself one period earlier is of whatever text held then.
        let symbol = self.source.whole(Symbol::Measure(position));
        let (said, owed) = (self.diagnostics.len(), self.program.obligations.len());
        let body = loop {
            let body = self.calculated(&decl.value, kind.as_ref(), &scope);
            let body = self.rounded(body, decl.places.as_ref(), decl.value.span);
            // A measure that reads itself lacks what it was taken to lack, or is lowered again with what it
            // was found to lack: the set only grows, so this ends.
            let found = self.ty(body).absences;
            match self.assumed.get(&symbol).copied() {
                Some(assumed) if !found.minus(assumed).is_empty() => {
                    self.assumed.insert(symbol, assumed.union(found));
                    self.diagnostics.truncate(said);
                    self.program.obligations.truncate(owed);
                }
                _ => break body,
            }
        };
        let axis = if self.is_dated_fact(body) { Axis::Reader } else { Axis::Reference };
        let lowered =
            like.rule(self.source.label(Symbol::Measure(position), &decl.name), RuleKind::Measure, axis, body);
        self.define(rule, lowered);
    }

    /// An expression with the kind that its declaration states: where the dimension is wrong, the message says
    /// which parentheses repair it.
    pub(super) fn calculated(&mut self, expr: &'a Expr, kind: Option<&Kind>, scope: &Scope) -> NodeId {
        let id = self.expr(expr, scope, kind);
        let Some(kind) = kind else {
            return id;
        };
        if *kind == Kind::Percent
            && let Some(ratio) = Self::hundredfold(expr)
            && self.kind(id) != Kind::Error
        {
            self.report(problem::hundredfold(expr.span, self.source.slice(ratio.span)));
            return self.error(expr.span);
        }
        let found = self.kind(id);
        if Self::is_repairable(&found, kind)
            && let Some(repair) = self.repair(expr, kind, scope)
        {
            let (found, expected) = (self.write_kind(&found), self.write_kind(kind));
            let text = |from: u32, to: u32| self.source.slice(Span { source: expr.span.source, start: from, end: to });
            let before = text(expr.span.start, repair.span.start);
            let repaired =
                format!("{before}({}){}", self.source.slice(repair.span), text(repair.span.end, expr.span.end));
            self.report(problem::dimension_repair(&found, &expected, expr.span, repair, &repaired));
            return self.error(expr.span);
        }
        self.declared_kind(id, kind, expr.span)
    }

    /// Whether a figure depends on no unit and no period but the reader's.
    fn is_dated_fact(&self, body: NodeId) -> bool {
        self.level_of(body).is_empty() && self.is_closed(body)
    }
}

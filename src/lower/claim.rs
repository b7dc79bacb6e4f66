//! `confere`, `garante` and `interpretação`; and what nothing uses.

use crate::ir::{self, Axis, Claim, ClaimKind, Kind, NodeId, Reading, RuleKind, TableId};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{self, ClaimDecl, Comparison, Expr, ExprKind};

impl<'a> Lowerer<'a> {
    /// Lowers every claim into a rule that is a truth.
    pub(super) fn claims(&mut self) {
        for (position, decl) in self.source.claims.clone().into_iter().enumerate() {
            self.claim(position, decl);
        }
    }

    fn claim(&mut self, position: usize, decl: &'a ClaimDecl) {
        let citation = self.citation(&decl.citation);
        let word = if decl.kind == ast::ClaimKind::Confere { "confere" } else { "garante" };
        let name = format!("{word} {}", position + 1);
        let axis = if self.source.transfers.is_empty() { Axis::Reference } else { Axis::Payment };
        let mut scope = Scope::new(axis, &name);
        scope.closed = decl.kind == ast::ClaimKind::Confere;
        let each = decl.quantifier.as_ref().and_then(|(row, table)| self.quantified(row, table, &mut scope));
        if decl.quantifier.is_some() && each.is_none() {
            return;
        }
        let (node, sides) = self.claimed(&decl.claim, decl.tolerance.as_ref(), &scope);
        let node = self.expect_kind(node, &Kind::Truth, decl.claim.span);
        if self.is_error(node) {
            return;
        }
        let left = self.ty(node).absences;
        self.owe(ir::Obligation::Present { node, left, owner: name.clone(), span: decl.claim.span });
        let like = Declared { title: None, citation: citation.clone(), span: decl.span };
        let rule = self.rule(name, RuleKind::Internal, axis, node, &like);
        let kind = match decl.kind {
            ast::ClaimKind::Confere => ClaimKind::Confere,
            ast::ClaimKind::Garante => ClaimKind::Garante,
        };
        self.program.claims.push(Claim { kind, each, rule, sides, citation, span: decl.span });
    }

    /// `para cada k em tabela`.
    fn quantified(&mut self, row: &ast::Name, table: &ast::Name, scope: &mut Scope) -> Option<TableId> {
        let Some(symbol @ Symbol::Table(position)) = self.source.find(&table.value) else {
            let tables: Vec<&str> = self.source.tables.iter().map(|table| table.name.value.as_str()).collect();
            self.report(problem::unknown_table(&table.value, &tables, table.span));
            return None;
        };
        self.used.insert(symbol);
        let known = self.tables_of(TableId(count(position)), scope).pop();
        let table = known.and_then(|(_, table)| table).unwrap_or(TableId(count(position)));
        scope.each = Some((row.value.clone(), table));
        Some(table)
    }

    /// A claim, and its two sides when it compares; with a tolerance, `|a − b| <= tolerance`.
    pub(super) fn claimed(
        &mut self,
        claim: &'a Expr,
        tolerance: Option<&'a Expr>,
        scope: &Scope,
    ) -> (NodeId, Option<(NodeId, NodeId)>) {
        let ExprKind::Compare(op, left, right) = &claim.kind else {
            if let Some(tolerance) = tolerance {
                self.report(problem::tolerance_without_equation(tolerance.span));
                return (self.error(claim.span), None);
            }
            return (self.expr(claim, scope, Some(&Kind::Truth)), None);
        };
        let (first, second) = self.two_sides(left, right, scope);
        let Some(tolerance) = tolerance else {
            return (self.compared(op.value, first, second, claim.span), Some((first, second)));
        };
        if op.value != Comparison::Equal {
            self.report(problem::tolerance_without_equation(tolerance.span));
            return (self.error(claim.span), None);
        }
        let kind = self.kind(first);
        let limit = self.expr(tolerance, scope, Some(&kind));
        let limit = self.expect_kind(limit, &kind, tolerance.span);
        let difference = self.sum(ir::Op::Subtract, first, second, claim.span);
        if self.is_error(difference) || self.is_error(limit) {
            return (self.error(claim.span), None);
        }
        let ty = self.ty(difference);
        let ty = ir::Type { range: ty.range.abs(), ..ty };
        let distance = self.node(ir::NodeKind::Op(ir::Op::Absolute, vec![difference]), ty, claim.span);
        (self.compared(Comparison::AtMost, distance, limit, claim.span), Some((first, second)))
    }

    /// Lists the readings, and reports those that are cited and not declared, or declared and not cited.
    pub(super) fn readings(&mut self) {
        let names: Vec<String> = self.source.readings.iter().map(|decl| decl.name.value.clone()).collect();
        for (name, spans) in self.cited.clone() {
            if !names.contains(&name) {
                let near = crate::resolve::nearest(&name, names.iter().map(String::as_str)).map(str::to_owned);
                if let Some(span) = spans.first() {
                    self.report(problem::unknown_reading(&name, near.as_deref(), *span));
                }
            }
        }
        for decl in self.source.readings.clone() {
            let cited_at: Vec<Span> = self.cited.get(&decl.name.value).cloned().unwrap_or_default();
            let mut cited_at = cited_at;
            cited_at.sort_unstable();
            cited_at.dedup();
            if cited_at.is_empty() {
                self.report(problem::reading_not_cited(&decl.name.value, decl.name.span));
            }
            if decl.reason.is_none() {
                self.report(problem::reading_without_reason(&decl.name.value, decl.name.span));
            }
            let citation = self.citation(&decl.citation);
            self.program.readings.push(Reading {
                name: decl.name.value.clone(),
                title: decl.title.as_ref().map(|title| title.value.clone()),
                reason: decl.reason.as_ref().map(|reason| reason.value.clone()),
                alternatives: decl.alternatives.iter().map(alternative).collect(),
                citation,
                cited_at,
                span: decl.span,
            });
        }
    }

    /// Reports what is declared and never read. An indicator, a table or a list that cites a reading as a whole is what
    /// the reading says it is: a score without weight, a vocabulary for other acts.
    pub(super) fn unused(&mut self) {
        let mut unread: Vec<(Symbol, Span)> = Vec::new();
        let source = self.source;
        unread.extend(source.measures.iter().enumerate().map(|(at, it)| (Symbol::Measure(at), it.name.span)));
        unread.extend(source.parameters.iter().enumerate().map(|(at, it)| (Symbol::Parameter(at), it.name.span)));
        let tables = source.tables.iter().enumerate().filter(|(_, it)| it.citation.readings.is_empty());
        unread.extend(tables.map(|(at, it)| (Symbol::Table(at), it.name.span)));
        let lists = source.lists.iter().enumerate().filter(|(_, it)| it.citation.readings.is_empty());
        unread.extend(lists.map(|(at, it)| (Symbol::List(at), it.name.span)));
        unread.extend(source.groups.iter().enumerate().map(|(at, it)| (Symbol::Group(at), it.name.span)));
        if !source.transfers.is_empty() {
            let scored = source.indicators.iter().enumerate().filter(|(_, it)| it.citation.readings.is_empty());
            unread.extend(scored.map(|(at, it)| (Symbol::Indicator(at), it.name.span)));
        }
        for (at, input) in source.inputs.iter().enumerate() {
            let fields = input.fields.iter().enumerate();
            let is_key = |name: &str| self.program.keys.iter().any(|key| key.name == name);
            let plain = fields.filter(|(_, field)| !is_key(&field.name.value));
            unread.extend(plain.map(|(column, field)| (Symbol::Column(at, column), field.name.span)));
        }
        for (symbol, span) in unread {
            let own = !source.is_text(symbol) && !source.is_used(symbol);
            if own && !self.used.contains(&symbol) && !source.is_named_elsewhere(&self.name_of(symbol)) {
                self.report(problem::unused(symbol.word(), &self.name_of(symbol), span));
            }
        }
        for unit in source.units.iter().flat_map(|unit| &unit.names) {
            if !self.used_units.contains(&unit.value) {
                self.report(problem::unused("unidade", &unit.value, unit.span));
            }
        }
    }
}

fn alternative(decl: &ast::Alternative) -> ir::Alternative {
    ir::Alternative { text: decl.text.value.clone(), stated: !decl.operations.is_empty(), span: decl.span }
}

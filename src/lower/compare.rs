//! Comparisons and membership.

use std::collections::BTreeSet;

use crate::ir::{Kind, ListId, NodeId, NodeKind, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Comparison, Expr, ExprKind, IntervalKind};

impl<'a> Lowerer<'a> {
    /// `a = b`, `a < b` and the others: both sides of one kind.
    pub(super) fn comparison(
        &mut self,
        op: Comparison,
        left: &'a Expr,
        right: &'a Expr,
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        let (first, second) = self.two_sides(left, right, scope);
        self.compared(op, first, second, span)
    }

    /// Both sides, the one that says its own kind first: `III` means something only beside `porte`.
    pub(super) fn two_sides(&mut self, left: &'a Expr, right: &'a Expr, scope: &Scope) -> (NodeId, NodeId) {
        if self.speaks_for_itself(left, scope) || !self.speaks_for_itself(right, scope) {
            let first = self.expr(left, scope, None);
            let kind = self.kind(first);
            let second = self.expr(right, scope, Some(&kind));
            return (first, second);
        }
        let second = self.expr(right, scope, None);
        let kind = self.kind(second);
        (self.expr(left, scope, Some(&kind)), second)
    }

    fn speaks_for_itself(&self, expr: &Expr, scope: &Scope) -> bool {
        match &expr.kind {
            ExprKind::Name(name) => {
                self.source.find(name).is_some()
                    || self.row_column(name, scope).is_some()
                    || scope.own.as_ref().is_some_and(|(own, _)| own == name)
                    || matches!(name.as_str(), "período" | "periodo")
            }
            ExprKind::Number(..) | ExprKind::Text(_) => false,
            _ => true,
        }
    }

    /// Two nodes compared.
    pub(super) fn compared(&mut self, op: Comparison, left: NodeId, right: NodeId, span: Span) -> NodeId {
        let right_kind = self.kind(right);
        self.adopt(left, &right_kind);
        let left_kind = self.kind(left);
        self.adopt(right, &left_kind);
        let (left, right) = (self.ratio_beside(left, &right_kind), self.ratio_beside(right, &left_kind));
        let (one, other) = (self.kind(left), self.kind(right));
        if self.is_error(left) || self.is_error(right) {
            return self.error(span);
        }
        if !Self::agree(&one, &other) {
            let (subject, found, expected) =
                if self.bare.contains(&left) { (left, &one, &other) } else { (right, &other, &one) };
            let diagnostic = self.mismatch(subject, found, expected, span);
            self.report(diagnostic);
            return self.error(span);
        }
        let ordered = one.is_numeric() || matches!(one, Kind::Date | Kind::Period(_));
        if !ordered && !matches!(op, Comparison::Equal | Comparison::Different) {
            self.report(problem::no_order(&self.write_kind(&one), span));
            return self.error(span);
        }
        let (op, sides) = match op {
            Comparison::Equal => (Op::Equal, [left, right]),
            Comparison::Different => (Op::Different, [left, right]),
            Comparison::Less => (Op::Less, [left, right]),
            Comparison::AtMost => (Op::AtMost, [left, right]),
            Comparison::Greater => (Op::Less, [right, left]),
            Comparison::AtLeast => (Op::AtMost, [right, left]),
        };
        let ty = Type { absences: self.absences(&sides), ..Type::of(Kind::Truth) };
        self.node(NodeKind::Op(op, sides.to_vec()), ty, span)
    }

    /// A quotient written beside a percentage is one: `a / b <= 10%`. A mere number is not: it may be of another scale.
    fn ratio_beside(&mut self, id: NodeId, other: &Kind) -> NodeId {
        let is_quotient = matches!(self.program.node(id).map(|it| &it.kind), Some(NodeKind::Op(Op::Divide, _)));
        if is_quotient { self.ratio_wanted(id, Some(other)) } else { id }
    }

    /// `a em lista`, `a em { b; c }`, `a em de b a c`.
    pub(super) fn membership(&mut self, subject: &'a Expr, set: &'a Expr, scope: &Scope, span: Span) -> NodeId {
        let id = self.expr(subject, scope, None);
        if self.is_error(id) {
            return id;
        }
        match &set.kind {
            ExprKind::Name(name) => self.in_list(id, name, set.span, scope, span),
            ExprKind::Set(members) => self.in_set(id, members, scope, span),
            ExprKind::Interval(interval) => self.in_interval(id, &interval.kind, scope, span),
            _ => {
                self.report(problem::not_a_set(set.span));
                self.error(span)
            }
        }
    }

    fn in_list(&mut self, id: NodeId, name: &str, at: Span, scope: &Scope, span: Span) -> NodeId {
        let Some(Symbol::List(list)) = self.source.find(name) else {
            let lists: Vec<&str> = self.source.lists.iter().map(|list| list.name.value.as_str()).collect();
            self.report(problem::unknown_list(name, &lists, at));
            return self.error(span);
        };
        self.used.insert(Symbol::List(list));
        let kind = self.kind(id);
        if !matches!(kind, Kind::Code(_) | Kind::Text | Kind::Category(_)) {
            self.report(problem::kind_mismatch(&self.write_kind(&kind), "código", self.span(id)));
            return self.error(span);
        }
        self.in_texts(id, list, scope, (at, span))
    }

    /// Membership of a list with one text, or of that of the month.
    fn in_texts(&mut self, id: NodeId, list: usize, scope: &Scope, (at, span): (Span, Span)) -> NodeId {
        let mut parts = Vec::new();
        for (months, text) in self.texts_read(Symbol::List(list), scope) {
            let node = match text {
                Some(Symbol::List(list)) => Some(self.in_text(id, list, scope, (at, span))),
                _ => None,
            };
            parts.push((months, node));
        }
        match parts.as_slice() {
            [(_, Some(only))] => *only,
            _ => self.by_month(&parts, span),
        }
    }

    /// Membership of one text of a list: of its own members, or of the lists with several texts that it names.
    fn in_text(&mut self, id: NodeId, list: usize, scope: &Scope, (at, span): (Span, Span)) -> NodeId {
        let kind = self.kind(id);
        self.list_width(list, &kind, at);
        let ty = Type { absences: self.ty(id).absences, ..Type::of(Kind::Truth) };
        let own = self.node(NodeKind::Op(Op::InList(ListId(count(list))), vec![id]), ty, span);
        let within = self.lists_within.get(&list).cloned().unwrap_or_default();
        within.into_iter().fold(own, |any, other| {
            let other = self.in_texts(id, other, scope, (at, span));
            self.connected(Op::Or, any, other, span)
        })
    }

    /// A list of codes of another width than the column's would never match.
    fn list_width(&mut self, list: usize, kind: &Kind, at: Span) {
        let Kind::Code(Some(width)) = kind else {
            return;
        };
        let facts = self.program.lists.get(list);
        let lengths = facts.map(|list| list.members.iter().map(|it| it.chars().count()).collect::<BTreeSet<_>>());
        if lengths.is_none_or(|lengths| lengths.len() != 1) {
            return; // Codes of several lengths are reported at the list.
        }
        let odd = facts.and_then(|list| list.members.iter().find(|it| it.chars().count() != *width as usize));
        if let Some(member) = odd.cloned() {
            let name = facts.map(|list| list.name.clone()).unwrap_or_default();
            self.report(problem::list_width(&name, &member, *width, at));
        }
    }

    fn in_set(&mut self, id: NodeId, members: &'a [Expr], scope: &Scope, span: Span) -> NodeId {
        let kind = self.kind(id);
        let mut operands = vec![id];
        for member in members {
            let node = self.expr(member, scope, Some(&kind));
            operands.push(self.expect_kind(node, &kind, member.span));
        }
        if operands.iter().any(|operand| self.is_error(*operand)) {
            return self.error(span);
        }
        let ty = Type { absences: self.absences(&operands), ..Type::of(Kind::Truth) };
        self.node(NodeKind::Op(Op::InSet, operands), ty, span)
    }

    fn in_interval(&mut self, id: NodeId, kind: &'a IntervalKind, scope: &Scope, span: Span) -> NodeId {
        let subject = self.kind(id);
        let bound = |lowerer: &mut Self, expr: &'a Expr, op: Comparison| {
            let limit = lowerer.expr(expr, scope, Some(&subject));
            lowerer.compared(op, id, limit, span)
        };
        match kind {
            IntervalKind::From(from) => bound(self, from, Comparison::AtLeast),
            IntervalKind::Until(until) => bound(self, until, Comparison::AtMost),
            IntervalKind::At(value) => bound(self, value, Comparison::Equal),
            IntervalKind::Between(from, until) => {
                let low = bound(self, from, Comparison::AtLeast);
                let high = bound(self, until, Comparison::AtMost);
                self.connected(Op::And, low, high, span)
            }
        }
    }
}

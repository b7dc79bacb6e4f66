//! Values known to the compiler: limits, dates, shares.

use crate::ir::Axis;
use crate::ir::{Domain, Kind, NodeId, NodeKind, Rows, children};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, problem};
use crate::machine::{Machine, Nowhere};
use crate::syntax::ast::{Expr, ExprKind};
use crate::value::{Date, Number, Period, Value};

impl<'a> Lowerer<'a> {
    /// Whether a node reads neither data nor the period.
    pub(super) fn is_closed(&self, id: NodeId) -> bool {
        let Some(node) = self.program.node(id) else {
            return false;
        };
        match &node.kind {
            NodeKind::Input(..)
            | NodeKind::Key(_)
            | NodeKind::Time
            | NodeKind::RowCell(..)
            | NodeKind::At(..)
            | NodeKind::Aggregate {
                domain: Domain::Units { .. } | Domain::Periods(_) | Domain::Rows(Rows::Input(_)),
                ..
            } => false,
            NodeKind::Ref(rule) => self.program.rule(*rule).is_some_and(|rule| self.is_closed(rule.body)),
            kind => node.ty.kind != Kind::Error && children(kind).into_iter().all(|child| self.is_closed(child)),
        }
    }

    /// The value of a closed node.
    pub(super) fn folded(&self, id: NodeId) -> Option<Value> {
        if let Some(NodeKind::Const(value)) = self.program.node(id).map(|node| &node.kind) {
            return (!self.is_error(id)).then(|| value.clone());
        }
        if !self.is_closed(id) {
            return None;
        }
        let mut machine = Machine::new(&self.program, Nowhere);
        let frame = machine.at(Period { grain: self.program.grain, index: 0 });
        machine.node(id, frame).ok()
    }

    /// A number known to the compiler, of the kind that its place wants; `None`, reported, otherwise.
    pub(super) fn constant(&mut self, expr: &'a Expr, kind: &Kind, scope: &Scope) -> Option<Number> {
        let id = self.expr(expr, scope, Some(kind));
        let id = self.expect_kind(id, kind, expr.span);
        match self.folded(id) {
            Some(Value::Number(number)) => Some(number),
            _ => {
                if !self.is_error(id) {
                    self.report(problem::limit_not_constant(expr.span));
                }
                None
            }
        }
    }

    /// The first day that a date or period means; `None`, reported, when it is neither or not known.
    pub(super) fn first_day(&mut self, expr: &'a Expr) -> Option<Date> {
        match &expr.kind {
            ExprKind::Date(date) => Some(*date),
            ExprKind::Period(period) => Some(period.start()),
            ExprKind::Error => None,
            _ => self.folded_day(expr),
        }
    }

    /// The last day that a date or period means.
    pub(super) fn last_day(&mut self, expr: &'a Expr) -> Option<Date> {
        match &expr.kind {
            ExprKind::Period(period) => Some(period.end()),
            _ => self.first_day(expr),
        }
    }

    fn folded_day(&mut self, expr: &'a Expr) -> Option<Date> {
        let scope = Scope::new(Axis::Reader, "");
        let id = self.expr(expr, &scope, Some(&Kind::Date));
        match self.folded(id) {
            Some(Value::Date(date)) => Some(date),
            _ => {
                if !self.is_error(id) {
                    self.report(problem::day_not_constant(expr.span));
                }
                None
            }
        }
    }
}

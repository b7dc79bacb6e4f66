//! Discounts charged later: `difere(P)` and `difere(P; saldo)`.
//!
//! ```text
//! difere(P)         charged now: 0;  charged at P: D(P) + Σ D(q) of the periods deferred to P
//! difere(P; saldo)  from P on: min(previsto, D(t) + saldo(t−1));  saldo(t) = D(t) + saldo(t−1) − incidente(t)
//! ```

use crate::ir::{Absences, Axis, Cause, Kind, NodeId, NodeKind, Op, RuleId, RuleKind, Shift, Type};
use crate::lower::indicator::effect_name;
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, problem};
use crate::machine::{Machine, Nowhere};
use crate::source::Span;
use crate::syntax::ast::{Comparison, Expr, ExprKind};
use crate::value::{Number, Period, Value};

/// When a deferred discount is charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Deferral {
    /// The period that bears it, or from which the balance is charged.
    pub to: Period,
    /// Whether what an instalment cannot bear is carried over.
    pub balance: bool,
}

/// What the charging of a discount reads.
pub(super) struct Charge<'a> {
    /// The transfer.
    pub name: &'a str,
    /// Its amount planned.
    pub planned: RuleId,
    /// Its discount.
    pub discount: RuleId,
    /// Where its rules are read.
    pub scope: &'a Scope,
    /// The condition under which the discount is waived for good.
    pub waived: Option<NodeId>,
    /// The condition of each deferral.
    pub deferred: Vec<(NodeId, Deferral)>,
    /// The transfer.
    pub span: Span,
}

/// More periods than these are not looked back upon.
const LOOK_BACK: i32 = 240;

impl<'a> Lowerer<'a> {
    /// `difere(P)` or `difere(P; saldo)`, when an effect is that.
    pub(super) fn deferral(&mut self, effect: &'a Expr) -> Option<Deferral> {
        let ExprKind::Call(name, arguments) = &effect.kind else {
            return None;
        };
        if name.value != "difere" {
            return None;
        }
        let (to, balance) = match arguments.as_slice() {
            [to] => (to, false),
            [to, how] if effect_name(&how.value) == Some("saldo") => (to, true),
            _ => {
                self.report(problem::deferral_form(effect.span));
                return None;
            }
        };
        match &to.value.kind {
            ExprKind::Period(period) if period.grain == self.program.grain => Some(Deferral { to: *period, balance }),
            ExprKind::Error => None,
            _ => {
                self.report(problem::deferral_form(to.value.span));
                None
            }
        }
    }

    /// What is charged of the discounts at the rule's period.
    pub(super) fn charged_with_deferrals(&mut self, charge: &Charge<'_>) -> NodeId {
        let discount = self.reference(charge.discount, charge.span, charge.scope);
        let charged = match charge.deferred.iter().find(|(_, deferral)| deferral.balance) {
            Some((_, deferral)) => self.charged_from_balance(charge, deferral.to, discount),
            None => self.with_arrears(charge, discount),
        };
        let charged = charge.deferred.iter().fold(charged, |rest, (condition, _)| {
            let nothing = self.nothing(discount, charge.span);
            self.choose(*condition, nothing, rest, charge.span)
        });
        match charge.waived {
            Some(waived) => {
                let nothing = self.nothing(discount, charge.span);
                self.choose(waived, nothing, charged, charge.span)
            }
            None => charged,
        }
    }

    fn nothing(&mut self, like: NodeId, span: Span) -> NodeId {
        let kind = self.kind(like);
        self.number(Number::ZERO, kind, span)
    }

    /// The period's own discount and those deferred to it, no more than the instalment can bear.
    fn with_arrears(&mut self, charge: &Charge<'_>, discount: NodeId) -> NodeId {
        let mut charged = discount;
        for (condition, deferral) in &charge.deferred {
            let Some(arrears) = self.arrears(charge, *condition, deferral.to) else {
                continue;
            };
            let all = self.sum(Op::Add, charged, arrears, charge.span);
            let planned = self.reference(charge.planned, charge.span, charge.scope);
            let ty = self.ty(all);
            let borne = self.node(NodeKind::Op(Op::Bear, vec![all, planned]), ty, charge.span);
            let time = self.time(charge.span);
            let to = NodeKind::Const(Value::Period(deferral.to));
            let to = self.node(to, Type::of(Kind::Period(deferral.to.grain)), charge.span);
            let now = self.node(NodeKind::Op(Op::Within, vec![time, to]), Type::of(Kind::Truth), charge.span);
            charged = self.choose(now, borne, charged, charge.span);
        }
        charged
    }

    /// Σ D(q) over the periods in which the condition holds, from the first of the validity to the one before.
    fn arrears(&mut self, charge: &Charge<'_>, condition: NodeId, to: Period) -> Option<NodeId> {
        let Some(begins) = self.program.validity.0 else {
            self.report(problem::deferral_without_validity(charge.span));
            return None;
        };
        let mut total: Option<NodeId> = None;
        let mut period = Period::containing(self.program.grain, begins);
        let mut left = LOOK_BACK;
        while period < to && left > 0 {
            if let Some(share) = self.deferred_from(charge, condition, period) {
                total = Some(total.map_or(share, |total| self.sum(Op::Add, total, share, charge.span)));
            }
            period = period.next();
            left -= 1;
        }
        total
    }

    /// The discount of a past period, where its condition held then.
    fn deferred_from(&mut self, charge: &Charge<'_>, condition: NodeId, period: Period) -> Option<NodeId> {
        let mut machine = Machine::new(&self.program, Nowhere);
        let frame = machine.at(period);
        let known = machine.node(condition, frame);
        if known == Ok(Value::Truth(false)) {
            return None;
        }
        let shift = Shift::Constant(period);
        let own = self.reference(charge.discount, charge.span, charge.scope);
        let ty = self.ty(own);
        let whole = self.at_any_time(charge.name, "desconto", charge.discount);
        let discount = self.node(NodeKind::Ref(whole), ty.clone(), charge.span);
        let then = self.node(NodeKind::At(discount, shift), ty, charge.span);
        if known == Ok(Value::Truth(true)) {
            return Some(then);
        }
        let held = self.node(NodeKind::At(condition, shift), Type::of(Kind::Truth), charge.span);
        let nothing = self.nothing(discount, charge.span);
        Some(self.choose(held, then, nothing, charge.span))
    }

    /// From a period on, as much of the balance as the instalment can bear; before it, the discount alone.
    fn charged_from_balance(&mut self, charge: &Charge<'_>, from: Period, discount: NodeId) -> NodeId {
        let span = charge.span;
        let balance = self.reserve();
        let earlier = self.at_any_time(charge.name, "saldo", balance);
        let before = self.balance_before(earlier, discount, span);
        let owed = self.sum(Op::Add, discount, before, span);
        let planned = self.reference(charge.planned, span, charge.scope);
        let borne = self.extreme(Op::Minimum, &[planned, owed], span);
        let time = self.time(span);
        let start = self.node(NodeKind::Op(Op::Start, vec![time]), Type::of(Kind::Date), span);
        let limit = NodeKind::Const(Value::Date(from.start()));
        let limit = self.node(limit, Type::of(Kind::Date), span);
        let reached = self.compared(Comparison::AtLeast, start, limit, span);
        let charged = self.choose(reached, borne, discount, span);
        self.define_balance(charge, balance, discount, charged);
        charged
    }

    /// The balance of the period before; none before the first.
    fn balance_before(&mut self, balance: RuleId, like: NodeId, span: Span) -> NodeId {
        let absences = Absences::of(Cause::Missing);
        let ty = Type { absences, ..Type::of(self.kind(like)) };
        let reading = self.node(NodeKind::Ref(balance), ty.clone(), span);
        let earlier = self.node(NodeKind::At(reading, Shift::Previous), ty, span);
        let nothing = self.nothing(like, span);
        self.matched(earlier, None, vec![(Cause::Missing, nothing)], span)
    }

    /// `x.saldo`: what was discounted and not charged yet.
    fn define_balance(&mut self, charge: &Charge<'_>, balance: RuleId, discount: NodeId, charged: NodeId) {
        let span = charge.span;
        let earlier = self.at_any_time(charge.name, "saldo", balance);
        let before = self.balance_before(earlier, discount, span);
        let owed = self.sum(Op::Add, discount, before, span);
        let rest = self.sum(Op::Subtract, owed, charged, span);
        let kept = charge.deferred.iter().fold(rest, |rest, (condition, _)| self.choose(*condition, owed, rest, span));
        let kept = charge.waived.map_or(kept, |waived| self.choose(waived, before, kept, span));
        let like = Declared { title: None, citation: crate::ir::Citation::none(), span };
        let rule = like.rule(format!("{}.saldo", charge.name), RuleKind::Money, Axis::Payment, kept);
        self.define(balance, rule);
    }
}

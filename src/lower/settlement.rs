//! What was paid against what was due (`acerta com`), and what was paid ahead (`desconta … em n períodos`).
//!
//! ```text
//! a_acertar(t)    = a_acertar(t−1) − acerto(t−1) + devido(t−1) − pago(t−1)    where pago(t−1) is known
//!                 = a_acertar(t−1)                                          where it is not
//! acerto(t)       = a_acertar(t), which previsto − incidente must bear; com saldo, what of it they can bear
//! a_descontar(t)  = a_descontar(t−1) − adiantamento(t−1) + Σ the k-th instalment of adiantado(t−k)
//! adiantamento(t) = a_descontar(t), which previsto − incidente + acerto must bear; com saldo, what they can bear
//! devido(t)       = previsto − incidente + acerto − adiantamento
//! ```
//!
//! Before the validity nothing is open, and a period is asked what it could bear only where something was. Where the transfer is not for the unit, what is open waits.

use crate::ir::{
    self, Absences, Advance, Axis, Cause, Domain, InputId, Kind, NodeId, NodeKind, Op, Rows, RuleId, RuleKind,
    Settlement, Shift, Statistic, Type,
};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, problem};
use crate::source::Span;
use crate::syntax::ast::{self, Comparison, Expr};
use crate::value::{Dimension, Grain, Number, Rounding};

/// What a transfer's accounts of other periods read of it.
pub(super) struct Account<'l> {
    /// The transfer, or the text of it.
    pub name: &'l str,
    /// The amount due.
    pub due: RuleId,
    /// What the period owes of its own: `previsto − incidente`.
    pub own: NodeId,
    /// For whom the transfer is.
    pub applies: Option<NodeId>,
    /// Places of its currency.
    pub places: u32,
    /// How the act rounds.
    pub mode: Rounding,
}

/// Over more periods than these nothing is discounted.
const LONGEST: u32 = 120;

impl<'a> Lowerer<'a> {
    /// `acerta com`: the figures, and the node of what the period settles.
    pub(super) fn settlement(
        &mut self,
        clause: &'a ast::Settles,
        account: &Account<'_>,
    ) -> Option<(NodeId, Settlement)> {
        let (span, name) = (clause.span, account.name);
        let citation = self.citation(&clause.citation);
        let rows = self.paid_rows(&clause.paid, account)?;
        let paid = self.paid(rows, clause.paid.span);
        let paid = self.account_rule(account, "pago", &citation, paid, clause.paid.span);
        let [open, settled] = [self.reserve(), self.reserve()];
        let [due_then, paid_then, open_then, settled_then] =
            [("devido", account.due), ("pago", paid), ("a_acertar", open), ("acerto", settled)]
                .map(|(suffix, own)| self.at_any_time(name, suffix, own));
        let kind = self.kind(account.own);
        let [due, left, borne] = [due_then, open_then, settled_then].map(|rule| self.before_or_zero(rule, &kind, span));
        let paid_before = self.before(paid_then, &kind, 1, span);
        let carried = self.sum(Op::Subtract, left, borne, span);
        let owed = self.sum(Op::Subtract, due, paid_before, span);
        let known = self.sum(Op::Add, carried, owed, span);
        let unknown = vec![(Cause::Missing, left), (Cause::NotApplicable, left)];
        let body = self.matched(paid_before, Some(known), unknown, span);
        self.account_rule_at(open, account, "a_acertar", &citation, body, span);
        let left = self.node(NodeKind::Ref(open), Type::of(kind.clone()), span);
        let body = if clause.carried.is_some() {
            let least = self.negated(account.own, span);
            self.extreme(Op::Maximum, &[left, least], span)
        } else {
            // An amount to give back, which the period must bear; what is still to be paid is always borne.
            let back = self.negated(left, span);
            let borne = self.node(NodeKind::Op(Op::Bear, vec![back, account.own]), Type::of(kind.clone()), span);
            self.negated(borne, span)
        };
        let body = self.only_where(account.applies, body, span);
        self.account_rule_at(settled, account, "acerto", &citation, body, span);
        let node = self.node(NodeKind::Ref(settled), Type::of(kind), span);
        Some((node, Settlement { paid, open, settled, citation, span }))
    }

    /// `desconta`: the figures, and the node of what the period gives back.
    pub(super) fn advance(&mut self, clause: &'a ast::Advance, account: &Account<'_>) -> Option<(NodeId, Advance)> {
        let (span, name) = (clause.span, account.name);
        let citation = self.citation(&clause.citation);
        let periods = clause.periods?;
        if periods.value == 0 || periods.value > LONGEST {
            self.report(problem::advance_periods(LONGEST, periods.span));
            return None;
        }
        let (input, member) = self.paid_rows(&clause.given, account)?;
        let at = clause.given.span;
        let sum = self.statistic_of_rows(&Statistic::Sum, input, member, at);
        let rounded = self.round_to(sum, account.places, account.mode, at);
        let given = self.account_rule(account, "adiantado", &citation, rounded, at);
        let kind = self.kind(account.own);
        let instalments = self.instalments_of(given, periods.value, account, &citation, at);
        let [open, discounted] = [self.reserve(), self.reserve()];
        let [open_then, discounted_then] = [("a_descontar", open), ("adiantamento", discounted)]
            .map(|(suffix, own)| self.at_any_time(name, suffix, own));
        let [left, borne] = [open_then, discounted_then].map(|rule| self.before_or_zero(rule, &kind, span));
        let rest = self.sum(Op::Subtract, left, borne, span);
        // Where nothing was open, what the period could bear is not asked: its data may not be given.
        let nothing = self.number(Number::ZERO, kind.clone(), span);
        let none = self.compared(Comparison::Equal, left, nothing, span);
        let mut body = self.choose(none, nothing, rest, span);
        for (back, instalment) in (1..).zip(instalments) {
            let falls = self.before(instalment, &kind, back, span);
            let falls = self.or_zero(falls, &kind, span);
            body = self.sum(Op::Add, body, falls, span);
        }
        self.account_rule_at(open, account, "a_descontar", &citation, body, span);
        let left = self.node(NodeKind::Ref(open), Type::of(kind.clone()), span);
        let body = if clause.carried.is_some() {
            self.extreme(Op::Minimum, &[left, account.own], span)
        } else {
            self.node(NodeKind::Op(Op::Bear, vec![left, account.own]), Type::of(kind.clone()), span)
        };
        let body = self.only_where(account.applies, body, span);
        self.account_rule_at(discounted, account, "adiantamento", &citation, body, span);
        let node = self.node(NodeKind::Ref(discounted), Type::of(kind), span);
        Some((node, Advance { given, open, discounted, citation, span }))
    }

    /// The instalments of what a period paid ahead, each as any later period reads it: the text in force when it was
    /// paid says into how many it is divided.
    fn instalments_of(
        &mut self,
        given: RuleId,
        periods: u32,
        account: &Account<'_>,
        citation: &ir::Citation,
        span: Span,
    ) -> Vec<RuleId> {
        let total = self.program.rule(given).map_or_else(|| Type::of(Kind::Error), |rule| rule.ty.clone());
        let one = self.number(Number::ONE, Kind::Number(Dimension::ONE), span);
        let weights = vec![one; periods as usize];
        let mut instalments = Vec::new();
        for at in 0..LONGEST {
            let suffix = format!("adiantado.{}", at + 1);
            let own = (at < periods).then(|| {
                let total = self.node(NodeKind::Ref(given), total.clone(), span);
                let step = Number::from_scaled(1, account.places);
                let kind = NodeKind::Share { total, weights: weights.clone(), index: at, step };
                let share = self.node(kind, Type::of(self.kind(total)), span);
                self.account_rule(account, &suffix, citation, share, span)
            });
            let whole = own.map(|own| self.at_any_time(account.name, &suffix, own));
            match whole.or_else(|| self.whole_of(account.name, &suffix)) {
                Some(rule) => instalments.push(rule),
                None => break,
            }
        }
        instalments
    }

    /// The rows of an input that an amount is read in, and the amount of one of them. What does not fit is reported.
    fn paid_rows(&mut self, expr: &'a Expr, account: &Account<'_>) -> Option<(InputId, NodeId)> {
        let span = expr.span;
        if self.program.validity.0.is_none() {
            self.report(problem::settlement_without_validity(span));
            return None;
        }
        let Some(input) = self.input_named_in(expr) else {
            self.report(problem::settlement_without_input(span));
            return None;
        };
        let facts = self.program.input(input)?;
        let (own, grain) = (self.program.grain, facts.period);
        let (name, declared) = (facts.name.clone(), facts.span);
        let fits = grain.is_some_and(|grain| own.months() % grain.months() == 0 && grain.months() <= own.months());
        if !fits {
            let keys = self.keys_named(self.program.unit_keys(input));
            let found = grain.map(Grain::word);
            self.report(problem::settlement_period((&name, &keys), found, own.word(), span, declared));
            return None;
        }
        let mut level = self.program.unit_keys(input).to_vec();
        level.sort_unstable();
        let owed = self.level_of(account.own);
        if !owed.is_empty() && owed != level {
            let (found, expected) = (self.keys_named(&level), self.keys_named(&owed));
            self.report(problem::settlement_level(&name, &found, &expected, own.word(), span, declared));
            return None;
        }
        let scope = Scope { rows: vec![Rows::Input(input)], ..Scope::new(Axis::Payment, account.name) };
        let member = self.expr(expr, &scope, None);
        let (found, expected) = (self.kind(member), self.kind(account.own));
        if found == Kind::Error || expected == Kind::Error {
            return None;
        }
        if found != expected {
            let (found, expected) = (self.write_kind(&found), self.write_kind(&expected));
            self.report(problem::kind_mismatch(&found, &expected, span));
            return None;
        }
        if !self.ty(member).absences.is_empty() {
            self.report(problem::settlement_absent(span));
            return None;
        }
        Some((input, member))
    }

    fn keys_named(&self, level: &[ir::KeyId]) -> String {
        let keys = level.iter().filter_map(|key| self.program.keys.get(key.0 as usize));
        keys.map(|key| key.name.clone()).collect::<Vec<_>>().join(" e ")
    }

    /// What was paid in a period: missing where there is no row of it.
    fn paid(&mut self, (input, member): (InputId, NodeId), span: Span) -> NodeId {
        let sum = self.statistic_of_rows(&Statistic::Sum, input, member, span);
        let any = self.statistic_of_rows(&Statistic::Minimum, input, member, span);
        let ty = Type { absences: Absences::of(Cause::Missing), ..Type::of(self.kind(sum)) };
        let nothing = self.node(NodeKind::Absent(Cause::Missing), ty, span);
        self.matched(any, Some(sum), vec![(Cause::Undefined, nothing)], span)
    }

    fn statistic_of_rows(&mut self, statistic: &Statistic, input: InputId, member: NodeId, span: Span) -> NodeId {
        self.stated(statistic, Domain::Rows(Rows::Input(input)), (member, None, None), (true, None), span)
    }

    /// A figure some periods before this one.
    fn before(&mut self, rule: RuleId, kind: &Kind, periods: u32, span: Span) -> NodeId {
        let absences = Absences::of(Cause::Missing).union(Absences::of(Cause::NotApplicable));
        let ty = Type { absences, ..Type::of(kind.clone()) };
        let reading = self.node(NodeKind::Ref(rule), ty.clone(), span);
        (0..periods).fold(reading, |inner, _| self.node(NodeKind::At(inner, Shift::Previous), ty.clone(), span))
    }

    fn or_zero(&mut self, figure: NodeId, kind: &Kind, span: Span) -> NodeId {
        let zero = self.number(Number::ZERO, kind.clone(), span);
        self.matched(figure, None, vec![(Cause::Missing, zero), (Cause::NotApplicable, zero)], span)
    }

    fn before_or_zero(&mut self, rule: RuleId, kind: &Kind, span: Span) -> NodeId {
        let before = self.before(rule, kind, 1, span);
        self.or_zero(before, kind, span)
    }

    fn negated(&mut self, amount: NodeId, span: Span) -> NodeId {
        let kind = self.kind(amount);
        self.node(NodeKind::Op(Op::Negate, vec![amount]), Type::of(kind), span)
    }

    fn account_rule(
        &mut self,
        account: &Account<'_>,
        suffix: &str,
        citation: &ir::Citation,
        body: NodeId,
        span: Span,
    ) -> RuleId {
        let rule = self.reserve();
        self.account_rule_at(rule, account, suffix, citation, body, span)
    }

    fn account_rule_at(
        &mut self,
        rule: RuleId,
        account: &Account<'_>,
        suffix: &str,
        citation: &ir::Citation,
        body: NodeId,
        span: Span,
    ) -> RuleId {
        let like = Declared { title: None, citation: citation.clone(), span };
        let lowered = like.rule(format!("{}.{suffix}", account.name), RuleKind::Money, Axis::Payment, body);
        self.define(rule, lowered)
    }
}

/// The longest time over which some texts discount what was paid ahead.
pub(super) fn longest_advance<'d>(texts: impl Iterator<Item = &'d ast::TransferDecl>) -> u32 {
    let periods = texts.filter_map(|text| text.advance.as_ref()?.periods);
    periods.map(|periods| periods.value.min(LONGEST)).max().unwrap_or(0)
}

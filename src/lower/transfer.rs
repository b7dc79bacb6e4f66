//! `repasse`: the ledger of a transfer, as rules on the payment axis.
//!
//! ```text
//! previsto  = base, rounded to the coin           parte = its share of previsto, in coins
//! apurado   = Σ parte × desempenho, each rounded  desconto = previsto − apurado
//! incidente = desconto; 0 where dispensed         devido = previsto − incidente
//! ```

use std::collections::BTreeMap;

use crate::ir::{
    self, Axis, Cause, Condition, Exception, Kind, NodeId, NodeKind, Obligation, Op, Part, RuleId, RuleKind, Share,
    Transfer, Type,
};
use crate::lower::apart::prevails;
use crate::lower::deferral::{Charge, Deferral};
use crate::lower::indicator::effect_name;
use crate::lower::scope::Scope;
use crate::lower::settlement::Account;
use crate::lower::{Declared, Facet, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{self, Argument, Citation, Expr, ExprKind, Name, TransferDecl};
use crate::value::{Dimension, Number, Range, Rounding};

/// The figures that a ledger may have.
const FIGURES: [&str; 14] = [
    "previsto",
    "apurado",
    "desconto",
    "incidente",
    "retido",
    "devido",
    "desempenho",
    "saldo",
    "pago",
    "a_acertar",
    "acerto",
    "adiantado",
    "a_descontar",
    "adiantamento",
];

/// What a lowered exception replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Replaces {
    /// Whether the transfer is for the unit.
    Applicability,
    /// The score.
    Performance,
    /// The amount.
    Amount,
    /// Whether the discount is charged.
    Discount,
}

/// A lowered exception: its condition and what stands in place of what it replaces.
#[derive(Clone, Copy)]
pub(super) struct Replacement {
    pub(super) condition: NodeId,
    pub(super) replaces: Replaces,
    /// The score or amount; for a discount, what is charged.
    with: NodeId,
    /// When a discount is charged instead of now; without it, never.
    deferral: Option<Deferral>,
    pub(super) span: Span,
}

/// What the rules of one transfer share while they are made.
pub(super) struct Ledger<'a> {
    pub(super) name: &'a str,
    pub(super) scope: Scope,
    applies: Option<NodeId>,
    like: Declared<'a>,
    span: Span,
    places: u32,
    mode: Rounding,
    step: Number,
    pub(super) exceptions: Vec<Replacement>,
}

impl<'a> Lowerer<'a> {
    /// Lowers a transfer: its amount due into the reserved place, the rest of its ledger beside it.
    pub(super) fn transfer(&mut self, position: usize, rule: RuleId) {
        let Some(decl) = self.source.transfers.get(position).copied() else {
            return;
        };
        let citation = self.citation_of(Symbol::Transfer(position), &decl.citation);
        let like = Declared { title: decl.title.as_ref(), citation: citation.clone(), span: decl.span };
        let label = self.source.label(Symbol::Transfer(position), &decl.name);
        let name = label.as_str();
        let scope = Scope::new(Axis::Payment, &decl.name.value);
        let mut listed = Vec::new();
        let (exceptions, applies, scope) = self.transfer_scope(decl, &scope, &mut listed);
        let Some((base, mode)) = self.amount(decl, &scope) else {
            self.read_factors(decl, &scope);
            let lowered = like.rule(name.to_owned(), RuleKind::Money, Axis::Payment, self.reserved_error());
            self.define(rule, lowered);
            return;
        };
        let places = self.coin_places(base);
        let step = Number::from_scaled(1, places);
        let ledger = Ledger { name, scope, applies, like, span: decl.span, places, mode, step, exceptions };
        let planned = self.planned(&ledger, base);
        let parts = self.parts(decl, &ledger, planned, &mut listed);
        let (earned, performance) = if parts.is_empty() {
            let (earned, performance) = self.whole(decl, &ledger, planned);
            (earned, Some(performance))
        } else {
            (self.sum_of_parts(&ledger, &parts), None)
        };
        self.ledger(decl, &ledger, rule, planned, earned, performance, parts, listed, citation, position);
    }

    /// Reads the scores of a transfer without an amount, for what is wrong in them.
    fn read_factors(&mut self, decl: &'a TransferDecl, scope: &Scope) {
        for (factor, citation) in decl.factor.iter().chain(decl.parts.iter().filter_map(|part| part.factor.as_ref())) {
            self.citation(citation);
            let node = self.expr(factor, scope, Some(&Kind::Percent));
            self.expect_kind(node, &Kind::Percent, factor.span);
        }
    }

    fn reserved_error(&mut self) -> NodeId {
        self.error(Span::default())
    }

    /// Applicability and exceptions, and the scope that they leave.
    fn transfer_scope(
        &mut self,
        decl: &'a TransferDecl,
        scope: &Scope,
        listed: &mut Vec<Exception>,
    ) -> (Vec<Replacement>, Option<NodeId>, Scope) {
        let mut applies = decl.applies.as_ref().map(|(when, citation)| {
            self.citation(citation);
            self.when(when, scope)
        });
        let exceptions = self.exceptions(&decl.exceptions, None, scope, listed);
        for (schedule, at) in self.schedules_read(decl) {
            let has_row = self.disburses(schedule, at);
            applies = Some(applies.map_or(has_row, |all| self.connected(Op::And, all, has_row, self.span(all))));
        }
        for exception in exceptions.iter().filter(|it| it.replaces == Replaces::Applicability) {
            let not = self.negation(exception.condition, exception.span);
            applies = Some(applies.map_or(not, |all| self.connected(Op::And, all, not, exception.span)));
        }
        let scope = applies.map_or_else(|| scope.clone(), |applies| self.assuming(scope, applies, true));
        (exceptions, applies, scope)
    }

    /// `base` or `valor`, capped by `limite`, as money; and the rounding that coins need.
    fn amount(&mut self, decl: &'a TransferDecl, scope: &Scope) -> Option<(NodeId, Rounding)> {
        let written = match (&decl.base, &decl.value) {
            (Some(written), None) | (None, Some(written)) => written,
            (None, None) => {
                self.report(problem::no_base(&decl.name.value, decl.name.span));
                return None;
            }
            (Some(base), Some(value)) => {
                self.report(problem::base_and_value(&decl.name.value, base.0.span, value.0.span));
                return None;
            }
        };
        self.citation(&written.1);
        let mut amount = self.money_expr(&written.0, scope)?;
        if let Some((limit, citation)) = &decl.limit {
            self.citation(citation);
            let limit_node = self.money_expr(limit, scope)?;
            amount = self.extreme(Op::Minimum, &[amount, limit_node], limit.span);
        }
        let Some(mode) = self.program.rounding else {
            self.report(problem::rounding_not_stated(decl.name.span));
            return None;
        };
        (!self.is_error(amount)).then_some((amount, mode))
    }

    /// An expression that is an amount of one currency and always has a value.
    pub(super) fn money_expr(&mut self, expr: &'a Expr, scope: &Scope) -> Option<NodeId> {
        let id = self.expr(expr, scope, None);
        let ty = self.ty(id);
        match &ty.kind {
            Kind::Error => None,
            Kind::Number(dimension) if self.program.units.currency(dimension).is_some() => {
                self.must_be_present(id, &scope.owner, expr.span);
                Some(id)
            }
            kind => {
                let diagnostic = if self.bare.contains(&id) {
                    self.mismatch(id, kind, &Kind::Number(Dimension::of(ir_real())), expr.span)
                } else {
                    problem::kind_mismatch(&self.write_kind(kind), "R$", expr.span)
                };
                self.report(diagnostic);
                None
            }
        }
    }

    fn must_be_present(&mut self, node: NodeId, owner: &str, span: Span) {
        let left = self.ty(node).absences;
        self.owe(Obligation::Present { node, left, owner: owner.to_owned(), span });
    }

    pub(super) fn coin_places(&self, amount: NodeId) -> u32 {
        match self.kind(amount) {
            Kind::Number(dimension) => self.program.units.currency(&dimension).map_or(2, |(_, places)| places),
            _ => 2,
        }
    }

    /// A rule of the ledger, for those to whom the transfer applies.
    fn money_rule(&mut self, ledger: &Ledger<'_>, suffix: &str, body: NodeId) -> RuleId {
        let body = self.only_where(ledger.applies, body, ledger.span);
        let id = self.rule(format!("{}.{suffix}", ledger.name), RuleKind::Money, Axis::Payment, body, &ledger.like);
        if let Some(applies) = ledger.applies {
            self.applies.insert(id, applies);
        }
        id
    }

    fn planned(&mut self, ledger: &Ledger<'_>, base: NodeId) -> RuleId {
        let base = self.replaced(ledger.exceptions.as_slice(), Replaces::Amount, base);
        let rounded = self.round_to(base, ledger.places, ledger.mode, self.span(base));
        self.money_rule(ledger, "previsto", rounded)
    }

    /// A node, or what an exception puts in its place.
    fn replaced(&mut self, exceptions: &[Replacement], what: Replaces, node: NodeId) -> NodeId {
        exceptions
            .iter()
            .rev()
            .filter(|it| it.replaces == what)
            .fold(node, |rest, exception| self.choose(exception.condition, exception.with, rest, exception.span))
    }

    /// The score that governs an amount: the factor, 100% without one, or an exception's.
    fn factor(
        &mut self,
        factor: Option<&'a (Expr, Citation)>,
        ledger: &Ledger<'_>,
        exceptions: &[Replacement],
        span: Span,
    ) -> NodeId {
        let node = match factor {
            None => self.full_score(span),
            Some((expr, citation)) => {
                self.citation(citation);
                let node = self.expr(expr, &ledger.scope, Some(&Kind::Percent));
                let node = self.expect_kind(node, &Kind::Percent, expr.span);
                if !self.is_error(node) {
                    self.must_be_present(node, ledger.name, expr.span);
                }
                node
            }
        };
        self.replaced(exceptions, Replaces::Performance, node)
    }

    /// A transfer without parts: one amount, one score.
    fn whole(&mut self, decl: &'a TransferDecl, ledger: &Ledger<'_>, planned: RuleId) -> (RuleId, RuleId) {
        let factor = self.factor(decl.factor.as_ref(), ledger, &ledger.exceptions, decl.span);
        let performance = self.money_rule(ledger, "desempenho", factor);
        let earned = self.earned(ledger, planned, performance, decl.factor.as_ref().map_or(decl.span, |it| it.0.span));
        (self.money_rule(ledger, "apurado", earned), performance)
    }

    /// An amount times its score, rounded to the coin.
    fn earned(&mut self, ledger: &Ledger<'_>, planned: RuleId, performance: RuleId, span: Span) -> NodeId {
        let planned = self.reference(planned, span, &ledger.scope);
        let performance = self.reference(performance, span, &ledger.scope);
        let product = self.product(planned, performance, span);
        if self.is_error(product) {
            return product;
        }
        self.round_to(product, ledger.places, ledger.mode, span)
    }

    fn parts(
        &mut self,
        decl: &'a TransferDecl,
        ledger: &Ledger<'_>,
        planned: RuleId,
        listed: &mut Vec<Exception>,
    ) -> Vec<Part> {
        let shares = self.shares(decl, ledger);
        if shares.is_empty() {
            return Vec::new();
        }
        if let (Some((factor, _)), Some(part)) = (&decl.factor, decl.parts.first()) {
            self.report(problem::factor_beside_parts(&decl.name.value, factor.span, part.span));
        }
        let weights: Vec<NodeId> = shares.iter().map(|(_, node)| *node).collect();
        let mut parts = Vec::with_capacity(decl.parts.len());
        for (at, part) in decl.parts.iter().enumerate() {
            let citation = self.citation(&part.citation);
            let exceptions = self.exceptions(&part.exceptions, Some(&part.name), &ledger.scope, listed);
            let mut all = exceptions.clone();
            all.extend(ledger.exceptions.iter().copied());
            self.apart_from_whole(decl, part, &exceptions, ledger);
            let total = self.reference(planned, part.span, &ledger.scope);
            let amount = if self.is_error(total) || weights.iter().any(|weight| self.is_error(*weight)) {
                self.error(part.span)
            } else {
                let ty = Type { range: total_range(&self.ty(total).range), ..self.ty(total) };
                let kind =
                    NodeKind::Share { total, weights: weights.clone(), index: count(at), step: ledger.step.clone() };
                self.node(kind, ty, part.span)
            };
            let name = &part.name.value;
            let planned = self.money_rule(ledger, &format!("{name}.previsto"), amount);
            let factor = self.factor(part.factor.as_ref(), ledger, &all, part.span);
            let performance = self.money_rule(ledger, &format!("{name}.desempenho"), factor);
            let earned = self.earned(ledger, planned, performance, part.span);
            let earned = self.money_rule(ledger, &format!("{name}.apurado"), earned);
            parts.push(Part { name: name.clone(), planned, performance, earned, citation, span: part.span });
        }
        parts
    }

    /// Each part's share; `restante` is what the others leave.
    fn shares(&mut self, decl: &'a TransferDecl, ledger: &Ledger<'_>) -> Vec<(String, NodeId)> {
        let mut given: Vec<(usize, NodeId)> = Vec::new();
        let mut rest = None;
        let mut owed = Vec::new();
        for (at, part) in decl.parts.iter().enumerate() {
            let share = match (&part.share, part.rest) {
                (Some((expr, citation)), None) => {
                    self.citation(citation);
                    let node = self.expr(expr, &ledger.scope, Some(&Kind::Percent));
                    let node = self.expect_kind(node, &Kind::Percent, expr.span);
                    self.must_be_present(node, ledger.name, expr.span);
                    given.push((at, node));
                    Some(node)
                }
                (None, Some(span)) => {
                    if rest.replace((at, span)).is_some() {
                        self.report(problem::two_rests(&decl.name.value, span));
                    }
                    None
                }
                _ => {
                    self.report(problem::no_share(&decl.name.value, &part.name.value, part.name.span));
                    return Vec::new();
                }
            };
            let cited = part.share.iter().map(|(_, citation)| citation).chain([&part.citation]);
            let by_reading = cited.into_iter().any(|citation| !citation.readings.is_empty());
            owed.push(Share { name: part.name.value.clone(), share, by_reading, span: part.name.span });
        }
        if decl.parts.is_empty() {
            return Vec::new();
        }
        self.owe(Obligation::Shares { owner: decl.name.value.clone(), shares: owed, span: decl.name.span });
        let mut nodes: BTreeMap<usize, NodeId> = given.iter().copied().collect();
        if let Some((at, span)) = rest {
            let mut left = self.full_score(span);
            for (_, share) in &given {
                left = self.sum(Op::Subtract, left, *share, span);
            }
            nodes.insert(at, left);
        }
        decl.parts.iter().zip(nodes.into_values()).map(|(part, node)| (part.name.value.clone(), node)).collect()
    }

    fn sum_of_parts(&mut self, ledger: &Ledger<'_>, parts: &[Part]) -> RuleId {
        let mut total: Option<NodeId> = None;
        for part in parts {
            let earned = self.reference(part.earned, part.span, &ledger.scope);
            total = Some(total.map_or(earned, |total| self.sum(Op::Add, total, earned, ledger.span)));
        }
        let total = total.unwrap_or_else(|| self.reserved_error());
        self.money_rule(ledger, "apurado", total)
    }

    /// The exceptions of a transfer or of a part, with the proofs that they owe.
    fn exceptions(
        &mut self,
        written: &'a [ast::Exception],
        part: Option<&Name>,
        scope: &Scope,
        listed: &mut Vec<Exception>,
    ) -> Vec<Replacement> {
        let mut lowered: Vec<Replacement> = Vec::new();
        for exception in written {
            let citation = self.citation(&exception.citation);
            let condition = self.when(&exception.when, scope);
            let Some((replaces, with)) = self.effect(&exception.effect, scope) else {
                continue;
            };
            if self.is_error(condition) {
                continue;
            }
            let this = Condition { node: condition, citation: citation.clone(), span: exception.span };
            for (known, other) in lowered.iter().zip(written) {
                if known.replaces == replaces && !prevails(exception, other) && !prevails(other, exception) {
                    let first = Condition { node: known.condition, citation: ir::Citation::none(), span: known.span };
                    let owner = scope.owner.clone();
                    let (of, given) = (ir::ApartOf::Exceptions, scope.facts.clone());
                    self.owe(Obligation::Apart { of, first, second: this.clone(), given, owner });
                }
            }
            listed.push(Exception {
                name: exception.name.as_ref().map(|name| name.value.clone()),
                node: condition,
                effect: effect_word(&exception.effect),
                part: part.map(|part| part.value.clone()),
                citation,
                span: exception.span,
            });
            let said = self.diagnostics.len();
            let deferral = self.deferral(&exception.effect);
            self.diagnostics.truncate(said);
            lowered.push(Replacement { condition, replaces, with, deferral, span: exception.span });
        }
        in_order_of_precedence(lowered, written)
    }

    /// What an exception's effect replaces, and with what.
    fn effect(&mut self, expr: &'a Expr, scope: &Scope) -> Option<(Replaces, NodeId)> {
        let span = expr.span;
        match effect_name(expr) {
            Some("dispensa") => Some((Replaces::Discount, self.truth(true, span))),
            Some("integral") => Some((Replaces::Performance, self.full_score(span))),
            Some("zero") => Some((Replaces::Performance, self.number(Number::ZERO, Kind::Percent, span))),
            Some("inaplicável" | "inaplicavel") => Some((Replaces::Applicability, self.truth(true, span))),
            _ => {
                if matches!(&expr.kind, ExprKind::Call(name, _) if name.value == "difere") {
                    self.deferral(expr)?;
                    return Some((Replaces::Discount, self.truth(true, span)));
                }
                let id = self.expr(expr, scope, None);
                match self.kind(id) {
                    Kind::Percent => Some((Replaces::Performance, id)),
                    Kind::Number(dimension) if self.program.units.currency(&dimension).is_some() => {
                        Some((Replaces::Amount, id))
                    }
                    Kind::Error => None,
                    _ => {
                        self.report(problem::unknown_exception_effect(span));
                        None
                    }
                }
            }
        }
    }

    /// The rest of the ledger: discount, charged, due.
    #[expect(clippy::too_many_arguments, reason = "the figures of one ledger, each made by another step")]
    fn ledger(
        &mut self,
        decl: &'a TransferDecl,
        ledger: &Ledger<'_>,
        due: RuleId,
        planned: RuleId,
        earned: RuleId,
        performance: Option<RuleId>,
        parts: Vec<Part>,
        exceptions: Vec<Exception>,
        citation: ir::Citation,
        position: usize,
    ) {
        let span = decl.span;
        let previsto = self.reference(planned, span, &ledger.scope);
        let apurado = self.reference(earned, span, &ledger.scope);
        let difference = self.sum(Op::Subtract, previsto, apurado, span);
        let discount = self.money_rule(ledger, "desconto", difference);
        let charged = self.charged(ledger, planned, discount);
        let charged = self.money_rule(ledger, "incidente", charged);
        let previsto = self.reference(planned, span, &ledger.scope);
        let incidente = self.reference(charged, span, &ledger.scope);
        let own = self.sum(Op::Subtract, previsto, incidente, span);
        let (body, settlement, advance) = self.accounts(decl, ledger, due, own);
        let withheld = decl.withhold.as_ref().map(|(condition, citation)| {
            let node = self.condition(condition, &ledger.scope);
            Condition { node, citation: self.citation(citation), span: condition.span }
        });
        self.apart_from_withheld(withheld.as_ref(), &exceptions, ledger);
        let (body, retained) = match &withheld {
            Some(condition) => {
                let kind = self.kind(body);
                let zero = self.number(Number::ZERO, kind, condition.span);
                let held = self.choose(condition.node, body, zero, condition.span);
                let retained = self.money_rule(ledger, "retido", held);
                (self.choose(condition.node, zero, body, condition.span), Some(retained))
            }
            None => (body, None),
        };
        let body = self.only_where(ledger.applies, body, span);
        let lowered = ledger.like.rule(ledger.name.to_owned(), RuleKind::Money, Axis::Payment, body);
        self.define(due, lowered);
        if let Some(applies) = ledger.applies {
            self.applies.insert(due, applies);
        }
        self.transfers.insert(
            position,
            Transfer {
                name: decl.name.value.clone(),
                title: decl.title.as_ref().map(|title| title.value.clone()),
                planned,
                earned,
                discount,
                charged,
                retained,
                settlement,
                advance,
                due,
                performance,
                parts,
                exceptions,
                withheld,
                applies: ledger.applies,
                disbursements: self.schedules_read(decl).into_iter().map(|(schedule, _)| schedule).collect(),
                beneficiary: decl.beneficiary.as_ref().map(|name| name.value.clone()),
                places: ledger.places,
                citation,
                span,
            },
        );
    }

    /// What the period owes of its own, with what other periods left to settle and what was paid ahead.
    fn accounts(
        &mut self,
        decl: &'a TransferDecl,
        ledger: &Ledger<'_>,
        due: RuleId,
        own: NodeId,
    ) -> (NodeId, Option<ir::Settlement>, Option<ir::Advance>) {
        let Ledger { name, applies, places, mode, .. } = *ledger;
        let account = |own| Account { name, due, own, applies, places, mode };
        let settled = decl.settles.as_ref().filter(|_| !self.is_error(own));
        let settled = settled.and_then(|clause| self.settlement(clause, &account(own)));
        let (body, settlement) = match settled {
            Some((node, settlement)) => (self.sum(Op::Add, own, node, settlement.span), Some(settlement)),
            None => (own, None),
        };
        let discounted = decl.advance.as_ref().filter(|_| !self.is_error(body));
        match discounted.and_then(|clause| self.advance(clause, &account(body))) {
            Some((node, advance)) => (self.sum(Op::Subtract, body, node, advance.span), settlement, Some(advance)),
            None => (body, settlement, None),
        }
    }

    /// The discount that bites now: none where an exception dispenses with it or defers it.
    fn charged(&mut self, ledger: &Ledger<'_>, planned: RuleId, discount: RuleId) -> NodeId {
        let replaced: Vec<Replacement> =
            ledger.exceptions.iter().copied().filter(|it| it.replaces == Replaces::Discount).collect();
        let mut waived: Option<NodeId> = None;
        let mut deferred = Vec::new();
        for exception in replaced {
            match exception.deferral {
                Some(deferral) => deferred.push((exception.condition, deferral)),
                None => {
                    let condition = exception.condition;
                    waived =
                        Some(waived.map_or(condition, |any| self.connected(Op::Or, any, condition, exception.span)));
                }
            }
        }
        let scope = &ledger.scope;
        let charge = Charge { name: ledger.name, planned, discount, scope, waived, deferred, span: ledger.span };
        self.charged_with_deferrals(&charge)
    }

    /// `x.previsto` and the other figures of a ledger, by name.
    pub(super) fn ledger_figure(&mut self, position: usize, figure: &'a Name, scope: &Scope, span: Span) -> NodeId {
        let Some(decl) = self.source.transfers.get(position).copied() else {
            return self.error(span);
        };
        let symbol = Symbol::Transfer(position);
        self.used.insert(symbol);
        let Some(due) = self.rule_of(symbol, Facet::Value, span) else {
            return self.error(span);
        };
        let name = &decl.name.value;
        let rule = if figure.value == "devido" {
            Some(due)
        } else {
            self.program.rule_named(&format!("{name}.{}", figure.value))
        };
        match rule {
            Some(rule) => self.reference(rule, span, scope),
            None => {
                if !self.program.rule(due).is_some_and(|rule| rule.ty.kind == Kind::Error) {
                    self.report(problem::unknown_figure(&figure.value, &FIGURES, figure.span));
                }
                self.error(span)
            }
        }
    }

    /// `desempenho(a; b)`: the score of the one that applies; exactly one must.
    pub(super) fn performance(&mut self, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let mut scores: Vec<(Symbol, NodeId, Span)> = Vec::new();
        for argument in arguments {
            let name = effect_name(&argument.value);
            let Some(name) = name else {
                self.report(problem::not_a_score(argument.value.span));
                return self.error(span);
            };
            let Some(rule) = self.score_rule(name, argument.value.span) else {
                return self.error(span);
            };
            let symbol = self.source.find(name).unwrap_or(Symbol::Indicator(0));
            scores.push((symbol, self.reference(rule, argument.value.span, scope), argument.value.span));
        }
        if scores.is_empty() {
            self.report(problem::argument_count("desempenho", 1, 0, span));
            return self.error(span);
        }
        let chosen = scores.iter().rev().fold(None, |rest, (_, score, _)| match rest {
            None => Some(*score),
            Some(rest) => Some(self.matched(*score, None, vec![(Cause::NotApplicable, rest)], span)),
        });
        let chosen = chosen.unwrap_or_else(|| self.reserved_error());
        if scores.len() > 1 { self.one_applies(&scores, chosen, scope, span) } else { chosen }
    }

    fn one_applies(&mut self, scores: &[(Symbol, NodeId, Span)], chosen: NodeId, scope: &Scope, span: Span) -> NodeId {
        let mut conditions = Vec::new();
        for (symbol, _, at) in scores {
            let node = match self.conditions.get(symbol).copied().flatten() {
                Some(node) => node,
                None => self.truth(true, *at),
            };
            conditions.push(Condition { node, citation: ir::Citation::none(), span: *at });
        }
        self.owe(Obligation::Partition {
            of: ir::PartitionOf::Alternatives,
            conditions,
            given: Vec::new(),
            owner: scope.owner.clone(),
            span,
        });
        let Some(node) = self.program.node(chosen).cloned() else {
            return chosen;
        };
        // One of them applies, so the last is never read where it does not: `check` proves it.
        let absences = node.ty.absences.without(Cause::NotApplicable);
        self.node(node.kind, Type { absences, ..node.ty }, node.span)
    }

    /// `situação(x)`: the name of an indicator's outcome.
    pub(super) fn outcome_of(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let symbol = effect_name(&only.value).and_then(|name| self.source.find(name));
        match symbol {
            Some(symbol @ Symbol::Indicator(_)) => {
                self.used.insert(symbol);
                self.read(symbol, Facet::Outcome, span, scope)
            }
            _ => {
                self.report(problem::not_an_indicator(only.value.span));
                self.error(span)
            }
        }
    }
}

/// Exceptions that prevail come first, since the first that holds decides.
fn in_order_of_precedence(lowered: Vec<Replacement>, written: &[ast::Exception]) -> Vec<Replacement> {
    let mut paired: Vec<(Replacement, bool)> =
        lowered.into_iter().zip(written).map(|(one, exception)| (one, exception.prevails_over.is_empty())).collect();
    paired.sort_by_key(|(_, ordinary)| *ordinary);
    paired.into_iter().map(|(one, _)| one).collect()
}

/// The effect as its author wrote it, for the register of exceptions.
fn effect_word(expr: &Expr) -> String {
    match &expr.kind {
        ExprKind::Call(name, _) => name.value.clone(),
        _ => effect_name(expr).unwrap_or("valor").to_owned(),
    }
}

/// The range of a part of a total: from nothing to all of it.
fn total_range(total: &Range) -> Range {
    total.hull(&Range::point(Number::ZERO))
}

/// The unit of the national currency, for messages about a missing sign.
const fn ir_real() -> crate::value::UnitId {
    crate::value::UnitId(2)
}

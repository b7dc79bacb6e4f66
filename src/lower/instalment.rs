//! `parcela(V; n; resíduo: …)`: instalments of a year that add up to its amount, to the cent.

use crate::ir::{Kind, NodeId, NodeKind, Op, RuleId, RuleKind, Type};
use crate::lower::indicator::effect_name;
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, problem};
use crate::source::Span;
use crate::syntax::ast::{Argument, Comparison};
use crate::value::{Bound, Dimension, Number, Range, Rounding};

impl<'a> Lowerer<'a> {
    /// `parcela(V; n; resíduo: acumulado)`: the instalment of the period, such that those of a year add up to V.
    pub(super) fn instalment(&mut self, name: &str, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let [amount, number, residue] = arguments else {
            self.report(problem::argument_count(name, 3, arguments.len(), span));
            return self.error(span);
        };
        let Some(value) = self.money_expr(&amount.value, scope) else {
            return self.error(span);
        };
        let plain = Kind::Number(Dimension::ONE);
        let Some(parts) = self.constant(&number.value, &plain, scope) else {
            return self.error(span);
        };
        let in_year = i64::from(12 / self.program.grain.months());
        if parts.to_i64() != Some(in_year) {
            let (written, grain) = (crate::value::format::number(&parts, None), self.program.grain.word());
            self.report(problem::instalments_of_year(&written, in_year, grain, number.value.span));
            return self.error(span);
        }
        let where_to = residue.name.as_ref().map(|name| crate::resolve::fold(&name.value));
        let where_to = where_to.filter(|name| name == "residuo").and_then(|_| effect_name(&residue.value));
        let Some(mode) = self.program.rounding else {
            self.report(problem::rounding_not_stated(span));
            return self.error(span);
        };
        match where_to {
            Some("acumulado") => self.cumulative(value, &parts, mode, scope, span),
            Some("última" | "ultima") => self.rest_last(value, &parts, mode, scope, span),
            _ => {
                self.report(problem::residue_not_named(residue.value.span));
                self.error(span)
            }
        }
    }

    /// Round(V·k/n) − Round(V·(k−1)/n), k the ordinal of the period.
    fn cumulative(&mut self, value: NodeId, parts: &Number, mode: Rounding, scope: &Scope, span: Span) -> NodeId {
        let ordinal = self.ordinal(span);
        let one = self.number(Number::ONE, Kind::Number(Dimension::ONE), span);
        let before = self.sum(Op::Subtract, ordinal, one, span);
        let up_to = self.fraction_rule("acumulado até a parcela", value, ordinal, parts, mode, scope, span);
        let earlier = self.fraction_rule("acumulado antes da parcela", value, before, parts, mode, scope, span);
        let up_to = self.reference(up_to, span, scope);
        let earlier = self.reference(earlier, span, scope);
        let node = self.sum(Op::Subtract, up_to, earlier, span);
        self.share_of(node, value, parts)
    }

    /// Round(V/n), and what is left in the last instalment.
    fn rest_last(&mut self, value: NodeId, parts: &Number, mode: Rounding, scope: &Scope, span: Span) -> NodeId {
        let plain = Kind::Number(Dimension::ONE);
        let one = self.number(Number::ONE, plain.clone(), span);
        let each = self.fraction_rule("parcela", value, one, parts, mode, scope, span);
        let each = self.reference(each, span, scope);
        let others = parts.minus(&Number::ONE).unwrap_or(Number::ZERO);
        let others = self.number(others, plain.clone(), span);
        let paid = self.product(each, others, span);
        let rest = self.sum(Op::Subtract, value, paid, span);
        let rest = self.round_to(rest, self.coin_places(value), mode, span);
        let last = self.rule(
            format!("{}: última parcela", scope.owner),
            RuleKind::Internal,
            scope.axis,
            rest,
            &Declared { title: None, citation: crate::ir::Citation::none(), span },
        );
        let last = self.reference(last, span, scope);
        let ordinal = self.ordinal(span);
        let total = self.number(parts.clone(), plain, span);
        let is_last = self.compared(Comparison::Equal, ordinal, total, span);
        let node = self.choose(is_last, last, each, span);
        self.share_of(node, value, parts)
    }

    fn ordinal(&mut self, span: Span) -> NodeId {
        let time = self.time(span);
        let most = i64::from(12 / self.program.grain.months());
        let ty = Type {
            range: Range::between(Number::ONE, Number::from_i64(most)),
            ..Type::of(Kind::Number(Dimension::ONE))
        };
        self.node(NodeKind::Op(Op::Ordinal, vec![time]), ty, span)
    }

    /// A rule for V·k/n rounded to the coin.
    #[expect(clippy::too_many_arguments, reason = "the terms of one formula and where it stands")]
    fn fraction_rule(
        &mut self,
        what: &str,
        value: NodeId,
        times: NodeId,
        parts: &Number,
        mode: Rounding,
        scope: &Scope,
        span: Span,
    ) -> RuleId {
        let parts = self.number(parts.clone(), Kind::Number(Dimension::ONE), span);
        let product = self.product(value, times, span);
        let fraction = self.quotient(product, parts, span);
        let places = self.coin_places(value);
        let body = if self.is_error(fraction) { fraction } else { self.round_to(fraction, places, mode, span) };
        let like = Declared { title: None, citation: crate::ir::Citation::none(), span };
        self.rule(format!("{}: {what}", scope.owner), RuleKind::Internal, scope.axis, body, &like)
    }

    /// Narrows the range of an instalment: within a coin of its share of the amount.
    fn share_of(&mut self, node: NodeId, value: NodeId, parts: &Number) -> NodeId {
        let whole = self.ty(value).range;
        let within = |bound: &Option<Bound>, slack: &Number| {
            let bound = bound.as_ref()?;
            let at = bound.at.divided_by(parts).ok()?.plus(slack).ok()?;
            Some(Bound::closed(if at.is_negative() && !bound.at.is_negative() { Number::ZERO } else { at }))
        };
        let coin = Number::from_scaled(1, self.coin_places(value));
        let range = Range { low: within(&whole.low, &coin.negated()), high: within(&whole.high, &coin) };
        if let Some(node) = self.program.nodes.get_mut(node.0 as usize) {
            node.ty.range = range;
        }
        node
    }
}

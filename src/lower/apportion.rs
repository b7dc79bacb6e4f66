//! `rateio(V; w por g; teto: t; empate: …)`: a pool shared among units in proportion to something of each.

use crate::ir::{Absences, Cause, Kind, NodeId, NodeKind, ShareTie, Shift, Statistic, Type};
use crate::lower::scope::Scope;
use crate::lower::statistic::Options;
use crate::lower::{Lowerer, problem};
use crate::source::Span;
use crate::syntax::ast::{Argument, ExprKind, Name};
use crate::value::{Number, Range};

impl<'a> Lowerer<'a> {
    /// `rateio(V; w por g onde c; empate: chave)`, with `teto: t` where nobody may have more than `t`.
    pub(super) fn apportion(&mut self, name: &'a Name, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let mut options = Options::of(&name.value, arguments, span);
        let Some([pool, weight]) = options.plain::<2>() else {
            self.report(problem::argument_count(&name.value, 2, options.count(), span));
            return self.error(span);
        };
        let Some(tie) = self.said(&mut options, "empate", &SHARE_TIES, None) else {
            return self.error(span);
        };
        let total = self.expr(&pool.value, scope, None);
        let Some(step) = self.share_step(&mut options, total) else {
            return self.error(span);
        };
        let cap = options.take("teto").map(|cap| {
            let kind = self.kind(total);
            let id = self.expr(&cap.value, scope, Some(&kind));
            self.expect_kind(id, &kind, cap.value.span)
        });
        if !self.no_option_left(&options) || !self.is_pool(total, &step, pool.value.span) {
            return self.error(span);
        }
        let among = self.of_units(&Statistic::Sum, None, weight, &options, scope);
        if self.is_error(among) {
            return self.error(span);
        }
        let (inner, by) = self.inside(among);
        if !Range::at_least(Number::ZERO).contains_range(&self.ty(inner).range) {
            self.report(problem::weight_below_zero(weight.value.span));
            return self.error(span);
        }
        if !self.is_common(total, &by) {
            self.report(problem::pool_varies(pool.value.span));
            return self.error(span);
        }
        if let Some(cap) = cap.filter(|cap| !self.is_common(*cap, &by)) {
            self.report(problem::cap_varies(self.span(cap)));
            return self.error(span);
        }
        let pool = self.ty(total);
        let own = self.absences(&[inner, among]).union(Absences::of(Cause::Undefined));
        let left_out = if weight.filter.is_some() { Absences::of(Cause::NotApplicable) } else { Absences::NONE };
        let capped = cap.map_or(Absences::NONE, |cap| self.ty(cap).absences);
        let absences = own.union(pool.absences).union(left_out).union(capped);
        let range = pool.range.hull(&Range::point(Number::ZERO));
        let ty = Type { absences, range, grid: Some(step.clone()), ..Type::of(pool.kind) };
        self.node(NodeKind::Apportion { total, among, cap, step, tie }, ty, span)
    }

    /// The step of the shares: the coin, or what `casas` says.
    fn share_step(&mut self, options: &mut Options<'a>, total: NodeId) -> Option<Number> {
        let kind = self.kind(total);
        if !kind.is_numeric() {
            self.not_a_number(&kind, options.span);
            return None;
        }
        let coin = match &kind {
            Kind::Number(dimension) => self.program.units.currency(dimension).map(|(_, places)| places),
            _ => None,
        };
        let places = match coin {
            Some(coin) if !options.has("casas") => Some(coin),
            _ => self.places_said(options),
        };
        places.map(|places| Self::step(&kind, places))
    }

    /// `casas: n`; `None`, reported, where it is not said.
    pub(super) fn places_said(&mut self, options: &mut Options<'a>) -> Option<u32> {
        let Some(places) = options.take("casas") else {
            self.report(problem::option_missing(options.function, "casas", "`casas: 0`", options.span));
            return None;
        };
        let digits = match &places.value.kind {
            ExprKind::Number(number, _) => number.to_i64().and_then(|it| u32::try_from(it).ok()),
            _ => None,
        };
        // More places than any figure of an act has would only make numbers too long to be computed with.
        let digits = digits.filter(|digits| *digits <= MOST_PLACES);
        if digits.is_none() {
            self.report(problem::option_choice(options.function, "casas", "`casas: 0`", places.value.span));
        }
        digits
    }

    /// Whether a pool is a whole number of steps; reported where that is not known.
    fn is_pool(&mut self, total: NodeId, step: &Number, span: Span) -> bool {
        let ty = self.ty(total);
        let on_grid = ty.grid.as_ref().is_some_and(|grid| grid.is_multiple_of(step));
        let is_whole = on_grid || ty.range.as_point().is_some_and(|point| point.is_multiple_of(step));
        if !is_whole {
            self.report(problem::pool_off_grid(span));
        }
        is_whole
    }

    /// The value that a statistic reads, and what its members have in common.
    fn inside(&self, id: NodeId) -> (NodeId, Vec<NodeId>) {
        match self.program.node(id).map(|node| &node.kind) {
            Some(NodeKind::Aggregate { value, domain, .. }) => (*value, domain.by().to_vec()),
            Some(NodeKind::At(inner, Shift::Reference)) => self.inside(*inner),
            _ => (id, Vec::new()),
        }
    }

    /// Whether an expression is the same for all who have these in common.
    fn is_common(&self, id: NodeId, by: &[NodeId]) -> bool {
        let level = self.level_of(id);
        let is_key = |by: &NodeId, key| matches!(self.program.node(*by).map(|it| &it.kind), Some(NodeKind::Key(it)) if *it == key);
        // A figure of the level that the group is of, such as the municipality's own.
        if level.iter().all(|key| by.iter().any(|by| is_key(by, *key))) {
            return true;
        }
        if by.iter().any(|by| self.program.same(*by, id)) {
            return true;
        }
        match self.program.node(id).map(|node| &node.kind) {
            None | Some(NodeKind::Input(..) | NodeKind::Key(_)) => false,
            Some(NodeKind::Ref(rule)) => {
                // What a rule under way reads is not known yet.
                self.program.rule(*rule).is_some_and(|it| it.body.0 < id.0 && self.is_common(it.body, by))
            }
            Some(kind) => crate::ir::children(kind).into_iter().all(|child| self.is_common(child, by)),
        }
    }
}

/// The most places that `casas` may say.
const MOST_PLACES: u32 = 28;

const SHARE_TIES: [(&str, ShareTie); 2] = [("chave", ShareTie::Key), ("peso", ShareTie::Weight)];

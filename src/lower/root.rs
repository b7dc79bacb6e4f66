//! `raiz(x; casas: n)`: the square root, to the places that the policy says.
//!
//! The only function of numbers that is seldom exact: it is rounded as it is taken, and never without being told how.

use crate::ir::{Absences, Cause, Kind, NodeId, NodeKind, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::statistic::Options;
use crate::lower::{Lowerer, problem};
use crate::source::Span;
use crate::syntax::ast::{Argument, Name};
use crate::value::{Bound, Number, Range, Rounding};

impl<'a> Lowerer<'a> {
    /// `raiz(x; casas: n)`, rounded as the act rounds.
    pub(super) fn root(&mut self, name: &'a Name, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let mut options = Options::of(&name.value, arguments, span);
        let Some([of]) = options.plain::<1>() else {
            self.report(problem::argument_count(&name.value, 1, options.count(), span));
            return self.error(span);
        };
        let Some(places) = self.places_said(&mut options) else {
            return self.error(span);
        };
        let Some(mode) = self.rounding_of(span) else {
            self.report(problem::rounding_not_stated(span));
            return self.error(span);
        };
        if !self.no_option_left(&options) {
            return self.error(span);
        }
        let id = self.expr(&of.value, scope, None);
        let ty = self.ty(id);
        let kind = match &ty.kind {
            Kind::Percent => Some(Kind::Percent),
            Kind::Number(dimension) => dimension.root().map(Kind::Number),
            kind => {
                let kind = kind.clone();
                return self.not_a_number(&kind, of.value.span);
            }
        };
        let Some(kind) = kind else {
            self.report(problem::root_of_no_square(&self.write_kind(&ty.kind), of.value.span));
            return self.error(span);
        };
        let step = Self::step(&kind, places);
        let positive = Range::at_least(Number::ZERO);
        let undefined =
            if positive.contains_range(&ty.range) { Absences::NONE } else { Absences::of(Cause::Undefined) };
        let range = root_range(&ty.range.intersect(&positive), &step, mode);
        let ty = Type { kind: kind.clone(), absences: ty.absences.union(undefined), range, grid: Some(step) };
        // The places as the number has them: those of a percentage are two more.
        let places = if kind == Kind::Percent { places + 2 } else { places };
        self.node(NodeKind::Op(Op::Root(places, mode), vec![id]), ty, span)
    }
}

/// Where the root of what is not negative lies.
fn root_range(of: &Range, step: &Number, mode: Rounding) -> Range {
    let root = |bound: &Bound| bound.at.sqrt_round(step, mode).ok().map(Bound::closed);
    Range { low: of.low.as_ref().and_then(root), high: of.high.as_ref().and_then(root) }
}

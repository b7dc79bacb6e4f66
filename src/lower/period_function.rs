//! Functions of periods and dates: `dias(período)`, `início`, `fim`, `ordem`, `ano`, `meses_entre`.

use crate::ir::{Kind, NodeId, NodeKind, Op, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, header, problem};
use crate::source::Span;
use crate::syntax::ast::Argument;
use crate::value::{Dimension, Grain, Number, Range};

impl<'a> Lowerer<'a> {
    /// A function of one period.
    pub(super) fn period_function(
        &mut self,
        op: Op,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let id = self.expr(&only.value, scope, None);
        let grain = match self.kind(id) {
            Kind::Period(grain) => grain,
            Kind::Date if op == Op::YearOf => Grain::Year,
            Kind::Error => return self.error(span),
            kind => {
                self.report(problem::kind_mismatch(&self.write_kind(&kind), "período", only.value.span));
                return self.error(span);
            }
        };
        let whole = |dimension, low, high| Type {
            range: Range::between(Number::from_i64(low), Number::from_i64(high)),
            grid: Some(Number::ONE),
            ..Type::of(Kind::Number(dimension))
        };
        let mut ty = match op {
            Op::Start | Op::End => Type::of(Kind::Date),
            Op::Days => {
                let (least, most) = days_of(grain);
                whole(Dimension::of(header::DAY), least, most)
            }
            Op::Ordinal => whole(Dimension::ONE, 1, i64::from(12 / grain.months())),
            _ => whole(Dimension::ONE, 1, 9999),
        };
        ty.absences = self.ty(id).absences;
        self.node(NodeKind::Op(op, vec![id]), ty, span)
    }

    /// `meses_entre(a; b)`: whole months from one date to the other.
    pub(super) fn months_between(
        &mut self,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        let Some([from, until]) = self.arguments::<2>(name, arguments, span) else {
            return self.error(span);
        };
        let sides = [from, until].map(|side| {
            let id = self.expr(&side.value, scope, Some(&Kind::Date));
            self.expect_kind(id, &Kind::Date, side.value.span)
        });
        if sides.iter().any(|side| self.is_error(*side)) {
            return self.error(span);
        }
        let ty = Type {
            absences: self.absences(&sides),
            grid: Some(Number::ONE),
            ..Type::of(Kind::Number(Dimension::of(header::MONTH)))
        };
        self.node(NodeKind::Op(Op::MonthsBetween, sides.to_vec()), ty, span)
    }
}

/// The least and most days of a period of a grain, whatever the year.
const fn days_of(grain: Grain) -> (i64, i64) {
    match grain {
        Grain::Month => (28, 31),
        Grain::Bimester => (59, 62),
        Grain::Quarter => (90, 92),
        Grain::FourMonths => (120, 123),
        Grain::Semester => (181, 184),
        Grain::Year => (365, 366),
    }
}

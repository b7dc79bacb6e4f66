//! Which parentheses give a formula the dimension that it should have.

use crate::ir::Kind;
use crate::lower::Lowerer;
use crate::lower::scope::Scope;
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind};
use crate::value::Dimension;

/// The operands that parentheses would join, and the operators between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repair {
    /// From the first operand to the last: where `(` and `)` go.
    pub span: Span,
}

impl<'a> Lowerer<'a> {
    /// Whether the trouble is one of dimension.
    pub(super) fn is_repairable(found: &Kind, expected: &Kind) -> bool {
        let expected = match expected {
            Kind::Percent => &Kind::Number(Dimension::ONE),
            other => other,
        };
        matches!((found, expected), (Kind::Number(a), Kind::Number(b)) if a != b)
    }

    /// The parentheses around a run of factors after a division that make the dimension right.
    pub(super) fn repair(&mut self, expr: &'a Expr, kind: &Kind, scope: &Scope) -> Option<Repair> {
        let wanted = match kind {
            Kind::Percent => Dimension::ONE,
            Kind::Number(dimension) => dimension.clone(),
            _ => return None,
        };
        let mut factors = Vec::new();
        flatten(expr, false, &mut factors);
        let mut dimensions = Vec::with_capacity(factors.len());
        for (factor, _) in &factors {
            dimensions.push(self.quiet_dimension(factor, scope)?);
        }
        // `a / b * c * d` can mean `a / (b * c) * d` or `a / (b * c * d)`: try the shortest run first.
        for start in 1..factors.len() {
            if !factors.get(start).is_some_and(|(_, divides)| *divides) {
                continue;
            }
            for end in start + 1..factors.len() {
                if Self::dimension_with(&factors, &dimensions, start, end)? == wanted {
                    let first = factors.get(start)?.0.span;
                    return Some(Repair { span: first.to(factors.get(end)?.0.span) });
                }
            }
        }
        None
    }

    /// The dimension when the factors from `start` to `end` stand together below the line.
    fn dimension_with(
        factors: &[(&Expr, bool)],
        dimensions: &[Dimension],
        start: usize,
        end: usize,
    ) -> Option<Dimension> {
        let mut total = Dimension::ONE;
        for (at, ((_, divides), dimension)) in factors.iter().zip(dimensions).enumerate() {
            let below = if at > start && at <= end { !divides } else { *divides };
            total = if below { total.over(dimension)? } else { total.times(dimension)? };
        }
        Some(total)
    }

    /// The dimension of a part, without reporting anything anew.
    fn quiet_dimension(&mut self, expr: &'a Expr, scope: &Scope) -> Option<Dimension> {
        let said = self.diagnostics.len();
        let id = self.expr(expr, scope, None);
        self.diagnostics.truncate(said);
        match self.kind(id) {
            Kind::Number(dimension) => Some(dimension),
            Kind::Percent => Some(Dimension::ONE),
            _ => None,
        }
    }
}

/// The factors of a chain of products and quotients, each with whether it divides.
fn flatten<'a>(expr: &'a Expr, divides: bool, factors: &mut Vec<(&'a Expr, bool)>) {
    match &expr.kind {
        ExprKind::Binary(op, left, right) if op.value == BinaryOp::Multiply && !divides => {
            flatten(left, false, factors);
            factors.push((right, false));
        }
        ExprKind::Binary(op, left, right) if op.value == BinaryOp::Divide && !divides => {
            flatten(left, false, factors);
            factors.push((right, true));
        }
        _ => factors.push((expr, divides)),
    }
}

//! A step of which every value of a node is a multiple, found by what the node reads: what is already a multiple of the
//! coin is not rounded.

use crate::ir::{NodeId, NodeKind, Op, Program};
use crate::value::{Number, Value};

/// How deep rules are followed.
const DEEP: u32 = 32;

/// A step of which every value of a node is a multiple, where one is known; zero is a multiple of every step.
pub(super) fn step_of(program: &Program, id: NodeId) -> Option<Number> {
    Walk { program }.step(id, DEEP)
}

struct Walk<'a> {
    program: &'a Program,
}

impl Walk<'_> {
    fn step(&self, id: NodeId, deep: u32) -> Option<Number> {
        let node = self.program.node(id).filter(|_| deep > 0)?;
        let of = |id: &NodeId| self.step(*id, deep - 1);
        let found = match &node.kind {
            NodeKind::Const(Value::Number(number)) => Some(number.abs()),
            // What is absent has no value to be rounded.
            NodeKind::Absent(_) => Some(Number::ZERO),
            NodeKind::Ref(rule) => of(&self.program.rule(*rule)?.body),
            NodeKind::At(inner, _) => of(inner),
            NodeKind::If(_, then, otherwise) => common(&of(then)?, &of(otherwise)?),
            NodeKind::Steps { arms, .. } => self.all(arms.iter().map(|arm| arm.result), deep),
            NodeKind::Match { subject, present, causes } => {
                let results = std::iter::once(present.unwrap_or(*subject)).chain(causes.iter().map(|(_, it)| *it));
                self.all(results, deep)
            }
            NodeKind::Op(Op::Add | Op::Subtract | Op::Minimum | Op::Maximum | Op::Negate | Op::Absolute, operands) => {
                self.all(operands.iter().copied(), deep)
            }
            NodeKind::Op(Op::Multiply, operands) => {
                operands.iter().try_fold(Number::ONE, |product, operand| product.times(&of(operand)?).ok())
            }
            NodeKind::Lookup { table, column, otherwise, .. } => {
                let rows = &self.program.table(*table)?.rows;
                let cells = rows.iter().filter_map(|row| row.cells.get(*column as usize)?.as_ref());
                let mut steps = cells.map(|cell| match cell {
                    Value::Number(number) => Some(number.abs()),
                    _ => None,
                });
                let cells = steps.try_fold(Number::ZERO, |all, step| common(&all, &step?))?;
                otherwise.as_ref().map_or(Some(cells.clone()), |otherwise| common(&cells, &of(otherwise)?))
            }
            // What is a multiple already is left as it is.
            NodeKind::Round { subject, step, .. } => {
                of(subject).filter(|finer| finer.is_zero() || finer.is_multiple_of(step)).or_else(|| Some(step.clone()))
            }
            NodeKind::Share { step, .. } | NodeKind::Apportion { step, .. } => Some(step.clone()),
            _ => None,
        };
        found.or_else(|| node.ty.grid.clone())
    }

    fn all(&self, mut ids: impl Iterator<Item = NodeId>, deep: u32) -> Option<Number> {
        ids.try_fold(Number::ZERO, |all, id| common(&all, &self.step(id, deep - 1)?))
    }
}

/// The greatest step of which two others are multiples.
fn common(one: &Number, other: &Number) -> Option<Number> {
    let places = one.decimal_places()?.max(other.decimal_places()?);
    let whole = |number: &Number| number.divided_by(&Number::from_scaled(1, places)).ok()?.to_i64();
    let (mut one, mut other) = (whole(one)?.unsigned_abs(), whole(other)?.unsigned_abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    Some(Number::from_scaled(i128::from(one), places))
}

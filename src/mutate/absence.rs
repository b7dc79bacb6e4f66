//! Whether what an applicability guards is inapplicable anyway outside it: then saying it, or not, is one.
//!
//! A component of an index that has the applicability of the index is the common case. Looked at without data: a cell
//! that an input asks only of some may still be given for others, and is not taken to be absent.

use std::collections::BTreeSet;

use crate::ir::{Cause, NodeId, NodeKind, Op, Program, RuleId};
use crate::mutate::scene::Scene;

/// How deep rules are followed.
const DEEP: u32 = 64;

/// Whether every figure that some conditions, which say the same, guard is inapplicable where they do not hold.
pub(super) fn is_said_twice(scene: &Scene<'_>, conditions: &[NodeId]) -> bool {
    let Some(first) = conditions.first() else { return false };
    let outside = Outside { program: &scene.program, condition: *first, shown: shown(&scene.program) };
    let mut guards = 0;
    let alone = scene.nodes().into_iter().all(|(_, node)| {
        if !crate::ir::children(&node.kind).iter().any(|child| conditions.contains(child)) {
            return true;
        }
        guards += 1;
        match node.kind {
            NodeKind::If(condition, then, otherwise) => {
                conditions.contains(&condition)
                    && !conditions.contains(&then)
                    && is_inapplicable(&scene.program, otherwise)
                    && outside.is_inapplicable(then, DEEP)
            }
            _ => false,
        }
    });
    alone && guards > 0
}

fn is_inapplicable(program: &Program, id: NodeId) -> bool {
    matches!(program.node(id).map(|node| &node.kind), Some(NodeKind::Absent(Cause::NotApplicable)))
}

/// The figures that are shown of every unit: one that is refused leaves the unit out, whoever else reads it.
fn shown(program: &Program) -> BTreeSet<RuleId> {
    let indicators = program.indicators.iter().flat_map(|it| [it.value, it.score]);
    indicators.chain(program.indices.iter().flat_map(|it| [it.value, it.score])).collect()
}

/// The world in which a condition does not hold.
struct Outside<'a> {
    program: &'a Program,
    condition: NodeId,
    shown: BTreeSet<RuleId>,
}

impl Outside<'_> {
    /// Whether a node is surely inapplicable, whatever the data.
    fn is_inapplicable(&self, id: NodeId, deep: u32) -> bool {
        let Some(kind) = self.program.node(id).map(|node| &node.kind).filter(|_| deep > 0) else { return false };
        let is = |id: &NodeId| self.is_inapplicable(*id, deep - 1);
        match kind {
            NodeKind::Absent(Cause::NotApplicable) => true,
            NodeKind::Ref(rule) => self.program.rule(*rule).is_some_and(|rule| is(&rule.body)),
            NodeKind::If(condition, _, otherwise) if self.program.same(*condition, self.condition) => is(otherwise),
            NodeKind::If(_, then, otherwise) => is(then) && is(otherwise),
            NodeKind::Round { subject, .. } => is(subject),
            // Of several absences the greatest is told, and none is greater.
            NodeKind::Op(op, operands) if !matches!(op, Op::And | Op::Or) => {
                operands.iter().any(is) && operands.iter().all(|operand| is(operand) || self.is_calm(*operand, deep))
            }
            NodeKind::Match { subject, causes, .. } => {
                is(subject)
                    && causes.iter().filter(|(cause, _)| *cause == Cause::NotApplicable).all(|(_, result)| is(result))
            }
            _ => false,
        }
    }

    /// Whether reading a node leaves out no unit that is not left out without it.
    fn is_calm(&self, id: NodeId, deep: u32) -> bool {
        let Some(kind) = self.program.node(id).map(|node| &node.kind).filter(|_| deep > 0) else { return false };
        match kind {
            NodeKind::Const(_) | NodeKind::Absent(_) => true,
            NodeKind::Ref(rule) => self.shown.contains(rule),
            NodeKind::Op(..) | NodeKind::Match { .. } => {
                crate::ir::children(kind).into_iter().all(|child| self.is_calm(child, deep - 1))
            }
            _ => false,
        }
    }
}

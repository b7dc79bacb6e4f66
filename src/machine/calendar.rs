//! Which nodes read nothing but the calendar and the act: the same for every unit, they are computed once a
//! period.

use crate::ir::{NodeId, NodeKind, Program, children};

/// The nodes of a program that depend on no unit.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    nodes: Vec<bool>,
}

impl Calendar {
    /// Finds them in a program.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        let mut known: Vec<Option<bool>> = vec![None; program.nodes.len()];
        for id in (0..program.nodes.len()).filter_map(|at| u32::try_from(at).ok()) {
            decide(program, NodeId(id), &mut known);
        }
        let worth = |(at, known): (usize, &Option<bool>)| {
            let leaf =
                program.nodes.get(at).is_none_or(|node| matches!(node.kind, NodeKind::Const(_) | NodeKind::Time));
            *known == Some(true) && !leaf
        };
        Calendar { nodes: known.iter().enumerate().map(worth).collect() }
    }

    /// Whether a node is one of them, and worth remembering.
    pub(super) fn has(&self, id: NodeId) -> bool {
        self.nodes.get(id.0 as usize).copied().unwrap_or(false)
    }
}

/// Whether a node depends on no unit. One under decision reads itself, across periods: it is taken not to.
fn decide(program: &Program, id: NodeId, known: &mut Vec<Option<bool>>) -> bool {
    let slot = id.0 as usize;
    match known.get_mut(slot) {
        Some(Some(decided)) => return *decided,
        Some(place) => *place = Some(false),
        None => return false,
    }
    let Some(node) = program.node(id) else {
        return false;
    };
    let fixed = match &node.kind {
        NodeKind::Const(_) | NodeKind::Time => true,
        NodeKind::Input(..)
        | NodeKind::Key(_)
        | NodeKind::RowCell(..)
        | NodeKind::Aggregate { .. }
        | NodeKind::At(..)
        | NodeKind::Absent(_) => false,
        NodeKind::Ref(rule) => program.rule(*rule).is_some_and(|rule| decide(program, rule.body, known)),
        kind => children(kind).into_iter().all(|child| decide(program, child, known)),
    };
    if let Some(place) = known.get_mut(slot) {
        *place = Some(fixed);
    }
    fixed
}

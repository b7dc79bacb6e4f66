//! Faults in conditions: an applicability taken away or made its opposite, an exception, suspension or retention lifted.

use crate::ir::{Node, NodeId, NodeKind, Op, Transfer};
use crate::mutate::absence::is_said_twice;
use crate::mutate::edit::Edit;
use crate::mutate::scene::Scene;
use crate::mutate::{Equivalence, FaultKind};
use crate::source::Span;
use crate::value::Value;

/// Plants faults in the conditions of indicators, indices and transfers.
pub(super) fn plant(scene: &mut Scene<'_>) {
    for indicator in scene.program.indicators.clone() {
        applicability(scene, &indicator.name, indicator.applies);
        for row in indicator.deemed.iter().chain(&indicator.suspended) {
            lifted(scene, &indicator.name, row.node, row.span);
        }
    }
    for index in scene.program.indices.clone() {
        applicability(scene, &index.name, index.applies);
    }
    for transfer in scene.program.transfers.clone() {
        let applies = written(scene, &transfer);
        applicability(scene, &transfer.name, applies);
        for exception in &transfer.exceptions {
            let name = exception.name.as_deref().unwrap_or(&transfer.name);
            lifted(scene, name, exception.node, exception.span);
        }
        if let Some(withheld) = &transfer.withheld {
            lifted(scene, &transfer.name, withheld.node, withheld.span);
        }
    }
}

/// What `aplica-se` says: the whole condition also asks for a row of each schedule read, and for no exception that
/// takes the transfer away.
fn written(scene: &Scene<'_>, transfer: &Transfer) -> Option<NodeId> {
    let mut condition = transfer.applies?;
    let away = |effect: &str| matches!(effect, "inaplicável" | "inaplicavel");
    let taken_away = transfer.exceptions.iter().filter(|it| it.part.is_none() && away(&it.effect)).count();
    for _ in 0..transfer.disbursements.len() + taken_away {
        match scene.program.node(condition).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::And, operands)) => condition = *operands.first()?,
            _ => return None,
        }
    }
    Some(condition)
}

fn applicability(scene: &mut Scene<'_>, name: &str, condition: Option<NodeId>) {
    let Some(node) = condition.and_then(|id| scene.program.node(id)).cloned() else { return };
    let Some(condition) = condition else { return };
    let alike = scene.alike(condition);
    let words = scene.words(node.span);
    let always: Vec<Edit> = alike.iter().map(|id| truth(*id, true)).collect();
    let twice = is_said_twice(scene, &alike).then_some(Equivalence::SaidTwice);
    scene.mutant((FaultKind::Dropped, node.span), (name, words.clone(), String::new()), always, twice);
    let mut opposite = Vec::with_capacity(alike.len());
    for id in alike {
        if let Some(node) = scene.program.node(id).cloned() {
            let copy = scene.spare(Node { kind: node.kind, ty: node.ty, span: node.span });
            opposite.push(Edit::Node(id, NodeKind::Op(Op::Not, vec![copy])));
        }
    }
    scene.mutant((FaultKind::Inverted, node.span), (name, words, String::new()), opposite, None);
}

fn lifted(scene: &mut Scene<'_>, name: &str, condition: NodeId, span: Span) {
    let never: Vec<Edit> = scene.alike(condition).into_iter().map(|id| truth(id, false)).collect();
    let words = scene.words(span);
    scene.mutant((FaultKind::Lifted, span), (name, words, String::new()), never, None);
}

fn truth(id: NodeId, truth: bool) -> Edit {
    Edit::Node(id, NodeKind::Const(Value::Truth(truth)))
}

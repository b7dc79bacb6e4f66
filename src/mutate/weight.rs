//! Faults in the weights of an index that keep its total: a point given to the next component, two weights exchanged.

use crate::ir::{IndexComponent, Kind, NodeId, NodeKind};
use crate::mutate::FaultKind;
use crate::mutate::edit::Edit;
use crate::mutate::scene::Scene;
use crate::value::{Dimension, Number, Value};

/// Plants faults in the weights of every index.
pub(super) fn plant(scene: &mut Scene<'_>) {
    for index in scene.program.indices.clone() {
        let rest = index.components.iter().skip(1).chain(index.components.first());
        for (one, next) in index.components.iter().zip(rest).filter(|(one, next)| one.name != next.name) {
            point(scene, one, next);
        }
        for (one, next) in index.components.iter().zip(index.components.iter().skip(1)) {
            if one.weight != next.weight {
                let edits = weighed(scene, one, &next.weight).into_iter().chain(weighed(scene, next, &one.weight));
                let (edits, words) = (edits.collect(), (one.name.clone(), next.name.clone()));
                scene.mutant((FaultKind::Weights, one.span), ("", words.0, words.1), edits, None);
            }
        }
    }
}

/// A point of the next component's weight, given to this one.
fn point(scene: &mut Scene<'_>, one: &IndexComponent, next: &IndexComponent) {
    let (Ok(more), Ok(less)) = (one.weight.plus(&Number::ONE), next.weight.minus(&Number::ONE)) else { return };
    if less.is_negative() {
        return;
    }
    let edits = weighed(scene, one, &more).into_iter().chain(weighed(scene, next, &less)).collect();
    let write = |number: &Number| crate::value::format::number(number, None);
    scene.mutant((FaultKind::Weight, one.span), (&one.name, write(&one.weight), write(&more)), edits, None);
}

/// The edits that give a component another weight.
fn weighed(scene: &Scene<'_>, component: &IndexComponent, weight: &Number) -> Vec<Edit> {
    let own = Value::Number(component.weight.clone());
    let is_weight = |id: &NodeId| {
        let node = scene.program.node(*id);
        let plain = Kind::Number(Dimension::ONE);
        node.is_some_and(|node| node.ty.kind == plain && matches!(&node.kind, NodeKind::Const(value) if *value == own))
    };
    let nodes = scene.at(component.span).into_iter().filter(is_weight);
    nodes.map(|id| Edit::Node(id, NodeKind::Const(Value::Number(weight.clone())))).collect()
}

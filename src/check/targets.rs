//! The target of an indicator is a result that it can have and can miss, and one that its table of bands tells apart.

use crate::check::scores::{citing, step_of};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Arm, Node, NodeId, NodeKind, Program, bands};
use crate::source::Span;
use crate::value::{Intervals, Number, Range, Value};

/// Reports a target that no result meets, one that every result meets, and one that is no limit of the table.
pub(super) fn check(
    program: &Program,
    subject: NodeId,
    met: &Intervals,
    tables: &[NodeId],
    (owner, span): (&str, Span),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(subject) = program.node(subject) else {
        return;
    };
    if subject.ty.range.is_empty() {
        return; // The limits of its data leave no result, which is said of them.
    }
    let results = Intervals::from(subject.ty.range.clone());
    let possible = |set: Intervals| match &subject.ty.grid {
        Some(step) => set.on_grid(step),
        None => set,
    };
    let end = |number: &Number| program.write(&Value::Number(number.clone()), &subject.ty.kind, None);
    let ends = || [&subject.ty.range.low, &subject.ty.range.high].map(|it| it.as_ref().map(|it| end(&it.at)));
    if possible(results.intersect(met)).is_empty() {
        diagnostics.push(target_range(program, owner, "never", ends(), span));
    } else if possible(results.subtract(met)).is_empty() {
        diagnostics.push(target_range(program, owner, "always", ends(), span));
    } else if let Some(target) = unmentioned(program, subject, met, tables) {
        diagnostics.push(target_without_band(program, owner, &end(&target), span));
    }
}

/// An end of the target, where it is no limit of a table and some result that meets it gets less than another.
fn unmentioned(program: &Program, subject: &Node, met: &Intervals, tables: &[NodeId]) -> Option<Number> {
    let step = step_of(&subject.ty);
    let arms = |id: &NodeId| match program.node(*id).map(|node| &node.kind) {
        Some(NodeKind::Steps { arms, .. }) => Some(arms),
        _ => None,
    };
    let tables: Vec<&Vec<Arm>> = tables.iter().filter_map(arms).collect();
    let limits = tables.iter().flat_map(|arms| arms.iter()).filter_map(|arm| arm.until.as_ref()).map(|(at, _)| at);
    let range = &subject.ty.range;
    let known: Vec<&Number> = [&range.low, &range.high].into_iter().flatten().map(|it| &it.at).chain(limits).collect();
    let near = |end: &Number| known.iter().any(|limit| limit.minus(end).is_ok_and(|apart| apart.abs() <= step));
    let ends: Vec<&Number> =
        met.iter().flat_map(|range| [&range.low, &range.high]).flatten().map(|it| &it.at).collect();
    let is_split = tables.iter().any(|arms| pays_less(program, range, met, arms));
    if !is_split || ends.iter().any(|end| near(end)) { None } else { ends.into_iter().next().cloned() }
}

/// Whether a result that meets the target gets less than the table gives at most.
fn pays_less(program: &Program, range: &Range, met: &Intervals, arms: &[Arm]) -> bool {
    let given = |arm: &Arm| program.node(arm.result).map(|node| node.ty.range.clone());
    let greatest = arms.iter().filter_map(|arm| given(arm)?.high).map(|high| high.at).max();
    bands(arms).any(|(band, arm)| {
        let least = given(arm).and_then(|given| given.low).map(|low| low.at);
        !Intervals::from(band.intersect(range)).intersect(met).is_empty() && least < greatest
    })
}

fn target_range(
    program: &Program,
    owner: &str,
    when: &str,
    [low, high]: [Option<String>; 2],
    span: Span,
) -> Diagnostic {
    let range = match (&low, &high) {
        (Some(_), Some(_)) => "both",
        (Some(_), None) => "low",
        (None, Some(_)) => "high",
        (None, None) => "none",
    };
    Diagnostic::warning(codes::CHECK_TARGET_RANGE, span)
        .label(citing(program, owner), "label_cited")
        .arg("owner", owner)
        .arg("met", when)
        .arg("range", range)
        .arg("low", low.unwrap_or_default())
        .arg("high", high.unwrap_or_default())
        .help("help")
}

fn target_without_band(program: &Program, owner: &str, target: &str, span: Span) -> Diagnostic {
    Diagnostic::advice(codes::CHECK_TARGET_WITHOUT_BAND, span)
        .label(citing(program, owner), "label_cited")
        .arg("owner", owner)
        .arg("target", target)
        .help("help")
}

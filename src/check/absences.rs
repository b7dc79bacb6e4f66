//! What must have a value has one: each absence that can reach it is treated somewhere.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Absences, Cause, NodeId, NodeKind, Op, Program, children};
use crate::source::Span;
use crate::value::Value;

/// Reports each cause that is left over, with where it comes from.
pub(super) fn check(
    program: &Program,
    node: NodeId,
    left: Absences,
    owner: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for cause in left.iter() {
        let source = origin(program, node, cause, 0);
        // What an indicator leaves untreated is not reported again for the transfer that reads it.
        let known = |label: &crate::diagnostic::Label| source.is_some_and(|(at, _)| at == label.span);
        if diagnostics.iter().any(|said| is_absence(said) && said.labels.iter().any(known)) {
            continue;
        }
        diagnostics.push(match (cause, source) {
            (Cause::Undefined, Some((at, true))) => zero_denominator(owner, span, at),
            (_, source) => unhandled_absence(owner, cause, span, source.map(|(at, _)| at)),
        });
    }
}

/// Where a cause comes from, and whether it is a division.
fn origin(program: &Program, id: NodeId, cause: Cause, depth: u32) -> Option<(Span, bool)> {
    let node = program.node(id)?;
    if depth > 64 || !node.ty.absences.has(cause) {
        return None;
    }
    let inside = match &node.kind {
        NodeKind::Ref(rule) => program.rule(*rule).and_then(|rule| origin(program, rule.body, cause, depth + 1)),
        kind => children(kind).into_iter().find_map(|child| origin(program, child, cause, depth + 1)),
    };
    if inside.is_some() {
        return inside;
    }
    match &node.kind {
        NodeKind::Op(Op::Divide, operands) => {
            let divisor = operands.get(1).and_then(|divisor| program.node(*divisor));
            Some((divisor.map_or(node.span, |divisor| divisor.span), true))
        }
        NodeKind::Const(Value::Truth(_)) => None,
        _ => Some((node.span, false)),
    }
}

fn is_absence(diagnostic: &Diagnostic) -> bool {
    [codes::CHECK_ZERO_DENOMINATOR, codes::CHECK_UNHANDLED_ABSENCE].contains(&diagnostic.code)
}

fn zero_denominator(owner: &str, span: Span, divisor: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_ZERO_DENOMINATOR, divisor)
        .label(span, "label_owner")
        .arg("owner", owner)
        .help("help")
}

fn unhandled_absence(owner: &str, cause: Cause, span: Span, origin: Option<Span>) -> Diagnostic {
    let diagnostic =
        Diagnostic::error(codes::CHECK_UNHANDLED_ABSENCE, span).arg("owner", owner).arg("cause", cause.word());
    let diagnostic = match origin {
        Some(at) if at != span => diagnostic.label(at, "label_origin"),
        _ => diagnostic,
    };
    diagnostic.help(match cause {
        Cause::NotApplicable => "help_not_applicable",
        _ => "help",
    })
}

//! `confere`: what the act prints, recomputed. False is a finding about the act, which a reading answers.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Claim, ClaimKind, NodeId, Program, Rows};
use crate::machine::{FrameId, Machine, Nowhere, Stop};
use crate::value::{Period, Value};

/// Decides every `confere`.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let period = program
        .validity
        .0
        .map_or(Period { grain: program.grain, index: 0 }, |day| Period::containing(program.grain, day));
    for claim in program.claims.iter().filter(|claim| claim.kind == ClaimKind::Confere) {
        let mut machine = Machine::new(program, Nowhere);
        let frame = machine.at(period);
        match claim.each {
            None => decide(&mut machine, claim, None, frame, diagnostics),
            Some(table) => {
                let rows = program.tables.get(table.0 as usize).map_or(0, |table| table.rows.len());
                for row in (0..rows).filter_map(|row| u32::try_from(row).ok()) {
                    machine.with_row(Rows::Table(table), row, |machine| {
                        decide(machine, claim, Some((table.0 as usize, row)), frame, diagnostics);
                    });
                }
            }
        }
    }
}

fn decide(
    machine: &mut Machine<'_, Nowhere>,
    claim: &Claim,
    row: Option<(usize, u32)>,
    frame: FrameId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let program = machine.program();
    let Some(rule) = program.rule(claim.rule) else {
        return;
    };
    // The body, not the rule: a claim over rows has another answer in each.
    match machine.node(rule.body, frame) {
        Ok(Value::Truth(true)) => {}
        Ok(_) if !claim.citation.readings.is_empty() => {}
        Ok(_) => diagnostics.push(claim_false(machine, claim, row, frame)),
        Err(stop) => diagnostics.push(claim_undecided(claim, &stop)),
    }
}

fn claim_false(
    machine: &mut Machine<'_, Nowhere>,
    claim: &Claim,
    row: Option<(usize, u32)>,
    frame: FrameId,
) -> Diagnostic {
    let program = machine.program();
    let mut diagnostic = Diagnostic::error(codes::CHECK_CLAIM_FALSE, claim.span).help("help");
    if let Some((left, right)) = claim.sides {
        let (left_value, right_value) = (side(machine, left, frame), side(machine, right, frame));
        diagnostic = diagnostic.arg("left", left_value).arg("right", right_value);
        diagnostic.help = Some("help_sides");
        if let Some(first) = diagnostic.labels.first_mut() {
            first.key = "label_sides";
        }
    }
    let place = row.and_then(|(table, row)| program.tables.get(table)?.rows.get(row as usize));
    place.map_or(diagnostic.clone(), |row| diagnostic.label(row.span, "label_row"))
}

fn side(machine: &mut Machine<'_, Nowhere>, id: NodeId, frame: FrameId) -> String {
    let program = machine.program();
    let kind = program.node(id).map(|node| node.ty.kind.clone());
    match (machine.node(id, frame), kind) {
        (Ok(value), Some(kind)) => program.write(&value, &kind, None),
        _ => "?".to_owned(),
    }
}

fn claim_undecided(claim: &Claim, stop: &Stop) -> Diagnostic {
    let cause = match stop {
        Stop::Absent(cause) => cause.word(),
        Stop::Refused(_) => "recusa",
    };
    Diagnostic::error(codes::CHECK_CLAIM_UNDECIDED, claim.span).arg("cause", cause).help("help")
}

//! `confere`: what the act prints, recomputed. False is a finding about the act, which a reading answers.

use crate::check::residue::{Residue, number_at};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Claim, ClaimKind, Kind, NodeId, NodeKind, Op, Program, Rows, TableId};
use crate::machine::{FrameId, Machine, Nowhere, Stop};
use crate::value::{Number, Value};

/// Decides every `confere`.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    for claim in program.claims.iter().filter(|claim| claim.kind == ClaimKind::Confere) {
        let mut machine = Machine::new(program, Nowhere);
        let frame = machine.at(program.first_period());
        match claim.each {
            None => diagnostics.extend(decide(&mut machine, claim, None, frame)),
            Some(table) => {
                let rows = program.table(table).map_or(0, |table| table.rows.len());
                let mut found = Vec::new();
                for row in (0..rows).filter_map(|row| u32::try_from(row).ok()) {
                    machine.with_row(Rows::Table(table), row, |machine| {
                        found.extend(decide(machine, claim, Some((table, row)), frame));
                    });
                }
                diagnostics.extend(first_of(found));
            }
        }
    }
}

/// One finding for one claim: that of its first row, with how many rows share it.
fn first_of(found: Vec<Diagnostic>) -> Option<Diagnostic> {
    let rows = found.len();
    found.into_iter().next().map(|first| first.arg("rows", rows))
}

fn decide(
    machine: &mut Machine<'_, Nowhere>,
    claim: &Claim,
    row: Option<(TableId, u32)>,
    frame: FrameId,
) -> Option<Diagnostic> {
    let program = machine.program();
    let rule = program.rule(claim.rule)?;
    // The body, not the rule: a claim over rows has another answer in each.
    match machine.node(rule.body, frame) {
        Ok(Value::Truth(true)) => None,
        Ok(_) if !claim.citation.readings.is_empty() => None,
        Ok(_) => Some(claim_false(machine, claim, row, frame)),
        Err(stop) => Some(claim_undecided(claim, &stop)),
    }
}

fn claim_false(
    machine: &mut Machine<'_, Nowhere>,
    claim: &Claim,
    row: Option<(TableId, u32)>,
    frame: FrameId,
) -> Diagnostic {
    let program = machine.program();
    let mut diagnostic = Diagnostic::error(codes::CHECK_CLAIM_FALSE, claim.span).arg("rows", 1).help("help");
    if let Some((left, right)) = claim.sides {
        let (left_value, right_value) = (side(machine, left, frame), side(machine, right, frame));
        diagnostic = diagnostic.arg("left", left_value).arg("right", right_value);
        diagnostic.help = Some("help_sides");
        if let Some(first) = diagnostic.labels.first_mut() {
            first.key = "label_sides";
        }
        if let Some((residue, kind)) = residue_between(machine, left, right, frame) {
            diagnostic.help = Some("help_residue");
            diagnostic = residue.tell(program, &kind, diagnostic);
        }
    }
    let place = row.and_then(|(table, row)| program.table(table)?.rows.get(row as usize));
    diagnostic.label(place.map(|row| row.span), "label_row")
}

/// The cents that equal instalments miss, where a claim says what they add up to: `x.parcela * 3 = x.anual`.
fn residue_between(
    machine: &mut Machine<'_, Nowhere>,
    left: NodeId,
    right: NodeId,
    frame: FrameId,
) -> Option<(Residue, Kind)> {
    let program = machine.program();
    let mut amount = |id: NodeId| match machine.node(id, frame) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    };
    for (counted, other) in [(left, right), (right, left)] {
        let node = program.node(counted)?;
        let Kind::Number(dimension) = &node.ty.kind else { return None };
        let (_, places) = program.units.currency(dimension)?;
        let coin = Number::from_scaled(1, places);
        let NodeKind::Op(op, sides) = &node.kind else { continue };
        let [first, second] = sides.as_slice() else { continue };
        let count = |id: NodeId| number_at(program, id).and_then(Number::to_i64).filter(|count| *count > 1);
        let found = match (op, count(*first), count(*second)) {
            (Op::Multiply, _, Some(count)) => Residue::between(&amount(other)?, amount(*first)?, count, &coin),
            (Op::Multiply, Some(count), None) => Residue::between(&amount(other)?, amount(*second)?, count, &coin),
            (Op::Divide, _, Some(count)) => Residue::between(&amount(*first)?, amount(other)?, count, &coin),
            _ => None,
        };
        if let Some(residue) = found {
            return Some((residue, node.ty.kind.clone()));
        }
    }
    None
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

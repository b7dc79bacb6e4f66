//! A transfer against the disbursement schedule that its amount is read from: the shares of its parts are those
//! printed, and no parameter changes inside an instalment.

use std::collections::BTreeSet;

use crate::check::disbursement::shares_of;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{
    Axis, Disbursement, Instalment, NodeId, NodeKind, Obligation, Op, Program, RuleId, RuleKind, Share, Transfer,
    children,
};
use crate::machine::{Machine, Nowhere};
use crate::source::Span;
use crate::value::{Grain, Number, Period, Value, format};

/// Checks every transfer that reads a disbursement schedule.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut told: BTreeSet<(Span, Span)> = BTreeSet::new();
    for transfer in &program.transfers {
        for schedule in transfer.disbursements.iter().filter_map(|id| program.disbursements.get(id.0 as usize)) {
            parts(program, transfer, schedule, diagnostics);
            for (changed, name, month, arms) in changes(program, transfer) {
                let inside = |row: &&Instalment| row.first < month && month <= row.last;
                for row in schedule.rows.iter().filter(inside) {
                    let answered = row.is_read() || arms.iter().any(|arm| is_read(program, *arm));
                    if !answered && told.insert((row.span, changed)) {
                        diagnostics.push(disbursement_switch(&name, month, row, changed));
                    }
                }
            }
        }
    }
}

/// The shares of the parts, in the order written, are the shares printed in each row.
fn parts(program: &Program, transfer: &Transfer, schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    let owed = program.obligations.iter().find_map(|obligation| match obligation {
        Obligation::Shares { owner, shares, .. } if *owner == transfer.name => Some(shares),
        _ => None,
    });
    let Some(shares) = owed.filter(|shares| shares.len() == schedule.shares.len()) else {
        return;
    };
    for (at, row) in schedule.rows.iter().enumerate().filter(|(_, row)| !row.is_read()) {
        let stated = stated(program, shares, row.first.within(program.grain));
        for ((share, stated), printed) in shares.iter().zip(&stated).zip(&shares_of(program, schedule, at)) {
            if stated != printed && !share.by_reading {
                diagnostics.push(
                    Diagnostic::error(codes::CHECK_DISBURSEMENT_PARTS, share.span)
                        .label(row.span, "label_row")
                        .arg("part", &share.name)
                        .arg("stated", format::percent(stated, None))
                        .arg("printed", format::percent(printed, None))
                        .arg("number", row.number.to_plain_string())
                        .help("help"),
                );
                return;
            }
        }
    }
}

/// The share of each part in a period; none when they depend on the unit.
fn stated(program: &Program, shares: &[Share], period: Period) -> Vec<Number> {
    let mut machine = Machine::new(program, Nowhere);
    let frame = machine.at(period);
    let mut left = Some(Number::ONE);
    let mut found: Vec<Option<Number>> = Vec::with_capacity(shares.len());
    for share in shares {
        let value = match share.share.map(|node| machine.node(node, frame)) {
            Some(Ok(Value::Number(value))) => Some(value),
            Some(_) => return Vec::new(),
            None => None,
        };
        if let Some(value) = &value {
            left = left.and_then(|left| left.minus(value).ok());
        }
        found.push(value);
    }
    found.into_iter().map(|share| share.or_else(|| left.clone())).collect::<Option<Vec<_>>>().unwrap_or_default()
}

/// A change of a parameter: its row, its name, the month, and the rows before and after.
type Change = (Span, String, Period, [Span; 2]);

/// The changes of the parameters that the ledger of a transfer reads at its own period.
fn changes(program: &Program, transfer: &Transfer) -> Vec<Change> {
    let mut rules: BTreeSet<RuleId> = BTreeSet::new();
    let mut todo: Vec<RuleId> = vec![transfer.planned, transfer.earned, transfer.charged, transfer.due];
    while let Some(id) = todo.pop() {
        if let Some(rule) = program.rule(id).filter(|_| rules.insert(id)) {
            read(program, rule.body, &mut todo);
        }
    }
    let mut found = Vec::new();
    for rule in rules.into_iter().filter_map(|id| program.rule(id)).filter(|it| it.kind == RuleKind::Parameter) {
        // A parameter read by month has no change that a reader could miss.
        let Some(NodeKind::Steps { subject, arms }) = program.node(rule.body).map(|node| &node.kind) else {
            continue;
        };
        if !matches!(program.node(*subject).map(|it| &it.kind), Some(NodeKind::Op(Op::MonthIndex(_), _))) {
            continue;
        }
        for (arm, next) in arms.iter().zip(arms.iter().skip(1)) {
            let ends = arm.until.as_ref().and_then(|(end, _)| end.to_i64()).and_then(|end| i32::try_from(end).ok());
            if let Some(ends) = ends {
                let month = Period { grain: Grain::Month, index: ends + 1 };
                let name = rule.name.split(' ').next().unwrap_or_default().to_owned();
                found.push((next.span, name, month, [arm.span, next.span]));
            }
        }
    }
    found
}

/// The rules that a node reads at its own period, those of other axes left out.
fn read(program: &Program, id: NodeId, found: &mut Vec<RuleId>) {
    let Some(node) = program.node(id) else {
        return;
    };
    match &node.kind {
        NodeKind::Ref(rule) => {
            found.extend(program.rule(*rule).filter(|rule| rule.axis != Axis::Reference).map(|_| *rule));
        }
        NodeKind::At(..) => {}
        kind => children(kind).into_iter().for_each(|child| read(program, child, found)),
    }
}

/// Whether a row cites a reading.
fn is_read(program: &Program, row: Span) -> bool {
    let within = program.citations.iter().filter(|it| it.span.is_some_and(|at| row.contains(at)));
    within.into_iter().any(|citation| !citation.readings.is_empty())
}

fn disbursement_switch(name: &str, month: Period, row: &Instalment, changed: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_DISBURSEMENT_SWITCH, row.span)
        .label(changed, "label_change")
        .arg("name", name)
        .arg("month", month)
        .arg("number", row.number.to_plain_string())
        .arg("months", row.months())
        .help("help")
}

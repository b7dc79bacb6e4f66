//! A parameter has one value for every month of the validity.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Program;
use crate::source::Span;
use crate::value::{Grain, Period};

/// First and last month of a row, open where the row is, and the row.
type Row = (Option<i32>, Option<i32>, Span);

/// Reports the first month without a value, and each that has two.
pub(super) fn check(program: &Program, owner: &str, rows: &[Row], span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let mut ordered = rows.to_vec();
    ordered.sort_by_key(|(from, _, _)| *from);
    for (at, row) in ordered.iter().enumerate() {
        for later in ordered.iter().skip(at + 1) {
            if let Some(month) = shared(row, later) {
                diagnostics.push(parameter_overlap(owner, &write(month), later.2, row.2));
            }
        }
    }
    let month = |day| Period::containing(Grain::Month, day).index;
    let (begins, ends) = (program.validity.0.map(month), program.validity.1.map(month));
    let mut next = begins;
    for (from, until, _) in &ordered {
        let covered = from.is_none_or(|from| next.is_some_and(|next| from <= next));
        if !covered {
            break;
        }
        let Some(until) = until else {
            return;
        };
        next = Some(next.map_or(until + 1, |next| next.max(until + 1)));
    }
    let without = next.or_else(|| ordered.first().and_then(|(from, ..)| *from).map(|from| from - 1));
    if let Some(month) = without
        && ends.is_none_or(|ends| month <= ends)
    {
        diagnostics.push(parameter_gap(owner, &write(month), span));
    }
}

/// The first month that two rows both name.
fn shared(one: &Row, other: &Row) -> Option<i32> {
    let start = one.0.max(other.0);
    let end = match (one.1, other.1) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    match (start, end) {
        (Some(start), Some(end)) => (start <= end).then_some(start),
        (start, end) => start.or(end).or(Some(0)),
    }
}

fn write(month: i32) -> String {
    Period { grain: Grain::Month, index: month }.to_string()
}

fn parameter_gap(owner: &str, month: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_PARAMETER_GAP, span).arg("owner", owner).arg("month", month).help("help")
}

fn parameter_overlap(owner: &str, month: &str, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(codes::CHECK_PARAMETER_OVERLAP, span)
        .label(first, "label_first")
        .arg("owner", owner)
        .arg("month", month)
        .help("help")
}

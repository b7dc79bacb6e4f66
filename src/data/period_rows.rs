//! Files of rows that hold none of the period that is asked for: what counts them gives a true zero, or the file is
//! another month's.
//!
//! Receives a program, its records and the periods of the two axes. Guarantees one warning for each input whose rows
//! some figure of those periods counts and of which there are rows, but none of the period; a row that was left out
//! counts as one. Figures of earlier periods ask for nothing here. Changes no result.

use std::collections::BTreeSet;

use crate::data::{InputRecords, Records};
use crate::diagnostic::codes::DATA_NO_ROWS_IN_PERIOD;
use crate::diagnostic::{Diagnostic, Severity};
use crate::ir::{Axis, ClaimKind, Domain, InputId, NodeId, NodeKind, Program, Rows, RuleId, Shift, children};
use crate::value::Period;

/// How many periods are named one by one.
const NAMED: usize = 6;

/// The files that hold rows of an input, and none of the period in which it is read: `payment` is `None` when only
/// indicators are asked for.
#[must_use]
pub fn without_rows(
    program: &Program,
    records: &Records,
    payment: Option<Period>,
    reference: Period,
) -> Vec<Diagnostic> {
    let mut reading = Reading { program, seen: BTreeSet::new(), read: BTreeSet::new() };
    if payment.is_some() {
        let paid = program.transfers.iter().map(|it| it.due);
        let held = program.claims.iter().filter(|it| it.kind == ClaimKind::Garante).map(|it| it.rule);
        paid.chain(held).for_each(|rule| reading.rule(rule, Axis::Payment));
    }
    let results = program.indicators.iter().flat_map(|it| [it.value, it.score]);
    let results = results.chain(program.indices.iter().map(|it| it.value));
    results.for_each(|rule| reading.rule(rule, Axis::Reference));
    let mut warnings = Vec::new();
    let period = |axis| if axis == Axis::Payment { payment.unwrap_or(reference) } else { reference };
    let read: BTreeSet<(InputId, Period)> =
        reading.read.into_iter().map(|(input, axis)| (input, period(axis))).collect();
    for (input, period) in read {
        let Some(rows) = records.of(input) else { continue };
        let held = periods(records, input, rows);
        let met = |of: &Option<Period>| of.is_none_or(|of| of.contains_period(period) || period.contains_period(of));
        if !held.is_empty() && !held.iter().any(met) {
            warnings.push(no_rows_in_period(program, records, input, period, &held));
        }
    }
    warnings
}

/// The periods of the rows of an input, those left out among them.
fn periods(records: &Records, input: InputId, rows: &InputRecords) -> BTreeSet<Option<Period>> {
    let rejected = records.rejected.iter().filter(|row| row.input == input).map(|row| row.period);
    rows.rows.iter().map(|row| row.period).chain(rejected).collect()
}

/// Which inputs are counted, and at the period of which axis.
struct Reading<'p> {
    program: &'p Program,
    seen: BTreeSet<(RuleId, Axis)>,
    read: BTreeSet<(InputId, Axis)>,
}

impl Reading<'_> {
    fn rule(&mut self, id: RuleId, axis: Axis) {
        if let Some(rule) = self.program.rule(id).filter(|_| self.seen.insert((id, axis))) {
            self.node(rule.body, axis);
        }
    }

    fn node(&mut self, id: NodeId, axis: Axis) {
        let Some(node) = self.program.node(id) else { return };
        match &node.kind {
            NodeKind::Ref(rule) => self.rule(*rule, axis),
            NodeKind::At(inner, Shift::Reference) => self.node(*inner, Axis::Reference),
            NodeKind::At(..) => {}
            kind => {
                if let NodeKind::Aggregate { domain: Domain::Rows(Rows::Input(input)), .. } = kind {
                    self.read.insert((*input, axis));
                }
                children(kind).into_iter().for_each(|child| self.node(child, axis));
            }
        }
    }
}

fn no_rows_in_period(
    program: &Program,
    records: &Records,
    input: InputId,
    period: Period,
    held: &BTreeSet<Option<Period>>,
) -> Diagnostic {
    let files = records.files.iter().filter(|file| file.inputs.contains(&input));
    let files: Vec<&str> = files.map(|file| file.name.as_str()).collect();
    let held: Vec<Period> = held.iter().copied().flatten().collect();
    let named = match (held.first(), held.last()) {
        (Some(first), Some(last)) if held.len() > NAMED => format!("{first} … {last}"),
        _ => held.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
    };
    let name = program.input(input).map_or("", |input| input.name.as_str());
    let warning = Diagnostic::of_file(DATA_NO_ROWS_IN_PERIOD, &files.join("`, `"));
    let warning = warning.arg("input", name).arg("period", period.to_string()).arg("held", named).help("help");
    Diagnostic { severity: Severity::Warning, ..warning }
}

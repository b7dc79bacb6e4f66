//! The monitoring schedule: every period of data pays one period of money, in order, and is appraised in between.
//! What does not is a finding about the act, which a reading cited in the row answers.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Monitoring, MonitoringRow, Program};
use crate::value::MONTHS;

/// Checks the monitoring schedule of an act.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let Some(schedule) = &program.monitoring else {
        return;
    };
    references(schedule, diagnostics);
    for row in schedule.rows.iter().filter(|row| !row.read) {
        diagnostics.extend(appraisal(schedule, row));
    }
    for (before, row) in schedule.rows.iter().zip(schedule.rows.iter().skip(1)) {
        let answered = before.read || row.read;
        if row.months == before.months && row.reference < before.reference && !answered {
            diagnostics.push(monitoring_order(schedule, before, row));
        }
    }
}

/// No period is the reference of two rows: where one is, another pays nothing.
fn references(schedule: &Monitoring, diagnostics: &mut Vec<Diagnostic>) {
    for (at, row) in schedule.rows.iter().enumerate().filter(|(_, row)| !row.read) {
        let of_text =
            |first: &&MonitoringRow| !first.read && first.months == row.months && first.reference == row.reference;
        let first = schedule.rows.iter().take(at).find(of_text);
        if let Some(first) = first {
            diagnostics.push(monitoring_reference(schedule, first, row));
        }
    }
}

/// The appraisal is not before its period of data ends, nor after its period of money begins.
fn appraisal(schedule: &Monitoring, row: &MonitoringRow) -> Option<Diagnostic> {
    let (month, years) = row.appraisal?;
    let length = schedule.grain.months();
    let number = |ordinal: u32| i32::try_from(ordinal).unwrap_or(0);
    let ends = number(row.reference) * length;
    let begins = row.payment.1 * 12 + (number(row.payment.0) - 1) * length + 1;
    let appraised = years * 12 + number(month);
    let (way, limit) = match appraised {
        _ if appraised < ends => ("before", ends),
        _ if appraised > begins => ("after", begins),
        _ => return None,
    };
    Some(
        Diagnostic::warning(codes::CHECK_MONITORING_APPRAISAL, row.span)
            .arg("way", way)
            .arg("appraised", named(appraised))
            .arg("limit", named(limit))
            .help("help"),
    )
}

/// The name of a month counted from January of the year of the data, from 1.
fn named(month: i32) -> String {
    let at = usize::try_from((month - 1).rem_euclid(12)).ok();
    at.and_then(|at| MONTHS.get(at)).map_or_else(String::new, |name| name.replace("marco", "março"))
}

fn period(schedule: &Monitoring, ordinal: u32) -> String {
    format!("{ordinal}º {}", schedule.grain.word())
}

fn monitoring_reference(schedule: &Monitoring, first: &MonitoringRow, row: &MonitoringRow) -> Diagnostic {
    let periods = u32::try_from(12 / schedule.grain.months()).unwrap_or(1);
    let missing = (1..=periods)
        .find(|ordinal| !schedule.rows.iter().any(|it| it.months == row.months && it.reference == *ordinal));
    Diagnostic::warning(codes::CHECK_MONITORING_REFERENCE, row.span)
        .label(first.span, "label_first")
        .arg("schedule", &schedule.name)
        .arg("period", period(schedule, row.reference))
        .arg("lacks", if missing.is_some() { "one" } else { "none" })
        .arg("missing", missing.map(|ordinal| period(schedule, ordinal)).unwrap_or_default())
        .help("help")
}

fn monitoring_order(schedule: &Monitoring, before: &MonitoringRow, row: &MonitoringRow) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_MONITORING_ORDER, row.span)
        .label(before.span, "label_first")
        .arg("period", period(schedule, row.reference))
        .arg("before", period(schedule, before.reference))
        .help("help")
}

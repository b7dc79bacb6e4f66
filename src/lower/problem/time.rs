//! Problems of periods, dated values and schedules.

use super::variant;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

pub(in crate::lower) fn splits_period(written: &str, grain: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_SPLITS_PERIOD, span).arg("written", written).arg("grain", grain).help("help")
}

/// A parameter read over a period inside which it changes: where it is read and where it changes.
pub(in crate::lower) fn parameter_changes_inside(
    name: &str,
    month: &str,
    period: &str,
    span: Span,
    changes: Span,
) -> Diagnostic {
    Diagnostic::error(codes::LOWER_PARAMETER_CHANGES_INSIDE, span)
        .label(changes, "label_change")
        .arg("name", name)
        .arg("month", month)
        .arg("period", period)
        .help("help")
}

/// A figure of an act whose periods are of another length.
pub(in crate::lower) fn figure_of_other_grain(name: &str, grain: &str, own: &str, span: Span, at: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_OTHER_GRAIN, span)
        .label(at, "label_declared")
        .arg("name", name)
        .arg("grain", grain)
        .arg("own", own)
        .help("help")
}

/// Something wrong in a monitoring schedule.
fn schedule(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_SCHEDULE, span, label, help)
}

pub(in crate::lower) fn schedule_without_heading(name: &str, span: Span) -> Diagnostic {
    schedule("label_heading", "help_heading", span).arg("name", name)
}

pub(in crate::lower) fn schedule_columns(name: &str, span: Span) -> Diagnostic {
    schedule("label_columns", "help_heading", span).arg("name", name)
}

pub(in crate::lower) fn two_schedules(name: &str, span: Span) -> Diagnostic {
    schedule("label_two", "help_two", span).arg("name", name)
}

pub(in crate::lower) fn schedule_row_short(span: Span) -> Diagnostic {
    schedule("label_short", "help_short", span)
}

pub(in crate::lower) fn schedule_pays_twice(span: Span, first: Span) -> Diagnostic {
    schedule("label_twice", "help_twice", span).label(first, "label_first")
}

/// A cell that puts something else in the place of what is printed, and no reading to answer for it.
pub(in crate::lower) fn read_without_reading(span: Span) -> Diagnostic {
    schedule("label_read", "help_read", span)
}

pub(in crate::lower) fn schedule_pays_before(span: Span) -> Diagnostic {
    schedule("label_before", "help_before", span)
}

pub(in crate::lower) fn schedule_gap(name: &str, missing: &str, span: Span) -> Diagnostic {
    schedule("label_gap", "help_gap", span).arg("name", name).arg("missing", missing)
}

pub(in crate::lower) fn not_whole_period(written: &str, grain: &str, span: Span) -> Diagnostic {
    schedule("label_whole", "help_whole", span).arg("written", written).arg("grain", grain)
}

pub(in crate::lower) fn not_months(written: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = schedule("label_months", "help_months", span).arg("written", written);
    near.map_or(diagnostic.clone(), |near| diagnostic.arg("near", near).help("help_month_near"))
}

/// A row that an operation puts and that is of months which the operation does not reach.
pub(in crate::lower) fn row_not_reached(reach: &str, span: Span) -> Diagnostic {
    schedule("label_reach", "help_reach", span).arg("reach", reach)
}

/// A column of a schedule whose name another has.
pub(in crate::lower) fn schedule_column_twice(name: &str, span: Span) -> Diagnostic {
    schedule("label_column_twice", "help_column_twice", span).arg("name", name)
}

pub(in crate::lower) fn not_a_month(written: &str, column: &str, span: Span) -> Diagnostic {
    schedule("label_month", "help_month", span).arg("written", written).arg("column", column)
}

pub(in crate::lower) fn not_a_month_span(written: &str, span: Span) -> Diagnostic {
    schedule("label_span", "help_span", span).arg("written", written)
}

/// Something wrong in the reading of a disbursement schedule.
fn disbursement_reading(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_DISBURSEMENT_READING, span, label, help)
}

/// A claim reads a schedule by period: the claim has none.
pub(in crate::lower) fn instalment_not_said(schedule: &str, column: &str, span: Span) -> Diagnostic {
    disbursement_reading("label_closed", "help_closed", span).arg("schedule", schedule).arg("column", column)
}

pub(in crate::lower) fn no_instalment(schedule: &str, number: &str, span: Span) -> Diagnostic {
    disbursement_reading("label_none", "help_none", span).arg("schedule", schedule).arg("number", number)
}

/// Two rows of what is read together differ in a column that is not added.
pub(in crate::lower) fn instalments_differ(
    schedule: &str,
    column: &str,
    span: Span,
    first: Span,
    second: Span,
) -> Diagnostic {
    disbursement_reading("label_differ", "help_differ", span)
        .label(first, "label_one")
        .label(second, "label_two")
        .arg("schedule", schedule)
        .arg("column", column)
}

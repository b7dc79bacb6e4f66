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

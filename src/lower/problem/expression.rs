//! Problems of names, calls and look-ups.

use super::{unknown, unknown_among, variant};
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

pub(in crate::lower) fn unknown_name(name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    unknown("nome", name, near, span)
}

pub(in crate::lower) fn unknown_column(of: &str, name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    unknown("coluna", &format!("{of}.{name}"), near, span)
}

pub(in crate::lower) fn unknown_function(name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    unknown("função", name, near, span)
}

pub(in crate::lower) fn unknown_reading(name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    unknown("interpretação", name, near, span)
}

pub(in crate::lower) fn no_such_component(name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    unknown("componente", name, near, span)
}

pub(in crate::lower) fn unknown_figure(name: &str, known: &[&str], span: Span) -> Diagnostic {
    unknown_among("valor do repasse", name, known, span)
}

pub(in crate::lower) fn unknown_cause(name: &str, span: Span) -> Diagnostic {
    unknown_among("causa de ausência", name, &["inaplicável", "suspenso", "ausente", "indefinido"], span)
}

pub(in crate::lower) fn unknown_table(name: &str, known: &[&str], span: Span) -> Diagnostic {
    unknown_among("tabela", name, known, span)
}

pub(in crate::lower) fn unknown_list(name: &str, known: &[&str], span: Span) -> Diagnostic {
    unknown_among("lista", name, known, span)
}

pub(in crate::lower) fn unknown_input(name: &str, known: &[&str], span: Span) -> Diagnostic {
    unknown_among("entrada", name, known, span)
}

pub(in crate::lower) fn unknown_unit(name: &str, span: Span, known: &[&str]) -> Diagnostic {
    unknown_among("unidade", name, known, span)
}

pub(in crate::lower) fn unknown_currency(symbol: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_UNKNOWN_NAME, span).arg("kind", "moeda").arg("name", symbol).help("help_currency")
}

pub(in crate::lower) fn unknown_member(name: &str, members: &[String], span: Span) -> Diagnostic {
    let known: Vec<&str> = members.iter().map(String::as_str).collect();
    let near = crate::resolve::nearest(name, known.iter().copied());
    let diagnostic = Diagnostic::error(codes::LOWER_UNKNOWN_MEMBER, span)
        .arg("name", name)
        .arg("members", known.join("; "))
        .help("help");
    near.map_or(diagnostic.clone(), |near| diagnostic.fix(span, near))
}

/// A name that is neither an indicator nor an index, where a score is read.
pub(in crate::lower) fn no_such_score(
    name: &str,
    found: Option<&'static str>,
    near: Option<&str>,
    span: Span,
) -> Diagnostic {
    match found {
        Some(found) => variant(codes::LOWER_NOT_A_VALUE, span, "label_no_score", "help_no_score")
            .arg("name", name)
            .arg("kind", found),
        None => unknown("indicador ou índice", name, near, span),
    }
}

pub(in crate::lower) fn not_a_value(name: &str, kind: &'static str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_NOT_A_VALUE, span).arg("name", name).arg("kind", kind).help("help")
}

/// Something that stands where another form is due; `form` names the label and the help.
fn misplaced(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_MISPLACED, span, label, help)
}

pub(in crate::lower) fn set_alone(span: Span) -> Diagnostic {
    misplaced("label_set", "help_set", span)
}

pub(in crate::lower) fn not_a_set(span: Span) -> Diagnostic {
    misplaced("label_not_a_set", "help_set", span)
}

pub(in crate::lower) fn not_a_list_member(span: Span) -> Diagnostic {
    misplaced("label_list_member", "help_list_member", span)
}

pub(in crate::lower) fn row_names_no_member(span: Span) -> Diagnostic {
    misplaced("label_member", "help_member", span)
}

pub(in crate::lower) fn row_names_no_cause(span: Span) -> Diagnostic {
    misplaced("label_cause", "help_cause", span)
}

pub(in crate::lower) fn not_a_score(span: Span) -> Diagnostic {
    misplaced("label_score", "help_score", span)
}

pub(in crate::lower) fn not_an_index(span: Span) -> Diagnostic {
    misplaced("label_index", "help_index", span)
}

pub(in crate::lower) fn not_an_indicator(span: Span) -> Diagnostic {
    misplaced("label_indicator", "help_indicator", span)
}

pub(in crate::lower) fn not_a_parameter(function: &str, span: Span) -> Diagnostic {
    misplaced("label_parameter", "help_parameter", span).arg("function", function)
}

pub(in crate::lower) fn not_a_period(span: Span) -> Diagnostic {
    misplaced("label_period", "help_period", span)
}

/// A table read in a way that gives no single value.
fn table_reading(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_READING, span, label, help)
}

pub(in crate::lower) fn row_without_column(span: Span) -> Diagnostic {
    table_reading("label_no_column", "help_no_column", span)
}

pub(in crate::lower) fn column_without_row(table: &str, column: &str, span: Span) -> Diagnostic {
    table_reading("label_no_row", "help_no_row", span).arg("table", table).arg("column", column)
}

pub(in crate::lower) fn no_columns(span: Span) -> Diagnostic {
    table_reading("label_not_a_table", "help_not_a_table", span)
}

pub(in crate::lower) fn aggregate_needs_column(table: &str, span: Span) -> Diagnostic {
    table_reading("label_needs_column", "help_needs_column", span).arg("table", table)
}

/// A column of rows of which each unit has many, read as if it had one.
pub(in crate::lower) fn row_alone(input: &str, column: &str, span: Span) -> Diagnostic {
    table_reading("label_rows", "help_rows", span).arg("table", input).arg("column", column)
}

pub(in crate::lower) fn key_count(table: &str, expected: usize, found: usize, span: Span) -> Diagnostic {
    table_reading("label_keys", "help_keys", span).arg("table", table).arg("expected", expected).arg("found", found)
}

pub(in crate::lower) fn argument_count(function: &str, expected: usize, found: usize, span: Span) -> Diagnostic {
    variant(codes::LOWER_ARGUMENTS, span, "label_count", "help_count")
        .arg("function", function)
        .arg("expected", expected)
        .arg("found", found)
}

/// A root of what is in units that are no square.
pub(in crate::lower) fn root_of_no_square(kind: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_ARGUMENTS, span, "label_root", "help_root").arg("kind", kind)
}

pub(in crate::lower) fn plain_argument(span: Span) -> Diagnostic {
    variant(codes::LOWER_ARGUMENTS, span, "label_plain", "help_plain")
}

pub(in crate::lower) fn cause_expected(span: Span) -> Diagnostic {
    variant(codes::LOWER_ARGUMENTS, span, "label_cause", "help_cause")
}

/// A figure that reads itself: the path, and each place where it goes on.
pub(in crate::lower) fn cycle(name: &str, path: &str, at: Span, steps: &[Span]) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::LOWER_CYCLE, at).arg("name", name).arg("path", path).help("help");
    steps.iter().take(2).fold(diagnostic, |diagnostic, step| diagnostic.label(*step, "label_step"))
}

pub(in crate::lower) fn cause_cannot_occur(cause: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_CAUSE_CANNOT_OCCUR, span).arg("cause", cause).help("help")
}

pub(in crate::lower) fn uncertain_condition(causes: &[&str], span: Span) -> Diagnostic {
    let handled: Vec<String> = causes.iter().map(|cause| format!("{cause}: não")).collect();
    Diagnostic::error(codes::LOWER_UNCERTAIN_CONDITION, span)
        .arg("causes", causes.join(", "))
        .arg("handled", handled.join("; "))
        .help("help")
}

pub(in crate::lower) fn not_closed(span: Span) -> Diagnostic {
    variant(codes::LOWER_NOT_CONSTANT, span, "label_claim", "help_claim")
}

pub(in crate::lower) fn limit_not_constant(span: Span) -> Diagnostic {
    variant(codes::LOWER_NOT_CONSTANT, span, "label", "help")
}

pub(in crate::lower) fn day_not_constant(span: Span) -> Diagnostic {
    variant(codes::LOWER_NOT_CONSTANT, span, "label_day", "help_day")
}

pub(in crate::lower) fn bad_exponent(span: Span) -> Diagnostic {
    variant(codes::LOWER_NOT_CONSTANT, span, "label_exponent", "help_exponent")
}

/// What the language has a form for and this version does not carry out: figures of levels of which none holds the other.
pub(in crate::lower) fn level_not_evaluated(span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_NOT_YET, span).help("help_level")
}

//! Problems of indicators, indices, transfers, claims and examples.

use super::variant;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

pub(in crate::lower) fn condition_in_band(span: Span) -> Diagnostic {
    variant(codes::LOWER_BAND_ROW, span, "label_condition", "help_condition")
}

pub(in crate::lower) fn empty_band(span: Span) -> Diagnostic {
    variant(codes::LOWER_BAND_ROW, span, "label_empty", "help_empty")
}

pub(in crate::lower) fn inverted_interval(span: Span) -> Diagnostic {
    variant(codes::LOWER_BAND_ROW, span, "label_inverted", "help_inverted")
}

pub(in crate::lower) fn not_tabulable(found: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_BAND_ROW, span, "label_kind", "help_kind").arg("found", found)
}

/// A clause that an indicator lacks or has too many of.
fn indicator(label: &'static str, help: &'static str, name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INDICATOR, span, label, help).arg("name", name)
}

pub(in crate::lower) fn no_calculation(name: &str, span: Span) -> Diagnostic {
    indicator("label_no_calculation", "help_no_calculation", name, span)
}

pub(in crate::lower) fn no_unit(name: &str, span: Span) -> Diagnostic {
    indicator("label_no_unit", "help_no_unit", name, span)
}

pub(in crate::lower) fn no_score(name: &str, span: Span) -> Diagnostic {
    indicator("label_no_score", "help_no_score", name, span)
}

pub(in crate::lower) fn no_target(name: &str, span: Span) -> Diagnostic {
    indicator("label_no_target", "help_no_target", name, span)
}

pub(in crate::lower) fn target_not_single(name: &str, span: Span) -> Diagnostic {
    indicator("label_target", "help_target", name, span)
}

pub(in crate::lower) fn two_scores(name: &str, span: Span, declared: Span) -> Diagnostic {
    indicator("label_two_scores", "help_two_scores", name, span).label(declared, "label_declared")
}

pub(in crate::lower) fn proportional_lower(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_PROPORTIONAL, span, "label_lower", "help_lower").arg("name", name)
}

pub(in crate::lower) fn proportional_without_polarity(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_PROPORTIONAL, span, "label", "help").arg("name", name)
}

pub(in crate::lower) fn too_few_points(span: Span) -> Diagnostic {
    variant(codes::LOWER_LINEAR_POINTS, span, "label_few", "help")
}

pub(in crate::lower) fn point_not_single(span: Span) -> Diagnostic {
    variant(codes::LOWER_LINEAR_POINTS, span, "label_single", "help")
}

pub(in crate::lower) fn points_share_abscissa(first: Span, second: Span) -> Diagnostic {
    variant(codes::LOWER_LINEAR_POINTS, second, "label_same", "help_same").label(first, "label_first")
}

pub(in crate::lower) fn row_only_integral(span: Span) -> Diagnostic {
    variant(codes::LOWER_UNKNOWN_EFFECT, span, "label_indicator", "help_indicator")
}

pub(in crate::lower) fn unknown_effect(span: Span) -> Diagnostic {
    variant(codes::LOWER_UNKNOWN_EFFECT, span, "label_index", "help_index")
}

pub(in crate::lower) fn unknown_exception_effect(span: Span) -> Diagnostic {
    variant(codes::LOWER_UNKNOWN_EFFECT, span, "label_transfer", "help_transfer")
}

pub(in crate::lower) fn repeated_component(name: &str, span: Span, first: Span) -> Diagnostic {
    variant(codes::LOWER_INDEX_WEIGHTS, span, "label_repeated", "help_repeated")
        .label(first, "label_first")
        .arg("name", name)
}

pub(in crate::lower) fn weight_not_positive(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INDEX_WEIGHTS, span, "label_positive", "help_positive").arg("name", name)
}

pub(in crate::lower) fn index_without_weights(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INDEX_WEIGHTS, span, "label_none", "help_none").arg("name", name)
}

pub(in crate::lower) fn moves_to_uncertain(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INDEX_WEIGHTS, span, "label_moves", "help_moves").arg("name", name)
}

pub(in crate::lower) fn effect_not_stated(
    index: &str,
    component: &str,
    cause: &str,
    span: Span,
    at: Span,
) -> Diagnostic {
    Diagnostic::error(codes::CHECK_EFFECT_NOT_STATED, span)
        .label(at, "label_component")
        .arg("index", index)
        .arg("component", component)
        .arg("cause", cause)
        .help("help")
}

/// A clause that a transfer lacks or has too many of.
fn transfer(label: &'static str, help: &'static str, name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TRANSFER, span, label, help).arg("name", name)
}

pub(in crate::lower) fn no_base(name: &str, span: Span) -> Diagnostic {
    transfer("label_no_base", "help_no_base", name, span)
}

pub(in crate::lower) fn base_and_value(name: &str, base: Span, value: Span) -> Diagnostic {
    transfer("label_value", "help_value", name, value).label(base, "label_base")
}

pub(in crate::lower) fn no_share(name: &str, part: &str, span: Span) -> Diagnostic {
    transfer("label_no_share", "help_no_share", name, span).arg("part", part)
}

pub(in crate::lower) fn two_rests(name: &str, span: Span) -> Diagnostic {
    transfer("label_two_rests", "help_two_rests", name, span)
}

pub(in crate::lower) fn factor_beside_parts(name: &str, factor: Span, part: Span) -> Diagnostic {
    transfer("label_factor", "help_factor", name, factor).label(part, "label_part")
}

pub(in crate::lower) fn deferral_form(span: Span) -> Diagnostic {
    variant(codes::LOWER_UNKNOWN_EFFECT, span, "label_deferral", "help_deferral")
}

pub(in crate::lower) fn deferral_without_validity(span: Span) -> Diagnostic {
    variant(codes::LOWER_UNKNOWN_EFFECT, span, "label_deferral_validity", "help_deferral_validity")
}

/// What cannot be compared with what is due.
fn settlement(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_SETTLEMENT, span, label, help)
}

pub(in crate::lower) fn settlement_without_input(span: Span) -> Diagnostic {
    settlement("label", "help", span)
}

pub(in crate::lower) fn settlement_without_validity(span: Span) -> Diagnostic {
    settlement("label_validity", "help_validity", span)
}

pub(in crate::lower) fn settlement_period(
    (input, keys): (&str, &str),
    found: Option<&str>,
    own: &str,
    span: Span,
    declared: Span,
) -> Diagnostic {
    settlement("label_period", "help_period", span)
        .label(declared, "label_input")
        .arg("input", input)
        .arg("keys", keys)
        .arg("found", found.unwrap_or("none"))
        .arg("grain", own)
}

pub(in crate::lower) fn settlement_level(
    input: &str,
    found: &str,
    expected: &str,
    own: &str,
    span: Span,
    declared: Span,
) -> Diagnostic {
    settlement("label_level", "help_level", span)
        .label(declared, "label_input")
        .arg("input", input)
        .arg("found", found)
        .arg("expected", expected)
        .arg("grain", own)
}

pub(in crate::lower) fn settlement_absent(span: Span) -> Diagnostic {
    settlement("label_absent", "help_absent", span)
}

pub(in crate::lower) fn advance_periods(most: u32, span: Span) -> Diagnostic {
    settlement("label_periods", "help_periods", span).arg("most", most)
}

pub(in crate::lower) fn instalments_of_year(written: &str, expected: i64, grain: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INSTALMENTS, span, "label_count", "help_count")
        .arg("written", written)
        .arg("expected", expected)
        .arg("grain", grain)
}

pub(in crate::lower) fn residue_not_named(span: Span) -> Diagnostic {
    variant(codes::LOWER_INSTALMENTS, span, "label", "help")
}

pub(in crate::lower) fn payment_read_from_reference(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_PAYMENT_READ, span).arg("name", name).help("help")
}

pub(in crate::lower) fn tolerance_without_equation(span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_TOLERANCE, span).help("help")
}

pub(in crate::lower) fn reading_not_cited(name: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_UNUSED, span).arg("kind", "interpretação").arg("name", name).help("help_reading")
}

pub(in crate::lower) fn reading_without_reason(name: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_READING_WITHOUT_REASON, span).arg("name", name).help("help")
}

pub(in crate::lower) fn unused(kind: &str, name: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_UNUSED, span).arg("kind", kind).arg("name", name).help("help")
}

/// Something that an example lacks.
fn example(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_EXAMPLE, span, label, help)
}

pub(in crate::lower) fn example_without_period(span: Span) -> Diagnostic {
    example("label_period", "help_period", span)
}

pub(in crate::lower) fn example_expects_nothing(span: Span) -> Diagnostic {
    example("label_expects", "help_expects", span)
}

pub(in crate::lower) fn example_of_other_grain(period: &str, grain: &str, span: Span) -> Diagnostic {
    example("label_grain", "help_grain", span).arg("period", period).arg("grain", grain)
}

pub(in crate::lower) fn cell_given_twice(name: &str, span: Span) -> Diagnostic {
    example("label_twice", "help_twice", span).arg("name", name)
}

pub(in crate::lower) fn record_without_key(input: &str, key: &str, span: Span) -> Diagnostic {
    example("label_key", "help_key", span).arg("input", input).arg("name", key)
}

//! Problems of kinds and dimensions.

use super::variant;
use crate::diagnostic::{Diagnostic, codes};
use crate::lower::repair::Repair;
use crate::source::Span;

pub(in crate::lower) fn kind_mismatch(found: &str, expected: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_KIND_MISMATCH, span).arg("found", found).arg("expected", expected).help("help")
}

pub(in crate::lower) fn missing_percent(written: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::LOWER_MISSING_PERCENT, span).arg("number", written);
    // `1` may be the whole or one hundredth of it: no one but the author knows.
    if written == "1" {
        return diagnostic.help("help_whole");
    }
    diagnostic.help("help").fix(span, format!("{written}%"))
}

pub(in crate::lower) fn missing_currency(written: &str, symbol: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_MISSING_CURRENCY, span)
        .arg("number", written)
        .arg("symbol", symbol)
        .help("help")
        .fix(span, format!("{symbol} {written}"))
}

pub(in crate::lower) fn not_a_number(found: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_NOT_A_NUMBER, span).arg("found", found).help("help")
}

pub(in crate::lower) fn no_order(found: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_NO_ORDER, span).arg("found", found).help("help")
}

/// A sum of unlike things: what each side is.
pub(in crate::lower) fn unlike_terms(sign: &str, left: &str, right: &str, first: Span, second: Span) -> Diagnostic {
    variant(codes::LOWER_UNLIKE_TERMS, first, "label_left", "help")
        .label(second, "label_right")
        .arg("sign", sign)
        .arg("left", left)
        .arg("right", right)
}

pub(in crate::lower) fn date_plus(unit: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_DATE_PLUS, span).arg("unit", unit).help("help")
}

pub(in crate::lower) fn percent_in_product(span: Span) -> Diagnostic {
    variant(codes::LOWER_PERCENT_PRODUCT, span, "label", "help")
}

pub(in crate::lower) fn percent_over(unit: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_PERCENT_PRODUCT, span, "label_over", "help_over").arg("unit", unit)
}

/// A formula of the wrong dimension that parentheses would put right.
pub(in crate::lower) fn dimension_repair(
    found: &str,
    expected: &str,
    span: Span,
    repair: Repair,
    repaired: &str,
) -> Diagnostic {
    Diagnostic::error(codes::LOWER_DIMENSION, repair.span)
        .arg("found", found)
        .arg("expected", expected)
        .arg("repaired", repaired)
        .help("help")
        .fix(span, repaired)
}

/// A ratio multiplied by 100 where `%` is declared.
pub(in crate::lower) fn hundredfold(span: Span, ratio: &str) -> Diagnostic {
    Diagnostic::error(codes::LOWER_HUNDREDFOLD, span).arg("ratio", ratio).help("help").fix(span, ratio)
}

pub(in crate::lower) fn rounding_of_no_number(found: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_ROUNDING, span, "label_no_number", "help_no_number").arg("found", found)
}

pub(in crate::lower) fn rounding_not_stated(span: Span) -> Diagnostic {
    variant(codes::LOWER_ROUNDING, span, "label", "help")
}

pub(in crate::lower) fn predefined_unit(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_PREDEFINED_UNIT, span).arg("name", name).help("help")
}

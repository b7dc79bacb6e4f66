//! Problems of statistics and of groups.

use super::variant;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

fn statistic(label: &'static str, help: &'static str, function: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_STATISTIC, span, label, help).arg("function", function)
}

/// A statistic of something that is of no unit, or of units that no input lists.
pub(in crate::lower) fn statistic_of_nobody(function: &str, keys: &str, span: Span) -> Diagnostic {
    if keys.is_empty() {
        return statistic("label_nobody", "help_nobody", function, span);
    }
    statistic("label_level", "help_level", function, span).arg("keys", keys)
}

/// A rank, or `outros`, where no units are compared.
pub(in crate::lower) fn statistic_of_units(function: &str, span: Span) -> Diagnostic {
    statistic("label_units", "help_units", function, span)
}

/// `outros` where the members are no units.
pub(in crate::lower) fn others_of_no_unit(span: Span) -> Diagnostic {
    statistic("label_others", "help_others", "", span)
}

pub(in crate::lower) fn option_missing(function: &str, option: &str, choices: &str, span: Span) -> Diagnostic {
    statistic("label_missing", "help_missing", function, span).arg("option", option).arg("choices", choices)
}

pub(in crate::lower) fn option_choice(function: &str, option: &str, choices: &str, span: Span) -> Diagnostic {
    statistic("label_choice", "help_choice", function, span).arg("option", option).arg("choices", choices)
}

pub(in crate::lower) fn option_unknown(function: &str, option: &str, span: Span) -> Diagnostic {
    statistic("label_option", "help_option", function, span).arg("option", option)
}

pub(in crate::lower) fn percentile_share(span: Span) -> Diagnostic {
    statistic("label_share", "help_share", "percentil", span)
}

/// Weights of a mean or of a pool that may be negative.
pub(in crate::lower) fn weight_below_zero(span: Span) -> Diagnostic {
    statistic("label_weight", "help_weight", "", span)
}

/// A pool that may not be whole coins.
pub(in crate::lower) fn pool_off_grid(span: Span) -> Diagnostic {
    statistic("label_pool_grid", "help_pool_grid", "rateio", span)
}

/// A pool that the members of a group do not share.
pub(in crate::lower) fn pool_varies(span: Span) -> Diagnostic {
    statistic("label_pool", "help_pool", "rateio", span)
}

/// A cap that the members of a group do not share.
pub(in crate::lower) fn cap_varies(span: Span) -> Diagnostic {
    statistic("label_cap", "help_cap", "rateio", span)
}

/// Rows of a length of time that periods of the act are not made of.
pub(in crate::lower) fn grains_apart(rows: &str, act: &str, span: Span) -> Diagnostic {
    statistic("label_grains", "help_grains", "", span).arg("rows", rows).arg("act", act)
}

/// `no_ano(x)` or `nos_últimos(n; x)` without a statistic around it.
pub(in crate::lower) fn periods_alone(function: &str, span: Span) -> Diagnostic {
    statistic("label_year", "help_year", function, span)
}

/// How many periods a statistic goes back, said in a way that cannot be counted.
pub(in crate::lower) fn bad_count_of_periods(span: Span) -> Diagnostic {
    statistic("label_periods", "help_periods", "nos_últimos", span)
}

fn grouping(label: &'static str, help: &'static str, span: Span) -> Diagnostic {
    variant(codes::LOWER_GROUPING, span, label, help)
}

pub(in crate::lower) fn grouping_of_rows(span: Span) -> Diagnostic {
    grouping("label_rows", "help_rows", span)
}

pub(in crate::lower) fn grouping_by(name: &str, kind: &str, span: Span) -> Diagnostic {
    grouping("label_by", "help_by", span).arg("name", name).arg("kind", kind)
}

pub(in crate::lower) fn grouping_absent(name: &str, causes: &str, span: Span) -> Diagnostic {
    grouping("label_absent", "help_absent", span).arg("name", name).arg("causes", causes)
}

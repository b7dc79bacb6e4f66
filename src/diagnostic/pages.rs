//! The page of each problem, as `valora explain-code` prints it.
//!
//! Pages live in `docs/diagnostics/<stage>/<name>.md` and are embedded here, so the command needs no files.
//! A page is written in Portuguese and, after a line `<!-- en -->`, again in English.

use crate::diagnostic::{Code, Language, codes};

/// Embeds the pages of the names listed under each stage.
macro_rules! pages {
    ($($stage:ident { $($name:ident)* })*) => {
        const PAGES: &[(&str, &str)] = &[$($((
            concat!(stringify!($stage), "::", stringify!($name)),
            include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"), "/docs/diagnostics/", stringify!($stage), "/", stringify!($name), ".md"
            )),
        ),)*)*];
    };
}

pages! {
    syntax {
        unexpected number_grouping number_too_large no_such_date no_such_period month_for_date english_word too_deep
        chained_comparison duplicate_clause unopened_block unclosed_block citation_swallows_clause missing_edition
        unknown_edition missing_header garbled_header stray_brace bar_in_cell unknown_declaration unknown_clause
        unclosed_text unclosed_bracket line_too_long curly_quotes foreign_sign comma_separator number_space
        equals_for_arrow operator_starts_line too_many
    }
    resolve {
        duplicate_name act_not_found act_dates amends_itself not_published reach operation no_such_part already_there
        amended_twice nothing_there duplicate_act
    }
    lower {
        unknown_name unknown_member not_a_value misplaced table_reading statistic grouping arguments cycle cause_cannot_occur
        uncertain_condition not_constant not_yet kind_mismatch missing_percent missing_currency not_a_number
        no_order unlike_terms date_plus percent_product dimension hundredfold rounding predefined_unit input
        list_member table_row table_cell table_file table_digest table_columns band_row indicator proportional linear_points unknown_effect index_weights
        transfer settlement instalments payment_read tolerance example other_grain splits_period parameter_changes_inside schedule disbursement_reading
    }
    check {
        band_gap band_overlap missing_member repeated_member partition_gap partition_overlap parameter_gap
        parameter_overlap disbursement_total disbursement_crossing disbursement_shares disbursement_order disbursement_apart
        disbursement_gap disbursement_overlap disbursement_parts disbursement_switch pending_method partial_text
        weights_sum shares_sum claim_false claim_undecided unhandled_absence zero_denominator
        band_unreached polarity not_monotone score_range cliff target_range target_without_band constant_condition
        lookup_gap overflow score_pays_nothing amount_unread amount_twice negative_amount interim_overlap withheld_overlap
        exceptions_overlap effect_not_stated uncited unused reading_without_reason code_width list_width
        unknown_code act_cited_with_two_dates citation_not_in_act quoted_differently instalments_residue
        proof_refuted proof_undecided
        announced_delay monitoring_reference monitoring_appraisal monitoring_order alike_names alike_members
    }
    data {
        empty_file no_rows spreadsheet_file pdf_file binary_file file_size dbf_header dbf_truncated dbf_excess dbc_damaged
        dbf_row_mark dbf_code_page dbf_field_type unclosed_quote too_many_columns
        json_syntax json_shape no_inputs input_unknown input_unmatched input_unclear further_problems unknown_column
        missing_column duplicate_column unnamed_column ragged_row duplicate_key repeated_field not_object empty_cell
        empty_conditional decimal_ambiguous decimal_mixed decimal_mark nested_cell spreadsheet_error
        scientific_notation bad_truth bad_text bad_code code_width bad_category bad_date bad_period period_grain
        bad_number number_too_long percent_sign percent_unexpected currency below_minimum above_maximum no_rows_in_period
    }
}

/// What separates the Portuguese part of a page from the English one.
const ENGLISH: &str = "<!-- en -->";

/// The page of a code in a language; a page without an English part is shown as it is.
#[must_use]
pub fn page(code: &str, language: Language) -> Option<&'static str> {
    let (_, text) = PAGES.iter().find(|(name, _)| *name == code)?;
    let part = match (text.split_once(ENGLISH), language) {
        (Some((portuguese, _)), Language::Portuguese) => portuguese,
        (Some((_, english)), Language::English) => english,
        (None, _) => text,
    };
    Some(part.trim())
}

/// The code of this name.
#[must_use]
pub fn find(name: &str) -> Option<Code> {
    codes::ALL.iter().copied().find(|code| code.0 == name)
}

/// Codes whose names are near what was asked for, the nearest first: those of that very name in another
/// stage, those of the stage named, and those a few slips away.
#[must_use]
pub fn near(asked: &str) -> Vec<Code> {
    let asked = asked.to_lowercase().replace('-', "_");
    let short = |code: &str| code.rsplit("::").next().unwrap_or("").to_owned();
    let name = short(&asked);
    let distance = |code: &Code| {
        let whole = strsim::damerau_levenshtein(&asked, code.0);
        whole.min(strsim::damerau_levenshtein(&name, &short(code.0)))
    };
    let mut near: Vec<(usize, Code)> = codes::ALL
        .iter()
        .map(|code| (distance(code), *code))
        .filter(|(distance, code)| *distance <= 3 || (name.len() > 3 && code.0.contains(&name)))
        .collect();
    near.sort();
    near.into_iter().map(|(_, code)| code).take(5).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_a_page_in_both_languages_and_every_page_a_code() {
        for code in codes::ALL {
            let pages = PAGES.iter().filter(|(name, _)| *name == code.0).count();
            assert_eq!(pages, 1, "pages of {}", code.0);
        }
        for (name, text) in PAGES {
            assert!(find(name).is_some(), "no code for the page {name}");
            assert!(text.contains(ENGLISH), "no English part in the page of {name}");
            for language in [Language::Portuguese, Language::English] {
                let page = page(name, language).unwrap_or("");
                assert!(page.starts_with(&format!("# {name}")), "the heading of {name} is not its name");
            }
        }
    }

    #[test]
    fn a_slip_finds_the_code_it_meant() {
        assert_eq!(near("syntax::unexpeted").first(), Some(&codes::SYNTAX_UNEXPECTED));
        assert_eq!(near("unexpected").first(), Some(&codes::SYNTAX_UNEXPECTED));
        assert_eq!(near("zzzzzzzzzzzz"), Vec::new());
    }
}

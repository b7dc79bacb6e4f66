//! Problems of inputs, tables, lists and codes.

use super::variant;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;

/// A code of another width than its column's; leading zeros are the fix where it is too short.
pub(in crate::lower) fn code_width(code: &str, width: u32, span: Span) -> Diagnostic {
    let length = code.chars().count();
    let diagnostic =
        Diagnostic::error(codes::CHECK_CODE_WIDTH, span).arg("code", code).arg("length", length).arg("width", width);
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    if digits && length < width as usize {
        let padded = format!("{code:0>0$}", width as usize);
        return diagnostic.help("help").fix(span, padded);
    }
    diagnostic.help("help_long")
}

pub(in crate::lower) fn list_width(list: &str, member: &str, width: u32, span: Span) -> Diagnostic {
    variant(codes::CHECK_LIST_WIDTH, span, "label", "help").arg("list", list).arg("member", member).arg("width", width)
}

pub(in crate::lower) fn mixed_widths(list: &str, member: &str, width: usize, span: Span) -> Diagnostic {
    variant(codes::CHECK_LIST_WIDTH, span, "label_mixed", "help_mixed")
        .arg("list", list)
        .arg("member", member)
        .arg("width", width)
}

/// A member of a list that is no key of the list's table, with the near one.
pub(in crate::lower) fn unknown_code(
    list: &str,
    table: &str,
    code: &str,
    near: Option<&str>,
    span: Span,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::CHECK_UNKNOWN_CODE, span);
    let diagnostic = diagnostic.arg("list", list).arg("table", table).arg("code", code);
    match near {
        Some(near) => diagnostic.help("help_near").fix(span, near),
        None => diagnostic.help("help"),
    }
}

/// A list in a table that has not one code for a key.
pub(in crate::lower) fn list_of_no_codes(list: &str, table: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_LIST_MEMBER, span, "label_table", "help_table")
        .arg("list", list)
        .arg("member", list)
        .arg("table", table)
}

pub(in crate::lower) fn input_without_key(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INPUT, span, "label_no_key", "help_no_key").arg("name", name)
}

/// `adia` in an input: what a file brings announces nothing.
pub(in crate::lower) fn delayed_input(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INPUT, span, "label_delayed", "help_delayed").arg("name", name)
}

/// `período coluna …` of rows that have no period, or two columns for a year.
pub(in crate::lower) fn period_columns(name: &str, no_period: bool, span: Span) -> Diagnostic {
    let (label, help) = if no_period { ("label_no_period", "help_no_period") } else { ("label_year", "help_year") };
    variant(codes::LOWER_INPUT, span, label, help).arg("name", name)
}

pub(in crate::lower) fn key_without_column(name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = variant(codes::LOWER_INPUT, span, "label_key", "help_key").arg("name", name);
    near.map_or(diagnostic.clone(), |near| diagnostic.fix(span, near))
}

pub(in crate::lower) fn parent_declared_later(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INPUT, span, "label_later", "help_later").arg("name", name)
}

pub(in crate::lower) fn inverted_limits(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_INPUT, span, "label_limits", "help_limits").arg("name", name)
}

pub(in crate::lower) fn repeated_member(list: &str, member: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_LIST_MEMBER, span, "label_repeated", "help_repeated").arg("list", list).arg("member", member)
}

pub(in crate::lower) fn list_declared_later(name: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_LIST_MEMBER, span, "label_later", "help_later").arg("list", name).arg("member", name)
}

pub(in crate::lower) fn cell_count(table: &str, expected: usize, found: usize, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_ROW, span, "label_cells", "help_cells")
        .arg("table", table)
        .arg("expected", expected)
        .arg("found", found)
}

pub(in crate::lower) fn empty_key(table: &str, column: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_ROW, span, "label_empty_key", "help_empty_key").arg("table", table).arg("column", column)
}

pub(in crate::lower) fn duplicate_row(table: &str, key: &str, span: Span, first: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_ROW, span, "label_duplicate", "help_duplicate")
        .label(first, "label_first")
        .arg("table", table)
        .arg("key", key)
}

pub(in crate::lower) fn bad_table_cell(text: &str, column: &str, expected: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_TABLE_CELL, span)
        .arg("text", text)
        .arg("column", column)
        .arg("expected", expected)
        .help("help")
}

/// A cell beyond what its own column declares.
pub(in crate::lower) fn cell_beyond_limit(
    text: &str,
    column: &str,
    limit: &str,
    is_low: bool,
    span: Span,
) -> Diagnostic {
    let label = if is_low { "label_low" } else { "label_high" };
    variant(codes::LOWER_TABLE_CELL, span, label, "help_limit")
        .arg("text", text)
        .arg("column", column)
        .arg("expected", limit)
}

/// The file of a table is not there.
pub(in crate::lower) fn no_table_file(path: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = variant(codes::LOWER_TABLE_FILE, span, "label_missing", "help_missing").arg("file", path);
    match near {
        Some(near) => diagnostic.fix(span, format!("\"{near}\"")),
        None => diagnostic,
    }
}

pub(in crate::lower) fn table_file_outside(path: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_FILE, span, "label_outside", "help_outside").arg("file", path)
}

pub(in crate::lower) fn unreadable_table_file(path: &str, reason: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_FILE, span, "label_unreadable", "help_unreadable")
        .arg("file", path)
        .arg("reason", reason)
}

/// The file is not the one that the policy was written with.
pub(in crate::lower) fn other_digest(path: &str, pinned: &str, found: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::LOWER_TABLE_DIGEST, span)
        .arg("file", path)
        .arg("pinned", pinned)
        .arg("found", found)
        .help(if pinned.is_empty() { "help_first" } else { "help" })
        .fix(span, format!("\"{found}\""))
}

/// A column of a file that the table has not, with the near name of one that the file lacks.
pub(in crate::lower) fn column_of_no_table(table: &str, column: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let help = if near.is_some() { "help_near" } else { "help_unknown" };
    let diagnostic = variant(codes::LOWER_TABLE_COLUMNS, span, "label_unknown", help);
    let diagnostic = diagnostic.arg("table", table).arg("column", column);
    near.map_or(diagnostic.clone(), |near| diagnostic.fix(span, near))
}

pub(in crate::lower) fn column_not_in_file(table: &str, column: &str, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_COLUMNS, span, "label_missing", "help_missing").arg("table", table).arg("column", column)
}

pub(in crate::lower) fn repeated_column(table: &str, column: &str, span: Span, first: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_COLUMNS, span, "label_repeated", "help_repeated")
        .label(first, "label_first")
        .arg("table", table)
        .arg("column", column)
}

/// A row of a file with another number of cells than the file has columns.
pub(in crate::lower) fn ragged_row(table: &str, expected: usize, found: usize, span: Span) -> Diagnostic {
    variant(codes::LOWER_TABLE_ROW, span, "label_ragged", "help_ragged")
        .arg("table", table)
        .arg("expected", expected)
        .arg("found", found)
}

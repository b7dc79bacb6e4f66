//! The name of every problem, one line each, in the order of the stages.

use crate::diagnostic::Code;

/// Declares the constants and the list of all of them.
macro_rules! codes {
    ($($name:ident = $code:literal),* $(,)?) => {
        $(#[doc = concat!("`", $code, "`")] pub const $name: Code = Code($code);)*
        /// Every code there is.
        pub const ALL: &[Code] = &[$($name),*];
    };
}

codes! {
    SYNTAX_UNEXPECTED = "syntax::unexpected",
    DATA_EMPTY_FILE = "data::empty_file",
    DATA_NO_ROWS = "data::no_rows",
    DATA_SPREADSHEET_FILE = "data::spreadsheet_file",
    DATA_PDF_FILE = "data::pdf_file",
    DATA_BINARY_FILE = "data::binary_file",
    DATA_FILE_SIZE = "data::file_size",
    DATA_UNCLOSED_QUOTE = "data::unclosed_quote",
    DATA_TOO_MANY_COLUMNS = "data::too_many_columns",
    DATA_JSON_SYNTAX = "data::json_syntax",
    DATA_JSON_SHAPE = "data::json_shape",
    DATA_NO_INPUTS = "data::no_inputs",
    DATA_INPUT_UNKNOWN = "data::input_unknown",
    DATA_INPUT_UNMATCHED = "data::input_unmatched",
    DATA_INPUT_UNCLEAR = "data::input_unclear",
    DATA_FURTHER_PROBLEMS = "data::further_problems",
    DATA_UNKNOWN_COLUMN = "data::unknown_column",
    DATA_MISSING_COLUMN = "data::missing_column",
    DATA_DUPLICATE_COLUMN = "data::duplicate_column",
    DATA_UNNAMED_COLUMN = "data::unnamed_column",
    DATA_RAGGED_ROW = "data::ragged_row",
    DATA_DUPLICATE_KEY = "data::duplicate_key",
    DATA_REPEATED_FIELD = "data::repeated_field",
    DATA_NOT_OBJECT = "data::not_object",
    DATA_EMPTY_CELL = "data::empty_cell",
    DATA_EMPTY_CONDITIONAL = "data::empty_conditional",
    DATA_DECIMAL_AMBIGUOUS = "data::decimal_ambiguous",
    DATA_DECIMAL_MIXED = "data::decimal_mixed",
    DATA_DECIMAL_MARK = "data::decimal_mark",
    DATA_NESTED_CELL = "data::nested_cell",
    DATA_SPREADSHEET_ERROR = "data::spreadsheet_error",
    DATA_SCIENTIFIC_NOTATION = "data::scientific_notation",
    DATA_BAD_TRUTH = "data::bad_truth",
    DATA_BAD_TEXT = "data::bad_text",
    DATA_BAD_CODE = "data::bad_code",
    DATA_CODE_WIDTH = "data::code_width",
    DATA_BAD_CATEGORY = "data::bad_category",
    DATA_BAD_DATE = "data::bad_date",
    DATA_BAD_PERIOD = "data::bad_period",
    DATA_PERIOD_GRAIN = "data::period_grain",
    DATA_BAD_NUMBER = "data::bad_number",
    DATA_NUMBER_TOO_LONG = "data::number_too_long",
    DATA_PERCENT_SIGN = "data::percent_sign",
    DATA_PERCENT_UNEXPECTED = "data::percent_unexpected",
    DATA_CURRENCY = "data::currency",
    DATA_BELOW_MINIMUM = "data::below_minimum",
    DATA_ABOVE_MAXIMUM = "data::above_maximum",
}

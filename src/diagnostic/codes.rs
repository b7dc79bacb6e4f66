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
    SYNTAX_NUMBER_GROUPING = "syntax::number_grouping",
    SYNTAX_NUMBER_TOO_LARGE = "syntax::number_too_large",
    SYNTAX_NO_SUCH_DATE = "syntax::no_such_date",
    SYNTAX_NO_SUCH_PERIOD = "syntax::no_such_period",
    SYNTAX_MONTH_FOR_DATE = "syntax::month_for_date",
    SYNTAX_ENGLISH_WORD = "syntax::english_word",
    SYNTAX_TOO_DEEP = "syntax::too_deep",
    SYNTAX_CHAINED_COMPARISON = "syntax::chained_comparison",
    SYNTAX_DUPLICATE_CLAUSE = "syntax::duplicate_clause",
    SYNTAX_UNOPENED_BLOCK = "syntax::unopened_block",
    SYNTAX_UNCLOSED_BLOCK = "syntax::unclosed_block",
    SYNTAX_CITATION_SWALLOWS_CLAUSE = "syntax::citation_swallows_clause",
    SYNTAX_MISSING_EDITION = "syntax::missing_edition",
    SYNTAX_UNKNOWN_EDITION = "syntax::unknown_edition",
    SYNTAX_MISSING_HEADER = "syntax::missing_header",
    SYNTAX_GARBLED_HEADER = "syntax::garbled_header",
    SYNTAX_STRAY_BRACE = "syntax::stray_brace",
    SYNTAX_UNKNOWN_DECLARATION = "syntax::unknown_declaration",
    SYNTAX_UNKNOWN_CLAUSE = "syntax::unknown_clause",
    SYNTAX_UNCLOSED_TEXT = "syntax::unclosed_text",
    SYNTAX_UNCLOSED_BRACKET = "syntax::unclosed_bracket",
    SYNTAX_LINE_TOO_LONG = "syntax::line_too_long",
    SYNTAX_CURLY_QUOTES = "syntax::curly_quotes",
    SYNTAX_FOREIGN_SIGN = "syntax::foreign_sign",
    SYNTAX_COMMA_SEPARATOR = "syntax::comma_separator",
    SYNTAX_NUMBER_SPACE = "syntax::number_space",
    SYNTAX_EQUALS_FOR_ARROW = "syntax::equals_for_arrow",
    SYNTAX_OPERATOR_STARTS_LINE = "syntax::operator_starts_line",
    SYNTAX_TOO_MANY = "syntax::too_many",
    SYNTAX_BAR_IN_CELL = "syntax::bar_in_cell",
}

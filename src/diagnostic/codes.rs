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
}

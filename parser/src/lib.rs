//! What the parser that `pest_derive` makes of a grammar runs on: the part of pest's interface that it calls.
//!
//! Receives a text and the generated rules. Guarantees the tree, the order of alternatives and the rules tried at
//! the furthest point that pest itself gives. Has no `PUSH` and `POP`, no tags and no limits, which the grammar of
//! Valora does not use and pest pays for at every step: without them a policy is read in less than half the time.
//! The library is called `pest` because the generated code says `::pest`.

mod attempts;
pub mod error;
pub mod iterators;
mod state;
pub mod unicode;

pub use state::{Atomicity, ParseResult, ParserState, state};
pub use upstream::RuleType;

/// What `pest_derive` implements.
pub trait Parser<R: RuleType> {
    /// Reads a text as a rule.
    ///
    /// # Errors
    ///
    /// The furthest point that was reached, and the rules tried there.
    fn parse(rule: R, input: &str) -> Result<iterators::Pairs<'_, R>, error::Error<R>>;
}

//! Why a text is not of a rule.

/// The furthest point that was reached, and what was tried there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error<R> {
    /// The byte at which the rules were tried.
    pub at: usize,
    /// The rules that would have gone on, each once, in the order of the grammar.
    pub expected: Vec<R>,
}

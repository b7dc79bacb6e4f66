//! The parser that pest makes of `grammar/valora.pest`, and what to know of its tree.
//!
//! Guarantees nothing beyond the grammar; reads no meaning.

/// Kept apart so that the generated items need no documentation of their own.
mod generated {
    /// The generated parser.
    #[derive(pest_derive::Parser)]
    #[grammar = "grammar/valora.pest"]
    pub(in crate::syntax) struct Grammar;
}

pub(super) use generated::{Grammar, Rule};

/// A node of the tree.
pub(super) type Pair<'i> = pest::iterators::Pair<'i, Rule>;

/// Nodes beside each other.
pub(super) type Pairs<'i> = pest::iterators::Pairs<'i, Rule>;

/// Whether a node is only a word or a comment, which the reader of the tree passes over.
// Invariant: the words stand last in the grammar file, from `k_a` on, and pest numbers rules in that order.
pub(super) fn is_noise(rule: Rule) -> bool {
    rule >= Rule::k_a || matches!(rule, Rule::comment | Rule::arrow | Rule::equals | Rule::colon | Rule::EOI)
}

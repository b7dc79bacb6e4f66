//! The words that begin lines.

/// Whether a word begins a line of the header or a declaration.
pub(super) fn is_top_word(word: &str) -> bool {
    matches!(word, "valora")
}

/// The clause word that a citation has swallowed.
pub(super) fn swallowed(_written: &str) -> Option<&'static str> {
    None
}

//! Passages as text: one line each, blocks between braces, a comment where the caller has one to make.
//!
//! Guarantees the words of the passages in their order; columns and margins are for `format` to set.

use crate::version::passage::{Layout, Passage};

/// Writes a passage and those within it. What `comment` says of a passage stands at the end of its line.
pub fn write(passage: &Passage, comment: &dyn Fn(&Passage) -> Option<String>, text: &mut String) {
    let said = comment(passage).map_or_else(String::new, |said| format!("  // {said}"));
    let cited = if passage.citation.is_empty() { String::new() } else { format!("   {}", passage.citation) };
    match passage.layout {
        Layout::Line => text.push_str(&format!("{}{cited}{said}\n", passage.text)),
        Layout::Row => {
            text.push_str(&format!("{}{said}\n", passage.text));
            if !passage.citation.is_empty() {
                text.push_str(&format!("{cited}\n"));
            }
        }
        Layout::Block => {
            text.push_str(&format!("{} {{{said}\n", passage.text));
            if !passage.citation.is_empty() {
                text.push_str(&format!("{}\n", passage.citation));
            }
            for passage in &passage.within {
                write(passage, comment, text);
            }
            text.push_str("}\n");
        }
    }
}

//! Passages as text: one line each, blocks between braces, a comment where the caller has one to make.
//!
//! Guarantees the words of the passages in their order; columns and margins are for `format` to set.

use crate::version::passage::{Layout, Passage};

/// Writes a passage and those within it. What `comment` says of a passage stands at the end of its line, and is not
/// said again of those within it.
pub fn write(passage: &Passage, comment: &dyn Fn(&Passage) -> Option<String>, text: &mut String) {
    write_below(passage, comment, None, text);
}

fn write_below(
    passage: &Passage,
    comment: &dyn Fn(&Passage) -> Option<String>,
    above: Option<&str>,
    text: &mut String,
) {
    let own = comment(passage);
    let said = own.as_deref().filter(|said| Some(*said) != above);
    let said = said.map_or_else(String::new, |said| format!("  // {said}"));
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
                write_below(passage, comment, own.as_deref().or(above), text);
            }
            text.push_str("}\n");
        }
    }
}

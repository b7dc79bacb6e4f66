//! Acts as texts: the passages of a declaration, the text in force, and what differs between two texts.
//!
//! Receives trees and what `resolve` consolidated of them; gives text and lists of changes. Reads no file and
//! evaluates nothing: what a passage means is for `lower` to say.

mod compare;
mod consolidate;
mod fact;
mod figure;
mod in_force;
mod passage;
mod rule;
mod write;

pub use compare::{Change, Difference, Step, compare};
pub use consolidate::{Test, consolidate, made_by, part_of};
pub use in_force::{At, in_force, version_at};
pub use passage::{Layout, Passage, Writer};
pub use rule::{Rule, is_rule, known_since, read_rules, rules};
pub use write::write;

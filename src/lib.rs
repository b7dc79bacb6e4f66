//! Valora: the resolution is the program.
//!
//! ```text
//! text ─parse→ syntax::ast ─resolve→ resolve::Program ─lower→ ir::Program ─check→ Checked
//!                                                                                   │
//!                                     files ─load→ Records ──────────────evaluate→ Outcome ─explain→ text
//! ```
//!
//! Modules stand here in the order of the pipeline. The stages before `eval` never fail: they return a
//! result and diagnostics. See `ARCHITECTURE.md` for who may depend on whom.

pub mod source;
pub mod diagnostic;
pub mod value;
pub mod syntax;
pub mod format;
pub mod cli;

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Sources};

/// Everything there is to say of a policy's text, from its syntax to its checks.
#[must_use]
pub fn check_text(sources: &Sources, id: SourceId) -> Vec<Diagnostic> {
    sources.get(id).map_or_else(Vec::new, |source| syntax::parse(id, &source.text).1)
}

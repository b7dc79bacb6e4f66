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
pub mod csv;
pub mod syntax;
pub mod format;
pub mod resolve;
pub mod version;
pub mod ir;
pub mod machine;
pub mod lower;
pub mod check;
pub mod data;
pub mod eval;
pub mod explain;
pub mod cli;

use crate::check::Checked;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Sources};

/// Everything there is to say of a policy's text, from its syntax to its checks.
#[must_use]
pub fn check_text(sources: &Sources, id: SourceId) -> Vec<Diagnostic> {
    compile(sources, id).1
}

/// A policy ready to be evaluated, when nothing is an error, and everything there is to say of its text.
#[must_use]
pub fn compile(sources: &Sources, id: SourceId) -> (Option<Checked>, Vec<Diagnostic>) {
    let Some(source) = sources.get(id) else {
        return (None, Vec::new());
    };
    let (file, mut diagnostics) = syntax::parse(id, &source.text);
    let (resolved, found) = resolve::resolve(&file, sources);
    diagnostics.extend(found);
    let (program, found) = lower::lower(&resolved);
    diagnostics.extend(found);
    let (checked, found) = check::check(program, &diagnostics);
    diagnostics.extend(found);
    check::keep_causes(&file, &source.text, &mut diagnostics);
    (checked, diagnostics)
}

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
pub mod prove;
pub mod receipt;
pub mod mutate;
pub mod cli;

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::diagnostic::{Code, Diagnostic, Severity, codes};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::Act;
use crate::value::Date;

/// A text compiled as an act that it is of.
#[derive(Debug)]
pub struct OfAct {
    /// The act, where it has one.
    pub act: Option<Act>,
    /// The policy ready to be evaluated, when nothing is an error.
    pub checked: Option<Checked>,
    /// Everything there is to say of it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Everything there is to say of a policy's text, from its syntax to its checks.
#[must_use]
pub fn check_text(sources: &Sources, id: SourceId, as_of: Option<Date>) -> Vec<Diagnostic> {
    said_once(compile_each(sources, id, as_of).into_iter().map(|of_act| of_act.diagnostics))
}

/// A policy ready to be evaluated, when nothing is an error, and everything there is to say of its text. The act is
/// read over those of the other texts that amend it, as far as they were published by a day; without one, over all.
/// A text that only amends an act is that act, as amended, with the examples and claims of the text.
#[must_use]
pub fn compile(sources: &Sources, id: SourceId, as_of: Option<Date>) -> (Option<Checked>, Vec<Diagnostic>) {
    if sources.get(id).is_none() {
        return (None, Vec::new());
    }
    let (consolidation, diagnostics) = resolve::consolidate(sources, id, as_of);
    compile_text(&consolidation, sources, diagnostics)
}

/// The same for each act that a text is of: it is of several where it amends several.
#[must_use]
pub fn compile_each(sources: &Sources, id: SourceId, as_of: Option<Date>) -> Vec<OfAct> {
    let texts = resolve::consolidate_each(sources, id, as_of).into_iter();
    let compiled = texts.map(|(text, diagnostics)| {
        let (checked, diagnostics) = compile_text(&text, sources, diagnostics);
        OfAct { act: text.header.act, checked, diagnostics }
    });
    compiled.collect()
}

/// Everything there is to say of a text, for a process that ends with it: its trees are left as they are, since taking
/// them apart would be the longest part of what is still to do.
#[must_use]
pub fn compile_last(sources: &Sources, id: SourceId, as_of: Option<Date>) -> Vec<Diagnostic> {
    let texts = resolve::consolidate_each(sources, id, as_of).into_iter();
    let said = texts.map(|(text, diagnostics)| {
        let (checked, diagnostics) = compile_text(&text, sources, diagnostics);
        std::mem::forget((text, checked));
        diagnostics
    });
    said_once(said)
}

/// What is said of a text as each act that it is of, each thing once. What is used in one of them is used.
pub(crate) fn said_once(said: impl Iterator<Item = Vec<Diagnostic>>) -> Vec<Diagnostic> {
    let mut said: Vec<Vec<Diagnostic>> = said.collect();
    if said.len() < 2 {
        return said.pop().unwrap_or_default();
    }
    let mut once: Vec<Diagnostic> = Vec::new();
    for diagnostic in said.iter().flatten() {
        let counts = diagnostic.code != codes::CHECK_UNUSED || said.iter().all(|all| all.contains(diagnostic));
        if counts && !once.contains(diagnostic) {
            once.push(diagnostic.clone());
        }
    }
    once
}

/// The same policy with a passage read the other way: an alternative of a reading, by its place among those of the
/// reading. `None` for an alternative that only words say.
#[must_use]
pub fn compile_otherwise(
    sources: &Sources,
    id: SourceId,
    as_of: Option<Date>,
    reading: &str,
    alternative: usize,
) -> Option<(Option<Checked>, Vec<Diagnostic>)> {
    let (consolidation, _) = resolve::consolidate(sources, id, as_of);
    let text = resolve::read_otherwise(&consolidation, sources, reading, alternative)?;
    Some(compile_text(&text, sources, Vec::new()))
}

fn compile_text(
    consolidation: &resolve::Consolidation,
    sources: &Sources,
    mut diagnostics: Vec<Diagnostic>,
) -> (Option<Checked>, Vec<Diagnostic>) {
    let (resolved, found) = resolve::resolve(consolidation, sources);
    diagnostics.extend(found);
    let (program, found) = lower::lower(&resolved);
    diagnostics.extend(found);
    let (checked, found) = check::check(program, &diagnostics);
    diagnostics.extend(found);
    for file in consolidation.files.iter().chain(consolidation.used.iter().flat_map(|used| &used.files)) {
        check::keep_causes(file, sources, &mut diagnostics);
    }
    let several = consolidation.files.len() > 1 || !consolidation.used.is_empty();
    let asked = consolidation.files.get(consolidation.asked).map(|file| file.source);
    if let Some(asked) = asked.filter(|_| several) {
        of_one(&mut diagnostics, asked);
    }
    (checked, diagnostics)
}

/// What several texts of one declaration say alike is said once; a warning about another file is that file's.
fn of_one(diagnostics: &mut Vec<Diagnostic>, id: SourceId) {
    let mut said: BTreeMap<(Code, Option<Span>), Vec<Diagnostic>> = BTreeMap::new();
    diagnostics.retain(|diagnostic| {
        let elsewhere = diagnostic.span().is_some_and(|span| span.source != id);
        let alike = said.entry((diagnostic.code, diagnostic.span())).or_default();
        let heard = diagnostic.severity == Severity::Error || !elsewhere;
        let kept = heard && !alike.contains(diagnostic);
        if kept {
            alike.push(diagnostic.clone());
        }
        kept
    });
}

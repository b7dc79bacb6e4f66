//! The rules that differ between two texts, and how they are written.

use std::borrow::Cow;

use serde_json::{Value as Json, json};

use crate::cli::Exit;
use crate::cli::act::{self, Named};
use crate::cli::diff::Sides;
use crate::cli::grid::wrap;
use crate::cli::session::Session;
use crate::diagnostic::Texts;
use crate::resolve::write_out;
use crate::source::Sources;
use crate::syntax::ast::{ClaimKind, Item};
use crate::version::{At, Change, Difference, Passage, Step, Writer, in_force};

/// The rules that stand in an act on its day, else in its last text.
pub(super) fn passages(named: &Named, session: &mut Session) -> Result<Vec<Passage>, Exit> {
    let consolidation = named.consolidation(named.day, session)?;
    let at = named.day.map_or_else(At::default, |day| At::month(act::month_of(day)));
    let writer = Writer { sources: &named.sources, foreign: &|_| None };
    let mut passages = writer.header(&consolidation.header);
    let items = in_force(&consolidation, at).into_iter().filter(|item| is_rule(item));
    passages.extend(items.filter_map(|item| writer.passage(&with_rows(item, &named.sources))));
    Ok(passages)
}

/// A declaration with the rows of its file: what changes in the file changes row by row.
fn with_rows<'i>(item: &'i Item, sources: &Sources) -> Cow<'i, Item> {
    let Item::Table(decl) = item else { return Cow::Borrowed(item) };
    let mut decl = decl.clone();
    write_out(&mut decl, sources).map_or(Cow::Borrowed(item), |()| Cow::Owned(Item::Table(decl)))
}

/// Whether a declaration decides a result: tests and readings of the text do not.
fn is_rule(item: &Item) -> bool {
    match item {
        Item::Claim(claim) => claim.kind == ClaimKind::Garante,
        Item::Example(_) | Item::Reading(_) | Item::Amendment(_) | Item::Error(_) => false,
        _ => true,
    }
}

/// One change, ready to be written.
fn said(change: &Change, texts: &Texts) -> String {
    let args = |old: &str, new: &str| [("old", old.to_owned()), ("new", new.to_owned())];
    match &change.difference {
        Difference::Added(new) => texts.line("cli_diff_added", &args("", new)),
        Difference::Removed(old) => texts.line("cli_diff_removed", &args(old, "")),
        Difference::Changed(old, new) => texts.line("cli_diff_changed", &args(old, new)),
    }
}

fn title(args: Sides<'_>, texts: &Texts) -> String {
    texts.line("cli_diff_title", &[("old", args.old.to_owned()), ("new", args.new.to_owned())])
}

/// The changes for a person.
pub(super) fn text(args: Sides<'_>, changes: &[Change], texts: &Texts, width: usize) -> String {
    if changes.is_empty() {
        return wrap(
            &texts.line("cli_diff_same", &[("old", args.old.to_owned()), ("new", args.new.to_owned())]),
            width,
            "",
            "",
        );
    }
    let mut text = wrap(&title(args, texts), width, "", "    ");
    let mut declaration: Option<&Step> = None;
    for change in changes {
        let first = change.path.first();
        if first != declaration {
            text.push('\n');
            declaration = first;
        }
        text.push_str(&wrap(&format!("{}: {}", change.address(), said(change, texts)), width, "  ", "      "));
    }
    text
}

/// The changes for a document.
pub(super) fn markdown(args: Sides<'_>, changes: &[Change], texts: &Texts) -> String {
    let cell = |text: &str| text.replace('|', "\\|");
    let heads = ["cli_diff_place", "cli_diff_old", "cli_diff_new"].map(|id| texts.line(id, &[]));
    let mut text = format!("# {}\n\n| {} |\n|---|---|---|\n", title(args, texts), heads.join(" | "));
    for change in changes {
        let (old, new) = sides(change);
        let row = [change.address(), old.unwrap_or_default().to_owned(), new.unwrap_or_default().to_owned()];
        let row: Vec<String> =
            row.iter().map(|it| if it.is_empty() { String::new() } else { format!("`{}`", cell(it)) }).collect();
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

fn sides(change: &Change) -> (Option<&str>, Option<&str>) {
    match &change.difference {
        Difference::Added(new) => (None, Some(new)),
        Difference::Removed(old) => (Some(old), None),
        Difference::Changed(old, new) => (Some(old), Some(new)),
    }
}

/// The changes for a program.
pub(super) fn json(changes: &[Change]) -> Json {
    let rows = changes.iter().map(|change| {
        let kind = match change.difference {
            Difference::Added(_) => "added",
            Difference::Removed(_) => "removed",
            Difference::Changed(..) => "changed",
        };
        let (old, new) = sides(change);
        json!({"path": change.address(), "kind": kind, "old": old, "new": new})
    });
    Json::Array(rows.collect())
}

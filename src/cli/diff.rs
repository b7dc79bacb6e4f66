//! `valora diff`: what changed in the rules between two texts.

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::cli::Exit;
use crate::cli::act::{self, Named};
use crate::cli::grid::wrap;
use crate::cli::session::Session;
use crate::diagnostic::Texts;
use crate::syntax::ast::{ClaimKind, Item};
use crate::version::{At, Change, Difference, Passage, Step, Writer, compare, in_force};

/// The arguments of `diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The old text: a file, or an act, perhaps `@` a day.
    old: String,
    /// The new text.
    new: String,
    /// How the changes are written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a document.
    Md,
    /// For a program.
    Json,
}

/// Prints what changed from the one text to the other.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let mut sides = Vec::new();
    for argument in [&args.old, &args.new] {
        let Some(named) = act::read(argument, session) else { return Exit::Command };
        match passages(&named, session) {
            Ok(passages) => sides.push(passages),
            Err(exit) => return exit,
        }
    }
    let [old, new] = sides.as_slice() else { return Exit::Command };
    let changes = compare(old, new);
    let text = match args.format {
        Format::Text => text(args, &changes, session.texts(), session.width()),
        Format::Md => markdown(args, &changes, session.texts()),
        Format::Json => json(args, &changes),
    };
    session.print(&text);
    Exit::Fine
}

/// The rules that stand in an act on its day, else in its last text.
fn passages(named: &Named, session: &mut Session) -> Result<Vec<Passage>, Exit> {
    let consolidation = named.consolidation(named.day, session)?;
    let at = named.day.map_or_else(At::default, |day| At::month(act::month_of(day)));
    let writer = Writer { sources: &named.sources, foreign: &|_| None };
    let mut passages = writer.header(&consolidation.header);
    let items = in_force(&consolidation, at).into_iter().filter(|item| is_rule(item));
    passages.extend(items.filter_map(|item| writer.passage(item)));
    Ok(passages)
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

fn title(args: &Args, texts: &Texts) -> String {
    texts.line("cli_diff_title", &[("old", args.old.clone()), ("new", args.new.clone())])
}

fn text(args: &Args, changes: &[Change], texts: &Texts, width: usize) -> String {
    if changes.is_empty() {
        return wrap(
            &texts.line("cli_diff_same", &[("old", args.old.clone()), ("new", args.new.clone())]),
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

fn markdown(args: &Args, changes: &[Change], texts: &Texts) -> String {
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

fn json(args: &Args, changes: &[Change]) -> String {
    let rows: Vec<Json> = changes
        .iter()
        .map(|change| {
            let kind = match change.difference {
                Difference::Added(_) => "added",
                Difference::Removed(_) => "removed",
                Difference::Changed(..) => "changed",
            };
            let (old, new) = sides(change);
            json!({"path": change.address(), "kind": kind, "old": old, "new": new})
        })
        .collect();
    let whole = json!({"schema": 1, "old": args.old, "new": args.new, "changes": rows});
    // An object of strings and lists is always written.
    serde_json::to_string_pretty(&whole).map_or_else(|_| String::new(), |text| text + "\n")
}

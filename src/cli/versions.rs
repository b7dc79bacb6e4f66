//! `valora versions`: the versions of an act, their intervals and the acts that made them.

use std::collections::BTreeSet;

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::cli::act::{self, Named};
use crate::cli::as_of::AsOf;
use crate::cli::grid::wrap;
use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, folder, policies};
use crate::diagnostic::Texts;
use crate::resolve::{Applied, Consolidation, Months};
use crate::source::{Sources, Span};
use crate::syntax::ActKey;
use crate::syntax::ast::{Act, Change, Expr, ExprKind, IntervalKind, Item, Operation, Target};
use crate::value::{Date, Grain, Period};
use crate::version::{made_by, part_of};

/// The arguments of `versions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The act: a file, or an identity; without one, the acts of the folder are listed.
    act: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    /// How the versions are written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// The act as it reads in some months.
struct Version<'c> {
    months: Months,
    /// The operations in effect.
    applied: Vec<&'c Applied>,
}

/// Lists the versions of an act.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some(asked) = &args.act else { return list(session) };
    let Some(named) = act::read(asked, session) else { return Exit::Command };
    let consolidation = match named.consolidation(args.as_of.day.or(named.day), session) {
        Ok(consolidation) => consolidation,
        Err(exit) => return exit,
    };
    let versions = versions(&consolidation);
    let text = match args.format {
        Format::Text => text(&named, &consolidation, &versions, session.texts(), session.width()),
        Format::Json => json(&named.sources, &consolidation, &versions),
    };
    session.print(&text);
    Exit::Fine
}

/// Lists the acts of the policy folder that the command is run in, by their dates.
fn list(session: &mut Session) -> Exit {
    let Some(root) = act::root_here() else {
        session.problem(&Problem::new("cli_versions_no_folder").help("help"));
        return Exit::Command;
    };
    let Some(sources) = policies::read_folder(&root, session) else { return Exit::Command };
    let mut acts = act::acts(&sources);
    acts.sort_by_key(|(_, key)| key.date);
    let mut text = folder::name_of(&root).map_or_else(String::new, |name| wrap(&name, session.width(), "", "    "));
    for (id, _) in acts {
        let file = sources.get(id).map_or("", |source| source.name.as_str());
        text.push_str(&wrap(&format!("{} ({file})", act::called(&sources, id)), session.width(), "  ", "      "));
    }
    session.print(&text);
    Exit::Fine
}

/// The intervals within which the same operations are in effect, in order.
fn versions(text: &Consolidation) -> Vec<Version<'_>> {
    let whole = validity(text);
    let mut starts: BTreeSet<i32> = BTreeSet::new();
    for applied in &text.applied {
        starts.extend(applied.months.from);
        starts.extend(applied.months.until.map(|until| until + 1));
    }
    let inside =
        |start: &i32| whole.from.is_none_or(|from| from < *start) && whole.until.is_none_or(|end| *start <= end);
    let starts: Vec<i32> = starts.into_iter().filter(inside).collect();
    let firsts = std::iter::once(whole.from).chain(starts.iter().map(|start| Some(*start)));
    let lasts = starts.iter().map(|start| Some(start - 1)).chain([whole.until]);
    let mut versions: Vec<Version<'_>> = Vec::new();
    for (from, until) in firsts.zip(lasts) {
        let months = Months { from, until };
        let applied: Vec<&Applied> = text.applied.iter().filter(|it| !it.months.apart(months)).collect();
        versions.push(Version { months, applied });
    }
    versions
}

/// The months of the act's validity, as last extended.
fn validity(text: &Consolidation) -> Months {
    let month = |expr: &Expr, end: bool| {
        let date = match &expr.kind {
            ExprKind::Date(date) => *date,
            ExprKind::Period(period) if end => period.end(),
            ExprKind::Period(period) => period.start(),
            _ => return None,
        };
        Some(act::month_of(date))
    };
    match text.header.validity.as_ref().map(|(interval, _)| &interval.kind) {
        Some(IntervalKind::Between(from, until)) => Months { from: month(from, false), until: month(until, true) },
        Some(IntervalKind::From(from)) => Months { from: month(from, false), until: None },
        Some(IntervalKind::Until(until)) => Months { from: None, until: month(until, true) },
        Some(IntervalKind::At(at)) => Months { from: month(at, false), until: month(at, true) },
        None => Months::ALL,
    }
}

/// An operation as its author wrote it, on one line: `suspende indicador x desde 09/2017 => integral`.
fn written(applied: &Applied, sources: &Sources) -> String {
    let operation = &applied.operation;
    let slice = |span: Span| sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let mut said = operation.verb.value.word().to_owned();
    let target = match &operation.target {
        Target::Declared(..) => part_of(operation),
        Target::Validity(_) => "vigência".to_owned(),
        Target::Provision(provision) => provision.value.join(", "),
        Target::Act(_) => String::new(),
    };
    let reach = operation.reach.as_ref().map(|reach| slice(reach.span));
    let change = match &operation.change {
        Change::None => String::new(),
        Change::To(value) => format!("=> {}", slice(value.span)),
        Change::Moved(to) => format!("para {}", slice(to.span)),
        Change::Clauses(_) => "{ … }".to_owned(),
        Change::Declarations(items) => declared(items).join("; "),
    };
    for part in [target, reach.unwrap_or_default(), change].into_iter().filter(|part| !part.is_empty()) {
        said.push(' ');
        said.push_str(&part);
    }
    said
}

/// `indicador x`, for each declaration that comes in.
fn declared(items: &[Item]) -> Vec<String> {
    let named = items.iter().filter_map(crate::resolve::declared);
    named.map(|(kind, name)| format!("{} {}", kind.word(), name.value)).collect()
}

/// The places of an operation's citation.
fn places(applied: &Applied) -> String {
    applied.operation.citation.places.iter().map(|place| place.value.join(", ")).collect::<Vec<_>>().join("; ")
}

/// An operation and the act and article by force of which it holds.
fn cited(applied: &Applied, text: &Consolidation, sources: &Sources) -> String {
    let act = text.amendments.get(applied.by).map(|it| it.act.words_and_date()).unwrap_or_default();
    let cited = [act, places(applied)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    format!("{} ({cited})", written(applied, sources))
}

/// `; revogado por resolução SES/MG 5.970 de 10/01/2018, Art. 1º`, where another act ended what an operation did.
fn taken_back(applied: &Applied, text: &Consolidation) -> String {
    let Some(amendment) = text.amendments.get(applied.by) else { return String::new() };
    let key = ActKey::from(&amendment.act);
    for file in &text.files {
        for item in &file.items {
            let Item::Amendment(decl) = item else { continue };
            let ends = |operation: &&Operation| match &operation.target {
                Target::Provision(provision) => {
                    let mut places = applied.operation.citation.places.iter();
                    places.any(|place| place.value.starts_with(&provision.value))
                }
                _ => false,
            };
            if let Some(operation) = decl.operations.iter().find(ends).filter(|_| ActKey::from(&decl.act) == key) {
                return format!("; {}", made_by(operation, file.header.act.as_ref()));
            }
        }
    }
    String::new()
}

fn text(named: &Named, text: &Consolidation, versions: &[Version<'_>], texts: &Texts, width: usize) -> String {
    let mut written_text = String::new();
    let base = text.files.first();
    let act = base.and_then(|file| file.header.act.as_ref());
    let title = base.and_then(|file| file.header.title.as_ref()).map(|title| format!(": {}", title.value));
    let head = act.map_or_else(String::new, Act::words_and_date) + &title.unwrap_or_default();
    written_text.push_str(&wrap(&head, width, "", "    "));
    let stated = base.and_then(|file| file.header.published.as_ref()).map(|day| day.value);
    if let Some(published) = stated.or(act.map(|act| act.date)) {
        written_text.push_str(&wrap(&publication(published, stated.is_some(), texts), width, "  ", "      "));
    }
    for amendment in &text.amendments {
        let day = publication(amendment.published, amendment.published_stated, texts);
        let file = named.sources.get(amendment.source).map_or("", |source| source.name.as_str());
        let args = [("act", amendment.act.words_and_date()), ("day", day), ("file", file.to_owned())];
        written_text.push_str(&wrap(&texts.line("cli_versions_amended", &args), width, "  ", "      "));
    }
    for (at, version) in versions.iter().enumerate() {
        let months = version.months.words();
        let months = if months.is_empty() { texts.line("cli_versions_always", &[]) } else { months };
        let args = [("number", (at + 1).to_string()), ("months", months)];
        written_text.push('\n');
        written_text.push_str(&wrap(&texts.line("cli_versions_version", &args), width, "", "    "));
        if version.applied.is_empty() {
            written_text.push_str(&wrap(&texts.line("cli_versions_original", &[]), width, "  ", "    "));
        }
        let before = at.checked_sub(1).and_then(|at| versions.get(at)).map_or(&[] as &[&Applied], |it| &it.applied);
        let among = |all: &[&Applied], one: &Applied| all.iter().any(|it| std::ptr::eq(*it, one));
        for applied in version.applied.iter().filter(|it| !among(before, it)) {
            written_text.push_str(&wrap(&cited(applied, text, &named.sources), width, "  ", "      "));
        }
        for ended in before.iter().filter(|it| !among(&version.applied, it)) {
            let ended = cited(ended, text, &named.sources) + &taken_back(ended, text);
            let args = [("operation", ended)];
            written_text.push_str(&wrap(&texts.line("cli_versions_ended", &args), width, "  ", "      "));
        }
    }
    written_text
}

/// `publicada em 30/08/2017`, and that it is the act's own date where the text does not say.
fn publication(day: Date, stated: bool, texts: &Texts) -> String {
    let id = if stated { "cli_versions_published" } else { "cli_versions_dated" };
    texts.line(id, &[("day", day.to_string())])
}

fn json(sources: &Sources, text: &Consolidation, versions: &[Version<'_>]) -> String {
    let base = text.files.first();
    let act = base.and_then(|file| file.header.act.as_ref());
    let stated = base.and_then(|file| file.header.published.as_ref()).map(|day| day.value);
    let month = |index: Option<i32>| index.map(|index| Period { grain: Grain::Month, index }.code());
    let amendments = text.amendments.iter().map(|it| {
        json!({
            "act": it.act.words_and_date(),
            "published": it.published.iso(),
            "published_stated": it.published_stated,
            "in_force": it.in_force.map(Date::iso),
            "file": sources.get(it.source).map(|source| &source.name),
        })
    });
    let versions = versions.iter().map(|version| {
        let operations = version.applied.iter().map(|applied| {
            json!({
                "act": text.amendments.get(applied.by).map(|it| it.act.words_and_date()),
                "operation": written(applied, sources),
                "citation": places(applied),
            })
        });
        json!({
            "from": month(version.months.from),
            "until": month(version.months.until),
            "operations": operations.collect::<Vec<Json>>(),
        })
    });
    let whole = json!({
        "schema": 1,
        "act": act.map(Act::words_and_date),
        "published": stated.or(act.map(|act| act.date)).map(Date::iso),
        "published_stated": stated.is_some(),
        "amendments": amendments.collect::<Vec<Json>>(),
        "versions": versions.collect::<Vec<Json>>(),
    });
    format!("{whole:#}\n")
}

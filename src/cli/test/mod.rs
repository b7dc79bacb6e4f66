//! `valora test`: runs the `exemplo` blocks of policies.

mod github;
mod json;
mod mutants;
mod suggest;
mod text;

use std::path::PathBuf;

use clap::ValueEnum;

use crate::check::Checked;
use crate::cli::as_of::AsOf;
use crate::cli::session::{Session, Stream};
use crate::cli::test::mutants::{Hunt, Hunted};
pub(super) use crate::cli::test::text::{came_out, holds, words};
use crate::cli::{Exit, policies};
use crate::diagnostic;
use crate::eval::{ExampleOutcome, Gap, coverage, run_examples};
use crate::source::{SourceId, Sources};
use crate::syntax::ast::Act;
use crate::value::Date;

/// The arguments of `test`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    #[command(flatten)]
    law: AsOf,
    /// Also says which rules, bands and exceptions no example reaches.
    #[arg(long)]
    coverage: bool,
    /// Plants small faults and says which of them no example notices.
    #[arg(long)]
    mutants: bool,
    /// The least share of the faults that must be noticed.
    #[arg(long, requires = "mutants", value_parser = thousandths)]
    at_least: Option<usize>,
    /// Writes the examples that are missing, for a person to confirm.
    #[arg(long)]
    suggest: bool,
    /// How results are written.
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
    /// For a code review.
    Github,
}

/// What came of the examples of one file.
struct Tested {
    /// The file.
    id: SourceId,
    /// The act that its examples were tried on, where the file is of several.
    act: Option<String>,
    /// The policy; `None` when it is wrong.
    checked: Option<Checked>,
    /// What came of each example.
    outcomes: Vec<ExampleOutcome>,
    /// How many elements there are to reach, and those that no example does.
    coverage: Option<(usize, Vec<Gap>)>,
    /// What became of the faults planted in it.
    hunt: Hunt,
    /// The examples that are missing; `None` when that was not asked, or the faults were not tried.
    suggested: Option<String>,
}

/// A share in percent with at most one place, as thousandths: `95%`, `97,5%`.
fn thousandths(text: &str) -> Result<usize, String> {
    let digits = text.trim_end_matches('%').replace('.', ",");
    let (whole, tenths) = digits.split_once(',').unwrap_or((&digits, "0"));
    let whole = whole.parse::<usize>().ok().filter(|whole| *whole <= 100);
    let tenths = tenths.parse::<usize>().ok().filter(|tenths| *tenths <= 9);
    whole.zip(tenths).map(|(whole, tenths)| whole * 10 + tenths).ok_or_else(|| text.to_owned())
}

/// Runs every example and prints which hold.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((sources, ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let mut exit = Exit::Fine;
    let mut all = Vec::new();
    for id in ids {
        for tested in test(&sources, id, args, session) {
            if tested.checked.is_none() {
                exit = exit.max(Exit::Policy);
            }
            if tested.outcomes.iter().any(|outcome| !outcome.holds()) {
                exit = exit.max(Exit::Failed);
            }
            if args.at_least.is_some_and(|least| tested.hunt.tried().is_some_and(|it| !it.count().reaches(least))) {
                exit = exit.max(Exit::Failed);
            }
            if args.format == Format::Text {
                let report = text::file(&tested, args, &sources, session);
                session.print(&report);
                if let Some(suggested) = &tested.suggested {
                    session.print(suggested);
                }
            }
            all.push(tested);
        }
    }
    let report = match args.format {
        Format::Text => text::summary(&all, args, session),
        Format::Json => json::write(&all, args, &sources, session.texts()),
        Format::Github => github::write(&all, &sources, session.texts()),
    };
    session.print(&report);
    exit
}

/// Checks one file and runs its examples, on each act that it is of; what is wrong with it is said.
fn test(sources: &Sources, id: SourceId, args: &Args, session: &mut Session) -> Vec<Tested> {
    let compiled = crate::compile_each(sources, id, args.law.day);
    let several = compiled.len() > 1;
    let (mut all, mut shown) = (Vec::new(), Vec::new());
    for mut of_act in compiled {
        of_act.diagnostics.retain(|it| !shown.contains(it));
        let act = of_act.act.as_ref().filter(|_| several).map(Act::words_and_date);
        all.push(match of_act.checked {
            Some(checked) => tried(checked, id, act, args, sources, session),
            None => {
                let (format, stream) = match args.format {
                    Format::Github => (diagnostic::Format::GitHub, Stream::Output),
                    _ => (diagnostic::Format::Human, Stream::Errors),
                };
                session.diagnostics(&of_act.diagnostics, sources, format, stream);
                shown.extend(of_act.diagnostics);
                let (outcomes, coverage) = (Vec::new(), None);
                Tested { id, act, checked: None, outcomes, coverage, hunt: Hunt::NotTried, suggested: None }
            }
        });
    }
    all
}

/// What came of the examples of a file on one of its acts.
fn tried(
    checked: Checked,
    id: SourceId,
    act: Option<String>,
    args: &Args,
    sources: &Sources,
    session: &mut Session,
) -> Tested {
    let (outcomes, reached) = run_examples(&checked);
    let coverage = (args.coverage || args.suggest).then(|| coverage(checked.program(), &reached, id));
    let hunt = match (args.mutants || args.suggest, outcomes.iter().all(ExampleOutcome::holds)) {
        (false, _) => Hunt::NotAsked,
        (true, false) => Hunt::NotTried,
        (true, true) => Hunt::Tried(Box::new(Hunted::of(&checked, sources, id, session))),
    };
    let mut tested = Tested { id, act, checked: Some(checked), outcomes, coverage, hunt, suggested: None };
    if args.suggest
        && let Some(hunted) = tested.hunt.tried()
    {
        tested.suggested = Some(suggest::text(&tested, hunted, args.law.day, sources, session));
    }
    tested
}

impl Tested {
    /// What its lines call it: the file, and the act where the file is of several.
    fn called(&self, sources: &Sources) -> String {
        let name = sources.get(self.id).map_or("", |source| source.name.as_str());
        self.act.as_ref().map_or_else(|| name.to_owned(), |act| format!("{name} ({act})"))
    }

    /// The file with other words, compiled as the same act.
    fn with_text(&self, text: String, day: Option<Date>, sources: &Sources) -> Option<Checked> {
        let compiled = crate::compile_each(&sources.with_text(self.id, text), self.id, day);
        let same =
            |of_act: &crate::OfAct| self.act.is_none() || of_act.act.as_ref().map(Act::words_and_date) == self.act;
        compiled.into_iter().find(same)?.checked
    }
}

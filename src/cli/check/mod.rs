//! `valora check`: verifies policies and prints what is wrong with them.

mod proofs;

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::as_of::AsOf;
use crate::cli::session::{Session, Stream};
use crate::cli::{Exit, policies};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::source::{SourceId, Sources};

/// The arguments of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// Whether to prove what is guaranteed.
    #[arg(long)]
    proofs: bool,
    #[command(flatten)]
    law: AsOf,
    /// How diagnostics are written.
    #[arg(long, value_enum, default_value_t = Format::Human, hide_possible_values = true, hide_default_value = true)]
    format: Format,
    /// What counts as an error besides errors.
    #[arg(long, value_enum, hide_possible_values = true)]
    deny: Option<Deny>,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a person.
    Human,
    /// For a program.
    Json,
    /// For code scanning.
    Sarif,
    /// For a code review.
    Github,
}

/// What may follow `--deny`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Deny {
    /// Warnings fail the run.
    Warnings,
}

impl From<Format> for diagnostic::Format {
    fn from(format: Format) -> diagnostic::Format {
        match format {
            Format::Human => diagnostic::Format::Human,
            Format::Json => diagnostic::Format::Json,
            Format::Sarif => diagnostic::Format::Sarif,
            Format::Github => diagnostic::Format::GitHub,
        }
    }
}

/// Verifies the policies and prints every diagnostic as the result.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((sources, ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    let mut proved = Vec::new();
    let (last, others) = ids.split_last().map_or((None, &[][..]), |(last, others)| (Some(last), others));
    for id in others {
        diagnostics.extend(checked(&sources, *id, args, &mut proved));
    }
    if args.proofs {
        diagnostics.extend(last.into_iter().flat_map(|id| checked(&sources, *id, args, &mut proved)));
        match args.format {
            Format::Human => proofs::print(&proved, &sources, session),
            Format::Json => {
                let exit = proofs::print_json(&proved, &diagnostics, &sources, session);
                return denied(exit, args, &diagnostics);
            }
            Format::Sarif | Format::Github => {}
        }
    } else {
        // The process ends here.
        diagnostics.extend(last.into_iter().flat_map(|id| crate::compile_last(&sources, *id, args.law.day)));
    }
    let exit = session.diagnostics(&diagnostics, &sources, args.format.into(), Stream::Output);
    if matches!(args.format, Format::Human) && diagnostics.is_empty() {
        let line = session.say("cli_check_fine", &[("count", ids.len().to_string())]);
        session.print(&format!("{line}\n"));
    }
    denied(exit, args, &diagnostics)
}

/// How the run ends where warnings may fail it.
fn denied(exit: Exit, args: &Args, diagnostics: &[Diagnostic]) -> Exit {
    let warned = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Warning);
    match args.deny {
        Some(Deny::Warnings) if warned => exit.max(Exit::Policy),
        _ => exit,
    }
}

/// What is to be said of a policy; its proofs too, where they are asked for.
fn checked(sources: &Sources, id: SourceId, args: &Args, proved: &mut Vec<proofs::OfAct>) -> Vec<Diagnostic> {
    if !args.proofs {
        return crate::check_text(sources, id, args.law.day);
    }
    let said = crate::compile_each(sources, id, args.law.day).into_iter().map(|of_act| {
        let mut diagnostics = of_act.diagnostics;
        if let Some(checked) = of_act.checked {
            let proofs = crate::prove::prove(&checked);
            diagnostics.extend(proofs.iter().filter_map(|proof| crate::prove::diagnostic(proof, sources)));
            proved.push(proofs::OfAct::new(checked.program(), id, proofs));
        }
        diagnostics
    });
    crate::said_once(said)
}

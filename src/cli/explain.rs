//! `valora explain`: the memory of calculation of one unit.

use clap::ValueEnum;

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, eval, policies};

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    run: eval::Run,
    /// The one rule to explain; every transfer when there is none.
    rule: Option<String>,
    /// How the explanation is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A tree for a person.
    Text,
    /// For a program.
    Json,
    /// For a document.
    Md,
}

/// Evaluates the policy and unfolds each figure down to the cells it came from.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _id)) = policies::read_one(&args.run.policy, session) else { return Exit::Command };
    let _ = (&args.rule, args.format);
    session.problem(&Problem::new("cli_not_built").arg("command", "explain"));
    Exit::Command
}

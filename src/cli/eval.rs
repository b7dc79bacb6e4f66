//! `valora eval`: evaluates a policy on data.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::data::{DataFile, Decimal};
use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The arguments of `eval`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    run: Run,
    /// How results are written.
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What one evaluation is of: the same for `eval` and `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Run {
    /// The policy; `-` for standard input.
    pub(super) policy: PathBuf,
    /// Files of data, each `FILE` or `entrada=FILE`.
    #[arg(long, num_args = 1..)]
    pub(super) data: Vec<DataFile>,
    /// The decimal mark of the data, where the files do not show it.
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(super) decimal: Option<Decimal>,
    /// The payment period, `2024Q2`.
    #[arg(long, conflicts_with = "reference")]
    pub(super) period: Option<String>,
    /// The reference period, for indicators alone.
    #[arg(long)]
    pub(super) reference: Option<String>,
    /// The one unit to show.
    #[arg(long)]
    pub(super) only: Option<String>,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a person.
    Table,
    /// For a program; amounts are strings.
    Json,
    /// For a spreadsheet.
    Csv,
}

/// Evaluates the policy and prints one line per unit.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _id)) = policies::read_one(&args.run.policy, session) else { return Exit::Command };
    let _ = (&args.run.data, &args.run.period, &args.run.reference, &args.run.only, args.format);
    session.problem(&Problem::new("cli_not_built").arg("command", "eval"));
    Exit::Command
}

//! `valora schedule`: the calendar of appraisals and payments.

use std::path::PathBuf;

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The arguments of `schedule`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The policy; `-` for standard input.
    policy: PathBuf,
    /// The first payment period to show.
    #[arg(long)]
    from: Option<String>,
    /// The last payment period to show.
    #[arg(long)]
    to: Option<String>,
}

/// Prints, for each payment period, the reference period and the month of its appraisal.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _id)) = policies::read_one(&args.policy, session) else { return Exit::Command };
    let _ = (&args.from, &args.to);
    session.problem(&Problem::new("cli_not_built").arg("command", "schedule"));
    Exit::Command
}

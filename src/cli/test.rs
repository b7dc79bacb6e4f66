//! `valora test`: runs the `exemplo` blocks of policies.

use std::path::PathBuf;

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The arguments of `test`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// Also says which rules, bands and exceptions no example reaches.
    #[arg(long)]
    coverage: bool,
}

/// Runs every example and prints which hold.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let _ = args.coverage;
    session.problem(&Problem::new("cli_not_built").arg("command", "test"));
    Exit::Command
}

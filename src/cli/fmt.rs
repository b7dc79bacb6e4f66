//! `valora fmt`: writes policies in the one form they have.

use std::path::PathBuf;

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The arguments of `fmt`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// Changes nothing; says which files would change.
    #[arg(long)]
    check: bool,
}

/// Formats every policy in place; what comes from standard input goes to standard output.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let _ = args.check;
    session.problem(&Problem::new("cli_not_built").arg("command", "fmt"));
    Exit::Command
}

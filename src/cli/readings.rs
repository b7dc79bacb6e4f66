//! `valora readings`: the register of what the encoder decided and the legislator did not.

use std::path::PathBuf;

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The arguments of `readings`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
}

/// Lists every `interpretação` with its passage, its reason and where it is used.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((_sources, _ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    session.problem(&Problem::new("cli_not_built").arg("command", "readings"));
    Exit::Command
}

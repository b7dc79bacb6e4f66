//! `valora new`: a commented skeleton of an act, or of a whole policy repository, to start from.

mod repo;

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// The skeleton: a whole little act that `valora check` accepts.
pub(super) const SKELETON: &str = include_str!("skeleton.valora");

/// The arguments of `new`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Where to write; standard output without it.
    file: Option<PathBuf>,
    /// Writes over a file that exists.
    #[arg(long, requires = "file")]
    force: bool,
    /// The folder of a policy repository to lay out.
    #[arg(long, conflicts_with_all = ["file", "force"])]
    repo: Option<PathBuf>,
}

/// Writes the skeleton; a file that exists is left as it is unless `--force` is given.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    if let Some(folder) = &args.repo {
        return repo::run(folder, session);
    }
    let Some(path) = args.file.as_deref().filter(|path| *path != Path::new("-")) else {
        session.print(SKELETON);
        return Exit::Fine;
    };
    let name = policies::shown(path);
    match write(path, args.force) {
        Ok(()) => {
            let line = session.say("cli_new_written", &[("path", name)]);
            session.print(&format!("{line}\n"));
            Exit::Fine
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            session.problem(&Problem::new("cli_new_exists").arg("path", name).help("help"));
            Exit::Command
        }
        Err(error) => {
            session.problem(&Problem::new("cli_unwritable").arg("path", name).because(&error));
            Exit::Command
        }
    }
}

fn write(path: &Path, over: bool) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    if over {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    options.open(path)?.write_all(SKELETON.as_bytes())
}

//! `valora completions`: what a shell needs to complete the command.

use clap::CommandFactory;
use clap_complete::Shell;

use crate::cli::session::Session;
use crate::cli::{Arguments, Exit, help};

/// The arguments of `completions`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The shell.
    #[arg(value_enum, hide_possible_values = true)]
    shell: Shell,
}

/// Prints the completions, with descriptions in the reader's language.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let mut command = help::in_language(Arguments::command(), session.texts(), session.width());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "valora", &mut script);
    session.print(&String::from_utf8_lossy(&script));
    Exit::Fine
}

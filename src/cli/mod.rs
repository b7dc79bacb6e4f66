//! The command line: one file per subcommand.
//!
//! Receives arguments and the streams to read and write; returns the exit code. It alone touches the
//! environment, and it decides nothing about policies: each subcommand calls the pipeline and prints.

mod act;
mod amounts;
mod as_of;
mod check;
mod completions;
mod consolidate;
mod data;
mod diff;
mod eval;
mod explain;
mod explain_code;
mod fmt;
mod folder;
mod grid;
mod help;
mod io;
mod new;
mod policies;
mod progress;
mod readings;
mod reasons;
mod receipt;
mod request;
mod revision;
mod schedule;
mod session;
mod test;
mod usage;
mod verify;
mod versions;

pub use self::io::{Io, Terminal};
pub use self::policies::load;

use std::ffi::OsString;

use clap::{ArgAction, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use crate::cli::session::Session;
use crate::diagnostic::Language;

/// How a run ended: what scripts and the person at the keyboard act upon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing to object.
    Fine = 0,
    /// The policy is wrong.
    Policy = 1,
    /// The command is wrong, or names what cannot be read or written.
    Command = 2,
    /// An example or a `garante` failed.
    Failed = 3,
    /// The data is wrong or insufficient.
    Data = 4,
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        std::process::ExitCode::from(exit as u8)
    }
}

/// The whole command line. The help that people read is in the catalogue `cli`, in two languages; the
/// comments here are for who reads this file.
#[derive(Debug, Parser)]
#[command(name = "valora", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Language of messages and help.
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    lang: Option<Lang>,
    /// When to colour.
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    color: Option<Color>,
    /// Columns to write in.
    #[arg(long, global = true, value_parser = clap::value_parser!(u16).range(40..))]
    width: Option<u16>,
    /// Prints the help of the command.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Prints the version.
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What may follow `--lang`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Lang {
    /// Portuguese.
    Pt,
    /// English.
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Language {
        match lang {
            Lang::Pt => Language::Portuguese,
            Lang::En => Language::English,
        }
    }
}

/// What may follow `--color`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Color {
    /// On terminals that can.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The subcommands, in the order of the help.
#[derive(Debug, Subcommand)]
enum Command {
    /// Verifies policies.
    Check(check::Args),
    /// Evaluates a policy on data.
    Eval(eval::Args),
    /// Explains the figures of one unit.
    Explain(explain::Args),
    /// Recomputes what a receipt says.
    Verify(verify::Args),
    /// Runs the examples of policies.
    Test(test::Args),
    /// Formats policies.
    Fmt(fmt::Args),
    /// Lists the readings of unclear passages.
    Readings(readings::Args),
    /// Prints the calendar of a policy.
    Schedule(schedule::Args),
    /// Lists the versions of an act.
    Versions(versions::Args),
    /// Prints the text of an act in force.
    Consolidate(consolidate::Args),
    /// Says what changed between two texts.
    Diff(diff::Args),
    /// Documents a diagnostic.
    ExplainCode(explain_code::Args),
    /// Writes the skeleton of an act.
    New(new::Args),
    /// Writes completions for a shell.
    Completions(completions::Args),
}

/// Runs a command line, the name of the program first, and says how it ended. Never panics: a closed pipe
/// ends the output in silence, any other failure to write is reported.
pub fn run<I>(arguments: I, io: Io<'_>) -> Exit
where
    I: IntoIterator<Item = OsString>,
{
    let raw = help::as_option(arguments.into_iter().collect());
    let parsed =
        Arguments::command().try_get_matches_from(&raw).and_then(|matches| Arguments::from_arg_matches(&matches));
    let Ok(arguments) = parsed else { return answer(&raw, io) };
    let lang = arguments.lang.map(Language::from);
    let mut session = Session::new(io, lang, arguments.color, arguments.width);
    let exit = dispatch(&arguments.command, &mut session);
    session.finish(exit)
}

/// Answers arguments that name nothing to run: help, the version or a mistake. They are parsed once more
/// with the help in the reader's language, which a run without need of it is spared.
fn answer(arguments: &[OsString], io: Io<'_>) -> Exit {
    let mut session = Session::new(io, help::lang_of(arguments), help::color_of(arguments), None);
    let command = help::in_language(Arguments::command(), session.texts(), session.width());
    let exit = match command.try_get_matches_from(arguments) {
        Ok(_) => Exit::Fine,
        Err(error) => usage::report(&error, arguments, &mut session),
    };
    session.finish(exit)
}

fn dispatch(command: &Command, session: &mut Session) -> Exit {
    match command {
        Command::Check(args) => check::run(args, session),
        Command::Eval(args) => eval::run(args, session),
        Command::Explain(args) => explain::run(args, session),
        Command::Verify(args) => verify::run(args, session),
        Command::Test(args) => test::run(args, session),
        Command::Fmt(args) => fmt::run(args, session),
        Command::Readings(args) => readings::run(args, session),
        Command::Schedule(args) => schedule::run(args, session),
        Command::Versions(args) => versions::run(args, session),
        Command::Consolidate(args) => consolidate::run(args, session),
        Command::Diff(args) => diff::run(args, session),
        Command::ExplainCode(args) => explain_code::run(args, session),
        Command::New(args) => new::run(args, session),
        Command::Completions(args) => completions::run(args, session),
    }
}

#[cfg(test)]
mod tests;

//! What is wrong with a command line, in the reader's language.
//!
//! clap finds the mistake and says it in English; here it is said again from the catalogue `cli`, with the
//! near name that clap suggests and the command whose help to read.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Arguments, Exit};

/// Prints the help or version that was asked for, or reports the mistake.
pub(super) fn report(error: &Error, arguments: &[OsString], session: &mut Session) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = rendered(error, session, Stream::Output);
            session.print(&text);
            Exit::Fine
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let text = rendered(error, session, Stream::Errors);
            session.write(Stream::Errors, &text);
            Exit::Command
        }
        _ => {
            session.problem(&problem(error));
            let see = session.say("cli_usage_see", &[("command", command_of(arguments))]);
            session.write(Stream::Errors, &format!("{see}\n"));
            Exit::Command
        }
    }
}

fn rendered(error: &Error, session: &Session, stream: Stream) -> String {
    let text = error.render();
    if session.colors(stream) { text.ansi().to_string() } else { text.to_string() }
}

/// The mistake, with what clap knows of it.
fn problem(error: &Error) -> Problem {
    let argument = || words(error, ContextKind::InvalidArg).join(", ");
    let value = words(error, ContextKind::InvalidValue).join(" ");
    match error.kind() {
        ErrorKind::UnknownArgument if !argument().starts_with('-') => {
            Problem::new("cli_usage_excess").arg("name", argument())
        }
        ErrorKind::UnknownArgument => near(Problem::new("cli_usage_unknown").arg("name", argument()), error),
        ErrorKind::InvalidSubcommand => {
            let name = words(error, ContextKind::InvalidSubcommand).join(" ");
            near(Problem::new("cli_usage_unknown_command").arg("name", name), error)
        }
        ErrorKind::InvalidValue if !value.is_empty() => {
            let valid: Vec<String> =
                words(error, ContextKind::ValidValue).iter().map(|valid| format!("`{valid}`")).collect();
            let problem = Problem::new("cli_usage_value").arg("name", argument()).arg("value", value);
            if valid.is_empty() { problem } else { problem.arg("valid", valid.join(", ")).help("valid") }
        }
        ErrorKind::ValueValidation => {
            let problem = Problem::new("cli_usage_value").arg("name", argument()).arg("value", value);
            match argument().split(' ').next() {
                Some("--as-of") => problem.help("day"),
                Some("--at-least") => problem.help("share"),
                Some("--width") => problem.help("width"),
                _ => problem,
            }
        }
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            Problem::new("cli_usage_no_value").arg("name", argument())
        }
        ErrorKind::MissingRequiredArgument => Problem::new("cli_usage_missing").arg("name", argument()),
        ErrorKind::ArgumentConflict => {
            let other = words(error, ContextKind::PriorArg).join(", ");
            Problem::new("cli_usage_conflict").arg("name", argument()).arg("other", other)
        }
        _ => Problem::new("cli_usage_other"),
    }
}

/// Adds the nearest name that clap found: it lists the nearest last.
fn near(problem: Problem, error: &Error) -> Problem {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand];
    match kinds.into_iter().find_map(|kind| words(error, kind).pop()) {
        Some(name) => problem.arg("near", name).help("near"),
        None => problem,
    }
}

/// What clap knows of one kind, as words.
fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        Some(ContextValue::Number(number)) => vec![number.to_string()],
        _ => Vec::new(),
    }
}

/// The command whose help answers: `valora check`, or `valora` when none was named.
fn command_of(arguments: &[OsString]) -> String {
    let top = Arguments::command();
    let named = arguments.iter().skip(1).find_map(|word| top.find_subcommand(word));
    named.map_or_else(|| "valora".to_owned(), |sub| format!("valora {}", sub.get_name()))
}

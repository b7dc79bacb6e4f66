//! The help of the command line in the reader's language.
//!
//! Receives clap's command as derived and gives it with every sentence replaced by the catalogue's:
//! message `cli_help_<command>`, its attributes `usage`, `examples` and one per argument (and
//! `<argument>_value` for the name of its value); arguments of every command are attributes of `cli_help`.
//! clap's own words (headings, lists of values) are English only, so they are replaced or hidden too.

use std::ffi::OsString;

use clap::{Arg, Command, ValueEnum, builder::StyledStr};

use crate::cli::{Color, Lang};
use crate::diagnostic::{Language, Texts};

/// The command with its help in a language.
pub(super) fn in_language(command: Command, texts: &Texts, width: usize) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let top = translate(command, "cli_help", texts)
        .term_width(width)
        .max_term_width(width)
        .subcommand_help_heading(texts.line("cli_heading_commands", &[]))
        .subcommand_value_name(texts.line("cli_value_command", &[]));
    names.into_iter().fold(top, |command, name| {
        let id = format!("cli_help_{}", name.replace('-', "_"));
        command.mut_subcommand(name, |sub| translate(sub, &id, texts))
    })
}

/// One command: what it is, how it is called, its arguments, examples.
fn translate(command: Command, id: &str, texts: &Texts) -> Command {
    let attribute = |key: &str| texts.attribute(id, key, &[]);
    let usage = texts.line("cli_heading_usage", &[]);
    let template = format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}");
    command
        .about(texts.line(id, &[]))
        .help_template(template)
        .override_usage(attribute("usage"))
        .after_help(StyledStr::from(attribute("examples")))
        .mut_args(|arg| argument(arg, id, texts))
}

fn argument(arg: Arg, id: &str, texts: &Texts) -> Arg {
    let key = arg.get_id().as_str().to_owned();
    let find = |key: &str| {
        let own = texts.find(id, Some(key), &[]);
        own.or_else(|| texts.find("cli_help", Some(key), &[]))
    };
    let heading = if arg.is_positional() { "cli_heading_arguments" } else { "cli_heading_options" };
    let arg = arg.help(find(&key).unwrap_or_else(|| format!("{id}.{key}"))).help_heading(texts.line(heading, &[]));
    match find(&format!("{key}_value")) {
        Some(name) => arg.value_name(name),
        None => arg,
    }
}

/// Reads `valora help check` as `valora check --help`.
pub(super) fn as_option(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.get(1).is_some_and(|first| first == "help") {
        arguments.remove(1);
        arguments.push("--help".into());
    }
    arguments
}

/// The language asked for on a command line that could not be read.
pub(super) fn lang_of(arguments: &[OsString]) -> Option<Language> {
    let tag = option(arguments, "--lang")?;
    Lang::from_str(tag, true).ok().map(Language::from)
}

/// The colour asked for on a command line that could not be read.
pub(super) fn color_of(arguments: &[OsString]) -> Option<Color> {
    Color::from_str(option(arguments, "--color")?, true).ok()
}

/// The value that follows an option, with a space or `=`.
fn option<'a>(arguments: &'a [OsString], name: &str) -> Option<&'a str> {
    let mut words = arguments.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if word == name {
            return words.next();
        }
        if let Some(value) = word.strip_prefix(name).and_then(|rest| rest.strip_prefix('=')) {
            return Some(value);
        }
    }
    None
}

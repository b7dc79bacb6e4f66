//! `valora eval`: evaluates a policy on data.

use std::path::PathBuf;
use std::str::FromStr;

use clap::ValueEnum;

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

/// A file of data and the `entrada` it fills; without one, the file's name or the only `entrada` says which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DataFile {
    /// The `entrada`, where it was named.
    pub(super) input: Option<String>,
    /// The file.
    pub(super) path: PathBuf,
}

impl FromStr for DataFile {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<DataFile, Self::Err> {
        let is_name = |name: &str| !name.is_empty() && name.chars().all(|char| char.is_alphanumeric() || char == '_');
        Ok(match text.split_once('=').filter(|(name, _)| is_name(name)) {
            Some((name, path)) => DataFile { input: Some(name.to_owned()), path: path.into() },
            None => DataFile { input: None, path: text.into() },
        })
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_data_file_may_name_its_input() {
        let read = |text: &str| text.parse::<DataFile>().map(|file| (file.input, file.path));
        assert_eq!(read("hospital=a.csv"), Ok((Some("hospital".into()), "a.csv".into())));
        assert_eq!(read("a.csv"), Ok((None, "a.csv".into())));
        assert_eq!(read("dados/x=1.csv"), Ok((None, "dados/x=1.csv".into())));
    }
}

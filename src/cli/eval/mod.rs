//! `valora eval`: evaluates a policy on data.
//!
//! The three formats stand beside this file; what they share is in `report`.

mod csv;
mod json;
mod report;
mod table;

pub(super) use csv::line as csv_line;
pub(super) use report::names;

use std::path::PathBuf;

use clap::ValueEnum;

use crate::cli::Exit;
use crate::cli::as_of::AsOf;
use crate::cli::data::{DataFile, Decimal};
use crate::cli::eval::report::Report;
use crate::cli::progress::Progress;
use crate::cli::receipt;
use crate::cli::request::{self, Prepared};
use crate::cli::session::Session;
use crate::eval::{Outcome, Unit, evaluate_telling};

/// The arguments of `eval`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    run: Run,
    /// How results are written.
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true, hide_default_value = true)]
    format: Format,
    /// Where to keep the receipt of the evaluation.
    #[arg(long)]
    receipt: Option<PathBuf>,
}

/// What one evaluation is of: the same for `eval` and `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Run {
    /// The policy; `-` for standard input.
    pub(super) policy: PathBuf,
    /// Files of data, each `FILE` or `entrada=FILE`.
    #[arg(long, num_args = 1..)]
    pub(super) data: Vec<DataFile>,
    /// The decimal mark of the data, where the files do not show it.
    #[arg(long, value_enum, hide_possible_values = true)]
    pub(super) decimal: Option<Decimal>,
    /// The payment period, `2024Q2`.
    #[arg(long, conflicts_with = "reference")]
    pub(super) period: Option<String>,
    /// The reference period, for indicators alone.
    #[arg(long)]
    pub(super) reference: Option<String>,
    /// The one unit to show.
    #[arg(long)]
    pub(super) only: Option<String>,
    /// The day as of which the law is read.
    #[command(flatten)]
    pub(super) law: AsOf,
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
    if let Some(path) = &args.receipt
        && let Err(problem) = receipt::admit(&args.run, path)
    {
        session.problem(&problem);
        return Exit::Command;
    }
    let prepared = match request::prepare(&args.run, session) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let asked = match args.run.only.as_deref().map(|asked| request::unit(&prepared, asked)).transpose() {
        Ok(asked) => asked,
        Err(problem) => {
            session.problem(&problem);
            return Exit::Command;
        }
    };
    // A receipt is of everyone.
    let only = asked.as_ref().filter(|_| args.receipt.is_none());
    let mut outcome = evaluate(&prepared, only, session);
    if let Some(path) = &args.receipt
        && let Err(problem) = receipt::take(&prepared, &outcome, &args.run, path, session)
    {
        session.problem(&problem);
        return Exit::Command;
    }
    if let Some(unit) = &asked {
        keep_only(&mut outcome, unit);
    }
    let report = Report::new(&prepared, &outcome);
    let text = match args.format {
        Format::Table => table::write(&report, session),
        Format::Json => json::write(&report, session.texts()),
        Format::Csv => csv::write(&report, session.texts()),
    };
    session.print(&text);
    let failed = outcome.units.iter().any(|unit| !unit.broken.is_empty());
    let exit = if !outcome.left_out.is_empty() || !prepared.records.problems.is_empty() {
        Exit::Data
    } else if failed {
        Exit::Failed
    } else {
        Exit::Fine
    };
    // The process ends here: what was made of the policy and its data need not be taken apart.
    std::mem::forget((prepared, outcome));
    exit
}

/// Evaluates every unit, or the one asked for, telling how far it is where that takes long and someone is looking.
fn evaluate(prepared: &Prepared, only: Option<&Unit>, session: &mut Session) -> Outcome {
    let mut progress = Progress::new();
    let tell = &mut |done, total| progress.tell("eval_progress", done, total, session);
    let outcome = evaluate_telling(&prepared.checked, &prepared.records, prepared.request, only, tell);
    progress.end(session);
    outcome
}

/// Keeps the one unit asked for, wherever it ended up.
fn keep_only(outcome: &mut Outcome, unit: &Unit) {
    outcome.units.retain(|it| it.unit == *unit);
    outcome.left_out.retain(|it| it.unit == *unit);
    outcome.without_data.retain(|it| it == unit);
}

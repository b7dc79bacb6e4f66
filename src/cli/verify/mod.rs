//! `valora verify`: recomputes what a receipt says, and names what changed.
//!
//! Finds the policy and the data where the receipt says, from its own folder, or where the arguments say. The comparison
//! itself is `receipt`'s.

mod json;
mod text;

use std::path::{Component, Path, PathBuf};

use clap::ValueEnum;

use crate::cli::as_of::AsOf;
use crate::cli::data::{DataFile, Decimal};
use crate::cli::eval::Run;
use crate::cli::receipt::question;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, data, folder, policies, request};
use crate::diagnostic;
use crate::eval::evaluate;
use crate::ir::Program;
use crate::receipt::{Evaluation, Finding, Findings, NotAReceipt, Receipt, SCHEMA, compare, compare_text};
use crate::resolve::consolidate;
use crate::value::Date;

/// Longer files are no receipts.
const LONGEST: u64 = 1024 * 1024 * 1024;

/// The arguments of `verify`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The receipt; `-` for standard input.
    receipt: PathBuf,
    /// Where the policy is now.
    #[arg(long)]
    policy: Option<PathBuf>,
    /// Where the data are now.
    #[arg(long, num_args = 1..)]
    data: Vec<DataFile>,
    /// How the verdict is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a program.
    Json,
}

/// A receipt beside what it is of today.
struct Verdict<'a> {
    /// The receipt's file.
    path: &'a Path,
    receipt: &'a Receipt,
    /// The policy; `None` where it is wrong.
    program: Option<&'a Program>,
    findings: &'a Findings,
    /// Why nothing can be computed, where nothing can.
    unanswered: Option<String>,
}

/// Recomputes a receipt and says whether it holds.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let receipt = match read(&args.receipt, session) {
        Ok(receipt) => receipt,
        Err(problem) => {
            session.problem(&problem);
            return Exit::Command;
        }
    };
    let run = asked(args, &receipt);
    if !run.policy.is_file() {
        let problem = Problem::new("cli_verify_no_policy").arg("path", policies::shown(&run.policy));
        session.problem(&problem.help("help"));
        return Exit::Command;
    }
    if let Some(lost) = run.data.iter().find(|file| file.path != Path::new("-") && !file.path.is_file()) {
        let problem = Problem::new("cli_verify_no_data").arg("path", policies::shown(&lost.path));
        session.problem(&problem.help("help"));
        return Exit::Data;
    }
    let Some((sources, id)) = policies::read_one(&run.policy, session) else { return Exit::Command };
    let (checked, diagnostics) = crate::compile(&sources, id, run.law.day);
    let (text, _) = consolidate(&sources, id, run.law.day);
    let Some(checked) = checked else {
        session.diagnostics(&diagnostics, &sources, diagnostic::Format::Human, Stream::Errors);
        let findings = compare_text(&receipt, &text, &sources);
        let unanswered = Some(session.say("cli_verify_policy_wrong", &[]));
        tell(
            args,
            &Verdict { path: &args.receipt, receipt: &receipt, program: None, findings: &findings, unanswered },
            session,
        );
        return Exit::Policy;
    };
    let program = checked.program();
    let Some(records) = data::load(program, &run.data, run.decimal, session) else { return Exit::Data };
    let (outcome, unanswered) = match request::asked(program, &run) {
        Ok(request) => (Some(evaluate(&checked, &records, request)), None),
        Err(problem) => (None, Some(session.say(problem.id, &problem.args))),
    };
    let evaluation =
        Evaluation { sources: &sources, text: &text, checked: &checked, records: &records, outcome: outcome.as_ref() };
    let now = Receipt::of(evaluation, question(&run, &folder::parent(&args.receipt)));
    let findings = compare(&receipt, &now);
    let verdict =
        Verdict { path: &args.receipt, receipt: &receipt, program: Some(program), findings: &findings, unanswered };
    tell(args, &verdict, session);
    let gone = |it: &Finding| matches!(it, Finding::RowGone { .. } | Finding::Rows { .. });
    if verdict.holds() {
        Exit::Fine
    } else if !records.problems.is_empty() && findings.changes.iter().any(gone) {
        Exit::Data
    } else {
        Exit::Failed
    }
}

fn tell(args: &Args, verdict: &Verdict<'_>, session: &mut Session) {
    let written = match args.format {
        Format::Text => text::write(verdict, session),
        Format::Json => json::write(verdict),
    };
    session.print(&written);
}

impl Verdict<'_> {
    fn holds(&self) -> bool {
        self.findings.changes.is_empty() && self.unanswered.is_none()
    }
}

fn read(path: &Path, session: &mut Session) -> Result<Receipt, Problem> {
    let bytes = policies::bytes_up_to(path, LONGEST, session)?;
    Receipt::read(&bytes).map_err(|what| {
        let (id, detail) = match what {
            NotAReceipt::Binary => ("cli_verify_binary", String::new()),
            NotAReceipt::Policy => ("cli_verify_policy", String::new()),
            NotAReceipt::Table => ("cli_verify_table", String::new()),
            NotAReceipt::Text => ("cli_verify_text", String::new()),
            NotAReceipt::Json => ("cli_verify_json", String::new()),
            NotAReceipt::Results => ("cli_verify_results", String::new()),
            NotAReceipt::Schema(found) => ("cli_verify_schema", found),
            NotAReceipt::Damaged(reason) => ("cli_verify_damaged", reason),
        };
        let problem = Problem::new(id).arg("path", policies::shown(path)).arg("detail", detail);
        problem.arg("known", SCHEMA.to_string()).help("help")
    })
}

/// The evaluation that the receipt is of, where its files are now.
fn asked(args: &Args, receipt: &Receipt) -> Run {
    let (question, folder) = (&receipt.question, folder::parent(&args.receipt));
    let kept = question.data.iter();
    let kept = kept.map(|file| DataFile { input: file.input.clone(), path: from(&folder, &file.path) });
    let (period, reference) = match question.axis.as_str() {
        "reference" => (None, Some(question.period.clone())),
        _ => (Some(question.period.clone()), None),
    };
    Run {
        policy: args.policy.clone().unwrap_or_else(|| from(&folder, &question.policy)),
        data: if args.data.is_empty() { kept.collect() } else { args.data.clone() },
        decimal: match question.decimal {
            Some(',') => Some(Decimal::Comma),
            Some(_) => Some(Decimal::Dot),
            None => None,
        },
        period,
        reference,
        only: None,
        law: AsOf { day: question.as_of.as_deref().and_then(Date::parse_iso) },
    }
}

/// A path of the receipt from where the command runs, without ways down and up again where that leads to the same.
fn from(folder: &Path, path: &str) -> PathBuf {
    let joined = folder.join(path);
    let mut short = PathBuf::new();
    for part in joined.components() {
        match (part, short.components().next_back()) {
            (Component::ParentDir, Some(Component::Normal(_))) => drop(short.pop()),
            _ => short.push(part),
        }
    }
    if short.canonicalize().ok() == joined.canonicalize().ok() { short } else { joined }
}

//! `valora schedule`: the calendar of appraisals and payments, and the instalments that the act prints.

mod instalments;

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::cli::as_of::AsOf;
use crate::cli::grid::{Column, Grid, wrap};
use crate::cli::request::period;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, policies};
use crate::diagnostic::{self, Texts};
use crate::eval::{Request, admit};
use crate::ir::{Axis, Exception, Program};
use crate::machine::{Machine, Nowhere};
use crate::value::{Period, Value};

/// How many months are shown when nobody says.
const MONTHS: i32 = 24;

/// No calendar is longer.
const MOST: usize = 12_000;

/// The arguments of `schedule`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The policy; `-` for standard input.
    policy: PathBuf,
    /// The first payment period to show.
    #[arg(long)]
    from: Option<String>,
    /// The last payment period to show.
    #[arg(long)]
    to: Option<String>,
    #[command(flatten)]
    law: AsOf,
    /// How the calendar is written.
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Table,
    /// For a program.
    Json,
}

/// One payment.
struct Payment<'a> {
    period: Period,
    /// The period whose data pay it; `None` when the schedule does not say.
    reference: Option<Period>,
    /// Year and month of appraisal.
    appraisal: Option<(i32, u32)>,
    /// The exceptions that hold then, whoever is paid.
    exceptions: Vec<&'a Exception>,
    /// The months in which disbursement schedules say that it is paid.
    months: Vec<Period>,
}

/// Prints, for each payment period, the reference period and the month of its appraisal.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((sources, id)) = policies::read_one(&args.policy, session) else { return Exit::Command };
    let (checked, diagnostics) = crate::compile(&sources, id, args.law.day);
    let Some(checked) = checked else {
        return session.diagnostics(&diagnostics, &sources, diagnostic::Format::Human, Stream::Errors);
    };
    let program = checked.program();
    let span = span(program, args.from.as_deref(), args.to.as_deref());
    let periods = match span {
        Ok(periods) => periods,
        Err(problem) => {
            session.problem(&problem);
            return Exit::Command;
        }
    };
    let payments: Vec<Payment<'_>> = periods.into_iter().map(|period| payment(program, period)).collect();
    let text = match args.format {
        Format::Table => table(program, &payments, session.texts(), session.width()),
        Format::Json => json(program, &payments),
    };
    session.print(&text);
    Exit::Fine
}

/// The payment periods to show: those asked for, else the validity, two years of it where it has no end, as far as
/// the act has effect.
fn span(program: &Program, from: Option<&str>, to: Option<&str>) -> Result<Vec<Period>, Problem> {
    let first = from.map_or_else(|| Ok(program.first_period()), |text| period(program, text))?;
    let last = match to {
        Some(text) => period(program, text)?,
        None => match program.validity.1 {
            Some(end) if from.is_none() => Period::containing(program.grain, end),
            _ => first.plus(MONTHS / program.grain.months() - 1),
        },
    };
    if last < first {
        return Err(Problem::new("cli_schedule_backwards").arg("from", first.code()).arg("to", last.code()));
    }
    let all = std::iter::successors(Some(first), |period| (*period < last).then(|| period.next()));
    let in_force = |period: &Period| {
        let request = Request { period: *period, axis: Axis::Payment };
        !matches!(admit(program, request), Err(crate::eval::PeriodProblem::OutOfValidity))
    };
    let periods: Vec<Period> = all.take(MOST).filter(in_force).collect();
    if periods.is_empty() {
        let problem = Problem::new("cli_schedule_outside").arg("from", first.code()).arg("to", last.code());
        return Err(problem.arg("first", program.first_period().code()).help("help"));
    }
    Ok(periods)
}

fn payment(program: &Program, period: Period) -> Payment<'_> {
    let reference = program.reference_of(period);
    let row = program.monitoring.as_ref().and_then(|it| it.row_of(period));
    let appraisal = row.and_then(|row| row.appraisal).zip(reference);
    let appraisal = appraisal.map(|((month, later), reference)| (reference.year() + later, month));
    let mut machine = Machine::new(program, Nowhere);
    let frame = machine.at(period);
    let exceptions = program.transfers.iter().flat_map(|transfer| &transfer.exceptions);
    let exceptions = exceptions.filter(|it| machine.node(it.node, frame) == Ok(Value::Truth(true))).collect();
    let mut months: Vec<Period> =
        program.transfers.iter().flat_map(|transfer| program.payments_of(transfer, period)).collect();
    months.sort_unstable();
    months.dedup();
    Payment { period, reference, appraisal, exceptions, months }
}

/// Exceptions with what they do and their citations; what several transfers say alike, once.
fn named(exceptions: &[&Exception]) -> String {
    let mut names: Vec<String> = Vec::new();
    for exception in exceptions {
        let name = cited(exception);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

/// The exceptions that only the data of each unit decide.
fn of_units(program: &Program, period: Period) -> Vec<&Exception> {
    let mut machine = Machine::new(program, Nowhere);
    let frame = machine.at(period);
    let exceptions = program.transfers.iter().flat_map(|transfer| &transfer.exceptions);
    exceptions.filter(|it| machine.node(it.node, frame).is_err()).collect()
}

/// `transição (dispensa)`
fn name(exception: &Exception) -> String {
    match &exception.name {
        Some(name) => format!("{name} ({})", exception.effect),
        None => exception.effect.clone(),
    }
}

/// `transição (dispensa), Art. 7º, parágrafo único`
fn cited(exception: &Exception) -> String {
    let text = exception.citation.text.split(';').map(str::trim);
    let text: Vec<&str> = text.filter(|part| !part.starts_with("interpretação")).collect();
    let words: Vec<String> = [name(exception), text.join("; ")].into_iter().filter(|word| !word.is_empty()).collect();
    words.join(", ")
}

/// A title and the place of the act that it comes from.
fn titled(title: &str, citation: &str) -> String {
    match citation.split(';').next() {
        Some(cited) if !cited.is_empty() => format!("{title} ({cited})"),
        _ => title.to_owned(),
    }
}

fn table(program: &Program, payments: &[Payment<'_>], texts: &Texts, width: usize) -> String {
    let say = |id: &str| texts.line(id, &[]);
    let mut text = String::new();
    match &program.monitoring {
        Some(monitoring) => {
            let title = titled(monitoring.title.as_ref().unwrap_or(&monitoring.name), &monitoring.citation.text);
            text.push_str(&wrap(&title, width, "", "    "));
        }
        None => text.push_str(&wrap(&say("cli_schedule_none"), width, "", "    ")),
    }
    text.push('\n');
    let appraised = payments.iter().any(|payment| payment.appraisal.is_some());
    let excepted = payments.iter().any(|payment| !payment.exceptions.is_empty());
    let mut columns = vec![Column::left(say("cli_schedule_payment")), Column::left("").goes(1)];
    columns.push(Column::left(say("cli_schedule_reference")));
    let dated = payments.iter().any(|payment| !payment.months.is_empty());
    if appraised {
        columns.push(Column::left(say("cli_schedule_appraisal")));
    }
    if dated {
        columns.push(Column::left(say("cli_schedule_paid")));
    }
    if excepted {
        columns.push(Column::left(say("cli_schedule_exceptions")));
    }
    let rows = payments.iter().map(|payment| {
        let mut row = vec![payment.period.code(), payment.period.to_string()];
        row.push(payment.reference.map_or_else(|| say("cli_schedule_unsaid"), |reference| reference.to_string()));
        if appraised {
            row.push(payment.appraisal.map_or_else(String::new, |(year, month)| {
                texts.line("cli_schedule_month", &[("month", month.to_string()), ("year", year.to_string())])
            }));
        }
        if dated {
            row.push(payment.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "));
        }
        if excepted {
            row.push(named(&payment.exceptions));
        }
        row
    });
    let grid = Grid { columns, rows: rows.collect(), total: None };
    text.push_str(&grid.write(width).0);
    let undecided = payments.first().map(|payment| of_units(program, payment.period)).unwrap_or_default();
    if !undecided.is_empty() {
        text.push('\n');
        text.push_str(&wrap(&texts.line("cli_schedule_by_unit", &[("names", named(&undecided))]), width, "", "    "));
    }
    text.push_str(&instalments::tables(program, texts, width));
    text
}

fn json(program: &Program, payments: &[Payment<'_>]) -> String {
    let rows: Vec<Json> = payments
        .iter()
        .map(|payment| {
            let exceptions = payment.exceptions.iter();
            let exceptions: Vec<Json> = exceptions
                .map(|it| json!({"name": it.name, "effect": it.effect, "citation": it.citation.text}))
                .collect();
            json!({
                "payment": payment.period.code(),
                "reference": payment.reference.map(Period::code),
                "appraisal": payment.appraisal.map(|(year, month)| format!("{year:04}-{month:02}")),
                "paid": payment.months.iter().map(|month| month.code()).collect::<Vec<_>>(),
                "exceptions": exceptions,
            })
        })
        .collect();
    let whole = json!({"schema": 1, "monitoring": program.monitoring.as_ref().map(|it| &it.name), "payments": rows, "disbursements": instalments::json(program)});
    format!("{whole:#}\n")
}

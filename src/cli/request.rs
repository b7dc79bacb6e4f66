//! What `eval` and `explain` start from: a checked policy, its data and the period asked for.
//!
//! Receives the arguments both have. Guarantees that whatever is wrong with them was said, with what to
//! write instead. Evaluates nothing.

use crate::check::Checked;
use crate::cli::eval::Run;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, data, policies};
use crate::data::Records;
use crate::diagnostic::Format;
use crate::eval::{PeriodProblem, Request, Unit, admit, units, without_data};
use crate::ir::{Axis, Program};
use crate::source::{SourceId, Sources};
use crate::value::{Grain, Period, PeriodError};

/// A policy ready to be evaluated on data.
pub(super) struct Prepared {
    /// The policy's text.
    pub(super) sources: Sources,
    /// Which of the texts the policy is.
    pub(super) id: SourceId,
    /// The policy.
    pub(super) checked: Checked,
    /// The data.
    pub(super) records: Records,
    /// The period.
    pub(super) request: Request,
}

/// Reads and checks everything that the arguments name; what is wrong is said, and how the run ends given.
pub(super) fn prepare(run: &Run, session: &mut Session) -> Result<Prepared, Exit> {
    let piped = usize::from(run.policy.as_os_str() == "-");
    if piped + run.data.iter().filter(|file| file.path.as_os_str() == "-").count() > 1 {
        session.problem(&Problem::new("eval_one_input").help("help"));
        return Err(Exit::Command);
    }
    let Some((sources, id)) = policies::read_one(&run.policy, session) else { return Err(Exit::Command) };
    let (checked, diagnostics) = crate::compile(&sources, id, run.law.day);
    let Some(checked) = checked else {
        session.diagnostics(&diagnostics, &sources, Format::Human, Stream::Errors);
        return Err(Exit::Policy);
    };
    let request = match asked(checked.program(), run) {
        Ok(request) => request,
        Err(problem) => {
            session.problem(&problem);
            return Err(Exit::Command);
        }
    };
    let Some(records) = data::load(checked.program(), &run.data, run.decimal, session) else {
        return Err(Exit::Command);
    };
    data::warn_of_periods(checked.program(), &records, request, session);
    Ok(Prepared { sources, id, checked, records, request })
}

/// The period asked for, where the policy can answer for it.
pub(super) fn asked(program: &Program, run: &Run) -> Result<Request, Problem> {
    let (text, axis) = match (&run.period, &run.reference) {
        (Some(text), _) => (text, Axis::Payment),
        (None, Some(text)) => (text, Axis::Reference),
        (None, None) => {
            let example = program.first_period();
            return Err(with_period(Problem::new("eval_no_period"), example).help("help"));
        }
    };
    let request = Request { period: period(program, text)?, axis };
    admit(program, request).map_err(|problem| not_admitted(program, request.period, problem))?;
    Ok(request)
}

/// A period of the policy's grain.
pub(super) fn period(program: &Program, text: &str) -> Result<Period, Problem> {
    Period::parse(text, program.grain).map_err(|error| match error {
        PeriodError::OtherGrain(grain) => other_grain(program, text, grain),
        PeriodError::Unreadable => {
            let problem = Problem::new("eval_period_unreadable").arg("text", text);
            with_period(problem, program.first_period()).help("help")
        }
    })
}

fn other_grain(program: &Program, text: &str, grain: Grain) -> Problem {
    let meant = Period::parse(text, grain).map(|period| Period::containing(program.grain, period.start()));
    let problem = Problem::new("eval_period_grain")
        .arg("text", text)
        .arg("found", grain.word())
        .arg("expected", program.grain.word());
    with_period(problem, meant.unwrap_or_else(|_| program.first_period())).help("help")
}

/// Why a policy has nothing to say of a period, and of which it has.
pub(super) fn not_admitted(program: &Program, period: Period, problem: PeriodProblem) -> Problem {
    match problem {
        PeriodProblem::OtherGrain => other_grain(program, &period.code(), period.grain),
        PeriodProblem::OutOfValidity => {
            let (from, until) = program.validity;
            let (key, from_words, until_words) = match (from, until) {
                (Some(from), Some(until)) => ("eval_period_outside", from.to_string(), until.to_string()),
                (Some(from), None) => ("eval_period_before", from.to_string(), String::new()),
                (None, until) => ("eval_period_after", String::new(), until.map_or(String::new(), |it| it.to_string())),
            };
            let problem = Problem::new(key).arg("text", period.code()).arg("period", period.to_string());
            let problem = problem.arg("from", from_words).arg("until", until_words);
            let before = from.is_some_and(|from| period.end() < from);
            let near = if before { from } else { until }.unwrap_or(period.start());
            let help = if before { "help_first" } else { "help_last" };
            with_period(problem, Period::containing(program.grain, near)).help(help)
        }
        PeriodProblem::NoReference => {
            let near = (1..=12).flat_map(|step| [period.plus(step), period.plus(-step)]);
            let mut near: Vec<Period> = near.filter(|near| program.reference_of(*near).is_some()).take(2).collect();
            near.sort();
            let near: Vec<String> = near.into_iter().map(Period::code).collect();
            let problem = Problem::new("eval_period_schedule").arg("period", period.to_string());
            let problem = problem.arg("near", near.join(", "));
            if near.is_empty() { problem } else { problem.help("help") }
        }
    }
}

fn with_period(problem: Problem, period: Period) -> Problem {
    problem.arg("code", period.code()).arg("words", period.to_string())
}

/// The unit that `--only` names, among those of the data and those of the policy's tables.
pub(super) fn unit(prepared: &Prepared, asked: &str) -> Result<Unit, Problem> {
    let program = prepared.checked.program();
    let mut all = units(program, &prepared.records);
    if let Some(unit) = all.iter().find(|unit| unit.label(program) == asked) {
        return Ok(unit.clone());
    }
    all.extend(without_data(program, &prepared.records));
    let labels: Vec<String> = all.iter().map(|unit| unit.label(program)).collect();
    let at = only(labels.iter().map(String::as_str), asked)?;
    Ok(all.into_iter().nth(at).unwrap_or_default())
}

/// The one of some labels that `--only` names, else the problem with the near ones.
pub(super) fn only<'a>(labels: impl Iterator<Item = &'a str>, asked: &str) -> Result<usize, Problem> {
    let labels: Vec<&str> = labels.collect();
    if let Some(at) = labels.iter().position(|label| *label == asked) {
        return Ok(at);
    }
    let bare = |label: &str| label.trim_start_matches('0').to_lowercase();
    let wanted = bare(asked);
    let distances = labels.iter().map(|label| (strsim::damerau_levenshtein(&wanted, &bare(label)), *label));
    let mut near: Vec<(usize, &str)> = distances.filter(|(distance, _)| *distance <= 2).collect();
    near.sort_unstable();
    near.dedup();
    let near: Vec<String> = near.iter().take(3).map(|(_, label)| format!("`{label}`")).collect();
    let problem = Problem::new("eval_unknown_unit").arg("key", asked);
    Err(if near.is_empty() {
        let some: Vec<String> = labels.iter().take(3).map(|label| format!("`{label}`")).collect();
        let problem = problem.arg("count", labels.len().to_string()).arg("some", some.join(", "));
        if labels.is_empty() { problem } else { problem.help("some") }
    } else {
        problem.arg("near", near.join(", ")).help("near")
    })
}

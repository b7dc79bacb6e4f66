//! `valora explain`: the memory of calculation of one unit.

use clap::ValueEnum;

use crate::cli::request::{self, Prepared};
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, eval};
use crate::eval::{Rejections, Unit, units};
use crate::explain::{Given, explain, json, markdown, text};
use crate::ir::{Axis, Program, Rule, RuleId, RuleKind};
use crate::resolve::{fold, nearest};

/// The arguments of `explain`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    run: eval::Run,
    /// The one rule to explain; every transfer when there is none.
    rule: Option<String>,
    /// How the explanation is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A tree for a person.
    Text,
    /// For a program.
    Json,
    /// For a document.
    Md,
}

/// Evaluates the policy and unfolds each figure down to the cells it came from.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let prepared = match request::prepare(&args.run, session) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let asked = unit(&prepared, args.run.only.as_deref())
        .and_then(|unit| Ok((unit, args.rule.as_deref().map(|name| rule(&prepared, name)).transpose()?)));
    let (unit, rule) = match asked {
        Ok(asked) => asked,
        Err(problem) => {
            session.problem(&problem);
            return Exit::Command;
        }
    };
    let rejections = Rejections::of(prepared.checked.program(), &prepared.records);
    let Prepared { sources, checked, records, request, .. } = &prepared;
    let given = Given { checked, sources, records, rejections: &rejections };
    let explanation = explain(given, &unit, *request, rule);
    let written = match args.format {
        Format::Text => text(&explanation, session.texts(), session.width(), session.colors(Stream::Output)),
        Format::Json => json(&explanation),
        Format::Md => markdown(&explanation, session.texts()),
    };
    session.print(&written);
    if !explanation.missing.is_empty() {
        Exit::Data
    } else if explanation.broken.is_empty() {
        Exit::Fine
    } else {
        Exit::Failed
    }
}

/// The unit of `--only`; the only one there is without it.
fn unit(prepared: &Prepared, asked: Option<&str>) -> Result<Unit, Problem> {
    if let Some(asked) = asked {
        return request::unit(prepared, asked);
    }
    let program = prepared.checked.program();
    <[Unit; 1]>::try_from(units(program, &prepared.records)).map(|[only]| only).map_err(|all| {
        let labels: Vec<String> = all.iter().map(|unit| unit.label(program)).collect();
        let some = labels.iter().take(3).map(|label| format!("`{label}`")).collect::<Vec<_>>().join(", ");
        let problem = Problem::new("explain_which_unit").arg("count", all.len().to_string());
        let example = labels.first().cloned().unwrap_or_default();
        let problem = problem.arg("some", some).arg("example", example);
        if labels.is_empty() { problem } else { problem.help("help") }
    })
}

/// The rule of a name: as it is declared, or as figures are written (`desempenho(x)`, `x.devido`).
fn rule(prepared: &Prepared, asked: &str) -> Result<RuleId, Problem> {
    let program = prepared.checked.program();
    let wanted = fold(&asked.replace(' ', ""));
    let names: Vec<(String, RuleId)> = program
        .rules
        .iter()
        .enumerate()
        .filter_map(|(at, rule)| Some((rule, RuleId(u32::try_from(at).ok()?))))
        .flat_map(|(rule, id)| names(program, rule, id).into_iter().map(move |name| (name, id)))
        .collect();
    let Some((_, id)) = names.iter().find(|(name, _)| fold(name) == wanted) else {
        let near = nearest(asked, names.iter().map(|(name, _)| name.as_str()));
        let problem = Problem::new("explain_unknown_rule").arg("name", asked);
        if let Some(near) = near {
            return Err(problem.arg("near", near).help("near"));
        }
        let some: Vec<String> = names.iter().take(5).map(|(name, _)| format!("`{name}`")).collect();
        return Err(problem.arg("some", some.join(", ")).help("some"));
    };
    let of_payment = program.rule(*id).is_some_and(|rule| rule.axis == Axis::Payment);
    if of_payment && prepared.request.axis == Axis::Reference {
        return Err(Problem::new("explain_rule_of_payment").arg("name", asked).help("help"));
    }
    Ok(*id)
}

/// The names that a rule goes by; none for what only forms need.
fn names(program: &Program, rule: &Rule, id: RuleId) -> Vec<String> {
    if rule.name.contains([' ', ':']) || rule.name.is_empty() {
        return Vec::new();
    }
    let mut names = vec![rule.name.clone()];
    if rule.kind == RuleKind::Score
        && let Some(of) = rule.name.strip_suffix(".desempenho")
    {
        names.push(format!("desempenho({of})"));
    }
    if program.transfers.iter().any(|transfer| transfer.due == id) {
        names.push(format!("{}.devido", rule.name));
    }
    names
}

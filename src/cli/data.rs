//! Reading data files for a policy, and saying what was found in them.
//!
//! Receives what `--data` and `--decimal` name. Guarantees that every file is read or reported (with near
//! names), and that one line per file and every problem of the data reach the reader, up to a limit of each
//! kind with a count of the rest. Decides nothing about the data: `data::load` does.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use clap::ValueEnum;

use crate::cli::policies;
use crate::cli::session::{Problem, Session, Stream};
use crate::data::{self, FileReport, Mark, Options, Records};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::eval::{Request, reference_of};
use crate::ir::{Axis, Domain, Input, InputId, KeyId, NodeId, NodeKind, Program, Rows, RuleId, Shift};
use crate::machine::{FrameId, Machine, RefusalKind, World};
use crate::value::{Period, Value};

/// How many problems of one kind are written out.
const SHOWN_OF_A_KIND: usize = 10;

/// Longer files of data are refused before they fill the memory.
const LONGEST: u64 = 1024 * 1024 * 1024;

/// A file of data and the `entrada` it fills; without one, the file's columns say which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DataFile {
    /// The `entrada`, where it was named.
    pub(super) input: Option<String>,
    /// The file.
    pub(super) path: std::path::PathBuf,
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

/// What may follow `--decimal`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Decimal {
    /// `1.234,56`
    #[value(name = ",")]
    Comma,
    /// `1,234.56`
    #[value(name = ".")]
    Dot,
}

impl From<Decimal> for Mark {
    fn from(decimal: Decimal) -> Mark {
        match decimal {
            Decimal::Comma => Mark::Comma,
            Decimal::Dot => Mark::Dot,
        }
    }
}

/// Reads the data of a policy and tells what was found in it. `None` when a file cannot be read or is said to be
/// for an input that there is not, or when none was given to a policy that reads data: the command is wrong, and
/// that has been said.
pub(super) fn load(
    program: &Program,
    files: &[DataFile],
    decimal: Option<Decimal>,
    session: &mut Session,
) -> Option<Records> {
    load_after(program, files, decimal, session, &mut String::new(), "")
}

/// The same, where data were read for another policy: what was `told` of them is not told again, and what is new is told
/// under a heading.
pub(super) fn load_after(
    program: &Program,
    files: &[DataFile],
    decimal: Option<Decimal>,
    session: &mut Session,
    told: &mut String,
    heading: &str,
) -> Option<Records> {
    if files.is_empty() {
        return without_files(program, session);
    }
    let contents = read(files, session)?;
    let files: Vec<data::DataFile<'_>> = files
        .iter()
        .zip(&contents)
        .map(|(file, (name, bytes))| data::DataFile { name, input: file.input.as_deref(), bytes })
        .collect();
    let conditions = Conditions::new(program);
    let required = |input, condition, cells: &[Option<Value>]| conditions.holds(input, condition, cells);
    let records = data::load(program, &files, Options { decimal: decimal.map(Mark::from) }, &required);
    let text = tell(program, &records, session);
    if text != *told {
        session.write(Stream::Errors, &format!("{heading}{text}"));
        *told = text;
    }
    if let Some(input) = counted_without_file(program, &records) {
        let problem = Problem::new("eval_no_rows").arg("input", &input.name);
        session.problem(&problem.arg("header", data::header(input)).help("help"));
        return None;
    }
    for input in accounts_without_file(program, &records) {
        let line = session.say("eval_no_account", &[("input", input.name.clone())]);
        session.write(Stream::Errors, &format!("{line}\n"));
    }
    let named = files.iter().filter_map(|file| file.input);
    let unknown = named.filter(|name| !program.inputs.iter().any(|input| input.name == *name)).count();
    (unknown == 0).then_some(records)
}

/// The records of a policy that reads no data.
fn without_files(program: &Program, session: &mut Session) -> Option<Records> {
    let ids = (0..program.inputs.len()).filter_map(|at| u32::try_from(at).ok()).map(InputId);
    let inputs: Vec<&Input> =
        ids.filter(|id| !program.is_named_below(*id)).filter_map(|id| program.input(id)).collect();
    if let Some(input) = inputs.first() {
        let names: Vec<String> = inputs.iter().map(|input| format!("`{}`", input.name)).collect();
        let problem = Problem::new("eval_no_data").arg("inputs", names.join(", "));
        session.problem(&problem.arg("header", data::header(input)).help("help"));
        return None;
    }
    Some(Records::empty(program))
}

/// An input whose rows some figure counts and that no file holds: a count of nothing would pass for a zero. Of
/// payments and advances none need be known.
fn counted_without_file<'p>(program: &'p Program, records: &Records) -> Option<&'p Input> {
    let of_accounts = nodes_of_accounts(program);
    let nodes = (0..).map(NodeId).zip(&program.nodes).filter(|(id, _)| !of_accounts.contains(id));
    let counted = nodes.filter_map(|(_, node)| rows_read(&node.kind));
    counted.filter(|id| !is_held(records, *id)).min().and_then(|id| program.input(id))
}

/// The inputs of payments and advances that no file holds.
fn accounts_without_file<'p>(program: &'p Program, records: &Records) -> Vec<&'p Input> {
    let nodes = nodes_of_accounts(program).into_iter().filter_map(|id| program.node(id));
    let read: BTreeSet<InputId> = nodes.filter_map(|node| rows_read(&node.kind)).collect();
    read.into_iter().filter(|id| !is_held(records, *id)).filter_map(|id| program.input(id)).collect()
}

fn is_held(records: &Records, input: InputId) -> bool {
    records.files.iter().any(|file| file.inputs.contains(&input))
}

/// The input whose rows a statistic is of.
fn rows_read(kind: &NodeKind) -> Option<InputId> {
    match kind {
        NodeKind::Aggregate { domain: Domain::Rows(Rows::Input(input)), .. } => Some(*input),
        _ => None,
    }
}

/// The nodes by which transfers read what was paid and what was paid ahead, in each of their texts.
fn nodes_of_accounts(program: &Program) -> BTreeSet<NodeId> {
    let settlements = program.transfers.iter().filter_map(|it| it.settlement.as_ref()).map(|it| it.paid);
    let read = settlements.chain(program.transfers.iter().filter_map(|it| it.advance.as_ref()).map(|it| it.given));
    let texts = |rule: RuleId| program.choices.get(&rule).into_iter().flatten().filter_map(|choice| choice.text);
    let rules = read.flat_map(|rule| std::iter::once(rule).chain(texts(rule)));
    let parts = rules.filter_map(|rule| program.rule(rule)).flat_map(|rule| program.parts(rule.body));
    parts.map(|(id, _)| id).collect()
}

/// The name and content of every file; every one that cannot be read is reported.
fn read(files: &[DataFile], session: &mut Session) -> Option<Vec<(String, Vec<u8>)>> {
    let mut contents = Vec::new();
    let mut readable = true;
    for file in files {
        match policies::bytes_up_to(&file.path, LONGEST, session) {
            Ok(bytes) => contents.push((policies::shown(&file.path), bytes)),
            Err(problem) => {
                session.problem(&problem);
                readable = false;
            }
        }
    }
    readable.then_some(contents)
}

/// One line per file, then every problem.
fn tell(program: &Program, records: &Records, session: &Session) -> String {
    let mut text = String::new();
    for file in &records.files {
        text.push_str(&format!("{}\n", found(program, file, session)));
    }
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for problem in &records.problems {
        let count = counts.entry(problem.code).or_default();
        *count += 1;
        if *count <= SHOWN_OF_A_KIND {
            text.push_str(&tell_problem(problem, *count == 1, session));
        }
    }
    for (code, count) in counts {
        if let Some(rest) = count.checked_sub(SHOWN_OF_A_KIND).filter(|rest| *rest > 0) {
            let line = session.say("eval_data_rest", &[("count", rest.to_string()), ("code", code.0.to_owned())]);
            text.push_str(&format!("{line}\n"));
        }
    }
    text
}

/// Warns of the files whose rows are all of other periods than the one asked for.
pub(super) fn warn_of_periods(program: &Program, records: &Records, request: Request, session: &mut Session) {
    let payment = (request.axis == Axis::Payment).then_some(request.period);
    let reference = reference_of(program, request);
    for warning in data::without_rows(program, records, payment, reference) {
        let text = tell_problem(&warning, true, session);
        session.write(Stream::Errors, &text);
    }
}

/// A problem's sentence; the instruction follows where it is the first of its kind, or about this cell alone.
fn tell_problem(problem: &Diagnostic, first: bool, session: &Session) -> String {
    let (word, color) = match problem.severity {
        Severity::Error => ("cli_error", "\u{1b}[31;1m"),
        _ => ("cli_warning", "\u{1b}[33;1m"),
    };
    let (bold, plain) = if session.colors(Stream::Errors) { (color, "\u{1b}[0m") } else { ("", "") };
    let (error, help) = (session.say(word, &[]), session.say("render_help", &[]));
    let mut text =
        format!("{bold}{error}[{code}]:{plain} {}\n", session.texts().sentence(problem), code = problem.code.0);
    let own = problem.help.is_some_and(|key| key != "help");
    if let Some(instruction) = session.texts().help(problem).filter(|_| first || own) {
        let indented = instruction.replace('\n', "\n    ");
        text.push_str(&format!("  {help}: {indented}\n"));
    }
    text
}

/// `dados.csv: CSV com `;`, vírgula decimal, UTF-8, 108 linhas, entrada hospital`
fn found(program: &Program, file: &FileReport, session: &Session) -> String {
    let mut words = Vec::new();
    if let Some(format) = file.format {
        words.push(match file.separator {
            Some('\t') => session.say("eval_data_tabs", &[("format", format.name().to_owned())]),
            Some(separator) => {
                let args = [("format", format.name().to_owned()), ("separator", separator.to_string())];
                session.say("eval_data_separator", &args)
            }
            None => format.name().to_owned(),
        });
    }
    match file.decimal_mark {
        Some(',') => words.push(session.say("eval_data_comma", &[])),
        Some(_) => words.push(session.say("eval_data_dot", &[])),
        None => {}
    }
    if !file.encoding.is_empty() {
        words.push(file.encoding.to_owned());
    }
    words.push(session.say("eval_data_rows", &[("count", file.rows.to_string())]));
    let inputs = file.inputs.iter().filter_map(|id| program.input(*id));
    let inputs: Vec<String> = inputs.map(|input| format!("`{}`", input.name)).collect();
    if !inputs.is_empty() {
        words.push(session.say("eval_data_inputs", &[("inputs", inputs.join(", "))]));
    }
    format!("{}: {}", file.name, words.join(", "))
}

/// Decides `exigida quando` of a row by the cells of that row alone.
struct Conditions<'p> {
    machine: RefCell<Machine<'p, Row>>,
    frame: FrameId,
    period: Period,
    /// Conditions that read the calendar, or other periods: a row's cells do not tell.
    dated: Vec<NodeId>,
}

impl<'p> Conditions<'p> {
    fn new(program: &'p Program) -> Self {
        // Any period serves: what depends on it is in `dated`.
        let period = program.first_period();
        let mut machine = Machine::new(program, Row::default());
        let frame = machine.at(period);
        let conditions = program.inputs.iter().flat_map(|input| &input.columns).filter_map(|it| it.required_when);
        let dated = conditions.filter(|condition| reads_time(program, *condition)).collect();
        Conditions { machine: RefCell::new(machine), frame, period, dated }
    }

    /// Whether a condition holds of a row, if its cells tell.
    fn holds(&self, input: InputId, condition: NodeId, cells: &[Option<Value>]) -> Option<bool> {
        if self.dated.contains(&condition) {
            return None;
        }
        let mut machine = self.machine.borrow_mut();
        machine.forget();
        *machine.world() = Row { input: Some(input), period: Some(self.period), cells: cells.to_vec() };
        // Rows of which a unit has many are read as rows at hand; there is but this one.
        match machine.with_row(Rows::Input(input), 0, |machine| machine.node(condition, self.frame)) {
            Ok(Value::Truth(truth)) => Some(truth),
            _ => None,
        }
    }
}

/// Whether a node reads the calendar, itself or through a rule.
fn reads_time(program: &Program, id: NodeId) -> bool {
    program.all_parts(id).any(|(_, node)| match &node.kind {
        NodeKind::Time => true,
        NodeKind::At(_, shift) => !matches!(shift, Shift::Constant(_)),
        _ => false,
    })
}

/// The cells of one row, as a world: nothing else is known.
#[derive(Debug, Default)]
struct Row {
    input: Option<InputId>,
    period: Option<Period>,
    cells: Vec<Option<Value>>,
}

impl World for Row {
    fn cell(&mut self, input: InputId, column: u32, period: Period) -> Result<Option<Value>, RefusalKind> {
        let nothing = RefusalKind::NoRecord { input, period: Some(period) };
        if self.input != Some(input) || self.period != Some(period) {
            return Err(nothing);
        }
        self.cells.get(column as usize).cloned().ok_or(nothing)
    }

    fn key(&mut self, _: KeyId) -> Option<Value> {
        None
    }

    fn given(&mut self, _: RuleId) -> Option<Value> {
        None
    }

    fn row_cell(&mut self, input: InputId, column: u32, _: u32) -> Option<Value> {
        let cells = Some(&self.cells).filter(|_| self.input == Some(input));
        cells.and_then(|cells| cells.get(column as usize)).cloned().flatten()
    }
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

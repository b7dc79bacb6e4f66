//! What a change of rules costs: two policies evaluated on a population, period by period.
//!
//! Receives two policies and the files of data; gives each transfer's amounts for each unit under either, and who is
//! left out and why. Nobody left out counts as zero.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::cli::act::Named;
use crate::cli::amounts::{Given, TransferAmounts, transfers};
use crate::cli::data::{self, DataFile, Decimal};
use crate::cli::diff::Sides;
use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, reasons, request};
use crate::data::Records;
use crate::diagnostic::Texts;
use crate::eval::{Outcome, Request, Unit, admit, evaluate};
use crate::ir::{Axis, InputId, Kind, Program};
use crate::value::{Period, Value};

/// The arguments that ask for money.
#[derive(Debug, clap::Args)]
pub(super) struct Asked {
    /// Files of data for both policies, each `FILE` or `entrada=FILE`.
    #[arg(long, num_args = 1..)]
    pub(super) data: Vec<DataFile>,
    /// Files of data for the old policy, where its columns are others.
    #[arg(long, num_args = 1..)]
    old_data: Vec<DataFile>,
    /// Files of data for the new policy.
    #[arg(long, num_args = 1..)]
    new_data: Vec<DataFile>,
    /// The decimal mark of the data, where the files do not show it.
    #[arg(long, value_enum, hide_possible_values = true)]
    decimal: Option<Decimal>,
    /// The payment periods, `2024Q2`.
    #[arg(long, num_args = 1.., conflicts_with_all = ["from", "to"])]
    period: Vec<String>,
    /// The first of the payment periods.
    #[arg(long, requires = "to")]
    from: Option<String>,
    /// The last of them.
    #[arg(long, requires = "from")]
    to: Option<String>,
    /// The column of a table or input that groups units.
    #[arg(long)]
    by: Option<String>,
}

impl Asked {
    /// Whether there are data to evaluate.
    pub(super) fn is_asked(&self) -> bool {
        !(self.data.is_empty() && self.old_data.is_empty() && self.new_data.is_empty())
    }

    /// Whether something was asked that takes data.
    pub(super) fn lacks_data(&self) -> bool {
        let asked = !self.period.is_empty() || self.from.is_some() || self.by.is_some();
        asked && !self.is_asked()
    }
}

/// Which of the two policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Old,
    New,
    Both,
}

/// A unit that is not counted, and why.
#[derive(Clone, Debug)]
pub(super) struct Uncounted {
    /// Its key.
    pub(super) label: String,
    /// Which policy does not evaluate it, for that reason.
    pub(super) which: Which,
    /// Why.
    pub(super) why: String,
    /// Whether a `garante` withholds its money.
    pub(super) withheld: bool,
}

/// What a period comes to.
#[derive(Clone, Debug)]
pub(super) struct PeriodMoney {
    /// The payment period.
    pub(super) period: Period,
    /// What each transfer comes to.
    pub(super) transfers: Vec<TransferAmounts>,
    /// Who is not counted.
    pub(super) uncounted: Vec<Uncounted>,
    /// Units that tables of the policies name and the data do not.
    pub(super) without_data: Vec<String>,
    /// The group of each unit, where groups were asked for.
    pub(super) groups: BTreeMap<String, String>,
}

/// What a change costs.
#[derive(Clone, Debug)]
pub(super) struct Money {
    /// Each period.
    pub(super) periods: Vec<PeriodMoney>,
    /// The column of the groups.
    pub(super) by: Option<String>,
    /// Whether something is wrong with the data.
    pub(super) bad_data: bool,
}

impl Money {
    /// How the run ends.
    pub(super) fn exit(&self) -> Exit {
        let uncounted = || self.periods.iter().flat_map(|it| &it.uncounted);
        if self.bad_data || uncounted().any(|it| !it.withheld) {
            Exit::Data
        } else if uncounted().next().is_some() {
            Exit::Failed
        } else {
            Exit::Fine
        }
    }
}

/// A policy with its data.
struct Side<'a> {
    which: Which,
    named: &'a Named,
    checked: &'a Checked,
    records: Records,
}

impl<'a> Side<'a> {
    fn program(&self) -> &'a Program {
        self.checked.program()
    }
}

/// Evaluates both policies on the data; what is wrong with what was asked is said.
///
/// # Errors
/// How the run ends.
pub(super) fn money(
    asked: &Asked,
    sides: Sides<'_>,
    named: [&Named; 2],
    checked: [&Checked; 2],
    session: &mut Session,
) -> Result<Money, Exit> {
    let [before, after] = checked;
    let periods = periods(asked, [before.program(), after.program()]).map_err(|problem| {
        session.problem(&problem);
        Exit::Command
    })?;
    let mut told = String::new();
    let mut loaded = Vec::new();
    let [first, second] = named;
    let each = [(Which::Old, first, before, &asked.old_data), (Which::New, second, after, &asked.new_data)];
    for (which, named, checked, own) in each {
        let files = if own.is_empty() { &asked.data } else { own };
        let name = if which == Which::Old { sides.old } else { sides.new };
        let shared = which == Which::Old && asked.old_data.is_empty();
        let heading =
            if shared { String::new() } else { session.say("cli_money_data", &[("side", name.to_owned())]) + "\n" };
        let records = data::load_after(checked.program(), files, asked.decimal, session, &mut told, &heading);
        loaded.push(Side { which, named, checked, records: records.ok_or(Exit::Command)? });
    }
    let [old, new] = loaded.as_slice() else { return Err(Exit::Command) };
    one_sided(asked, [old, new], session);
    let groups = match &asked.by {
        Some(column) => Some(Groups::of(column, [new, old]).map_err(|problem| {
            session.problem(&problem);
            Exit::Command
        })?),
        None => None,
    };
    let apart = !asked.old_data.is_empty() || !asked.new_data.is_empty();
    for side in [old, new].into_iter().filter(|side| apart || side.which == Which::New) {
        for period in &periods {
            let request = Request { period: *period, axis: Axis::Payment };
            if admit(side.program(), request).is_ok() {
                data::warn_of_periods(side.program(), &side.records, request, session);
            }
        }
    }
    let texts = session.texts();
    let periods = periods.into_iter().map(|period| period_money(period, [old, new], groups.as_ref(), texts));
    let bad_data = [old, new].iter().any(|side| !side.records.problems.is_empty());
    Ok(Money { periods: periods.collect(), by: asked.by.clone(), bad_data })
}

/// Data that the two policies do not take alike: each needs its own.
fn one_sided(asked: &Asked, [old, new]: [&Side<'_>; 2], session: &mut Session) {
    let shared = asked.old_data.is_empty() && asked.new_data.is_empty();
    if shared && old.records.problems != new.records.problems {
        session.problem(&Problem::new("cli_money_one_sided").help("help"));
    }
}

/// The periods asked for, in order, each of which at least one of the policies can be asked about.
fn periods(asked: &Asked, [old, new]: [&Program; 2]) -> Result<Vec<Period>, Problem> {
    let read = |text: &String| request::period(new, text);
    let mut periods: Vec<Period> = Vec::new();
    if let (Some(from), Some(to)) = (&asked.from, &asked.to) {
        let (from, to) = (read(from)?, read(to)?);
        let count = i64::from(to.index) - i64::from(from.index);
        if !(0..MOST_PERIODS).contains(&count) {
            let problem = Problem::new("cli_money_span").arg("from", from.code()).arg("to", to.code());
            return Err(problem.arg("most", MOST_PERIODS.to_string()).help("help"));
        }
        periods.extend((0..=count).filter_map(|it| i32::try_from(it).ok()).map(|it| from.plus(it)));
    } else {
        for text in &asked.period {
            periods.push(read(text)?);
        }
    }
    if periods.is_empty() {
        let first = new.first_period();
        return Err(Problem::new("cli_money_no_period").arg("code", first.code()).help("help"));
    }
    periods.sort_unstable();
    periods.dedup();
    for period in &periods {
        let request = Request { period: *period, axis: Axis::Payment };
        if admit(old, request).is_err()
            && let Err(problem) = admit(new, request)
        {
            return Err(request::not_admitted(new, *period, problem));
        }
    }
    Ok(periods)
}

/// More periods are a mistake.
const MOST_PERIODS: i64 = 240;

fn period_money(period: Period, [old, new]: [&Side<'_>; 2], groups: Option<&Groups<'_>>, texts: &Texts) -> PeriodMoney {
    let request = Request { period, axis: Axis::Payment };
    let outcome = |side: &Side<'_>| {
        let admitted = admit(side.program(), request).is_ok();
        admitted.then(|| evaluate(side.checked, &side.records, request))
    };
    let outcomes = [outcome(old), outcome(new)];
    let [before, after] = &outcomes;
    let given = [counted(old, before.as_ref()), counted(new, after.as_ref())];
    let mut uncounted = Vec::new();
    let mut evaluated: BTreeSet<String> = BTreeSet::new();
    for (side, outcome) in [(old, before), (new, after)] {
        uncounted.extend(outcome.iter().flat_map(|it| left_out(side, it, texts)));
        let units = outcome.iter().flat_map(|it| &it.units);
        evaluated.extend(units.map(|it| it.unit.label(side.program())));
    }
    for (side, outcome) in [(old, before), (new, after)] {
        uncounted.extend(unknown(side, outcome.as_ref(), &evaluated, &uncounted, texts));
    }
    let uncounted = merged(uncounted);
    let mut without_data: BTreeSet<String> = BTreeSet::new();
    for (side, outcome) in [(old, before), (new, after)] {
        let units = outcome.iter().flat_map(|it| &it.without_data).map(|unit| unit.label(side.program()));
        without_data.extend(units.filter(|label| !evaluated.contains(label)));
    }
    let [before, after] = &given;
    let transfers = transfers(before, after);
    let labels = transfers.iter().flat_map(|it| &it.units).map(|unit| unit.label.clone());
    let labels: BTreeSet<String> = labels.collect();
    let groups = groups.map(|groups| groups.of_units(&labels, period, texts)).unwrap_or_default();
    PeriodMoney { period, transfers, uncounted, without_data: without_data.into_iter().collect(), groups }
}

/// What both policies say alike is said once.
fn merged(all: Vec<Uncounted>) -> Vec<Uncounted> {
    let mut merged: Vec<Uncounted> = Vec::with_capacity(all.len());
    for it in all {
        match merged.iter_mut().find(|known| known.label == it.label && known.why == it.why) {
            Some(known) => known.which = Which::Both,
            None => merged.push(it),
        }
    }
    merged.sort_by(|one, other| one.label.cmp(&other.label));
    merged
}

/// What a policy gives those whom no `garante` keeps from it; to nobody where it has no effect.
fn counted<'a>(side: &Side<'a>, outcome: Option<&'a Outcome>) -> Given<'a> {
    let mut given = Given::of(side.program(), outcome);
    match &mut given.units {
        Some(units) => units.retain(|_, unit| unit.broken.is_empty()),
        None => given.units = Some(BTreeMap::new()),
    }
    given
}

/// Those whom a policy does not evaluate, and those whose money a `garante` withholds.
fn left_out(side: &Side<'_>, outcome: &Outcome, texts: &Texts) -> Vec<Uncounted> {
    let program = side.program();
    let mut found: Vec<Uncounted> = Vec::new();
    for left in &outcome.left_out {
        let reasons = left
            .refusals
            .iter()
            .map(|refusal| reasons::sentence(program, &side.named.sources, &side.records, refusal, texts));
        let why = reasons.collect::<Vec<_>>().join("; ");
        found.push(Uncounted { label: left.unit.label(program), which: side.which, why, withheld: false });
    }
    for unit in outcome.units.iter().filter(|unit| !unit.broken.is_empty()) {
        let claims = unit.broken.iter().filter_map(|at| program.claims.get(*at));
        let claims = claims.map(|claim| {
            let (file, line, _) = side.named.sources.locate(claim.span);
            format!("{file}:{line}")
        });
        let place = claims.collect::<Vec<_>>().join(", ");
        let why = texts.line("cli_money_withheld", &[("place", place)]);
        found.push(Uncounted { label: unit.unit.label(program), which: side.which, why, withheld: true });
    }
    found
}

/// Those whom the other policy evaluates and this one knows nothing of.
fn unknown(
    side: &Side<'_>,
    outcome: Option<&Outcome>,
    evaluated: &BTreeSet<String>,
    told: &[Uncounted],
    texts: &Texts,
) -> Vec<Uncounted> {
    let units = outcome.into_iter().flat_map(|it| &it.units);
    let own: BTreeSet<String> = units.map(|it| it.unit.label(side.program())).collect();
    let is_told = |label: &String| told.iter().any(|it| it.which == side.which && it.label == *label);
    let id = if outcome.is_none() { "cli_money_no_effect" } else { "cli_money_unknown" };
    let missing = evaluated.iter().filter(|label| !own.contains(*label) && !is_told(label));
    let missing = missing.map(|label| Uncounted {
        label: label.clone(),
        which: side.which,
        why: texts.line(id, &[]),
        withheld: false,
    });
    missing.collect()
}

/// Where the group of a unit is read.
enum Groups<'a> {
    /// A table of the policy: the group of each key.
    Table(BTreeMap<String, String>),
    /// A column of an input, of the period whose data pay.
    Input(&'a Side<'a>, InputId, usize),
}

impl<'a> Groups<'a> {
    /// The first column of that name, of a table with the key of the units or of an input of them.
    fn of(column: &str, sides: [&'a Side<'a>; 2]) -> Result<Groups<'a>, Problem> {
        let mut known: Vec<&str> = Vec::new();
        for side in sides {
            let program = side.program();
            let level = crate::eval::level(program);
            let key = level.first().and_then(|key| program.key(*key)).map(|key| key.name.as_str());
            for table in &program.tables {
                let [at] = table.keys.as_slice() else { continue };
                if table.columns.get(*at as usize).map(|it| it.name.as_str()) != key || level.len() != 1 {
                    continue;
                }
                known.extend(table.columns.iter().map(|it| it.name.as_str()));
                let Some(wanted) = table.columns.iter().position(|it| it.name == column) else { continue };
                let kind = table.columns.get(wanted).map_or(Kind::Text, |it| it.ty.kind.clone());
                let rows = table.rows.iter().filter_map(|row| {
                    let key = row.cells.get(*at as usize)?.clone()?;
                    let unit = Unit::new(vec![(*level.first()?, key)]);
                    let value = row.cells.get(wanted)?.as_ref()?;
                    Some((unit.label(program), program.write(value, &kind, None)))
                });
                return Ok(Groups::Table(rows.collect()));
            }
            for (at, input) in program.inputs.iter().enumerate() {
                let mut keys = input.keys.clone();
                keys.sort();
                if keys != level {
                    continue;
                }
                known.extend(input.columns.iter().map(|it| it.name.as_str()));
                if let Some(wanted) = input.columns.iter().position(|it| it.name == column)
                    && let Ok(at) = u32::try_from(at)
                {
                    return Ok(Groups::Input(side, InputId(at), wanted));
                }
            }
        }
        known.sort_unstable();
        known.dedup();
        let names: Vec<String> = known.iter().map(|it| format!("`{it}`")).collect();
        let problem = Problem::new("cli_money_no_column").arg("column", column).arg("known", names.join(", "));
        Err(if names.is_empty() { problem } else { problem.help("help") })
    }

    fn of_units(&self, labels: &BTreeSet<String>, period: Period, texts: &Texts) -> BTreeMap<String, String> {
        let none = || texts.line("cli_money_no_group", &[]);
        match self {
            Groups::Table(groups) => {
                labels.iter().map(|it| (it.clone(), groups.get(it).cloned().unwrap_or_else(none))).collect()
            }
            Groups::Input(side, id, column) => {
                let program = side.program();
                let reference = program.reference_of(period).unwrap_or(period);
                let input = program.input(*id);
                let of = input.and_then(|it| it.period).map(|grain| reference.within(grain));
                let kind = input.and_then(|it| it.columns.get(*column)).map_or(Kind::Text, |it| it.ty.kind.clone());
                let rows = side.records.of(*id).into_iter().flat_map(|records| &records.rows);
                let rows = rows.filter(|row| row.period == of || row.period.is_none());
                let groups = rows.filter_map(|row| {
                    let keys = input?.keys.iter().copied().zip(row.keys.iter().cloned()).collect();
                    let value: &Value = row.cells.get(*column)?.as_ref()?;
                    Some((Unit::new(keys).label(program), program.write(value, &kind, None)))
                });
                let groups: BTreeMap<String, String> = groups.collect();
                labels.iter().map(|it| (it.clone(), groups.get(it).cloned().unwrap_or_else(none))).collect()
            }
        }
    }
}

//! What is proved of an act, and how each verdict is reached.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::ir::{Absences, Cause, ClaimKind, KeyId, NodeId, NodeKind, Program, RuleId, Transfer};
use crate::prove::hold::decide::{Decision, Goal, Reason, decide};
use crate::prove::hold::evaluator::{Blame, Evaluator, Known};
use crate::prove::hold::lookup::units_of;
use crate::prove::hold::place::{Limit, Place, Shapes};
use crate::prove::hold::possible::Why;
use crate::prove::hold::search::{Search, rules_of};
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::{When, stretches};
use crate::prove::hold::witness;
use crate::prove::hold::year;
use crate::source::Span;
use crate::value::{Number, Period, Range};

/// What is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// `garante`.
    Claim,
    /// What is paid is never negative and never more than what was planned.
    Bounds,
    /// Improving an indicator never lowers its score.
    Score,
    /// Improving an indicator never lowers a payment.
    Payment,
    /// The parts of a transfer add up to it.
    Parts,
    /// The instalments of a year add up to its amount.
    Year,
    /// Every unit with data within what is declared has a result.
    Result,
}

/// One thing to prove, and what came of it.
#[derive(Clone, Debug)]
pub struct Proof {
    /// What is to hold.
    pub property: Property,
    /// Of which declaration; empty for a claim, which has no name.
    pub name: String,
    /// The indicator that is improved, for a payment.
    pub indicator: Option<String>,
    /// Where it is declared.
    pub span: Span,
    /// Whether the declaration cites a reading, which answers for what is odd in it.
    pub answered: bool,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a proof.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It holds of every unit and data.
    Proved,
    /// It does not hold of this.
    Refuted(Counterexample),
    /// It is not known, and why; with the expression that stands in the way.
    Undecided(Doubt, Span),
}

/// A unit and data of which a property does not hold, as the machine computed it, in the words of the act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterexample {
    /// The period and the data.
    pub case: String,
    /// The two figures that contradict; empty where there is none.
    pub left: String,
    /// The second.
    pub right: String,
    /// The figure that is improved, before and after.
    pub figure: Option<(String, String)>,
    /// The cell that is changed and what it becomes, or why there is no result.
    pub note: String,
}

/// Why something is undecided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A figure is carried from one period to the next.
    Carried,
    /// A figure compares units, or shares among them.
    Units,
    /// A figure depends on several data at once.
    Together,
    /// A row may be missing.
    NoRow,
    /// A figure may be refused for what it comes to.
    Refused,
    /// The annual amount is read from data that may change within the year.
    Varies,
}

/// One thing to prove.
struct Task {
    property: Property,
    name: String,
    indicator: Option<String>,
    span: Span,
    answered: bool,
    goals: Vec<Goal>,
}

/// Proves the claims of an act and what any act should keep to.
#[must_use]
pub fn prove(checked: &Checked) -> Vec<Proof> {
    let program = checked.program();
    let stretches = stretches(program);
    let known = known(program, &stretches);
    let mut search = Search::new(program);
    let mut proofs: Vec<Proof> = Vec::new();
    for task in tasks(program) {
        let verdict = verdict(&known, &mut search, &task, &stretches);
        let Task { property, name, indicator, span, answered, .. } = task;
        proofs.push(Proof { property, name, indicator, span, answered, verdict });
    }
    for transfer in &program.transfers {
        let Some(verdict) = year::verdict(program, transfer) else { continue };
        proofs.push(Proof {
            property: Property::Year,
            name: transfer.name.clone(),
            indicator: None,
            span: transfer.span,
            answered: !transfer.citation.readings.is_empty(),
            verdict,
        });
    }
    // In the order written, and of one declaration in the order of the properties.
    proofs.sort_by_key(|proof| (proof.span.source, proof.span.start, proof.property));
    proofs
}

/// What is the same for every case: figures that read themselves in earlier periods are proved never to be negative,
/// from one period to the next.
fn known<'p>(program: &'p Program, stretches: &[When]) -> Known<'p> {
    let mut known = Known { program, shapes: Shapes::of(program), invariants: BTreeMap::new() };
    let ids = (0..program.rules.len()).filter_map(|at| u32::try_from(at).ok()).map(RuleId);
    let mut candidates: Vec<RuleId> = ids.filter(|rule| reads_itself(program, *rule)).collect();
    while !candidates.is_empty() {
        known.invariants = candidates.iter().map(|rule| (*rule, Range::at_least(Number::ZERO))).collect();
        let (kept, lost): (Vec<RuleId>, Vec<RuleId>) = candidates.iter().partition(|rule| {
            stretches.iter().all(|when| {
                let mut case = Evaluator::new(&known);
                let found = case.rule(**rule, *when);
                !found.may_be_present()
                    || found.quantity().is_some_and(|it| Range::at_least(Number::ZERO).contains_range(&it.range))
            })
        });
        if lost.is_empty() {
            break;
        }
        candidates = kept;
        known.invariants.clear();
    }
    known
}

fn reads_itself(program: &Program, rule: RuleId) -> bool {
    let Some(body) = program.rule(rule).map(|rule| rule.body) else { return false };
    program.rules_in(body).any(|read| rules_of(program, read, None).contains(&rule))
}

fn tasks(program: &Program) -> Vec<Task> {
    let mut tasks = Vec::new();
    for claim in program.claims.iter().filter(|claim| claim.kind == ClaimKind::Garante) {
        let rows = claim.each.and_then(|table| program.table(table).map(|facts| (table, facts.rows.len())));
        let goals = match rows {
            None => vec![Goal::Holds(claim.rule, None)],
            Some((table, rows)) => {
                let rows = 0..u32::try_from(rows).unwrap_or(u32::MAX);
                rows.map(|row| Goal::Holds(claim.rule, Some((table, row)))).collect()
            }
        };
        let answered = !claim.citation.readings.is_empty();
        let (property, name) = (Property::Claim, String::new());
        tasks.push(Task { property, name, indicator: None, span: claim.span, answered, goals });
    }
    for transfer in &program.transfers {
        of_transfer(transfer, &mut tasks);
    }
    let paid: Vec<_> = program.transfers.iter().map(|it| (it, rules_of(program, it.due, None))).collect();
    let allowed = [Cause::NotApplicable, Cause::Suspended, Cause::Missing];
    let allowed = allowed.into_iter().fold(Absences::NONE, |all, cause| all.union(Absences::of(cause)));
    for indicator in &program.indicators {
        let task = |property, name: &str, goals| Task {
            property,
            name: name.to_owned(),
            indicator: None,
            span: indicator.span,
            answered: !indicator.citation.readings.is_empty(),
            goals,
        };
        let is_read = paid.iter().any(|(_, rules)| rules.contains(&indicator.score))
            || program.indices.iter().any(|index| rules_of(program, index.value, None).contains(&indicator.score));
        if !is_read {
            tasks.push(task(Property::Result, &indicator.name, vec![Goal::Result(indicator.score, allowed)]));
        }
        let Some(polarity) = indicator.polarity else { continue };
        let up = polarity == crate::ir::Polarity::HigherIsBetter;
        let varied = root_of(program, indicator.value, indicator.score);
        tasks.push(task(Property::Score, &indicator.name, vec![Goal::Moves(indicator.score, varied, up)]));
        for (transfer, _) in paid.iter().filter(|(_, rules)| rules.contains(&indicator.score)) {
            let goals = vec![Goal::Moves(transfer.due, varied, up)];
            let mut task = task(Property::Payment, &transfer.name, goals);
            task.indicator = Some(indicator.name.clone());
            tasks.push(task);
        }
    }
    for index in &program.indices {
        if paid.iter().any(|(_, rules)| rules.contains(&index.value)) {
            continue;
        }
        tasks.push(Task {
            property: Property::Result,
            name: index.name.clone(),
            indicator: None,
            span: index.span,
            answered: !index.citation.readings.is_empty(),
            goals: vec![Goal::Result(index.score, allowed)],
        });
    }
    tasks
}

fn of_transfer(transfer: &Transfer, tasks: &mut Vec<Task>) {
    let task = |property, goals| Task {
        property,
        name: transfer.name.clone(),
        indicator: None,
        span: transfer.span,
        answered: !transfer.citation.readings.is_empty(),
        goals,
    };
    let settled = transfer.settlement.as_ref().map(|it| it.settled);
    tasks.push(task(Property::Bounds, vec![Goal::Within(transfer.due, transfer.planned, settled)]));
    if !transfer.parts.is_empty() {
        let parts = transfer.parts.iter().map(|part| part.planned).collect();
        tasks.push(task(Property::Parts, vec![Goal::Sum(parts, transfer.planned)]));
    }
    tasks.push(task(Property::Result, vec![Goal::Result(transfer.due, Absences::of(Cause::NotApplicable))]));
}

/// The figure that moves when an indicator is improved: its result; where the score reads not the result but the
/// measure that the result is, the measure.
fn root_of(program: &Program, value: RuleId, score: RuleId) -> RuleId {
    let mut root = value;
    loop {
        let read = rules_of(program, score, Some(root));
        let Some(body) = program.rule(root).map(|rule| rule.body) else { return root };
        match plain_read(program, body) {
            Some(inner) if read.contains(&inner) => root = inner,
            _ => return root,
        }
    }
}

/// The rule that an expression is the value of, perhaps rounded and for some units only.
fn plain_read(program: &Program, node: NodeId) -> Option<RuleId> {
    match &program.node(node)?.kind {
        NodeKind::Ref(rule) => Some(*rule),
        NodeKind::Round { subject, .. } => plain_read(program, *subject),
        NodeKind::If(_, then, otherwise) => match &program.node(*otherwise)?.kind {
            NodeKind::Absent(_) => plain_read(program, *then),
            _ => None,
        },
        _ => None,
    }
}

fn verdict(known: &Known<'_>, search: &mut Search<'_>, task: &Task, stretches: &[When]) -> Verdict {
    let given = if task.property == Property::Result { population(known) } else { Vec::new() };
    let mut doubt = None;
    for goal in &task.goals {
        let mut open: Vec<(Period, Vec<_>)> = Vec::new();
        let mut reason = None;
        for when in stretches {
            if let Decision::Open(case, why) = decide(known, goal, *when, &given) {
                // A year of the stretch and the next: one of them may be a leap year.
                open.extend(when.firsts(1).map(|period| (period, case.clone())));
                reason = reason.or(why);
            }
        }
        if open.is_empty() {
            continue;
        }
        if let Some(found) = search.find(goal, &open) {
            return Verdict::Refuted(witness::counterexample(known.program, goal, &found));
        }
        doubt = doubt.or(Some(reason));
    }
    match doubt {
        None => Verdict::Proved,
        Some(reason) => undecided(reason, task.span),
    }
}

fn undecided(reason: Option<Reason>, span: Span) -> Verdict {
    match reason {
        Some(Reason::Blamed(Blame::Recursion, at)) => Verdict::Undecided(Doubt::Carried, at),
        Some(Reason::Blamed(Blame::Units, at)) => Verdict::Undecided(Doubt::Units, at),
        Some(Reason::Blamed(Blame::Together, at)) => Verdict::Undecided(Doubt::Together, at),
        Some(Reason::Refused(refused)) => match refused.why {
            Why::NoRow | Why::NoReference => Verdict::Undecided(Doubt::NoRow, refused.span),
            _ => Verdict::Undecided(Doubt::Refused, refused.span),
        },
        None => Verdict::Undecided(Doubt::Together, span),
    }
}

/// The units of the tables that a figure reads by key: those that the act is about.
fn population(known: &Known<'_>) -> Vec<(Place, Limit)> {
    let program = known.program;
    let keys = (0..program.keys.len()).filter_map(|at| u32::try_from(at).ok()).map(KeyId);
    let units = keys.map(|key| {
        let is_it =
            |node: NodeId| matches!(program.node(node).map(|it| &it.kind), Some(NodeKind::Key(it)) if *it == key);
        (key, units_of(program, is_it))
    });
    units
        .filter(|(_, texts)| !texts.is_empty())
        .map(|(key, texts)| (Place::Key(key), Limit::Texts(Texts::Among(texts))))
        .collect()
}

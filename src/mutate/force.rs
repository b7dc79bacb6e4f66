//! What figures can read in the periods in which an act has effect: a fault anywhere else changes nothing.
//!
//! Only the calendar is looked at, and only where every period gives the same answer: what depends on data is taken to
//! be read. The periods are those from the first of the validity to two years after the last date that the act names,
//! and those whose data pay them; from then on the calendar says nothing new.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{NodeId, NodeKind, Op, Program, RuleId, Shift, children};
use crate::machine::{Evaluated, Machine, Nowhere};
use crate::value::{Period, Value};

/// More periods than this are not looked at one by one.
const MOST: usize = 2_000;
/// How deep rules are followed in search of an absence.
const DEEP: u32 = 32;

/// The periods of an act, and what is read in them.
pub(super) struct Force {
    periods: Vec<Period>,
    read: BTreeSet<NodeId>,
    parents: BTreeMap<NodeId, Vec<NodeId>>,
}

impl Force {
    /// What some figures read.
    pub(super) fn of(program: &Program, figures: &[NodeId]) -> Self {
        let mut force = Force { periods: periods(program), read: BTreeSet::new(), parents: BTreeMap::new() };
        let mut left: Vec<NodeId> = figures.to_vec();
        while let Some(id) = left.pop() {
            if force.read.insert(id) {
                for child in force.taken(program, id) {
                    force.parents.entry(child).or_default().push(id);
                    left.push(child);
                }
            }
        }
        force
    }

    /// The nodes that a node reads in some period.
    fn taken(&self, program: &Program, id: NodeId) -> Vec<NodeId> {
        let Some(kind) = program.node(id).map(|node| &node.kind) else { return Vec::new() };
        match kind {
            NodeKind::If(condition, then, otherwise) => match self.known(program, *condition) {
                Some(true) => vec![*condition, *then],
                Some(false) => vec![*condition, *otherwise],
                None => children(kind),
            },
            NodeKind::Match { subject, causes, .. } if self.is_absent(program, *subject, DEEP) => {
                std::iter::once(*subject).chain(causes.iter().map(|(_, result)| *result)).collect()
            }
            _ => children(kind),
        }
    }

    /// What a condition comes to in every period, when it is the same.
    fn known(&self, program: &Program, condition: NodeId) -> Option<bool> {
        let answers = self.answers(program, condition)?;
        let (first, rest) = answers.split_first()?;
        match first {
            Ok(Value::Truth(truth)) if rest.iter().all(|answer| answer == first) => Some(*truth),
            _ => None,
        }
    }

    /// What a node that reads only the calendar comes to in each period.
    fn answers(&self, program: &Program, id: NodeId) -> Option<Vec<Evaluated>> {
        if !is_calendar(program, id) {
            return None;
        }
        let mut machine = Machine::new(program, Nowhere);
        let answer = |period: &Period| {
            let frame = machine.at(*period);
            machine.node(id, frame)
        };
        Some(self.periods.iter().map(answer).collect())
    }

    /// Whether a node never has a value, in any period.
    fn is_absent(&self, program: &Program, id: NodeId, deep: u32) -> bool {
        let Some(kind) = program.node(id).map(|node| &node.kind).filter(|_| deep > 0) else { return false };
        let is_absent = |id: NodeId| self.is_absent(program, id, deep - 1);
        match kind {
            NodeKind::Absent(_) => true,
            NodeKind::Ref(rule) => program.rule(*rule).is_some_and(|rule| is_absent(rule.body)),
            NodeKind::If(condition, then, otherwise) => match self.known(program, *condition) {
                Some(true) => is_absent(*then),
                Some(false) => is_absent(*otherwise),
                None => is_absent(*then) && is_absent(*otherwise),
            },
            NodeKind::Round { subject, .. } => is_absent(*subject),
            _ => false,
        }
    }

    /// The widest nodes around others that read only the calendar.
    fn calendars_around(&self, program: &Program, nodes: &[NodeId]) -> BTreeSet<NodeId> {
        let (mut found, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut left = nodes.to_vec();
        while let Some(id) = left.pop() {
            if !seen.insert(id) {
                continue;
            }
            let parents = self.parents.get(&id).into_iter().flatten().copied();
            let (inner, outer): (Vec<NodeId>, Vec<NodeId>) = parents.partition(|it| is_calendar(program, *it));
            if !outer.is_empty() || inner.is_empty() {
                found.insert(id);
            }
            left.extend(inner);
        }
        found
    }

    /// Whether changes of nodes change nothing in any period: nobody reads them, or all that they can change are
    /// conditions that come to the same. `changed` is the program with them.
    pub(super) fn are_idle(&self, program: &Program, changed: &Program, nodes: &[NodeId]) -> bool {
        if self.periods.is_empty() {
            return false;
        }
        let read: Vec<NodeId> = nodes.iter().copied().filter(|id| self.read.contains(id)).collect();
        self.calendars_around(program, &read).into_iter().all(|id| {
            let before = self.answers(program, id);
            before.is_some() && before == self.answers(changed, id)
        })
    }
}

/// Whether a node reads the calendar and nothing else, by operations that only compare its dates.
fn is_calendar(program: &Program, id: NodeId) -> bool {
    match program.node(id).map(|node| &node.kind) {
        Some(NodeKind::Const(_) | NodeKind::Time) => true,
        Some(NodeKind::Op(op, operands)) => {
            let compares = matches!(
                op,
                Op::Within
                    | Op::Start
                    | Op::End
                    | Op::Ordinal
                    | Op::MonthIndex(_)
                    | Op::Less
                    | Op::AtMost
                    | Op::Equal
                    | Op::And
                    | Op::Or
                    | Op::Not
            );
            compares && operands.iter().all(|operand| is_calendar(program, *operand))
        }
        _ => false,
    }
}

/// The periods in which an act has effect, and those whose data pay them; none where the validity has no beginning.
fn periods(program: &Program) -> Vec<Period> {
    let grain = program.grain;
    let (Some(from), until) = program.validity else { return Vec::new() };
    let first = Period::containing(grain, from);
    let last = until.map_or_else(
        || last_named(program).max(first).plus(36 / grain.months() + 1),
        |day| Period::containing(grain, day),
    );
    let length = usize::try_from(last.index - first.index + 1).unwrap_or(0);
    if length > MOST {
        return Vec::new();
    }
    let paid: Vec<Period> = std::iter::successors(Some(first), |period| Some(period.next())).take(length).collect();
    let read = paid.iter().filter_map(|period| program.reference_of(*period));
    let named = program.nodes.iter().filter_map(|node| match node.kind {
        NodeKind::At(_, Shift::Constant(period)) => Some(period),
        _ => None,
    });
    let all: BTreeSet<Period> = paid.iter().copied().chain(read).chain(named).collect();
    all.into_iter().collect()
}

/// The last period that a constant or a table by month names.
fn last_named(program: &Program) -> Period {
    let grain = program.grain;
    let named = program.nodes.iter().filter_map(|node| match &node.kind {
        NodeKind::Const(Value::Date(day)) => Some(Period::containing(grain, *day)),
        NodeKind::Const(Value::Period(period)) => Some(Period::containing(grain, period.end())),
        NodeKind::Steps { subject, arms } => {
            let month = arms.iter().filter_map(|arm| arm.until.as_ref()?.0.to_i64()).max()?;
            let by_month = matches!(program.node(*subject)?.kind, NodeKind::Op(Op::MonthIndex(_), _));
            let index = i32::try_from(month).ok().filter(|_| by_month)?;
            Some(Period { grain: crate::value::Grain::Month, index }.within(grain))
        }
        _ => None,
    });
    named.max().unwrap_or(Period { grain, index: 0 })
}

/// The rules of a program that are figures: neither claims nor what examples expect.
pub(super) fn figures(program: &Program) -> Vec<NodeId> {
    let examples = program.examples.iter().flat_map(|example| &example.expectations).map(|it| it.rule);
    let asked: BTreeSet<RuleId> = program.claims.iter().map(|claim| claim.rule).chain(examples).collect();
    let rules = program.rules.iter().enumerate();
    let figures = rules.filter(|(at, _)| !u32::try_from(*at).is_ok_and(|at| asked.contains(&RuleId(at))));
    figures.map(|(_, rule)| rule.body).collect()
}

//! What evaluating the examples reached: figures, branches, bands and the values that fell in them, cells, periods.
//!
//! Receives a machine that has evaluated an example; walks the branches that were taken, and no others. Says nothing
//! of what should have been reached: `coverage` does.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashSet;

use crate::ir::{Domain, NodeId, NodeKind, Program, Rows, RuleId, Shift, TableId, children};
use crate::machine::{Evaluated, FrameId, Machine, RefusalKind, Stop, UnitKeys, World, arm_of};
use crate::source::Span;
use crate::value::{Number, Period, Value};

/// What the examples together reached.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    pub(super) rules: BTreeSet<RuleId>,
    pub(super) nodes: BTreeSet<NodeId>,
    pub(super) arms: BTreeSet<(NodeId, u32)>,
    pub(super) truths: BTreeSet<(NodeId, bool)>,
    /// The values that each table of bands was read at.
    pub(super) values: BTreeMap<NodeId, BTreeSet<Number>>,
    /// The rows of tables that were read.
    pub(super) rows: BTreeSet<(TableId, u32)>,
    /// The payment periods of which the reference period was asked.
    pub(super) payments: BTreeSet<Period>,
}

impl Coverage {
    /// Whether a node was evaluated.
    #[must_use]
    pub fn has(&self, node: NodeId) -> bool {
        self.nodes.contains(&node)
    }
}

/// A walk through what one machine has evaluated. A figure is walked once for each unit and period: figures that read
/// those of the period before, each by several ways, would be walked twice as often for each period back.
pub(super) struct Walk<'c> {
    reached: &'c mut Coverage,
    seen: FxHashSet<(UnitKeys, RuleId, FrameId)>,
    /// The unit that a statistic is at; no keys for the example's own.
    unit: UnitKeys,
}

impl<'c> Walk<'c> {
    /// A walk that has not begun.
    pub(super) fn new(reached: &'c mut Coverage) -> Self {
        Walk { reached, seen: FxHashSet::default(), unit: UnitKeys::new() }
    }

    /// Notes what the evaluation of a node reached: only the branches taken.
    pub(super) fn walk<W: World>(&mut self, machine: &mut Machine<'_, W>, id: NodeId, frame: FrameId) {
        let program = machine.program();
        let Some(node) = program.node(id) else {
            return;
        };
        self.reached.nodes.insert(id);
        match &node.kind {
            NodeKind::Ref(rule) => {
                self.reached.rules.insert(*rule);
                if self.seen.insert((self.unit.clone(), *rule, frame)) && !is_too_deep(&machine.rule(*rule, frame)) {
                    program.rule(*rule).into_iter().for_each(|rule| self.walk(machine, rule.body, frame));
                }
            }
            NodeKind::At(inner, shift) => {
                self.reached.payments.extend(machine.period(frame).filter(|_| *shift == Shift::Reference));
                if let Ok(frame) = machine.shifted(*shift, frame, node.span) {
                    self.walk(machine, *inner, frame);
                }
            }
            NodeKind::If(condition, then, otherwise) => {
                self.walk(machine, *condition, frame);
                if let Ok(Value::Truth(truth)) = machine.node(*condition, frame) {
                    self.reached.truths.insert((*condition, truth));
                    self.walk(machine, if truth { *then } else { *otherwise }, frame);
                }
            }
            NodeKind::Steps { subject, arms } => {
                self.walk(machine, *subject, frame);
                if let Ok(value) = machine.node(*subject, frame)
                    && let Some(arm) = arm_of(arms, &value)
                {
                    if let Value::Number(number) = value {
                        self.reached.values.entry(id).or_default().insert(number);
                    }
                    self.reached.arms.insert((id, arm.row));
                    self.walk(machine, arm.result, frame);
                }
            }
            NodeKind::Match { subject, present, causes } => {
                self.walk(machine, *subject, frame);
                let taken = match machine.node(*subject, frame) {
                    Ok(_) => *present,
                    Err(Stop::Absent(cause)) => {
                        causes.iter().find(|(handled, _)| *handled == cause).map(|(_, result)| *result)
                    }
                    Err(_) => None,
                };
                if let Some(taken) = taken {
                    self.walk(machine, taken, frame);
                }
            }
            NodeKind::Lookup { table, keys, .. } => {
                if let Ok(Ok(row)) = machine.row_of(*table, keys, frame, node.span) {
                    self.reached.rows.insert((*table, row));
                }
                children(&node.kind).into_iter().for_each(|child| self.walk(machine, child, frame));
            }
            NodeKind::Aggregate { domain, value, filter, weight, .. } => {
                domain.by().iter().for_each(|by| self.walk(machine, *by, frame));
                let parts: Vec<NodeId> = filter.iter().chain(weight).chain(Some(value)).copied().collect();
                self.members(machine, id, &parts, frame);
            }
            kind => children(kind).into_iter().for_each(|child| self.walk(machine, child, frame)),
        }
    }

    /// What a statistic reached, in each of its members.
    fn members<W: World>(&mut self, machine: &mut Machine<'_, W>, id: NodeId, parts: &[NodeId], frame: FrameId) {
        let program = machine.program();
        let Some(node) = program.node(id) else { return };
        let NodeKind::Aggregate { domain, .. } = &node.kind else { return };
        match domain {
            Domain::Rows(rows) => {
                let positions = machine.positions(*rows, frame, node.span).unwrap_or_default();
                for row in positions.iter() {
                    if let Rows::Table(table) = rows {
                        self.reached.rows.insert((*table, *row));
                    }
                    machine.with_row(*rows, *row, |machine| {
                        parts.iter().for_each(|part| self.walk(machine, *part, frame));
                    });
                }
            }
            Domain::Periods(since) => {
                for there in machine.periods_since(*since, frame) {
                    parts.iter().for_each(|part| self.walk(machine, *part, there));
                }
            }
            Domain::Units { .. } => {
                let units = machine.cohort(id, frame).map(|cohort| cohort.units.clone()).unwrap_or_default();
                for unit in units {
                    let own = std::mem::replace(&mut self.unit, unit.clone());
                    let walked = machine.visit(&unit, |machine| {
                        parts.iter().for_each(|part| self.walk(machine, *part, frame));
                        Ok(())
                    });
                    walked.unwrap_or_default();
                    self.unit = own;
                }
            }
        }
    }
}

/// Whether figures read one another beyond what is computed: no end of them is in sight.
fn is_too_deep(result: &Evaluated) -> bool {
    let Err(Stop::Refused(refusal)) = result else { return false };
    let mut kind = &refusal.kind;
    while let RefusalKind::Member { refusal, .. } = kind {
        kind = &refusal.kind;
    }
    matches!(kind, RefusalKind::TooDeep { .. })
}

impl Coverage {
    /// Whether a dated row written at a place was read, be it by no rule's name (`por_mês`).
    pub(super) fn rows_within(&self, program: &Program, span: Span) -> bool {
        self.arms.iter().any(|(node, _)| program.node(*node).is_some_and(|node| span.contains(node.span)))
    }

    /// Whether a condition written at a place held, or did not hold, in some example.
    pub(super) fn was_within(&self, program: &Program, span: Span, truth: bool) -> bool {
        let mut known = self.truths.iter().filter(|(_, known)| *known == truth);
        known.any(|(node, _)| program.node(*node).is_some_and(|node| span.contains(node.span)))
    }

    /// Whether a condition, or one that says the same at the same place, held or did not hold in some example.
    pub(super) fn was(&self, program: &Program, condition: NodeId, truth: bool) -> bool {
        let Some(span) = program.node(condition).map(|node| node.span) else { return false };
        let alike = |node: NodeId| {
            node == condition
                || (program.node(node).is_some_and(|node| node.span == span) && program.same(node, condition))
        };
        self.truths.iter().any(|(node, known)| *known == truth && alike(*node))
    }

    /// Whether something written at a place was read: a node, or a row of a table.
    pub(super) fn reads_within(&self, program: &Program, span: Span) -> bool {
        let row = |(table, row): &(TableId, u32)| {
            let row = program.tables.get(table.0 as usize).and_then(|table| table.rows.get(*row as usize));
            row.is_some_and(|row| span.contains(row.span))
        };
        let mut nodes = self.nodes.iter().filter_map(|node| program.node(*node));
        nodes.any(|node| span.contains(node.span)) || self.rows.iter().any(row)
    }
}

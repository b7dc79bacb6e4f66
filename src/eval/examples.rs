//! `exemplo` blocks evaluated, and what none of them reaches.

use std::collections::BTreeSet;

use crate::check::Checked;
use crate::data::{Origin, Record, Records};
use crate::eval::{Rejections, Request, Unit, UnitWorld, admit};
use crate::ir::{Axis, Domain, Example, Expectation, NodeId, NodeKind, Program, RuleId, children};
use crate::machine::{Evaluated, FrameId, Machine, World, arm_of};
use crate::source::{SourceId, Span};
use crate::value::Value;

/// What came of one example.
#[derive(Clone, Debug)]
pub struct ExampleOutcome {
    /// Which, of `Program::examples`.
    pub example: usize,
    /// What came of each `espera`.
    pub expectations: Vec<ExpectationOutcome>,
    /// Why it could not be evaluated at all: it has no period, or one that the policy does not have.
    pub not_evaluated: bool,
}

impl ExampleOutcome {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.not_evaluated && self.expectations.iter().all(|it| it.result == Ok(Value::Truth(true)))
    }
}

/// What came of one `espera`.
#[derive(Clone, Debug)]
pub struct ExpectationOutcome {
    /// Where it is written.
    pub span: Span,
    /// Whether it holds, or why that cannot be said.
    pub result: Evaluated,
    /// What each side came to, as written.
    pub sides: Option<(String, String)>,
}

/// What the examples together reached.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    rules: BTreeSet<RuleId>,
    arms: BTreeSet<(NodeId, u32)>,
    truths: BTreeSet<(NodeId, bool)>,
}

/// Evaluates every example of a policy, noting what each reaches.
#[must_use]
pub fn run_examples(checked: &Checked) -> (Vec<ExampleOutcome>, Coverage) {
    let program = checked.program();
    let mut reached = Coverage::default();
    let outcomes = program.examples.iter().enumerate();
    let outcomes = outcomes.map(|(at, example)| run(program, at, example, &mut reached)).collect();
    (outcomes, reached)
}

fn run(program: &Program, at: usize, example: &Example, reached: &mut Coverage) -> ExampleOutcome {
    let axis = if program.transfers.is_empty() { Axis::Reference } else { Axis::Payment };
    let admitted = example.period.filter(|period| admit(program, Request { period: *period, axis }).is_ok());
    let Some(period) = admitted else {
        return ExampleOutcome { example: at, expectations: Vec::new(), not_evaluated: true };
    };
    let mut records = Records::empty(program);
    for record in &example.records {
        let made = Record {
            keys: record.keys.clone(),
            period: record.period,
            cells: record.cells.clone(),
            origin: Origin::default(),
        };
        records.add(record.input, made);
    }
    let rejections = Rejections::default();
    let expectations = example.expectations.iter();
    let expectations = expectations.map(|expectation| {
        let unit = Unit::new(expectation.unit.clone());
        let world = UnitWorld::new(program, &records, &rejections, unit, &example.givens);
        let mut machine = Machine::new(program, world);
        let frame = machine.at(period);
        expected(program, &mut machine, expectation, frame, reached)
    });
    ExampleOutcome { example: at, expectations: expectations.collect(), not_evaluated: false }
}

fn expected(
    program: &Program,
    machine: &mut Machine<'_, UnitWorld<'_>>,
    expectation: &Expectation,
    frame: FrameId,
    reached: &mut Coverage,
) -> ExpectationOutcome {
    let result = machine.rule(expectation.rule, frame);
    if let Some(rule) = program.rule(expectation.rule) {
        reached.walk(machine, rule.body, frame);
    }
    let mut write = |id: NodeId| match machine.node(id, frame) {
        Ok(value) => program.node(id).map_or_else(String::new, |node| program.write(&value, &node.ty.kind, None)),
        Err(crate::machine::Stop::Absent(cause)) => cause.word().to_owned(),
        Err(crate::machine::Stop::Refused(_)) => "?".to_owned(),
    };
    let sides = expectation.sides.map(|(left, right)| (write(left), write(right)));
    ExpectationOutcome { span: expectation.span, result, sides }
}

impl Coverage {
    /// Notes what the evaluation of a node reached: only the branches taken.
    fn walk<W: World>(&mut self, machine: &mut Machine<'_, W>, id: NodeId, frame: FrameId) {
        let program = machine.program();
        let Some(node) = program.node(id) else {
            return;
        };
        match &node.kind {
            NodeKind::Ref(rule) => {
                self.rules.insert(*rule);
                if let Some(rule) = program.rule(*rule) {
                    self.walk(machine, rule.body, frame);
                }
            }
            NodeKind::At(inner, shift) => {
                if let Ok(frame) = machine.shifted(*shift, frame, node.span) {
                    self.walk(machine, *inner, frame);
                }
            }
            NodeKind::If(condition, then, otherwise) => {
                self.walk(machine, *condition, frame);
                if let Ok(Value::Truth(truth)) = machine.node(*condition, frame) {
                    self.truths.insert((*condition, truth));
                    self.walk(machine, if truth { *then } else { *otherwise }, frame);
                }
            }
            NodeKind::Steps { subject, arms } => {
                self.walk(machine, *subject, frame);
                if let Ok(value) = machine.node(*subject, frame)
                    && let Some(arm) = arm_of(arms, &value)
                {
                    self.arms.insert((id, arm.row));
                    self.walk(machine, arm.result, frame);
                }
            }
            NodeKind::Match { subject, present, causes } => {
                self.walk(machine, *subject, frame);
                let taken = match machine.node(*subject, frame) {
                    Ok(_) => *present,
                    Err(crate::machine::Stop::Absent(cause)) => {
                        causes.iter().find(|(handled, _)| *handled == cause).map(|(_, result)| *result)
                    }
                    Err(_) => None,
                };
                if let Some(taken) = taken {
                    self.walk(machine, taken, frame);
                }
            }
            NodeKind::Aggregate { domain, value, filter, weight, .. } => {
                domain.by().iter().for_each(|by| self.walk(machine, *by, frame));
                let parts: Vec<NodeId> = filter.iter().chain(weight).chain(Some(value)).copied().collect();
                self.members(machine, id, &parts, frame);
            }
            NodeKind::Apportion { total, among, .. } => {
                self.walk(machine, *total, frame);
                self.walk(machine, *among, frame);
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
                    machine.with_row(*rows, *row, |machine| {
                        parts.iter().for_each(|part| self.walk(machine, *part, frame));
                    });
                }
            }
            Domain::YearSoFar => {
                for there in machine.year_so_far(frame) {
                    parts.iter().for_each(|part| self.walk(machine, *part, there));
                }
            }
            Domain::Units { .. } => {
                let units = machine.cohort(id, frame).map(|cohort| cohort.units.clone()).unwrap_or_default();
                for unit in units {
                    let walked = machine.visit(&unit, |machine| {
                        parts.iter().for_each(|part| self.walk(machine, *part, frame));
                        Ok(())
                    });
                    walked.unwrap_or_default();
                }
            }
        }
    }
}

/// Something that no example reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// What.
    pub kind: GapKind,
    /// Whose.
    pub name: String,
    /// Where it is written.
    pub span: Span,
}

/// What may go unreached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A figure: measure, parameter, indicator, index, transfer.
    Rule,
    /// A row of a band table or of points.
    Band,
    /// A condition of applicability that is never true.
    Applicable,
    /// A condition of applicability that is never false.
    NotApplicable,
    /// An exception that never holds.
    Exception,
    /// A row that deems a target met and never holds.
    Deemed,
}

/// How many elements a file writes, and those that none of its examples reaches. What an amendment writes is reached by
/// the examples of the amending act.
#[must_use]
pub fn coverage(program: &Program, reached: &Coverage, file: SourceId) -> (usize, Vec<Gap>) {
    let mut elements: Vec<(Gap, bool)> = Vec::new();
    let mut element = |kind, name: &str, span, hit| elements.push((Gap { kind, name: name.to_owned(), span }, hit));
    for indicator in &program.indicators {
        let name = indicator.name.as_str();
        let either = [indicator.value, indicator.score].iter().any(|rule| reached.rules.contains(rule));
        element(GapKind::Rule, name, indicator.span, either);
        for table in &indicator.bands {
            for (row, span) in rows_of(program, *table) {
                element(GapKind::Band, name, span, reached.arms.contains(&(*table, row)));
            }
        }
        if let Some(applies) = indicator.applies {
            element(GapKind::Applicable, name, indicator.span, reached.truths.contains(&(applies, true)));
            element(GapKind::NotApplicable, name, indicator.span, reached.truths.contains(&(applies, false)));
        }
        for deemed in indicator.deemed.iter().chain(&indicator.suspended) {
            let hit = reached.holds_same(program, deemed.span);
            element(GapKind::Deemed, name, deemed.span, hit);
        }
    }
    for index in &program.indices {
        element(GapKind::Rule, &index.name, index.span, reached.rules.contains(&index.value));
    }
    for transfer in &program.transfers {
        element(GapKind::Rule, &transfer.name, transfer.span, reached.rules.contains(&transfer.due));
        for exception in &transfer.exceptions {
            let name = exception.name.as_deref().unwrap_or(&transfer.name);
            element(GapKind::Exception, name, exception.span, reached.holds_same(program, exception.span));
        }
    }
    for rule in program.rules.iter().enumerate().filter(|(_, rule)| {
        matches!(rule.kind, crate::ir::RuleKind::Measure | crate::ir::RuleKind::Parameter) && !rule.name.contains(' ')
    }) {
        let id = RuleId(u32::try_from(rule.0).unwrap_or(u32::MAX));
        let hit = reached.rules.contains(&id) || reached.rows_within(program, rule.1.span);
        element(GapKind::Rule, &rule.1.name, rule.1.span, hit);
    }
    elements.retain(|(gap, _)| gap.span.source == file);
    let total = elements.len();
    let mut gaps: Vec<Gap> = elements.into_iter().filter(|(_, hit)| !hit).map(|(gap, _)| gap).collect();
    gaps.sort_by_key(|gap| (gap.span, gap.kind));
    (total, gaps)
}

impl Coverage {
    /// Whether a dated row written at a place was read, be it by no rule's name (`por_mês`).
    fn rows_within(&self, program: &Program, span: Span) -> bool {
        self.arms.iter().any(|(node, _)| program.node(*node).is_some_and(|node| span.contains(node.span)))
    }

    /// Whether a condition written at a place held in some example.
    fn holds_same(&self, program: &Program, span: Span) -> bool {
        self.truths
            .iter()
            .any(|(node, truth)| *truth && program.node(*node).is_some_and(|node| span.contains(node.span)))
    }
}

/// The written rows of a band table, each once.
fn rows_of(program: &Program, table: NodeId) -> Vec<(u32, Span)> {
    let Some(NodeKind::Steps { arms, .. }) = program.node(table).map(|node| &node.kind) else {
        return Vec::new();
    };
    let mut rows: Vec<(u32, Span)> = arms.iter().map(|arm| (arm.row, arm.span)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

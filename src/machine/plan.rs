//! What the nodes of a program come down to at a period: the part of the work that every unit has in common, done once.
//!
//! Receives nodes one by one, as they are first read; gives each a step, with everything that the calendar and the act
//! alone decide left behind: constants, the branch that a date takes, the rule behind a name, the frame behind a
//! reference. Says nothing of what an operation gives: `machine` does, to both.

use crate::ir::{Cause, Domain, InputId, NodeId, NodeKind, Op, Program, Rows, RuleId, Shift, children};
use crate::machine::{Evaluated, FrameId, Machine, Stop, World, decides, led_to};
use crate::source::Span;
use crate::value::Value;

/// Which step of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct StepId(u32);

/// What is left of a node at a period, to be done for each unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) work: Work,
    pub(super) node: NodeId,
    pub(super) frame: FrameId,
    pub(super) span: Span,
}

/// What a step does. The steps that it names are of nodes that the step's own node leads to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Work {
    /// Nothing: it is the same for every unit.
    Known,
    /// Reads a cell.
    Cell(InputId, u32),
    /// A function of one value.
    One(Op, StepId),
    /// A function of two.
    Two(Op, StepId, StepId),
    /// `e` and `ou`: the truth that decides, and the sides.
    Kleene(bool, StepId, StepId),
    /// A condition and its branches.
    If(StepId, StepId, StepId),
    /// A value that may be absent, and what it leads to when it is not.
    Match(StepId, StepId),
    /// The band that a value falls in.
    Bands(StepId),
    /// Rounds a value.
    Round(StepId),
    /// The same expression at a period that only then is looked at: there may be no end of them.
    At(NodeId, Shift),
    /// A rule that leads to other periods, so that its depth counts, and its body.
    Rule(RuleId, StepId),
    /// A rule that was being planned when this was.
    Later(RuleId),
    /// All the rest: as the machine computes the node.
    Node,
}

/// Where a node leads.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place {
    /// To a step below which so many rules read one another.
    Closed(StepId, u8),
    /// To a step that may read without end.
    Open(StepId),
    /// Nowhere: it depends on the row at hand, and is computed for each.
    Row,
}

impl Place {
    /// The step.
    #[inline]
    pub(super) fn step(self) -> Option<StepId> {
        match self {
            Place::Closed(step, _) | Place::Open(step) => Some(step),
            Place::Row => None,
        }
    }

    /// The same, for a node that reads another besides.
    fn besides(self, other: Place) -> Place {
        match (self, other) {
            (Place::Row, _) | (_, Place::Row) => Place::Row,
            (Place::Closed(step, rules), Place::Closed(_, others)) => Place::Closed(step, rules.max(others)),
            (Place::Closed(step, _) | Place::Open(step), _) => Place::Open(step),
        }
    }
}

/// What a step gave, and in which round.
#[derive(Clone, Debug)]
pub(super) struct Slot {
    pub(super) round: u64,
    pub(super) value: Evaluated,
}

/// The round of what is known for good.
const ALWAYS: u64 = u64::MAX;

/// How many rules may be planned within one another, and read one another uncounted.
pub(super) const NESTED: u8 = 16;

/// The steps of all periods, and what they gave.
#[derive(Debug, Default)]
pub(super) struct Plan {
    steps: Vec<Step>,
    /// What the slots of a unit not yet looked at hold.
    blank: Vec<Slot>,
    /// What the steps gave for the unit at hand.
    slots: Vec<Slot>,
    /// The slots of units turned to, for the next of them.
    spare: Vec<Vec<Slot>>,
    /// The rules and conditions being planned, by what they are computed by.
    planning: Vec<(NodeId, FrameId)>,
}

impl Plan {
    #[inline]
    pub(super) fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.get(id.0 as usize)
    }

    /// Whether a step was done in this round, or never need be.
    #[inline]
    pub(super) fn is_done(&mut self, id: StepId, round: u64) -> bool {
        match self.slots.get(id.0 as usize) {
            Some(slot) => slot.round >= round,
            None => self.grow(id, round),
        }
    }

    /// Makes place for the steps planned since; says the same.
    #[cold]
    fn grow(&mut self, id: StepId, round: u64) -> bool {
        self.slots.extend(self.blank.iter().skip(self.slots.len()).cloned());
        self.slots.get(id.0 as usize).is_some_and(|slot| slot.round >= round)
    }

    /// Remembers what a step gave.
    #[inline]
    pub(super) fn keep(&mut self, id: StepId, round: u64, value: Evaluated) {
        if let Some(slot) = self.slots.get_mut(id.0 as usize) {
            slot.round = round;
            slot.value = value;
        }
    }

    /// What a step gave.
    #[inline]
    pub(super) fn held(&self, id: StepId) -> Option<&Evaluated> {
        self.slots.get(id.0 as usize).map(|slot| &slot.value)
    }

    /// What a step always gives; nothing where that depends on the unit.
    pub(super) fn known(&self, id: StepId) -> Option<&Evaluated> {
        self.blank.get(id.0 as usize).filter(|slot| slot.round == ALWAYS).map(|slot| &slot.value)
    }

    /// Turns to another unit; gives back what the steps gave for the one at hand.
    pub(super) fn enter(&mut self) -> Vec<Slot> {
        std::mem::replace(&mut self.slots, self.spare.pop().unwrap_or_default())
    }

    /// Turns back to it.
    pub(super) fn leave(&mut self, outer: Vec<Slot>) {
        self.spare.push(std::mem::replace(&mut self.slots, outer));
    }

    fn add(&mut self, step: Step, slot: Slot) -> StepId {
        let id = StepId(u32::try_from(self.steps.len()).unwrap_or(u32::MAX));
        self.steps.push(step);
        self.blank.push(slot);
        id
    }
}

impl<W: World> Machine<'_, W> {
    /// Where a node leads at a period.
    #[inline]
    pub(super) fn place(&mut self, id: NodeId, frame: FrameId) -> Place {
        match self.frame(frame).and_then(|frame| frame.nodes.get(id.0 as usize)) {
            Some(Some(known)) => *known,
            _ => self.new_place(id, frame),
        }
    }

    #[cold]
    fn new_place(&mut self, id: NodeId, frame: FrameId) -> Place {
        let slot = id.0 as usize;
        let place = self.planned(id, frame);
        let count = self.program.nodes.len();
        if let Some(frame) = self.frames.get_mut(frame.0 as usize) {
            frame.nodes.resize(count, None);
            if let Some(known) = frame.nodes.get_mut(slot) {
                *known = Some(place);
            }
        }
        place
    }

    /// Where a rule leads at a period.
    #[inline]
    pub(super) fn rule_place(&mut self, id: RuleId, frame: FrameId) -> Place {
        match self.frame(frame).and_then(|frame| frame.rules.get(id.0 as usize)) {
            Some(Some(known)) => *known,
            _ => self.new_rule_place(id, frame),
        }
    }

    #[cold]
    fn new_rule_place(&mut self, id: RuleId, frame: FrameId) -> Place {
        let slot = id.0 as usize;
        let body = self.program.rules.get(slot).map_or(NodeId(u32::MAX), |rule| rule.body);
        let Some(place) = self.within(body, frame) else {
            return Place::Open(self.add(Work::Later(id), body, frame));
        };
        let place = match place {
            Place::Closed(step, rules) if rules < NESTED => Place::Closed(step, rules + 1),
            Place::Closed(step, _) | Place::Open(step) => Place::Open(self.add(Work::Rule(id, step), body, frame)),
            Place::Row => Place::Row,
        };
        let count = self.program.rules.len();
        if let Some(frame) = self.frames.get_mut(frame.0 as usize) {
            frame.rules.resize(count, None);
            if let Some(known) = frame.rules.get_mut(slot) {
                *known = Some(place);
            }
        }
        place
    }

    /// The place of what another rule or cell reads; nothing where that is being planned, or too many are.
    fn within(&mut self, body: NodeId, frame: FrameId) -> Option<Place> {
        if self.plan.planning.len() >= usize::from(NESTED) || self.plan.planning.contains(&(body, frame)) {
            return None;
        }
        self.plan.planning.push((body, frame));
        let place = self.place(body, frame);
        self.plan.planning.pop();
        Some(place)
    }

    fn add(&mut self, work: Work, node: NodeId, frame: FrameId) -> StepId {
        let blank = Slot { round: 0, value: Err(Stop::Absent(Cause::Missing)) };
        let span = self.program.node(node).map(|node| node.span).unwrap_or_default();
        self.plan.add(Step { work, node, frame, span }, blank)
    }

    fn add_known(&mut self, value: Evaluated, node: NodeId, frame: FrameId) -> StepId {
        let span = self.program.node(node).map(|node| node.span).unwrap_or_default();
        self.plan.add(Step { work: Work::Known, node, frame, span }, Slot { round: ALWAYS, value })
    }

    fn planned(&mut self, id: NodeId, frame: FrameId) -> Place {
        let program = self.program;
        let Some(node) = program.node(id) else {
            return Place::Open(self.add(Work::Node, id, frame));
        };
        match &node.kind {
            NodeKind::RowCell(..) | NodeKind::Aggregate { .. } | NodeKind::Apportion { .. } | NodeKind::At(..)
                if reads_rows(program, id, &mut Vec::new()) =>
            {
                Place::Row
            }
            NodeKind::Aggregate { .. } | NodeKind::Apportion { .. } => Place::Open(self.add(Work::Node, id, frame)),
            NodeKind::Key(_) => Place::Closed(self.add(Work::Node, id, frame), 0),
            NodeKind::Input(input, column) => {
                let declared = program.input(*input).and_then(|it| it.columns.get(*column as usize));
                let condition = declared.and_then(|column| column.required_when);
                let step = self.add(Work::Cell(*input, *column), id, frame);
                match condition.map(|condition| self.within(condition, frame)) {
                    None => Place::Closed(step, 0),
                    Some(Some(condition)) => Place::Closed(step, 0).besides(condition),
                    Some(None) => Place::Open(step),
                }
            }
            NodeKind::Ref(rule) => self.rule_place(*rule, frame),
            NodeKind::At(inner, shift @ (Shift::Reference | Shift::Constant(_))) => {
                match self.shifted(*shift, frame, node.span) {
                    Ok(frame) => self.place(*inner, frame),
                    Err(stop) => Place::Closed(self.add_known(Err(stop), id, frame), 0),
                }
            }
            NodeKind::At(inner, shift) => Place::Open(self.add(Work::At(*inner, *shift), id, frame)),
            kind => self.led(kind, id, frame),
        }
    }

    /// Where a node leads that is a function of its children: to one of them, where what is known decides.
    fn led(&mut self, kind: &NodeKind, id: NodeId, frame: FrameId) -> Place {
        match kind {
            NodeKind::Op(op @ (Op::And | Op::Or), sides) => {
                let decisive = *op == Op::Or;
                if let [left, right] = sides.as_slice()
                    && let Some(place) = self.led_by_side(*left, *right, decisive, frame)
                {
                    return place;
                }
            }
            NodeKind::If(subject, ..) | NodeKind::Steps { subject, .. } | NodeKind::Match { subject, .. } => {
                let subject = self.place(*subject, frame);
                if let Some(known) = subject.step().and_then(|step| self.plan.known(step)).cloned() {
                    return match led_to(kind, &known) {
                        Some(branch) => self.place(branch, frame).besides(subject),
                        None if known.is_err() || matches!(kind, NodeKind::Match { .. }) => subject,
                        None => Place::Open(self.add(Work::Node, id, frame)),
                    };
                }
            }
            _ => {}
        }
        let places: Vec<Place> = children(kind).into_iter().map(|child| self.place(child, frame)).collect();
        let is_known = |place: &Place| place.step().is_some_and(|step| self.plan.known(step).is_some());
        if places.iter().any(|place| matches!(place, Place::Row)) {
            return Place::Row;
        }
        let step = if places.iter().all(is_known) {
            let value = self.compute(id, frame);
            self.add_known(value, id, frame)
        } else {
            self.add(work(kind, &places), id, frame)
        };
        places.into_iter().fold(Place::Closed(step, 0), Place::besides)
    }

    /// Where `e` or `ou` leads when a side is known: to that which decides, or else to the other.
    fn led_by_side(&mut self, left: NodeId, right: NodeId, decisive: bool, frame: FrameId) -> Option<Place> {
        let (left, right) = (self.place(left, frame), self.place(right, frame));
        for (side, other) in [(left, right), (right, left)] {
            match side.step().and_then(|step| self.plan.known(step)) {
                Some(known) if decides(known, decisive) => return Some(side.besides(other)),
                Some(Ok(Value::Truth(_))) => return Some(other.besides(side)),
                _ => {}
            }
        }
        None
    }
}

/// What a step does for a node that is a function of its children.
fn work(kind: &NodeKind, places: &[Place]) -> Work {
    let steps: Vec<StepId> = places.iter().filter_map(|place| place.step()).collect();
    match (kind, steps.as_slice()) {
        (NodeKind::Op(Op::And, _), [left, right]) => Work::Kleene(false, *left, *right),
        (NodeKind::Op(Op::Or, _), [left, right]) => Work::Kleene(true, *left, *right),
        (NodeKind::Op(op, _), [only]) => Work::One(*op, *only),
        (NodeKind::Op(op, _), [left, right]) => Work::Two(*op, *left, *right),
        (NodeKind::If(..), [condition, then, otherwise]) => Work::If(*condition, *then, *otherwise),
        (NodeKind::Match { present: Some(_), .. }, [subject, present, ..]) => Work::Match(*subject, *present),
        (NodeKind::Match { present: None, .. }, [subject, ..]) => Work::Match(*subject, *subject),
        (NodeKind::Steps { .. }, [subject, ..]) => Work::Bands(*subject),
        (NodeKind::Round { .. }, [subject]) => Work::Round(*subject),
        _ => Work::Node,
    }
}

/// Whether a node depends on the row at hand, of those whose rows it does not itself range over.
fn reads_rows(program: &Program, id: NodeId, own: &mut Vec<Rows>) -> bool {
    let Some(node) = program.node(id) else { return false };
    match &node.kind {
        NodeKind::RowCell(rows, _) => !own.contains(rows),
        kind => {
            let depth = own.len();
            if let NodeKind::Aggregate { domain: Domain::Rows(rows), .. } = kind {
                own.push(*rows);
            }
            let reads = children(kind).into_iter().any(|child| reads_rows(program, child, own));
            own.truncate(depth);
            reads
        }
    }
}

//! The meaning of the core calculus: what each node evaluates to, for one unit.
//!
//! Receives an `ir::Program` and a [`World`] that answers for the unit's data; gives a value, an absence with
//! its cause, or a refusal. It is pure: the same question has the same answer, and rules are computed once for
//! each period asked. It reads no files and formats nothing. `check` uses it to decide closed claims, `eval`
//! to evaluate units.

mod aggregate;
mod apportion;
mod calendar;
mod cohort;
mod operation;
mod refusal;
mod statistic;
mod world;

pub use calendar::Calendar;
pub use cohort::Cohort;
pub use operation::apply;
pub use refusal::{Refusal, RefusalKind};
pub use statistic::Member;
pub use world::{Nowhere, UnitKeys, World};

use std::borrow::Cow;

use crate::ir::{Arm, Cause, InputId, NodeId, NodeKind, Op, Program, Rows, RuleId, Shift, TableId};
use crate::machine::cohort::Cohorts;
use crate::source::Span;
use crate::value::{Number, Period, Value};

/// Why there is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// The language's own absence.
    Absent(Cause),
    /// The figure cannot be computed, and the language cannot handle it: bad or missing facts.
    Refused(Box<Refusal>),
}

/// What a node evaluates to.
pub type Evaluated = Result<Value, Stop>;

/// Which period's figures: an index of the machine's frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FrameId(usize);

/// The rules already computed at one period, each with the round in which it was.
struct Frame {
    period: Period,
    /// The frame of the period that its data are of, once asked for.
    reference: Option<FrameId>,
    memo: Vec<(u64, Evaluated)>,
    /// The nodes that depend on no unit.
    fixed: Vec<Option<Value>>,
}

/// How deep rules may read one another: more is a recursion over periods that the data cannot feed.
const DEPTH: u32 = 512;

/// How many bytes of the stack they may take, of the 8 MB that a process has: what a rule takes depends on how its
/// formula is nested, and running out of stack cannot be told to anyone.
const STACK: usize = 5 * 1024 * 1024;

/// Evaluates the rules of a program for one unit.
pub struct Machine<'p, W> {
    program: &'p Program,
    world: W,
    frames: Vec<Frame>,
    /// The rows under aggregation or quantification.
    rows: Vec<(Rows, u32)>,
    depth: u32,
    /// Where the stack stood when the outermost of them was asked for.
    base: usize,
    /// Which unit is at hand: what was computed in another round is forgotten without being touched.
    round: u64,
    /// The greatest round so far.
    last_round: u64,
    /// What was found out about groups of units, for all of them.
    cohorts: Cohorts,
    /// Which nodes are computed once a period; none of them where units are few.
    calendar: Calendar,
}

impl<'p, W: World> Machine<'p, W> {
    /// A machine that has computed nothing yet.
    pub fn new(program: &'p Program, world: W) -> Self {
        Machine {
            program,
            world,
            frames: Vec::new(),
            rows: Vec::new(),
            depth: 0,
            base: 0,
            round: 1,
            last_round: 1,
            cohorts: Cohorts::default(),
            calendar: Calendar::default(),
        }
    }

    /// The same machine for many units: what depends on none of them is remembered across [`Machine::forget`].
    #[must_use]
    pub fn for_many(mut self) -> Self {
        self.calendar = Calendar::of(self.program);
        self
    }

    /// Forgets everything computed, keeping the memory for the next unit.
    pub fn forget(&mut self) {
        self.last_round += 1;
        self.round = self.last_round;
    }

    /// The program evaluated.
    pub fn program(&self) -> &'p Program {
        self.program
    }

    /// The data read.
    pub fn world(&mut self) -> &mut W {
        &mut self.world
    }

    /// The frame of a period.
    pub fn at(&mut self, period: Period) -> FrameId {
        if let Some(known) = self.frames.iter().position(|frame| frame.period == period) {
            return FrameId(known);
        }
        let memo = vec![(0, Err(Stop::Absent(Cause::Missing))); self.program.rules.len()];
        self.frames.push(Frame { period, reference: None, memo, fixed: Vec::new() });
        FrameId(self.frames.len() - 1)
    }

    /// The period of a frame.
    pub fn period(&self, frame: FrameId) -> Option<Period> {
        self.frames.get(frame.0).map(|frame| frame.period)
    }

    /// Evaluates with a row at hand (`para cada k em tabela`, `conta(linhas onde c)`).
    pub fn with_row<R>(&mut self, rows: Rows, row: u32, work: impl FnOnce(&mut Self) -> R) -> R {
        self.rows.push((rows, row));
        let result = work(self);
        self.rows.pop();
        result
    }

    /// The value of a rule at a period.
    ///
    /// # Errors
    /// An absence, or a refusal.
    pub fn rule(&mut self, id: RuleId, frame: FrameId) -> Evaluated {
        let slot = id.0 as usize;
        if let Some((round, known)) = self.frames.get(frame.0).and_then(|frame| frame.memo.get(slot))
            && *round == self.round
        {
            return known.clone();
        }
        let Some(rule) = self.program.rules.get(slot) else {
            return refuse(RefusalKind::Broken, Span::default());
        };
        let here = (&raw const slot).addr();
        if self.depth == 0 {
            self.base = here;
        }
        if self.depth >= DEPTH || self.base.abs_diff(here) > STACK {
            return refuse(RefusalKind::TooDeep { rule: id }, rule.span);
        }
        self.depth += 1;
        let result = match self.world.given(id) {
            Some(value) => Ok(value),
            None => self.node(rule.body, frame),
        };
        self.depth -= 1;
        // Invariant: a rule read inside a quantified row depends on that row only through closed claims,
        // which are never read by name; every other rule is the same for all rows.
        if let Some(place) = self.frames.get_mut(frame.0).and_then(|frame| frame.memo.get_mut(slot)) {
            *place = (self.round, result.clone());
        }
        result
    }

    /// The value of a node at a period.
    ///
    /// # Errors
    /// An absence, or a refusal.
    pub fn node(&mut self, id: NodeId, frame: FrameId) -> Evaluated {
        if !self.calendar.has(id) {
            return self.compute(id, frame);
        }
        let slot = id.0 as usize;
        if let Some(Some(known)) = self.frames.get(frame.0).and_then(|frame| frame.fixed.get(slot)) {
            return Ok(known.clone());
        }
        let value = self.compute(id, frame)?;
        if let Some(frame) = self.frames.get_mut(frame.0) {
            if frame.fixed.is_empty() {
                frame.fixed.resize(self.program.nodes.len(), None);
            }
            if let Some(place) = frame.fixed.get_mut(slot) {
                *place = Some(value.clone());
            }
        }
        Ok(value)
    }

    fn compute(&mut self, id: NodeId, frame: FrameId) -> Evaluated {
        let Some(node) = self.program.nodes.get(id.0 as usize) else {
            return refuse(RefusalKind::Broken, Span::default());
        };
        match &node.kind {
            NodeKind::Const(value) => Ok(value.clone()),
            NodeKind::Input(input, column) => self.cell(*input, *column, frame, node.span),
            NodeKind::Key(key) => {
                self.world.key(*key).map_or_else(|| refuse(RefusalKind::NoKey { key: *key }, node.span), Ok)
            }
            NodeKind::Time => {
                self.period(frame).map_or_else(|| refuse(RefusalKind::Broken, node.span), |it| Ok(Value::Period(it)))
            }
            NodeKind::Ref(rule) => self.rule(*rule, frame),
            NodeKind::Op(op, operands) => self.operation(*op, operands, frame, node.span),
            NodeKind::If(condition, then, otherwise) => match self.node(*condition, frame)? {
                Value::Truth(true) => self.node(*then, frame),
                _ => self.node(*otherwise, frame),
            },
            NodeKind::Steps { subject, arms } => {
                let value = self.node(*subject, frame)?;
                match arm_of(arms, &value) {
                    Some(arm) => self.node(arm.result, frame),
                    None => refuse(RefusalKind::Broken, node.span),
                }
            }
            NodeKind::Lookup { table, keys, column, otherwise } => {
                self.lookup(*table, keys, *column, *otherwise, frame, node.span)
            }
            NodeKind::Absent(cause) => Err(Stop::Absent(*cause)),
            NodeKind::Match { subject, present, causes } => self.eliminate(*subject, *present, causes, frame),
            NodeKind::Round { subject, step, mode, .. } => match self.node(*subject, frame)? {
                Value::Number(value) => sized(value.round(step, *mode), node.span),
                _ => refuse(RefusalKind::Broken, node.span),
            },
            NodeKind::Aggregate { .. } => self.aggregate(id, frame, node.span),
            NodeKind::RowCell(rows, column) => self.row_cell(*rows, *column, frame, node.span),
            NodeKind::Share { total, weights, index, step } => {
                self.share(*total, weights, *index, step, frame, node.span)
            }
            NodeKind::Apportion { total, among, cap, step, tie } => {
                let total = self.number(*total, frame, node.span)?;
                let cap = cap.map(|cap| self.number(cap, frame, node.span)).transpose()?;
                let (among, frame) = self.cohort_at(*among, frame)?;
                self.apportion(id, (&total, cap.as_ref()), (among, frame), (step, *tie), node.span)
            }
            NodeKind::At(inner, shift) => {
                let frame = self.shifted(*shift, frame, node.span)?;
                self.node(*inner, frame)
            }
        }
    }

    /// The frame that a shift leads to.
    ///
    /// # Errors
    /// There is no period before the first, or the schedule has no row for this one.
    pub fn shifted(&mut self, shift: Shift, frame: FrameId, span: Span) -> Result<FrameId, Stop> {
        let Some(from) = self.frames.get(frame.0) else {
            return refuse(RefusalKind::Broken, span);
        };
        if let (Shift::Reference, Some(known)) = (shift, from.reference) {
            return Ok(known);
        }
        let period = from.period;
        let target = match shift {
            Shift::Constant(period) => Some(period),
            Shift::Previous => Some(period.previous()),
            Shift::SameLastYear => Some(period.plus(-(12 / period.grain.months()))),
            Shift::Reference => self.program.reference_of(period),
        };
        match target {
            None => refuse(RefusalKind::NoReference { period }, span),
            Some(target) if shift != Shift::Reference && self.before_validity(target) => {
                Err(Stop::Absent(Cause::Missing))
            }
            Some(target) => {
                let target = self.at(target);
                if let (Shift::Reference, Some(from)) = (shift, self.frames.get_mut(frame.0)) {
                    from.reference = Some(target);
                }
                Ok(target)
            }
        }
    }

    /// Whether a period ends before the act has effect: what `anterior` finds nothing in.
    fn before_validity(&self, period: Period) -> bool {
        self.program.validity.0.is_some_and(|from| period.end() < from)
    }

    fn cell(&mut self, input: InputId, column: u32, frame: FrameId, span: Span) -> Evaluated {
        let Some(period) = self.period(frame) else {
            return refuse(RefusalKind::Broken, span);
        };
        match self.world.cell(input, column, period) {
            Ok(Some(value)) => Ok(value),
            Ok(None) => self.empty_cell(input, column, frame, period, span),
            Err(kind) => refuse(kind, span),
        }
    }

    /// What an empty cell means: optional, required only of others, or missing.
    fn empty_cell(&mut self, input: InputId, column: u32, frame: FrameId, period: Period, span: Span) -> Evaluated {
        let declared = self.program.inputs.get(input.0 as usize).and_then(|it| it.columns.get(column as usize));
        let Some(declared) = declared else {
            return refuse(RefusalKind::Broken, span);
        };
        if let Some(condition) = declared.required_when
            && self.node(condition, frame)? != Value::Truth(true)
        {
            return Err(Stop::Absent(Cause::NotApplicable));
        }
        if declared.optional {
            return Err(Stop::Absent(Cause::Missing));
        }
        refuse(RefusalKind::EmptyCell { input, column, period }, span)
    }

    fn operation(&mut self, op: Op, operands: &[NodeId], frame: FrameId, span: Span) -> Evaluated {
        match (op, operands) {
            (Op::And, [left, right]) => self.kleene(*left, *right, false, frame),
            (Op::Or, [left, right]) => self.kleene(*left, *right, true, frame),
            (_, [only]) => {
                let value = self.node(*only, frame)?;
                operation::apply(self.program, op, std::slice::from_ref(&value), span)
            }
            (_, [left, right]) => match (self.operand(*left, frame), self.operand(*right, frame)) {
                (Ok(left), Ok(right)) => operation::of_two(op, &left, &right, span),
                (Err(left), Err(right)) => Err(graver(left, right)),
                (Err(stop), Ok(_)) | (Ok(_), Err(stop)) => Err(stop),
            },
            _ => {
                let values: Vec<Evaluated> = operands.iter().map(|operand| self.node(*operand, frame)).collect();
                operation::apply(self.program, op, &all(values)?, span)
            }
        }
    }

    /// A side of an operation, which is often a constant and then need not be copied.
    fn operand(&mut self, id: NodeId, frame: FrameId) -> Result<Cow<'p, Value>, Stop> {
        let program = self.program;
        match program.node(id).map(|node| &node.kind) {
            Some(NodeKind::Const(value)) => Ok(Cow::Borrowed(value)),
            _ => self.node(id, frame).map(Cow::Owned),
        }
    }

    /// `e` and `ou`: a side that decides is enough, whatever the other lacks.
    fn kleene(&mut self, left: NodeId, right: NodeId, decisive: bool, frame: FrameId) -> Evaluated {
        let decided = |side: &Evaluated| matches!(side, Ok(Value::Truth(truth)) if *truth == decisive);
        let left = self.node(left, frame);
        if decided(&left) {
            return left;
        }
        let right = self.node(right, frame);
        if decided(&right) {
            return right;
        }
        match (left, right) {
            (Ok(_), Ok(_)) => Ok(Value::Truth(!decisive)),
            (Err(left), Err(right)) => Err(graver(left, right)),
            (Err(stop), Ok(_)) | (Ok(_), Err(stop)) => Err(stop),
        }
    }

    fn eliminate(
        &mut self,
        subject: NodeId,
        present: Option<NodeId>,
        causes: &[(Cause, NodeId)],
        frame: FrameId,
    ) -> Evaluated {
        match self.node(subject, frame) {
            Err(Stop::Absent(cause)) => match causes.iter().find(|(handled, _)| *handled == cause) {
                Some((_, result)) => self.node(*result, frame),
                None => Err(Stop::Absent(cause)),
            },
            Ok(value) => match present {
                Some(result) => self.node(result, frame),
                None => Ok(value),
            },
            refused => refused,
        }
    }

    fn lookup(
        &mut self,
        table: TableId,
        keys: &[NodeId],
        column: u32,
        otherwise: Option<NodeId>,
        frame: FrameId,
        span: Span,
    ) -> Evaluated {
        match self.row_of(table, keys, frame, span)? {
            Ok(row) => self.table_cell(table, row, column, span),
            Err(keys) => match otherwise {
                Some(otherwise) => self.node(otherwise, frame),
                None => refuse(RefusalKind::NoRow { table, keys }, span),
            },
        }
    }

    /// The row that keys lead to: the most specific where rows have wildcards; the keys when there is none.
    ///
    /// # Errors
    /// A key is absent or refused.
    pub fn row_of(
        &mut self,
        table: TableId,
        keys: &[NodeId],
        frame: FrameId,
        span: Span,
    ) -> Result<Result<u32, Vec<Value>>, Stop> {
        let Some(facts) = self.program.tables.get(table.0 as usize) else {
            return refuse(RefusalKind::Broken, span);
        };
        if let [only] = keys {
            let key = self.node(*only, frame)?;
            if let Some(row) = facts.index_one.get(&key) {
                return Ok(Ok(*row));
            }
            return Ok(facts.wildcard_row(std::slice::from_ref(&key)).ok_or_else(|| vec![key]));
        }
        let values = keys.iter().map(|key| self.node(*key, frame)).collect();
        let values = all(values)?;
        let found = facts.index.get(&values).copied().or_else(|| facts.wildcard_row(&values));
        Ok(found.ok_or(values))
    }

    fn row_cell(&mut self, rows: Rows, column: u32, frame: FrameId, span: Span) -> Evaluated {
        let Some((_, row)) = self.rows.iter().rev().find(|(of, _)| *of == rows).copied() else {
            return refuse(RefusalKind::Broken, span);
        };
        match rows {
            Rows::Table(table) => self.table_cell(table, row, column, span),
            Rows::Input(input) => match (self.world.row_cell(input, column, row), self.period(frame)) {
                (Some(value), _) => Ok(value),
                (None, Some(period)) => self.empty_cell(input, column, frame, period, span),
                (None, None) => refuse(RefusalKind::Broken, span),
            },
        }
    }

    fn table_cell(&self, table: TableId, row: u32, column: u32, span: Span) -> Evaluated {
        let row = self.program.tables.get(table.0 as usize).and_then(|it| it.rows.get(row as usize));
        match row.and_then(|row| row.cells.get(column as usize)) {
            Some(Some(value)) => Ok(value.clone()),
            Some(None) => Err(Stop::Absent(Cause::Missing)),
            None => refuse(RefusalKind::Broken, span),
        }
    }

    fn share(
        &mut self,
        total: NodeId,
        weights: &[NodeId],
        index: u32,
        step: &Number,
        frame: FrameId,
        span: Span,
    ) -> Evaluated {
        let total = self.number(total, frame, span)?;
        let weights: Result<Vec<Number>, Stop> =
            weights.iter().map(|weight| self.number(*weight, frame, span)).collect();
        let weights = weights?;
        if weights.iter().all(Number::is_zero) {
            return Err(Stop::Absent(Cause::Undefined));
        }
        match crate::value::share(&total, &weights, step) {
            Ok(shares) => match shares.into_iter().nth(index as usize) {
                Some(share) => Ok(Value::Number(share)),
                None => refuse(RefusalKind::Broken, span),
            },
            Err(_) => refuse(RefusalKind::TooLarge, span),
        }
    }

    fn number(&mut self, node: NodeId, frame: FrameId, span: Span) -> Result<Number, Stop> {
        match self.node(node, frame)? {
            Value::Number(number) => Ok(number),
            _ => refuse(RefusalKind::Broken, span),
        }
    }
}

/// The band that a value falls in.
#[must_use]
pub fn arm_of<'a>(arms: &'a [Arm], value: &Value) -> Option<&'a Arm> {
    let Value::Number(value) = value else {
        return None;
    };
    // Arms ascend: those that end before the value come first.
    let before = |arm: &Arm| match &arm.until {
        None => false,
        Some((end, true)) => end < value,
        Some((end, false)) => end <= value,
    };
    arms.get(arms.partition_point(before))
}

/// A refusal at a place.
fn refuse<T>(kind: RefusalKind, span: Span) -> Result<T, Stop> {
    Err(Stop::Refused(Box::new(Refusal { kind, span })))
}

/// A number that fits, or a refusal.
fn sized(result: Result<Number, crate::value::NumberError>, span: Span) -> Evaluated {
    match result {
        Ok(number) => Ok(Value::Number(number)),
        Err(crate::value::NumberError::DivisionByZero) => Err(Stop::Absent(Cause::Undefined)),
        Err(_) => refuse(RefusalKind::TooLarge, span),
    }
}

/// All the values, or the gravest reason for not having them.
fn all(results: Vec<Evaluated>) -> Result<Vec<Value>, Stop> {
    let mut values = Vec::with_capacity(results.len());
    let mut stop: Option<Stop> = None;
    for result in results {
        match result {
            Ok(value) => values.push(value),
            Err(other) => stop = Some(stop.map_or(other.clone(), |stop| graver(stop, other))),
        }
    }
    stop.map_or(Ok(values), Err)
}

/// A refusal before an absence; of absences the higher-ranked; else the first.
fn graver(first: Stop, second: Stop) -> Stop {
    match (&first, &second) {
        (Stop::Absent(_), Stop::Refused(_)) => second,
        (Stop::Absent(one), Stop::Absent(other)) if other > one => second,
        _ => first,
    }
}

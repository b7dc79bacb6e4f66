//! What to change in a point of data for an expression to come to something.
//!
//! Receives a program, a point and what an expression should come to; gives the point with as few cells changed as the
//! way back through simple arithmetic takes, one operand at a time. What cannot be turned back gives nothing; what
//! is given need not come to it where a rounding or another rule stands between.

use crate::eval::{Rejections, UnitWorld};
use crate::ir::{Arm, Cause, Column, InputId, Kind, NodeId, NodeKind, Op, Program, Rows, Shift, TableId, bands};
use crate::machine::{FrameId, Machine, Stop, arm_of};
use crate::prove::cases::{Case, fit, takes};
use crate::prove::same::Wanted;
use crate::source::Span;
use crate::value::{Number, Period, Rounding, Value};

/// One thing changed in a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// A cell of an input, in the rows of the unit: emptied where there is no value.
    Cell(InputId, u32, Option<Value>),
    /// The unit: a key and its value.
    Unit(String, Value),
    /// The period at which an expression is read.
    Time(Period),
}

/// Deeper expressions are not turned back.
const DEPTH: u32 = 64;

/// The point changed so that an expression, at the end of some shifts of time, comes to what is wanted.
pub(super) fn achieve(program: &Program, case: &Case, node: NodeId, shifts: &[Shift], wanted: &Wanted) -> Option<Case> {
    let records = case.records(program)?;
    let rejections = Rejections::default();
    let world = UnitWorld::new(program, &records, &rejections, case.unit(program), &[]);
    let mut machine = Machine::new(program, world);
    let frame = frame_of(&mut machine, case.period, shifts)?;
    let mut solver = Solver { program, machine, depth: 0 };
    if solver.is(node, frame, wanted) {
        return Some(case.clone());
    }
    let changes = solver.back(node, frame, wanted)?;
    let mut changed = case.clone();
    for change in &changes {
        apply(program, &mut changed, change, shifts)?;
    }
    Some(changed)
}

/// The frame at the end of some shifts.
fn frame_of(machine: &mut Machine<'_, UnitWorld<'_>>, period: Period, shifts: &[Shift]) -> Option<FrameId> {
    let first = machine.at(period);
    shifts.iter().try_fold(first, |frame, shift| machine.shifted(*shift, frame, Span::default()).ok())
}

fn apply(program: &Program, case: &mut Case, change: &Change, shifts: &[Shift]) -> Option<()> {
    match change {
        Change::Cell(input, column, value) => {
            let input = program.input(*input)?;
            case.put(program, &input.name, &input.columns.get(*column as usize)?.name, value.as_ref());
        }
        Change::Unit(key, value) => case.turn_to(program, key, value),
        Change::Time(period) => case.period = asked(program, *period, shifts)?,
    }
    Some(())
}

/// The period to ask about for an expression to be read at another.
pub(super) fn asked(program: &Program, read: Period, shifts: &[Shift]) -> Option<Period> {
    shifts.iter().rev().try_fold(read.within(program.grain), |period, shift| match shift {
        Shift::Previous => Some(period.next()),
        Shift::SameLastYear => Some(period.plus(12 / period.grain.months())),
        Shift::Reference => match &program.monitoring {
            Some(monitoring) => monitoring.payment_of(period),
            None => Some(period),
        },
        Shift::Constant(_) => None,
    })
}

/// Turns expressions back at one point.
struct Solver<'a> {
    program: &'a Program,
    machine: Machine<'a, UnitWorld<'a>>,
    depth: u32,
}

/// What would do.
type Changes = Option<Vec<Change>>;

impl Solver<'_> {
    fn is(&mut self, node: NodeId, frame: FrameId, wanted: &Wanted) -> bool {
        match (self.machine.node(node, frame), wanted) {
            (Ok(value), Wanted::Value(wanted)) => value == *wanted,
            (Err(Stop::Absent(cause)), Wanted::Absent(wanted)) => cause == *wanted,
            _ => false,
        }
    }

    fn number(&mut self, node: NodeId, frame: FrameId) -> Option<Number> {
        match self.machine.node(node, frame) {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    fn truth(&mut self, node: NodeId, frame: FrameId, wanted: bool) -> Changes {
        self.back(node, frame, &Wanted::Value(Value::Truth(wanted)))
    }

    /// What to change for a node to come to something; nothing where it does already.
    fn back(&mut self, node: NodeId, frame: FrameId, wanted: &Wanted) -> Changes {
        if self.depth >= DEPTH {
            return None;
        }
        if self.is(node, frame, wanted) {
            return Some(Vec::new());
        }
        self.depth += 1;
        let changes = self.through(node, frame, wanted);
        self.depth -= 1;
        changes
    }

    fn through(&mut self, node: NodeId, frame: FrameId, wanted: &Wanted) -> Changes {
        let program = self.program;
        match &program.node(node)?.kind {
            NodeKind::Input(input, column) | NodeKind::RowCell(Rows::Input(input), column) => {
                self.cell(*input, *column, frame, wanted)
            }
            NodeKind::Key(key) => match wanted {
                Wanted::Value(value) => Some(vec![Change::Unit(program.key(*key)?.name.clone(), value.clone())]),
                Wanted::Absent(_) => None,
            },
            NodeKind::Time => match wanted {
                Wanted::Value(Value::Period(period)) => Some(vec![Change::Time(*period)]),
                _ => None,
            },
            NodeKind::Ref(rule) => self.back(program.rule(*rule)?.body, frame, wanted),
            NodeKind::Round { subject, .. } => self.back(*subject, frame, wanted),
            NodeKind::If(condition, then, otherwise) => self.branch((*condition, *then, *otherwise), frame, wanted),
            NodeKind::Steps { subject, arms } => self.band(*subject, arms, frame, wanted),
            NodeKind::Match { subject, present, causes } => {
                let direct = self.back(present.unwrap_or(*subject), frame, wanted);
                direct.or_else(|| {
                    causes.iter().find_map(|(cause, result)| {
                        let there = self.back(*result, frame, wanted)?;
                        Some([self.back(*subject, frame, &Wanted::Absent(*cause))?, there].concat())
                    })
                })
            }
            NodeKind::Op(op, operands) => self.operation(*op, operands, frame, wanted),
            NodeKind::Aggregate { domain: crate::ir::Domain::Rows(rows), value, .. } => {
                let rows = *rows;
                let first = self.machine.positions(rows, frame, Span::default()).ok()?.first().copied()?;
                let Wanted::Value(Value::Number(wanted)) = wanted else { return None };
                let total = self.number(node, frame)?;
                // The first row makes up for what is lacking.
                let own = self.machine.with_row(rows, first, |machine| machine.node(*value, frame)).ok()?;
                let Value::Number(own) = own else { return None };
                let target = own.plus(&wanted.minus(&total).ok()?).ok()?;
                let NodeKind::RowCell(Rows::Input(input), column) = &program.node(*value)?.kind else { return None };
                self.cell(*input, *column, frame, &Wanted::Value(Value::Number(target)))
            }
            NodeKind::Lookup { table, keys, column, .. } => self.row(*table, keys, *column, frame, wanted),
            _ => None,
        }
    }

    fn cell(&mut self, input: InputId, column: u32, frame: FrameId, wanted: &Wanted) -> Changes {
        let declared = self.program.column(input, column)?;
        match wanted {
            Wanted::Value(value) => {
                let value = nearest(declared, value);
                takes(declared, Some(&value)).then(|| vec![Change::Cell(input, column, Some(value))])
            }
            Wanted::Absent(Cause::Missing) if declared.optional => Some(vec![Change::Cell(input, column, None)]),
            Wanted::Absent(Cause::NotApplicable) => {
                let mut changes = self.truth(declared.required_when?, frame, false)?;
                changes.push(Change::Cell(input, column, None));
                Some(changes)
            }
            Wanted::Absent(_) => None,
        }
    }

    /// A choice: the branch taken as things are, else the other.
    fn branch(
        &mut self,
        (condition, then, otherwise): (NodeId, NodeId, NodeId),
        frame: FrameId,
        wanted: &Wanted,
    ) -> Changes {
        let now = self.machine.node(condition, frame) == Ok(Value::Truth(true));
        let (taken, left) = if now { (then, otherwise) } else { (otherwise, then) };
        self.back(taken, frame, wanted)
            .or_else(|| {
                let there = self.back(left, frame, wanted)?;
                Some([self.truth(condition, frame, !now)?, there].concat())
            })
            .or_else(|| self.back(condition, frame, wanted).filter(|_| matches!(wanted, Wanted::Absent(_))))
    }

    /// A band whose result is the one wanted, at the value of it that is nearest its beginning.
    fn band(&mut self, subject: NodeId, arms: &[Arm], frame: FrameId, wanted: &Wanted) -> Changes {
        let value = self.machine.node(subject, frame).ok();
        if let Some(changes) =
            value.and_then(|value| arm_of(arms, &value)).and_then(|arm| self.back(arm.result, frame, wanted))
        {
            return Some(changes);
        }
        let grid = self.program.node(subject)?.ty.grid.clone();
        let domain = self.program.node(subject)?.ty.range.clone();
        for (band, arm) in bands(arms) {
            let range = band.intersect(&domain);
            if self.is(arm.result, frame, wanted)
                && let Some(at) = range.witness(grid.as_ref())
                && let Some(changes) = self.back(subject, frame, &Wanted::Value(Value::Number(at)))
            {
                return Some(changes);
            }
        }
        self.back(subject, frame, wanted).filter(|_| matches!(wanted, Wanted::Absent(_)))
    }

    /// A row of a table with the wanted cell, by its keys.
    fn row(&mut self, table: TableId, keys: &[NodeId], column: u32, frame: FrameId, wanted: &Wanted) -> Changes {
        let table = self.program.table(table)?;
        let Wanted::Value(wanted) = wanted else { return None };
        let has = |row: &&crate::ir::TableRow| row.cells.get(column as usize).and_then(Option::as_ref) == Some(wanted);
        let row = table.rows.iter().find(has)?;
        let mut changes = Vec::new();
        for (key, at) in keys.iter().zip(&table.keys) {
            let value = row.cells.get(*at as usize)?.clone()?;
            changes.extend(self.back(*key, frame, &Wanted::Value(value))?);
        }
        Some(changes)
    }

    fn operation(&mut self, op: Op, operands: &[NodeId], frame: FrameId, wanted: &Wanted) -> Changes {
        match (wanted, operands) {
            (Wanted::Absent(Cause::Undefined), [left, right]) if op == Op::Divide => {
                let zero = Wanted::Value(Value::Number(Number::ZERO));
                self.back(*right, frame, &zero).or_else(|| self.back(*left, frame, wanted))
            }
            (Wanted::Absent(_), operands) => operands.iter().find_map(|it| self.back(*it, frame, wanted)),
            (Wanted::Value(Value::Truth(truth)), operands) => self.condition(op, operands, frame, *truth),
            (Wanted::Value(Value::Number(number)), operands) => self.arithmetic(op, operands, frame, number),
            _ => None,
        }
    }

    fn condition(&mut self, op: Op, operands: &[NodeId], frame: FrameId, truth: bool) -> Changes {
        match (op, operands) {
            (Op::Not, [inner]) => self.truth(*inner, frame, !truth),
            (Op::And | Op::Or, [left, right]) => {
                if (op == Op::And) == truth {
                    let first = self.truth(*left, frame, truth)?;
                    Some([first, self.truth(*right, frame, truth)?].concat())
                } else {
                    self.truth(*left, frame, truth).or_else(|| self.truth(*right, frame, truth))
                }
            }
            (Op::Equal, [left, right]) => self.equal(*left, *right, frame, truth),
            (Op::Different, [left, right]) => self.equal(*left, *right, frame, !truth),
            (Op::Less | Op::AtMost, [left, right]) => self.ordered(op, *left, *right, frame, truth),
            (Op::InSet, [subject, set @ ..]) => {
                set.iter().find_map(|member| self.equal(*subject, *member, frame, truth))
            }
            (Op::InList(list), [subject]) => {
                let members = &self.program.list(list)?.members;
                let value = if truth { members.first().cloned() } else { Some("".into()) };
                self.back(*subject, frame, &Wanted::Value(Value::Text(value?)))
            }
            (Op::Within, [time, outer]) => {
                let Ok(Value::Period(outer)) = self.machine.node(*outer, frame) else { return None };
                let first = outer.first_month().within(self.program.grain);
                let period = if truth { first } else { outer.last_month().within(self.program.grain).next() };
                self.back(*time, frame, &Wanted::Value(Value::Period(period)))
            }
            _ => None,
        }
    }

    /// One side like the other, or unlike it.
    fn equal(&mut self, left: NodeId, right: NodeId, frame: FrameId, truth: bool) -> Changes {
        [(left, right), (right, left)].into_iter().find_map(|(changed, fixed)| {
            let fixed = self.machine.node(fixed, frame).ok()?;
            let value = if truth { fixed } else { self.other(changed, &fixed)? };
            self.back(changed, frame, &Wanted::Value(value))
        })
    }

    /// Some other value of a node's kind.
    fn other(&self, node: NodeId, value: &Value) -> Option<Value> {
        let ty = &self.program.node(node)?.ty;
        match (value, &ty.kind) {
            (Value::Truth(truth), _) => Some(Value::Truth(!truth)),
            (Value::Number(number), _) => number.plus(ty.grid.as_ref().unwrap_or(&Number::ONE)).ok().map(Value::Number),
            (Value::Text(text), Kind::Category(members)) => {
                members.iter().find(|it| ***it != **text).map(|it| Value::Text(it.as_str().into()))
            }
            (Value::Date(date), _) => date.plus_days(1).map(Value::Date),
            (Value::Period(period), _) => Some(Value::Period(period.next())),
            (Value::Text(_), _) => None,
        }
    }

    /// One side just on the wanted side of the other.
    fn ordered(&mut self, op: Op, left: NodeId, right: NodeId, frame: FrameId, truth: bool) -> Changes {
        // Below the other: strictly, or up to it.
        let strict = (op == Op::Less) == truth;
        [(left, right, truth), (right, left, !truth)].into_iter().find_map(|(changed, fixed, below)| {
            let step = self.program.node(changed)?.ty.grid.clone().unwrap_or(Number::from_scaled(1, 2));
            let value = match self.machine.node(fixed, frame).ok()? {
                Value::Number(at) if !strict => Value::Number(at),
                Value::Number(at) if below => Value::Number(at.minus(&step).ok()?),
                Value::Number(at) => Value::Number(at.plus(&step).ok()?),
                Value::Date(at) if !strict => Value::Date(at),
                Value::Date(at) => Value::Date(at.plus_days(if below { -1 } else { 1 })?),
                _ => return None,
            };
            self.back(changed, frame, &Wanted::Value(value))
        })
    }

    fn arithmetic(&mut self, op: Op, operands: &[NodeId], frame: FrameId, wanted: &Number) -> Changes {
        let program = self.program;
        match (op, operands) {
            (Op::MonthIndex(offset), [time]) => {
                let month = i32::try_from(wanted.to_i64()?).ok()?.checked_sub(offset)?;
                let period = Period { grain: crate::value::Grain::Month, index: month }.within(program.grain);
                self.back(*time, frame, &Wanted::Value(Value::Period(period)))
            }
            (Op::Ordinal, [time]) => {
                let now = self.machine.period(frame)?;
                let period = Period::of_year(now.grain, now.year(), u32::try_from(wanted.to_i64()?).ok()?)?;
                self.back(*time, frame, &Wanted::Value(Value::Period(period)))
            }
            (Op::Negate, [inner]) => self.back(*inner, frame, &Wanted::Value(Value::Number(wanted.negated()))),
            (Op::Absolute, [inner]) => self.back(*inner, frame, &Wanted::Value(Value::Number(wanted.clone()))),
            (Op::Interpolate, [x, ends @ ..]) => {
                let ends: Option<Vec<Number>> = ends.iter().map(|it| self.number(*it, frame)).collect();
                let ends = ends?;
                let [x0, y0, x1, y1] = ends.as_slice() else { return None };
                let share = wanted.minus(y0).ok()?.divided_by(&y1.minus(y0).ok()?).ok()?;
                let at = x0.plus(&share.times(&x1.minus(x0).ok()?).ok()?).ok()?;
                self.back(*x, frame, &Wanted::Value(Value::Number(at)))
            }
            (_, [left, right]) => {
                // The other operand stays as it is; a zero is first made something.
                let first = self.number(*right, frame).and_then(|right| left_of(op, wanted, &right));
                first.and_then(|value| self.back(*left, frame, &Wanted::Value(Value::Number(value)))).or_else(|| {
                    let left = self.number(*left, frame)?;
                    let value = right_of(op, wanted, &left)?;
                    self.back(*right, frame, &Wanted::Value(Value::Number(value)))
                })
            }
            (Op::Add, operands) => {
                let numbers: Option<Vec<Number>> = operands.iter().map(|it| self.number(*it, frame)).collect();
                let numbers = numbers?;
                let total = numbers.iter().try_fold(Number::ZERO, |total, it| total.plus(it)).ok()?;
                let lacking = wanted.minus(&total).ok()?;
                operands.iter().zip(&numbers).find_map(|(operand, now)| {
                    self.back(*operand, frame, &Wanted::Value(Value::Number(now.plus(&lacking).ok()?)))
                })
            }
            (Op::Minimum | Op::Maximum, operands) => {
                operands.iter().find_map(|it| self.back(*it, frame, &Wanted::Value(Value::Number(wanted.clone()))))
            }
            _ => None,
        }
    }
}

/// The left operand that gives a result with the right one.
fn left_of(op: Op, result: &Number, right: &Number) -> Option<Number> {
    match op {
        Op::Add => result.minus(right).ok(),
        Op::Subtract => result.plus(right).ok(),
        Op::Multiply => result.divided_by(right).ok(),
        Op::Divide if !right.is_zero() => result.times(right).ok(),
        Op::Minimum | Op::Maximum => Some(result.clone()),
        _ => None,
    }
}

/// The right operand that gives a result with the left one.
fn right_of(op: Op, result: &Number, left: &Number) -> Option<Number> {
    match op {
        Op::Add => result.minus(left).ok(),
        Op::Subtract => left.minus(result).ok(),
        Op::Multiply => result.divided_by(left).ok(),
        Op::Divide => left.divided_by(result).ok(),
        Op::Minimum | Op::Maximum => Some(result.clone()),
        _ => None,
    }
}

/// The value that a column takes which is nearest to another: on its grid, within its limits.
fn nearest(column: &Column, value: &Value) -> Value {
    let Value::Number(number) = value else { return value.clone() };
    let on_grid = match &column.ty.grid {
        Some(step) => number.round(step, Rounding::HalfAwayFromZero).unwrap_or_else(|_| number.clone()),
        // Nobody writes a third: the fourth place of a percentage is beyond every limit.
        None if number.decimal_places().is_none() => {
            number.round(&Number::from_scaled(1, 8), Rounding::HalfAwayFromZero).unwrap_or_else(|_| number.clone())
        }
        None => number.clone(),
    };
    Value::Number(fit(column, on_grid))
}

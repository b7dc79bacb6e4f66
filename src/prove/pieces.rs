//! Expressions as pieces: band tables, comparisons with a limit and choices between two seen as one thing, what an
//! expression is in each stretch of the number, or of the months, that decides it.
//!
//! Receives a node; gives the stretches in ascending order, together every number, each once. Compares nothing.

use crate::ir::{NodeId, NodeKind, Op, Program, bands};
use crate::value::{Date, Grain, Intervals, Number, Period, Range, Value};

/// What decides which piece is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// The first month of the period, as [`Period::index`] counts months.
    Month,
    /// A figure.
    Node(NodeId),
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leaf {
    /// An expression.
    Node(NodeId),
    /// A truth.
    Truth(bool),
}

/// An expression in pieces.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// What decides.
    pub(super) subject: Subject,
    /// Each stretch and what stands in it.
    pub(super) parts: Vec<(Range, Leaf)>,
}

/// An expression in pieces, where it is one that a number decides. `months` is the length of the periods at which it
/// is read, where they are all of one length.
pub(super) fn pieces(program: &Program, id: NodeId, months: Option<i32>) -> Option<Pieces> {
    match &program.node(id)?.kind {
        NodeKind::Steps { subject, arms } => {
            let (subject, shift) = subject_of(program, *subject);
            let shift = Range::point(shift);
            let parts = bands(arms).map(|(band, arm)| (band.minus(&shift), Leaf::Node(arm.result)));
            Some(Pieces { subject, parts: parts.collect() })
        }
        NodeKind::If(condition, then, otherwise) => {
            let (subject, holds) = truth(program, *condition, months)?;
            Some(split(subject, &holds, Leaf::Node(*then), Leaf::Node(*otherwise)))
        }
        _ => {
            let (subject, holds) = truth(program, id, months)?;
            Some(split(subject, &holds, Leaf::Truth(true), Leaf::Truth(false)))
        }
    }
}

fn split(subject: Subject, holds: &Intervals, yes: Leaf, no: Leaf) -> Pieces {
    let fails = Intervals::from(Range::ALL).subtract(holds);
    let of = |set: &Intervals, leaf: Leaf| set.iter().map(|range| (range.clone(), leaf)).collect::<Vec<_>>();
    let mut parts = [of(holds, yes), of(&fails, no)].concat();
    // Stretches that do not overlap are in order when their lower ends are; one without a lower end is the first.
    parts.sort_by(|(one, _), (other, _)| key(one).cmp(&key(other)));
    Pieces { subject, parts }
}

fn key(range: &Range) -> Option<(&Number, bool)> {
    range.low.as_ref().map(|low| (&low.at, !low.closed))
}

/// What a band table tabulates, and what its limits are ahead of it.
fn subject_of(program: &Program, id: NodeId) -> (Subject, Number) {
    match month_of(program, id) {
        Some(offset) => (Subject::Month, Number::from(offset)),
        None => (Subject::Node(id), Number::ZERO),
    }
}

fn month_of(program: &Program, id: NodeId) -> Option<i32> {
    match &program.node(id)?.kind {
        NodeKind::Op(Op::MonthIndex(offset), operands) => {
            operands.iter().all(|time| is_time(program, *time)).then_some(*offset)
        }
        _ => None,
    }
}

fn is_time(program: &Program, id: NodeId) -> bool {
    matches!(program.node(id).map(|node| &node.kind), Some(NodeKind::Time))
}

/// For which values of what a condition holds, where one number decides it.
fn truth(program: &Program, id: NodeId, months: Option<i32>) -> Option<(Subject, Intervals)> {
    let NodeKind::Op(op, operands) = &program.node(id)?.kind else { return None };
    match (op, operands.as_slice()) {
        (Op::Not, [inner]) => {
            let (subject, holds) = truth(program, *inner, months)?;
            Some((subject, Intervals::from(Range::ALL).subtract(&holds)))
        }
        (Op::And | Op::Or, [left, right]) => {
            let ((one, first), (other, second)) = (truth(program, *left, months)?, truth(program, *right, months)?);
            let alike = match (one, other) {
                (Subject::Node(one), Subject::Node(other)) => program.same(one, other),
                (one, other) => one == other,
            };
            let both = if *op == Op::And { first.intersect(&second) } else { first.union(&second) };
            alike.then_some((one, both))
        }
        (Op::Within, [time, outer]) if is_time(program, *time) => match program.constant(*outer)? {
            Value::Period(outer) => Some((Subject::Month, within(*outer, months?))),
            _ => None,
        },
        (Op::Less | Op::AtMost | Op::Equal | Op::Different, [left, right]) => {
            compared(program, *op, (*left, *right), months)
        }
        _ => None,
    }
}

fn compared(
    program: &Program,
    op: Op,
    (left, right): (NodeId, NodeId),
    months: Option<i32>,
) -> Option<(Subject, Intervals)> {
    let (node, limit, first) = match (program.constant(left), program.constant(right)) {
        (None, Some(limit)) => (left, limit, true),
        (Some(limit), None) => (right, limit, false),
        _ => return None,
    };
    match limit {
        Value::Number(limit) => {
            let (subject, shift) = subject_of(program, node);
            let at = limit.minus(&shift).ok()?;
            let range = match (op, first) {
                (Op::Less, true) => Range::below(at),
                (Op::Less, false) => Range::above(at),
                (Op::AtMost, true) => Range::at_most(at),
                (Op::AtMost, false) => Range::at_least(at),
                _ => Range::point(at),
            };
            let holds = Intervals::from(range);
            let differs = op == Op::Different;
            Some((subject, if differs { Intervals::from(Range::ALL).subtract(&holds) } else { holds }))
        }
        Value::Date(limit) => dated(program, op, node, *limit, first, months),
        _ => None,
    }
}

/// A day of the period compared with a fixed one: as months.
fn dated(
    program: &Program,
    op: Op,
    node: NodeId,
    limit: Date,
    first: bool,
    months: Option<i32>,
) -> Option<(Subject, Intervals)> {
    let NodeKind::Op(edge, operands) = &program.node(node)?.kind else { return None };
    if !operands.iter().all(|time| is_time(program, *time)) {
        return None;
    }
    let month = Period::containing(Grain::Month, limit);
    // The last month that begins, or the last whose end comes, no later than the limit, or before it.
    let up_to = |strict: bool| match edge {
        Op::Start => Some(month.index - i32::from(strict && limit == month.start())),
        Op::End => Some(month.index - i32::from(strict || limit != month.end()) - (months? - 1)),
        _ => None,
    };
    let range = match (op, first) {
        (Op::AtMost, true) => Range::at_most(Number::from(up_to(false)?)),
        (Op::Less, true) => Range::at_most(Number::from(up_to(true)?)),
        (Op::AtMost, false) => Range::above(Number::from(up_to(true)?)),
        (Op::Less, false) => Range::above(Number::from(up_to(false)?)),
        _ => return None,
    };
    Some((Subject::Month, Intervals::from(range)))
}

/// The first months of the periods of a length that lie within a period.
fn within(outer: Period, months: i32) -> Intervals {
    let first = outer.first_month().index;
    let last = outer.last_month().index - (months - 1);
    Intervals::from(Range::between(Number::from(first), Number::from(last)))
}

/// A stretch that two expressions in pieces share, and what each is in it.
pub(super) struct Shared {
    /// The stretch.
    pub(super) range: Range,
    /// What the first is.
    pub(super) old: Leaf,
    /// What the second is.
    pub(super) new: Leaf,
}

/// The stretches that two expressions share, within a range and on a grid.
pub(super) fn shared(old: &Pieces, new: &Pieces, domain: &Range, grid: Option<&Number>) -> Vec<Shared> {
    let mut shared = Vec::new();
    let (mut old, mut new) = (old.parts.iter().peekable(), new.parts.iter().peekable());
    while let (Some((one, first)), Some((other, second))) = (old.peek().copied(), new.peek().copied()) {
        let range = one.intersect(other).intersect(domain);
        if occurs(&range, grid) {
            shared.push(Shared { range, old: *first, new: *second });
        }
        // The one that ends first makes room; both where they end together.
        let ends = end(one).cmp(&end(other));
        if ends.is_le() {
            old.next();
        }
        if ends.is_ge() {
            new.next();
        }
    }
    shared
}

/// Whether a value of the range can be.
pub(super) fn occurs(range: &Range, grid: Option<&Number>) -> bool {
    !range.is_empty() && grid.is_none_or(|step| range.grid_member(step).is_some())
}

/// Upper ends in order; none is the last.
fn end(range: &Range) -> (bool, Option<(&Number, bool)>) {
    (range.high.is_none(), range.high.as_ref().map(|high| (&high.at, high.closed)))
}

//! One expression of a program against one of another, form by form.

use crate::ir::{Cause, Domain, InputId, ListId, Node, NodeId, NodeKind, Op, Program, Rows, Shift, TableId, children};
use crate::machine::apply;
use crate::prove::pieces::{Leaf, Pieces, Subject, occurs, pieces, shared};
use crate::prove::same::{Goal, Matcher, Side, Wanted, written};
use crate::source::Span;
use crate::value::{Number, Range, Value};

/// At which periods an expression is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Frames {
    /// Those of the money: of the act's grain, while it has effect.
    Paid,
    /// Any of the act's grain.
    Grain,
    /// Any.
    Any,
}

impl Frames {
    fn shifted(self, shift: Shift) -> Frames {
        match (self, shift) {
            (_, Shift::Constant(_)) => Frames::Any,
            (Frames::Paid, Shift::Reference) => Frames::Grain,
            // Before the act has effect there is nothing, and after it nobody looks.
            (frames, Shift::Previous | Shift::SameLastYear | Shift::Reference) => frames,
        }
    }
}

impl Matcher<'_> {
    pub(super) fn compare(&mut self, old: NodeId, new: NodeId, frames: Frames) -> bool {
        let (one, other) = (self.old, self.new);
        let (Some(left), Some(right)) = (one.node(old), other.node(new)) else { return false };
        match (&left.kind, &right.kind) {
            (NodeKind::Ref(a), NodeKind::Ref(b)) => return self.rules(*a, *b, frames),
            (NodeKind::Const(a), NodeKind::Const(b)) => return a == b,
            (NodeKind::Ref(rule), _) if self.fold(Side::Old, old).is_none() => {
                let body = one.rule(*rule).map(|rule| rule.body);
                return body.is_some_and(|body| self.same(body, new, frames));
            }
            (_, NodeKind::Ref(rule)) if self.fold(Side::New, new).is_none() => {
                let body = other.rule(*rule).map(|rule| rule.body);
                return body.is_some_and(|body| self.same(old, body, frames));
            }
            _ => {}
        }
        if let (Some(a), Some(b)) = (self.fold(Side::Old, old), self.fold(Side::New, new)) {
            return a == b;
        }
        let months = self.months(frames);
        match (pieces(one, old, months), pieces(other, new, months)) {
            (Some(a), Some(b)) => match self.subjects(&a, &b, frames) {
                Some(domain) => return self.piecewise((old, new), (&a, &b), &domain, frames),
                // Whatever decides, the conditions are compared as such.
                None if matches!(
                    (&left.kind, &right.kind),
                    (NodeKind::Steps { .. }, _) | (_, NodeKind::Steps { .. })
                ) =>
                {
                    return self.decided_otherwise(&a, &b, frames);
                }
                None => {}
            },
            (Some(a), None) if a.subject == Subject::Month => return self.by_month(Side::Old, &a, new, frames),
            (None, Some(b)) if b.subject == Subject::Month => return self.by_month(Side::New, &b, old, frames),
            _ => {}
        }
        self.forms((old, left), (new, right), frames)
    }

    /// Two expressions of which no number decides the pieces.
    fn forms(&mut self, (old, left): (NodeId, &Node), (new, right): (NodeId, &Node), frames: Frames) -> bool {
        match (&left.kind, &right.kind) {
            (NodeKind::Time, NodeKind::Time) => true,
            (NodeKind::Absent(a), NodeKind::Absent(b)) => a == b,
            (NodeKind::Key(a), NodeKind::Key(b)) => {
                let names = (self.old.key(*a), self.new.key(*b));
                matches!(names, (Some(one), Some(other)) if one.name == other.name)
            }
            (NodeKind::Input(a, x), NodeKind::Input(b, y)) => self.cells((*a, *x), (*b, *y), frames),
            (NodeKind::RowCell(Rows::Input(a), x), NodeKind::RowCell(Rows::Input(b), y)) => {
                self.cells((*a, *x), (*b, *y), frames)
            }
            (NodeKind::RowCell(Rows::Table(a), x), NodeKind::RowCell(Rows::Table(b), y)) => {
                self.columns_read((*a, *x), (*b, *y))
            }
            (NodeKind::Op(a, x), NodeKind::Op(b, y)) => self.operations((old, *a, x), (new, *b, y), frames),
            (NodeKind::If(condition, then, otherwise), NodeKind::If(other, yes, no)) => {
                self.choices((*condition, *then, *otherwise), (*other, *yes, *no), frames)
            }
            (NodeKind::If(condition, then, otherwise), _) => {
                self.one_choice(Side::Old, (*condition, *then, *otherwise), new, frames)
            }
            (_, NodeKind::If(condition, then, otherwise)) => {
                self.one_choice(Side::New, (*condition, *then, *otherwise), old, frames)
            }
            (NodeKind::Lookup { .. }, NodeKind::Lookup { .. }) => self.lookups(&left.kind, &right.kind, frames),
            (NodeKind::Match { .. }, NodeKind::Match { .. }) => self.matches(&left.kind, &right.kind, frames),
            (NodeKind::Match { subject, present: None, .. }, _)
                if self.old.node(*subject).is_some_and(|node| node.ty.absences.is_empty()) =>
            {
                self.same(*subject, new, frames)
            }
            (
                NodeKind::Round { subject: a, step, mode, .. },
                NodeKind::Round { subject: b, step: other, mode: way, .. },
            ) => step == other && mode == way && self.same(*a, *b, frames),
            (NodeKind::Aggregate { .. }, NodeKind::Aggregate { .. }) => {
                self.statistics(&left.kind, &right.kind, frames)
            }
            (
                NodeKind::Share { total, weights, index, step },
                NodeKind::Share { total: whole, weights: others, index: place, step: coin },
            ) => {
                index == place && step == coin && self.same(*total, *whole, frames) && self.all(weights, others, frames)
            }
            (NodeKind::Apportion { step, tie, .. }, NodeKind::Apportion { step: coin, tie: first, .. }) => {
                step == coin && tie == first && self.all(&children(&left.kind), &children(&right.kind), frames)
            }
            (NodeKind::At(a, x), NodeKind::At(b, y)) if x == y => {
                self.shifts.push(*x);
                let same = self.same(*a, *b, frames.shifted(*x));
                self.shifts.pop();
                same
            }
            _ => false,
        }
    }

    /// Operands in their order; every one that differs is told of.
    fn all(&mut self, old: &[NodeId], new: &[NodeId], frames: Frames) -> bool {
        let mut same = old.len() == new.len();
        for (one, other) in old.iter().zip(new) {
            same &= self.same(*one, *other, frames);
        }
        same
    }

    /// What decides, where it is one thing in both, and the range in which it lies.
    fn subjects(&mut self, old: &Pieces, new: &Pieces, frames: Frames) -> Option<(Range, Option<Number>)> {
        match (old.subject, new.subject) {
            (Subject::Month, Subject::Month) => Some(self.calendar(frames)),
            (Subject::Node(one), Subject::Node(other)) => {
                let ty = self.old.node(one).map(|node| (node.ty.range.clone(), node.ty.grid.clone()))?;
                self.tried(|matcher| matcher.same(one, other, frames)).then_some(ty)
            }
            _ => None,
        }
    }

    /// The months that periods may begin with.
    fn calendar(&self, frames: Frames) -> (Range, Option<Number>) {
        let range = if frames == Frames::Paid { self.paid.clone() } else { Range::ALL };
        (range, self.months(frames).map(Number::from))
    }

    fn piecewise(
        &mut self,
        pair: (NodeId, NodeId),
        (old, new): (&Pieces, &Pieces),
        (range, grid): &(Range, Option<Number>),
        frames: Frames,
    ) -> bool {
        let mut same = true;
        for part in shared(old, new, range, grid.as_ref()) {
            let goal = self.at(Side::Old, old.subject, member(&part.range, grid.as_ref()));
            let alike = self.given(goal, |matcher| match (part.old, part.new) {
                (Leaf::Node(one), Leaf::Node(other)) => matcher.same(one, other, frames),
                (Leaf::Truth(one), Leaf::Truth(other)) => {
                    if one != other {
                        matcher.tell(pair.0, pair.1, Vec::new());
                    }
                    one == other
                }
                (Leaf::Node(node), Leaf::Truth(truth)) => matcher.fold(Side::Old, node) == Some(Value::Truth(truth)),
                (Leaf::Truth(truth), Leaf::Node(node)) => matcher.fold(Side::New, node) == Some(Value::Truth(truth)),
            });
            same &= alike;
        }
        same
    }

    /// Two band tables of different things: each piece of either is worth trying.
    fn decided_otherwise(&mut self, old: &Pieces, new: &Pieces, frames: Frames) -> bool {
        if let (Subject::Node(one), Subject::Node(other)) = (old.subject, new.subject) {
            self.same(one, other, frames);
        }
        false
    }

    /// What one program has in pieces by month, and the other throughout.
    fn by_month(&mut self, side: Side, by_month: &Pieces, whole: NodeId, frames: Frames) -> bool {
        let (range, grid) = self.calendar(frames);
        let mut same = true;
        for (months, leaf) in &by_month.parts {
            let months = months.intersect(&range);
            if !occurs(&months, grid.as_ref()) {
                continue;
            }
            let goal = self.at(side, Subject::Month, member(&months, grid.as_ref()));
            same &= self.given(goal, |matcher| match (leaf, side) {
                (Leaf::Node(node), Side::Old) => matcher.same(*node, whole, frames),
                (Leaf::Node(node), Side::New) => matcher.same(whole, *node, frames),
                (Leaf::Truth(truth), side) => {
                    let other = if side == Side::Old { Side::New } else { Side::Old };
                    matcher.fold(other, whole) == Some(Value::Truth(*truth))
                }
            });
        }
        same
    }

    /// The goal of a piece: that what decides lies in it.
    fn at(&self, side: Side, subject: Subject, at: Option<Number>) -> Vec<Goal> {
        let Some(at) = at else { return Vec::new() };
        let goal = match subject {
            Subject::Node(node) => Some((node, Value::Number(at))),
            // Any expression of the period says when it is.
            Subject::Month => {
                let program = if side == Side::Old { self.old } else { self.new };
                let month = at.to_i64().and_then(|it| i32::try_from(it).ok());
                let period = month.map(|month| month_of(program, month));
                time_of(program).zip(period).map(|(time, period)| (time, Value::Period(period)))
            }
        };
        goal.into_iter().map(|(node, value)| self.goal(side, node, Wanted::Value(value))).collect()
    }

    fn choices(
        &mut self,
        (condition, then, otherwise): (NodeId, NodeId, NodeId),
        (other, yes, no): (NodeId, NodeId, NodeId),
        frames: Frames,
    ) -> bool {
        let mut same = self.same(condition, other, frames);
        if !same {
            self.both_ways((condition, other), (then, yes));
        }
        for (truth, one, other) in [(true, then, yes), (false, otherwise, no)] {
            let goal = self.goal(Side::Old, condition, Wanted::Value(Value::Truth(truth)));
            same &= self.given(vec![goal], |matcher| matcher.same(one, other, frames));
        }
        same
    }

    /// Where conditions differ, each of the two either way is worth trying.
    fn both_ways(&mut self, (old, new): (NodeId, NodeId), told: (NodeId, NodeId)) {
        for (side, condition) in [(Side::Old, old), (Side::New, new)] {
            for truth in [false, true] {
                let goal = self.goal(side, condition, Wanted::Value(Value::Truth(truth)));
                self.tell(told.0, told.1, vec![goal]);
            }
        }
    }

    /// A choice of one program against what the other has in any case.
    fn one_choice(
        &mut self,
        side: Side,
        (condition, then, otherwise): (NodeId, NodeId, NodeId),
        whole: NodeId,
        frames: Frames,
    ) -> bool {
        let mut same = true;
        for (truth, branch) in [(true, then), (false, otherwise)] {
            if self.fold(side, condition) == Some(Value::Truth(!truth)) {
                continue;
            }
            let goal = self.goal(side, condition, Wanted::Value(Value::Truth(truth)));
            same &= self.given(vec![goal], |matcher| match side {
                Side::Old => matcher.same(branch, whole, frames),
                Side::New => matcher.same(whole, branch, frames),
            });
        }
        // A condition that is always one way, or that can be of no consequence: it may still lack its data.
        same && self.fold(side, condition).is_some()
    }

    fn operations(
        &mut self,
        (old, op, left): (NodeId, Op, &[NodeId]),
        (new, other, right): (NodeId, Op, &[NodeId]),
        frames: Frames,
    ) -> bool {
        let alike = match (op, other) {
            (Op::InList(one), Op::InList(other)) => self.lists(one, other),
            _ => op == other,
        };
        if !alike || !is_commutative(op) {
            return alike && self.all(left, right, frames);
        }
        let (left, right) = (flat(self.old, old, op), flat(self.new, new, op));
        let mut rest = right.clone();
        let mut alone = Vec::new();
        for one in &left {
            match self.tried(|matcher| rest.iter().position(|other| matcher.same(*one, *other, frames))) {
                Some(at) => drop(rest.remove(at)),
                None => alone.push(*one),
            }
        }
        if alone.is_empty() && rest.is_empty() {
            return true;
        }
        self.all(&alone, &rest, frames);
        false
    }

    fn lists(&self, old: ListId, new: ListId) -> bool {
        let members = (self.old.list(old), self.new.list(new));
        matches!(members, (Some(one), Some(other)) if one.members == other.members)
    }

    /// A cell of data: the same column of the same input, with the same conditions on its values.
    fn cells(&mut self, (a, x): (InputId, u32), (b, y): (InputId, u32), frames: Frames) -> bool {
        let (Some(one), Some(other)) = (self.old.input(a), self.new.input(b)) else { return false };
        let columns = (one.columns.get(x as usize), other.columns.get(y as usize));
        let (Some(left), Some(right)) = columns else { return false };
        let alike = one.name == other.name
            && left.name == right.name
            && written(self.old, &left.ty.kind) == written(self.new, &right.ty.kind)
            && (&left.minimum, &left.maximum, left.optional) == (&right.minimum, &right.maximum, right.optional);
        alike
            && match (left.required_when, right.required_when) {
                (Some(left), Some(right)) => self.same(left, right, frames),
                (left, right) => left.is_none() && right.is_none(),
            }
    }

    /// Two columns of tables, read row by row.
    fn columns_read(&mut self, (a, x): (TableId, u32), (b, y): (TableId, u32)) -> bool {
        let pair = (a.0, x, b.0, y);
        if let Some(known) = self.columns.get(&pair) {
            return *known;
        }
        let (Some(one), Some(other)) = (self.old.table(a), self.new.table(b)) else {
            return false;
        };
        let same = one.rows.len() == other.rows.len()
            && one.rows.iter().zip(&other.rows).all(|(one, other)| {
                one.cells.get(x as usize).and_then(Option::as_ref)
                    == other.cells.get(y as usize).and_then(Option::as_ref)
            });
        self.columns.insert(pair, same);
        same
    }

    fn lookups(&mut self, old: &NodeKind, new: &NodeKind, frames: Frames) -> bool {
        let (
            NodeKind::Lookup { table: a, keys, column: x, otherwise },
            NodeKind::Lookup { table: b, keys: others, column: y, otherwise: other },
        ) = (old, new)
        else {
            return false;
        };
        let mut same = self.all(keys, others, frames);
        for row in self.rows_apart((*a, *x), (*b, *y)) {
            same = false;
            let goals = keys.iter().zip(row);
            let goals = goals.map(|(key, value)| self.goal(Side::Old, *key, Wanted::Value(value))).collect();
            if let (Some(one), Some(other)) = (keys.first(), others.first()) {
                self.tell(*one, *other, goals);
            }
        }
        same && match (otherwise, other) {
            (Some(one), Some(other)) => self.same(*one, *other, frames),
            (one, other) => one.is_none() && other.is_none(),
        }
    }

    fn matches(&mut self, old: &NodeKind, new: &NodeKind, frames: Frames) -> bool {
        let (
            NodeKind::Match { subject, present, causes },
            NodeKind::Match { subject: other, present: given, causes: handled },
        ) = (old, new)
        else {
            return false;
        };
        let mut same = self.same(*subject, *other, frames);
        let (one, two) = (present.unwrap_or(*subject), given.unwrap_or(*other));
        same &= (present.is_none() && given.is_none()) || self.same(one, two, frames);
        let possible = self.old.node(*subject).map(|node| node.ty.absences);
        let of = |causes: &[(Cause, NodeId)], cause| causes.iter().find(|(it, _)| *it == cause).map(|(_, it)| *it);
        for cause in possible.into_iter().flat_map(crate::ir::Absences::iter) {
            let goal = self.goal(Side::Old, *subject, Wanted::Absent(cause));
            same &= self.given(vec![goal], |matcher| match (of(causes, cause), of(handled, cause)) {
                (Some(one), Some(other)) => matcher.same(one, other, frames),
                (None, None) => true,
                _ => {
                    matcher.tell(one, two, Vec::new());
                    false
                }
            });
        }
        same
    }

    fn statistics(&mut self, old: &NodeKind, new: &NodeKind, frames: Frames) -> bool {
        let (
            NodeKind::Aggregate { statistic, domain, value, filter, weight },
            NodeKind::Aggregate { statistic: way, domain: whom, value: of, filter: which, weight: count },
        ) = (old, new)
        else {
            return false;
        };
        if statistic != way || !self.domains(domain, whom) {
            return false;
        }
        let both = |one: &Option<NodeId>, other: &Option<NodeId>| one.is_some() == other.is_some();
        let of_old: Vec<NodeId> = Some(value).into_iter().chain(filter).chain(weight).copied().collect();
        let of_new: Vec<NodeId> = Some(of).into_iter().chain(which).chain(count).copied().collect();
        both(filter, which)
            && both(weight, count)
            && self.all(domain.by(), whom.by(), frames)
            && self.all(&of_old, &of_new, frames)
    }

    fn domains(&self, old: &Domain, new: &Domain) -> bool {
        let names = |program: &Program, level: &[crate::ir::KeyId]| {
            let names = level.iter().map(|key| program.key(*key).map(|key| key.name.clone()));
            let mut names: Vec<_> = names.collect();
            names.sort();
            names
        };
        match (old, new) {
            (Domain::Rows(Rows::Input(a)), Domain::Rows(Rows::Input(b))) => {
                matches!((self.old.input(*a), self.new.input(*b)), (Some(one), Some(other)) if one.name == other.name)
            }
            (Domain::Rows(Rows::Table(a)), Domain::Rows(Rows::Table(b))) => {
                let rows = |program: &Program, id: &TableId| program.table(*id).map(|it| it.rows.len());
                rows(self.old, a) == rows(self.new, b)
            }
            (Domain::Units { level, others, .. }, Domain::Units { level: whose, others: left_out, .. }) => {
                others == left_out && names(self.old, level) == names(self.new, whose)
            }
            (Domain::Periods(one), Domain::Periods(other)) => one == other,
            _ => false,
        }
    }

    /// The value of an expression that reads no data and no calendar.
    pub(super) fn fold(&mut self, side: Side, id: NodeId) -> Option<Value> {
        let place = usize::from(side == Side::New);
        if let Some(known) = self.folded.get(place).and_then(|it| it.get(&id)) {
            return known.clone();
        }
        // A rule that reads itself at another period is no constant.
        self.folded.get_mut(place)?.insert(id, None);
        let program = if side == Side::Old { self.old } else { self.new };
        let value = match &program.node(id)?.kind {
            NodeKind::Const(value) => Some(value.clone()),
            NodeKind::Ref(rule) => program.rule(*rule).and_then(|rule| self.fold(side, rule.body)),
            NodeKind::Op(op, operands) => {
                let values: Option<Vec<Value>> = operands.iter().map(|it| self.fold(side, *it)).collect();
                values.and_then(|values| apply(program, *op, &values, Span::default()).ok())
            }
            NodeKind::Lookup { table, keys, column, .. } => {
                let keys: Option<Vec<Value>> = keys.iter().map(|it| self.fold(side, *it)).collect();
                keys.and_then(|keys| crate::prove::tables::cell(program, *table, &keys, *column))
            }
            _ => None,
        };
        self.folded.get_mut(place)?.insert(id, value.clone());
        value
    }
}

/// A value of a range: an end that is in it, where there is no grid to choose by.
fn member(range: &Range, grid: Option<&Number>) -> Option<Number> {
    let ends = [&range.low, &range.high].into_iter().flatten().filter(|_| grid.is_none());
    let end = ends.into_iter().find(|end| end.closed).map(|end| end.at.clone());
    end.or_else(|| range.witness(grid))
}

/// The operands of an operation, and those of the same operation among them.
fn flat(program: &Program, id: NodeId, op: Op) -> Vec<NodeId> {
    match program.node(id).map(|node| &node.kind) {
        Some(NodeKind::Op(inner, operands)) if *inner == op => {
            // A comparison is of two, whatever they are.
            let is_whole = matches!(op, Op::Equal | Op::Different);
            let each = operands.iter().flat_map(|it| if is_whole { vec![*it] } else { flat(program, *it, op) });
            each.collect()
        }
        _ => vec![id],
    }
}

const fn is_commutative(op: Op) -> bool {
    matches!(op, Op::Add | Op::Multiply | Op::Minimum | Op::Maximum | Op::Equal | Op::Different | Op::And | Op::Or)
}

/// The period of an act that begins with a month.
fn month_of(program: &Program, month: i32) -> crate::value::Period {
    crate::value::Period { grain: crate::value::Grain::Month, index: month }.within(program.grain)
}

/// An expression that is the period itself.
fn time_of(program: &Program) -> Option<NodeId> {
    let at = program.nodes.iter().position(|node| matches!(node.kind, NodeKind::Time))?;
    u32::try_from(at).ok().map(NodeId)
}

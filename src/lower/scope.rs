//! Where an expression stands: on which axis, in which rows, and what is known to hold there.

use crate::ir::{Absences, Axis, Kind, NodeId, NodeKind, Op, Rows, RuleId, Shift, TableId, Type};
use crate::lower::Lowerer;
use crate::value::{Bound, Number, Range, Value};

/// The surroundings of an expression.
#[derive(Clone, Debug)]
pub(super) struct Scope {
    /// On which axis it is read.
    pub axis: Axis,
    /// Conditions known to hold, or not to.
    pub facts: Vec<(NodeId, bool)>,
    /// Whose rows are at hand, the innermost last.
    pub rows: Vec<Rows>,
    /// The name that stands for the row of `para cada`.
    pub each: Option<(String, TableId)>,
    /// An indicator within its own score: its name and its result.
    pub own: Option<(String, RuleId)>,
    /// Whose expression it is, for messages and for the names of inner rules.
    pub owner: String,
    /// Whether it must be decided by the compiler.
    pub closed: bool,
}

impl Scope {
    /// An axis, nothing known.
    pub(super) fn new(axis: Axis, owner: &str) -> Scope {
        Scope {
            axis,
            facts: Vec::new(),
            rows: Vec::new(),
            each: None,
            own: None,
            owner: owner.to_owned(),
            closed: false,
        }
    }
}

impl Lowerer<'_> {
    /// The scope in which a condition holds, or does not: conjunctions are taken apart.
    pub(super) fn assuming(&self, scope: &Scope, condition: NodeId, holds: bool) -> Scope {
        let mut inner = scope.clone();
        self.assume(&mut inner.facts, condition, holds);
        inner
    }

    fn assume(&self, facts: &mut Vec<(NodeId, bool)>, condition: NodeId, holds: bool) {
        match self.program.node(condition).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::Not, inner)) => {
                inner.iter().for_each(|inner| self.assume(facts, *inner, !holds));
            }
            Some(NodeKind::Op(Op::And, sides)) if holds => {
                sides.iter().for_each(|side| self.assume(facts, *side, true));
            }
            Some(NodeKind::Op(Op::Or, sides)) if !holds => {
                sides.iter().for_each(|side| self.assume(facts, *side, false));
            }
            // `na_falta(c; ausente: não)`: where it holds, `c` does.
            Some(NodeKind::Match { subject, present: None, causes })
                if holds && causes.iter().all(|(_, result)| self.is_truth(*result, false)) =>
            {
                facts.push((condition, true));
                self.assume(facts, *subject, true);
            }
            // `medida m : sim/não = c`: where `m` holds, `c` does.
            Some(NodeKind::Ref(rule)) => match self.program.rule(*rule).filter(|rule| rule.ty.kind == Kind::Truth) {
                Some(rule) => self.assume(facts, rule.body, holds),
                None => facts.push((condition, holds)),
            },
            _ => facts.push((condition, holds)),
        }
    }

    /// What a transfer knows of the reference period of its own: a fact that it reads there. A datum that it reads in
    /// the period of payment is of another period, and says nothing.
    pub(super) fn at_reference(&self, scope: &Scope) -> Scope {
        let mut facts = Vec::new();
        for (fact, holds) in &scope.facts {
            if let Some(NodeKind::At(inner, Shift::Reference)) = self.program.node(*fact).map(|node| &node.kind) {
                self.assume(&mut facts, *inner, *holds);
            }
        }
        Scope { facts, ..scope.clone() }
    }

    /// Whether a condition is known to hold.
    pub(super) fn holds(&self, scope: &Scope, condition: NodeId) -> bool {
        let mut needed = Vec::new();
        self.assume(&mut needed, condition, true);
        needed.iter().all(|(part, truth)| {
            scope.facts.iter().any(|(fact, holds)| holds == truth && self.program.same(*fact, *part))
                || *truth && self.one_side_holds(scope, *part)
        })
    }

    /// `a ou b`, of which one is known to hold.
    fn one_side_holds(&self, scope: &Scope, part: NodeId) -> bool {
        match self.program.node(part).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::Or, sides)) => sides.iter().any(|side| self.holds(scope, *side)),
            _ => false,
        }
    }

    /// The type of what a node kind reads, narrowed by what is known where it stands.
    pub(super) fn narrowed(&self, kind: &NodeKind, mut ty: Type, scope: &Scope) -> Type {
        for (fact, holds) in &scope.facts {
            if *holds && self.presence_of(*fact).is_some_and(|present| self.is_kind(present, kind)) {
                ty.absences = Absences::NONE;
            }
            let Some(NodeKind::Op(op, sides)) = self.program.node(*fact).map(|node| &node.kind) else {
                continue;
            };
            let [left, right] = sides.as_slice() else {
                continue;
            };
            // Of a comparison that is known, both sides are.
            if is_comparison(*op) && (self.is_kind(*left, kind) || self.is_kind(*right, kind)) {
                ty.absences = Absences::NONE;
            }
            if self.is_kind(*left, kind) {
                ty.range = bounded(&ty.range, *op, *holds, &self.ty(*right).range);
            } else if self.is_kind(*right, kind) {
                ty.range = bounded_above(&ty.range, *op, *holds, &self.ty(*left).range);
            }
        }
        ty
    }

    /// What `apurado(x)` asks after: `x`.
    fn presence_of(&self, fact: NodeId) -> Option<NodeId> {
        match self.program.node(fact).map(|node| &node.kind) {
            Some(NodeKind::Match { subject, present: Some(yes), causes })
                if self.is_truth(*yes, true) && causes.iter().all(|(_, no)| self.is_truth(*no, false)) =>
            {
                Some(*subject)
            }
            _ => None,
        }
    }

    fn is_truth(&self, id: NodeId, truth: bool) -> bool {
        matches!(self.program.node(id).map(|node| &node.kind), Some(NodeKind::Const(Value::Truth(it))) if *it == truth)
    }

    fn is_kind(&self, id: NodeId, kind: &NodeKind) -> bool {
        match (self.program.node(id).map(|node| &node.kind), kind) {
            (Some(NodeKind::Input(a, x)), NodeKind::Input(b, y)) => a == b && x == y,
            (Some(NodeKind::RowCell(a, x)), NodeKind::RowCell(b, y)) => a == b && x == y,
            (Some(NodeKind::Ref(a)), NodeKind::Ref(b)) => a == b,
            (Some(NodeKind::At(a, x)), NodeKind::At(b, y)) => x == y && self.program.same(*a, *b),
            _ => false,
        }
    }
}

/// Whether an operation tells two values apart.
fn is_comparison(op: Op) -> bool {
    matches!(op, Op::Equal | Op::Different | Op::Less | Op::AtMost)
}

/// The range of `x` when `x op other` holds or not.
fn bounded(range: &Range, op: Op, holds: bool, other: &Range) -> Range {
    let (up_to, from) = (other.high.clone(), other.low.clone());
    let open = |bound: Option<Bound>| bound.map(|bound| Bound::open(bound.at));
    match (op, holds) {
        (Op::Less, true) => range.intersect(&Range { low: None, high: open(up_to) }),
        (Op::Less, false) => range.intersect(&Range { low: from, high: None }),
        (Op::AtMost, true) => range.intersect(&Range { low: None, high: up_to }),
        (Op::AtMost, false) => range.intersect(&Range { low: open(from), high: None }),
        (Op::Equal, true) | (Op::Different, false) => range.intersect(other),
        (Op::Equal, false) | (Op::Different, true) => without_end(range, other.as_point()),
        _ => range.clone(),
    }
}

/// The range of `x` when `other op x` holds or not.
fn bounded_above(range: &Range, op: Op, holds: bool, other: &Range) -> Range {
    match op {
        Op::Less => bounded(range, Op::AtMost, !holds, other),
        Op::AtMost => bounded(range, Op::Less, !holds, other),
        _ => bounded(range, op, holds, other),
    }
}

/// A range without one of its ends.
fn without_end(range: &Range, point: Option<&Number>) -> Range {
    let opened = |bound: &Option<Bound>| {
        bound.as_ref().map(|bound| match point {
            Some(point) if bound.at == *point => Bound::open(bound.at.clone()),
            _ => bound.clone(),
        })
    };
    Range { low: opened(&range.low), high: opened(&range.high) }
}

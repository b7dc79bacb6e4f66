//! Every case that a set of conditions can tell apart, one example of each.
//!
//! The conditions are taken to pieces: a yes/no column has two cases, a category one for each member, a number
//! or date one for each limit that it is compared with and one for each stretch between. A measure that is such a
//! condition is taken to pieces too. What cannot be taken further to pieces (a comparison of two figures) is itself a
//! yes/no case.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::ir::{Kind, NodeId, NodeKind, Op, Program, Type};
use crate::value::{Bound, Date, Number, Period, Range, Value};

/// More cases than this are not tried one by one.
const LIMIT: usize = 20_000;

/// Measures that read each other deeper than this stay whole.
const DEEP: u32 = 32;

/// Something that the conditions read, with an example of each case of it.
struct Atom {
    node: NodeId,
    cases: Vec<Value>,
    /// The numbers that it is compared with.
    limits: BTreeSet<Number>,
}

/// The cases of some conditions.
pub(super) struct Regions<'p> {
    program: &'p Program,
    atoms: Vec<Atom>,
    /// How deep measures are taken to pieces.
    depth: u32,
}

/// One case: an example value for each atom.
pub(super) struct Case<'r, 'p> {
    regions: &'r Regions<'p>,
    chosen: Vec<usize>,
}

impl<'p> Regions<'p> {
    /// Takes conditions to pieces.
    pub(super) fn of(program: &'p Program, conditions: &[NodeId]) -> Self {
        let deep = Regions::to_depth(program, conditions, DEEP);
        if deep.is_large() { Regions::to_depth(program, conditions, 0) } else { deep }
    }

    fn to_depth(program: &'p Program, conditions: &[NodeId], depth: u32) -> Self {
        let mut regions = Regions { program, atoms: Vec::new(), depth };
        for condition in conditions {
            regions.take_apart(*condition);
        }
        for atom in &mut regions.atoms {
            if let Some(node) = program.node(atom.node) {
                atom.cases.extend(told_apart(&atom.limits, &node.ty).into_iter().map(Value::Number));
            }
        }
        regions
    }

    /// Whether there are too many cases to try.
    pub(super) fn is_large(&self) -> bool {
        let total = self.atoms.iter().try_fold(1_usize, |total, atom| total.checked_mul(atom.cases.len()));
        total.is_none_or(|total| total > LIMIT)
    }

    /// Every case, the first that passes a test; `None` when none does or there are too many to try.
    pub(super) fn find(&self, mut test: impl FnMut(&Case<'_, 'p>) -> bool) -> Option<Case<'_, 'p>> {
        if self.is_large() {
            return None;
        }
        let mut case = Case { regions: self, chosen: vec![0; self.atoms.len()] };
        loop {
            if test(&case) {
                return Some(case);
            }
            if !case.advance() {
                return None;
            }
        }
    }

    fn take_apart(&mut self, id: NodeId) {
        let Some(node) = self.program.node(id) else {
            return;
        };
        match &node.kind {
            NodeKind::Const(_) => {}
            NodeKind::Op(Op::And | Op::Or | Op::Not, sides) => sides.iter().for_each(|side| self.take_apart(*side)),
            NodeKind::Op(Op::Equal | Op::Different | Op::Less | Op::AtMost, sides) => match sides.as_slice() {
                [left, right] => self.comparison(id, *left, *right),
                _ => self.truth(id),
            },
            NodeKind::Op(Op::InSet, operands) => match operands.split_first() {
                Some((subject, set)) => self.membership(id, *subject, set),
                None => self.truth(id),
            },
            NodeKind::Op(Op::Within, sides) => match sides.as_slice() {
                [time, period] => self.within(id, *time, *period),
                _ => self.truth(id),
            },
            NodeKind::Ref(rule) => match self.program.rule(*rule) {
                Some(rule) if self.opens(rule.body, self.depth) => self.take_apart(rule.body),
                _ => self.truth(id),
            },
            _ => self.truth(id),
        }
    }

    /// Whether a condition comes apart into what has a name and what is written.
    fn opens(&self, id: NodeId, depth: u32) -> bool {
        let program = self.program;
        let is_written = |id: &NodeId| program.constant(*id).is_some();
        let Some(node) = program.node(id).filter(|_| depth > 0) else { return false };
        match &node.kind {
            NodeKind::Op(Op::And | Op::Or | Op::Not, sides) => sides.iter().all(|side| self.opens(*side, depth - 1)),
            NodeKind::Op(Op::Equal | Op::Different | Op::Less | Op::AtMost, sides) => {
                sides.iter().filter(|side| is_written(side)).count() == 1
            }
            NodeKind::Op(Op::InSet | Op::Within, operands) => operands.iter().skip(1).all(is_written),
            NodeKind::Ref(rule) => program.rule(*rule).is_some_and(|rule| self.opens(rule.body, depth - 1)),
            NodeKind::Input(..) => true,
            _ => false,
        }
    }

    fn comparison(&mut self, id: NodeId, left: NodeId, right: NodeId) {
        match (self.program.constant(left), self.program.constant(right)) {
            (None, Some(limit)) => self.limit(left, limit),
            (Some(limit), None) => self.limit(right, limit),
            _ => self.truth(id),
        }
    }

    fn membership(&mut self, id: NodeId, subject: NodeId, set: &[NodeId]) {
        let members: Option<Vec<&Value>> = set.iter().map(|member| self.program.constant(*member)).collect();
        match members {
            Some(members) => members.into_iter().for_each(|member| self.limit(subject, member)),
            None => self.truth(id),
        }
    }

    /// `no P`: the days around the ends of the period are the cases of the start of the rule's own.
    fn within(&mut self, id: NodeId, time: NodeId, period: NodeId) {
        let Some(Value::Period(period)) = self.program.constant(period) else {
            return self.truth(id);
        };
        let grain = self.program.grain;
        let first = Period::containing(grain, period.start());
        let last = Period::containing(grain, period.end());
        for case in [first.previous(), first, last, last.next()] {
            self.case(time, Value::Period(case));
        }
    }

    /// A limit that something is compared with: cases at it and around it.
    fn limit(&mut self, subject: NodeId, limit: &Value) {
        // The start and the end of the rule's period are cases of the period itself.
        if let Some(NodeKind::Op(Op::Start | Op::End, of)) = self.program.node(subject).map(|node| &node.kind)
            && let ([time], Value::Date(day)) = (of.as_slice(), limit)
        {
            let period = Period::containing(self.program.grain, *day);
            for case in [period.previous(), period, period.next()] {
                self.case(*time, Value::Period(case));
            }
            return;
        }
        match limit {
            Value::Number(number) => {
                self.atom(subject, |atom| atom.limits.extend([number.clone()]));
            }
            Value::Date(day) => {
                let around = [-1, 0, 1].map(|offset| day.plus_days(offset));
                around.into_iter().flatten().for_each(|near: Date| self.case(subject, Value::Date(near)));
            }
            other => {
                self.members(subject);
                self.case(subject, other.clone());
            }
        }
    }

    /// Every member of a category; a text that is none of those named, for texts and codes.
    fn members(&mut self, subject: NodeId) {
        match self.program.node(subject).map(|node| &node.ty.kind) {
            Some(Kind::Category(members)) => {
                for member in members {
                    self.case(subject, Value::Text(member.as_str().into()));
                }
            }
            Some(Kind::Truth) => self.truth(subject),
            _ => self.case(subject, Value::Text("(outro)".into())),
        }
    }

    fn truth(&mut self, id: NodeId) {
        self.case(id, Value::Truth(true));
        self.case(id, Value::Truth(false));
    }

    fn case(&mut self, node: NodeId, value: Value) {
        self.atom(node, |atom| {
            if !atom.cases.contains(&value) {
                atom.cases.push(value);
            }
        });
    }

    fn atom(&mut self, node: NodeId, add: impl FnOnce(&mut Atom)) {
        let program = self.program;
        match self.atoms.iter_mut().find(|atom| program.same(atom.node, node)) {
            Some(atom) => add(atom),
            None => {
                let mut atom = Atom { node, cases: Vec::new(), limits: BTreeSet::new() };
                add(&mut atom);
                self.atoms.push(atom);
            }
        }
    }
}

impl Case<'_, '_> {
    fn advance(&mut self) -> bool {
        for (place, atom) in self.chosen.iter_mut().zip(&self.regions.atoms) {
            *place += 1;
            if *place < atom.cases.len() {
                return true;
            }
            *place = 0;
        }
        false
    }

    fn value(&self, id: NodeId) -> Option<&Value> {
        let program = self.regions.program;
        let at = self.regions.atoms.iter().position(|atom| program.same(atom.node, id))?;
        self.regions.atoms.get(at)?.cases.get(*self.chosen.get(at)?)
    }

    /// Whether a condition holds in this case.
    pub(super) fn holds(&self, id: NodeId) -> bool {
        self.evaluated(id) == Some(Value::Truth(true))
    }

    fn evaluated(&self, id: NodeId) -> Option<Value> {
        if let Some(value) = self.value(id) {
            return Some(value.clone());
        }
        let program = self.regions.program;
        let node = program.node(id)?;
        match &node.kind {
            NodeKind::Const(value) => Some(value.clone()),
            NodeKind::Ref(rule) => self.evaluated(program.rule(*rule)?.body),
            NodeKind::Op(Op::And, sides) => Some(Value::Truth(sides.iter().all(|side| self.holds(*side)))),
            NodeKind::Op(Op::Or, sides) => Some(Value::Truth(sides.iter().any(|side| self.holds(*side)))),
            NodeKind::Op(op, operands) => {
                let values: Option<Vec<Value>> = operands.iter().map(|operand| self.evaluated(*operand)).collect();
                crate::machine::apply(program, *op, &values?, node.span).ok()
            }
            _ => None,
        }
    }

    /// The case in words: `porte = II e leitos = 50`.
    pub(super) fn describe(&self) -> String {
        let program = self.regions.program;
        let mut words = String::new();
        for (atom, place) in self.regions.atoms.iter().zip(&self.chosen) {
            let (Some(node), Some(value)) = (program.node(atom.node), atom.cases.get(*place)) else {
                continue;
            };
            let name = name_of(program, atom.node).unwrap_or_else(|| "condição".to_owned());
            let joint = if words.is_empty() { "" } else { " e " };
            let _ = write!(words, "{joint}{name} = {}", program.write(value, &node.ty.kind, None));
        }
        words
    }
}

/// Numbers of a type that limits tell apart: each limit, one in each stretch between, one below and one above.
fn told_apart(limits: &BTreeSet<Number>, ty: &Type) -> Vec<Number> {
    if limits.is_empty() {
        return Vec::new();
    }
    let is_one = |number: &Number| ty.grid.as_ref().is_none_or(|step| number.is_multiple_of(step));
    let above = std::iter::once(None).chain(limits.iter().map(Some));
    let below = limits.iter().map(Some).chain([None]);
    let mut found = Vec::new();
    for (low, high) in above.zip(below) {
        let stretch = Range { low: low.cloned().map(Bound::open), high: high.cloned().map(Bound::open) };
        let stretch = stretch.intersect(&ty.range);
        // The plainest: a whole step from the limit.
        let next = low.map(|low| low.plus(&Number::ONE)).or(high.map(|high| high.minus(&Number::ONE)));
        let next = next.and_then(Result::ok).filter(|next| stretch.contains(next) && is_one(next));
        found.extend(next.or_else(|| stretch.witness(ty.grid.as_ref())));
        found.extend(high.filter(|high| ty.range.contains(high) && is_one(high)).cloned());
    }
    found
}

/// Which sentence tells of a case: one without words is every case.
pub(super) const fn when(case: &str) -> &'static str {
    if case.is_empty() { "always" } else { "case" }
}

/// The name of what a node reads.
fn name_of(program: &Program, id: NodeId) -> Option<String> {
    match &program.node(id)?.kind {
        NodeKind::Input(input, column) => {
            let column = program.column(*input, *column)?;
            Some(column.name.clone())
        }
        NodeKind::Key(key) => program.key(*key).map(|key| key.name.clone()),
        NodeKind::Ref(rule) => program.rule(*rule).map(|rule| rule.name.clone()),
        NodeKind::At(inner, _) => name_of(program, *inner),
        NodeKind::Time => Some("período".to_owned()),
        _ => None,
    }
}

//! Every case that a set of conditions can tell apart, one example of each.
//!
//! The conditions are taken to pieces: a yes/no column has two cases, a category one for each member, a number
//! or date one for each limit that it is compared with and one for each stretch between. A measure that is such a
//! condition is taken to pieces too. What cannot be taken further to pieces (a comparison of two figures) is itself a
//! yes/no case.

use std::collections::BTreeSet;

use crate::ir::{Kind, NodeId, NodeKind, Op, Program, Type};
use crate::value::{Bound, Date, Number, Period, Range, Value};

/// More cases than this are not tried.
const LIMIT: usize = 20_000;

/// Measures that read each other deeper than this stay whole.
const DEEP: u32 = 32;

/// There are more cases than can be tried one by one.
pub(super) struct TooMany;

/// A case in which some conditions hold and others do not, in words.
pub(super) fn case_of(program: &Program, wanted: &[(NodeId, bool)]) -> Result<Option<String>, TooMany> {
    let mut regions = Regions { program, atoms: Vec::new(), tried: 0 };
    for (condition, _) in wanted {
        regions.take_apart(*condition);
    }
    for atom in &mut regions.atoms {
        if let Some(node) = program.node(atom.node) {
            atom.cases.extend(told_apart(&atom.limits, &node.ty).into_iter().map(Value::Number));
        }
    }
    let found = regions.search(wanted, regions.atoms.len())?;
    Ok(found.then(|| regions.describe()))
}

/// Which sentence tells of a case: one without words is every case.
pub(super) const fn when(case: &str) -> &'static str {
    if case.is_empty() { "always" } else { "case" }
}

/// Something that the conditions read, with an example of each case of it.
struct Atom {
    node: NodeId,
    cases: Vec<Value>,
    /// The numbers that it is compared with.
    limits: BTreeSet<Number>,
    /// Which case is tried.
    chosen: Option<usize>,
}

/// The cases of some conditions.
struct Regions<'p> {
    program: &'p Program,
    atoms: Vec<Atom>,
    tried: usize,
}

impl Regions<'_> {
    /// Chooses a case of each of the first atoms, so that all is as wanted; whether there is such a choice.
    fn search(&mut self, wanted: &[(NodeId, bool)], atoms: usize) -> Result<bool, TooMany> {
        self.tried += 1;
        if self.tried > LIMIT {
            return Err(TooMany);
        }
        // What some atoms decide, the others do not change.
        let is_otherwise = |(id, truth): &(NodeId, bool)| self.truth_of(*id).is_some_and(|found| found != *truth);
        if wanted.iter().any(is_otherwise) {
            return Ok(false);
        }
        let Some(at) = atoms.checked_sub(1) else {
            return Ok(wanted.iter().all(|(id, truth)| self.truth_of(*id).unwrap_or(false) == *truth));
        };
        for case in 0..self.atoms.get(at).map_or(0, |atom| atom.cases.len()) {
            self.choose(at, Some(case));
            if self.search(wanted, at)? {
                return Ok(true);
            }
        }
        self.choose(at, None);
        Ok(false)
    }

    fn choose(&mut self, at: usize, case: Option<usize>) {
        if let Some(atom) = self.atoms.get_mut(at) {
            atom.chosen = case;
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
                Some(rule) if self.opens(rule.body, DEEP) => self.take_apart(rule.body),
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
                let mut atom = Atom { node, cases: Vec::new(), limits: BTreeSet::new(), chosen: None };
                add(&mut atom);
                self.atoms.push(atom);
            }
        }
    }

    /// Whether a condition holds, where the chosen cases decide it.
    fn truth_of(&self, id: NodeId) -> Option<bool> {
        match self.value(id)? {
            Value::Truth(truth) => Some(truth),
            _ => None,
        }
    }

    fn value(&self, id: NodeId) -> Option<Value> {
        let program = self.program;
        if let Some(atom) = self.atoms.iter().find(|atom| program.same(atom.node, id)) {
            return atom.cases.get(atom.chosen?).cloned();
        }
        let node = program.node(id)?;
        match &node.kind {
            NodeKind::Const(value) => Some(value.clone()),
            NodeKind::Ref(rule) => self.value(program.rule(*rule)?.body),
            NodeKind::Op(Op::And, sides) => self.all(sides, true),
            NodeKind::Op(Op::Or, sides) => self.all(sides, false),
            NodeKind::Op(op, operands) => {
                let values: Option<Vec<Value>> = operands.iter().map(|operand| self.value(*operand)).collect();
                crate::machine::apply(program, *op, &values?, node.span).ok()
            }
            _ => None,
        }
    }

    /// `e` where `unit` is true, `ou` where it is false.
    fn all(&self, sides: &[NodeId], unit: bool) -> Option<Value> {
        let sides: Vec<Option<bool>> = sides.iter().map(|side| self.truth_of(*side)).collect();
        let decided = sides.contains(&Some(!unit)) || sides.iter().all(Option::is_some);
        decided.then(|| Value::Truth(if sides.contains(&Some(!unit)) { !unit } else { unit }))
    }

    /// The case in words: `porte = II e leitos = 50`.
    fn describe(&self) -> String {
        let program = self.program;
        let words = self.atoms.iter().filter_map(|atom| {
            let (node, value) = (program.node(atom.node)?, atom.cases.get(atom.chosen?)?);
            let name = name_of(program, atom.node).unwrap_or_else(|| "condição".to_owned());
            Some(format!("{name} = {}", program.write(value, &node.ty.kind, None)))
        });
        words.collect::<Vec<_>>().join(" e ")
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

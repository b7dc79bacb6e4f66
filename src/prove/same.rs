//! Whether two programs are one: what they compute is compared form by form, through names, places and layout.
//!
//! Receives two programs, of which the first passed `check` (its types are relied on; those of the second are not, so
//! that it may be the first with something changed in place). Guarantees that where no difference is given, every
//! result of either is that of the other for all data: figures are matched by their names, and data by the names of
//! inputs, columns and keys. What is given may still come to the same: it evaluates nothing but constants.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::ir::{Cause, ClaimKind, Kind, NodeId, Program, RuleId, Shift};
use crate::prove::compare::Frames;
use crate::prove::results::{ResultRule, results};
use crate::value::{Number, Period, Range, Value};

/// Which of the two programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The first.
    Old,
    /// The second.
    New,
}

/// What an expression would have to come to for a difference to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A value.
    Value(Value),
    /// No value, for this cause.
    Absent(Cause),
}

/// An expression and what it would have to come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Whose expression.
    pub side: Side,
    /// The expression.
    pub node: NodeId,
    /// At which period: the way there from the period of the result.
    pub shifts: Vec<Shift>,
    /// What it would have to come to.
    pub wanted: Wanted,
}

/// Two expressions that are not seen to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The result that reads them, by its dotted name; a word of the language for what is of the whole act.
    pub rule: String,
    /// The expression of the first program.
    pub old: Option<NodeId>,
    /// That of the second.
    pub new: Option<NodeId>,
    /// What must come to what for the two to be read and to differ, as far as that is seen.
    pub goals: Vec<Goal>,
}

/// The differences between two programs, in the order of their results; none where they are one.
#[must_use]
pub fn differences(old: &Program, new: &Program) -> Vec<Difference> {
    let mut matcher = Matcher::new(old, new);
    loop {
        let found = matcher.results();
        // What was taken for granted of rules that read one another did not hold: again, knowing so.
        if !std::mem::take(&mut matcher.refuted) {
            return found;
        }
        matcher.nodes.clear();
        matcher.rules.clear();
    }
}

/// What is known of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// Being compared: the same, as far as is known.
    Open,
    Same,
    /// And whether that was told.
    Different(bool),
}

/// Compares two programs.
pub(super) struct Matcher<'p> {
    pub(super) old: &'p Program,
    pub(super) new: &'p Program,
    nodes: HashMap<(NodeId, NodeId, Frames), Known>,
    rules: HashMap<(RuleId, RuleId, Frames), Known>,
    /// Rules that differ, from one round to the next.
    unequal: HashSet<(RuleId, RuleId, Frames)>,
    /// Rules that were taken to be the same while they were being compared.
    leaned: HashSet<(RuleId, RuleId, Frames)>,
    refuted: bool,
    /// Columns of tables already compared.
    pub(super) columns: BTreeMap<(u32, u32, u32, u32), bool>,
    /// The constants that expressions of either program come to.
    pub(super) folded: [HashMap<NodeId, Option<Value>>; 2],
    /// What must come to what where the comparison is.
    pub(super) path: Vec<Goal>,
    pub(super) shifts: Vec<Shift>,
    /// The months in which transfers are read.
    pub(super) paid: Range,
    result: String,
    found: Vec<Difference>,
    /// Whether it is only being tried which operands go together.
    trying: bool,
    depth: u32,
}

/// Deeper expressions are not compared.
const DEPTH: u32 = 300;

/// More differences than this add nothing.
const MOST: usize = 200;

impl<'p> Matcher<'p> {
    fn new(old: &'p Program, new: &'p Program) -> Self {
        let paid = if old.validity == new.validity { months_of(old) } else { Range::ALL };
        Matcher {
            old,
            new,
            nodes: HashMap::new(),
            rules: HashMap::new(),
            unequal: HashSet::new(),
            leaned: HashSet::new(),
            refuted: false,
            columns: BTreeMap::new(),
            folded: [HashMap::new(), HashMap::new()],
            path: Vec::new(),
            shifts: Vec::new(),
            paid,
            result: String::new(),
            found: Vec::new(),
            trying: false,
            depth: 0,
        }
    }

    fn results(&mut self) -> Vec<Difference> {
        self.whole();
        let (old, new) = (results(self.old), results(self.new));
        let named =
            |rules: &[ResultRule]| rules.iter().map(|it| (it.name.clone(), it.rule)).collect::<BTreeMap<_, _>>();
        let (known, others) = (named(&old), named(&new));
        for result in &old {
            let Some(other) = others.get(&result.name).copied() else {
                self.alone(&result.name);
                continue;
            };
            self.result.clone_from(&result.name);
            let frames = if result.paid { Frames::Paid } else { Frames::Grain };
            if self.unit_of(result.rule) != self.unit_of_new(other) {
                self.alone(&result.name);
            }
            self.rules(result.rule, other, frames);
        }
        new.iter().filter(|it| !known.contains_key(&it.name)).for_each(|it| self.alone(&it.name));
        self.guarantees();
        std::mem::take(&mut self.found)
    }

    /// What is of the whole act: its periods, its validity, its calendar, who its units are.
    fn whole(&mut self) {
        let months = |program: &Program| {
            let rows = program.monitoring.iter().flat_map(|it| &it.rows);
            let mut rows: Vec<_> = rows.map(|row| (row.months, row.reference, row.payment)).collect();
            rows.sort_unstable();
            program.monitoring.is_some().then_some(rows)
        };
        let alike = [
            ("período", self.old.grain == self.new.grain),
            ("vigência", self.old.validity == self.new.validity),
            ("cronograma", months(self.old) == months(self.new)),
            ("entrada", who(self.old) == who(self.new)),
        ];
        alike.iter().filter(|(_, alike)| !alike).for_each(|(word, _)| self.alone(word));
    }

    /// The claims that must hold, each against one of the other program.
    fn guarantees(&mut self) {
        let of = |program: &Program| {
            let claims = program.claims.iter().filter(|it| it.kind == ClaimKind::Garante);
            claims.map(|it| it.rule).collect::<Vec<_>>()
        };
        let (old, mut new) = (of(self.old), of(self.new));
        let mut left = Vec::new();
        for rule in old {
            let same = self.tried(|matcher| new.iter().position(|it| matcher.rules(rule, *it, Frames::Paid)));
            match same {
                Some(at) => drop(new.remove(at)),
                None => left.push(rule),
            }
        }
        "garante".clone_into(&mut self.result);
        let mut new = new.into_iter();
        for rule in left {
            match new.next() {
                Some(other) => drop(self.rules(rule, other, Frames::Paid)),
                None => self.alone("garante"),
            }
        }
        new.for_each(|_| self.alone("garante"));
    }

    fn alone(&mut self, rule: &str) {
        let rule = rule.to_owned();
        self.found.push(Difference { rule, old: None, new: None, goals: Vec::new() });
    }

    fn unit_of(&self, rule: RuleId) -> Option<String> {
        self.old.rule(rule).map(|rule| written(self.old, &rule.ty.kind))
    }

    fn unit_of_new(&self, rule: RuleId) -> Option<String> {
        self.new.rule(rule).map(|rule| written(self.new, &rule.ty.kind))
    }

    /// Whether two rules are one.
    pub(super) fn rules(&mut self, old: RuleId, new: RuleId, frames: Frames) -> bool {
        let pair = (old, new, frames);
        match self.rules.get(&pair) {
            Some(Known::Open) => {
                self.leaned.insert(pair);
                return true;
            }
            Some(Known::Same) => return true,
            Some(Known::Different(true)) => return false,
            Some(Known::Different(false)) if self.trying => return false,
            Some(Known::Different(false)) | None => {}
        }
        let (Some(one), Some(other)) = (self.old.rule(old), self.new.rule(new)) else { return false };
        self.rules.insert(pair, Known::Open);
        let same = self.same(one.body, other.body, frames) && !self.unequal.contains(&pair);
        let known = if same { Known::Same } else { Known::Different(!self.trying) };
        self.rules.insert(pair, known);
        if !same && self.unequal.insert(pair) && self.leaned.remove(&pair) {
            self.refuted = true;
        }
        same
    }

    /// Whether two expressions are one, at periods that are of a kind.
    pub(super) fn same(&mut self, old: NodeId, new: NodeId, frames: Frames) -> bool {
        let pair = (old, new, frames);
        match self.nodes.get(&pair) {
            Some(Known::Open | Known::Same) => return true,
            Some(Known::Different(told)) if *told || self.trying => return false,
            _ => {}
        }
        if self.depth >= DEPTH {
            return false;
        }
        self.depth += 1;
        let before = self.found.len();
        let same = self.compare(old, new, frames);
        self.depth -= 1;
        if !same && self.found.len() == before {
            self.tell(old, new, Vec::new());
        }
        let known = if same { Known::Same } else { Known::Different(!self.trying) };
        self.nodes.insert(pair, known);
        same
    }

    /// Notes two expressions that differ where the comparison is, and what more must come to what.
    pub(super) fn tell(&mut self, old: NodeId, new: NodeId, more: Vec<Goal>) {
        if self.trying || self.found.len() >= MOST {
            return;
        }
        let goals = self.path.iter().cloned().chain(more).collect();
        self.found.push(Difference { rule: self.result.clone(), old: Some(old), new: Some(new), goals });
    }

    /// Whether something holds, telling of no difference.
    pub(super) fn tried<R>(&mut self, work: impl FnOnce(&mut Self) -> R) -> R {
        let before = std::mem::replace(&mut self.trying, true);
        let result = work(self);
        self.trying = before;
        result
    }

    /// Compares with something more that must come to something.
    pub(super) fn given<R>(&mut self, goals: Vec<Goal>, work: impl FnOnce(&mut Self) -> R) -> R {
        let before = self.path.len();
        self.path.extend(goals);
        let result = work(self);
        self.path.truncate(before);
        result
    }

    /// A goal where the comparison is.
    pub(super) fn goal(&self, side: Side, node: NodeId, wanted: Wanted) -> Goal {
        Goal { side, node, shifts: self.shifts.clone(), wanted }
    }

    /// The length of the periods at which an expression is read, where they are of one.
    pub(super) fn months(&self, frames: Frames) -> Option<i32> {
        (frames != Frames::Any).then(|| self.old.grain.months())
    }
}

/// A kind in the words of the language, so that those of two programs compare.
pub(super) fn written(program: &Program, kind: &Kind) -> String {
    match kind {
        Kind::Number(dimension) => program.units.write(dimension),
        kind => format!("{kind:?}"),
    }
}

/// What an input says of who there is: its name, its keys, what it is below, its periods, whether it says more.
type Who<'p> = (&'p str, Vec<&'p str>, Option<&'p str>, Option<crate::value::Grain>, bool);

fn who(program: &Program) -> Vec<Who<'_>> {
    let key = |id: &crate::ir::KeyId| program.key(*id).map_or("", |key| key.name.as_str());
    let input = |it| program.input(it).map(|input| input.name.as_str());
    let inputs = program.inputs.iter().map(|it| {
        let keys = it.keys.iter().map(key).collect();
        (it.name.as_str(), keys, it.parent.and_then(input), it.period, it.has_only_keys())
    });
    let mut inputs: Vec<Who<'_>> = inputs.collect();
    inputs.sort_unstable_by(|one, other| one.0.cmp(other.0));
    inputs
}

/// The first months of the periods in which an act has effect.
fn months_of(program: &Program) -> Range {
    let month = |day| Number::from(Period::containing(program.grain, day).first_month().index);
    let (from, until) = program.validity;
    let from = from.map_or(Range::ALL, |day| Range::at_least(month(day)));
    from.intersect(&until.map_or(Range::ALL, |day| Range::at_most(month(day))))
}

//! The evaluator of cases: what each expression may come to, for every unit and data that a case allows.
//!
//! Receives the program, a stretch of time and what the case takes to be so; gives a [`Possible`] that holds all that
//! the machine could give. What was not decided on the way is noted, so that it can be told apart in further cases.

use std::collections::BTreeMap;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::ir::{Absences, Cause, InputId, NodeId, NodeKind, Op, Program, Rows, RuleId, Shift, TableId};
use crate::prove::hold::form::{Form, Term, Terms};
use crate::prove::hold::place::{Limit, Place, Shapes};
use crate::prove::hold::possible::{Possible, Refused, Values, Why, is_still, still};
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Number, Range};

/// What is the same for every case of a program.
#[derive(Debug)]
pub(super) struct Known<'p> {
    /// The program.
    pub(super) program: &'p Program,
    /// Which expressions are one.
    pub(super) shapes: Shapes,
    /// Where figures that read themselves in earlier periods were proved to lie.
    pub(super) invariants: BTreeMap<RuleId, Range>,
}

/// A way to tell cases apart: what each takes to be so. Together they leave nothing out.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Split {
    /// A condition holds, or not, or is absent.
    Truth(NodeId, When, Absences),
    /// Something is of one of some kinds, or absent.
    Place(Place, Vec<Limit>, Absences),
}

/// Why a question was not decided, in order of what explains most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Blame {
    /// A figure reads itself in earlier periods.
    Recursion,
    /// A figure compares units.
    Units,
    /// Two figures of the unit are compared, multiplied or chosen between.
    Together,
}

/// Evaluates one case.
pub(super) struct Evaluator<'k, 'p> {
    pub(super) known: &'k Known<'p>,
    limits: Vec<(Place, Limit)>,
    /// The numbers met so far, and how they are made of one another.
    pub(super) terms: Terms,
    memo: FxHashMap<(RuleId, When), Rc<Possible>>,
    stack: Vec<RuleId>,
    /// The figure of which the movement is followed.
    pub(super) varied: Option<(RuleId, When)>,
    /// The rows at hand; `None` where it may be any.
    pub(super) rows: Vec<(Rows, Option<u32>)>,
    /// Whether the unit at hand is another than the one asked about.
    pub(super) elsewhere: bool,
    /// What was not decided, in the order met.
    pub(super) splits: Vec<Split>,
    /// What explains why.
    pub(super) blames: Vec<(Blame, Span)>,
}

impl<'k, 'p> Evaluator<'k, 'p> {
    /// A case of which nothing is known.
    pub(super) fn new(known: &'k Known<'p>) -> Self {
        Evaluator {
            known,
            limits: Vec::new(),
            terms: Terms::default(),
            memo: FxHashMap::default(),
            stack: Vec::new(),
            varied: None,
            rows: Vec::new(),
            elsewhere: false,
            splits: Vec::new(),
            blames: Vec::new(),
        }
    }

    /// The program.
    pub(super) fn program(&self) -> &'p Program {
        self.known.program
    }

    /// What a rule may come to.
    pub(super) fn rule(&mut self, id: RuleId, when: When) -> Rc<Possible> {
        if let Some(known) = self.memo.get(&(id, when)) {
            return known.clone();
        }
        let Some(rule) = self.program().rule(id) else {
            return Rc::new(Possible::of(Values::Any));
        };
        let place = Place::Rule(id, when);
        if self.stack.contains(&id) {
            self.blames.push((Blame::Recursion, rule.span));
            return Rc::new(self.by_invariant(id, &place));
        }
        let is_varied = self.varied == Some((id, when)) && !self.elsewhere;
        let found = if is_varied {
            // It moves over all that it may be, not over what it is in this case.
            Evaluator::new(self.known).node(rule.body, when)
        } else {
            self.stack.push(id);
            let found = self.node(rule.body, when);
            self.stack.pop();
            found
        };
        let mut found = self.limited(&place, settled(found));
        if is_varied {
            found.absences = Absences::NONE;
            found.slope = Range::point(Number::ONE);
            // What it is made of stays: it moves by itself, and has a name of its own.
            if let Values::Number(quantity) = &mut found.values {
                let (range, grid, slope) = (quantity.range.clone(), quantity.grid.clone(), found.slope.clone());
                let term = || Term { range, grid, definitions: Vec::new(), rounds: None, slope };
                quantity.form = Form::term(self.terms.of(&place, term));
            }
        }
        self.name(&place, &mut found);
        let found = Rc::new(found);
        self.memo.insert((id, when), found.clone());
        found
    }

    fn by_invariant(&mut self, id: RuleId, place: &Place) -> Possible {
        let Some(rule) = self.program().rule(id) else { return Possible::of(Values::Any) };
        let mut ty = rule.ty.clone();
        ty.absences = ty.absences.union(Absences::of(Cause::Missing)).union(Absences::of(Cause::NotApplicable));
        ty.range = self.known.invariants.get(&id).cloned().unwrap_or(Range::ALL);
        ty.grid = None;
        let mut found = Possible::of_type(&ty);
        if self.varied.is_some() {
            found.slope = Range::ALL;
        }
        self.name(place, &mut found);
        found
    }

    /// Gives a number a name, so that its reading twice is known to be one.
    pub(super) fn name(&mut self, place: &Place, found: &mut Possible) {
        let Values::Number(quantity) = &mut found.values else { return };
        // An expression read in several rows is several numbers.
        let of_row = !self.rows.is_empty() && matches!(place, Place::Node(..));
        if quantity.range.as_point().is_some() || quantity.form.as_term().is_some() || self.elsewhere || of_row {
            return;
        }
        let form = quantity.form.clone();
        let (range, grid) = (quantity.range.clone(), quantity.grid.clone());
        let definitions = if form.terms.is_empty() { Vec::new() } else { vec![form] };
        let slope = found.slope.clone();
        let id = self.terms.of(place, || Term { range, grid, definitions, rounds: None, slope });
        quantity.form = Form::term(id);
        if let Some(term) = self.terms.get(id) {
            quantity.range = quantity.range.intersect(&term.range);
        }
    }

    /// What a node may come to.
    pub(super) fn node(&mut self, id: NodeId, when: When) -> Possible {
        let Some(node) = self.program().node(id) else {
            return Possible::of(Values::Any);
        };
        let found = match &node.kind {
            NodeKind::Const(value) => return Possible::exact(value),
            NodeKind::Input(input, column) => return self.cell(*input, *column, when),
            NodeKind::Key(key) => {
                let declared = self.program().key(*key).map(|key| &key.ty);
                let found = declared.map_or_else(|| Possible::of(Values::Any), Possible::of_type);
                return self.limited(&Place::Key(*key), found);
            }
            NodeKind::Time => return Possible::of(Values::Periods(when)),
            NodeKind::Ref(rule) => return self.rule(*rule, when).as_ref().clone(),
            NodeKind::Absent(cause) => return Possible::absent(*cause),
            NodeKind::RowCell(rows, column) => self.row_cell(*rows, *column),
            NodeKind::At(inner, shift) => return self.at(*inner, *shift, when, node.span),
            NodeKind::Op(op, operands) => self.operation(id, *op, operands, when, node.span),
            NodeKind::If(condition, then, otherwise) => self.choice(id, *condition, *then, *otherwise, when),
            NodeKind::Steps { subject, arms } => self.steps(id, *subject, arms, when),
            NodeKind::Match { subject, present, causes } => self.eliminated(id, *subject, *present, causes, when),
            NodeKind::Lookup { table, keys, column, otherwise } => {
                self.lookup((*table, *column), keys, *otherwise, when, node.span)
            }
            NodeKind::Round { subject, step, mode, .. } => self.rounded(id, *subject, (step, *mode), when),
            NodeKind::Aggregate { .. } => self.statistic(id, when),
            NodeKind::Share { total, weights, index, step } => {
                self.shared(id, *total, weights, (*index as usize, step), when, node.span)
            }
            NodeKind::Apportion { total, among, cap, step, .. } => {
                self.apportioned(id, (*total, *among, *cap), step, when)
            }
        };
        settled(self.limited(&self.place(id, when), found))
    }

    /// The place of an expression, by itself.
    pub(super) fn place(&self, id: NodeId, when: When) -> Place {
        Place::Node(self.known.shapes.first(id), when)
    }

    /// The place that an expression reads, when it only reads one: a cell, a key, a rule.
    pub(super) fn place_of(&self, id: NodeId, when: When) -> Place {
        match self.program().node(id).map(|node| &node.kind) {
            Some(NodeKind::Input(input, column)) => Place::Cell(*input, *column, self.when_of(*input, when)),
            Some(NodeKind::Key(key)) => Place::Key(*key),
            Some(NodeKind::Ref(rule)) => Place::Rule(*rule, when),
            Some(NodeKind::At(inner, Shift::Reference)) => match when.reference(self.program()) {
                Some(reference) => self.place_of(*inner, reference),
                None => self.place(id, when),
            },
            _ => self.place(id, when),
        }
    }

    /// The stretch of time of the rows of an input.
    fn when_of(&self, input: InputId, when: When) -> Option<When> {
        let grain = self.program().input(input)?.period?;
        Some(when.starting(when.first.within(grain)))
    }

    fn cell(&mut self, input: InputId, column: u32, when: When) -> Possible {
        let declared = self.program().column(input, column);
        let Some(declared) = declared else { return Possible::of(Values::Any) };
        let place = Place::Cell(input, column, self.when_of(input, when));
        let mut found = Possible::of_type(&declared.ty);
        if let Some(condition) = declared.required_when {
            let required = self.node(condition, when);
            if !required.may_fail() && required.may_hold() {
                found.absences = found.absences.without(Cause::NotApplicable);
            } else if required.may_hold() && is_still(&required.slope) {
                self.note(Split::Truth(condition, when, required.absences));
            }
            found.refused = found.refused.or(required.refused);
        }
        let mut found = self.limited(&place, found);
        self.name(&place, &mut found);
        found
    }

    fn row_cell(&mut self, rows: Rows, column: u32) -> Possible {
        let at = self.rows.iter().rev().find(|(of, _)| *of == rows).and_then(|(_, row)| *row);
        match rows {
            Rows::Table(table) => match at {
                Some(row) => self.table_cell(table, row, column),
                None => self.any_cell(table, column),
            },
            Rows::Input(input) => {
                let declared = self.program().column(input, column);
                declared.map_or_else(|| Possible::of(Values::Any), |column| Possible::of_type(&column.ty))
            }
        }
    }

    /// A cell of a table.
    pub(super) fn table_cell(&self, table: TableId, row: u32, column: u32) -> Possible {
        let table = self.program().table(table);
        match table.and_then(|it| it.rows.get(row as usize)).and_then(|row| row.cells.get(column as usize)) {
            Some(Some(value)) => Possible::exact(value),
            _ => Possible::absent(Cause::Missing),
        }
    }

    fn any_cell(&mut self, table: TableId, column: u32) -> Possible {
        let rows = self.program().table(table).map_or(0, |it| it.rows.len());
        let rows: Vec<u32> = (0..u32::try_from(rows).unwrap_or(u32::MAX)).collect();
        Possible::either(rows.into_iter().map(|row| self.table_cell(table, row, column)).collect())
    }

    fn at(&mut self, inner: NodeId, shift: Shift, when: When, span: Span) -> Possible {
        let in_year = 12 / self.program().grain.months();
        let target = match shift {
            Shift::Constant(period) => When::only(period),
            Shift::Previous => when.starting(when.first.previous()),
            Shift::SameLastYear => when.starting(when.first.plus(-in_year)),
            Shift::Reference => match when.reference(self.program()) {
                Some(reference) => return self.node(inner, reference),
                None if when.is_one() => return Possible::refused(Why::NoReference, span),
                None => {
                    // Some of the periods, by texts of the schedule of which each has its own data.
                    let ty = self.program().node(inner).map(|node| node.ty.clone());
                    let mut found = ty.map_or_else(|| Possible::of(Values::Any), |ty| Possible::of_type(&ty));
                    found.refused = Some(Refused { why: Why::NoReference, span });
                    return found.moving(if self.varied.is_some() { Range::ALL } else { still() });
                }
            },
        };
        let (before, after) = self.program().validity.0.map_or((false, true), |from| target.before(from));
        let mut found = if after { self.node(inner, target) } else { Possible::of(Values::Nothing) };
        if before {
            found.absences = found.absences.union(Absences::of(Cause::Missing));
        }
        // A period that is named may be the very one of which the figure is moved.
        let moved = self.varied.is_some_and(|(_, varied)| target != varied && target.meets(varied));
        if moved && matches!(shift, Shift::Constant(_)) {
            found.slope = Range::ALL;
        }
        found
    }

    /// Notes a way to tell cases apart.
    pub(super) fn note(&mut self, split: Split) {
        let of_row = !self.rows.is_empty() && matches!(split, Split::Truth(..) | Split::Place(Place::Node(..), ..));
        if !self.elsewhere && !of_row && !self.splits.contains(&split) {
            self.splits.push(split);
        }
    }

    /// What is possible, less what the case leaves out.
    pub(super) fn limited(&self, place: &Place, mut found: Possible) -> Possible {
        if self.elsewhere {
            return found;
        }
        for (of, limit) in &self.limits {
            if of == place {
                limit_to(&mut found, limit);
            }
        }
        found
    }

    /// Takes something to be so.
    pub(super) fn limit(&mut self, place: Place, limit: Limit) {
        self.limits.push((place, limit));
        self.memo.clear();
    }

    /// Takes a condition to hold, or not, and what follows from that.
    pub(super) fn assume(&mut self, id: NodeId, truth: bool, when: When) {
        let place = self.place_of(id, when);
        self.limit(place, Limit::Truth(truth));
        let Some(NodeKind::Op(op, operands)) = self.program().node(id).map(|node| &node.kind) else { return };
        match (op, operands.as_slice()) {
            (Op::Not, [inner]) => self.assume(*inner, !truth, when),
            (Op::And, [one, two]) if truth => {
                self.assume(*one, true, when);
                self.assume(*two, true, when);
            }
            (Op::Or, [one, two]) if !truth => {
                self.assume(*one, false, when);
                self.assume(*two, false, when);
            }
            (Op::Less | Op::AtMost | Op::Equal, [one, two]) => self.assume_order(*op, *one, *two, truth, when),
            (Op::InSet, [one, others @ ..]) => self.assume_among(*one, others, truth, when),
            _ => {}
        }
    }

    fn assume_order(&mut self, op: Op, one: NodeId, two: NodeId, truth: bool, when: When) {
        let (left, right) = (self.node(one, when), self.node(two, when));
        let (place, other) = (self.place_of(one, when), self.place_of(two, when));
        match (&left.values, &right.values) {
            (Values::Texts(left), Values::Texts(right)) if op == Op::Equal => {
                if let Some(text) = right.as_one() {
                    let only = Texts::one(text);
                    self.limit(place, Limit::Texts(if truth { only } else { only.others() }));
                } else if let Some(text) = left.as_one() {
                    let only = Texts::one(text);
                    self.limit(other, Limit::Texts(if truth { only } else { only.others() }));
                }
            }
            (Values::Number(left), Values::Number(right)) => {
                let (low, high) = (left.clone(), right.clone());
                let difference = low.form.minus(&high.form);
                let sign = match (op, truth) {
                    (Op::Less, true) => Range::below(Number::ZERO),
                    (Op::AtMost, true) => Range::at_most(Number::ZERO),
                    (Op::Less, false) => Range::at_least(Number::ZERO),
                    (Op::AtMost, false) => Range::above(Number::ZERO),
                    (_, true) => Range::point(Number::ZERO),
                    _ => return,
                };
                self.limit(place, Limit::Range(high.range.plus(&sign)));
                self.limit(other, Limit::Range(low.range.minus(&sign)));
                self.terms.know(difference, sign);
            }
            _ => {}
        }
    }

    fn assume_among(&mut self, one: NodeId, others: &[NodeId], truth: bool, when: When) {
        let mut texts = Texts::Among(std::collections::BTreeSet::new());
        for other in others {
            match self.node(*other, when).values {
                Values::Texts(other) if other.as_one().is_some() => texts = texts.union(&other),
                _ => return,
            }
        }
        let place = self.place_of(one, when);
        self.limit(place, Limit::Texts(if truth { texts } else { texts.others() }));
    }

    /// Evaluates under a further assumption, and forgets it.
    pub(super) fn supposing(
        &mut self,
        suppose: impl FnOnce(&mut Self),
        work: impl FnOnce(&mut Self) -> Possible,
    ) -> Possible {
        let (limits, facts, terms) = (self.limits.len(), self.terms.facts(), self.terms.len());
        let memo = std::mem::take(&mut self.memo);
        suppose(self);
        let mut found = work(self);
        self.limits.truncate(limits);
        self.terms.forget_facts(facts);
        if let Values::Number(quantity) = &mut found.values {
            quantity.form = self.terms.exported(&quantity.form, terms);
        }
        self.terms.truncate(terms);
        self.memo = memo;
        found
    }

    /// Evaluates for any other unit: nothing that the case says is of it.
    pub(super) fn for_others<R>(&mut self, work: impl FnOnce(&mut Evaluator<'k, 'p>) -> R) -> R {
        let mut other = Evaluator::new(self.known);
        other.elsewhere = true;
        other.stack.clone_from(&self.stack);
        let result = work(&mut other);
        self.blames.extend(other.blames);
        result
    }
}

/// What is one number in every case does not move; one that may be absent may still come and go.
fn settled(mut found: Possible) -> Possible {
    if found.absences.is_empty() && found.quantity().is_some_and(|quantity| quantity.range.as_point().is_some()) {
        found.slope = still();
    }
    found
}

/// Leaves out of what is possible what a limit leaves out.
fn limit_to(found: &mut Possible, limit: &Limit) {
    match limit {
        Limit::Absent => found.values = Values::Nothing,
        _ => found.absences = Absences::NONE,
    }
    let nothing = match (&mut found.values, limit) {
        (Values::Truth { yes, no }, Limit::Truth(truth)) => {
            *yes = *yes && *truth;
            *no = *no && !*truth;
            !*yes && !*no
        }
        (Values::Number(quantity), Limit::Range(range)) => {
            quantity.range = quantity.range.intersect(range);
            quantity.range.is_empty()
        }
        (Values::Dates(dates), Limit::Range(range)) => {
            *dates = dates.intersect(range);
            dates.is_empty()
        }
        (Values::Texts(texts), Limit::Texts(limit)) => {
            *texts = texts.intersect(limit);
            texts.is_empty()
        }
        _ => false,
    };
    if nothing {
        found.values = Values::Nothing;
    }
}

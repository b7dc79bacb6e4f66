//! The search for a counterexample: units and data within what is declared, each given to the machine.
//!
//! Nothing here is concluded from ranges: what is found is a point at which the machine itself gives two numbers that
//! contradict the goal. The points tried are the ends of declared ranges, the numbers that the act writes, and the
//! data that take a figure to either side of a limit; in a fixed order, so that the same act gives the same answer.

use std::collections::BTreeSet;

use crate::ir::{Axis, Cause, InputId, Kind, NodeId, NodeKind, Op, Program, RuleId, children};
use crate::machine::{RefusalKind, Stop};
use crate::prove::hold::decide::{Choice, Goal};
use crate::prove::hold::lookup::units_of;
use crate::prove::hold::place::{Limit, Place};
use crate::prove::hold::point::Point;
use crate::value::{Date, Number, Period, Value};

/// Points tried of each goal.
const POINTS: usize = 1_200;
/// Points around which the figure under study is moved.
const BASES: usize = 60;

/// A point that contradicts a goal.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The unit and its data.
    pub(super) point: Point,
    /// The payment period.
    pub(super) period: Period,
    /// What contradicts.
    pub(super) contradiction: Contradiction,
}

/// Which two figures contradict a goal.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Contradiction {
    /// A claim that does not hold: its sides, where it has two.
    Fails(Option<(Value, Value)>),
    /// An amount beyond another, or below zero.
    Beyond(Number, Number),
    /// A sum that is not the whole.
    Sum(Number, Number),
    /// A figure that is better, and what it gave and gives: the cell that is changed and what it was.
    Worse {
        /// The cell that is changed, and what it becomes.
        cell: (InputId, u32, Value),
        /// The figure before and after.
        figure: (Number, Number),
        /// What it gives before and after.
        result: (Number, Number),
    },
    /// There is no result.
    Nothing(Stop),
}

/// What a search needs to know of a program.
pub(super) struct Search<'p> {
    program: &'p Program,
    numbers: Vec<Number>,
    texts: Vec<Value>,
    random: u64,
}

/// An expression around some values of which what is made of it changes.
#[derive(Clone, Debug)]
struct Target {
    rule: RuleId,
    node: NodeId,
    limits: BTreeSet<Number>,
}

impl Target {
    /// Its limits, and either side of each.
    fn around(&self) -> Vec<Number> {
        let step = Number::from_scaled(1, 4);
        let all = self.limits.iter().cloned().chain([Number::ZERO, Number::ONE]);
        all.flat_map(|it| [it.minus(&step).ok(), it.plus(&step).ok(), Some(it)]).flatten().collect()
    }
}

/// What a node compares or tabulates, and with which numbers.
fn limits_in(program: &Program, node: NodeId) -> Vec<(NodeId, Vec<Number>)> {
    let number = |node: NodeId| match program.constant(node) {
        Some(Value::Number(number)) => Some(number.clone()),
        _ => None,
    };
    match program.node(node).map(|node| &node.kind) {
        Some(NodeKind::Steps { subject, arms }) => {
            let ends = arms.iter().filter_map(|arm| arm.until.as_ref()).map(|(end, _)| end.clone());
            vec![(*subject, ends.collect())]
        }
        Some(NodeKind::Op(
            Op::Less | Op::AtMost | Op::Equal | Op::Different | Op::Minimum | Op::Maximum | Op::Divide,
            sides,
        )) => {
            let limits: Vec<Number> = sides.iter().filter_map(|side| number(*side)).collect();
            let read = sides.iter().filter(|side| number(**side).is_none());
            read.map(|side| (*side, limits.clone())).filter(|(_, limits)| !limits.is_empty()).collect()
        }
        _ => Vec::new(),
    }
}

/// The rules that a figure reads, itself among them, those that are left out and beyond them not.
pub(super) fn rules_of(program: &Program, rule: RuleId, without: Option<RuleId>) -> BTreeSet<RuleId> {
    let mut seen = BTreeSet::new();
    let mut open = vec![rule];
    while let Some(next) = open.pop() {
        if Some(next) == without || !seen.insert(next) {
            continue;
        }
        if let Some(rule) = program.rule(next) {
            nodes_of(program, rule.body, &mut |node| {
                if let Some(NodeKind::Ref(read)) = program.node(node).map(|node| &node.kind) {
                    open.push(*read);
                }
            });
        }
    }
    seen
}

/// Visits the nodes of an expression, and the conditions of the cells that it reads.
fn nodes_of(program: &Program, node: NodeId, visit: &mut dyn FnMut(NodeId)) {
    visit(node);
    let Some(node) = program.node(node) else { return };
    if let NodeKind::Input(input, column) = &node.kind
        && let Some(column) = program.column(*input, *column)
        && let Some(condition) = column.required_when
    {
        nodes_of(program, condition, visit);
    }
    children(&node.kind).into_iter().for_each(|child| nodes_of(program, child, visit));
}

/// The cells that some rules read.
fn cells_of(program: &Program, rules: &BTreeSet<RuleId>) -> BTreeSet<(InputId, u32)> {
    let mut cells = BTreeSet::new();
    for rule in rules.iter().filter_map(|rule| program.rule(*rule)) {
        nodes_of(program, rule.body, &mut |node| {
            if let Some(NodeKind::Input(input, column)) = program.node(node).map(|node| &node.kind) {
                cells.insert((*input, *column));
            }
        });
    }
    cells
}

/// The cells that a figure reads, through whatever rules.
pub(super) fn cells_read(program: &Program, rule: RuleId) -> BTreeSet<(InputId, u32)> {
    cells_of(program, &rules_of(program, rule, None))
}

impl<'p> Search<'p> {
    /// A search in a program.
    pub(super) fn new(program: &'p Program) -> Search<'p> {
        let mut numbers: BTreeSet<Number> = [0, 1, 2, 50, 100, 1_000].into_iter().map(Number::from_i64).collect();
        let mut texts: BTreeSet<Value> = BTreeSet::new();
        for node in &program.nodes {
            match &node.kind {
                NodeKind::Const(Value::Number(number)) => {
                    numbers.insert(number.clone());
                }
                NodeKind::Const(text @ Value::Text(_)) => {
                    texts.insert(text.clone());
                }
                NodeKind::Steps { arms, .. } => {
                    numbers.extend(arms.iter().filter_map(|arm| arm.until.as_ref()).map(|(end, _)| end.clone()));
                }
                NodeKind::Op(Op::InList(list), _) => {
                    let members = program.list(*list).into_iter().flat_map(|list| &list.members);
                    texts.extend(members.take(2).cloned().map(Value::Text));
                }
                _ => {}
            }
        }
        let small = Number::from_scaled(1, 4);
        let around = numbers.iter().flat_map(|number| [number.plus(&small), number.minus(&small)]);
        let around: Vec<Number> = around.flatten().collect();
        let numbers = numbers.iter().cloned().chain(around).collect();
        Search { program, numbers, texts: texts.into_iter().collect(), random: 0x2545_F491_4F6C_DD1D }
    }

    /// A point that contradicts a goal in some of these periods. Each comes with what is known of where to look.
    pub(super) fn find(&mut self, goal: &Goal, open: &[(Period, Vec<Choice>)]) -> Option<Found> {
        let share = (POINTS / open.len().max(1)).max(24);
        open.iter().find_map(|(period, hints)| match goal {
            Goal::Moves(rule, varied, up) => self.worse(*rule, *varied, *up, *period, hints),
            _ => self.at(goal, *period, hints, share),
        })
    }

    /// The next of a fixed row of numbers, below a bound.
    fn next(&mut self, below: usize) -> usize {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        usize::try_from(self.random % u64::try_from(below.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    fn pick<T: Clone>(&mut self, among: &[T]) -> Option<T> {
        let at = self.next(among.len());
        among.get(at).cloned()
    }

    fn at(&mut self, goal: &Goal, period: Period, hints: &[Choice], points: usize) -> Option<Found> {
        let rule = match goal {
            Goal::Holds(rule, _) | Goal::Within(rule, ..) | Goal::Sum(_, rule) | Goal::Result(rule, _) => *rule,
            Goal::Moves(..) => return None,
        };
        let rules = rules_of(self.program, rule, None);
        let cells: Vec<(InputId, u32)> = cells_of(self.program, &rules).into_iter().collect();
        let targets = self.targets_of(&rules);
        for round in 0..points {
            let mut point = self.point(hints, round < points / 2, matches!(goal, Goal::Result(..)));
            if round % 2 == 1
                && let (Some(cell), Some(target)) = (self.pick(&cells), self.pick(&targets))
                && let Some(limit) = self.pick(&target.around())
            {
                self.solve(&mut point, &target, cell, &limit, period);
            }
            point.without_what_is_not_required(self.program, self.program.reference_of(period).unwrap_or(period));
            if let Some(contradiction) = self.contradicts(goal, &point, period) {
                return Some(Found { point, period, contradiction });
            }
        }
        None
    }

    fn contradicts(&self, goal: &Goal, point: &Point, period: Period) -> Option<Contradiction> {
        let program = self.program;
        let number = |rule: RuleId| match point.rule(program, rule, period) {
            Ok(Value::Number(number)) => Some(number),
            _ => None,
        };
        match goal {
            Goal::Holds(rule, row) => {
                let mut machine = point.machine(program);
                let frame = machine.at(period);
                let claim = program.claims.iter().find(|claim| claim.rule == *rule);
                let both = |machine: &mut crate::machine::Machine<'_, _>| {
                    let body = program.rule(*rule).map(|rule| rule.body)?;
                    (machine.node(body, frame) == Ok(Value::Truth(false))).then(|| {
                        let (left, right) = claim.and_then(|claim| claim.sides)?;
                        machine.node(left, frame).ok().zip(machine.node(right, frame).ok())
                    })
                };
                let sides = match row {
                    None => both(&mut machine),
                    Some((table, row)) => machine.with_row(crate::ir::Rows::Table(*table), *row, both),
                };
                sides.map(Contradiction::Fails)
            }
            Goal::Within(due, planned, settled) => {
                let (due, mut planned) = (number(*due)?, number(*planned)?);
                if let Some(settled) = settled {
                    planned = planned.plus(&number(*settled)?).ok()?;
                }
                (due > planned || due.is_negative()).then_some(Contradiction::Beyond(due, planned))
            }
            Goal::Sum(parts, whole) => {
                let whole = number(*whole)?;
                let sum = parts.iter().try_fold(Number::ZERO, |sum, part| sum.plus(&number(*part)?).ok())?;
                (sum != whole).then_some(Contradiction::Sum(sum, whole))
            }
            Goal::Moves(..) => None,
            Goal::Result(rule, allowed) => {
                let at = self.period_of(*rule, period);
                match point.rule(program, *rule, at) {
                    Err(Stop::Absent(cause)) if !allowed.has(cause) => {
                        Some(Contradiction::Nothing(Stop::Absent(cause)))
                    }
                    Err(Stop::Refused(refusal)) if is_of_the_policy(&refusal.kind) => {
                        Some(Contradiction::Nothing(Stop::Refused(refusal)))
                    }
                    _ => None,
                }
            }
        }
    }

    /// The period of a rule when a payment period is asked about.
    fn period_of(&self, rule: RuleId, payment: Period) -> Period {
        let is_payment = self.program.rule(rule).is_some_and(|rule| rule.axis == Axis::Payment);
        if is_payment { payment } else { self.program.reference_of(payment).unwrap_or(payment) }
    }

    /// Two points that differ in one cell, read through the figure alone, of which the better gives less.
    fn worse(&mut self, rule: RuleId, varied: RuleId, up: bool, period: Period, hints: &[Choice]) -> Option<Found> {
        let through = cells_of(self.program, &rules_of(self.program, varied, None));
        let beside = cells_of(self.program, &rules_of(self.program, rule, Some(varied)));
        let through: Vec<(InputId, u32)> = through.into_iter().filter(|cell| !beside.contains(cell)).collect();
        let read = rules_of(self.program, rule, None);
        let targets: Vec<Target> = self.targets_of(&read).into_iter().filter(|it| it.rule == varied).collect();
        for round in 0..BASES {
            let base = self.point(hints, round < BASES / 2, false);
            for cell in &through {
                let mut values: Vec<Value> = self.candidates(*cell, true);
                for target in &targets {
                    for limit in target.around() {
                        let mut solved = base.clone();
                        self.solve(&mut solved, target, *cell, &limit, period);
                        values.extend(solved.cells.get(cell).cloned().flatten());
                    }
                }
                if let Some(found) = self.worse_among(&base, *cell, &values, (rule, varied, up), period) {
                    return Some(found);
                }
            }
        }
        None
    }

    fn worse_among(
        &self,
        base: &Point,
        cell: (InputId, u32),
        values: &[Value],
        (rule, varied, up): (RuleId, RuleId, bool),
        period: Period,
    ) -> Option<Found> {
        let program = self.program;
        let mut seen: Vec<(Number, Number, Value, Point)> = Vec::new();
        for value in values {
            let mut point = base.clone();
            point.cells.insert(cell, Some(value.clone()));
            point.without_what_is_not_required(program, self.period_of(varied, period));
            if point.cells.get(&cell).is_none_or(Option::is_none) {
                continue;
            }
            let figure = point.rule(program, varied, self.period_of(varied, period));
            let result = point.rule(program, rule, self.period_of(rule, period));
            if let (Ok(Value::Number(figure)), Ok(Value::Number(result))) = (figure, result) {
                seen.push((figure, result, value.clone(), point));
            }
        }
        // From the worst figure to the best.
        seen.sort_by(|a, b| if up { a.0.cmp(&b.0) } else { b.0.cmp(&a.0) });
        let pairs = seen.iter().zip(seen.iter().skip(1));
        let mut worse = pairs.filter(|(before, after)| before.0 != after.0 && after.1 < before.1);
        worse.next().map(|(before, after)| Found {
            point: before.3.clone(),
            period,
            contradiction: Contradiction::Worse {
                cell: (cell.0, cell.1, after.2.clone()),
                figure: (before.0.clone(), after.0.clone()),
                result: (before.1.clone(), after.1.clone()),
            },
        })
    }

    /// The expressions that rules compare with numbers or tabulate, each with the rule that it is of and the numbers.
    fn targets_of(&self, rules: &BTreeSet<RuleId>) -> Vec<Target> {
        let program = self.program;
        let mut targets: Vec<Target> = Vec::new();
        for rule in rules {
            let Some(body) = program.rule(*rule).map(|rule| rule.body) else { continue };
            nodes_of(program, body, &mut |node| {
                for (subject, limits) in limits_in(program, node) {
                    let (of, node) = match program.node(subject).map(|node| &node.kind) {
                        Some(NodeKind::Ref(read)) => (*read, program.rule(*read).map_or(subject, |rule| rule.body)),
                        _ => (*rule, subject),
                    };
                    let node = unrounded(program, node);
                    match targets.iter_mut().find(|known| known.node == node) {
                        Some(known) => known.limits.extend(limits),
                        None => targets.push(Target { rule: of, node, limits: limits.into_iter().collect() }),
                    }
                }
            });
        }
        targets
    }

    /// Changes a cell so that an expression comes to a number, when it moves in proportion to the cell.
    fn solve(&self, point: &mut Point, target: &Target, cell: (InputId, u32), to: &Number, period: Period) {
        let Some(Some(Value::Number(was))) = point.cells.get(&cell).cloned() else { return };
        let period = self.period_of(target.rule, period);
        let value = |point: &Point| {
            let mut machine = point.machine(self.program);
            let frame = machine.at(period);
            match machine.node(target.node, frame) {
                Ok(Value::Number(number)) => Some(number),
                _ => None,
            }
        };
        let solved = || {
            let first = value(point)?;
            let next = was.plus(&Number::ONE).ok()?;
            let mut moved = point.clone();
            moved.cells.insert(cell, Some(Value::Number(next)));
            let rise = value(&moved)?.minus(&first).ok()?;
            let steps = to.minus(&first).ok()?.divided_by(&rise).ok()?;
            was.plus(&steps).ok()
        };
        if let Some(solved) = solved()
            && solved.decimal_places().is_some_and(|places| places <= 6)
            && self.is_declared(cell, &solved)
        {
            point.cells.insert(cell, Some(Value::Number(solved)));
        }
    }

    fn is_declared(&self, (input, column): (InputId, u32), number: &Number) -> bool {
        let column = self.program.column(input, column);
        column.is_some_and(|column| {
            column.minimum.as_ref().is_none_or(|least| number >= least)
                && column.maximum.as_ref().is_none_or(|most| number <= most)
        })
    }

    /// A unit with data within what is declared.
    fn point(&mut self, hints: &[Choice], plain: bool, of_population: bool) -> Point {
        let mut point = Point::default();
        let keys: Vec<_> = (0..self.program.keys.len()).filter_map(|at| u32::try_from(at).ok()).collect();
        for key in keys.into_iter().map(crate::ir::KeyId) {
            let program = self.program;
            let is_it =
                |node: NodeId| matches!(program.node(node).map(|it| &it.kind), Some(NodeKind::Key(it)) if *it == key);
            let mut known: Vec<Value> = units_of(program, is_it).into_iter().map(Value::Text).collect();
            if known.is_empty() || (!of_population && self.next(8) == 0) {
                let digits = program.key(key).map(|key| key.ty.kind.clone());
                known = vec![any_text(digits.as_ref())];
            }
            if let Some(value) = hinted(hints, &Place::Key(key)).or_else(|| self.pick(&known)) {
                point.keys.insert(key, value);
            }
        }
        for (at, input) in self.program.inputs.iter().enumerate() {
            let Ok(id) = u32::try_from(at).map(InputId) else { continue };
            let columns: Vec<u32> = (0..u32::try_from(input.columns.len()).unwrap_or(0)).collect();
            if self.program.has_many_rows(id) {
                let counts = [0_usize, 1, 2, 3, 100];
                let count = self.pick(&counts).unwrap_or(0);
                let mut row = Vec::new();
                for column in &columns {
                    let among = self.candidates((id, *column), plain);
                    row.push(self.pick(&among));
                }
                point.rows.insert(id, vec![row; count]);
                continue;
            }
            for column in columns {
                let key = input.key_columns.iter().position(|it| *it == column).and_then(|at| input.keys.get(at));
                let value = match key {
                    Some(key) => point.keys.get(key).cloned(),
                    None => self.cell(input.period.is_some(), (id, column), hints, plain),
                };
                point.cells.insert((id, column), value);
            }
        }
        point
    }

    fn cell(&mut self, _: bool, cell: (InputId, u32), hints: &[Choice], plain: bool) -> Option<Value> {
        let program = self.program;
        let hint = hints.iter().find_map(|choice| match choice {
            Choice::Place(Place::Cell(input, column, _), limit) if (*input, *column) == cell => Some(limit.clone()),
            Choice::Truth(node, _, truth) => match program.node(*node).map(|node| &node.kind) {
                Some(NodeKind::Input(input, column)) if (*input, *column) == cell => Some(Limit::Truth(*truth)),
                _ => None,
            },
            Choice::Place(..) => None,
        });
        let optional = program.column(cell.0, cell.1).is_some_and(|it| it.optional);
        match hint {
            Some(Limit::Absent) if optional => return None,
            Some(Limit::Truth(truth)) => return Some(Value::Truth(truth)),
            Some(Limit::Texts(texts)) => {
                if let Some(text) = texts.as_one() {
                    return Some(Value::Text(text.clone()));
                }
            }
            _ if optional && self.next(4) == 0 => return None,
            _ => {}
        }
        let among = self.candidates(cell, plain);
        self.pick(&among)
    }

    /// What a cell may hold that is worth trying.
    fn candidates(&self, (input, column): (InputId, u32), plain: bool) -> Vec<Value> {
        let Some(declared) = self.program.column(input, column) else {
            return Vec::new();
        };
        match &declared.ty.kind {
            Kind::Truth => vec![Value::Truth(true), Value::Truth(false)],
            Kind::Category(members) => members.iter().map(|member| Value::Text(member.as_str().into())).collect(),
            Kind::Text | Kind::Code(_) => {
                let mut texts = self.texts.clone();
                texts.push(any_text(Some(&declared.ty.kind)));
                texts
            }
            Kind::Date => {
                let from = self.program.validity.0.or_else(|| Date::new(2020, 1, 1));
                let days = [-400, -30, 0, 30, 400].into_iter().filter_map(|days| from?.plus_days(days));
                days.map(Value::Date).collect()
            }
            Kind::Number(_) | Kind::Percent => {
                let ends = declared.minimum.iter().chain(&declared.maximum).cloned();
                let plain_ones = [0, 1, 2, 100, 1_000, -1, -100].into_iter().map(Number::from_i64);
                let mut numbers: Vec<Number> = ends.chain(plain_ones).collect();
                if declared.ty.kind == Kind::Percent {
                    numbers.extend([5, 50, 80, 95].into_iter().map(|it| Number::from_scaled(it, 2)));
                }
                if !plain {
                    numbers.extend(self.numbers.iter().cloned());
                }
                numbers.retain(|number| self.is_declared((input, column), number));
                numbers.dedup();
                numbers.into_iter().map(Value::Number).collect()
            }
            Kind::Period(_) | Kind::Error => Vec::new(),
        }
    }
}

/// The value that a hint gives a place.
fn hinted(hints: &[Choice], place: &Place) -> Option<Value> {
    hints.iter().find_map(|choice| match choice {
        Choice::Place(of, Limit::Texts(texts)) if of == place => texts.as_one().cloned().map(Value::Text),
        _ => None,
    })
}

/// A text that no act writes.
fn any_text(kind: Option<&Kind>) -> Value {
    let digits = match kind {
        Some(Kind::Code(Some(digits))) => *digits,
        _ => 7,
    };
    Value::Text("9".repeat(usize::try_from(digits).unwrap_or(7)).into())
}

/// The expression that a rule rounds, for whom the rule is for.
fn unrounded(program: &Program, body: NodeId) -> NodeId {
    match program.node(body).map(|node| &node.kind) {
        Some(NodeKind::Round { subject, .. }) => unrounded(program, *subject),
        Some(NodeKind::If(_, then, otherwise))
            if matches!(
                program.node(*otherwise).map(|node| &node.kind),
                Some(NodeKind::Absent(Cause::NotApplicable))
            ) =>
        {
            unrounded(program, *then)
        }
        _ => body,
    }
}

/// Whether a refusal is the policy's doing, and not that of data that no file would hold.
fn is_of_the_policy(kind: &RefusalKind) -> bool {
    match kind {
        RefusalKind::NoRow { .. }
        | RefusalKind::NoReference { .. }
        | RefusalKind::NegativeWeight
        | RefusalKind::BeyondInstalment => true,
        RefusalKind::Member { refusal, .. } => is_of_the_policy(&refusal.kind),
        _ => false,
    }
}

/// A refusal of the policy in words of the act.
pub(super) fn kind_of_refusal(program: &Program, kind: &RefusalKind) -> String {
    match kind {
        RefusalKind::NoRow { table, keys } => {
            let Some(table) = program.table(*table) else { return String::new() };
            let keys = keys.iter().zip(table.key_kinds()).map(|(key, kind)| program.write(key, &kind, None));
            format!("{}[{}]", table.name, keys.collect::<Vec<_>>().join("; "))
        }
        RefusalKind::Member { refusal, .. } => kind_of_refusal(program, &refusal.kind),
        RefusalKind::NoReference { period } => period.to_string(),
        _ => String::new(),
    }
}

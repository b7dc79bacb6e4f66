//! The instalments of a year add up to its amount: computed for every unit and year that differ.

use crate::ir::{Domain, KeyId, NodeId, NodeKind, Op, Program, Rows, Rule, RuleKind, Transfer};
use crate::prove::hold::lookup::units_of;
use crate::prove::hold::point::Point;
use crate::prove::hold::property::{Counterexample, Doubt, Verdict};
use crate::prove::hold::when::stretches;
use crate::prove::hold::witness;
use crate::value::{Number, Period, Value};

/// Years looked at of an act without end: beyond its last change they repeat.
const YEARS: i32 = 60;

/// The verdict on a transfer of which the amount is an instalment; `None` for any other, and for an act that is of no
/// whole year.
pub(super) fn verdict(program: &Program, transfer: &Transfer) -> Option<Verdict> {
    let body = program.rule(transfer.planned)?.body;
    let amount = for_whom(program, body);
    let whole = whole_of(program, amount)?;
    if reads_data(program, amount) || reads_data(program, whole) {
        return Some(Verdict::Undecided(Doubt::Varies, program.node(whole)?.span));
    }
    let mut compared = false;
    for year in years(program) {
        for point in points(program) {
            let Some((sum, annual)) = of_year(program, &point, (amount, whole), year) else { continue };
            compared = true;
            if sum != annual {
                let kind = program.rule(transfer.planned).map(|rule| rule.ty.kind.clone())?;
                let write = |number: Number| program.write(&Value::Number(number), &kind, None);
                let case = [year.to_string(), witness::unit(program, &point)];
                let case = case.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("; ");
                let (left, right) = (write(sum), write(annual));
                return Some(Verdict::Refuted(Counterexample { case, left, right, figure: None, note: String::new() }));
            }
        }
    }
    compared.then_some(Verdict::Proved)
}

/// What is planned in a year and its amount, when both are always there.
fn of_year(program: &Program, point: &Point, (amount, whole): (NodeId, NodeId), year: i32) -> Option<(Number, Number)> {
    let in_year = u32::try_from(12 / program.grain.months()).ok()?;
    let mut machine = point.machine(program);
    let (mut sum, mut annual): (Number, Option<Number>) = (Number::ZERO, None);
    for ordinal in 1..=in_year {
        let frame = machine.at(Period::of_year(program.grain, year, ordinal)?);
        let (Ok(Value::Number(part)), Ok(Value::Number(of))) =
            (machine.node(amount, frame), machine.node(whole, frame))
        else {
            return None;
        };
        sum = sum.plus(&part).ok()?;
        // Of two amounts in one year neither is the year's.
        if annual.get_or_insert_with(|| of.clone()) != &of {
            return None;
        }
    }
    Some((sum, annual?))
}

/// What a rule is for those that it is for.
fn for_whom(program: &Program, body: NodeId) -> NodeId {
    match program.node(body).map(|node| &node.kind) {
        Some(NodeKind::If(_, then, otherwise))
            if matches!(program.node(*otherwise).map(|node| &node.kind), Some(NodeKind::Absent(_))) =>
        {
            for_whom(program, *then)
        }
        _ => body,
    }
}

/// The amount of the year, when an expression is an instalment of it.
fn whole_of(program: &Program, node: NodeId) -> Option<NodeId> {
    match &program.node(node)?.kind {
        NodeKind::Round { subject, .. } => whole_of(program, *subject),
        NodeKind::If(_, one, other) => whole_of(program, *one).or_else(|| whole_of(program, *other)),
        NodeKind::Ref(rule) => program.rule(*rule).and_then(|rule| fraction_of(program, rule)),
        NodeKind::Op(Op::Subtract, sides) => {
            let parts: Option<Vec<NodeId>> = sides.iter().map(|side| whole_of(program, *side)).collect();
            match parts?.as_slice() {
                [one, other] if program.same(*one, *other) => Some(*one),
                _ => None,
            }
        }
        _ => None,
    }
}

/// `V·k/n` rounded.
fn fraction_of(program: &Program, rule: &Rule) -> Option<NodeId> {
    if rule.kind != RuleKind::Internal {
        return None;
    }
    let NodeKind::Round { subject, .. } = &program.node(rule.body)?.kind else { return None };
    let NodeKind::Op(Op::Divide, sides) = &program.node(*subject)?.kind else { return None };
    let NodeKind::Op(Op::Multiply, factors) = &program.node(*sides.first()?)?.kind else { return None };
    factors.first().copied()
}

/// Whether an expression reads what files say: then it may be another in each period.
fn reads_data(program: &Program, node: NodeId) -> bool {
    program.all_parts(node).any(|(_, node)| match &node.kind {
        NodeKind::Aggregate { domain, .. } => !matches!(domain, Domain::Rows(Rows::Table(_))),
        NodeKind::Input(..) | NodeKind::At(..) | NodeKind::Apportion { .. } => true,
        NodeKind::Op(op, _) => matches!(op, Op::Days | Op::YearOf | Op::Start | Op::End),
        _ => false,
    })
}

/// The whole years of the validity, up to one after the last in which something changes.
fn years(program: &Program) -> Vec<i32> {
    let stretches = stretches(program);
    let changes = stretches.iter().map(|when| when.first.year());
    let (Some(first), Some(last)) = (changes.clone().min(), changes.max()) else { return Vec::new() };
    let whole = |year: &i32| {
        let first = Period::of_year(program.grain, *year, 1);
        let in_year = u32::try_from(12 / program.grain.months()).unwrap_or(1);
        let last = Period::of_year(program.grain, *year, in_year);
        let (from, until) = program.validity;
        first.is_some_and(|first| from.is_none_or(|from| first.start() >= from))
            && last.is_some_and(|last| until.is_none_or(|until| last.end() <= until))
    };
    (first..=(last + 1).min(first + YEARS)).filter(whole).collect()
}

/// Every unit that tables know by key; one without keys where none does.
fn points(program: &Program) -> Vec<Point> {
    let mut points = vec![Point::default()];
    let keys = (0..program.keys.len()).filter_map(|at| u32::try_from(at).ok()).map(KeyId);
    for key in keys {
        let is_it =
            |node: NodeId| matches!(program.node(node).map(|it| &it.kind), Some(NodeKind::Key(it)) if *it == key);
        let texts = units_of(program, is_it);
        if texts.is_empty() {
            continue;
        }
        let with = |point: &Point| {
            let point = point.clone();
            texts.iter().map(move |text| {
                let mut point = point.clone();
                point.keys.insert(key, Value::Text(text.clone()));
                point
            })
        };
        points = points.iter().flat_map(with).collect();
    }
    points
}

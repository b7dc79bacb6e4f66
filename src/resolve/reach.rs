//! The months that an operation reaches, and the parts of a text that it changes.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostic;
use crate::resolve::{Amendment, Months, problem};
use crate::syntax::ast::{Change, Expr, ExprKind, Interval, IntervalKind, Item, Operation, Step, Target, Verb};
use crate::value::{Date, Grain, Period};

/// Which months, or what is wrong with them.
pub(super) enum Reach {
    /// The months.
    Months(Months),
    /// What is wrong.
    Wrong(Box<Diagnostic>),
}

/// The months of an operation's interval; without one, from the first period that begins on or after the validity
/// of the amending act.
pub(super) fn reach(operation: &Operation, grain: Grain, amendment: Option<&Amendment>) -> Reach {
    let Some(interval) = &operation.reach else {
        return match amendment.and_then(|it| it.in_force) {
            Some(day) => {
                let period = Period::containing(grain, day);
                let first = if period.start() < day { period.next() } else { period };
                Reach::Months(Months { from: Some(first.first_month().index), until: None })
            }
            None => Reach::Wrong(Box::new(problem::reach_not_stated(operation))),
        };
    };
    for (expr, begins) in ends(interval) {
        let day = if begins { start_of(expr) } else { end_of(expr) };
        let Some(day) = day else {
            return Reach::Wrong(Box::new(problem::reach_not_literal(expr.span)));
        };
        let period = Period::containing(grain, day);
        if begins && period.start() != day {
            let near = [period.start(), period.next().start()].map(|day| written(day, grain));
            return Reach::Wrong(Box::new(problem::reach_splits(
                &day.to_string(),
                &near,
                grain.word(),
                true,
                expr.span,
            )));
        }
        if !begins && period.end() != day {
            let near = [period.previous().end(), period.end()].map(|day| written(day, grain));
            return Reach::Wrong(Box::new(problem::reach_splits(
                &day.to_string(),
                &near,
                grain.word(),
                false,
                expr.span,
            )));
        }
    }
    Reach::Months(literal_months(interval))
}

/// `01/09/2017 (3º quadrimestre de 2017)`.
fn written(day: Date, grain: Grain) -> String {
    format!("{day} ({})", Period::containing(grain, day))
}

/// The ends of an interval, and whether each begins it.
fn ends(interval: &Interval) -> Vec<(&Expr, bool)> {
    match &interval.kind {
        IntervalKind::Between(from, until) => vec![(from, true), (until, false)],
        IntervalKind::From(from) => vec![(from, true)],
        IntervalKind::Until(until) => vec![(until, false)],
        IntervalKind::At(period) => vec![(period, true), (period, false)],
    }
}

/// The months of an interval whose ends are written as dates or periods.
pub(super) fn literal_months(interval: &Interval) -> Months {
    let month = |day: Date| Period::containing(Grain::Month, day).index;
    let mut months = Months::ALL;
    for (expr, begins) in ends(interval) {
        if begins {
            months.from = start_of(expr).map(month);
        } else {
            months.until = end_of(expr).map(month);
        }
    }
    months
}

/// The first day of an interval that says it.
pub(super) fn first_day(interval: &Interval) -> Option<Date> {
    ends(interval).into_iter().find(|(_, begins)| *begins).and_then(|(expr, _)| start_of(expr))
}

fn start_of(expr: &Expr) -> Option<Date> {
    match &expr.kind {
        ExprKind::Date(day) => Some(*day),
        ExprKind::Period(period) => Some(period.start()),
        _ => None,
    }
}

fn end_of(expr: &Expr) -> Option<Date> {
    match &expr.kind {
        ExprKind::Date(day) => Some(*day),
        ExprKind::Period(period) => Some(period.end()),
        _ => None,
    }
}

/// The words of the clauses that a block writes.
pub(super) fn clauses_of(item: &Item) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut note = |there: bool, word: &str| {
        if there {
            words.push(word.to_owned());
        }
    };
    match item {
        Item::Indicator(decl) => {
            note(decl.applies.is_some(), "aplica-se");
            note(decl.unit.is_some(), "unidade");
            note(decl.frequency.is_some(), "apuração");
            note(decl.polarity.is_some(), "polaridade");
            note(decl.target.is_some(), "meta");
            note(decl.calculation.is_some(), "cálculo");
            note(decl.description.is_some(), "descrição");
            note(!decl.origin.is_empty(), "fonte");
            note(!decl.scoring.is_empty(), "faixas");
            note(!decl.outcomes.is_empty(), "situação");
        }
        Item::Index(decl) => {
            note(decl.applies.is_some(), "aplica-se");
            note(decl.total.is_some(), "total");
            note(decl.unit.is_some(), "unidade");
            note(decl.requires.is_some(), "exige");
            note(!decl.weights.is_empty(), "pesos");
            note(!decl.effects.is_empty(), "situação");
        }
        Item::Transfer(decl) => {
            note(decl.beneficiary.is_some(), "favorecido");
            note(decl.applies.is_some(), "aplica-se");
            note(decl.base.is_some() || decl.value.is_some(), "base");
            note(decl.limit.is_some(), "limite");
            note(decl.factor.is_some(), "fator");
            note(decl.withhold.is_some(), "retém");
            note(decl.settles.is_some(), "acerta");
            note(decl.advance.is_some(), "desconta");
            decl.parts.iter().for_each(|part| note(true, &part.name.value));
            let names = decl.exceptions.iter().map(|it| it.name.as_ref().map_or("exceto", |name| name.value.as_str()));
            names.for_each(|name| note(true, name));
        }
        Item::Table(decl) => decl.rows.iter().filter_map(|row| row.cells.first()).for_each(|it| note(true, &it.value)),
        Item::Schedule(decl) => {
            note(decl.total.is_some(), "total");
            decl.rows.iter().filter_map(|row| row.cells.first()).for_each(|it| note(true, &it.value));
        }
        _ => {}
    }
    words
}

/// The parts of the text that an operation changes, as paths.
pub(super) fn touches(operation: &Operation) -> BTreeSet<String> {
    let Target::Declared(kind, path) = &operation.target else { return BTreeSet::new() };
    let mut own = format!("{} {}", kind.word(), path.name.value);
    for step in &path.steps {
        match step {
            Step::Part(name) => own = format!("{own}.{}", name.value),
            Step::Row(keys, _) => {
                let keys: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
                own = format!("{own}[{}]", keys.join("; "));
            }
        }
    }
    let mut written: Vec<String> = Vec::new();
    if let Change::Clauses(item) = &operation.change {
        written = clauses_of(item);
    }
    match operation.verb.value {
        Verb::Suspend => BTreeSet::from([format!("{own} (suspensão)")]),
        Verb::Add => BTreeSet::new(),
        _ if written.is_empty() || !path.steps.is_empty() => BTreeSet::from([own]),
        _ => written.into_iter().map(|clause| format!("{own}.{clause}")).collect(),
    }
}

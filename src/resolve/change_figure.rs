//! Operations on indicators, indices and transfers.

use crate::resolve::change::{Fault, Order, no_part, until};
use crate::source::Spanned;
use crate::syntax::ast::{
    Case, Change, Citation, Exception, Expr, ExprKind, IndexDecl, IndicatorDecl, Interval, IntervalKind, Item, Name,
    Operation, Part, Path, Scoring, ScoringKind, Step, Test, TransferDecl, Verb, Weight, When,
};

/// A clause with its citation.
type Clause<T> = Option<(T, Citation)>;

/// An operation on an indicator.
pub(super) fn indicator(decl: &mut IndicatorDecl, order: Order<'_>) -> Result<(), Fault> {
    match (order.verb, order.steps, order.change) {
        (Verb::Suspend, [], Change::To(effect)) => {
            if !matches!(order.effect(), Some("integral" | "suspenso")) {
                return Err(Fault::Effect(effect.span));
            }
            let when = reached(order);
            let (citation, span) = (order.operation.citation.clone(), order.operation.span);
            decl.outcomes.push(Case { when, result: effect.clone(), citation, span });
        }
        (Verb::Replace, _, Change::Clauses(item)) | (Verb::Add, [], Change::Clauses(item)) => {
            let Item::Indicator(new) = item.as_ref() else { return order.no_meaning() };
            indicator_clauses(decl, (**new).clone(), order)?;
        }
        (Verb::Replace, [Step::Part(part)], Change::To(value)) => match part.value.as_str() {
            "meta" => target(decl, value, order),
            "cálculo" | "calculo" => decl.calculation = Some((value.clone(), order.operation.citation.clone())),
            "pontuação" | "pontuacao" => {
                let kind = ScoringKind::Formula(value.clone());
                let (citation, span) = (order.operation.citation.clone(), order.operation.span);
                decl.scoring = vec![Scoring { kind, guard: None, citation, span }];
            }
            _ => return Err(no_part(part, ["meta", "cálculo", "pontuação"].map(str::to_owned))),
        },
        (Verb::Revoke, [Step::Part(part)], Change::None) => {
            let cause = |case: &Case| row_name(case) == Some(part.value.as_str());
            if let Some(at) = decl.outcomes.iter().position(cause) {
                decl.outcomes.remove(at);
            } else if part.value == "meta" && decl.target.is_some() {
                decl.target = None;
            } else {
                let known = decl.outcomes.iter().filter_map(row_name).map(str::to_owned);
                let target = decl.target.as_ref().map(|_| "meta".to_owned());
                return Err(no_part(part, known.chain(target)));
            }
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

/// The condition of a row that holds in the periods that an operation reaches.
fn reached(order: Order<'_>) -> When {
    let span = order.reach.span;
    When { alternatives: vec![vec![Test::Interval(order.reach.clone())]], span }
}

/// The name that a row stands under: `indefinido => …`.
fn row_name(case: &Case) -> Option<&str> {
    let [tests] = case.when.alternatives.as_slice() else { return None };
    let [Test::Equal(Expr { kind: ExprKind::Name(name), .. })] = tests.as_slice() else { return None };
    Some(name)
}

/// Another value for the target, compared as the target is.
fn target(decl: &mut IndicatorDecl, value: &Expr, order: Order<'_>) {
    let compared = decl.target.as_ref().and_then(|(when, _)| match when.alternatives.as_slice() {
        [tests] => match tests.as_slice() {
            [Test::Compare(op, _)] => Some(*op),
            _ => None,
        },
        _ => None,
    });
    let test = compared.map_or_else(|| Test::Equal(value.clone()), |op| Test::Compare(op, value.clone()));
    let when = When { alternatives: vec![vec![test]], span: value.span };
    decl.target = Some((when, order.operation.citation.clone()));
}

/// The clauses of a block in the place of those of their kinds, or beside them.
fn indicator_clauses(decl: &mut IndicatorDecl, mut new: IndicatorDecl, order: Order<'_>) -> Result<(), Fault> {
    for citation in [&mut new.applies.as_mut().map(|it| &mut it.1), &mut new.target.as_mut().map(|it| &mut it.1)] {
        citation.iter_mut().for_each(|it| order.cite(it));
    }
    new.calculation.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.unit.iter_mut().for_each(|it| order.cite(&mut it.2));
    new.scoring.iter_mut().for_each(|it| order.cite(&mut it.citation));
    new.outcomes.iter_mut().for_each(|it| order.cite(&mut it.citation));
    put(&mut decl.applies, new.applies, "aplica-se", order, |it| it.0.span)?;
    put(&mut decl.unit, new.unit, "unidade", order, |it| it.0.span)?;
    put(&mut decl.frequency, new.frequency, "apuração", order, |it| it.span)?;
    put(&mut decl.polarity, new.polarity, "polaridade", order, |it| it.span)?;
    put(&mut decl.target, new.target, "meta", order, |it| it.0.span)?;
    put(&mut decl.calculation, new.calculation, "cálculo", order, |it| it.0.span)?;
    put(&mut decl.description, new.description, "descrição", order, |it| it.span)?;
    if !new.origin.is_empty() {
        decl.origin = new.origin;
    }
    if order.verb == Verb::Add {
        decl.scoring.extend(new.scoring);
    } else if !new.scoring.is_empty() {
        decl.scoring = new.scoring;
    }
    rows(&mut decl.outcomes, new.outcomes, order)
}

/// Rows beside those that stand, or each in the place of the one of its name; rows without a name take the place
/// of all without one that stand in the amended act's own text.
fn rows(rows: &mut Vec<Case>, new: Vec<Case>, order: Order<'_>) -> Result<(), Fault> {
    if order.verb == Verb::Replace && new.iter().any(|row| row_name(row).is_none()) {
        let own = rows.first().map(|row| row.span.source);
        rows.retain(|row| row_name(row).is_some() || Some(row.span.source) != own);
    }
    for row in new {
        let same = |known: &&mut Case| row_name(known).is_some() && row_name(known) == row_name(&row);
        match rows.iter_mut().find(same) {
            Some(known) if order.verb == Verb::Add => {
                let part = row_name(&row).unwrap_or_default().to_owned();
                return Err(Fault::Exists { part, first: known.span });
            }
            Some(known) => *known = row,
            None => rows.push(row),
        }
    }
    Ok(())
}

/// A clause that a block writes, in the place of the one that there is; added, there must be none.
fn put<T>(
    slot: &mut Option<T>,
    new: Option<T>,
    word: &str,
    order: Order<'_>,
    place: impl Fn(&T) -> crate::source::Span,
) -> Result<(), Fault> {
    match (&slot, new) {
        (_, None) => Ok(()),
        (Some(known), Some(_)) if order.verb == Verb::Add => {
            Err(Fault::Exists { part: word.to_owned(), first: place(known) })
        }
        (_, new) => {
            *slot = new;
            Ok(())
        }
    }
}

/// An operation on an index.
pub(super) fn index(decl: &mut IndexDecl, order: Order<'_>) -> Result<(), Fault> {
    let known = |decl: &IndexDecl| decl.weights.iter().map(|it| it.component.value.clone()).collect::<Vec<_>>();
    match (order.verb, order.steps, order.change) {
        (Verb::Replace | Verb::Add, [Step::Part(peso), Step::Part(component)], Change::To(value))
            if peso.value == "peso" =>
        {
            let ExprKind::Number(number, _) = &value.kind else { return Err(Fault::Effect(value.span)) };
            let weight = Weight {
                component: component.clone(),
                weight: Spanned::new(number.clone(), value.span),
                citation: order.operation.citation.clone(),
            };
            let all = known(decl);
            let found = decl.weights.iter_mut().find(|it| it.component.value == component.value);
            match (order.verb, found) {
                (Verb::Replace, Some(place)) => *place = weight,
                (Verb::Replace, None) => return Err(no_part(component, all)),
                (_, Some(place)) => {
                    return Err(Fault::Exists { part: component.value.clone(), first: place.component.span });
                }
                (_, None) => decl.weights.push(weight),
            }
        }
        (Verb::Revoke, [Step::Part(peso), Step::Part(component)], Change::None) if peso.value == "peso" => {
            if !decl.weights.iter().any(|it| it.component.value == component.value) {
                return Err(no_part(component, known(decl)));
            }
            decl.weights.retain(|it| it.component.value != component.value);
        }
        (Verb::Replace | Verb::Add, [], Change::Clauses(item)) => {
            let Item::Index(new) = item.as_ref() else { return order.no_meaning() };
            index_clauses(decl, (**new).clone(), order)?;
        }
        (Verb::Replace, [Step::Part(part)], Change::To(value)) if part.value == "total" => {
            decl.total = Some((value.clone(), order.operation.citation.clone()));
        }
        (_, [Step::Part(part), ..], _) if part.value != "peso" => {
            return Err(no_part(part, ["peso", "total"].map(str::to_owned)));
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

fn index_clauses(decl: &mut IndexDecl, mut new: IndexDecl, order: Order<'_>) -> Result<(), Fault> {
    new.applies.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.total.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.weights.iter_mut().for_each(|it| order.cite(&mut it.citation));
    new.effects.iter_mut().for_each(|it| order.cite(&mut it.citation));
    put(&mut decl.applies, new.applies, "aplica-se", order, |it| it.0.span)?;
    put(&mut decl.total, new.total, "total", order, |it| it.0.span)?;
    put(&mut decl.unit, new.unit, "unidade", order, |it| it.0.span)?;
    put(&mut decl.requires, new.requires, "exige", order, |it| it.span)?;
    if order.verb == Verb::Add {
        for weight in &new.weights {
            if let Some(known) = decl.weights.iter().find(|it| it.component.value == weight.component.value) {
                return Err(Fault::Exists { part: weight.component.value.clone(), first: known.component.span });
            }
        }
        decl.weights.extend(new.weights);
    } else if !new.weights.is_empty() {
        decl.weights = new.weights;
        decl.weights_span = new.weights_span;
    }
    rows(&mut decl.effects, new.effects, order)
}

/// An operation on a transfer.
pub(super) fn transfer(decl: &mut TransferDecl, order: Order<'_>) -> Result<(), Fault> {
    match (order.verb, order.steps, order.change) {
        (Verb::Suspend, [], Change::To(effect)) => {
            if order.effect() != Some("registra") {
                return Err(Fault::Effect(effect.span));
            }
            // Computed and shown, the money unaffected: the discount is waived.
            let dispensed = Expr { kind: ExprKind::Name("dispensa".to_owned()), span: effect.span };
            decl.exceptions.push(Exception {
                name: None,
                when: reached(order),
                effect: dispensed,
                prevails_over: Vec::new(),
                citation: order.operation.citation.clone(),
                span: order.operation.span,
            });
        }
        (Verb::Replace | Verb::Add, [] | [Step::Part(_)], Change::Clauses(item)) => {
            let Item::Transfer(new) = item.as_ref() else { return order.no_meaning() };
            transfer_clauses(decl, (**new).clone(), order)?;
        }
        (Verb::Replace, [Step::Part(part)], Change::To(value)) => {
            let clause = Some((value.clone(), order.operation.citation.clone()));
            match part.value.as_str() {
                "base" => (decl.base, decl.value) = (clause, None),
                "valor" => (decl.base, decl.value) = (None, clause),
                "limite" => decl.limit = clause,
                "fator" => decl.factor = clause,
                _ => return Err(no_part(part, ["base", "valor", "limite", "fator"].map(str::to_owned))),
            }
        }
        (Verb::Replace, [Step::Part(name), Step::Part(clause)], Change::To(value)) => {
            let part = part_named(decl, name)?;
            let new = Some((value.clone(), order.operation.citation.clone()));
            match clause.value.as_str() {
                "fração" | "fracao" => (part.share, part.rest) = (new, None),
                "fator" => part.factor = new,
                _ => return Err(no_part(clause, ["fração", "fator"].map(str::to_owned))),
            }
        }
        (Verb::Revoke, [Step::Part(part)], Change::None) => {
            let named = |it: &Exception| it.name.as_ref().is_some_and(|name| name.value == part.value);
            if decl.exceptions.iter().any(named) {
                decl.exceptions.retain(|it| !named(it));
            } else if decl.parts.iter().any(|it| it.name.value == part.value) {
                decl.parts.retain(|it| it.name.value != part.value);
            } else if part.value == "limite" && decl.limit.is_some() {
                decl.limit = None;
            } else if part.value == "acerta" && decl.settles.is_some() {
                decl.settles = None;
            } else if part.value == "desconta" && decl.advance.is_some() {
                decl.advance = None;
            } else {
                return Err(no_part(part, named_parts(decl)));
            }
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

/// The names of the exceptions and parts of a transfer.
pub(super) fn named_parts(decl: &TransferDecl) -> Vec<String> {
    let exceptions = decl.exceptions.iter().filter_map(|it| it.name.as_ref()).map(|name| name.value.clone());
    exceptions.chain(decl.parts.iter().map(|it| it.name.value.clone())).collect()
}

fn part_named<'d>(decl: &'d mut TransferDecl, name: &Name) -> Result<&'d mut Part, Fault> {
    let known: Vec<String> = decl.parts.iter().map(|it| it.name.value.clone()).collect();
    decl.parts.iter_mut().find(|it| it.name.value == name.value).ok_or_else(|| no_part(name, known))
}

fn transfer_clauses(decl: &mut TransferDecl, mut new: TransferDecl, order: Order<'_>) -> Result<(), Fault> {
    let slots: [&mut Clause<Expr>; 5] =
        [&mut new.base, &mut new.value, &mut new.limit, &mut new.factor, &mut new.withhold];
    slots.into_iter().flatten().for_each(|it| order.cite(&mut it.1));
    new.applies.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.settles.iter_mut().for_each(|it| order.cite(&mut it.citation));
    new.advance.iter_mut().for_each(|it| order.cite(&mut it.citation));
    new.exceptions.iter_mut().for_each(|it| order.cite(&mut it.citation));
    if order.verb == Verb::Replace && (new.base.is_some() || new.value.is_some()) {
        (decl.base, decl.value) = (None, None);
    }
    put(&mut decl.beneficiary, new.beneficiary, "favorecido", order, |it| it.span)?;
    put(&mut decl.applies, new.applies, "aplica-se", order, |it| it.0.span)?;
    put(&mut decl.base, new.base, "base", order, |it| it.0.span)?;
    put(&mut decl.value, new.value, "valor", order, |it| it.0.span)?;
    put(&mut decl.limit, new.limit, "limite", order, |it| it.0.span)?;
    put(&mut decl.factor, new.factor, "fator", order, |it| it.0.span)?;
    put(&mut decl.withhold, new.withhold, "retém", order, |it| it.0.span)?;
    put(&mut decl.settles, new.settles, "acerta", order, |it| it.span)?;
    put(&mut decl.advance, new.advance, "desconta", order, |it| it.span)?;
    exceptions(&mut decl.exceptions, new.exceptions, order)?;
    for part in new.parts {
        part_clauses(decl, part, order)?;
    }
    Ok(())
}

fn part_clauses(decl: &mut TransferDecl, mut new: Part, order: Order<'_>) -> Result<(), Fault> {
    new.share.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.factor.iter_mut().for_each(|it| order.cite(&mut it.1));
    new.exceptions.iter_mut().for_each(|it| order.cite(&mut it.citation));
    order.cite(&mut new.citation);
    // `acrescenta repasse r { parte x { … } }` adds a part; a path to a part adds to it.
    if order.verb == Verb::Add && order.steps.is_empty() {
        if let Some(known) = decl.parts.iter().find(|it| it.name.value == new.name.value) {
            return Err(Fault::Exists { part: new.name.value.clone(), first: known.span });
        }
        decl.parts.push(new);
        return Ok(());
    }
    let part = part_named(decl, &new.name)?;
    if order.verb == Verb::Replace && (new.share.is_some() || new.rest.is_some()) {
        (part.share, part.rest) = (None, None);
    }
    put(&mut part.share, new.share, "fração", order, |it| it.0.span)?;
    put(&mut part.rest, new.rest, "fração", order, |it| *it)?;
    put(&mut part.factor, new.factor, "fator", order, |it| it.0.span)?;
    exceptions(&mut part.exceptions, new.exceptions, order)
}

/// Exceptions beside those that stand, or each in the place of the one of its name; those without a name take
/// the place of all without one.
fn exceptions(known: &mut Vec<Exception>, new: Vec<Exception>, order: Order<'_>) -> Result<(), Fault> {
    if order.verb == Verb::Replace && new.iter().any(|it| it.name.is_none()) {
        known.retain(|it| it.name.is_some());
    }
    for exception in new {
        let Some(name) = &exception.name else {
            known.push(exception);
            continue;
        };
        let all: Vec<String> = known.iter().filter_map(|it| it.name.as_ref()).map(|it| it.value.clone()).collect();
        let same = |it: &&mut Exception| it.name.as_ref().is_some_and(|it| it.value == name.value);
        match (order.verb, known.iter_mut().find(same)) {
            (Verb::Add, Some(first)) => {
                return Err(Fault::Exists { part: name.value.clone(), first: first.span });
            }
            (Verb::Add, None) => known.push(exception),
            (_, Some(place)) => *place = exception,
            (_, None) => return Err(no_part(name, all)),
        }
    }
    Ok(())
}

/// A further citation beside one.
pub(super) fn add_places(citation: &mut Citation, more: &Citation) {
    citation.places.extend(more.places.iter().cloned());
    citation.readings.extend(more.readings.iter().cloned());
}

/// An exception with another end.
pub(super) fn extend_exception(decl: &mut TransferDecl, operation: &Operation, path: &Path) -> Result<(), Fault> {
    let [Step::Part(name)] = path.steps.as_slice() else { return Err(Fault::Effect(path.span)) };
    let known = named_parts(decl);
    let parts = decl.parts.iter_mut().flat_map(|part| &mut part.exceptions);
    let mut all = decl.exceptions.iter_mut().chain(parts);
    let found = all.find(|it| it.name.as_ref().is_some_and(|it| it.value == name.value));
    let Some(exception) = found else {
        return Err(Fault::NoPart { part: name.value.clone(), span: name.span, known });
    };
    let Some(Interval { kind: IntervalKind::Until(end), .. }) = &operation.reach else {
        return Err(Fault::Effect(operation.verb.span));
    };
    let dated = exception.when.alternatives.iter_mut().flatten().filter_map(|test| match test {
        Test::Interval(interval) => Some(interval),
        _ => None,
    });
    let Some(last) = dated.last() else { return Err(Fault::Effect(name.span)) };
    *last = until(last, end);
    add_places(&mut exception.citation, &operation.citation);
    Ok(())
}

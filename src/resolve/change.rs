//! One operation on the text of one declaration: which clause it puts, takes out or replaces.
//!
//! Receives a declaration as it stands and an operation on it; changes the declaration, or says why it cannot.
//! Knows nothing of time: `consolidate` says on which texts an operation is carried out.

use crate::resolve::{change_figure, fold, write_out};
use crate::source::{Sources, Span};
use crate::syntax::ast::{
    Change, Citation, Expr, ExprKind, Interval, IntervalKind, Item, ListDecl, MeasureDecl, Name, Operation,
    ParameterDecl, Row, ScheduleDecl, Step, TableDecl, Target, Verb,
};

/// Why an operation cannot be carried out on a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// There is no such part.
    NoPart {
        /// What was named.
        part: String,
        /// Where.
        span: Span,
        /// What there is.
        known: Vec<String>,
    },
    /// What is added is there already.
    Exists {
        /// What.
        part: String,
        /// Where it is.
        first: Span,
    },
    /// The operation has no meaning for such a declaration or part.
    Effect(Span),
}

/// What an operation is, taken to pieces for the functions that carry it out.
#[derive(Clone, Copy)]
pub(super) struct Order<'o> {
    /// What it does.
    pub(super) verb: Verb,
    /// The way to the part.
    pub(super) steps: &'o [Step],
    /// What stands there instead.
    pub(super) change: &'o Change,
    /// The operation.
    pub(super) operation: &'o Operation,
    /// The periods that it reaches, as a condition of a row.
    pub(super) reach: &'o Interval,
    /// The texts.
    pub(super) sources: &'o Sources,
}

impl<'o> Order<'o> {
    /// An operation with the interval that it reaches.
    pub(super) fn new(operation: &'o Operation, reach: &'o Interval, sources: &'o Sources) -> Self {
        let steps = match &operation.target {
            Target::Declared(_, path) => path.steps.as_slice(),
            _ => &[],
        };
        Order { verb: operation.verb.value, steps, change: &operation.change, operation, reach, sources }
    }

    /// The words under a place.
    pub(super) fn slice(&self, span: Span) -> String {
        self.sources.slice(span).trim().to_owned()
    }

    /// The value after `=>`.
    pub(super) fn value(&self) -> Option<&'o Expr> {
        match self.change {
            Change::To(expr) => Some(expr),
            _ => None,
        }
    }

    /// The name after `=>`.
    pub(super) fn effect(&self) -> Option<&'o str> {
        match &self.value()?.kind {
            ExprKind::Name(name) => Some(name),
            _ => None,
        }
    }

    /// That the operation has no meaning here.
    pub(super) fn no_meaning<T>(&self) -> Result<T, Fault> {
        Err(Fault::Effect(self.operation.verb.span))
    }

    /// A citation, or that of the operation where it is empty.
    pub(super) fn cite(&self, citation: &mut Citation) {
        if citation.span.is_none() {
            citation.clone_from(&self.operation.citation);
        }
    }
}

/// Carries an operation out on a declaration. The whole of a declaration is revoked by its caller.
pub(super) fn change(item: &mut Item, order: Order<'_>) -> Result<(), Fault> {
    match item {
        Item::Indicator(decl) => change_figure::indicator(decl, order),
        Item::Index(decl) => change_figure::index(decl, order),
        Item::Transfer(decl) => change_figure::transfer(decl, order),
        Item::Table(decl) => table(decl, order),
        Item::List(decl) => list(decl, order),
        Item::Parameter(decl) => parameter(decl, order),
        Item::Measure(decl) => measure(decl, order),
        Item::Schedule(decl) => schedule(decl, order),
        _ => order.no_meaning(),
    }
}

/// That a part is not among those known.
pub(super) fn no_part(name: &Name, known: impl IntoIterator<Item = String>) -> Fault {
    Fault::NoPart { part: name.value.clone(), span: name.span, known: known.into_iter().collect() }
}

fn parameter(decl: &mut ParameterDecl, order: Order<'_>) -> Result<(), Fault> {
    match (order.verb, order.steps, order.change) {
        (Verb::Replace, [], Change::To(value)) => {
            decl.value = Some(value.clone());
            decl.cases.clear();
        }
        (Verb::Replace, [], Change::Clauses(item)) => {
            let Item::Parameter(new) = item.as_ref() else { return order.no_meaning() };
            decl.value = None;
            decl.cases.clone_from(&new.cases);
            decl.cases.iter_mut().for_each(|case| order.cite(&mut case.citation));
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

fn measure(decl: &mut MeasureDecl, order: Order<'_>) -> Result<(), Fault> {
    match (order.verb, order.steps, order.change) {
        (Verb::Replace, [], Change::To(value)) => {
            decl.value = value.clone();
            Ok(())
        }
        _ => order.no_meaning(),
    }
}

fn list(decl: &mut ListDecl, order: Order<'_>) -> Result<(), Fault> {
    let member = |item: &Expr| match &item.kind {
        ExprKind::Number(_, digits) => digits.clone(),
        ExprKind::Text(text) | ExprKind::Name(text) => text.clone(),
        _ => String::new(),
    };
    let new = match order.change {
        Change::To(value) => vec![value.clone()],
        Change::Clauses(item) => match item.as_ref() {
            Item::List(new) => new.items.clone(),
            _ => return order.no_meaning(),
        },
        _ => Vec::new(),
    };
    match (order.verb, order.steps) {
        (Verb::Add, []) if !new.is_empty() => {
            for item in &new {
                if let Some(known) = decl.items.iter().find(|known| member(known) == member(item)) {
                    return Err(Fault::Exists { part: member(item), first: known.span });
                }
            }
            decl.items.extend(new);
        }
        (Verb::Replace, []) if !new.is_empty() => decl.items = new,
        (Verb::Revoke | Verb::Replace, [Step::Row(keys, _)]) => {
            let [key] = keys.as_slice() else { return order.no_meaning() };
            let Some(at) = decl.items.iter().position(|item| member(item) == key.value) else {
                return Err(no_part(key, decl.items.iter().map(member)));
            };
            decl.items.splice(at..=at, new);
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

fn table(decl: &mut TableDecl, order: Order<'_>) -> Result<(), Fault> {
    let keys: Vec<usize> =
        decl.keys.iter().filter_map(|key| decl.fields.iter().position(|field| field.name.value == key.value)).collect();
    if keys.is_empty() || keys.len() != decl.keys.len() {
        return order.no_meaning();
    }
    // The rows of a file become rows of the table, which no file has any more once one of them changes. What is wrong
    // with the file is said of the table, which is left as it is.
    if decl.file.is_some() && write_out(decl, order.sources).is_none() {
        return Ok(());
    }
    table_rows(decl, order, &keys)
}

fn table_rows(decl: &mut TableDecl, order: Order<'_>, keys: &[usize]) -> Result<(), Fault> {
    if let ([Step::Row(named, _), Step::Part(column)], Verb::Replace, Some(value)) =
        (order.steps, order.verb, order.value())
    {
        let Some(at) = decl.fields.iter().position(|field| field.name.value == column.value) else {
            return Err(no_part(column, decl.fields.iter().map(|field| field.name.value.clone())));
        };
        let row = row_of(&mut decl.rows, keys, named)?;
        if let Some(cell) = row.cells.get_mut(at) {
            *cell = Name::new(order.slice(value.span), value.span);
        }
        row.citation.clone_from(&order.operation.citation);
        row.span = order.operation.span;
        return Ok(());
    }
    match (order.verb, order.steps, order.change) {
        (Verb::Revoke, [Step::Row(named, _)], Change::None) => {
            let gone = row_of(&mut decl.rows, keys, named)?.span;
            decl.rows.retain(|row| row.span != gone);
        }
        (Verb::Replace | Verb::Add, [], Change::Clauses(item)) => {
            let Item::Table(new) = item.as_ref() else { return order.no_meaning() };
            if !new.fields.is_empty() || new.rows.is_empty() {
                return order.no_meaning();
            }
            put_rows(&mut decl.rows, &new.rows, keys, order)?;
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

/// The row of some keys, as they are printed.
fn row_of<'r>(rows: &'r mut [Row], keys: &[usize], named: &[Name]) -> Result<&'r mut Row, Fault> {
    let is_it = |row: &Row| {
        named.len() == keys.len()
            && keys.iter().zip(named).all(|(at, name)| row.cells.get(*at).is_some_and(|cell| cell.value == name.value))
    };
    let at = rows.iter().position(is_it);
    let known: Vec<String> = if at.is_none() { rows.iter().map(|row| key_words(row, keys)).collect() } else { vec![] };
    let span = named.first().map(|name| name.span).unwrap_or_default();
    match at.and_then(|at| rows.get_mut(at)) {
        Some(row) => Ok(row),
        None => {
            let part = named.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join("; ");
            Err(Fault::NoPart { part, span, known })
        }
    }
}

fn key_words(row: &Row, keys: &[usize]) -> String {
    let cells = keys.iter().filter_map(|at| row.cells.get(*at)).map(|cell| cell.value.as_str());
    cells.collect::<Vec<_>>().join("; ")
}

/// Rows that are added, or that each take the place of the one with their key.
fn put_rows(rows: &mut Vec<Row>, new: &[Row], keys: &[usize], order: Order<'_>) -> Result<(), Fault> {
    for row in new {
        let mut row = row.clone();
        order.cite(&mut row.citation);
        let named: Vec<Name> = keys.iter().filter_map(|at| row.cells.get(*at)).cloned().collect();
        let found = row_of(rows, keys, &named);
        match (order.verb, found) {
            (Verb::Add, Ok(known)) => {
                return Err(Fault::Exists { part: key_words(&row, keys), first: known.span });
            }
            (Verb::Add, Err(_)) => rows.push(row),
            (_, Ok(known)) => *known = row,
            (_, Err(fault)) => return Err(fault),
        }
    }
    Ok(())
}

fn schedule(decl: &mut ScheduleDecl, order: Order<'_>) -> Result<(), Fault> {
    match (order.verb, order.steps, order.change) {
        (Verb::Postpone, [Step::Row(named, _)], Change::Moved(to)) => {
            let row = row_of(&mut decl.rows, &[0], named)?;
            let paid =
                decl.heading.iter().flat_map(|heading| &heading.cells).position(|cell| cell.value == "pagamento");
            // A day or a month, and not the months that an instalment is of.
            let sign = |sign: char| sign == '/' || sign.is_ascii_digit();
            let dated = |cell: &Name| cell.value.contains('/') && cell.value.chars().all(sign);
            let Some(at) = paid.or_else(|| row.cells.iter().skip(1).position(dated).map(|at| at + 1)) else {
                let known = decl.heading.iter().flat_map(|heading| &heading.cells).map(|cell| cell.value.clone());
                return Err(no_part(&Name::new("pagamento".to_owned(), order.operation.verb.span), known));
            };
            if let Some(cell) = row.cells.get_mut(at) {
                *cell = Name::new(order.slice(to.span), to.span);
            }
            row.citation.clone_from(&order.operation.citation);
            row.span = order.operation.span;
        }
        (Verb::Revoke, [Step::Row(named, _)], Change::None) => {
            let gone = row_of(&mut decl.rows, &[0], named)?.span;
            decl.rows.retain(|row| row.span != gone);
        }
        (Verb::Replace | Verb::Add, [], Change::Clauses(item)) => {
            let Item::Schedule(new) = item.as_ref() else { return order.no_meaning() };
            if let Some((total, citation)) = &new.total {
                let mut citation = citation.clone();
                order.cite(&mut citation);
                decl.total = Some((total.clone(), citation));
            }
            // A block may repeat the heading of the schedule, which is no row of it.
            let words = |row: &Row| row.cells.iter().map(|cell| fold(&cell.value)).collect::<Vec<_>>();
            let heading = decl.heading.as_ref().map(words);
            let rows: Vec<Row> = new.rows.iter().filter(|row| Some(words(row)) != heading).cloned().collect();
            put_rows(&mut decl.rows, &rows, &[0], order)?;
        }
        _ => return order.no_meaning(),
    }
    Ok(())
}

/// An interval with another end.
pub(super) fn until(interval: &Interval, end: &Expr) -> Interval {
    let start = match &interval.kind {
        IntervalKind::Between(from, _) | IntervalKind::From(from) | IntervalKind::At(from) => Some(from.clone()),
        IntervalKind::Until(_) => None,
    };
    let end = Box::new(end.clone());
    let kind = match start {
        Some(from) => IntervalKind::Between(from, end),
        None => IntervalKind::Until(end),
    };
    Interval { kind, span: interval.span }
}

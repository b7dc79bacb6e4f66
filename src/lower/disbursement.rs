//! `cronograma` with amounts: the instalments that the act prints, as a table and as facts to be checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ir::{
    Axis, Disbursement, DisbursementId, Instalment, Kind, PrintedTotal, Table, TableColumn, TableId, TableRow,
};
use crate::lower::facts::column_type;
use crate::lower::months::{dated_month, dated_span};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, header, problem};
use crate::resolve::{Months, Symbol, schedule_column};
use crate::source::Span;
use crate::syntax::ast::{Row, ScheduleDecl, Text};
use crate::value::{Dimension, Grain, Number, Period, Value};

/// Where the known columns stand in the rows as written.
struct Layout {
    instalment: usize,
    payment: Option<usize>,
    span: usize,
    amount: usize,
}

/// The columns of the table that every disbursement schedule has, before those of the policy's own.
const KNOWN: [&str; 6] = ["parcela", "pagamento", "período", "início", "fim", "valor"];
/// The place of `valor` among them.
const AMOUNT: usize = 5;

/// What a row says in the known columns.
struct Read {
    number: Number,
    payment: Option<Period>,
    printed: Option<Period>,
    written_span: Text,
    first: Period,
    last: Period,
    amount: Number,
}

impl<'a> Lowerer<'a> {
    /// Lowers a schedule whose heading has `parcela`, `período` and `valor`.
    pub(super) fn disbursement(&mut self, position: usize, decl: &'a ScheduleDecl, heading: &'a Row) {
        let column = |names: &[&str]| schedule_column(decl, names);
        let (Some(instalment), Some(span), Some(amount)) =
            (column(&["parcela"]), column(&["periodo", "periodo da parcela"]), column(&["valor"]))
        else {
            self.report(problem::schedule_columns(&decl.name.value, heading.span));
            return;
        };
        let layout = Layout { instalment, payment: column(&["pagamento"]), span, amount };
        let known: BTreeSet<usize> =
            [Some(instalment), layout.payment, Some(span), Some(amount)].into_iter().flatten().collect();
        let texts = self.texts_of_schedule(position, decl);
        let (currency, mut totals) = self.printed_totals(&texts);
        let others: Vec<(usize, String, Span)> = heading
            .cells
            .iter()
            .enumerate()
            .filter(|(at, _)| !known.contains(at))
            .map(|(at, cell)| (at, column_name(&cell.value), cell.span))
            .collect();
        if let Some((_, name, at)) = repeated(&others) {
            self.report(problem::schedule_column_twice(name, *at));
            return;
        }
        let kinds: Vec<Kind> = others.iter().map(|(at, ..)| self.cells_kind(decl, *at)).collect();
        let mut rows: Vec<(Instalment, TableRow)> = Vec::with_capacity(decl.rows.len());
        let (mut whole, mut unreached) = (true, BTreeSet::new());
        let written =
            texts.iter().enumerate().flat_map(|(at, text)| text.0.rows.iter().map(move |row| (at, row, text.1)));
        for (text, row, months) in written {
            let read = self.instalment_row(row, heading.cells.len(), &layout, &currency, rows.last().map(|(it, _)| it));
            let Some(read) = read else {
                whole = false;
                continue;
            };
            if let Some(Some(total)) = totals.get_mut(text)
                && let Ok(sum) = total.sum.plus(&read.amount)
            {
                total.sum = sum;
            }
            let own = Months { from: Some(read.first.index), until: Some(read.last.index) };
            if months.apart(own) {
                self.unreached(row, own, &mut unreached);
                continue;
            }
            let mut cells = known_cells(&read, &rows);
            for ((at, name, _), kind) in others.iter().zip(&kinds) {
                let cell = row.cells.get(*at).filter(|cell| !cell.value.is_empty());
                cells.push(cell.and_then(|cell| self.schedule_cell(cell, kind, name)));
            }
            let citation = self.citation(&row.citation);
            let table_row = TableRow { cells, citation: citation.clone(), span: row.span };
            let Read { number, payment, printed, first, last, amount, .. } = read;
            rows.push((
                Instalment { number, payment, printed, first, last, amount, citation, span: row.span },
                table_row,
            ));
        }
        let (rows, table_rows): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let columns = disbursement_columns(heading, &currency, &others, &kinds, &table_rows, whole);
        let shares: Vec<u32> =
            columns.iter().enumerate().filter(|(_, it)| it.ty.kind == Kind::Percent).map(|(at, _)| count(at)).collect();
        let table = self.disbursement_rows(decl, columns, table_rows);
        self.disbursements.insert(position, DisbursementId(count(self.program.disbursements.len())));
        let shares = if shares.len() > 1 { shares } else { Vec::new() };
        let citation = self.citation(&decl.citation);
        self.program.disbursements.push(Disbursement {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            table,
            amount: count(AMOUNT),
            shares,
            // Of a schedule not wholly read nothing is checked: what would be said may be the unread row's fault.
            rows: if whole { rows } else { Vec::new() },
            totals: totals.into_iter().flatten().filter(|_| whole).collect(),
            citation,
            span: decl.span,
        });
    }

    /// Reports, once, a row that an operation puts and that is of months which the operation does not reach.
    fn unreached(&mut self, row: &Row, own: Months, known: &mut BTreeSet<Span>) {
        let reach = self.source.reach_at(row.span).filter(|reach| reach.apart(own));
        if let Some(reach) = reach.filter(|_| known.insert(row.span)) {
            self.report(problem::row_not_reached(&reach.words(), row.span));
        }
    }

    /// Each text of the schedule, with the months in which it stands.
    fn texts_of_schedule(&self, position: usize, decl: &'a ScheduleDecl) -> Vec<(&'a ScheduleDecl, Months)> {
        let texts = self.source.texts(Symbol::Schedule(position));
        if texts.is_empty() {
            return vec![(decl, Months::ALL)];
        }
        let decl_of = |symbol| match symbol {
            Some(Symbol::Schedule(at)) => self.source.schedules.get(at).copied(),
            _ => None,
        };
        texts.iter().filter_map(|text| Some((decl_of(text.symbol)?, text.months))).collect()
    }

    /// The currency of a schedule, and the total that each of its texts prints, of which nothing is added up yet.
    fn printed_totals(&mut self, texts: &[(&'a ScheduleDecl, Months)]) -> (Kind, Vec<Option<PrintedTotal>>) {
        let (kinds, totals): (Vec<_>, Vec<_>) = texts.iter().map(|(text, _)| self.printed_total(text)).unzip();
        let real = Kind::Number(Dimension::of(header::REAL));
        (kinds.into_iter().next().unwrap_or(real), totals)
    }

    /// The rows as a table, found by the months that each is of.
    fn disbursement_rows(&mut self, decl: &ScheduleDecl, columns: Vec<TableColumn>, rows: Vec<TableRow>) -> TableId {
        let mut table = Table {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            keys: vec![2],
            columns,
            rows,
            index: FxHashMap::default(),
            index_one: FxHashMap::default(),
            wildcards: Vec::new(),
            citation: self.citation(&decl.citation),
            span: decl.span,
        };
        self.index_rows(&mut table);
        self.program.tables.push(table);
        TableId(count(self.program.tables.len() - 1))
    }

    /// `total`: the amount printed, and the currency of the schedule.
    fn printed_total(&mut self, decl: &'a ScheduleDecl) -> (Kind, Option<PrintedTotal>) {
        let real = Kind::Number(Dimension::of(header::REAL));
        let Some((expr, citation)) = &decl.total else {
            return (real, None);
        };
        let citation = self.citation(citation);
        let scope = Scope { closed: true, ..Scope::new(Axis::Reader, &decl.name.value) };
        let node = self.expr(expr, &scope, None);
        match (self.kind(node), self.folded(node)) {
            (Kind::Number(dimension), Some(Value::Number(amount)))
                if self.program.units.currency(&dimension).is_some() =>
            {
                (Kind::Number(dimension), Some(PrintedTotal { amount, sum: Number::ZERO, citation, span: expr.span }))
            }
            (Kind::Error, _) => (real, None),
            (kind, _) => {
                self.report(problem::kind_mismatch(&self.write_kind(&kind), "R$", expr.span));
                (real, None)
            }
        }
    }

    /// What a row says in the known columns; `None`, reported, when a cell cannot be read.
    fn instalment_row(
        &mut self,
        row: &'a Row,
        columns: usize,
        layout: &Layout,
        currency: &Kind,
        before: Option<&Instalment>,
    ) -> Option<Read> {
        if row.cells.len() != columns {
            self.report(problem::schedule_row_short(row.span));
            return None;
        }
        let number = self.instalment_number(row.cells.get(layout.instalment)?, before)?;
        let same = before.filter(|before| before.number == number);
        let (printed, payment) = match layout.payment.and_then(|at| row.cells.get(at)) {
            Some(cell) if !cell.value.is_empty() => {
                let (printed, read) = self.month_of_payment(cell, row)?;
                (read.map(|_| printed), Some(read.unwrap_or(printed)))
            }
            // A row that prints no month is a further span of the instalment above.
            _ => (same.and_then(|before| before.printed), same.and_then(|before| before.payment)),
        };
        let written_span = row.cells.get(layout.span)?.clone();
        let Some((first, last)) = dated_span(&written_span.value) else {
            self.report(problem::not_a_month_span(&written_span.value, written_span.span));
            return None;
        };
        let cell = row.cells.get(layout.amount)?;
        let Value::Number(amount) = self.cell(&cell.value, currency, "valor", cell.span)? else {
            return None;
        };
        Some(Read { number, payment, printed, written_span, first, last, amount })
    }

    /// The month that a cell prints, and the one that a reading puts in its place: `05/2026 (lê-se 05/2025)`.
    fn month_of_payment(&mut self, cell: &Text, row: &Row) -> Option<(Period, Option<Period>)> {
        let written = cell.value.trim_end_matches(')').split_once("(lê-se ").filter(|_| cell.value.ends_with(')'));
        let (printed, read) = written.map_or((cell.value.as_str(), None), |(printed, read)| (printed, Some(read)));
        if read.is_some() && row.citation.readings.is_empty() {
            self.report(problem::read_without_reading(cell.span));
        }
        let mut month = |text: &str| {
            let month = dated_month(text.trim());
            if month.is_none() {
                self.report(problem::not_a_month(text.trim(), "pagamento", cell.span));
            }
            month
        };
        let printed = month(printed)?;
        Some((printed, read.map(&mut month).unwrap_or_default()))
    }

    /// The number of an instalment; an empty cell is of the instalment above.
    fn instalment_number(&mut self, cell: &Text, before: Option<&Instalment>) -> Option<Number> {
        if cell.value.is_empty()
            && let Some(before) = before
        {
            return Some(before.number.clone());
        }
        match self.cell(&cell.value, &Kind::Number(Dimension::ONE), "parcela", cell.span)? {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The kind of a column of the policy's own, by its cells.
    fn cells_kind(&self, decl: &ScheduleDecl, column: usize) -> Kind {
        let cells = decl.rows.iter().filter_map(|row| row.cells.get(column)).map(|cell| cell.value.as_str());
        let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        let all = |test: &dyn Fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|cell| test(cell));
        if all(&|cell| cell.ends_with('%')) {
            return Kind::Percent;
        }
        let units = &self.program.units;
        let currency = units.currencies.iter().find(|(unit, _)| all(&|cell| cell.starts_with(units.name(*unit))));
        if let Some((unit, _)) = currency {
            return Kind::Number(Dimension::of(*unit));
        }
        if all(&|cell| dated_month(cell).is_some()) {
            return Kind::Period(Grain::Month);
        }
        if all(&|cell| super::facts::printed_number(cell).is_some()) {
            return Kind::Number(Dimension::ONE);
        }
        Kind::Text
    }

    fn schedule_cell(&mut self, cell: &Text, kind: &Kind, column: &str) -> Option<Value> {
        match kind {
            Kind::Period(_) => dated_month(&cell.value).map(Value::Period),
            _ => self.cell(&cell.value, kind, column, cell.span),
        }
    }
}

/// The columns of the table; those of a schedule not wholly read are of no kind.
fn disbursement_columns(
    heading: &Row,
    currency: &Kind,
    others: &[(usize, String, Span)],
    kinds: &[Kind],
    rows: &[TableRow],
    whole: bool,
) -> Vec<TableColumn> {
    let month = Kind::Period(Grain::Month);
    let number = Kind::Number(Dimension::ONE);
    let known_kinds = [number, month.clone(), Kind::Text, month.clone(), month, currency.clone()];
    let spoiled = |kind: &Kind| if whole { kind.clone() } else { Kind::Error };
    let columns = KNOWN.iter().map(|name| ((*name).to_owned(), heading.span)).zip(&known_kinds);
    let columns = columns.chain(others.iter().map(|(_, name, span)| (name.clone(), *span)).zip(kinds));
    let columns = columns.enumerate().map(|(at, ((name, span), kind))| TableColumn {
        name,
        ty: column_type(&spoiled(kind), rows, at, at == 2),
        span,
    });
    columns.collect()
}

/// The cells of the known columns. Rows of the same months are told apart, so that each has its key.
fn known_cells(read: &Read, before: &[(Instalment, TableRow)]) -> Vec<Option<Value>> {
    let same = before.iter().filter(|(it, _)| it.first == read.first && it.last == read.last).count();
    let span = match same {
        0 => read.written_span.value.clone(),
        same => format!("{} ({})", read.written_span.value, same + 1),
    };
    vec![
        Some(Value::Number(read.number.clone())),
        read.payment.map(Value::Period),
        Some(Value::Text(Arc::from(span))),
        Some(Value::Period(read.first)),
        Some(Value::Period(read.last)),
        Some(Value::Number(read.amount.clone())),
    ]
}

/// A heading as a name: its letters and figures, `_` for the rest.
fn column_name(heading: &str) -> String {
    let words = heading.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect::<Vec<_>>().join("_")
}

/// A column whose name is another's.
fn repeated(others: &[(usize, String, Span)]) -> Option<&(usize, String, Span)> {
    let mut seen: BTreeSet<&str> = KNOWN.into_iter().collect();
    others.iter().find(|(_, name, _)| !seen.insert(name))
}

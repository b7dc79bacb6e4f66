//! Reading a disbursement schedule: what it gives in a period, to an instalment, and whether it gives anything.

use std::collections::BTreeMap;

use crate::ir::{
    Absences, Arm, Axis, Cause, DisbursementId, Kind, NodeId, NodeKind, Op, Rows, RuleKind, TableId, Type,
};
use crate::lower::scope::Scope;
use crate::lower::statistic::is_statistic;
use crate::lower::{Declared, Lowerer, count, problem};
use crate::resolve::{Symbol, fold};
use crate::source::Span;
use crate::syntax::ast::{Argument, Expr, ExprKind, Name, TransferDecl};
use crate::value::{Dimension, Number, Period, Value};

/// The rows of a schedule that lie inside each period of the policy.
type ByPeriod = BTreeMap<Period, Vec<u32>>;

impl<'a> Lowerer<'a> {
    /// The table of a schedule, when it is one of disbursement.
    pub(super) fn disbursement_table(&self, position: usize) -> Option<TableId> {
        let id = self.disbursements.get(&position)?;
        self.program.disbursements.get(id.0 as usize).map(|schedule| schedule.table)
    }

    /// Notes that a statistic reads the schedule that a table is of.
    pub(super) fn use_disbursement_of(&mut self, table: TableId) {
        let positions = self.disbursements.keys().copied();
        let read = positions.into_iter().find(|position| self.disbursement_table(*position) == Some(table));
        self.used.extend(read.map(Symbol::Schedule));
    }

    /// The disbursement schedule that an expression names.
    pub(super) fn disbursement_named(&self, expr: &Expr) -> Option<DisbursementId> {
        let ExprKind::Name(name) = &expr.kind else {
            return None;
        };
        match self.source.find(name) {
            Some(Symbol::Schedule(position)) => self.disbursements.get(&position).copied(),
            _ => None,
        }
    }

    /// `c.column`: what the schedule gives in the period of the reader.
    pub(super) fn schedule_figure(
        &mut self,
        position: usize,
        name: &str,
        at: Span,
        column: &'a Name,
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        self.used.insert(Symbol::Schedule(position));
        let Some(id) = self.disbursements.get(&position).copied() else {
            let of_monitoring = self.program.monitoring.as_ref().is_some_and(|monitoring| monitoring.name == name);
            if of_monitoring {
                self.report(problem::no_columns(at));
            }
            return self.error(span);
        };
        let Some(table) = self.disbursement_table(position) else {
            return self.error(span);
        };
        if scope.rows.contains(&Rows::Table(table)) {
            return self.cell_of_row(table, column, span);
        }
        if scope.closed {
            self.report(problem::instalment_not_said(name, &column.value, span));
            return self.error(span);
        }
        let Some(at) = self.table_column(table, column) else {
            return self.error(span);
        };
        if let Some(rule) = self.disbursed.get(&(id, at)).copied() {
            return self.reference(rule, span, scope);
        }
        let Some(body) = self.by_period(id, table, at, span) else {
            return self.error(span);
        };
        let Some(schedule) = self.program.disbursements.get(id.0 as usize) else {
            return self.error(span);
        };
        let (citation, whole) = (schedule.citation.clone(), schedule.span);
        let like = Declared { title: None, citation, span: whole };
        let rule = self.rule(format!("{name}.{}", column.value), RuleKind::Internal, Axis::Payment, body, &like);
        self.disbursed.insert((id, at), rule);
        let has_row = self.disburses(id, span);
        self.applies.insert(rule, has_row);
        self.reference(rule, span, scope)
    }

    /// `c[n].column`: what the schedule prints for an instalment.
    pub(super) fn instalment_cell(
        &mut self,
        id: DisbursementId,
        keys: &'a [Expr],
        column: &'a Name,
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        let Some(schedule) = self.program.disbursements.get(id.0 as usize) else {
            return self.error(span);
        };
        let (table, name) = (schedule.table, schedule.name.clone());
        let position = self.disbursements.iter().find(|(_, known)| **known == id).map(|(position, _)| *position);
        self.used.extend(position.map(Symbol::Schedule));
        let Some(column_at) = self.table_column(table, column) else {
            return self.error(span);
        };
        if self
            .program
            .tables
            .get(table.0 as usize)
            .and_then(|it| it.columns.first())
            .is_some_and(|it| it.ty.kind == Kind::Error)
        {
            return self.error(span);
        }
        let [key] = keys else {
            self.report(problem::key_count(&name, 1, keys.len(), span));
            return self.error(span);
        };
        let Some(number) = self.constant(key, &Kind::Number(Dimension::ONE), scope) else {
            return self.error(span);
        };
        let schedule = self.program.disbursements.get(id.0 as usize);
        let rows = schedule.into_iter().flat_map(|schedule| &schedule.rows).enumerate();
        let rows: Vec<u32> = rows.filter(|(_, row)| row.number == number).map(|(at, _)| count(at)).collect();
        if rows.is_empty() {
            self.report(problem::no_instalment(&name, &number.to_plain_string(), key.span));
            return self.error(span);
        }
        self.of_instalments(table, column_at, &rows, span).unwrap_or_else(|| self.error(span))
    }

    /// Amounts of rows are added; in the other columns the rows must agree. `None`, reported, when they do not.
    fn of_instalments(&mut self, table: TableId, column: u32, rows: &[u32], span: Span) -> Option<NodeId> {
        let facts = self.program.tables.get(table.0 as usize)?;
        let declared = facts.columns.get(column as usize)?.clone();
        let money = match &declared.ty.kind {
            Kind::Number(dimension) => self.program.units.currency(dimension).is_some(),
            _ => false,
        };
        let cell = |row: u32| facts.rows.get(row as usize).and_then(|row| row.cells.get(column as usize).cloned());
        let mut read: Vec<u32> = rows.to_vec();
        if !money {
            let (first, rest) = rows.split_first()?;
            if let Some(other) = rest.iter().find(|row| cell(**row) != cell(*first)) {
                let place = |row: u32| facts.rows.get(row as usize).map_or(span, |row| row.span);
                let (one, two) = (place(*first), place(*other));
                let name = facts.name.clone();
                self.report(problem::instalments_differ(&name, &declared.name, span, one, two));
                return None;
            }
            read = vec![*first];
        }
        let mut total: Option<NodeId> = None;
        for row in read {
            let node = self.row_of_schedule(table, column, row, span);
            total = Some(total.map_or(node, |total| self.sum(Op::Add, total, node, span)));
        }
        total
    }

    /// One cell, read by the months of its row.
    fn row_of_schedule(&mut self, table: TableId, column: u32, row: u32, span: Span) -> NodeId {
        let Some(facts) = self.program.tables.get(table.0 as usize) else {
            return self.error(span);
        };
        let cells = facts.rows.get(row as usize).map(|row| &row.cells);
        let key = facts.keys.first().and_then(|key| cells?.get(*key as usize).cloned().flatten());
        let value = cells.and_then(|cells| cells.get(column as usize).cloned().flatten());
        let declared = facts.columns.get(column as usize).map(|column| column.ty.clone());
        let (Some(key), Some(declared)) = (key, declared) else {
            return self.error(span);
        };
        let ty = match value {
            Some(Value::Number(number)) => {
                Type { range: crate::value::Range::point(number), ..Type::of(declared.kind) }
            }
            Some(_) => Type::of(declared.kind),
            None => Type { absences: Absences::of(Cause::Missing), ..declared },
        };
        let key = self.node(NodeKind::Const(key), Type::of(Kind::Text), span);
        self.node(NodeKind::Lookup { table, keys: vec![key], column, otherwise: None }, ty, span)
    }

    /// What a column gives in each period, by the month in which the period starts; not applicable where no row is.
    fn by_period(&mut self, id: DisbursementId, table: TableId, column: u32, span: Span) -> Option<NodeId> {
        let kind = self.program.tables.get(table.0 as usize)?.columns.get(column as usize)?.ty.kind.clone();
        let mut given = Vec::new();
        for (period, rows) in self.rows_by_period(id)? {
            given.push((period, rows.first().copied().unwrap_or(0), self.of_instalments(table, column, &rows, span)?));
        }
        let range = given.iter().map(|(.., node)| self.ty(*node).range).reduce(|all, one| all.hull(&one));
        let absent = Type {
            absences: Absences::of(Cause::NotApplicable),
            range: range.unwrap_or(crate::value::Range::ALL),
            ..Type::of(kind)
        };
        let outside = self.node(NodeKind::Absent(Cause::NotApplicable), absent, span);
        self.over_periods(id, &given, outside, span)
    }

    /// Whether the schedule has a row for the period: the condition of what reads it.
    pub(super) fn disburses(&mut self, id: DisbursementId, span: Span) -> NodeId {
        if let Some(known) = self.disburses.get(&id) {
            return *known;
        }
        let mut given = Vec::new();
        for (period, rows) in self.rows_by_period(id).unwrap_or_default() {
            given.push((period, rows.first().copied().unwrap_or(0), self.truth(true, span)));
        }
        let outside = self.truth(false, span);
        let node = self.over_periods(id, &given, outside, span).unwrap_or_else(|| self.error(span));
        self.disburses.insert(id, node);
        node
    }

    /// The rows inside each period; those that cross two are reported by `check`.
    fn rows_by_period(&self, id: DisbursementId) -> Option<ByPeriod> {
        let grain = self.program.grain;
        let mut periods = ByPeriod::new();
        for (at, row) in self.program.disbursements.get(id.0 as usize)?.rows.iter().enumerate() {
            let period = row.first.within(grain);
            if row.last.within(grain) == period {
                periods.entry(period).or_default().push(count(at));
            }
        }
        Some(periods)
    }

    /// `Steps` over the first month of the period: what is given in each, and outside.
    fn over_periods(
        &mut self,
        id: DisbursementId,
        given: &[(Period, u32, NodeId)],
        outside: NodeId,
        span: Span,
    ) -> Option<NodeId> {
        let schedule = self.program.disbursements.get(id.0 as usize)?;
        let whole = schedule.span;
        let places: Vec<Span> = schedule.rows.iter().map(|row| row.span).collect();
        let time = self.time(span);
        let subject = self.node(
            NodeKind::Op(Op::MonthIndex(0), vec![time]),
            Type { grid: Some(Number::ONE), ..Type::of(Kind::Number(Dimension::ONE)) },
            span,
        );
        let until = |period: Period| Some((Number::from_i64(i64::from(period.last_month().index)), true));
        let mut arms = Vec::new();
        let mut last: Option<Period> = None;
        for (period, row, result) in given {
            if last.is_none_or(|last| last.next() < *period) {
                arms.push(Arm {
                    until: until(period.previous()),
                    result: outside,
                    span: whole,
                    row: count(arms.len()),
                });
            }
            let place = places.get(*row as usize).copied().unwrap_or(whole);
            arms.push(Arm { until: until(*period), result: *result, span: place, row: count(arms.len()) });
            last = Some(*period);
        }
        arms.push(Arm { until: None, result: outside, span: whole, row: count(arms.len()) });
        let results: Vec<NodeId> = given.iter().map(|(.., node)| *node).chain([outside]).collect();
        Some(self.steps_node(subject, arms, &results, span))
    }

    /// The disbursement schedules that a transfer's amount and shares are read from, by period, and where.
    pub(super) fn schedules_read(&self, decl: &TransferDecl) -> Vec<(DisbursementId, Span)> {
        let amounts = decl.base.iter().chain(&decl.value).chain(&decl.limit);
        let shares = decl.parts.iter().filter_map(|part| part.share.as_ref());
        let mut found = Vec::new();
        for (expr, _) in amounts.chain(shares) {
            self.schedules_in(expr, &mut found);
        }
        found
    }

    fn schedules_in(&self, expr: &Expr, found: &mut Vec<(DisbursementId, Span)>) {
        match &expr.kind {
            ExprKind::Field(of, _) => match self.disbursement_named(of) {
                Some(id) if !found.iter().any(|(known, _)| *known == id) => found.push((id, expr.span)),
                Some(_) => {}
                None => self.schedules_in(of, found),
            },
            ExprKind::Call(name, arguments) if !self.is_statistic(name, arguments) => {
                arguments.iter().for_each(|argument| self.schedules_in(&argument.value, found));
            }
            ExprKind::Negate(inner) | ExprKind::Not(inner) => self.schedules_in(inner, found),
            ExprKind::Binary(_, left, right) | ExprKind::Compare(_, left, right) | ExprKind::In(left, right) => {
                self.schedules_in(left, found);
                self.schedules_in(right, found);
            }
            ExprKind::Choice(subject, cases) => {
                self.schedules_in(subject, found);
                cases.iter().for_each(|case| self.schedules_in(&case.result, found));
            }
            ExprKind::Index(_, keys) => keys.iter().for_each(|key| self.schedules_in(key, found)),
            _ => {}
        }
    }

    /// Whether a call is a statistic over the rows of a table, which reads no period.
    fn is_statistic(&self, name: &Name, arguments: &[Argument]) -> bool {
        let first = arguments.first().map(|argument| &argument.value);
        is_statistic(&fold(&name.value), arguments) && first.is_some_and(|expr| self.ranges_over_table(expr))
    }
}

//! `parâmetro`: dated values, tabulated by month.

use crate::ir::{
    self, Absences, Arm, Axis, Cause, Condition, Kind, NodeId, NodeKind, Obligation, Op, PartitionOf, RuleId, RuleKind,
    Type,
};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Facet, Lowerer, count, problem};
use crate::resolve::{self, Symbol, Text};
use crate::source::Span;
use crate::syntax::ast::{Argument, Case, ExprKind, IntervalKind, ParameterDecl, Test};
use crate::value::{Date, Dimension, Grain, Number, Period};

/// The months of a row, as month indexes; open ends reach as far as the act does.
type Months = (Option<i32>, Option<i32>);

/// A dated row: its months, its value, where it is written.
struct Row {
    months: Months,
    result: NodeId,
    span: Span,
}

impl<'a> Lowerer<'a> {
    /// Lowers one reading of a parameter into its reserved place.
    pub(super) fn parameter(&mut self, position: usize, facet: Facet, rule: RuleId) {
        let Some(decl) = self.source.parameters.get(position).copied() else {
            return;
        };
        let citation = self.citation(&decl.citation);
        let like = Declared { title: decl.title.as_ref(), citation, span: decl.span };
        let kind = decl.ty.as_ref().map(|ty| self.kind_of(ty));
        let scope = Scope::new(Axis::Reader, &decl.name.value);
        let body = match self.source.texts(Symbol::Parameter(position)).to_vec().as_slice() {
            [] => self.parameter_body(decl, facet, kind.as_ref(), &scope),
            texts => self.parameter_through_time(decl, texts, facet, kind.as_ref(), &scope),
        };
        let name = match facet {
            Facet::AtEnd => format!("{} no fim do período", decl.name.value),
            Facet::ByMonth => format!("{} por mês", decl.name.value),
            _ => self.source.label(Symbol::Parameter(position), &decl.name),
        };
        let lowered = like.rule(name, RuleKind::Parameter, Axis::Reader, body);
        self.define(rule, lowered);
    }

    fn parameter_body(&mut self, decl: &'a ParameterDecl, facet: Facet, kind: Option<&Kind>, scope: &Scope) -> NodeId {
        if let Some(value) = &decl.value {
            let id = self.expr(value, scope, kind);
            return kind.map_or(id, |kind| self.declared_kind(id, kind, value.span));
        }
        let results: Vec<NodeId> = decl.cases.iter().map(|case| self.case_result(case, kind, scope)).collect();
        let months: Option<Vec<Months>> = decl.cases.iter().map(|case| self.case_months(case)).collect();
        match months {
            _ if results.iter().any(|id| self.is_error(*id)) || results.is_empty() => self.error(decl.span),
            Some(months) => {
                let rows = months.into_iter().zip(&results).zip(&decl.cases);
                let rows = rows.map(|((months, result), case)| Row { months, result: *result, span: case.span });
                self.dated(decl, facet, &rows.collect::<Vec<_>>())
            }
            None => self.conditional_rows(decl, &results, scope),
        }
    }

    fn case_result(&mut self, case: &'a Case, kind: Option<&Kind>, scope: &Scope) -> NodeId {
        self.citation(&case.citation);
        let id = self.expr(&case.result, scope, kind);
        kind.map_or(id, |kind| self.declared_kind(id, kind, case.result.span))
    }

    /// The months that a row names, when it names nothing else.
    fn case_months(&mut self, case: &'a Case) -> Option<Months> {
        let [tests] = case.when.alternatives.as_slice() else {
            return None;
        };
        let [Test::Interval(interval)] = tests.as_slice() else {
            return None;
        };
        let first = |day: Date| Period::containing(Grain::Month, day).index;
        match &interval.kind {
            IntervalKind::Between(from, until) => {
                Some((Some(first(self.first_day(from)?)), Some(first(self.last_day(until)?))))
            }
            IntervalKind::From(from) => Some((Some(first(self.first_day(from)?)), None)),
            IntervalKind::Until(until) => Some((None, Some(first(self.last_day(until)?)))),
            IntervalKind::At(period) => {
                Some((Some(first(self.first_day(period)?)), Some(first(self.last_day(period)?))))
            }
        }
    }

    /// The rows of every text of a parameter, each in the months of its text.
    fn parameter_through_time(
        &mut self,
        decl: &'a ParameterDecl,
        texts: &[Text],
        facet: Facet,
        kind: Option<&Kind>,
        scope: &Scope,
    ) -> NodeId {
        let mut rows: Vec<Row> = Vec::new();
        for text in texts {
            let Some(Symbol::Parameter(at)) = text.symbol else {
                rows.push(self.row_without_value(text.months, kind, decl.span));
                continue;
            };
            let Some(own) = self.source.parameters.get(at).copied() else { continue };
            self.citation_of(Symbol::Parameter(at), &own.citation);
            let months: Option<Vec<Months>> = own.cases.iter().map(|case| self.case_months(case)).collect();
            match months.filter(|months| !months.is_empty() && own.value.is_none()) {
                Some(months) => {
                    for (months, case) in months.into_iter().zip(&own.cases) {
                        let result = self.case_result(case, kind, scope);
                        let within = text.months.intersect(resolve::Months { from: months.0, until: months.1 });
                        rows.extend(within.map(|it| Row { months: (it.from, it.until), result, span: case.span }));
                    }
                }
                None => {
                    let result = self.parameter_body(own, facet, kind, scope);
                    let span = own.value.as_ref().map_or(own.span, |value| value.span);
                    rows.push(Row { months: (text.months.from, text.months.until), result, span });
                }
            }
        }
        if rows.iter().any(|row| self.is_error(row.result)) {
            return self.error(decl.span);
        }
        self.dated(decl, facet, &rows)
    }

    /// Months in which a parameter is not in the text.
    fn row_without_value(&mut self, months: resolve::Months, kind: Option<&Kind>, span: Span) -> Row {
        let kind = kind.cloned().unwrap_or(Kind::Number(Dimension::ONE));
        let ty = Type { absences: Absences::of(Cause::NotApplicable), ..Type::of(kind) };
        let result = self.node(NodeKind::Absent(Cause::NotApplicable), ty, span);
        Row { months: (months.from, months.until), result, span }
    }

    /// Rows by month → `Steps` over the month read: the first of the period, the last, or each in turn.
    fn dated(&mut self, decl: &'a ParameterDecl, facet: Facet, rows: &[Row]) -> NodeId {
        if facet == Facet::Value {
            let rows = rows.iter().map(|row| (row.months.0, row.months.1, row.span)).collect();
            self.owe(Obligation::Months { owner: decl.name.value.clone(), rows, span: decl.name.span });
        }
        let length = self.program.grain.months();
        match facet {
            Facet::AtEnd => self.month_steps(decl, length - 1, rows),
            Facet::ByMonth => self.monthly_mean(decl, length, rows),
            _ => self.month_steps(decl, 0, rows),
        }
    }

    fn month_steps(&mut self, decl: &'a ParameterDecl, offset: i32, rows: &[Row]) -> NodeId {
        let time = self.time(decl.span);
        let subject = self.node(
            NodeKind::Op(Op::MonthIndex(offset), vec![time]),
            Type { grid: Some(Number::ONE), ..Type::of(Kind::Number(Dimension::ONE)) },
            decl.span,
        );
        let mut order: Vec<(usize, &Row)> = rows.iter().enumerate().collect();
        order.sort_by_key(|(_, row)| row.months.0);
        let last = order.len().saturating_sub(1);
        let mut arms = Vec::with_capacity(order.len());
        for (place, (at, row)) in order.into_iter().enumerate() {
            let until = row.months.1.filter(|_| place != last);
            let until = until.map(|until| (Number::from_i64(i64::from(until)), true));
            arms.push(Arm { until, result: row.result, span: row.span, row: count(at) });
        }
        let results: Vec<NodeId> = rows.iter().map(|row| row.result).collect();
        self.steps_node(subject, arms, &results, decl.span)
    }

    fn monthly_mean(&mut self, decl: &'a ParameterDecl, length: i32, rows: &[Row]) -> NodeId {
        let mut total: Option<NodeId> = None;
        for offset in 0..length {
            let month = self.month_steps(decl, offset, rows);
            total = Some(total.map_or(month, |total| self.sum(Op::Add, total, month, decl.span)));
        }
        let Some(total) = total else {
            return self.error(decl.span);
        };
        let divisor = self.number(Number::from_i64(i64::from(length)), Kind::Number(Dimension::ONE), decl.span);
        self.quotient(total, divisor, decl.span)
    }

    /// Rows with `quando`: exactly one must hold.
    fn conditional_rows(&mut self, decl: &'a ParameterDecl, results: &[NodeId], scope: &Scope) -> NodeId {
        let mut conditions = Vec::with_capacity(decl.cases.len());
        for case in &decl.cases {
            let node = self.when(&case.when, scope);
            conditions.push(Condition { node, citation: ir::Citation::default(), span: case.span });
        }
        if conditions.iter().any(|condition| self.is_error(condition.node)) {
            return self.error(decl.span);
        }
        let chosen = conditions.iter().zip(results).rev().fold(None, |rest, (condition, result)| match rest {
            None => Some(*result),
            Some(rest) => Some(self.choose(condition.node, *result, rest, decl.span)),
        });
        self.owe(Obligation::Partition {
            of: PartitionOf::Rows,
            conditions,
            given: Vec::new(),
            owner: decl.name.value.clone(),
            span: decl.name.span,
        });
        chosen.unwrap_or_else(|| self.error(decl.span))
    }

    /// A parameter that changes inside a period must be read at its start, at its end or by month.
    pub(super) fn bare_parameter(&mut self, position: usize, name: &str, span: Span) {
        let Some(decl) = self.source.parameters.get(position).copied() else {
            return;
        };
        let said = self.diagnostics.len();
        let mut starts: Vec<(i32, Span)> = Vec::new();
        for text in self.all_texts(Symbol::Parameter(position)) {
            let Symbol::Parameter(at) = text else { continue };
            let Some(own) = self.source.parameters.get(at).copied() else { continue };
            let months = self.source.months_of(text);
            starts.extend(months.from.map(|from| (from, own.value.as_ref().map_or(own.span, |value| value.span))));
            let cases = own.cases.iter().filter_map(|case| Some((self.case_months(case)?.0?, case.span)));
            starts.extend(
                cases.filter(|(from, _)| !months.apart(resolve::Months { from: Some(*from), until: Some(*from) })),
            );
        }
        let _ = decl;
        self.diagnostics.truncate(said);
        let length = self.program.grain.months();
        let begins = self.program.validity.0.map(|day| Period::containing(Grain::Month, day).index);
        let inside =
            starts.iter().find(|(month, _)| month.rem_euclid(length) != 0 && begins.is_none_or(|first| *month > first));
        if let Some((month, at)) = inside {
            let month = Period { grain: Grain::Month, index: *month };
            let period = month.within(self.program.grain);
            self.report(problem::parameter_changes_inside(name, &month.to_string(), &period.to_string(), span, *at));
        }
    }

    /// `no_início(p)`, `no_fim(p)`, `por_mês(p)`.
    pub(super) fn parameter_read(
        &mut self,
        facet: Facet,
        name: &str,
        arguments: &'a [Argument],
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        let Some([only]) = self.arguments::<1>(name, arguments, span) else {
            return self.error(span);
        };
        let symbol = match &only.value.kind {
            ExprKind::Name(parameter) => self.source.find(parameter),
            _ => None,
        };
        match symbol {
            Some(Symbol::Parameter(_)) => {
                let symbol = symbol.unwrap_or(Symbol::Parameter(0));
                self.used.insert(symbol);
                self.read(symbol, facet, span, scope)
            }
            _ => {
                self.report(problem::not_a_parameter(name, only.value.span));
                self.error(span)
            }
        }
    }
}

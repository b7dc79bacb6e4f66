//! `exemplo`: data written in the policy and what must come out of them.

use std::sync::Arc;

use crate::ir::{Axis, Example, ExampleRecord, Expectation, InputId, KeyId, Kind, RuleKind};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::syntax::ast::{Assignment, ExampleDecl, ExprKind, Interval, IntervalKind, Record};
use crate::value::{Period, Value};

impl<'a> Lowerer<'a> {
    /// Lowers every example.
    pub(super) fn examples(&mut self) {
        for decl in self.source.examples.clone() {
            self.example(decl);
        }
    }

    fn example(&mut self, decl: &'a ExampleDecl) {
        let citation = self.citation(&decl.citation);
        let period = decl.at.as_ref().and_then(|at| self.example_period(at));
        if decl.at.is_none() {
            self.report(problem::example_without_period(decl.title.span));
        }
        if decl.expectations.is_empty() {
            self.report(problem::example_expects_nothing(decl.title.span));
        }
        let records: Vec<ExampleRecord> = decl.records.iter().filter_map(|record| self.record(record)).collect();
        let unit = self.unit_of(&records);
        let mut givens = Vec::new();
        for given in &decl.givens {
            if let Some(given) = self.given(given) {
                givens.push(given);
            }
        }
        let axis = if self.source.transfers.is_empty() { Axis::Reference } else { Axis::Payment };
        let mut expectations = Vec::new();
        for expectation in &decl.expectations {
            let scope = Scope::new(axis, &decl.title.value);
            let (node, sides) = self.claimed(&expectation.claim, None, &scope);
            let node = self.expect_kind(node, &Kind::Truth, expectation.span);
            if self.is_error(node) {
                continue;
            }
            let like = Declared { title: None, citation: citation.clone(), span: expectation.span };
            let rule = self.rule(format!("espera em {}", decl.title.value), RuleKind::Internal, axis, node, &like);
            expectations.push(Expectation { rule, sides, unit: unit.clone(), span: expectation.span });
        }
        let title = decl.title.value.clone();
        self.program.examples.push(Example { title, period, records, givens, expectations, citation, span: decl.span });
    }

    /// The period that `no P` names: one of the policy's grain.
    fn example_period(&mut self, at: &Interval) -> Option<Period> {
        if let IntervalKind::At(expr) = &at.kind
            && let ExprKind::Period(period) = &expr.kind
        {
            if period.grain == self.program.grain {
                return Some(*period);
            }
            self.report(problem::example_of_other_grain(&period.to_string(), self.program.grain.word(), expr.span));
            return None;
        }
        self.report(problem::not_a_period(at.span));
        None
    }

    fn record(&mut self, record: &'a Record) -> Option<ExampleRecord> {
        let Some(Symbol::Input(position)) = self.source.find(&record.input.value) else {
            let known: Vec<&str> = self.source.inputs.iter().map(|input| input.name.value.as_str()).collect();
            self.report(problem::unknown_input(&record.input.value, &known, record.input.span));
            return None;
        };
        self.used.insert(Symbol::Input(position));
        let period = record.at.as_ref().and_then(|at| self.example_period(at));
        let mut cells: Vec<Option<Value>> = vec![None; self.program.inputs.get(position)?.columns.len()];
        for assignment in &record.cells {
            let name = &assignment.name;
            let input = self.program.inputs.get(position)?;
            let Some(column) = input.columns.iter().position(|column| column.name == name.value) else {
                let known = input.columns.iter().map(|column| column.name.as_str());
                let near = crate::resolve::nearest(&name.value, known).map(str::to_owned);
                let problem = problem::unknown_column(&input.name, &name.value, near.as_deref(), name.span);
                self.report(problem);
                continue;
            };
            let kind = input.columns.get(column).map_or(Kind::Error, |column| column.ty.kind.clone());
            let value = self.example_cell(assignment, &kind);
            if let Some(place) = cells.get_mut(column) {
                if place.is_some() {
                    self.report(problem::cell_given_twice(&name.value, name.span));
                }
                *place = value;
            }
        }
        let mut keys = Vec::new();
        let input = self.program.inputs.get(position)?;
        for column in &input.key_columns {
            match cells.get(*column as usize).cloned().flatten() {
                Some(key) => keys.push(key),
                None => {
                    let name = input.columns.get(*column as usize).map_or("", |column| column.name.as_str());
                    let problem = problem::record_without_key(&record.input.value, name, record.input.span);
                    self.report(problem);
                    return None;
                }
            }
        }
        Some(ExampleRecord { input: InputId(count(position)), keys, period, cells, span: record.span })
    }

    fn example_cell(&mut self, assignment: &'a Assignment, kind: &Kind) -> Option<Value> {
        // A code is written as its digits, which are not a quantity.
        if let (Kind::Code(_), ExprKind::Text(text)) = (kind, &assignment.value.kind) {
            return Some(Value::Text(Arc::from(text.as_str())));
        }
        let scope = Scope::new(Axis::Reader, &assignment.name.value);
        let id = self.expr(&assignment.value, &scope, Some(kind));
        let id = self.expect_kind(id, kind, assignment.value.span);
        let value = self.folded(id);
        if value.is_none() && !self.is_error(id) {
            self.report(problem::limit_not_constant(assignment.value.span));
        }
        value
    }

    /// `dado x = v`: a figure fixed.
    fn given(&mut self, given: &'a Assignment) -> Option<(crate::ir::RuleId, Value)> {
        let symbol = self.source.find(&given.name.value);
        let Some(symbol @ (Symbol::Measure(_) | Symbol::Indicator(_) | Symbol::Index(_))) = symbol else {
            let near = crate::resolve::nearest(&given.name.value, self.source.names()).map(str::to_owned);
            self.report(problem::unknown_name(&given.name.value, near.as_deref(), given.name.span));
            return None;
        };
        let rule = self.rule_of(symbol, super::Facet::Value, given.name.span)?;
        let kind = self.program.rule(rule).map_or(Kind::Error, |rule| rule.ty.kind.clone());
        let value = self.example_cell(given, &kind)?;
        Some((rule, value))
    }

    /// The unit asked about: the keys of the records, the first that states each.
    fn unit_of(&self, records: &[ExampleRecord]) -> Vec<(KeyId, Value)> {
        let mut unit: Vec<(KeyId, Value)> = Vec::new();
        for record in records {
            let keys = self.program.inputs.get(record.input.0 as usize).map(|input| input.keys.clone());
            for (key, value) in keys.unwrap_or_default().into_iter().zip(&record.keys) {
                if !unit.iter().any(|(known, _)| *known == key) {
                    unit.push((key, value.clone()));
                }
            }
        }
        unit
    }
}

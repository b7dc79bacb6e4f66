//! `exemplo`: data written in the policy and what must come out of them.

use std::sync::Arc;

use crate::ir::{self, Axis, Column, Example, ExampleRecord, Expectation, InputId, KeyId, Kind, RuleKind};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Assignment, ExampleDecl, ExprKind, Interval, IntervalKind, Record, Row, Text};
use crate::value::{Grain, Period, Value};

/// What a column of `dados` in an example holds.
enum Heading {
    /// The period, under the word of its grain.
    Period(Grain),
    /// A column of the input.
    Column(usize),
    /// Nothing known, which has been reported.
    Unknown,
}

impl<'a> Lowerer<'a> {
    /// Lowers every example.
    pub(super) fn examples(&mut self) {
        for decl in self.source.examples.clone() {
            self.example(decl);
        }
    }

    fn example(&mut self, decl: &'a ExampleDecl) {
        let citation = self.citation(&decl.citation);
        let grain = self.program.grain;
        let period = decl.at.as_ref().and_then(|at| self.example_period(at, grain));
        if decl.at.is_none() {
            self.report(problem::example_without_period(decl.title.span));
        }
        if decl.expectations.is_empty() {
            self.report(problem::example_expects_nothing(decl.title.span));
        }
        let mut records: Vec<ExampleRecord> = Vec::new();
        for record in &decl.records {
            self.record(record, &mut records);
        }
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
            let rule = self.rule(["espera em ", &decl.title.value].concat(), RuleKind::Internal, axis, node, &like);
            expectations.push(Expectation { rule, sides, unit: unit.clone(), span: expectation.span });
        }
        let title = decl.title.value.clone();
        self.program.examples.push(Example { title, period, records, givens, expectations, citation, span: decl.span });
    }

    /// The period that `no P` names: one of this grain.
    fn example_period(&mut self, at: &Interval, grain: Grain) -> Option<Period> {
        if let IntervalKind::At(expr) = &at.kind
            && let ExprKind::Period(period) = &expr.kind
        {
            if period.grain == grain {
                return Some(*period);
            }
            self.report(problem::example_of_other_grain(&period.to_string(), grain.word(), expr.span));
            return None;
        }
        self.report(problem::not_a_period(at.span));
        None
    }

    /// One record, or as many as its `dados` has rows.
    fn record(&mut self, record: &'a Record, records: &mut Vec<ExampleRecord>) {
        let Some(Symbol::Input(position)) = self.source.find(&record.input.value) else {
            let known: Vec<&str> = self.source.inputs.iter().map(|input| input.name.value.as_str()).collect();
            self.report(problem::unknown_input(&record.input.value, &known, record.input.span));
            return;
        };
        self.used.insert(Symbol::Input(position));
        let id = InputId(count(position));
        let Some(input) = self.program.input(id) else { return };
        let grain = input.period.unwrap_or(self.program.grain);
        let period = record.at.as_ref().and_then(|at| self.example_period(at, grain));
        let cells = self.assigned_cells(record, id);
        let first = ExampleRecord { input: id, keys: Vec::new(), period, cells, span: record.span };
        let rows = match record.rows.split_first() {
            Some((heading, rows)) => self.written_rows(heading, rows, &first),
            None => vec![first],
        };
        let Some(input) = self.program.input(id) else { return };
        let of_above = |key: &KeyId| input.parent.is_some() && self.program.unit_keys(id).contains(key);
        let keys: Vec<(KeyId, u32, bool)> =
            input.keys.iter().zip(&input.key_columns).map(|(key, column)| (*key, *column, of_above(key))).collect();
        // A row below a level is of the unit written before it, unless it says of which.
        let above: Vec<(KeyId, Value)> = records.iter().rev().flat_map(|known| self.keys_of(known)).collect();
        for mut row in rows {
            for (key, column, is_above) in &keys {
                let own = row.cells.get(*column as usize).cloned().flatten();
                let of_above = above.iter().find(|(known, _)| *is_above && known == key);
                let Some(value) = own.or_else(|| of_above.map(|(_, value)| value.clone())) else {
                    let column = self.program.input(id).and_then(|input| input.columns.get(*column as usize));
                    let name = column.map_or("", |column| column.name.as_str());
                    self.report(problem::record_without_key(&record.input.value, name, record.input.span));
                    return;
                };
                if let Some(place) = row.cells.get_mut(*column as usize) {
                    *place = Some(value.clone());
                }
                row.keys.push(value);
            }
            records.push(row);
        }
    }

    fn keys_of(&self, record: &ExampleRecord) -> Vec<(KeyId, Value)> {
        let keys = self.program.input(record.input).map(|input| input.keys.as_slice()).unwrap_or_default();
        keys.iter().copied().zip(record.keys.iter().cloned()).collect()
    }

    /// The cells written as `name = value`.
    fn assigned_cells(&mut self, record: &'a Record, input: InputId) -> Vec<Option<Value>> {
        let columns = self.program.input(input).map_or(0, |input| input.columns.len());
        let mut cells: Vec<Option<Value>> = vec![None; columns];
        for assignment in &record.cells {
            let name = &assignment.name;
            let Some(column) = self.example_column(input, &name.value, name.span) else { continue };
            let kind = self.column_of(input, column).map_or(Kind::Error, |column| column.ty.kind.clone());
            let value = self.example_cell(assignment, &kind);
            if let Some(place) = cells.get_mut(column) {
                if place.is_some() {
                    self.report(problem::cell_given_twice(&name.value, name.span));
                }
                *place = value;
            }
        }
        cells
    }

    fn column_of(&self, input: InputId, column: usize) -> Option<&Column> {
        self.program.input(input)?.columns.get(column)
    }

    /// The position of an input's column; `None`, reported, when it has none of that name.
    fn example_column(&mut self, input: InputId, name: &str, span: Span) -> Option<usize> {
        if let Some(Symbol::Column(of, column)) = self.source.find(name)
            && of == input.0 as usize
            && self.column_of(input, column).is_some_and(|column| column.name == name)
        {
            return Some(column);
        }
        let input = self.program.input(input)?;
        let column = input.columns.iter().position(|column| column.name == name);
        if column.is_none() {
            let known = input.columns.iter().map(|column| column.name.as_str());
            let near = crate::resolve::nearest(name, known).map(str::to_owned);
            let problem = problem::unknown_column(&input.name, name, near.as_deref(), span);
            self.report(problem);
        }
        column
    }

    /// The rows of `dados { heading; rows }`, each with the cells that stand before them.
    fn written_rows(&mut self, heading: &Row, rows: &[Row], first: &ExampleRecord) -> Vec<ExampleRecord> {
        let input = first.input;
        let columns: Vec<Heading> = heading.cells.iter().map(|cell| self.heading(cell, input)).collect();
        let mut records = Vec::new();
        for row in rows {
            if row.cells.len() != columns.len() {
                let (expected, found) = (columns.len(), row.cells.len());
                let name = self.program.input(input).map_or("", |input| input.name.as_str());
                self.report(problem::cell_count(name, expected, found, row.span));
                continue;
            }
            let mut record = ExampleRecord { span: row.span, ..first.clone() };
            for (cell, heading) in row.cells.iter().zip(&columns) {
                match heading {
                    Heading::Period(grain) => match Period::parse(&cell.value, *grain) {
                        Ok(period) => record.period = Some(period),
                        Err(_) => self.report(problem::not_a_period(cell.span)),
                    },
                    Heading::Column(column) => {
                        let named = self.column_of(input, *column).filter(|_| !cell.value.is_empty());
                        let named = named.map(|it| (it.ty.kind.clone(), it.name.clone()));
                        let value = named.and_then(|(kind, name)| self.cell(&cell.value, &kind, &name, cell.span));
                        if let Some(place) = record.cells.get_mut(*column) {
                            *place = value;
                        }
                    }
                    Heading::Unknown => {}
                }
            }
            records.push(record);
        }
        records
    }

    fn heading(&mut self, cell: &Text, input: InputId) -> Heading {
        match self
            .program
            .input(input)
            .and_then(|input| input.period)
            .filter(|grain| Grain::from_word(&cell.value) == Some(*grain))
        {
            Some(grain) => Heading::Period(grain),
            None => self.example_column(input, &cell.value, cell.span).map_or(Heading::Unknown, Heading::Column),
        }
    }

    fn example_cell(&mut self, assignment: &'a Assignment, kind: &Kind) -> Option<Value> {
        // A code is written as its digits, which are not a quantity.
        if let (Kind::Code(_), ExprKind::Text(text)) = (kind, &assignment.value.kind) {
            return Some(Value::Text(Arc::from(text.as_str())));
        }
        let scope = Scope::new(Axis::Reader, &assignment.name.value);
        let first = self.program.nodes.len();
        let id = self.expr(&assignment.value, &scope, Some(kind));
        let id = self.expect_kind(id, kind, assignment.value.span);
        let value = self.folded(id);
        if value.is_none() && !self.is_error(id) {
            self.report(problem::limit_not_constant(assignment.value.span));
        }
        // What is nearly always a number as written leaves nothing behind: examples have thousands.
        if matches!(self.program.nodes.get(first..), Some([ir::Node { kind: ir::NodeKind::Const(_), .. }])) {
            self.program.nodes.truncate(first);
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
        for (key, value) in records.iter().flat_map(|record| self.keys_of(record)) {
            if !unit.iter().any(|(known, _)| *known == key) {
                unit.push((key, value));
            }
        }
        unit
    }
}

//! Reading tables and inputs: `t[k1; k2].column`, `e.column`, cells of rows at hand.

use crate::ir::{InputId, Kind, NodeId, NodeKind, Rows, Table, TableId, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Name};

impl<'a> Lowerer<'a> {
    /// `e.column`: a look-up, a cell of the row at hand, a column of an input, a figure of a ledger.
    pub(super) fn field(&mut self, of: &'a Expr, column: &'a Name, scope: &Scope, span: Span) -> NodeId {
        match &of.kind {
            ExprKind::Index(table, keys) => self.lookup(table, keys, column, None, scope, span),
            ExprKind::Name(name) => self.qualified(name, of.span, column, scope, span),
            ExprKind::Error => self.error(span),
            _ => {
                self.report(problem::no_columns(of.span));
                self.error(span)
            }
        }
    }

    fn qualified(&mut self, name: &str, at: Span, column: &'a Name, scope: &Scope, span: Span) -> NodeId {
        if let Some((each, table)) = &scope.each
            && each == name
        {
            return self.cell_of_row(*table, column, span);
        }
        match self.source.find(name) {
            Some(Symbol::Table(position)) => {
                self.used.insert(Symbol::Table(position));
                // The row at hand may be of one of several texts of the table.
                let symbol = Symbol::Table(position);
                if let Some(table) = self.row_of_any_text(symbol, scope) {
                    return self.cell_of_row(table, column, span);
                }
                self.report(problem::column_without_row(name, &column.value, span));
                self.error(span)
            }
            Some(Symbol::Input(position)) => {
                self.used.insert(Symbol::Input(position));
                self.input_column(position, name, column, scope, span)
            }
            Some(Symbol::Schedule(position)) => self.schedule_figure(position, name, at, column, scope, span),
            Some(Symbol::Transfer(position)) => self.ledger_figure(position, column, scope, span),
            Some(_) => {
                self.report(problem::no_columns(at));
                self.error(span)
            }
            None => {
                let near = crate::resolve::nearest(name, self.source.names()).map(str::to_owned);
                self.report(problem::unknown_name(name, near.as_deref(), at));
                self.error(span)
            }
        }
    }

    fn input_column(&mut self, input: usize, name: &str, column: &'a Name, scope: &Scope, span: Span) -> NodeId {
        let id = InputId(count(input));
        let columns = self.program.input(id).map(|input| input.columns.as_slice()).unwrap_or_default();
        match columns.iter().position(|known| known.name == column.value) {
            Some(at) => {
                self.used.insert(Symbol::Column(input, at));
                if scope.rows.contains(&Rows::Input(id)) {
                    return self.row_cell(Rows::Input(id), count(at), span);
                }
                self.column(input, at, span, scope)
            }
            None => {
                let known = columns.iter().map(|known| known.name.as_str());
                let near = crate::resolve::nearest(&column.value, known).map(str::to_owned);
                self.report(problem::unknown_column(name, &column.value, near.as_deref(), column.span));
                self.error(span)
            }
        }
    }

    pub(super) fn cell_of_row(&mut self, table: TableId, column: &'a Name, span: Span) -> NodeId {
        match self.table_column(table, column) {
            Some(column) => self.row_cell(Rows::Table(table), column, span),
            None => self.error(span),
        }
    }

    /// The position of a table's column; `None`, reported, when it has none of that name.
    pub(super) fn table_column(&mut self, table: TableId, column: &Name) -> Option<u32> {
        let facts = self.program.tables.get(table.0 as usize)?;
        if let Some(at) = facts.columns.iter().position(|known| known.name == column.value) {
            return Some(count(at));
        }
        let known = facts.columns.iter().map(|known| known.name.as_str());
        let near = crate::resolve::nearest(&column.value, known).map(str::to_owned);
        let name = facts.name.clone();
        self.report(problem::unknown_column(&name, &column.value, near.as_deref(), column.span));
        None
    }

    /// `t[k1; k2].column`.
    pub(super) fn lookup(
        &mut self,
        table: &'a Expr,
        keys: &'a [Expr],
        column: &'a Name,
        otherwise: Option<&'a Expr>,
        scope: &Scope,
        span: Span,
    ) -> NodeId {
        if let Some(schedule) = self.disbursement_named(table) {
            return self.instalment_cell(schedule, keys, column, scope, span);
        }
        let Some(table) = self.table_named(table) else {
            return self.error(span);
        };
        let Some(column) = self.table_column(table, column) else {
            return self.error(span);
        };
        let facts = self.program.tables.get(table.0 as usize);
        let key_kinds: Vec<Kind> = facts.map(Table::key_kinds).unwrap_or_default();
        let name = facts.map(|facts| facts.name.clone()).unwrap_or_default();
        let column_type = facts.and_then(|facts| facts.columns.get(column as usize)).map(|it| it.ty.clone());
        if key_kinds.len() != keys.len() {
            self.report(problem::key_count(&name, key_kinds.len(), keys.len(), span));
            return self.error(span);
        }
        let mut nodes = Vec::with_capacity(keys.len());
        for (key, kind) in keys.iter().zip(&key_kinds) {
            let node = self.expr(key, scope, Some(kind));
            nodes.push(self.expect_kind(node, kind, key.span));
        }
        if nodes.iter().any(|node| self.is_error(*node)) {
            return self.error(span);
        }
        let kind = column_type.map_or(Kind::Error, |ty| ty.kind);
        let otherwise = otherwise.map(|expr| {
            let node = self.expr(expr, scope, Some(&kind));
            self.expect_kind(node, &kind, expr.span)
        });
        let tables = self.tables_of(table, scope);
        let mut parts = Vec::with_capacity(tables.len());
        for (months, own) in tables {
            parts.push((months, own.map(|own| self.lookup_in(own, &nodes, column, otherwise, span))));
        }
        match parts.as_slice() {
            [(_, Some(only))] => *only,
            _ => self.by_month(&parts, span),
        }
    }

    /// A look-up in one text of a table.
    fn lookup_in(
        &mut self,
        table: TableId,
        keys: &[NodeId],
        column: u32,
        otherwise: Option<NodeId>,
        span: Span,
    ) -> NodeId {
        let facts = self.program.tables.get(table.0 as usize).and_then(|it| it.columns.get(column as usize));
        let mut ty = facts.map_or_else(|| Type::of(Kind::Error), |column| column.ty.clone());
        ty.absences = ty.absences.union(self.absences(keys));
        if let Some(otherwise) = otherwise {
            let other = self.ty(otherwise);
            ty.absences = ty.absences.union(other.absences);
            ty.range = ty.range.hull(&other.range);
        }
        self.node(NodeKind::Lookup { table, keys: keys.to_vec(), column, otherwise }, ty, span)
    }

    fn table_named(&mut self, expr: &Expr) -> Option<TableId> {
        if let ExprKind::Name(name) = &expr.kind {
            if let Some(Symbol::Table(position)) = self.source.find(name) {
                self.used.insert(Symbol::Table(position));
                return Some(TableId(count(position)));
            }
            let tables: Vec<&str> = self.source.tables.iter().map(|table| table.name.value.as_str()).collect();
            self.report(problem::unknown_table(name, &tables, expr.span));
        } else {
            self.report(problem::no_columns(expr.span));
        }
        None
    }
}

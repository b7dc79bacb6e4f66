//! Expressions, one function a form: what each means and what type it has.

use std::sync::Arc;

use crate::ir::{Axis, Cause, Kind, NodeId, NodeKind, Op, Rows, Type};
use crate::lower::scope::Scope;
use crate::lower::{Facet, Lowerer, header, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, DurationUnit, Expr, ExprKind};
use crate::value::{Dimension, Number, Value};

impl<'a> Lowerer<'a> {
    /// Lowers an expression; `expect` is the kind that its place wants, which gives names of category members
    /// and bare numbers their meaning.
    pub(super) fn expr(&mut self, expr: &'a Expr, scope: &Scope, expect: Option<&Kind>) -> NodeId {
        let span = expr.span;
        match &expr.kind {
            ExprKind::Number(value, digits) => self.bare_number(value, digits, expect, span),
            ExprKind::Percent(value) | ExprKind::Points(value) => self.number(value.clone(), Kind::Percent, span),
            ExprKind::Money(symbol, value) => self.money(symbol, value, span),
            ExprKind::Date(date) => self.node(NodeKind::Const(Value::Date(*date)), Type::of(Kind::Date), span),
            ExprKind::Period(period) => {
                self.node(NodeKind::Const(Value::Period(*period)), Type::of(Kind::Period(period.grain)), span)
            }
            ExprKind::Duration(value, unit) => self.duration(value, *unit, span),
            ExprKind::Truth(value) => self.truth(*value, span),
            ExprKind::Text(text) => self.text(text, expect, span),
            ExprKind::Name(name) => self.name(name, span, scope, expect),
            ExprKind::Negate(inner) => self.negate(inner, scope, expect, span),
            ExprKind::Not(inner) => self.not(inner, scope, span),
            ExprKind::Binary(op, left, right) => match op.value {
                BinaryOp::And | BinaryOp::Or => self.connective(op.value, left, right, scope, span),
                _ => self.arithmetic(op.value, left, right, scope, expr),
            },
            ExprKind::Compare(op, left, right) => self.comparison(op.value, left, right, scope, span),
            ExprKind::In(subject, set) => self.membership(subject, set, scope, span),
            ExprKind::Set(_) => {
                self.report(problem::set_alone(span));
                self.error(span)
            }
            ExprKind::Interval(interval) => self.period_within(interval, scope),
            ExprKind::Call(name, arguments) => self.call(name, arguments, scope, expect, span),
            ExprKind::Index(..) => {
                self.report(problem::row_without_column(span));
                self.error(span)
            }
            ExprKind::Field(of, column) => self.field(of, column, scope, span),
            ExprKind::Choice(subject, cases) => self.choice(subject, cases, scope, expect, span),
            ExprKind::Error => self.error(span),
        }
    }

    /// An expression that must be a truth without absences.
    pub(super) fn condition(&mut self, expr: &'a Expr, scope: &Scope) -> NodeId {
        let id = self.expr(expr, scope, Some(&Kind::Truth));
        self.certain(id, expr.span)
    }

    /// A truth that is always known.
    pub(super) fn certain(&mut self, id: NodeId, span: Span) -> NodeId {
        let id = self.expect_kind(id, &Kind::Truth, span);
        let ty = self.ty(id);
        if ty.kind == Kind::Truth && !ty.absences.is_empty() {
            let causes: Vec<&str> = ty.absences.iter().map(Cause::word).collect();
            self.report(problem::uncertain_condition(&causes, span));
            return self.error(span);
        }
        id
    }

    fn bare_number(&mut self, value: &Number, digits: &str, expect: Option<&Kind>, span: Span) -> NodeId {
        if let Some(Kind::Code(width)) = expect {
            return self.code(digits, *width, span);
        }
        let id = self.number(value.clone(), Kind::Number(Dimension::ONE), span);
        self.bare.insert(id);
        if let Some(kind) = expect {
            self.adopt(id, kind);
        }
        id
    }

    /// A code as written: its zeros count.
    fn code(&mut self, digits: &str, width: Option<u32>, span: Span) -> NodeId {
        let length = digits.chars().count();
        if let Some(width) = width
            && (length != width as usize || !digits.bytes().all(|byte| byte.is_ascii_digit()))
        {
            self.report(problem::code_width(digits, width, span));
            return self.error(span);
        }
        self.node(NodeKind::Const(Value::Text(Arc::from(digits))), Type::of(Kind::Code(width)), span)
    }

    fn text(&mut self, text: &str, expect: Option<&Kind>, span: Span) -> NodeId {
        if let Some(Kind::Category(members)) = expect {
            return self.member(text, members, span);
        }
        if let Some(Kind::Code(width)) = expect {
            return self.code(text, *width, span);
        }
        self.node(NodeKind::Const(Value::Text(Arc::from(text))), Type::of(Kind::Text), span)
    }

    /// A member of a category.
    pub(super) fn member(&mut self, name: &str, members: &[String], span: Span) -> NodeId {
        if !members.iter().any(|member| member == name) {
            self.report(problem::unknown_member(name, members, span));
            return self.error(span);
        }
        let ty = Type::of(Kind::Category(members.to_vec()));
        self.node(NodeKind::Const(Value::Text(Arc::from(name))), ty, span)
    }

    fn money(&mut self, symbol: &str, value: &Number, span: Span) -> NodeId {
        let unit = self.program.units.find(symbol);
        match unit.filter(|unit| self.program.units.currencies.iter().any(|(known, _)| known == unit)) {
            Some(unit) => self.number(value.clone(), Kind::Number(Dimension::of(unit)), span),
            None => {
                self.report(problem::unknown_currency(symbol, span));
                self.error(span)
            }
        }
    }

    fn duration(&mut self, value: &Number, unit: DurationUnit, span: Span) -> NodeId {
        let (value, unit) = match unit {
            DurationUnit::Day => (value.clone(), header::DAY),
            DurationUnit::Month => (value.clone(), header::MONTH),
            DurationUnit::Year => (value.times(&Number::from_i64(12)).unwrap_or(Number::ZERO), header::MONTH),
        };
        self.number(value, Kind::Number(Dimension::of(unit)), span)
    }

    fn negate(&mut self, inner: &'a Expr, scope: &Scope, expect: Option<&Kind>, span: Span) -> NodeId {
        let id = self.expr(inner, scope, expect);
        let ty = self.ty(id);
        if !ty.kind.is_numeric() {
            return self.not_a_number(&ty.kind, span);
        }
        if let Some(NodeKind::Const(Value::Number(value))) = self.program.node(id).map(|node| node.kind.clone()) {
            let negated = self.number(value.negated(), ty.kind, span);
            if self.bare.contains(&id) {
                self.bare.insert(negated);
            }
            return negated;
        }
        let ty = Type { range: ty.range.negated(), ..ty };
        self.node(NodeKind::Op(Op::Negate, vec![id]), ty, span)
    }

    /// Reports a kind that arithmetic cannot use.
    pub(super) fn not_a_number(&mut self, kind: &Kind, span: Span) -> NodeId {
        if *kind != Kind::Error {
            self.report(problem::not_a_number(&self.write_kind(kind), span));
        }
        self.error(span)
    }

    fn not(&mut self, inner: &'a Expr, scope: &Scope, span: Span) -> NodeId {
        let id = self.expr(inner, scope, Some(&Kind::Truth));
        let id = self.expect_kind(id, &Kind::Truth, inner.span);
        self.negation(id, span)
    }

    /// The opposite of a truth.
    pub(super) fn negation(&mut self, id: NodeId, span: Span) -> NodeId {
        let ty = self.ty(id);
        self.node(NodeKind::Op(Op::Not, vec![id]), ty, span)
    }

    fn connective(&mut self, op: BinaryOp, left: &'a Expr, right: &'a Expr, scope: &Scope, span: Span) -> NodeId {
        let first = self.expr(left, scope, Some(&Kind::Truth));
        let first = self.expect_kind(first, &Kind::Truth, left.span);
        // `a e b` reads b only where a holds, `a ou b` only where it does not.
        let inner = self.assuming(scope, first, op == BinaryOp::And);
        let second = self.expr(right, &inner, Some(&Kind::Truth));
        let second = self.expect_kind(second, &Kind::Truth, right.span);
        self.connected(if op == BinaryOp::And { Op::And } else { Op::Or }, first, second, span)
    }

    /// Two truths joined by `e` or `ou`.
    pub(super) fn connected(&mut self, op: Op, first: NodeId, second: NodeId, span: Span) -> NodeId {
        let ty = Type { absences: self.absences(&[first, second]), ..Type::of(Kind::Truth) };
        self.node(NodeKind::Op(op, vec![first, second]), ty, span)
    }

    /// What a name reads.
    pub(super) fn name(&mut self, name: &str, span: Span, scope: &Scope, expect: Option<&Kind>) -> NodeId {
        if let Some(Kind::Category(members)) = expect
            && members.iter().any(|member| member == name)
            && !self.may_be_category(name, scope)
        {
            return self.member(name, members, span);
        }
        if let Some((own, rule)) = &scope.own
            && own == name
        {
            return self.reference(*rule, span, scope);
        }
        if let Some((rows, column)) = self.row_column(name, scope) {
            if let Rows::Input(input) = rows {
                self.used.insert(Symbol::Column(input.0 as usize, column as usize));
            }
            let node = self.row_cell(rows, column, span);
            return self.narrowed_cell(node, scope);
        }
        if let Some(symbol) = self.source.find(name) {
            self.used.insert(symbol);
            return self.symbol(symbol, name, span, scope);
        }
        if matches!(name, "período" | "periodo") {
            return self.node(NodeKind::Time, Type::of(Kind::Period(self.program.grain)), span);
        }
        if let Some(Kind::Category(members)) = expect {
            return self.member(name, members, span);
        }
        // Beside what could not be understood, a name may be a member of anything.
        if expect != Some(&Kind::Error) {
            self.unknown_name(name, span, scope);
        }
        self.error(span)
    }

    /// Whether what is declared by a name could be compared with a category: else, beside one, the name is its member.
    fn may_be_category(&mut self, name: &str, scope: &Scope) -> bool {
        let of_row = self.row_column(name, scope).map(|(rows, column)| self.row_cell(rows, column, Span::default()));
        if let Some(cell) = of_row {
            return matches!(self.kind(cell), Kind::Category(_) | Kind::Text);
        }
        let declared = match self.source.find(name) {
            Some(Symbol::Column(input, column)) => {
                self.source.inputs.get(input).and_then(|input| input.fields.get(column)).map(|field| &field.ty)
            }
            Some(Symbol::Measure(position)) => self.source.measures.get(position).and_then(|it| it.ty.as_ref()),
            Some(Symbol::Parameter(position)) => self.source.parameters.get(position).and_then(|it| it.ty.as_ref()),
            _ => None,
        };
        declared.is_some_and(|declared| matches!(self.kind_of(declared), Kind::Category(_) | Kind::Text))
    }

    fn unknown_name(&mut self, name: &str, span: Span, scope: &Scope) {
        if let Some(input) = self.program.inputs.iter().find(|input| input.columns.iter().any(|it| it.name == name)) {
            let input = input.name.clone();
            self.report(problem::row_alone(&input, name, span));
            return;
        }
        let mut known: Vec<&str> = self.source.names().collect();
        for rows in &scope.rows {
            known.extend(self.columns_of(*rows));
        }
        known.push("período");
        let near = crate::resolve::nearest(name, known).map(str::to_owned);
        self.report(problem::unknown_name(name, near.as_deref(), span));
    }

    /// The names of the columns of some rows.
    fn columns_of(&self, rows: Rows) -> Vec<&str> {
        match rows {
            Rows::Table(table) => {
                let columns = self.program.tables.get(table.0 as usize).into_iter().flat_map(|table| &table.columns);
                columns.map(|column| column.name.as_str()).collect()
            }
            Rows::Input(input) => {
                let columns = self.program.input(input).into_iter().flat_map(|input| &input.columns);
                columns.map(|column| column.name.as_str()).collect()
            }
        }
    }

    /// A column of the innermost row at hand.
    pub(super) fn row_column(&self, name: &str, scope: &Scope) -> Option<(Rows, u32)> {
        let rows = scope.rows.last()?;
        let column = self.columns_of(*rows).iter().position(|column| *column == name)?;
        Some((*rows, super::count(column)))
    }

    /// A cell of the row at hand.
    pub(super) fn row_cell(&mut self, rows: Rows, column: u32, span: Span) -> NodeId {
        let ty = match rows {
            Rows::Table(table) => {
                let table = self.program.tables.get(table.0 as usize);
                table.and_then(|it| it.columns.get(column as usize)).map(|it| it.ty.clone())
            }
            Rows::Input(input) => {
                let input = self.program.input(input);
                input.and_then(|it| it.columns.get(column as usize)).map(|it| it.ty.clone())
            }
        };
        self.node(NodeKind::RowCell(rows, column), ty.unwrap_or_else(|| Type::of(Kind::Error)), span)
    }

    /// A cell of a row with the type that is known of it where it stands.
    fn narrowed_cell(&mut self, cell: NodeId, scope: &Scope) -> NodeId {
        let Some(NodeKind::RowCell(rows, column)) = self.program.node(cell).map(|node| node.kind.clone()) else {
            return cell;
        };
        let mut ty = self.narrowed(&NodeKind::RowCell(rows, column), self.ty(cell), scope);
        let condition = match rows {
            Rows::Input(input) => self.program.input(input).and_then(|it| it.columns.get(column as usize)),
            Rows::Table(_) => None,
        };
        if let Some(condition) = condition.and_then(|column| column.required_when)
            && self.holds(scope, condition)
        {
            ty.absences = ty.absences.without(Cause::NotApplicable);
        }
        if let Some(node) = self.program.nodes.get_mut(cell.0 as usize) {
            node.ty = ty;
        }
        cell
    }

    fn symbol(&mut self, symbol: Symbol, name: &str, span: Span, scope: &Scope) -> NodeId {
        match symbol {
            Symbol::Column(input, column) => self.column(input, column, span, scope),
            // A claim is about the text that its act knew.
            Symbol::Parameter(_) | Symbol::Measure(_) if scope.closed && self.source.known_text(symbol) != symbol => {
                self.used.insert(symbol);
                self.read(self.source.known_text(symbol), Facet::Value, span, scope)
            }
            Symbol::Measure(_) | Symbol::Indicator(_) | Symbol::Index(_) | Symbol::Transfer(_) => {
                self.read(symbol, Facet::Value, span, scope)
            }
            Symbol::Parameter(position) => {
                self.bare_parameter(position, name, span);
                self.read(symbol, Facet::Value, span, scope)
            }
            Symbol::Input(_) | Symbol::Table(_) | Symbol::List(_) | Symbol::Group(_) | Symbol::Schedule(_) => {
                self.report(problem::not_a_value(name, symbol.word(), span));
                self.error(span)
            }
        }
    }

    /// A figure read by name.
    pub(super) fn read(&mut self, symbol: Symbol, facet: Facet, span: Span, scope: &Scope) -> NodeId {
        match self.rule_of(symbol, facet, span) {
            Some(rule) => self.reference(rule, span, scope),
            None => self.error(span),
        }
    }

    /// The cells of a column at the reader's period, or the unit's own key.
    pub(super) fn column(&mut self, input: usize, column: usize, span: Span, scope: &Scope) -> NodeId {
        if scope.closed {
            self.report(problem::not_closed(span));
            return self.error(span);
        }
        let Some(declared) = self.program.inputs.get(input) else {
            return self.error(span);
        };
        let Some(facts) = declared.columns.get(column) else {
            return self.error(span);
        };
        let mut ty = facts.ty.clone();
        let key = declared.key_columns.iter().position(|key| *key as usize == column);
        if let Some(key) = key.and_then(|at| declared.keys.get(at)).copied() {
            return self.node(NodeKind::Key(key), ty, span);
        }
        if self.program.has_many_rows(crate::ir::InputId(super::count(input))) {
            let (input, column) = (declared.name.clone(), facts.name.clone());
            self.report(problem::row_alone(&input, &column, span));
            return self.error(span);
        }
        if let Some(condition) = facts.required_when
            && self.holds(scope, condition)
        {
            ty.absences = ty.absences.without(Cause::NotApplicable);
        }
        let kind = NodeKind::Input(crate::ir::InputId(super::count(input)), super::count(column));
        let ty = self.narrowed(&kind, ty, scope);
        self.node(kind, ty, span)
    }

    /// The axis on which a measure or indicator is read, `Reference`; of a transfer `Payment`.
    pub(super) fn crosses(&self, reader: Axis, read: Axis) -> bool {
        reader == Axis::Payment && read == Axis::Reference && self.program.monitoring.is_some()
    }
}

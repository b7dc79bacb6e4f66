//! Statistics: whose values they are of (rows, units, periods), what they read, and of what type they are.

use crate::ir::{
    Absences, Axis, Cause, Domain, InputId, KeyId, Kind, NodeId, NodeKind, Rows, Shift, Since, Statistic, TableId,
};
use crate::lower::scope::Scope;
use crate::lower::statistic::{Options, is_statistic, statistic_type};
use crate::lower::{Lowerer, count, problem};
use crate::resolve::{Symbol, fold};
use crate::source::Span;
use crate::syntax::ast::{Argument, Expr, ExprKind, Name};
use crate::value::{Dimension, Number, Range};

/// What the argument of a statistic names as its members.
#[derive(Clone, Copy)]
enum Named {
    Table(TableId),
    Input(InputId),
}

impl<'a> Lowerer<'a> {
    /// `f(e por g onde c; options)`.
    pub(super) fn aggregate(&mut self, name: &'a Name, arguments: &'a [Argument], scope: &Scope, span: Span) -> NodeId {
        let mut options = Options::of(&name.value, arguments, span);
        let Some(subject) = options.subject() else {
            self.report(problem::argument_count(&name.value, 1, 0, span));
            return self.error(span);
        };
        let Some(statistic) = self.statistic(&mut options, scope) else {
            return self.error(span);
        };
        if let ExprKind::Call(periods, given) = &subject.value.kind
            && matches!(fold(&periods.value).as_str(), "no_ano" | "nos_ultimos")
        {
            return self.of_periods(&statistic, subject, (periods, given), &options, scope);
        }
        match self.named_in(&subject.value, scope) {
            Some(Named::Table(table)) => self.of_table(&statistic, table, subject, &options, scope),
            Some(Named::Input(input)) if self.program.has_many_rows(input) => {
                self.of_rows(&statistic, Rows::Input(input), subject, &options, scope)
            }
            Some(Named::Input(input)) => self.of_units(&statistic, Some(input), subject, &options, scope),
            None => self.of_units(&statistic, None, subject, &options, scope),
        }
    }

    /// The table or input that an argument ranges over: the first that it names.
    fn named_in(&self, expr: &Expr, scope: &Scope) -> Option<Named> {
        let named = |name: &String| match self.source.find(name) {
            Some(Symbol::Table(position)) => Some(Named::Table(TableId(count(position)))),
            Some(Symbol::Input(position)) => Some(Named::Input(InputId(count(position)))),
            Some(Symbol::Schedule(position)) => self.disbursement_table(position).map(Named::Table),
            _ => None,
        };
        let at_hand = |named: &Named| match *named {
            Named::Table(table) => self.row_of_any_text(Symbol::Table(table.0 as usize), scope).is_some(),
            Named::Input(input) => scope.rows.contains(&Rows::Input(input)),
        };
        match &expr.kind {
            ExprKind::Name(name) => named(name),
            ExprKind::Field(of, _) => match &of.kind {
                ExprKind::Name(name) => named(name).filter(|named| !at_hand(named)),
                ExprKind::Index(_, keys) => keys.iter().find_map(|key| self.named_in(key, scope)),
                _ => None,
            },
            ExprKind::Negate(inner) | ExprKind::Not(inner) => self.named_in(inner, scope),
            ExprKind::In(subject, _) | ExprKind::Choice(subject, _) => self.named_in(subject, scope),
            ExprKind::Binary(_, left, right) | ExprKind::Compare(_, left, right) => {
                self.named_in(left, scope).or_else(|| self.named_in(right, scope))
            }
            // A statistic within has members of its own.
            ExprKind::Call(name, arguments) if !is_statistic(&fold(&name.value), arguments) => {
                arguments.iter().find_map(|argument| self.named_in(&argument.value, scope))
            }
            _ => None,
        }
    }

    /// A statistic of the rows of a table, by month where the table has several texts.
    fn of_table(
        &mut self,
        statistic: &Statistic,
        table: TableId,
        subject: &'a Argument,
        options: &Options<'a>,
        scope: &Scope,
    ) -> NodeId {
        let tables = self.tables_of(table, scope);
        let mut parts = Vec::with_capacity(tables.len());
        for (months, own) in tables {
            let own = own.map(|own| self.of_rows(statistic, Rows::Table(own), subject, options, scope));
            parts.push((months, own));
        }
        match parts.as_slice() {
            [(_, Some(only))] => *only,
            _ => self.by_month(&parts, options.span),
        }
    }

    /// The input whose rows an expression reads.
    pub(super) fn input_named_in(&self, expr: &Expr) -> Option<InputId> {
        match (self.named_in(expr, &Scope::new(Axis::Payment, "")), &expr.kind) {
            (Some(Named::Input(input)), _) => Some(input),
            (None, ExprKind::Name(name)) => match self.source.find(name) {
                Some(Symbol::Column(input, _)) => Some(InputId(count(input))),
                _ => None,
            },
            _ => None,
        }
    }

    /// The text of a table whose row is at hand.
    pub(super) fn row_of_any_text(&self, symbol: Symbol, scope: &Scope) -> Option<TableId> {
        scope.rows.iter().find_map(|rows| match *rows {
            Rows::Table(table) if self.source.whole(Symbol::Table(table.0 as usize)) == symbol => Some(table),
            _ => None,
        })
    }

    /// Whether a statistic of this would be of the rows of a table.
    pub(super) fn ranges_over_table(&self, expr: &Expr) -> bool {
        matches!(self.named_in(expr, &Scope::new(Axis::Reader, "")), Some(Named::Table(_)))
    }

    /// A statistic of the rows of a table, or of those of an input that are of the unit.
    fn of_rows(
        &mut self,
        statistic: &Statistic,
        rows: Rows,
        subject: &'a Argument,
        options: &Options<'a>,
        scope: &Scope,
    ) -> NodeId {
        let span = options.span;
        if let Some(by) = subject.by.first() {
            self.report(problem::grouping_of_rows(by.span));
        }
        if !self.compares_nothing(statistic, options) {
            return self.error(span);
        }
        if matches!(rows, Rows::Input(_)) && scope.closed {
            self.report(problem::not_closed(span));
            return self.error(span);
        }
        match rows {
            Rows::Input(input) => self.whole_periods(input, subject.value.span),
            Rows::Table(table) => self.use_disbursement_of(table),
        }
        let mut inner = scope.clone();
        inner.rows.push(rows);
        let read = self.measured(statistic, subject, options, &inner);
        let Some((value, filter, weight)) = read else {
            return self.error(span);
        };
        let most = match rows {
            Rows::Table(table) => self.program.tables.get(table.0 as usize).map(|table| table.rows.len()),
            Rows::Input(_) => None,
        };
        let emptiable = filter.is_some() || most.is_none_or(|most| most == 0);
        self.stated(statistic, Domain::Rows(rows), (value, filter, weight), (emptiable, most), span)
    }

    /// Whether a statistic of rows or of periods asks for nothing that only units have; reported where it does.
    fn compares_nothing(&mut self, statistic: &Statistic, options: &Options<'a>) -> bool {
        if let Some(others) = options.others {
            self.report(problem::others_of_no_unit(others));
        } else if matches!(statistic, Statistic::Rank(..)) {
            self.report(problem::statistic_of_units(options.function, options.span));
        } else {
            return true;
        }
        false
    }

    /// Rows of shorter periods are read whole: those that a period of the act is made of.
    fn whole_periods(&mut self, input: InputId, span: Span) {
        let Some(grain) = self.program.input(input).and_then(|input| input.period) else { return };
        let (own, read) = (self.program.grain.months(), grain.months());
        if own % read != 0 && read % own != 0 {
            self.report(problem::grains_apart(grain.word(), self.program.grain.word(), span));
        }
    }

    /// `soma(no_ano(x))`: of the periods of the year so far; `média(nos_últimos(n; x))`: of the last n.
    fn of_periods(
        &mut self,
        statistic: &Statistic,
        subject: &'a Argument,
        (periods, given): (&'a Name, &'a [Argument]),
        options: &Options<'a>,
        scope: &Scope,
    ) -> NodeId {
        let span = options.span;
        let (since, only) = match (fold(&periods.value).as_str(), given) {
            ("no_ano", [only]) => (Some(Since::YearStart), only),
            ("nos_ultimos", [count, only]) => (self.last(&count.value, scope), only),
            (function, _) => {
                let expected = if function == "no_ano" { 1 } else { 2 };
                self.report(problem::argument_count(&periods.value, expected, given.len(), subject.value.span));
                return self.error(span);
            }
        };
        let Some(since) = since else {
            return self.error(span);
        };
        if let Some(by) = subject.by.first() {
            self.report(problem::grouping_of_rows(by.span));
        }
        if !self.compares_nothing(statistic, options) {
            return self.error(span);
        }
        // What is known here is known of this period.
        let inner = Scope { facts: Vec::new(), ..scope.clone() };
        let value = self.expr(&only.value, &inner, None);
        let filter = subject.filter.as_ref().map(|filter| self.condition(filter, &inner));
        let weight = options.weight.map(|weight| self.expr(&weight.value, &inner, None));
        let emptiable = filter.is_some();
        self.stated(statistic, Domain::Periods(since), (value, filter, weight), (emptiable, None), span)
    }

    /// How many periods `nos_últimos` goes over; `None`, reported, where that is no whole number from 1 to 120.
    fn last(&mut self, count: &'a Expr, scope: &Scope) -> Option<Since> {
        let said = self.constant(count, &Kind::Number(Dimension::ONE), scope)?;
        let said = said.to_i64().and_then(|said| u32::try_from(said).ok()).filter(|said| (1..=120).contains(said));
        if said.is_none() {
            self.report(problem::bad_count_of_periods(count.span));
        }
        said.map(Since::Last)
    }

    /// A statistic of units: those of a group, or all of them.
    pub(super) fn of_units(
        &mut self,
        statistic: &Statistic,
        input: Option<InputId>,
        subject: &'a Argument,
        options: &Options<'a>,
        scope: &Scope,
    ) -> NodeId {
        let span = options.span;
        // What is known of this unit is not known of the others, nor are its rows at hand there.
        let inner = Scope { facts: Vec::new(), rows: Vec::new(), each: None, ..scope.clone() };
        let (said, owed) = (self.diagnostics.len(), self.program.obligations.len());
        let node = self.of_units_at(statistic, input, subject, options, &inner);
        if !self.crosses(scope.axis, Axis::Reference) || !self.is_of_reference(node) {
            return node;
        }
        // Who there is to be compared is asked of the period that the figures are of.
        self.diagnostics.truncate(said);
        self.program.obligations.truncate(owed);
        let inner = Scope { axis: Axis::Reference, ..inner };
        let node = self.of_units_at(statistic, input, subject, options, &inner);
        if self.is_error(node) {
            return node;
        }
        let ty = self.ty(node);
        self.node(NodeKind::At(node, Shift::Reference), ty, span)
    }

    fn of_units_at(
        &mut self,
        statistic: &Statistic,
        input: Option<InputId>,
        subject: &'a Argument,
        options: &Options<'a>,
        scope: &Scope,
    ) -> NodeId {
        let span = options.span;
        let Some((value, filter, weight)) = self.measured(statistic, subject, options, scope) else {
            return self.error(span);
        };
        let Some(by) = self.groups(&subject.by, input, scope) else {
            return self.error(span);
        };
        let read = std::iter::once(value).chain(filter).chain(weight).chain(by.iter().copied());
        let mut level: Vec<KeyId> = read.flat_map(|node| self.level_of(node)).collect();
        level.extend(input.and_then(|input| self.program.input(input)).into_iter().flat_map(|input| &input.keys));
        level.sort_unstable();
        level.dedup();
        if !self.is_level(&level) {
            let keys = level.iter().filter_map(|key| self.program.keys.get(key.0 as usize));
            let keys: Vec<String> = keys.map(|key| format!("`{}`", key.name)).collect();
            self.report(problem::statistic_of_nobody(options.function, &keys.join(" e "), subject.value.span));
            return self.error(span);
        }
        if scope.closed {
            self.report(problem::not_closed(span));
            return self.error(span);
        }
        let domain = Domain::Units { level, by, others: options.others.is_some() };
        self.stated(statistic, domain, (value, filter, weight), (true, None), span)
    }

    /// Whether some input names the units of a level.
    fn is_level(&self, level: &[KeyId]) -> bool {
        let mut levels = self.program.inputs.iter().map(|input| {
            let mut keys = input.keys.clone();
            keys.sort_unstable();
            keys
        });
        !level.is_empty() && levels.any(|keys| keys == level)
    }

    /// Whether a statistic reads figures of the reference period and nothing of the payment's.
    fn is_of_reference(&self, id: NodeId) -> bool {
        let (mut reference, mut payment) = (false, false);
        self.axes_of(id, &mut reference, &mut payment);
        reference && !payment
    }

    fn axes_of(&self, id: NodeId, reference: &mut bool, payment: &mut bool) {
        let Some(node) = self.program.node(id) else { return };
        match &node.kind {
            NodeKind::At(_, Shift::Reference) => *reference = true,
            NodeKind::Input(..) => *payment = true,
            NodeKind::Ref(rule) => {
                *payment |= self.program.rule(*rule).is_some_and(|rule| rule.axis == Axis::Payment);
            }
            kind => crate::ir::children(kind).into_iter().for_each(|child| self.axes_of(child, reference, payment)),
        }
    }

    /// The value, the filter and the weight of a statistic, read where its members are at hand.
    fn measured(
        &mut self,
        statistic: &Statistic,
        subject: &'a Argument,
        options: &Options<'a>,
        scope: &Scope,
    ) -> Option<(NodeId, Option<NodeId>, Option<NodeId>)> {
        let filter = subject.filter.as_ref().map(|filter| self.condition(filter, scope));
        let inner = filter.map_or_else(|| scope.clone(), |filter| self.assuming(scope, filter, true));
        let whole = match &subject.value.kind {
            ExprKind::Name(name) => {
                let found = self.source.find(name);
                found.filter(|found| matches!(found, Symbol::Table(_) | Symbol::Input(_))).map(|found| (name, found))
            }
            _ => None,
        };
        let value = match (whole, statistic) {
            (Some((_, symbol)), Statistic::Count) => {
                self.used.insert(symbol);
                self.truth(true, subject.value.span)
            }
            (Some((name, _)), _) => {
                self.report(problem::aggregate_needs_column(name, subject.value.span));
                return None;
            }
            _ => {
                let expect = matches!(statistic, Statistic::Any | Statistic::All).then_some(&Kind::Truth);
                self.expr(&subject.value, &inner, expect)
            }
        };
        let weight = options.weight.map(|weight| {
            let node = self.expr(&weight.value, &inner, None);
            let kind = self.kind(node);
            if !kind.is_numeric() {
                return self.not_a_number(&kind, weight.value.span);
            }
            if !Range::at_least(Number::ZERO).contains_range(&self.ty(node).range) {
                self.report(problem::weight_below_zero(weight.value.span));
                return self.error(weight.value.span);
            }
            node
        });
        let failed = std::iter::once(value).chain(filter).chain(weight).any(|node| self.is_error(node));
        (!failed).then_some((value, filter, weight))
    }

    /// What `por` names: groups, columns, figures, levels. Without it, the units below this one, or all of them.
    fn groups(&mut self, by: &'a [Name], input: Option<InputId>, scope: &Scope) -> Option<Vec<NodeId>> {
        if by.is_empty() {
            let parent = input.and_then(|input| self.program.input(input)).and_then(|input| input.parent);
            let keys = parent.and_then(|parent| self.program.input(parent)).map(|parent| parent.keys.clone());
            let span = Span::default();
            return Some(keys.unwrap_or_default().into_iter().map(|key| self.key_node(key, span)).collect());
        }
        let mut nodes = Vec::new();
        for name in by {
            match self.source.find(&name.value) {
                Some(symbol @ Symbol::Group(position)) => {
                    self.used.insert(symbol);
                    let keys = self.source.groups.get(position).map(|group| group.keys.as_slice());
                    for key in keys.unwrap_or_default() {
                        nodes.extend(self.common(key, scope)?);
                    }
                }
                _ => nodes.extend(self.common(name, scope)?),
            }
        }
        Some(nodes)
    }

    /// What the members of a group have in common, by one of its names.
    pub(super) fn common(&mut self, name: &'a Name, scope: &Scope) -> Option<Vec<NodeId>> {
        let nodes = match self.source.find(&name.value) {
            Some(symbol @ Symbol::Input(position)) => {
                self.used.insert(symbol);
                let keys = self.program.inputs.get(position).map(|input| input.keys.clone()).unwrap_or_default();
                keys.into_iter().map(|key| self.key_node(key, name.span)).collect()
            }
            Some(
                symbol @ (Symbol::Group(_)
                | Symbol::Table(_)
                | Symbol::List(_)
                | Symbol::Schedule(_)
                | Symbol::Transfer(_)),
            ) => {
                self.report(problem::grouping_by(&name.value, symbol.word(), name.span));
                return None;
            }
            _ => vec![self.name(&name.value, name.span, scope, None)],
        };
        if nodes.iter().any(|node| self.is_error(*node)) {
            return None;
        }
        let causes = self.absences(&nodes).without(Cause::NotApplicable);
        if !causes.is_empty() {
            let causes: Vec<&str> = causes.iter().map(Cause::word).collect();
            self.report(problem::grouping_absent(&name.value, &causes.join(", "), name.span));
            return None;
        }
        Some(nodes)
    }

    fn key_node(&mut self, key: KeyId, span: Span) -> NodeId {
        let ty = self.program.keys.get(key.0 as usize).map(|key| key.ty.clone());
        self.node(NodeKind::Key(key), ty.unwrap_or_else(|| crate::ir::Type::of(Kind::Error)), span)
    }

    /// The node of a statistic, with its type.
    pub(super) fn stated(
        &mut self,
        statistic: &Statistic,
        domain: Domain,
        (value, filter, weight): (NodeId, Option<NodeId>, Option<NodeId>),
        (emptiable, most): (bool, Option<usize>),
        span: Span,
    ) -> NodeId {
        let member = self.ty(value);
        if member.kind == Kind::Error {
            return self.error(span);
        }
        let Some(mut ty) = statistic_type(statistic, &member, emptiable, most) else {
            if matches!(statistic, Statistic::Any | Statistic::All) {
                self.expect_kind(value, &Kind::Truth, span);
                return self.error(span);
            }
            return self.not_a_number(&member.kind, self.span(value));
        };
        let others = matches!(domain, Domain::Units { others: true, .. });
        if weight.is_some() || others && !matches!(statistic, Statistic::Sum | Statistic::Count) {
            ty.absences = ty.absences.union(Absences::of(Cause::Undefined));
        }
        if matches!(statistic, Statistic::Rank(..)) && filter.is_some() {
            ty.absences = ty.absences.union(Absences::of(Cause::NotApplicable));
        }
        let read: Vec<NodeId> = weight.into_iter().chain(domain.by().iter().copied()).collect();
        ty.absences = ty.absences.union(self.absences(&read));
        self.node(NodeKind::Aggregate { statistic: statistic.clone(), domain, value, filter, weight }, ty, span)
    }
}

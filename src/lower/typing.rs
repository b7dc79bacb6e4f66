//! Types as written → kinds; where two kinds meet; the level of what an expression reads.

use std::collections::BTreeSet;

use crate::ir::{self, Absences, Domain, KeyId, Kind, NodeId, NodeKind, Rows, Statistic, Type};
use crate::lower::{Lowerer, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{ExprKind, Places, TypeExpr, UnitExpr};
use crate::value::{Dimension, Number, Rounding};

impl Lowerer<'_> {
    /// The kind that a type names; `Error`, reported, when it names none.
    pub(super) fn kind_of(&mut self, ty: &TypeExpr) -> Kind {
        match ty {
            TypeExpr::Truth(_) => Kind::Truth,
            TypeExpr::Text(_) => Kind::Text,
            TypeExpr::Date(_) => Kind::Date,
            TypeExpr::Code(digits, _) => Kind::Code(digits.map(|digits| digits.value)),
            TypeExpr::Category(members, _) => {
                Kind::Category(members.iter().map(|member| member.value.clone()).collect())
            }
            TypeExpr::Unit(expr) => match self.list_type(expr) {
                Some(members) => Kind::Category(members),
                None => self.unit_kind(expr),
            },
        }
    }

    /// The members of the list that a type names, when it is one name and no unit's.
    fn list_type(&mut self, expr: &UnitExpr) -> Option<Vec<String>> {
        let [(name, 1)] = expr.factors.as_slice() else {
            return None;
        };
        let Some(symbol @ Symbol::List(position)) = self.source.find(&name.value) else {
            return None;
        };
        if self.unit_named(&name.value).is_some() {
            return None;
        }
        self.used.insert(symbol);
        let mut members = Vec::new();
        self.members_of(position, &mut members);
        Some(members)
    }

    /// The members of a list in the order written, each once. What is wrong in it is reported where it is declared.
    fn members_of(&self, position: usize, members: &mut Vec<String>) {
        let Some(list) = self.source.lists.get(position) else {
            return;
        };
        for item in &list.items {
            match &item.kind {
                ExprKind::Number(_, text) | ExprKind::Text(text) if !members.contains(text) => {
                    members.push(text.clone());
                }
                ExprKind::Name(name) => match self.source.find(name) {
                    // A list has in it only those declared before: this ends.
                    Some(Symbol::List(inner)) if inner < position => self.members_of(inner, members),
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// The kind of a product of units; `%` stands alone.
    pub(super) fn unit_kind(&mut self, expr: &UnitExpr) -> Kind {
        match expr.factors.as_slice() {
            [(name, _)] if name.value == "%" => Kind::Percent,
            factors => match factors.iter().find(|(name, _)| name.value == "%") {
                Some((name, _)) => {
                    self.report(problem::percent_in_product(name.span));
                    Kind::Error
                }
                None => self.dimension(expr).map_or(Kind::Error, Kind::Number),
            },
        }
    }

    /// A kind as the author would write it.
    pub(super) fn write_kind(&self, kind: &Kind) -> String {
        match kind {
            Kind::Truth => "sim/não".to_owned(),
            Kind::Text => "texto".to_owned(),
            Kind::Code(None) => "código".to_owned(),
            Kind::Code(Some(digits)) => format!("código de {digits} dígitos"),
            Kind::Category(members) => format!("{{{}}}", members.join("; ")),
            Kind::Date => "data".to_owned(),
            Kind::Period(grain) => grain.word().to_owned(),
            Kind::Number(dimension) => self.program.units.write(dimension),
            Kind::Percent => "%".to_owned(),
            Kind::Error => "?".to_owned(),
        }
    }

    /// Gives a bare number the unit that stands where it does; a currency or `%` must be written.
    pub(super) fn adopt(&mut self, id: NodeId, kind: &Kind) {
        let Kind::Number(dimension) = kind else {
            return;
        };
        if dimension.is_one() || !self.bare.contains(&id) || self.program.units.currency(dimension).is_some() {
            return;
        }
        if let Some(node) = self.program.nodes.get_mut(id.0 as usize) {
            node.ty.kind = kind.clone();
        }
    }

    /// Whether two kinds are one; an error node agrees with anything.
    pub(super) fn agree(left: &Kind, right: &Kind) -> bool {
        match (left, right) {
            (Kind::Error, _)
            | (_, Kind::Error)
            | (Kind::Code(_) | Kind::Text, Kind::Code(_) | Kind::Text)
            | (Kind::Category(_), Kind::Text)
            | (Kind::Text, Kind::Category(_)) => true,
            _ => left == right,
        }
    }

    /// The node as one of the expected kind, or a report. A ratio becomes a percentage here and nowhere else.
    pub(super) fn expect_kind(&mut self, id: NodeId, expected: &Kind, span: Span) -> NodeId {
        self.adopt(id, expected);
        let found = self.kind(id);
        if Self::agree(&found, expected) {
            return id;
        }
        let diagnostic = self.mismatch(id, &found, expected, span);
        self.report(diagnostic);
        self.error(span)
    }

    /// The message for a kind that is not the expected one: a missing sign has a fix, the rest an explanation.
    pub(super) fn mismatch(
        &self,
        id: NodeId,
        found: &Kind,
        expected: &Kind,
        span: Span,
    ) -> crate::diagnostic::Diagnostic {
        let at = self.span(id);
        if self.bare.contains(&id)
            && let Some(NodeKind::Const(crate::value::Value::Number(value))) = self.program.node(id).map(|n| &n.kind)
        {
            let written = crate::value::format::number(value, None);
            if *expected == Kind::Percent {
                return problem::missing_percent(&written, at);
            }
            if let Kind::Number(dimension) = expected
                && let Some((unit, _)) = self.program.units.currency(dimension)
            {
                return problem::missing_currency(&written, self.program.units.name(unit), at);
            }
        }
        problem::kind_mismatch(&self.write_kind(found), &self.write_kind(expected), span)
    }

    /// The node of a declaration typed `%`: a ratio of like dimensions is made one.
    pub(super) fn declared_kind(&mut self, id: NodeId, expected: &Kind, span: Span) -> NodeId {
        if let Some(counted) = self.counted(id, expected) {
            return counted;
        }
        let ratio = *expected == Kind::Percent
            && self.kind(id) == Kind::Number(Dimension::ONE)
            && !matches!(self.program.node(id).map(|node| &node.kind), Some(NodeKind::Const(_)));
        if !ratio {
            return self.expect_kind(id, expected, span);
        }
        let Some(node) = self.program.node(id).cloned() else {
            return id;
        };
        let ty = Type { kind: Kind::Percent, ..node.ty };
        self.node(node.kind, ty, node.span)
    }

    /// A branch of what a percentage is wanted of: `na_falta(a / b; indefinido: 0%)` is one as `a / b` is.
    pub(super) fn ratio_wanted(&mut self, id: NodeId, expect: Option<&Kind>) -> NodeId {
        let is_plain = self.kind(id) == Kind::Number(Dimension::ONE) && !self.bare.contains(&id);
        if is_plain && expect == Some(&Kind::Percent) {
            self.declared_kind(id, &Kind::Percent, self.span(id))
        } else {
            id
        }
    }

    /// A count with the unit that its declaration gives it: `parto = conta(…)`.
    fn counted(&mut self, id: NodeId, expected: &Kind) -> Option<NodeId> {
        let Kind::Number(dimension) = expected else { return None };
        let node = self.program.node(id).cloned()?;
        let NodeKind::Aggregate { statistic: Statistic::Count | Statistic::Distinct, .. } = node.kind else {
            return None;
        };
        if self.program.units.currency(dimension).is_some() {
            return None;
        }
        Some(self.node(node.kind, Type { kind: expected.clone(), ..node.ty }, node.span))
    }

    /// The step that so many places make for a kind: `%` counts them after the comma of the percentage.
    pub(super) fn step(kind: &Kind, places: u32) -> Number {
        Number::from_scaled(1, if *kind == Kind::Percent { places + 2 } else { places })
    }

    /// Rounds as a declaration's last step says; without `com n casas`, the node itself.
    pub(super) fn rounded(&mut self, id: NodeId, places: Option<&Places>, span: Span) -> NodeId {
        let Some(places) = places else {
            return id;
        };
        let kind = self.kind(id);
        if !kind.is_numeric() {
            if kind != Kind::Error {
                self.report(problem::rounding_of_no_number(&self.write_kind(&kind), places.places.span));
            }
            return id;
        }
        let stated = places.mode.map(|mode| mode.value).or(self.rounding_of(places.places.span));
        let Some(mode) = stated else {
            self.report(problem::rounding_not_stated(places.places.span));
            return id;
        };
        self.round_to(id, places.places.value, mode, span)
    }

    /// A node rounded to so many places.
    pub(super) fn round_to(&mut self, id: NodeId, places: u32, mode: Rounding, span: Span) -> NodeId {
        let ty = self.ty(id);
        let step = Self::step(&ty.kind, places);
        let range = ty.range.round(&step, mode);
        let ty = Type { range, grid: Some(step.clone()), ..ty };
        self.node(NodeKind::Round { subject: id, step, mode, places }, ty, span)
    }

    /// The type of a choice among results: one kind, every range, every absence.
    pub(super) fn joined(&mut self, results: &[NodeId], span: Span) -> Type {
        let mut types = results.iter().map(|id| self.ty(*id)).filter(|ty| ty.kind != Kind::Error);
        let Some(first) = types.next() else {
            return Type::of(Kind::Error);
        };
        let rest: Vec<Type> = types.collect();
        if let Some(other) = rest.iter().find(|ty| !Self::agree(&first.kind, &ty.kind)) {
            self.report(problem::kind_mismatch(&self.write_kind(&other.kind), &self.write_kind(&first.kind), span));
            return Type::of(Kind::Error);
        }
        rest.into_iter().fold(first, |all, ty| Type {
            kind: all.kind,
            absences: all.absences.union(ty.absences),
            range: all.range.hull(&ty.range),
            grid: if all.grid == ty.grid { all.grid } else { None },
        })
    }

    /// The keys that a unit must have for an expression to be read.
    pub(super) fn level_of(&self, body: NodeId) -> Vec<KeyId> {
        let mut keys = BTreeSet::new();
        self.collect_level(body, &mut keys);
        keys.into_iter().collect()
    }

    fn collect_level(&self, id: NodeId, keys: &mut BTreeSet<KeyId>) {
        if let Some((_, level)) = self.known_level.as_ref().filter(|(known, _)| *known == id) {
            return keys.extend(level);
        }
        let Some(node) = self.program.node(id) else {
            return;
        };
        match &node.kind {
            NodeKind::Input(input, _) => {
                keys.extend(self.program.inputs.get(input.0 as usize).into_iter().flat_map(|input| &input.keys));
            }
            NodeKind::Key(key) => {
                keys.insert(*key);
            }
            NodeKind::Ref(rule) => keys.extend(self.program.rule(*rule).into_iter().flat_map(|rule| &rule.level)),
            NodeKind::Aggregate { domain: Domain::Rows(Rows::Input(input)), .. } => {
                keys.extend(self.program.unit_keys(*input));
                ir::children(&node.kind).into_iter().for_each(|child| self.collect_level(child, keys));
            }
            NodeKind::Aggregate { domain: Domain::Units { level, by, others }, statistic, .. } => {
                // What the members have in common is the unit's own; where it is compared with them, so is the rest.
                if *others || matches!(statistic, Statistic::Rank(..)) {
                    keys.extend(level);
                }
                by.iter().for_each(|by| self.collect_level(*by, keys));
            }
            // A share of a pool is that of a unit, whoever the pool is of.
            NodeKind::Apportion { total, among, cap, .. } => {
                self.collect_level(*total, keys);
                cap.iter().for_each(|cap| self.collect_level(*cap, keys));
                self.collect_members(*among, keys);
            }
            kind => ir::children(kind).into_iter().for_each(|child| self.collect_level(child, keys)),
        }
    }

    /// The level of the members of a statistic of units.
    fn collect_members(&self, id: NodeId, keys: &mut BTreeSet<KeyId>) {
        match self.program.node(id).map(|node| &node.kind) {
            Some(NodeKind::Aggregate { domain: Domain::Units { level, .. }, .. }) => keys.extend(level),
            Some(NodeKind::At(inner, _)) => self.collect_members(*inner, keys),
            _ => self.collect_level(id, keys),
        }
    }

    /// The union of what may be absent in some nodes.
    pub(super) fn absences(&self, ids: &[NodeId]) -> Absences {
        ids.iter().filter_map(|id| self.program.node(*id)).fold(Absences::NONE, |all, node| all.union(node.ty.absences))
    }
}

//! A declaration with several texts: the rule of its name chooses among theirs at the reader's own period.
//!
//! ```text
//! x          = Steps over the month of the period { x até 12/2024; x desde 01/2025 }
//! x de fora  = inaplicável: before it was added, after it was revoked
//! ```

use crate::ir::{self, Absences, Arm, Axis, Cause, Kind, NodeId, NodeKind, Op, RuleId, RuleKind, TableId, Type};
use crate::lower::scope::Scope;
use crate::lower::{Declared, Facet, Lowerer, count, problem};
use crate::resolve::{Months, Symbol, Text};
use crate::source::Span;
use crate::syntax::ast::{self, Comparison};
use crate::value::{Dimension, Grain, Number, Rounding};

/// The rule of each text of a declaration; `None` where it has none.
pub(super) type Parts = Vec<(Months, Option<RuleId>)>;

/// What a text says of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stated {
    /// There is no text, or it does not have what the condition is of.
    Nowhere,
    /// It always holds.
    Always,
    /// It holds when a node does.
    When(NodeId),
}

impl Stated {
    /// What an optional condition says.
    pub(super) fn of(condition: Option<NodeId>) -> Stated {
        condition.map_or(Stated::Always, Stated::When)
    }
}

impl Lowerer<'_> {
    /// Lowers the rule that chooses among the texts of a declaration into its reserved place.
    pub(super) fn through_time(&mut self, symbol: Symbol, facet: Facet, rule: RuleId) {
        let texts = self.source.texts(symbol).to_vec();
        if let Symbol::Transfer(position) = symbol {
            return self.transfer_through_time(position, &texts, rule);
        }
        let span = self.declared_at(symbol);
        let parts: Parts = texts
            .iter()
            .map(|text| {
                let rule = match text.symbol {
                    Some(text) => self.rule_of(text, facet, span),
                    // The outcome of what the act does not have has a name; its other figures are absent.
                    None if facet == Facet::Outcome => Some(self.outcome_without_text(symbol, span)),
                    None => None,
                };
                (text.months, rule)
            })
            .collect();
        if matches!(symbol, Symbol::Indicator(_) | Symbol::Index(_)) {
            let condition = self.applies_through_time(&texts, span);
            self.conditions.insert(symbol, condition);
            if let Some(condition) = condition {
                self.applies.insert(rule, condition);
            }
        }
        let suffix = match facet {
            Facet::Score => ".desempenho",
            Facet::Outcome => ".situação",
            _ => "",
        };
        let name = format!("{}{suffix}", self.name_of(symbol));
        self.chosen_by_month(name, rule, parts, span);
    }

    fn outcome_without_text(&mut self, symbol: Symbol, span: Span) -> RuleId {
        let body = self.outcome_name("inaplicável", span);
        let like = Declared { title: None, citation: ir::Citation::none(), span };
        let name = format!("{} fora do texto.situação", self.name_of(symbol));
        self.rule(name, RuleKind::Outcome, Axis::Reference, body, &like)
    }

    /// Defines a rule that chooses among others by the month of the reader's period.
    pub(super) fn chosen_by_month(&mut self, name: String, rule: RuleId, parts: Parts, span: Span) {
        let model = parts.iter().find_map(|(_, part)| self.program.rule((*part)?).cloned());
        let Some(model) = model else { return };
        let axes = parts.iter().filter_map(|(_, part)| Some(self.program.rule((*part)?)?.axis));
        let axis = axes.fold(model.axis, |all, axis| if all == Axis::Reader { axis } else { all });
        let like = Declared { title: None, citation: model.citation.clone(), span };
        let nodes: Vec<(Months, Option<NodeId>)> = parts
            .iter()
            .map(|(months, part)| {
                let node = part.and_then(|part| {
                    let ty = self.program.rule(part)?.ty.clone();
                    Some(self.node(NodeKind::Ref(part), ty, span))
                });
                (*months, node)
            })
            .collect();
        let body = self.by_month(&nodes, span);
        let lowered = ir::Rule { title: model.title, ..like.rule(name, model.kind, axis, body) };
        self.define(rule, lowered);
        let choices = parts.iter().map(|(months, text)| ir::Choice { until: months.until, text: *text });
        self.program.choices.insert(rule, choices.collect());
        self.parts.insert(rule, parts);
    }

    /// What stands in each span of months: `Steps` over the first month of the reader's period.
    pub(super) fn by_month(&mut self, parts: &[(Months, Option<NodeId>)], span: Span) -> NodeId {
        let known: Vec<NodeId> = parts.iter().filter_map(|(_, node)| *node).collect();
        if known.iter().any(|node| self.is_error(*node)) {
            return self.error(span);
        }
        let Some(first) = known.first() else { return self.error(span) };
        let outside = Type { absences: Absences::of(Cause::NotApplicable), ..self.ty(*first) };
        let mut arms = Vec::with_capacity(parts.len());
        let mut results = Vec::with_capacity(parts.len());
        let last = parts.len().saturating_sub(1);
        for (at, (months, node)) in parts.iter().enumerate() {
            let result = match node {
                Some(node) => *node,
                None => self.node(NodeKind::Absent(Cause::NotApplicable), outside.clone(), span),
            };
            let until = months.until.filter(|_| at != last).map(|until| (Number::from_i64(i64::from(until)), true));
            arms.push(Arm { until, result, span: self.span(result), row: count(at) });
            results.push(result);
        }
        let subject = self.month(span);
        self.steps_node(subject, arms, &results, span)
    }

    /// The first month of the reader's period.
    fn month(&mut self, span: Span) -> NodeId {
        let time = self.time(span);
        let ty = Type { grid: Some(Number::ONE), ..Type::of(Kind::Number(Dimension::ONE)) };
        self.node(NodeKind::Op(Op::MonthIndex(0), vec![time]), ty, span)
    }

    /// Whether the reader's period lies in some months; `None` for all months.
    pub(super) fn within_months(&mut self, months: Months, span: Span) -> Option<NodeId> {
        let side = |lowerer: &mut Self, op, month: i32| {
            let subject = lowerer.month(span);
            let limit = lowerer.number(Number::from_i64(i64::from(month)), Kind::Number(Dimension::ONE), span);
            lowerer.compared(op, subject, limit, span)
        };
        let from = months.from.map(|month| side(self, Comparison::AtLeast, month));
        let until = months.until.map(|month| side(self, Comparison::AtMost, month));
        match (from, until) {
            (Some(from), Some(until)) => Some(self.connected(Op::And, from, until, span)),
            (one, other) => one.or(other),
        }
    }

    /// A condition that each text states in its months; `None` when it always holds.
    pub(super) fn condition_through_time(&mut self, parts: &[(Months, Stated)], span: Span) -> Option<NodeId> {
        let (_, first) = *parts.first()?;
        let same = |(_, one): &(Months, Stated)| match (first, *one) {
            (Stated::When(one), Stated::When(other)) => self.program.same(one, other),
            (one, other) => one == other,
        };
        if parts.iter().all(same) {
            return match first {
                Stated::When(condition) => Some(condition),
                _ => None,
            };
        }
        let mut any: Option<NodeId> = None;
        for (months, stated) in parts {
            let condition = match stated {
                Stated::Nowhere => continue,
                Stated::Always => None,
                Stated::When(condition) => Some(*condition),
            };
            let within = self.within_months(*months, span);
            let both = match (within, condition) {
                (Some(within), Some(condition)) => self.connected(Op::And, within, condition, span),
                (one, other) => one.or(other)?,
            };
            any = Some(any.map_or(both, |any| self.connected(Op::Or, any, both, span)));
        }
        any
    }

    fn applies_through_time(&mut self, texts: &[Text], span: Span) -> Option<NodeId> {
        let stated = |text: Symbol| Stated::of(self.conditions.get(&text).copied().flatten());
        let parts: Vec<_> =
            texts.iter().map(|text| (text.months, text.symbol.map_or(Stated::Nowhere, stated))).collect();
        self.condition_through_time(&parts, span)
    }

    /// The type of a rule where it is read: of the texts that the reader's own months can meet.
    pub(super) fn type_here(&self, rule: RuleId) -> Type {
        let whole = self.program.rule(rule).map_or_else(|| Type::of(Kind::Error), |rule| rule.ty.clone());
        let Some(parts) = self.parts.get(&rule).filter(|_| self.months != Months::ALL) else {
            return whole;
        };
        let mut met: Option<Type> = None;
        for (months, part) in parts {
            if months.apart(self.months) {
                continue;
            }
            let Some(part) = part else { return whole };
            let ty = self.type_here(*part);
            met = Some(match met {
                None => ty,
                Some(all) => Type {
                    absences: all.absences.union(ty.absences),
                    range: all.range.hull(&ty.range),
                    grid: if all.grid == ty.grid { all.grid } else { None },
                    kind: all.kind,
                },
            });
        }
        met.unwrap_or(whole)
    }

    /// The rounding of the act that a place is in.
    pub(super) fn rounding_of(&self, at: Span) -> Option<Rounding> {
        match self.source.used_act(at.source) {
            Some(header) => header.rounding.as_ref().map(|(rounding, _)| rounding.value),
            None => self.program.rounding,
        }
    }

    /// Whether a figure is of an act whose periods have another length; if so, it is reported.
    pub(super) fn is_of_other_grain(&mut self, symbol: Symbol, at: Span) -> bool {
        if !self.source.is_used(symbol) || matches!(symbol, Symbol::Parameter(_)) {
            return false;
        }
        let declared = self.declared_at(symbol);
        let header = self.source.used_act(declared.source);
        let grain = header.and_then(|header| header.grain).map_or(Grain::Month, |grain| grain.value);
        if grain == self.program.grain {
            return false;
        }
        let (name, own) = (self.name_of(symbol), self.program.grain.word());
        self.report(problem::figure_of_other_grain(&name, grain.word(), own, at, declared));
        true
    }

    /// Where a declaration is written.
    pub(super) fn declared_at(&self, symbol: Symbol) -> Span {
        let source = self.source;
        let span = match symbol {
            Symbol::Measure(at) => source.measures.get(at).map(|it| it.span),
            Symbol::Parameter(at) => source.parameters.get(at).map(|it| it.span),
            Symbol::Indicator(at) => source.indicators.get(at).map(|it| it.span),
            Symbol::Index(at) => source.indices.get(at).map(|it| it.span),
            Symbol::Transfer(at) => source.transfers.get(at).map(|it| it.span),
            Symbol::Table(at) => source.tables.get(at).map(|it| it.span),
            Symbol::List(at) => source.lists.get(at).map(|it| it.span),
            _ => None,
        };
        span.unwrap_or_default()
    }

    /// The citation of a declaration, with the acts that gave it its text.
    pub(super) fn citation_of(&mut self, symbol: Symbol, citation: &ast::Citation) -> ir::Citation {
        let mut lowered = self.citation(citation);
        let mut given: Vec<(String, Vec<String>)> = Vec::new();
        for (act, operation) in self.source.made_by(symbol) {
            let words = format!("redação dada por {}", act.words_and_date());
            let at = given.iter().position(|(known, _)| *known == words).unwrap_or_else(|| {
                given.push((words, Vec::new()));
                given.len() - 1
            });
            let places = operation.citation.places.iter().map(|place| place.value.join(", "));
            if let Some((_, known)) = given.get_mut(at) {
                known.extend(places.filter(|place| !known.contains(place)).collect::<Vec<_>>());
            }
            lowered.span = lowered.span.or(operation.citation.span);
        }
        let given = given
            .into_iter()
            .map(|(act, places)| if places.is_empty() { act } else { format!("{act}, {}", places.join("; ")) });
        let given: Vec<String> = given.collect();
        if !given.is_empty() {
            let own = (!lowered.text.is_empty()).then_some(lowered.text);
            lowered.text = own.into_iter().chain(given).collect::<Vec<_>>().join("; ");
        }
        lowered
    }

    /// The tables that a look-up reads, by month; in a claim the one that its act knew.
    pub(super) fn tables_of(&self, table: TableId, scope: &Scope) -> Vec<(Months, Option<TableId>)> {
        let symbol = Symbol::Table(table.0 as usize);
        let table = |symbol: Option<Symbol>| match symbol {
            Some(Symbol::Table(at)) => Some(TableId(count(at))),
            _ => None,
        };
        self.texts_read(symbol, scope).into_iter().map(|(months, symbol)| (months, table(symbol))).collect()
    }

    /// The texts of a table or list that a reader meets: in a claim, the one that its act knew.
    pub(super) fn texts_read(&self, symbol: Symbol, scope: &Scope) -> Vec<(Months, Option<Symbol>)> {
        if scope.closed {
            return vec![(Months::ALL, Some(self.source.known_text(symbol)))];
        }
        let texts = self.source.texts(symbol);
        if texts.is_empty() {
            return vec![(Months::ALL, Some(symbol))];
        }
        let met = texts.iter().filter(|text| !text.months.apart(self.months));
        met.map(|text| (text.months, text.symbol)).collect()
    }

    /// Every text of a declaration, itself where it has but one.
    pub(super) fn all_texts(&self, symbol: Symbol) -> Vec<Symbol> {
        match self.source.texts(symbol) {
            [] => vec![symbol],
            texts => texts.iter().filter_map(|text| text.symbol).collect(),
        }
    }

    /// Reserves the rules of a declaration that its texts read of other periods.
    pub(super) fn reserve_named(&mut self, name: String) -> RuleId {
        let rule = self.reserve();
        self.whole_rules.insert(name, rule);
        rule
    }

    /// A rule of the ledger as other periods read it: of the transfer, not of the text at hand.
    pub(super) fn at_any_time(&self, name: &str, suffix: &str, own: RuleId) -> RuleId {
        self.whole_of(name, suffix).unwrap_or(own)
    }

    /// A figure of a transfer with several texts, by the name of one of them.
    pub(super) fn whole_of(&self, name: &str, suffix: &str) -> Option<RuleId> {
        let (whole, _) = name.split_once(' ')?;
        self.whole_rules.get(&format!("{whole}.{suffix}")).copied()
    }
}

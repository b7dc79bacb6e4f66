//! Declarations → the core calculus: desugaring, types, dimensions, ranges, levels.
//!
//! Receives a [`resolve::Program`]; gives an [`ir::Program`] in which every rule is typed, and diagnostics for
//! what has no meaning. What could not be understood becomes a node of kind `Error`, which every later stage
//! passes over in silence. What must be *proved* (bands, weights, partitions) is left as an
//! [`ir::Obligation`] for `check`.

mod aggregate;
mod apart;
mod apportion;
mod arithmetic;
mod claim;
mod closed;
mod compare;
mod condition;
mod deferral;
mod disbursed;
mod disbursement;
mod example;
mod expression;
mod facts;
mod function;
mod header;
mod index;
mod indicator;
mod instalment;
mod list;
mod ledger_through_time;
mod lookup;
mod measure;
mod months;
mod parameter;
mod period_function;
mod problem;
mod reference;
mod repair;
mod root;
mod schedule;
mod scope;
mod score;
mod settlement;
mod statistic;
mod steps;
mod table_file;
mod through_time;
mod transfer;
mod typing;
mod weight;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::ir::{self, Axis, Kind, NodeId, NodeKind, Obligation, RuleId, RuleKind, Type};
use crate::resolve::{self, Months, Symbol};
use crate::source::Span;
use crate::syntax::ast;
use crate::value::{Number, Value};

/// Which figure of a declaration a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Facet {
    /// Its value; the amount due, of a transfer.
    Value,
    /// The score of an indicator or index.
    Score,
    /// The name of an indicator's outcome.
    Outcome,
    /// A parameter read at the end of the period.
    AtEnd,
    /// A parameter averaged over the months of the period.
    ByMonth,
}

/// How far the lowering of a rule has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Begun(RuleId),
    Done(RuleId),
}

/// Lowers every declaration of an act.
#[must_use]
pub fn lower(source: &resolve::Program<'_>) -> (ir::Program, Vec<Diagnostic>) {
    let mut lowerer = Lowerer::new(source);
    lowerer.header();
    lowerer.not_yet();
    lowerer.facts();
    lowerer.schedules();
    lowerer.figures();
    lowerer.levels();
    lowerer.claims();
    lowerer.examples();
    lowerer.readings();
    lowerer.unused();
    (lowerer.program, lowerer.diagnostics)
}

/// What lowering knows while it works.
struct Lowerer<'a> {
    source: &'a resolve::Program<'a>,
    program: ir::Program,
    diagnostics: Vec<Diagnostic>,
    progress: BTreeMap<(Symbol, Facet), Progress>,
    /// The rules being lowered, outermost first, to show a cycle.
    stack: Vec<(Symbol, Facet, Span)>,
    /// Names that something reads.
    used: BTreeSet<Symbol>,
    /// Units that some type names.
    used_units: BTreeSet<String>,
    /// Names that a cited reading has, and where it is cited.
    cited: BTreeMap<String, Vec<Span>>,
    /// Which citations are listed already.
    noted: BTreeSet<Option<Span>>,
    /// Bare numbers, which take the unit of what they stand beside.
    bare: BTreeSet<NodeId>,
    /// For whom a rule has a value: its condition of applicability.
    applies: BTreeMap<RuleId, NodeId>,
    /// The condition of each indicator's applicability, lowered once.
    conditions: BTreeMap<Symbol, Option<NodeId>>,
    /// What may be absent of a measure that reads itself one period earlier, as far as is known.
    assumed: BTreeMap<Symbol, ir::Absences>,
    /// The disbursement schedule that each `cronograma` with amounts became.
    disbursements: BTreeMap<usize, ir::DisbursementId>,
    /// The figures of disbursement schedules already read: the schedule, the column.
    disbursed: BTreeMap<(ir::DisbursementId, u32), RuleId>,
    /// Whether a disbursement schedule has a row for the period, once asked.
    disburses: BTreeMap<ir::DisbursementId, NodeId>,
    /// The lists with several texts that a list names.
    lists_within: BTreeMap<usize, Vec<usize>>,
    /// Transfers already lowered.
    transfers: BTreeMap<usize, ir::Transfer>,
    /// The months of the text being lowered; every month for what has but one text.
    months: Months,
    /// The rules of the weights of indices, by name.
    weights: BTreeMap<String, RuleId>,
    /// The level of a node that many rules read, while they are lowered.
    known_level: Option<(NodeId, Vec<ir::KeyId>)>,
    /// What each rule that chooses by month chooses among.
    parts: BTreeMap<RuleId, through_time::Parts>,
    /// Rules of transfers with several texts, by name, reserved for what reads them at other periods.
    whole_rules: BTreeMap<String, RuleId>,
}

impl<'a> Lowerer<'a> {
    fn new(source: &'a resolve::Program<'a>) -> Self {
        let files = source.consolidation.into_iter().flat_map(|it| &it.files);
        let length = files.filter_map(|file| source.sources.get(file.source)).map(|file| file.text.len()).sum();
        Lowerer {
            source,
            program: header::empty_program(length),
            diagnostics: Vec::new(),
            progress: BTreeMap::new(),
            stack: Vec::new(),
            used: BTreeSet::new(),
            used_units: BTreeSet::new(),
            cited: BTreeMap::new(),
            noted: BTreeSet::new(),
            bare: BTreeSet::new(),
            applies: BTreeMap::new(),
            conditions: BTreeMap::new(),
            assumed: BTreeMap::new(),
            disbursements: BTreeMap::new(),
            disbursed: BTreeMap::new(),
            disburses: BTreeMap::new(),
            lists_within: BTreeMap::new(),
            transfers: BTreeMap::new(),
            months: Months::ALL,
            weights: BTreeMap::new(),
            known_level: None,
            parts: BTreeMap::new(),
            whole_rules: BTreeMap::new(),
        }
    }

    /// Says what the language has a form for and this version does not carry out.
    fn not_yet(&mut self) {
        let families = self.source.indicators.iter().map(|decl| &decl.keys);
        let families = families.chain(self.source.transfers.iter().map(|decl| &decl.keys));
        for key in families.chain(self.source.measures.iter().map(|decl| &decl.keys)).filter_map(|keys| keys.first()) {
            self.diagnostics.push(problem::level_not_evaluated(key.span));
        }
    }

    /// Says which figures belong to units other than those that are evaluated: the units of one input, at which
    /// figures of the levels that hold them are read too. What is paid is of those units and no others.
    fn levels(&mut self) {
        let mut known: Vec<Vec<ir::KeyId>> = self.program.inputs.iter().map(|input| input.keys.clone()).collect();
        known.iter_mut().for_each(|keys| keys.sort());
        let indicators = self.program.indicators.iter().map(|it| it.value);
        let indices = self.program.indices.iter().map(|it| it.value);
        let results: Vec<RuleId> = indicators.chain(indices).collect();
        let due: Vec<RuleId> = self.program.transfers.iter().map(|it| it.due).collect();
        let level = |rule: &RuleId| self.program.rule(*rule).map(|rule| rule.level.clone()).unwrap_or_default();
        let deepest = due.iter().chain(&results).map(level).max_by_key(Vec::len).unwrap_or_default();
        let is_read = |rule: &ir::Rule| {
            let paid = rule.kind == RuleKind::Money;
            known.contains(&rule.level)
                && rule.level.iter().all(|key| deepest.contains(key))
                && (!paid || rule.level == deepest)
        };
        let rules = due.iter().chain(&results).filter_map(|rule| self.program.rule(*rule));
        let odd = rules.filter(|rule| !rule.level.is_empty() && !is_read(rule));
        let odd: Vec<Span> = odd.map(|rule| rule.span).collect();
        for span in odd {
            self.report(problem::level_not_evaluated(span));
        }
    }

    /// Every named figure, in the order written by kind.
    fn figures(&mut self) {
        for position in 0..self.source.parameters.len() {
            self.figure(Symbol::Parameter(position));
        }
        for position in 0..self.source.measures.len() {
            self.figure(Symbol::Measure(position));
        }
        for group in self.source.groups.clone() {
            self.group(group);
        }
        for position in 0..self.source.indicators.len() {
            if self.is_own(Symbol::Indicator(position)) {
                self.indicator(position);
            }
        }
        for position in 0..self.source.indices.len() {
            if self.is_own(Symbol::Index(position)) {
                self.index(position);
            }
        }
        for position in 0..self.source.transfers.len() {
            self.figure(Symbol::Transfer(position));
        }
        let transfers = std::mem::take(&mut self.transfers).into_iter();
        let own = transfers.filter(|(at, _)| !self.source.is_text(Symbol::Transfer(*at)));
        self.program.transfers = own.map(|(_, transfer)| transfer).collect();
    }

    /// Whether a declaration is the act's own, and not one of several texts of another.
    fn is_own(&self, symbol: Symbol) -> bool {
        !self.source.is_text(symbol) && !self.source.is_used(symbol)
    }

    /// A figure of the act. What is only one of several texts of it is lowered with it.
    fn figure(&mut self, symbol: Symbol) {
        if self.is_own(symbol) {
            self.rule_of(symbol, Facet::Value, Span::default());
        }
    }

    /// `grupo`: what it names is read wherever it is used; here, once, to say what is wrong with it.
    fn group(&mut self, decl: &'a ast::GroupDecl) {
        self.citation(&decl.citation);
        let scope = scope::Scope::new(Axis::Reference, &decl.name.value);
        for key in &decl.keys {
            self.common(key, &scope);
        }
    }

    /// The rule of a figure, lowered at its first reading. `None` for a cycle, which is reported.
    fn rule_of(&mut self, symbol: Symbol, facet: Facet, at: Span) -> Option<RuleId> {
        match self.progress.get(&(symbol, facet)) {
            Some(Progress::Done(rule)) => return Some(*rule),
            Some(Progress::Begun(_)) => {
                self.report_cycle(symbol, facet, at);
                return None;
            }
            None => {}
        }
        if self.is_of_other_grain(symbol, at) {
            return None;
        }
        let rule = self.reserve();
        self.progress.insert((symbol, facet), Progress::Begun(rule));
        self.stack.push((symbol, facet, at));
        let months = std::mem::replace(&mut self.months, self.source.months_of(symbol));
        match (symbol, facet) {
            // A parameter tabulates the months itself.
            (_, _) if !matches!(symbol, Symbol::Parameter(_)) && !self.source.texts(symbol).is_empty() => {
                self.through_time(symbol, facet, rule);
            }
            (Symbol::Measure(position), _) => self.measure(position, rule),
            (Symbol::Parameter(position), _) => self.parameter(position, facet, rule),
            (Symbol::Indicator(position), Facet::Value) => self.indicator_value(position, rule),
            (Symbol::Indicator(position), Facet::Score) => self.indicator_score(position, rule),
            (Symbol::Indicator(position), _) => self.indicator_outcome(position, rule),
            (Symbol::Index(position), Facet::Score) => self.index_score(position, rule),
            (Symbol::Index(position), _) => self.index_value(position, rule),
            (Symbol::Transfer(position), _) => self.transfer(position, rule),
            _ => {}
        }
        self.months = months;
        self.stack.pop();
        self.progress.insert((symbol, facet), Progress::Done(rule));
        Some(rule)
    }

    /// The place of a rule still to be lowered.
    fn reserve(&mut self) -> RuleId {
        let body = self.error(Span::default());
        let rule = ir::Rule {
            name: String::new(),
            title: None,
            kind: RuleKind::Internal,
            ty: Type::of(Kind::Error),
            level: Vec::new(),
            axis: Axis::Reader,
            citation: ir::Citation::default(),
            span: Span::default(),
            body,
        };
        self.program.rules.push(rule);
        RuleId(count(self.program.rules.len() - 1))
    }

    /// Puts a lowered rule in its place; its level is what its body reads.
    fn define(&mut self, id: RuleId, mut rule: ir::Rule) -> RuleId {
        rule.level = self.level_of(rule.body);
        rule.ty = self.ty(rule.body);
        if let Some(place) = self.program.rules.get_mut(id.0 as usize) {
            *place = rule;
        }
        id
    }

    /// A further rule that a declaration needs.
    fn rule(&mut self, name: String, kind: RuleKind, axis: Axis, body: NodeId, like: &Declared<'_>) -> RuleId {
        let level = self.level_of(body);
        let rule = ir::Rule { level, ty: self.ty(body), ..like.rule(name, kind, axis, body) };
        self.program.rules.push(rule);
        RuleId(count(self.program.rules.len() - 1))
    }

    /// Adds a node.
    fn node(&mut self, kind: NodeKind, ty: Type, span: Span) -> NodeId {
        self.program.nodes.push(ir::Node { kind, ty, span });
        NodeId(count(self.program.nodes.len() - 1))
    }

    /// A node for what could not be understood, and has been reported.
    fn error(&mut self, span: Span) -> NodeId {
        self.node(NodeKind::Const(Value::Truth(false)), Type::of(Kind::Error), span)
    }

    /// A number of a kind.
    fn number(&mut self, value: Number, kind: Kind, span: Span) -> NodeId {
        let ty = Type { range: crate::value::Range::point(value.clone()), ..Type::of(kind) };
        self.node(NodeKind::Const(Value::Number(value)), ty, span)
    }

    /// A truth.
    fn truth(&mut self, value: bool, span: Span) -> NodeId {
        self.node(NodeKind::Const(Value::Truth(value)), Type::of(Kind::Truth), span)
    }

    /// The type of a node.
    fn ty(&self, id: NodeId) -> Type {
        self.program.node(id).map_or_else(|| Type::of(Kind::Error), |node| node.ty.clone())
    }

    /// The kind of a node.
    fn kind(&self, id: NodeId) -> Kind {
        self.program.node(id).map_or(Kind::Error, |node| node.ty.kind.clone())
    }

    /// Whether a node could not be understood.
    fn is_error(&self, id: NodeId) -> bool {
        self.program.node(id).is_none_or(|node| node.ty.kind == Kind::Error)
    }

    /// Where a node is written.
    fn span(&self, id: NodeId) -> Span {
        self.program.node(id).map_or_else(Span::default, |node| node.span)
    }

    /// Leaves something for `check` to prove.
    fn owe(&mut self, obligation: Obligation) {
        self.program.obligations.push(obligation);
    }

    /// Says something about the text.
    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// A citation as shown, its readings noted as used.
    fn citation(&mut self, citation: &ast::Citation) -> ir::Citation {
        for reading in &citation.readings {
            self.cited.entry(reading.value.clone()).or_default().push(reading.span);
        }
        let mut places: Vec<String> = Vec::new();
        let mut last = None;
        for place in &citation.places {
            // What another act states is cited with that act.
            let act = self.source.other_act(place.span.source);
            let words = place.value.join(", ");
            let named = act.filter(|_| last != Some(place.span.source));
            places.push(named.map_or(words.clone(), |act| format!("{}, {words}", act.words_and_date())));
            last = Some(place.span.source);
        }
        let readings = citation.readings.iter().map(|reading| format!("interpretação {}", reading.value));
        let lowered = ir::Citation {
            text: places.into_iter().chain(readings).collect::<Vec<_>>().join("; "),
            readings: citation.readings.iter().map(|reading| reading.value.clone()).collect(),
            quote: citation.quote.as_ref().map(|quote| quote.value.clone()),
            span: citation.span,
        };
        // Some clauses are lowered twice.
        if !lowered.is_empty() && self.noted.insert(lowered.span) {
            self.program.citations.push(lowered.clone());
        }
        lowered
    }
}

/// What every rule of a declaration shares.
struct Declared<'a> {
    title: Option<&'a ast::Text>,
    citation: ir::Citation,
    span: Span,
}

impl Declared<'_> {
    fn rule(&self, name: String, kind: RuleKind, axis: Axis, body: NodeId) -> ir::Rule {
        ir::Rule {
            name,
            title: self.title.map(|title| title.value.clone()),
            kind,
            ty: Type::of(Kind::Error),
            level: Vec::new(),
            axis,
            citation: self.citation.clone(),
            span: self.span,
            body,
        }
    }
}

/// A position as ids hold it; programs of four thousand million parts do not fit in memory.
fn count(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

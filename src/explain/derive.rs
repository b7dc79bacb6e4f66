//! One figure, walked along the branches that its value took.
//!
//! The machine is pure and remembers: no trace is recorded while it computes. Here the body of a rule is
//! walked once more, each branch chosen by asking the machine again, and what is met on the way is gathered:
//! formula, rounding, rows, conditions, citations, cells, and the figures read, which are walked in turn.

use crate::data::Records;
use crate::eval::UnitWorld;
use crate::explain::formula::Formula;
use crate::explain::model::{
    CellRead, Cited, DateRead, Decided, Figure, Missing, Outcome, RoundingShown, RowTaken, StatisticRead, TableRead,
};
use crate::explain::refusal;
use crate::explain::words::{Words, cited};
use crate::ir::{Cause, InputId, Kind, NodeId, NodeKind, Program, RuleId, RuleKind, Shift};
use crate::machine::{Evaluated, FrameId, Machine, Refusal, Stop, World};
use crate::source::Span;
use crate::value::{Period, Rounding, Value, format};

/// Walks figures and keeps each once.
pub(super) struct Deriver<'a> {
    pub(super) words: Words<'a>,
    pub(super) program: &'a Program,
    pub(super) records: &'a Records,
    pub(super) machine: Machine<'a, UnitWorld<'a>>,
    pub(super) figures: Vec<Figure>,
    pub(super) missing: Vec<Missing>,
    refusals: Vec<Refusal>,
    /// Figures that have a place of their own: whoever reads them only names them.
    pub(super) roots: Vec<String>,
    /// The periods asked about: a figure of another one says which.
    pub(super) asked: Vec<FrameId>,
}

/// What is gathered about one figure.
#[derive(Default)]
pub(super) struct Sheet {
    /// The figure; `None` for a condition looked at by itself.
    pub(super) rule: Option<RuleId>,
    /// Its rule in the text in force.
    pub(super) text: Option<RuleId>,
    pub(super) ledger: Option<String>,
    pub(super) rounding: Option<RoundingShown>,
    pub(super) rows: Vec<RowTaken>,
    pub(super) conditions: Vec<Decided>,
    pub(super) citations: Vec<Cited>,
    pub(super) cells: Vec<CellRead>,
    pub(super) table_rows: Vec<TableRead>,
    pub(super) dates: Vec<DateRead>,
    pub(super) statistics: Vec<StatisticRead>,
    pub(super) reads: Vec<(RuleId, FrameId)>,
}

impl Sheet {
    /// A sheet for something inside this one.
    fn aside(&self) -> Sheet {
        Sheet { rule: self.rule, text: self.text, ledger: self.ledger.clone(), ..Sheet::default() }
    }

    /// Takes in what was read by another; its words are left.
    fn take_reads(&mut self, other: Sheet) {
        other.cells.into_iter().for_each(|it| push(&mut self.cells, it));
        other.table_rows.into_iter().for_each(|it| push(&mut self.table_rows, it));
        other.dates.into_iter().for_each(|it| push(&mut self.dates, it));
        other.statistics.into_iter().for_each(|it| push(&mut self.statistics, it));
        self.reads.extend(other.reads);
    }
}

/// Adds what is not there yet.
pub(super) fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

impl<'a> Deriver<'a> {
    /// A deriver of the unit that a world is of.
    pub(super) fn new(words: Words<'a>, records: &'a Records, world: UnitWorld<'a>) -> Self {
        Deriver {
            words,
            program: words.program,
            records,
            machine: Machine::new(words.program, world),
            figures: Vec::new(),
            missing: Vec::new(),
            refusals: Vec::new(),
            roots: Vec::new(),
            asked: Vec::new(),
        }
    }

    /// A figure as its reader calls it, with its period where that is not one asked about.
    fn label_at(&self, id: RuleId, within: Option<&str>, frame: FrameId) -> String {
        let label = self.words.label(id, within);
        match self.machine.period(frame).filter(|_| !self.asked.contains(&frame)) {
            Some(period) => format!("{label} ({period})"),
            None => label,
        }
    }

    /// The id of a figure at a period.
    pub(super) fn id(&self, rule: RuleId, frame: FrameId) -> String {
        let name = self.program.rule(rule).map_or("", |rule| rule.name.as_str());
        let period = self.machine.period(frame).map(Period::code).unwrap_or_default();
        format!("{name}@{period}")
    }

    /// Derives a figure and what it reads, unless it is there already, and gives its id.
    pub(super) fn figure(&mut self, id: RuleId, frame: FrameId) -> String {
        let id = self.program.figure_of(id);
        let name = self.id(id, frame);
        let Some(rule) = self.program.rule(id).filter(|_| !self.figures.iter().any(|it| it.id == name)) else {
            return name;
        };
        let at = self.figures.len();
        let outcome = self.machine.rule(id, frame);
        let outcome = self.outcome(&outcome, &rule.ty.kind, self.words.places(id));
        let ledger = self.words.ledger_of(id);
        self.figures.push(Figure {
            id: name.clone(),
            rule: rule.name.clone(),
            label: self.label_at(id, ledger.as_deref(), frame),
            title: rule.title.clone().filter(|_| !matches!(rule.kind, RuleKind::Money | RuleKind::Score)),
            period: self.machine.period(frame).map(Period::code).unwrap_or_default(),
            outcome,
            formula: None,
            numbers: None,
            rounding: None,
            rows: Vec::new(),
            conditions: Vec::new(),
            citations: Vec::new(),
            cells: Vec::new(),
            table_rows: Vec::new(),
            dates: Vec::new(),
            statistics: Vec::new(),
            reads: Vec::new(),
        });
        let text = self.in_force(id, frame);
        let mut sheet = Sheet { rule: Some(id), text: Some(text), ledger, ..Sheet::default() };
        let written = self.program.rule(text).unwrap_or(rule);
        let formula = self.walk(&mut sheet, written.body, frame);
        let cited_already = !sheet.citations.is_empty();
        let Sheet { citations, conditions, .. } = &mut sheet;
        citations.retain(|it| !conditions.iter().any(|decided| decided.citation.as_ref() == Some(it)));
        let amended = text != id && written.citation.text != rule.citation.text;
        if (!cited_already || amended)
            && let Some(citation) = cited(&written.citation)
        {
            sheet.citations.push(citation);
        }
        if self.without_factor(id) {
            let decided = Decided { role: "no_factor", text: String::new(), holds: true, effect: None, citation: None };
            sheet.conditions.push(decided);
        }
        let mut reads: Vec<String> = Vec::new();
        for (read, frame) in std::mem::take(&mut sheet.reads) {
            let read_id = self.id(read, frame);
            if !self.roots.contains(&read_id) {
                self.figure(read, frame);
            }
            push(&mut reads, read_id);
        }
        if let Some(figure) = self.figures.get_mut(at) {
            let told = formula.constant || formula.names.is_empty();
            figure.formula = (!told).then_some(formula.names);
            figure.numbers = (!told).then_some(formula.numbers);
            figure.rounding = sheet.rounding;
            figure.rows = sheet.rows;
            figure.conditions = sheet.conditions;
            figure.citations = sheet.citations;
            figure.cells = sheet.cells;
            figure.table_rows = sheet.table_rows;
            figure.dates = sheet.dates;
            figure.statistics = sheet.statistics;
            figure.reads = reads;
        }
        name
    }

    /// The rule of a figure in the text in force.
    pub(super) fn in_force(&self, figure: RuleId, frame: FrameId) -> RuleId {
        self.machine.period(frame).map_or(figure, |period| self.program.text_of(figure, period))
    }

    /// Whether it is the score of an amount that no score governs.
    fn without_factor(&self, id: RuleId) -> bool {
        let transfers = &self.program.transfers;
        let scores = transfers.iter().flat_map(|it| it.parts.iter().map(|part| part.performance).chain(it.performance));
        let constant = |rule: RuleId| {
            let body = self.program.rule(rule).and_then(|rule| self.program.node(rule.body));
            matches!(body.map(|node| &node.kind), Some(NodeKind::Const(_)))
        };
        scores.into_iter().any(|score| score == id) && constant(id)
    }

    /// What came out, as the reader sees it.
    fn outcome(&mut self, result: &Evaluated, kind: &Kind, places: Option<u32>) -> Outcome {
        match result {
            Ok(value) => {
                let number = match value {
                    Value::Number(number) => number.decimal_places().map(|_| number.to_plain_string()),
                    _ => None,
                };
                Outcome::Value { text: self.program.write(value, kind, places), number }
            }
            Err(Stop::Absent(cause)) => Outcome::Absent { cause: cause.word() },
            Err(Stop::Refused(refusal)) => Outcome::Refused { missing: self.refused(refusal) },
        }
    }

    /// Lists a refusal, each reason once.
    pub(super) fn refused(&mut self, refusal: &Refusal) -> usize {
        if let Some(known) = self.refusals.iter().position(|it| it.kind == refusal.kind) {
            return known;
        }
        let unit = self.machine.world().unit().label(self.program);
        self.missing.push(refusal::missing(self.words, self.records, &unit, refusal));
        self.refusals.push(refusal.clone());
        self.refusals.len() - 1
    }

    /// A value for a formula, or the word for its absence. Amounts and percentages have their sign; other units
    /// are told where the value is read, so that a product reads as one.
    pub(super) fn text(&self, result: &Evaluated, kind: &Kind, places: Option<u32>) -> String {
        match result {
            Ok(value) => self.in_formula(value, kind, places),
            Err(Stop::Absent(cause)) => cause.word().to_owned(),
            Err(Stop::Refused(_)) => "?".to_owned(),
        }
    }

    pub(super) fn in_formula(&self, value: &Value, kind: &Kind, places: Option<u32>) -> String {
        match (value, kind) {
            (Value::Number(number), Kind::Number(dimension)) if self.program.units.currency(dimension).is_none() => {
                format::number(number, places)
            }
            _ => self.program.write(value, kind, places),
        }
    }

    /// What a node comes to, as text.
    pub(super) fn value_text(&mut self, id: NodeId, frame: FrameId) -> String {
        let result = self.machine.node(id, frame);
        let kind = self.program.node(id).map_or(Kind::Error, |node| node.ty.kind.clone());
        self.text(&result, &kind, None)
    }

    /// The formula of a node, along the branches taken; what it reads goes on the sheet.
    pub(super) fn walk(&mut self, sheet: &mut Sheet, id: NodeId, frame: FrameId) -> Formula {
        let program = self.program;
        let Some(node) = program.node(id) else {
            return Formula::constant("");
        };
        // A choice made of a condition alone stands where the condition does: the citation is the condition's.
        let of_condition = matches!(node.kind, NodeKind::If(condition, ..) if self.span(condition) == node.span);
        if let Some(citation) = self.words.behind(node.span).filter(|_| !of_condition) {
            push(&mut sheet.citations, citation);
        }
        let value = |deriver: &mut Self| {
            let result = deriver.machine.node(id, frame);
            deriver.text(&result, &node.ty.kind, None)
        };
        match &node.kind {
            NodeKind::Const(constant) => Formula::constant(self.in_formula(constant, &node.ty.kind, None)),
            NodeKind::Input(input, column) => self.cell(sheet, *input, *column, &node.ty.kind, frame),
            NodeKind::Key(key) => Formula::leaf(self.words.key(*key), value(self)),
            NodeKind::Time => Formula::leaf("período", value(self)),
            NodeKind::Ref(rule) => self.read(sheet, *rule, frame),
            NodeKind::Op(op, operands) => self.operation(sheet, id, *op, operands, frame),
            NodeKind::If(condition, then, otherwise) => {
                let Ok(Value::Truth(truth)) = self.machine.node(*condition, frame) else {
                    // Which branch is taken is not known, nor so is the formula.
                    self.gather(sheet, *condition, frame);
                    return Formula::constant("");
                };
                self.decide(sheet, *condition, truth, frame);
                self.walk(sheet, if truth { *then } else { *otherwise }, frame)
            }
            NodeKind::Steps { subject, arms } => self.steps(sheet, *subject, arms, frame),
            NodeKind::Lookup { table, keys, column, otherwise } => {
                self.lookup(sheet, *table, keys, *column, *otherwise, frame, node.span)
            }
            NodeKind::Absent(cause) => Formula::constant(cause.word()),
            NodeKind::Match { subject, present, causes } => self.matched(sheet, *subject, *present, causes, frame),
            NodeKind::Round { subject, mode, places, .. } => {
                let before = self.machine.node(*subject, frame);
                let exact = before == self.machine.node(id, frame);
                let declared = sheet.text.and_then(|rule| program.rule(rule)).map(|rule| rule.span);
                let citation = declared.and_then(|declared| self.words.behind_rounding(declared, *mode));
                let before = before.is_ok().then(|| self.text(&before, &node.ty.kind, None));
                sheet.rounding =
                    Some(RoundingShown { places: *places, mode: mode_name(*mode), before, exact, citation });
                self.walk(sheet, *subject, frame)
            }
            NodeKind::Aggregate { .. } => self.statistic(sheet, id, frame),
            NodeKind::RowCell(..) => Formula::leaf(self.words.slice(node.span), value(self)),
            NodeKind::Share { total, weights, index, step } => {
                self.share(sheet, *total, weights, *index, step, &node.ty.kind, frame)
            }
            NodeKind::Apportion { total, among, cap, step, .. } => {
                self.apportioned(sheet, id, (*total, *among, *cap), step, frame)
            }
            NodeKind::At(inner, shift) => match self.machine.shifted(*shift, frame, node.span) {
                Ok(there) => {
                    let inner = self.walk(sheet, *inner, there);
                    let period = self.machine.period(there).map(Period::code).unwrap_or_default();
                    match shift {
                        Shift::Reference => inner,
                        Shift::Previous => Formula { names: format!("anterior({})", inner.names), ..inner },
                        Shift::SameLastYear => Formula { names: format!("ano_anterior({})", inner.names), ..inner },
                        Shift::Constant(_) => Formula { names: format!("{} ({period})", inner.names), ..inner },
                    }
                }
                Err(stop) => {
                    let text = self.text(&Err(stop), &node.ty.kind, None);
                    Formula::leaf(self.words.slice(node.span), text)
                }
            },
        }
    }

    /// Takes in what a node reads, without its words.
    pub(super) fn gather(&mut self, sheet: &mut Sheet, id: NodeId, frame: FrameId) -> Formula {
        let mut aside = sheet.aside();
        let formula = self.walk(&mut aside, id, frame);
        sheet.take_reads(aside);
        formula
    }

    /// A figure read.
    fn read(&mut self, sheet: &mut Sheet, rule: RuleId, frame: FrameId) -> Formula {
        let rule = self.program.figure_of(rule);
        sheet.reads.push((rule, frame));
        let result = self.machine.rule(rule, frame);
        let kind = self.program.rule(rule).map_or(Kind::Error, |rule| rule.ty.kind.clone());
        let text = self.text(&result, &kind, self.words.places(rule));
        Formula::leaf(self.words.label(rule, sheet.ledger.as_deref()), text)
    }

    /// A cell of the data.
    fn cell(&mut self, sheet: &mut Sheet, input: InputId, column: u32, kind: &Kind, frame: FrameId) -> Formula {
        let Some(declared) = self.program.input(input) else {
            return Formula::constant("?");
        };
        let Some(named) = declared.columns.get(column as usize) else {
            return Formula::constant("?");
        };
        let Some(period) = self.machine.period(frame) else {
            return Formula::constant("?");
        };
        let cell = self.machine.world().cell(input, column, period);
        let record = self.machine.world().record(input, period);
        let cell = cell.ok().flatten();
        let number = cell.as_ref().map(|value| self.in_formula(value, kind, None));
        let value = cell.map(|value| self.program.write(&value, kind, None));
        let file = record.and_then(|record| self.records.files.get(record.origin.file as usize));
        let read = CellRead {
            input: declared.name.clone(),
            column: named.name.clone(),
            period: declared.period.map(|grain| period.within(grain).code()),
            value,
            file: file.map(|file| file.name.clone()),
            row: record.map(|record| record.origin.row),
            citation: cited(&named.citation),
            pending: named.pending.as_ref().map(|pending| pending.note.clone().unwrap_or_default()),
        };
        push(&mut sheet.cells, read);
        Formula::leaf(named.name.clone(), number.unwrap_or_else(|| Cause::Missing.word().to_owned()))
    }

    pub(super) fn span(&self, id: NodeId) -> Span {
        self.program.node(id).map_or(Span::default(), |node| node.span)
    }
}

/// The name of a rounding, for programs.
const fn mode_name(mode: Rounding) -> &'static str {
    match mode {
        Rounding::HalfAwayFromZero => "half_away_from_zero",
        Rounding::HalfToEven => "half_to_even",
        Rounding::Truncate => "truncate",
        Rounding::Ceiling => "ceiling",
        Rounding::Floor => "floor",
    }
}

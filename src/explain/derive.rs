//! One figure, walked along the branches that its value took.
//!
//! The machine is pure and remembers: no trace is recorded while it computes. Here the body of a rule is
//! walked once more, each branch chosen by asking the machine again, and what is met on the way is gathered:
//! formula, rounding, rows, conditions, citations, cells, and the figures read, which are walked in turn.

use crate::data::Records;
use crate::eval::UnitWorld;
use crate::explain::formula::{Binds, Formula};
use crate::explain::model::{
    CellRead, Cited, DateRead, Decided, Figure, KeyShown, Missing, Outcome, RoundingShown, RowTaken, TableRead,
};
use crate::explain::refusal;
use crate::explain::words::{Words, cited};
use crate::ir::{Arm, Cause, InputId, Kind, NodeId, NodeKind, Op, Program, RuleId, RuleKind, Shift, TableId};
use crate::machine::{Evaluated, FrameId, Machine, Refusal, Stop, World, arm_of};
use crate::source::Span;
use crate::value::{Grain, Number, Period, Rounding, Value, format};

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
}

/// What is gathered about one figure.
#[derive(Default)]
pub(super) struct Sheet {
    /// The figure; `None` for a condition looked at by itself.
    rule: Option<RuleId>,
    ledger: Option<String>,
    rounding: Option<RoundingShown>,
    rows: Vec<RowTaken>,
    conditions: Vec<Decided>,
    citations: Vec<Cited>,
    cells: Vec<CellRead>,
    table_rows: Vec<TableRead>,
    pub(super) dates: Vec<DateRead>,
    reads: Vec<(RuleId, FrameId)>,
}

impl Sheet {
    /// A sheet for something inside this one.
    fn aside(&self) -> Sheet {
        Sheet { rule: self.rule, ledger: self.ledger.clone(), ..Sheet::default() }
    }

    /// Takes in what was read by another; its words are left.
    fn take_reads(&mut self, other: Sheet) {
        other.cells.into_iter().for_each(|it| push(&mut self.cells, it));
        other.table_rows.into_iter().for_each(|it| push(&mut self.table_rows, it));
        other.dates.into_iter().for_each(|it| push(&mut self.dates, it));
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
            label: self.words.label(id, ledger.as_deref()),
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
            reads: Vec::new(),
        });
        let mut sheet = Sheet { rule: Some(id), ledger, ..Sheet::default() };
        let formula = self.walk(&mut sheet, rule.body, frame);
        if sheet.citations.is_empty()
            && let Some(citation) = cited(&rule.citation)
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
            figure.reads = reads;
        }
        name
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
    fn text(&self, result: &Evaluated, kind: &Kind, places: Option<u32>) -> String {
        match result {
            Ok(value) => self.in_formula(value, kind, places),
            Err(Stop::Absent(cause)) => cause.word().to_owned(),
            Err(Stop::Refused(_)) => "?".to_owned(),
        }
    }

    fn in_formula(&self, value: &Value, kind: &Kind, places: Option<u32>) -> String {
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
        if let Some(citation) = self.words.behind(node.span) {
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
            NodeKind::If(condition, then, otherwise) => match self.machine.node(*condition, frame) {
                Ok(Value::Truth(truth)) => {
                    self.decide(sheet, *condition, truth, frame);
                    self.walk(sheet, if truth { *then } else { *otherwise }, frame)
                }
                // Which branch is taken is not known, nor so is the formula.
                _ => {
                    self.gather(sheet, *condition, frame);
                    Formula::constant("")
                }
            },
            NodeKind::Steps { subject, arms } => self.steps(sheet, *subject, arms, frame),
            NodeKind::Lookup { table, keys, column, otherwise } => {
                self.lookup(sheet, *table, keys, *column, *otherwise, frame, node.span)
            }
            NodeKind::Absent(cause) => Formula::constant(cause.word()),
            NodeKind::Match { subject, present, causes } => self.matched(sheet, *subject, *present, causes, frame),
            NodeKind::Round { subject, mode, places, .. } => {
                let before = self.machine.node(*subject, frame);
                let exact = before == self.machine.node(id, frame);
                let before = before.is_ok().then(|| self.text(&before, &node.ty.kind, None));
                sheet.rounding = Some(RoundingShown { places: *places, mode: mode_name(*mode), before, exact });
                self.walk(sheet, *subject, frame)
            }
            NodeKind::Aggregate { table, .. } => {
                let citation = program.tables.get(table.0 as usize).and_then(|table| cited(&table.citation));
                citation.into_iter().for_each(|it| push(&mut sheet.citations, it));
                Formula::leaf(self.words.slice(node.span), value(self))
            }
            NodeKind::RowCell(..) => Formula::leaf(self.words.slice(node.span), value(self)),
            NodeKind::Share { total, weights, index, step } => {
                self.share(sheet, *total, weights, *index, step, &node.ty.kind, frame)
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
    fn gather(&mut self, sheet: &mut Sheet, id: NodeId, frame: FrameId) -> Formula {
        let mut aside = sheet.aside();
        let formula = self.walk(&mut aside, id, frame);
        sheet.take_reads(aside);
        formula
    }

    /// A figure read.
    fn read(&mut self, sheet: &mut Sheet, rule: RuleId, frame: FrameId) -> Formula {
        sheet.reads.push((rule, frame));
        let result = self.machine.rule(rule, frame);
        let kind = self.program.rule(rule).map_or(Kind::Error, |rule| rule.ty.kind.clone());
        let text = self.text(&result, &kind, self.words.places(rule));
        Formula::leaf(self.words.label(rule, sheet.ledger.as_deref()), text)
    }

    /// A cell of the data.
    fn cell(&mut self, sheet: &mut Sheet, input: InputId, column: u32, kind: &Kind, frame: FrameId) -> Formula {
        let Some(declared) = self.program.inputs.get(input.0 as usize) else {
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
        };
        push(&mut sheet.cells, read);
        Formula::leaf(named.name.clone(), number.unwrap_or_else(|| Cause::Missing.word().to_owned()))
    }

    /// A condition that decided: kept with the author's words when it tells the reader something.
    fn decide(&mut self, sheet: &mut Sheet, id: NodeId, holds: bool, frame: FrameId) {
        let Some(node) = self.program.node(id) else {
            return;
        };
        let transfer = sheet.ledger.as_ref().and_then(|name| self.program.transfers.iter().find(|it| it.name == *name));
        if let Some(transfer) = transfer {
            if let Some(exception) = transfer.exceptions.iter().find(|it| it.node == id) {
                if holds {
                    self.gather(sheet, id, frame);
                    let effect = Some(exception.effect.clone());
                    let text = self.words.row(exception.span).0;
                    let citation = cited(&exception.citation);
                    push(&mut sheet.conditions, Decided { role: "exception", text, holds, effect, citation });
                }
                return;
            }
            if let Some(withheld) = transfer.withheld.as_ref().filter(|it| it.node == id) {
                if holds {
                    self.gather(sheet, id, frame);
                    let (text, citation) = (self.words.slice(withheld.span), cited(&withheld.citation));
                    push(&mut sheet.conditions, Decided { role: "withheld", text, holds, effect: None, citation });
                }
                return;
            }
        }
        let deemed = self.program.indicators.iter().flat_map(|it| &it.deemed);
        if let Some(deemed) = deemed.into_iter().find(|it| it.span.contains(node.span)) {
            if holds {
                self.gather(sheet, id, frame);
                let (text, citation) = (self.words.row(deemed.span).0, cited(&deemed.citation));
                push(&mut sheet.conditions, Decided { role: "deemed", text, holds, effect: None, citation });
            }
            return;
        }
        let applies = self.program.indicators.iter().filter_map(|it| it.applies);
        let mut applies = applies.chain(self.program.transfers.iter().filter_map(|it| it.applies));
        let role = if applies.any(|it| it == id) { "applies" } else { "choice" };
        let formula = self.gather(sheet, id, frame);
        let member = matches!(node.kind, NodeKind::Op(Op::InSet, _));
        if member && !holds {
            return;
        }
        let text = if role == "applies" { self.words.slice(node.span) } else { formula.names };
        let citation = self.words.behind(node.span);
        push(&mut sheet.conditions, Decided { role, text, holds, effect: None, citation });
    }

    /// A band table: the row taken, then what it gives.
    fn steps(&mut self, sheet: &mut Sheet, subject: NodeId, arms: &[Arm], frame: FrameId) -> Formula {
        let kind = self.program.node(subject).map_or(Kind::Error, |node| node.ty.kind.clone());
        let dated = match self.program.node(subject).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::MonthIndex(offset), _)) => Some(*offset),
            _ => None,
        };
        let shown = if dated.is_some() { Formula::constant("") } else { self.gather(sheet, subject, frame) };
        let found = self.machine.node(subject, frame);
        let arm = found.as_ref().ok().and_then(|value| arm_of(arms, value));
        let Some(arm) = arm else {
            return shown;
        };
        let (mut row, citation) = self.words.row(arm.span);
        let linear = |it: &Arm| {
            matches!(self.program.node(it.result).map(|node| &node.kind), Some(NodeKind::Op(Op::Interpolate, _)))
        };
        if linear(arm)
            && let Some(before) = arms.iter().rev().find(|it| it.row + 1 == arm.row)
        {
            row = format!("{}; {row}", self.words.row(before.span).0);
        }
        let by = match dated {
            Some(_) => "date",
            None if linear(arm) => "points",
            None if arms.iter().any(linear) => "point",
            None => "band",
        };
        let (subject, value) = match (dated, self.machine.period(frame)) {
            (Some(offset), Some(period)) => {
                let month = Period { grain: Grain::Month, index: period.first_month().index.saturating_add(offset) };
                (String::new(), month.to_string())
            }
            _ => {
                let places = match self.program.node(subject).map(|node| &node.kind) {
                    Some(NodeKind::Ref(rule)) => self.words.places(*rule),
                    _ => None,
                };
                let written = found.as_ref().map(|value| self.program.write(value, &kind, places));
                (shown.names.clone(), written.unwrap_or_default())
            }
        };
        let result = self.walk(sheet, arm.result, frame);
        sheet.citations.retain(|it| Some(it) != citation.as_ref());
        push_row(sheet, RowTaken { by, subject, value, row, citation });
        result
    }

    /// A cell of a table.
    #[expect(clippy::too_many_arguments, reason = "the parts of the node")]
    fn lookup(
        &mut self,
        sheet: &mut Sheet,
        table: TableId,
        keys: &[NodeId],
        column: u32,
        otherwise: Option<NodeId>,
        frame: FrameId,
        span: Span,
    ) -> Formula {
        let names: Vec<Formula> = keys.iter().map(|key| self.gather(sheet, *key, frame)).collect();
        let Some(facts) = self.program.tables.get(table.0 as usize) else {
            return Formula::constant("?");
        };
        let column_name = facts.columns.get(column as usize).map_or("", |it| it.name.as_str());
        let inside = names.iter().map(|key| key.names.as_str()).collect::<Vec<_>>().join("; ");
        let name = format!("{}[{inside}].{column_name}", facts.name);
        let row = match self.machine.row_of(table, keys, frame, span) {
            Ok(Ok(row)) => row,
            Ok(Err(_)) => match otherwise {
                Some(otherwise) => {
                    let effect = Some(self.words.slice(self.span(otherwise)));
                    let text = format!("{}[{inside}]", facts.name);
                    push(&mut sheet.conditions, Decided { role: "no_row", text, holds: true, effect, citation: None });
                    return self.walk(sheet, otherwise, frame);
                }
                None => return Formula::leaf(name, "?"),
            },
            Err(stop) => {
                let text = self.text(&Err(stop), &Kind::Text, None);
                return Formula::leaf(name, text);
            }
        };
        let read = self.table_row(table, row, column, &names);
        let cell = facts.rows.get(row as usize).and_then(|it| it.cells.get(column as usize)).cloned().flatten();
        let kind = facts.columns.get(column as usize).map_or(Kind::Error, |it| it.ty.kind.clone());
        let value = cell.map(|value| self.in_formula(&value, &kind, None));
        read.into_iter().for_each(|it| push(&mut sheet.table_rows, it));
        Formula::leaf(name, value.unwrap_or_else(|| Cause::Missing.word().to_owned()))
    }

    /// A cell of a table as it is shown.
    fn table_row(&self, table: TableId, row: u32, column: u32, keys: &[Formula]) -> Option<TableRead> {
        let facts = self.program.tables.get(table.0 as usize)?;
        let written = facts.rows.get(row as usize)?;
        let named = facts.columns.get(column as usize)?;
        let columns = facts.keys.iter().filter_map(|key| facts.columns.get(*key as usize));
        let cell = written.cells.get(column as usize).cloned().flatten();
        Some(TableRead {
            table: facts.name.clone(),
            keys: columns
                .zip(keys)
                .map(|(it, key)| KeyShown { name: it.name.clone(), value: key.numbers.clone() })
                .collect(),
            column: named.name.clone(),
            value: cell.map(|value| self.program.write(&value, &named.ty.kind, None)),
            line: self.words.line(written.span),
            citation: cited(&written.citation).or_else(|| cited(&facts.citation)),
        })
    }

    /// What may be absent, and what its absence gives.
    fn matched(
        &mut self,
        sheet: &mut Sheet,
        subject: NodeId,
        present: Option<NodeId>,
        causes: &[(Cause, NodeId)],
        frame: FrameId,
    ) -> Formula {
        match self.machine.node(subject, frame) {
            Ok(_) => match present {
                Some(present) => {
                    self.gather(sheet, subject, frame);
                    self.walk(sheet, present, frame)
                }
                None => self.walk(sheet, subject, frame),
            },
            Err(Stop::Absent(cause)) => {
                let shown = self.gather(sheet, subject, frame);
                let Some((_, result)) = causes.iter().find(|(handled, _)| *handled == cause) else {
                    return shown;
                };
                let does = self.effect_of(sheet, cause, *result);
                let (effect, citation) = (Some(format!("{} => {does}", cause.word())), None);
                push(
                    &mut sheet.conditions,
                    Decided { role: "absence", text: shown.names, holds: true, effect, citation },
                );
                self.walk(sheet, *result, frame)
            }
            Err(Stop::Refused(_)) => self.walk(sheet, present.unwrap_or(subject), frame),
        }
    }

    /// What a handled absence does, in the author's words.
    fn effect_of(&self, sheet: &Sheet, cause: Cause, result: NodeId) -> String {
        let index = self.program.indices.iter().find(|it| Some(it.value) == sheet.rule);
        if let Some(index) = index {
            let effect = index.effects.iter().find(|(known, _)| *known == cause).map(|(_, effect)| effect);
            return match effect {
                Some(crate::ir::Effect::Redistribute) => "redistribui".to_owned(),
                Some(crate::ir::Effect::Full) => "integral".to_owned(),
                Some(crate::ir::Effect::MoveTo(to)) => {
                    let to = index.components.get(*to as usize).map_or("", |it| it.name.as_str());
                    format!("transfere({to})")
                }
                Some(crate::ir::Effect::Zero) | None => "zero".to_owned(),
            };
        }
        self.words.slice(self.span(result))
    }

    /// A part of a total in coins.
    #[expect(clippy::too_many_arguments, reason = "the parts of the node")]
    fn share(
        &mut self,
        sheet: &mut Sheet,
        total: NodeId,
        weights: &[NodeId],
        index: u32,
        step: &Number,
        kind: &Kind,
        frame: FrameId,
    ) -> Formula {
        let total_shown = self.walk(sheet, total, frame);
        let mut own = Formula::constant("");
        for (at, weight) in weights.iter().enumerate() {
            if u32::try_from(at) == Ok(index) {
                own = self.walk(sheet, *weight, frame);
            }
        }
        let mut numbers = vec![self.machine.node(total, frame)];
        numbers.extend(weights.iter().map(|weight| self.machine.node(*weight, frame)));
        let numbers: Vec<Number> = numbers
            .into_iter()
            .filter_map(|it| match it {
                Ok(Value::Number(number)) => Some(number),
                _ => None,
            })
            .collect();
        let before = numbers.split_first().filter(|(_, rest)| rest.len() == weights.len()).and_then(|(total, rest)| {
            let sum = rest.iter().try_fold(Number::ZERO, |sum, weight| sum.plus(weight)).ok()?;
            let own = rest.get(index as usize)?;
            total.times(own).ok()?.divided_by(&sum).ok()
        });
        let exact = before.as_ref().is_some_and(|before| before.is_multiple_of(step));
        let before = before.map(|before| self.program.write(&Value::Number(before), kind, None));
        let places = step.decimal_places().unwrap_or(2);
        sheet.rounding = Some(RoundingShown { places, mode: "largest_remainder", before, exact });
        total_shown.joined("×", Binds::Product, &own, false)
    }

    fn span(&self, id: NodeId) -> Span {
        self.program.node(id).map_or(Span::default(), |node| node.span)
    }
}

fn push_row(sheet: &mut Sheet, row: RowTaken) {
    let same = |it: &RowTaken| it.row == row.row && it.subject == row.subject && it.value == row.value;
    if !sheet.rows.iter().any(same) {
        sheet.rows.push(row);
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

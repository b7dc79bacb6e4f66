//! The nodes that take a branch, a row or a share, and what decided it.

use crate::explain::derive::{Deriver, Sheet, push};
use crate::explain::formula::{Binds, Formula};
use crate::explain::model::{Decided, KeyShown, RoundingShown, RowTaken, TableRead};
use crate::explain::words::cited;
use crate::ir::{Arm, Cause, Effect, Kind, NodeId, NodeKind, Op, RuleId, TableId, Transfer};
use crate::machine::{FrameId, Stop, arm_of};
use crate::source::Span;
use crate::value::{Grain, Number, Period, Value};

impl Deriver<'_> {
    /// A condition that decided: kept with the author's words when it tells the reader something.
    pub(super) fn decide(&mut self, sheet: &mut Sheet, id: NodeId, holds: bool, frame: FrameId) {
        let Some(node) = self.program.node(id) else {
            return;
        };
        // Nobody wrote an equality of which the sides stand where it does.
        if let NodeKind::Op(Op::Equal, sides) = &node.kind
            && sides.iter().all(|side| self.span(*side) == node.span)
        {
            return;
        }
        if let Some(schedule) = self.schedule_asked(id) {
            if !holds {
                let effect = Some(Cause::NotApplicable.word().to_owned());
                push(&mut sheet.conditions, Decided { role: "no_row", text: schedule, holds, effect, citation: None });
            }
            return;
        }
        if let NodeKind::Op(Op::And, sides) = &node.kind
            && let [written, asked] = sides.as_slice()
            && self.schedule_asked(*asked).is_some()
        {
            for side in [*written, *asked] {
                if let Ok(Value::Truth(holds)) = self.machine.node(side, frame) {
                    self.decide(sheet, side, holds, frame);
                }
            }
            return;
        }
        let transfer = sheet.ledger.as_ref().and_then(|name| self.program.transfers.iter().find(|it| it.name == *name));
        if let Some(transfer) = transfer {
            if let Some(exception) =
                transfer.exceptions.iter().find(|it| it.node == id || self.span(it.node) == node.span)
            {
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
        let suspended = self.program.indicators.iter().flat_map(|it| &it.suspended);
        if let Some(row) = suspended.into_iter().find(|it| it.span.contains(node.span)) {
            if holds {
                self.gather(sheet, id, frame);
                let (text, citation) = (self.words.row(row.span).0, cited(&row.citation));
                push(&mut sheet.conditions, Decided { role: "suspended", text, holds, effect: None, citation });
            }
            return;
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
        let applies = applies.chain(self.program.indices.iter().filter_map(|it| it.applies));
        let mut applies = applies.chain(self.program.transfers.iter().filter_map(|it| it.applies));
        let role = if applies.any(|it| it == id || self.written_of(it) == Some(id)) { "applies" } else { "choice" };
        let formula = self.gather(sheet, id, frame);
        let member = matches!(node.kind, NodeKind::Op(Op::InSet, _));
        if member && !holds {
            return;
        }
        let text = if role == "applies" { self.words.slice(node.span) } else { formula.names };
        let citation = self.words.behind(node.span);
        push(&mut sheet.conditions, Decided { role, text, holds, effect: None, citation });
    }

    /// The disbursement schedule whose row for the period a condition asks for.
    fn schedule_asked(&self, id: NodeId) -> Option<String> {
        let node = self.program.node(id).filter(|node| node.ty.kind == Kind::Truth)?;
        let NodeKind::Steps { arms, .. } = &node.kind else {
            return None;
        };
        let whole = arms.last()?.span;
        self.program.disbursements.iter().find(|schedule| schedule.span == whole).map(|schedule| schedule.name.clone())
    }

    /// What is written of an applicability to which a disbursement schedule is joined.
    fn written_of(&self, id: NodeId) -> Option<NodeId> {
        match self.program.node(id).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::And, sides)) => match sides.as_slice() {
                [written, asked] => self.schedule_asked(*asked).map(|_| *written),
                _ => None,
            },
            _ => None,
        }
    }

    /// A band table: the row taken, then what it gives.
    pub(super) fn steps(&mut self, sheet: &mut Sheet, subject: NodeId, arms: &[Arm], frame: FrameId) -> Formula {
        let kind = self.program.node(subject).map_or(Kind::Error, |node| node.ty.kind.clone());
        let dated = match self.program.node(subject).map(|node| &node.kind) {
            Some(NodeKind::Op(Op::MonthIndex(offset), _)) => Some(*offset),
            _ => None,
        };
        // What is read has several texts; that in force speaks for itself.
        let same_place = |it: &Arm| arms.first().is_some_and(|first| first.span == it.span);
        if dated.is_some() && arms.iter().all(same_place) {
            let found = self.machine.node(subject, frame);
            let arm = found.as_ref().ok().and_then(|value| arm_of(arms, value));
            return arm.map_or_else(|| Formula::constant(""), |arm| self.walk(sheet, arm.result, frame));
        }
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
        let (subject, value) = if let (Some(offset), Some(period)) = (dated, self.machine.period(frame)) {
            let month = Period { grain: Grain::Month, index: period.first_month().index.saturating_add(offset) };
            (String::new(), month.to_string())
        } else {
            let places = match self.program.node(subject).map(|node| &node.kind) {
                Some(NodeKind::Ref(rule)) => self.words.places(*rule),
                _ => None,
            };
            let written = found.as_ref().map(|value| self.program.write(value, &kind, places));
            (shown.names.clone(), written.unwrap_or_default())
        };
        let result = self.walk(sheet, arm.result, frame);
        // A row of a table is shown by the cell read in it.
        let tables = &self.program.tables;
        if dated.is_some() && tables.iter().any(|it| it.rows.iter().any(|row| row.span == arm.span)) {
            return result;
        }
        sheet.citations.retain(|it| Some(it) != citation.as_ref());
        push_row(sheet, RowTaken { by, subject, value, row, citation });
        result
    }

    /// A cell of a table.
    #[expect(clippy::too_many_arguments, reason = "the parts of the node")]
    pub(super) fn lookup(
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
        let Some(facts) = self.program.table(table) else {
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
        if let Some(read) = read {
            push(&mut sheet.table_rows, read);
        }
        Formula::leaf(name, value.unwrap_or_else(|| Cause::Missing.word().to_owned()))
    }

    /// A cell of a table as it is shown.
    fn table_row(&self, table: TableId, row: u32, column: u32, keys: &[Formula]) -> Option<TableRead> {
        let facts = self.program.table(table)?;
        let written = facts.rows.get(row as usize)?;
        let named = facts.columns.get(column as usize)?;
        let columns = facts.keys.iter().filter_map(|key| facts.columns.get(*key as usize));
        let cell = written.cells.get(column as usize).cloned().flatten();
        let (file, line) = self.words.place(written.span);
        Some(TableRead {
            table: facts.name.clone(),
            keys: columns
                .zip(keys)
                .map(|(it, key)| KeyShown { name: it.name.clone(), value: key.numbers.clone() })
                .collect(),
            column: named.name.clone(),
            value: cell.map(|value| self.program.write(&value, &named.ty.kind, None)),
            file,
            line,
            citation: cited(&written.citation).or_else(|| cited(&facts.citation)),
        })
    }

    /// What may be absent, and what its absence gives.
    pub(super) fn matched(
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
                // Nobody wrote what the absence gives: the figure's own meaning does.
                if self.no_payment(sheet, present.is_some(), frame) {
                    return self.walk(sheet, *result, frame);
                }
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

    /// Whether the sheet is of what other periods left open; of payments, it is said that none is known.
    fn no_payment(&mut self, sheet: &mut Sheet, of_payment: bool, frame: FrameId) -> bool {
        let is_it = |rule: RuleId| Some(rule) == sheet.rule;
        let mut transfers = self.program.transfers.iter();
        let settles = |it: &Transfer| it.settlement.as_ref().is_some_and(|it| is_it(it.open) || is_it(it.paid));
        let discounts = |it: &Transfer| it.advance.as_ref().is_some_and(|it| is_it(it.open));
        let Some(transfer) = transfers.find(|it| settles(it) || discounts(it)) else { return false };
        let open = transfer.settlement.as_ref().is_some_and(|it| is_it(it.open));
        let before = self.machine.period(frame).map(Period::previous).filter(|_| of_payment && open);
        let begins = self.program.validity.0;
        if let Some(before) = before.filter(|before| begins.is_none_or(|begins| before.end() >= begins)) {
            let text = before.to_string();
            push(&mut sheet.conditions, Decided { role: "unpaid", text, holds: true, effect: None, citation: None });
        }
        true
    }

    /// What a handled absence does, in the author's words.
    fn effect_of(&self, sheet: &Sheet, cause: Cause, result: NodeId) -> String {
        let index = self.program.indices.iter().find(|it| Some(it.value) == sheet.rule);
        if let Some(index) = index {
            let effect = index.effects.iter().find(|(known, _)| *known == cause).map(|(_, effect)| effect);
            return match effect {
                Some(Effect::Redistribute) => "redistribui".to_owned(),
                Some(Effect::Full) => "integral".to_owned(),
                Some(Effect::MoveTo(to)) => {
                    let to = index.components.get(*to as usize).map_or("", |it| it.name.as_str());
                    format!("transfere({to})")
                }
                Some(Effect::Zero) | None => "zero".to_owned(),
            };
        }
        self.words.slice(self.span(result))
    }

    /// A part of a total in coins.
    #[expect(clippy::too_many_arguments, reason = "the parts of the node")]
    pub(super) fn share(
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
        sheet.rounding = Some(RoundingShown { places, mode: "largest_remainder", before, exact, citation: None });
        if numbers.iter().skip(1).all(|weight| *weight == Number::ONE) {
            return total_shown.joined("÷", Binds::Product, &Formula::constant(weights.len().to_string()), true);
        }
        total_shown.joined("×", Binds::Product, &own, false)
    }
}

fn push_row(sheet: &mut Sheet, row: RowTaken) {
    let same = |it: &RowTaken| it.row == row.row && it.subject == row.subject && it.value == row.value;
    if !sheet.rows.iter().any(same) {
        sheet.rows.push(row);
    }
}

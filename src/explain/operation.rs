//! Operations as signs and calls.

use crate::explain::derive::{Deriver, Sheet, push};
use crate::explain::formula::{Binds, Formula};
use crate::explain::model::DateRead;
use crate::explain::words;
use crate::ir::{NodeId, NodeKind, Op};
use crate::machine::FrameId;
use crate::value::Value;

impl Deriver<'_> {
    /// An operation on what its operands come to.
    pub(super) fn operation(
        &mut self,
        sheet: &mut Sheet,
        id: NodeId,
        op: Op,
        operands: &[NodeId],
        frame: FrameId,
    ) -> Formula {
        if let Some(borne) = self.borne(op, operands) {
            return self.walk(sheet, borne, frame);
        }
        let shown: Vec<Formula> = operands.iter().map(|operand| self.walk(sheet, *operand, frame)).collect();
        let (Some(first), rest) = (shown.first().cloned(), shown.get(1..).unwrap_or(&[])) else {
            return Formula::constant("");
        };
        if let Some((sign, binds, ordered)) = sign(op)
            && !rest.is_empty()
        {
            return rest.iter().fold(first, |left, right| left.joined(sign, binds, right, ordered));
        }
        match (op, shown.as_slice()) {
            (Op::Negate, _) => first.prefixed("−"),
            (Op::Not, _) => first.prefixed("não "),
            (Op::Power(exponent), _) => first.joined("^", Binds::Power, &Formula::constant(exponent.to_string()), true),
            (Op::InList(list), _) => {
                let name = self.program.list(list).map_or("", |list| list.name.as_str());
                first.joined("em", Binds::Compare, &Formula::constant(name), false)
            }
            (Op::InSet, [_, only]) => first.joined("=", Binds::Compare, only, false),
            (Op::InSet, _) => {
                let members: Vec<&str> = rest.iter().map(|it| it.names.as_str()).collect();
                first.joined("em", Binds::Compare, &Formula::constant(format!("{{{}}}", members.join("; "))), false)
            }
            (Op::Interpolate, [x, x0, y0, x1, y1]) => interpolation(x, x0, y0, x1, y1),
            (Op::Minimum, _) => Formula::call("mínimo", &shown),
            (Op::Maximum, _) => Formula::call("máximo", &shown),
            (Op::Absolute, _) => Formula::call("abs", &shown),
            (Op::Root(..), _) => Formula::call("raiz", &shown),
            _ => {
                // A function of days and periods: its value says more than the period written out.
                let name = Formula::call(function(op), &shown).names;
                let value = self.value_text(id, frame);
                if let [only] = operands
                    && let Ok(Value::Period(period)) = self.machine.node(*only, frame)
                {
                    let read = DateRead { name: name.clone(), value: value.clone(), period: words::period(period) };
                    push(&mut sheet.dates, read);
                }
                Formula::leaf(name, value)
            }
        }
    }
}

impl Deriver<'_> {
    /// What a period must bear, a charge or an amount to give back: it is itself where it is borne.
    fn borne(&self, op: Op, operands: &[NodeId]) -> Option<NodeId> {
        let operation = |id: NodeId| match self.program.node(id).map(|node| &node.kind) {
            Some(NodeKind::Op(op, operands)) => operands.first().map(|first| (*op, *first)),
            _ => None,
        };
        match (op, operands) {
            (Op::Bear, [charge, _]) => Some(*charge),
            (Op::Negate, [back]) => match operation(*back) {
                Some((Op::Bear, charge)) => operation(charge).filter(|(op, _)| *op == Op::Negate).map(|(_, it)| it),
                _ => None,
            },
            _ => None,
        }
    }
}

/// `y0 + (y1 − y0) × (x − x0) ÷ (x1 − x0)`
fn interpolation(x: &Formula, x0: &Formula, y0: &Formula, x1: &Formula, y1: &Formula) -> Formula {
    let minus = |left: &Formula, right: &Formula| left.clone().joined("−", Binds::Sum, right, true);
    let slope = minus(y1, y0).joined("×", Binds::Product, &minus(x, x0), false);
    let climb = slope.joined("÷", Binds::Product, &minus(x1, x0), true);
    y0.clone().joined("+", Binds::Sum, &climb, false)
}

/// The sign of an operation between operands, how tightly it binds, and whether their order matters.
const fn sign(op: Op) -> Option<(&'static str, Binds, bool)> {
    Some(match op {
        Op::Add | Op::AddMonths => ("+", Binds::Sum, false),
        Op::Subtract => ("−", Binds::Sum, true),
        Op::Multiply => ("×", Binds::Product, false),
        Op::Divide => ("÷", Binds::Product, true),
        Op::Equal => ("=", Binds::Compare, true),
        Op::Different => ("≠", Binds::Compare, true),
        Op::Less => ("<", Binds::Compare, true),
        Op::AtMost => ("≤", Binds::Compare, true),
        Op::Within => ("em", Binds::Compare, true),
        Op::And => ("e", Binds::And, false),
        Op::Or => ("ou", Binds::Or, false),
        _ => return None,
    })
}

/// The function of an operation, as the author writes it.
const fn function(op: Op) -> &'static str {
    match op {
        Op::Start => "início",
        Op::End => "fim",
        Op::Days => "dias",
        Op::Ordinal => "ordem",
        Op::YearOf => "ano",
        Op::MonthsBetween => "meses_entre",
        _ => "mês",
    }
}

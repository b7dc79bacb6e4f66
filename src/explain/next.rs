//! How far the next band of an indicator is, and what it would pay.
//!
//! What it would pay is computed, not estimated: the machine evaluates the transfers once more with the
//! indicator's result fixed at the first value of that band.

use crate::eval::{Request, Unit, UnitWorld};
use crate::explain::derive::Deriver;
use crate::explain::model::{Further, InputNeeded, NextBand, WouldPay};
use crate::explain::{Frames, Given};
use crate::ir::{Arm, Axis, Indicator, InputId, Kind, Node, NodeId, NodeKind, Op, Polarity, Program, RuleId};
use crate::machine::{FrameId, Machine, arm_of};
use crate::value::{Number, Rounding, Value, format};

/// The next band of each banded indicator that has a result; of one alone when a rule was asked for.
pub(super) fn next_bands<'a>(
    given: Given<'a>,
    deriver: &mut Deriver<'a>,
    unit: &Unit,
    request: Request,
    frames: Frames,
    only: Option<RuleId>,
) -> Vec<NextBand> {
    let program = deriver.program;
    let mut found = Vec::new();
    for indicator in &program.indicators {
        if only.is_some_and(|rule| ![indicator.value, indicator.score].contains(&rule)) {
            continue;
        }
        let settled = deriver.machine.rule(indicator.outcome, frames.reference);
        if !matches!(settled, Ok(Value::Text(name)) if &*name == "apurado") {
            continue;
        }
        if let Some(band) = Seeker::new(given, deriver, unit, request, frames, indicator).and_then(Seeker::band) {
            found.push(band);
        }
    }
    found
}

/// A band table in use, and the indicator that it is of.
struct Seeker<'s, 'a> {
    given: Given<'a>,
    deriver: &'s mut Deriver<'a>,
    unit: &'s Unit,
    request: Request,
    frames: Frames,
    indicator: &'a Indicator,
    arms: &'a [Arm],
    /// The result now.
    value: Number,
    /// Which arm it is in.
    at: usize,
    /// What that gives.
    score: Number,
}

/// A band that pays more: its arm, the first result in it, whether that result is in, and what it gives.
struct Better {
    arm: usize,
    from: Number,
    included: bool,
    score: Number,
    upwards: bool,
}

impl<'s, 'a> Seeker<'s, 'a> {
    fn new(
        given: Given<'a>,
        deriver: &'s mut Deriver<'a>,
        unit: &'s Unit,
        request: Request,
        frames: Frames,
        indicator: &'a Indicator,
    ) -> Option<Self> {
        let program = deriver.program;
        let Ok(Value::Number(value)) = deriver.machine.rule(indicator.value, frames.reference) else {
            return None;
        };
        let body = program.rule(deriver.in_force(indicator.score, frames.reference))?.body;
        let result = deriver.in_force(indicator.value, frames.reference);
        let arms = taken(program, &mut deriver.machine, body, result, frames.reference)?;
        let current = arm_of(arms, &Value::Number(value.clone()))?;
        let at = arms.iter().position(|arm| std::ptr::eq(arm, current))?;
        let Ok(Value::Number(score)) = deriver.machine.node(current.result, frames.reference) else {
            return None;
        };
        Some(Seeker { given, deriver, unit, request, frames, indicator, arms, value, at, score })
    }

    fn band(mut self) -> Option<NextBand> {
        let row = self.arms.get(self.at)?.span;
        let better = match self.indicator.polarity {
            Some(Polarity::HigherIsBetter) => self.upwards(),
            Some(Polarity::LowerIsBetter) => self.downwards(),
            None => self.upwards().or_else(|| self.downwards()),
        };
        let next = match better {
            Some(better) => self.further(&better),
            None => None,
        };
        Some(NextBand {
            indicator: self.indicator.name.clone(),
            title: self.indicator.title.clone(),
            value: self.deriver.words.value(self.indicator.value, &Value::Number(self.value.clone())),
            row: self.deriver.words.row(row).0,
            score: self.percent(&self.score),
            next,
        })
    }

    fn percent(&self, score: &Number) -> String {
        self.deriver.program.write(&Value::Number(score.clone()), &Kind::Percent, None)
    }

    fn score_of(&mut self, arm: usize) -> Option<Number> {
        let result = self.arms.get(arm)?.result;
        match self.deriver.machine.node(result, self.frames.reference) {
            Ok(Value::Number(score)) if score > self.score => Some(score),
            _ => None,
        }
    }

    /// The step between results, where they have one.
    fn step(&self) -> Option<Number> {
        self.deriver.program.rule(self.indicator.value)?.ty.grid.clone().filter(|step| !step.is_zero())
    }

    /// The nearest band above that pays more.
    fn upwards(&mut self) -> Option<Better> {
        for arm in self.at + 1..self.arms.len() {
            let Some(score) = self.score_of(arm) else { continue };
            let (limit, in_the_lower) = self.arms.get(arm - 1)?.until.clone()?;
            let (from, included) = match self.step() {
                None => (limit, !in_the_lower),
                Some(step) => {
                    let below = limit.round(&step, Rounding::Floor).ok()?;
                    let stays = below == limit && !in_the_lower;
                    (if stays { below } else { below.plus(&step).ok()? }, true)
                }
            };
            let better = Better { arm, from, included, score, upwards: true };
            if self.reaches(&better) {
                return Some(better);
            }
        }
        None
    }

    /// The nearest band below that pays more.
    fn downwards(&mut self) -> Option<Better> {
        for arm in (0..self.at).rev() {
            let Some(score) = self.score_of(arm) else { continue };
            let (limit, inside) = self.arms.get(arm)?.until.clone()?;
            let (from, included) = match self.step() {
                None => (limit, inside),
                Some(step) => {
                    let above = limit.round(&step, Rounding::Ceiling).ok()?;
                    let stays = above == limit && inside;
                    (if stays { above } else { above.minus(&step).ok()? }, true)
                }
            };
            let better = Better { arm, from, included, score, upwards: false };
            if self.reaches(&better) {
                return Some(better);
            }
        }
        None
    }

    /// Whether the first value found is in the band; a band between two steps has none.
    fn reaches(&self, better: &Better) -> bool {
        !better.included || self.arm_at(&better.from) == Some(better.arm)
    }

    fn arm_at(&self, value: &Number) -> Option<usize> {
        let found = arm_of(self.arms, &Value::Number(value.clone()))?;
        self.arms.iter().position(|arm| std::ptr::eq(arm, found))
    }

    fn further(&mut self, better: &Better) -> Option<Further> {
        let program = self.deriver.program;
        let row = self.arms.get(better.arm)?.span;
        let distance = better.from.minus(&self.value).ok()?.abs();
        let kind = program.rule(self.indicator.value)?.ty.kind.clone();
        let distance = match kind {
            Kind::Percent => {
                let points = distance.times(&Number::HUNDRED).ok()?;
                format!("{} p.p.", format::number(&points, self.indicator.places))
            }
            _ => program.write(&Value::Number(distance), &kind, self.indicator.places),
        };
        let inside = self.inside(better)?;
        Some(Further {
            row: self.deriver.words.row(row).0,
            from: self.deriver.words.value(self.indicator.value, &Value::Number(better.from.clone())),
            included: better.included,
            distance,
            upwards: better.upwards,
            score: self.percent(&better.score),
            transfers: self.would_pay(inside),
            input: self.input_needed(better),
        })
    }

    /// A result that is in the band: its first, or one between its ends.
    fn inside(&self, better: &Better) -> Option<Number> {
        if better.included {
            return Some(better.from.clone());
        }
        let arm = if better.upwards { Some(better.arm) } else { better.arm.checked_sub(1) };
        let other = arm.and_then(|arm| self.arms.get(arm)).and_then(|arm| arm.until.clone());
        match other {
            Some((end, _)) => better.from.plus(&end).ok()?.divided_by(&Number::from_i64(2)).ok(),
            None if better.upwards => better.from.plus(&Number::ONE).ok(),
            None => better.from.minus(&Number::ONE).ok(),
        }
    }

    /// What each transfer that depends on the indicator would pay.
    fn would_pay(&mut self, value: Number) -> Vec<WouldPay> {
        if self.request.axis != Axis::Payment {
            return Vec::new();
        }
        let program = self.deriver.program;
        let givens = [(self.indicator.value, Value::Number(value))];
        let world =
            UnitWorld::new(program, self.given.records, self.given.rejections, self.unit.clone(), givens.as_slice());
        let mut machine = Machine::new(program, world);
        let frame = machine.at(self.request.period);
        let mut found = Vec::new();
        for transfer in &program.transfers {
            let mut now = |rule| number(self.deriver.machine.rule(rule, self.frames.payment));
            let (Some(earned_now), Some(due_now)) = (now(transfer.earned), now(transfer.due)) else { continue };
            let mut then = |rule| number(machine.rule(rule, frame));
            let (Some(earned), Some(due)) = (then(transfer.earned), then(transfer.due)) else { continue };
            let (Ok(earned_gain), Ok(due_gain)) = (earned.minus(&earned_now), due.minus(&due_now)) else { continue };
            if earned_gain.is_zero() && due_gain.is_zero() {
                continue;
            }
            let write = |rule, number: Number| self.deriver.words.value(rule, &Value::Number(number));
            found.push(WouldPay {
                transfer: transfer.name.clone(),
                earned: write(transfer.earned, earned),
                earned_gain: write(transfer.earned, earned_gain),
                due: write(transfer.due, due),
                changes: !due_gain.is_zero(),
                due_gain: write(transfer.due, due_gain),
            });
        }
        found
    }

    /// How much of the numerator is missing, when the result is a cell over something that does not read it.
    fn input_needed(&mut self, better: &Better) -> Option<InputNeeded> {
        let program = self.deriver.program;
        let frame = self.frames.reference;
        let quotient =
            self.quotient(program.rule(self.deriver.in_force(self.indicator.value, self.frames.reference))?.body)?;
        let column = program.column(quotient.input, quotient.column)?;
        let is_counted = |node: &Node| matches!(node.kind, NodeKind::Input(input, at) if (input, at) == (quotient.input, quotient.column));
        if program.all_parts(quotient.denominator).any(|(_, node)| is_counted(node)) {
            return None;
        }
        let now = number(self.deriver.machine.node(quotient.numerator, frame))?;
        let under = number(self.deriver.machine.node(quotient.denominator, frame))?;
        if under.is_zero() || under.is_negative() {
            return None;
        }
        let grid = grid_of(program, &column.ty.kind, column.ty.grid.as_ref(), &now)?;
        let needed = self.least_numerator(better, &quotient, &under, &grid)?;
        let outside = |bound: &Option<Number>, over: bool| {
            bound.as_ref().is_some_and(|bound| if over { needed > *bound } else { needed < *bound })
        };
        if outside(&column.maximum, true) || outside(&column.minimum, false) {
            return None;
        }
        // The column's name says its unit; amounts keep their sign.
        let money = matches!(&column.ty.kind, Kind::Number(it) if program.units.currency(it).is_some());
        let write = |number: Number| match &column.ty.kind {
            Kind::Number(_) if !money => format::number(&number, None),
            kind => program.write(&Value::Number(number), kind, None),
        };
        Some(InputNeeded {
            column: column.name.clone(),
            missing: write(needed.minus(&now).ok()?.abs()),
            now: write(now),
            needed: write(needed),
        })
    }

    /// The value of the numerator nearest to now whose result, rounded as the act says, is in the band or past
    /// it: one step less is not.
    fn least_numerator(&self, better: &Better, quotient: &Quotient, under: &Number, grid: &Number) -> Option<Number> {
        let passes = |numerator: &Number| -> Option<bool> {
            let exact = numerator.divided_by(under).ok()?;
            let result = match &quotient.rounding {
                Some((step, mode)) => exact.round(step, *mode).ok()?,
                None => exact,
            };
            let arm = self.arm_at(&result)?;
            Some(if better.upwards { arm >= better.arm } else { arm <= better.arm })
        };
        let half = Number::from_i64(2);
        let step = quotient.rounding.as_ref().map_or(Number::ZERO, |(step, _)| step.clone());
        let (mode, toward) = if better.upwards { (Rounding::Ceiling, step.negated()) } else { (Rounding::Floor, step) };
        let one = if better.upwards { grid.clone() } else { grid.negated() };
        let slacks = [toward.clone(), toward.divided_by(&half).ok()?, Number::ZERO];
        for slack in slacks {
            let limit = better.from.plus(&slack).ok()?.times(under).ok()?;
            let first = limit.round(grid, mode).ok()?;
            for numerator in [first.clone(), first.plus(&one).ok()?] {
                if passes(&numerator)? {
                    let before = numerator.minus(&one).ok()?;
                    return (!passes(&before)?).then_some(numerator);
                }
            }
        }
        None
    }

    /// The result as a cell over something, past the condition of applicability and the rounding.
    fn quotient(&mut self, id: NodeId) -> Option<Quotient> {
        let program = self.deriver.program;
        let node = program.node(id)?;
        match &node.kind {
            NodeKind::If(condition, then, otherwise) => {
                match self.deriver.machine.node(*condition, self.frames.reference) {
                    Ok(Value::Truth(true)) => self.quotient(*then),
                    Ok(_) => self.quotient(*otherwise),
                    Err(_) => None,
                }
            }
            NodeKind::Round { subject, step, mode, .. } => {
                let inner = self.quotient(*subject)?;
                Some(Quotient { rounding: Some((step.clone(), *mode)), ..inner })
            }
            NodeKind::Op(Op::Divide, operands) => {
                let [numerator, denominator] = operands.as_slice() else {
                    return None;
                };
                let NodeKind::Input(input, column) = program.node(*numerator)?.kind else {
                    return None;
                };
                let (numerator, denominator) = (*numerator, *denominator);
                Some(Quotient { numerator, denominator, input, column, rounding: None })
            }
            _ => None,
        }
    }
}

/// A result that is a cell over something.
struct Quotient {
    numerator: NodeId,
    denominator: NodeId,
    input: InputId,
    column: u32,
    rounding: Option<(Number, Rounding)>,
}

/// The band table that decided the score, among those of its body.
fn taken<'a>(
    program: &'a Program,
    machine: &mut Machine<'a, UnitWorld<'a>>,
    id: NodeId,
    value: RuleId,
    frame: FrameId,
) -> Option<&'a [Arm]> {
    match &program.node(id)?.kind {
        NodeKind::If(condition, then, otherwise) => match machine.node(*condition, frame) {
            Ok(Value::Truth(true)) => taken(program, machine, *then, value, frame),
            Ok(_) => taken(program, machine, *otherwise, value, frame),
            Err(_) => None,
        },
        NodeKind::Match { subject, present, .. } => taken(program, machine, present.unwrap_or(*subject), value, frame),
        NodeKind::Round { subject, .. } => taken(program, machine, *subject, value, frame),
        NodeKind::Steps { subject, arms } => {
            let own = matches!(program.node(*subject)?.kind, NodeKind::Ref(rule) if rule == value);
            let linear = arms.iter().any(|arm| {
                matches!(program.node(arm.result).map(|it| &it.kind), Some(NodeKind::Op(Op::Interpolate, _)))
            });
            (own && !linear).then_some(arms.as_slice())
        }
        _ => None,
    }
}

/// The step of a column: declared, the coin, or units where the cell holds whole ones.
fn grid_of(program: &Program, kind: &Kind, declared: Option<&Number>, now: &Number) -> Option<Number> {
    if let Some(step) = declared.filter(|step| !step.is_zero()) {
        return Some(step.clone());
    }
    match kind {
        Kind::Number(dimension) => match program.units.currency(dimension) {
            Some((_, places)) => Some(Number::from_scaled(1, places)),
            None => now.is_integer().then_some(Number::ONE),
        },
        _ => None,
    }
}

fn number(result: crate::machine::Evaluated) -> Option<Number> {
    match result {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}

//! The steps of a plan, done for the unit at hand: each at most once.
//!
//! Receives a step; gives what the machine would compute for its node, by the same functions. Plans nothing.

use crate::ir::{Cause, NodeKind};
use crate::machine::plan::{Step, StepId, Work};
use crate::machine::{
    Evaluated, Machine, RefusalKind, Stop, World, decides, led_nowhere, led_to, operation, refuse, rounded, strict,
    undecided,
};
use crate::value::Value;

/// What a step that is no step gives.
static NOTHING: Evaluated = Err(Stop::Absent(Cause::Missing));

impl<W: World> Machine<'_, W> {
    /// What a step gives.
    pub(super) fn run(&mut self, id: StepId) -> Evaluated {
        self.settle(id);
        self.held(id).clone()
    }

    /// Does a step, unless it was done for this unit.
    #[inline]
    fn settle(&mut self, id: StepId) {
        if !self.plan.is_done(id, self.round) {
            self.perform(id);
        }
    }

    /// What a step done gave.
    #[inline]
    fn held(&self, id: StepId) -> &Evaluated {
        self.plan.held(id).unwrap_or(&NOTHING)
    }

    fn perform(&mut self, id: StepId) {
        let Some(Step { work, frame, span, .. }) = self.plan.step(id) else { return };
        let (frame, span) = (*frame, *span);
        let value = match *work {
            Work::Cell(input, column) => self.cell(input, column, frame, span),
            Work::Two(op, left, right) => {
                self.settle(left);
                self.settle(right);
                strict(op, self.held(left).as_ref(), self.held(right).as_ref(), span)
            }
            Work::Kleene(decisive, left, right) => {
                self.settle(left);
                if decides(self.held(left), decisive) {
                    self.held(left).clone()
                } else {
                    self.settle(right);
                    let (left, right) = (self.held(left), self.held(right));
                    if decides(right, decisive) { right.clone() } else { undecided(left, right, decisive) }
                }
            }
            Work::If(condition, then, otherwise) => {
                self.settle(condition);
                match self.held(condition) {
                    Ok(Value::Truth(true)) => self.run(then),
                    Ok(_) => self.run(otherwise),
                    Err(stop) => Err(stop.clone()),
                }
            }
            Work::Match(subject, present) => {
                self.settle(subject);
                if self.held(subject).is_ok() { self.run(present) } else { self.branched(id, subject) }
            }
            Work::Bands(subject) => {
                self.settle(subject);
                self.branched(id, subject)
            }
            _ => self.seldom(id),
        };
        self.plan.keep(id, self.round, value);
    }

    /// The branch that what was found leads to.
    fn branched(&mut self, id: StepId, subject: StepId) -> Evaluated {
        let Some(Step { node, frame, span, .. }) = self.plan.step(id).copied() else { return NOTHING.clone() };
        let Some(node) = self.program.node(node) else { return refuse(RefusalKind::Broken, span) };
        match led_to(&node.kind, self.held(subject)) {
            Some(branch) => self.node(branch, frame),
            None => led_nowhere(&node.kind, self.held(subject).clone(), span),
        }
    }

    /// The steps that are few.
    #[inline(never)]
    fn seldom(&mut self, id: StepId) -> Evaluated {
        let Some(Step { work, node, frame, span }) = self.plan.step(id).copied() else { return NOTHING.clone() };
        match work {
            Work::One(op, only) => {
                self.settle(only);
                match self.held(only) {
                    Ok(value) => operation::apply(self.program, op, std::slice::from_ref(value), span),
                    Err(stop) => Err(stop.clone()),
                }
            }
            Work::Round(subject) => {
                self.settle(subject);
                match (self.held(subject), self.program.node(node).map(|node| &node.kind)) {
                    (Ok(value), Some(NodeKind::Round { step, mode, .. })) => rounded(value, step, *mode, span),
                    (Err(stop), _) => Err(stop.clone()),
                    _ => refuse(RefusalKind::Broken, span),
                }
            }
            Work::At(inner, shift) => {
                let there = self.shifted(shift, frame, span)?;
                self.node(inner, there)
            }
            Work::Rule(rule, body) => {
                self.deeper(
                    rule,
                    |machine| {
                        if machine.is_planned() { machine.run(body) } else { machine.compute(node, frame) }
                    },
                )
            }
            Work::Later(rule) => self.rule(rule, frame),
            _ => self.compute(node, frame),
        }
    }
}

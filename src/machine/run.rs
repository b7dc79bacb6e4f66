//! The steps of a plan, done for the unit at hand: each at most once.
//!
//! Receives a step; gives what the machine would compute for its node, by the same functions. Plans nothing.

use crate::ir::NodeKind;
use crate::machine::plan::{Step, StepId, Work};
use crate::machine::{
    DEPTH, Evaluated, Machine, RefusalKind, Stop, World, decides, led_nowhere, led_to, operation, refuse, rounded,
    strict, undecided,
};
use crate::source::Span;

/// What a step that is no step gives.
static NOTHING: Evaluated = Err(Stop::Absent(crate::ir::Cause::Missing));

impl<W: World> Machine<'_, W> {
    /// What a step gives.
    pub(super) fn run(&mut self, id: StepId) -> Evaluated {
        self.settle(id);
        self.held(id).clone()
    }

    /// Does a step, unless it was done for this unit.
    fn settle(&mut self, id: StepId) {
        if self.plan.is_done(id, self.round) {
            return;
        }
        if let Some(step) = self.plan.step(id).copied() {
            let value = self.done(step);
            self.plan.keep(id, self.round, value);
        }
    }

    /// What a step done gave.
    fn held(&self, id: StepId) -> &Evaluated {
        self.plan.held(id).unwrap_or(&NOTHING)
    }

    fn done(&mut self, step: Step) -> Evaluated {
        let Step { node, frame, span, .. } = step;
        match step.work {
            Work::Cell(input, column) => self.cell(input, column, frame, span),
            Work::One(op, only) => {
                self.settle(only);
                match self.held(only) {
                    Ok(value) => operation::apply(self.program, op, std::slice::from_ref(value), span),
                    Err(stop) => Err(stop.clone()),
                }
            }
            Work::Two(op, left, right) => {
                self.settle(left);
                self.settle(right);
                strict(op, self.held(left).as_ref(), self.held(right).as_ref(), span)
            }
            Work::Kleene(decisive, left, right) => {
                for side in [left, right] {
                    self.settle(side);
                    if decides(self.held(side), decisive) {
                        return self.held(side).clone();
                    }
                }
                undecided(self.held(left), self.held(right), decisive)
            }
            Work::Branch(subject) => {
                self.settle(subject);
                let Some(node) = self.program.node(node) else { return refuse(RefusalKind::Broken, span) };
                match led_to(&node.kind, self.held(subject)) {
                    Some(branch) => self.node(branch, frame),
                    None => led_nowhere(&node.kind, self.held(subject).clone(), span),
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
                if self.depth >= DEPTH {
                    let span = self.program.rule(rule).map_or(Span::default(), |rule| rule.span);
                    return refuse(RefusalKind::TooDeep { rule }, span);
                }
                self.depth += 1;
                let value = if self.is_planned() { self.run(body) } else { self.compute(node, frame) };
                self.depth -= 1;
                value
            }
            Work::Later(rule) => self.rule(rule, frame),
            Work::Known | Work::Node => self.compute(node, frame),
        }
    }
}

//! `exemplo` blocks evaluated, on the policy or on another that differs from it in little.

use crate::check::Checked;
use crate::data::{Origin, Record, Records};
use crate::eval::reach::Walk;
use crate::eval::{Coverage, Rejections, Request, Unit, UnitWorld, admit};
use crate::ir::{Axis, Example, Expectation, NodeId, Program};
use crate::machine::{Evaluated, FrameId, Machine};
use crate::source::Span;
use crate::value::{Period, Value};

/// What came of one example.
#[derive(Clone, Debug)]
pub struct ExampleOutcome {
    /// Which, of `Program::examples`.
    pub example: usize,
    /// What came of each `espera`.
    pub expectations: Vec<ExpectationOutcome>,
    /// Why it could not be evaluated at all: it has no period, or one that the policy does not have.
    pub not_evaluated: bool,
}

impl ExampleOutcome {
    /// Whether everything came out as expected.
    #[must_use]
    pub fn holds(&self) -> bool {
        !self.not_evaluated && self.expectations.iter().all(|it| it.result == Ok(Value::Truth(true)))
    }
}

/// What came of one `espera`.
#[derive(Clone, Debug)]
pub struct ExpectationOutcome {
    /// Where it is written.
    pub span: Span,
    /// Whether it holds, or why that cannot be said.
    pub result: Evaluated,
    /// What each side came to, as written.
    pub sides: Option<(String, String)>,
}

/// Evaluates every example of a policy, noting what each reaches.
#[must_use]
pub fn run_examples(checked: &Checked) -> (Vec<ExampleOutcome>, Coverage) {
    let program = checked.program();
    let trials = Trials::of(program);
    let mut reached = Coverage::default();
    let outcomes = (0..program.examples.len()).map(|at| trials.run(program, at, &mut reached)).collect();
    (outcomes, reached)
}

/// The data of the examples of a policy, ready to be evaluated many times.
pub struct Trials {
    records: Vec<Records>,
}

impl Trials {
    /// The examples of a policy.
    #[must_use]
    pub fn of(program: &Program) -> Self {
        Trials { records: program.examples.iter().map(|example| records(program, example)).collect() }
    }

    /// Evaluates an example, noting what it reaches.
    pub fn run(&self, program: &Program, at: usize, reached: &mut Coverage) -> ExampleOutcome {
        let example = program.examples.get(at);
        let Some((example, records, period)) = example.and_then(|it| self.admitted(program, at, it)) else {
            return ExampleOutcome { example: at, expectations: Vec::new(), not_evaluated: true };
        };
        let rejections = Rejections::default();
        let expectations = example.expectations.iter();
        let expectations = expectations.map(|expectation| {
            let unit = Unit::new(expectation.unit.clone());
            let world = UnitWorld::new(program, records, &rejections, unit, &example.givens);
            let mut machine = Machine::new(program, world);
            let frame = machine.at(period);
            expected(program, &mut machine, expectation, frame, reached)
        });
        ExampleOutcome { example: at, expectations: expectations.collect(), not_evaluated: false }
    }

    /// Whether everything that an example expects comes out of a program, which is the policy or one like it: with the
    /// same inputs, rules and examples.
    #[must_use]
    pub fn holds(&self, program: &Program, at: usize) -> bool {
        let example = program.examples.get(at);
        let Some((example, records, period)) = example.and_then(|it| self.admitted(program, at, it)) else {
            return false;
        };
        let rejections = Rejections::default();
        example.expectations.iter().all(|expectation| {
            let unit = Unit::new(expectation.unit.clone());
            let world = UnitWorld::new(program, records, &rejections, unit, &example.givens);
            let mut machine = Machine::new(program, world);
            let frame = machine.at(period);
            machine.rule(expectation.rule, frame) == Ok(Value::Truth(true))
        })
    }

    /// An example with its data and period; `None` when the policy does not have the period.
    fn admitted<'a>(
        &'a self,
        program: &Program,
        at: usize,
        example: &'a Example,
    ) -> Option<(&'a Example, &'a Records, Period)> {
        let axis = if program.transfers.is_empty() { Axis::Reference } else { Axis::Payment };
        let period = example.period.filter(|period| admit(program, Request { period: *period, axis }).is_ok())?;
        Some((example, self.records.get(at)?, period))
    }
}

/// The data that an example states.
fn records(program: &Program, example: &Example) -> Records {
    let mut records = Records::empty(program);
    for record in &example.records {
        let made = Record {
            keys: record.keys.clone(),
            period: record.period,
            cells: record.cells.clone(),
            origin: Origin::default(),
        };
        records.add(record.input, made);
    }
    records
}

fn expected(
    program: &Program,
    machine: &mut Machine<'_, UnitWorld<'_>>,
    expectation: &Expectation,
    frame: FrameId,
    reached: &mut Coverage,
) -> ExpectationOutcome {
    let result = machine.rule(expectation.rule, frame);
    if let Some(rule) = program.rule(expectation.rule) {
        Walk::new(reached).walk(machine, rule.body, frame);
    }
    let mut write = |id: NodeId| match machine.node(id, frame) {
        Ok(value) => program.node(id).map_or_else(String::new, |node| program.write(&value, &node.ty.kind, None)),
        Err(crate::machine::Stop::Absent(cause)) => cause.word().to_owned(),
        Err(crate::machine::Stop::Refused(_)) => "?".to_owned(),
    };
    let sides = expectation.sides.map(|(left, right)| (write(left), write(right)));
    ExpectationOutcome { span: expectation.span, result, sides }
}

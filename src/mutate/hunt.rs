//! Which faults are noticed: each is planted in turn, and the examples are evaluated until one fails.
//!
//! The answer does not depend on how many workers there are.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::check::contradicts_itself;
use crate::eval::{Coverage, Trials};
use crate::ir::Program;
use crate::mutate::edit::exchange;
use crate::mutate::{Equivalence, Mutant, Planted};
use crate::prove::differences;

/// What became of a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// This example of the policy fails: of `Program::examples`.
    Killed(usize),
    /// No example fails, and something that the act prints no longer holds: a `confere`, the total of a schedule.
    Noticed,
    /// Nobody notices.
    Survived,
    /// There is nothing to notice.
    Equivalent(Equivalence),
}

/// What became of every fault, in their order. `tell` is told now and then how many of how many are done.
pub fn hunt(planted: &Planted, tell: &mut dyn FnMut(usize, usize)) -> Vec<Fate> {
    let field = Field::of(planted);
    let total = planted.mutants.len();
    let workers = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, 8).min(total.max(1));
    let next = AtomicUsize::new(0);
    let mut fates = Vec::with_capacity(total);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..workers).map(|_| scope.spawn(|| field.work(&next, &mut |_| {}))).collect();
        fates.extend(field.work(&next, &mut |done| tell(done, total)));
        // A worker that stopped early would leave its faults out; it cannot panic, and nothing is guessed for it.
        fates.extend(others.into_iter().filter_map(|worker| worker.join().ok()).flatten());
    });
    fates.sort_unstable_by_key(|(at, _)| *at);
    fates.into_iter().map(|(_, fate)| fate).collect()
}

/// What all workers read.
struct Field<'a> {
    planted: &'a Planted,
    trials: Trials,
    /// What each example reaches when nothing is wrong.
    reached: Vec<Coverage>,
}

impl<'a> Field<'a> {
    fn of(planted: &'a Planted) -> Self {
        let program = &planted.program;
        let trials = Trials::of(program);
        let reached = (0..program.examples.len()).map(|at| {
            let mut reached = Coverage::default();
            trials.run(program, at, &mut reached);
            reached
        });
        let reached = reached.collect();
        Field { planted, trials, reached }
    }

    /// Takes one fault after another until there are none left.
    fn work(&self, next: &AtomicUsize, tell: &mut dyn FnMut(usize)) -> Vec<(usize, Fate)> {
        let mut program = self.planted.program.clone();
        let mut fates = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(mutant) = self.planted.mutants.get(at) else { return fates };
            fates.push((at, self.fate(mutant, &mut program)));
            tell(at);
        }
    }

    fn fate(&self, mutant: &Mutant, program: &mut Program) -> Fate {
        if let Some(why) = mutant.equivalence {
            return Fate::Equivalent(why);
        }
        let mut edits = mutant.edits.clone();
        exchange(program, &mut edits);
        let fate = match self.killer(mutant, program) {
            Some(example) => Fate::Killed(example),
            None if contradicts_itself(program) => Fate::Noticed,
            None if differences(&self.planted.program, program).is_empty() => Fate::Equivalent(Equivalence::Proved),
            None => Fate::Survived,
        };
        exchange(program, &mut edits);
        fate
    }

    /// The first example that fails, those that evaluate what was changed before the others.
    fn killer(&self, mutant: &Mutant, program: &Program) -> Option<usize> {
        let touches = |at: &usize| {
            self.reached.get(*at).is_some_and(|reached| mutant.touches.iter().any(|node| reached.has(*node)))
        };
        let (near, far): (Vec<usize>, Vec<usize>) = (0..self.reached.len()).partition(touches);
        near.into_iter().chain(far).find(|at| !self.trials.holds(program, *at))
    }
}

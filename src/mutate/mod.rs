//! Small faults planted in a policy, and which of them its examples notice.
//!
//! Receives a checked policy and the file whose elements are to be tried; gives each fault with its place, what it
//! changes and what became of it. A fault is an edit of the lowered program: no text is read again, and what one written
//! element was lowered to in several places changes everywhere at once. Says nothing of what is right: a fault that
//! nobody notices only shows that an example is missing.

mod absence;
mod condition;
mod constant;
mod edit;
mod fact;
mod force;
mod grid;
mod hunt;
mod limit;
mod operator;
mod probe;
mod scene;
mod suggest;
mod weight;

pub use hunt::{Fate, hunt};
pub use suggest::{Suggestion, Target, suggest};

use crate::check::Checked;
use crate::ir::{NodeId, Program};
use crate::mutate::edit::Edit;
use crate::mutate::scene::Scene;
use crate::source::{SourceId, Sources, Span};

/// What a fault changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FaultKind {
    /// A limit between two bands, moved by a step.
    Limit,
    /// An end of a band that was in and is out, or the reverse.
    End,
    /// The results of two neighbouring rows, exchanged.
    Swap,
    /// A figure that the act writes: a result, a share, a term of a formula.
    Value,
    /// A date or period, moved by one period of the policy.
    Date,
    /// `integral` made `zero`, or the reverse.
    Effect,
    /// An `aplica-se` taken away.
    Dropped,
    /// An `aplica-se` made its opposite.
    Inverted,
    /// An exception, or a row that deems a target met, suspends or withholds, taken away.
    Lifted,
    /// `<=` made `<`, or the reverse.
    Comparison,
    /// `e` made `ou`, or the reverse.
    Connective,
    /// `mínimo` made `máximo`, or the reverse.
    Extreme,
    /// How a figure is rounded.
    Rounding,
    /// A cell of a table or of a disbursement schedule.
    Cell,
    /// A point of a weight, given to the next.
    Weight,
    /// Two weights exchanged.
    Weights,
    /// Two rows of the monitoring schedule exchange their reference periods.
    Reference,
    /// A row of the monitoring schedule pays a year later.
    Year,
}

/// A fault: what, where, from what to what, as the act would write it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What it changes.
    pub kind: FaultKind,
    /// Whose, where a name says it.
    pub of: String,
    /// What the act says.
    pub from: String,
    /// What the fault makes it say.
    pub to: String,
    /// Where the act says it.
    pub span: Span,
}

/// Why a fault changes no figure of any unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Equivalence {
    /// Both sides of what moved give the same.
    SameResult,
    /// What moved is beyond every value that the figure can have.
    OutOfRange,
    /// What moved is in periods in which the act has no effect.
    OutOfValidity,
    /// What is guarded is inapplicable anyway where the applicability does not hold.
    SaidTwice,
    /// There is nothing to be rounded.
    OnGrid,
    /// The results of the two programs are proved the same.
    Proved,
}

/// A fault, ready to be planted.
pub struct Mutant {
    /// What it is.
    pub fault: Fault,
    /// Why it changes nothing, where that is known without trying it.
    pub equivalence: Option<Equivalence>,
    edits: Vec<Edit>,
    /// The nodes that an example must evaluate to notice it; none when that is not known.
    touches: Vec<NodeId>,
}

/// A policy with room for faults, and the faults.
pub struct Planted {
    /// The policy; a few nodes that nothing reads are added to it, for the faults to put in the place of others.
    program: Program,
    /// The faults, in the order of their places.
    pub mutants: Vec<Mutant>,
}

/// The faults that can be planted in what a file writes.
#[must_use]
pub fn plant(checked: &Checked, sources: &Sources, file: SourceId) -> Planted {
    let mut scene = Scene::new(checked.program(), sources, file);
    limit::plant(&mut scene);
    constant::plant(&mut scene);
    condition::plant(&mut scene);
    operator::plant(&mut scene);
    weight::plant(&mut scene);
    fact::plant(&mut scene);
    let (program, mut mutants) = scene.finish();
    mutants.sort_by_key(|mutant| (mutant.fault.span, mutant.fault.kind));
    Planted { program, mutants }
}

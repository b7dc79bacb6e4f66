//! What holds for every unit and data: the claims of an act (`garante`) and what any act should keep to.
//!
//! Receives a [`Checked`] program; gives one [`Proof`] for each claim and built-in property. The method is exact
//! intervals over boxes: an evaluator gives all that an expression may come to (`possible`), numbers as sums of one
//! another (`form`), under what a case takes to be so (`place`), over a stretch of time (`when`); what one evaluation
//! leaves open is parted into cases (`decide`). A counterexample is a point at which the ordinary machine contradicts
//! the property (`search`), never a conclusion from ranges. What is neither is undecided, with the reason.

mod arithmetic;
mod branch;
mod decide;
mod evaluator;
mod form;
mod lookup;
mod operation;
mod place;
mod point;
mod possible;
mod problem;
mod property;
mod search;
mod statistic;
#[cfg(test)]
mod tests;
mod texts;
mod when;
mod witness;
mod year;

pub use self::problem::diagnostic;
pub use self::property::{Counterexample, Doubt, Proof, Property, Verdict, prove};

//! What can be proved of a program for all data, and points of data that show what cannot.
//!
//! Receives programs of the calculus; gives proofs, or points on which the ordinary machine gives what is claimed. It
//! reads no files and writes no text. `hold` is of one program (what it guarantees), `same` and `witness` of two.

mod cases;
mod compare;
mod hold;
mod pieces;
mod results;
mod same;
mod search;
mod shrink;
mod solve;
mod tables;
mod witness;

pub use cases::{Case, Row, axis_of, bases};
pub use hold::{Counterexample, Doubt, Proof, Property, Verdict, diagnostic, prove};
pub use results::{ResultRule, results};
pub use same::{Difference, Goal, Side, Wanted, differences};
pub use witness::{Figures, Sameness, Witness, compare, evaluated};

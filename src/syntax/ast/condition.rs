//! Rows, their conditions, and intervals.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Citation, Comparison, Expr};

/// `condition => result  conforme …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// When it holds.
    pub when: When,
    /// What it gives.
    pub result: Expr,
    /// Citation of the row.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

/// The condition of a row: alternatives (`ou`) of tests that hold together (`e`).
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// `ou` of `e`.
    pub alternatives: Vec<Vec<Test>>,
    /// Where.
    pub span: Span,
}

/// One test of the subject that the row leaves out, or of something else after `quando`.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `de A a B`, `desde A`, `até B`, `no P`.
    Interval(Interval),
    /// `>= 80%`.
    Compare(Spanned<Comparison>, Expr),
    /// `quando c`.
    Condition(Expr),
    /// A bare value: the subject is it (`0% => …`, `III => …`, `indefinido => …`).
    Equal(Expr),
}

/// The one interval, for numbers, dates and periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Which form.
    pub kind: IntervalKind,
    /// Where.
    pub span: Span,
}

/// The four forms of an interval; both ends are in.
#[derive(Clone, Debug, PartialEq)]
pub enum IntervalKind {
    /// `de A a B`.
    Between(Box<Expr>, Box<Expr>),
    /// `desde A`.
    From(Box<Expr>),
    /// `até B`.
    Until(Box<Expr>),
    /// `no P`.
    At(Box<Expr>),
}

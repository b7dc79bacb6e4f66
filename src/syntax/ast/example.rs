//! Examples: records, figures given, figures expected.

use crate::source::Span;
use crate::syntax::ast::{Citation, Expr, Interval, Name, Row, Text};

/// `exemplo "title" { no P; records; espera … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleDecl {
    /// What it shows.
    pub title: Text,
    /// Payment period, or reference period where there is no transfer.
    pub at: Option<Interval>,
    /// The data.
    pub records: Vec<Record>,
    /// `dado iar = 60`: a measure or indicator fixed.
    pub givens: Vec<Assignment>,
    /// What must come out.
    pub expectations: Vec<Expectation>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `hospital [no P] { cnes = 2119420; … }` or `AIH { dados { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Which `entrada`.
    pub input: Name,
    /// The period that it is of, when stated.
    pub at: Option<Interval>,
    /// Its cells.
    pub cells: Vec<Assignment>,
    /// Rows of microdata: a heading and rows.
    pub rows: Vec<Row>,
    /// The whole record.
    pub span: Span,
}

/// `name = value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The column.
    pub name: Name,
    /// Its value.
    pub value: Expr,
}

/// `espera e = v`.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// A truth.
    pub claim: Expr,
    /// The whole line.
    pub span: Span,
}

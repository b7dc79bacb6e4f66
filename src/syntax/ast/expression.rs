//! Expressions.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Case, Interval, Name};
use crate::value::{Date, Number, Period};

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The forms of expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `1.200,5`; the digits as written serve codes (`0026808`).
    Number(Number, String),
    /// `40%`, as 0,4.
    Percent(Number),
    /// `5 p.p.`, as 0,05.
    Points(Number),
    /// `R$ 490.033,62`.
    Money(String, Number),
    /// `25/07/2023`.
    Date(Date),
    /// `09/2023`, `3º quadrimestre de 2023`, `ano de 2023`.
    Period(Period),
    /// `6 meses`, `30 dias`, `2 anos`: a number and its singular unit (`dia`, `mês`, `ano`).
    Duration(Number, DurationUnit),
    /// `sim`, `não`.
    Truth(bool),
    /// `"texto"`.
    Text(String),
    /// A name.
    Name(String),
    /// `-e`.
    Negate(Box<Expr>),
    /// `não e`.
    Not(Box<Expr>),
    /// `a op b`.
    Binary(Spanned<BinaryOp>, Box<Expr>, Box<Expr>),
    /// `a = b` and the other comparisons.
    Compare(Spanned<Comparison>, Box<Expr>, Box<Expr>),
    /// `a em b`: `b` a list's name, a `{ … }` set or an interval.
    In(Box<Expr>, Box<Expr>),
    /// `{ a; b }`.
    Set(Vec<Expr>),
    /// `no P` and the others, of the period of the rule.
    Interval(Interval),
    /// `f(a; b)`.
    Call(Name, Vec<Argument>),
    /// `t[k1; k2]`.
    Index(Box<Expr>, Vec<Expr>),
    /// `e.column`.
    Field(Box<Expr>, Name),
    /// `faixas(e) { … }`.
    Choice(Box<Expr>, Vec<Case>),
    /// What the parser could not read, and has reported.
    Error,
}

/// `[name:] e [por g e h] [onde c]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its name, when given.
    pub name: Option<Name>,
    /// Its value.
    pub value: Expr,
    /// `por group e group`.
    pub by: Vec<Name>,
    /// `onde c`.
    pub filter: Option<Expr>,
}

/// Arithmetic and boolean operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`, `×`
    Multiply,
    /// `/`
    Divide,
    /// `e`
    And,
    /// `ou`
    Or,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`, `≠`
    Different,
    /// `<`
    Less,
    /// `<=`, `≤`
    AtMost,
    /// `>`
    Greater,
    /// `>=`, `≥`
    AtLeast,
}

/// Units of durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    /// `dias`
    Day,
    /// `meses`
    Month,
    /// `anos`
    Year,
}

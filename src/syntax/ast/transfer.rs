//! Transfers, their parts and exceptions.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Citation, Expr, Name, Text, When};

/// `repasse x por k "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferDecl {
    /// Its name.
    pub name: Name,
    /// Its level, when stated.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `favorecido hospital`.
    pub beneficiary: Option<Name>,
    /// `aplica-se`.
    pub applies: Option<(When, Citation)>,
    /// `base e`: the amount that a score governs.
    pub base: Option<(Expr, Citation)>,
    /// `valor e`: money by production.
    pub value: Option<(Expr, Citation)>,
    /// `limite e`.
    pub limit: Option<(Expr, Citation)>,
    /// `fator e`, of a transfer without parts.
    pub factor: Option<(Expr, Citation)>,
    /// `parte x { … }`.
    pub parts: Vec<Part>,
    /// `exceto …`.
    pub exceptions: Vec<Exception>,
    /// `retém quando c`.
    pub withhold: Option<(Expr, Citation)>,
    /// `acerta com e`.
    pub settles: Option<Settles>,
    /// `desconta e em n períodos`.
    pub advance: Option<Advance>,
    /// The whole declaration.
    pub span: Span,
}

/// `acerta com pagamento.valor com saldo`: what was paid is compared with what was due.
#[derive(Clone, Debug, PartialEq)]
pub struct Settles {
    /// What was paid, read in the rows of an input.
    pub paid: Expr,
    /// `com saldo`: what a period cannot bear is carried over.
    pub carried: Option<Span>,
    /// Citation.
    pub citation: Citation,
    /// The whole line.
    pub span: Span,
}

/// `desconta adiantamento.valor em 2 períodos com saldo`: what was paid ahead is discounted from later periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance {
    /// What was paid ahead, read in the rows of an input.
    pub given: Expr,
    /// Over how many of the periods after it.
    pub periods: Option<Spanned<u32>>,
    /// `com saldo`: what a period cannot bear is carried over.
    pub carried: Option<Span>,
    /// Citation.
    pub citation: Citation,
    /// The whole line.
    pub span: Span,
}

/// `parte fixa { fração …; fator …; exceto … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: Name,
    /// Its share of the base; `None` is `restante`.
    pub share: Option<(Expr, Citation)>,
    /// Whether `fração restante` was written.
    pub rest: Option<Span>,
    /// Its performance.
    pub factor: Option<(Expr, Citation)>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole part.
    pub span: Span,
}

/// `exceto name condition => effect`.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: Option<Name>,
    /// When it holds.
    pub when: When,
    /// What it does.
    pub effect: Expr,
    /// `prevalece sobre other`.
    pub prevails_over: Vec<Name>,
    /// Citation.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

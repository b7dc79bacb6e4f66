//! Transfers, their parts and exceptions.

use crate::source::Span;
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
    /// The whole declaration.
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

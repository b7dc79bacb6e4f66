//! Measures, parameters, claims and readings.

use crate::source::Span;
use crate::syntax::ast::{Case, Citation, Expr, Name, Operation, Places, Text, TypeExpr};

/// `medida taxa por k : % com 2 casas "title" = e`.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureDecl {
    /// Its name.
    pub name: Name,
    /// Its level, when stated.
    pub keys: Vec<Name>,
    /// Its type, when stated.
    pub ty: Option<TypeExpr>,
    /// Its rounding.
    pub places: Option<Places>,
    /// Title.
    pub title: Option<Text>,
    /// What it is.
    pub value: Expr,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `parâmetro p : % { de 11/2021 a 10/2023 => 40% … }` or `parâmetro p : % = 40%`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterDecl {
    /// Its name.
    pub name: Name,
    /// Its type, when stated.
    pub ty: Option<TypeExpr>,
    /// Title.
    pub title: Option<Text>,
    /// The one value of a parameter that does not change.
    pub value: Option<Expr>,
    /// Its dated or conditional values.
    pub cases: Vec<Case>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `confere e` or `garante e`.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimDecl {
    /// Which.
    pub kind: ClaimKind,
    /// `para cada k em tabela`.
    pub quantifier: Option<(Name, Name)>,
    /// The claim.
    pub claim: Expr,
    /// `tolerância e`.
    pub tolerance: Option<Expr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// The two kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// What the act prints.
    Confere,
    /// What must hold when evaluated.
    Garante,
}

/// `interpretação x "title" { conforme …; motivo … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// The passage that it reads.
    pub citation: Citation,
    /// `motivo`.
    pub reason: Option<Text>,
    /// The other ways to read the passage.
    pub alternatives: Vec<Alternative>,
    /// The whole declaration.
    pub span: Span,
}

/// `alternativa "…" { substitui repasse r { exceto … } }`: another way to read a passage.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// In words.
    pub text: Text,
    /// What it would put in the place of what is written; none when only words say it.
    pub operations: Vec<Operation>,
    /// The whole clause.
    pub span: Span,
}

//! Indicators and indices.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Case, Citation, Expr, Name, Places, Text, UnitExpr, When};
use crate::value::Number;

/// `indicador x "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDecl {
    /// Its name.
    pub name: Name,
    /// Keys of a family.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `aplica-se quando c` or `aplica-se <interval>`.
    pub applies: Option<(When, Citation)>,
    /// `unidade % com 2 casas`.
    pub unit: Option<(UnitExpr, Option<Places>, Citation)>,
    /// `apuração quadrimestral`.
    pub frequency: Option<Name>,
    /// `fonte SIH`.
    pub origin: Vec<Text>,
    /// `polaridade maior melhor`.
    pub polarity: Option<Spanned<Polarity>>,
    /// `meta >= 80%`.
    pub target: Option<(When, Citation)>,
    /// `cálculo e`.
    pub calculation: Option<(Expr, Citation)>,
    /// How the result becomes a score.
    pub scoring: Vec<Scoring>,
    /// Rows of outcomes: `indefinido => integral`, `quando c => integral`.
    pub outcomes: Vec<Case>,
    /// `descrição "…"`.
    pub description: Option<Text>,
    /// The whole declaration.
    pub span: Span,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// `maior melhor`.
    HigherIsBetter,
    /// `menor melhor`.
    LowerIsBetter,
}

/// One clause that gives the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// Which form.
    pub kind: ScoringKind,
    /// `faixas quando c { … }`.
    pub guard: Option<Expr>,
    /// Citation of the clause or block.
    pub citation: Citation,
    /// The whole clause.
    pub span: Span,
}

/// The forms of a score.
#[derive(Clone, Debug, PartialEq)]
pub enum ScoringKind {
    /// `faixas { … }`.
    Bands(Vec<Case>),
    /// `linear { 38% => 0%; 78% => 100% }`.
    Linear(Vec<Case>),
    /// `pontuação proporcional`.
    Proportional,
    /// `pontuação binária`.
    Binary,
    /// `pontuação e`.
    Formula(Expr),
}

/// `índice x "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `aplica-se quando …`.
    pub applies: Option<(When, Citation)>,
    /// `total 100`.
    pub total: Option<(Expr, Citation)>,
    /// `unidade número com 2 casas`.
    pub unit: Option<(UnitExpr, Option<Places>, Citation)>,
    /// `pesos { a 25; b 75 }`.
    pub weights: Vec<Weight>,
    /// Where the block of weights stands.
    pub weights_span: Option<Span>,
    /// What each cause of absence does: `suspenso => redistribui`.
    pub effects: Vec<Case>,
    /// `exige 3`: fewest components that must have a score.
    pub requires: Option<Spanned<u32>>,
    /// The whole declaration.
    pub span: Span,
}

/// `equipe_mínima 25`.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The component.
    pub component: Name,
    /// Its weight.
    pub weight: Spanned<Number>,
    /// Citation.
    pub citation: Citation,
}

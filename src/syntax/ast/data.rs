//! Inputs, tables, lists, groups, schedules: the facts.

use crate::source::Span;
use crate::syntax::ast::{Citation, DurationUnit, Expr, Name, Text, TypeExpr};
use crate::value::Number;

/// `entrada hospital por cnes e quadrimestre { … }` or `entrada AIH de hospital por mês { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct InputDecl {
    /// Its name: the level's.
    pub name: Name,
    /// `de hospital`.
    pub parent: Option<Name>,
    /// `por cnes e quadrimestre`.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// `período coluna ANO_CMPT e MES_CMPT`: the columns of a file that hold the period, when they are named.
    pub period_columns: Vec<Text>,
    /// Columns.
    pub fields: Vec<Field>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// `mínimo e`.
    pub minimum: Option<Expr>,
    /// `máximo e`.
    pub maximum: Option<Expr>,
    /// `fonte SIH`.
    pub origin: Option<Text>,
    /// `coluna PROC_REA`: its name in files.
    pub column: Option<Text>,
    /// `opcional`.
    pub optional: Option<Span>,
    /// `exigida quando c`.
    pub required_when: Option<Expr>,
    /// `pendente "Nota Técnica"`: what it measures is left to a note not yet published.
    pub pending: Option<Pending>,
    /// `adia início em 2 meses`: how far its dates are announced to lie after those of another column.
    pub delayed: Option<Delayed>,
    /// Citation.
    pub citation: Citation,
    /// The whole line.
    pub span: Span,
}

/// `adia início em 2 meses`.
#[derive(Clone, Debug, PartialEq)]
pub struct Delayed {
    /// The column of the dates before.
    pub from: Name,
    /// How far: `2`, `meses`.
    pub by: (Number, DurationUnit),
    /// Where.
    pub span: Span,
}

/// `pendente`, and the note that is owed when it is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// The note.
    pub note: Option<Text>,
    /// Where.
    pub span: Span,
}

/// `tabela t por k { … dados { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableDecl {
    /// Its name.
    pub name: Name,
    /// Key columns.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Columns in the order of the cells.
    pub fields: Vec<Field>,
    /// The rows.
    pub rows: Vec<Row>,
    /// `dados "file.csv" sha256 "…"`: a file beside the policy, and its digest.
    pub file: Option<(Text, Text)>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// Cells separated by `|`, trimmed, typed later by their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells; an empty cell is an empty text.
    pub cells: Vec<Text>,
    /// Citation of the row.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

/// `lista partos { 0310010039; cesarianas }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ListDecl {
    /// Its name.
    pub name: Name,
    /// `em procedimentos`: the table of whose keys its members are.
    pub table: Option<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Codes (as [`ExprKind::Number`](crate::syntax::ast::ExprKind::Number)), texts, or names of other lists.
    pub items: Vec<Expr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `grupo cluster por tipologia e porte`.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupDecl {
    /// Its name.
    pub name: Name,
    /// What determines it.
    pub keys: Vec<Name>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `cronograma x { … dados { heading; rows } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `total e`.
    pub total: Option<(Expr, Citation)>,
    /// The first row.
    pub heading: Option<Row>,
    /// The others.
    pub rows: Vec<Row>,
    /// The whole declaration.
    pub span: Span,
}

//! Amendments: which act, and each operation on its text.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Act, Citation, Expr, Interval, Item, Name};

/// `altera <act> { operations }`.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendmentDecl {
    /// The amended act.
    pub act: Act,
    /// Citation of the block.
    pub citation: Citation,
    /// Its operations in the order written.
    pub operations: Vec<Operation>,
    /// The `exemplo` and `confere` of its block, which are about the amended act.
    pub tests: Vec<Item>,
    /// The whole declaration.
    pub span: Span,
}

/// One line: `suspende indicador x desde 09/2017 => integral`.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// What it does.
    pub verb: Spanned<Verb>,
    /// What it changes.
    pub target: Target,
    /// The periods that it reaches; from the validity of the amending act when left out.
    pub reach: Option<Interval>,
    /// What stands there instead.
    pub change: Change,
    /// Citation.
    pub citation: Citation,
    /// The whole operation.
    pub span: Span,
}

/// The six operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// `acrescenta`.
    Add,
    /// `substitui`.
    Replace,
    /// `revoga`.
    Revoke,
    /// `suspende`.
    Suspend,
    /// `prorroga`.
    Extend,
    /// `adia`.
    Postpone,
}

impl Verb {
    /// The word that begins the line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Verb::Add => "acrescenta",
            Verb::Replace => "substitui",
            Verb::Revoke => "revoga",
            Verb::Suspend => "suspende",
            Verb::Extend => "prorroga",
            Verb::Postpone => "adia",
        }
    }
}

/// What an operation changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// `indicador x.faixas`: a declaration or a part of it.
    Declared(DeclKind, Path),
    /// `Art. 1º, § 2º`: what an amending act did by force of that provision, its parts from the outermost.
    Provision(Spanned<Vec<String>>),
    /// `vigência`.
    Validity(Span),
    /// `acrescenta { … }`: the act itself.
    Act(Span),
}

/// The kinds of declarations that operations change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DeclKind {
    /// `indicador`.
    Indicator,
    /// `índice`.
    Index,
    /// `repasse`.
    Transfer,
    /// `tabela`.
    Table,
    /// `cronograma`.
    Schedule,
    /// `lista`.
    List,
    /// `parâmetro`.
    Parameter,
    /// `medida`.
    Measure,
}

impl DeclKind {
    /// The word that declares it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            DeclKind::Indicator => "indicador",
            DeclKind::Index => "índice",
            DeclKind::Transfer => "repasse",
            DeclKind::Table => "tabela",
            DeclKind::Schedule => "cronograma",
            DeclKind::List => "lista",
            DeclKind::Parameter => "parâmetro",
            DeclKind::Measure => "medida",
        }
    }
}

/// `x.faixas`, `t[0026808].valor_anual`.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The declaration.
    pub name: Name,
    /// The way to a part of it.
    pub steps: Vec<Step>,
    /// The whole path.
    pub span: Span,
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// `.faixas`.
    Part(Name),
    /// `[k1; k2]`, each key as it is printed.
    Row(Vec<Name>, Span),
}

/// What an operation puts in the place of what it changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Nothing.
    None,
    /// `=> 30`.
    To(Expr),
    /// `{ … }` after a declaration: one of its kind with the clauses written alone. A path to bands or to a part
    /// of a transfer is in it too, as the clause that it leads to.
    Clauses(Box<Item>),
    /// `acrescenta { … }`: declarations.
    Declarations(Vec<Item>),
    /// `para 06/2025`.
    Moved(Expr),
}

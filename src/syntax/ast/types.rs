//! Units, currencies, the types of columns and figures, the places that end a rule.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{Citation, Name};
use crate::value::Rounding;

/// `unidade leito; parto` or `unidade diária = leito * dia`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitDecl {
    /// The new names.
    pub names: Vec<Name>,
    /// What the (single) name abbreviates.
    pub definition: Option<UnitExpr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// A product of units: each with its exponent, +1 or -1. `%` and `número` stand as names.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitExpr {
    /// The factors in order.
    pub factors: Vec<(Name, i8)>,
    /// Where.
    pub span: Span,
}

/// `moeda £ com 2 casas`.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrencyDecl {
    /// The sign.
    pub symbol: Name,
    /// Places of the smallest coin.
    pub places: Spanned<u32>,
    /// The whole declaration.
    pub span: Span,
}

/// The type of a column, a measure, a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeExpr {
    /// `sim/não`.
    Truth(Span),
    /// `texto`.
    Text(Span),
    /// `data`.
    Date(Span),
    /// `código de 7 dígitos`.
    Code(Option<Spanned<u32>>, Span),
    /// `{I; II; III}`.
    Category(Vec<Name>, Span),
    /// `R$`, `%`, `número`, `leito * dia`, or a column type that a single name stands for.
    Unit(UnitExpr),
}

/// `com 2 casas [truncado]`: the rounding that ends a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Decimal places of the displayed unit (of the percentage, for `%`).
    pub places: Spanned<u32>,
    /// The mode, where it differs from the policy's.
    pub mode: Option<Spanned<Rounding>>,
}

//! Quoted texts, and what follows `conforme`.

use crate::source::{Span, Spanned};
use crate::syntax::ast::Name;

/// A quoted text without its quotes, dedented when in triple quotes.
pub type Text = Spanned<String>;

/// What follows `conforme`: places of the act, a reading, a quotation. Empty when nothing was cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// Each `;`-separated place: its parts from the outermost (`Art. 7º`, `parágrafo único`).
    pub places: Vec<Spanned<Vec<String>>>,
    /// `interpretação name`.
    pub readings: Vec<Name>,
    /// The law's own words.
    pub quote: Option<Text>,
    /// The whole clause, when there is one.
    pub span: Option<Span>,
}

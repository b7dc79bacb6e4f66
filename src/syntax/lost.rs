//! Lost lines: why a line could not be read, in the author's words.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::cursor::Reader;
use crate::syntax::grammar::Pair;

/// Which block a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    Top,
    Input,
    Table,
    Indicator,
    Index,
    Weights,
    Transfer,
    Part,
    Schedule,
    Reading,
    Amendment,
    Example,
    Record,
    Rows,
    Guard,
}

impl<'i> Reader<'i> {
    /// Reports a line that could not be read.
    pub(super) fn lost(&mut self, pair: &Pair<'i>, _context: Context) {
        let span = self.span(pair);
        self.report(Diagnostic::error(codes::SYNTAX_UNEXPECTED, span));
    }

    /// Reports the head of a declaration that could not be read.
    pub(super) fn lost_head(&mut self, pair: &Pair<'i>, _context: Context, head: Span) {
        let _ = pair;
        self.report(Diagnostic::error(codes::SYNTAX_UNEXPECTED, head));
    }
}

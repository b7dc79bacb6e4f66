//! No figure can pass the size that numbers may have, with data within their declared limits.
//!
//! Sums and products of what can be written stay far below it: powers of powers do not.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{NodeKind, Op, Program};
use crate::source::Span;
use crate::value::{Number, NumberError};

/// Reports each power that is too large at an end of what its base can be.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    for node in &program.nodes {
        let NodeKind::Op(Op::Power(exponent), operands) = &node.kind else {
            continue;
        };
        let base = operands.first().and_then(|operand| program.node(*operand));
        let ends = base.into_iter().flat_map(|base| [base.ty.range.low.as_ref(), base.ty.range.high.as_ref()]);
        let too_large = |end: &&Number| end.power(*exponent) == Err(NumberError::TooLarge);
        if let Some(end) = ends.flatten().map(|bound| &bound.at).find(too_large) {
            diagnostics.push(overflow(end, *exponent, node.span));
        }
    }
}

fn overflow(base: &Number, exponent: u32, span: Span) -> Diagnostic {
    let digits = base.to_plain_string().chars().filter(char::is_ascii_digit).count();
    Diagnostic::warning(codes::CHECK_OVERFLOW, span).arg("digits", digits).arg("exponent", exponent).help("help")
}

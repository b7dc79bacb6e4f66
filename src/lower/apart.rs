//! What a transfer says of one thing twice must not hold at once: of a part and of the whole, of paying and withholding.
//!
//! Receives the exceptions of a ledger as lowered; leaves the proofs that they owe. It decides nothing.

use crate::ir::{self, Condition, Exception, Obligation};
use crate::lower::Lowerer;
use crate::lower::transfer::{Ledger, Replacement, Replaces};
use crate::source::Span;
use crate::syntax::ast::{self, TransferDecl};

impl<'a> Lowerer<'a> {
    /// What a part says of its score and what the whole transfer says of it must not hold at once.
    pub(super) fn apart_from_whole(
        &mut self,
        decl: &'a TransferDecl,
        part: &'a ast::Part,
        exceptions: &[Replacement],
        ledger: &Ledger<'_>,
    ) {
        let scored = |it: &&Replacement| it.replaces == Replaces::Performance;
        let named = |written: &'a [ast::Exception], span: Span| written.iter().find(|it| it.span == span);
        for own in exceptions.iter().filter(scored) {
            for whole in ledger.exceptions.iter().filter(scored) {
                let written = (named(&part.exceptions, own.span), named(&decl.exceptions, whole.span));
                let ranked = |(one, two): (&ast::Exception, &ast::Exception)| prevails(one, two) || prevails(two, one);
                if written.0.zip(written.1).is_some_and(ranked) {
                    continue;
                }
                let condition =
                    |it: &Replacement| Condition { node: it.condition, citation: ir::Citation::none(), span: it.span };
                self.owe(Obligation::Apart {
                    of: ir::ApartOf::Exceptions,
                    first: condition(whole),
                    second: condition(own),
                    given: ledger.scope.facts.clone(),
                    owner: format!("{}.{}", decl.name.value, part.name.value),
                });
            }
        }
    }

    /// What pays in full and what holds the payment back must not hold at once.
    pub(super) fn apart_from_withheld(
        &mut self,
        withheld: Option<&Condition>,
        exceptions: &[Exception],
        ledger: &Ledger<'_>,
    ) {
        let Some(withheld) = withheld else {
            return;
        };
        for exception in exceptions.iter().filter(|it| ["dispensa", "integral"].contains(&it.effect.as_str())) {
            let first = Condition { node: exception.node, citation: exception.citation.clone(), span: exception.span };
            let (of, given, owner) = (ir::ApartOf::Withheld, ledger.scope.facts.clone(), ledger.name.to_owned());
            self.owe(Obligation::Apart { of, first, second: withheld.clone(), given, owner });
        }
    }
}

/// Whether an exception prevails over another by name.
pub(super) fn prevails(one: &ast::Exception, other: &ast::Exception) -> bool {
    let name = other.name.as_ref().map(|name| &name.value);
    one.prevails_over.iter().any(|over| Some(&over.value) == name)
}

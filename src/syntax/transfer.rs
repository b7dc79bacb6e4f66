//! `repasse`, its parts and exceptions.

use crate::source::Span;
use crate::syntax::ast::{Advance, Citation, Exception, Name, Part, Settles, TransferDecl};
use crate::syntax::block::Block;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::declaration::Head;
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `repasse`.
    pub(super) fn transfer_decl(&mut self, pair: Pair<'i>) -> TransferDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        self.transfer_lines(cursor, head, span)
    }

    /// The clauses of a transfer.
    pub(super) fn transfer_lines(
        &mut self,
        lines: impl Iterator<Item = Pair<'i>>,
        head: Head,
        span: Span,
    ) -> TransferDecl {
        let mut block = self.block(span);
        let mut transfer = TransferDecl {
            name: head.name,
            keys: head.keys,
            title: head.title,
            citation: Citation::default(),
            beneficiary: None,
            applies: None,
            base: None,
            value: None,
            limit: None,
            factor: None,
            parts: Vec::new(),
            exceptions: Vec::new(),
            withhold: None,
            settles: None,
            advance: None,
            span,
        };
        for child in lines {
            self.transfer_line(child, &mut transfer, &mut block);
        }
        transfer.citation = block.citation;
        transfer
    }

    fn transfer_line(&mut self, pair: Pair<'i>, transfer: &mut TransferDecl, block: &mut Block) {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let (word, slot) = match rule {
            Rule::exception => return transfer.exceptions.push(self.exception(pair)),
            Rule::part => return transfer.parts.push(self.part(pair)),
            Rule::settles => {
                if self.once(block, "acerta", span) {
                    transfer.settles = Some(self.settles(pair));
                }
                return;
            }
            Rule::advance => {
                if self.once(block, "desconta", span) {
                    transfer.advance = Some(self.advance(pair));
                }
                return;
            }
            Rule::beneficiary => ("favorecido", None),
            Rule::applies => ("aplica-se", None),
            Rule::base => ("base", Some(&mut transfer.base)),
            Rule::value => ("valor", Some(&mut transfer.value)),
            Rule::limit => ("limite", Some(&mut transfer.limit)),
            Rule::factor => ("fator", Some(&mut transfer.factor)),
            Rule::withhold => ("retém", Some(&mut transfer.withhold)),
            // Only the block of a part of a transfer has shares.
            Rule::share | Rule::share_rest => return self.lost(&pair, Context::Transfer),
            _ => return self.common_line(pair, Context::Transfer, block),
        };
        if !self.once(block, word, span) {
            return;
        }
        match (slot, rule) {
            (Some(slot), _) => *slot = Some(self.cited_expr(pair)),
            (None, Rule::beneficiary) => {
                transfer.beneficiary = Cursor::of(pair).accept(Rule::name).map(|name| self.name(&name));
            }
            (None, _) => {
                let mut cursor = Cursor::of(pair);
                transfer.applies = Some((self.take_when(&mut cursor, span), self.take_citation(&mut cursor)));
            }
        }
    }

    fn settles(&mut self, pair: Pair<'i>) -> Settles {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        Settles {
            paid: self.take_expr(&mut cursor, span),
            carried: cursor.accept(Rule::carried).map(|pair| self.span(&pair)),
            citation: self.take_citation(&mut cursor),
            span,
        }
    }

    fn advance(&mut self, pair: Pair<'i>) -> Advance {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        Advance {
            given: self.take_expr(&mut cursor, span),
            periods: self.take_integer(&mut cursor),
            carried: cursor.accept(Rule::carried).map(|pair| self.span(&pair)),
            citation: self.take_citation(&mut cursor),
            span,
        }
    }

    fn exception(&mut self, pair: Pair<'i>) -> Exception {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = cursor.accept(Rule::exception_name).and_then(|name| Cursor::of(name).next());
        Exception {
            name: name.map(|name| self.name(&name)),
            when: self.take_when(&mut cursor, span),
            effect: self.take_expr(&mut cursor, span),
            prevails_over: self.names(cursor.accept(Rule::prevails)),
            citation: self.take_citation(&mut cursor),
            span,
        }
    }

    fn part(&mut self, pair: Pair<'i>) -> Part {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut block = self.block(span);
        let name = self.name_or_empty(cursor.accept(Rule::name), block.head);
        self.part_lines(cursor, name, &mut block, span)
    }

    /// The clauses of a part.
    pub(super) fn part_lines(
        &mut self,
        lines: impl Iterator<Item = Pair<'i>>,
        name: Name,
        block: &mut Block,
        span: Span,
    ) -> Part {
        let citation = Citation::default();
        let mut part = Part { name, share: None, rest: None, factor: None, exceptions: Vec::new(), citation, span };
        for child in lines {
            let place = self.span(&child);
            match child.as_rule() {
                Rule::exception => part.exceptions.push(self.exception(child)),
                Rule::share => {
                    if self.once(block, "fração", place) {
                        part.share = Some(self.cited_expr(child));
                    }
                }
                Rule::share_rest => {
                    if self.once(block, "fração", place) {
                        part.rest = Some(place);
                    }
                }
                Rule::factor => {
                    if self.once(block, "fator", place) {
                        part.factor = Some(self.cited_expr(child));
                    }
                }
                Rule::beneficiary
                | Rule::applies
                | Rule::base
                | Rule::value
                | Rule::limit
                | Rule::withhold
                | Rule::settles
                | Rule::advance
                | Rule::part => {
                    self.lost(&child, Context::Part);
                }
                _ => self.common_line(child, Context::Part, block),
            }
        }
        part.citation.clone_from(&block.citation);
        part
    }
}

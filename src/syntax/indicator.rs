//! `indicador` and `índice`.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{
    Citation, IndexDecl, IndicatorDecl, Places, Polarity, Scoring, ScoringKind, UnitExpr, Weight,
};
use crate::syntax::block::Block;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::declaration::Head;
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `indicador`.
    pub(super) fn indicator_decl(&mut self, pair: Pair<'i>) -> IndicatorDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        self.indicator_lines(cursor, head, span)
    }

    /// The clauses of an indicator, in its own block or in that of an operation on it.
    pub(super) fn indicator_lines(
        &mut self,
        lines: impl Iterator<Item = Pair<'i>>,
        head: Head,
        span: Span,
    ) -> IndicatorDecl {
        let mut block = self.block(span);
        let mut indicator = IndicatorDecl {
            name: head.name,
            keys: head.keys,
            title: head.title,
            citation: Citation::default(),
            applies: None,
            unit: None,
            frequency: None,
            origin: Vec::new(),
            polarity: None,
            target: None,
            calculation: None,
            scoring: Vec::new(),
            outcomes: Vec::new(),
            description: None,
            span,
        };
        for child in lines {
            self.indicator_line(child, &mut indicator, &mut block);
        }
        indicator.citation = block.citation;
        indicator
    }

    fn indicator_line(&mut self, pair: Pair<'i>, indicator: &mut IndicatorDecl, block: &mut Block) {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        match rule {
            Rule::case => return indicator.outcomes.push(self.case(pair)),
            Rule::bands | Rule::linear | Rule::proportional | Rule::binary | Rule::formula => {
                return indicator.scoring.extend(self.scoring(pair, block));
            }
            _ => {}
        }
        let Some(word) = clause_word(rule) else {
            return self.common_line(pair, Context::Indicator, block);
        };
        if !self.once(block, word, span) {
            return;
        }
        let mut cursor = Cursor::of(pair);
        match rule {
            Rule::applies => {
                indicator.applies = Some((self.take_when(&mut cursor, span), self.take_citation(&mut cursor)));
            }
            Rule::unit_clause => indicator.unit = self.unit_clause(&mut cursor),
            Rule::frequency => indicator.frequency = cursor.accept(Rule::name).map(|name| self.name(&name)),
            Rule::origin => {
                let origins = cursor.filter(|child| child.as_rule() != Rule::cite);
                indicator.origin = origins.map(|origin| self.origin_text(&origin)).collect();
            }
            Rule::polarity => indicator.polarity = cursor.next().map(|word| self.polarity(&word)),
            Rule::target => {
                indicator.target = Some((self.take_when(&mut cursor, span), self.take_citation(&mut cursor)));
            }
            Rule::calculation => {
                indicator.calculation = Some((self.take_expr(&mut cursor, span), self.take_citation(&mut cursor)));
            }
            _ => indicator.description = self.take_text(&mut cursor),
        }
    }

    /// `unidade % com 2 casas`, after its word.
    fn unit_clause(&mut self, cursor: &mut Cursor<'i>) -> Option<(UnitExpr, Option<Places>, Citation)> {
        let unit = self.take_unit(cursor)?;
        Some((unit, self.take_places(cursor), self.take_citation(cursor)))
    }

    fn polarity(&self, pair: &Pair<'i>) -> Spanned<Polarity> {
        let polarity = if pair.as_rule() == Rule::higher { Polarity::HigherIsBetter } else { Polarity::LowerIsBetter };
        Spanned::new(polarity, self.span(pair))
    }

    /// One clause that gives the score. Only those with `quando` may be several.
    fn scoring(&mut self, pair: Pair<'i>, block: &mut Block) -> Option<Scoring> {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let mut cursor = Cursor::of(pair);
        let guard = cursor.accept(Rule::guard).and_then(|guard| Cursor::of(guard).next()).map(|guard| self.expr(guard));
        let bad_guard = cursor.accept(Rule::bad_head);
        if let Some(head) = &bad_guard {
            self.lost_head(head, Context::Guard, self.first_line(span));
        }
        let word = if rule == Rule::linear {
            "linear"
        } else if rule == Rule::bands {
            "faixas"
        } else {
            "pontuação"
        };
        if guard.is_none() && bad_guard.is_none() && !self.once(block, word, span) {
            return None;
        }
        let (kind, citation) = self.scoring_kind(rule, cursor, span);
        Some(Scoring { kind, guard, citation, span })
    }

    fn scoring_kind(&mut self, rule: Rule, mut cursor: Cursor<'i>, span: Span) -> (ScoringKind, Citation) {
        match rule {
            Rule::bands | Rule::linear => {
                let (rows, citation) = cursor.accept(Rule::rows).map(|rows| self.rows(rows, span)).unwrap_or_default();
                let kind = if rule == Rule::bands { ScoringKind::Bands(rows) } else { ScoringKind::Linear(rows) };
                (kind, citation)
            }
            Rule::proportional => (ScoringKind::Proportional, self.take_citation(&mut cursor)),
            Rule::binary => (ScoringKind::Binary, self.take_citation(&mut cursor)),
            _ => (ScoringKind::Formula(self.take_expr(&mut cursor, span)), self.take_citation(&mut cursor)),
        }
    }

    /// `índice`.
    pub(super) fn index_decl(&mut self, pair: Pair<'i>) -> IndexDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        self.index_lines(cursor, head, span)
    }

    /// The clauses of an index.
    pub(super) fn index_lines(&mut self, lines: impl Iterator<Item = Pair<'i>>, head: Head, span: Span) -> IndexDecl {
        let mut block = self.block(span);
        let mut index = IndexDecl {
            name: head.name,
            title: head.title,
            citation: Citation::default(),
            applies: None,
            total: None,
            unit: None,
            weights: Vec::new(),
            weights_span: None,
            effects: Vec::new(),
            requires: None,
            span,
        };
        for child in lines {
            self.index_line(child, &mut index, &mut block);
        }
        index.citation = block.citation;
        index
    }

    fn index_line(&mut self, pair: Pair<'i>, index: &mut IndexDecl, block: &mut Block) {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::case => index.effects.push(self.case(pair)),
            Rule::applies => {
                if self.once(block, "aplica-se", span) {
                    let mut cursor = Cursor::of(pair);
                    index.applies = Some((self.take_when(&mut cursor, span), self.take_citation(&mut cursor)));
                }
            }
            Rule::total => {
                if self.once(block, "total", span) {
                    index.total = Some(self.cited_expr(pair));
                }
            }
            Rule::unit_clause => {
                if self.once(block, "unidade", span) {
                    index.unit = self.unit_clause(&mut Cursor::of(pair));
                }
            }
            Rule::requires => {
                if self.once(block, "exige", span) {
                    index.requires = self.take_integer(&mut Cursor::of(pair));
                }
            }
            Rule::weights => {
                if self.once(block, "pesos", span) {
                    index.weights_span = Some(span);
                    index.weights = self.weights(pair, block);
                }
            }
            _ => self.common_line(pair, Context::Index, block),
        }
    }

    /// The block of weights; what it cites on its first line is cited by the index, when that cites nothing.
    fn weights(&mut self, pair: Pair<'i>, outer: &mut Block) -> Vec<Weight> {
        let mut block = self.block(self.span(&pair));
        let mut weights = Vec::new();
        for child in Cursor::of(pair) {
            match child.as_rule() {
                Rule::weight => weights.extend(self.weight(child)),
                _ => self.common_line(child, Context::Weights, &mut block),
            }
        }
        if outer.citation.span.is_none() {
            outer.citation = block.citation;
        }
        weights
    }

    fn weight(&mut self, pair: Pair<'i>) -> Option<Weight> {
        let mut cursor = Cursor::of(pair);
        let component = self.name(&cursor.accept(Rule::name)?);
        let number = cursor.accept(Rule::number)?;
        let span = self.span(&number);
        let weight = Spanned::new(self.digits(number.as_str(), span)?, span);
        Some(Weight { component, weight, citation: self.take_citation(&mut cursor) })
    }
}

/// The word of a clause that an indicator has once.
fn clause_word(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::applies => Some("aplica-se"),
        Rule::unit_clause => Some("unidade"),
        Rule::frequency => Some("apuração"),
        Rule::origin => Some("fonte"),
        Rule::polarity => Some("polaridade"),
        Rule::target => Some("meta"),
        Rule::calculation => Some("cálculo"),
        Rule::description => Some("descrição"),
        _ => None,
    }
}

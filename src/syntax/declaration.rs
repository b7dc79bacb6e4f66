//! The declarations that name data, definitions and claims. Those with a block of their own kind of lines are
//! each in a file: `indicator`, `index`, `transfer`, `table`, `example`.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{
    Alternative, ClaimDecl, ClaimKind, CurrencyDecl, Expr, ExprKind, GroupDecl, Item, ListDecl, MeasureDecl, Name,
    ParameterDecl, Places, ReadingDecl, Text, TypeExpr, UnitDecl, UnitExpr,
};
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

/// Figures are rounded to no more places: those that a decimal holds without allocation.
const MOST_PLACES: u32 = 28;

/// No register has longer codes.
const LONGEST_CODE: u32 = 60;

/// Name, keys and title of a declaration with a block.
pub(super) struct Head {
    pub(super) name: Name,
    pub(super) keys: Vec<Name>,
    pub(super) title: Option<Text>,
}

impl<'i> Reader<'i> {
    /// Any declaration.
    pub(super) fn item(&mut self, pair: Pair<'i>) -> Item {
        let span = self.span(&pair);
        match pair.as_rule() {
            Rule::unit_decl => Item::Unit(self.unit_decl(pair)),
            Rule::currency_decl => self.currency_decl(pair),
            Rule::input_decl => Item::Input(self.input_decl(pair)),
            Rule::table_decl => Item::Table(self.table_decl(pair)),
            Rule::list_decl => Item::List(self.list_decl(pair)),
            Rule::group_decl => Item::Group(self.group_decl(pair)),
            Rule::measure_decl => Item::Measure(self.measure_decl(pair)),
            Rule::parameter_decl | Rule::parameter_block => Item::Parameter(self.parameter_decl(pair)),
            Rule::indicator_decl => Item::Indicator(Box::new(self.indicator_decl(pair))),
            Rule::index_decl => Item::Index(Box::new(self.index_decl(pair))),
            Rule::transfer_decl => Item::Transfer(Box::new(self.transfer_decl(pair))),
            Rule::schedule_decl => Item::Schedule(Box::new(self.schedule_decl(pair))),
            Rule::claim_decl => Item::Claim(self.claim_decl(pair)),
            Rule::reading_decl => Item::Reading(self.reading_decl(pair)),
            Rule::amendment_decl => self.amendment_decl(pair),
            Rule::example_decl => Item::Example(self.example_decl(pair)),
            _ => Item::Error(span),
        }
    }

    /// The next child as a head; empty when it was lost.
    pub(super) fn take_head(&mut self, cursor: &mut Cursor<'i>, span: Span) -> Head {
        let Some(pair) = cursor.accept(Rule::head) else {
            return Head { name: self.name_or_empty(None, self.first_line(span)), keys: Vec::new(), title: None };
        };
        let mut cursor = Cursor::of(pair);
        Head {
            name: self.name_or_empty(cursor.accept(Rule::name), span),
            keys: self.names(cursor.accept(Rule::level)),
            title: self.take_text(&mut cursor),
        }
    }

    fn unit_decl(&mut self, pair: Pair<'i>) -> UnitDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut names = Vec::new();
        while let Some(name) = cursor.accept(Rule::name) {
            names.push(self.name(&name));
        }
        let definition = self.take_unit(&mut cursor);
        UnitDecl { names, definition, citation: self.take_citation(&mut cursor), span }
    }

    fn currency_decl(&mut self, pair: Pair<'i>) -> Item {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let symbol = cursor.accept(Rule::currency).map(|symbol| self.name(&symbol));
        match symbol.zip(self.take_integer_to(&mut cursor, MOST_PLACES)) {
            Some((symbol, places)) => Item::Currency(CurrencyDecl { symbol, places, span }),
            None => Item::Error(span),
        }
    }

    fn list_decl(&mut self, pair: Pair<'i>) -> ListDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = self.name_or_empty(cursor.accept(Rule::name), span);
        let table = cursor.accept(Rule::name).map(|table| self.name(&table));
        let title = self.take_text(&mut cursor);
        let items = cursor.accept(Rule::set).map(|set| Cursor::of(set).map(|item| self.expr(item)).collect());
        let items = items.unwrap_or_default();
        ListDecl { name, table, title, items, citation: self.take_citation(&mut cursor), span }
    }

    fn group_decl(&mut self, pair: Pair<'i>) -> GroupDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = self.name_or_empty(cursor.accept(Rule::name), span);
        let keys = self.names(cursor.accept(Rule::level));
        GroupDecl { name, keys, citation: self.take_citation(&mut cursor), span }
    }

    fn measure_decl(&mut self, pair: Pair<'i>) -> MeasureDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        MeasureDecl {
            name: self.name_or_empty(cursor.accept(Rule::name), span),
            keys: self.names(cursor.accept(Rule::level)),
            ty: self.take_type(&mut cursor),
            places: self.take_places(&mut cursor),
            title: self.take_text(&mut cursor),
            value: self.take_expr(&mut cursor, span),
            citation: self.take_citation(&mut cursor),
            span,
        }
    }

    fn parameter_decl(&mut self, pair: Pair<'i>) -> ParameterDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        if let Some(head) = cursor.accept(Rule::bad_head) {
            self.lost_head(&head, Context::Top, self.first_line(span));
        }
        let name = self.name_or_empty(cursor.accept(Rule::name), self.first_line(span));
        let ty = self.take_type(&mut cursor);
        let title = self.take_text(&mut cursor);
        if let Some(rows) = cursor.accept(Rule::rows) {
            let (cases, citation) = self.rows(rows, span);
            return ParameterDecl { name, ty, title, value: None, cases, citation, span };
        }
        let value = Some(self.take_expr(&mut cursor, span));
        ParameterDecl { name, ty, title, value, cases: Vec::new(), citation: self.take_citation(&mut cursor), span }
    }

    fn claim_decl(&mut self, pair: Pair<'i>) -> ClaimDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let kind = if cursor.accept(Rule::claim_garante).is_some() { ClaimKind::Garante } else { ClaimKind::Confere };
        cursor.accept(Rule::claim_confere);
        let quantifier = cursor.accept(Rule::quantifier).and_then(|pair| {
            let mut names = Cursor::of(pair).map(|name| self.name(&name));
            names.next().zip(names.next())
        });
        let claim = self.take_expr(&mut cursor, span);
        let tolerance = cursor.accept(Rule::tolerance).map(|pair| {
            let span = self.span(&pair);
            self.take_expr(&mut Cursor::of(pair), span)
        });
        ClaimDecl { kind, quantifier, claim, tolerance, citation: self.take_citation(&mut cursor), span }
    }

    fn reading_decl(&mut self, pair: Pair<'i>) -> ReadingDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        let mut block = self.block(span);
        let (mut reason, mut alternatives) = (None, Vec::new());
        for child in cursor {
            let place = self.span(&child);
            match child.as_rule() {
                Rule::reason => {
                    if self.once(&mut block, "motivo", place) {
                        reason = self.take_text(&mut Cursor::of(child));
                    }
                }
                Rule::alternative => alternatives.extend(self.alternative(child)),
                _ => self.common_line(child, Context::Reading, &mut block),
            }
        }
        ReadingDecl { name: head.name, title: head.title, citation: block.citation, reason, alternatives, span }
    }

    /// `alternativa "…" { operations }`.
    fn alternative(&mut self, pair: Pair<'i>) -> Option<Alternative> {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let text = self.take_text(&mut cursor)?;
        let mut block = self.block(span);
        let mut operations = Vec::new();
        for child in cursor.accept(Rule::alternative_lines).into_iter().flat_map(Cursor::of) {
            match child.as_rule() {
                Rule::operation => operations.extend(self.operation(child)),
                _ => self.common_line(child, Context::Amendment, &mut block),
            }
        }
        for operation in operations.iter_mut().filter(|it| it.citation.span.is_none()) {
            operation.citation.clone_from(&block.citation);
        }
        Some(Alternative { text, operations, span })
    }

    /// The next child as a type.
    pub(super) fn take_type(&mut self, cursor: &mut Cursor<'i>) -> Option<TypeExpr> {
        match cursor.peek()? {
            Rule::truth_type => cursor.next().map(|pair| TypeExpr::Truth(self.span(&pair))),
            Rule::category => cursor.next().map(|pair| self.category(pair)),
            Rule::code_type => cursor.next().map(|pair| {
                let span = self.span(&pair);
                TypeExpr::Code(self.take_integer_to(&mut Cursor::of(pair), LONGEST_CODE), span)
            }),
            _ => self.take_unit(cursor).map(plain_type),
        }
    }

    fn category(&self, pair: Pair<'i>) -> TypeExpr {
        let span = self.span(&pair);
        let members = Cursor::of(pair).map(|member| match member.as_rule() {
            Rule::text => self.quoted(&member),
            _ => self.name(&member),
        });
        TypeExpr::Category(members.collect(), span)
    }

    /// The next child as a unit.
    pub(super) fn take_unit(&mut self, cursor: &mut Cursor<'i>) -> Option<UnitExpr> {
        let pair = cursor.accept(Rule::unit_expr)?;
        let span = self.span(&pair);
        let (mut factors, mut exponent) = (Vec::new(), 1);
        for child in Cursor::of(pair) {
            if child.as_rule() == Rule::unit_op {
                exponent = if child.as_str() == "/" { -1 } else { 1 };
            } else {
                factors.push((self.name(&child), exponent));
            }
        }
        Some(UnitExpr { factors, span })
    }

    /// The next child as `com 2 casas`.
    pub(super) fn take_places(&mut self, cursor: &mut Cursor<'i>) -> Option<Places> {
        let mut cursor = Cursor::of(cursor.accept(Rule::places)?);
        let places = self.take_integer_to(&mut cursor, MOST_PLACES)?;
        Some(Places { places, mode: self.take_rounding(&mut cursor) })
    }
}

/// A unit, or one of the two types that a single word names.
fn plain_type(unit: UnitExpr) -> TypeExpr {
    match unit.factors.as_slice() {
        [(Spanned { value, .. }, _)] if value == "texto" => TypeExpr::Text(unit.span),
        [(Spanned { value, .. }, _)] if value == "data" => TypeExpr::Date(unit.span),
        _ => TypeExpr::Unit(unit),
    }
}

/// An expression that could not be read.
pub(super) fn unread(span: Span) -> Expr {
    Expr { kind: ExprKind::Error, span }
}

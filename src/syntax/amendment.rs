//! `altera`: the amended act and its operations.

use crate::source::{Span, Spanned};
use crate::syntax::ast::{
    AmendmentDecl, Change, Citation, DeclKind, Expr, ExprKind, IndicatorDecl, Item, ListDecl, Name, Operation,
    ParameterDecl, Path, Scoring, ScoringKind, Step, Target, TransferDecl, Verb,
};
use crate::syntax::citation::parts;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::declaration::Head;
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `altera`.
    pub(super) fn amendment_decl(&mut self, pair: Pair<'i>) -> Item {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut block = self.block(span);
        let act = self.take_act(&mut cursor);
        let (mut operations, mut tests) = (Vec::new(), Vec::new());
        for child in cursor {
            match child.as_rule() {
                Rule::operation => operations.extend(self.operation(child)),
                Rule::example_decl | Rule::claim_decl => tests.push(self.item(child)),
                _ => self.common_line(child, Context::Amendment, &mut block),
            }
        }
        match act {
            Some(act) => Item::Amendment(AmendmentDecl { act, citation: block.citation, operations, tests, span }),
            None => Item::Error(span),
        }
    }

    pub(super) fn operation(&mut self, pair: Pair<'i>) -> Option<Operation> {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let word = cursor.accept(Rule::operation_word)?;
        let verb = Spanned::new(verb(word.as_str()), self.span(&word));
        let target = cursor.next()?;
        let mut operation = match target.as_rule() {
            Rule::provision => self.on_provision(&target, verb, span),
            Rule::in_force => self.on_validity(target, verb, span),
            Rule::added => self.added(target, verb, span),
            _ => self.on_declaration(target, verb, span)?,
        };
        if let Some(interval) = cursor.accept(Rule::interval) {
            operation.reach = Some(self.interval(interval));
        }
        let own = self.take_citation(&mut cursor);
        if own.span.is_some() {
            operation.citation = own;
        }
        Some(operation)
    }

    fn on_provision(&mut self, pair: &Pair<'i>, verb: Spanned<Verb>, span: Span) -> Operation {
        let target = Target::Provision(Spanned::new(parts(pair.as_str()), self.span(pair)));
        plain(verb, target, span)
    }

    fn on_validity(&mut self, pair: Pair<'i>, verb: Spanned<Verb>, span: Span) -> Operation {
        let mut operation = plain(verb, Target::Validity(self.span(&pair)), span);
        let mut cursor = Cursor::of(pair);
        operation.reach = cursor.accept(Rule::interval).map(|interval| self.interval(interval));
        operation.citation = self.take_citation(&mut cursor);
        operation
    }

    fn added(&mut self, pair: Pair<'i>, verb: Spanned<Verb>, span: Span) -> Operation {
        let mut operation = plain(verb, Target::Act(self.first_line(self.span(&pair))), span);
        let mut cursor = Cursor::of(pair);
        operation.reach = cursor.accept(Rule::interval).map(|interval| self.interval(interval));
        let mut items = Vec::new();
        let mut block = self.block(span);
        for child in cursor.next().into_iter().flat_map(Cursor::of) {
            match child.as_rule() {
                Rule::lost | Rule::unclosed => self.common_line(child, Context::Top, &mut block),
                _ => items.push(self.item(child)),
            }
        }
        operation.change = Change::Declarations(items);
        operation
    }

    fn on_declaration(&mut self, pair: Pair<'i>, verb: Spanned<Verb>, span: Span) -> Option<Operation> {
        let kind = decl_kind(pair.as_rule())?;
        let mut cursor = Cursor::of(pair);
        let path = self.path(cursor.accept(Rule::path)?)?;
        let mut operation = plain(verb, Target::Declared(kind, path.clone()), span);
        operation.reach = cursor.accept(Rule::interval).map(|interval| self.interval(interval));
        if let Some(moved) = cursor.accept(Rule::postponed).and_then(|pair| Cursor::of(pair).next()) {
            operation.change = Change::Moved(self.inner_expr(moved, 0));
        }
        match cursor.peek() {
            Some(Rule::expr) => operation.change = Change::To(self.take_expr(&mut cursor, span)),
            Some(_) => {
                let (item, citation) = self.clauses(cursor.next()?, &path, span)?;
                operation.change = Change::Clauses(Box::new(item));
                operation.citation = citation;
            }
            None => {}
        }
        Some(operation)
    }

    fn path(&mut self, pair: Pair<'i>) -> Option<Path> {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = self.name(&cursor.accept(Rule::name)?);
        let mut steps = Vec::new();
        for step in cursor {
            let place = self.span(&step);
            if step.as_rule() == Rule::index {
                let keys: Vec<Expr> = Cursor::of(step).map(|key| self.inner_expr(key, 0)).collect();
                steps.push(Step::Row(keys.iter().map(|key| printed(self, key)).collect(), place));
            } else {
                steps.extend(Cursor::of(step).next().map(|name| Step::Part(self.name(&name))));
            }
        }
        Some(Path { name, steps, span })
    }

    /// The clauses of a block as a declaration that has no others, and what the block cites.
    fn clauses(&mut self, pair: Pair<'i>, path: &Path, span: Span) -> Option<(Item, Citation)> {
        let head = Head { name: path.name.clone(), keys: Vec::new(), title: None };
        let rule = pair.as_rule();
        let lines = Cursor::of(pair.clone());
        Some(match rule {
            Rule::indicator_lines => {
                let indicator = self.indicator_lines(lines, head, span);
                let citation = indicator.citation.clone();
                (Item::Indicator(Box::new(scoring_of(indicator, path))), citation)
            }
            Rule::index_lines => {
                let index = self.index_lines(lines, head, span);
                let citation = index.citation.clone();
                (Item::Index(Box::new(index)), citation)
            }
            Rule::transfer_lines => {
                let transfer = match path.steps.as_slice() {
                    [Step::Part(part)] => self.part_alone(lines, head, part, span),
                    _ => self.transfer_lines(lines, head, span),
                };
                let citation = transfer.citation.clone();
                (Item::Transfer(Box::new(transfer)), citation)
            }
            Rule::table_lines => {
                let table = self.table_lines(lines, head, span);
                let citation = table.citation.clone();
                (Item::Table(table), citation)
            }
            Rule::schedule_lines => {
                let schedule = self.schedule_lines(lines, head, span);
                let citation = schedule.citation.clone();
                (Item::Schedule(Box::new(schedule)), citation)
            }
            Rule::set => {
                let items = lines.map(|item| self.expr(item)).collect();
                let list =
                    ListDecl { name: head.name, title: None, table: None, items, citation: Citation::default(), span };
                (Item::List(list), Citation::default())
            }
            Rule::rows => {
                let (cases, citation) = self.rows(pair, span);
                let parameter = ParameterDecl {
                    name: head.name,
                    ty: None,
                    title: None,
                    value: None,
                    cases,
                    citation: citation.clone(),
                    span,
                };
                (Item::Parameter(parameter), citation)
            }
            _ => return None,
        })
    }

    /// `repasse r.fixa { … }`: the clauses of one part.
    fn part_alone(&mut self, lines: Cursor<'i>, head: Head, part: &Name, span: Span) -> TransferDecl {
        let mut block = self.block(span);
        let part = self.part_lines(lines, part.clone(), &mut block, span);
        let mut transfer = self.transfer_lines(std::iter::empty(), head, span);
        transfer.citation = part.citation.clone();
        transfer.parts.push(part);
        transfer
    }
}

/// A path to a score's rows: the rows of the block are those, and not outcomes.
fn scoring_of(mut indicator: IndicatorDecl, path: &Path) -> IndicatorDecl {
    let [Step::Part(step)] = path.steps.as_slice() else {
        return indicator;
    };
    let kind: fn(_) -> ScoringKind = match step.value.as_str() {
        "faixas" => ScoringKind::Bands,
        "linear" => ScoringKind::Linear,
        _ => return indicator,
    };
    let rows = std::mem::take(&mut indicator.outcomes);
    let citation = indicator.citation.clone();
    indicator.scoring.push(Scoring { kind: kind(rows), guard: None, citation, span: indicator.span });
    indicator
}

/// A key as its cell is printed.
fn printed(reader: &Reader<'_>, key: &Expr) -> Name {
    let text = match &key.kind {
        ExprKind::Text(text) | ExprKind::Name(text) => text.clone(),
        _ => reader.text.get(key.span.start as usize..key.span.end as usize).unwrap_or("").to_owned(),
    };
    Name::new(text, key.span)
}

/// An operation on a target, with the rest left out.
fn plain(verb: Spanned<Verb>, target: Target, span: Span) -> Operation {
    Operation { verb, target, reach: None, change: Change::None, citation: Citation::default(), span }
}

fn verb(word: &str) -> Verb {
    match word {
        "acrescenta" => Verb::Add,
        "substitui" => Verb::Replace,
        "revoga" => Verb::Revoke,
        "suspende" => Verb::Suspend,
        "prorroga" => Verb::Extend,
        _ => Verb::Postpone,
    }
}

fn decl_kind(rule: Rule) -> Option<DeclKind> {
    match rule {
        Rule::on_indicator => Some(DeclKind::Indicator),
        Rule::on_index => Some(DeclKind::Index),
        Rule::on_transfer => Some(DeclKind::Transfer),
        Rule::on_table => Some(DeclKind::Table),
        Rule::on_schedule => Some(DeclKind::Schedule),
        Rule::on_list => Some(DeclKind::List),
        Rule::on_parameter => Some(DeclKind::Parameter),
        Rule::on_measure => Some(DeclKind::Measure),
        _ => None,
    }
}

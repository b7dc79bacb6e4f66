//! Columns and rows: `entrada`, `tabela`, `cronograma`.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Citation, Delayed, Expr, Field, InputDecl, Pending, Row, ScheduleDecl, TableDecl, Text};
use crate::syntax::block::Block;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::declaration::{Head, unread};
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;

impl<'i> Reader<'i> {
    /// `entrada`.
    pub(super) fn input_decl(&mut self, pair: Pair<'i>) -> InputDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let mut block = self.block(span);
        let empty = self.name_or_empty(None, block.head);
        let mut input = InputDecl {
            name: empty,
            parent: None,
            keys: Vec::new(),
            title: None,
            period_columns: Vec::new(),
            fields: Vec::new(),
            citation: Citation::default(),
            span,
        };
        if let Some(head) = cursor.accept(Rule::input_head) {
            let mut head = Cursor::of(head);
            input.name = self.name_or_empty(head.accept(Rule::name), span);
            input.parent =
                head.accept(Rule::parent).and_then(|parent| Cursor::of(parent).next()).map(|name| self.name(&name));
            input.keys = self.names(head.accept(Rule::level));
            input.title = self.take_text(&mut head);
        }
        for child in cursor {
            match child.as_rule() {
                Rule::column => input.fields.extend(self.column(child)),
                Rule::period_columns => {
                    let place = self.span(&child);
                    if self.once(&mut block, "período", place) {
                        let names = Cursor::of(child).filter(|name| matches!(name.as_rule(), Rule::text | Rule::name));
                        input.period_columns = names.map(|name| self.origin_text(&name)).collect();
                    }
                }
                _ => self.common_line(child, Context::Input, &mut block),
            }
        }
        input.citation = block.citation;
        input
    }

    /// `tabela`.
    pub(super) fn table_decl(&mut self, pair: Pair<'i>) -> TableDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        self.table_lines(cursor, head, span)
    }

    /// The lines of a table.
    pub(super) fn table_lines(&mut self, lines: impl Iterator<Item = Pair<'i>>, head: Head, span: Span) -> TableDecl {
        let mut block = self.block(span);
        let (mut fields, mut rows, mut file) = (Vec::new(), Vec::new(), None);
        for child in lines {
            let place = self.span(&child);
            match child.as_rule() {
                Rule::column => fields.extend(self.column(child)),
                Rule::data_block => {
                    if self.once(&mut block, "dados", place) {
                        rows = self.data_rows(child, &mut block);
                    }
                }
                Rule::data_file => {
                    if self.once(&mut block, "dados", place) {
                        let mut cursor = Cursor::of(child);
                        file = self.take_text(&mut cursor).zip(self.take_text(&mut cursor));
                    }
                }
                _ => self.common_line(child, Context::Table, &mut block),
            }
        }
        TableDecl {
            name: head.name,
            keys: head.keys,
            title: head.title,
            fields,
            rows,
            file,
            citation: block.citation,
            span,
        }
    }

    /// `cronograma`.
    pub(super) fn schedule_decl(&mut self, pair: Pair<'i>) -> ScheduleDecl {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let head = self.take_head(&mut cursor, span);
        let mut schedule = self.schedule_lines(cursor, head, span);
        if !schedule.rows.is_empty() {
            schedule.heading = Some(schedule.rows.remove(0));
        }
        schedule
    }

    /// The lines of a schedule, every row of its data among the rows.
    pub(super) fn schedule_lines(
        &mut self,
        lines: impl Iterator<Item = Pair<'i>>,
        head: Head,
        span: Span,
    ) -> ScheduleDecl {
        let mut block = self.block(span);
        let (mut total, mut rows) = (None, Vec::new());
        for child in lines {
            let place = self.span(&child);
            match child.as_rule() {
                Rule::data_block => {
                    if self.once(&mut block, "dados", place) {
                        rows = self.data_rows(child, &mut block);
                    }
                }
                Rule::total => {
                    if self.once(&mut block, "total", place) {
                        total = Some(self.cited_expr(child));
                    }
                }
                _ => self.common_line(child, Context::Schedule, &mut block),
            }
        }
        ScheduleDecl { name: head.name, title: head.title, citation: block.citation, total, heading: None, rows, span }
    }

    /// The rows of a `dados` block. A citation before the first row is of the block around it; after a row, of the row.
    pub(super) fn data_rows(&mut self, pair: Pair<'i>, block: &mut Block) -> Vec<Row> {
        let head = self.span(&pair);
        let mut own = self.block(head);
        let mut rows: Vec<Row> = Vec::new();
        for child in Cursor::of(pair) {
            match (child.as_rule(), rows.last_mut()) {
                (Rule::row, _) => rows.push(self.row(child)),
                (Rule::cite, Some(row)) if row.citation.span.is_none() => row.citation = self.citation(child),
                (Rule::cite, None) => self.common_line(child, Context::Table, block),
                _ => self.common_line(child, Context::Table, &mut own),
            }
        }
        rows
    }

    fn row(&mut self, pair: Pair<'i>) -> Row {
        let span = self.span(&pair);
        let cells = Cursor::of(pair).map(|cell| self.cell(&cell)).collect();
        Row { cells, citation: Citation::default(), span }
    }

    fn cell(&mut self, pair: &Pair<'i>) -> Text {
        let raw = pair.as_str();
        let start = pair.as_span().start() + (raw.len() - raw.trim_start().len());
        let raw = raw.trim();
        let span = self.place(start, start + raw.len());
        if raw.contains('|') {
            self.report(bar_in_cell(span));
        }
        let unquoted =
            raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).filter(|inner| !inner.contains('"'));
        Spanned::new(unquoted.unwrap_or(raw).to_owned(), span)
    }

    fn column(&mut self, pair: Pair<'i>) -> Option<Field> {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let name = self.name(&cursor.accept(Rule::name)?);
        let ty = self.take_type(&mut cursor)?;
        let mut field = Field {
            name,
            ty,
            minimum: None,
            maximum: None,
            origin: None,
            column: None,
            optional: None,
            required_when: None,
            pending: None,
            delayed: None,
            citation: Citation::default(),
            span,
        };
        let mut block = self.block(span);
        for child in cursor {
            self.attribute(child, &mut field, &mut block);
        }
        Some(field)
    }

    fn attribute(&mut self, pair: Pair<'i>, field: &mut Field, block: &mut Block) {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        if rule == Rule::cite {
            field.citation = self.citation(pair);
            return;
        }
        let (word, slot): (_, Option<&mut Option<_>>) = match rule {
            Rule::minimum => ("mínimo", Some(&mut field.minimum)),
            Rule::maximum => ("máximo", Some(&mut field.maximum)),
            Rule::required_when => ("exigida", Some(&mut field.required_when)),
            Rule::origin_of => ("fonte", None),
            Rule::column_of => ("coluna", None),
            Rule::pending => ("pendente", None),
            Rule::delayed => ("adia", None),
            _ => ("opcional", None),
        };
        if !self.once(block, word, span) {
            return;
        }
        match (slot, rule) {
            (Some(slot), _) => *slot = Some(self.take_expr(&mut Cursor::of(pair), span)),
            (None, Rule::origin_of) => field.origin = Cursor::of(pair).next().map(|origin| self.origin_text(&origin)),
            (None, Rule::column_of) => field.column = Cursor::of(pair).next().map(|column| self.origin_text(&column)),
            (None, Rule::pending) => {
                field.pending = Some(Pending { note: self.take_text(&mut Cursor::of(pair)), span });
            }
            (None, Rule::delayed) => {
                let mut cursor = Cursor::of(pair);
                let from = cursor.accept(Rule::name).map(|from| self.name(&from));
                let by = cursor.accept(Rule::duration).and_then(|by| self.duration(by));
                field.delayed = from.zip(by).map(|(from, by)| Delayed { from, by, span });
            }
            (None, _) => field.optional = Some(span),
        }
    }

    /// `SIH` or `"SUSFácil – MG"`: a name, quoted when it is not one word.
    pub(super) fn origin_text(&self, pair: &Pair<'i>) -> Text {
        if pair.as_rule() == Rule::text { self.quoted(pair) } else { self.name(pair) }
    }

    /// A clause that is one expression, and its citation.
    pub(super) fn cited_expr(&mut self, pair: Pair<'i>) -> (Expr, Citation) {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let expr = if cursor.peek().is_some() { self.take_expr(&mut cursor, span) } else { unread(span) };
        (expr, self.take_citation(&mut cursor))
    }
}

/// A `|` between the quotes of a cell.
fn bar_in_cell(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_BAR_IN_CELL, span).help("help")
}

//! Inputs, tables, lists, schedules, parameters and measures as passages; what is neither stands whole.

use crate::source::Span;
use crate::syntax::ast::{
    ClaimKind, Field, InputDecl, Item, ListDecl, MeasureDecl, Name, ParameterDecl, Row, ScheduleDecl, TableDecl,
    TypeExpr,
};
use crate::version::passage::{Layout, Passage, Said, Writer};

impl Writer<'_> {
    /// A declaration; nothing for what could not be read, and for tests of the act.
    #[must_use]
    pub fn passage(&self, item: &Item) -> Option<Passage> {
        Some(match item {
            Item::Indicator(decl) => self.indicator(decl),
            Item::Index(decl) => self.index(decl),
            Item::Transfer(decl) => self.transfer(decl),
            Item::Table(decl) => self.table(decl),
            Item::List(decl) => self.list(decl),
            Item::Schedule(decl) => self.schedule(decl),
            Item::Parameter(decl) => self.parameter(decl),
            Item::Measure(decl) => self.measure(decl),
            Item::Input(decl) => self.input(decl),
            Item::Unit(decl) => self.whole("unidade", "", decl.span),
            Item::Currency(decl) => self.whole("moeda", &decl.symbol.value, decl.span),
            Item::Group(decl) => self.whole("grupo", &decl.name.value, decl.span),
            Item::Reading(decl) => self.whole("interpretação", &decl.name.value, decl.span),
            Item::Claim(decl) if decl.kind == ClaimKind::Garante => self.whole("garante", "", decl.span),
            Item::Claim(decl) => self.whole("confere", "", decl.span),
            Item::Amendment(_) | Item::Example(_) | Item::Error(_) => return None,
        })
    }

    /// A declaration of which the parts are not told apart.
    fn whole(&self, word: &'static str, name: &str, span: Span) -> Passage {
        let said = self.slice(span);
        let rest = said.text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        Passage::line(word, &Said { text: rest.to_owned(), ..said }).named(name)
    }

    fn input(&self, decl: &InputDecl) -> Passage {
        let mut lines = Vec::new();
        if !decl.period_columns.is_empty() {
            let columns: Vec<String> = decl.period_columns.iter().map(|it| self.slice(it.span).text).collect();
            lines.push(Passage::line("período", &Said::plain(format!("coluna {}", columns.join(" e ")))));
        }
        lines.extend(decl.fields.iter().map(|field| self.column(field)));
        let parent = decl.parent.as_ref().map_or_else(Said::default, |it| Said::plain("de").then(self.name(it)));
        let head = self.name(&decl.name).then(parent).then(self.keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("entrada", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    /// A column with all that follows its type, its citation too.
    fn column(&self, field: &Field) -> Passage {
        let said = self.slice(field.span);
        let value = said.text.split_once(':').map_or("", |(_, rest)| rest).trim().to_owned();
        let line = Passage::line("", &said).named(&field.name.value);
        Passage { value: crate::version::passage::one_line(&value), ..line }
    }

    fn table(&self, decl: &TableDecl) -> Passage {
        let mut lines: Vec<Passage> = decl.fields.iter().map(|field| self.column(field)).collect();
        match &decl.file {
            Some((path, digest)) => {
                let said = self.slice(path.span).word("sha256").then(self.slice(digest.span));
                lines.push(Passage::line("dados", &said));
            }
            None => {
                let keys = |name: &Name| decl.fields.iter().position(|field| field.name.value == name.value);
                let keys: Vec<usize> = decl.keys.iter().filter_map(keys).collect();
                lines.push(self.data(None, &decl.rows, &keys));
            }
        }
        let head = self.name(&decl.name).then(self.keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("tabela", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn data(&self, heading: Option<&Row>, rows: &[Row], keys: &[usize]) -> Passage {
        let rows = heading.into_iter().chain(rows).map(|row| self.row(row, keys)).collect();
        Passage::block("dados", &Said::default(), rows)
    }

    fn row(&self, row: &Row, keys: &[usize]) -> Passage {
        let cells: Vec<String> = row.cells.iter().map(|cell| self.slice(cell.span).text).collect();
        let name: Vec<&str> = keys.iter().filter_map(|at| row.cells.get(*at)).map(|cell| cell.value.as_str()).collect();
        let mut places: Vec<Span> = row.cells.iter().map(|cell| cell.span).collect();
        places.push(row.span);
        let said = Said { text: cells.join(" | "), places };
        let line = Passage::line("", &said).named(&name.join("; ")).cited(self, &row.citation);
        Passage { layout: Layout::Row, ..line }
    }

    fn schedule(&self, decl: &ScheduleDecl) -> Passage {
        let mut lines = Vec::new();
        lines.extend(decl.total.as_ref().map(|(expr, it)| Passage::line("total", &self.expr(expr)).cited(self, it)));
        if decl.heading.is_some() {
            lines.push(self.data(decl.heading.as_ref(), &decl.rows, &[0]));
        }
        let head = self.name(&decl.name).then(self.title(decl.title.as_ref()));
        Passage::block("cronograma", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn list(&self, decl: &ListDecl) -> Passage {
        let table = decl.table.as_ref().map_or_else(Said::default, |it| Said::plain("em").then(self.name(it)));
        let mut said = self.name(&decl.name).then(table).then(self.title(decl.title.as_ref())).word("{");
        for (at, item) in decl.items.iter().enumerate() {
            said.text.push_str(if at > 0 { ";" } else { "" });
            said = said.then(self.expr(item));
        }
        Passage::line("lista", &said.word("}")).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn ty(&self, ty: Option<&TypeExpr>) -> Said {
        match ty {
            None => Said::default(),
            Some(TypeExpr::Truth(span) | TypeExpr::Text(span) | TypeExpr::Date(span)) => {
                Said::plain(":").then(self.slice(*span))
            }
            Some(TypeExpr::Code(_, span) | TypeExpr::Category(_, span)) => Said::plain(":").then(self.slice(*span)),
            Some(TypeExpr::Unit(unit)) => Said::plain(":").then(self.slice(unit.span)),
        }
    }

    fn parameter(&self, decl: &ParameterDecl) -> Passage {
        let head = self.name(&decl.name).then(self.ty(decl.ty.as_ref())).then(self.title(decl.title.as_ref()));
        let passage = match &decl.value {
            Some(value) => Passage::line("parâmetro", &head.word("=").then(self.expr(value))),
            None => Passage::block("parâmetro", &head, self.cases(&decl.cases)),
        };
        passage.named(&decl.name.value).cited(self, &decl.citation)
    }

    fn measure(&self, decl: &MeasureDecl) -> Passage {
        let head = self.name(&decl.name).then(self.keys(&decl.keys)).then(self.ty(decl.ty.as_ref()));
        let head = head.then(self.rounding(decl.places.as_ref())).then(self.title(decl.title.as_ref()));
        let said = head.word("=").then(self.expr(&decl.value));
        Passage::line("medida", &said).named(&decl.name.value).cited(self, &decl.citation)
    }
}

//! Inputs, tables, lists, schedules, parameters and measures as passages; what is neither stands whole.

use crate::source::{Source, Span};
use crate::syntax::ast::{
    Citation, ClaimKind, Field, Header, InputDecl, Item, ListDecl, MeasureDecl, Name, ParameterDecl, Row, ScheduleDecl,
    TableDecl, Text, TypeExpr,
};
use crate::version::passage::{Layout, Passage, Said, Writer, keys, name, one_line};

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
            Item::Unit(decl) => self.whole("unidade", "", decl.span, &decl.citation),
            Item::Currency(decl) => self.whole("moeda", &decl.symbol.value, decl.span, &Citation::default()),
            Item::Group(decl) => self.whole("grupo", &decl.name.value, decl.span, &decl.citation),
            Item::Reading(decl) => self.whole("interpretação", &decl.name.value, decl.span, &Citation::default()),
            Item::Claim(decl) if decl.kind == ClaimKind::Garante => {
                self.whole("garante", "", decl.span, &decl.citation)
            }
            Item::Claim(decl) => self.whole("confere", "", decl.span, &decl.citation),
            Item::Amendment(_) | Item::Example(_) | Item::Error(_) => return None,
        })
    }

    /// The lines of a header that decide results.
    #[must_use]
    pub fn header(&self, header: &Header) -> Vec<Passage> {
        let mut lines = Vec::new();
        let validity = header.validity.as_ref();
        lines
            .extend(validity.map(|(interval, it)| Passage::line("vigência", &self.interval(interval)).cited(self, it)));
        let slices =
            [("período", header.grain.map(|it| it.span)), ("arredonda", header.rounding.as_ref().map(|it| it.0.span))];
        lines.extend(slices.iter().filter_map(|(word, span)| Some(Passage::line(word, &self.slice((*span)?)))));
        lines.extend(header.uses.iter().map(|act| Passage::line("usa", &Said::plain(act.words_and_date()))));
        lines
    }

    /// A declaration of which the parts are not told apart.
    fn whole(&self, word: &'static str, name: &str, span: Span, citation: &Citation) -> Passage {
        let end = citation.span.map_or(span.end, |cited| cited.start);
        let said = self.slice(Span { end, ..span });
        let rest = said.text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        Passage::line(word, &Said { text: rest.to_owned(), ..said }).named(name).cited(self, citation)
    }

    fn input(&self, decl: &InputDecl) -> Passage {
        let mut lines = Vec::new();
        if !decl.period_columns.is_empty() {
            let columns: Vec<String> = decl.period_columns.iter().map(|it| self.slice(it.span).text).collect();
            lines.push(Passage::line("período", &Said::plain(format!("coluna {}", columns.join(" e ")))));
        }
        lines.extend(decl.fields.iter().map(|field| self.column(field)));
        let parent = decl.parent.as_ref().map_or_else(Said::default, |it| Said::plain("de").then(name(it)));
        let head = name(&decl.name).then(parent).then(keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("entrada", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    /// A column with all that follows its type, its citation too, which is written and not compared.
    fn column(&self, field: &Field) -> Passage {
        let said = self.slice(field.span);
        let end = field.citation.span.map_or(field.span.end, |cited| cited.start);
        let value = self.slice(Span { end, ..field.span }).text;
        let value = value.split_once(':').map_or("", |(_, rest)| rest).trim().to_owned();
        let line = Passage::line("", &said).named(&field.name.value);
        Passage { value: one_line(&value), ..line }
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
                let columns: Vec<&str> = decl.fields.iter().map(|field| field.name.value.as_str()).collect();
                let rows = decl.rows.iter().map(|row| self.row(row, &keys, &columns)).collect();
                lines.push(Passage::block("dados", &Said::default(), rows));
            }
        }
        let head = name(&decl.name).then(keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("tabela", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    /// A row and its cells, each under the name of its column.
    fn row(&self, row: &Row, keys: &[usize], columns: &[&str]) -> Passage {
        let key = |at: &usize| row.cells.get(*at).map(|cell| cell.value.as_str());
        let name: Vec<&str> = keys.iter().filter_map(key).collect();
        let cells: Vec<Said> = row.cells.iter().map(|cell| self.cell(cell)).collect();
        let within = cells.iter().zip(columns).map(|(cell, column)| Passage::line("", cell).named(column)).collect();
        let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_str()).collect();
        let mut places: Vec<Span> = row.cells.iter().map(|cell| cell.span).collect();
        places.push(row.span);
        let said = Said { text: texts.join(" | "), places };
        let line = Passage::line("", &said).named(&name.join("; ")).cited(self, &row.citation);
        Passage { layout: Layout::Row, value: String::new(), within, ..line }
    }

    /// A cell as written; that of a file of its own as a policy writes it.
    fn cell(&self, cell: &Text) -> Said {
        if self.sources.get(cell.span.source).is_none_or(Source::is_policy) {
            return self.slice(cell.span);
        }
        let plain = !cell.value.contains(['|', '{', '}', '"']) && !cell.value.contains("//");
        let text = if plain { cell.value.clone() } else { format!("\"{}\"", cell.value) };
        Said { text, places: vec![cell.span] }
    }

    fn schedule(&self, decl: &ScheduleDecl) -> Passage {
        let mut lines = Vec::new();
        lines.extend(decl.total.as_ref().map(|(expr, it)| Passage::line("total", &self.expr(expr)).cited(self, it)));
        if let Some(heading) = &decl.heading {
            let columns: Vec<&str> = heading.cells.iter().map(|cell| cell.value.as_str()).collect();
            let rows = std::iter::once(heading).chain(&decl.rows).map(|row| self.row(row, &[0], &columns));
            lines.push(Passage::block("dados", &Said::default(), rows.collect()));
        }
        let head = name(&decl.name).then(self.title(decl.title.as_ref()));
        Passage::block("cronograma", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn list(&self, decl: &ListDecl) -> Passage {
        let table = decl.table.as_ref().map_or_else(Said::default, |it| Said::plain("em").then(name(it)));
        let mut said = name(&decl.name).then(table).then(self.title(decl.title.as_ref())).word("{");
        for (at, item) in decl.items.iter().enumerate() {
            said.text.push_str(if at > 0 { ";" } else { "" });
            said = said.then(self.expr(item));
        }
        let members = decl.items.iter().map(|item| Passage::line("", &self.expr(item))).collect();
        let line = Passage::line("lista", &said.word("}")).named(&decl.name.value).by_parts(members);
        line.cited(self, &decl.citation)
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
        let (ty, title) = (self.ty(decl.ty.as_ref()), self.title(decl.title.as_ref()));
        let head = name(&decl.name).then(ty.clone()).then(title.clone());
        let passage = match &decl.value {
            Some(value) => {
                let value = self.expr(value);
                let parts = parts(&ty, &title, &value);
                Passage::line("parâmetro", &head.word("=").then(value)).by_parts(parts)
            }
            None => Passage::block("parâmetro", &head, self.cases(&decl.cases)),
        };
        passage.named(&decl.name.value).cited(self, &decl.citation)
    }

    fn measure(&self, decl: &MeasureDecl) -> Passage {
        let ty = keys(&decl.keys).then(self.ty(decl.ty.as_ref())).then(self.rounding(decl.places.as_ref()));
        let (title, value) = (self.title(decl.title.as_ref()), self.expr(&decl.value));
        let parts = parts(&ty, &title, &value);
        let said = name(&decl.name).then(ty).then(title).word("=").then(value);
        Passage::line("medida", &said).named(&decl.name.value).by_parts(parts).cited(self, &decl.citation)
    }
}

/// What a definition says, part by part: its type with its rounding, its title, its value.
fn parts(ty: &Said, title: &Said, value: &Said) -> Vec<Passage> {
    let mut parts = vec![Passage::line("", value)];
    let others = [("tipo", ty), ("título", title)].into_iter().filter(|(_, said)| !said.text.is_empty());
    parts.extend(others.map(|(word, said)| Passage::line(word, said)));
    parts
}

//! Indicators, indices and transfers as passages.

use crate::source::Span;
use crate::syntax::ast::{
    Exception, IndexDecl, IndicatorDecl, Part, Polarity, Scoring, ScoringKind, TransferDecl, Weight,
};
use crate::version::passage::{Passage, Said, Writer, keys, name, one_line};

impl Writer<'_> {
    pub(super) fn indicator(&self, decl: &IndicatorDecl) -> Passage {
        let mut lines = Vec::new();
        lines.extend(decl.description.as_ref().map(|text| Passage::line("descrição", &self.slice(text.span))));
        lines.extend(
            decl.applies.as_ref().map(|(when, it)| Passage::line("aplica-se", &self.when(when)).cited(self, it)),
        );
        lines.extend(decl.unit.as_ref().map(|(unit, places, it)| {
            let said = self.slice(unit.span).then(self.rounding(places.as_ref()));
            Passage::line("unidade", &said).cited(self, it)
        }));
        lines.extend(decl.frequency.as_ref().map(|it| Passage::line("apuração", &name(it))));
        if !decl.origin.is_empty() {
            let mut said = Said::default();
            for (at, origin) in decl.origin.iter().enumerate() {
                said.text.push_str(if at > 0 { ";" } else { "" });
                said = said.then(self.slice(origin.span));
            }
            lines.push(Passage::line("fonte", &said));
        }
        lines.extend(decl.polarity.as_ref().map(|polarity| {
            let text = match polarity.value {
                Polarity::HigherIsBetter => "maior melhor",
                Polarity::LowerIsBetter => "menor melhor",
            };
            Passage::line("polaridade", &Said { text: text.to_owned(), places: vec![polarity.span] })
        }));
        lines.extend(decl.target.as_ref().map(|(when, it)| Passage::line("meta", &self.when(when)).cited(self, it)));
        lines.extend(
            decl.calculation.as_ref().map(|(expr, it)| Passage::line("cálculo", &self.expr(expr)).cited(self, it)),
        );
        lines.extend(decl.scoring.iter().map(|scoring| self.scoring(scoring)));
        lines.extend(self.cases(&decl.outcomes));
        let head = name(&decl.name).then(keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("indicador", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn scoring(&self, scoring: &Scoring) -> Passage {
        let guard = scoring.guard.as_ref();
        let guard = guard.map_or_else(Said::default, |guard| Said::plain("quando").then(self.expr(guard)));
        let name = one_line(&guard.text);
        let (word, rows) = match &scoring.kind {
            ScoringKind::Bands(rows) => ("faixas", rows),
            ScoringKind::Linear(rows) => ("linear", rows),
            ScoringKind::Proportional => return self.score(&Said::plain("proporcional"), scoring),
            ScoringKind::Binary => return self.score(&Said::plain("binária"), scoring),
            ScoringKind::Formula(expr) => return self.score(&self.expr(expr), scoring),
        };
        let place = Said { text: String::new(), places: vec![scoring.span] };
        let head = guard.then(place);
        Passage::block(word, &head, self.cases(rows)).named(&name).cited(self, &scoring.citation)
    }

    fn score(&self, said: &Said, scoring: &Scoring) -> Passage {
        let place = Said { text: String::new(), places: vec![scoring.span] };
        Passage::line("pontuação", &said.clone().then(place)).cited(self, &scoring.citation)
    }

    pub(super) fn index(&self, decl: &IndexDecl) -> Passage {
        let mut lines = Vec::new();
        lines.extend(
            decl.applies.as_ref().map(|(when, it)| Passage::line("aplica-se", &self.when(when)).cited(self, it)),
        );
        lines.extend(decl.total.as_ref().map(|(expr, it)| Passage::line("total", &self.expr(expr)).cited(self, it)));
        lines.extend(decl.unit.as_ref().map(|(unit, places, it)| {
            let said = self.slice(unit.span).then(self.rounding(places.as_ref()));
            Passage::line("unidade", &said).cited(self, it)
        }));
        let weights = decl.weights.iter().map(|weight| self.weight(weight)).collect();
        let place = Said { text: String::new(), places: decl.weights_span.into_iter().collect() };
        lines.push(Passage::block("pesos", &place, weights));
        lines.extend(decl.requires.as_ref().map(|least| Passage::line("exige", &self.slice(least.span))));
        lines.extend(self.cases(&decl.effects));
        let head = name(&decl.name).then(self.title(decl.title.as_ref()));
        Passage::block("índice", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn weight(&self, weight: &Weight) -> Passage {
        let number = self.slice(weight.weight.span);
        let value = number.text.clone();
        let said = name(&weight.component).then(number);
        let line = Passage::line("", &said).named(&weight.component.value).cited(self, &weight.citation);
        Passage { value, ..line }
    }

    pub(super) fn transfer(&self, decl: &TransferDecl) -> Passage {
        let mut lines = Vec::new();
        lines.extend(decl.beneficiary.as_ref().map(|it| Passage::line("favorecido", &name(it))));
        lines.extend(
            decl.applies.as_ref().map(|(when, it)| Passage::line("aplica-se", &self.when(when)).cited(self, it)),
        );
        let figures = [("base", &decl.base), ("valor", &decl.value), ("limite", &decl.limit), ("fator", &decl.factor)];
        for (word, clause) in figures {
            lines.extend(clause.as_ref().map(|(expr, it)| Passage::line(word, &self.expr(expr)).cited(self, it)));
        }
        lines.extend(decl.parts.iter().map(|part| self.part(part)));
        lines.extend(decl.exceptions.iter().map(|exception| self.exception(exception)));
        lines.extend(
            decl.withhold
                .as_ref()
                .map(|(expr, it)| Passage::line("retém", &Said::plain("quando").then(self.expr(expr))).cited(self, it)),
        );
        lines.extend(decl.settles.as_ref().map(|it| {
            let said = Said::plain("com").then(self.expr(&it.paid)).then(self.carried(it.carried));
            Passage::line("acerta", &said).cited(self, &it.citation)
        }));
        lines.extend(decl.advance.as_ref().map(|it| {
            let periods = it.periods.as_ref().map_or_else(Said::default, |periods| self.slice(periods.span));
            let word = if it.periods.is_some_and(|it| it.value == 1) { "período" } else { "períodos" };
            let said = self.expr(&it.given).word("em").then(periods).word(word).then(self.carried(it.carried));
            Passage::line("desconta", &said).cited(self, &it.citation)
        }));
        let head = name(&decl.name).then(keys(&decl.keys)).then(self.title(decl.title.as_ref()));
        Passage::block("repasse", &head, lines).named(&decl.name.value).cited(self, &decl.citation)
    }

    fn carried(&self, span: Option<Span>) -> Said {
        span.map_or_else(Said::default, |span| self.slice(span))
    }

    fn part(&self, part: &Part) -> Passage {
        let mut lines = Vec::new();
        lines.extend(part.share.as_ref().map(|(expr, it)| Passage::line("fração", &self.expr(expr)).cited(self, it)));
        lines.extend(
            part.rest.map(|span| Passage::line("fração", &Said { text: "restante".to_owned(), places: vec![span] })),
        );
        lines.extend(part.factor.as_ref().map(|(expr, it)| Passage::line("fator", &self.expr(expr)).cited(self, it)));
        lines.extend(part.exceptions.iter().map(|exception| self.exception(exception)));
        Passage::block("parte", &name(&part.name), lines).named(&part.name.value).cited(self, &part.citation)
    }

    fn exception(&self, exception: &Exception) -> Passage {
        let name = exception.name.as_ref().map_or_else(Said::default, name);
        let mut said = name.then(self.when(&exception.when)).word("=>").then(self.expr(&exception.effect));
        if !exception.prevails_over.is_empty() {
            let over: Vec<&str> = exception.prevails_over.iter().map(|name| name.value.as_str()).collect();
            said = said.word("prevalece sobre").word(&over.join(" e "));
        }
        said.places.push(exception.span);
        let name = exception.name.as_ref().map_or("", |name| name.value.as_str());
        Passage::line("exceto", &said).named(name).cited(self, &exception.citation)
    }
}

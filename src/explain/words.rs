//! The words of the policy itself: names of figures, rows and conditions as their author wrote them, and the
//! citations that stand behind them.

use crate::explain::model::{Cited, PeriodShown};
use crate::ir::{Citation, KeyId, Kind, NodeId, NodeKind, Program, RuleId, RuleKind};
use crate::source::{Sources, Span};
use crate::value::{Period, Rounding, Value};

/// The policy and its text.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) program: &'a Program,
    pub(super) sources: &'a Sources,
}

impl Words<'_> {
    /// The text under a span, with single spaces.
    pub(super) fn slice(self, span: Span) -> String {
        self.sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The file and line of a place; no file where it is the policy's own.
    pub(super) fn place(self, span: Span) -> (Option<String>, usize) {
        let (file, line, _) = self.sources.locate(span);
        let home = self.program.act.as_ref().map(|act| act.span.source);
        (Some(file.to_owned()).filter(|_| home.is_some_and(|home| home != span.source)), line)
    }

    /// A row or clause without the citation written in it, and that citation.
    pub(super) fn row(self, span: Span) -> (String, Option<Cited>) {
        let within = self.program.citations.iter().filter(|it| it.span.is_some_and(|at| span.contains(at)));
        let Some(citation) = within.min_by_key(|it| it.span) else {
            return (self.slice(span), self.behind(span).or_else(|| self.by_force(span)));
        };
        let end = citation.span.map_or(span.end, |at| at.start);
        (self.slice(Span { end, ..span }), cited(citation))
    }

    /// The citation that follows an expression, nothing but space between them.
    pub(super) fn behind(self, span: Span) -> Option<Cited> {
        let follows = |at: Span| {
            let between = Span { start: span.end, end: at.start, ..span };
            at.source == span.source && at.start >= span.end && self.sources.slice(between).trim().is_empty()
        };
        let mut after = self.program.citations.iter().filter(|it| it.span.is_some_and(follows));
        after.next().and_then(cited)
    }

    /// The citation of the operation, of an act that amends, that a row is written in.
    fn by_force(self, span: Span) -> Option<Cited> {
        self.program.operations.iter().find(|(at, _)| at.contains(span)).and_then(|(_, citation)| cited(citation))
    }

    /// The citation of a rounding: that of the clause of its declaration that says the places, else that of the
    /// policy's `arredonda`, where its mode is the policy's. One line is one clause.
    pub(super) fn behind_rounding(self, declared: Span, mode: Rounding) -> Option<Cited> {
        let clause = |citation: &&Citation, says: fn(&str) -> bool| {
            let Some(span) = citation.span else {
                return false;
            };
            let source = self.sources.get(span.source);
            let line = source.and_then(|source| source.line(source.position(span.start).0));
            line.is_some_and(|(start, _)| says(self.sources.slice(Span { start, end: span.start, ..span }).trim()))
        };
        let places = |clause: &str| clause.starts_with("unidade") && clause.contains("casa");
        let policy = |clause: &str| clause.starts_with("arredonda");
        let of_policy = self.program.rounding == Some(mode);
        let citations = &self.program.citations;
        let mut own = citations.iter().filter(|it| it.span.is_some_and(|at| declared.contains(at)));
        let own = own.find(|it| clause(it, places));
        own.or_else(|| citations.iter().find(|it| of_policy && clause(it, policy))).and_then(cited)
    }

    /// A figure as its reader calls it, inside the ledger of a transfer (`apurado`) or outside.
    pub(super) fn label(self, id: RuleId, within: Option<&str>) -> String {
        let id = self.program.figure_of(id);
        let Some(rule) = self.program.rule(id) else {
            return String::new();
        };
        if let Some((_, what)) = rule.name.split_once(": ") {
            return what.to_owned();
        }
        let last = |suffix: &str| rule.name.strip_suffix(suffix);
        match rule.kind {
            RuleKind::Score => last(".desempenho").map_or(rule.name.clone(), |name| format!("desempenho({name})")),
            RuleKind::Outcome => last(".situação").map_or(rule.name.clone(), |name| format!("situação({name})")),
            RuleKind::Money if within == Some(rule.name.as_str()) => "devido".to_owned(),
            RuleKind::Money => {
                let own = within.and_then(|owner| rule.name.strip_prefix(owner)?.strip_prefix('.'));
                own.unwrap_or(&rule.name).to_owned()
            }
            RuleKind::Internal => match rule.name.split_once(".peso.") {
                Some((index, component)) => format!("peso({index}; {component})"),
                None => rule.name.clone(),
            },
            _ => rule.name.clone(),
        }
    }

    /// The transfer whose ledger a figure is of.
    pub(super) fn ledger_of(self, id: RuleId) -> Option<String> {
        let rule = self.program.rule(id)?;
        let owner = rule.name.split(['.', ':']).next()?;
        self.program.transfers.iter().find(|it| it.name == owner).map(|it| it.name.clone())
    }

    /// The places that a rule's values are rounded to.
    pub(super) fn places(self, id: RuleId) -> Option<u32> {
        self.places_of(self.program.rule(id)?.body)
    }

    fn places_of(self, id: NodeId) -> Option<u32> {
        match &self.program.node(id)?.kind {
            NodeKind::Round { places, .. } => Some(*places),
            NodeKind::If(_, then, otherwise) => self.places_of(*then).or_else(|| self.places_of(*otherwise)),
            NodeKind::Steps { arms, .. } => arms.iter().find_map(|arm| match self.program.node(arm.result)?.kind {
                // A figure with several texts.
                NodeKind::Ref(text) if self.program.figure_of(text) != text => self.places(text),
                _ => None,
            }),
            _ => None,
        }
    }

    /// A rule's value, with the places that it is rounded to.
    pub(super) fn value(self, id: RuleId, value: &Value) -> String {
        let kind = self.program.rule(id).map_or(Kind::Error, |rule| rule.ty.kind.clone());
        self.program.write(value, &kind, self.places(id))
    }

    /// The name of a key.
    pub(super) fn key(self, id: KeyId) -> String {
        self.program.key(id).map_or_else(String::new, |key| key.name.clone())
    }
}

/// A citation, unless there is none.
pub(super) fn cited(citation: &Citation) -> Option<Cited> {
    (!citation.is_empty()).then(|| Cited {
        text: citation.text.clone(),
        quote: citation.quote.clone(),
        readings: citation.readings.clone(),
    })
}

/// A period in words and days.
pub(super) fn period(period: Period) -> PeriodShown {
    PeriodShown {
        code: period.code(),
        words: period.to_string(),
        from: period.start().to_string(),
        until: period.end().to_string(),
    }
}

//! A declaration as passages: its head, its clauses and its rows, each as it is written.
//!
//! Receives the tree of a declaration, whose parts may stand in several texts, and those texts. Gives one [`Passage`]
//! a line, in one order, with the words under each part, so that a declaration can be written anew and two texts
//! of it compared. Judges nothing; what the tree leaves out (comments) is not here.

use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::{
    Case, Citation, Comparison, Expr, ExprKind, Interval, IntervalKind, Name, Places, Test, Text, When,
};

/// How a passage is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One line, its citation at the end.
    Line,
    /// A head and lines between braces, its citation the first of them.
    Block,
    /// Cells, its citation on the line below.
    Row,
}

/// A declaration, a clause or a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The word that begins it; empty for a row.
    pub word: &'static str,
    /// What tells it from the others of its word: `equipe_mínima` among weights, the keys of a row of a table.
    pub name: String,
    /// What it says, with single spaces and without its citation: what is compared.
    pub value: String,
    /// How it is written, without its citation and its braces.
    pub text: String,
    /// `conforme Art. 1º`; empty where there is none.
    pub citation: String,
    /// Where its own parts are written, those of the passages within left out.
    pub places: Vec<Span>,
    /// How it is laid out.
    pub layout: Layout,
    /// The passages between its braces; of a row its cells, of a line its parts, when they are compared one by one.
    pub within: Vec<Passage>,
}

impl Passage {
    /// A line of one word: `meta >= 80%`.
    pub(super) fn line(word: &'static str, said: &Said) -> Passage {
        let text = format!("{word} {}", said.text).trim().to_owned();
        Passage {
            word,
            name: String::new(),
            value: one_line(&said.text),
            text,
            citation: String::new(),
            places: said.places.clone(),
            layout: Layout::Line,
            within: Vec::new(),
        }
    }

    /// A head with passages between braces.
    pub(super) fn block(word: &'static str, said: &Said, within: Vec<Passage>) -> Passage {
        Passage { layout: Layout::Block, within, ..Passage::line(word, said) }
    }

    /// The same, told from others of its word by a name, which what it says leaves out.
    pub(super) fn named(self, name: &str) -> Passage {
        let value = self.value.strip_prefix(name).unwrap_or(&self.value).trim().to_owned();
        Passage { name: name.to_owned(), value, ..self }
    }

    /// The same, compared by its parts; it is written as it was.
    pub(super) fn by_parts(self, within: Vec<Passage>) -> Passage {
        Passage { value: String::new(), within, ..self }
    }

    /// The same with its citation.
    pub(super) fn cited(mut self, writer: &Writer<'_>, citation: &Citation) -> Passage {
        self.citation = writer.citation(citation);
        self
    }
}

/// Words, and where their parts are written.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) places: Vec<Span>,
}

impl Said {
    /// Words that stand nowhere.
    pub(super) fn plain(text: impl Into<String>) -> Said {
        Said { text: text.into(), places: Vec::new() }
    }

    /// Words and what follows them, a space between.
    pub(super) fn then(mut self, next: Said) -> Said {
        if !self.text.is_empty() && !next.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(&next.text);
        self.places.extend(next.places);
        self
    }

    /// The same with words after it.
    pub(super) fn word(self, text: &str) -> Said {
        self.then(Said::plain(text))
    }
}

/// A name where it is written.
pub(super) fn name(name: &Name) -> Said {
    Said { text: name.value.clone(), places: vec![name.span] }
}

/// `por cnes e porte`
pub(super) fn keys(keys: &[Name]) -> Said {
    let names: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
    if names.is_empty() { Said::default() } else { Said::plain(format!("por {}", names.join(" e "))) }
}

/// The words under the parts of a tree.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// What an act is called, for a text that is not the act's own: its articles are cited with it.
    pub foreign: &'a dyn Fn(SourceId) -> Option<String>,
}

impl Writer<'_> {
    pub(super) fn slice(&self, span: Span) -> Said {
        Said { text: self.sources.slice(span).trim().to_owned(), places: vec![span] }
    }

    pub(super) fn title(&self, title: Option<&Text>) -> Said {
        title.map_or_else(Said::default, |title| self.slice(title.span))
    }

    /// An expression: under its place, or by its value where the tree was put together from several texts.
    pub(super) fn expr(&self, expr: &Expr) -> Said {
        let written = match &expr.kind {
            ExprKind::Period(period) => period.to_string(),
            ExprKind::Date(date) => date.to_string(),
            ExprKind::Name(name) => name.clone(),
            _ => return self.slice(expr.span),
        };
        Said { text: written, places: vec![expr.span] }
    }

    pub(super) fn interval(&self, interval: &Interval) -> Said {
        let said = match &interval.kind {
            IntervalKind::Between(from, until) => {
                Said::plain("de").then(self.expr(from)).word("a").then(self.expr(until))
            }
            IntervalKind::From(from) => Said::plain("desde").then(self.expr(from)),
            IntervalKind::Until(until) => Said::plain("até").then(self.expr(until)),
            IntervalKind::At(at) => Said::plain("no").then(self.expr(at)),
        };
        said.then(Said { text: String::new(), places: vec![interval.span] })
    }

    pub(super) fn when(&self, when: &When) -> Said {
        let mut said = Said::default();
        for (at, tests) in when.alternatives.iter().enumerate() {
            said = if at > 0 { said.word("ou") } else { said };
            for (at, test) in tests.iter().enumerate() {
                said = if at > 0 { said.word("e") } else { said };
                said = said.then(self.test(test));
            }
        }
        said
    }

    fn test(&self, test: &Test) -> Said {
        match test {
            Test::Interval(interval) => self.interval(interval),
            Test::Compare(op, limit) => Said::plain(sign(op.value)).then(self.expr(limit)),
            Test::Condition(condition) => Said::plain("quando").then(self.expr(condition)),
            Test::Equal(value) => self.expr(value),
        }
    }

    /// `com 2 casas truncado`
    pub(super) fn rounding(&self, places: Option<&Places>) -> Said {
        let Some(places) = places else { return Said::default() };
        let word = if places.places.value == 1 { "casa" } else { "casas" };
        let said = Said { text: format!("com {} {word}", places.places.value), places: vec![places.places.span] };
        places.mode.as_ref().map_or(said.clone(), |mode| said.then(self.slice(mode.span)))
    }

    /// A row `condition => result`.
    pub(super) fn case(&self, case: &Case) -> Passage {
        let said = self.when(&case.when).word("=>").then(self.expr(&case.result));
        Passage::line("", &said).cited(self, &case.citation)
    }

    pub(super) fn cases(&self, cases: &[Case]) -> Vec<Passage> {
        cases.iter().map(|case| self.case(case)).collect()
    }

    /// `conforme …`, the places of another act with its name.
    pub(super) fn citation(&self, citation: &Citation) -> String {
        let places = citation.places.iter().map(|place| {
            let own = place.value.join(", ");
            (self.foreign)(place.span.source).map_or_else(|| own.clone(), |act| format!("{own}, {act}"))
        });
        let readings = citation.readings.iter().map(|reading| format!("interpretação {}", reading.value));
        let places: Vec<String> = places.chain(readings).collect();
        let quote = citation.quote.as_ref().map(|quote| self.sources.slice(quote.span).trim());
        match (places.is_empty(), quote) {
            (true, _) => String::new(),
            (false, Some(quote)) => format!("conforme {} {quote}", places.join("; ")),
            (false, None) => format!("conforme {}", places.join("; ")),
        }
    }
}

/// The words of a text with single spaces, its comments left out.
pub(super) fn one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.split_once(" //").map_or(line, |(said, _)| said));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn sign(op: Comparison) -> &'static str {
    match op {
        Comparison::Equal => "=",
        Comparison::Different => "<>",
        Comparison::Less => "<",
        Comparison::AtMost => "<=",
        Comparison::Greater => ">",
        Comparison::AtLeast => ">=",
    }
}

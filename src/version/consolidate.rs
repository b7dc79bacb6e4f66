//! The text of an act in force: the act as published, with what other acts put, replaced and took out.
//!
//! Receives what `resolve` consolidated and the texts; gives one text, in the layout of `format`, that reads as the
//! act at a time. What no act changed stands as its author wrote it, comments too. What an act changed is written
//! from its tree, with a comment that names the act: `// redação dada por …, Art. 1º`. Citations of an amending act
//! are followed by its name. The examples and claims of the act stand where they stood, those of the acts that amend it
//! at the end; in the place of one that does not hold of this text stands a comment that says why.

use std::fmt::Write as _;

use crate::format;
use crate::resolve::{Amendment, Applied, Consolidation, Version};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::{Act, Change, ClaimKind, File, Item, Operation, Step, Target, Verb};
use crate::value::{Grain, Period};
use crate::version::in_force::{At, added, history_of, version_at};
use crate::version::passage::{Passage, Writer, one_line};
use crate::version::write::write;

/// An example or a claim of an act or of one that amends it.
#[derive(Clone, Debug)]
pub struct Test<'a> {
    /// The file that it stands in.
    pub file: &'a File,
    /// It.
    pub item: &'a Item,
    /// Why it does not hold of the text, if it does not.
    pub left_out: Option<String>,
}

/// The text in force, at the months given, with the tests given.
///
/// # Errors
///
/// The text that was put together, when it does not read as a policy.
pub fn consolidate(text: &Consolidation, sources: &Sources, at: At, tests: &[Test<'_>]) -> Result<String, String> {
    let foreign = |source: SourceId| {
        let amendment = text.amendments.iter().find(|it| it.source == source);
        amendment.map(|it| it.act.words_and_date())
    };
    let work = Work { text, at, tests, writer: Writer { sources, foreign: &foreign } };
    let whole = work.whole();
    format::format(&whole).map_err(|_| whole)
}

/// A consolidation being written.
struct Work<'a> {
    text: &'a Consolidation,
    at: At,
    tests: &'a [Test<'a>],
    writer: Writer<'a>,
}

impl Work<'_> {
    fn whole(&self) -> String {
        let Some(base) = self.text.files.first() else { return String::new() };
        let own = self.writer.sources.get(base.source).map_or("", |source| source.text.as_str());
        let mut edits: Vec<(Span, String)> = self.validity().into_iter().collect();
        for item in &base.items {
            edits.extend(self.item(item).map(|written| (item.span(), written)));
        }
        edits.sort_by_key(|(span, _)| span.start);
        let (mut whole, mut from) = (self.heading(), 0);
        for (span, written) in edits {
            let (start, end) = (span.start as usize, span.end as usize);
            whole.push_str(own.get(from..start).unwrap_or(""));
            whole.push_str(&written);
            from = end.max(from);
        }
        whole.push_str(own.get(from..).unwrap_or(""));
        let tests = self.tests();
        whole.push_str(&self.further(&whole, &tests));
        whole.push_str(&tests);
        whole
    }

    /// What the text is: since when, over which acts.
    fn heading(&self) -> String {
        let mut from: Option<i32> = None;
        for history in &self.text.histories {
            let version = version_at(history, self.at).filter(|version| !version.by.is_empty());
            from = from.max(version.and_then(|version| version.months.from));
        }
        let mut heading = String::from("// Texto consolidado");
        if let Some(index) = self.at.payment.or(from) {
            let word = if self.at.payment.is_some() { "em" } else { "desde" };
            heading.push_str(&format!(", em vigor {word} {}", Period { grain: Grain::Month, index }));
        }
        heading.push_str(".\n");
        for amendment in self.text.amendments.iter().filter(|it| self.changes_anything(it)) {
            let line = format!("// Alterado por {}", amendment.act.words_and_date());
            let title = self.title_of(amendment).map_or_else(String::new, |title| format!(": {title}"));
            heading.push_str(&format!("{line}{title}\n"));
        }
        heading.push('\n');
        heading
    }

    fn changes_anything(&self, amendment: &Amendment) -> bool {
        let by = |it: &Applied| self.text.amendments.get(it.by).is_some_and(|it| it.source == amendment.source);
        self.text.applied.iter().any(by)
    }

    fn title_of(&self, amendment: &Amendment) -> Option<String> {
        let file = self.text.files.iter().find(|file| file.source == amendment.source)?;
        file.header.title.as_ref().map(|title| title.value.clone())
    }

    /// The end of the validity, where an act moved it.
    fn validity(&self) -> Option<(Span, String)> {
        let own = &self.text.files.first()?.header.validity.as_ref()?.0;
        let now = &self.text.header.validity.as_ref()?.0;
        let extends = |it: &&Applied| matches!(it.operation.target, Target::Validity(_));
        let applied = self.text.applied.iter().rev().find(extends).filter(|_| own != now)?;
        // The comment stands on the line above: what follows the interval on its own line may be a citation.
        let line = self.writer.sources.get(own.span.source)?;
        let (start, words) = line.line(line.position(own.span.start).0)?;
        let end = start + u32::try_from(words.len()).unwrap_or(0);
        let before = self.writer.sources.slice(Span { start, end: own.span.start, ..own.span });
        let after = self.writer.sources.slice(Span { start: own.span.end, end, ..own.span });
        let written = format!("// {}\n{before}{}{after}", self.made_by(applied), self.writer.interval(now).text);
        Some((Span { start, end, ..own.span }, written))
    }

    /// What stands in the place of a declaration; `None` where it stays as it is.
    fn item(&self, item: &Item) -> Option<String> {
        if matches!(item, Item::Example(_) | Item::Claim(_)) {
            let left_out = self.tests.iter().find(|test| test.item.span() == item.span())?.left_out.as_ref()?;
            return Some(self.left_out(item, left_out));
        }
        let history = history_of(self.text, item)?;
        let version = version_at(history, self.at)?;
        let by = self.applied(version);
        match &version.item {
            None => {
                let revoked = by.last().map(|applied| self.made_by(applied)).unwrap_or_default();
                Some(format!("// {} {} {revoked}", history.kind.word(), history.name))
            }
            Some(_) if by.is_empty() => None,
            Some(now) => self.declaration(now, &by),
        }
    }

    /// The operations that made a text.
    fn applied(&self, version: &Version) -> Vec<&Applied> {
        version.by.iter().filter_map(|at| self.text.applied.get(*at)).collect()
    }

    /// A declaration as some operations left it.
    fn declaration(&self, item: &Item, by: &[&Applied]) -> Option<String> {
        let mut passage = self.writer.passage(item)?;
        let gone = by.iter().filter(|it| it.operation.verb.value == Verb::Revoke);
        let gone: Vec<String> = gone.map(|it| format!("// {} {}", part_of(&it.operation), self.made_by(it))).collect();
        let comment = |passage: &Passage| {
            let within = |it: &&&Applied| passage.places.iter().any(|place| it.operation.span.contains(*place));
            by.iter().rev().find(within).map(|it| self.made_by(it))
        };
        // The comment says by force of what the passage reads as it does; the declaration itself still cites.
        let citations = by.iter().map(|it| &it.operation.citation).filter(|it| it.readings.is_empty());
        let cited: Vec<String> = citations.map(|it| self.writer.citation(it)).collect();
        passage.within.iter_mut().for_each(|passage| without_citations(passage, &cited));
        let mut written: String = gone.iter().map(|line| format!("{line}\n")).collect();
        write(&passage, &comment, &mut written);
        Some(written.trim_end().to_owned())
    }

    /// What the act did not have: declarations added, and the readings that amending acts cite.
    fn further(&self, whole: &str, tests: &str) -> String {
        let mut text = String::new();
        for history in added(self.text) {
            let Some(version) = version_at(history, self.at) else { continue };
            let by = self.applied(version);
            if let Some(written) = version.item.as_ref().and_then(|item| self.declaration(item, &by)) {
                text.push_str(&format!("\n{written}\n"));
            }
        }
        for item in &self.text.added {
            text.push_str(&self.taken(item));
        }
        for file in self.text.files.iter().skip(1) {
            for item in &file.items {
                if let Item::Reading(reading) = item {
                    let cited = format!("interpretação {}", reading.name.value);
                    if [whole, &text, tests].iter().any(|text| text.contains(&cited)) {
                        text.push_str(&self.taken(item));
                    }
                }
            }
        }
        text
    }

    /// The tests of the amending acts, each with its citations as of its act.
    fn tests(&self) -> String {
        let mut text = String::new();
        for amendment in &self.text.amendments {
            let own: Vec<&Test<'_>> = self.tests.iter().filter(|test| test.file.source == amendment.source).collect();
            if !own.is_empty() {
                text.push_str(&format!("\n// Exemplos e verificações de {}.\n", amendment.act.words_and_date()));
            }
            for Test { file, item, left_out } in own {
                match left_out {
                    Some(why) => text.push_str(&format!("\n{}\n", self.left_out(item, why))),
                    None => text.push_str(&format!("\n{}\n", self.test(file, item.span()))),
                }
            }
        }
        text
    }

    /// A test of an amending act, as written there but for its citations.
    fn test(&self, file: &File, whole: Span) -> String {
        let within = file.citations.iter().filter_map(|citation| Some((citation.span?, citation)));
        let mut cited: Vec<(Span, String)> = within
            .filter(|(span, _)| whole.contains(*span))
            .map(|(span, citation)| (span, self.writer.citation(citation)))
            .collect();
        cited.sort_by_key(|(span, _)| span.start);
        let (mut text, mut from) = (String::new(), whole.start);
        for (span, written) in cited {
            text.push_str(self.writer.sources.slice(Span { start: from, end: span.start, ..whole }));
            text.push_str(&written);
            from = span.end;
        }
        text.push_str(self.writer.sources.slice(Span { start: from, ..whole }));
        text
    }

    /// `// ficou fora o exemplo "…": …`
    fn left_out(&self, item: &Item, why: &str) -> String {
        let what = match item {
            Item::Example(decl) => format!("o exemplo \"{}\"", decl.title.value),
            Item::Claim(decl) => {
                let word = if decl.kind == ClaimKind::Confere { "confere" } else { "garante" };
                format!("`{word} {}`", one_line(self.writer.sources.slice(decl.claim.span)))
            }
            _ => String::new(),
        };
        format!("// Ficou fora {what}, que neste texto não vale: {}", one_line(why))
    }

    /// A declaration of an amending act, as written there.
    fn taken(&self, item: &Item) -> String {
        let span = item.span();
        let by = self.text.amendments.iter().find(|it| it.source == span.source);
        let by = by.map(|it| format!("// acrescentado por {}\n", it.act.words_and_date())).unwrap_or_default();
        format!("\n{by}{}\n", self.writer.sources.slice(span))
    }

    /// `redação dada por resolução SES/MG 5.861 de 30/08/2017, Art. 1º`
    fn made_by(&self, applied: &Applied) -> String {
        let act = self.text.amendments.get(applied.by).map(|it| &it.act);
        made_by(&applied.operation, act)
    }
}

/// Takes out citations that are one of these.
fn without_citations(passage: &mut Passage, cited: &[String]) {
    if cited.contains(&passage.citation) {
        passage.citation.clear();
    }
    passage.within.iter_mut().for_each(|passage| without_citations(passage, cited));
}

/// What an act did to a passage, in the words of a gazette.
#[must_use]
pub fn made_by(operation: &Operation, act: Option<&Act>) -> String {
    let words = match operation.verb.value {
        Verb::Add => "acrescentado por",
        Verb::Replace => "redação dada por",
        Verb::Revoke => "revogado por",
        Verb::Suspend => "suspenso por",
        Verb::Extend => "prorrogado por",
        Verb::Postpone => "adiado por",
    };
    let mut said = format!("{words} {}", act.map(Act::words_and_date).unwrap_or_default());
    for (at, place) in operation.citation.places.iter().enumerate() {
        // Writing to a string does not fail.
        let _ = write!(said, "{} {}", if at == 0 { "," } else { ";" }, place.value.join(", "));
    }
    said
}

/// What an operation changes, as it is addressed: `índice iq.peso.x`.
#[must_use]
pub fn part_of(operation: &Operation) -> String {
    let Target::Declared(kind, path) = &operation.target else { return String::new() };
    let mut said = format!("{} {}", kind.word(), path.name.value);
    for step in &path.steps {
        match step {
            Step::Part(part) => said.push_str(&format!(".{}", part.value)),
            Step::Row(keys, _) => {
                let keys: Vec<&str> = keys.iter().map(|key| key.value.as_str()).collect();
                said.push_str(&format!("[{}]", keys.join("; ")));
            }
        }
    }
    if matches!(operation.change, Change::None) && path.steps.is_empty() {
        return format!("{} {}", kind.word(), path.name.value);
    }
    said
}

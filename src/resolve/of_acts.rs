//! Which acts a file is of: its own, or those that it only amends; and which of its tests are about which of them.
//!
//! Receives the texts and one that was asked for; gives the files of the acts that it is of, and among its examples and
//! claims those that are about another of them. What stands in a block `altera` is about the act of that block; what
//! stands by itself is about every act that declares the names in it, and about the first where none does.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::resolve::gather::find_act;
use crate::resolve::{Consolidation, consolidate_each, problem};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::{Act, AmendmentDecl, File, Item};
use crate::syntax::{ActKey, amended, parse};
use crate::value::Date;

/// The files of the acts that a text is of, each once; the text itself where there are none, which is reported.
#[derive(Debug, Default)]
pub(super) struct Bases {
    pub(super) files: Vec<SourceId>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The texts on the way from the one asked for, to see a circle.
    way: Vec<SourceId>,
}

/// Finds the acts that a text is of.
pub(super) fn bases(sources: &Sources, id: SourceId) -> Bases {
    let mut bases = Bases::default();
    bases.from(sources, id);
    bases
}

impl Bases {
    fn from(&mut self, sources: &Sources, id: SourceId) {
        let amends = sources.get(id).is_some_and(|source| amended(&source.text).next().is_some());
        let file = sources.get(id).filter(|_| amends).map(|source| parse(id, &source.text).0);
        let own = file.as_ref().is_none_or(|file| !only_amends(file));
        if own && !self.files.contains(&id) {
            self.files.push(id);
        }
        self.way.push(id);
        for decl in file.iter().flat_map(amendments) {
            // An act with declarations of its own is about those, but for the tests that stand in its blocks.
            if !own || !decl.tests.is_empty() {
                self.of_amended(sources, &decl.act, file.as_ref().and_then(|file| file.header.act.as_ref()));
            }
        }
        self.way.pop();
    }

    fn of_amended(&mut self, sources: &Sources, act: &Act, by: Option<&Act>) {
        match find_act(sources, act) {
            Ok(found) if self.way.contains(&found) => self.diagnostics.push(problem::amends_itself(act, by)),
            Ok(found) => self.from(sources, found),
            Err(problem) => self.diagnostics.push(*problem),
        }
    }
}

/// Whether a file declares nothing of its own but what tests, claims or reads the acts that it amends.
fn only_amends(file: &File) -> bool {
    let amends = amendments(file).next().is_some();
    let alone = |item: &Item| {
        matches!(item, Item::Amendment(_) | Item::Example(_) | Item::Claim(_) | Item::Reading(_) | Item::Error(_))
    };
    amends && file.items.iter().all(alone)
}

fn amendments(file: &File) -> impl Iterator<Item = &AmendmentDecl> {
    file.items.iter().filter_map(|item| match item {
        Item::Amendment(decl) => Some(decl),
        _ => None,
    })
}

/// The examples and claims of a file, each with the act of the block that it stands in.
pub(super) fn tests(file: &File) -> impl Iterator<Item = (&Item, Option<&Act>)> {
    let alone = file.items.iter().filter(|item| matches!(item, Item::Example(_) | Item::Claim(_)));
    let within = amendments(file).flat_map(|decl| decl.tests.iter().map(|item| (item, Some(&decl.act))));
    alone.map(|item| (item, None)).chain(within)
}

/// The examples and claims about an act, each with its file: the act's own, then those of the acts that amend it.
#[must_use]
pub fn tests_about<'t>(
    text: &'t Consolidation,
    sources: &Sources,
    as_of: Option<Date>,
) -> Vec<(&'t Arc<File>, &'t Item)> {
    let Some(base) = text.files.first() else { return Vec::new() };
    let mut found = Vec::new();
    for file in &text.files {
        let each = consolidate_each(sources, file.source, as_of);
        let of_base = |it: &&(Consolidation, _)| it.0.files.first().is_some_and(|it| it.source == base.source);
        let Some((as_base, _)) = each.iter().find(of_base) else { continue };
        let about = |item: &&Item| !as_base.elsewhere.contains(&item.span());
        let mut own: Vec<&Item> = tests(file).map(|(item, _)| item).filter(about).collect();
        own.sort_by_key(|item| item.span().start);
        found.extend(own.into_iter().map(|item| (file, item)));
    }
    found
}

/// Notes in each text, of those that one file is of, which tests of that file are about another.
pub(super) fn share_out(texts: &mut [Consolidation], asked: SourceId, sources: &Sources) {
    let Some(file) = texts.iter().flat_map(|text| &text.files).find(|file| file.source == asked).cloned() else {
        return;
    };
    let names: Vec<Names> = texts.iter().map(Names::of).collect();
    let own = texts.iter().position(|text| text.files.first().is_some_and(|base| base.source == asked));
    for (test, act) in tests(&file) {
        let about: Vec<usize> = match (act, own) {
            (Some(act), _) => {
                let bears = |text: &Consolidation| {
                    let mut acts = text.files.iter().filter_map(|file| file.header.act.as_ref());
                    acts.any(|known| ActKey::from(known).same_number(&ActKey::from(act)))
                };
                texts
                    .iter()
                    .enumerate()
                    .filter(|(at, text)| Some(*at) != own && bears(text))
                    .map(|(at, _)| at)
                    .collect()
            }
            (None, Some(own)) => vec![own],
            (None, None) => {
                let words = words_of(test, sources);
                let known = |at: &usize| {
                    let all = names.iter().flat_map(|names| &names.declared);
                    let spoken: BTreeSet<&String> = all.filter(|name| words.contains(name.as_str())).collect();
                    names.get(*at).is_some_and(|own| spoken.iter().all(|name| own.has(name)))
                };
                let about: Vec<usize> = (0..names.len()).filter(known).collect();
                if about.is_empty() { vec![0] } else { about }
            }
        };
        for (at, text) in texts.iter_mut().enumerate() {
            if !about.contains(&at) {
                text.elsewhere.push(test.span());
            }
        }
    }
}

/// The names of an act at any time.
struct Names {
    /// What expressions may name.
    declared: BTreeSet<String>,
    /// The columns of its tables and inputs, and the parts of its transfers, which stand after a dot.
    within: BTreeSet<String>,
}

impl Names {
    fn of(text: &Consolidation) -> Names {
        let mut names = Names { declared: BTreeSet::new(), within: BTreeSet::new() };
        for text in std::iter::once(text).chain(&text.used) {
            let own = text.files.first().into_iter().flat_map(|file| &file.items);
            let texts = text.histories.iter().flat_map(|history| &history.versions);
            own.chain(texts.filter_map(|version| version.item.as_ref()))
                .chain(&text.added)
                .for_each(|it| names.take(it));
        }
        names
    }

    fn take(&mut self, item: &Item) {
        if let Some((_, name)) = crate::resolve::declared(item) {
            self.declared.insert(name.value.clone());
        }
        match item {
            Item::Group(decl) => self.declared.extend([decl.name.value.clone()]),
            Item::Input(decl) => {
                self.declared.extend([decl.name.value.clone()]);
                self.declared.extend(decl.fields.iter().map(|field| field.name.value.clone()));
            }
            Item::Table(decl) => self.within.extend(decl.fields.iter().map(|field| field.name.value.clone())),
            Item::Transfer(decl) => self.within.extend(decl.parts.iter().map(|part| part.name.value.clone())),
            _ => {}
        }
    }

    fn has(&self, name: &str) -> bool {
        self.declared.contains(name) || self.within.contains(name)
    }
}

/// The words of what a test computes; its title and what it cites are no names.
fn words_of<'s>(test: &Item, sources: &'s Sources) -> BTreeSet<&'s str> {
    let places: Vec<Span> = match test {
        Item::Example(decl) => {
            let records = decl.records.iter().map(|record| record.span);
            let givens = decl.givens.iter().map(|given| given.name.span);
            records.chain(givens).chain(decl.expectations.iter().map(|it| it.claim.span)).collect()
        }
        Item::Claim(decl) => {
            let each = decl.quantifier.iter().map(|(_, table)| table.span);
            each.chain([decl.claim.span]).collect()
        }
        _ => Vec::new(),
    };
    let apart = |sign: char| !sign.is_alphanumeric() && sign != '_';
    places.into_iter().flat_map(|span| sources.slice(span).split(apart)).collect()
}

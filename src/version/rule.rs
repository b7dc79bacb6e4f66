//! The rules of an act, each by itself: its text in one layout, the months in which it holds, and a digest by meaning.
//!
//! Receives what `resolve` consolidated. Guarantees that a digest is the same whatever the comments, the layout, the
//! citations, and the order of clauses, rows and declarations, and another when anything else that a rule says is. A
//! text may be read again ([`read_rules`]) and compared. Examples, `confere`, readings and what an act does to
//! others are no rules: they decide no result of this one.

use crate::csv::sha256;
use crate::format;
use crate::resolve::{Consolidation, Months};
use crate::source::Sources;
use crate::syntax::ast::{ClaimKind, Item};
use crate::syntax::parse;
use crate::value::Date;
use crate::version::in_force::{added, history_of};
use crate::version::passage::{Passage, Writer};
use crate::version::write::write;

/// What must precede declarations for a text to be read.
const HEAD: &str = "valora 1\n\nnorma A/B 1 de 01/01/2000 \"\"\n";

/// A rule of an act, in the words of some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The months in which these words hold.
    pub months: Months,
    /// How an amendment addresses it: `indicador ocupação`, `vigência`.
    pub address: String,
    /// Its words in one layout, without citations.
    pub text: String,
    /// What identifies its meaning: SHA-256 in hexadecimal.
    pub digest: String,
}

/// Whether a declaration decides a result: tests and readings of the text do not.
#[must_use]
pub fn is_rule(item: &Item) -> bool {
    match item {
        Item::Claim(claim) => claim.kind == ClaimKind::Garante,
        Item::Example(_) | Item::Reading(_) | Item::Amendment(_) | Item::Error(_) => false,
        _ => true,
    }
}

/// The rules of an act at every month, as far as its consolidation knows it, in the order written.
#[must_use]
pub fn rules(text: &Consolidation, sources: &Sources) -> Vec<Rule> {
    let writer = Writer { sources, foreign: &|_| None };
    let mut rules: Vec<Rule> = writer.header(&text.header).iter().map(|line| rule(line, Months::ALL)).collect();
    let mut take = |item: &Item, months: Months| {
        rules.extend(Some(item).filter(|it| is_rule(it)).and_then(|it| writer.passage(it)).map(|it| rule(&it, months)));
    };
    for item in text.files.first().into_iter().flat_map(|file| &file.items) {
        match history_of(text, item) {
            None => take(item, Months::ALL),
            Some(history) => {
                history.versions.iter().for_each(|it| it.item.iter().for_each(|item| take(item, it.months)));
            }
        }
    }
    for history in added(text) {
        history.versions.iter().for_each(|it| it.item.iter().for_each(|item| take(item, it.months)));
    }
    text.added.iter().for_each(|item| take(item, Months::ALL));
    rules
}

/// The last day on which any of the acts read was published: as of that day, an act reads as it did without one.
#[must_use]
pub fn known_since(text: &Consolidation) -> Option<Date> {
    let own = text.header.published.as_ref().map(|day| day.value);
    let own = own.or_else(|| text.header.act.as_ref().map(|act| act.date));
    let others = text.amendments.iter().map(|it| it.published).chain(text.used.iter().filter_map(known_since));
    own.into_iter().chain(others).max()
}

/// The passages of texts of rules, for [`compare`](crate::version::compare()).
#[must_use]
pub fn read_rules(texts: &[&str]) -> Vec<Passage> {
    texts.iter().flat_map(|text| passages(&format!("{HEAD}\n{text}\n"))).collect()
}

fn passages(text: &str) -> Vec<Passage> {
    let mut sources = Sources::default();
    let id = sources.add("", text);
    let (file, _) = parse(id, sources.get(id).map_or("", |source| source.text.as_str()));
    let writer = Writer { sources: &sources, foreign: &|_| None };
    let mut passages = writer.header(&file.header);
    passages.extend(file.items.iter().filter(|item| is_rule(item)).filter_map(|item| writer.passage(item)));
    passages
}

/// A rule in one layout. What was written by hand and what was put together from several texts read alike then.
fn rule(passage: &Passage, months: Months) -> Rule {
    let mut bare = passage.clone();
    uncited(&mut bare);
    let mut words = String::new();
    write(&bare, &|_| None, &mut words);
    let whole = format!("{HEAD}\n{words}");
    let laid_out = format::format(&whole).unwrap_or(whole);
    let text = laid_out.strip_prefix(HEAD).unwrap_or(&laid_out).trim().to_owned();
    let again = passages(&laid_out);
    let said = again.first().filter(|_| again.len() == 1).unwrap_or(&bare);
    let address = format!("{} {}", said.word, said.name).trim().to_owned();
    Rule { months, address, digest: sha256(meaning(said).as_bytes()), text }
}

fn uncited(passage: &mut Passage) {
    passage.citation.clear();
    passage.within.iter_mut().for_each(uncited);
}

/// A passage as what it says and no more; those within in an order of their own.
fn meaning(passage: &Passage) -> String {
    let mut within: Vec<String> = passage.within.iter().map(meaning).collect();
    within.sort_unstable();
    format!("({}\t{}\t{}{})", passage.word, passage.name, passage.value, within.concat())
}

//! The files that bear on an act: its own, and those of the acts that amend it or amend those.
//!
//! Receives every text read and the one asked for; parses what bears on it and nothing else. A file that only
//! amends stands for the act that it amends. Reports an amended act that is not among the texts, and acts that
//! amend one another.

use crate::diagnostic::Diagnostic;
use crate::resolve::problem;
use crate::source::{SourceId, Sources};
use crate::syntax::ast::{Act, AmendmentDecl, File, Item};
use crate::syntax::{ActKey, Outline, outline, parse};

/// The files that bear on an act.
pub(super) struct Gathered {
    /// The act's own first; the others in the order of the sources.
    pub(super) files: Vec<File>,
    /// Which of them was asked for.
    pub(super) asked: usize,
    /// What is wrong with their syntax, and with what they name.
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads the files that bear on a text.
pub(super) fn gather(sources: &Sources, id: SourceId) -> Gathered {
    let mut gathered = Gathered { files: Vec::new(), asked: 0, diagnostics: Vec::new() };
    gathered.read(sources, id);
    if sources.beside(id).next().is_none() && !gathered.files.first().is_some_and(only_amends) {
        return gathered;
    }
    let outlines: Vec<(SourceId, Outline)> =
        sources.folder_of(id).map(|(source, text)| (source, outline(&text.text))).collect();
    gathered.find_base(sources, &outlines);
    gathered.find_amendments(sources, &outlines);
    gathered.asked = gathered.files.iter().position(|file| file.source == id).unwrap_or(0);
    gathered
}

impl Gathered {
    fn read(&mut self, sources: &Sources, id: SourceId) {
        let Some(source) = sources.get(id) else { return };
        let (file, found) = parse(id, &source.text);
        self.files.push(file);
        self.diagnostics.extend(found);
    }

    /// From a file that only amends to the act that it amends, which comes first from then on.
    fn find_base(&mut self, sources: &Sources, outlines: &[(SourceId, Outline)]) {
        while let Some(first) = self.files.first().filter(|file| only_amends(file)) {
            let Some(amended) = amendments(first).next().map(|decl| decl.act.clone()) else { return };
            let Some(source) = file_of(&amended, outlines) else {
                let known: Vec<&str> = outlines.iter().filter_map(|(id, _)| name_of(sources, *id)).collect();
                let near = near_act(&amended, outlines).and_then(|id| header_of(sources, id));
                self.diagnostics.push(problem::act_not_found(&amended, near.as_deref(), &known));
                return;
            };
            if self.files.iter().any(|file| file.source == source) {
                self.diagnostics.push(problem::amends_itself(&amended, first.header.act.as_ref()));
                // What they do to one another is not looked into.
                self.files.clear();
                return;
            }
            self.read(sources, source);
            self.files.rotate_right(1);
        }
    }

    /// Every file that amends one of those at hand, and so on.
    fn find_amendments(&mut self, sources: &Sources, outlines: &[(SourceId, Outline)]) {
        loop {
            let known: Vec<ActKey> =
                self.files.iter().filter_map(|file| file.header.act.as_ref()).map(ActKey::from).collect();
            let bears = |outline: &Outline| outline.amends.iter().any(|act| known.iter().any(|it| it.same_number(act)));
            let next = outlines
                .iter()
                .find(|(id, outline)| bears(outline) && !self.files.iter().any(|file| file.source == *id));
            let Some((next, _)) = next else { return };
            self.read(sources, *next);
        }
    }
}

/// Whether a file declares nothing of its own but what tests, claims or reads the act that it amends.
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

/// The file of an act; of one act with another date when there is no better.
fn file_of(act: &Act, outlines: &[(SourceId, Outline)]) -> Option<SourceId> {
    let wanted = ActKey::from(act);
    let of = |same: &dyn Fn(&ActKey) -> bool| {
        outlines.iter().find(|(_, outline)| outline.act.as_ref().is_some_and(same)).map(|(id, _)| *id)
    };
    of(&|key| *key == wanted).or_else(|| of(&|key| key.same_number(&wanted)))
}

/// The file of the act, other than the one that names it, that differs least from an act.
fn near_act(act: &Act, outlines: &[(SourceId, Outline)]) -> Option<SourceId> {
    let wanted = ActKey::from(act);
    let distance = |key: &ActKey| {
        let number = strsim::damerau_levenshtein(&key.number, &wanted.number);
        number + 2 * usize::from(key.date != wanted.date) + 2 * usize::from(key.words != wanted.words)
    };
    let others = outlines.iter().filter(|(id, _)| *id != act.span.source);
    let known = others.filter_map(|(id, outline)| Some((distance(outline.act.as_ref()?), *id)));
    known.filter(|(distance, _)| *distance <= 3).min().map(|(_, id)| id)
}

fn name_of(sources: &Sources, id: SourceId) -> Option<&str> {
    sources.get(id).map(|source| source.name.as_str())
}

/// The act that a file is of, as written there.
fn header_of(sources: &Sources, id: SourceId) -> Option<String> {
    let source = sources.get(id)?;
    let (file, _) = parse(id, &source.text);
    file.header.act.as_ref().map(Act::words_and_date)
}

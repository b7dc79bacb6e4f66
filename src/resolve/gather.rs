//! The files that bear on an act: its own, and those of the acts that amend it or amend those.
//!
//! Receives every text read and the one asked for; parses what bears on it and nothing else. A file that only
//! amends stands for the act that it amends. Reports an amended act that is not among the texts, and acts that
//! amend one another.

use crate::diagnostic::Diagnostic;
use crate::resolve::problem;
use crate::source::{SourceId, Sources};
use crate::syntax::ast::{Act, AmendmentDecl, File, Item};
use crate::syntax::{ActKey, act_of, amended, parse};

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
    gathered.find_base(sources);
    gathered.find_amendments(sources);
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
    fn find_base(&mut self, sources: &Sources) {
        while let Some(first) = self.files.first().filter(|file| only_amends(file)) {
            let Some(amended) = amendments(first).next().map(|decl| decl.act.clone()) else { return };
            let source = match find_act(sources, &amended) {
                Ok(source) => source,
                Err(problem) => return self.diagnostics.push(*problem),
            };
            if self.files.iter().any(|file| file.source == source) {
                self.diagnostics.push(problem::amends_itself(&amended, first.header.act.as_ref()));
                // What they do to one another is not looked into.
                return self.files.clear();
            }
            self.read(sources, source);
            self.files.rotate_right(1);
        }
    }

    /// Every file that amends one of those at hand, and so on.
    fn find_amendments(&mut self, sources: &Sources) {
        if sources.len() < 2 {
            return;
        }
        let Some(base) = self.files.first().map(|file| file.source) else { return };
        let amending: Vec<(SourceId, Vec<ActKey>)> = sources
            .folder_of(base)
            .map(|(id, source)| (id, amended(&source.text).collect::<Vec<_>>()))
            .filter(|(_, amended)| !amended.is_empty())
            .collect();
        loop {
            let known: Vec<ActKey> =
                self.files.iter().filter_map(|file| file.header.act.as_ref()).map(ActKey::from).collect();
            let bears = |amended: &[ActKey]| amended.iter().any(|act| known.iter().any(|it| it.same_number(act)));
            let next = amending
                .iter()
                .find(|(id, amended)| bears(amended) && !self.files.iter().any(|file| file.source == *id));
            let Some((next, _)) = next else { return };
            self.read(sources, *next);
        }
    }
}

/// The file of an act, or of that act with another date when there is no better.
///
/// # Errors
/// There is no such file: what to say of it, with the act of the other files that differs least.
pub(super) fn find_act(sources: &Sources, act: &Act) -> Result<SourceId, Box<Diagnostic>> {
    let wanted = ActKey::from(act);
    let folder = || sources.folder_of(act.span.source);
    let acts: Vec<(SourceId, ActKey)> = folder().filter_map(|(id, source)| Some((id, act_of(&source.text)?))).collect();
    let of = |same: &dyn Fn(&ActKey) -> bool| acts.iter().find(|(_, key)| same(key)).map(|(id, _)| *id);
    if let Some(found) = of(&|key| *key == wanted).or_else(|| of(&|key| key.same_number(&wanted))) {
        return Ok(found);
    }
    let distance = |key: &ActKey| {
        let number = strsim::damerau_levenshtein(&key.number, &wanted.number);
        number + 2 * usize::from(key.date != wanted.date) + 2 * usize::from(key.words != wanted.words)
    };
    let others = acts.iter().filter(|(id, _)| *id != act.span.source).map(|(id, key)| (distance(key), *id));
    let near = others.filter(|(distance, _)| *distance <= 3).min();
    let near = near.and_then(|(_, id)| parse(id, &sources.get(id)?.text).0.header.act);
    let near = near.as_ref().map(Act::words_and_date);
    let files: Vec<&str> = folder().map(|(_, source)| source.name.as_str()).collect();
    Err(Box::new(problem::act_not_found(act, near.as_deref(), &files)))
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

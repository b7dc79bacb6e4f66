//! The files that bear on an act: its own, and those of the acts that amend it or amend those.
//!
//! Receives every text read and the one of the act; parses what bears on it and nothing else. Which acts a file is of
//! is for [`of_acts`](crate::resolve::of_acts) to say.

use crate::diagnostic::Diagnostic;
use crate::resolve::problem;
use crate::source::{SourceId, Sources};
use crate::syntax::ast::{Act, File};
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

/// Reads the files that bear on an act, for one of them that was asked for.
pub(super) fn gather(sources: &Sources, base: SourceId, asked: SourceId) -> Gathered {
    let mut gathered = Gathered { files: Vec::new(), asked: 0, diagnostics: Vec::new() };
    gathered.read(sources, base);
    gathered.find_amendments(sources);
    gathered.asked = gathered.files.iter().position(|file| file.source == asked).unwrap_or(0);
    gathered
}

impl Gathered {
    fn read(&mut self, sources: &Sources, id: SourceId) {
        let Some(source) = sources.get(id) else { return };
        let (file, found) = parse(id, &source.text);
        self.files.push(file);
        self.diagnostics.extend(found);
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

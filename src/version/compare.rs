//! What differs between two texts, passage by passage.
//!
//! Receives the passages of two texts; gives what was added, taken out and changed, each with the way to it. Passages
//! are found by their word and name; rows of a table of cases, which have no name, first by their condition and then
//! by their place. Citations, comments and order are not compared: they change no result.

use crate::version::passage::{Layout, Passage, one_line};

/// One step of the way to a passage: its word and its name.
pub type Step = (&'static str, String);

/// What became of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Only the new text has it.
    Added(String),
    /// Only the old text has it.
    Removed(String),
    /// Both have it, and it says another thing.
    Changed(String, String),
}

/// One difference and the way to it, from the declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The passages that hold it, and itself.
    pub path: Vec<Step>,
    /// What became of it.
    pub difference: Difference,
}

impl Change {
    /// The way as an amendment would address it: `índice iq.peso.x`, `tabela t[0026808].valor`.
    #[must_use]
    pub fn address(&self) -> String {
        let mut said = String::new();
        let mut above = "";
        for (at, (word, name)) in self.path.iter().enumerate() {
            match (*word, name.as_str()) {
                (word, name) if at == 0 => said.push_str(format!("{word} {name}").trim_end()),
                ("dados", _) | ("", "") => {}
                ("pesos", _) => said.push_str(".peso"),
                ("", name) if above == "dados" => said.push_str(&format!("[{name}]")),
                ("" | "exceto" | "parte", name) if !name.is_empty() => said.push_str(&format!(".{name}")),
                (word, "") => said.push_str(&format!(".{word}")),
                (word, name) => said.push_str(&format!(".{word} {name}")),
            }
            above = word;
        }
        said
    }
}

/// What differs between two texts, in the order of the old one, what was added last.
#[must_use]
pub fn compare(old: &[Passage], new: &[Passage]) -> Vec<Change> {
    let mut changes = Vec::new();
    level(old, new, &[], &mut changes);
    changes
}

/// Compares the passages of one block.
fn level(old: &[Passage], new: &[Passage], path: &[Step], changes: &mut Vec<Change>) {
    let mut left: Vec<Option<&Passage>> = new.iter().map(Some).collect();
    let pairs: Vec<(&Passage, Option<&Passage>)> = paired(old, &mut left);
    for (before, after) in pairs {
        let step = (before.word, before.name.clone());
        match after {
            Some(after) => pair(before, after, path, changes),
            None => changes.push(change(path, step, Difference::Removed(said(before)))),
        }
    }
    for added in left.into_iter().flatten() {
        changes.push(change(path, (added.word, added.name.clone()), Difference::Added(said(added))));
    }
}

/// Whether two passages of one word and name are one.
type Same = fn(&Passage, &Passage) -> bool;

/// Each old passage with the new one that it became; what is taken is taken out of `left`.
fn paired<'p>(old: &'p [Passage], left: &mut [Option<&'p Passage>]) -> Vec<(&'p Passage, Option<&'p Passage>)> {
    let mut found: Vec<Option<&Passage>> = vec![None; old.len()];
    let rounds: [Same; 4] = [
        |one, other| one.value == other.value && one.within == other.within,
        |one, other| !one.name.is_empty() || !one.word.is_empty() && one.word == other.word,
        |one, other| condition(one).is_some() && condition(one) == condition(other),
        |one, other| condition(one).is_some() == condition(other).is_some(),
    ];
    for same in rounds {
        for (before, slot) in old.iter().zip(&mut found).filter(|(_, slot)| slot.is_none()) {
            let matches = |it: &&mut Option<&'p Passage>| {
                it.is_some_and(|it| it.word == before.word && it.name == before.name && same(before, it))
            };
            *slot = left.iter_mut().find(matches).and_then(Option::take);
        }
    }
    old.iter().zip(found).collect()
}

/// The condition of a row `condition => result`.
fn condition(passage: &Passage) -> Option<&str> {
    passage.value.split_once("=>").map(|(condition, _)| condition.trim())
}

fn pair(before: &Passage, after: &Passage, path: &[Step], changes: &mut Vec<Change>) {
    let step = (before.word, before.name.clone());
    if before.value != after.value {
        let difference = Difference::Changed(before.value.clone(), after.value.clone());
        changes.push(change(path, step.clone(), difference));
    }
    let path: Vec<Step> = path.iter().cloned().chain([step]).collect();
    level(&before.within, &after.within, &path, changes);
}

fn change(path: &[Step], step: Step, difference: Difference) -> Change {
    Change { path: path.iter().cloned().chain([step]).collect(), difference }
}

/// What a passage says, without what its path says already.
fn said(passage: &Passage) -> String {
    if passage.layout == Layout::Row {
        return one_line(&passage.text);
    }
    let within: Vec<String> = passage.within.iter().map(|it| one_line(&it.text)).collect();
    let said = [passage.value.clone(), within.join("; ")];
    said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(": ")
}

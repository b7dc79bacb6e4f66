//! The list of problems of one reading, and what every problem of data has: a file, a row, a column.
//!
//! Receives diagnostics from the readers beside it. Guarantees that a file gives at most [`LIMIT`] of them
//! and one that counts the rest. The constructors stand beside the checks that raise them.

use crate::diagnostic::codes::DATA_FURTHER_PROBLEMS;
use crate::diagnostic::{Code, Diagnostic};

/// How many problems of one file are written out; the rest are counted.
pub(super) const LIMIT: usize = 10_000;

/// How many characters of a value are shown.
const SHOWN: usize = 60;

/// Problems, in the order found.
#[derive(Debug, Default)]
pub(super) struct Problems {
    list: Vec<Diagnostic>,
    file: String,
    in_file: usize,
    further: Option<(usize, usize)>,
}

impl Problems {
    /// What follows is of this file.
    pub(super) fn begin(&mut self, file: &str) {
        file.clone_into(&mut self.file);
        self.in_file = 0;
        self.further = None;
    }

    /// Takes in a problem and gives its place in the list. Past the limit, the place is of the one that counts.
    pub(super) fn add(&mut self, problem: Diagnostic) -> usize {
        self.in_file += 1;
        if self.in_file <= LIMIT {
            self.list.push(problem);
            return self.list.len() - 1;
        }
        let (at, count) = self.further.unwrap_or((self.list.len(), 0));
        self.further = Some((at, count + 1));
        let counted = further_problems(&self.file, count + 1);
        match self.list.get_mut(at) {
            Some(slot) => *slot = counted,
            None => self.list.push(counted),
        }
        at
    }

    /// All of them.
    pub(super) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }
}

/// An error about a file: it has no place in a policy's text.
pub(super) fn file_error(code: Code, file: &str) -> Diagnostic {
    Diagnostic::of_file(code, file)
}

/// A value as a message shows it: on one line, and not longer than a message can bear.
pub(super) fn shown(value: &str) -> String {
    let mut cut: String = value.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if value.chars().nth(SHOWN).is_some() {
        cut.push('…');
    }
    cut
}

/// A word without capitals and accents, to find what was probably meant.
pub(super) fn folded(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = word.trim().nfd().filter(|c| !matches!(c, '\u{300}'..='\u{36f}'));
    plain.flat_map(char::to_lowercase).map(|c| if matches!(c, ' ' | '-') { '_' } else { c }).collect()
}

/// The known word nearest to one: equal but for capitals, accents and spaces, or a slip of the keys away.
pub(super) fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    const LONGEST: usize = 200;
    if word.len() > LONGEST {
        return None;
    }
    let word = folded(word);
    let far = 1 + word.chars().count() / 4;
    let near = known.map(|other| (strsim::damerau_levenshtein(&word, &folded(other)), other));
    near.filter(|(distance, other)| *distance <= far && *distance < other.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, other)| other)
}

fn further_problems(file: &str, count: usize) -> Diagnostic {
    file_error(DATA_FURTHER_PROBLEMS, file).arg("count", count).arg("limit", LIMIT).help("help")
}

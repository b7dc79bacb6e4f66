//! Sets of texts: some, or all but some.

use std::collections::BTreeSet;
use std::sync::Arc;

/// Which texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    /// These.
    Among(BTreeSet<Arc<str>>),
    /// All but these.
    Except(BTreeSet<Arc<str>>),
}

impl Texts {
    /// Every text.
    pub(super) const ALL: Texts = Texts::Except(BTreeSet::new());

    /// One text.
    pub(super) fn one(text: &Arc<str>) -> Texts {
        Texts::Among(BTreeSet::from([text.clone()]))
    }

    /// The text, where there is but one.
    pub(super) fn as_one(&self) -> Option<&Arc<str>> {
        match self {
            Texts::Among(texts) if texts.len() == 1 => texts.first(),
            _ => None,
        }
    }

    /// Whether a text is among them.
    pub(super) fn has(&self, text: &Arc<str>) -> bool {
        match self {
            Texts::Among(texts) => texts.contains(text),
            Texts::Except(texts) => !texts.contains(text),
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Texts::Among(texts) if texts.is_empty())
    }

    /// All the others.
    pub(super) fn others(&self) -> Texts {
        match self {
            Texts::Among(texts) => Texts::Except(texts.clone()),
            Texts::Except(texts) => Texts::Among(texts.clone()),
        }
    }

    /// Those in both.
    pub(super) fn intersect(&self, other: &Texts) -> Texts {
        match (self, other) {
            (Texts::Among(texts), other) | (other, Texts::Among(texts)) => {
                Texts::Among(texts.iter().filter(|text| other.has(text)).cloned().collect())
            }
            (Texts::Except(one), Texts::Except(two)) => Texts::Except(one.union(two).cloned().collect()),
        }
    }

    /// Those in either.
    pub(super) fn union(&self, other: &Texts) -> Texts {
        self.others().intersect(&other.others()).others()
    }
}

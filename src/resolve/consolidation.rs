//! The text of an act at each month, over the acts that amend it: what `consolidate` gives.

use std::sync::Arc;

use crate::source::{SourceId, Span};
use crate::syntax::ast::{Act, DeclKind, File, Header, Item, Operation};
use crate::value::{Date, Grain, Period};

/// Months in a row, both ends included, as [`Period::index`] counts them; open where an end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// The first.
    pub from: Option<i32>,
    /// The last.
    pub until: Option<i32>,
}

/// An act and the acts that amend it, read as of a day.
#[derive(Clone, Debug, Default)]
pub struct Consolidation {
    /// The files that bear on the act, its own first, then those of the acts that amend it, in the order in which
    /// they apply. Shared with the trials of other readings.
    pub files: Vec<Arc<File>>,
    /// Which of them was asked for: the act's own, or one that only amends it; past the last when that act was not
    /// yet published.
    pub asked: usize,
    /// What precedes the declarations, with the validity as last extended.
    pub header: Header,
    /// The amending acts, in the order in which they apply; `files[n + 1]` is of `amendments[n]`.
    pub amendments: Vec<Amendment>,
    /// Every operation that takes effect, in the order in which they apply.
    pub applied: Vec<Applied>,
    /// The declarations that some operation changed, added or revoked. The others stand in `files[0]` as written.
    pub histories: Vec<History>,
    /// The acts that it uses, each over the acts that amend it, and those that they use.
    pub used: Vec<Consolidation>,
    /// The examples and claims of the file asked for that are about another act that it amends.
    pub elsewhere: Vec<Span>,
    /// Declarations that acts add and that have no text of their own at each month: units, inputs, readings.
    pub added: Vec<Item>,
}

/// An act that amends.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// Which.
    pub act: Act,
    /// Its file.
    pub source: SourceId,
    /// The day since which it is known: as `publicada` says, else the act's own date.
    pub published: Date,
    /// Whether the file says when it was published.
    pub published_stated: bool,
    /// The first day of its validity, where stated.
    pub in_force: Option<Date>,
}

/// An operation and the months that it reaches.
#[derive(Clone, Debug)]
pub struct Applied {
    /// Position of its act in [`Consolidation::amendments`].
    pub by: usize,
    /// The operation, its citation completed by that of its block.
    pub operation: Operation,
    /// The months.
    pub months: Months,
}

/// A declaration through time.
#[derive(Clone, Debug)]
pub struct History {
    /// Of what kind it is.
    pub kind: DeclKind,
    /// Its name.
    pub name: String,
    /// Its texts, in the order of the months; together they cover all months, once.
    pub versions: Vec<Version>,
    /// The text as each act that changed it left it, in the months that it changed last: what a claim of that act is
    /// about. The act by position in [`Consolidation::amendments`].
    pub left: Vec<(usize, Item)>,
}

/// The text of a declaration in some months.
#[derive(Clone, Debug)]
pub struct Version {
    /// The months.
    pub months: Months,
    /// The declaration; `None` before it was added and after it was revoked.
    pub item: Option<Item>,
    /// The amending acts that made this text, by position in [`Consolidation::amendments`], the last one last;
    /// none for the original text.
    pub by: Vec<usize>,
}

impl Months {
    /// Every month.
    pub const ALL: Months = Months { from: None, until: None };

    /// Whether no month is in both.
    #[must_use]
    pub fn apart(self, other: Months) -> bool {
        let after = |until: Option<i32>, from: Option<i32>| until.zip(from).is_some_and(|(until, from)| until < from);
        after(self.until, other.from) || after(other.until, self.from)
    }

    /// The months in both, when there are any.
    #[must_use]
    pub fn intersect(self, other: Months) -> Option<Months> {
        let from = self.from.max(other.from);
        let until = match (self.until, other.until) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        (!self.apart(other)).then_some(Months { from, until })
    }

    /// `desde 09/2017`, `até 12/2024`, `de 09/2017 a 12/2024`; empty for every month.
    #[must_use]
    pub fn words(self) -> String {
        let month = |index: i32| Period { grain: Grain::Month, index };
        match (self.from, self.until) {
            (Some(from), Some(until)) => format!("de {} a {}", month(from), month(until)),
            (Some(from), None) => format!("desde {}", month(from)),
            (None, Some(until)) => format!("até {}", month(until)),
            (None, None) => String::new(),
        }
    }
}

impl History {
    /// Cuts the versions at the ends of some months.
    pub(super) fn split(&mut self, at: Months) {
        let mut cut = Vec::with_capacity(self.versions.len() + 2);
        for version in self.versions.drain(..) {
            let before =
                at.from.and_then(|from| version.months.intersect(Months { from: None, until: Some(from - 1) }));
            let inside = version.months.intersect(at);
            let after =
                at.until.and_then(|until| version.months.intersect(Months { from: Some(until + 1), until: None }));
            let mut pieces = [before, inside, after].into_iter().flatten().peekable();
            while let Some(months) = pieces.next() {
                if pieces.peek().is_none() {
                    cut.push(Version { months, ..version });
                    break;
                }
                cut.push(Version { months, ..version.clone() });
            }
        }
        self.versions = cut;
    }

    /// Notes the text that an operation leaves.
    pub(super) fn leave(&mut self, applied: &Applied) {
        let mut reached = self.versions.iter().rev().filter(|it| !it.months.apart(applied.months));
        let Some(item) = reached.find_map(|it| it.item.as_ref()).cloned() else { return };
        self.left.retain(|(by, _)| *by != applied.by);
        self.left.push((applied.by, item));
    }
}

//! What stands in an act at a month: its declarations, each in the text of that month.
//!
//! Receives what `resolve` consolidated; chooses, for each declaration, the text of the month on its own axis.

use crate::resolve::{Consolidation, History, Version, declared};
use crate::syntax::ast::{DeclKind, Item};

/// The months for which the text is asked, as [`Period::index`](crate::value::Period) counts them; without one, the
/// last text of each declaration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Of measures, indicators and indices.
    pub reference: Option<i32>,
    /// Of everything else.
    pub payment: Option<i32>,
}

impl At {
    /// One month on both axes.
    #[must_use]
    pub fn month(month: i32) -> At {
        At { reference: Some(month), payment: Some(month) }
    }

    /// The month that counts for a kind of declaration.
    #[must_use]
    pub fn of(self, kind: DeclKind) -> Option<i32> {
        match kind {
            DeclKind::Measure | DeclKind::Indicator | DeclKind::Index => self.reference,
            _ => self.payment,
        }
    }
}

/// The text of a declaration at a time.
#[must_use]
pub fn version_at(history: &History, at: At) -> Option<&Version> {
    let Some(month) = at.of(history.kind) else { return history.versions.last() };
    let holds = |version: &&Version| {
        version.months.from.is_none_or(|from| from <= month) && version.months.until.is_none_or(|until| month <= until)
    };
    history.versions.iter().find(holds)
}

/// The history of a declaration, where some act changed it.
pub(super) fn history_of<'c>(text: &'c Consolidation, item: &Item) -> Option<&'c History> {
    let (kind, name) = declared(item)?;
    text.histories.iter().find(|history| history.kind == kind && history.name == name.value)
}

/// The histories of the declarations that the act itself does not have: those that amendments add.
pub(super) fn added(text: &Consolidation) -> impl Iterator<Item = &History> {
    let own = move |history: &History| {
        let items = text.files.first().into_iter().flat_map(|file| &file.items);
        items.filter_map(declared).any(|(kind, name)| kind == history.kind && name.value == history.name)
    };
    text.histories.iter().filter(move |history| !own(history))
}

/// Every declaration that stands in the act at a time, in the order written, those added last.
#[must_use]
pub fn in_force(text: &Consolidation, at: At) -> Vec<&Item> {
    let mut items = Vec::new();
    for item in text.files.first().into_iter().flat_map(|file| &file.items) {
        match history_of(text, item) {
            Some(history) => items.extend(version_at(history, at).and_then(|version| version.item.as_ref())),
            None => items.push(item),
        }
    }
    items.extend(added(text).filter_map(|history| version_at(history, at)?.item.as_ref()));
    items.extend(&text.added);
    items
}

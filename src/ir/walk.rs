//! Ways through a program: what an id stands for, and everything that an expression reads.

use std::collections::BTreeSet;

use crate::ir::{
    Arm, Column, InputId, Key, KeyId, List, ListId, Node, NodeId, NodeKind, Program, RuleId, Table, TableId, children,
};
use crate::value::{Bound, Period, Range, Value};

/// The nodes that expressions read, each once, a whole before its parts and these in the order written.
#[derive(Clone, Debug)]
pub struct Parts<'p> {
    program: &'p Program,
    left: Vec<NodeId>,
    seen: BTreeSet<NodeId>,
    /// Whether the rules that are read are entered.
    enters: bool,
}

impl<'p> Iterator for Parts<'p> {
    type Item = (NodeId, &'p Node);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(id) = self.left.pop() {
            let Some(node) = self.program.node(id).filter(|_| self.seen.insert(id)) else { continue };
            self.left.extend(children(&node.kind).into_iter().rev());
            if self.enters
                && let NodeKind::Ref(rule) = node.kind
            {
                self.left.extend(self.program.rule(rule).map(|rule| rule.body));
            }
            return Some((id, node));
        }
        None
    }
}

impl Program {
    /// A table of this program.
    #[must_use]
    pub fn table(&self, id: TableId) -> Option<&Table> {
        self.tables.get(id.0 as usize)
    }

    /// A column of an input.
    #[must_use]
    pub fn column(&self, input: InputId, column: u32) -> Option<&Column> {
        self.input(input)?.columns.get(column as usize)
    }

    /// A key of this program.
    #[must_use]
    pub fn key(&self, id: KeyId) -> Option<&Key> {
        self.keys.get(id.0 as usize)
    }

    /// A list of this program.
    #[must_use]
    pub fn list(&self, id: ListId) -> Option<&List> {
        self.lists.get(id.0 as usize)
    }

    /// The value that an expression is, where it is written.
    #[must_use]
    pub fn constant(&self, id: NodeId) -> Option<&Value> {
        match &self.node(id)?.kind {
            NodeKind::Const(value) => Some(value),
            _ => None,
        }
    }

    /// The first period in which the act has effect: where it does not say since when, that of its date, and where
    /// there is no act, one of a year like any other.
    #[must_use]
    pub fn first_period(&self) -> Period {
        let day = self.validity.0.or(self.act.as_ref().map(|act| act.date));
        let some = Period { grain: self.grain, index: 2024 * 12 / self.grain.months() };
        day.map_or(some, |day| Period::containing(self.grain, day))
    }

    /// An expression and its parts, the rules that it reads left out.
    #[must_use]
    pub fn parts(&self, whole: NodeId) -> Parts<'_> {
        Parts { program: self, left: vec![whole], seen: BTreeSet::new(), enters: false }
    }

    /// An expression and all that it reads, in rules too.
    #[must_use]
    pub fn all_parts(&self, whole: NodeId) -> Parts<'_> {
        Parts { enters: true, ..self.parts(whole) }
    }

    /// The rules that an expression reads, as often as it does.
    pub fn rules_in(&self, whole: NodeId) -> impl Iterator<Item = RuleId> {
        self.parts(whole).filter_map(|(_, node)| match node.kind {
            NodeKind::Ref(rule) => Some(rule),
            _ => None,
        })
    }

    /// Some rules and those that they read, directly and through others.
    #[must_use]
    pub fn rules_read(&self, from: impl IntoIterator<Item = RuleId>) -> BTreeSet<RuleId> {
        let mut found = BTreeSet::new();
        let mut left: Vec<RuleId> = from.into_iter().collect();
        while let Some(id) = left.pop() {
            if let Some(rule) = self.rule(id).filter(|_| found.insert(id)) {
                left.extend(self.rules_in(rule.body));
            }
        }
        found
    }
}

/// The rows of a band table, each with the numbers that it is of.
pub fn bands(arms: &[Arm]) -> impl Iterator<Item = (Range, &Arm)> {
    let mut low: Option<Bound> = None;
    arms.iter().map(move |arm| {
        let high = arm.until.as_ref().map(|(at, closed)| Bound { at: at.clone(), closed: *closed });
        let next = high.as_ref().map(Bound::beyond);
        (Range { low: std::mem::replace(&mut low, next), high }, arm)
    })
}

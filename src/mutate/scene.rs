//! What planting knows: the program, which of its nodes figures read, and what the act writes for each.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Kind, Node, NodeId, NodeKind, Program};
use crate::machine::{Machine, Nowhere};
use crate::mutate::edit::{Edit, exchange};
use crate::mutate::force::{Force, figures};
use crate::mutate::{Equivalence, Fault, FaultKind, Mutant};
use crate::source::{SourceId, Sources, Span};
use crate::value::{Number, Value};

/// A program while faults are found in it.
pub(super) struct Scene<'a> {
    pub(super) program: Program,
    sources: &'a Sources,
    file: SourceId,
    /// The nodes that figures read, by place: claims and examples are not figures.
    by_span: BTreeMap<Span, Vec<NodeId>>,
    force: Force,
    mutants: Vec<Mutant>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(program: &Program, sources: &'a Sources, file: SourceId) -> Self {
        let mut by_span: BTreeMap<Span, Vec<NodeId>> = BTreeMap::new();
        let figures = figures(program);
        for id in read_by(program, &figures) {
            if let Some(node) = program.node(id) {
                by_span.entry(node.span).or_default().push(id);
            }
        }
        let force = Force::of(program, &figures);
        Scene { program: program.clone(), sources, file, by_span, force, mutants: Vec::new() }
    }

    /// The program and its faults, with what the calendar proves of each.
    pub(super) fn finish(mut self) -> (Program, Vec<Mutant>) {
        let mut changed = self.program.clone();
        for mutant in &mut self.mutants {
            if mutant.equivalence.is_none() && mutant.touches.len() == mutant.edits.len() {
                exchange(&mut changed, &mut mutant.edits);
                let idle = self.force.are_idle(&self.program, &changed, &mutant.touches);
                exchange(&mut changed, &mut mutant.edits);
                mutant.equivalence = idle.then_some(Equivalence::OutOfValidity);
            }
        }
        (self.program, self.mutants)
    }

    /// Every node that figures read, in the order written.
    pub(super) fn nodes(&self) -> Vec<(NodeId, Node)> {
        let ids = self.by_span.values().flatten();
        ids.filter_map(|id| Some((*id, self.program.node(*id)?.clone()))).collect()
    }

    /// The nodes that figures read and that are written at a place.
    pub(super) fn at(&self, span: Span) -> Vec<NodeId> {
        self.by_span.get(&span).cloned().unwrap_or_default()
    }

    /// The nodes that one written condition was lowered to.
    pub(super) fn alike(&self, id: NodeId) -> Vec<NodeId> {
        let Some(span) = self.program.node(id).map(|node| node.span) else { return Vec::new() };
        self.at(span).into_iter().filter(|other| self.program.same(id, *other)).collect()
    }

    /// Whether a place is in the file at hand.
    pub(super) fn is_here(&self, span: Span) -> bool {
        span.source == self.file && span.start < span.end
    }

    /// What the act writes at a place, on one line.
    pub(super) fn words(&self, span: Span) -> String {
        self.sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What the act writes at a place, as it stands.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// The place of the clause of the header that begins with a word.
    pub(super) fn clause(&self, word: &str) -> Option<Span> {
        let end = u32::try_from(self.sources.get(self.file)?.text.len()).ok()?;
        let whole = Span { source: self.file, start: 0, end };
        self.line(whole, |line| line.starts_with(word))
    }

    /// The place of the first line with a word, within another.
    pub(super) fn line_with(&self, within: Span, word: &str) -> Option<Span> {
        self.line(within, |line| line.contains(word))
    }

    fn line(&self, within: Span, is_it: impl Fn(&str) -> bool) -> Option<Span> {
        let mut start = within.start;
        for line in self.sources.slice(within).split_inclusive('\n') {
            let length = |text: &str| u32::try_from(text.len()).unwrap_or(0);
            if is_it(line) {
                let indent = length(line) - length(line.trim_start());
                return Some(Span { start: start + indent, end: start + length(line.trim_end()), ..within });
            }
            start += length(line);
        }
        None
    }

    /// Adds a node that nothing reads yet.
    pub(super) fn spare(&mut self, node: Node) -> NodeId {
        self.program.nodes.push(node);
        NodeId(u32::try_from(self.program.nodes.len().saturating_sub(1)).unwrap_or(u32::MAX))
    }

    /// The value of a node that reads no data; `None` when it reads some.
    pub(super) fn closed(&self, id: NodeId) -> Option<Value> {
        let mut machine = Machine::new(&self.program, Nowhere);
        let frame = machine.at(self.program.first_period());
        let reads_time = |(_, node): (NodeId, &Node)| matches!(node.kind, NodeKind::Time | NodeKind::At(..));
        machine.node(id, frame).ok().filter(|_| !self.program.all_parts(id).any(reads_time))
    }

    /// Whether a node, or one that it reads but for other rules, is written within a place.
    pub(super) fn reads_within(&self, id: NodeId, place: Span) -> bool {
        self.program.parts(id).any(|(_, node)| place.contains(node.span))
    }

    /// Whether two nodes never give different values.
    pub(super) fn gives_same(&self, one: NodeId, other: NodeId) -> bool {
        self.program.same(one, other) || self.closed(one).is_some_and(|value| self.closed(other) == Some(value))
    }

    /// A value as the act would write it.
    pub(super) fn write(&self, value: &Number, kind: &Kind) -> String {
        self.program.write(&Value::Number(value.clone()), kind, None)
    }

    /// Notes a fault in what the file at hand writes.
    pub(super) fn mutant(
        &mut self,
        (kind, span): (FaultKind, Span),
        (of, from, to): (&str, String, String),
        edits: Vec<Edit>,
        equivalence: Option<Equivalence>,
    ) {
        if !self.is_here(span) || edits.is_empty() {
            return;
        }
        let node = |edit: &Edit| match edit {
            Edit::Node(id, _) => Some(*id),
            _ => None,
        };
        let touches = edits.iter().filter_map(node).collect();
        let fault = Fault { kind, of: of.to_owned(), from, to, span };
        self.mutants.push(Mutant { fault, equivalence, edits, touches });
    }
}

/// The nodes that figures read, in the order of the program.
fn read_by(program: &Program, figures: &[NodeId]) -> BTreeSet<NodeId> {
    figures.iter().flat_map(|id| program.parts(*id)).map(|(id, _)| id).collect()
}

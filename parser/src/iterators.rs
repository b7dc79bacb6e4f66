//! The tree of a text: nodes in the order in which they begin, each knowing where its own nodes end.

use std::rc::Rc;

/// A node of the tree as it is kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<R> {
    pub(crate) rule: R,
    /// Its first byte.
    pub(crate) start: u32,
    /// The byte after its last.
    pub(crate) end: u32,
    /// The index of the node after it and all within it.
    pub(crate) next: u32,
}

/// A node and what stands within it.
#[derive(Clone, Debug)]
pub struct Pair<'i, R> {
    input: &'i str,
    nodes: Rc<Vec<Node<R>>>,
    node: Node<R>,
    index: u32,
}

/// Nodes that stand beside each other.
#[derive(Clone, Debug)]
pub struct Pairs<'i, R> {
    input: &'i str,
    nodes: Rc<Vec<Node<R>>>,
    at: u32,
    end: u32,
}

/// Where a node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The first byte.
    #[must_use]
    pub fn start(&self) -> usize {
        self.start as usize
    }

    /// The byte after the last.
    #[must_use]
    pub fn end(&self) -> usize {
        self.end as usize
    }
}

impl<'i, R: Copy> Pair<'i, R> {
    /// The rule that it is of.
    #[inline]
    #[must_use]
    pub fn as_rule(&self) -> R {
        self.node.rule
    }

    /// Its text.
    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &'i str {
        self.input.get(self.node.start as usize..self.node.end as usize).unwrap_or("")
    }

    /// Where it stands.
    #[inline]
    #[must_use]
    pub fn as_span(&self) -> Span {
        Span { start: self.node.start, end: self.node.end }
    }

    /// The rules of the nodes within it.
    pub fn inner_rules(&self) -> impl Iterator<Item = R> {
        let mut at = self.index + 1;
        std::iter::from_fn(move || {
            let node = if at < self.node.next { self.nodes.get(at as usize)? } else { return None };
            at = node.next;
            Some(node.rule)
        })
    }

    /// The nodes within it.
    #[inline]
    #[must_use]
    pub fn into_inner(self) -> Pairs<'i, R> {
        Pairs { input: self.input, nodes: self.nodes, at: self.index + 1, end: self.node.next }
    }
}

impl<'i, R: Copy> Pairs<'i, R> {
    /// All the nodes of a text.
    pub(crate) fn new(input: &'i str, nodes: Vec<Node<R>>) -> Pairs<'i, R> {
        let end = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        Pairs { input, nodes: Rc::new(nodes), at: 0, end }
    }

    /// The nodes of a rule among these and all within them.
    pub fn flatten_to(self, rule: R) -> impl Iterator<Item = Pair<'i, R>>
    where
        R: PartialEq,
    {
        (self.at..self.end).filter_map(move |index| {
            let node = *self.nodes.get(index as usize)?;
            let found = || Pair { input: self.input, nodes: Rc::clone(&self.nodes), node, index };
            (node.rule == rule).then(found)
        })
    }

    /// The rule of the next node.
    #[inline]
    #[must_use]
    pub fn peek_rule(&self) -> Option<R> {
        self.peek_node().map(|node| node.rule)
    }

    /// Passes over the next node.
    #[inline]
    pub fn pass(&mut self) {
        self.at = self.peek_node().map_or(self.end, |node| node.next);
    }

    #[inline]
    fn peek_node(&self) -> Option<Node<R>> {
        if self.at < self.end { self.nodes.get(self.at as usize).copied() } else { None }
    }
}

impl<'i, R: Copy> Iterator for Pairs<'i, R> {
    type Item = Pair<'i, R>;

    #[inline]
    fn next(&mut self) -> Option<Pair<'i, R>> {
        let node = self.peek_node()?;
        let index = std::mem::replace(&mut self.at, node.next);
        Some(Pair { input: self.input, nodes: Rc::clone(&self.nodes), node, index })
    }
}

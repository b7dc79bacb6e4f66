//! The tree that a reader follows: each figure in full once, then only named.

use std::collections::BTreeSet;

use crate::diagnostic::Texts;
use crate::explain::model::{Explanation, Figure, Section};
use crate::explain::sentences::{Line, Sentences};

/// A figure and what it reads.
pub(super) struct Branch<'a> {
    pub(super) figure: &'a Figure,
    /// The lines under its name.
    pub(super) lines: Vec<Line>,
    pub(super) children: Vec<Child<'a>>,
}

/// A figure read: in full, or shown elsewhere.
pub(super) enum Child<'a> {
    /// Here.
    Full(Branch<'a>),
    /// Elsewhere: above, or further on.
    Elsewhere {
        /// Which.
        figure: &'a Figure,
        /// Whether it was shown already.
        above: bool,
    },
}

/// The trees of every section.
pub(super) fn trees<'a>(explanation: &'a Explanation, texts: &Texts) -> Vec<(&'a Section, Vec<Branch<'a>>)> {
    let roots = explanation.sections.iter().flat_map(|section| &section.figures).map(String::as_str).collect();
    let mut planter =
        Planter { explanation, sentences: Sentences { texts, explanation }, roots, shown: BTreeSet::new() };
    let sections = explanation.sections.iter();
    sections.map(|section| (section, planter.section(section))).collect()
}

struct Planter<'a, 't> {
    explanation: &'a Explanation,
    sentences: Sentences<'a, 't>,
    roots: BTreeSet<&'a str>,
    shown: BTreeSet<&'a str>,
}

impl<'a> Planter<'a, '_> {
    fn section(&mut self, section: &'a Section) -> Vec<Branch<'a>> {
        let figures = section.figures.iter().filter_map(|id| self.explanation.figure(id));
        figures.map(|figure| self.branch(figure, section)).collect()
    }

    fn branch(&mut self, figure: &'a Figure, section: &'a Section) -> Branch<'a> {
        self.shown.insert(&figure.id);
        let lines = self.sentences.lines(figure, section);
        let explanation = self.explanation;
        let reads = figure.reads.iter().filter_map(|id| explanation.figure(id));
        let children = reads.map(|read| {
            let above = self.shown.contains(read.id.as_str());
            if above || self.roots.contains(read.id.as_str()) {
                Child::Elsewhere { figure: read, above }
            } else {
                Child::Full(self.branch(read, section))
            }
        });
        Branch { figure, children: children.collect(), lines }
    }
}

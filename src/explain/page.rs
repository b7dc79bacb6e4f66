//! The tree that a reader follows: each figure in full once, then only named.

use std::collections::BTreeSet;

use crate::diagnostic::Texts;
use crate::explain::model::{About, Explanation, Figure, Outcome, Section};
use crate::explain::sentences::{Line, Sentences, Style};
use crate::ir::Cause;

/// A figure and what it reads.
pub(super) struct Branch<'a> {
    pub(super) figure: &'a Figure,
    /// Its title, unless the section's heading is the same.
    pub(super) title: Option<&'a str>,
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

/// A section and its trees.
pub(super) type Tree<'a> = (&'a Section, Vec<Branch<'a>>);

/// The sections to read in full, and those of what does not apply to the unit, of which only that is to be said. Where
/// nothing else was asked for, they are read in full too.
pub(super) fn by_applicability<'a>(explanation: &'a Explanation, texts: &Texts) -> (Vec<Tree<'a>>, Vec<Tree<'a>>) {
    let outside = |(_, branches): &Tree<'_>| match branches.as_slice() {
        [only] => matches!(only.figure.outcome, Outcome::Absent { cause } if cause == Cause::NotApplicable.word()),
        _ => false,
    };
    let (outside, inside): (Vec<Tree<'a>>, Vec<Tree<'a>>) = trees(explanation, texts).into_iter().partition(outside);
    if inside.is_empty() { (outside, inside) } else { (inside, outside) }
}

/// The trees of every section.
fn trees<'a>(explanation: &'a Explanation, texts: &Texts) -> Vec<Tree<'a>> {
    let mut roots: BTreeSet<&str> =
        explanation.sections.iter().flat_map(|section| &section.figures).map(String::as_str).collect();
    // The score of an indicator that does not apply has no place of its own: the indicator's section tells why.
    let scores = explanation.figures.iter().filter(|figure| {
        let of = figure.rule.strip_suffix(".desempenho");
        explanation.sections.iter().any(|section| section.about == About::Indicator && of == Some(&section.name))
    });
    roots.extend(scores.map(|figure| figure.id.as_str()));
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
        figures.map(|figure| self.branch(figure, None, section)).collect()
    }

    fn branch(&mut self, figure: &'a Figure, parent: Option<&'a Figure>, section: &'a Section) -> Branch<'a> {
        self.shown.insert(&figure.id);
        let explanation = self.explanation;
        let reads: Vec<&'a Figure> = figure.reads.iter().filter_map(|id| explanation.figure(id)).collect();
        let mut lines = self.sentences.lines(figure, section);
        // What the figure it stands under says is not said again, nor what one that it reads said above.
        let told = reads.iter().copied().filter(|read| self.shown.contains(read.id.as_str()));
        for other in parent.into_iter().chain(told) {
            let told = self.sentences.lines(other, section);
            lines.retain(|line| line.style == Style::Formula || !told.contains(line));
        }
        // The other figures of a ledger are in sight, and the formula names them.
        let in_sight = |read: &&Figure| section.figures.contains(&read.id) && self.shown.contains(read.id.as_str());
        let reads: Vec<&'a Figure> = reads.into_iter().filter(|read| !in_sight(read)).collect();
        let children = reads.into_iter().map(|read| {
            let above = self.shown.contains(read.id.as_str());
            if above || self.roots.contains(read.id.as_str()) {
                Child::Elsewhere { figure: read, above }
            } else {
                Child::Full(self.branch(read, Some(figure), section))
            }
        });
        let title = figure.title.as_deref().filter(|_| figure.title != section.title);
        Branch { figure, title, children: children.collect(), lines }
    }
}

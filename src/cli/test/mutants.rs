//! What became of the faults planted in a policy, for a person and for programs.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::check::Checked;
use crate::cli::grid::wrap;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::test::text::{percent, place, words};
use crate::diagnostic::Texts;
use crate::mutate::{Equivalence, Fate, Fault, FaultKind, Planted, hunt, plant};
use crate::source::{SourceId, Sources};

/// Whether the faults of a file were tried.
pub(super) enum Hunt {
    /// Nobody asked.
    NotAsked,
    /// An example fails without any fault, or the policy is wrong.
    NotTried,
    /// They were.
    Tried(Box<Hunted>),
}

impl Hunt {
    /// What became of the faults, if they were tried.
    pub(super) fn tried(&self) -> Option<&Hunted> {
        match self {
            Hunt::Tried(hunted) => Some(hunted),
            Hunt::NotAsked | Hunt::NotTried => None,
        }
    }
}

/// The faults of a file and what became of each.
pub(super) struct Hunted {
    planted: Planted,
    fates: Vec<Fate>,
}

impl Hunted {
    /// Plants every fault in a file and tries its examples on each.
    pub(super) fn of(checked: &Checked, sources: &Sources, id: SourceId, session: &mut Session) -> Self {
        let planted = plant(checked, sources, id);
        let mut progress = Progress::new();
        let fates = hunt(&planted, &mut |done, total| progress.tell("cli_mutants_progress", done, total, session));
        progress.end(session);
        Hunted { planted, fates }
    }

    /// What became of how many.
    pub(super) fn count(&self) -> Count {
        let mut count = Count::default();
        for fate in &self.fates {
            match fate {
                Fate::Killed(_) => count.killed += 1,
                Fate::Noticed => count.noticed += 1,
                Fate::Survived => count.survived += 1,
                Fate::Equivalent(why) => *count.equivalent.entry(*why).or_default() += 1,
            }
        }
        count
    }

    /// The faults, and what became of each.
    pub(super) fn parts(&self) -> (&Planted, &[Fate]) {
        (&self.planted, &self.fates)
    }

    /// The faults that nobody notices.
    pub(super) fn survivors(&self) -> impl Iterator<Item = &Fault> {
        let mutants = self.planted.mutants.iter().zip(&self.fates);
        mutants.filter(|(_, fate)| **fate == Fate::Survived).map(|(mutant, _)| &mutant.fault)
    }
}

/// What became of how many faults.
#[derive(Clone, Debug, Default)]
pub(super) struct Count {
    killed: usize,
    noticed: usize,
    survived: usize,
    equivalent: BTreeMap<Equivalence, usize>,
}

impl Count {
    /// The sum of two counts.
    pub(super) fn plus(mut self, other: &Count) -> Count {
        self.killed += other.killed;
        self.noticed += other.noticed;
        self.survived += other.survived;
        for (why, count) in &other.equivalent {
            *self.equivalent.entry(*why).or_default() += count;
        }
        self
    }

    /// How many there are to notice, and how many are noticed.
    fn score(&self) -> (usize, usize) {
        let noticed = self.killed + self.noticed;
        (noticed, noticed + self.survived)
    }

    /// Whether at least so many thousandths of the faults are noticed.
    pub(super) fn reaches(&self, thousandths: usize) -> bool {
        let (noticed, all) = self.score();
        noticed.saturating_mul(1000) >= all.saturating_mul(thousandths)
    }

    /// What became of the faults, in a sentence.
    pub(super) fn line(&self, texts: &Texts) -> String {
        let (noticed, all) = self.score();
        let equivalent: usize = self.equivalent.values().sum();
        if all + equivalent == 0 {
            return texts.line("cli_mutants_none", &[]);
        }
        let args = [
            ("count", (all + equivalent).to_string()),
            ("killed", self.killed.to_string()),
            ("noticed", self.noticed.to_string()),
            ("equivalent", equivalent.to_string()),
            ("survived", self.survived.to_string()),
            ("percent", percent(noticed, all)),
        ];
        texts.line("cli_mutants", &args)
    }
}

/// The report of one file.
pub(super) fn text(hunted: &Hunted, sources: &Sources, session: &Session) -> String {
    let (count, texts, width) = (hunted.count(), session.texts(), session.width());
    let mut text = wrap(&count.line(texts), width, "  ", "    ");
    for (why, many) in &count.equivalent {
        let line = texts.line(equivalence_id(*why), &[("count", many.to_string())]);
        text.push_str(&wrap(&line, width, "    ", "      "));
    }
    for fault in hunted.survivors() {
        text.push_str(&wrap(&sentence(fault, sources, texts), width, "    - ", "      "));
        text.push_str(&wrap(&excerpt(fault, sources), width, "        ", "          "));
    }
    text
}

/// What the fault does, with its place.
pub(super) fn sentence(fault: &Fault, sources: &Sources, texts: &Texts) -> String {
    let args = [
        ("of", fault.of.clone()),
        ("from", fault.from.clone()),
        ("to", fault.to.clone()),
        ("place", place(sources, fault.span)),
    ];
    texts.line(&format!("cli_fault_{}", code(fault.kind)), &args)
}

/// The line of the policy that the fault is in.
fn excerpt(fault: &Fault, sources: &Sources) -> String {
    let (_, line, _) = sources.locate(fault.span);
    let found = sources.get(fault.span.source).and_then(|source| source.line(line));
    found.map_or_else(|| words(sources, fault.span), |(_, text)| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

const fn equivalence_id(why: Equivalence) -> &'static str {
    match why {
        Equivalence::SameResult => "cli_equivalent_same_result",
        Equivalence::OutOfRange => "cli_equivalent_out_of_range",
        Equivalence::OutOfValidity => "cli_equivalent_out_of_validity",
        Equivalence::SaidTwice => "cli_equivalent_said_twice",
        Equivalence::OnGrid => "cli_equivalent_on_grid",
        Equivalence::Proved => "cli_equivalent_proved",
    }
}

/// The name of a kind of fault, for programs.
const fn code(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::Limit => "limit",
        FaultKind::End => "end",
        FaultKind::Swap => "swap",
        FaultKind::Value => "value",
        FaultKind::Date => "date",
        FaultKind::Effect => "effect",
        FaultKind::Dropped => "dropped",
        FaultKind::Inverted => "inverted",
        FaultKind::Lifted => "lifted",
        FaultKind::Comparison => "comparison",
        FaultKind::Connective => "connective",
        FaultKind::Extreme => "extreme",
        FaultKind::Rounding => "rounding",
        FaultKind::Cell => "cell",
        FaultKind::Weight => "weight",
        FaultKind::Weights => "weights",
        FaultKind::Reference => "reference",
        FaultKind::Year => "year",
    }
}

/// The report of one file, for programs.
pub(super) fn object(hunted: &Hunted, sources: &Sources, texts: &Texts) -> Json {
    let count = hunted.count();
    let (noticed, all) = count.score();
    let why = |why: Equivalence| equivalence_id(why).trim_start_matches("cli_equivalent_").to_owned();
    let equivalent: BTreeMap<String, usize> = count.equivalent.iter().map(|(it, count)| (why(*it), *count)).collect();
    let survivors: Vec<Json> = hunted
        .survivors()
        .map(|fault| {
            json!({
                "kind": code(fault.kind),
                "of": fault.of,
                "from": fault.from,
                "to": fault.to,
                "place": place(sources, fault.span),
                "text": excerpt(fault, sources),
                "message": sentence(fault, sources, texts),
            })
        })
        .collect();
    json!({
        "total": all + count.equivalent.values().sum::<usize>(),
        "killed": count.killed,
        "noticed": count.noticed,
        "equivalent": equivalent,
        "survived": count.survived,
        "percent": percent(noticed, all),
        "survivors": survivors,
    })
}

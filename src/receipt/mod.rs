//! Receipts: what an evaluation was of and what it gave, so that anyone can recompute it and say what changed.
//!
//! Receives a checked policy with its texts, the records read and the outcome; gives a [`Receipt`], which is written as
//! JSON ([`Receipt::write`]) and read back ([`Receipt::read`]). To verify is to take a second receipt of the same question
//! today and to compare ([`compare`]). Guarantees that amounts are strings, exact, and that the same evaluation gives the
//! same bytes. Opens no file; a receipt is evidence and not a signature: whoever can write a file can write another one.

mod cells;
mod compare;
mod figures;
mod file;
mod finding;

use serde::{Deserialize, Serialize};

use crate::check::Checked;
use crate::data::Records;
use crate::eval::Outcome;
use crate::ir::Axis;
use crate::resolve::{Consolidation, Months};
use crate::source::Sources;
use crate::value::{Date, Grain, Period};
use crate::version;

pub use cells::{Many, One, Read};
pub use compare::{compare, compare_text};
pub use figures::{Figure, State, Unit};
pub use file::{NotAReceipt, SCHEMA};
pub use finding::{Finding, Findings, Note};

/// What was asked and of which files, and what came out. The fields are the schema of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    /// The version of what is written here: 1.
    pub schema: u32,
    /// The version of the compiler that took it.
    pub compiler: String,
    /// The edition of the language that the act is written in.
    pub edition: u32,
    /// What was asked.
    pub question: Question,
    /// The act and those that amend it.
    pub act: Option<Act>,
    /// The rules of the consolidated text.
    pub rules: Vec<Rule>,
    /// The files of data, in the order given.
    pub files: Vec<File>,
    /// Every row that one unit has for one period, by input, unit and period.
    pub rows: Vec<One>,
    /// Of inputs with many rows of a unit and period, a digest of each.
    pub many: Vec<Many>,
    /// The results, by unit.
    pub results: Vec<Unit>,
    /// Digests of the parts above, to tell whether the file was edited.
    pub seals: Seals,
}

/// What was asked, and where the policy and its data were, from the folder of the receipt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The policy's file.
    pub policy: String,
    /// The files of data.
    pub data: Vec<Given>,
    /// The decimal mark told, if any.
    pub decimal: Option<char>,
    /// `payment` or `reference`: what `period` is.
    pub axis: String,
    /// The period asked for: `2024Q2`.
    pub period: String,
    /// The period that the indicators are of.
    pub reference: String,
    /// The day as of which the law was read: the one asked for, else the last publication among the acts read.
    pub as_of: Option<String>,
}

/// A file of data as it was given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Given {
    /// The input that it was said to be for.
    pub input: Option<String>,
    /// Where.
    pub path: String,
}

/// An act, and those that amend it as of the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Act {
    /// `resolução SES/MG 8.896 de 25/07/2023`.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The acts that amend it, in the order in which they apply.
    pub amended_by: Vec<String>,
}

/// A rule of the act, or of one that it uses, in some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// The act, where it is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
    /// `indicador ocupação`.
    pub rule: String,
    /// The first month of these words, `2024-07`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Digest by meaning.
    pub sha256: String,
    /// Its words, without citations and comments between clauses.
    pub text: String,
}

/// A file of data as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Its name, without folders.
    pub name: String,
    /// Which inputs it holds.
    pub inputs: Vec<String>,
    /// How many rows it has.
    pub rows: usize,
    /// Digest of its bytes.
    pub sha256: String,
}

/// A digest of each part of a receipt.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seals {
    /// Of what was asked, the act and the compiler.
    pub question: String,
    /// Of the rules.
    pub rules: String,
    /// Of files and rows.
    pub data: String,
    /// Of the results.
    pub results: String,
}

/// An evaluation of which a receipt is taken.
#[derive(Clone, Copy)]
pub struct Evaluation<'a> {
    /// The texts.
    pub sources: &'a Sources,
    /// The act over those that amend it, as it was evaluated.
    pub text: &'a Consolidation,
    /// The policy.
    pub checked: &'a Checked,
    /// The data.
    pub records: &'a Records,
    /// What came out; `None` where it cannot be evaluated.
    pub outcome: Option<&'a Outcome>,
}

impl Receipt {
    /// Whether anything was computed.
    #[must_use]
    pub fn was_evaluated(&self) -> bool {
        !self.question.period.is_empty()
    }

    /// The receipt of an evaluation. `question` need not hold period, axis and day yet.
    #[must_use]
    pub fn of(evaluation: Evaluation<'_>, question: Question) -> Receipt {
        let (program, text) = (evaluation.checked.program(), evaluation.text);
        let asked = evaluation.outcome.map(|outcome| (outcome.request, outcome.reference));
        let question = match asked {
            None => question,
            Some((request, reference)) => Question {
                axis: if request.axis == Axis::Payment { "payment" } else { "reference" }.to_owned(),
                period: request.period.code(),
                reference: reference.code(),
                ..question
            },
        };
        let as_of = question.as_of.or_else(|| version::known_since(text).map(Date::iso));
        let (rows, many) = cells::of(program, evaluation.records);
        let receipt = Receipt {
            schema: SCHEMA,
            compiler: env!("CARGO_PKG_VERSION").to_owned(),
            edition: text.files.first().and_then(|file| file.edition.as_ref()).map_or(1, |edition| edition.value),
            question: Question { as_of, ..question },
            act: act(text),
            rules: rules(text, evaluation.sources),
            files: evaluation.records.files.iter().map(|file| cells::file(program, file)).collect(),
            rows,
            many,
            results: evaluation.outcome.map(|outcome| figures::of(program, outcome)).unwrap_or_default(),
            seals: Seals::default(),
        };
        receipt.seal()
    }

    /// The same with the seals that its parts deserve.
    #[must_use]
    pub fn seal(self) -> Receipt {
        Receipt { seals: self.sealed(), ..self }
    }
}

fn act(text: &Consolidation) -> Option<Act> {
    let act = text.header.act.as_ref()?;
    Some(Act {
        name: act.words_and_date(),
        title: text.header.title.as_ref().map(|title| title.value.clone()),
        amended_by: text.amendments.iter().map(|it| it.act.words_and_date()).collect(),
    })
}

/// The rules of an act, then those of each act that it uses.
fn rules(text: &Consolidation, sources: &Sources) -> Vec<Rule> {
    let of = |text: &Consolidation, act: Option<String>| {
        let rules = version::rules(text, sources).into_iter().map(move |rule| written(rule, act.clone()));
        rules.collect::<Vec<Rule>>()
    };
    let mut rules = of(text, None);
    for used in &text.used {
        rules.extend(of(used, used.header.act.as_ref().map(crate::syntax::ast::Act::words_and_date)));
    }
    rules
}

fn written(rule: version::Rule, act: Option<String>) -> Rule {
    let month = |index: i32| Period { grain: Grain::Month, index }.code();
    let Months { from, until } = rule.months;
    Rule {
        act,
        rule: rule.address,
        from: from.map(month),
        until: until.map(month),
        sha256: rule.digest,
        text: rule.text,
    }
}

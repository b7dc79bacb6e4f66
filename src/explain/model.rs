//! What an explanation holds, as plain data: the JSON of `valora explain --format json` is this, field by field.
//!
//! Everything is written as the reader sees it; amounts are text, so that no program rounds them. A figure is
//! here once, whoever reads it: figures name one another by their id.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::diagnostic::Diagnostic;

/// The memory of calculation of one unit at one period.
#[derive(Clone, Debug, Serialize)]
pub struct Explanation {
    /// The form of this document: `valora/explain/1`.
    pub schema: &'static str,
    /// The act.
    pub act: Option<ActShown>,
    /// The policy's file.
    pub policy: String,
    /// Whose it is.
    pub unit: Vec<KeyShown>,
    /// What the policy's tables print of the unit in words: name, municipality.
    pub described: Vec<TableRead>,
    /// The period paid; `None` when a reference period was asked for.
    pub payment: Option<PeriodShown>,
    /// The period that the data are of.
    pub reference: PeriodShown,
    /// Where the law says that this period pays that one.
    pub schedule: Option<String>,
    /// The files of data.
    pub files: Vec<String>,
    /// What could not be computed, and why.
    pub missing: Vec<Missing>,
    /// The `garante` that do not hold: the unit's money is withheld.
    pub broken: Vec<Decided>,
    /// The figures in the order of reading: transfers, indices, indicators.
    pub sections: Vec<Section>,
    /// Every figure, each once, in the order met.
    pub figures: Vec<Figure>,
    /// For each indicator with bands: how far the next one is.
    pub next_bands: Vec<NextBand>,
    /// The readings cited.
    pub readings: Vec<ReadingShown>,
}

/// The act.
#[derive(Clone, Debug, Serialize)]
pub struct ActShown {
    /// `resolução SES/MG 8.896 de 25/07/2023`.
    pub name: String,
    /// Whether only what other texts say of it is known.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
    /// Its title.
    pub title: Option<String>,
}

/// A key of the unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeyShown {
    /// `cnes`.
    pub name: String,
    /// `0027863`.
    pub value: String,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PeriodShown {
    /// `2024Q2`.
    pub code: String,
    /// `2º quadrimestre de 2024`.
    pub words: String,
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
}

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A transfer.
    Transfer,
    /// An index.
    Index,
    /// An indicator.
    Indicator,
    /// The one rule asked for.
    Rule,
}

/// Figures that are read together.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// What of.
    pub about: About,
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Its citation.
    pub citation: Option<Cited>,
    /// Who receives, for a transfer.
    pub beneficiary: Option<String>,
    /// The months in which it is paid, where a disbursement schedule says so.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paid: Vec<String>,
    /// The name of the outcome, for an indicator.
    pub outcome: Option<String>,
    /// Ids of its figures, in the order of reading.
    pub figures: Vec<String>,
}

/// A value, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Outcome {
    /// A value.
    Value {
        /// `R$ 32.189.759,24`.
        text: String,
        /// `32189759.24`, for numbers that a decimal writes exactly.
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<String>,
    },
    /// The language's own absence.
    Absent {
        /// `inaplicável`.
        cause: &'static str,
    },
    /// It could not be computed.
    Refused {
        /// Which of [`Explanation::missing`].
        missing: usize,
    },
}

/// One figure: what it is, how it is computed, and what it reads.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// `recomposição.apurado@2024Q2`.
    pub id: String,
    /// `recomposição.apurado`.
    pub rule: String,
    /// As a reader calls it: `apurado`, `desempenho(ocupação_geral)`.
    pub label: String,
    /// Its title, for measures, indicators and parameters.
    pub title: Option<String>,
    /// The period that it is of.
    pub period: String,
    /// What came out.
    pub outcome: Outcome,
    /// The formula with names; `None` when a row or a cell is all there is.
    pub formula: Option<String>,
    /// The formula with numbers.
    pub numbers: Option<String>,
    /// How it was rounded.
    pub rounding: Option<RoundingShown>,
    /// Rows chosen by a value: bands, points, dated rows.
    pub rows: Vec<RowTaken>,
    /// What decided: applicability, exceptions that hold, choices.
    pub conditions: Vec<Decided>,
    /// Where the law says so.
    pub citations: Vec<Cited>,
    /// Cells read.
    pub cells: Vec<CellRead>,
    /// Table rows read.
    pub table_rows: Vec<TableRead>,
    /// Facts of the calendar read.
    pub dates: Vec<DateRead>,
    /// Statistics read, with whose values they are of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<StatisticRead>,
    /// Ids of the figures read.
    pub reads: Vec<String>,
}

/// A rounding: how, and of what.
#[derive(Clone, Debug, Serialize)]
pub struct RoundingShown {
    /// Places as the author counts them.
    pub places: u32,
    /// `half_away_from_zero`, `half_to_even`, `truncate`, `ceiling`, `floor`, `largest_remainder`.
    pub mode: &'static str,
    /// The value before.
    pub before: Option<String>,
    /// Whether there was nothing to round.
    pub exact: bool,
    /// Where the law says so.
    pub citation: Option<Cited>,
}

/// What a function of days or periods came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateRead {
    /// `dias(período)`.
    pub name: String,
    /// `122 dia`.
    pub value: String,
    /// The period.
    pub period: PeriodShown,
}

/// A row chosen by a value.
#[derive(Clone, Debug, Serialize)]
pub struct RowTaken {
    /// `band` or `date`.
    pub by: &'static str,
    /// What was looked up: `ocupação_geral`.
    pub subject: String,
    /// Its value.
    pub value: String,
    /// The row as written, without its citation.
    pub row: String,
    /// Its citation.
    pub citation: Option<Cited>,
}

/// A condition that decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// `applies`, `exception`, `deemed`, `withheld`, `choice`, `absence`, `unpaid`.
    pub role: &'static str,
    /// In the author's words.
    pub text: String,
    /// Whether it holds.
    pub holds: bool,
    /// For an exception, its effect; for an absence, the cause or what it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<String>,
    /// Its citation.
    pub citation: Option<Cited>,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// `Art. 7º, parágrafo único; interpretação desconto_da_transição`.
    pub text: String,
    /// The law's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The readings that it names.
    pub readings: Vec<String>,
}

/// A cell of a data file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellRead {
    /// The input.
    pub input: String,
    /// The column.
    pub column: String,
    /// The period of the row, for an input of periods.
    pub period: Option<String>,
    /// What it holds; `None` when it is empty.
    pub value: Option<String>,
    /// The file; `None` when there is no such row.
    pub file: Option<String>,
    /// The row as a spreadsheet numbers it.
    pub row: Option<u32>,
    /// The citation of the column.
    pub citation: Option<Cited>,
    /// What defines it is owed: the note, empty when the policy does not name it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pending: Option<String>,
}

/// A statistic: whose values it is of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatisticRead {
    /// As it is written.
    pub text: String,
    /// `rows`, `units` or `periods`.
    pub of: &'static str,
    /// The input, for rows.
    pub source: Option<String>,
    /// The files of that input.
    pub files: Vec<String>,
    /// What the units have in common.
    pub group: Vec<KeyShown>,
    /// How many members count.
    pub count: usize,
    /// How many rows there are of the unit and period, those that do not count among them.
    pub among: Option<usize>,
    /// Units with what each gives, the least first; periods in their order.
    pub members: Vec<MemberShown>,
}

/// A member of a statistic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberShown {
    /// The unit's key, or the period's code.
    pub unit: String,
    /// What it gives; `None` where members are only counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// How much it counts, where weights are stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// Whether it is the unit or the period explained.
    pub own: bool,
}

/// A cell of a table of the policy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableRead {
    /// The table.
    pub table: String,
    /// Its keys: column and value.
    pub keys: Vec<KeyShown>,
    /// The column.
    pub column: String,
    /// What it holds; `None` where the act prints nothing.
    pub value: Option<String>,
    /// The file that the row stands in; `None` for the policy itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of that file.
    pub line: usize,
    /// The citation of the row, else of the table.
    pub citation: Option<Cited>,
}

/// What could not be computed, and why.
#[derive(Clone, Debug, Serialize)]
pub struct Missing {
    /// Which reason: the last part of the id of its sentence.
    pub kind: &'static str,
    /// The names and values of the sentence.
    pub details: BTreeMap<&'static str, String>,
    /// The problem of the data, when it is one.
    #[serde(skip)]
    pub problem: Option<Diagnostic>,
    /// The code of that problem.
    pub code: Option<&'static str>,
    /// Why the other unit was refused, where a statistic compares with one that was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub because: Option<Box<Missing>>,
}

/// How far the next band of an indicator is.
#[derive(Clone, Debug, Serialize)]
pub struct NextBand {
    /// The indicator.
    pub indicator: String,
    /// Its title.
    pub title: Option<String>,
    /// Its result.
    pub value: String,
    /// The row that it is in.
    pub row: String,
    /// What that gives.
    pub score: String,
    /// The next band; `None` when no band pays more.
    pub next: Option<Further>,
}

/// The next band and what it would pay.
#[derive(Clone, Debug, Serialize)]
pub struct Further {
    /// The row as written.
    pub row: String,
    /// The first result that is in it; `None` where results have no step.
    pub from: String,
    /// Whether `from` itself is in the band.
    pub included: bool,
    /// How far: `0,01 p.p.`.
    pub distance: String,
    /// Whether the result must rise.
    pub upwards: bool,
    /// What it gives.
    pub score: String,
    /// What the transfers would pay.
    pub transfers: Vec<WouldPay>,
    /// How much of the one input that the result is proportional to is missing.
    pub input: Option<InputNeeded>,
}

/// What a transfer would pay.
#[derive(Clone, Debug, Serialize)]
pub struct WouldPay {
    /// The transfer.
    pub transfer: String,
    /// `apurado` then.
    pub earned: String,
    /// How much more than now.
    pub earned_gain: String,
    /// `devido` then.
    pub due: String,
    /// How much more than now.
    pub due_gain: String,
    /// Whether it changes anything due.
    pub changes: bool,
}

/// How much of an input is missing.
#[derive(Clone, Debug, Serialize)]
pub struct InputNeeded {
    /// The column.
    pub column: String,
    /// What it holds now.
    pub now: String,
    /// What it would have to hold.
    pub needed: String,
    /// The difference.
    pub missing: String,
}

/// A reading cited.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingShown {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The passage that it reads.
    pub citation: Cited,
}

impl Explanation {
    /// A figure by its id.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }
}

impl Figure {
    /// Its value as text, or the word for its absence.
    #[must_use]
    pub fn shown(&self) -> &str {
        match &self.outcome {
            Outcome::Value { text, .. } => text,
            Outcome::Absent { cause } => cause,
            Outcome::Refused { .. } => "?",
        }
    }
}

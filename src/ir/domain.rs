//! The domain forms as lists of the rules that they became: what results, explanations and coverage show.

use crate::ir::{Cause, Citation, DisbursementId, InputId, KeyId, NodeId, RuleId, TableId};
use crate::source::Span;
use crate::value::{Date, Grain, Number, Period, Value};

/// The identity of an act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Kind and organ: `resolução SES/MG`.
    pub words: String,
    /// Number as printed: `8.896`.
    pub number: String,
    /// Its date.
    pub date: Date,
    /// Its title.
    pub title: Option<String>,
    /// Where.
    pub span: Span,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// `maior melhor`.
    HigherIsBetter,
    /// `menor melhor`.
    LowerIsBetter,
}

/// `indicador`.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// `x`: the result, rounded as it says; inaplicável outside `aplica-se`.
    pub value: RuleId,
    /// `x.desempenho`.
    pub score: RuleId,
    /// `x.situação`: a text.
    pub outcome: RuleId,
    /// Which direction is better.
    pub polarity: Option<Polarity>,
    /// Condition of applicability.
    pub applies: Option<NodeId>,
    /// The `Steps` nodes of its band tables, in order.
    pub bands: Vec<NodeId>,
    /// Rows that deem it met (`quando c => integral`): condition and row.
    pub deemed: Vec<Condition>,
    /// Rows that suspend it (`no P => suspenso`).
    pub suspended: Vec<Condition>,
    /// Places of its unit.
    pub places: Option<u32>,
    /// `meta`, as written.
    pub target: Option<Span>,
    /// `fonte`.
    pub origin: Vec<String>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// A condition and the row that states it.
#[derive(Clone, Debug)]
pub struct Condition {
    /// When it holds.
    pub node: NodeId,
    /// Citation.
    pub citation: Citation,
    /// The row.
    pub span: Span,
}

/// What a cause of absence does to a component of an index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Its weight is shared among the others.
    Redistribute,
    /// It counts as fully met.
    Full,
    /// It counts as nothing.
    Zero,
    /// Its weight goes to the component of this position.
    MoveTo(u32),
}

/// `índice`.
#[derive(Clone, Debug)]
pub struct Index {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// `x`: total × weighted mean of scores.
    pub value: RuleId,
    /// `x.desempenho`: value over total.
    pub score: RuleId,
    /// `x.peso.c` of each component, after redistribution.
    pub components: Vec<IndexComponent>,
    /// The declared total.
    pub total: Number,
    /// The condition of applicability.
    pub applies: Option<NodeId>,
    /// What each cause does.
    pub effects: Vec<(Cause, Effect)>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One component of an index.
#[derive(Clone, Debug)]
pub struct IndexComponent {
    /// Its name.
    pub name: String,
    /// Its declared weight.
    pub weight: Number,
    /// Its score.
    pub score: RuleId,
    /// Its weight after redistribution.
    pub effective: RuleId,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// `repasse`: the figures of its ledger.
#[derive(Clone, Debug)]
pub struct Transfer {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// `x.previsto`.
    pub planned: RuleId,
    /// `x.apurado`.
    pub earned: RuleId,
    /// `x.desconto`.
    pub discount: RuleId,
    /// `x.incidente`.
    pub charged: RuleId,
    /// `x.retido`: what `retém quando` holds back, when it is declared.
    pub retained: Option<RuleId>,
    /// `acerta com`: the figures of what past periods left to settle.
    pub settlement: Option<Settlement>,
    /// `desconta`: the figures of what was paid ahead.
    pub advance: Option<Advance>,
    /// `x` and `x.devido`.
    pub due: RuleId,
    /// `x.desempenho`, when a single score governs it.
    pub performance: Option<RuleId>,
    /// Its parts; empty when it has none.
    pub parts: Vec<Part>,
    /// Its exceptions and those of its parts.
    pub exceptions: Vec<Exception>,
    /// `retém quando`.
    pub withheld: Option<Condition>,
    /// Condition of applicability.
    pub applies: Option<NodeId>,
    /// The disbursement schedules that its amount is read from.
    pub disbursements: Vec<DisbursementId>,
    /// `favorecido`.
    pub beneficiary: Option<String>,
    /// Places of its currency.
    pub places: u32,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// `acerta com`: what was paid, against what was due.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// `x.pago`: what was paid in a period; missing where no payment is known.
    pub paid: RuleId,
    /// `x.a_acertar`: what the periods before left to settle.
    pub open: RuleId,
    /// `x.acerto`: what of it the period settles.
    pub settled: RuleId,
    /// Citation.
    pub citation: Citation,
    /// The line.
    pub span: Span,
}

/// `desconta`: what was paid ahead, and what of it a period gives back.
#[derive(Clone, Debug)]
pub struct Advance {
    /// `x.adiantado`: what was paid ahead in a period.
    pub given: RuleId,
    /// `x.a_descontar`: what falls to the period.
    pub open: RuleId,
    /// `x.adiantamento`: what the period gives back.
    pub discounted: RuleId,
    /// Citation.
    pub citation: Citation,
    /// The line.
    pub span: Span,
}

/// `parte`.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// `x.fixa.previsto`.
    pub planned: RuleId,
    /// `x.fixa.desempenho`.
    pub performance: RuleId,
    /// `x.fixa.apurado`.
    pub earned: RuleId,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// `exceto`.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Its name.
    pub name: Option<String>,
    /// When it holds.
    pub node: NodeId,
    /// Its effect in the author's words: `dispensa`.
    pub effect: String,
    /// The part that it is of.
    pub part: Option<String>,
    /// Citation.
    pub citation: Citation,
    /// The row.
    pub span: Span,
}

/// The schedule that says which period's data pay which period's money.
#[derive(Clone, Debug)]
pub struct Monitoring {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// The policy's grain.
    pub grain: Grain,
    /// One row for each period of the year, in each of its texts.
    pub rows: Vec<MonitoringRow>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One row of the monitoring schedule, in ordinals of the year and years after the reference period's.
#[derive(Clone, Debug)]
pub struct MonitoringRow {
    /// Ordinal of the reference period in its year, from 1.
    pub reference: u32,
    /// Month of appraisal (1 to 12) and years later.
    pub appraisal: Option<(u32, i32)>,
    /// Ordinal of the payment period and years later.
    pub payment: (u32, i32),
    /// The first and the last month of payment in which the row stands, as [`Period::index`] counts them; `None` for
    /// as far as the act goes.
    pub months: (Option<i32>, Option<i32>),
    /// Where the law says so: with the act that gave the row its words, where the schedule has several texts.
    pub citation: Citation,
    /// Whether its own words are of a reading.
    pub read: bool,
    /// The row.
    pub span: Span,
}

impl MonitoringRow {
    /// Whether it says what this payment period pays.
    fn pays(&self, payment: Period) -> bool {
        let (from, until) = self.months;
        let month = payment.first_month().index;
        let stands = from.is_none_or(|from| from <= month) && until.is_none_or(|until| month <= until);
        stands && self.payment.0 == payment.ordinal()
    }
}

impl Monitoring {
    /// The row, in the text in force then, of a payment period.
    #[must_use]
    pub fn row_of(&self, payment: Period) -> Option<&MonitoringRow> {
        self.rows.iter().find(|row| row.pays(payment))
    }

    /// The reference period whose data pay this payment period.
    #[must_use]
    pub fn reference_of(&self, payment: Period) -> Option<Period> {
        let row = self.row_of(payment)?;
        Period::of_year(self.grain, payment.year() - row.payment.1, row.reference)
    }

    /// The payment period that the data of this reference period pay: the first, where a change of the schedule makes
    /// them pay two.
    #[must_use]
    pub fn payment_of(&self, reference: Period) -> Option<Period> {
        let rows = self.rows.iter().filter(|row| row.reference == reference.ordinal());
        let paid = rows.filter_map(|row| {
            let payment = Period::of_year(self.grain, reference.year() + row.payment.1, row.payment.0)?;
            row.pays(payment).then_some(payment)
        });
        paid.min()
    }
}

/// `confere` or `garante`.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Which.
    pub kind: ClaimKind,
    /// The rows over which it is claimed, one at a time: `para cada k em tabela`.
    pub each: Option<TableId>,
    /// A rule of kind truth.
    pub rule: RuleId,
    /// The two sides, when it is an equation or a comparison, to show them when it fails.
    pub sides: Option<(NodeId, NodeId)>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// The two kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// What the act prints: closed, decided by the compiler.
    Confere,
    /// What must hold for every unit and period.
    Garante,
}

/// `interpretação`.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: Option<String>,
    /// Why.
    pub reason: Option<String>,
    /// The other ways to read the passage.
    pub alternatives: Vec<Alternative>,
    /// The passage that it reads.
    pub citation: Citation,
    /// Where it is cited: what it settles.
    pub cited_at: Vec<Span>,
    /// Where.
    pub span: Span,
}

/// Another way to read a passage.
#[derive(Clone, Debug)]
pub struct Alternative {
    /// In words.
    pub text: String,
    /// Whether it says what it would put in the place of what is written, so that it can be priced.
    pub stated: bool,
    /// Where.
    pub span: Span,
}

/// `exemplo`.
#[derive(Clone, Debug)]
pub struct Example {
    /// What it shows.
    pub title: String,
    /// The period evaluated: of payment when the policy has transfers, else of reference.
    pub period: Option<Period>,
    /// Its data.
    pub records: Vec<ExampleRecord>,
    /// Figures fixed by `dado`.
    pub givens: Vec<(RuleId, Value)>,
    /// What must come out.
    pub expectations: Vec<Expectation>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One record of an example.
#[derive(Clone, Debug)]
pub struct ExampleRecord {
    /// Of which input.
    pub input: InputId,
    /// Its keys, in the input's order.
    pub keys: Vec<Value>,
    /// Of which period; `None` for whichever is read.
    pub period: Option<Period>,
    /// Its cells; `None` where the example gives none.
    pub cells: Vec<Option<Value>>,
    /// Where.
    pub span: Span,
}

/// One `espera`.
#[derive(Clone, Debug)]
pub struct Expectation {
    /// A rule of kind truth.
    pub rule: RuleId,
    /// The two sides, to show what came out.
    pub sides: Option<(NodeId, NodeId)>,
    /// The unit asked about: the first record's keys.
    pub unit: Vec<(KeyId, Value)>,
    /// Where.
    pub span: Span,
}

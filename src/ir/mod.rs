//! The typed core calculus: the one contract that the evaluator and every other back end read.
//!
//! A [`Program`] is an arena of [`Node`]s, named [`Rule`]s over them, and the facts they read (inputs,
//! tables, lists). The domain forms (indicator, index, transfer) stay only as lists of the rules that they
//! became, so that results can be shown as the author knows them. Nothing here evaluates or reports.

mod aggregate;
mod disbursement;
mod domain;
mod facts;
mod node;
mod obligation;
mod same;
mod ty;
mod walk;
mod write;

pub use aggregate::{Domain, PercentileMethod, RankOrder, RankTie, Rows, ShareTie, Since, Spread, Statistic, Tie};
pub use disbursement::{Disbursement, DisbursementId, Instalment, PrintedTotal};
pub use domain::{
    Act, Advance, Alternative, Claim, ClaimKind, Condition, Effect, Example, ExampleRecord, Exception, Expectation,
    Index, IndexComponent, Indicator, Monitoring, MonitoringRow, Part, Polarity, Reading, Settlement, Transfer,
};
pub use facts::{Column, Input, InputId, Key, KeyId, List, ListId, Pending, Table, TableColumn, TableId, TableRow};
pub use node::{Arm, Node, NodeId, NodeKind, Op, Shift, children};
pub use obligation::{ApartOf, BandRow, Obligation, PartitionOf, Scored, Share};
pub use ty::{Absences, Cause, Kind, Type, Units};
pub use walk::{Parts, bands};

use std::collections::BTreeMap;

use crate::source::{Span, Spanned};
use crate::value::{Date, Grain, Period, Rounding};

/// Which rule of a [`Program`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleId(pub u32);

/// On which time axis a rule is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// Dated facts (parameters) and closed figures: read at the period of whoever reads them.
    Reader,
    /// Measures, indicators, indices: the period that the data are of.
    Reference,
    /// Transfers: the period that the money is of.
    Payment,
}

/// A citation, ready to be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Citation {
    /// `Art. 7º, parágrafo único; Anexo III`.
    pub text: String,
    /// The readings that it names.
    pub readings: Vec<String>,
    /// The law's own words.
    pub quote: Option<String>,
    /// Where it is written; `None` when there is none.
    pub span: Option<Span>,
}

impl Citation {
    /// No citation.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Whether nothing is cited.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.span.is_none()
    }
}

/// What a citation names, as written: for what is proved of the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The places, each by its parts from the outermost.
    pub places: Vec<Spanned<Vec<String>>>,
    /// The law's own words.
    pub quote: Option<Spanned<String>>,
    /// Whether it names a reading.
    pub read: bool,
}

/// What a rule is to its author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RuleKind {
    /// `medida`.
    Measure,
    /// `parâmetro`.
    Parameter,
    /// The result of an indicator, an index.
    Result,
    /// The score of an indicator, an index, between 0% and 100%.
    Score,
    /// The outcome's name, for display.
    Outcome,
    /// A figure of the ledger of a transfer.
    Money,
    /// What a form needs between its named figures.
    Internal,
}

/// A named figure: what it is, for whom, when, why, and how it is computed.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Dotted name: `ocupação`, `ocupação.desempenho`, `repasse.previsto`.
    pub name: String,
    /// Title for readers.
    pub title: Option<String>,
    /// What it is to its author.
    pub kind: RuleKind,
    /// Its type, with everything inferred.
    pub ty: Type,
    /// The keys that a unit must have, sorted; empty for the whole population.
    pub level: Vec<KeyId>,
    /// Its axis.
    pub axis: Axis,
    /// Where the law says so.
    pub citation: Citation,
    /// Where it is declared.
    pub span: Span,
    /// How it is computed.
    pub body: NodeId,
}

/// What a figure with several texts is in some months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The last month, as [`Period::index`] counts them; `None` for the last text.
    pub until: Option<i32>,
    /// The rule of the text; `None` where the act has none.
    pub text: Option<RuleId>,
}

/// A whole act, lowered.
#[derive(Clone, Debug)]
pub struct Program {
    /// The act.
    pub act: Option<Act>,
    /// The length of its periods.
    pub grain: Grain,
    /// First and last day of validity, where stated.
    pub validity: (Option<Date>, Option<Date>),
    /// `texto parcial`: the act is reconstructed from what quotes it.
    pub partial: Option<(Span, Citation)>,
    /// The policy's rounding, where stated.
    pub rounding: Option<Rounding>,
    /// Units and currencies.
    pub units: Units,
    /// The keys of levels: `cnes`.
    pub keys: Vec<Key>,
    /// `entrada`.
    pub inputs: Vec<Input>,
    /// `tabela`, and schedules with amounts.
    pub tables: Vec<Table>,
    /// `lista`.
    pub lists: Vec<List>,
    /// Expressions.
    pub nodes: Vec<Node>,
    /// Named figures.
    pub rules: Vec<Rule>,
    /// The figures that amendments gave several texts: their rules only choose, by month, among those of the texts.
    pub choices: BTreeMap<RuleId, Vec<Choice>>,
    /// `indicador`, in the order written.
    pub indicators: Vec<Indicator>,
    /// `índice`.
    pub indices: Vec<Index>,
    /// `repasse`.
    pub transfers: Vec<Transfer>,
    /// The bridge between the two time axes; without one they coincide.
    pub monitoring: Option<Monitoring>,
    /// `cronograma` with amounts.
    pub disbursements: Vec<Disbursement>,
    /// `confere` and `garante`.
    pub claims: Vec<Claim>,
    /// `interpretação`.
    pub readings: Vec<Reading>,
    /// Every citation written, those of single clauses and rows among them: explanations find by its place
    /// the one that stands behind an expression.
    pub citations: Vec<Citation>,
    /// What each citation of the files names, also those of clauses that explanations do not show.
    pub cited: Vec<Cited>,
    /// The other acts that the files name: as ground, to use, to amend.
    pub named: Vec<Act>,
    /// `estrutura`, of every file: what each act has.
    pub structure: Vec<Spanned<Vec<String>>>,
    /// The operations of amendments, and what each cites: a clause that cites nothing is by force of that.
    pub operations: Vec<(Span, Citation)>,
    /// `exemplo`.
    pub examples: Vec<Example>,
    /// What lowering took for granted and `check` must prove.
    pub obligations: Vec<Obligation>,
}

impl Program {
    /// The reference period whose data pay this payment period. Without a monitoring schedule they are one;
    /// `None` when the schedule has no row for it.
    #[must_use]
    pub fn reference_of(&self, payment: Period) -> Option<Period> {
        match &self.monitoring {
            None => Some(payment),
            Some(monitoring) => monitoring.reference_of(payment),
        }
    }

    /// An input of this program.
    #[must_use]
    pub fn input(&self, id: InputId) -> Option<&Input> {
        self.inputs.get(id.0 as usize)
    }

    /// Whether an input may have many rows of one unit and period: those below a level, with no key of their own,
    /// and those of shorter periods than the act's. They are read by statistics alone.
    #[must_use]
    pub fn has_many_rows(&self, id: InputId) -> bool {
        let Some(input) = self.input(id) else { return false };
        let finer = input.period.is_some_and(|grain| grain.months() < self.grain.months());
        let parent = input.parent.and_then(|parent| self.input(parent));
        finer || parent.is_some_and(|parent| parent.keys.len() == input.keys.len())
    }

    /// The keys of the unit that rows of an input are of: its parent's, else its own.
    #[must_use]
    pub fn unit_keys(&self, id: InputId) -> &[KeyId] {
        let Some(input) = self.input(id) else { return &[] };
        input.parent.and_then(|parent| self.input(parent)).map_or(&input.keys, |parent| &parent.keys)
    }

    /// Whether an input says nothing but who there is, and the rows below it say that too: no file is needed.
    #[must_use]
    pub fn is_named_below(&self, id: InputId) -> bool {
        self.input(id).is_some_and(Input::has_only_keys) && self.inputs.iter().any(|input| input.parent == Some(id))
    }

    /// Whether the rows of an input are below another, directly or not; an input is below itself.
    #[must_use]
    pub fn is_below(&self, id: InputId, above: InputId) -> bool {
        // Invariant: a parent is declared before its children.
        id == above
            || self.input(id).and_then(|input| input.parent).is_some_and(|it| it < id && self.is_below(it, above))
    }

    /// The months in which the money of a transfer is paid, where disbursement schedules that it reads say so.
    #[must_use]
    pub fn payments_of(&self, transfer: &Transfer, period: Period) -> Vec<Period> {
        let read = transfer.disbursements.iter().filter_map(|id| self.disbursements.get(id.0 as usize));
        let mut months: Vec<Period> = read.flat_map(|schedule| schedule.payments_of(period)).collect();
        months.sort_unstable();
        months.dedup();
        months
    }

    /// The same in words, with what is printed where a reading puts another month in its place.
    #[must_use]
    pub fn payment_words(&self, transfer: &Transfer, period: Period) -> Vec<String> {
        let read = transfer.disbursements.iter().filter_map(|id| self.disbursements.get(id.0 as usize));
        let mut rows: Vec<&Instalment> = read.flat_map(|schedule| schedule.rows_of(period)).collect();
        rows.sort_by_key(|row| row.payment);
        let mut words: Vec<String> = rows.into_iter().filter_map(Instalment::paid_words).collect();
        words.dedup();
        words
    }

    /// A node; `None` for an id of another program.
    #[must_use]
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.nodes.get(id.0 as usize)
    }

    /// A rule of this program.
    #[must_use]
    pub fn rule(&self, id: RuleId) -> Option<&Rule> {
        self.rules.get(id.0 as usize)
    }

    /// The rule that gives a figure at a period: of the text in force then, or its own where it has but one.
    #[must_use]
    pub fn text_of(&self, figure: RuleId, period: Period) -> RuleId {
        let month = period.first_month().index;
        let texts = self.choices.get(&figure).into_iter().flatten();
        let mut reached = texts.skip_while(|text| text.until.is_some_and(|until| until < month));
        reached.next().and_then(|text| text.text).unwrap_or(figure)
    }

    /// The figure that a rule is a text of; itself where it is none.
    #[must_use]
    pub fn figure_of(&self, rule: RuleId) -> RuleId {
        let is_text = |texts: &Vec<Choice>| texts.iter().any(|text| text.text == Some(rule));
        self.choices.iter().find(|(_, texts)| is_text(texts)).map_or(rule, |(figure, _)| *figure)
    }

    /// Whether a node is part of another, other rules left out.
    #[must_use]
    pub fn reads(&self, whole: NodeId, part: NodeId) -> bool {
        self.parts(whole).any(|(id, _)| id == part)
    }

    /// The rule of a dotted name.
    #[must_use]
    pub fn rule_named(&self, name: &str) -> Option<RuleId> {
        let at = self.rules.iter().position(|rule| rule.name == name)?;
        u32::try_from(at).ok().map(RuleId)
    }
}

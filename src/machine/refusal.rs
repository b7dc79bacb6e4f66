//! Why a figure could not be computed: facts that are missing or bad, which no rule can handle.

use crate::ir::{InputId, KeyId, RuleId, TableId};
use crate::machine::UnitKeys;
use crate::source::Span;
use crate::value::{Period, Value};

/// One refusal: why, and which words of the policy asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why.
    pub kind: RefusalKind,
    /// The expression that asked.
    pub span: Span,
}

/// The reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// The data have no row of this unit for this period.
    NoRecord {
        /// The input.
        input: InputId,
        /// The period; `None` for an input without one.
        period: Option<Period>,
    },
    /// The row of this unit for this period has errors.
    Rejected {
        /// The input.
        input: InputId,
        /// Index into the problems of the data.
        problem: usize,
    },
    /// A required cell is empty.
    EmptyCell {
        /// The input.
        input: InputId,
        /// The column.
        column: u32,
        /// The period.
        period: Period,
    },
    /// A table has no row for these keys.
    NoRow {
        /// The table.
        table: TableId,
        /// The keys.
        keys: Vec<Value>,
    },
    /// The monitoring schedule has no row for this payment period.
    NoReference {
        /// The payment period.
        period: Period,
    },
    /// The unit lacks a key that the rule reads.
    NoKey {
        /// The key.
        key: KeyId,
    },
    /// Another unit, which a statistic compares, was refused.
    Member {
        /// The other unit.
        unit: UnitKeys,
        /// Why it was.
        refusal: Box<Refusal>,
    },
    /// A member of a statistic has a weight below zero.
    NegativeWeight,
    /// A number passed the size that is computed.
    TooLarge,
    /// A date outside the years 1 to 9999, or days that are not whole.
    BadDate,
    /// What is to be discounted, deferred or to be given back, is greater than the instalment that must bear it.
    BeyondInstalment,
    /// A closed expression reads data.
    NotClosed {
        /// The input.
        input: InputId,
        /// The column.
        column: u32,
    },
    /// Periods read one another further back than is computed.
    TooDeep {
        /// The rule.
        rule: RuleId,
    },
    /// The program is not well formed: it did not pass `check`.
    Broken,
}

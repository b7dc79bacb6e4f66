//! What lowering took for granted and `check` must prove, as plain data.

use crate::ir::{Absences, Condition, NodeId, Polarity, TableId};
use crate::source::Span;
use crate::value::{Intervals, Number};

/// One thing to prove.
#[derive(Clone, Debug)]
pub enum Obligation {
    /// The rows of a band table cover every value of the subject, once.
    Bands {
        /// What is tabulated, with its inferred range and grid.
        subject: NodeId,
        /// The rows in the order written.
        rows: Vec<BandRow>,
        /// Whose table it is.
        owner: String,
        /// The table.
        span: Span,
    },
    /// The cases of a choice over a category name each member once.
    Members {
        /// The members.
        members: Vec<String>,
        /// The rows: the members that each names.
        rows: Vec<(Vec<String>, Span)>,
        /// Whose choice it is.
        owner: String,
        /// The table.
        span: Span,
    },
    /// Exactly one of the conditions holds, whatever the data.
    Partition {
        /// What the conditions choose among.
        of: PartitionOf,
        /// The conditions.
        conditions: Vec<Condition>,
        /// What is known to hold where they are read.
        given: Vec<(NodeId, bool)>,
        /// Whose they are.
        owner: String,
        /// Where they are read.
        span: Span,
    },
    /// The rows of a parameter have a value for every month of the validity, once.
    Months {
        /// The parameter.
        owner: String,
        /// First and last month index of each row, open where the row is.
        rows: Vec<(Option<i32>, Option<i32>, Span)>,
        /// The declaration.
        span: Span,
    },
    /// The declared weights add up to the declared total.
    Weights {
        /// The index.
        owner: String,
        /// The weights.
        weights: Vec<(Number, Span)>,
        /// The total.
        total: Number,
        /// The block of weights.
        span: Span,
    },
    /// The shares of the parts add up to 100%.
    Shares {
        /// The transfer.
        owner: String,
        /// Each part's share.
        shares: Vec<Share>,
        /// The transfer.
        span: Span,
    },
    /// A figure that must always have a value has one.
    Present {
        /// The figure.
        node: NodeId,
        /// The absences left over.
        left: Absences,
        /// What needs it.
        owner: String,
        /// Where it is needed.
        span: Span,
    },
    /// The dates of a column of a table lie as far after those of another as announced.
    Delayed {
        /// The table.
        table: TableId,
        /// The column.
        column: u32,
        /// The column of the dates before.
        from: u32,
        /// Months later.
        months: i64,
        /// And days later.
        days: i64,
        /// Whether the column cites a reading.
        by_reading: bool,
        /// Where it is announced.
        span: Span,
    },
    /// Two rows that say different things of the same thing never hold at once.
    Apart {
        /// What they are.
        of: ApartOf,
        /// The first written.
        first: Condition,
        /// The other.
        second: Condition,
        /// What is known to hold where they are read.
        given: Vec<(NodeId, bool)>,
        /// Whose they are.
        owner: String,
    },
    /// A score lies between 0% and 100% and moves with what the act calls better.
    Score(Scored),
    /// The target of an indicator is a result that it can have, and one that its score tells apart.
    Target {
        /// The result.
        subject: NodeId,
        /// The results that meet it.
        met: Intervals,
        /// The scores that are tables of bands or points.
        tables: Vec<NodeId>,
        /// The indicator.
        owner: String,
        /// Whether it cites a reading.
        by_reading: bool,
        /// Where.
        span: Span,
    },
}

/// How a result becomes a score, by one clause of an indicator.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The indicator.
    pub owner: String,
    /// The result.
    pub subject: NodeId,
    /// The score.
    pub score: NodeId,
    /// Which direction is better.
    pub polarity: Option<Polarity>,
    /// Whether it is a table of bands or points, whose steps the act prints.
    pub tabulated: bool,
    /// Whether the clause cites a reading.
    pub by_reading: bool,
    /// The clause.
    pub span: Span,
}

/// What must hold apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApartOf {
    /// Exceptions that replace the same thing.
    Exceptions,
    /// A row that suspends an indicator and one that deems it met.
    Interim,
    /// An exception that pays in full and what holds the payment back.
    Withheld,
}

/// One row of a band table.
#[derive(Clone, Debug)]
pub struct BandRow {
    /// The values that it names.
    pub values: Intervals,
    /// Whether it cites a reading.
    pub by_reading: bool,
    /// Where.
    pub span: Span,
}

/// The share of a part.
#[derive(Clone, Debug)]
pub struct Share {
    /// The part.
    pub name: String,
    /// Its share; `None` is what the others leave.
    pub share: Option<NodeId>,
    /// Whether its clause cites a reading.
    pub by_reading: bool,
    /// Where.
    pub span: Span,
}

/// What the conditions of a partition choose among.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartitionOf {
    /// Indicators in `desempenho(a; b)`.
    Alternatives,
    /// Band tables or points with `quando`.
    Tables,
    /// Rows of a parameter or of a choice.
    Rows,
}

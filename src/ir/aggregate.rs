//! Statistics: what is computed of many values, and whose values they are.

use crate::ir::{InputId, KeyId, NodeId, TableId};
use crate::value::{Number, Period};

/// What is computed of the members' values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Statistic {
    /// The sum; of nobody, zero.
    Sum,
    /// How many.
    Count,
    /// How many different values.
    Distinct,
    /// The mean, weighted where weights are given.
    Mean,
    /// The least.
    Minimum,
    /// The greatest.
    Maximum,
    /// The mean of the squared distances to the mean.
    Variance(Spread),
    /// The value in the middle.
    Median(Tie),
    /// The value below which a share of the members lies.
    Percentile {
        /// The share, as a fraction from 0 to 1.
        at: Number,
        /// How it is found between two members.
        method: PercentileMethod,
    },
    /// The unit's own place among the members.
    Rank(RankOrder, RankTie),
    /// Whether it holds of some member; of nobody, no.
    Any,
    /// Whether it holds of every member; of nobody, yes.
    All,
}

/// What a variance is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// How many there are.
    Population,
    /// One less.
    Sample,
}

/// What a median is when two values share the middle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// Half way between them.
    Mean,
    /// The lesser.
    Lower,
    /// The greater.
    Upper,
}

/// How a percentile is found, `n` being the number of members and `p` the share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentileMethod {
    /// On the line between neighbours, at place `1 + p (n - 1)`: a spreadsheet's `PERCENTIL.INC`.
    Inclusive,
    /// On the line between neighbours, at place `p (n + 1)`, undefined beyond the ends: `PERCENTIL.EXC`.
    Exclusive,
    /// The member at place `p n`, rounded up: always a value that was observed.
    Nearest,
}

/// Who comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankOrder {
    /// The least.
    Ascending,
    /// The greatest.
    Descending,
}

/// The place of equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankTie {
    /// The first of those that they take up: 1, 2, 2, 4.
    First,
    /// The last of them: 1, 3, 3, 4.
    Last,
    /// Half way: 1, 2,5, 2,5, 4.
    Mean,
    /// One place for all: 1, 2, 2, 3.
    Dense,
}

/// Who has the step that is left, of two with equal remainders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareTie {
    /// The one whose key comes first.
    Key,
    /// The one of greater weight, then the one whose key comes first.
    Weight,
}

/// Whose rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rows {
    /// All those of a table.
    Table(TableId),
    /// Those of an input that are of the unit and of the period.
    Input(InputId),
}

/// Whose values a statistic is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Domain {
    /// Rows: the value is read in each.
    Rows(Rows),
    /// Units: the value is read for each unit of a level, of this unit's group.
    Units {
        /// The keys of a member, sorted.
        level: Vec<KeyId>,
        /// What the members of a group have in common; empty for the whole population.
        by: Vec<NodeId>,
        /// Whether the unit itself is left out.
        others: bool,
    },
    /// Periods up to this one, those in which the act has effect.
    Periods(Since),
}

/// From which period on a statistic of periods goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The first of the year.
    YearStart,
    /// So many, this one among them; at least one.
    Last(u32),
}

impl Since {
    /// How many periods there are before a last one, if the act had effect in them all.
    #[must_use]
    pub fn before(self, last: Period) -> u32 {
        match self {
            Since::YearStart => last.ordinal().saturating_sub(1),
            Since::Last(count) => count.saturating_sub(1),
        }
    }
}

impl Domain {
    /// What the members of a group have in common.
    #[must_use]
    pub fn by(&self) -> &[NodeId] {
        match self {
            Domain::Units { by, .. } => by,
            _ => &[],
        }
    }
}

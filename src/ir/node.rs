//! The nodes of the calculus, in one arena per program.

use crate::ir::{Cause, Domain, InputId, KeyId, ListId, Rows, RuleId, ShareTie, Statistic, TableId, Type};
use crate::source::Span;
use crate::value::{Number, Period, Rounding, Value};

/// Which node of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// An expression: what it is, its type, and the words it comes from.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its type.
    pub ty: Type,
    /// Where it is written.
    pub span: Span,
}

/// The forms of nodes.
#[derive(Clone, Debug)]
pub enum NodeKind {
    /// A value.
    Const(Value),
    /// A cell of the unit's row at the period of the reader: input and column.
    Input(InputId, u32),
    /// The unit's own key, the same at every period.
    Key(KeyId),
    /// The period of the rule.
    Time,
    /// The value of a rule at this unit's projection, at the same period.
    Ref(RuleId),
    /// A function of values, strict in absence but for `And` and `Or`.
    Op(Op, Vec<NodeId>),
    /// Only the branch taken is read.
    If(NodeId, NodeId, NodeId),
    /// A band table.
    Steps {
        /// What is tabulated.
        subject: NodeId,
        /// The bands in ascending order; together they cover every value the subject can have.
        arms: Vec<Arm>,
    },
    /// A cell of a table: table, keys, column.
    Lookup {
        /// The table.
        table: TableId,
        /// The keys, in the table's order.
        keys: Vec<NodeId>,
        /// The column.
        column: u32,
        /// What a missing row gives; without it the unit is refused.
        otherwise: Option<NodeId>,
    },
    /// No value, and why.
    Absent(Cause),
    /// The only eliminator of absence.
    Match {
        /// What may be absent.
        subject: NodeId,
        /// What it gives when present; `None` is the subject's own value.
        present: Option<NodeId>,
        /// What each handled cause gives.
        causes: Vec<(Cause, NodeId)>,
    },
    /// The nearest multiple of a step; only as the last step of a rule: its root, or that of a branch of the
    /// root `If` that says whom the rule is for.
    Round {
        /// What is rounded.
        subject: NodeId,
        /// The step, in the unit of the value (0,0001 for a percentage with two places).
        step: Number,
        /// How.
        mode: Rounding,
        /// The places as the author counts them.
        places: u32,
    },
    /// A statistic of many: rows, units, periods.
    Aggregate {
        /// Which.
        statistic: Statistic,
        /// Of whom.
        domain: Domain,
        /// What is counted, added, compared, read for each member.
        value: NodeId,
        /// Which members; all of them without it.
        filter: Option<NodeId>,
        /// How much each member counts, where that is stated.
        weight: Option<NodeId>,
    },
    /// A cell of the row under aggregation: whose, and which column.
    RowCell(Rows, u32),
    /// A share of a rounded total, in the order written, by largest remainder.
    Share {
        /// The total, a multiple of the step.
        total: NodeId,
        /// Every weight.
        weights: Vec<NodeId>,
        /// Which of them is asked for.
        index: u32,
        /// The step.
        step: Number,
    },
    /// The unit's share of a pool, by largest remainder.
    Apportion {
        /// The pool, a multiple of the step, one for all the members.
        total: NodeId,
        /// Among whom and in which proportion: a sum over units, at this period or at the reference period.
        among: NodeId,
        /// The most that one may have, one for all the members; what passes it is shared among the others.
        cap: Option<NodeId>,
        /// The step.
        step: Number,
        /// Who has the step that is left where two remainders are equal.
        tie: ShareTie,
    },
    /// The same expression at another period.
    At(NodeId, Shift),
}

/// One band: from the previous one's end (or from nowhere) to its own.
#[derive(Clone, Debug)]
pub struct Arm {
    /// The band's upper end and whether it is in; `None` for the last one.
    pub until: Option<(Number, bool)>,
    /// What it gives.
    pub result: NodeId,
    /// The row of the act that it comes from.
    pub span: Span,
    /// Which written row, from 0; rows that name several intervals have several arms.
    pub row: u32,
}

/// Which way `At` goes in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// The period before.
    Previous,
    /// The same period of the year before.
    SameLastYear,
    /// From the payment period to its reference period.
    Reference,
    /// One period.
    Constant(Period),
}

/// Functions of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// `a + b`, also date + days, date + months.
    Add,
    /// `a - b`, also date - date (days).
    Subtract,
    /// `a * b`.
    Multiply,
    /// `a / b`; by zero: undefined.
    Divide,
    /// `-a`.
    Negate,
    /// `|a|`.
    Absolute,
    /// The least.
    Minimum,
    /// The greatest.
    Maximum,
    /// `a ^ n`, n a constant.
    Power(u32),
    /// The square root, rounded as it is taken: how many places, and how. Undefined below zero.
    Root(u32, Rounding),
    /// `a = b`.
    Equal,
    /// `a <> b`.
    Different,
    /// `a < b`.
    Less,
    /// `a <= b`.
    AtMost,
    /// Kleene and.
    And,
    /// Kleene or.
    Or,
    /// `não a`.
    Not,
    /// Membership of a list.
    InList(ListId),
    /// Membership of the other operands.
    InSet,
    /// The first day of a period.
    Start,
    /// The last day of a period.
    End,
    /// The days of a period.
    Days,
    /// The ordinal of a period in its year.
    Ordinal,
    /// The year of a date or period.
    YearOf,
    /// Whether the first period lies within the second.
    Within,
    /// A date some months later; the last day of the month where the day does not exist.
    AddMonths,
    /// Whole months from one date to another.
    MonthsBetween,
    /// The months from year 0 to a period's first month, plus a constant: how parameters are tabulated.
    MonthIndex(i32),
    /// What an instalment must bear, refused when it is more than the instalment: charge, instalment.
    Bear,
    /// An amount as linear interpolation: x, x0, y0, x1, y1.
    Interpolate,
}

/// The nodes that a node reads directly, in the order written.
#[must_use]
pub fn children(kind: &NodeKind) -> Vec<NodeId> {
    match kind {
        NodeKind::Const(_)
        | NodeKind::Input(..)
        | NodeKind::Key(_)
        | NodeKind::Time
        | NodeKind::Ref(_)
        | NodeKind::Absent(_)
        | NodeKind::RowCell(..) => Vec::new(),
        NodeKind::Op(_, operands) => operands.clone(),
        NodeKind::If(condition, then, otherwise) => vec![*condition, *then, *otherwise],
        NodeKind::Steps { subject, arms } => {
            std::iter::once(*subject).chain(arms.iter().map(|arm| arm.result)).collect()
        }
        NodeKind::Lookup { keys, otherwise, .. } => keys.iter().copied().chain(*otherwise).collect(),
        NodeKind::Match { subject, present, causes } => {
            std::iter::once(*subject).chain(*present).chain(causes.iter().map(|(_, result)| *result)).collect()
        }
        NodeKind::Round { subject, .. } => vec![*subject],
        NodeKind::Aggregate { domain, value, filter, weight, .. } => {
            let by = domain.by().iter().copied();
            std::iter::once(*value).chain(*filter).chain(*weight).chain(by).collect()
        }
        NodeKind::Share { total, weights, .. } => std::iter::once(*total).chain(weights.iter().copied()).collect(),
        NodeKind::Apportion { total, among, cap, .. } => [*total, *among].into_iter().chain(*cap).collect(),
        NodeKind::At(inner, _) => vec![*inner],
    }
}

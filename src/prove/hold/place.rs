//! What a case may say something of: cells, keys, rules and expressions, each at a stretch of time; and which
//! expressions are one.

use rustc_hash::FxHashMap;

use crate::ir::{InputId, KeyId, NodeId, NodeKind, Program, RuleId, children};
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::When;
use crate::value::Range;

/// Something with a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Place {
    /// A cell of the unit's row; of any period where rows have none.
    Cell(InputId, u32, Option<When>),
    /// The unit's key.
    Key(KeyId),
    /// A rule.
    Rule(RuleId, When),
    /// An expression, by the first that is the same.
    Node(NodeId, When),
}

/// What is taken to be so of a place. All but [`Limit::Absent`] say that there is a value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Limit {
    /// It has a value.
    Present,
    /// It has none.
    Absent,
    /// It is so, or not.
    Truth(bool),
    /// A number or day within a range.
    Range(Range),
    /// One of some texts.
    Texts(Texts),
}

/// For each expression, the first that says the same.
#[derive(Clone, Debug)]
pub(super) struct Shapes {
    first: Vec<NodeId>,
}

impl Shapes {
    /// Compares the expressions of a program.
    pub(super) fn of(program: &Program) -> Shapes {
        let mut known: FxHashMap<String, NodeId> = FxHashMap::default();
        let mut first: Vec<NodeId> = Vec::with_capacity(program.nodes.len());
        for (at, node) in program.nodes.iter().enumerate() {
            let own = NodeId(u32::try_from(at).unwrap_or(u32::MAX));
            let parts = children(&node.kind);
            // A part that stands later is compared by its own place only.
            let parts: Vec<u32> =
                parts.iter().map(|part| first.get(part.0 as usize).copied().unwrap_or(*part).0).collect();
            let shape = match &node.kind {
                NodeKind::Aggregate { .. } | NodeKind::Steps { .. } => None,
                NodeKind::Const(value) => Some(format!("const {value:?}")),
                NodeKind::Input(input, column) => Some(format!("cell {} {column}", input.0)),
                NodeKind::Key(key) => Some(format!("key {}", key.0)),
                NodeKind::Time => Some("time".to_owned()),
                NodeKind::Ref(rule) => Some(format!("rule {}", rule.0)),
                NodeKind::Op(op, _) => Some(format!("{op:?} {parts:?}")),
                NodeKind::If(..) => Some(format!("if {parts:?}")),
                NodeKind::Lookup { table, column, otherwise, .. } => {
                    Some(format!("lookup {} {column} {} {parts:?}", table.0, otherwise.is_some()))
                }
                NodeKind::Absent(cause) => Some(format!("absent {cause:?}")),
                NodeKind::Match { present, causes, .. } => {
                    let causes: Vec<_> = causes.iter().map(|(cause, _)| *cause).collect();
                    Some(format!("match {} {causes:?} {parts:?}", present.is_some()))
                }
                NodeKind::Round { step, mode, .. } => Some(format!("round {step:?} {mode:?} {parts:?}")),
                NodeKind::RowCell(rows, column) => Some(format!("row {rows:?} {column}")),
                NodeKind::Share { index, step, .. } => Some(format!("share {index} {step:?} {parts:?}")),
                NodeKind::Apportion { step, tie, .. } => Some(format!("apportion {step:?} {tie:?} {parts:?}")),
                NodeKind::At(_, shift) => Some(format!("at {shift:?} {parts:?}")),
            };
            let same = shape.map_or(own, |shape| *known.entry(shape).or_insert(own));
            first.push(same);
        }
        Shapes { first }
    }

    /// The first expression that says the same.
    pub(super) fn first(&self, node: NodeId) -> NodeId {
        self.first.get(node.0 as usize).copied().unwrap_or(node)
    }
}

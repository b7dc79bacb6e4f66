//! Whether two expressions say the same thing: how known conditions and cases are recognised.

use crate::ir::{Domain, NodeId, NodeKind, Program, children};

impl Program {
    /// Whether two nodes have the same form and read the same things, so that their values never differ.
    #[must_use]
    pub fn same(&self, left: NodeId, right: NodeId) -> bool {
        if left == right {
            return true;
        }
        let (Some(one), Some(other)) = (self.node(left), self.node(right)) else {
            return false;
        };
        let alike = match (&one.kind, &other.kind) {
            (NodeKind::Const(a), NodeKind::Const(b)) => a == b,
            (NodeKind::Input(a, x), NodeKind::Input(b, y)) => a == b && x == y,
            (NodeKind::Key(a), NodeKind::Key(b)) => a == b,
            (NodeKind::Time, NodeKind::Time) => true,
            (NodeKind::Ref(a), NodeKind::Ref(b)) => a == b,
            (NodeKind::Op(a, _), NodeKind::Op(b, _)) => a == b,
            (NodeKind::At(_, a), NodeKind::At(_, b)) => a == b,
            (NodeKind::Apportion { step: a, tie: x, .. }, NodeKind::Apportion { step: b, tie: y, .. }) => {
                a == b && x == y
            }
            (NodeKind::Aggregate { .. }, NodeKind::Aggregate { .. }) => same_statistic(&one.kind, &other.kind),
            (NodeKind::RowCell(a, x), NodeKind::RowCell(b, y)) => a == b && x == y,
            (
                NodeKind::Lookup { table: a, column: x, otherwise: None, .. },
                NodeKind::Lookup { table: b, column: y, otherwise: None, .. },
            ) => a == b && x == y,
            _ => false,
        };
        let (parts, others) = (children(&one.kind), children(&other.kind));
        alike && parts.len() == others.len() && parts.iter().zip(&others).all(|(a, b)| self.same(*a, *b))
    }
}

/// Whether two statistics are one, of the same members; what they read is compared apart.
fn same_statistic(one: &NodeKind, other: &NodeKind) -> bool {
    let parts = |kind: &NodeKind| match kind {
        NodeKind::Aggregate { statistic, domain, filter, weight, .. } => {
            // The groups' expressions are compared with what is read.
            let domain = match domain {
                Domain::Units { level, others, .. } => {
                    Domain::Units { level: level.clone(), by: Vec::new(), others: *others }
                }
                other => other.clone(),
            };
            Some((statistic.clone(), domain, filter.is_some(), weight.is_some()))
        }
        _ => None,
    };
    parts(one) == parts(other)
}

//! Whether two expressions say the same thing: how known conditions and cases are recognised.

use crate::ir::{NodeId, NodeKind, Program, children};

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
            (NodeKind::RowCell(a, x), NodeKind::RowCell(b, y))
            | (
                NodeKind::Lookup { table: a, column: x, otherwise: None, .. },
                NodeKind::Lookup { table: b, column: y, otherwise: None, .. },
            ) => a == b && x == y,
            _ => false,
        };
        let (parts, others) = (children(&one.kind), children(&other.kind));
        alike && parts.len() == others.len() && parts.iter().zip(&others).all(|(a, b)| self.same(*a, *b))
    }
}

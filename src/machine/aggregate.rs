//! Statistics over the rows of a table.

use crate::ir::{Cause, NodeId, Op, TableId};
use crate::machine::{Evaluated, FrameId, Machine, RefusalKind, Stop, World, operation, refuse, sized};
use crate::source::Span;
use crate::value::{Number, Value};

impl<W: World> Machine<'_, W> {
    /// Evaluates a statistic: sum and count of nothing are zero, any other is undefined.
    pub(super) fn aggregate(
        &mut self,
        op: Op,
        table: TableId,
        value: NodeId,
        filter: Option<NodeId>,
        frame: FrameId,
        span: Span,
    ) -> Evaluated {
        let values = self.members(table, value, filter, frame)?;
        let count = i64::try_from(values.len()).unwrap_or(i64::MAX);
        match (op, values.as_slice()) {
            (Op::Count, _) => Ok(Value::Number(Number::from_i64(count))),
            (Op::Sum, []) => Ok(Value::Number(Number::ZERO)),
            (_, []) => Err(Stop::Absent(Cause::Undefined)),
            (Op::Mean, values) => match operation::apply(self.program(), Op::Sum, values, span)? {
                Value::Number(total) => sized(total.divided_by(&Number::from_i64(count)), span),
                _ => refuse(RefusalKind::Broken, span),
            },
            (_, values) => operation::apply(self.program(), op, values, span),
        }
    }

    /// The values of the rows that the filter keeps; rows for which the value is not applicable do not count.
    fn members(
        &mut self,
        table: TableId,
        value: NodeId,
        filter: Option<NodeId>,
        frame: FrameId,
    ) -> Result<Vec<Value>, Stop> {
        let rows = self.program().tables.get(table.0 as usize).map_or(0, |table| table.rows.len());
        let mut values = Vec::new();
        for row in (0..rows).filter_map(|row| u32::try_from(row).ok()) {
            let member = self.with_row(table, row, |machine| {
                if let Some(filter) = filter
                    && machine.node(filter, frame)? != Value::Truth(true)
                {
                    return Ok(None);
                }
                machine.node(value, frame).map(Some)
            });
            match member {
                Ok(Some(value)) => values.push(value),
                Ok(None) | Err(Stop::Absent(Cause::NotApplicable)) => {}
                Err(stop) => return Err(stop),
            }
        }
        Ok(values)
    }
}

//! What the machine asks of the data: cells of the unit at hand, rows below it, and who else there is.

use std::rc::Rc;

use crate::ir::{InputId, KeyId, RuleId};
use crate::machine::RefusalKind;
use crate::value::{Period, Value};

/// A unit as the machine knows it: a value for each key, by key.
pub type UnitKeys = Vec<(KeyId, Value)>;

/// Answers for one unit's data, and turns to others where a statistic compares units.
pub trait World {
    /// A cell of the unit's row at a period: `Ok(None)` when the row has the cell empty.
    ///
    /// # Errors
    /// There is no such row, or it was rejected.
    fn cell(&mut self, input: InputId, column: u32, period: Period) -> Result<Option<Value>, RefusalKind>;

    /// The unit's own key.
    fn key(&mut self, key: KeyId) -> Option<Value>;

    /// A figure fixed from outside (`dado` of an example).
    fn given(&mut self, rule: RuleId) -> Option<Value>;

    /// The rows of an input that are of the unit and within a period, by their place among the input's records.
    ///
    /// # Errors
    /// One that is, or may be, of the unit and period was rejected: what is left would be an undercount.
    fn rows(&mut self, input: InputId, _: Period) -> Result<Rc<[u32]>, RefusalKind> {
        Err(RefusalKind::NotClosed { input, column: 0 })
    }

    /// A cell of one of those rows; `None` when it is empty.
    fn row_cell(&mut self, _: InputId, _: u32, _: u32) -> Option<Value> {
        None
    }

    /// The units of a level that there are at a period, by key.
    ///
    /// # Errors
    /// A row that may be of another unit was rejected.
    fn units(&mut self, _: &[KeyId], _: Period) -> Result<Rc<[UnitKeys]>, RefusalKind> {
        Ok(Rc::new([]))
    }

    /// Turns to another unit until [`World::leave`].
    fn enter(&mut self, _: &UnitKeys) {}

    /// Turns back to the unit before.
    fn leave(&mut self) {}
}

/// The world of closed expressions: there are no data.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl World for Nowhere {
    fn cell(&mut self, input: InputId, column: u32, _: Period) -> Result<Option<Value>, RefusalKind> {
        Err(RefusalKind::NotClosed { input, column })
    }

    fn key(&mut self, _: KeyId) -> Option<Value> {
        None
    }

    fn given(&mut self, _: RuleId) -> Option<Value> {
        None
    }
}

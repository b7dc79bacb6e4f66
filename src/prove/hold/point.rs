//! One point: a unit with its data, made up within what the policy declares, as the machine asks for them.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::ir::{InputId, KeyId, Program, RuleId};
use crate::machine::{Evaluated, Machine, RefusalKind, UnitKeys, World};
use crate::value::{Period, Value};

/// The data of one unit, the same in every period.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Point {
    /// Its keys.
    pub(super) keys: BTreeMap<KeyId, Value>,
    /// The cells of its row of each input; `None` is an empty cell.
    pub(super) cells: BTreeMap<(InputId, u32), Option<Value>>,
    /// Its rows of inputs that may have many.
    pub(super) rows: BTreeMap<InputId, Vec<Vec<Option<Value>>>>,
}

/// The world of a point.
#[derive(Clone, Debug)]
pub(super) struct PointWorld<'a> {
    point: &'a Point,
}

impl World for PointWorld<'_> {
    fn cell(&mut self, input: InputId, column: u32, _: Period) -> Result<Option<Value>, RefusalKind> {
        Ok(self.point.cells.get(&(input, column)).cloned().flatten())
    }

    fn key(&mut self, key: KeyId) -> Option<Value> {
        self.point.keys.get(&key).cloned()
    }

    fn given(&mut self, _: RuleId) -> Option<Value> {
        None
    }

    fn rows(&mut self, input: InputId, _: Period) -> Result<Rc<[u32]>, RefusalKind> {
        let rows = self.point.rows.get(&input).map_or(0, Vec::len);
        Ok((0..u32::try_from(rows).unwrap_or(u32::MAX)).collect())
    }

    fn row_cell(&mut self, input: InputId, column: u32, row: u32) -> Option<Value> {
        self.point.rows.get(&input)?.get(row as usize)?.get(column as usize)?.clone()
    }

    fn units(&mut self, level: &[KeyId], _: Period) -> Result<Rc<[UnitKeys]>, RefusalKind> {
        let unit =
            level.iter().map(|key| Some((*key, self.point.keys.get(key)?.clone()))).collect::<Option<UnitKeys>>();
        Ok(unit.into_iter().collect())
    }
}

impl Point {
    /// What the machine makes of a rule.
    pub(super) fn rule(&self, program: &Program, rule: RuleId, period: Period) -> Evaluated {
        let mut machine = self.machine(program);
        let frame = machine.at(period);
        machine.rule(rule, frame)
    }

    /// The machine turned to this point.
    pub(super) fn machine<'a>(&'a self, program: &'a Program) -> Machine<'a, PointWorld<'a>> {
        Machine::new(program, PointWorld { point: self })
    }

    /// Empties the cells that are not required of this unit.
    pub(super) fn without_what_is_not_required(&mut self, program: &Program, period: Period) {
        let mut empty = Vec::new();
        let mut machine = self.machine(program);
        let frame = machine.at(period);
        for (input, column) in self.cells.keys() {
            let declared = program.column(*input, *column);
            if let Some(condition) = declared.and_then(|column| column.required_when)
                && machine.node(condition, frame) != Ok(Value::Truth(true))
            {
                empty.push((*input, *column));
            }
        }
        for place in empty {
            self.cells.insert(place, None);
        }
    }
}

//! One unit's data, as the machine asks for them.

use std::collections::HashMap;

use crate::data::{Record, Records};
use crate::eval::Unit;
use crate::ir::{InputId, KeyId, Program, RuleId};
use crate::machine::{RefusalKind, World};
use crate::value::{Period, Value};

/// The period of a row left out, and the first of its problems.
type RejectedRow = (Option<Period>, usize);

/// The rows left out, by input, keys and period.
#[derive(Clone, Debug, Default)]
pub struct Rejections {
    rows: HashMap<(InputId, Vec<Value>), Vec<RejectedRow>>,
}

impl Rejections {
    /// The rows of some records that were left out.
    #[must_use]
    pub fn of(records: &Records) -> Self {
        let mut rejections = Rejections::default();
        for rejected in &records.rejected {
            if let (Some(keys), Some(problem)) = (&rejected.keys, rejected.problems.first()) {
                let rows = rejections.rows.entry((rejected.input, keys.clone())).or_default();
                rows.push((rejected.period, *problem));
            }
        }
        rejections
    }

    /// The first problem of a unit's row at a period, when it was left out.
    fn problem(&self, input: InputId, keys: &[Value], period: Option<Period>) -> Option<usize> {
        if self.rows.is_empty() {
            return None;
        }
        let rows = self.rows.get(&(input, keys.to_vec()))?;
        rows.iter().find(|(known, _)| known.is_none() || *known == period).map(|(_, problem)| *problem)
    }
}

/// Which row of an input answers at a period.
#[derive(Clone, Copy)]
enum Found {
    Row(u32),
    Nothing,
    Rejected(usize),
}

/// The data of one unit.
pub struct UnitWorld<'a> {
    program: &'a Program,
    records: &'a Records,
    rejections: &'a Rejections,
    unit: Unit,
    givens: &'a [(RuleId, Value)],
    /// The rows found so far: a unit reads few, many times.
    found: Vec<(InputId, Period, Found)>,
}

impl<'a> UnitWorld<'a> {
    /// The data of a unit in some records, with some figures fixed.
    #[must_use]
    pub fn new(
        program: &'a Program,
        records: &'a Records,
        rejections: &'a Rejections,
        unit: Unit,
        givens: &'a [(RuleId, Value)],
    ) -> Self {
        UnitWorld { program, records, rejections, unit, givens, found: Vec::new() }
    }

    /// Turns to another unit of the same records.
    pub fn turn_to(&mut self, unit: &Unit) {
        self.unit.keys.clone_from(&unit.keys);
        self.found.clear();
    }

    /// The unit.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The row of an input that answers for this unit at a period.
    #[must_use]
    pub fn record(&mut self, input: InputId, period: Period) -> Option<&'a Record> {
        match self.find(input, period) {
            Found::Row(row) => self.records.of(input)?.rows.get(row as usize),
            _ => None,
        }
    }

    fn find(&mut self, input: InputId, period: Period) -> Found {
        let known = self.found.iter().find(|(known, at, _)| *known == input && *at == period);
        if let Some((_, _, found)) = known {
            return *found;
        }
        let found = self.search(input, period);
        self.found.push((input, period, found));
        found
    }

    fn search(&self, input: InputId, period: Period) -> Found {
        let Some(declared) = self.program.inputs.get(input.0 as usize) else {
            return Found::Nothing;
        };
        let keys: Vec<Value> = declared.keys.iter().filter_map(|key| self.unit.key(*key).cloned()).collect();
        let period = declared.period.map(|grain| period.within(grain));
        if let Some(problem) = self.rejections.problem(input, &keys, period) {
            return Found::Rejected(problem);
        }
        match self.records.of(input).and_then(|records| records.lookup_row(&keys, period)) {
            Some(row) => Found::Row(row),
            None => Found::Nothing,
        }
    }
}

impl World for UnitWorld<'_> {
    fn cell(&mut self, input: InputId, column: u32, period: Period) -> Result<Option<Value>, RefusalKind> {
        match self.find(input, period) {
            Found::Row(row) => {
                let record = self.records.of(input).and_then(|records| records.rows.get(row as usize));
                Ok(record.and_then(|record| record.cells.get(column as usize)).and_then(Option::clone))
            }
            Found::Rejected(problem) => Err(RefusalKind::Rejected { input, problem }),
            Found::Nothing => {
                let of_period = self.program.inputs.get(input.0 as usize).and_then(|input| input.period);
                Err(RefusalKind::NoRecord { input, period: of_period.map(|grain| period.within(grain)) })
            }
        }
    }

    fn key(&mut self, key: KeyId) -> Option<Value> {
        self.unit.key(key).cloned()
    }

    fn given(&mut self, rule: RuleId) -> Option<Value> {
        if self.givens.is_empty() {
            return None;
        }
        // A figure fixed is fixed in each of its texts.
        let figure = self.program.figure_of(rule);
        self.givens.iter().find(|(known, _)| *known == figure).map(|(_, value)| value.clone())
    }
}

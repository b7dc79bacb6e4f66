//! One unit's data, as the machine asks for them, and who else there is.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::data::{Record, Records};
use crate::eval::Unit;
use crate::ir::{InputId, KeyId, Program, RuleId};
use crate::machine::{RefusalKind, UnitKeys, World};
use crate::value::{Period, Value};

/// The period of a row left out, and the first of its problems.
type RejectedRow = (Option<Period>, usize);

/// The rows left out, by input, keys and period.
#[derive(Clone, Debug, Default)]
pub struct Rejections {
    rows: HashMap<(InputId, Vec<Value>), Vec<RejectedRow>>,
    /// The same, by the keys of the unit that a row is of.
    below: HashMap<(InputId, Vec<Value>), Vec<RejectedRow>>,
    /// Those of which the keys could not be read: they may be of any unit.
    nameless: HashMap<InputId, Vec<RejectedRow>>,
}

impl Rejections {
    /// The rows of some records that were left out.
    #[must_use]
    pub fn of(program: &Program, records: &Records) -> Self {
        let mut rejections = Rejections::default();
        for rejected in &records.rejected {
            let Some(problem) = rejected.problems.first() else { continue };
            let row = (rejected.period, *problem);
            let Some(keys) = &rejected.keys else {
                rejections.nameless.entry(rejected.input).or_default().push(row);
                continue;
            };
            rejections.rows.entry((rejected.input, keys.clone())).or_default().push(row);
            let unit = keys.iter().take(program.unit_keys(rejected.input).len()).cloned().collect();
            rejections.below.entry((rejected.input, unit)).or_default().push(row);
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

    /// The first problem of the rows that are, or may be, below a unit within a period.
    fn problem_below(&self, input: InputId, unit: &[Value], period: Period) -> Option<usize> {
        let below = if self.below.is_empty() { None } else { self.below.get(&(input, unit.to_vec())) };
        let of_unit = below.and_then(|rows| rows.iter().find(|(known, _)| is_of(*known, period)));
        of_unit.map(|(_, problem)| *problem).or_else(|| self.problem_of_nobody(input, period))
    }

    /// The first problem of the rows of a period of which the unit could not be read.
    fn problem_of_nobody(&self, input: InputId, period: Period) -> Option<usize> {
        self.nameless.get(&input)?.iter().find(|(known, _)| is_of(*known, period)).map(|(_, problem)| *problem)
    }
}

/// Whether a row of a period, or of all of them, is read at another: the longer of the two holds the shorter.
fn is_of(row: Option<Period>, asked: Period) -> bool {
    row.is_none_or(|row| row.contains_period(asked) || asked.contains_period(row))
}

/// Which row of an input answers at a period.
#[derive(Clone, Copy)]
enum Found {
    Row(u32),
    Nothing,
    Rejected(usize),
}

/// The rows found so far: a unit reads few, many times.
type FoundRows = Vec<(InputId, Period, Found)>;

/// The units of a level at a period.
type Population = Result<Rc<[UnitKeys]>, RefusalKind>;

/// The data of one unit.
pub struct UnitWorld<'a> {
    program: &'a Program,
    records: &'a Records,
    rejections: &'a Rejections,
    unit: Unit,
    givens: &'a [(RuleId, Value)],
    found: FoundRows,
    /// The units turned away from, the first one asked about first.
    left: Vec<(Unit, FoundRows)>,
    populations: Vec<(Vec<KeyId>, Period, Population)>,
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
        let (found, left, populations) = (Vec::new(), Vec::new(), Vec::new());
        UnitWorld { program, records, rejections, unit, givens, found, left, populations }
    }

    /// Turns to another unit of the same records.
    pub fn turn_to(&mut self, unit: &Unit) {
        self.unit.clone_from(unit);
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
        let Some(declared) = self.program.input(input) else {
            return Found::Nothing;
        };
        let period = declared.period.map(|grain| period.within(grain));
        // Nearly every input has one key, which need not be copied to be looked up.
        match declared.keys.as_slice() {
            [only] => self.search_keys(input, self.unit.key(*only).map_or(&[], std::slice::from_ref), period),
            keys => self.search_keys(input, &self.keys_of(keys), period),
        }
    }

    fn search_keys(&self, input: InputId, keys: &[Value], period: Option<Period>) -> Found {
        if let Some(problem) = self.rejections.problem(input, keys, period) {
            return Found::Rejected(problem);
        }
        match self.records.of(input).and_then(|records| records.lookup_row(keys, period)) {
            Some(row) => Found::Row(row),
            None => Found::Nothing,
        }
    }

    fn keys_of(&self, keys: &[KeyId]) -> Vec<Value> {
        keys.iter().filter_map(|key| self.unit.key(*key).cloned()).collect()
    }

    /// The units of a level that the records name at a period, the rejected rows among them.
    fn population(&self, level: &[KeyId], period: Period) -> Population {
        let mut found: BTreeSet<UnitKeys> = BTreeSet::new();
        for (id, keys) in naming(self.program, level) {
            if let Some(problem) = self.rejections.problem_of_nobody(id, period) {
                return Err(RefusalKind::Rejected { input: id, problem });
            }
            let rows = self.records.of(id).into_iter().flat_map(|records| &records.rows);
            let rows = rows.filter(|row| is_of(row.period, period)).map(|row| row.keys.as_slice());
            let rejected = self.records.rejected.iter().filter(|row| row.input == id && is_of(row.period, period));
            for values in rows.chain(rejected.filter_map(|row| row.keys.as_deref())) {
                found.insert(projected(keys, values, level));
            }
        }
        Ok(found.into_iter().collect())
    }
}

/// The inputs whose rows name the units of a level, each with its keys: those of that level, and those below one
/// that says nothing but who there is.
pub(super) fn naming<'p>(program: &'p Program, level: &[KeyId]) -> Vec<(InputId, &'p [KeyId])> {
    let ids: Vec<InputId> = (0..program.inputs.len()).filter_map(|at| u32::try_from(at).ok()).map(InputId).collect();
    let of_level = |id: &&InputId| {
        let mut keys = program.input(**id).map(|input| input.keys.clone()).unwrap_or_default();
        keys.sort();
        keys == level
    };
    let mut naming = Vec::new();
    for above in ids.iter().filter(of_level) {
        let below = ids.iter().filter(|id| {
            let is_it = *id == above;
            is_it || (program.is_named_below(*above) && program.is_below(**id, *above))
        });
        for id in below {
            let entry = (*id, program.input(*id).map_or(&[][..], |input| input.keys.as_slice()));
            if !naming.contains(&entry) {
                naming.push(entry);
            }
        }
    }
    naming
}

/// What a row's keys say of a level.
pub(super) fn projected(keys: &[KeyId], values: &[Value], level: &[KeyId]) -> UnitKeys {
    let of_level = keys.iter().zip(values).filter(|(key, _)| level.contains(key));
    let mut unit: UnitKeys = of_level.map(|(key, value)| (*key, value.clone())).collect();
    unit.sort();
    unit
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
                let of_period = self.program.input(input).and_then(|input| input.period);
                Err(RefusalKind::NoRecord { input, period: of_period.map(|grain| period.within(grain)) })
            }
        }
    }

    fn key(&mut self, key: KeyId) -> Option<Value> {
        self.unit.key(key).cloned()
    }

    /// What an example fixes is of the unit that it asks about, not of those that it is compared with.
    fn given(&mut self, rule: RuleId) -> Option<Value> {
        if self.givens.is_empty() {
            return None;
        }
        // A figure fixed is fixed in each of its texts.
        let figure = self.program.figure_of(rule);
        let (_, value) = self.givens.iter().find(|(known, _)| *known == figure)?;
        let is_asked = |asked: &Unit| self.unit.keys.iter().all(|key| asked.keys.contains(key));
        self.left.first().is_none_or(|(asked, _)| is_asked(asked)).then(|| value.clone())
    }

    fn rows(&mut self, input: InputId, period: Period) -> Result<Rc<[u32]>, RefusalKind> {
        let unit = self.keys_of(self.program.unit_keys(input));
        if let Some(problem) = self.rejections.problem_below(input, &unit, period) {
            return Err(RefusalKind::Rejected { input, problem });
        }
        let rows = self.records.of(input).map_or(&[][..], |records| records.rows_below(&unit));
        Ok(rows.iter().filter(|(of, _)| is_of(*of, period)).map(|(_, row)| *row).collect())
    }

    fn row_cell(&mut self, input: InputId, column: u32, row: u32) -> Option<Value> {
        self.records.of(input)?.rows.get(row as usize)?.cells.get(column as usize)?.clone()
    }

    fn units(&mut self, level: &[KeyId], period: Period) -> Population {
        let known = self.populations.iter().find(|(of, at, _)| of == level && *at == period);
        if let Some((_, _, population)) = known {
            return population.clone();
        }
        let population = self.population(level, period);
        self.populations.push((level.to_vec(), period, population.clone()));
        population
    }

    fn enter(&mut self, unit: &UnitKeys) {
        let outer = std::mem::replace(&mut self.unit, Unit { keys: unit.as_slice().into() });
        self.left.push((outer, std::mem::take(&mut self.found)));
    }

    fn leave(&mut self) {
        if let Some((unit, found)) = self.left.pop() {
            (self.unit, self.found) = (unit, found);
        }
    }
}

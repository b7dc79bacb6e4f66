//! Who is evaluated: the units that the records name.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::data::Records;
use crate::eval::world::{naming, projected};
use crate::ir::{KeyId, Kind, Program};
use crate::value::Value;

/// A unit: a value for each key of its level, by key.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unit {
    /// Sorted by key. Shared: a unit goes with all that is computed of it.
    pub keys: Arc<[(KeyId, Value)]>,
}

impl Unit {
    /// A unit of some keys.
    #[must_use]
    pub fn new(mut keys: Vec<(KeyId, Value)>) -> Self {
        keys.sort();
        Unit { keys: keys.into() }
    }

    /// Its value of a key.
    #[must_use]
    pub fn key(&self, key: KeyId) -> Option<&Value> {
        self.keys.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    /// Its keys as they are written in data: `0027863`, joined by `/` where there are several.
    #[must_use]
    pub fn label(&self, program: &Program) -> String {
        let write = |(key, value): &(KeyId, Value)| {
            let kind = program.keys.get(key.0 as usize).map_or(Kind::Text, |key| key.ty.kind.clone());
            program.write(value, &kind, None)
        };
        self.keys.iter().map(write).collect::<Vec<_>>().join("/")
    }
}

/// The keys of the units that a policy is about: those of its transfers, else of its indicators.
#[must_use]
pub fn level(program: &Program) -> Vec<KeyId> {
    let rules = program.transfers.iter().map(|it| it.due).chain(program.indicators.iter().map(|it| it.value));
    let levels = rules.filter_map(|rule| program.rule(rule)).map(|rule| rule.level.clone());
    levels.max_by_key(Vec::len).unwrap_or_default()
}

/// The units that the records name, the rejected rows among them, by key.
#[must_use]
pub fn units(program: &Program, records: &Records) -> Vec<Unit> {
    let level = level(program);
    let mut found: BTreeSet<Unit> = BTreeSet::new();
    for (id, keys) in naming(program, &level) {
        let rows = records.of(id).into_iter().flat_map(|records| &records.rows).map(|row| &row.keys);
        let rejected = records.rejected.iter().filter(|row| row.input == id);
        // A unit has a row for each period, or many.
        let distinct: BTreeSet<&[Value]> =
            rows.chain(rejected.filter_map(|row| row.keys.as_ref())).map(Vec::as_slice).collect();
        found.extend(distinct.into_iter().map(|values| Unit { keys: projected(keys, values, &level).into() }));
    }
    found.into_iter().collect()
}

/// Units that a table of the policy's own level names and no record does: a beneficiary without data.
#[must_use]
pub fn without_data(program: &Program, records: &Records) -> Vec<Unit> {
    let level = level(program);
    let [key] = level.as_slice() else {
        return Vec::new();
    };
    let Some(name) = program.keys.get(key.0 as usize).map(|key| &key.name) else {
        return Vec::new();
    };
    let known: BTreeSet<Unit> = units(program, records).into_iter().collect();
    let keyed = program.tables.iter().filter(|table| {
        let columns: Vec<&String> =
            table.keys.iter().filter_map(|key| table.columns.get(*key as usize)).map(|column| &column.name).collect();
        columns == [name]
    });
    let named = keyed.flat_map(|table| table.index_one.keys()).map(|value| Unit::new(vec![(*key, value.clone())]));
    let missing: BTreeSet<Unit> = named.filter(|unit| !known.contains(unit)).collect();
    missing.into_iter().collect()
}

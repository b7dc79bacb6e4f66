//! Look-ups in tables: the rows that keys may lead to.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::ir::{Absences, NodeId, Table, TableId};
use crate::prove::hold::evaluator::{Evaluator, Split};
use crate::prove::hold::place::{Limit, Place};
use crate::prove::hold::possible::{Possible, Refused, Values, Why, is_still};
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Range, Value};

/// More combinations of keys than this are not looked at one by one.
const COMBINATIONS: usize = 4_000;

impl Evaluator<'_, '_> {
    /// A cell of the row that keys lead to.
    pub(super) fn lookup(
        &mut self,
        (table, column): (TableId, u32),
        keys: &[NodeId],
        otherwise: Option<NodeId>,
        when: When,
        span: Span,
    ) -> Possible {
        let found: Vec<Possible> = keys.iter().map(|key| self.node(*key, when)).collect();
        let Some(facts) = self.program().table(table) else { return Possible::of(Values::Any) };
        let missing = if otherwise.is_some() { None } else { Some(Refused { why: Why::NoRow, span }) };
        let (rows, complete) = reached(facts, &found);
        for (key, possible) in keys.iter().zip(&found) {
            if (rows.len() > 1 || !complete) && is_still(&possible.slope) {
                self.tell_apart(facts, *key, possible, when);
            }
        }
        let mut results: Vec<Possible> = rows.iter().map(|row| self.table_cell(table, *row, column)).collect();
        if !complete {
            results.push(match (otherwise, missing) {
                (Some(otherwise), _) => self.node(otherwise, when),
                (None, missing) => Possible { refused: missing, ..Possible::of(Values::Nothing) },
            });
        }
        let moves = found.iter().any(|key| !is_still(&key.slope));
        let mut result = Possible::either(results);
        if moves {
            result.slope = Range::ALL;
        }
        found.into_iter().fold(result, |result, key| result.kept_from_by(&Possible { values: Values::Nothing, ..key }))
    }

    /// Notes the cases of a key: each text that a row has, and all the others.
    fn tell_apart(&mut self, table: &Table, key: NodeId, possible: &Possible, when: When) {
        let Values::Texts(texts) = &possible.values else { return };
        if texts.as_one().is_some() {
            return;
        }
        let place = self.place_of(key, when);
        let members: BTreeSet<Arc<str>> = match texts {
            Texts::Among(members) => members.clone(),
            Texts::Except(_) if matches!(place, Place::Key(_)) => self.texts_of(key),
            Texts::Except(_) => cells_of(table).into_iter().filter(|text| texts.has(text)).collect(),
        };
        let mut limits: Vec<Limit> = members.iter().map(|text| Limit::Texts(Texts::one(text))).collect();
        if matches!(texts, Texts::Except(_)) {
            limits.push(Limit::Texts(Texts::Except(members)));
        }
        self.note(Split::Place(place, limits, Absences::NONE));
    }

    /// Every text that a row of a table has where this key is looked up.
    fn texts_of(&self, key: NodeId) -> BTreeSet<Arc<str>> {
        let shape = self.known.shapes.first(key);
        units_of(self.program(), |node| self.known.shapes.first(node) == shape)
    }
}

/// The texts of the columns in which some key is looked up.
pub(super) fn units_of(program: &crate::ir::Program, is_it: impl Fn(NodeId) -> bool) -> BTreeSet<Arc<str>> {
    let mut texts = BTreeSet::new();
    for node in &program.nodes {
        let crate::ir::NodeKind::Lookup { table, keys, .. } = &node.kind else { continue };
        let Some(facts) = program.table(*table) else { continue };
        for (column, key) in facts.keys.iter().zip(keys) {
            if is_it(*key) {
                texts.extend(facts.rows.iter().filter_map(|row| match row.cells.get(*column as usize) {
                    Some(Some(Value::Text(text))) => Some(text.clone()),
                    _ => None,
                }));
            }
        }
    }
    texts
}

/// The texts among the keys of a table.
fn cells_of(table: &Table) -> BTreeSet<Arc<str>> {
    let cells = table.rows.iter().flat_map(|row| table.keys.iter().map(|key| row.cells.get(*key as usize)));
    cells
        .filter_map(|cell| match cell {
            Some(Some(Value::Text(text))) => Some(text.clone()),
            _ => None,
        })
        .collect()
}

/// The rows that keys may lead to, and whether they always lead to one.
fn reached(table: &Table, keys: &[Possible]) -> (Vec<u32>, bool) {
    if let Some(values) = combinations(keys) {
        let mut rows = BTreeSet::new();
        let mut complete = true;
        for key in values {
            let exact = match key.as_slice() {
                [only] => table.index_one.get(only).copied().or_else(|| table.index.get(&key).copied()),
                _ => table.index.get(&key).copied(),
            };
            match exact.or_else(|| table.wildcard_row(&key)) {
                Some(row) => {
                    rows.insert(row);
                }
                None => complete = false,
            }
        }
        return (rows.into_iter().collect(), complete);
    }
    let may_be = |row: &crate::ir::TableRow| {
        table.keys.iter().zip(keys).all(|(column, key)| match row.cells.get(*column as usize) {
            Some(Some(cell)) => may_equal(key, cell),
            _ => true,
        })
    };
    let rows = table.rows.iter().enumerate().filter(|(_, row)| may_be(row));
    let rows: Vec<u32> = rows.filter_map(|(at, _)| u32::try_from(at).ok()).collect();
    (rows, false)
}

fn may_equal(key: &Possible, cell: &Value) -> bool {
    match (&key.values, cell) {
        (Values::Texts(texts), Value::Text(text)) => texts.has(text),
        (Values::Number(quantity), Value::Number(number)) => quantity.range.contains(number),
        (Values::Nothing, _) => false,
        _ => true,
    }
}

/// Every combination of the keys, when each is one of a few.
fn combinations(keys: &[Possible]) -> Option<Vec<Vec<Value>>> {
    let mut all: Vec<Vec<Value>> = vec![Vec::new()];
    for key in keys {
        let members: Vec<Value> = match &key.values {
            Values::Texts(Texts::Among(members)) => members.iter().cloned().map(Value::Text).collect(),
            Values::Truth { yes, no } => [(true, *yes), (false, *no)]
                .into_iter()
                .filter(|(_, may)| *may)
                .map(|(it, _)| Value::Truth(it))
                .collect(),
            Values::Nothing => Vec::new(),
            _ => vec![Possible { absences: Absences::NONE, refused: None, ..key.clone() }.as_value()?],
        };
        if all.len().saturating_mul(members.len()) > COMBINATIONS {
            return None;
        }
        all = all
            .iter()
            .flat_map(|known| members.iter().map(|member| [known.as_slice(), std::slice::from_ref(member)].concat()))
            .collect();
    }
    Some(all)
}

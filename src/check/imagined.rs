//! A unit that does not exist, to try figures on: every datum that they read has a value chosen here.
//!
//! Receives rules; gives the values that their data may have, one combination at a time, each within the declared
//! limits. What is counted over rows or over other units is not imagined: such figures are not tried.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{ClaimKind, InputId, KeyId, Kind, NodeId, NodeKind, Program, RuleId, Shift, TableId, children};
use crate::machine::{FrameId, Machine, RefusalKind, World};
use crate::value::{Number, Period, Value};

/// More combinations than this are not tried.
const LIMIT: usize = 600;

/// What the unit at hand is like.
#[derive(Clone, Debug, Default)]
pub(super) struct Imagined {
    /// Its data; `None` is an empty cell.
    pub cells: BTreeMap<(InputId, u32), Option<Value>>,
    /// Its keys.
    pub keys: BTreeMap<KeyId, Value>,
    /// Figures fixed from outside.
    pub given: BTreeMap<RuleId, Value>,
}

/// A column and what its cell may hold; `None` is an empty cell.
type Choice = ((InputId, u32), Vec<Option<Value>>);

/// A machine that evaluates imagined units, at the first period in which the act has effect.
pub(super) type Trial<'p> = Machine<'p, Imagined>;

impl World for Imagined {
    fn cell(&mut self, input: InputId, column: u32, _: Period) -> Result<Option<Value>, RefusalKind> {
        self.cells.get(&(input, column)).cloned().ok_or(RefusalKind::NotClosed { input, column })
    }

    fn key(&mut self, key: KeyId) -> Option<Value> {
        self.keys.get(&key).cloned()
    }

    fn given(&mut self, rule: RuleId) -> Option<Value> {
        self.given.get(&rule).cloned()
    }
}

/// What some figures read in the end.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// Columns of inputs.
    pub columns: BTreeSet<(InputId, u32)>,
    /// The unit's keys.
    pub keys: BTreeSet<KeyId>,
    /// Tables that are looked up by a key of the unit: the table, the place of the key, the key.
    pub tables: BTreeSet<(TableId, usize, KeyId)>,
    /// Other figures.
    pub rules: BTreeSet<RuleId>,
    /// Whether they read what is not imagined.
    pub more: bool,
}

impl Reads {
    /// What a node reads, directly and through other figures.
    pub(super) fn of(program: &Program, node: NodeId) -> Reads {
        let mut reads = Reads::default();
        reads.node(program, node);
        reads
    }

    fn node(&mut self, program: &Program, id: NodeId) {
        let Some(node) = program.node(id) else {
            return;
        };
        match &node.kind {
            NodeKind::Input(input, column) => {
                self.more |= program.has_many_rows(*input);
                let declared = program.column(*input, *column);
                if self.columns.insert((*input, *column))
                    && let Some(condition) = declared.and_then(|declared| declared.required_when)
                {
                    self.node(program, condition);
                }
            }
            NodeKind::Key(key) => {
                self.keys.insert(*key);
            }
            NodeKind::Ref(rule) => {
                if self.rules.insert(*rule)
                    && let Some(rule) = program.rule(*rule)
                {
                    self.node(program, rule.body);
                }
            }
            NodeKind::Lookup { table, keys, .. } => {
                for (at, key) in keys.iter().enumerate() {
                    if let Some(NodeKind::Key(key)) = program.node(*key).map(|key| &key.kind) {
                        self.tables.insert((*table, at, *key));
                    }
                }
            }
            NodeKind::Aggregate { .. } | NodeKind::Apportion { .. } | NodeKind::RowCell(..) => self.more = true,
            NodeKind::At(_, shift) => self.more |= *shift != Shift::Reference,
            _ => {}
        }
        children(&node.kind).into_iter().for_each(|child| self.node(program, child));
    }
}

/// Sets the unit's data to each combination of possible values in turn, until a test finds what it looks for.
pub(super) fn find<T>(
    trial: &mut Trial<'_>,
    reads: &Reads,
    frame: FrameId,
    mut test: impl FnMut(&mut Trial<'_>, FrameId) -> Option<T>,
) -> Option<T> {
    let program = trial.program();
    if reads.more {
        return None;
    }
    let choices: Vec<Choice> = reads.columns.iter().map(|column| (*column, cells(program, *column))).collect();
    let total = choices.iter().try_fold(1_usize, |total, (_, values)| total.checked_mul(values.len()));
    if total.is_none_or(|total| total == 0 || total > LIMIT) {
        return None;
    }
    let keys = reads.keys.iter().filter_map(|key| Some((*key, some_key(program, reads, *key)?))).collect();
    let mut places = vec![0_usize; choices.len()];
    loop {
        let chosen = choices.iter().zip(&places);
        let cells = chosen.filter_map(|((column, values), place)| Some((*column, values.get(*place)?.clone())));
        *trial.world() = Imagined { cells: cells.collect(), keys: Clone::clone(&keys), given: BTreeMap::new() };
        trial.forget();
        empty_what_is_not_required(trial, reads, frame);
        if let Some(found) = test(trial, frame) {
            return Some(found);
        }
        let advanced = places.iter_mut().zip(&choices).any(|(place, (_, values))| {
            *place += 1;
            let inside = *place < values.len();
            if !inside {
                *place = 0;
            }
            inside
        });
        if !advanced {
            return None;
        }
    }
}

/// Empties the cells that are not required of a unit like this one.
fn empty_what_is_not_required(trial: &mut Trial<'_>, reads: &Reads, frame: FrameId) {
    let program = trial.program();
    for (input, column) in &reads.columns {
        let declared = program.column(*input, *column);
        let Some(condition) = declared.and_then(|declared| declared.required_when) else {
            continue;
        };
        if trial.node(condition, frame) != Ok(Value::Truth(true)) {
            trial.world().cells.insert((*input, *column), None);
        }
    }
    trial.forget();
}

/// The values that a cell may have, empty where it may be.
fn cells(program: &Program, (input, column): (InputId, u32)) -> Vec<Option<Value>> {
    let declared = program.column(input, column);
    let empty = declared.is_some_and(|declared| declared.optional).then_some(None);
    possible(program, (input, column)).into_iter().map(Some).chain(empty).collect()
}

/// A key that the tables looked up by it know.
pub(super) fn some_key(program: &Program, reads: &Reads, key: KeyId) -> Option<Value> {
    let by_key = reads.tables.iter().find(|(_, _, read)| *read == key);
    let Some((table, at, _)) = by_key else {
        return Some(Value::Text("1".into()));
    };
    let table = program.table(*table)?;
    let column = *table.keys.get(*at)? as usize;
    table.rows.iter().find_map(|row| row.cells.get(column).cloned().flatten())
}

/// A few values that a column may have: its limits, and between or beyond them.
pub(super) fn possible(program: &Program, (input, column): (InputId, u32)) -> Vec<Value> {
    let Some(column) = program.column(input, column) else {
        return Vec::new();
    };
    match &column.ty.kind {
        Kind::Truth => vec![Value::Truth(true), Value::Truth(false)],
        Kind::Category(members) => members.iter().map(|member| Value::Text(member.as_str().into())).collect(),
        Kind::Date => program.validity.0.into_iter().map(Value::Date).collect(),
        Kind::Text | Kind::Code(_) => vec![Value::Text("1".into())],
        Kind::Number(_) => numbers(column.minimum.as_ref(), column.maximum.as_ref(), &Number::from_i64(100)),
        Kind::Percent => numbers(column.minimum.as_ref(), column.maximum.as_ref(), &Number::ONE),
        Kind::Period(_) | Kind::Error => Vec::new(),
    }
}

/// Some members of a range, the plainest first, and its ends; `unit` is what is neither small nor large.
fn numbers(minimum: Option<&Number>, maximum: Option<&Number>, unit: &Number) -> Vec<Value> {
    let low = minimum.cloned().unwrap_or_else(|| unit.negated());
    let double = unit.times(&Number::from_i64(2)).unwrap_or_else(|_| unit.clone());
    let high = maximum.cloned().unwrap_or_else(|| double.clone());
    let inside = |number: &Number| minimum.is_none_or(|low| low <= number) && maximum.is_none_or(|high| number <= high);
    let mut all: Vec<Number> = Vec::new();
    for number in [unit.clone(), double, low, high, Number::ZERO].into_iter().filter(inside) {
        if !all.contains(&number) {
            all.push(number);
        }
    }
    all.into_iter().map(Value::Number).collect()
}

/// Whether the unit at hand keeps what the act says always holds, as far as can be told.
pub(super) fn is_allowed(trial: &mut Trial<'_>, frame: FrameId) -> bool {
    let program = trial.program();
    let always = program.claims.iter().filter(|claim| claim.kind == ClaimKind::Garante);
    let rules: Vec<RuleId> = always.map(|claim| claim.rule).collect();
    !rules.into_iter().any(|rule| trial.rule(rule, frame) == Ok(Value::Truth(false)))
}

//! A table that is looked up has a row for every key that can be asked of it.
//!
//! Keys are known where they are written, are the members of a category, a number between declared limits, or the
//! ordinal of a period. The unit's own key is not: whom a table lists is what it says.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{ClaimKind, Kind, NodeId, NodeKind, Op, Program, RuleId, RuleKind, TableId, children};
use crate::source::Span;
use crate::value::{Number, Value};

/// More keys than this are not tried one by one.
const LIMIT: usize = 20_000;

/// A key in some places of a table; a `*` of the table is no value.
type Pattern = Vec<Option<Value>>;

/// Reports the first key without a row of each look-up.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut rows: BTreeMap<(TableId, Vec<usize>), BTreeSet<Pattern>> = BTreeMap::new();
    let mut said: BTreeSet<Span> = BTreeSet::new();
    for (at, node) in program.nodes.iter().enumerate() {
        let NodeKind::Lookup { table, keys, otherwise: None, .. } = &node.kind else {
            continue;
        };
        let known: Vec<(usize, Vec<Value>)> =
            keys.iter().enumerate().filter_map(|(place, key)| Some((place, values(program, *key, 0)?))).collect();
        if known.is_empty() || said.contains(&node.span) {
            continue;
        }
        let places: Vec<usize> = known.iter().map(|(place, _)| *place).collect();
        let present =
            rows.entry((*table, places)).or_insert_with_key(|(table, places)| of_table(program, *table, places));
        let lookup = u32::try_from(at).map(NodeId).ok();
        let missing = combinations(&known).into_iter().find(|wanted| {
            !has_row(present, wanted) && lookup.is_some_and(|lookup| is_asked(program, lookup, keys, &known, wanted))
        });
        if let Some(missing) = missing
            && !is_claimed(program, node.span)
        {
            said.insert(node.span);
            diagnostics.extend(lookup_gap(program, *table, &known, &missing, node.span));
        }
    }
}

/// The values that a key can have; `None` where they are not known.
fn values(program: &Program, id: NodeId, depth: u32) -> Option<Vec<Value>> {
    let node = program.node(id).filter(|_| depth < 32)?;
    let each = |ids: &mut dyn Iterator<Item = NodeId>| -> Option<Vec<Value>> {
        let all: Option<Vec<Vec<Value>>> = ids.map(|id| values(program, id, depth + 1)).collect();
        all.map(|all| all.concat())
    };
    match &node.kind {
        NodeKind::Const(value) => Some(vec![value.clone()]),
        NodeKind::If(_, then, otherwise) => each(&mut [*then, *otherwise].into_iter()),
        NodeKind::Steps { arms, .. } => each(&mut arms.iter().map(|arm| arm.result)),
        NodeKind::Ref(rule) => values(program, program.rule(*rule)?.body, depth + 1),
        NodeKind::Absent(_) => Some(Vec::new()),
        NodeKind::Op(Op::Ordinal, _) => {
            let periods = 12 / i64::from(program.grain.months());
            Some((1..=periods).map(|ordinal| Value::Number(Number::from_i64(ordinal))).collect())
        }
        NodeKind::Input(input, column) => match &node.ty.kind {
            Kind::Category(members) => Some(members.iter().map(|member| Value::Text(member.as_str().into())).collect()),
            Kind::Truth => Some(vec![Value::Truth(true), Value::Truth(false)]),
            Kind::Number(_) => {
                let column = program.column(*input, *column)?;
                whole_numbers(column.minimum.as_ref()?, column.maximum.as_ref()?)
            }
            _ => None,
        },
        _ => None,
    }
}

/// The whole numbers between two limits, where they are few.
fn whole_numbers(low: &Number, high: &Number) -> Option<Vec<Value>> {
    let (low, high) = (low.to_i64()?, high.to_i64()?);
    (high.checked_sub(low)? <= 400).then(|| (low..=high).map(|it| Value::Number(Number::from_i64(it))).collect())
}

/// The keys of a table's rows, in some places.
fn of_table(program: &Program, table: TableId, places: &[usize]) -> BTreeSet<Pattern> {
    let Some(table) = program.table(table) else {
        return BTreeSet::new();
    };
    let columns: Vec<usize> = places.iter().filter_map(|place| table.keys.get(*place)).map(|it| *it as usize).collect();
    let cells = |row: &crate::ir::TableRow| columns.iter().map(|at| row.cells.get(*at).cloned().flatten()).collect();
    table.rows.iter().map(cells).collect()
}

fn has_row(rows: &BTreeSet<Pattern>, wanted: &[Value]) -> bool {
    let exact: Pattern = wanted.iter().cloned().map(Some).collect();
    let fits = |row: &Pattern| row.iter().zip(wanted).all(|(cell, key)| cell.as_ref().is_none_or(|cell| cell == key));
    rows.contains(&exact) || rows.iter().any(|row| row.contains(&None) && fits(row))
}

fn combinations(known: &[(usize, Vec<Value>)]) -> Vec<Vec<Value>> {
    let total = known.iter().try_fold(1_usize, |total, (_, values)| total.checked_mul(values.len()));
    if total.is_none_or(|total| total > LIMIT) {
        return Vec::new();
    }
    known.iter().fold(vec![Vec::new()], |all, (_, values)| {
        let with = |first: &Vec<Value>| {
            values.iter().map(|it| [first.as_slice(), std::slice::from_ref(it)].concat()).collect()
        };
        all.iter().flat_map(|first| -> Vec<Vec<Value>> { with(first) }).collect()
    })
}

/// Whether the conditions under which a look-up is read leave room for a key.
fn is_asked(
    program: &Program,
    lookup: NodeId,
    keys: &[NodeId],
    known: &[(usize, Vec<Value>)],
    wanted: &[Value],
) -> bool {
    let asked: Vec<(NodeId, Value)> =
        known.iter().zip(wanted).filter_map(|((place, _), value)| Some((*keys.get(*place)?, value.clone()))).collect();
    // A measure is computed only where something that is shown or paid reads it.
    let shown = [RuleKind::Result, RuleKind::Score, RuleKind::Outcome, RuleKind::Money];
    let figures = program.rules.iter().filter(|rule| shown.contains(&rule.kind));
    let claims = program.claims.iter().filter_map(|claim| program.rule(claim.rule));
    let mut question = Question { program, lookup, asked, seen: BTreeSet::new() };
    figures.chain(claims).any(|rule| question.reaches(rule.body))
}

/// Whether a look-up is read while its keys have certain values.
struct Question<'p> {
    program: &'p Program,
    lookup: NodeId,
    asked: Vec<(NodeId, Value)>,
    /// The figures already followed, in vain.
    seen: BTreeSet<RuleId>,
}

impl Question<'_> {
    /// Whether the look-up is part of a node or of a figure that it reads, in a branch that these values do not rule out.
    fn reaches(&mut self, id: NodeId) -> bool {
        if id == self.lookup {
            return true;
        }
        let Some(node) = self.program.node(id) else {
            return false;
        };
        if let NodeKind::Ref(rule) = &node.kind {
            let body = self.program.rule(*rule).map(|rule| rule.body);
            return self.seen.insert(*rule) && body.is_some_and(|body| self.reaches(body));
        }
        if let NodeKind::If(condition, then, otherwise) = &node.kind {
            let holds = self.holds(*condition);
            return self.reaches(*condition)
                || (holds != Some(false) && self.reaches(*then))
                || (holds != Some(true) && self.reaches(*otherwise));
        }
        children(&node.kind).into_iter().any(|child| self.reaches(child))
    }

    /// Whether a condition holds for these values; `None` where they do not decide.
    fn holds(&self, id: NodeId) -> Option<bool> {
        let node = self.program.node(id)?;
        match &node.kind {
            NodeKind::Const(Value::Truth(truth)) => Some(*truth),
            NodeKind::Ref(rule) => self.holds(self.program.rule(*rule)?.body),
            NodeKind::Op(Op::Not, of) => of.first().and_then(|of| self.holds(*of)).map(|holds| !holds),
            NodeKind::Op(Op::And, sides) => self.all(sides, true),
            NodeKind::Op(Op::Or, sides) => self.all(sides, false),
            NodeKind::Op(Op::Equal, sides) => self.is_equal(sides),
            NodeKind::Op(Op::Different, sides) => self.is_equal(sides).map(|is| !is),
            NodeKind::Op(Op::InSet, operands) => self.is_among(operands),
            _ => self.value(id).map(|value| *value == Value::Truth(true)),
        }
    }

    /// `e` where `unit` is true, `ou` where it is false.
    fn all(&self, sides: &[NodeId], unit: bool) -> Option<bool> {
        let sides: Vec<Option<bool>> = sides.iter().map(|side| self.holds(*side)).collect();
        if sides.contains(&Some(!unit)) {
            return Some(!unit);
        }
        sides.iter().all(|side| *side == Some(unit)).then_some(unit)
    }

    /// Whether a key asked is what is written, on whichever side.
    fn is_equal(&self, sides: &[NodeId]) -> Option<bool> {
        let turned: Vec<NodeId> = sides.iter().rev().copied().collect();
        self.is_among(sides).or_else(|| self.is_among(&turned))
    }

    /// Whether the first operand, a key asked, is one of the others, all written.
    fn is_among(&self, operands: &[NodeId]) -> Option<bool> {
        let (subject, set) = operands.split_first()?;
        let value = self.value(*subject)?;
        let set: Option<Vec<&Value>> = set.iter().map(|id| self.program.constant(*id)).collect();
        set.map(|set| set.contains(&value))
    }

    fn value(&self, id: NodeId) -> Option<&Value> {
        self.asked.iter().find(|(key, _)| self.program.same(*key, id)).map(|(_, value)| value)
    }
}

/// Whether a closed claim reads the look-up: what it cannot decide is said of the claim.
fn is_claimed(program: &Program, span: Span) -> bool {
    program.claims.iter().any(|claim| claim.kind == ClaimKind::Confere && claim.span.contains(span))
}

fn lookup_gap(
    program: &Program,
    table: TableId,
    known: &[(usize, Vec<Value>)],
    missing: &[Value],
    span: Span,
) -> Option<Diagnostic> {
    let table = program.table(table)?;
    let kinds = table.key_kinds();
    let written = known.iter().zip(missing).filter_map(|((place, _), value)| {
        let name = table.keys.get(*place).and_then(|at| table.columns.get(*at as usize)).map(|it| &it.name)?;
        Some(format!("{name} = {}", program.write(value, kinds.get(*place)?, None)))
    });
    let missing = written.collect::<Vec<_>>().join("; ");
    let at = table.citation.span.unwrap_or(table.span);
    Some(
        Diagnostic::error(codes::CHECK_LOOKUP_GAP, span)
            .label(at, "label_table")
            .arg("table", &table.name)
            .arg("key", missing)
            .help("help"),
    )
}

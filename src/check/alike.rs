//! Names that a reader takes for one: declarations, rows and members that differ only in accents, capitals and spaces.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Kind, Program, RuleKind, Table};
use crate::resolve::fold;
use crate::source::Span;
use crate::value::Value;

/// Reports each name that only accents or capitals tell from another.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    names(program, diagnostics);
    for table in &program.tables {
        keys(table, diagnostics);
    }
    for list in &program.lists {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        // Codes have neither accents nor capitals.
        let words = list.members.iter().filter(|member| !member.bytes().all(|byte| byte.is_ascii_digit()));
        for member in words {
            if let Some(first) = known.insert(same(member), member) {
                diagnostics.push(alike("list", first, member, list.span));
            }
        }
    }
}

/// What a text is to a reader in a hurry.
fn same(text: &str) -> String {
    fold(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an expression may name.
fn names(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let columns = program.inputs.iter().flat_map(|input| {
        let columns = input.columns.iter().map(|column| (column.name.as_str(), column.span));
        columns.chain([(input.name.as_str(), input.span)])
    });
    let named = |kind: RuleKind| matches!(kind, RuleKind::Measure | RuleKind::Parameter | RuleKind::Result);
    let rules = program.rules.iter().filter(|rule| named(rule.kind) && !rule.name.contains([' ', '.', ':']));
    let rules = rules.map(|rule| (rule.name.as_str(), rule.span));
    let transfers = program.transfers.iter().map(|it| (it.name.as_str(), it.span));
    let tables = program.tables.iter().map(|it| (it.name.as_str(), it.span));
    let lists = program.lists.iter().map(|it| (it.name.as_str(), it.span));
    let mut all: Vec<(&str, Span)> = columns.chain(rules).chain(transfers).chain(tables).chain(lists).collect();
    all.sort_by_key(|(_, span)| *span);
    let mut known: BTreeMap<String, (&str, Span)> = BTreeMap::new();
    for (name, span) in all {
        let (first, at) = *known.entry(fold(name)).or_insert((name, span));
        if first != name && at.source == span.source {
            diagnostics.push(
                Diagnostic::warning(codes::CHECK_ALIKE_NAMES, span)
                    .label(at, "label_first")
                    .arg("first", first)
                    .arg("name", name)
                    .help("help"),
            );
        }
    }
}

/// The rows of a table whose keys are texts.
fn keys(table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    if !table.key_kinds().contains(&Kind::Text) {
        return;
    }
    let mut known: BTreeMap<String, (String, Span)> = BTreeMap::new();
    for row in &table.rows {
        let cells = table.keys.iter().map(|key| row.cells.get(*key as usize).cloned().flatten());
        let cells: Vec<String> = cells.map(|cell| cell.as_ref().map_or_else(|| "*".to_owned(), written)).collect();
        let key = cells.join("; ");
        if let Some((first, at)) = known.insert(same(&key), (key.clone(), row.span))
            && first != key
            && row.citation.readings.is_empty()
        {
            diagnostics.push(alike("table", &first, &key, row.span).label(at, "label_first"));
        }
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number.to_plain_string(),
        Value::Truth(truth) => truth.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Period(period) => period.to_string(),
    }
}

fn alike(of: &str, first: &str, member: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_ALIKE_MEMBERS, span)
        .arg("of", of)
        .arg("first", first)
        .arg("member", member)
        .help("help")
}

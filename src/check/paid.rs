//! Scores reach money, and amounts are paid, or checked, once.
//!
//! Receives the figures of an act that pays; reports a score that governs nothing, an amount that nothing reads, and an
//! amount that is the base of two transfers at once. What cites a reading as a whole is what the reading says it is.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::regions::{case_of, when};
use crate::check::settled;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Citation, Kind, NodeId, NodeKind, Op, Program, Rows, RuleId, RuleKind, TableId, Transfer, children};
use crate::source::Span;

/// Checks what is paid, of an act that pays. `before` is what was reported already.
pub(super) fn check(program: &Program, before: &[Diagnostic], diagnostics: &mut Vec<Diagnostic>) {
    if !program.transfers.is_empty() {
        scores(program, before, diagnostics);
        columns(program, diagnostics);
        bases(program, diagnostics);
    }
}

/// A score as its author declared it.
struct Declared<'p> {
    name: &'p str,
    word: &'static str,
    rules: [RuleId; 2],
    citation: &'p Citation,
    span: Span,
}

fn declared(program: &Program) -> impl Iterator<Item = Declared<'_>> {
    let indicators = program.indicators.iter();
    let indicators = indicators.map(|it| ("indicator", &it.name, [it.value, it.score], &it.citation, it.span));
    let indices = program.indices.iter();
    let indices = indices.map(|it| ("index", &it.name, [it.value, it.score], &it.citation, it.span));
    let all = indicators.chain(indices);
    all.map(|(word, name, rules, citation, span)| Declared { name, word, rules, citation, span })
}

/// Reports each score that no transfer reads; of those that only others read, the one that is read by none.
fn scores(program: &Program, before: &[Diagnostic], diagnostics: &mut Vec<Diagnostic>) {
    let of_money = program.rules.iter().zip(0..).filter(|(rule, _)| rule.kind == RuleKind::Money);
    let paid = with_figures(program, program.rules_read(of_money.map(|(_, at)| RuleId(at))));
    let idle: Vec<Declared<'_>> =
        declared(program).filter(|it| !it.rules.iter().any(|rule| paid.contains(rule))).collect();
    if idle.is_empty() {
        return;
    }
    let owner = |name: &str| name.split(['.', '@', ' ']).next().unwrap_or_default().to_owned();
    let mut read_by: BTreeMap<RuleId, BTreeSet<String>> = BTreeMap::new();
    for rule in program.rules.iter().filter(|rule| rule.kind != RuleKind::Measure) {
        for read in program.rules_in(rule.body) {
            read_by.entry(read).or_default().insert(owner(&rule.name));
        }
    }
    let known: BTreeSet<&str> = declared(program).map(|it| it.name).collect();
    let free = free_amount(program, &paid);
    for score in idle.iter().filter(|it| it.citation.readings.is_empty()) {
        let readers = score.rules.iter().filter_map(|rule| read_by.get(rule)).flatten();
        let mut others = readers.filter(|reader| *reader != score.name && known.contains(reader.as_str()));
        let is_said = |said: &Diagnostic| {
            said.code == codes::CHECK_UNUSED && said.span().is_some_and(|at| score.span.contains(at))
        };
        if others.next().is_none() && !before.iter().any(is_said) {
            diagnostics.push(score_pays_nothing(score, free));
        }
    }
}

/// Rules, and the figures of which they are texts.
fn with_figures(program: &Program, mut rules: BTreeSet<RuleId>) -> BTreeSet<RuleId> {
    for (figure, texts) in &program.choices {
        if texts.iter().any(|text| text.text.is_some_and(|text| rules.contains(&text))) {
            rules.insert(*figure);
        }
    }
    rules
}

/// A transfer or a part that no score governs.
fn free_amount(program: &Program, paid: &BTreeSet<RuleId>) -> Option<Span> {
    let scores: BTreeSet<RuleId> =
        declared(program).flat_map(|it| it.rules).filter(|rule| paid.contains(rule)).collect();
    let parts = program.transfers.iter().flat_map(|it| &it.parts).map(|part| (part.performance, part.span));
    let wholes = program.transfers.iter().filter_map(|it| Some((it.performance?, it.span)));
    let free = |(performance, _): &(RuleId, Span)| {
        let read = with_figures(program, program.rules_read([*performance]));
        scores.is_disjoint(&read)
    };
    wholes.chain(parts).find(free).map(|(_, span)| span)
}

/// Reports each column of money that nothing reads, of a table of which something else is read.
fn columns(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut read: BTreeSet<(TableId, u32)> = BTreeSet::new();
    for node in &program.nodes {
        if let NodeKind::Lookup { table, column, .. } | NodeKind::RowCell(Rows::Table(table), column) = &node.kind {
            read.insert((*table, *column));
        }
    }
    let name = |table: TableId| program.table(table).map_or("", |table| &table.name);
    let in_use: BTreeSet<&str> = read.iter().map(|(table, _)| name(*table)).collect();
    let known: BTreeSet<(&str, u32)> = read.iter().map(|(table, column)| (name(*table), *column)).collect();
    let mut said: BTreeSet<(&str, u32)> = BTreeSet::new();
    for table in program.tables.iter().filter(|it| it.citation.readings.is_empty() && in_use.contains(it.name.as_str()))
    {
        if program.disbursements.iter().any(|schedule| schedule.span == table.span) {
            continue;
        }
        for (column, at) in table.columns.iter().zip(0..) {
            let is_money =
                matches!(&column.ty.kind, Kind::Number(dimension) if program.units.currency(dimension).is_some());
            if is_money && !known.contains(&(&table.name, at)) && said.insert((&table.name, at)) {
                diagnostics.push(amount_unread(&table.name, &column.name, column.span));
            }
        }
    }
}

/// Reports two transfers that pay the same amount of the same table at once.
fn bases(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut by_cell: BTreeMap<(TableId, u32), Vec<(&Transfer, NodeId)>> = BTreeMap::new();
    for transfer in &program.transfers {
        if let Some((cell, base)) = base_of(program, transfer) {
            by_cell.entry(cell).or_default().push((transfer, base));
        }
    }
    for alike in by_cell.values() {
        for (at, (first, one)) in alike.iter().enumerate() {
            let others = alike.iter().skip(at + 1).filter(|(second, other)| {
                let answered = settled(program, first.span) || settled(program, second.span);
                !answered && same_amount(program, *one, *other, 32)
            });
            for (second, _) in others {
                let both: Vec<_> = first.applies.into_iter().chain(second.applies).map(|it| (it, true)).collect();
                if let Ok(Some(case)) = case_of(program, &both) {
                    diagnostics.push(amount_twice(first, second, &case));
                    break;
                }
            }
        }
    }
}

/// The expression of a base, and the cell of a table that it reads whole.
fn base_of(program: &Program, transfer: &Transfer) -> Option<((TableId, u32), NodeId)> {
    let mut body = program.rule(transfer.planned)?.body;
    loop {
        body = match &program.node(body)?.kind {
            NodeKind::If(_, then, _) => *then,
            NodeKind::Round { subject, .. } => *subject,
            _ => break,
        };
    }
    let mut cell = None;
    let (mut nodes, mut seen) = (vec![(body, true)], BTreeSet::new());
    while let Some((node, written)) = nodes.pop().and_then(|(id, written)| Some((program.node(id)?, written))) {
        match &node.kind {
            // A share of an amount may be paid beside the other shares of it; an instalment is the whole in its time.
            NodeKind::Op(Op::Multiply, _) if written => return None,
            NodeKind::Lookup { table, column, .. } => cell = cell.or(Some((*table, *column))),
            NodeKind::Ref(rule) if seen.insert(*rule) => {
                let read = program.rule(*rule);
                nodes.extend(read.map(|rule| (rule.body, rule.kind != RuleKind::Internal)));
            }
            _ => {}
        }
        nodes.extend(children(&node.kind).into_iter().map(|child| (child, written)));
    }
    Some((cell?, body))
}

/// Whether two bases are one amount, however many names stand between; `depth` ends what reads itself.
fn same_amount(program: &Program, one: NodeId, other: NodeId, depth: u32) -> bool {
    let (Some(left), Some(right)) = (program.node(one), program.node(other)) else {
        return false;
    };
    let bodies =
        |one: RuleId, other: RuleId| program.rule(one).map(|it| it.body).zip(program.rule(other).map(|it| it.body));
    match (&left.kind, &right.kind) {
        _ if depth == 0 => false,
        (NodeKind::Ref(a), NodeKind::Ref(b)) if a != b => {
            bodies(*a, *b).is_some_and(|(a, b)| same_amount(program, a, b, depth - 1))
        }
        (NodeKind::Round { subject: a, step: x, .. }, NodeKind::Round { subject: b, step: y, .. }) => {
            x == y && same_amount(program, *a, *b, depth - 1)
        }
        (NodeKind::Op(a, x), NodeKind::Op(b, y)) => {
            a == b && x.len() == y.len() && x.iter().zip(y).all(|(a, b)| same_amount(program, *a, *b, depth - 1))
        }
        _ => program.same(one, other),
    }
}

fn score_pays_nothing(score: &Declared<'_>, free: Option<Span>) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_SCORE_PAYS_NOTHING, score.span)
        .label(score.citation.span, "label_cited")
        .label(free, "label_free")
        .arg("name", score.name)
        .arg("kind", score.word)
        .help("help")
}

fn amount_unread(table: &str, column: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_AMOUNT_UNREAD, span).arg("table", table).arg("column", column).help("help")
}

fn amount_twice(first: &Transfer, second: &Transfer, case: &str) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_AMOUNT_TWICE, second.span)
        .label(first.span, "label_first")
        .arg("first", &first.name)
        .arg("second", &second.name)
        .arg("case", case)
        .arg("when", when(case))
        .help("help")
}

//! Instalments of a year add up to the year: an amount divided by its number of instalments loses or gains cents in
//! each, and somebody must say which instalment carries them.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Kind, NodeId, NodeKind, Op, Program, RuleKind, Transfer};
use crate::source::Span;
use crate::value::{Number, Rounding, Value};

/// Equal instalments of an amount, and what they miss.
pub(super) struct Residue {
    /// How many.
    pub(super) count: i64,
    /// Each, rounded to the coin.
    pub(super) each: Number,
    /// All of them.
    pub(super) sum: Number,
    /// What they should add up to.
    pub(super) whole: Number,
}

impl Residue {
    /// The instalments of an amount; none when they add up to it.
    fn of(whole: &Number, count: i64, coin: &Number, mode: Rounding) -> Option<Residue> {
        let times = Number::from_i64(count);
        let each = whole.divided_by(&times).and_then(|each| each.round(coin, mode)).ok()?;
        Residue::between(whole, each, count, coin)
    }

    /// What printed instalments miss; none when it is nothing, or more than rounding explains.
    pub(super) fn between(whole: &Number, each: Number, count: i64, coin: &Number) -> Option<Residue> {
        let sum = each.times(&Number::from_i64(count)).ok()?;
        let missed = whole.minus(&sum).ok()?.abs();
        let most = coin.times(&Number::from_i64(count)).ok()?;
        (!missed.is_zero() && missed < most).then(|| Residue { count, each, sum, whole: whole.clone() })
    }

    /// The last instalment that closes the year.
    fn last(&self) -> Option<Number> {
        self.whole.minus(&self.sum).and_then(|missed| self.each.plus(&missed)).ok()
    }

    /// Fills the sentences that name the cents.
    pub(super) fn tell(&self, program: &Program, kind: &Kind, diagnostic: Diagnostic) -> Diagnostic {
        let money = |amount: &Number| program.write(&Value::Number(amount.clone()), kind, None);
        let missed = self.whole.minus(&self.sum).unwrap_or(Number::ZERO);
        diagnostic
            .arg("count", self.count)
            .arg("each", money(&self.each))
            .arg("sum", money(&self.sum))
            .arg("whole", money(&self.whole))
            .arg("way", if missed.is_negative() { "over" } else { "under" })
            .arg("missed", money(&missed.abs()))
            .arg("last", self.last().map(|last| money(&last)).unwrap_or_default())
    }
}

/// Reports each transfer whose base is an amount of the year divided by the periods of the year, where cents are left.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    for transfer in &program.transfers {
        let base = program.rule(transfer.planned).map(|rule| rule.body);
        let found = base.and_then(|base| instalments(program, transfer, base, None));
        diagnostics.extend(found);
    }
}

/// The step and the mode of the rounding around an expression.
type Around<'a> = Option<(&'a Number, Rounding)>;

/// Looks for the division through the conditions and the rounding around it.
fn instalments(program: &Program, transfer: &Transfer, id: NodeId, around: Around<'_>) -> Option<Diagnostic> {
    let node = program.node(id)?;
    let deeper = |id: NodeId, around: Around<'_>| instalments(program, transfer, id, around);
    match &node.kind {
        NodeKind::Round { subject, step, mode, .. } => deeper(*subject, Some((step, *mode))),
        NodeKind::If(_, yes, no) => deeper(*yes, around).or_else(|| deeper(*no, around)),
        NodeKind::Ref(rule) => {
            let rule = program.rule(*rule).filter(|rule| rule.kind == RuleKind::Measure)?;
            let rounded = matches!(program.node(rule.body)?.kind, NodeKind::Round { .. });
            if rounded { None } else { deeper(rule.body, around) }
        }
        NodeKind::Op(Op::Divide, sides) => {
            let [whole, count] = sides.as_slice() else { return None };
            let count = number_at(program, *count)?.to_i64()?;
            let (coin, mode) = around.filter(|_| count == i64::from(12 / program.grain.months()))?;
            let amounts = amounts(program, *whole);
            let left = |(amount, at): &(Number, Option<Span>)| Some((Residue::of(amount, count, coin, mode)?, *at));
            let rows = amounts.iter().filter(|amount| left(amount).is_some()).count();
            let (residue, row) = amounts.iter().find_map(left)?;
            let answered = is_read(program, node.span);
            (!answered).then(|| instalments_residue(program, transfer, &residue, &node.ty.kind, (node.span, row, rows)))
        }
        _ => None,
    }
}

/// The amounts that an expression reads: those of a column, each with its row, or one that is written.
fn amounts(program: &Program, id: NodeId) -> Vec<(Number, Option<Span>)> {
    if let Some(number) = number_at(program, id) {
        return vec![(number.clone(), None)];
    }
    let Some(NodeKind::Lookup { table, column, .. }) = program.node(id).map(|node| &node.kind) else {
        return Vec::new();
    };
    let rows = program.table(*table).map_or(&[][..], |table| table.rows.as_slice());
    let amounts = rows.iter().filter_map(|row| match row.cells.get(*column as usize) {
        Some(Some(Value::Number(amount))) => Some((amount.clone(), Some(row.span))),
        _ => None,
    });
    amounts.collect()
}

/// The number that an expression is, when it is written.
pub(super) fn number_at(program: &Program, id: NodeId) -> Option<&Number> {
    match program.constant(id)? {
        Value::Number(number) => Some(number),
        _ => None,
    }
}

/// Whether the citation that ends the clause of an expression names a reading.
fn is_read(program: &Program, span: Span) -> bool {
    let after = |at: Option<Span>| at.filter(|at| at.source == span.source && at.start >= span.end);
    let cited = program.citations.iter().filter_map(|citation| Some((after(citation.span)?, citation)));
    let Some((at, citation)) = cited.min_by_key(|(at, _)| at.start) else { return false };
    let another = |node: Span| node.source == span.source && node.start >= span.end && node.end <= at.start;
    !citation.readings.is_empty() && !program.nodes.iter().any(|node| another(node.span))
}

fn instalments_residue(
    program: &Program,
    transfer: &Transfer,
    residue: &Residue,
    kind: &Kind,
    (span, row, rows): (Span, Option<Span>, usize),
) -> Diagnostic {
    let mut diagnostic = Diagnostic::warning(codes::CHECK_INSTALMENTS_RESIDUE, span)
        .arg("transfer", &transfer.name)
        .arg("rows", rows)
        .help("help");
    if let Some(row) = row {
        diagnostic = diagnostic.label(row, "label_row");
    }
    residue.tell(program, kind, diagnostic)
}

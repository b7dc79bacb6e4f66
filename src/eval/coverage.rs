//! The elements of a policy that examples can reach, and those that none of them does.
//!
//! Receives what the examples reached; lists, for one file, each figure, band, side of a limit, condition both ways,
//! part, row of a schedule and operation that it writes. Evaluates nothing.

use std::collections::BTreeMap;

use crate::eval::Coverage;
use crate::ir::{Arm, Disbursement, Indicator, NodeId, NodeKind, Program, RuleId, RuleKind, Transfer, Type};
use crate::source::{SourceId, Span};
use crate::value::{Number, Period, Range, Value};

/// Something that no example reaches. Gaps are in the order of their places.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// Where it is written.
    pub span: Span,
    /// What.
    pub kind: GapKind,
    /// Whose.
    pub name: String,
    /// Of a side: the limit and the value to be reached, as the act would write them; without a value, any will do.
    pub limit: Option<(String, Option<String>)>,
}

/// What may go unreached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GapKind {
    /// A figure: measure, parameter, indicator, index, transfer.
    Rule,
    /// A row of a band table or of points.
    Band,
    /// The last value of a band, or the first: on a grid, the multiple closest to the limit on that side; without one,
    /// the limit itself on the side that it belongs to, and any value of the band on the other.
    Side,
    /// A condition of applicability that is never true.
    Applicable,
    /// A condition of applicability that is never false.
    NotApplicable,
    /// An exception that never holds.
    Exception,
    /// An exception that always holds.
    NoException,
    /// A row that deems a target met or suspends, and never holds.
    Deemed,
    /// A part of a transfer.
    Part,
    /// A row of the monitoring schedule: no money of its period is computed.
    Monitoring,
    /// A row of a disbursement schedule.
    Instalment,
    /// What an operation of an amendment writes.
    Operation,
}

/// The elements of one file, as they are found.
struct Elements<'a> {
    program: &'a Program,
    reached: &'a Coverage,
    found: Vec<(Gap, bool)>,
}

/// How many elements a file writes, and those that none of its examples reaches. What an amendment writes is reached by
/// the examples of the amending act.
#[must_use]
pub fn coverage(program: &Program, reached: &Coverage, file: SourceId) -> (usize, Vec<Gap>) {
    let mut elements = Elements { program, reached, found: Vec::new() };
    program.indicators.iter().for_each(|indicator| elements.indicator(indicator));
    for index in &program.indices {
        elements.note(GapKind::Rule, &index.name, index.span, reached.rules.contains(&index.value));
        elements.applicability(&index.name, index.applies, index.span);
    }
    program.transfers.iter().for_each(|transfer| elements.transfer(transfer));
    elements.figures();
    elements.schedules();
    elements.operations();
    // A text that several periods share is written once, whatever it was lowered to in each.
    let mut written: BTreeMap<Gap, bool> = BTreeMap::new();
    for (gap, hit) in elements.found.into_iter().filter(|(gap, _)| gap.span.source == file) {
        *written.entry(gap).or_default() |= hit;
    }
    let total = written.len();
    let gaps = written.into_iter().filter(|(_, hit)| !hit).map(|(gap, _)| gap).collect();
    (total, gaps)
}

impl Elements<'_> {
    fn note(&mut self, kind: GapKind, name: &str, span: Span, hit: bool) {
        self.found.push((Gap { kind, name: name.to_owned(), limit: None, span }, hit));
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let (program, reached) = (self.program, self.reached);
        let name = indicator.name.as_str();
        let either = [indicator.value, indicator.score].iter().any(|rule| reached.rules.contains(rule));
        self.note(GapKind::Rule, name, indicator.span, either);
        for table in &indicator.bands {
            for (row, span) in rows_of(program, *table) {
                self.note(GapKind::Band, name, span, reached.arms.contains(&(*table, row)));
            }
            self.sides(name, *table);
        }
        self.applicability(name, indicator.applies, indicator.span);
        for deemed in indicator.deemed.iter().chain(&indicator.suspended) {
            self.note(GapKind::Deemed, name, deemed.span, reached.was_within(program, deemed.span, true));
        }
    }

    /// Both sides of each limit between two rows of a table of bands.
    fn sides(&mut self, name: &str, table: NodeId) {
        let (program, reached) = (self.program, self.reached);
        let Some(NodeKind::Steps { subject, arms }) = program.node(table).map(|node| &node.kind) else { return };
        let Some(ty) = program.node(*subject).map(|node| &node.ty) else { return };
        let values = reached.values.get(&table);
        for (below, above) in arms.iter().zip(arms.iter().skip(1)).filter(|(below, above)| below.row != above.row) {
            let Some((limit, closed)) = &below.until else { continue };
            for (arm, is_below) in [(below, true), (above, false)] {
                let Some(asked) = side(ty, limit, *closed, is_below) else { continue };
                let hit = match &asked {
                    Side::Value(value) => values.is_some_and(|values| values.contains(value)),
                    Side::Any => reached.arms.contains(&(table, arm.row)),
                };
                let write = |number: &Number| program.write(&Value::Number(number.clone()), &ty.kind, None);
                let value = match &asked {
                    Side::Value(value) => Some(write(value)),
                    Side::Any => None,
                };
                let limit = Some((write(limit), value));
                self.found.push((Gap { kind: GapKind::Side, name: name.to_owned(), limit, span: arm.span }, hit));
            }
        }
    }

    fn applicability(&mut self, name: &str, condition: Option<NodeId>, span: Span) {
        let Some(condition) = condition else { return };
        let was = |truth| self.reached.was(self.program, condition, truth);
        let (applied, did_not) = (was(true), was(false));
        self.note(GapKind::Applicable, name, span, applied);
        self.note(GapKind::NotApplicable, name, span, did_not);
    }

    fn transfer(&mut self, transfer: &Transfer) {
        let (program, reached) = (self.program, self.reached);
        let name = transfer.name.as_str();
        self.note(GapKind::Rule, name, transfer.span, reached.rules.contains(&transfer.due));
        self.applicability(name, transfer.applies, transfer.span);
        for part in &transfer.parts {
            let part_name = format!("{name}.{}", part.name);
            self.note(GapKind::Part, &part_name, part.span, reached.rules.contains(&part.earned));
        }
        for exception in &transfer.exceptions {
            let own = exception.name.as_deref().unwrap_or(name);
            for (kind, truth) in [(GapKind::Exception, true), (GapKind::NoException, false)] {
                self.note(kind, own, exception.span, reached.was_within(program, exception.span, truth));
            }
        }
        if let Some(withheld) = &transfer.withheld {
            for (kind, truth) in [(GapKind::Exception, true), (GapKind::NoException, false)] {
                self.note(kind, name, withheld.span, reached.was(program, withheld.node, truth));
            }
        }
    }

    /// Measures and parameters.
    fn figures(&mut self) {
        let (program, reached) = (self.program, self.reached);
        for (at, rule) in program.rules.iter().enumerate() {
            if !matches!(rule.kind, RuleKind::Measure | RuleKind::Parameter) || rule.name.contains(' ') {
                continue;
            }
            let id = RuleId(u32::try_from(at).unwrap_or(u32::MAX));
            let hit = reached.rules.contains(&id) || reached.rows_within(program, rule.span);
            self.note(GapKind::Rule, &rule.name, rule.span, hit);
        }
    }

    /// The rows of schedules: of monitoring by the payment periods asked about, of disbursement by the cells read.
    fn schedules(&mut self) {
        let (program, reached) = (self.program, self.reached);
        if let Some(monitoring) = &program.monitoring {
            for row in &monitoring.rows {
                let pays = |period: &Period| {
                    monitoring.row_of(*period).is_some_and(|it| it.span == row.span && it.months == row.months)
                };
                let hit = reached.payments.iter().any(pays);
                self.note(GapKind::Monitoring, &monitoring.name, row.span, hit);
            }
        }
        for schedule in &program.disbursements {
            if self.is_read(schedule) {
                for (at, row) in schedule.rows.iter().enumerate() {
                    let at = u32::try_from(at).unwrap_or(u32::MAX);
                    let hit = reached.rows.contains(&(schedule.table, at));
                    self.note(GapKind::Instalment, &schedule.name, row.span, hit);
                }
            }
        }
    }

    /// Whether a figure reads a disbursement schedule at its own period.
    fn is_read(&self, schedule: &Disbursement) -> bool {
        let figure = format!("{}.", schedule.name);
        self.program.rules.iter().any(|rule| rule.kind == RuleKind::Internal && rule.name.starts_with(&figure))
    }

    /// What operations write; one that takes something away writes nothing.
    fn operations(&mut self) {
        let program = self.program;
        for (span, _) in &program.operations {
            let writes = program.nodes.iter().any(|node| span.contains(node.span))
                || program.tables.iter().flat_map(|table| &table.rows).any(|row| span.contains(row.span));
            if writes {
                self.note(GapKind::Operation, "", *span, self.reached.reads_within(program, *span));
            }
        }
    }
}

/// What must be reached on a side of a limit.
enum Side {
    /// One value, the closest to the limit.
    Value(Number),
    /// Any value of the band: there is none that is the closest.
    Any,
}

/// What must be reached below or above a limit; `None` where the subject never goes.
fn side(ty: &Type, limit: &Number, closed: bool, below: bool) -> Option<Side> {
    let range = match (below, closed) {
        (true, true) => Range::at_most(limit.clone()),
        (true, false) => Range::below(limit.clone()),
        (false, true) => Range::above(limit.clone()),
        (false, false) => Range::at_least(limit.clone()),
    };
    match &ty.grid {
        Some(grid) => range.grid_member(grid).filter(|value| ty.range.contains(value)).map(Side::Value),
        None if below == closed => ty.range.contains(limit).then(|| Side::Value(limit.clone())),
        None => (!ty.range.intersect(&range).is_empty()).then_some(Side::Any),
    }
}

/// The written rows of a band table, each once.
fn rows_of(program: &Program, table: NodeId) -> Vec<(u32, Span)> {
    let Some(NodeKind::Steps { arms, .. }) = program.node(table).map(|node| &node.kind) else {
        return Vec::new();
    };
    let mut rows: Vec<(u32, Span)> = arms.iter().map(|arm: &Arm| (arm.row, arm.span)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

//! Band tables are complete and disjoint on the grid of their subject, over every value that it can have.

use crate::check::scores::citing;
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{BandRow, Kind, NodeId, Program};
use crate::source::Span;
use crate::value::{Intervals, Number, Range, Value};

/// How many gaps a message lists; a table published without rounding has one between every two rows.
const LISTED: usize = 3;

/// Reports each value that no row names, and each that two rows do.
pub(super) fn check(
    program: &Program,
    subject: NodeId,
    rows: &[BandRow],
    owner: &str,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let Some(node) = program.node(subject) else {
        return;
    };
    let grid = node.ty.grid.as_ref();
    let table = Table { program, kind: &node.ty.kind, grid, owner, span };
    let on_grid = |set: Intervals| grid.map_or(set.clone(), |step| set.on_grid(step));
    for (at, row) in rows.iter().enumerate() {
        for later in rows.iter().skip(at + 1) {
            let both = on_grid(row.values.intersect(&later.values));
            if let Some(witness) = both.witness(grid) {
                diagnostics.push(table.overlap(&witness, row.span, later.span));
            }
        }
    }
    let possible = Intervals::from(node.ty.range.clone());
    let is_idle =
        |row: &&BandRow| !row.by_reading && !possible.is_empty() && on_grid(row.values.intersect(&possible)).is_empty();
    diagnostics.extend(rows.iter().filter(is_idle).map(|row| table.unreached(&node.ty.range, row.span)));
    let covered = rows.iter().fold(Intervals::EMPTY, |all, row| all.union(&row.values));
    let left = on_grid(Intervals::from(node.ty.range.clone()).subtract(&covered));
    // One report for the table: its first gap as the witness, and how many others there are.
    let gaps: Vec<&Range> = left.iter().collect();
    if let Some(first) = gaps.first()
        && let Some(witness) = Intervals::from((*first).clone()).witness(grid)
    {
        diagnostics.push(table.gap(&witness, &gaps, rows));
    }
}

/// What every message about one table says of it.
struct Table<'a> {
    program: &'a Program,
    kind: &'a Kind,
    grid: Option<&'a Number>,
    owner: &'a str,
    span: Span,
}

impl Table<'_> {
    fn gap(&self, witness: &Number, gaps: &[&Range], rows: &[BandRow]) -> Diagnostic {
        let mut listed: Vec<String> = gaps.iter().take(LISTED).map(|range| self.write_range(range)).collect();
        if gaps.len() > LISTED {
            listed.push("…".to_owned());
        }
        let inside = gaps.iter().filter(|range| range.low.is_some() && range.high.is_some()).count();
        // Gaps between rows that only rounding would close: the limits are printed with fewer places.
        let help = if self.grid.is_none() && inside > 1 { "help_rounding" } else { "help" };
        Diagnostic::error(codes::CHECK_BAND_GAP, self.span)
            .label(nearest_row(witness, rows).map(|row| row.span), "label_near")
            .arg("owner", self.owner)
            .arg("witness", self.write(witness))
            .arg("gaps", listed.join("; "))
            .arg("count", gaps.len())
            .help(help)
    }

    fn unreached(&self, range: &Range, span: Span) -> Diagnostic {
        Diagnostic::warning(codes::CHECK_BAND_UNREACHED, span)
            .label(citing(self.program, self.owner), "label_cited")
            .arg("owner", self.owner)
            .arg("results", self.write_range(range))
            .help("help")
    }

    fn overlap(&self, witness: &Number, first: Span, second: Span) -> Diagnostic {
        Diagnostic::error(codes::CHECK_BAND_OVERLAP, second)
            .label(first, "label_first")
            .arg("owner", self.owner)
            .arg("witness", self.write(witness))
            .help("help")
    }

    fn write(&self, number: &Number) -> String {
        self.program.write(&Value::Number(number.clone()), self.kind, None)
    }

    fn write_range(&self, range: &Range) -> String {
        if let Some(point) = range.as_point() {
            return self.write(point);
        }
        let low =
            range.low.as_ref().map(|low| format!("{} {}", if low.closed { ">=" } else { ">" }, self.write(&low.at)));
        let high = range
            .high
            .as_ref()
            .map(|high| format!("{} {}", if high.closed { "<=" } else { "<" }, self.write(&high.at)));
        low.into_iter().chain(high).collect::<Vec<_>>().join(" e ")
    }
}

/// The row that ends or begins nearest below a value, to show where the gap is.
fn nearest_row<'a>(witness: &Number, rows: &'a [BandRow]) -> Option<&'a BandRow> {
    let end = |row: &BandRow| row.values.iter().next_back().and_then(|range| range.high.clone()).map(|high| high.at);
    let below = rows.iter().filter(|row| end(row).is_some_and(|end| end <= *witness));
    below.max_by_key(|row| end(row)).or_else(|| rows.iter().min_by_key(|row| end(row)))
}

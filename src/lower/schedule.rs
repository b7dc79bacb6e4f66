//! `cronograma`: of monitoring (which period's data pay which period's money), or of disbursement (with amounts).

use crate::ir::{Monitoring, MonitoringRow};
use crate::lower::months::month;
use crate::lower::{Lowerer, problem};
use crate::resolve::{Symbol, schedule_column};
use crate::source::Span;
use crate::syntax::ast::{Row, ScheduleDecl, Text};
use crate::value::{Grain, MONTHS};

/// A span of months as printed: first, last (from 1), and years later.
struct MonthSpan {
    first: u32,
    last: u32,
    years: i32,
}

impl<'a> Lowerer<'a> {
    /// Lowers the schedules: those with amounts are of disbursement, that of `referência` and `efeitos` of monitoring.
    pub(super) fn schedules(&mut self) {
        for (position, decl) in self.source.schedules.clone().into_iter().enumerate() {
            if self.source.is_text(Symbol::Schedule(position)) {
                continue;
            }
            self.citation(&decl.citation);
            let Some(heading) = &decl.heading else {
                self.report(problem::schedule_without_heading(&decl.name.value, decl.name.span));
                continue;
            };
            let column = |name: &str| schedule_column(decl, &[name]);
            match (column("referencia"), column("efeitos")) {
                (Some(reference), Some(effects)) if self.program.monitoring.is_none() => {
                    self.monitoring_rows(decl, reference, effects, column("apuracao"));
                }
                (Some(_), Some(_)) => self.report(problem::two_schedules(&decl.name.value, decl.name.span)),
                _ if column("valor").is_some() => self.disbursement(position, decl, heading),
                _ => self.report(problem::schedule_columns(&decl.name.value, heading.span)),
            }
        }
    }

    fn monitoring_rows(&mut self, decl: &'a ScheduleDecl, reference: usize, effects: usize, appraisal: Option<usize>) {
        let mut rows: Vec<MonitoringRow> = Vec::new();
        for row in &decl.rows {
            let Some(lowered) = self.monitoring_row(row, reference, effects, appraisal) else {
                continue;
            };
            let twice = rows.iter().find(|known| known.payment.0 == lowered.payment.0);
            if let Some(first) = twice {
                self.report(problem::schedule_pays_twice(row.span, first.span));
                continue;
            }
            rows.push(lowered);
        }
        let grain = self.program.grain;
        let periods = u32::try_from(12 / grain.months()).unwrap_or(1);
        for ordinal in 1..=periods {
            let complete = rows.len() == decl.rows.len();
            if complete && !rows.iter().any(|row| row.payment.0 == ordinal) {
                let missing = format!("{ordinal}º {}", grain.word());
                self.report(problem::schedule_gap(&decl.name.value, &missing, decl.name.span));
            }
        }
        let citation = self.citation(&decl.citation);
        self.program.monitoring = Some(Monitoring {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            grain,
            rows,
            citation,
            span: decl.span,
        });
    }

    fn monitoring_row(
        &mut self,
        row: &'a Row,
        reference: usize,
        effects: usize,
        appraisal: Option<usize>,
    ) -> Option<MonitoringRow> {
        let cells = (row.cells.get(reference), row.cells.get(effects));
        let (Some(reference), Some(effects)) = cells else {
            self.report(problem::schedule_row_short(row.span));
            return None;
        };
        let from = self.whole_period(reference)?;
        let to = self.whole_period(effects)?;
        let appraisal = appraisal.and_then(|at| row.cells.get(at)).filter(|cell| !cell.value.is_empty());
        let appraised = match appraisal {
            Some(cell) => {
                let span = self.month_span(cell)?;
                Some((span.first, span.years))
            }
            None => None,
        };
        let grain = self.program.grain.months();
        let starts = |(ordinal, years): (u32, i32)| years * 12 + i32::try_from(ordinal).unwrap_or(0) * grain;
        if starts(to) < starts(from) {
            self.report(problem::schedule_pays_before(row.span));
            return None;
        }
        let citation = self.citation(&row.citation);
        Some(MonitoringRow { reference: from.0, appraisal: appraised, payment: to, citation, span: row.span })
    }

    /// A span that is exactly one period of the policy: its ordinal and years later.
    fn whole_period(&mut self, cell: &Text) -> Option<(u32, i32)> {
        let span = self.month_span(cell)?;
        let grain = self.program.grain;
        let length = u32::try_from(grain.months()).unwrap_or(1);
        if (span.first - 1) % length != 0 || span.last != span.first + length - 1 {
            self.report(problem::not_whole_period(&cell.value, grain.word(), cell.span));
            return None;
        }
        Some(((span.first - 1) / length + 1, span.years))
    }

    /// `maio a agosto seguintes`, `março seguinte`, `3º quadrimestre seguinte`.
    fn month_span(&mut self, cell: &Text) -> Option<MonthSpan> {
        let folded = crate::resolve::fold(&cell.value);
        let words: Vec<&str> = folded.split_whitespace().collect();
        let (words, years) = match words.split_last() {
            Some((&("seguinte" | "seguintes"), rest)) => (rest, 1),
            _ => (words.as_slice(), 0),
        };
        let found = match words {
            [only] => month(only).map(|month| (month, month)),
            [first, "a", last] => month(first).zip(month(last)),
            [ordinal, grain] => ordinal_period(ordinal, grain),
            _ => None,
        };
        match found {
            Some((first, last)) if first <= last => Some(MonthSpan { first, last, years }),
            _ => {
                self.bad_months(&cell.value, cell.span);
                None
            }
        }
    }

    fn bad_months(&mut self, text: &str, span: Span) {
        let near = text.split_whitespace().find_map(|word| {
            let folded = crate::resolve::fold(word);
            if MONTHS.contains(&folded.as_str()) { None } else { crate::resolve::nearest(&folded, MONTHS) }
        });
        self.report(problem::not_months(text, near, span));
    }
}

/// The months of `3º quadrimestre`.
fn ordinal_period(ordinal: &str, grain: &str) -> Option<(u32, u32)> {
    let grain = Grain::from_word(grain)?;
    let length = u32::try_from(grain.months()).ok()?;
    let ordinal: u32 = ordinal.trim_end_matches(['º', '°', 'o', 'ª']).parse().ok()?;
    (ordinal >= 1 && ordinal <= 12 / length).then(|| ((ordinal - 1) * length + 1, ordinal * length))
}

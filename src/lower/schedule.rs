//! `cronograma`: of monitoring (which period's data pay which period's money), or of disbursement (with amounts).

use crate::ir::{Citation, Monitoring, MonitoringRow};
use crate::lower::months::month;
use crate::lower::{Lowerer, problem};
use crate::resolve::{Months, Symbol, schedule_column};
use crate::source::Span;
use crate::syntax::ast::{Row, ScheduleDecl, Text};
use crate::value::{Grain, MONTHS, Period};

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
                (Some(_), Some(_)) if self.program.monitoring.is_none() => self.monitoring(position, decl),
                (Some(_), Some(_)) => self.report(problem::two_schedules(&decl.name.value, decl.name.span)),
                _ if column("valor").is_some() => self.disbursement(position, decl, heading),
                _ => self.report(problem::schedule_columns(&decl.name.value, heading.span)),
            }
        }
    }

    /// Lowers the schedule of monitoring: the rows of each of its texts, which together must pay every period.
    fn monitoring(&mut self, position: usize, decl: &'a ScheduleDecl) {
        let symbol = Symbol::Schedule(position);
        let citation = self.citation(&decl.citation);
        let texts = self.source.texts(symbol).to_vec();
        let mut rows = if texts.is_empty() { self.monitoring_rows(decl, Months::ALL, &citation) } else { Vec::new() };
        for text in &texts {
            let Some(own @ Symbol::Schedule(at)) = text.symbol else {
                self.unpaid(decl, text.months, &[]);
                continue;
            };
            let Some(own_decl) = self.source.schedules.get(at).copied() else { continue };
            let citation = self.citation_of(own, &own_decl.citation);
            rows.extend(self.monitoring_rows(own_decl, text.months, &citation));
        }
        self.program.monitoring = Some(Monitoring {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            grain: self.program.grain,
            rows,
            citation,
            span: decl.span,
        });
    }

    /// The rows of a text that stands in some months of payment.
    fn monitoring_rows(&mut self, decl: &'a ScheduleDecl, months: Months, citation: &Citation) -> Vec<MonitoringRow> {
        let mut rows: Vec<MonitoringRow> = Vec::new();
        let column = |name: &str| schedule_column(decl, &[name]);
        let (Some(reference), Some(effects)) = (column("referencia"), column("efeitos")) else { return rows };
        let appraisal = column("apuracao");
        for row in &decl.rows {
            let Some(lowered) = self.monitoring_row(row, reference, effects, appraisal) else {
                continue;
            };
            let lowered = MonitoringRow { months: (months.from, months.until), citation: citation.clone(), ..lowered };
            let twice = rows.iter().find(|known| known.payment.0 == lowered.payment.0);
            if let Some(first) = twice {
                self.report(problem::schedule_pays_twice(row.span, first.span));
                continue;
            }
            rows.push(lowered);
        }
        if rows.len() == decl.rows.len() {
            self.unpaid(decl, months, &rows);
        }
        rows
    }

    /// Reports each period of payment of some months that no row pays.
    fn unpaid(&mut self, decl: &'a ScheduleDecl, months: Months, rows: &[MonitoringRow]) {
        let grain = self.program.grain;
        let periods = u32::try_from(12 / grain.months()).unwrap_or(1);
        let index = |month: i32| Period { grain: Grain::Month, index: month };
        let first = months.from.map(|from| Period::containing(grain, index(from).start()));
        let last = months.until.map(|until| Period::containing(grain, index(until).end()));
        for ordinal in 1..=periods {
            if rows.iter().any(|row| row.payment.0 == ordinal) {
                continue;
            }
            // Of a text of few periods only those are asked for.
            let missing = match (first, last) {
                (Some(first), Some(last)) => {
                    let met = std::iter::successors(Some(first), |period| (*period < last).then(|| period.next()));
                    match met.take(12).find(|period| period.ordinal() == ordinal) {
                        Some(period) => period.to_string(),
                        None => continue,
                    }
                }
                _ => format!("{ordinal}º {}", grain.word()),
            };
            self.report(problem::schedule_gap(&decl.name.value, &missing, decl.name.span));
        }
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
        let read = !self.citation(&row.citation).readings.is_empty();
        let (months, citation) = ((None, None), Citation::none());
        let span = row.span;
        Some(MonitoringRow { reference: from.0, appraisal: appraised, payment: to, months, citation, read, span })
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

//! The results for a person: which act and period, a row per unit, totals, and everyone who is not in it.
//!
//! Receives a report. With one result per unit and one transfer, one table holds all; otherwise there is a
//! table of results and one per transfer. Guarantees that no figure is cut: names are, and columns that have
//! no room are said below, with their totals.

use std::collections::BTreeMap;

use crate::cli::eval::report::{Line, Report, Totals, is_not_applicable, ledger, ledger_names};
use crate::cli::grid::{Column, Grid, wrap};
use crate::cli::reasons;
use crate::cli::session::Session;
use crate::diagnostic::Texts;
use crate::eval::{TransferOutcome, Unit, UnitOutcome};
use crate::ir::{Axis, Transfer};
use crate::value::{Number, Period, format};

/// The narrowest that names of units and of indicators get.
const LEAST_NAME: usize = 18;
const LEAST_INDICATOR: usize = 12;

/// How many rows of a file are listed.
const MOST_ROWS: usize = 20;

/// In which order a column of the ledger leaves where there is no room: `apurado` first; `devido` stays.
fn leaves(figure: &str) -> usize {
    match figure {
        "apurado" => 1,
        "incidente" => 2,
        "desconto" => 3,
        "devido" => 0,
        _ => 4,
    }
}

/// The whole text.
pub(super) fn write(report: &Report<'_>, session: &Session) -> String {
    let writer = Writer { report, texts: session.texts(), width: session.width() };
    let mut text = writer.header();
    let units = &report.outcome.units;
    if units.is_empty() {
        let program = report.program();
        // An act of measures alone has results for nobody, whatever the data.
        let nothing = program.indicators.is_empty() && program.indices.is_empty() && program.transfers.is_empty();
        text.push_str(&format!("\n{}\n", writer.say(if nothing { "eval_nothing" } else { "eval_nobody" }, &[])));
    } else {
        text.push_str(&writer.tables());
    }
    for note in [writer.broken(), writer.left_out(), writer.unidentified(), writer.without_data()].into_iter().flatten()
    {
        text.push('\n');
        text.push_str(&note);
    }
    text
}

struct Writer<'a> {
    report: &'a Report<'a>,
    texts: &'a Texts,
    width: usize,
}

impl Writer<'_> {
    fn say(&self, id: &str, args: &[(&'static str, String)]) -> String {
        self.texts.line(id, args)
    }

    /// The act, the period of payment and the period of reference, with their days.
    fn header(&self) -> String {
        let outcome = self.report.outcome;
        let mut text = String::new();
        if let Some(act) = &self.report.program().act {
            let name = format!("{} {} ({})", capital(&act.words), act.number, act.date);
            let title = act.title.as_ref().map_or(name.clone(), |title| format!("{name}: {title}"));
            text.push_str(&wrap(&title, self.width, "", "    "));
        }
        let days = |period: Period| {
            vec![
                ("period", period.to_string()),
                ("from", period.start().to_string()),
                ("until", period.end().to_string()),
            ]
        };
        let pays = outcome.request.axis == Axis::Payment && !self.report.program().transfers.is_empty();
        if pays && outcome.request.period == outcome.reference {
            text.push_str(&format!("{}\n", self.say("eval_head_both", &days(outcome.reference))));
            return text;
        }
        if pays {
            text.push_str(&format!("{}\n", self.say("eval_head_payment", &days(outcome.request.period))));
        }
        text.push_str(&format!("{}\n", self.say("eval_head_reference", &days(outcome.reference))));
        text
    }

    /// One table where each unit has one result and there is one transfer at most; else one for the results
    /// and one per transfer.
    fn tables(&self) -> String {
        let program = self.report.program();
        let lines: Vec<Vec<Line>> = self.report.outcome.units.iter().map(|unit| self.report.lines(unit)).collect();
        let transfers = if self.report.outcome.request.axis == Axis::Payment { program.transfers.len() } else { 0 };
        let alone = lines.iter().all(|lines| lines.len() <= 1);
        let mut text = String::new();
        if alone && transfers <= 1 {
            let transfer = program.transfers.first().filter(|_| transfers == 1);
            text.push_str(&self.table(None, Some(&lines), transfer.map(|it| (0, it))));
            return text;
        }
        if lines.iter().any(|lines| !lines.is_empty()) {
            text.push_str(&self.table(Some(self.say("eval_title_results", &[])), Some(&lines), None));
        }
        for (at, transfer) in program.transfers.iter().enumerate().take(transfers) {
            let name =
                transfer.title.as_ref().map_or(transfer.name.clone(), |title| format!("{title} ({})", transfer.name));
            text.push_str(&self.table(Some(name), None, Some((at, transfer))));
        }
        text
    }

    /// One table: who, the results where they are given, the ledger where a transfer is.
    fn table(
        &self,
        title: Option<String>,
        lines: Option<&[Vec<Line>]>,
        transfer: Option<(usize, &Transfer)>,
    ) -> String {
        let mut columns = self.unit_columns();
        let who = columns.len();
        let banded = lines.is_some_and(|lines| lines.iter().flatten().any(|line| !line.band.is_empty()));
        if lines.is_some() {
            columns.extend(self.result_columns(banded));
        }
        columns.extend(transfer.map(|(_, it)| self.ledger_columns(it, lines.is_none())).unwrap_or_default());
        let mut rows = Vec::new();
        let mut passed_over = 0;
        for (at, unit) in self.report.outcome.units.iter().enumerate() {
            let ledger = transfer.and_then(|(at, it)| unit.transfers.get(at).map(|figures| (it, figures)));
            if lines.is_none() && ledger.is_some_and(|(_, figures)| is_not_applicable(&figures.due)) {
                passed_over += 1;
                continue;
            }
            let results = lines.and_then(|lines| lines.get(at)).map_or(&[][..], Vec::as_slice);
            for turn in 0..results.len().max(1) {
                let mut row = if turn == 0 { self.who(&unit.unit, who) } else { vec![String::new(); who] };
                if lines.is_some() {
                    row.extend(result_cells(results.get(turn), banded));
                }
                row.extend(
                    ledger.map(|(it, figures)| self.ledger_cells(it, figures, lines.is_none())).unwrap_or_default(),
                );
                rows.push(row);
            }
        }
        if rows.is_empty() && passed_over > 0 {
            let title = title.unwrap_or_default();
            return format!("\n{title}: {}\n", self.say("eval_passed_over", &[("count", passed_over.to_string())]));
        }
        let totals = self.report.totals();
        let totals = transfer.and_then(|(at, it)| totals.get(at).map(|totals| (it, totals)));
        let total = totals.map(|(it, totals)| self.total_row(it, totals, columns.len()));
        let first = columns.len().saturating_sub(transfer.map_or(0, |(_, it)| ledger_names(it).len()));
        let grid = Grid { columns, rows, total };
        let (table, gone) = grid.write(self.width);
        let mut text = title.map_or_else(|| "\n".to_owned(), |title| format!("\n{title}\n\n"));
        text.push_str(&table);
        if let Some((it, totals)) = totals {
            text.push_str(&self.below(it, totals, &gone, first));
        }
        if passed_over > 0 {
            text.push_str(&format!("{}\n", self.say("eval_passed_over", &[("count", passed_over.to_string())])));
        }
        if let Some((at, it)) = transfer {
            text.push_str(&self.paid(it));
            text.push_str(&self.exceptions(at, it));
        }
        text
    }

    fn unit_columns(&self) -> Vec<Column> {
        let outcome = self.report.outcome;
        let unit = outcome.units.first().map(|it| &it.unit);
        let keys = unit.into_iter().flat_map(|unit| unit.keys.iter());
        let names = keys.filter_map(|(key, _)| self.report.program().key(*key));
        let names: Vec<&str> = names.map(|key| key.name.as_str()).collect();
        let mut columns = vec![Column::left(names.join("/"))];
        columns.extend(self.report.name_column.as_ref().map(|name| Column::left(name).cut_to(LEAST_NAME)));
        columns
    }

    fn result_columns(&self, banded: bool) -> Vec<Column> {
        let mut columns = vec![
            Column::left(self.say("eval_column_indicator", &[])).cut_to(LEAST_INDICATOR),
            Column::right(self.say("eval_column_result", &[])),
        ];
        if banded {
            columns.push(Column::left(self.say("eval_column_band", &[])));
        }
        columns.push(Column::right(self.say("eval_column_score", &[])));
        columns
    }

    /// The scores of a transfer where no results stand beside it, then its ledger.
    fn ledger_columns(&self, transfer: &Transfer, scored: bool) -> Vec<Column> {
        let mut columns = Vec::new();
        if scored {
            if transfer.performance.is_some() {
                columns.push(Column::right(self.say("eval_column_score", &[])));
            }
            columns.extend(transfer.parts.iter().map(|part| Column::right(part.name.clone()).goes(5)));
        }
        let currency = self.report.currency(transfer);
        columns.extend(ledger_names(transfer).into_iter().map(|name| {
            let head = if name == "devido" { format!("{name} ({currency})") } else { name.to_owned() };
            Column::right(head).goes(leaves(name))
        }));
        columns
    }

    fn who(&self, unit: &Unit, columns: usize) -> Vec<String> {
        let mut cells = vec![self.report.label(unit)];
        if columns > 1 {
            cells.push(self.report.name(unit).unwrap_or_default().to_owned());
        }
        cells
    }

    fn ledger_cells(&self, transfer: &Transfer, figures: &TransferOutcome, scored: bool) -> Vec<String> {
        let mut cells = Vec::new();
        if scored {
            if let (Some(rule), Some(figure)) = (transfer.performance, &figures.performance) {
                cells.push(self.report.score(figure, rule));
            }
            let parts = transfer.parts.iter().zip(&figures.parts);
            cells.extend(parts.map(|(part, it)| self.report.score(&it.performance, part.performance)));
        }
        cells.extend(ledger(figures).into_iter().map(|figure| self.report.amount(figure, transfer.due, transfer)));
        cells
    }

    fn total_row(&self, transfer: &Transfer, totals: &Totals, columns: usize) -> (String, Vec<String>) {
        let mut row = vec![String::new(); columns];
        let amounts = totals.ledger.iter().map(|number| format::number(number, Some(transfer.places)));
        for (cell, amount) in row.iter_mut().rev().zip(amounts.rev()) {
            *cell = amount;
        }
        (self.say("eval_total", &[("count", totals.units.to_string())]), row)
    }

    /// The totals of columns that had no room, and what is withheld.
    fn below(&self, transfer: &Transfer, totals: &Totals, gone: &[usize], first: usize) -> String {
        let money = |number: &Number| format::money(self.report.currency(transfer), number, transfer.places);
        let mut text = String::new();
        let hidden: Vec<(&str, String)> = ledger_names(transfer)
            .into_iter()
            .zip(&totals.ledger)
            .enumerate()
            .filter(|(at, _)| gone.contains(&(first + at)))
            .map(|(_, (name, number))| (name, money(number)))
            .collect();
        if !hidden.is_empty() {
            text.push_str(&format!("{}\n", self.say("eval_totals_hidden", &[])));
            let wide = hidden.iter().map(|(_, amount)| amount.chars().count()).max().unwrap_or(0);
            for (name, amount) in hidden {
                text.push_str(&format!("  {name:<9}  {amount:>wide$}\n"));
            }
        }
        if totals.retained_units > 0 {
            let citation = transfer.withheld.as_ref().map_or_else(String::new, |it| cited(&it.citation.text));
            let args = [
                ("amount", money(&totals.retained)),
                ("count", totals.retained_units.to_string()),
                ("citation", citation),
            ];
            text.push_str(&wrap(&self.say("eval_retained", &args), self.width, "", "    "));
        }
        if !totals.withheld.is_zero() {
            text.push_str(&format!("{}\n", self.say("eval_withheld", &[("amount", money(&totals.withheld))])));
        }
        text
    }

    /// In which months the act pays the transfer, where it prints them.
    fn paid(&self, transfer: &Transfer) -> String {
        let months = self.report.program().payment_words(transfer, self.report.outcome.request.period);
        if months.is_empty() {
            return String::new();
        }
        format!("{}\n", self.say("eval_paid", &[("months", months.join(", "))]))
    }

    /// The exceptions that held, and for how many.
    fn exceptions(&self, at: usize, transfer: &Transfer) -> String {
        let mut text = String::new();
        for (exception, count) in transfer.exceptions.iter().zip(self.report.exceptions(at)) {
            if count == 0 {
                continue;
            }
            let effect = self.effect(&exception.effect);
            let args = [
                ("name", exception.name.clone().unwrap_or_else(|| transfer.name.clone())),
                ("effect", effect),
                ("citation", cited(&exception.citation.text)),
                ("count", count.to_string()),
            ];
            text.push_str(&wrap(&self.say("eval_exception", &args), self.width, "", "    "));
        }
        text
    }

    /// What an exception does, in words.
    fn effect(&self, effect: &str) -> String {
        self.say(
            match effect {
                "dispensa" => "eval_effect_dispensa",
                "difere" => "eval_effect_defers",
                "integral" => "eval_effect_integral",
                "zero" => "eval_effect_zero",
                "inaplicável" | "inaplicavel" => "eval_effect_not_applicable",
                _ => "eval_effect_value",
            },
            &[],
        )
    }

    /// Units whose guarantees failed, with the words of the policy.
    fn broken(&self) -> Option<String> {
        let broken: Vec<&UnitOutcome> = self.report.outcome.units.iter().filter(|it| !it.broken.is_empty()).collect();
        if broken.is_empty() {
            return None;
        }
        let mut text = format!("{}\n", self.say("eval_broken", &[("count", broken.len().to_string())]));
        for unit in broken {
            text.push_str(&self.who_line(&unit.unit));
            for claim in unit.broken.iter().filter_map(|at| self.report.program().claims.get(*at)) {
                let sources = &self.report.prepared.sources;
                let (file, line, _) = sources.locate(claim.span);
                let words = sources.slice(claim.span).split_whitespace().collect::<Vec<_>>().join(" ");
                let args = [("claim", words), ("place", format!("{file}:{line}"))];
                text.push_str(&wrap(&self.say("eval_broken_claim", &args), self.width, "    - ", "      "));
            }
        }
        Some(text)
    }

    /// Units left out, each with every reason.
    fn left_out(&self) -> Option<String> {
        let left_out = &self.report.outcome.left_out;
        if left_out.is_empty() {
            return None;
        }
        let mut text = format!("{}\n", self.say("eval_left_out", &[("count", left_out.len().to_string())]));
        for left in left_out {
            text.push_str(&self.who_line(&left.unit));
            for refusal in &left.refusals {
                let prepared = self.report.prepared;
                let sentence =
                    reasons::sentence(self.report.program(), &prepared.sources, &prepared.records, refusal, self.texts);
                text.push_str(&wrap(&sentence, self.width, "    - ", "      "));
            }
        }
        Some(text)
    }

    /// Rows whose key could not be read: whose they are is not known.
    fn unidentified(&self) -> Option<String> {
        let rows = self.report.unidentified();
        if rows.is_empty() {
            return None;
        }
        let mut text = format!("{}\n", self.say("eval_unidentified", &[("count", rows.len().to_string())]));
        let mut by_file: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (file, row) in rows {
            by_file.entry(file).or_default().push(row.to_string());
        }
        for (file, rows) in by_file {
            let more = rows.len().saturating_sub(MOST_ROWS);
            let mut listed: Vec<String> = rows.into_iter().take(MOST_ROWS).collect();
            if more > 0 {
                listed.push(format!("… (+{more})"));
            }
            let args = [("file", file.to_owned()), ("rows", listed.join(", "))];
            text.push_str(&wrap(&self.say("eval_unidentified_rows", &args), self.width, "  ", "    "));
        }
        Some(text)
    }

    /// Units that the policy's tables name and the data do not.
    fn without_data(&self) -> Option<String> {
        let without = &self.report.outcome.without_data;
        if without.is_empty() {
            return None;
        }
        let mut text = format!("{}\n", self.say("eval_without_data", &[("count", without.len().to_string())]));
        for unit in without {
            text.push_str(&self.who_line(unit));
        }
        Some(text)
    }

    fn who_line(&self, unit: &Unit) -> String {
        format!("  {} {}", self.report.label(unit), self.report.name(unit).unwrap_or_default()).trim_end().to_owned()
            + "\n"
    }
}

fn result_cells(line: Option<&Line>, banded: bool) -> Vec<String> {
    let Some(line) = line else { return vec![String::new(); if banded { 4 } else { 3 }] };
    let mut cells = vec![line.what.clone(), line.value.clone()];
    if banded {
        cells.push(line.band.clone());
    }
    cells.push(line.score.clone());
    cells
}

/// A citation without the readings that it also names.
fn cited(text: &str) -> String {
    let kept: Vec<&str> = text.split(';').map(str::trim).filter(|part| !part.starts_with("interpretação")).collect();
    kept.join("; ")
}

/// The words with their first letter as a capital.
fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + chars.as_str())
}

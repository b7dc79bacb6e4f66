//! What a change costs, as written: for a person, for a document, for a program, for a spreadsheet.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use crate::cli::amounts::{Amounts, TransferAmounts};
use crate::cli::diff::money::{Money, PeriodMoney, Uncounted, Which};
use crate::cli::eval::csv_line;
use crate::cli::grid::{Column, Grid, wrap};
use crate::diagnostic::Texts;
use crate::value::{Number, format};

/// Who gains, who loses, and how much.
#[derive(Clone, Debug)]
struct Tally {
    gaining: usize,
    gain: Number,
    losing: usize,
    loss: Number,
    same: usize,
}

impl Tally {
    fn of<'a>(amounts: impl Iterator<Item = &'a Amounts>) -> Tally {
        let mut tally = Tally { gaining: 0, gain: Number::ZERO, losing: 0, loss: Number::ZERO, same: 0 };
        for amounts in amounts {
            let difference = amounts.difference();
            if difference.is_zero() {
                tally.same += 1;
            } else if difference.is_negative() {
                tally.losing += 1;
                tally.loss = tally.loss.minus(&difference).unwrap_or(tally.loss);
            } else {
                tally.gaining += 1;
                tally.gain = tally.gain.plus(&difference).unwrap_or(tally.gain);
            }
        }
        tally
    }
}

/// What each group comes to, and of how many units.
fn grouped(period: &PeriodMoney, transfer: &TransferAmounts) -> BTreeMap<String, (usize, Amounts)> {
    let mut groups: BTreeMap<String, (usize, Amounts)> = BTreeMap::new();
    for unit in &transfer.units {
        let Some(group) = period.groups.get(&unit.label) else { continue };
        let (count, total) = groups.entry(group.clone()).or_insert((0, Amounts::ZERO));
        *count += 1;
        total.add(&unit.amounts);
    }
    groups
}

impl Money {
    /// For a person.
    pub(super) fn text(&self, texts: &Texts, width: usize) -> String {
        let mut text = String::new();
        for period in &self.periods {
            for transfer in &period.transfers {
                text.push('\n');
                text.push_str(&wrap(&sentence(period, transfer, texts), width, "", "    "));
                for grid in self.grids(period, transfer, texts) {
                    text.push('\n');
                    text.push_str(&grid.write(width).0);
                }
            }
            let notes = notes(period, texts);
            if !notes.is_empty() {
                text.push('\n');
            }
            for (at, note) in notes.iter().enumerate() {
                let (first, rest) = if at == 0 { ("", "    ") } else { ("  ", "      ") };
                text.push_str(&wrap(note, width, first, rest));
            }
        }
        for line in self.whole(texts) {
            text.push('\n');
            text.push_str(&wrap(&line, width, "", "    "));
        }
        text
    }

    /// For a document.
    pub(super) fn markdown(&self, texts: &Texts) -> String {
        let mut text = String::new();
        for period in &self.periods {
            text.push_str(&format!("\n## {}\n", period.period));
            for transfer in &period.transfers {
                text.push_str(&format!("\n{}\n", sentence(period, transfer, texts)));
                for grid in self.grids(period, transfer, texts) {
                    text.push_str(&format!("\n{}", grid.markdown()));
                }
            }
            for (at, note) in notes(period, texts).iter().enumerate() {
                text.push_str(&if at == 0 { format!("\n{note}\n\n") } else { format!("- {note}\n") });
            }
        }
        for line in self.whole(texts) {
            text.push_str(&format!("\n{line}\n"));
        }
        text
    }

    /// The units that differ, then the groups.
    fn grids(&self, period: &PeriodMoney, transfer: &TransferAmounts, texts: &Texts) -> Vec<Grid> {
        let say = |id: &str| texts.line(id, &[]);
        let amount = |number: &Number| format::number(number, Some(transfer.places));
        let row = |head: Vec<String>, amounts: &Amounts| {
            let difference = amounts.difference();
            head.into_iter().chain([&amounts.before, &amounts.after, &difference].map(amount)).collect::<Vec<_>>()
        };
        let heads = || ["cli_diff_old", "cli_diff_new", "cli_price_difference"].map(say).map(Column::right);
        let mut grids = Vec::new();
        let named = transfer.differing().any(|unit| !unit.name.is_empty());
        if transfer.differing().next().is_some() {
            let mut columns = vec![Column::left(say("cli_price_unit"))];
            columns.extend(named.then(|| Column::left(say("cli_price_name")).cut_to(18)));
            columns.extend(self.by.iter().map(|by| Column::left(by).cut_to(12)));
            let blank = columns.len();
            columns.extend(heads());
            let mut total = Amounts::ZERO;
            let rows = transfer.differing().map(|unit| {
                total.add(&unit.amounts);
                let mut head = vec![unit.label.clone()];
                head.extend(named.then(|| unit.name.clone()));
                head.extend(self.by.iter().map(|_| period.groups.get(&unit.label).cloned().unwrap_or_default()));
                row(head, &unit.amounts)
            });
            let rows = rows.collect();
            let total = Some((say("cli_money_differing"), row(vec![String::new(); blank], &total)));
            grids.push(Grid { columns, rows, total });
        }
        if let Some(by) = self.by.as_ref().filter(|_| !transfer.units.is_empty()) {
            let mut columns = vec![Column::left(by).cut_to(18), Column::right(say("cli_money_units"))];
            columns.extend(heads());
            let groups = grouped(period, transfer).into_iter();
            let rows = groups.map(|(group, (count, amounts))| row(vec![group, count.to_string()], &amounts)).collect();
            let total = Some((say("cli_money_total"), row(vec![String::new(); 2], &transfer.total)));
            grids.push(Grid { columns, rows, total });
        }
        grids
    }

    /// What the periods come to together, where they are several.
    fn whole(&self, texts: &Texts) -> Vec<String> {
        if self.periods.len() < 2 {
            return Vec::new();
        }
        let names = self.periods.first().into_iter().flat_map(|period| &period.transfers);
        let lines = names.enumerate().map(|(at, transfer)| {
            let mut total = Amounts::ZERO;
            let each = self.periods.iter().filter_map(|period| period.transfers.get(at));
            each.for_each(|transfer| total.add(&transfer.total));
            let mut args = amounts_said(transfer, &total);
            args.push(("count", self.periods.len().to_string()));
            texts.line("cli_money_whole", &args)
        });
        lines.collect()
    }

    /// For a program.
    pub(super) fn json(&self) -> Json {
        let transfer = |period: &PeriodMoney, transfer: &TransferAmounts| {
            let tally = Tally::of(transfer.units.iter().map(|unit| &unit.amounts));
            let units = transfer.units.iter().map(|unit| {
                let group = period.groups.get(&unit.label);
                let mut row = json!({"label": unit.label, "name": unit.name, "due": exact(&unit.amounts)});
                if let (Some(row), Some(group)) = (row.as_object_mut(), group) {
                    row.insert("group".to_owned(), json!(group));
                }
                row
            });
            let groups = grouped(period, transfer).into_iter();
            let groups =
                groups.map(|(group, (count, amounts))| json!({"group": group, "units": count, "due": exact(&amounts)}));
            json!({
                "transfer": transfer.name,
                "total": exact(&transfer.total),
                "gain": {"units": tally.gaining, "amount": tally.gain.to_plain_string()},
                "loss": {"units": tally.losing, "amount": tally.loss.to_plain_string()},
                "same": tally.same,
                "units": units.collect::<Vec<_>>(),
                "groups": groups.collect::<Vec<_>>(),
            })
        };
        let periods = self.periods.iter().map(|period| {
            let transfers = period.transfers.iter().map(|it| transfer(period, it));
            let uncounted = period.uncounted.iter().map(|it| {
                let side = match it.which {
                    Which::Old => "old",
                    Which::New => "new",
                    Which::Both => "both",
                };
                json!({"unit": it.label, "side": side, "reason": it.why})
            });
            json!({
                "period": period.period.code(),
                "transfers": transfers.collect::<Vec<_>>(),
                "uncounted": uncounted.collect::<Vec<_>>(),
                "without_data": period.without_data,
            })
        });
        json!({"by": self.by, "periods": periods.collect::<Vec<_>>()})
    }

    /// For a spreadsheet: a row for each unit of each transfer, then those not counted.
    pub(super) fn csv(&self, texts: &Texts) -> String {
        let mut heads = vec!["período", "repasse", "unidade", "nome"];
        heads.extend(self.by.as_deref());
        heads.extend(["antes", "depois", "diferença", "fora_da_conta"]);
        let mut text = csv_line(&heads.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        for period in &self.periods {
            for transfer in &period.transfers {
                for unit in &transfer.units {
                    let amount = |number: &Number| format::number(number, Some(transfer.places)).replace('.', "");
                    let mut row =
                        vec![period.period.code(), transfer.name.clone(), unit.label.clone(), unit.name.clone()];
                    row.extend(self.by.iter().map(|_| period.groups.get(&unit.label).cloned().unwrap_or_default()));
                    let difference = unit.amounts.difference();
                    row.extend([&unit.amounts.before, &unit.amounts.after, &difference].map(amount));
                    row.push(String::new());
                    text.push_str(&csv_line(&row));
                }
            }
            for it in &period.uncounted {
                let mut row = vec![period.period.code(), String::new(), it.label.clone(), String::new()];
                row.resize(heads.len().saturating_sub(1), String::new());
                row.push(reason(it, texts));
                text.push_str(&csv_line(&row));
            }
        }
        text
    }
}

fn exact(amounts: &Amounts) -> Json {
    json!({
        "old": amounts.before.to_plain_string(),
        "new": amounts.after.to_plain_string(),
        "difference": amounts.difference().to_plain_string(),
    })
}

/// `R$ 1,00 antes, R$ 2,00 depois; diferença de R$ 1,00`, as arguments.
fn amounts_said(transfer: &TransferAmounts, amounts: &Amounts) -> Vec<(&'static str, String)> {
    let money = |number: &Number| format::money(&transfer.currency, number, transfer.places);
    vec![
        ("transfer", transfer.name.clone()),
        ("old", money(&amounts.before)),
        ("new", money(&amounts.after)),
        ("difference", money(&amounts.difference())),
    ]
}

fn sentence(period: &PeriodMoney, transfer: &TransferAmounts, texts: &Texts) -> String {
    let money = |number: &Number| format::money(&transfer.currency, number, transfer.places);
    let tally = Tally::of(transfer.units.iter().map(|unit| &unit.amounts));
    let mut args = amounts_said(transfer, &transfer.total);
    args.extend([
        ("period", period.period.to_string()),
        ("gaining", tally.gaining.to_string()),
        ("gain", money(&tally.gain)),
        ("losing", tally.losing.to_string()),
        ("loss", money(&tally.loss)),
        ("same", tally.same.to_string()),
    ]);
    let changes = tally.gaining + tally.losing;
    let id = match changes {
        _ if transfer.units.is_empty() => "cli_money_none",
        0 => "cli_money_same",
        _ => "cli_money",
    };
    texts.line(id, &args)
}

/// Who is not counted, after a line that says of how many it is.
fn notes(period: &PeriodMoney, texts: &Texts) -> Vec<String> {
    let mut notes = Vec::new();
    if !period.uncounted.is_empty() {
        let units: BTreeSet<&String> = period.uncounted.iter().map(|it| &it.label).collect();
        let args = [("count", units.len().to_string()), ("period", period.period.to_string())];
        notes.push(texts.line("cli_money_uncounted", &args));
        notes.extend(period.uncounted.iter().map(|it| format!("{}: {}", it.label, reason(it, texts))));
    }
    if !period.without_data.is_empty() {
        let args = [("count", period.without_data.len().to_string()), ("units", period.without_data.join(", "))];
        notes.push(texts.line("cli_money_without_data", &args));
    }
    notes
}

/// On which side, and why.
fn reason(uncounted: &Uncounted, texts: &Texts) -> String {
    let id = match uncounted.which {
        Which::Old => "cli_money_before",
        Which::New => "cli_money_after",
        Which::Both => "cli_money_both",
    };
    texts.line(id, &[("why", uncounted.why.clone())])
}

//! The prices of readings as written: for a person, for a document, for a program, for a spreadsheet.

use serde_json::{Value as Json, json};

use crate::cli::amounts::{Amounts, TransferAmounts};
use crate::cli::eval::csv_line;
use crate::cli::grid::{Column, Grid, wrap};
use crate::cli::readings::one_line;
use crate::cli::readings::price::Price;
use crate::diagnostic::Texts;
use crate::ir::{Program, Reading};
use crate::value::{Number, format};

/// What is written: the policy and the price of each of its alternatives.
pub(super) struct Priced<'a> {
    pub(super) program: &'a Program,
    pub(super) prices: &'a [Price],
}

impl Priced<'_> {
    fn reading(&self, price: &Price) -> Option<&Reading> {
        self.program.readings.iter().find(|reading| reading.name == price.reading)
    }

    fn alternative(&self, price: &Price) -> String {
        let reading = self.reading(price);
        let text = reading.and_then(|reading| reading.alternatives.get(price.alternative)).map(|it| one_line(&it.text));
        text.unwrap_or_default()
    }

    /// The readings that have another way only in words.
    fn in_words(&self) -> Vec<&str> {
        let readings = self.program.readings.iter();
        let only = readings.filter(|it| !it.alternatives.is_empty() && !it.alternatives.iter().any(|it| it.stated));
        only.map(|it| it.name.as_str()).collect()
    }

    /// For a person.
    pub(super) fn text(&self, texts: &Texts, width: usize) -> String {
        let mut text = String::new();
        for price in self.prices {
            if !text.is_empty() {
                text.push('\n');
            }
            let title = self.reading(price).and_then(|it| it.title.as_ref());
            let title = title.map_or(String::new(), |title| format!(": {title}"));
            text.push_str(&wrap(&format!("{}{title}", price.reading), width, "", "    "));
            let other = format!("{}: {}", texts.line("cli_reading_alternative", &[]), self.alternative(price));
            text.push_str(&wrap(&other, width, "  ", "    "));
            for transfer in &price.transfers {
                text.push_str(&wrap(&sentence(price, transfer, texts), width, "  ", "    "));
                if transfer.differing().next().is_some() {
                    text.push('\n');
                    text.push_str(&table(transfer, texts).write(width).0);
                }
            }
            for (unit, why) in &price.uncounted {
                let args = [("unit", unit.clone()), ("why", why.clone())];
                text.push_str(&wrap(&texts.line("cli_price_uncounted", &args), width, "  ", "    "));
            }
        }
        for note in self.notes(texts) {
            text.push('\n');
            text.push_str(&wrap(&note, width, "", "    "));
        }
        text
    }

    /// For a document.
    pub(super) fn markdown(&self, texts: &Texts) -> String {
        let mut text = String::new();
        for price in self.prices {
            let title = self.reading(price).and_then(|it| it.title.as_ref()).unwrap_or(&price.reading);
            text.push_str(&format!("## {title}\n\n"));
            let head = texts.line("cli_reading_alternative", &[]);
            text.push_str(&format!("- **{head}:** {}\n", self.alternative(price)));
            for transfer in &price.transfers {
                text.push_str(&format!("- {}\n", sentence(price, transfer, texts)));
            }
            for (unit, why) in &price.uncounted {
                let args = [("unit", unit.clone()), ("why", why.clone())];
                text.push_str(&format!("- {}\n", texts.line("cli_price_uncounted", &args)));
            }
            text.push('\n');
            for transfer in price.transfers.iter().filter(|it| it.differing().next().is_some()) {
                text.push_str(&table(transfer, texts).markdown());
                text.push('\n');
            }
        }
        for note in self.notes(texts) {
            text.push_str(&format!("{note}\n"));
        }
        text.trim_end().to_owned() + "\n"
    }

    /// For a program.
    pub(super) fn json(&self) -> String {
        let amounts = |it: &Amounts| {
            json!({
                "written": it.before.to_plain_string(),
                "otherwise": it.after.to_plain_string(),
                "difference": it.difference().to_plain_string(),
            })
        };
        let transfer = |it: &TransferAmounts| {
            let units = it
                .differing()
                .map(|unit| json!({"label": unit.label, "name": unit.name, "due": amounts(&unit.amounts)}));
            let units: Vec<Json> = units.collect();
            json!({"transfer": it.name, "compared": it.units.len(), "total": amounts(&it.total), "units": units})
        };
        let prices = self.prices.iter().map(|price| {
            let uncounted = price.uncounted.iter().map(|(unit, why)| json!({"unit": unit, "reason": why}));
            json!({
                "reading": price.reading,
                "title": self.reading(price).and_then(|it| it.title.as_ref()),
                "alternative": self.alternative(price),
                "period": price.period.code(),
                "transfers": price.transfers.iter().map(transfer).collect::<Vec<_>>(),
                "uncounted": uncounted.collect::<Vec<_>>(),
            })
        });
        let whole = json!({"schema": 1, "prices": prices.collect::<Vec<_>>(), "in_words": self.in_words()});
        format!("{whole:#}\n")
    }

    /// For a spreadsheet: a row for each unit whose amount differs.
    pub(super) fn csv(&self) -> String {
        let heads = ["leitura", "alternativa", "período", "repasse", "unidade", "nome"];
        let amounts = ["devido", "na_outra_leitura", "diferença"];
        let mut text = csv_line(&heads.iter().chain(&amounts).map(|it| (*it).to_owned()).collect::<Vec<_>>());
        for price in self.prices {
            for transfer in &price.transfers {
                for unit in transfer.differing() {
                    let amount = |number: &Number| format::number(number, Some(transfer.places)).replace('.', "");
                    let row = [
                        price.reading.clone(),
                        (price.alternative + 1).to_string(),
                        price.period.code(),
                        transfer.name.clone(),
                        unit.label.clone(),
                        unit.name.clone(),
                        amount(&unit.amounts.before),
                        amount(&unit.amounts.after),
                        amount(&unit.amounts.difference()),
                    ];
                    text.push_str(&csv_line(&row));
                }
            }
        }
        text
    }

    /// What has no price, and why.
    fn notes(&self, texts: &Texts) -> Vec<String> {
        let mut notes = Vec::new();
        if self.prices.is_empty() {
            notes.push(texts.line("cli_price_none", &[]));
        }
        let words = self.in_words();
        if !words.is_empty() {
            notes.push(texts.line("cli_price_words", &[("names", words.join(", "))]));
        }
        notes
    }
}

/// `recomposição, 2º quadrimestre de 2024: R$ 1,00 como está, R$ 2,00 na outra leitura; diferença de R$ 1,00 …`
fn sentence(price: &Price, transfer: &TransferAmounts, texts: &Texts) -> String {
    let money = |number: &Number| format::money(&transfer.currency, number, transfer.places);
    let args = [
        ("transfer", transfer.name.clone()),
        ("period", price.period.to_string()),
        ("written", money(&transfer.total.before)),
        ("otherwise", money(&transfer.total.after)),
        ("difference", money(&transfer.total.difference())),
        ("units", transfer.differing().count().to_string()),
        ("compared", transfer.units.len().to_string()),
    ];
    texts.line("cli_price", &args)
}

/// The units whose amount differs.
fn table(transfer: &TransferAmounts, texts: &Texts) -> Grid {
    let say = |id: &str| texts.line(id, &[]);
    let named = transfer.differing().any(|unit| !unit.name.is_empty());
    let mut columns = vec![Column::left(say("cli_price_unit"))];
    if named {
        columns.push(Column::left(say("cli_price_name")).cut_to(18));
    }
    let heads = ["cli_price_written", "cli_price_otherwise", "cli_price_difference"].map(say);
    columns.extend(heads.map(Column::right));
    let amount = |number: &Number| format::number(number, Some(transfer.places));
    let rows = transfer.differing().map(|unit| {
        let mut row = vec![unit.label.clone()];
        if named {
            row.push(unit.name.clone());
        }
        let difference = unit.amounts.difference();
        row.extend([&unit.amounts.before, &unit.amounts.after, &difference].map(amount));
        row
    });
    Grid { columns, rows: rows.collect(), total: None }
}

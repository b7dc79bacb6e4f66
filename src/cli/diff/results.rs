//! Whether the results of two policies differ, as written: proved the same, the smallest data that tell them apart, or
//! how many were tried in vain.

use serde_json::{Value as Json, json};

use crate::check::Checked;
use crate::cli::grid::wrap;
use crate::diagnostic::Texts;
use crate::eval::Figure;
use crate::ir::{Kind, Program};
use crate::machine::Stop;
use crate::prove::{Case, Figures, Row, Sameness, Witness};
use crate::value::{Value, format};
use crate::version::Change;

/// More figures of a witness are not written.
const SHOWN: usize = 8;

/// Two policies and what their results have to do with each other.
pub(super) struct Results {
    pub(super) old: Checked,
    pub(super) new: Checked,
    pub(super) sameness: Sameness,
    /// Whether both are as known on a day.
    pub(super) dated: bool,
}

impl Results {
    /// For a person.
    pub(super) fn text(&self, changes: &[Change], texts: &Texts, width: usize) -> String {
        let mut text = "\n".to_owned();
        for (at, line) in self.lines(changes, texts).iter().enumerate() {
            let (first, rest) = if at == 0 { ("", "    ") } else { ("  ", "      ") };
            text.push_str(&wrap(line, width, first, rest));
        }
        text
    }

    /// For a document.
    pub(super) fn markdown(&self, changes: &[Change], texts: &Texts) -> String {
        let lines = self.lines(changes, texts);
        let lines = lines.iter().enumerate();
        let lines = lines.map(|(at, line)| if at == 0 { format!("\n{line}\n\n") } else { format!("- {line}\n") });
        lines.collect::<String>().trim_end().to_owned() + "\n"
    }

    /// What there is to say, the first line before the others.
    fn lines(&self, changes: &[Change], texts: &Texts) -> Vec<String> {
        match &self.sameness {
            Sameness::Same => {
                let mut lines = vec![texts.line("cli_diff_proved", &[])];
                if self.dated && !changes.is_empty() {
                    lines.push(texts.line("cli_diff_known", &[]));
                }
                lines
            }
            Sameness::Undecided { tried, rules } => {
                let names = rules.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
                vec![texts.line("cli_diff_undecided", &[("tried", tried.to_string()), ("rules", names)])]
            }
            Sameness::Differ(witness) => self.witness(witness, texts),
        }
    }

    fn witness(&self, witness: &Witness, texts: &Texts) -> Vec<String> {
        let mut lines = vec![texts.line("cli_diff_differ", &[])];
        lines.push(format!("{}, {}", self.unit(&witness.case), witness.case.period));
        lines.extend(witness.case.rows.iter().map(|row| self.row(row)));
        let sides = (witness.old.as_ref(), witness.new.as_ref());
        for name in witness.differ.iter().take(SHOWN) {
            let args = [
                ("figure", name.clone()),
                ("old", figure(self.old.program(), sides.0, name, texts)),
                ("new", figure(self.new.program(), sides.1, name, texts)),
            ];
            lines.push(texts.line("cli_diff_figure", &args));
        }
        let rest = witness.differ.len().saturating_sub(SHOWN);
        if rest > 0 {
            lines.push(texts.line("cli_diff_figures", &[("count", rest.to_string())]));
        }
        lines
    }

    /// `cnes 0027863`
    fn unit(&self, case: &Case) -> String {
        let keys = case.unit.iter().map(|(key, value)| {
            let program = self.new.program();
            let kind = program.keys.iter().find(|it| it.name == *key).map_or(Kind::Text, |it| it.ty.kind.clone());
            format!("{key} {}", program.write(value, &kind, None))
        });
        keys.collect::<Vec<_>>().join(", ")
    }

    /// A row as an example writes it: `hospital { cnes = 0027863; leitos = 60 }`.
    fn row(&self, row: &Row) -> String {
        let mut known: Vec<&str> = Vec::new();
        let mut cells: Vec<String> = Vec::new();
        for program in [self.new.program(), self.old.program()] {
            let input = program.inputs.iter().find(|it| it.name == row.input);
            for column in input.into_iter().flat_map(|input| &input.columns) {
                if let Some(value) = row.cells.get(&column.name).filter(|_| !known.contains(&column.name.as_str())) {
                    known.push(&column.name);
                    cells.push(format!("{} = {}", column.name, cell(program, value, &column.ty.kind)));
                }
            }
        }
        format!("{} {{ {} }}", row.input, cells.join("; "))
    }

    /// For a program.
    pub(super) fn json(&self) -> Json {
        match &self.sameness {
            Sameness::Same => json!({"same": true, "proved": true}),
            Sameness::Undecided { tried, rules } => {
                json!({"same": null, "proved": false, "tried": tried, "figures": rules})
            }
            Sameness::Differ(witness) => json!({"same": false, "proved": true, "witness": self.witness_json(witness)}),
        }
    }

    fn witness_json(&self, witness: &Witness) -> Json {
        let plain = |value: &Value| self.new.program().write(value, &Kind::Text, None);
        let rows = witness.case.rows.iter().map(|row| {
            let cells = row.cells.iter().map(|(column, value)| (column.clone(), json!(exact(value, &plain))));
            json!({"input": row.input, "cells": cells.collect::<serde_json::Map<_, _>>()})
        });
        let side = |figures: Option<&Figures>, name: &str| match figures.and_then(|it| it.get(name)) {
            Some(Ok(value)) => json!({"value": exact(value, &plain)}),
            Some(Err(Stop::Absent(cause))) => json!({"absent": cause.word()}),
            Some(Err(Stop::Refused(_))) => json!({"refused": true}),
            None => Json::Null,
        };
        let figures = witness.differ.iter().map(|name| {
            let (old, new) = (side(witness.old.as_ref(), name), side(witness.new.as_ref(), name));
            json!({"figure": name, "old": old, "new": new})
        });
        let unit = witness.case.unit.iter().map(|(key, value)| (key.clone(), json!(exact(value, &plain))));
        json!({
            "period": witness.case.period.code(),
            "unit": unit.collect::<serde_json::Map<_, _>>(),
            "rows": rows.collect::<Vec<_>>(),
            "figures": figures.collect::<Vec<_>>(),
        })
    }
}

fn exact(value: &Value, plain: &impl Fn(&Value) -> String) -> String {
    match value {
        Value::Number(number) => number.to_plain_string(),
        Value::Period(period) => period.code(),
        other => plain(other),
    }
}

/// A cell as an example writes it: without the unit that its column has.
fn cell(program: &Program, value: &Value, kind: &Kind) -> String {
    match (value, kind) {
        (Value::Number(number), Kind::Number(dimension)) if program.units.currency(dimension).is_none() => {
            format::number(number, None)
        }
        (Value::Text(text), Kind::Text) => format!("\"{text}\""),
        _ => program.write(value, kind, None),
    }
}

/// What a policy gives for a figure.
fn figure(program: &Program, figures: Option<&Figures>, name: &str, texts: &Texts) -> String {
    let Some(figures) = figures else { return texts.line("cli_diff_no_effect", &[]) };
    let figure: Option<&Figure> = figures.get(name);
    let kind = program.rule_named(name).and_then(|rule| program.rule(rule)).map(|rule| rule.ty.kind.clone());
    match figure {
        Some(Ok(value)) => program.write(value, &kind.unwrap_or(Kind::Truth), None),
        Some(Err(Stop::Absent(cause))) => cause.word().to_owned(),
        Some(Err(Stop::Refused(_))) => texts.line("cli_diff_refused", &[]),
        None => texts.line("cli_diff_no_figure", &[]),
    }
}

//! Why a figure could not be computed, with the names that its sentence needs.

use std::collections::BTreeMap;

use crate::data::Records;
use crate::eval::Unit;
use crate::explain::model::Missing;
use crate::explain::words::Words;
use crate::ir::InputId;
use crate::machine::{Refusal, RefusalKind};

/// The reason of a refusal.
pub(super) fn missing(words: Words<'_>, records: &Records, unit: &str, refusal: &Refusal) -> Missing {
    let program = words.program;
    let mut details: BTreeMap<&'static str, String> = BTreeMap::from([("unit", unit.to_owned())]);
    let (mut problem, mut because) = (None, None);
    let mut input_of = |input: InputId, column: Option<u32>| {
        let declared = program.input(input);
        details.insert("input", declared.map(|it| it.name.clone()).unwrap_or_default());
        let files = records.files.iter().filter(|file| file.inputs.contains(&input));
        details.insert("files", files.map(|file| format!("`{}`", file.name)).collect::<Vec<_>>().join(", "));
        if let Some(column) = column {
            let named = declared.and_then(|it| it.columns.get(column as usize));
            details.insert("column", named.map(|it| it.name.clone()).unwrap_or_default());
        }
    };
    let kind = match &refusal.kind {
        RefusalKind::NoRecord { input, period } => {
            input_of(*input, None);
            match period {
                Some(period) => {
                    details.insert("period", period.code());
                    details.insert("period_words", period.to_string());
                    "no_record"
                }
                None => "no_record_ever",
            }
        }
        RefusalKind::Rejected { input, problem: at } => {
            input_of(*input, None);
            problem = records.problems.get(*at).cloned();
            "rejected"
        }
        RefusalKind::EmptyCell { input, column, period } => {
            input_of(*input, Some(*column));
            details.insert("period", period.code());
            details.insert("period_words", period.to_string());
            "empty_cell"
        }
        RefusalKind::NoRow { table, keys } => {
            let facts = program.table(*table);
            let kinds = facts.map(crate::ir::Table::key_kinds).unwrap_or_default();
            let keys: Vec<String> = keys.iter().zip(&kinds).map(|(key, kind)| program.write(key, kind, None)).collect();
            details.insert("table", facts.map(|it| it.name.clone()).unwrap_or_default());
            details.insert("keys", keys.join("; "));
            "no_row"
        }
        RefusalKind::NoReference { period } => {
            details.insert("period", period.code());
            details.insert("period_words", period.to_string());
            "no_reference"
        }
        RefusalKind::NoKey { key } => {
            details.insert("key", words.key(*key));
            "no_key"
        }
        RefusalKind::Member { unit: keys, refusal } => {
            let member = Unit { keys: keys.clone() }.label(program);
            because = Some(Box::new(missing(words, records, &member, refusal)));
            details.insert("member", member);
            "member"
        }
        RefusalKind::NegativeWeight => "negative_weight",
        RefusalKind::BeyondInstalment => "beyond_instalment",
        RefusalKind::TooLarge => "too_large",
        RefusalKind::BadDate => "bad_date",
        RefusalKind::TooDeep { .. } => "too_deep",
        RefusalKind::NotClosed { .. } | RefusalKind::Broken => "broken",
    };
    details.insert("expression", words.slice(refusal.span));
    let code = problem.as_ref().map(|it| it.code.0);
    Missing { kind, details, problem, code, because }
}

//! Why a unit was left out, in words.
//!
//! Receives a refusal and the data it is about; gives one sentence that names the file, the row, the table
//! or the words of the policy, so that whoever reads it knows where to look.

use crate::data::Records;
use crate::diagnostic::Texts;
use crate::eval::Unit;
use crate::ir::Program;
use crate::machine::{Refusal, RefusalKind};
use crate::source::Sources;

/// The name of a refusal for programs: `no_record`.
pub(super) const fn code(kind: &RefusalKind) -> &'static str {
    match kind {
        RefusalKind::NoRecord { .. } => "no_record",
        RefusalKind::Rejected { .. } => "rejected_row",
        RefusalKind::EmptyCell { .. } => "empty_cell",
        RefusalKind::NoRow { .. } => "no_table_row",
        RefusalKind::NoReference { .. } => "no_reference_period",
        RefusalKind::NoKey { .. } => "no_key",
        RefusalKind::Member { .. } => "member_refused",
        RefusalKind::NegativeWeight => "negative_weight",
        RefusalKind::TooLarge => "too_large",
        RefusalKind::BadDate => "bad_date",
        RefusalKind::BeyondInstalment => "beyond_instalment",
        RefusalKind::NotClosed { .. } => "not_closed",
        RefusalKind::TooDeep { .. } => "too_deep",
        RefusalKind::Broken => "broken",
    }
}

/// The sentence of a refusal.
pub(super) fn sentence(
    program: &Program,
    sources: &Sources,
    records: &Records,
    refusal: &Refusal,
    texts: &Texts,
) -> String {
    let input_name = |id: &crate::ir::InputId| program.input(*id).map_or("", |it| it.name.as_str());
    let column_name = |id: &crate::ir::InputId, column: u32| {
        let input = program.input(*id);
        input.and_then(|it| it.columns.get(column as usize)).map_or("", |it| it.name.as_str())
    };
    let (file, line, _) = sources.locate(refusal.span);
    let mut args = vec![("place", format!("{file}:{line}"))];
    let key = match &refusal.kind {
        RefusalKind::NoRecord { input, period } => {
            args.push(("input", input_name(input).to_owned()));
            args.push(("period", period.map(|it| format!("{} ({it})", it.code())).unwrap_or_default()));
            if period.is_some() { "eval_refusal_no_record" } else { "eval_refusal_no_record_ever" }
        }
        RefusalKind::Rejected { input, problem } => {
            args.push(("input", input_name(input).to_owned()));
            let problem = records.problems.get(*problem).map(|problem| texts.sentence(problem));
            args.push(("problem", problem.unwrap_or_default()));
            "eval_refusal_rejected"
        }
        RefusalKind::EmptyCell { input, column, period } => {
            args.push(("input", input_name(input).to_owned()));
            args.push(("column", column_name(input, *column).to_owned()));
            args.push(("period", period.code()));
            "eval_refusal_empty_cell"
        }
        RefusalKind::NoRow { table, keys } => {
            let table = program.table(*table);
            args.push(("table", table.map_or("", |it| it.name.as_str()).to_owned()));
            let kinds = table.map(crate::ir::Table::key_kinds).unwrap_or_default();
            let keys = keys.iter().zip(&kinds).map(|(key, kind)| program.write(key, kind, None));
            args.push(("keys", keys.collect::<Vec<_>>().join(", ")));
            "eval_refusal_no_row"
        }
        RefusalKind::NoReference { period } => {
            args.push(("period", format!("{} ({period})", period.code())));
            "eval_refusal_no_reference"
        }
        RefusalKind::NoKey { key } => {
            args.push(("key", program.key(*key).map_or("", |it| it.name.as_str()).to_owned()));
            "eval_refusal_no_key"
        }
        RefusalKind::Member { unit, refusal } => {
            args.push(("member", Unit { keys: unit.clone() }.label(program)));
            args.push(("reason", sentence(program, sources, records, refusal, texts)));
            "eval_refusal_member"
        }
        RefusalKind::NegativeWeight => "eval_refusal_negative_weight",
        RefusalKind::TooLarge => "eval_refusal_too_large",
        RefusalKind::BadDate => "eval_refusal_bad_date",
        RefusalKind::BeyondInstalment => "eval_refusal_beyond_instalment",
        RefusalKind::NotClosed { input, column } => {
            args.push(("input", input_name(input).to_owned()));
            args.push(("column", column_name(input, *column).to_owned()));
            "eval_refusal_not_closed"
        }
        RefusalKind::TooDeep { rule } => {
            args.push(("rule", program.rule(*rule).map_or("", |it| it.name.as_str()).to_owned()));
            "eval_refusal_too_deep"
        }
        RefusalKind::Broken => "eval_refusal_broken",
    };
    texts.line(key, &args)
}

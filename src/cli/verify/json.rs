//! The verdict for programs: one object whose fields keep their names and meaning.
//!
//! `schema` is 1. Values are the strings of the receipt: exact, a decimal with a dot or `numerator/denominator`.

use serde_json::json;

use crate::cli::policies;
use crate::cli::verify::Verdict;

/// The whole object, indented.
pub(super) fn write(verdict: &Verdict<'_>) -> String {
    let whole = json!({
        "schema": 1,
        "receipt": policies::shown(verdict.path),
        "holds": verdict.holds(),
        "unanswered": verdict.unanswered,
        "changes": verdict.findings.changes,
        "notes": verdict.findings.notes,
    });
    format!("{whole:#}\n")
}

//! Diagnostics for code scanning: SARIF 2.1.0, one run, one result a diagnostic.
//!
//! Lines and columns count from 1, columns in characters. Each code is a rule, with its sentence as an outline.

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use crate::diagnostic::render::fix_in_words;
use crate::diagnostic::render::json::place;
use crate::diagnostic::{Code, Diagnostic, Severity, Texts};
use crate::source::{Sources, Span};

/// Writes diagnostics that are already in order.
pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, texts: &Texts) -> String {
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    let rules: Vec<Json> =
        codes.iter().map(|code| json!({"id": code.0, "shortDescription": {"text": texts.outline(*code)}})).collect();
    let results: Vec<Json> = diagnostics.iter().map(|diagnostic| result(diagnostic, sources, texts)).collect();
    let driver = json!({"name": "valora", "version": env!("CARGO_PKG_VERSION"), "rules": rules});
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    });
    // An object of strings and lists is always written.
    serde_json::to_string_pretty(&whole).map_or_else(|_| String::new(), |text| text + "\n")
}

fn result(diagnostic: &Diagnostic, sources: &Sources, texts: &Texts) -> Json {
    let level = match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    };
    let fix = fix_in_words(diagnostic, sources, texts);
    let lines = std::iter::once(texts.sentence(diagnostic)).chain(texts.help(diagnostic)).chain(fix);
    let text: Vec<String> = lines.collect();
    let related: Vec<Json> = diagnostic
        .labels
        .iter()
        .skip(1)
        .enumerate()
        .map(|(at, label)| {
            let mut location = location(label.span, sources);
            if let Some(fields) = location.as_object_mut() {
                fields.insert("id".to_owned(), json!(at + 1));
                fields.insert("message".to_owned(), json!({"text": texts.label(diagnostic, label)}));
            }
            location
        })
        .collect();
    let locations: Vec<Json> = diagnostic.span().map(|span| location(span, sources)).into_iter().collect();
    json!({
        "ruleId": diagnostic.code.0,
        "level": level,
        "message": {"text": text.join("\n")},
        "locations": locations,
        "relatedLocations": related,
    })
}

fn location(span: Span, sources: &Sources) -> Json {
    let place = place(span, sources);
    json!({"physicalLocation": {
        "artifactLocation": {"uri": place.file.map(uri)},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }})
}

/// A path as a relative reference: what a URI does not allow, in its percent form.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

//! Diagnostics for code scanning: SARIF 2.1.0, one run, one result a diagnostic.
//!
//! Lines and columns count from 1, columns in characters, as `columnKind` says; an end is one past the last character.
//! Each code is a rule with its page. A path as given is relative to the root of what is scanned (`%SRCROOT%`), unless
//! it is absolute. A diagnostic whose place is in no text has no location.

use std::collections::BTreeMap;

use serde_json::{Map, Value as Json, json};

use crate::diagnostic::render::fix_in_words;
use crate::diagnostic::render::json::place;
use crate::diagnostic::{Code, Diagnostic, Language, Severity, Texts, pages};
use crate::source::{Sources, Span};

/// What paths are relative to: the root of the repository, for whoever reads the file.
const ROOT: &str = "%SRCROOT%";

/// Writes diagnostics that are already in order.
pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, texts: &Texts) -> String {
    let mut codes: BTreeMap<Code, Severity> = BTreeMap::new();
    for diagnostic in diagnostics {
        let worst = codes.entry(diagnostic.code).or_insert(diagnostic.severity);
        *worst = diagnostic.severity.max(*worst);
    }
    let rules: Vec<Json> = codes.iter().map(|(code, severity)| rule(*code, *severity, texts)).collect();
    let index: BTreeMap<Code, usize> = codes.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let results: Vec<Json> = diagnostics
        .iter()
        .map(|diagnostic| result(diagnostic, index.get(&diagnostic.code).copied(), sources, texts))
        .collect();
    let version = env!("CARGO_PKG_VERSION");
    let driver = json!({"name": "valora", "version": version, "semanticVersion": version, "rules": rules});
    let language = match texts.language() {
        Language::Portuguese => "pt-BR",
        Language::English => "en",
    };
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "language": language,
            "originalUriBaseIds": {ROOT: {"description": {"text": texts.line("render_root", &[])}}},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{whole:#}\n")
}

/// A code: its sentence as an outline, and its page as the help.
fn rule(code: Code, severity: Severity, texts: &Texts) -> Json {
    let outline = texts.outline(code);
    let page = pages::page(code.0, texts.language()).unwrap_or(&outline);
    let stage = code.0.split("::").next().unwrap_or_default();
    json!({
        "id": code.0,
        "shortDescription": {"text": outline},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": level(severity)},
        "properties": {"tags": [stage]},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn result(diagnostic: &Diagnostic, rule: Option<usize>, sources: &Sources, texts: &Texts) -> Json {
    let words = fix_in_words(diagnostic, sources, texts);
    let lines = std::iter::once(texts.sentence(diagnostic)).chain(texts.help(diagnostic)).chain(words.clone());
    let text: Vec<String> = lines.collect();
    let related = diagnostic.labels.iter().skip(1).enumerate().filter_map(|(at, label)| {
        let mut location = location(label.span, sources)?;
        location.insert("id".to_owned(), json!(at + 1));
        location.insert("message".to_owned(), json!({"text": texts.label(diagnostic, label)}));
        Some(Json::Object(location))
    });
    let locations = diagnostic.span().and_then(|span| location(span, sources)).map(Json::Object);
    let mut result = Map::new();
    result.insert("ruleId".to_owned(), json!(diagnostic.code.0));
    result.extend(rule.map(|rule| ("ruleIndex".to_owned(), json!(rule))));
    result.insert("level".to_owned(), json!(level(diagnostic.severity)));
    result.insert("message".to_owned(), json!({"text": text.join("\n")}));
    result.insert("locations".to_owned(), locations.into_iter().collect());
    result.insert("relatedLocations".to_owned(), related.collect());
    result.extend(fix(diagnostic, words, sources).map(|fix| ("fixes".to_owned(), json!([fix]))));
    Json::Object(result)
}

/// The change that would settle the problem, which a reader may apply.
fn fix(diagnostic: &Diagnostic, words: Option<String>, sources: &Sources) -> Option<Json> {
    let fix = diagnostic.fix.as_ref()?;
    let place = physical(fix.span, sources)?;
    let (artifact, region) = (place.get("artifactLocation")?, place.get("region")?);
    let replacement = json!({"deletedRegion": region, "insertedContent": {"text": fix.text}});
    let mut whole = Map::new();
    whole.extend(words.map(|words| ("description".to_owned(), json!({"text": words}))));
    whole.insert("artifactChanges".to_owned(), json!([{"artifactLocation": artifact, "replacements": [replacement]}]));
    Some(Json::Object(whole))
}

fn location(span: Span, sources: &Sources) -> Option<Map<String, Json>> {
    Some(Map::from_iter([("physicalLocation".to_owned(), physical(span, sources)?)]))
}

fn physical(span: Span, sources: &Sources) -> Option<Json> {
    let place = place(span, sources);
    Some(json!({
        "artifactLocation": artifact(place.file?),
        "region": {
            "startLine": place.line?,
            "startColumn": place.column?,
            "endLine": place.end_line?,
            "endColumn": place.end_column?,
        },
    }))
}

/// A path as a reference: what a URI does not allow, in its percent form.
fn artifact(path: &str) -> Json {
    let path = path.replace('\\', "/");
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let quoted = |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    let uri: String = path.trim_start_matches("./").bytes().map(quoted).collect();
    if uri.starts_with('/') { json!({"uri": format!("file://{uri}")}) } else { json!({"uri": uri, "uriBaseId": ROOT}) }
}

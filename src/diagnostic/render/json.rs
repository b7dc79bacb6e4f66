//! Diagnostics for programs: a JSON array with one object a line, every key always present.
//!
//! Lines and columns count from 1, columns in characters; an end is one past the last character. What is
//! not there is `null`, or `[]` for labels. Keys are added over time and never renamed.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Severity, Texts};
use crate::source::{Sources, Span};

/// Writes diagnostics that are already in order.
pub(super) fn render(diagnostics: &[&Diagnostic], sources: &Sources, texts: &Texts) -> String {
    let objects: Vec<String> = diagnostics
        .iter()
        .map(|diagnostic| serde_json::to_string(&object(diagnostic, sources, texts)).unwrap_or_default())
        .collect();
    if objects.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", objects.join(",\n")) }
}

/// The name of a severity in every format for programs.
pub(super) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

#[derive(Serialize)]
struct Object<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
    labels: Vec<LabelObject<'a>>,
    help: Option<String>,
    fix: Option<FixObject<'a>>,
}

#[derive(Serialize)]
struct LabelObject<'a> {
    message: String,
    #[serde(flatten)]
    place: Place<'a>,
}

#[derive(Serialize)]
struct FixObject<'a> {
    text: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
}

/// A span in the terms of an editor; all `null` where there is no place.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Place<'a> {
    pub(super) file: Option<&'a str>,
    pub(super) line: Option<usize>,
    pub(super) column: Option<usize>,
    pub(super) end_line: Option<usize>,
    pub(super) end_column: Option<usize>,
}

/// Where a span lies.
pub(super) fn place(span: Span, sources: &Sources) -> Place<'_> {
    let Some(source) = sources.get(span.source) else { return Place::default() };
    let (line, column) = source.position(span.start);
    let (end_line, end_column) = source.position(span.end);
    Place {
        file: Some(&source.name),
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}

fn object<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, texts: &Texts) -> Object<'a> {
    let label = |label| LabelObject { message: texts.label(diagnostic, label), place: place(label.span, sources) };
    Object {
        code: diagnostic.code.0,
        severity: severity_name(diagnostic.severity),
        message: texts.sentence(diagnostic),
        place: diagnostic.span().map_or_else(Place::default, |span| place(span, sources)),
        labels: diagnostic.labels.iter().map(label).collect(),
        help: texts.help(diagnostic),
        fix: diagnostic.fix.as_ref().map(|fix| FixObject { text: &fix.text, place: place(fix.span, sources) }),
    }
}

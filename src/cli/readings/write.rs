//! The register as written: for a person, for a document, for a program.

use serde_json::{Value as Json, json};

use crate::cli::grid::wrap;
use crate::cli::readings::{Entry, Pending, Register};
use crate::diagnostic::Texts;

/// What is told of a reading in every format: the passage and its words, why, the other ways, where it is cited.
fn told(entry: &Entry, texts: &Texts, line: &mut dyn FnMut(&str, &str)) {
    line("cli_reading_passage", &entry.passage);
    if let Some(quote) = &entry.quote {
        line("cli_reading_quote", &format!("“{quote}”"));
    }
    if let Some(reason) = &entry.reason {
        line("cli_reading_reason", reason);
    }
    for it in &entry.alternatives {
        line("cli_reading_alternative", it);
    }
    for it in used(entry, texts) {
        line("cli_reading_used", &it);
    }
}

/// Where a reading is used, for a person: `indicador x (norma.valora:12)`, or the place alone in the heading.
fn used(entry: &Entry, texts: &Texts) -> Vec<String> {
    let written = entry.uses.iter().map(|(declaration, file, line)| match declaration.as_str() {
        "" => format!("{} ({file}:{line})", texts.line("cli_reading_heading", &[])),
        declaration => format!("{declaration} ({file}:{line})"),
    });
    written.collect()
}

/// What is said of an act known only in part.
fn partial(texts: &Texts, file: &str, line: usize) -> String {
    texts.line("cli_reading_partial", &[("place", format!("{file}:{line}"))])
}

/// What is owed of a column.
fn owed(texts: &Texts, it: &Pending) -> String {
    let note = it.note.as_ref().map_or(String::new(), |note| format!(": {note}"));
    format!("{}{note}", texts.line("cli_reading_pending", &[]))
}

/// For a person.
pub(super) fn text(registers: &[Register], texts: &Texts, width: usize) -> String {
    let mut text = String::new();
    for register in registers.iter().filter(|register| !register.is_empty()) {
        let args = [("act", register.act.clone()), ("count", register.entries.len().to_string())];
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&wrap(&texts.line("cli_readings", &args), width, "", "    "));
        if let Some((file, line)) = &register.partial {
            text.push_str(&wrap(&partial(texts, file, *line), width, "  ", "    "));
        }
        for entry in &register.entries {
            text.push('\n');
            let title = entry.title.as_ref().map_or(String::new(), |title| format!(": {title}"));
            text.push_str(&wrap(&format!("{}{title}", entry.name), width, "  ", "    "));
            let mut line = |key: &str, body: &str| {
                let head = texts.line(key, &[]);
                text.push_str(&wrap(&format!("{head}: {body}"), width, "    ", "      "));
            };
            told(entry, texts, &mut line);
            line("cli_reading_written", &format!("{}:{}", entry.file, entry.line));
        }
        for it in &register.pending {
            text.push('\n');
            text.push_str(&wrap(&format!("{}: {}", it.column, owed(texts, it)), width, "  ", "    "));
            let mut line = |key: &str, body: &str| {
                let head = texts.line(key, &[]);
                text.push_str(&wrap(&format!("{head}: {body}"), width, "    ", "      "));
            };
            if !it.passage.is_empty() {
                line("cli_reading_passage", &it.passage);
            }
            line("cli_reading_written", &format!("{}:{}", it.file, it.line));
        }
    }
    if text.is_empty() { format!("{}\n", texts.line("cli_readings_none", &[])) } else { text }
}

/// For a document.
pub(super) fn markdown(registers: &[Register], texts: &Texts) -> String {
    let mut text = String::new();
    for register in registers.iter().filter(|register| !register.is_empty()) {
        let args = [("act", register.act.clone()), ("count", register.entries.len().to_string())];
        text.push_str(&format!("# {}\n\n", texts.line("cli_readings", &args)));
        if let Some((file, line)) = &register.partial {
            text.push_str(&format!("{}\n\n", partial(texts, file, *line)));
        }
        for entry in &register.entries {
            text.push_str(&format!("## {}\n\n", entry.title.as_ref().unwrap_or(&entry.name)));
            let mut line = |key: &str, body: &str| {
                text.push_str(&format!("- **{}:** {body}\n", texts.line(key, &[])));
            };
            line("cli_reading_name", &format!("`{}` (`{}:{}`)", entry.name, entry.file, entry.line));
            told(entry, texts, &mut line);
            text.push('\n');
        }
        for it in &register.pending {
            text.push_str(&format!("## {}: {}\n\n", it.column, owed(texts, it)));
            let mut line = |key: &str, body: &str| {
                text.push_str(&format!("- **{}:** {body}\n", texts.line(key, &[])));
            };
            if !it.passage.is_empty() {
                line("cli_reading_passage", &it.passage);
            }
            line("cli_reading_written", &format!("`{}:{}`", it.file, it.line));
            text.push('\n');
        }
    }
    if text.is_empty() {
        format!("{}\n", texts.line("cli_readings_none", &[]))
    } else {
        text.trim_end().to_owned() + "\n"
    }
}

/// For a program.
pub(super) fn json(registers: &[Register]) -> String {
    let acts: Vec<Json> = registers
        .iter()
        .map(|register| {
            let readings = register.entries.iter().map(|entry| {
                let uses = entry.uses.iter().map(|(declaration, file, line)| {
                    json!({"declaration": (!declaration.is_empty()).then_some(declaration), "file": file, "line": line})
                });
                json!({
                    "name": entry.name,
                    "title": entry.title,
                    "passage": entry.passage,
                    "quote": entry.quote,
                    "reason": entry.reason,
                    "alternatives": entry.alternatives,
                    "used": uses.collect::<Vec<_>>(),
                    "file": entry.file,
                    "line": entry.line,
                })
            });
            let pending = register.pending.iter().map(|it| {
                json!({"column": it.column, "note": it.note, "passage": it.passage, "file": it.file, "line": it.line})
            });
            json!({
                "act": register.act,
                "partial_text": register.partial.is_some(),
                "readings": readings.collect::<Vec<_>>(),
                "pending": pending.collect::<Vec<_>>(),
            })
        })
        .collect();
    format!("{:#}\n", json!({"schema": 1, "acts": acts}))
}

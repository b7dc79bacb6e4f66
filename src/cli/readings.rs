//! `valora readings`: the register of what the encoder decided and the legislator did not.

use std::path::PathBuf;

use clap::ValueEnum;
use serde_json::{Value as Json, json};

use crate::cli::grid::wrap;
use crate::cli::session::{Session, Stream};
use crate::cli::{Exit, policies};
use crate::diagnostic::{self, Texts};
use crate::ir::{Act, Program, Reading};
use crate::source::{SourceId, Sources, Span};

/// The arguments of `readings`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// How the register is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// What may follow `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a person.
    Text,
    /// For a document.
    Md,
    /// For a program.
    Json,
}

/// One reading, ready to be written.
struct Entry {
    name: String,
    title: Option<String>,
    /// The passage read.
    passage: String,
    /// Its words.
    quote: Option<String>,
    reason: Option<String>,
    alternatives: Vec<String>,
    /// Where it is cited: what is declared there, file and line.
    uses: Vec<(String, String, usize)>,
    /// Where it is written.
    file: String,
    line: usize,
}

/// The readings of one act.
struct Register {
    act: String,
    entries: Vec<Entry>,
}

/// Lists every `interpretação` with its passage, its reason and where it is used. Files with errors are
/// reported; the register of the others is printed.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((sources, ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let mut exit = Exit::Fine;
    let mut registers = Vec::new();
    for id in ids {
        let (checked, diagnostics) = crate::compile(&sources, id, None);
        if let Some(checked) = checked {
            let name = sources.get(id).map_or("", |source| source.name.as_str());
            registers.push(register(checked.program(), id, name, &sources));
        } else {
            let wrong = session.diagnostics(&diagnostics, &sources, diagnostic::Format::Human, Stream::Errors);
            exit = exit.max(wrong);
        }
    }
    let text = match args.format {
        Format::Json => json(&registers),
        Format::Text => text(&registers, session.texts(), session.width()),
        Format::Md => markdown(&registers, session.texts()),
    };
    session.print(&text);
    exit
}

fn register(program: &Program, id: SourceId, file: &str, sources: &Sources) -> Register {
    let act = program.act.as_ref().map_or_else(|| file.to_owned(), act_name);
    let own = program.readings.iter().filter(|reading| reading.span.source == id);
    let entries = own.map(|reading| entry(program, reading, sources)).collect();
    Register { act, entries }
}

/// `resolução SES/MG 8.896 (25/07/2023)`
fn act_name(act: &Act) -> String {
    format!("{} {} ({})", act.words, act.number, act.date)
}

fn entry(program: &Program, reading: &Reading, sources: &Sources) -> Entry {
    let (file, line, _) = sources.locate(reading.span);
    let uses = reading.cited_at.iter().map(|span| {
        let (file, line, _) = sources.locate(*span);
        (declared(program, *span), file.to_owned(), line)
    });
    Entry {
        name: reading.name.clone(),
        title: reading.title.clone(),
        passage: reading.citation.text.clone(),
        quote: reading.citation.quote.as_deref().map(one_line),
        reason: reading.reason.as_deref().map(one_line),
        alternatives: reading.alternatives.iter().map(|it| one_line(it)).collect(),
        uses: uses.collect(),
        file: file.to_owned(),
        line,
    }
}

/// The declaration that a citation stands in: the smallest that holds it.
fn declared(program: &Program, span: Span) -> String {
    let named = |word: &str, name: &str| format!("{word} {name}").trim().to_owned();
    let mut found: Vec<(Span, String)> = Vec::new();
    found.extend(program.inputs.iter().map(|it| (it.span, named("entrada", &it.name))));
    found.extend(program.tables.iter().map(|it| (it.span, named("tabela", &it.name))));
    found.extend(program.lists.iter().map(|it| (it.span, named("lista", &it.name))));
    found.extend(program.indicators.iter().map(|it| (it.span, named("indicador", &it.name))));
    found.extend(program.indices.iter().map(|it| (it.span, named("índice", &it.name))));
    found.extend(program.transfers.iter().map(|it| (it.span, named("repasse", &it.name))));
    found.extend(program.monitoring.iter().map(|it| (it.span, named("cronograma", &it.name))));
    found.extend(program.claims.iter().map(|it| {
        let word = match it.kind {
            crate::ir::ClaimKind::Confere => "confere",
            crate::ir::ClaimKind::Garante => "garante",
        };
        (it.span, word.to_owned())
    }));
    found.extend(program.rules.iter().filter_map(|it| match it.kind {
        crate::ir::RuleKind::Measure => Some((it.span, named("medida", &it.name))),
        crate::ir::RuleKind::Parameter => Some((it.span, named("parâmetro", &it.name))),
        _ => None,
    }));
    let holding = found.into_iter().filter(|(whole, _)| whole.contains(span));
    holding.min_by_key(|(whole, _)| whole.end - whole.start).map_or_else(String::new, |(_, name)| name)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a reading is used, for a person: `indicador x (norma.valora:12)`, or the place alone in the heading.
fn used(entry: &Entry, texts: &Texts) -> Vec<String> {
    let written = entry.uses.iter().map(|(declaration, file, line)| match declaration.as_str() {
        "" => format!("{} ({file}:{line})", texts.line("cli_reading_heading", &[])),
        declaration => format!("{declaration} ({file}:{line})"),
    });
    written.collect()
}

fn text(registers: &[Register], texts: &Texts, width: usize) -> String {
    let mut text = String::new();
    for register in registers.iter().filter(|register| !register.entries.is_empty()) {
        let args = [("act", register.act.clone()), ("count", register.entries.len().to_string())];
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&wrap(&texts.line("cli_readings", &args), width, "", "    "));
        for entry in &register.entries {
            text.push('\n');
            let title = entry.title.as_ref().map_or(String::new(), |title| format!(": {title}"));
            text.push_str(&wrap(&format!("{}{title}", entry.name), width, "  ", "    "));
            let mut line = |key: &str, body: &str| {
                let head = texts.line(key, &[]);
                text.push_str(&wrap(&format!("{head}: {body}"), width, "    ", "      "));
            };
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
            line("cli_reading_written", &format!("{}:{}", entry.file, entry.line));
        }
    }
    if text.is_empty() { format!("{}\n", texts.line("cli_readings_none", &[])) } else { text }
}

fn markdown(registers: &[Register], texts: &Texts) -> String {
    let mut text = String::new();
    for register in registers.iter().filter(|register| !register.entries.is_empty()) {
        let args = [("act", register.act.clone()), ("count", register.entries.len().to_string())];
        text.push_str(&format!("# {}\n\n", texts.line("cli_readings", &args)));
        for entry in &register.entries {
            text.push_str(&format!("## {}\n\n", entry.title.as_ref().unwrap_or(&entry.name)));
            let mut line = |key: &str, body: &str| {
                text.push_str(&format!("- **{}:** {body}\n", texts.line(key, &[])));
            };
            line("cli_reading_name", &format!("`{}` (`{}:{}`)", entry.name, entry.file, entry.line));
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
            text.push('\n');
        }
    }
    if text.is_empty() {
        format!("{}\n", texts.line("cli_readings_none", &[]))
    } else {
        text.trim_end().to_owned() + "\n"
    }
}

fn json(registers: &[Register]) -> String {
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
            json!({"act": register.act, "readings": readings.collect::<Vec<_>>()})
        })
        .collect();
    // An object of strings and lists is always written.
    serde_json::to_string_pretty(&json!({"schema": 1, "acts": acts})).map_or_else(|_| String::new(), |it| it + "\n")
}

//! `valora readings`: the register of what the encoder decided and the legislator did not, and of what the legislator
//! left for later.

mod price;
mod priced;
mod write;

use std::path::PathBuf;

use crate::cli::amounts::Format;
use crate::cli::as_of::AsOf;
use crate::cli::data::{DataFile, Decimal};
use crate::cli::eval::Run;
use crate::cli::readings::priced::Priced;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, policies, request};
use crate::diagnostic;
use crate::ir::{Act, Program, Reading};
use crate::source::{SourceId, Sources, Span};

/// The arguments of `readings`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// Files of data, each `FILE` or `entrada=FILE`: the readings of one policy are priced on them.
    #[arg(long, num_args = 1..)]
    data: Vec<DataFile>,
    /// The decimal mark of the data, where the files do not show it.
    #[arg(long, value_enum, hide_possible_values = true, requires = "data")]
    decimal: Option<Decimal>,
    /// The payment period priced, `2024Q2`.
    #[arg(long, requires = "data")]
    period: Option<String>,
    /// The day as of which the law is read.
    #[command(flatten)]
    law: AsOf,
    /// How the register is written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
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
    /// Where the act is said to be known only in part: file and line.
    partial: Option<(String, usize)>,
    entries: Vec<Entry>,
    pending: Vec<Pending>,
}

/// A column whose method is owed.
struct Pending {
    /// `hospital.iar`.
    column: String,
    /// The note, when the policy names it.
    note: Option<String>,
    /// Where the act leaves it for later.
    passage: String,
    file: String,
    line: usize,
}

impl Register {
    /// Whether there is nothing to tell.
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.pending.is_empty() && self.partial.is_none()
    }
}

/// Lists every `interpretação` with its passage, its reason and where it is used. Files with errors are
/// reported; the register of the others is printed.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    if !args.data.is_empty() {
        return priced(args, session);
    }
    if args.format == Format::Csv {
        session.problem(&Problem::new("cli_price_no_data").help("help"));
        return Exit::Command;
    }
    let Some((sources, ids)) = policies::read(&args.paths, session) else { return Exit::Command };
    let mut exit = Exit::Fine;
    let mut registers = Vec::new();
    for id in ids {
        let (checked, diagnostics) = crate::compile(&sources, id, args.law.day);
        if let Some(checked) = checked {
            let name = sources.get(id).map_or("", |source| source.name.as_str());
            registers.push(register(checked.program(), id, name, &sources));
        } else {
            let wrong = session.diagnostics(&diagnostics, &sources, diagnostic::Format::Human, Stream::Errors);
            exit = exit.max(wrong);
        }
    }
    let text = match args.format {
        Format::Json => write::json(&registers),
        Format::Text => write::text(&registers, session.texts(), session.width()),
        Format::Md | Format::Csv => write::markdown(&registers, session.texts()),
    };
    // Of acts that cannot be read it is not known what they leave to be read.
    if exit == Exit::Fine || !registers.is_empty() || args.format == Format::Json {
        session.print(&text);
    }
    exit
}

/// Prints what the readings of one policy cost on some data.
fn priced(args: &Args, session: &mut Session) -> Exit {
    let [policy] = args.paths.as_slice() else {
        session.problem(&Problem::new("cli_price_one_policy").help("help"));
        return Exit::Command;
    };
    let run = Run {
        policy: policy.clone(),
        data: args.data.clone(),
        decimal: args.decimal,
        period: args.period.clone(),
        reference: None,
        only: None,
        law: args.law,
    };
    let prepared = match request::prepare(&run, session) {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let prices = match price::prices(&prepared, args.law.day, session) {
        Ok(prices) => prices,
        Err(exit) => return exit,
    };
    let priced = Priced { program: prepared.checked.program(), prices: &prices };
    let text = match args.format {
        Format::Json => priced.json(),
        Format::Text => priced.text(session.texts(), session.width()),
        Format::Md => priced.markdown(session.texts()),
        Format::Csv => priced.csv(),
    };
    session.print(&text);
    let incomplete = prices.iter().any(|price| !price.uncounted.is_empty());
    if incomplete || !prepared.records.problems.is_empty() { Exit::Data } else { Exit::Fine }
}

fn register(program: &Program, id: SourceId, file: &str, sources: &Sources) -> Register {
    let act = program.act.as_ref().map_or_else(|| file.to_owned(), act_name);
    let own = program.readings.iter().filter(|reading| reading.span.source == id);
    let entries = own.map(|reading| entry(program, reading, sources)).collect();
    let place = |span: Span| {
        let (file, line, _) = sources.locate(span);
        (file.to_owned(), line)
    };
    let columns = program.inputs.iter().flat_map(|input| input.columns.iter().map(move |column| (input, column)));
    let pending = columns.filter_map(|(input, column)| {
        let pending = column.pending.as_ref()?;
        let (file, line) = place(pending.span);
        let passage = column.citation.text.clone();
        let column = format!("{}.{}", input.name, column.name);
        Some(Pending { column, note: pending.note.clone(), passage, file, line })
    });
    Register {
        act,
        partial: program.partial.as_ref().map(|(span, _)| place(*span)),
        entries,
        pending: pending.collect(),
    }
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
        alternatives: reading.alternatives.iter().map(|it| one_line(&it.text)).collect(),
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

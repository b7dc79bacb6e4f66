//! `valora consolidate`: the text of an act in force.

use std::collections::BTreeMap;

use crate::cli::as_of::AsOf;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::test::{came_out, holds, words};
use crate::cli::{Exit, act, request};
use crate::diagnostic::{Diagnostic, Format, Language, Severity, Texts, codes};
use crate::eval::run_examples;
use crate::machine::Stop;
use crate::resolve::{Consolidation, tests_about};
use crate::source::{Sources, Span};
use crate::syntax::ast::Item;
use crate::syntax::parse;
use crate::value::{Date, Grain, Period};
use crate::version::{At, Test, consolidate};

/// The arguments of `consolidate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The act: a file, or an identity.
    act: String,
    #[command(flatten)]
    as_of: AsOf,
    /// The payment period whose text is asked for.
    #[arg(long)]
    period: Option<String>,
}

/// Prints the text in force, each changed passage with the act that changed it.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some(named) = act::read(&args.act, session) else { return Exit::Command };
    let as_of = args.as_of.day.or(named.day);
    let text = match named.consolidation(as_of, session) {
        Ok(text) => text,
        Err(exit) => return exit,
    };
    let at = match &args.period {
        None => as_of.map_or_else(At::default, |day| At::month(act::month_of(day))),
        Some(period) => {
            let (checked, diagnostics) = crate::compile(&named.sources, named.id, as_of);
            let Some(checked) = checked else {
                return session.diagnostics(&diagnostics, &named.sources, Format::Human, Stream::Errors);
            };
            match request::period(checked.program(), period) {
                Ok(period) => at_period(period, checked.program().reference_of(period)),
                Err(problem) => {
                    session.problem(&problem);
                    return Exit::Command;
                }
            }
        }
    };
    match with_tests(&text, &named.sources, at, as_of) {
        Ok(text) => {
            session.print(&text);
            Exit::Fine
        }
        Err(_) => {
            session.problem(&Problem::new("cli_consolidate_unsafe").arg("act", args.act.as_str()).help("help"));
            Exit::Command
        }
    }
}

/// The months of a payment period and of the period whose data pay it.
fn at_period(payment: Period, reference: Option<Period>) -> At {
    let month = |period: Period| Period::containing(Grain::Month, period.start()).index;
    At { payment: Some(month(payment)), reference: reference.map(month) }
}

/// The text in force with the tests that hold of it.
///
/// # Errors
///
/// The text that was put together, when it does not read as a policy.
fn with_tests(text: &Consolidation, sources: &Sources, at: At, as_of: Option<Date>) -> Result<String, String> {
    let about = tests_about(text, sources, as_of).into_iter();
    let mut tests: Vec<Test<'_>> = about.map(|(file, item)| Test { file, item, left_out: None }).collect();
    // What is left out may be what another fails for, so the text is read again until all that stands in it holds.
    loop {
        let whole = consolidate(text, sources, at, &tests)?;
        let failed = match failed(&whole, text, sources, as_of) {
            Ok(failed) => failed,
            Err(why) => return Ok(format!("// Exemplos e verificações não conferidos neste texto: {why}.\n{whole}")),
        };
        let standing = tests.iter_mut().filter(|test| test.left_out.is_none()).enumerate();
        let mut any = false;
        for (at, test) in standing {
            test.left_out = failed.get(&at).cloned();
            any |= test.left_out.is_some();
        }
        if !any {
            return Ok(whole);
        }
    }
}

/// Which of the tests of a consolidated text, in their order, do not hold of it, and why.
///
/// # Errors
///
/// What is wrong with the text, where that is not in its tests.
fn failed(
    whole: &str,
    text: &Consolidation,
    sources: &Sources,
    as_of: Option<Date>,
) -> Result<BTreeMap<usize, String>, String> {
    let Some(base) = text.files.first().map(|file| file.source) else { return Ok(BTreeMap::new()) };
    // The text stands by itself: the acts that amended it are in it, and the files that they name.
    let mut alone = sources.with_text(base, whole);
    for amendment in &text.amendments {
        alone = alone.with_text(amendment.source, "");
        alone.lend(amendment.source, base);
    }
    let (file, _) = parse(base, whole);
    let tests = file.items.iter().filter(|item| matches!(item, Item::Example(_) | Item::Claim(_)));
    let places: Vec<Span> = tests.map(Item::span).collect();
    let within = |span: Span| places.iter().position(|place| place.contains(span));
    let texts = Texts::load(Language::Portuguese);
    let (checked, diagnostics) = crate::compile(&alone, base, as_of);
    let mut failed = BTreeMap::new();
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|it| it.severity == Severity::Error).collect();
    for diagnostic in &errors {
        if let Some(at) = diagnostic.span().and_then(within) {
            let sides = diagnostic.labels.first().filter(|_| diagnostic.code == codes::CHECK_CLAIM_FALSE);
            let said = sides.map_or_else(|| texts.sentence(diagnostic), |sides| texts.label(diagnostic, sides));
            failed.entry(at).or_insert(said);
        }
    }
    let Some(checked) = checked else {
        let elsewhere = errors.first().filter(|_| failed.is_empty());
        return elsewhere.map_or(Ok(failed), |error| Err(texts.sentence(error)));
    };
    let program = checked.program();
    for outcome in run_examples(&checked).0.iter().filter(|outcome| !outcome.holds()) {
        let Some(example) = program.examples.get(outcome.example) else { continue };
        let wrong = outcome.expectations.iter().find(|it| !holds(it));
        let why = match wrong {
            // Why it could not names a line of a text that is still being written.
            Some(wrong) => match &wrong.result {
                Err(Stop::Refused(_)) => format!("{}: não pode ser calculado", words(&alone, wrong.span)),
                _ => format!("{}: {}", words(&alone, wrong.span), came_out(wrong, program, &alone, &texts)),
            },
            None => {
                let period = example.period.map_or_else(String::new, |period| period.to_string());
                texts.line("cli_test_not_evaluated", &[("period", period)])
            }
        };
        failed.extend(within(example.span).map(|at| (at, why)));
    }
    Ok(failed)
}

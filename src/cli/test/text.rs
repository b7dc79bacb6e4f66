//! What came of the examples, for a person: a line per file, each failure with both sides, what is not reached.

use std::collections::BTreeSet;

use crate::cli::grid::wrap;
use crate::cli::reasons;
use crate::cli::session::Session;
use crate::cli::test::mutants::{Hunt, Hunted};
use crate::cli::test::{Args, Tested, mutants};
use crate::data::Records;
use crate::diagnostic::Texts;
use crate::eval::{ExpectationOutcome, Gap, GapKind};
use crate::ir::Program;
use crate::machine::Stop;
use crate::source::{SourceId, Sources, Span};

/// The report of one file.
pub(super) fn file(tested: &Tested, asked: &Args, sources: &Sources, session: &Session) -> String {
    let name = tested.called(sources);
    let Some(checked) = &tested.checked else {
        return format!("{}\n", session.say("cli_test_wrong", &[("path", name)]));
    };
    let (program, width) = (checked.program(), session.width());
    let count = tested.outcomes.len();
    let failed = tested.outcomes.iter().filter(|outcome| !outcome.holds()).count();
    let args = [("path", name), ("count", count.to_string()), ("failed", failed.to_string())];
    let id = match (count, failed) {
        (0, _) => "cli_test_none",
        (_, 0) => "cli_test_fine",
        _ => "cli_test_failed",
    };
    let mut text = format!("{}\n", session.say(id, &args));
    for outcome in tested.outcomes.iter().filter(|outcome| !outcome.holds()) {
        let Some(example) = program.examples.get(outcome.example) else { continue };
        let args = [("title", example.title.clone()), ("place", place(sources, example.span))];
        text.push('\n');
        text.push_str(&wrap(&session.say("cli_test_example", &args), width, "  ", "    "));
        if outcome.not_evaluated {
            let period = example.period.map_or_else(String::new, |period| period.to_string());
            let line = session.say("cli_test_not_evaluated", &[("period", period)]);
            text.push_str(&wrap(&line, width, "    ", "    "));
        }
        for expectation in outcome.expectations.iter().filter(|it| !holds(it)) {
            let line = sources.locate(expectation.span).1.to_string();
            let args = [("line", line), ("text", words(sources, expectation.span))];
            text.push_str(&wrap(&session.say("cli_test_expected", &args), width, "    ", "      "));
            let came_out = came_out(expectation, program, sources, session.texts());
            text.push_str(&wrap(&came_out, width, "      ", "      "));
        }
    }
    if failed > 0 && asked.coverage {
        text.push('\n');
    }
    if asked.coverage {
        text.push_str(&coverage(tested, sources, session));
    }
    match &tested.hunt {
        Hunt::NotAsked => {}
        Hunt::NotTried => text.push_str(&format!("  {}\n", session.say("cli_mutants_not_tried", &[]))),
        Hunt::Tried(_) if !asked.mutants => {}
        Hunt::Tried(tried) => text.push_str(&mutants::text(tried, sources, session)),
    }
    text
}

/// Whether an expectation came true.
pub(in crate::cli) fn holds(expectation: &ExpectationOutcome) -> bool {
    expectation.result == Ok(crate::value::Value::Truth(true))
}

/// What came out instead of what was expected.
pub(in crate::cli) fn came_out(
    expectation: &ExpectationOutcome,
    program: &Program,
    sources: &Sources,
    texts: &Texts,
) -> String {
    match (&expectation.result, &expectation.sides) {
        (Err(Stop::Refused(refusal)), _) => {
            let records = Records::empty(program);
            texts.line("cli_test_refused", &[("reason", reasons::sentence(program, sources, &records, refusal, texts))])
        }
        (_, Some((left, right))) => texts.line("cli_test_sides", &[("left", left.clone()), ("right", right.clone())]),
        (Err(Stop::Absent(cause)), None) => texts.line("cli_test_absent", &[("cause", cause.word().to_owned())]),
        (Ok(_), None) => texts.line("cli_test_false", &[]),
    }
}

/// What no example reaches.
fn coverage(tested: &Tested, sources: &Sources, session: &Session) -> String {
    let Some((total, gaps)) = &tested.coverage else { return String::new() };
    let reached = total.saturating_sub(gaps.len());
    let args = [("reached", reached.to_string()), ("total", total.to_string()), ("percent", percent(reached, *total))];
    let mut text = format!("  {}\n", session.say("cli_coverage", &args));
    for gap in gaps {
        let line = self::gap(gap, sources, session.texts());
        text.push_str(&wrap(&line, session.width(), "    - ", "      "));
    }
    text
}

/// A gap in words, with its place.
pub(super) fn gap(gap: &Gap, sources: &Sources, texts: &Texts) -> String {
    let row = words(sources, gap.span);
    let row = row.split("=>").next().unwrap_or(&row).trim().to_owned();
    let id = match (gap.kind, &gap.limit) {
        (GapKind::Side, Some((_, Some(_)))) => "cli_gap_side".to_owned(),
        (GapKind::Side, _) => "cli_gap_side_any".to_owned(),
        (kind, _) => format!("cli_gap_{}", gap_code(kind)),
    };
    let (limit, value) = gap.limit.clone().unwrap_or_default();
    let args = [
        ("name", gap.name.clone()),
        ("row", row),
        ("limit", limit),
        ("value", value.unwrap_or_default()),
        ("place", place(sources, gap.span)),
    ];
    texts.line(&id, &args)
}

/// The name of what a gap is of, for programs.
pub(super) const fn gap_code(kind: GapKind) -> &'static str {
    match kind {
        GapKind::Rule => "rule",
        GapKind::Band => "band",
        GapKind::Side => "side",
        GapKind::Applicable => "applicable",
        GapKind::NotApplicable => "not_applicable",
        GapKind::Exception => "exception",
        GapKind::NoException => "no_exception",
        GapKind::Deemed => "deemed",
        GapKind::Part => "part",
        GapKind::Monitoring => "monitoring",
        GapKind::Instalment => "instalment",
        GapKind::Operation => "operation",
    }
}

/// How much of a whole, in percent with one place that is never rounded up: `99,9%` is less than all.
pub(super) fn percent(part: usize, whole: usize) -> String {
    if part >= whole {
        return "100%".to_owned();
    }
    let thousandths = part.saturating_mul(1000) / whole;
    format!("{},{}%", thousandths / 10, thousandths % 10)
}

/// The last line, where there are several files.
pub(super) fn summary(all: &[Tested], asked: &Args, session: &Session) -> String {
    let files: BTreeSet<SourceId> = all.iter().map(|tested| tested.id).collect();
    if files.len() < 2 {
        return String::new();
    }
    let count: usize = all.iter().map(|tested| tested.outcomes.len()).sum();
    let failed = all.iter().flat_map(|tested| &tested.outcomes).filter(|outcome| !outcome.holds()).count();
    let wrong = all.iter().filter(|tested| tested.checked.is_none()).count();
    let number = |count: usize| count.to_string();
    let args = [("files", number(files.len())), ("count", number(count)), ("failed", number(failed))];
    let mut text = format!("\n{}\n", session.say("cli_test_summary", &args));
    let tried = all.iter().filter(|_| asked.mutants);
    let counts: Vec<_> = tried.filter_map(|tested| tested.hunt.tried()).map(Hunted::count).collect();
    if let Some(count) = counts.iter().cloned().reduce(|all, one| all.plus(&one)) {
        text.push_str(&format!("{}\n", count.line(session.texts())));
    }
    if wrong > 0 {
        text.push_str(&format!("{}\n", session.say("cli_test_summary_wrong", &[("wrong", number(wrong))])));
    }
    text
}

/// `norma.valora:120`
pub(super) fn place(sources: &Sources, span: Span) -> String {
    let (file, line, _) = sources.locate(span);
    format!("{file}:{line}")
}

/// The policy's own words, on one line.
pub(in crate::cli) fn words(sources: &Sources, span: Span) -> String {
    sources.slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

//! Examples that fail, for a code review: one workflow command of GitHub an expectation, on its line.

use crate::cli::test::Tested;
use crate::cli::test::text::{came_out, holds, words};
use crate::diagnostic::{Texts, annotation};
use crate::source::Sources;

/// The commands of every file; nothing where every example holds.
pub(super) fn write(all: &[Tested], sources: &Sources, texts: &Texts) -> String {
    all.iter().map(|tested| file(tested, sources, texts)).collect()
}

fn file(tested: &Tested, sources: &Sources, texts: &Texts) -> String {
    let Some(checked) = &tested.checked else { return String::new() };
    let program = checked.program();
    let mut text = String::new();
    for outcome in tested.outcomes.iter().filter(|outcome| !outcome.holds()) {
        let Some(example) = program.examples.get(outcome.example) else { continue };
        if outcome.not_evaluated {
            let period = example.period.map_or_else(String::new, |period| period.to_string());
            let line = texts.line("cli_test_not_evaluated", &[("period", period)]);
            text.push_str(&annotation("error", Some(example.span), &example.title, &line, sources));
        }
        for expectation in outcome.expectations.iter().filter(|it| !holds(it)) {
            let lines = [words(sources, expectation.span), came_out(expectation, program, sources, texts)];
            text.push_str(&annotation("error", Some(expectation.span), &example.title, &lines.join("\n"), sources));
        }
    }
    text
}

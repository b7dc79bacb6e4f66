//! The examples that are missing, ready to be pasted: each is tried in the policy before it is shown.

use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::test::Tested;
use crate::cli::test::mutants::{Hunted, sentence};
use crate::cli::test::text::gap;
use crate::eval::{ExampleOutcome, Gap, coverage, run_examples};
use crate::format::format;
use crate::mutate::{Target, suggest};
use crate::source::Sources;
use crate::value::Date;

/// The blocks for one file, each with why it is wanted and what it gives today.
pub(super) fn text(
    tested: &Tested,
    hunted: &Hunted,
    day: Option<Date>,
    sources: &Sources,
    session: &mut Session,
) -> String {
    let mut progress = Progress::new();
    let (planted, fates) = hunted.parts();
    let gaps = tested.coverage.as_ref().map_or(&[][..], |(_, gaps)| gaps);
    let (suggestions, mut without) =
        suggest(planted, fates, gaps, &mut |done, total| progress.tell("cli_suggest_progress", done, total, session));
    progress.end(session);
    let texts = session.texts();
    let sentence = |target: &Target| match target {
        Target::Fault(at) => planted.mutants.get(*at).map(|it| ("fault", sentence(&it.fault, sources, texts))),
        Target::Gap(at) => gaps.get(*at).map(|it| ("gap", gap(it, sources, texts))),
    };
    let comment = |when: &str, (kind, what): (&str, String), today: &str| {
        texts.line(&format!("cli_suggest_{when}_{kind}"), &[("what", what), ("today", today.to_owned())])
    };
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for (number, suggestion) in suggestions.iter().enumerate() {
        let today = suggestion.today();
        let shows = suggestion.shows.iter().filter_map(sentence).enumerate();
        let shows = shows.map(|(at, what)| comment(if at == 0 { "confirm" } else { "also" }, what, &today));
        let comments: Vec<String> = shows.collect();
        let title = texts.line("cli_suggest_title", &[("number", (number + 1).to_string())]);
        let block = suggestion.block(planted, &title, &comments).and_then(|block| tried(tested, day, sources, &block));
        match block {
            Some(block) => {
                text.push_str(&format!("\n{block}"));
                blocks.push(block);
            }
            None => without.extend(&suggestion.shows),
        }
    }
    // The side of a limit is reached by the examples that notice the limit.
    let left = left(tested, day, sources, &blocks);
    let is_left = |at: &usize| {
        gaps.get(*at).is_some_and(|gap| {
            left.iter().any(|it| (it.kind, &it.name, &it.limit) == (gap.kind, &gap.name, &gap.limit))
        })
    };
    without.retain(|target| match target {
        Target::Fault(_) => true,
        Target::Gap(at) => is_left(at),
    });
    without.sort_unstable();
    for what in without.iter().filter_map(sentence) {
        text.push_str(&format!("\n// {}\n", comment("none", what, "")));
    }
    text
}

/// The elements that no example reaches once some blocks are pasted.
fn left(tested: &Tested, day: Option<Date>, sources: &Sources, blocks: &[String]) -> Vec<Gap> {
    let Some(own) = sources.get(tested.id) else { return Vec::new() };
    let whole = format!("{}\n\n{}", own.text.trim_end(), blocks.join("\n"));
    let checked = tested.with_text(whole, day, sources);
    checked.map_or_else(Vec::new, |checked| coverage(checked.program(), &run_examples(&checked).1, tested.id).1)
}

/// A block in the layout of `valora fmt`, where the policy with it compiles and all its examples hold.
fn tried(tested: &Tested, day: Option<Date>, sources: &Sources, block: &str) -> Option<String> {
    let own = sources.get(tested.id)?.text.trim_end().to_owned();
    let whole = format(&format!("{own}\n\n{block}")).ok()?;
    let (outcomes, _) = run_examples(&tested.with_text(whole.clone(), day, sources)?);
    let holds = outcomes.len() > tested.outcomes.len() && outcomes.iter().all(ExampleOutcome::holds);
    let first = block.lines().next()?;
    holds.then(|| whole.get(whole.rfind(first)?..).map(str::to_owned)).flatten()
}

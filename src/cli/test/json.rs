//! What came of the examples, for programs. `schema` is 1; `holds` says whether all of it came true.

use serde_json::{Value as Json, json};

use crate::cli::test::text::{came_out, gap, gap_code, holds, percent, place, words};
use crate::cli::test::{Args, Tested, mutants};
use crate::diagnostic::Texts;
use crate::source::Sources;

/// The whole object, indented.
pub(super) fn write(all: &[Tested], args: &Args, sources: &Sources, texts: &Texts) -> String {
    let files: Vec<Json> = all.iter().map(|tested| file(tested, args, sources, texts)).collect();
    let holds = all.iter().all(|it| it.checked.is_some() && it.outcomes.iter().all(crate::eval::ExampleOutcome::holds));
    let whole = json!({"schema": 1, "holds": holds, "files": files});
    format!("{whole:#}\n")
}

fn file(tested: &Tested, args: &Args, sources: &Sources, texts: &Texts) -> Json {
    let name = sources.get(tested.id).map_or("", |source| source.name.as_str());
    let Some(checked) = &tested.checked else {
        return json!({"name": name, "act": tested.act, "wrong": true, "examples": []});
    };
    let program = checked.program();
    let examples = tested.outcomes.iter().filter_map(|outcome| {
        let example = program.examples.get(outcome.example)?;
        let expectations: Vec<Json> = outcome
            .expectations
            .iter()
            .map(|it| {
                let sides = it.sides.as_ref();
                json!({
                    "text": words(sources, it.span),
                    "line": sources.locate(it.span).1,
                    "holds": holds(it),
                    "left": sides.map(|(left, _)| left),
                    "right": sides.map(|(_, right)| right),
                    "message": (!holds(it)).then(|| came_out(it, program, sources, texts)),
                })
            })
            .collect();
        Some(json!({
            "title": example.title,
            "place": place(sources, example.span),
            "period": example.period.map(crate::value::Period::code),
            "holds": outcome.holds(),
            "evaluated": !outcome.not_evaluated,
            "expectations": expectations,
        }))
    });
    let examples: Vec<Json> = examples.collect();
    let coverage = tested.coverage.as_ref().filter(|_| args.coverage).map(|(total, gaps)| {
        let gaps: Vec<Json> = gaps
            .iter()
            .map(|it| {
                json!({
                    "kind": gap_code(it.kind),
                    "name": it.name,
                    "place": place(sources, it.span),
                    "limit": it.limit.as_ref().map(|(limit, _)| limit),
                    "value": it.limit.as_ref().and_then(|(_, value)| value.as_ref()),
                    "message": gap(it, sources, texts),
                })
            })
            .collect();
        let reached = total.saturating_sub(gaps.len());
        json!({"total": total, "reached": reached, "percent": percent(reached, *total), "gaps": gaps})
    });
    let mutants = tested.hunt.tried().filter(|_| args.mutants).map(|hunted| mutants::object(hunted, sources, texts));
    json!({"name": name, "act": tested.act, "wrong": false, "examples": examples, "coverage": coverage, "mutants": mutants, "suggested": tested.suggested})
}

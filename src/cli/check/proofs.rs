//! The verdicts of `valora check --proofs`, act by act: for people and for programs.

use serde::Serialize;

use crate::cli::Exit;
use crate::cli::session::{Session, Stream};
use crate::diagnostic::{Diagnostic, Format, RenderOptions, Severity, render};
use crate::ir::Program;
use crate::prove::{Proof, Verdict};
use crate::source::{SourceId, Sources, Span};

/// The proofs of one act.
pub(super) struct OfAct {
    /// The act as its header names it; empty without one.
    act: String,
    file: SourceId,
    proofs: Vec<Proof>,
}

impl OfAct {
    /// What was proved of a file's act.
    pub(super) fn new(program: &Program, file: SourceId, proofs: Vec<Proof>) -> OfAct {
        let act = program
            .act
            .as_ref()
            .map_or_else(String::new, |act| format!("{} {} de {}", act.words, act.number, act.date));
        OfAct { act, file, proofs }
    }
}

/// Writes one line for each verdict, and the count.
pub(super) fn print(acts: &[OfAct], sources: &Sources, session: &mut Session<'_>) {
    let mut text = String::new();
    let mut counts = [0_usize; 3];
    for act in acts {
        let path = sources.get(act.file).map_or_else(String::new, |source| source.name.clone());
        text.push_str(&session.say("cli_proofs_act", &[("act", act.act.clone()), ("path", path)]));
        text.push('\n');
        if act.proofs.is_empty() {
            text.push_str(&format!("  {}\n", session.say("cli_proofs_none", &[])));
        }
        let words: Vec<(String, String)> = act.proofs.iter().map(|proof| words(proof, sources, session)).collect();
        let width = words.iter().map(|(verdict, _)| verdict.chars().count()).max().unwrap_or(0);
        for (proof, (verdict, property)) in act.proofs.iter().zip(words) {
            text.push_str(&format!("  {verdict:<width$}  {property}\n"));
            let slot = match &proof.verdict {
                Verdict::Proved => 0,
                Verdict::Refuted(found) => {
                    if proof.answered {
                        let line = session.say("cli_proofs_example", &[("case", found.case.clone())]);
                        text.push_str(&format!("  {:width$}  {line}\n", ""));
                    }
                    1
                }
                Verdict::Undecided(..) => 2,
            };
            if let Some(count) = counts.get_mut(slot) {
                *count += 1;
            }
        }
        text.push('\n');
    }
    let [proved, refuted, undecided] = counts.map(|count| count.to_string());
    let count = session.say("cli_proofs_count", &[("proved", proved), ("refuted", refuted), ("undecided", undecided)]);
    text.push_str(&format!("{count}\n"));
    session.print(&text);
}

fn words(proof: &Proof, sources: &Sources, session: &Session<'_>) -> (String, String) {
    let verdict = session.say("cli_proofs_verdict", &[("verdict", verdict_of(proof).to_owned())]);
    let property = session.say(
        "cli_proofs_property",
        &[
            ("property", proof.property.word().to_owned()),
            ("name", proof.name.clone()),
            ("indicator", proof.indicator.clone().unwrap_or_default()),
            ("text", written(proof.span, sources)),
        ],
    );
    (verdict, property)
}

const fn verdict_of(proof: &Proof) -> &'static str {
    match &proof.verdict {
        Verdict::Proved => "proved",
        Verdict::Refuted(_) if proof.answered => "answered",
        Verdict::Refuted(_) => "refuted",
        Verdict::Undecided(..) => "undecided",
    }
}

/// The first line of what is written at a place, without its citation.
fn written(span: Span, sources: &Sources) -> String {
    let text = sources.slice(span);
    let line = text.lines().next().unwrap_or_default();
    line.split("   conforme").next().unwrap_or(line).trim().to_owned()
}

#[derive(Serialize)]
struct ProofObject<'a> {
    file: &'a str,
    line: usize,
    act: &'a str,
    property: &'static str,
    name: &'a str,
    indicator: Option<&'a str>,
    verdict: &'static str,
    doubt: Option<&'static str>,
    counterexample: Option<Example<'a>>,
}

#[derive(Serialize)]
struct Example<'a> {
    case: &'a str,
    left: &'a str,
    right: &'a str,
    before: Option<&'a str>,
    after: Option<&'a str>,
    note: &'a str,
}

/// Writes `{"proofs": […], "diagnostics": […]}`.
pub(super) fn print_json(
    acts: &[OfAct],
    diagnostics: &[Diagnostic],
    sources: &Sources,
    session: &mut Session<'_>,
) -> Exit {
    let objects: Vec<String> = acts
        .iter()
        .flat_map(|act| act.proofs.iter().map(|proof| object(act, proof, sources)))
        .map(|object| serde_json::to_string(&object).unwrap_or_default())
        .collect();
    let proofs = if objects.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", objects.join(",\n")) };
    let language = session.texts().language();
    let options = RenderOptions { color: false, width: session.width(), language, format: Format::Json };
    let told = render(diagnostics, sources, &options);
    session.write(Stream::Output, &format!("{{\"proofs\": {proofs},\n\"diagnostics\": {}}}\n", told.trim_end()));
    let wrong = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    if wrong { Exit::Policy } else { Exit::Fine }
}

fn object<'a>(act: &'a OfAct, proof: &'a Proof, sources: &'a Sources) -> ProofObject<'a> {
    let source = sources.get(proof.span.source);
    let counterexample = match &proof.verdict {
        Verdict::Refuted(found) => Some(Example {
            case: &found.case,
            left: &found.left,
            right: &found.right,
            before: found.figure.as_ref().map(|(before, _)| before.as_str()),
            after: found.figure.as_ref().map(|(_, after)| after.as_str()),
            note: &found.note,
        }),
        _ => None,
    };
    ProofObject {
        file: source.map_or("", |source| source.name.as_str()),
        line: source.map_or(0, |source| source.position(proof.span.start).0),
        act: &act.act,
        property: proof.property.word(),
        name: &proof.name,
        indicator: proof.indicator.as_deref(),
        verdict: verdict_of(proof),
        doubt: match &proof.verdict {
            Verdict::Undecided(doubt, _) => Some(doubt.word()),
            _ => None,
        },
        counterexample,
    }
}

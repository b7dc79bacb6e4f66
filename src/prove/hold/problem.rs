//! What a proof that failed says of the act.

use crate::diagnostic::{Diagnostic, codes};
use crate::prove::hold::property::{Counterexample, Doubt, Proof, Property, Verdict};
use crate::source::{Sources, Span};

/// What is to be said of a proof: nothing of one that holds, or that a reading answers for.
#[must_use]
pub fn diagnostic(proof: &Proof, sources: &Sources) -> Option<Diagnostic> {
    let place = first_line(proof.span, sources);
    match &proof.verdict {
        Verdict::Refuted(found) if !proof.answered => Some(refuted(proof, found, place)),
        Verdict::Undecided(doubt, span) => {
            let mut diagnostic = Diagnostic::advice(codes::CHECK_PROOF_UNDECIDED, place)
                .arg("property", proof.property.word())
                .arg("name", &proof.name)
                .arg("indicator", proof.indicator.as_deref().unwrap_or_default())
                .arg("doubt", doubt.word())
                .help("help");
            if *span != proof.span {
                diagnostic = diagnostic.label(*span, "label_where");
            }
            Some(diagnostic)
        }
        _ => None,
    }
}

/// The first line of a declaration, which names it.
fn first_line(span: Span, sources: &Sources) -> Span {
    let line = sources.slice(span).lines().next().unwrap_or_default().trim_end();
    let length = u32::try_from(line.len()).unwrap_or(0);
    Span { end: span.end.min(span.start + length), ..span }
}

fn refuted(proof: &Proof, found: &Counterexample, place: Span) -> Diagnostic {
    let (before, after) = found.figure.clone().unwrap_or_default();
    let sides = if found.left.is_empty() { "none" } else { "two" };
    let negative = proof.property == Property::Bounds && found.left.starts_with('-');
    Diagnostic::warning(codes::CHECK_PROOF_REFUTED, place)
        .arg("property", if negative { "negative" } else { proof.property.word() })
        .arg("name", &proof.name)
        .arg("indicator", proof.indicator.as_deref().unwrap_or_default())
        .arg("case", &found.case)
        .arg("left", &found.left)
        .arg("right", &found.right)
        .arg("before", before)
        .arg("after", after)
        .arg("note", &found.note)
        .arg("sides", sides)
        .help("help")
}

impl Property {
    /// Its name in catalogues and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Property::Claim => "claim",
            Property::Bounds => "bounds",
            Property::Score => "score",
            Property::Payment => "payment",
            Property::Parts => "parts",
            Property::Year => "year",
            Property::Result => "result",
        }
    }
}

impl Doubt {
    /// Its name in catalogues and in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Doubt::Carried => "carried",
            Doubt::Units => "units",
            Doubt::Together => "together",
            Doubt::NoRow => "no_row",
            Doubt::Refused => "refused",
            Doubt::Varies => "varies",
        }
    }
}

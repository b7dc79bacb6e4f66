//! An act is cited with one date throughout a file: in what follows `conforme`, in quotations, in the header.

use std::collections::BTreeMap;

use crate::check::identity::{Named, acts_in};
use crate::diagnostic::{Diagnostic, codes};
use crate::ir::Program;
use crate::source::Span;

/// An act named at a place.
struct Mention {
    act: Named,
    span: Span,
    /// Whether a reading answers for the place.
    read: bool,
}

/// Reports each act that is named with two dates.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    let mut mentions: BTreeMap<(String, String), Vec<Mention>> = BTreeMap::new();
    let mut mention = |act: Named, span: Span, read: bool| {
        mentions.entry((act.kind.clone(), act.number.clone())).or_default().push(Mention { act, span, read });
    };
    for act in &program.named {
        if let Some(named) = Named::of(&act.words, &act.number, act.date) {
            mention(named, act.span, false);
        }
    }
    for cited in &program.cited {
        let within = |span: Span| program.readings.iter().any(|reading| reading.span.contains(span));
        for place in &cited.places {
            for act in acts_in(&place.value.join(", ")) {
                mention(act, place.span, cited.read || within(place.span));
            }
        }
        if let Some(quote) = &cited.quote {
            for act in acts_in(&quote.value) {
                mention(act, quote.span, cited.read || within(quote.span));
            }
        }
    }
    for named in mentions.values_mut() {
        named.sort_by_key(|it| it.span);
        diagnostics.extend(two_dates(named));
    }
}

/// The first two that are one act and not of one date, unless a reading answers for one that differs.
fn two_dates(named: &[Mention]) -> Option<Diagnostic> {
    let mut found: Option<(&Mention, &Mention)> = None;
    for (at, later) in named.iter().enumerate() {
        let differs = |first: &&Mention| {
            let together = first.span.source == later.span.source;
            together && first.act.is_like(&later.act) && !first.act.dated.agrees(later.act.dated)
        };
        for first in named.iter().take(at).filter(differs) {
            if first.read || later.read {
                return None;
            }
            found = found.or(Some((first, later)));
        }
    }
    found.map(|(first, later)| act_cited_with_two_dates(first, later))
}

fn act_cited_with_two_dates(first: &Mention, later: &Mention) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_ACT_CITED_WITH_TWO_DATES, later.span)
        .label(first.span, "label_first")
        .arg("act", &later.act.words)
        .arg("first", first.act.dated)
        .arg("later", later.act.dated)
        .help("help")
}

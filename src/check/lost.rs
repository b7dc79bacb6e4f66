//! One mistake, one report: what only seems to be missing because a line could not be read.
//!
//! Receives the tree and everything that was said of it; takes out what an unreadable line explains. A
//! declaration with such a line may lack nothing, and a name on it may be declared. It adds nothing.

use crate::diagnostic::{Code, Diagnostic, Severity, codes};
use crate::source::{Sources, Span};
use crate::syntax::ast::{File, Item};

/// Problems that consist in something not being there.
const ABSENCES: &[Code] = &[
    codes::LOWER_INPUT,
    codes::LOWER_INDICATOR,
    codes::LOWER_PROPORTIONAL,
    codes::LOWER_LINEAR_POINTS,
    codes::LOWER_INDEX_WEIGHTS,
    codes::LOWER_TRANSFER,
    codes::LOWER_SETTLEMENT,
    codes::LOWER_EXAMPLE,
    codes::LOWER_SCHEDULE,
    codes::CHECK_BAND_GAP,
    codes::CHECK_MISSING_MEMBER,
    codes::CHECK_PARTITION_GAP,
    codes::CHECK_PARAMETER_GAP,
    codes::CHECK_WEIGHTS_SUM,
    codes::CHECK_SHARES_SUM,
    codes::CHECK_UNHANDLED_ABSENCE,
    codes::CHECK_ZERO_DENOMINATOR,
    codes::CHECK_EFFECT_NOT_STATED,
    codes::CHECK_UNCITED,
    codes::CHECK_READING_WITHOUT_REASON,
];

/// Takes out what an unreadable line, or what could not be understood, explains.
pub(crate) fn keep_causes(file: &File, sources: &Sources, diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.iter().any(|it| it.severity == Severity::Error) {
        // What could not be understood may use any name: only a text without errors can leave one unused.
        diagnostics.retain(|it| it.code != codes::CHECK_UNUSED);
    }
    let unread = diagnostics.iter().filter(|it| is_syntax(it)).filter_map(Diagnostic::span);
    let unread: Vec<Span> = unread.filter(|span| span.source == file.source).collect();
    if unread.is_empty() {
        return;
    }
    let text = sources.get(file.source).map_or("", |source| source.text.as_str());
    let items: Vec<Span> = file.items.iter().map(Item::span).collect();
    let touched = |item: &Span| unread.iter().any(|span| item.contains(*span));
    let damaged: Vec<Span> = items.iter().copied().filter(touched).collect();
    // The header precedes every declaration.
    let in_header = unread.iter().any(|span| items.iter().all(|item| span.start < item.start));
    let errors = file.items.iter().filter(|item| matches!(item, Item::Error(_))).map(Item::span);
    let lines: Vec<&str> = unread.iter().copied().chain(errors).map(|span| lines_of(text, span)).collect();
    diagnostics.retain(|it| {
        let inside = it.span().is_some_and(|span| damaged.iter().any(|item| item.contains(span)));
        let absent = inside && ABSENCES.contains(&it.code);
        let unruly = in_header && it.code == codes::LOWER_ROUNDING;
        let unheard = it.code == codes::LOWER_UNKNOWN_NAME && named(it).is_some_and(|name| stands_in(name, &lines));
        !(absent || unruly || unheard)
    });
}

fn is_syntax(diagnostic: &Diagnostic) -> bool {
    diagnostic.severity == Severity::Error && diagnostic.code.0.starts_with("syntax::")
}

/// The name that a diagnostic is about, without the table before its dot.
fn named(diagnostic: &Diagnostic) -> Option<&str> {
    let (_, name) = diagnostic.args.iter().find(|(key, _)| *key == "name")?;
    name.rsplit('.').next()
}

/// The whole lines that a span touches.
fn lines_of(text: &str, span: Span) -> &str {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(..start).and_then(|text| text.rfind('\n')).map_or(0, |at| at + 1);
    let after = text.get(end..).and_then(|text| text.find('\n')).map_or(text.len(), |at| end + at);
    text.get(before..after).unwrap_or("")
}

/// Whether a name is one of the words of some lines.
fn stands_in(name: &str, lines: &[&str]) -> bool {
    let apart = |char: char| !char.is_alphanumeric() && char != '_';
    lines.iter().any(|line| line.split(apart).any(|word| word == name))
}

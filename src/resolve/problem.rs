//! What `resolve` says, one function a problem.

use crate::diagnostic::{Diagnostic, codes};
use crate::resolve::change::Fault;
use crate::resolve::nearest;
use crate::source::Span;
use crate::syntax::ast::{Act, Header, Name, Operation, Path};
use crate::value::Date;

pub(super) fn duplicate_name(name: &str, span: Span, word: &str, first: Span) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_DUPLICATE_NAME, span)
        .label(first, "label_first")
        .arg("name", name)
        .arg("kind", word)
        .help("help")
}

/// An act that is amended or used is in no file read.
pub(super) fn act_not_found(act: &Act, near: Option<&str>, files: &[&str]) -> Diagnostic {
    let files: Vec<String> = files.iter().take(8).map(|file| format!("`{file}`")).collect();
    let diagnostic = Diagnostic::error(codes::RESOLVE_ACT_NOT_FOUND, act.span)
        .arg("act", act.words_and_date())
        .arg("files", files.join(", "));
    match near {
        Some(near) => diagnostic.arg("near", near).help("help_near"),
        None => diagnostic.help("help"),
    }
}

/// One act cited with a date that is not its own.
pub(super) fn act_two_dates(cited: &Act, act: &Act) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_ACT_DATES, cited.span)
        .label(act.span, "label_act")
        .arg("act", format!("{} {}", act.words, act.number))
        .arg("cited", cited.date)
        .arg("date", act.date)
        .help("help")
}

/// An act that amends itself, or acts that amend one another.
pub(super) fn amends_itself(amended: &Act, by: Option<&Act>) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::RESOLVE_AMENDS_ITSELF, amended.span)
        .arg("act", amended.words_and_date())
        .arg("by", by.map(Act::words_and_date).unwrap_or_default())
        .help("help");
    match by {
        Some(by) if by.span != amended.span => diagnostic.label(by.span, "label_by"),
        _ => diagnostic,
    }
}

/// The act was not known yet on the day asked about.
pub(super) fn not_published(act: &Act, published: Date, as_of: Date) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_NOT_PUBLISHED, act.span)
        .arg("act", act.words_and_date())
        .arg("published", published)
        .arg("day", as_of)
        .help("help")
}

/// The interval of an operation is not written and the amending act does not say since when it is in force.
pub(super) fn reach_not_stated(operation: &Operation) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_REACH, operation.verb.span)
        .arg("what", "not_stated")
        .arg("verb", operation.verb.value.word())
        .help("help_not_stated")
}

/// An end of an interval that is not a date or a period.
pub(super) fn reach_not_literal(span: Span) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_REACH, span).arg("what", "not_literal").help("help_not_literal")
}

/// An interval that begins or ends inside a period.
pub(super) fn reach_splits(day: &str, near: &[String; 2], grain: &str, begins: bool, span: Span) -> Diagnostic {
    let [before, after] = near;
    Diagnostic::error(codes::RESOLVE_REACH, span)
        .arg("what", if begins { "begins_inside" } else { "ends_inside" })
        .arg("day", day)
        .arg("grain", grain)
        .arg("before", before)
        .arg("after", after)
        .help("help_near")
}

/// An interval of which the act's validity has nothing.
pub(super) fn outside_validity(months: &str, validity: &str, span: Span, header: &Header) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::RESOLVE_REACH, span)
        .arg("what", "outside")
        .arg("months", months)
        .arg("validity", validity)
        .help("help_outside");
    match &header.validity {
        Some((interval, _)) => diagnostic.label(interval.span, "label_validity"),
        None => diagnostic,
    }
}

/// An operation that has no meaning for what it is written of.
pub(super) fn operation_meaning(operation: &Operation, span: Span) -> Diagnostic {
    let verb = operation.verb.value;
    let help = match verb {
        crate::syntax::ast::Verb::Suspend => "help_suspend",
        crate::syntax::ast::Verb::Extend => "help_extend",
        crate::syntax::ast::Verb::Postpone => "help_postpone",
        crate::syntax::ast::Verb::Revoke => "help_revoke",
        crate::syntax::ast::Verb::Add => "help_add",
        crate::syntax::ast::Verb::Replace => "help_replace",
    };
    Diagnostic::error(codes::RESOLVE_OPERATION, span).arg("verb", verb.word()).help(help)
}

/// An operation other than `revoga Art. …` on an act that only amends.
pub(super) fn amends_an_amendment(operation: &Operation) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_OPERATION, operation.verb.span)
        .arg("verb", operation.verb.value.word())
        .help("help_amendment")
}

/// Why an operation was not carried out.
pub(super) fn fault(operation: &Operation, path: &Path, fault: &Fault) -> Diagnostic {
    match fault {
        Fault::NoPart { part, span, known } => no_such_part(part, path, known, *span),
        Fault::Exists { part, first } => already_there(part, operation, path.span, *first),
        Fault::Effect(span) => operation_meaning(operation, *span),
    }
}

fn no_such_part(part: &str, path: &Path, known: &[String], span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::RESOLVE_NO_SUCH_PART, span)
        .arg("what", "part")
        .arg("part", part)
        .arg("owner", &path.name.value);
    suggest(diagnostic, part, known)
}

fn suggest(diagnostic: Diagnostic, part: &str, known: &[String]) -> Diagnostic {
    if let Some(near) = nearest(part, known.iter().map(String::as_str)) {
        return diagnostic.arg("near", near).help("help_near");
    }
    let shown: Vec<String> = known.iter().take(8).map(|known| format!("`{known}`")).collect();
    if shown.is_empty() {
        diagnostic.help("help")
    } else {
        diagnostic.arg("known", shown.join(", ")).help("help_known")
    }
}

/// The amended act declares nothing of that kind and name.
pub(super) fn not_declared(
    kind: &str,
    name: &Name,
    other: Option<&str>,
    alike: &[String],
    act: Option<&Act>,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::RESOLVE_NO_SUCH_PART, name.span)
        .arg("what", "declaration")
        .arg("kind", kind)
        .arg("part", &name.value)
        .arg("act", act.map(Act::words_and_date).unwrap_or_default());
    let diagnostic = match act {
        Some(act) => diagnostic.label(act.span, "label_act"),
        None => diagnostic,
    };
    match other {
        Some(other) => diagnostic.arg("other", other).help("help_kind"),
        None => suggest(diagnostic, &name.value, alike),
    }
}

/// The declaration has no text in the months that an operation reaches.
pub(super) fn not_in_force(kind: &str, name: &Name, months: &str) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_NO_SUCH_PART, name.span)
        .arg("what", "in_force")
        .arg("kind", kind)
        .arg("part", &name.value)
        .arg("months", months)
        .help("help_in_force")
}

/// What is added stands there already.
pub(super) fn already_there(part: &str, operation: &Operation, span: Span, first: Span) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_ALREADY_THERE, span)
        .label(first, "label_first")
        .arg("part", part)
        .arg("verb", operation.verb.value.word())
        .help("help")
}

/// Two operations of one day on one path.
pub(super) fn amended_twice(path: &str, later: &Operation, earlier: &Operation, acts: &[Option<Act>; 2]) -> Diagnostic {
    let [first, second] = acts;
    let name = |act: &Option<Act>| act.as_ref().map(Act::words_and_date).unwrap_or_default();
    Diagnostic::error(codes::RESOLVE_AMENDED_TWICE, later.span)
        .label(earlier.span, "label_first")
        .arg("path", path)
        .arg("first", name(first))
        .arg("second", name(second))
        .help("help")
}

/// No operation of the amended act cites the provision that is revoked.
pub(super) fn nothing_by_force(provision: &str, span: Span, act: Option<&Act>) -> Diagnostic {
    let diagnostic = Diagnostic::error(codes::RESOLVE_NOTHING_THERE, span)
        .arg("what", "provision")
        .arg("part", provision)
        .arg("act", act.map(Act::words_and_date).unwrap_or_default())
        .help("help_provision");
    match act {
        Some(act) => diagnostic.label(act.span, "label_act"),
        None => diagnostic,
    }
}

/// There is no suspension to extend.
pub(super) fn nothing_suspended(kind: &str, name: &Name) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_NOTHING_THERE, name.span)
        .arg("what", "suspension")
        .arg("kind", kind)
        .arg("part", &name.value)
        .help("help_suspension")
}

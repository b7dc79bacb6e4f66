//! What lowering can find wrong, one small function a problem, by the part of the language it is about.

mod expression;
mod fact;
mod figure;
mod kind;
mod statistic;
mod time;

pub(in crate::lower) use expression::*;
pub(in crate::lower) use fact::*;
pub(in crate::lower) use figure::*;
pub(in crate::lower) use kind::*;
pub(in crate::lower) use statistic::*;
pub(in crate::lower) use time::*;

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::Span;

/// An error of which the message has several forms: the key names the label and the help.
fn variant(code: Code, span: Span, label: &'static str, help: &'static str) -> Diagnostic {
    let mut diagnostic = Diagnostic::error(code, span).help(help);
    diagnostic.labels = vec![Label { span, key: label }];
    diagnostic
}

/// An unknown name of a kind, with the nearest known one as the fix.
fn unknown(kind: &str, name: &str, near: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic =
        Diagnostic::error(crate::diagnostic::codes::LOWER_UNKNOWN_NAME, span).arg("kind", kind).arg("name", name);
    match near {
        Some(near) => diagnostic.arg("near", near).help("help_near").fix(span, near),
        None => diagnostic.help("help"),
    }
}

/// An unknown name of a kind, with all the known ones at hand.
fn unknown_among(kind: &str, name: &str, known: &[&str], span: Span) -> Diagnostic {
    let near = crate::resolve::nearest(name, known.iter().copied());
    let diagnostic = unknown(kind, name, near, span);
    if near.is_some() || known.is_empty() {
        return diagnostic;
    }
    diagnostic.arg("known", known.join(", ")).help("help_known")
}

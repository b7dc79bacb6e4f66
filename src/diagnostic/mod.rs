//! What a stage says about a text: one plain type for every problem.
//!
//! A diagnostic holds its code, its places and its arguments; the sentences live in the message
//! catalogues (`texts/pt-BR/<stage>.ftl`, `texts/en/<stage>.ftl`), keyed by code, and are put together by
//! [`render()`].
//! Nothing here decides what is wrong: each stage builds its own, one small function per problem.

pub mod codes;
pub mod pages;
mod render;
mod texts;

pub use self::render::{Format, RenderOptions, annotation, render, summary};
pub use self::texts::{Language, Texts};

use crate::source::Span;

/// The one name of a problem: `check::band_gap`. The same name serves the catalogues (`check_band_gap`),
/// the page (`docs/diagnostics/check/band_gap.md`) and the test (`tests/ui/check/band_gap.valora`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing to change.
    Advice,
    /// An answer exists, but a reader would be misled.
    Warning,
    /// No answer would be right.
    Error,
}

/// A place, and the key of the sentence that is true there (an attribute of the message: `label`,
/// `label_first`, …).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Which attribute of the message is said of it.
    pub key: &'static str,
}

/// A change of the text that would settle the problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace; empty to insert.
    pub span: Span,
    /// What to write there.
    pub text: String,
}

/// One problem, with its places and arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// Where, the main place first; empty for a problem with no place.
    pub labels: Vec<Label>,
    /// Which attribute of the message is the instruction to the author.
    pub help: Option<&'static str>,
    /// A change that would settle it.
    pub fix: Option<Fix>,
    /// What the sentences are filled with, already written as the author would (`90,01%`).
    pub args: Vec<(&'static str, String)>,
}

impl Diagnostic {
    /// A problem at a place; the message's attribute `label` is said of it.
    #[must_use]
    pub fn new(severity: Severity, code: Code, span: Span) -> Self {
        let labels = vec![Label { span, key: "label" }];
        Diagnostic { code, severity, labels, help: None, fix: None, args: Vec::new() }
    }

    /// An error at a place.
    #[must_use]
    pub fn error(code: Code, span: Span) -> Self {
        Self::new(Severity::Error, code, span)
    }

    /// An error about a file that has no place in a policy's text; its argument `file` is the name.
    #[must_use]
    pub fn of_file(code: Code, file: &str) -> Self {
        let args = vec![("file", file.to_owned())];
        Diagnostic { code, severity: Severity::Error, labels: Vec::new(), help: None, fix: None, args }
    }

    /// A warning at a place.
    #[must_use]
    pub fn warning(code: Code, span: Span) -> Self {
        Self::new(Severity::Warning, code, span)
    }

    /// Advice about a place.
    #[must_use]
    pub fn advice(code: Code, span: Span) -> Self {
        Self::new(Severity::Advice, code, span)
    }

    /// A further place, where there is one, with the attribute said of it.
    #[must_use]
    pub fn label(mut self, span: impl Into<Option<Span>>, key: &'static str) -> Self {
        self.labels.extend(span.into().map(|span| Label { span, key }));
        self
    }

    /// An argument of the sentences.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "callers hand over numbers, names and codes alike")]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// The attribute that tells the author what to do.
    #[must_use]
    pub fn help(mut self, key: &'static str) -> Self {
        self.help = Some(key);
        self
    }

    /// A replacement that would settle the problem.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, text: text.into() });
        self
    }

    /// The main place.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}

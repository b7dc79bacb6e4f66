//! A first look at the text, before the grammar: what would make reading it costly.
//!
//! Returns a text of the same length in which such places are blank: brackets nested too deep, lines too long, a
//! long quotation that is never closed. Each is reported here, and the place kept so that nothing more is said of
//! it. Takes time linear in the text. It knows only brackets, texts, comments and cells:
//! a citation may leave brackets open, but never as many as are too deep.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{SourceId, Span};
use crate::syntax::clause;

/// How deep brackets may nest.
const DEEPEST: usize = 64;
/// How many bytes a line may have.
const LONGEST: usize = 20_000;
/// No word that begins a declaration has as many letters.
const LONGEST_WORD: usize = 16;

/// Which bytes may mean something to [`Scan::step`].
const MEANS: [bool; 256] = {
    let mut means = [false; 256];
    let mut signs: &[u8] = b"\n\"/{}()[]d";
    while let [sign, rest @ ..] = signs {
        #[expect(clippy::indexing_slicing, reason = "evaluated at compile time; a byte is below 256")]
        {
            means[*sign as usize] = true;
        }
        signs = rest;
    }
    means
};

/// A text that is safe to parse.
pub(super) struct Scanned<'i> {
    /// The text, blank where it was not safe.
    pub(super) text: Cow<'i, str>,
    /// What is wrong there.
    pub(super) problems: Vec<Diagnostic>,
    /// The lines that hold those places.
    pub(super) silenced: Vec<Range<usize>>,
}

/// Looks a text over.
pub(super) fn scan(source: SourceId, text: &str) -> Scanned<'_> {
    let mut scan =
        Scan { source, text, at: 0, open: Vec::new(), in_cells: false, blanks: Vec::new(), problems: Vec::new() };
    scan.line_start();
    while scan.at < text.len() {
        scan.step();
    }
    let silenced = scan.blanks.iter().map(|blank| line_start(text, blank.start)..blank.end).collect();
    Scanned { text: blanked(text, &scan.blanks), problems: scan.problems, silenced }
}

struct Scan<'i> {
    source: SourceId,
    text: &'i str,
    at: usize,
    /// The brackets open here.
    open: Vec<u8>,
    /// Whether this is between the braces of `dados`.
    in_cells: bool,
    blanks: Vec<Range<usize>>,
    problems: Vec<Diagnostic>,
}

impl Scan<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { source: self.source, start: offset(start), end: offset(end) }
    }

    /// Moves over one token of those it knows.
    fn step(&mut self) {
        match self.byte(self.at) {
            b'\n' => {
                self.at += 1;
                self.line_start();
            }
            b'"' => self.quoted(),
            b'/' if self.byte(self.at + 1) == b'/' && self.may_comment() => self.skip_line(),
            b'}' => {
                self.in_cells = false;
                self.close(b'{');
                self.at += 1;
            }
            b'{' => self.opening(b'{'),
            bracket @ (b'(' | b'[') if !self.in_cells => self.opening(bracket),
            b')' if !self.in_cells => self.closing(b'('),
            b']' if !self.in_cells => self.closing(b'['),
            b'd' if self.begins_clause() => self.word(),
            _ => self.plain(),
        }
    }

    /// Moves up to the next byte that may mean something.
    fn plain(&mut self) {
        let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or(&[]);
        let means = |byte: &u8| MEANS.get(usize::from(*byte)).copied().unwrap_or(false);
        self.at += 1 + rest.iter().position(means).unwrap_or(rest.len());
    }

    /// In a cell, `//` begins a comment only after a space.
    fn may_comment(&self) -> bool {
        !self.in_cells || self.at == 0 || self.byte(self.at - 1).is_ascii_whitespace()
    }

    /// Whether a clause may begin here.
    fn begins_clause(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or("");
        let before = before.trim_end_matches(|sign: char| sign.is_whitespace() && sign != '\n');
        before.is_empty() || before.ends_with(['\n', ';', '{', '}'])
    }

    /// `dados {` begins cells.
    fn word(&mut self) {
        let after = self.rest().strip_prefix("dados").map(str::trim_start);
        let Some(cells) = after.and_then(|after| after.strip_prefix('{')) else {
            self.at += 1;
            return;
        };
        self.at = self.text.len() - cells.len() - 1;
        self.opening(b'{');
        self.in_cells = true;
    }

    fn skip_line(&mut self) {
        self.at += memchr(b'\n', self.rest().as_bytes()).unwrap_or(self.rest().len());
    }

    fn quoted(&mut self) {
        let Some(inner) = self.rest().strip_prefix("\"\"\"") else {
            let inner = self.rest().get(1..).unwrap_or("");
            let length = inner.find(['"', '\n']).unwrap_or(inner.len());
            let closed = inner.as_bytes().get(length) == Some(&b'"');
            self.at += 1 + length + usize::from(closed);
            return;
        };
        match inner.find("\"\"\"") {
            Some(length) => self.at += length + 6,
            None => self.unclosed_quotation(),
        }
    }

    /// A `"""` that nothing closes: blank up to the next declaration at the margin.
    fn unclosed_quotation(&mut self) {
        let start = self.at;
        self.skip_line();
        self.problems.push(unclosed_text(self.span(start, start + 3), None));
        while self.at < self.text.len() && !at_margin(self.rest().get(1..).unwrap_or("")) {
            self.at += 1;
            self.skip_line();
        }
        self.blanks.push(start..self.at);
    }

    /// The start of a line: is it too long, does it begin a declaration?
    fn line_start(&mut self) {
        let length = memchr(b'\n', self.rest().as_bytes()).unwrap_or(self.rest().len());
        if length > LONGEST {
            let (start, end) = (self.at, self.at + length);
            self.problems.push(line_too_long(self.span(start, start + 1)));
            self.blanks.push(start..end);
            self.at = end;
            return;
        }
        if at_margin(self.rest()) {
            self.open.clear();
            self.in_cells = false;
        }
    }

    fn opening(&mut self, bracket: u8) {
        if self.open.len() < DEEPEST {
            self.open.push(bracket);
            self.at += 1;
        } else {
            self.too_deep();
        }
    }

    fn closing(&mut self, bracket: u8) {
        if self.open.last() == Some(&bracket) {
            self.open.pop();
        }
        self.at += 1;
    }

    /// A brace closes whatever was left open within it.
    fn close(&mut self, bracket: u8) {
        if let Some(at) = self.open.iter().rposition(|open| *open == bracket) {
            self.open.truncate(at);
        }
    }

    /// Blanks from a bracket that is too deep to the one that closes it, or to the next declaration at the margin.
    fn too_deep(&mut self) {
        let start = self.at;
        let mut depth = 0_usize;
        let text = self.text;
        for (offset, sign) in text.get(start..).unwrap_or("").char_indices() {
            match sign {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            self.at = start + offset + sign.len_utf8();
            if depth == 0 || (sign == '\n' && at_margin(self.rest())) {
                break;
            }
        }
        let bracket = self.span(start, start + 1);
        self.problems.push(Diagnostic::error(codes::SYNTAX_TOO_DEEP, bracket).arg("limit", DEEPEST).help("help"));
        self.blanks.push(start..self.at);
        if self.byte(self.at.saturating_sub(1)) == b'\n' {
            self.line_start();
        }
    }
}

/// Whether a text begins with a declaration, at the margin.
fn at_margin(text: &str) -> bool {
    if text.starts_with([' ', '\n', '/', '}']) {
        return false;
    }
    let Some(length) = text.char_indices().take(LONGEST_WORD).find(|(_, sign)| !sign.is_alphabetic()).map(|(at, _)| at)
    else {
        return false;
    };
    let (Some(word), Some(rest)) = (text.get(..length), text.get(length..)) else { return false };
    rest.starts_with(' ')
        && clause::is_margin_word(word)
        && !rest.trim_start_matches(' ').starts_with([':', '=', '{', ';', '\r', '\n'])
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1)
}

/// The text with those places blank, byte for byte, but for the ends of lines.
fn blanked<'i>(text: &'i str, blanks: &[Range<usize>]) -> Cow<'i, str> {
    if blanks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for blank in blanks {
        result.push_str(text.get(done..blank.start).unwrap_or(""));
        let inside = text.get(blank.clone()).unwrap_or("").bytes();
        result.extend(inside.map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        done = blank.end;
    }
    result.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(result)
}

/// A quotation that is never closed; `at` is where its quotes are missing, when that is known.
pub(super) fn unclosed_text(span: Span, at: Option<Span>) -> Diagnostic {
    let problem = Diagnostic::error(codes::SYNTAX_UNCLOSED_TEXT, span);
    match at {
        Some(at) => problem.help("help").fix(at, "\""),
        None => problem.help("help_long"),
    }
}

/// A line longer than any act needs.
fn line_too_long(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_LINE_TOO_LONG, span).arg("limit", LONGEST).help("help")
}

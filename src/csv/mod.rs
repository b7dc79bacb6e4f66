//! Delimited text: bytes → text → rows of fields, numbered as a spreadsheet numbers them.
//!
//! What data files and the tables that a policy keeps in files of their own have in common. The separator is the
//! one under which the first line names most of the known columns (ties: the one that gives most fields), or
//! what a first line `sep=;` says. A field may be quoted with `"`, a quote inside written twice. Takes time linear
//! in the text; does not know what a cell means.

mod decode;

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::DATA_UNCLOSED_QUOTE;

pub use decode::{Text, decode, file_size};

/// What identifies a file's content, to the last byte: its SHA-256 in 64 hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}

/// The most columns of a file.
pub const COLUMNS: usize = 4_096;

/// The separators known, the most probable first.
const SEPARATORS: [char; 4] = [';', '\t', '|', ','];

/// The most fields of a row that are kept: enough to see that they are too many.
const FIELDS: usize = 2 * COLUMNS;

/// The rows of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    rest: &'a str,
    /// The number of the last row read; a quoted field over several lines is of one row.
    row: usize,
    separator: Option<char>,
}

impl<'a> Lines<'a> {
    /// The rows of a text, none read; `known` tells the names of columns, by which the separator is found.
    pub fn of(text: &'a str, known: &dyn Fn(&str) -> bool) -> Lines<'a> {
        let (told, rest, row) = told_separator(text);
        Lines { rest, row, separator: told.or_else(|| detect(rest, known)) }
    }

    /// The separator; `None` when there is a single column.
    #[must_use]
    pub fn separator(&self) -> Option<char> {
        self.separator
    }

    /// The number of the last row read, from 1.
    #[must_use]
    pub fn row(&self) -> usize {
        self.row
    }

    /// What is still to be read.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.rest
    }

    /// Reads a row into `fields`; whether there was one.
    ///
    /// # Errors
    ///
    /// A quote that never closes, in the words of `file`.
    pub fn next_row(&mut self, file: &str, fields: &mut Vec<Cow<'a, str>>) -> Result<bool, Diagnostic> {
        fields.clear();
        if self.rest.is_empty() {
            return Ok(false);
        }
        self.row += 1;
        loop {
            let field = self.next_field().ok_or_else(|| unclosed_quote(file, self.row))?;
            if fields.len() < FIELDS {
                fields.push(field);
            } else if !field.trim().is_empty() {
                // Too many already; what matters is that the last of them is not empty.
                fields.pop();
                fields.push(field);
            }
            let mut rest = self.rest.chars();
            let next = rest.next();
            self.rest = rest.as_str();
            if next.is_none() || next == Some('\n') {
                return Ok(true);
            }
        }
    }

    /// Reads a field up to its separator or the end of its line; `None` when its quotes never close.
    fn next_field(&mut self) -> Option<Cow<'a, str>> {
        let Some(quoted) = self.rest.strip_prefix('"') else { return Some(Cow::Borrowed(self.plain())) };
        let mut rest = quoted;
        let mut field = String::new();
        loop {
            let (before, after) = rest.split_once('"')?;
            field.push_str(before);
            let Some(more) = after.strip_prefix('"') else {
                self.rest = after;
                field.push_str(self.plain());
                return Some(Cow::Owned(field));
            };
            field.push('"');
            rest = more;
        }
    }

    fn plain(&mut self) -> &'a str {
        let end = self.rest.find(|c| c == '\n' || Some(c) == self.separator).unwrap_or(self.rest.len());
        let (field, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        field
    }
}

fn unclosed_quote(file: &str, row: usize) -> Diagnostic {
    Diagnostic::of_file(DATA_UNCLOSED_QUOTE, file).arg("row", row).help("help")
}

/// `sep=;`, which spreadsheets understand and write: the separator, the text after it, the lines passed.
fn told_separator(text: &str) -> (Option<char>, &str, usize) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut told = first.strip_prefix("sep=").or_else(|| first.strip_prefix("SEP=")).unwrap_or("").chars();
    match (told.next(), told.next()) {
        (Some(separator), None) if SEPARATORS.contains(&separator) => (Some(separator), rest, 1),
        _ => (None, text, 0),
    }
}

fn detect(text: &str, known: &dyn Fn(&str) -> bool) -> Option<char> {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut best: Option<((usize, usize), char)> = None;
    for separator in SEPARATORS.into_iter().filter(|separator| header.contains(*separator)) {
        let (mut fields, mut lines) = (Vec::new(), Lines { rest: header, row: 0, separator: Some(separator) });
        if !matches!(lines.next_row("", &mut fields), Ok(true)) || fields.len() < 2 {
            continue;
        }
        let score = (fields.iter().filter(|field| known(field.trim())).count(), fields.len());
        if best.is_none_or(|(least, _)| score > least) {
            best = Some((score, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

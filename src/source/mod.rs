//! Texts and places in them: what every stage says "where" with.
//!
//! A [`Sources`] owns the text of each file read, normalised to NFC (text pasted from PDFs comes with
//! combining accents), and the content of the files that those texts name ([`Attachment`]); a [`Span`] is a range
//! of bytes of a text. Policies of one folder find each other here. Nothing here reads a file.

mod attachment;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

pub use attachment::Attachment;

/// Which text a [`Span`] lies in: an index into [`Sources`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub u32);

/// A range of bytes, `start..end`, of one source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The text.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The smallest span that covers both; `self` when they lie in different sources.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        if self.source != other.source {
            return self;
        }
        Span { source: self.source, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `other` lies within this span.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value to its place.
    pub const fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// One text: its name as the user gave it, and its content in NFC.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as given, `-` for standard input.
    pub name: String,
    /// The whole text.
    pub text: String,
    /// The first byte of each line, once a place is asked for.
    lines: OnceLock<Vec<u32>>,
    role: Role,
}

/// What a text is to the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// A policy, of the folder of this number.
    Policy(u32),
    /// A table that a policy names.
    Table,
}

impl Source {
    fn new(name: String, text: String, role: Role) -> Source {
        let text = if is_plainly_nfc(&text) { text } else { text.nfc().collect() };
        Source { name, text, lines: OnceLock::new(), role }
    }

    fn lines(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let starts = self.text.match_indices('\n').map(|(at, _)| offset(at + 1));
            std::iter::once(0).chain(starts).collect()
        })
    }

    /// Line and column of a byte, both from 1, the column in characters.
    #[must_use]
    pub fn position(&self, at: u32) -> (usize, usize) {
        let line = self.lines().partition_point(|start| *start <= at).max(1);
        let start = self.lines().get(line - 1).copied().unwrap_or(0) as usize;
        let before = self.text.get(start..at as usize).unwrap_or("");
        (line, before.chars().count() + 1)
    }

    /// First byte and content, without its end of line, of a line counted from 1.
    #[must_use]
    pub fn line(&self, number: usize) -> Option<(u32, &str)> {
        let start = *self.lines().get(number.checked_sub(1)?)?;
        let end = self.lines().get(number).map_or(self.text.len(), |next| *next as usize);
        let line = self.text.get(start as usize..end)?;
        Some((start, line.trim_end_matches(['\n', '\r'])))
    }

    /// Whether it is a policy, and not a table that a policy names.
    #[must_use]
    pub fn is_policy(&self) -> bool {
        self.role != Role::Table
    }

    /// How many lines there are; a text that ends in a line break has an empty last one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }
}

/// Every text read in one run, and the files that they name.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
    /// The folder of the policies added next.
    folder: u32,
    /// By the policy that names it and the name written there.
    attachments: BTreeMap<(SourceId, String), Arc<Attachment>>,
}

impl Sources {
    /// The policies added from here on are of another folder: they and those before do not find each other.
    pub fn begin_folder(&mut self) {
        self.folder += 1;
    }

    /// Takes in a policy and gives its id. Texts of 4 GiB and more are the caller's to refuse.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.push(name.into(), text.into(), Role::Policy(self.folder))
    }

    /// Takes in the text of a table that policies name, so that spans can point into it.
    pub fn add_table(&mut self, name: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.push(name.into(), text.into(), Role::Table)
    }

    fn push(&mut self, name: String, text: String, role: Role) -> SourceId {
        let id = SourceId(offset(self.files.len()));
        self.files.push(Source::new(name, text, role));
        id
    }

    /// Calls every text by another name.
    pub fn rename(&mut self, name: impl Fn(&str) -> String) {
        self.files.iter_mut().for_each(|file| file.name = name(&file.name));
    }

    /// Keeps what became of a file that a policy names, by the name written there.
    pub fn attach(&mut self, policy: SourceId, written: impl Into<String>, attachment: Arc<Attachment>) {
        self.attachments.insert((policy, written.into()), attachment);
    }

    /// Lets a policy name the files that another names, where it names none so itself.
    pub fn lend(&mut self, from: SourceId, to: SourceId) {
        let own = self.attachments.iter().filter(|((policy, _), _)| *policy == from);
        let lent: Vec<(String, Arc<Attachment>)> = own.map(|((_, name), file)| (name.clone(), file.clone())).collect();
        for (name, file) in lent {
            self.attachments.entry((to, name)).or_insert(file);
        }
    }

    /// The same texts, one of them with other words.
    #[must_use]
    pub fn with_text(&self, id: SourceId, text: impl Into<String>) -> Sources {
        let mut sources = self.clone();
        if let Some(file) = sources.files.get_mut(id.0 as usize) {
            *file = Source::new(file.name.clone(), text.into(), file.role);
        }
        sources
    }

    /// What became of a file that a policy names; `None` when nobody has looked.
    #[must_use]
    pub fn attachment(&self, policy: SourceId, written: &str) -> Option<&Attachment> {
        self.attachments.get(&(policy, written.to_owned())).map(Arc::as_ref)
    }

    /// The policies of the same folder, in the order they came, this one among them.
    pub fn folder_of(&self, id: SourceId) -> impl Iterator<Item = (SourceId, &Source)> {
        let role = self.get(id).map(|source| source.role).filter(|role| *role != Role::Table);
        self.iter().filter(move |(_, source)| Some(source.role) == role)
    }

    /// The other policies of the same folder.
    pub fn beside(&self, id: SourceId) -> impl Iterator<Item = (SourceId, &Source)> {
        self.folder_of(id).filter(move |(other, _)| *other != id)
    }

    /// The text of an id that this collection gave.
    #[must_use]
    pub fn get(&self, id: SourceId) -> Option<&Source> {
        self.files.get(id.0 as usize)
    }

    /// The characters under a span; empty when the span is not of these texts.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).and_then(|source| source.text.get(span.start as usize..span.end as usize)).unwrap_or("")
    }

    /// File name, line and column where a span starts.
    #[must_use]
    pub fn locate(&self, span: Span) -> (&str, usize, usize) {
        self.get(span.source).map_or(("", 0, 0), |source| {
            let (line, column) = source.position(span.start);
            (source.name.as_str(), line, column)
        })
    }

    /// How many texts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Ids and texts in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (SourceId(offset(index)), source))
    }
}

/// Whether a text is in NFC for certain. Below U+0300, whose bytes are all below 0xCC, nothing composes, so that
/// only the blocks with other characters are looked at, and in them only those characters, a run of one of them once.
fn is_plainly_nfc(text: &str) -> bool {
    const BLOCK: usize = 256;
    let highest = |block: &str| block.bytes().fold(0, |highest: u8, byte| highest.max(byte));
    let ends = (0..text.len()).step_by(BLOCK).map(|at| (at, at + BLOCK));
    let blocks = ends.filter_map(|(at, end)| text.get(text.floor_char_boundary(at)..text.floor_char_boundary(end)));
    let signs = blocks.filter(|block| highest(block) >= 0xCC).flat_map(str::chars);
    let mut last = '\0';
    let signs = signs.filter(|sign| *sign >= '\u{300}' && std::mem::replace(&mut last, *sign) != *sign);
    is_nfc_quick(signs) == IsNormalized::Yes
}

/// A byte offset as spans hold it; saturates, since no text that long is ever read.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

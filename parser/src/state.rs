//! The state of a parser and the steps that generated rules are made of.
//!
//! A step takes the state and gives it back, as a success or as a failure. A step that fails leaves the place and
//! the tree as they were.

use std::ops::Range;

use upstream::RuleType;

use crate::attempts::Attempts;
use crate::error::Error;
use crate::iterators::{Node, Pairs};

/// What a step gives.
pub type ParseResult<S> = Result<S, S>;

/// What a rule makes of spaces and of the rules within it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Atomicity {
    /// No spaces, no nodes within: `@`.
    Atomic,
    /// No spaces: `$`.
    CompoundAtomic,
    /// Spaces may stand between any two parts.
    NonAtomic,
}

/// What becomes of what is read: it is kept, or only looked at by `&` or `!`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Reading,
    Wanted,
    Forbidden,
}

/// How far a text has been read, and the tree so far.
#[derive(Debug)]
pub struct ParserState<'i, R> {
    input: &'i str,
    at: usize,
    look: Look,
    atomicity: Atomicity,
    nodes: Vec<Node<R>>,
    /// The rules tried, where an error is to tell them.
    attempts: Option<Attempts<R>>,
}

type State<'i, R> = Box<ParserState<'i, R>>;

/// Reads a text by a rule. A text that cannot be read is read once more, to say why.
///
/// # Errors
///
/// The furthest point that was reached, and the rules tried there.
pub fn state<'i, R, F>(input: &'i str, rule: F) -> Result<Pairs<'i, R>, Error<R>>
where
    R: RuleType,
    F: Fn(State<'i, R>) -> ParseResult<State<'i, R>>,
{
    // The tree keeps places in 32 bits.
    if u32::try_from(input.len()).is_err() {
        return Err(Error { at: 0, expected: Vec::new() });
    }
    if let Ok(state) = rule(Box::new(ParserState::new(input, None))) {
        return Ok(Pairs::new(input, state.nodes));
    }
    match rule(Box::new(ParserState::new(input, Some(Attempts::new())))) {
        Ok(state) => Ok(Pairs::new(input, state.nodes)),
        Err(state) => {
            let (at, expected) = state.attempts.map(Attempts::furthest).unwrap_or_default();
            Err(Error { at, expected })
        }
    }
}

impl<'i, R: RuleType> ParserState<'i, R> {
    fn new(input: &'i str, attempts: Option<Attempts<R>>) -> Self {
        let (look, atomicity) = (Look::Reading, Atomicity::NonAtomic);
        // A text has about one node for every 5 bytes.
        let nodes = Vec::with_capacity(input.len() / 4);
        ParserState { input, at: 0, look, atomicity, nodes, attempts }
    }

    /// What the rule being read makes of spaces.
    #[inline]
    #[must_use]
    pub fn atomicity(&self) -> Atomicity {
        self.atomicity
    }

    /// Asked by generated code; the depth of a text is bounded before it is read.
    ///
    /// # Errors
    ///
    /// Never.
    #[inline]
    pub fn check_stack_limit(self: Box<Self>) -> ParseResult<Box<Self>> {
        Ok(self)
    }

    /// A rule, which is a node unless it is only looked at or stands in an atomic one.
    ///
    /// # Errors
    ///
    /// When its body fails.
    #[inline]
    pub fn rule<F>(mut self: Box<Self>, rule: R, body: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(Box<Self>) -> ParseResult<Box<Self>>,
    {
        let (start, index) = (self.at, self.nodes.len());
        let before = self.attempts.as_ref().map(|attempts| attempts.before(start));
        let is_node = self.look == Look::Reading && self.atomicity != Atomicity::Atomic;
        if is_node {
            self.nodes.push(Node { rule, start: place(start), end: 0, next: 0 });
        }
        let mut result = body(self);
        let (state, failed) = match &mut result {
            Ok(state) => (state, false),
            Err(state) => (state, true),
        };
        if let (Some(attempts), Some(before)) = (&mut state.attempts, before)
            && failed != (state.look == Look::Forbidden)
            && state.atomicity != Atomicity::Atomic
        {
            attempts.note(rule, start, before, state.look == Look::Forbidden);
        }
        if is_node {
            let (end, next) = (place(state.at), place(state.nodes.len()));
            if failed {
                state.nodes.truncate(index);
            } else if let Some(node) = state.nodes.get_mut(index) {
                (node.end, node.next) = (end, next);
            }
        }
        result
    }

    /// Parts one after the other.
    ///
    /// # Errors
    ///
    /// When one of them fails.
    #[inline]
    pub fn sequence<F>(self: Box<Self>, parts: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(Box<Self>) -> ParseResult<Box<Self>>,
    {
        let (at, length) = (self.at, self.nodes.len());
        parts(self).map_err(|mut state| {
            state.at = at;
            state.nodes.truncate(length);
            state
        })
    }

    /// A part as often as it is there.
    ///
    /// # Errors
    ///
    /// Never.
    #[inline]
    pub fn repeat<F>(mut self: Box<Self>, mut part: F) -> ParseResult<Box<Self>>
    where
        F: FnMut(Box<Self>) -> ParseResult<Box<Self>>,
    {
        loop {
            match part(self) {
                Ok(state) => self = state,
                Err(state) => return Ok(state),
            }
        }
    }

    /// A part, if it is there.
    ///
    /// # Errors
    ///
    /// Never.
    #[inline]
    pub fn optional<F>(self: Box<Self>, part: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(Box<Self>) -> ParseResult<Box<Self>>,
    {
        let (Ok(state) | Err(state)) = part(self);
        Ok(state)
    }

    /// Looks whether a part is there, `&`, or is not, `!`.
    ///
    /// # Errors
    ///
    /// When it is not, or is.
    #[inline]
    pub fn lookahead<F>(mut self: Box<Self>, is_wanted: bool, part: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(Box<Self>) -> ParseResult<Box<Self>>,
    {
        let (at, look) = (self.at, self.look);
        self.look = if is_wanted == (look != Look::Forbidden) { Look::Wanted } else { Look::Forbidden };
        let mut result = part(self);
        let (Ok(state) | Err(state)) = &mut result;
        state.at = at;
        state.look = look;
        match result {
            Ok(state) if !is_wanted => Err(state),
            Err(state) if !is_wanted => Ok(state),
            result => result,
        }
    }

    /// What stands in a rule of another atomicity.
    ///
    /// # Errors
    ///
    /// When the body fails.
    #[inline]
    pub fn atomic<F>(mut self: Box<Self>, atomicity: Atomicity, body: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(Box<Self>) -> ParseResult<Box<Self>>,
    {
        let outer = std::mem::replace(&mut self.atomicity, atomicity);
        let mut result = body(self);
        let (Ok(state) | Err(state)) = &mut result;
        state.atomicity = outer;
        result
    }

    /// A text as it is written.
    ///
    /// # Errors
    ///
    /// When another stands there.
    #[inline]
    pub fn match_string(mut self: Box<Self>, text: &str) -> ParseResult<Box<Self>> {
        if !self.rest().starts_with(text.as_bytes()) {
            return Err(self);
        }
        self.at += text.len();
        Ok(self)
    }

    /// One character of a range, both its ends included.
    ///
    /// # Errors
    ///
    /// When another stands there, or none.
    #[inline]
    pub fn match_range(self: Box<Self>, range: Range<char>) -> ParseResult<Box<Self>> {
        self.match_char_by(|sign| range.start <= sign && sign <= range.end)
    }

    /// One character of a kind.
    ///
    /// # Errors
    ///
    /// When another stands there, or none.
    #[inline]
    pub fn match_char_by<F>(mut self: Box<Self>, is_of_kind: F) -> ParseResult<Box<Self>>
    where
        F: FnOnce(char) -> bool,
    {
        let sign = match self.rest().first() {
            Some(byte) if byte.is_ascii() => Some(char::from(*byte)),
            _ => self.input.get(self.at..).and_then(|rest| rest.chars().next()),
        };
        match sign {
            Some(sign) if is_of_kind(sign) => {
                self.at += sign.len_utf8();
                Ok(self)
            }
            _ => Err(self),
        }
    }

    /// So many characters, whatever they are.
    ///
    /// # Errors
    ///
    /// When there are not so many.
    #[inline]
    pub fn skip(self: Box<Self>, count: usize) -> ParseResult<Box<Self>> {
        let at = self.at;
        (0..count).try_fold(self, |state, _| state.match_char_by(|_| true)).map_err(|mut state| {
            state.at = at;
            state
        })
    }

    /// All up to the first of some texts, or to the end.
    ///
    /// # Errors
    ///
    /// Never.
    #[inline]
    pub fn skip_until(mut self: Box<Self>, texts: &[&str]) -> ParseResult<Box<Self>> {
        self.at += first_of(self.rest(), texts);
        Ok(self)
    }

    /// The start of the text.
    ///
    /// # Errors
    ///
    /// Anywhere else.
    #[inline]
    pub fn start_of_input(self: Box<Self>) -> ParseResult<Box<Self>> {
        if self.at == 0 { Ok(self) } else { Err(self) }
    }

    /// The end of the text.
    ///
    /// # Errors
    ///
    /// Anywhere else.
    #[inline]
    pub fn end_of_input(self: Box<Self>) -> ParseResult<Box<Self>> {
        if self.at == self.input.len() { Ok(self) } else { Err(self) }
    }

    #[inline]
    fn rest(&self) -> &[u8] {
        self.input.as_bytes().get(self.at..).unwrap_or(&[])
    }
}

/// Where the first of some texts begins, or the end.
fn first_of(rest: &[u8], texts: &[&str]) -> usize {
    let mut begins = [false; 256];
    for first in texts.iter().filter_map(|text| text.bytes().next()) {
        if let Some(begins) = begins.get_mut(usize::from(first)) {
            *begins = true;
        }
    }
    let begins_one = |byte: u8| begins.get(usize::from(byte)).copied().unwrap_or(false);
    let is_one = |at: usize| {
        let here = rest.get(at..).unwrap_or(&[]);
        texts.iter().any(|text| here.starts_with(text.as_bytes()))
    };
    let found = rest.iter().enumerate().find(|(at, byte)| begins_one(**byte) && is_one(*at));
    found.map_or(rest.len(), |(at, _)| at)
}

/// A place in the text or the tree; texts too long for it are refused before they are read.
#[inline]
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

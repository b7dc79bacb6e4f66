//! The usual slips of a line that could not be read: what another language or a text editor would have had there.
//!
//! Finds them by the signs of the line alone. Each is a change of the text that would settle it; whether the line
//! can then be read is for the caller to try.

use std::ops::Range;

use crate::diagnostic::{Code, codes};
use crate::syntax::lost::Context;

/// One slip: what it is, where, and what was meant.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    /// Its code.
    pub(super) code: Code,
    /// Which bytes of the line.
    pub(super) range: Range<usize>,
    /// What to write there; `None` when that cannot be known.
    pub(super) meant: Option<String>,
}

/// A sign of a line.
#[derive(Clone, Debug)]
pub(super) struct Token<'l> {
    pub(super) kind: Kind,
    pub(super) text: &'l str,
    pub(super) start: usize,
    /// How many brackets are open before it.
    pub(super) depth: usize,
}

/// The kinds of signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Text,
    OpenText,
    CurlyText,
    Sign,
}

impl Token<'_> {
    /// Its bytes.
    pub(super) fn range(&self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Signs of more than one character, the longer first.
const LONG_SIGNS: &[&str] = &["===", "==>", "=>", "==", "!=", "<>", "<=", ">=", "=<", "&&", "||", "->"];

/// What may stand anywhere between signs: what the grammar passes over, and no other space. A line that ends in
/// another, as text pasted from a page may, is not read, so it must be told.
pub(super) const fn is_blank(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\r' | '\n' | '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' | '\u{FEFF}')
}

/// The signs of a line, without spaces and comments.
pub(super) fn tokens(line: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty()) {
        let Some(first) = rest.chars().next() else { break };
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
            continue;
        }
        if is_blank(first) {
            at += first.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, first);
        let text = rest.get(..length).unwrap_or(rest);
        if matches!(text, ")" | "]" | "}") {
            depth = depth.saturating_sub(1);
        }
        tokens.push(Token { kind, text, start: at, depth });
        if matches!(text, "(" | "[" | "{") {
            depth += 1;
        }
        at += length.max(1);
    }
    tokens
}

/// The kind and length of the sign that a text begins with.
fn token(rest: &str, first: char) -> (Kind, usize) {
    let while_true = |belongs: &dyn Fn(char) -> bool| rest.find(|sign: char| !belongs(sign)).unwrap_or(rest.len());
    match first {
        '"' => quoted(rest),
        '“' | '”' | '„' | '‘' | '’' | '\'' => curly(rest, first),
        _ if first.is_ascii_digit() => {
            let length = while_true(&|sign| sign.is_ascii_digit() || sign == '.' || sign == ',');
            let trimmed = rest.get(..length).map_or(length, |digits| digits.trim_end_matches(['.', ',']).len());
            (Kind::Number, trimmed)
        }
        _ if first.is_alphabetic() || first == '_' => {
            (Kind::Word, while_true(&|sign| sign.is_alphanumeric() || sign == '_'))
        }
        _ => {
            let long = LONG_SIGNS.iter().find(|sign| rest.starts_with(**sign));
            (Kind::Sign, long.map_or(first.len_utf8(), |sign| sign.len()))
        }
    }
}

fn quoted(rest: &str) -> (Kind, usize) {
    if let Some(inner) = rest.strip_prefix("\"\"\"") {
        return inner.find("\"\"\"").map_or((Kind::OpenText, rest.len()), |length| (Kind::Text, length + 6));
    }
    let inner = rest.get(1..).unwrap_or("");
    match inner.find(['"', '\n']) {
        Some(length) if inner.as_bytes().get(length) == Some(&b'"') => (Kind::Text, length + 2),
        Some(length) => (Kind::OpenText, length + 1),
        None => (Kind::OpenText, rest.len()),
    }
}

/// `“text”`, up to any quotes that may close it.
fn curly(rest: &str, first: char) -> (Kind, usize) {
    let single = matches!(first, '‘' | '’' | '\'');
    let closes =
        |sign: char| if single { matches!(sign, '‘' | '’' | '\'') } else { matches!(sign, '“' | '”' | '"') };
    let inner = rest.get(first.len_utf8()..).unwrap_or("");
    let line = inner.lines().next().unwrap_or("");
    match line.char_indices().find(|(_, sign)| closes(*sign)) {
        Some((length, sign)) => (Kind::CurlyText, first.len_utf8() + length + sign.len_utf8()),
        None => (Kind::Sign, first.len_utf8()),
    }
}

/// The slips of a line, in order.
pub(super) fn slips(tokens: &[Token<'_>], context: Context) -> Vec<Slip> {
    if let Some(slip) = if_then_else(tokens) {
        return vec![slip];
    }
    let mut slips: Vec<Slip> = Vec::new();
    let mut before: Option<&Token<'_>> = None;
    for (index, token) in tokens.iter().enumerate() {
        let after = tokens.get(index + 1);
        let found = match token.kind {
            Kind::CurlyText => Some(curly_quotes(token)),
            Kind::Word => english(token, index == 0),
            Kind::Sign => foreign_sign(token).or_else(|| comma(token, before, after)),
            _ => None,
        };
        slips.extend(found);
        before = Some(token);
    }
    if slips.is_empty() && may_be_row(context, tokens) {
        slips.extend(equals_for_arrow(tokens));
    }
    slips
}

fn curly_quotes(token: &Token<'_>) -> Slip {
    let inner = token.text.trim_matches(|sign| matches!(sign, '“' | '”' | '„' | '‘' | '’' | '\'' | '"'));
    Slip { code: codes::SYNTAX_CURLY_QUOTES, range: token.range(), meant: Some(format!("\"{inner}\"")) }
}

fn english(token: &Token<'_>, first: bool) -> Option<Slip> {
    let meant = match token.text {
        "and" => Some("e"),
        "or" => Some("ou"),
        "if" if first => Some("quando"),
        "if" => Some("se"),
        "then" => Some("=>"),
        "true" => Some("sim"),
        "false" | "not" => Some("não"),
        "min" => Some("mínimo"),
        "max" => Some("máximo"),
        "else" => None,
        _ => return None,
    };
    Some(Slip { code: codes::SYNTAX_ENGLISH_WORD, range: token.range(), meant: meant.map(str::to_owned) })
}

/// `if a then b else c`, which is `se(a; b; c)`.
fn if_then_else(tokens: &[Token<'_>]) -> Option<Slip> {
    let find = |word: &str| tokens.iter().position(|token| token.kind == Kind::Word && token.text == word);
    let (start, then, other) = (find("if")?, find("then")?, find("else")?);
    if start >= then || then >= other {
        return None;
    }
    let last = tokens.iter().skip(other).take_while(|token| token.text != "conforme").last()?;
    let join = |from: usize, to: usize| {
        let words = tokens.iter().skip(from + 1).take(to.saturating_sub(from + 1)).map(|token| token.text);
        words.collect::<Vec<_>>().join(" ")
    };
    let end = tokens.iter().position(|token| token.start == last.start)? + 1;
    let meant = format!("se({}; {}; {})", join(start, then), join(then, other), join(other, end));
    let range = tokens.get(start)?.start..last.end();
    Some(Slip { code: codes::SYNTAX_ENGLISH_WORD, range, meant: Some(meant) })
}

fn foreign_sign(token: &Token<'_>) -> Option<Slip> {
    let meant = match token.text {
        "==" | "===" => "=",
        "!=" => "<>",
        "&&" => "e",
        "||" => "ou",
        "->" | "==>" | "→" | "⇒" => "=>",
        "=<" => "<=",
        _ => return None,
    };
    Some(Slip { code: codes::SYNTAX_FOREIGN_SIGN, range: token.range(), meant: Some(meant.to_owned()) })
}

/// A comma or dot that stands alone: within brackets it separates, between digits it is a decimal mark set apart.
fn comma(token: &Token<'_>, before: Option<&Token<'_>>, after: Option<&Token<'_>>) -> Option<Slip> {
    if token.text != "," && token.text != "." {
        return None;
    }
    let (before, after) = (before?, after?);
    let digits = before.kind == Kind::Number && after.kind == Kind::Number;
    let apart = before.end() < token.start && after.start == token.end();
    if digits && (apart || token.depth == 0) {
        let meant = format!("{},{}", before.text, after.text);
        return Some(Slip { code: codes::SYNTAX_NUMBER_SPACE, range: before.start..after.end(), meant: Some(meant) });
    }
    let separates = token.text == "," && token.depth > 0;
    separates.then(|| Slip { code: codes::SYNTAX_COMMA_SEPARATOR, range: token.range(), meant: Some(";".to_owned()) })
}

/// Whether a line may have been meant as `condition => result`.
fn may_be_row(context: Context, tokens: &[Token<'_>]) -> bool {
    let exception = tokens.first().is_some_and(|token| token.text == "exceto");
    let arrow = tokens.iter().any(|token| token.text == "=>");
    !arrow && (exception || context == Context::Rows)
}

fn equals_for_arrow(tokens: &[Token<'_>]) -> Option<Slip> {
    let equals = tokens.iter().rfind(|token| token.depth == 0 && matches!(token.text, "=" | ":"))?;
    Some(Slip { code: codes::SYNTAX_EQUALS_FOR_ARROW, range: equals.range(), meant: Some("=>".to_owned()) })
}

/// A line with its slips mended, and a way back from a place in it to one in the line.
pub(super) struct Mended {
    /// The mended line.
    pub(super) line: String,
    /// For each change: where it ends in the mended line, and where in the line.
    ends: Vec<(usize, usize)>,
}

impl Mended {
    /// Applies the slips that have a meaning; they are in order and do not overlap.
    pub(super) fn new(line: &str, slips: &[Slip]) -> Mended {
        let mut mended = Mended { line: String::with_capacity(line.len()), ends: Vec::new() };
        let mut done = 0;
        for slip in slips {
            let Some(meant) = &slip.meant else { continue };
            if slip.range.start < done {
                continue;
            }
            mended.line.push_str(line.get(done..slip.range.start).unwrap_or(""));
            mended.line.push_str(meant);
            done = slip.range.end;
            mended.ends.push((mended.line.len(), done));
        }
        mended.line.push_str(line.get(done..).unwrap_or(""));
        mended
    }

    /// The place in the line that a place in the mended line was.
    pub(super) fn back(&self, at: usize) -> usize {
        let last = self.ends.iter().rev().find(|(mended, _)| *mended <= at);
        last.map_or(at, |(mended, line)| at - mended + line)
    }
}

//! Lines of tokens: which gap stands before each token, and how far each line is indented.

use crate::syntax::{Token, TokenKind};

/// Spaces per level.
const STEP: usize = 4;

/// A token and the spaces before it.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) token: Token,
    pub(super) gap: usize,
}

/// One line of the page.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// Whether a blank line stands before it.
    pub(super) after_blank: bool,
    /// How many braces are open where it begins; a closing brace that begins it is already counted out.
    pub(super) depth: usize,
    /// Which block it stands in: every `{` opens another.
    pub(super) block: usize,
}

impl Line {
    /// Whether a line of a block begins here, rather than going on from the line before.
    pub(super) fn begins(&self) -> bool {
        self.pieces
            .iter()
            .find(|piece| piece.token.kind != TokenKind::Comment)
            .is_none_or(|piece| piece.token.begins_line)
    }

    /// The first piece of a kind.
    pub(super) fn find(&self, kind: TokenKind) -> Option<usize> {
        self.pieces.iter().position(|piece| piece.token.kind == kind)
    }

    /// The width of the pieces `from..to`, gaps included but the first.
    pub(super) fn width(&self, from: usize, to: usize) -> usize {
        let pieces = self.pieces.iter().skip(from).take(to.saturating_sub(from)).enumerate();
        pieces.map(|(index, piece)| width(&piece.token.text) + if index == 0 { 0 } else { piece.gap }).sum()
    }
}

/// How wide a text stands on the page.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

/// Tokens as lines, each token with its usual gap.
pub(super) fn lines(mut tokens: Vec<Token>) -> Vec<Line> {
    open_out(&mut tokens);
    let mut lines: Vec<Line> = Vec::new();
    let mut blocks = vec![0];
    let (mut opened, mut brackets) = (0, 0_usize);
    let mut tokens = tokens.into_iter().peekable();
    let mut broken = 0;
    while let Some(mut token) = tokens.next() {
        token.newlines += std::mem::take(&mut broken);
        let next = tokens.peek();
        if brackets == 0 && is_idle(&token, next, lines.last()) {
            broken = token.newlines;
            continue;
        }
        let pulled_up = token.kind == TokenKind::OpenBrace && !ends_with_comment(lines.last());
        if token.kind == TokenKind::CloseBrace && blocks.len() > 1 {
            blocks.pop();
        }
        if lines.is_empty() || (token.newlines > 0 && !pulled_up) {
            let after_blank = token.newlines > 1
                && !lines.is_empty()
                && !opens_block(lines.last())
                && token.kind != TokenKind::CloseBrace;
            let block = blocks.last().copied().unwrap_or(0);
            lines.push(Line { pieces: Vec::new(), after_blank, depth: blocks.len() - 1, block });
        }
        match token.kind {
            TokenKind::OpenBrace => {
                opened += 1;
                blocks.push(opened);
            }
            TokenKind::Open | TokenKind::TightOpen | TokenKind::OpenSet => brackets += 1,
            TokenKind::Close | TokenKind::CloseSet => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        if let Some(line) = lines.last_mut() {
            let gap = line.pieces.last().map_or(0, |before| gap(&before.token, &token));
            line.pieces.push(Piece { token, gap });
        }
    }
    lines
}

/// Puts each brace of a block of several lines at the end of its line, and what closes it on a line of its own.
fn open_out(tokens: &mut [Token]) {
    let mut open: Vec<(usize, bool)> = Vec::new();
    let mut breaks: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if let Some((_, broken)) = open.last_mut() {
            *broken |= token.newlines > 0;
        }
        match token.kind {
            TokenKind::OpenBrace => open.push((index, false)),
            TokenKind::CloseBrace => {
                let Some((start, broken)) = open.pop() else { continue };
                if broken {
                    breaks.extend([start + 1, index]);
                }
                if let Some((_, outer)) = open.last_mut() {
                    *outer |= broken;
                }
            }
            _ => {}
        }
    }
    for index in breaks {
        if let Some(token) = tokens.get_mut(index).filter(|token| token.kind != TokenKind::Comment) {
            token.newlines = token.newlines.max(1);
        }
    }
}

/// A `;` that separates nothing: at the end of a line or before a closing brace, outside brackets.
fn is_idle(token: &Token, next: Option<&Token>, line: Option<&Line>) -> bool {
    let after_another = line.and_then(|line| line.pieces.last()).is_some_and(|piece| piece.token.text == ";");
    let first = token.newlines > 0 || after_another || line.is_none_or(|line| line.pieces.is_empty());
    let last =
        next.is_none_or(|next| next.newlines > 0 || matches!(next.kind, TokenKind::CloseBrace | TokenKind::Comment));
    token.text == ";" && (first || last)
}

fn ends_with_comment(line: Option<&Line>) -> bool {
    line.and_then(|line| line.pieces.last()).is_some_and(|piece| piece.token.kind == TokenKind::Comment)
}

fn opens_block(line: Option<&Line>) -> bool {
    line.and_then(|line| line.pieces.last()).is_some_and(|piece| piece.token.kind == TokenKind::OpenBrace)
}

/// The spaces between two tokens of a line.
fn gap(before: &Token, after: &Token) -> usize {
    use TokenKind as K;
    match (before.kind, after.kind) {
        (_, K::Comment | K::AttributeWord) => 2,
        (_, K::Citing) | (K::Place, K::Text) => 3,
        (K::Open | K::TightOpen | K::OpenSet | K::Prefix | K::Dot, _)
        | (_, K::Close | K::CloseSet | K::Separator | K::Dot | K::TightOpen | K::LabelColon) => 0,
        _ => 1,
    }
}

/// The page: each line indented, those that go on from another set under what they go on with.
pub(super) fn write(lines: &[Line]) -> String {
    let mut page = String::new();
    let mut open: Vec<usize> = Vec::new();
    let mut content = 0;
    for line in lines {
        if line.after_blank {
            page.push('\n');
        }
        let indent = match open.last() {
            _ if line.begins() => line.depth * STEP,
            Some(column) => *column,
            None => content,
        };
        if line.begins() && !only_comment(line) {
            content = content_column(line, indent);
        }
        page.push_str(&" ".repeat(indent));
        let mut column = indent;
        for piece in &line.pieces {
            page.push_str(&" ".repeat(piece.gap));
            page.push_str(&piece.token.text);
            column += piece.gap + width(&piece.token.text);
            match piece.token.kind {
                TokenKind::Open | TokenKind::TightOpen | TokenKind::OpenSet => open.push(column),
                TokenKind::Close | TokenKind::CloseSet => {
                    open.pop();
                }
                _ => {}
            }
        }
        page.push('\n');
    }
    page
}

fn only_comment(line: &Line) -> bool {
    line.pieces.iter().all(|piece| piece.token.kind == TokenKind::Comment)
}

/// Where the lines that go on from this one begin: under what follows its clause word, else one level in.
fn content_column(line: &Line, indent: usize) -> usize {
    match (line.pieces.first(), line.pieces.get(1)) {
        (Some(word), Some(content)) if word.token.kind == TokenKind::ClauseWord => {
            indent + width(&word.token.text) + content.gap
        }
        _ => indent + STEP,
    }
}

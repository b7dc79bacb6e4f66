//! Columns: what stands under what, across the lines of a block.
//!
//! Sets gaps only; a line that shares no column keeps the usual ones.

use std::collections::BTreeMap;

use crate::format::line::{Line, width};
use crate::syntax::TokenKind;

/// Lines by the block they stand in, each as its index.
type Blocks = BTreeMap<usize, Vec<usize>>;

/// How many attributes of a column are put in columns.
const ATTRIBUTES: usize = 4;

/// How far apart citations may be and still be put in a column.
const FARTHEST: usize = 40;

/// Sets the gaps that put the parts of neighbouring lines in columns.
pub(super) fn align(lines: &mut [Line]) {
    let mut blocks: Blocks = BTreeMap::new();
    for (index, line) in lines.iter().enumerate() {
        blocks.entry(line.block).or_default().push(index);
    }
    for members in blocks.values() {
        clause_words(lines, members);
        columns(lines, members);
        weights(lines, members);
        cells(lines, members);
        for run in runs(lines, members, is_row) {
            rows(lines, &run);
        }
        for run in runs(lines, members, is_cited) {
            citations(lines, &run);
        }
    }
}

/// Sets the gap before a piece of a line.
fn set_gap(lines: &mut [Line], line: usize, piece: usize, gap: usize) {
    if let Some(piece) = lines.get_mut(line).and_then(|line| line.pieces.get_mut(piece)) {
        piece.gap = gap;
    }
}

/// Puts the piece found in each line after the widest of what precedes it; `space` is left between the two.
fn align_piece(lines: &mut [Line], members: &[usize], space: usize, find: impl Fn(&Line) -> Option<(usize, usize)>) {
    let found: Vec<(usize, usize, usize)> = members
        .iter()
        .filter_map(|index| {
            let line = lines.get(*index)?;
            let (from, piece) = find(line)?;
            Some((*index, piece, line.width(from, piece)))
        })
        .collect();
    let widest = found.iter().map(|(_, _, width)| *width).max().unwrap_or(0);
    for (line, piece, width) in found {
        set_gap(lines, line, piece, widest - width + space);
    }
}

/// `meta        >= 80%`: what follows the words of clauses.
fn clause_words(lines: &mut [Line], members: &[usize]) {
    let is_clause = |line: &Line| {
        let first = line.pieces.first().is_some_and(|piece| piece.token.kind == TokenKind::ClauseWord);
        (first && line.pieces.len() > 1).then_some((0, 1))
    };
    let count = members.iter().filter(|index| lines.get(**index).and_then(is_clause).is_some()).count();
    align_piece(lines, members, if count > 1 { 2 } else { 1 }, is_clause);
}

/// `cnes : código de 7 dígitos  fonte CNES`: the colon, then what follows the type.
fn columns(lines: &mut [Line], members: &[usize]) {
    let single =
        |line: &Line| line.pieces.iter().filter(|piece| piece.token.kind == TokenKind::ColumnColon).count() == 1;
    align_piece(lines, members, 1, |line| {
        let colon = line.find(TokenKind::ColumnColon)?;
        (colon == 1 && single(line)).then_some((0, 1))
    });
    for place in 0..ATTRIBUTES {
        align_piece(lines, members, 2, |line| attribute(line, place).filter(|_| single(line)));
    }
}

/// The attribute of a column at a place among them, and what stands before it: the type, or another attribute.
fn attribute(line: &Line, place: usize) -> Option<(usize, usize)> {
    let colon = line.find(TokenKind::ColumnColon)?;
    let begins = |kind| matches!(kind, TokenKind::AttributeWord | TokenKind::Citing);
    let mut starts =
        (colon..line.pieces.len()).filter(|at| line.pieces.get(*at).is_some_and(|piece| begins(piece.token.kind)));
    let piece = starts.clone().nth(place)?;
    let from = if place == 0 { colon } else { starts.nth(place - 1)? };
    Some((from, piece))
}

/// `equipe_mínima  25`.
fn weights(lines: &mut [Line], members: &[usize]) {
    align_piece(lines, members, 1, |line| {
        let weight = line.find(TokenKind::Weight)?;
        let alone = line.pieces.iter().filter(|piece| piece.token.kind == TokenKind::Weight).count() == 1;
        (weight == 1 && alone).then_some((0, 1))
    });
}

/// `a | b | c`: the cells of each row, padded to the widest of their column.
fn cells(lines: &mut [Line], members: &[usize]) {
    let mut widths: Vec<usize> = Vec::new();
    let rows = members.iter().filter_map(|index| lines.get(*index)).filter_map(|line| line.pieces.first());
    for row in rows.filter(|piece| piece.token.kind == TokenKind::Row) {
        for (column, cell) in row.token.text.split('|').enumerate() {
            let cell = width(cell.trim());
            match widths.get_mut(column) {
                Some(widest) => *widest = cell.max(*widest),
                None => widths.push(cell),
            }
        }
    }
    for index in members {
        let Some(piece) = lines.get_mut(*index).and_then(|line| line.pieces.first_mut()) else { continue };
        if piece.token.kind == TokenKind::Row {
            piece.token.text = padded(&piece.token.text, &widths);
        }
    }
}

fn padded(row: &str, widths: &[usize]) -> String {
    let cells = row.split('|').zip(widths).map(|(cell, widest)| {
        let cell = cell.trim();
        format!("{cell}{}", " ".repeat(widest.saturating_sub(width(cell))))
    });
    cells.collect::<Vec<_>>().join(" | ").trim_end().to_owned()
}

/// Whether a line is one row `condition => result`.
fn is_row(line: &Line) -> bool {
    let arrows = line.pieces.iter().filter(|piece| piece.token.kind == TokenKind::RowArrow).count();
    line.begins()
        && arrows == 1
        && line.find(TokenKind::OpenBrace).is_none()
        && line.find(TokenKind::CloseBrace).is_none()
}

/// Whether a line is a clause or a declaration that ends in a citation.
fn is_cited(line: &Line) -> bool {
    let column = line.find(TokenKind::ColumnColon).or_else(|| line.find(TokenKind::RowArrow));
    line.begins() && column.is_none() && line.find(TokenKind::Citing).is_some()
}

/// Runs of neighbouring lines of a kind.
fn runs(lines: &[Line], members: &[usize], belongs: impl Fn(&Line) -> bool) -> Vec<Vec<usize>> {
    let mut runs: Vec<Vec<usize>> = Vec::new();
    for index in members.iter().filter(|index| lines.get(**index).is_some_and(&belongs)) {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| last + 1 == *index) => run.push(*index),
            _ => runs.push(vec![*index]),
        }
    }
    runs
}

/// `>= 80%  =>  75%   conforme …`: the arrow, the results when each is one figure, the citations.
fn rows(lines: &mut [Line], run: &[usize]) {
    align_piece(lines, run, 1, |line| Some((0, line.find(TokenKind::RowArrow)?)));
    let result = |line: &Line| {
        let arrow = line.find(TokenKind::RowArrow)?;
        let ends = |kind| matches!(kind, TokenKind::Citing | TokenKind::Comment | TokenKind::Separator);
        let end = line.pieces.iter().position(|piece| ends(piece.token.kind)).unwrap_or(line.pieces.len());
        Some((arrow + 1, end))
    };
    let figures: Vec<Option<(usize, usize)>> = run
        .iter()
        .map(|index| {
            let line = lines.get(*index)?;
            let (from, end) = result(line)?;
            let figure = line.pieces.get(from)?.token.kind == TokenKind::Literal && end == from + 1;
            figure.then(|| (from, line.width(from, end)))
        })
        .collect();
    if figures.iter().all(Option::is_some) {
        let widest = figures.iter().flatten().map(|(_, width)| *width).max().unwrap_or(0);
        for (index, (piece, width)) in run.iter().zip(figures.iter().flatten()) {
            set_gap(lines, *index, *piece, widest - width + 1);
        }
    }
    align_piece(lines, run, 3, |line| {
        let citing = line.find(TokenKind::Citing)?;
        Some((0, citing))
    });
}

/// `confere a = b   conforme Art. 3º`: the citations of neighbouring lines, unless one is much longer than another.
fn citations(lines: &mut [Line], run: &[usize]) {
    let citing = |line: &Line| Some((0, line.find(TokenKind::Citing)?));
    let widths = run.iter().filter_map(|index| {
        let line = lines.get(*index)?;
        let (from, to) = citing(line)?;
        Some(line.width(from, to))
    });
    let (least, most) = widths.fold((usize::MAX, 0), |(least, most), width| (least.min(width), most.max(width)));
    if most.saturating_sub(least) <= FARTHEST {
        align_piece(lines, run, 3, citing);
    }
}

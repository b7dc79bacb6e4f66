//! The lines of a source that a diagnostic shows, ready to be drawn.
//!
//! Receives a source and the places to show; gives a short text of only those lines, the same places in
//! it, and the way back to the true line and column. Lines too long for a screen are cut to a window
//! around their place, control characters are made visible, and a place over many lines shrinks to its
//! first. Cost grows with what is shown, not with the file.

use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use crate::source::{Source, Span};

/// Lines of more characters than this are cut.
const LONGEST_LINE: usize = 400;
/// A place over more lines than this is shown by its first line.
const TALLEST_PLACE: usize = 6;

/// Some lines of a source; the lines between them are kept empty so that the count of lines is true.
#[derive(Debug)]
pub(super) struct Excerpt<'a> {
    source: &'a Source,
    first_line: usize,
    text: String,
    lines: Vec<Line>,
}

/// Where a line of the excerpt comes from.
#[derive(Debug)]
struct Line {
    /// First byte of the line in the excerpt.
    at: usize,
    /// Bytes of the mark that stands for what was cut before.
    mark: usize,
    /// The bytes of the source that are shown.
    shown: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// The lines of some places, one line more on each side, and the places within them.
    pub(super) fn of(source: &'a Source, spans: &[Span], width: usize) -> (Excerpt<'a>, Vec<SourceSpan>) {
        let places: Vec<Range<usize>> = spans.iter().map(|span| place(source, *span)).collect();
        let line_of = |at: usize| source.position(u32::try_from(at).unwrap_or(u32::MAX)).0;
        let rows: Vec<Range<usize>> =
            places.iter().map(|place| line_of(place.start) - 1..line_of(place.end) + 2).collect();
        let first_line = rows.iter().map(|rows| rows.start).min().unwrap_or(1).max(1);
        let last_line = rows.iter().map(|rows| rows.end).max().unwrap_or(1).min(source.line_count() + 1);
        let mut excerpt = Excerpt { source, first_line, text: String::new(), lines: Vec::new() };
        for number in first_line..last_line {
            let near = rows.iter().any(|rows| rows.contains(&number));
            excerpt.push(number, near, &places, width);
        }
        let spans = places.iter().map(|place| excerpt.locate(place)).collect();
        (excerpt, spans)
    }

    /// Adds a line, or an empty one in its stead when it is far from every place.
    fn push(&mut self, number: usize, near: bool, places: &[Range<usize>], width: usize) {
        let at = self.text.len();
        let (start, line) = self.source.line(number).unwrap_or((0, ""));
        let start = start as usize;
        let window = if near { window(start, line, places, width) } else { 0..0 };
        let cut = |yes: bool| if yes { "…" } else { "" };
        let mark = cut(window.start > 0);
        self.text.push_str(mark);
        self.text.extend(line.get(window.clone()).unwrap_or("").chars().map(visible));
        self.text.push_str(cut(near && window.end < line.len()));
        self.text.push('\n');
        self.lines.push(Line { at, mark: mark.len(), shown: start + window.start..start + window.end });
    }

    /// A place of the source, in the excerpt.
    fn locate(&self, place: &Range<usize>) -> SourceSpan {
        let start = self.forward(place.start);
        (start, self.forward(place.end).saturating_sub(start)).into()
    }

    fn forward(&self, at: usize) -> usize {
        let after = self.lines.partition_point(|line| line.shown.start <= at);
        let line = after.checked_sub(1).and_then(|index| self.lines.get(index)).or(self.lines.first());
        line.map_or(0, |line| line.at + line.mark + at.clamp(line.shown.start, line.shown.end) - line.shown.start)
    }

    /// Line and column, from 0, of a byte of the excerpt as the source has them.
    fn position(&self, at: usize) -> (usize, usize) {
        let after = self.lines.partition_point(|line| line.at <= at);
        let Some(line) = after.checked_sub(1).and_then(|index| self.lines.get(index)) else { return (0, 0) };
        let at = (line.shown.start + at.saturating_sub(line.at + line.mark)).min(line.shown.end);
        let (line, column) = self.source.position(u32::try_from(at).unwrap_or(u32::MAX));
        (line - 1, column - 1)
    }
}

impl SourceCode for Excerpt<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let contents = self.text.as_bytes().read_span(span, before, after)?;
        let (_, column) = self.position(span.offset());
        Ok(Box::new(MietteSpanContents::new_named(
            self.source.name.clone(),
            contents.data(),
            *contents.span(),
            contents.line() + self.first_line - 1,
            column,
            contents.line_count(),
        )))
    }
}

/// The bytes of a span, within the text and on the borders of characters; a tall place is its first line.
fn place(source: &Source, span: Span) -> Range<usize> {
    let start = source.text.floor_char_boundary(span.start as usize);
    let end = source.text.floor_char_boundary(span.end as usize).max(start);
    let covered = source.text.get(start..end).unwrap_or("");
    let trimmed = covered.trim_end();
    let shown = match trimmed.lines().nth(TALLEST_PLACE) {
        Some(_) => trimmed.lines().next().unwrap_or(""),
        None if trimmed.is_empty() => covered.lines().next().unwrap_or(""),
        None => trimmed,
    };
    start..start + shown.len()
}

/// Which bytes of a line are shown: all, or a window around the first place in it when it is too long.
fn window(start: usize, line: &str, places: &[Range<usize>], width: usize) -> Range<usize> {
    if line.chars().nth(LONGEST_LINE).is_none() {
        return 0..line.len();
    }
    let width = width.clamp(60, 160) - 20;
    let first = places.iter().map(|place| place.start).filter(|at| (start..=start + line.len()).contains(at)).min();
    let focus = line.floor_char_boundary(first.map_or(0, |at| at - start));
    let before = line.get(..focus).unwrap_or("");
    let left = before.char_indices().rev().take(width / 3).last().map_or(focus, |(at, _)| at);
    let rest = line.get(left..).unwrap_or("");
    let right = rest.char_indices().nth(width).map_or(line.len(), |(at, _)| left + at);
    left..right
}

/// A character as it may be sent to a terminal, as many bytes long as it was.
fn visible(char: char) -> char {
    match char {
        '\t' => '\t',
        _ if char.is_control() && char.len_utf8() == 1 => '?',
        _ if char.is_control() => '¿',
        _ => char,
    }
}

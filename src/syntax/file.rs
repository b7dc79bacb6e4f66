//! The whole file: edition, header, declarations.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Act, File, Header, Item};
use crate::syntax::block::Block;
use crate::syntax::clause::is_top_word;
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule};
use crate::syntax::lost::Context;
use crate::value::Grain;

/// The one edition there is.
const EDITION: u32 = 1;

impl<'i> Reader<'i> {
    /// The `file` node.
    pub(super) fn file(&mut self, pair: Pair<'i>) -> File {
        let comments = pair.clone().into_inner().flatten_to(Rule::comment);
        let comments = comments.map(|comment| self.span(&comment)).collect();
        let citations = pair.clone().into_inner().flatten_to(Rule::cite);
        let citations = citations.map(|cite| self.cited_anywhere(cite)).collect();
        let (source, header) = (self.source, Header::default());
        // Declarations are large: room for all of them is made once.
        let items = Vec::with_capacity(pair.clone().into_inner().count());
        let mut file = File { source, edition: None, header, items, comments, citations };
        let mut block = self.block(self.place(0, 0));
        let mut head = HeadState::default();
        for child in Cursor::of(pair) {
            let span = self.span(&child);
            match child.as_rule() {
                Rule::edition => self.edition(child, &mut file, &mut block),
                Rule::header => self.act_line(child, &mut file.header, &mut block),
                Rule::lost if head.is_garbled_line(child.as_str(), &file) => {
                    self.garbled_head_line(&child, &mut file, &mut head);
                }
                Rule::lost => {
                    file.items.push(Item::Error(span));
                    self.lost(&child, Context::Top);
                }
                Rule::stray => self.report(stray_brace(span)),
                _ if self.header_clause(child.clone(), &mut file.header, &mut block) => {}
                _ => file.items.push(self.item(child)),
            }
        }
        self.missing_head(&file, &head);
        file
    }

    fn edition(&mut self, pair: Pair<'i>, file: &mut File, block: &mut Block) {
        let span = self.span(&pair);
        if !self.once(block, "valora", span) {
            return;
        }
        file.edition = self.take_integer(&mut Cursor::of(pair));
        if let Some(edition) = file.edition.filter(|edition| edition.value != EDITION) {
            self.report(unknown_edition(edition.value, edition.span));
        }
    }

    fn act_line(&mut self, pair: Pair<'i>, header: &mut Header, block: &mut Block) {
        let span = self.span(&pair);
        if !self.once(block, "resolução", span) {
            return;
        }
        let mut cursor = Cursor::of(pair);
        header.act = self.take_act(&mut cursor);
        header.title = self.take_text(&mut cursor);
    }

    /// The next child as the identity of an act; `None` when it has no readable date, which has been reported.
    pub(super) fn take_act(&mut self, cursor: &mut Cursor<'i>) -> Option<Act> {
        let pair = cursor.accept(Rule::act)?;
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let words = cursor.accept(Rule::act_words)?.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
        cursor.accept(Rule::number_sign);
        let number = cursor.accept(Rule::act_number)?.as_str().to_owned();
        let date = self.take_day(&mut cursor)?.value;
        Some(Act { words, number, date, span })
    }

    /// Reads a clause of the header; says whether it was one.
    fn header_clause(&mut self, pair: Pair<'i>, header: &mut Header, block: &mut Block) -> bool {
        let span = self.span(&pair);
        let rule = pair.as_rule();
        let mut cursor = Cursor::of(pair);
        match rule {
            Rule::grounds => {
                if let Some(act) = self.take_act(&mut cursor) {
                    header.grounds.push((act, self.take_citation(&mut cursor)));
                }
            }
            Rule::uses => header.uses.extend(self.take_act(&mut cursor)),
            Rule::validity if self.once(block, "vigência", span) => {
                if let Some(interval) = cursor.accept(Rule::interval) {
                    header.validity = Some((self.interval(interval), self.take_citation(&mut cursor)));
                }
            }
            Rule::period if self.once(block, "período", span) => {
                let word = cursor.accept(Rule::period_word);
                header.grain =
                    word.and_then(|word| Some(Spanned::new(Grain::from_word(word.as_str())?, self.span(&word))));
            }
            Rule::rounds if self.once(block, "arredonda", span) => {
                let mode = self.take_rounding(&mut cursor);
                header.rounding = mode.map(|mode| (mode, self.take_citation(&mut cursor)));
            }
            Rule::revision if self.once(block, "revisão", span) => {
                let number = self.take_integer(&mut cursor);
                header.revision = number.and_then(|number| Some((number, self.take_day(&mut cursor)?)));
            }
            Rule::published if self.once(block, "publicada", span) => header.published = self.take_day(&mut cursor),
            Rule::partial if self.once(block, "texto parcial", span) => {
                header.partial = Some((span, self.take_citation(&mut cursor)));
            }
            Rule::structure => {
                let places = cursor.filter(|child| child.as_rule() == Rule::cite_part);
                header.structure.extend(places.filter_map(|place| self.structure_place(&place)));
            }
            Rule::validity | Rule::period | Rule::rounds | Rule::revision | Rule::published | Rule::partial => {}
            _ => return false,
        }
        true
    }

    /// A line that stands where the edition or the act is due and is neither.
    fn garbled_head_line(&mut self, pair: &Pair<'i>, file: &mut File, head: &mut HeadState) {
        let span = self.first_line(self.span(pair));
        if pair.as_str().trim_start().starts_with("valora") {
            head.edition_reported = true;
            file.edition = None;
            self.report(missing_edition(span).fix(span, format!("valora {EDITION}")));
        } else {
            head.act_reported = true;
            self.report(garbled_header(span));
        }
    }

    fn missing_head(&mut self, file: &File, head: &HeadState) {
        let start = self.place(0, 0);
        if file.edition.is_none() && !head.edition_reported {
            self.report(missing_edition(start).fix(start, format!("valora {EDITION}\n\n")));
        }
        if file.header.act.is_none() && !head.act_reported && !self.has_act_line() {
            let at =
                file.edition.map_or(start, |edition| self.place(edition.span.end as usize, edition.span.end as usize));
            self.report(missing_header(at));
        }
    }

    /// Whether the act's line was there, though its date was not readable.
    fn has_act_line(&self) -> bool {
        let unread = [codes::SYNTAX_NO_SUCH_DATE, codes::SYNTAX_NO_SUCH_PERIOD];
        self.problems.iter().any(|problem| unread.contains(&problem.code))
    }
}

/// What has been said about the first two lines.
#[derive(Default)]
struct HeadState {
    edition_reported: bool,
    act_reported: bool,
}

impl HeadState {
    /// Whether a lost line is the edition's or the act's: it stands before any declaration, and either begins
    /// with `valora` or is the first line that no known word begins.
    fn is_garbled_line(&self, line: &str, file: &File) -> bool {
        let word = line.split_whitespace().next().unwrap_or("");
        let edition = !self.edition_reported && file.edition.is_none() && word == "valora";
        let act = !self.act_reported && file.header.act.is_none() && file.items.is_empty();
        edition || (act && !is_top_word(word) && !line.contains('{'))
    }
}

/// The first line is not `valora 1`.
fn missing_edition(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_MISSING_EDITION, span).help("help")
}

/// An edition that this compiler does not know.
fn unknown_edition(edition: u32, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_UNKNOWN_EDITION, span)
        .arg("edition", edition)
        .arg("known", EDITION)
        .help("help")
        .fix(span, EDITION.to_string())
}

/// No line says which act the file is.
fn missing_header(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_MISSING_HEADER, span).help("help")
}

/// The line of the act cannot be read.
fn garbled_header(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_GARBLED_HEADER, span).help("help")
}

/// A `}` that closes nothing.
fn stray_brace(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_STRAY_BRACE, span).help("help").fix(span, "")
}

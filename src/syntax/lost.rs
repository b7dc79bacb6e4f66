//! Lost lines: why a line could not be read, in the author's words.
//!
//! A lost line is looked over for the usual slips; where mending them makes it readable, they are the whole
//! report. Otherwise it is read again with the rule of its place, and what was expected at the furthest point
//! reached is said, with a line that shows the form.

use std::ops::Range;

use pest::Parser;
use pest::error::Error;

use crate::diagnostic::{Code, Diagnostic, codes};
use crate::source::Span;
use crate::syntax::clause::{self, Clause};
use crate::syntax::cursor::Reader;
use crate::syntax::expected::{Expected, after_clause_word, expected};
use crate::syntax::grammar::{Grammar, Pair, Rule};
use crate::syntax::scan::unclosed_text;
use crate::syntax::slip::{Kind, Mended, Slip, Token, is_blank, slips, tokens};

/// Which block a line stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    Top,
    Input,
    Table,
    Indicator,
    Index,
    Weights,
    Transfer,
    Part,
    Schedule,
    Reading,
    Amendment,
    Example,
    Record,
    Rows,
    Guard,
}

impl Context {
    /// The rule that reads one line of the block and nothing else.
    fn rule(self) -> Rule {
        match self {
            Context::Top => Rule::only_top,
            Context::Input => Rule::only_input,
            Context::Table => Rule::only_table,
            Context::Indicator => Rule::only_indicator,
            Context::Index => Rule::only_index,
            Context::Weights => Rule::only_weight,
            Context::Transfer => Rule::only_transfer,
            Context::Part => Rule::only_part,
            Context::Schedule => Rule::only_schedule,
            Context::Reading => Rule::only_reading,
            Context::Amendment => Rule::only_amendment,
            Context::Example => Rule::only_example,
            Context::Record => Rule::only_record,
            Context::Rows => Rule::only_row,
            Context::Guard => Rule::only_guard,
        }
    }

    /// Whether a line may be `condition => result`.
    fn has_rows(self) -> bool {
        matches!(self, Context::Rows | Context::Indicator | Context::Index)
    }
}

/// A lost line and what is known of it.
struct Line<'l> {
    /// Its text, without the spaces around it.
    text: &'l str,
    /// Where it starts.
    start: usize,
    context: Context,
    /// The rule that should have read it.
    rule: Rule,
    /// The clause that its first word begins.
    clause: Option<Clause>,
}

impl<'i> Reader<'i> {
    /// Reports a line that could not be read.
    pub(super) fn lost(&mut self, pair: &Pair<'i>, context: Context) {
        if self.is_full() {
            return;
        }
        let raw = pair.as_str();
        let start = pair.as_span().start() + (raw.len() - raw.trim_start_matches(is_blank).len());
        let text = raw.trim_matches(is_blank);
        let signs = tokens(text);
        let Some(first) = signs.first() else { return };
        let row = context.has_rows() && signs.iter().any(|sign| sign.text == "=>");
        let plain = if row { Context::Rows } else { context };
        let clause = clause::find(context, &word_of(text)).or_else(|| clause::plain_line(plain));
        let line = Line { text, start, context, rule: context.rule(), clause };
        if self.is_silenced(start..start + text.len()) {
            return;
        }
        if self.starts_with_operator(first, &line) {
            return;
        }
        self.explain(&line, &signs);
    }

    /// Reports the head of a declaration, opened by the line `head`, that could not be read.
    pub(super) fn lost_head(&mut self, pair: &Pair<'i>, context: Context, head: Span) {
        let raw = pair.as_str();
        let start = pair.as_span().start() + (raw.len() - raw.trim_start_matches(is_blank).len());
        let opening = self.text.get(head.start as usize..head.end as usize).unwrap_or("");
        let clause = clause::find(Context::Top, &word_of(opening))
            .or_else(|| clause::find(Context::Transfer, &word_of(opening)));
        let rule = match (context, clause.map(|clause| clause.word)) {
            (Context::Guard, _) => Rule::only_guard,
            (Context::Input, _) => Rule::only_input_head,
            (Context::Amendment, _) => Rule::only_act,
            (Context::Example, _) => Rule::only_title,
            (Context::Part, _) => Rule::only_name,
            (_, Some("parâmetro")) => Rule::only_parameter_head,
            _ => Rule::only_head,
        };
        let clause = if context == Context::Guard { clause::plain_line(context) } else { clause };
        let line = Line { text: raw.trim_matches(is_blank), start, context, rule, clause };
        let signs = tokens(line.text);
        self.explain(&line, &signs);
    }

    fn explain(&mut self, line: &Line<'_>, signs: &[Token<'_>]) {
        if let Some(open) = signs.iter().find(|token| token.kind == Kind::OpenText) {
            let end = line.start + open.range().end;
            let place = self.place(line.start + open.start, end);
            return self.report(unclosed_text(place, Some(self.place(end, end))));
        }
        let slips = slips(signs, line.context);
        let mended = Mended::new(line.text, &slips);
        let error = reread(line.rule, &mended.line);
        self.report_slips(line, &slips);
        let Some(error) = error else { return };
        if !slips.is_empty() && (error.at >= mended.line.len() || slips.iter().any(|slip| slip.meant.is_none())) {
            return;
        }
        if slips.is_empty() && self.unknown_word(line, signs) {
            return;
        }
        if slips.is_empty() && self.unclosed_bracket(line, signs) {
            return;
        }
        self.unexpected(line, &mended, &error);
    }

    /// Says each kind of slip once, with a change that mends all of that kind.
    fn report_slips(&mut self, line: &Line<'_>, slips: &[Slip]) {
        let mut said: Vec<Code> = Vec::new();
        for slip in slips {
            if said.contains(&slip.code) && slip.code != codes::SYNTAX_ENGLISH_WORD {
                continue;
            }
            said.push(slip.code);
            let alike: Vec<Slip> = match slip.code {
                codes::SYNTAX_ENGLISH_WORD => vec![slip.clone()],
                code => slips.iter().filter(|other| other.code == code).cloned().collect(),
            };
            self.report_slip(line, slip, &alike);
        }
    }

    fn report_slip(&mut self, line: &Line<'_>, slip: &Slip, alike: &[Slip]) {
        let at = |range: &Range<usize>| (line.start + range.start, line.start + range.end);
        let (start, end) = at(&slip.range);
        let place = self.place(start, end);
        let written = line.text.get(slip.range.clone()).unwrap_or("");
        let problem = Diagnostic::error(slip.code, place).arg("written", written).arg("word", written);
        let Some(meant) = &slip.meant else {
            return self.report(problem.arg("meant", "").help("help_unclear"));
        };
        let last = alike.last().map_or(slip.range.end, |last| last.range.end);
        let whole = slip.range.start..last;
        let shifted: Vec<Slip> = alike.iter().map(|slip| shifted(slip, whole.start)).collect();
        let text = Mended::new(line.text.get(whole.clone()).unwrap_or(""), &shifted).line;
        let (start, end) = at(&whole);
        let change = self.place(start, end);
        self.report(problem.arg("meant", meant).help("help").fix(change, text));
    }

    /// A line that goes on from the one before, broken before its sign instead of after it.
    fn starts_with_operator(&mut self, first: &Token<'_>, line: &Line<'_>) -> bool {
        let arithmetic = matches!(first.text, "+" | "*" | "/" | "×" | "=" | "-" | "–" | "−");
        let comparison = matches!(first.text, "<" | ">" | "<=" | ">=" | "<>" | "≤" | "≥" | "≠");
        if !arithmetic && (!comparison || line.context.has_rows()) || line.context == Context::Rows && first.text == "-"
        {
            return false;
        }
        let before = self.text.get(..line.start).unwrap_or("");
        let end = before.trim_end().len();
        let broken = before.get(end..).is_some_and(|gap| gap.contains('\n'));
        if !broken || before.get(..end).is_none_or(|kept| kept.ends_with(['{', '}', ';']) || kept.is_empty()) {
            return false;
        }
        let gap = before.get(end..).unwrap_or("");
        let sign_end = line.start + first.range().end;
        let place = self.place(line.start, sign_end);
        let fix = self.place(end, sign_end);
        let problem = Diagnostic::error(codes::SYNTAX_OPERATOR_STARTS_LINE, place).arg("sign", first.text).help("help");
        self.report(problem.fix(fix, format!(" {}{}", first.text, gap.trim_end_matches(' ')) + &indentation(gap)));
        true
    }

    /// A first word that begins no line here.
    fn unknown_word(&mut self, line: &Line<'_>, signs: &[Token<'_>]) -> bool {
        let words = clause::clauses(line.context);
        let word = word_of(line.text);
        let is_line = line.rule == line.context.rule();
        let named_lines = matches!(line.context, Context::Input | Context::Table | Context::Example);
        let row = line.context.has_rows() && signs.iter().any(|token| token.text == "=>");
        if !is_line || words.is_empty() || row || word.is_empty() || clause::find(line.context, &word).is_some() {
            return false;
        }
        let near = clause::nearest(line.context, &word);
        if named_lines && near.is_none() {
            return false;
        }
        let place = self.place(line.start, line.start + word.len());
        self.report(unknown_word(line.context, &word, near, words, place));
        true
    }

    /// A bracket that the line opens and never closes, when closing it would do.
    fn unclosed_bracket(&mut self, line: &Line<'_>, signs: &[Token<'_>]) -> bool {
        let mut open: Vec<&Token<'_>> = Vec::new();
        for token in signs {
            match token.text {
                "(" | "[" => open.push(token),
                ")" | "]" if open.pop().is_none() => return false,
                _ => {}
            }
        }
        let Some(first) = open.first() else { return false };
        let closing: String = open.iter().rev().map(|token| if token.text == "(" { ')' } else { ']' }).collect();
        let end = signs.last().map_or(0, |last| last.range().end);
        let closed = format!("{}{closing}", line.text.get(..end).unwrap_or(""));
        if reread(line.rule, &closed).is_some() {
            return false;
        }
        let place = self.place(line.start + first.start, line.start + first.range().end);
        let at = self.place(line.start + end, line.start + end);
        let problem = Diagnostic::error(codes::SYNTAX_UNCLOSED_BRACKET, place).arg("bracket", first.text);
        self.report(problem.arg("closing", &closing).help("help").fix(at, closing));
        true
    }

    fn unexpected(&mut self, line: &Line<'_>, mended: &Mended, error: &Reread) {
        let found = word_or_sign(mended.line.get(error.at..).unwrap_or(""));
        let at = line.start + mended.back(error.at);
        let depth =
            tokens(mended.line.get(..error.at).unwrap_or("")).iter().fold(0_i64, |depth, token| match token.text {
                "(" | "[" => depth + 1,
                ")" | "]" => depth - 1,
                _ => depth,
            });
        let before = mended.line.get(..error.at).unwrap_or("").trim_end();
        let only_word = line.clause.is_some_and(|clause| !clause.word.is_empty()) && before == word_of(&mended.line);
        let rules = if only_word { after_clause_word(&error.rules) } else { error.rules.clone() };
        let what = expected(&rules, depth > 0);
        let place = self.place(at, at + found.len());
        self.report(unexpected(what, found, line.clause, place));
    }

    /// Whether something was already said of these bytes.
    pub(super) fn is_silenced(&self, range: Range<usize>) -> bool {
        self.silenced.iter().any(|silenced| silenced.start < range.end && range.start < silenced.end)
    }
}

/// Where and why a line could not be read again.
struct Reread {
    at: usize,
    rules: Vec<Rule>,
}

/// Reads a line again; `None` when it can be read.
fn reread(rule: Rule, line: &str) -> Option<Reread> {
    let Error { at, expected: rules } = Grammar::parse(rule, line).err()?;
    Some(Reread { at, rules })
}

/// A slip of a line as a slip of what follows `start`.
fn shifted(slip: &Slip, start: usize) -> Slip {
    let range = slip.range.start.saturating_sub(start)..slip.range.end.saturating_sub(start);
    Slip { range, ..slip.clone() }
}

/// The spaces that a new line would begin with.
fn indentation(gap: &str) -> String {
    gap.chars().rev().take_while(|sign| *sign == ' ').collect()
}

/// The word that a line begins with, `aplica-se` included; empty when it begins with something else.
fn word_of(line: &str) -> String {
    let belongs = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '-';
    let word = line.split(|sign: char| !belongs(sign)).next().unwrap_or("");
    let begins = word.chars().next().is_some_and(char::is_alphabetic);
    if begins { word.to_owned() } else { String::new() }
}

/// What a text begins with, to be shown to the author.
fn word_or_sign(rest: &str) -> &str {
    let Some(token) = tokens(rest).into_iter().next().map(|token| token.range()) else { return "" };
    rest.get(token).unwrap_or("")
}

/// Something else stands where a part of a form is due.
fn unexpected(what: Expected, found: &str, clause: Option<Clause>, place: Span) -> Diagnostic {
    let place_kind = if found.is_empty() { "end" } else { "here" };
    let invisible = found.chars().next().filter(|sign| is_invisible(*sign));
    let found = invisible.map_or_else(|| found.to_owned(), |sign| format!("U+{:04X}", u32::from(sign)));
    let problem = Diagnostic::error(codes::SYNTAX_UNEXPECTED, place)
        .arg("expected", what.key)
        .arg("words", what.words)
        .arg("at", place_kind)
        .arg("found", found);
    match clause {
        _ if invisible.is_some() => problem.help("help_invisible"),
        Some(clause) => problem.arg("example", clause.example).help("help"),
        None => problem,
    }
}

/// Whether a sign shows nothing on the page, or only an empty place.
fn is_invisible(sign: char) -> bool {
    let format = matches!(sign, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}');
    format || sign.is_control() || sign.is_whitespace()
}

/// A word that begins no line of its block, or no declaration.
fn unknown_word(context: Context, word: &str, near: Option<&str>, words: &[Clause], place: Span) -> Diagnostic {
    let code = if context == Context::Top { codes::SYNTAX_UNKNOWN_DECLARATION } else { codes::SYNTAX_UNKNOWN_CLAUSE };
    let list = words.iter().map(|clause| format!("`{}`", clause.word)).collect::<Vec<_>>().join(", ");
    let problem = Diagnostic::error(code, place).arg("word", word).arg("words", list);
    if let Some(near) = near {
        return problem.arg("near", near).help("help_near").fix(place, near);
    }
    match clause::elsewhere(word) {
        Some(block) => problem.arg("block", block).help("help_elsewhere"),
        None => problem.help("help"),
    }
}

//! A text as a sequence of signs, each with what it is there: for the formatter and for editors.
//!
//! Receives a text that `parse` reads without errors; of any other gives what it can. Every character that is not
//! white belongs to exactly one token. Decides nothing about spaces.

use pest::Parser;

use crate::syntax::clause::is_same_word;
use crate::syntax::grammar::{Grammar, Pair, Rule};

/// What a token is where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word that begins a clause of a block or of the header: `meta`, `conforme` on a line of its own.
    ClauseWord,
    /// Any other word of the language.
    Word,
    /// `mínimo`, `fonte` and the others that follow the type of a column.
    AttributeWord,
    /// `conforme` after what it cites.
    Citing,
    /// A place that a citation gives.
    Place,
    /// A name.
    Name,
    /// A number, an amount, a date.
    Literal,
    /// A weight.
    Weight,
    /// A quoted text.
    Text,
    /// A sign between two operands.
    Sign,
    /// A sign before its operand.
    Prefix,
    /// `=>` of a row of a table of rows.
    RowArrow,
    /// The `:` of a column.
    ColumnColon,
    /// The `:` of a named argument.
    LabelColon,
    /// A bracket that touches the name before it.
    TightOpen,
    /// `(`.
    Open,
    /// `)` or `]`.
    Close,
    /// `{`.
    OpenBrace,
    /// `}`.
    CloseBrace,
    /// `{` of a set within a line: `{I; II; III}`.
    OpenSet,
    /// `}` of a set within a line.
    CloseSet,
    /// `;`, `,`.
    Separator,
    /// `.` of a column.
    Dot,
    /// A row of cells.
    Row,
    /// A comment.
    Comment,
}

/// One token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its text in canonical writing: accents of words restored, `≤` as `<=`.
    pub text: String,
    /// How many ends of lines stand before it.
    pub newlines: usize,
    /// Whether a line of a block, or of the file, begins here.
    pub begins_line: bool,
}

/// The tokens of a text.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let Ok(mut pairs) = Grammar::parse(Rule::file, text) else { return Vec::new() };
    let mut lexer = Lexer { text, at: 0, newlines: 0, begins_line: true, in_list: false, tokens: Vec::new() };
    if let Some(file) = pairs.next() {
        lexer.children(file);
    }
    lexer.tokens
}

struct Lexer<'i> {
    text: &'i str,
    /// Up to where the text has been taken.
    at: usize,
    newlines: usize,
    begins_line: bool,
    /// Whether a set is the block of a `lista`, rather than part of a line.
    in_list: bool,
    tokens: Vec<Token>,
}

impl<'i> Lexer<'i> {
    /// A node: a token by itself, or the tokens of its children and what stands between them.
    fn node(&mut self, pair: Pair<'i>, outer: Rule) {
        let rule = pair.as_rule();
        if matches!(rule, Rule::EOI | Rule::unclosed | Rule::unopened | Rule::vacant) {
            return;
        }
        self.gap(pair.as_span().start(), outer);
        if (is_block(outer) || (outer == Rule::set && self.in_list))
            && rule != Rule::comment
            && !is_head(rule)
            && !self.cites_row(rule)
        {
            self.begins_line = true;
        }
        if is_token(rule) || pair.clone().into_inner().next().is_none() {
            let kind = self.kind(rule, outer);
            self.push(kind, canonical(rule, pair.as_str()));
            self.at = pair.as_span().end();
        } else {
            self.children(pair);
        }
    }

    fn children(&mut self, pair: Pair<'i>) {
        let (rule, end) = (pair.as_rule(), pair.as_span().end());
        let in_list = matches!(rule, Rule::list_decl | Rule::on_list) || (self.in_list && rule == Rule::set);
        for child in pair.into_inner() {
            self.in_list = in_list;
            self.node(child, rule);
        }
        self.in_list = in_list;
        self.gap(end, rule);
    }

    /// The signs that no rule names, up to `end`, in a node of `outer`.
    fn gap(&mut self, end: usize, outer: Rule) {
        let gap = self.text.get(self.at..end).unwrap_or("");
        let mut signs = gap.char_indices().peekable();
        while let Some((_, sign)) = signs.next() {
            match sign {
                '\r' if signs.peek().is_some_and(|(_, next)| *next == '\n') => {}
                '\n' | '\r' => self.newlines += 1,
                _ if sign.is_whitespace() || sign == '\u{FEFF}' => {}
                _ => self.punctuation(sign, outer),
            }
        }
        self.at = self.at.max(end);
    }

    fn punctuation(&mut self, sign: char, outer: Rule) {
        let kind = match sign {
            '(' if matches!(outer, Rule::arguments | Rule::choice) => TokenKind::TightOpen,
            '[' => TokenKind::TightOpen,
            '(' => TokenKind::Open,
            ')' | ']' => TokenKind::Close,
            '{' if self.is_set(outer) => TokenKind::OpenSet,
            '}' if self.is_set(outer) => TokenKind::CloseSet,
            '{' => TokenKind::OpenBrace,
            '}' => TokenKind::CloseBrace,
            ';' | ',' => TokenKind::Separator,
            '.' => TokenKind::Dot,
            _ => TokenKind::Sign,
        };
        if kind == TokenKind::CloseBrace {
            self.begins_line = true;
        }
        self.push(kind, sign.to_string());
    }

    /// Whether a citation stands below the row that it is of.
    fn cites_row(&self, rule: Rule) -> bool {
        let before = self.tokens.iter().rev().find(|token| token.kind != TokenKind::Comment);
        rule == Rule::cite && before.is_some_and(|token| token.kind == TokenKind::Row)
    }

    fn is_set(&self, outer: Rule) -> bool {
        outer == Rule::category || (outer == Rule::set && !self.in_list)
    }

    fn push(&mut self, kind: TokenKind, text: String) {
        // A comment stands where it stands; the line begins with what follows it.
        let begins_line = self.begins_line && kind != TokenKind::Comment;
        self.tokens.push(Token { kind, text, newlines: self.newlines, begins_line });
        self.newlines = 0;
        if kind != TokenKind::Comment {
            self.begins_line = false;
        }
    }

    fn kind(&self, rule: Rule, outer: Rule) -> TokenKind {
        let before = self.tokens.last().map(|token| token.kind);
        match rule {
            Rule::comment => TokenKind::Comment,
            Rule::row => TokenKind::Row,
            Rule::text | Rule::long_text => TokenKind::Text,
            Rule::cite_part | Rule::provision => TokenKind::Place,
            Rule::arrow if outer == Rule::case => TokenKind::RowArrow,
            Rule::colon if outer == Rule::column => TokenKind::ColumnColon,
            Rule::colon if outer == Rule::label => TokenKind::LabelColon,
            Rule::add_op if begins_operand(before) => TokenKind::Prefix,
            Rule::add_op
            | Rule::mul_op
            | Rule::compare_op
            | Rule::arrow
            | Rule::equals
            | Rule::colon
            | Rule::unit_op => TokenKind::Sign,
            Rule::name | Rule::origin_name | Rule::unit | Rule::currency => TokenKind::Name,
            Rule::number if outer == Rule::weight => TokenKind::Weight,
            Rule::k_conforme if self.begins_line => TokenKind::ClauseWord,
            Rule::k_conforme => TokenKind::Citing,
            _ if is_attribute(outer) && rule >= Rule::k_a && rule != Rule::k_quando => TokenKind::AttributeWord,
            _ if rule >= Rule::k_a && self.begins_line && is_clause(outer) => TokenKind::ClauseWord,
            _ if rule >= Rule::k_a || is_word(rule) => TokenKind::Word,
            _ => TokenKind::Literal,
        }
    }
}

/// Whether a sign after a token of this kind stands before its operand.
fn begins_operand(before: Option<TokenKind>) -> bool {
    use TokenKind as K;
    before.is_none_or(|kind| {
        matches!(
            kind,
            K::Sign
                | K::Prefix
                | K::RowArrow
                | K::Open
                | K::TightOpen
                | K::OpenBrace
                | K::OpenSet
                | K::Separator
                | K::Word
                | K::AttributeWord
                | K::ClauseWord
                | K::LabelColon
                | K::Comment
        )
    })
}

/// Nodes of several rules that are one token all the same.
fn is_token(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::percent | Rule::points | Rule::money | Rule::row | Rule::text | Rule::act_words | Rule::rounding
    )
}

/// Nodes whose children are lines.
fn is_block(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::file
            | Rule::rows
            | Rule::input_decl
            | Rule::table_decl
            | Rule::indicator_decl
            | Rule::index_decl
            | Rule::transfer_decl
            | Rule::schedule_decl
            | Rule::reading_decl
            | Rule::amendment_decl
            | Rule::alternative_lines
            | Rule::indicator_lines
            | Rule::index_lines
            | Rule::transfer_lines
            | Rule::table_lines
            | Rule::schedule_lines
            | Rule::added_lines
            | Rule::example_decl
            | Rule::part
            | Rule::record
            | Rule::weights
            | Rule::data_block
    )
}

/// The children of a block that stand on its opening line.
fn is_head(rule: Rule) -> bool {
    let head = matches!(
        rule,
        Rule::head | Rule::input_head | Rule::act | Rule::text | Rule::name | Rule::interval | Rule::bad_head
    );
    head || (rule >= Rule::k_a && rule != Rule::k_conforme)
}

/// Clauses whose contents stand in one column.
fn is_clause(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::grounds
            | Rule::validity
            | Rule::period
            | Rule::rounds
            | Rule::revision
            | Rule::published
            | Rule::structure
            | Rule::uses
            | Rule::applies
            | Rule::unit_clause
            | Rule::frequency
            | Rule::origin
            | Rule::polarity
            | Rule::target
            | Rule::calculation
            | Rule::proportional
            | Rule::binary
            | Rule::formula
            | Rule::description
            | Rule::total
            | Rule::requires
            | Rule::beneficiary
            | Rule::base
            | Rule::value
            | Rule::limit
            | Rule::factor
            | Rule::exception
            | Rule::withhold
            | Rule::settles
            | Rule::advance
            | Rule::share
            | Rule::share_rest
            | Rule::reason
            | Rule::alternative
    )
}

fn is_attribute(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::minimum
            | Rule::maximum
            | Rule::origin_of
            | Rule::column_of
            | Rule::optional
            | Rule::required_when
            | Rule::pending
            | Rule::delayed
    )
}

/// Rules of the language's words that stand among the literals and signs of the grammar.
fn is_word(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::or_op
            | Rule::and_op
            | Rule::not_op
            | Rule::in_op
            | Rule::grain
            | Rule::period_word
            | Rule::rounding
            | Rule::higher
            | Rule::lower
            | Rule::truth_type
            | Rule::claim_confere
            | Rule::claim_garante
            | Rule::operation_word
            | Rule::choice_head
            | Rule::act_words
            | Rule::number_sign
    )
}

/// The words that are written with accents.
const ACCENTED: &[&str] = &[
    "até",
    "não",
    "mês",
    "sim/não",
    "apuração",
    "binária",
    "cálculo",
    "código",
    "descrição",
    "dígito",
    "dígitos",
    "fração",
    "índice",
    "interpretação",
    "máximo",
    "mínimo",
    "parâmetro",
    "período",
    "períodos",
    "pontuação",
    "retém",
    "revisão",
    "tolerância",
    "vigência",
];

/// A token in its canonical writing.
fn canonical(rule: Rule, written: &str) -> String {
    let written = written.trim();
    match rule {
        Rule::comment => written.trim_end().to_owned(),
        Rule::row | Rule::text | Rule::long_text | Rule::name | Rule::origin_name => written.to_owned(),
        Rule::compare_op | Rule::add_op | Rule::mul_op | Rule::unit_op => match written {
            "≤" => "<=".to_owned(),
            "≥" => ">=".to_owned(),
            "≠" => "<>".to_owned(),
            "–" | "−" => "-".to_owned(),
            "×" => "*".to_owned(),
            _ => written.to_owned(),
        },
        Rule::ordinal => format!("{}º", written.trim_end_matches(|sign: char| !sign.is_ascii_digit())),
        Rule::percent => format!("{}%", written.trim_end_matches('%').trim_end()),
        Rule::points => format!("{} p.p.", written.trim_end_matches("p.p.").trim_end()),
        Rule::money => money(written),
        Rule::cite_part | Rule::provision | Rule::act_words | Rule::rounding => {
            written.split_whitespace().collect::<Vec<_>>().join(" ")
        }
        _ => ACCENTED.iter().find(|word| is_same_word(written, word)).map_or(written, |word| word).to_owned(),
    }
}

/// `R$1,00` as `R$ 1,00`.
fn money(written: &str) -> String {
    let digits = written.find(|sign: char| sign.is_ascii_digit()).unwrap_or(0);
    let (symbol, digits) = (written.get(..digits).unwrap_or(""), written.get(digits..).unwrap_or(written));
    format!("{} {digits}", symbol.trim_end())
}

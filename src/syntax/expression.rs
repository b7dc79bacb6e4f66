//! Expressions: the flat sequence of the grammar becomes a tree.
//!
//! From the weakest: `ou` · `e` · `não` · comparisons and `em` · `+ -` · `* /` · the sign `-` · `.` and `[ ]`. A
//! comparison takes no other beside it. No branch of the tree is deeper than [`DEEPEST`], so that no later stage
//! can exhaust the stack.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::{Span, Spanned};
use crate::syntax::ast::{Argument, BinaryOp, Comparison, Expr, ExprKind};
use crate::syntax::cursor::{Cursor, Reader};
use crate::syntax::grammar::{Pair, Rule, is_noise};

/// How deep the tree of an expression may be.
pub(super) const DEEPEST: usize = 200;

/// How strongly a sign holds its sides.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    Or,
    And,
    Not,
    Compare,
    Add,
    Multiply,
    Sign,
}

impl Strength {
    /// Of an infix sign.
    fn of(rule: Rule) -> Option<Strength> {
        match rule {
            Rule::or_op => Some(Strength::Or),
            Rule::and_op => Some(Strength::And),
            Rule::compare_op | Rule::in_op => Some(Strength::Compare),
            Rule::add_op => Some(Strength::Add),
            Rule::mul_op => Some(Strength::Multiply),
            _ => None,
        }
    }

    /// What the right side must be stronger than, so that equal signs group from the left.
    fn next(self) -> Strength {
        match self {
            Strength::Or => Strength::And,
            Strength::And => Strength::Not,
            Strength::Not | Strength::Compare => Strength::Add,
            Strength::Add => Strength::Multiply,
            Strength::Multiply | Strength::Sign => Strength::Sign,
        }
    }
}

impl<'i> Reader<'i> {
    /// An `expr`, `inner` or `sum` node.
    pub(super) fn expr(&mut self, pair: Pair<'i>) -> Expr {
        self.expr_at(pair, 0)
    }

    /// The next child as an expression; an error node when it is not there.
    pub(super) fn take_expr(&mut self, cursor: &mut Cursor<'i>, otherwise: Span) -> Expr {
        match cursor.accept(Rule::expr).or_else(|| cursor.accept(Rule::sum)) {
            Some(pair) => self.expr(pair),
            None => Expr { kind: ExprKind::Error, span: otherwise },
        }
    }

    fn expr_at(&mut self, pair: Pair<'i>, depth: usize) -> Expr {
        let span = self.span(&pair);
        // Invariant: each sign adds at most one level, so that a node's signs bound the depth of its own tree.
        let (mut nodes, mut signs) = (0, 0);
        for rule in pair.inner_rules().filter(|rule| !is_noise(*rule)).take(2 * DEEPEST + 1) {
            nodes += 1;
            signs += usize::from(is_sign(rule));
        }
        if depth + signs + 1 >= DEEPEST || nodes > 2 * DEEPEST {
            self.report(too_deep(span));
            return Expr { kind: ExprKind::Error, span };
        }
        let mut cursor = Cursor::of(pair);
        // Nearly every expression is one name or one number.
        if nodes == 1
            && signs == 0
            && let Some(only) = cursor.next()
        {
            return self.atom(only, depth + 1);
        }
        self.climb(&mut cursor, Strength::Or, depth + signs + 1, span)
    }

    /// Reads operands joined by signs of at least `floor`.
    fn climb(&mut self, cursor: &mut Cursor<'i>, floor: Strength, depth: usize, whole: Span) -> Expr {
        let mut left = self.prefixed(cursor, depth, whole);
        while let Some(strength) = cursor.peek().and_then(Strength::of) {
            if strength < floor {
                break;
            }
            let Some(sign) = cursor.next() else { break };
            let right = self.climb(cursor, strength.next(), depth, whole);
            left = self.join(left, &sign, right);
            if strength == Strength::Compare && cursor.peek().and_then(Strength::of) == Some(Strength::Compare) {
                self.report(chained_comparison(left.span));
                left.kind = ExprKind::Error;
            }
        }
        left
    }

    fn join(&mut self, left: Expr, sign: &Pair<'i>, right: Expr) -> Expr {
        let span = left.span.to(right.span);
        let place = self.span(sign);
        let (left, right) = (Box::new(left), Box::new(right));
        let kind = match (sign.as_rule(), sign.as_str()) {
            (Rule::in_op, _) => ExprKind::In(left, right),
            (Rule::compare_op, written) => ExprKind::Compare(Spanned::new(comparison(written), place), left, right),
            (rule, written) => ExprKind::Binary(Spanned::new(binary(rule, written), place), left, right),
        };
        Expr { kind, span }
    }

    /// `não e`, `-e`, or an operand with what follows it.
    fn prefixed(&mut self, cursor: &mut Cursor<'i>, depth: usize, whole: Span) -> Expr {
        if let Some(sign) = cursor.accept(Rule::not_op) {
            let inner = self.climb(cursor, Strength::Compare, depth, whole);
            let span = self.span(&sign).to(inner.span);
            return Expr { kind: ExprKind::Not(Box::new(inner)), span };
        }
        if let Some(sign) = cursor.accept(Rule::add_op) {
            let inner = self.prefixed(cursor, depth, whole);
            let span = self.span(&sign).to(inner.span);
            let kind = if sign.as_str() == "+" { inner.kind } else { ExprKind::Negate(Box::new(inner)) };
            return Expr { kind, span };
        }
        let Some(atom) = cursor.next() else {
            return Expr { kind: ExprKind::Error, span: whole };
        };
        let mut left = match cursor.accept(Rule::arguments) {
            Some(arguments) => self.call(&atom, arguments, depth),
            None => self.atom(atom, depth),
        };
        loop {
            if let Some(pair) = cursor.accept(Rule::field) {
                let span = left.span.to(self.span(&pair));
                let name = self.name_or_empty(Cursor::of(pair).accept(Rule::name), span);
                left = Expr { kind: ExprKind::Field(Box::new(left), name), span };
            } else if let Some(pair) = cursor.accept(Rule::index) {
                let span = left.span.to(self.span(&pair));
                let keys = Cursor::of(pair).map(|key| self.expr_at(key, depth)).collect();
                left = Expr { kind: ExprKind::Index(Box::new(left), keys), span };
            } else {
                return left;
            }
        }
    }

    fn atom(&mut self, pair: Pair<'i>, depth: usize) -> Expr {
        let span = self.span(&pair);
        let kind = match pair.as_rule() {
            Rule::group => return self.group(pair, depth, span),
            Rule::text => ExprKind::Text(self.quoted(&pair).value),
            Rule::truth => ExprKind::Truth(pair.as_str() == "sim"),
            Rule::name => self.plain_name(&pair),
            Rule::interval => ExprKind::Interval(self.interval_at(pair, depth)),
            Rule::set => ExprKind::Set(Cursor::of(pair).map(|item| self.expr_at(item, depth)).collect()),
            Rule::choice => self.choice(pair, depth, span),
            _ => self.literal(pair),
        };
        Expr { kind, span }
    }

    /// `( e )`: the expression within, with the place of the whole.
    fn group(&mut self, pair: Pair<'i>, depth: usize, span: Span) -> Expr {
        let kind = Cursor::of(pair).next().map_or(ExprKind::Error, |inner| self.expr_at(inner, depth).kind);
        Expr { kind, span }
    }

    /// A name, unless it is a word of another language.
    fn plain_name(&mut self, pair: &Pair<'i>) -> ExprKind {
        let written = pair.as_str();
        if let Some(meant) = english_value(written) {
            let span = self.span(pair);
            self.report(english_word(written, meant, span));
            return ExprKind::Error;
        }
        ExprKind::Name(written.to_owned())
    }

    /// `faixas(e) { … }`.
    fn choice(&mut self, pair: Pair<'i>, depth: usize, span: Span) -> ExprKind {
        let mut cursor = Cursor::of(pair);
        cursor.accept(Rule::choice_head);
        let Some(subject) = cursor.accept(Rule::inner) else { return ExprKind::Error };
        let subject = self.expr_at(subject, depth);
        let rows = cursor.accept(Rule::rows).map(|rows| self.rows_at(rows, depth, span).0).unwrap_or_default();
        ExprKind::Choice(Box::new(subject), rows)
    }

    /// `f(a; b)`: a name and its arguments.
    fn call(&mut self, name: &Pair<'i>, arguments: Pair<'i>, depth: usize) -> Expr {
        let mut name = self.name(name);
        let span = name.span.to(self.span(&arguments));
        if let Some(meant) = english_function(&name.value) {
            self.report(english_word(&name.value, meant, name.span));
            meant.clone_into(&mut name.value);
        }
        let arguments = Cursor::of(arguments).map(|argument| self.argument(argument, depth)).collect();
        Expr { kind: ExprKind::Call(name, arguments), span }
    }

    fn argument(&mut self, pair: Pair<'i>, depth: usize) -> Argument {
        let span = self.span(&pair);
        let mut cursor = Cursor::of(pair);
        let label = cursor.accept(Rule::label).and_then(|label| Cursor::of(label).accept(Rule::name));
        let value = match cursor.accept(Rule::inner) {
            Some(value) => self.expr_at(value, depth),
            None => Expr { kind: ExprKind::Error, span },
        };
        let by = self.names(cursor.accept(Rule::level));
        let filter = cursor.accept(Rule::filter).and_then(|filter| Cursor::of(filter).accept(Rule::inner));
        Argument {
            name: label.map(|name| self.name(&name)),
            value,
            by,
            filter: filter.map(|filter| self.expr_at(filter, depth)),
        }
    }

    /// As [`Reader::expr`], inside another expression.
    pub(super) fn inner_expr(&mut self, pair: Pair<'i>, depth: usize) -> Expr {
        self.expr_at(pair, depth)
    }
}

fn is_sign(rule: Rule) -> bool {
    matches!(rule, Rule::not_op | Rule::field | Rule::index) || Strength::of(rule).is_some()
}

fn binary(rule: Rule, written: &str) -> BinaryOp {
    match (rule, written) {
        (Rule::or_op, _) => BinaryOp::Or,
        (Rule::and_op, _) => BinaryOp::And,
        (Rule::add_op, "+") => BinaryOp::Add,
        (Rule::add_op, _) => BinaryOp::Subtract,
        (_, "/") => BinaryOp::Divide,
        _ => BinaryOp::Multiply,
    }
}

/// The comparison that a sign writes.
pub(super) fn comparison(written: &str) -> Comparison {
    match written {
        "<>" | "≠" => Comparison::Different,
        "<" => Comparison::Less,
        "<=" | "≤" => Comparison::AtMost,
        ">" => Comparison::Greater,
        ">=" | "≥" => Comparison::AtLeast,
        _ => Comparison::Equal,
    }
}

/// `true` and `false`.
fn english_value(written: &str) -> Option<&'static str> {
    match written {
        "true" => Some("sim"),
        "false" => Some("não"),
        _ => None,
    }
}

/// The functions that a spreadsheet in English has under other names.
pub(super) fn english_function(written: &str) -> Option<&'static str> {
    match written {
        "if" => Some("se"),
        "min" => Some("mínimo"),
        "max" => Some("máximo"),
        "sum" => Some("soma"),
        "count" => Some("conta"),
        "average" => Some("média"),
        _ => None,
    }
}

/// `if(…)`, `true`.
pub(super) fn english_word(written: &str, meant: &str, span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_ENGLISH_WORD, span)
        .arg("word", written)
        .arg("meant", meant)
        .help("help")
        .fix(span, meant)
}

/// An expression whose tree would be deeper than any act needs.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_TOO_DEEP, span).arg("limit", DEEPEST).help("help")
}

/// `a < b < c`.
fn chained_comparison(span: Span) -> Diagnostic {
    Diagnostic::error(codes::SYNTAX_CHAINED_COMPARISON, span).help("help")
}

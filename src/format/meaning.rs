//! Whether two trees mean the same: equal but for the places of their parts.

use crate::source::{Span, Spanned};
use crate::syntax::ast;
use crate::value::{Date, Grain, Number, Period, Rounding};

/// Whether two files say the same, wherever on the page they say it. Comments do not count.
#[must_use]
pub fn same_meaning(left: &ast::File, right: &ast::File) -> bool {
    let (mut left, mut right) = (left.clone(), right.clone());
    for file in [&mut left, &mut right] {
        file.comments.clear();
        file.citations.clear();
        file.unplace();
    }
    left == right
}

/// Forgets where things were written.
trait Unplace {
    fn unplace(&mut self);
}

impl Unplace for Span {
    fn unplace(&mut self) {
        *self = Span::default();
    }
}

impl<T: Unplace> Unplace for Spanned<T> {
    fn unplace(&mut self) {
        self.value.unplace();
        self.span.unplace();
    }
}

impl<T: Unplace> Unplace for Vec<T> {
    fn unplace(&mut self) {
        self.iter_mut().for_each(Unplace::unplace);
    }
}

impl<T: Unplace> Unplace for Option<T> {
    fn unplace(&mut self) {
        self.iter_mut().for_each(Unplace::unplace);
    }
}

impl<T: Unplace> Unplace for Box<T> {
    fn unplace(&mut self) {
        (**self).unplace();
    }
}

impl<A: Unplace, B: Unplace> Unplace for (A, B) {
    fn unplace(&mut self) {
        self.0.unplace();
        self.1.unplace();
    }
}

impl<A: Unplace, B: Unplace, C: Unplace> Unplace for (A, B, C) {
    fn unplace(&mut self) {
        self.0.unplace();
        self.1.unplace();
        self.2.unplace();
    }
}

/// Types that hold no place.
macro_rules! placeless {
    ($($ty:ty),* $(,)?) => { $(impl Unplace for $ty { fn unplace(&mut self) {} })* };
}

/// Structures, by the fields that may hold one.
macro_rules! structures {
    ($($ty:ident { $($field:ident),* })*) => {
        $(impl Unplace for ast::$ty { fn unplace(&mut self) { $(self.$field.unplace();)* } })*
    };
}

/// Enumerations, by their variants of so many fields.
macro_rules! variants {
    ($($ty:ident { $($variant:ident $(($($part:ident),*))?),* $(,)? })*) => {
        $(impl Unplace for ast::$ty {
            fn unplace(&mut self) {
                match self { $(ast::$ty::$variant $(($($part),*))? => { $($($part.unplace();)*)? })* }
            }
        })*
    };
}

placeless!(
    String,
    bool,
    u32,
    i8,
    Number,
    Date,
    Period,
    Grain,
    Rounding,
    ast::Polarity,
    ast::ClaimKind,
    ast::BinaryOp,
    ast::Comparison,
    ast::DurationUnit,
    ast::Verb,
    ast::DeclKind,
);

structures! {
    File { edition, header, items, comments }
    Header { act, title, grounds, validity, grain, rounding, revision, published, partial, structure, uses }
    Act { words, number, date, span }
    Citation { places, readings, quote, span }
    UnitDecl { names, definition, citation, span }
    UnitExpr { factors, span }
    CurrencyDecl { symbol, places, span }
    Places { places, mode }
    InputDecl { name, parent, keys, title, period_columns, fields, citation, span }
    Field { name, ty, minimum, maximum, origin, column, optional, required_when, pending, delayed, citation, span }
    Pending { note, span }
    Delayed { from, by, span }
    TableDecl { name, keys, title, fields, rows, file, citation, span }
    Row { cells, citation, span }
    ListDecl { name, table, title, items, citation, span }
    GroupDecl { name, keys, citation, span }
    MeasureDecl { name, keys, ty, places, title, value, citation, span }
    ParameterDecl { name, ty, title, value, cases, citation, span }
    Case { when, result, citation, span }
    When { alternatives, span }
    Interval { kind, span }
    IndicatorDecl {
        name, keys, title, citation, applies, unit, frequency, origin, polarity, target, calculation, scoring, outcomes, description, span
    }
    Scoring { kind, guard, citation, span }
    IndexDecl { name, title, citation, applies, total, unit, weights, weights_span, effects, requires, span }
    Weight { component, weight, citation }
    TransferDecl {
        name, keys, title, citation, beneficiary, applies, base, value, limit, factor, parts, exceptions, withhold, settles, advance, span
    }
    Settles { paid, carried, citation, span }
    Advance { given, periods, carried, citation, span }
    Part { name, share, rest, factor, exceptions, citation, span }
    Exception { name, when, effect, prevails_over, citation, span }
    ScheduleDecl { name, title, citation, total, heading, rows, span }
    ClaimDecl { kind, quantifier, claim, tolerance, citation, span }
    Alternative { text, operations, span }
    ReadingDecl { name, title, citation, reason, alternatives, span }
    AmendmentDecl { act, citation, operations, tests, span }
    Operation { verb, target, reach, change, citation, span }
    Path { name, steps, span }
    ExampleDecl { title, at, records, givens, expectations, citation, span }
    Record { input, at, cells, rows, span }
    Assignment { name, value }
    Expectation { claim, span }
    Expr { kind, span }
    Argument { name, value, by, filter }
}

variants! {
    Item {
        Unit(a), Currency(a), Input(a), Table(a), List(a), Group(a), Measure(a), Parameter(a), Indicator(a), Index(a), Transfer(a),
        Schedule(a), Claim(a), Reading(a), Amendment(a), Example(a), Error(a),
    }
    Target { Declared(a, b), Provision(a), Validity(a), Act(a) }
    Step { Part(a), Row(a, b) }
    Change { None, To(a), Clauses(a), Declarations(a), Moved(a) }
    TypeExpr { Truth(a), Text(a), Date(a), Code(a, b), Category(a, b), Unit(a) }
    Test { Interval(a), Compare(a, b), Condition(a), Equal(a) }
    IntervalKind { Between(a, b), From(a), Until(a), At(a) }
    ScoringKind { Bands(a), Linear(a), Proportional, Binary, Formula(a) }
    ExprKind {
        Number(a, b), Percent(a), Points(a), Money(a, b), Date(a), Period(a), Duration(a, b), Truth(a), Text(a), Name(a), Negate(a),
        Not(a), Binary(a, b, c), Compare(a, b, c), In(a, b), Set(a), Interval(a), Call(a, b), Index(a, b), Field(a, b), Choice(a, b),
        Error,
    }
}

//! What an expression may come to over a whole case: which values, which absences, whether it may be refused.

use crate::ir::{Absences, Cause, Kind, Type};
use crate::prove::hold::form::Form;
use crate::prove::hold::texts::Texts;
use crate::prove::hold::when::When;
use crate::source::Span;
use crate::value::{Date, Number, Range, Value};

/// Everything that an expression may come to.
#[derive(Clone, Debug)]
pub(super) struct Possible {
    /// Why it may have no value.
    pub(super) absences: Absences,
    /// Why it may be refused, and where.
    pub(super) refused: Option<Refused>,
    /// The values that it may have.
    pub(super) values: Values,
    /// How much it moves for each unit that the figure under study moves; a truth counts as 0 or 1.
    pub(super) slope: Range,
}

/// Why a figure may be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    /// Which.
    pub(super) why: Why,
    /// The expression.
    pub(super) span: Span,
}

/// The refusals that data within what is declared may meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// A table has no row.
    NoRow,
    /// The monitoring schedule has no row.
    NoReference,
    /// A deferred discount passes the instalment.
    BeyondInstalment,
    /// A weight below zero.
    NegativeWeight,
    /// A date that does not exist.
    BadDate,
}

/// The values.
#[derive(Clone, Debug)]
pub(super) enum Values {
    /// None: there is no value.
    Nothing,
    /// `sim`, `não`, or either.
    Truth {
        /// It may hold.
        yes: bool,
        /// It may not.
        no: bool,
    },
    /// A number.
    Number(Quantity),
    /// Texts.
    Texts(Texts),
    /// Days, as they are counted.
    Dates(Range),
    /// A period.
    Periods(When),
    /// Anything.
    Any,
}

/// A number: where it lies, on what grid, and as a sum of others.
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    /// Where it lies.
    pub(super) range: Range,
    /// A step of which it is a multiple.
    pub(super) grid: Option<Number>,
    /// The number as a sum.
    pub(super) form: Form,
}

impl Quantity {
    /// A number known by its range only.
    pub(super) fn within(range: Range) -> Quantity {
        Quantity { form: Form::constant(range.clone()), range, grid: None }
    }

    /// Whether it is a multiple of a step.
    pub(super) fn is_on(&self, step: &Number) -> bool {
        self.range.as_point().is_some_and(|point| point.is_multiple_of(step))
            || self.grid.as_ref().is_some_and(|grid| grid.is_multiple_of(step))
    }

    /// A step of which both are multiples, when one's own is.
    pub(super) fn common_grid(&self, other: &Quantity) -> Option<Number> {
        let own = |it: &Quantity| it.grid.clone().or_else(|| it.range.as_point().cloned());
        let (one, two) = (own(self)?, own(other)?);
        if one.is_zero() {
            return Some(two);
        }
        if two.is_zero() || (!two.is_zero() && two.is_multiple_of(&one)) {
            return Some(one);
        }
        one.is_multiple_of(&two).then_some(two)
    }
}

/// No movement.
pub(super) fn still() -> Range {
    Range::point(Number::ZERO)
}

/// Never down.
pub(super) fn rising() -> Range {
    Range::at_least(Number::ZERO)
}

/// Never up.
pub(super) fn falling() -> Range {
    Range::at_most(Number::ZERO)
}

/// Whether a movement is none.
pub(super) fn is_still(slope: &Range) -> bool {
    slope.as_point().is_some_and(Number::is_zero)
}

/// Which way a movement goes, without how far.
pub(super) fn way(slope: &Range) -> Range {
    if is_still(slope) {
        still()
    } else if rising().contains_range(slope) {
        rising()
    } else if falling().contains_range(slope) {
        falling()
    } else {
        Range::ALL
    }
}

impl Possible {
    /// Some values, always.
    pub(super) fn of(values: Values) -> Possible {
        Possible { absences: Absences::NONE, refused: None, values, slope: still() }
    }

    /// A number.
    pub(super) fn number(quantity: Quantity) -> Possible {
        let values = if quantity.range.is_empty() { Values::Nothing } else { Values::Number(quantity) };
        Possible::of(values)
    }

    /// A number known by its range.
    pub(super) fn within(range: Range) -> Possible {
        Possible::number(Quantity::within(range))
    }

    /// A truth.
    pub(super) fn truth(yes: bool, no: bool) -> Possible {
        Possible::of(if yes || no { Values::Truth { yes, no } } else { Values::Nothing })
    }

    /// One value.
    pub(super) fn exact(value: &Value) -> Possible {
        Possible::of(match value {
            Value::Number(number) => {
                let range = Range::point(number.clone());
                Values::Number(Quantity { form: Form::constant(range.clone()), range, grid: None })
            }
            Value::Truth(truth) => Values::Truth { yes: *truth, no: !truth },
            Value::Text(text) => Values::Texts(Texts::one(text)),
            Value::Date(date) => Values::Dates(Range::point(Number::from(date.to_days()))),
            Value::Period(period) => Values::Periods(When::only(*period)),
        })
    }

    /// No value, and why.
    pub(super) fn absent(cause: Cause) -> Possible {
        Possible { absences: Absences::of(cause), ..Possible::of(Values::Nothing) }
    }

    /// Refused, whatever the data.
    pub(super) fn refused(why: Why, span: Span) -> Possible {
        Possible { refused: Some(Refused { why, span }), ..Possible::of(Values::Nothing) }
    }

    /// Everything that a type allows.
    pub(super) fn of_type(ty: &Type) -> Possible {
        let values = match &ty.kind {
            Kind::Truth => Values::Truth { yes: true, no: true },
            Kind::Category(members) => {
                Values::Texts(Texts::Among(members.iter().map(|member| member.as_str().into()).collect()))
            }
            Kind::Text | Kind::Code(_) => Values::Texts(Texts::ALL),
            Kind::Date => Values::Dates(days()),
            Kind::Number(_) | Kind::Percent => {
                let range = ty.range.clone();
                let form = Form::constant(range.clone());
                Values::Number(Quantity { range, grid: ty.grid.clone(), form })
            }
            Kind::Period(_) | Kind::Error => Values::Any,
        };
        Possible { absences: ty.absences, ..Possible::of(values) }
    }

    /// The one value that it has, when it is always that.
    pub(super) fn as_value(&self) -> Option<Value> {
        if !self.absences.is_empty() || self.refused.is_some() {
            return None;
        }
        match &self.values {
            Values::Truth { yes: true, no: false } => Some(Value::Truth(true)),
            Values::Truth { yes: false, no: true } => Some(Value::Truth(false)),
            Values::Number(quantity) => quantity.range.as_point().cloned().map(Value::Number),
            Values::Texts(texts) => texts.as_one().cloned().map(Value::Text),
            Values::Dates(range) => {
                let days = range.as_point()?.to_i64().and_then(|days| i32::try_from(days).ok());
                days.and_then(Date::from_days).map(Value::Date)
            }
            Values::Periods(when) if when.is_one() => Some(Value::Period(when.first)),
            _ => None,
        }
    }

    /// The number, when it may be one.
    pub(super) fn quantity(&self) -> Option<&Quantity> {
        match &self.values {
            Values::Number(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether it may have a value.
    pub(super) fn may_be_present(&self) -> bool {
        !matches!(self.values, Values::Nothing)
    }

    /// Whether it may hold.
    pub(super) fn may_hold(&self) -> bool {
        matches!(self.values, Values::Truth { yes: true, .. } | Values::Any)
    }

    /// Whether it may have a value and not hold.
    pub(super) fn may_fail(&self) -> bool {
        matches!(self.values, Values::Truth { no: true, .. } | Values::Any)
    }

    /// This, with what may keep another from having a value.
    pub(super) fn kept_from_by(mut self, other: &Possible) -> Possible {
        // An absence that comes or goes with the figure under study takes the value with it.
        if !other.absences.is_empty() && other.slope == Range::ALL {
            self.slope = Range::ALL;
        }
        self.absences = self.absences.union(other.absences);
        self.refused = self.refused.or(other.refused);
        self
    }

    /// What is one of several.
    pub(super) fn either(all: Vec<Possible>) -> Possible {
        all.into_iter().reduce(Possible::or).unwrap_or_else(|| Possible::of(Values::Nothing))
    }

    /// This or another; each moves by itself.
    pub(super) fn or(self, other: Possible) -> Possible {
        let slope = if !self.may_be_present() {
            other.slope.clone()
        } else if !other.may_be_present() {
            self.slope.clone()
        } else {
            self.slope.hull(&other.slope)
        };
        let values = match (self.values, other.values) {
            (Values::Nothing, values) | (values, Values::Nothing) => values,
            (Values::Truth { yes, no }, Values::Truth { yes: other, no: not }) => {
                Values::Truth { yes: yes || other, no: no || not }
            }
            (Values::Number(one), Values::Number(other)) => {
                let form = if one.form == other.form { one.form.clone() } else { one.form.hull(&other.form) };
                let grid = one.common_grid(&other);
                Values::Number(Quantity { range: one.range.hull(&other.range), grid, form })
            }
            (Values::Texts(one), Values::Texts(other)) => Values::Texts(one.union(&other)),
            (Values::Dates(one), Values::Dates(other)) => Values::Dates(one.hull(&other)),
            (Values::Periods(one), Values::Periods(other)) if one == other => Values::Periods(one),
            _ => Values::Any,
        };
        let (absences, refused) = (self.absences.union(other.absences), self.refused.or(other.refused));
        Possible { absences, refused, values, slope }
    }

    /// Moving so.
    pub(super) fn moving(mut self, slope: Range) -> Possible {
        self.slope = slope;
        self
    }
}

/// The days that dates in data are taken to be of.
pub(super) fn days() -> Range {
    let day = |year, month, day| Date::new(year, month, day).map(|it| Number::from(it.to_days()));
    match (day(1900, 1, 1), day(2199, 12, 31)) {
        (Some(low), Some(high)) => Range::between(low, high),
        _ => Range::ALL,
    }
}

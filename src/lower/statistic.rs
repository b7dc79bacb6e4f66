//! Which statistic a function is, by its name and its named arguments; and of what type it is.
//!
//! What has no answer of its own (a percentile between two values, the middle of two, equal places) is never
//! chosen here: the policy says it in an argument.

use crate::ir::{Absences, Cause, Kind, PercentileMethod, RankOrder, RankTie, Spread, Statistic, Tie, Type};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, problem};
use crate::resolve::fold;
use crate::source::Span;
use crate::syntax::ast::{Argument, Expr, ExprKind};
use crate::value::{Dimension, Number, Range};

/// The words of an option, each with what it means.
type Choices<T> = [(&'static str, T)];

/// Whether a function, by its plain name, is a statistic of many when it is given these arguments.
pub(super) fn is_statistic(function: &str, arguments: &[Argument]) -> bool {
    match function {
        "conta" | "media" | "mediana" | "variancia" | "percentil" | "posicao" | "algum" | "todos" | "distintos" => true,
        "soma" | "minimo" | "maximo" => {
            arguments.iter().filter(|argument| argument.name.is_none() && !is_others(argument)).count() < 2
        }
        _ => false,
    }
}

/// `outros`: the unit itself is left out.
fn is_others(argument: &Argument) -> bool {
    argument.name.is_none() && matches!(&argument.value.kind, ExprKind::Name(name) if name == "outros")
}

/// The arguments of a statistic, as they are taken up.
pub(super) struct Options<'a> {
    /// The function as written.
    pub(super) function: &'a str,
    /// Where it stands.
    pub(super) span: Span,
    /// `peso: e`.
    pub(super) weight: Option<&'a Argument>,
    /// `outros`.
    pub(super) others: Option<Span>,
    plain: Vec<&'a Argument>,
    named: Vec<&'a Argument>,
}

impl<'a> Options<'a> {
    /// The arguments of a function.
    pub(super) fn of(function: &'a str, arguments: &'a [Argument], span: Span) -> Self {
        let mut options = Options { function, span, weight: None, others: None, plain: Vec::new(), named: Vec::new() };
        for (at, argument) in arguments.iter().enumerate() {
            match &argument.name {
                Some(_) => options.named.push(argument),
                None if at > 0 && is_others(argument) => options.others = Some(argument.value.span),
                None => options.plain.push(argument),
            }
        }
        options
    }

    /// What the statistic is of.
    pub(super) fn subject(&self) -> Option<&'a Argument> {
        self.plain.first().copied()
    }

    /// Its unnamed arguments, when there are exactly so many.
    pub(super) fn plain<const N: usize>(&self) -> Option<[&'a Argument; N]> {
        <[&Argument; N]>::try_from(self.plain.as_slice()).ok()
    }

    /// How many arguments have no name.
    pub(super) fn count(&self) -> usize {
        self.plain.len()
    }

    /// Whether an argument of this name is given.
    pub(super) fn has(&self, name: &str) -> bool {
        self.named.iter().any(|it| it.name.as_ref().is_some_and(|it| fold(&it.value) == fold(name)))
    }

    /// An argument by its name, once.
    pub(super) fn take(&mut self, name: &str) -> Option<&'a Argument> {
        let at = self.named.iter().position(|it| it.name.as_ref().is_some_and(|it| fold(&it.value) == fold(name)))?;
        Some(self.named.remove(at))
    }
}

impl<'a> Lowerer<'a> {
    /// The statistic of a function; `None`, reported, where its arguments do not say it.
    pub(super) fn statistic(&mut self, options: &mut Options<'a>, scope: &Scope) -> Option<Statistic> {
        let function = fold(options.function);
        let plain = if function == "percentil" { 2 } else { 1 };
        if options.plain.len() != plain {
            self.report(problem::argument_count(options.function, plain, options.plain.len(), options.span));
            return None;
        }
        if matches!(function.as_str(), "media" | "mediana") {
            options.weight = options.take("peso");
        }
        let statistic = match function.as_str() {
            "soma" => Statistic::Sum,
            "conta" => Statistic::Count,
            "distintos" => Statistic::Distinct,
            "media" => Statistic::Mean,
            "minimo" => Statistic::Minimum,
            "maximo" => Statistic::Maximum,
            "algum" => Statistic::Any,
            "todos" => Statistic::All,
            "variancia" => Statistic::Variance(self.said(options, "método", &SPREADS, None)?),
            "mediana" => {
                // Half way is what everyone means, until values have weights.
                let default = options.weight.is_none().then_some(Tie::Mean);
                Statistic::Median(self.said(options, "empate", &TIES, default)?)
            }
            "percentil" => {
                let method = self.said(options, "método", &METHODS, None)?;
                let at = options.plain.get(1).copied()?;
                Statistic::Percentile { at: self.share_below(&at.value, scope)?, method }
            }
            "posicao" => {
                let order = self.said(options, "ordem", &ORDERS, None)?;
                Statistic::Rank(order, self.said(options, "empate", &RANK_TIES, None)?)
            }
            _ => return None,
        };
        self.no_option_left(options).then_some(statistic)
    }

    /// Whether every named argument was taken up; reported where one was not.
    pub(super) fn no_option_left(&mut self, options: &Options<'a>) -> bool {
        let odd = options.named.first().and_then(|odd| odd.name.as_ref());
        if let Some(name) = odd {
            self.report(problem::option_unknown(options.function, &name.value, name.span));
        }
        odd.is_none()
    }

    /// The share of a percentile: from 0% to 100%, known to the compiler.
    fn share_below(&mut self, expr: &'a Expr, scope: &Scope) -> Option<Number> {
        let share = self.constant(expr, &Kind::Percent, scope)?;
        if share.is_negative() || share > Number::ONE {
            self.report(problem::percentile_share(expr.span));
            return None;
        }
        Some(share)
    }

    /// What an option says, among the words that it may say.
    pub(super) fn said<T: Copy>(
        &mut self,
        options: &mut Options<'a>,
        option: &'static str,
        choices: &Choices<T>,
        default: Option<T>,
    ) -> Option<T> {
        let words = choices.iter().map(|(word, _)| format!("`{option}: {word}`")).collect::<Vec<_>>().join(", ");
        let Some(given) = options.take(option) else {
            if default.is_none() {
                self.report(problem::option_missing(options.function, option, &words, options.span));
            }
            return default;
        };
        let word = match &given.value.kind {
            ExprKind::Name(word) | ExprKind::Text(word) => fold(word),
            _ => String::new(),
        };
        let found = choices.iter().find(|(known, _)| fold(known) == word).map(|(_, choice)| *choice);
        if found.is_none() {
            self.report(problem::option_choice(options.function, option, &words, given.value.span));
        }
        found
    }
}

const SPREADS: [(&str, Spread); 2] = [("populacional", Spread::Population), ("amostral", Spread::Sample)];

const TIES: [(&str, Tie); 3] = [("média", Tie::Mean), ("inferior", Tie::Lower), ("superior", Tie::Upper)];

const METHODS: [(&str, PercentileMethod); 3] =
    [("inc", PercentileMethod::Inclusive), ("exc", PercentileMethod::Exclusive), ("posto", PercentileMethod::Nearest)];

const ORDERS: [(&str, RankOrder); 2] = [("crescente", RankOrder::Ascending), ("decrescente", RankOrder::Descending)];

const RANK_TIES: [(&str, RankTie); 4] =
    [("primeira", RankTie::First), ("última", RankTie::Last), ("média", RankTie::Mean), ("densa", RankTie::Dense)];

/// The type of a statistic of members of a type, of which there may be none, and at most so many; `None` when it is
/// not of that kind of values. A member to which the value does not apply does not count.
pub(super) fn statistic_type(
    statistic: &Statistic,
    member: &Type,
    emptiable: bool,
    most: Option<usize>,
) -> Option<Type> {
    let ordered = member.kind.is_numeric() || member.kind == Kind::Date;
    let of_kind = match statistic {
        Statistic::Count | Statistic::Distinct => true,
        Statistic::Any | Statistic::All => member.kind == Kind::Truth,
        Statistic::Minimum | Statistic::Maximum | Statistic::Rank(..) => ordered,
        _ => member.kind.is_numeric(),
    };
    if !of_kind {
        return None;
    }
    let emptiable = emptiable || member.absences.has(Cause::NotApplicable);
    let counted = member.absences.without(Cause::NotApplicable);
    let undefined = if emptiable { counted.union(Absences::of(Cause::Undefined)) } else { counted };
    let always = counted.union(Absences::of(Cause::Undefined));
    let within = |absences: Absences, grid: Option<Number>| Type { absences, grid, ..member.clone() };
    let plain = |range: Range, grid: Number| Type {
        range,
        grid: Some(grid),
        absences: counted,
        ..Type::of(Kind::Number(Dimension::ONE))
    };
    Some(match statistic {
        Statistic::Count | Statistic::Distinct => plain(at_most(most), Number::ONE),
        Statistic::Sum => {
            Type { range: sum_range(&member.range, emptiable, most), ..within(counted, member.grid.clone()) }
        }
        Statistic::Mean
        | Statistic::Median(Tie::Mean)
        | Statistic::Percentile { method: PercentileMethod::Inclusive, .. } => within(undefined, None),
        // Always one of the values.
        Statistic::Minimum
        | Statistic::Maximum
        | Statistic::Median(_)
        | Statistic::Percentile { method: PercentileMethod::Nearest, .. } => within(undefined, member.grid.clone()),
        Statistic::Percentile { method: PercentileMethod::Exclusive, .. } => within(always, None),
        Statistic::Variance(spread) => {
            let kind = match &member.kind {
                Kind::Number(dimension) => Kind::Number(dimension.power(2)?),
                kind => kind.clone(),
            };
            let absences = if *spread == Spread::Sample { always } else { undefined };
            Type { absences, range: Range::at_least(Number::ZERO), ..Type::of(kind) }
        }
        Statistic::Rank(_, tie) => {
            let step = if *tie == RankTie::Mean { Number::from_scaled(5, 1) } else { Number::ONE };
            Type { absences: member.absences, ..plain(Range::at_least(Number::ONE), step) }
        }
        Statistic::Any | Statistic::All => Type { absences: counted, ..Type::of(Kind::Truth) },
    })
}

fn at_most(most: Option<usize>) -> Range {
    match most.and_then(|most| i64::try_from(most).ok()) {
        Some(most) => Range::between(Number::ZERO, Number::from_i64(most)),
        None => Range::at_least(Number::ZERO),
    }
}

/// Where a sum of so many lies: of any number of them, on one side of zero where they all do.
fn sum_range(member: &Range, some_left_out: bool, most: Option<usize>) -> Range {
    if most.is_some() {
        let counted = at_most(most);
        let counted = if some_left_out { counted } else { Range { low: counted.high.clone(), ..counted } };
        return member.times(&counted);
    }
    let (none_below, none_above) = (Range::at_least(Number::ZERO), Range::at_most(Number::ZERO));
    if none_below.contains_range(member) {
        none_below
    } else if none_above.contains_range(member) {
        none_above
    } else {
        Range::ALL
    }
}

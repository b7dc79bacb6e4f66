//! Types of the core: kinds with dimensions, what may be absent and why, and where numbers lie.

use crate::value::{Dimension, Grain, Number, Range, UnitId};

/// Why a figure has no value, from the lowest to the highest rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cause {
    /// A division by zero, a statistic of nobody.
    Undefined,
    /// Data that was not given.
    Missing,
    /// Set aside by the act for a while.
    Suspended,
    /// Not for this unit.
    NotApplicable,
}

impl Cause {
    /// Every cause, from the lowest rank.
    pub const ALL: [Cause; 4] = [Cause::Undefined, Cause::Missing, Cause::Suspended, Cause::NotApplicable];

    /// The word of the language: `indefinido`, `ausente`, `suspenso`, `inaplicável`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Cause::Undefined => "indefinido",
            Cause::Missing => "ausente",
            Cause::Suspended => "suspenso",
            Cause::NotApplicable => "inaplicável",
        }
    }

    /// The cause of a word, with or without its accent.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Cause> {
        match word {
            "inaplicavel" => Some(Cause::NotApplicable),
            _ => Cause::ALL.into_iter().find(|cause| cause.word() == word),
        }
    }
}

/// A set of causes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Absences(u8);

impl Absences {
    /// No absence: there is always a value.
    pub const NONE: Absences = Absences(0);

    /// The set of one cause.
    #[must_use]
    pub const fn of(cause: Cause) -> Absences {
        Absences(1 << cause as u8)
    }

    /// Both sets.
    #[must_use]
    pub const fn union(self, other: Absences) -> Absences {
        Absences(self.0 | other.0)
    }

    /// This set without a cause.
    #[must_use]
    pub const fn without(self, cause: Cause) -> Absences {
        Absences(self.0 & !(1 << cause as u8))
    }

    /// This set without those of another.
    #[must_use]
    pub const fn minus(self, other: Absences) -> Absences {
        Absences(self.0 & !other.0)
    }

    /// Whether a cause is in it.
    #[must_use]
    pub const fn has(self, cause: Cause) -> bool {
        self.0 & (1 << cause as u8) != 0
    }

    /// Whether there is always a value.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its causes, from the lowest rank.
    pub fn iter(self) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().filter(move |cause| self.has(*cause))
    }
}

/// What kind of value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `sim/não`.
    Truth,
    /// `texto`.
    Text,
    /// `código de n dígitos`.
    Code(Option<u32>),
    /// `{I; II; III}`: the members in order.
    Category(Vec<String>),
    /// `data`.
    Date,
    /// A period of a grain.
    Period(Grain),
    /// A number of a dimension.
    Number(Dimension),
    /// A percentage, held as a fraction.
    Percent,
    /// What could not be typed, and has been reported.
    Error,
}

impl Kind {
    /// Whether it is a number or a percentage.
    #[must_use]
    pub const fn is_numeric(&self) -> bool {
        matches!(self, Kind::Number(_) | Kind::Percent)
    }
}

/// A kind, what may be absent, and for numbers where they lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Type {
    /// The kind.
    pub kind: Kind,
    /// What may be absent.
    pub absences: Absences,
    /// For numbers, an interval that holds every value.
    pub range: Range,
    /// For numbers, a step of which every value is a multiple.
    pub grid: Option<Number>,
}

impl Type {
    /// A kind always present, of any size.
    #[must_use]
    pub fn of(kind: Kind) -> Type {
        Type { kind, absences: Absences::NONE, range: Range::ALL, grid: None }
    }
}

/// The names of units and currencies; a [`UnitId`] is an index of `names`.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// Each unit's name as written, currencies by their sign.
    pub names: Vec<String>,
    /// Currencies: unit, places of the smallest coin.
    pub currencies: Vec<(UnitId, u32)>,
    /// Names that abbreviate a product: `diária = leito * dia`.
    pub definitions: Vec<(String, Dimension)>,
}

impl Units {
    /// The unit of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<UnitId> {
        let at = self.names.iter().position(|known| known == name)?;
        u16::try_from(at).ok().map(UnitId)
    }

    /// The name of a unit.
    #[must_use]
    pub fn name(&self, unit: UnitId) -> &str {
        self.names.get(usize::from(unit.0)).map_or("", String::as_str)
    }

    /// The currency that a dimension is, with its places, when it is exactly one.
    #[must_use]
    pub fn currency(&self, dimension: &Dimension) -> Option<(UnitId, u32)> {
        let only = dimension.as_unit()?;
        self.currencies.iter().copied().find(|(unit, _)| *unit == only)
    }

    /// Every name that a type may use.
    #[must_use]
    pub fn all_names(&self) -> Vec<&str> {
        self.names.iter().chain(self.definitions.iter().map(|(name, _)| name)).map(String::as_str).collect()
    }

    /// A dimension as its author would write it: `diária`, `leito * dia`, `R$ / leito`, `número`.
    #[must_use]
    pub fn write(&self, dimension: &Dimension) -> String {
        if let Some((name, _)) = self.definitions.iter().find(|(_, defined)| defined == dimension) {
            return name.clone();
        }
        let powers = |keep: fn(i8) -> bool| -> Vec<String> {
            let kept = dimension.iter().filter(|(_, power)| keep(*power));
            kept.map(|(unit, power)| self.power(unit, power.unsigned_abs())).collect()
        };
        let (over, under) = (powers(|power| power > 0), powers(|power| power < 0));
        match (over.is_empty(), under.is_empty()) {
            (true, true) => "número".to_owned(),
            (false, true) => over.join(" * "),
            (true, false) => format!("1 / {}", under.join(" / ")),
            (false, false) => format!("{} / {}", over.join(" * "), under.join(" / ")),
        }
    }

    fn power(&self, unit: UnitId, power: u8) -> String {
        match power {
            1 => self.name(unit).to_owned(),
            2 => format!("{}²", self.name(unit)),
            3 => format!("{}³", self.name(unit)),
            _ => format!("{}^{power}", self.name(unit)),
        }
    }
}

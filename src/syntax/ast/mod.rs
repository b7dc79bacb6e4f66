//! The tree of one file, as written: names unresolved, numbers exact, every part with its place.
//!
//! One type per form of the language, named as in the language reference. What could not be read is an
//! `Error` variant that later stages pass over in silence, since the parser has already reported it.

mod amendment;
mod citation;
mod condition;
mod data;
mod definition;
mod example;
mod expression;
mod file;
mod indicator;
mod transfer;
mod types;

pub use amendment::{AmendmentDecl, Change, DeclKind, Operation, Path, Step, Target, Verb};
pub use citation::{Citation, Text};
pub use condition::{Case, Interval, IntervalKind, Test, When};
pub use data::{Delayed, Field, GroupDecl, InputDecl, ListDecl, Pending, Row, ScheduleDecl, TableDecl};
pub use definition::{Alternative, ClaimDecl, ClaimKind, MeasureDecl, ParameterDecl, ReadingDecl};
pub use example::{Assignment, ExampleDecl, Expectation, Record};
pub use expression::{Argument, BinaryOp, Comparison, DurationUnit, Expr, ExprKind};
pub use file::{Act, File, Header, Item};
pub use indicator::{IndexDecl, IndicatorDecl, Polarity, Scoring, ScoringKind, Weight};
pub use transfer::{Advance, Exception, Part, Settles, TransferDecl};
pub use types::{CurrencyDecl, Places, TypeExpr, UnitDecl, UnitExpr};

use crate::source::Spanned;

/// A name as written.
pub type Name = Spanned<String>;

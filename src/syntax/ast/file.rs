//! The whole file: its header, the acts it names, its declarations.

use crate::source::{SourceId, Span, Spanned};
use crate::syntax::ast::{
    AmendmentDecl, Citation, ClaimDecl, CurrencyDecl, ExampleDecl, GroupDecl, IndexDecl, IndicatorDecl, InputDecl,
    Interval, ListDecl, MeasureDecl, ParameterDecl, ReadingDecl, ScheduleDecl, TableDecl, Text, TransferDecl, UnitDecl,
};
use crate::value::{Date, Grain, Rounding};

/// One `.valora` file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Which text it was read from.
    pub source: SourceId,
    /// The edition of the language: `valora 1`.
    pub edition: Option<Spanned<u32>>,
    /// The act that the file is.
    pub header: Header,
    /// Its declarations, in order.
    pub items: Vec<Item>,
    /// Every comment, in order.
    pub comments: Vec<Span>,
    /// Every citation, in order: those of the declarations, and those of clauses that nothing else keeps.
    pub citations: Vec<Citation>,
}

/// What precedes the declarations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// `resolução SES/MG 8.896 de 25/07/2023 "title"`.
    pub act: Option<Act>,
    /// The title after the act.
    pub title: Option<Text>,
    /// `fundamento <act>`.
    pub grounds: Vec<(Act, Citation)>,
    /// `vigência <interval>`.
    pub validity: Option<(Interval, Citation)>,
    /// `período <grain>`.
    pub grain: Option<Spanned<Grain>>,
    /// `arredonda <mode>`.
    pub rounding: Option<(Spanned<Rounding>, Citation)>,
    /// `revisão 2 de 22/11/2026`.
    pub revision: Option<(Spanned<u32>, Spanned<Date>)>,
    /// `publicada 26/07/2023`.
    pub published: Option<Spanned<Date>>,
    /// `texto parcial`.
    pub partial: Option<(Span, Citation)>,
    /// `estrutura Art. 1º a 9º; Anexo IV, Indicador 1 a 2`: each place by its parts, from the outermost.
    pub structure: Vec<Spanned<Vec<String>>>,
    /// `usa <act>`.
    pub uses: Vec<Act>,
}

/// The identity of an act: its words, number and date.
#[derive(Clone, Debug, PartialEq)]
pub struct Act {
    /// Kind and organ: `resolução SES/MG`.
    pub words: String,
    /// Number as printed: `8.896`.
    pub number: String,
    /// Date.
    pub date: Date,
    /// Where.
    pub span: Span,
}

impl Act {
    /// `resolução SES/MG 5.861 de 30/08/2017`.
    #[must_use]
    pub fn words_and_date(&self) -> String {
        format!("{} {} de {}", self.words, self.number, self.date)
    }
}

/// One declaration; the long ones are boxed, since a file has a place for each.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// `unidade`.
    Unit(UnitDecl),
    /// `moeda`.
    Currency(CurrencyDecl),
    /// `entrada`.
    Input(InputDecl),
    /// `tabela`.
    Table(TableDecl),
    /// `lista`.
    List(ListDecl),
    /// `grupo`.
    Group(GroupDecl),
    /// `medida`.
    Measure(MeasureDecl),
    /// `parâmetro`.
    Parameter(ParameterDecl),
    /// `indicador`.
    Indicator(Box<IndicatorDecl>),
    /// `índice`.
    Index(Box<IndexDecl>),
    /// `repasse`.
    Transfer(Box<TransferDecl>),
    /// `cronograma`.
    Schedule(Box<ScheduleDecl>),
    /// `confere` or `garante`.
    Claim(ClaimDecl),
    /// `interpretação`.
    Reading(ReadingDecl),
    /// `altera`.
    Amendment(AmendmentDecl),
    /// `exemplo`.
    Example(ExampleDecl),
    /// What the parser could not read, and has reported.
    Error(Span),
}

impl Item {
    /// The whole declaration.
    #[must_use]
    pub const fn span(&self) -> Span {
        match self {
            Item::Unit(it) => it.span,
            Item::Currency(it) => it.span,
            Item::Input(it) => it.span,
            Item::Table(it) => it.span,
            Item::List(it) => it.span,
            Item::Group(it) => it.span,
            Item::Measure(it) => it.span,
            Item::Parameter(it) => it.span,
            Item::Indicator(it) => it.span,
            Item::Index(it) => it.span,
            Item::Transfer(it) => it.span,
            Item::Schedule(it) => it.span,
            Item::Claim(it) => it.span,
            Item::Reading(it) => it.span,
            Item::Amendment(it) => it.span,
            Item::Example(it) => it.span,
            Item::Error(span) => *span,
        }
    }
}

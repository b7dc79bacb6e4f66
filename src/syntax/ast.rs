//! The tree of one file, as written: names unresolved, numbers exact, every part with its place.
//!
//! One type per form of the language, named as in the language reference. What could not be read is an
//! `Error` variant that later stages pass over in silence, since the parser has already reported it.

use crate::source::{SourceId, Span, Spanned};
use crate::value::{Date, Grain, Number, Period, Rounding};

/// A name as written.
pub type Name = Spanned<String>;

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
    pub partial: Option<Span>,
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

/// A quoted text without its quotes, dedented when in triple quotes.
pub type Text = Spanned<String>;

/// What follows `conforme`: places of the act, a reading, a quotation. Empty when nothing was cited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// Each `;`-separated place: its parts from the outermost (`Art. 7º`, `parágrafo único`).
    pub places: Vec<Spanned<Vec<String>>>,
    /// `interpretação name`.
    pub readings: Vec<Name>,
    /// The law's own words.
    pub quote: Option<Text>,
    /// The whole clause, when there is one.
    pub span: Option<Span>,
}

/// One declaration.
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
    Indicator(IndicatorDecl),
    /// `índice`.
    Index(IndexDecl),
    /// `repasse`.
    Transfer(TransferDecl),
    /// `cronograma`.
    Schedule(ScheduleDecl),
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

/// `unidade leito; parto` or `unidade diária = leito * dia`.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitDecl {
    /// The new names.
    pub names: Vec<Name>,
    /// What the (single) name abbreviates.
    pub definition: Option<UnitExpr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// A product of units: each with its exponent, +1 or -1. `%` and `número` stand as names.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitExpr {
    /// The factors in order.
    pub factors: Vec<(Name, i8)>,
    /// Where.
    pub span: Span,
}

/// `moeda £ com 2 casas`.
#[derive(Clone, Debug, PartialEq)]
pub struct CurrencyDecl {
    /// The sign.
    pub symbol: Name,
    /// Places of the smallest coin.
    pub places: Spanned<u32>,
    /// The whole declaration.
    pub span: Span,
}

/// The type of a column, a measure, a parameter.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeExpr {
    /// `sim/não`.
    Truth(Span),
    /// `texto`.
    Text(Span),
    /// `data`.
    Date(Span),
    /// `código de 7 dígitos`.
    Code(Option<Spanned<u32>>, Span),
    /// `{I; II; III}`.
    Category(Vec<Name>, Span),
    /// `R$`, `%`, `número`, `leito * dia`, or a column type that a single name stands for.
    Unit(UnitExpr),
}

/// `com 2 casas [truncado]`: the rounding that ends a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// Decimal places of the displayed unit (of the percentage, for `%`).
    pub places: Spanned<u32>,
    /// The mode, where it differs from the policy's.
    pub mode: Option<Spanned<Rounding>>,
}

/// `entrada hospital por cnes e quadrimestre { … }` or `entrada AIH de hospital por mês { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct InputDecl {
    /// Its name: the level's.
    pub name: Name,
    /// `de hospital`.
    pub parent: Option<Name>,
    /// `por cnes e quadrimestre`.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// `período coluna ANO_CMPT e MES_CMPT`: the columns of a file that hold the period, when they are named.
    pub period_columns: Vec<Text>,
    /// Columns.
    pub fields: Vec<Field>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeExpr,
    /// `mínimo e`.
    pub minimum: Option<Expr>,
    /// `máximo e`.
    pub maximum: Option<Expr>,
    /// `fonte SIH`.
    pub origin: Option<Text>,
    /// `coluna PROC_REA`: its name in files.
    pub column: Option<Text>,
    /// `opcional`.
    pub optional: Option<Span>,
    /// `exigida quando c`.
    pub required_when: Option<Expr>,
    /// Citation.
    pub citation: Citation,
    /// The whole line.
    pub span: Span,
}

/// `tabela t por k { … dados { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TableDecl {
    /// Its name.
    pub name: Name,
    /// Key columns.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Columns in the order of the cells.
    pub fields: Vec<Field>,
    /// The rows.
    pub rows: Vec<Row>,
    /// `dados "file.csv" sha256 "…"`.
    pub file: Option<(Text, Text)>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// Cells separated by `|`, trimmed, typed later by their columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The cells; an empty cell is an empty text.
    pub cells: Vec<Text>,
    /// Citation of the row.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

/// `lista partos { 0310010039; cesarianas }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ListDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Codes (as [`ExprKind::Number`]), texts, or names of other lists.
    pub items: Vec<Expr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `grupo cluster por tipologia e porte`.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupDecl {
    /// Its name.
    pub name: Name,
    /// What determines it.
    pub keys: Vec<Name>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `medida taxa por k : % com 2 casas "title" = e`.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureDecl {
    /// Its name.
    pub name: Name,
    /// Its level, when stated.
    pub keys: Vec<Name>,
    /// Its type, when stated.
    pub ty: Option<TypeExpr>,
    /// Its rounding.
    pub places: Option<Places>,
    /// Title.
    pub title: Option<Text>,
    /// What it is.
    pub value: Expr,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `parâmetro p : % { de 11/2021 a 10/2023 => 40% … }` or `parâmetro p : % = 40%`.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterDecl {
    /// Its name.
    pub name: Name,
    /// Its type, when stated.
    pub ty: Option<TypeExpr>,
    /// Title.
    pub title: Option<Text>,
    /// The one value of a parameter that does not change.
    pub value: Option<Expr>,
    /// Its dated or conditional values.
    pub cases: Vec<Case>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `condition => result  conforme …`.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// When it holds.
    pub when: When,
    /// What it gives.
    pub result: Expr,
    /// Citation of the row.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

/// The condition of a row: alternatives (`ou`) of tests that hold together (`e`).
#[derive(Clone, Debug, PartialEq)]
pub struct When {
    /// `ou` of `e`.
    pub alternatives: Vec<Vec<Test>>,
    /// Where.
    pub span: Span,
}

/// One test of the subject that the row leaves out, or of something else after `quando`.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// `de A a B`, `desde A`, `até B`, `no P`.
    Interval(Interval),
    /// `>= 80%`.
    Compare(Spanned<Comparison>, Expr),
    /// `quando c`.
    Condition(Expr),
    /// A bare value: the subject is it (`0% => …`, `III => …`, `indefinido => …`).
    Equal(Expr),
}

/// The one interval, for numbers, dates and periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Which form.
    pub kind: IntervalKind,
    /// Where.
    pub span: Span,
}

/// The four forms of an interval; both ends are in.
#[derive(Clone, Debug, PartialEq)]
pub enum IntervalKind {
    /// `de A a B`.
    Between(Box<Expr>, Box<Expr>),
    /// `desde A`.
    From(Box<Expr>),
    /// `até B`.
    Until(Box<Expr>),
    /// `no P`.
    At(Box<Expr>),
}

/// `indicador x "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorDecl {
    /// Its name.
    pub name: Name,
    /// Keys of a family.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `aplica-se quando c` or `aplica-se <interval>`.
    pub applies: Option<(When, Citation)>,
    /// `unidade % com 2 casas`.
    pub unit: Option<(UnitExpr, Option<Places>, Citation)>,
    /// `apuração quadrimestral`.
    pub frequency: Option<Name>,
    /// `fonte SIH`.
    pub origin: Vec<Text>,
    /// `polaridade maior melhor`.
    pub polarity: Option<Spanned<Polarity>>,
    /// `meta >= 80%`.
    pub target: Option<(When, Citation)>,
    /// `cálculo e`.
    pub calculation: Option<(Expr, Citation)>,
    /// How the result becomes a score.
    pub scoring: Vec<Scoring>,
    /// Rows of outcomes: `indefinido => integral`, `quando c => integral`.
    pub outcomes: Vec<Case>,
    /// `descrição "…"`.
    pub description: Option<Text>,
    /// The whole declaration.
    pub span: Span,
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// `maior melhor`.
    HigherIsBetter,
    /// `menor melhor`.
    LowerIsBetter,
}

/// One clause that gives the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// Which form.
    pub kind: ScoringKind,
    /// `faixas quando c { … }`.
    pub guard: Option<Expr>,
    /// Citation of the clause or block.
    pub citation: Citation,
    /// The whole clause.
    pub span: Span,
}

/// The forms of a score.
#[derive(Clone, Debug, PartialEq)]
pub enum ScoringKind {
    /// `faixas { … }`.
    Bands(Vec<Case>),
    /// `linear { 38% => 0%; 78% => 100% }`.
    Linear(Vec<Case>),
    /// `pontuação proporcional`.
    Proportional,
    /// `pontuação binária`.
    Binary,
    /// `pontuação e`.
    Formula(Expr),
}

/// `índice x "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct IndexDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `total 100`.
    pub total: Option<(Expr, Citation)>,
    /// `unidade número com 2 casas`.
    pub unit: Option<(UnitExpr, Option<Places>, Citation)>,
    /// `pesos { a 25; b 75 }`.
    pub weights: Vec<Weight>,
    /// Where the block of weights stands.
    pub weights_span: Option<Span>,
    /// What each cause of absence does: `suspenso => redistribui`.
    pub effects: Vec<Case>,
    /// `exige 3`: fewest components that must have a score.
    pub requires: Option<Spanned<u32>>,
    /// The whole declaration.
    pub span: Span,
}

/// `equipe_mínima 25`.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// The component.
    pub component: Name,
    /// Its weight.
    pub weight: Spanned<Number>,
    /// Citation.
    pub citation: Citation,
}

/// `repasse x por k "title" { … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct TransferDecl {
    /// Its name.
    pub name: Name,
    /// Its level, when stated.
    pub keys: Vec<Name>,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `favorecido hospital`.
    pub beneficiary: Option<Name>,
    /// `aplica-se`.
    pub applies: Option<(When, Citation)>,
    /// `base e`: the amount that a score governs.
    pub base: Option<(Expr, Citation)>,
    /// `valor e`: money by production.
    pub value: Option<(Expr, Citation)>,
    /// `limite e`.
    pub limit: Option<(Expr, Citation)>,
    /// `fator e`, of a transfer without parts.
    pub factor: Option<(Expr, Citation)>,
    /// `parte x { … }`.
    pub parts: Vec<Part>,
    /// `exceto …`.
    pub exceptions: Vec<Exception>,
    /// `retém quando c`.
    pub withhold: Option<(Expr, Citation)>,
    /// The whole declaration.
    pub span: Span,
}

/// `parte fixa { fração …; fator …; exceto … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Its name.
    pub name: Name,
    /// Its share of the base; `None` is `restante`.
    pub share: Option<(Expr, Citation)>,
    /// Whether `fração restante` was written.
    pub rest: Option<Span>,
    /// Its performance.
    pub factor: Option<(Expr, Citation)>,
    /// Its exceptions.
    pub exceptions: Vec<Exception>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole part.
    pub span: Span,
}

/// `exceto name condition => effect`.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Its name.
    pub name: Option<Name>,
    /// When it holds.
    pub when: When,
    /// What it does.
    pub effect: Expr,
    /// `prevalece sobre other`.
    pub prevails_over: Vec<Name>,
    /// Citation.
    pub citation: Citation,
    /// The whole row.
    pub span: Span,
}

/// `cronograma x { … dados { heading; rows } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ScheduleDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// Citation of the block.
    pub citation: Citation,
    /// `total e`.
    pub total: Option<(Expr, Citation)>,
    /// The first row.
    pub heading: Option<Row>,
    /// The others.
    pub rows: Vec<Row>,
    /// The whole declaration.
    pub span: Span,
}

/// `confere e` or `garante e`.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimDecl {
    /// Which.
    pub kind: ClaimKind,
    /// `para cada k em tabela`.
    pub quantifier: Option<(Name, Name)>,
    /// The claim.
    pub claim: Expr,
    /// `tolerância e`.
    pub tolerance: Option<Expr>,
    /// Citation.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// The two kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimKind {
    /// What the act prints.
    Confere,
    /// What must hold when evaluated.
    Garante,
}

/// `interpretação x "title" { conforme …; motivo … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingDecl {
    /// Its name.
    pub name: Name,
    /// Title.
    pub title: Option<Text>,
    /// The passage that it reads.
    pub citation: Citation,
    /// `motivo`.
    pub reason: Option<Text>,
    /// `alternativa "…"`: the other way to read the passage, in words.
    pub alternatives: Vec<Text>,
    /// The whole declaration.
    pub span: Span,
}

/// `altera <act> { operations }`.
#[derive(Clone, Debug, PartialEq)]
pub struct AmendmentDecl {
    /// The act amended.
    pub act: Act,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `exemplo "title" { no P; records; espera … }`.
#[derive(Clone, Debug, PartialEq)]
pub struct ExampleDecl {
    /// What it shows.
    pub title: Text,
    /// Payment period, or reference period where there is no transfer.
    pub at: Option<Interval>,
    /// The data.
    pub records: Vec<Record>,
    /// `dado iar = 60`: a measure or indicator fixed.
    pub givens: Vec<Assignment>,
    /// What must come out.
    pub expectations: Vec<Expectation>,
    /// Citation of the block.
    pub citation: Citation,
    /// The whole declaration.
    pub span: Span,
}

/// `hospital [no P] { cnes = 2119420; … }` or `AIH { dados { … } }`.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Which `entrada`.
    pub input: Name,
    /// The period that it is of, when stated.
    pub at: Option<Interval>,
    /// Its cells.
    pub cells: Vec<Assignment>,
    /// Rows of microdata: a heading and rows.
    pub rows: Vec<Row>,
    /// The whole record.
    pub span: Span,
}

/// `name = value`.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The column.
    pub name: Name,
    /// Its value.
    pub value: Expr,
}

/// `espera e = v`.
#[derive(Clone, Debug, PartialEq)]
pub struct Expectation {
    /// A truth.
    pub claim: Expr,
    /// The whole line.
    pub span: Span,
}

/// An expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Where.
    pub span: Span,
}

/// The forms of expressions.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `1.200,5`; the digits as written serve codes (`0026808`).
    Number(Number, String),
    /// `40%`, as 0,4.
    Percent(Number),
    /// `5 p.p.`, as 0,05.
    Points(Number),
    /// `R$ 490.033,62`.
    Money(String, Number),
    /// `25/07/2023`.
    Date(Date),
    /// `09/2023`, `3º quadrimestre de 2023`, `ano de 2023`.
    Period(Period),
    /// `6 meses`, `30 dias`, `2 anos`: a number and its singular unit (`dia`, `mês`, `ano`).
    Duration(Number, DurationUnit),
    /// `sim`, `não`.
    Truth(bool),
    /// `"texto"`.
    Text(String),
    /// A name.
    Name(String),
    /// `-e`.
    Negate(Box<Expr>),
    /// `não e`.
    Not(Box<Expr>),
    /// `a op b`.
    Binary(Spanned<BinaryOp>, Box<Expr>, Box<Expr>),
    /// `a = b` and the other comparisons.
    Compare(Spanned<Comparison>, Box<Expr>, Box<Expr>),
    /// `a em b`: `b` a list's name, a `{ … }` set or an interval.
    In(Box<Expr>, Box<Expr>),
    /// `{ a; b }`.
    Set(Vec<Expr>),
    /// `no P` and the others, of the period of the rule.
    Interval(Interval),
    /// `f(a; b)`.
    Call(Name, Vec<Argument>),
    /// `t[k1; k2]`.
    Index(Box<Expr>, Vec<Expr>),
    /// `e.column`.
    Field(Box<Expr>, Name),
    /// `faixas(e) { … }`.
    Choice(Box<Expr>, Vec<Case>),
    /// What the parser could not read, and has reported.
    Error,
}

/// `[name:] e [por g e h] [onde c]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Argument {
    /// Its name, when given.
    pub name: Option<Name>,
    /// Its value.
    pub value: Expr,
    /// `por group e group`.
    pub by: Vec<Name>,
    /// `onde c`.
    pub filter: Option<Expr>,
}

/// Arithmetic and boolean operators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`, `×`
    Multiply,
    /// `/`
    Divide,
    /// `e`
    And,
    /// `ou`
    Or,
}

/// Comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`, `≠`
    Different,
    /// `<`
    Less,
    /// `<=`, `≤`
    AtMost,
    /// `>`
    Greater,
    /// `>=`, `≥`
    AtLeast,
}

/// Units of durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationUnit {
    /// `dias`
    Day,
    /// `meses`
    Month,
    /// `anos`
    Year,
}

//! Names to declarations: one file's tree → [`Program`].
//!
//! Receives the tree of an act; gives its declarations by kind and a table of what each name stands for.
//! Reports names declared twice. It does not look inside expressions: `lower` asks it what a name is.

mod consolidation;
mod near;
mod schedule;

use std::collections::BTreeMap;

pub use consolidation::{Amendment, Applied, Consolidation, History, Months, Version};
pub use near::{fold, nearest};
pub use schedule::{instalment_rows, schedule_column};

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::ast::{self, Item, Name};
use crate::value::Grain;

/// What a name in an expression stands for: the position of its declaration among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// `entrada`.
    Input(usize),
    /// A column of an `entrada`: the input, the column.
    Column(usize, usize),
    /// `tabela`.
    Table(usize),
    /// `lista`.
    List(usize),
    /// `grupo`.
    Group(usize),
    /// `medida`.
    Measure(usize),
    /// `parâmetro`.
    Parameter(usize),
    /// `indicador`.
    Indicator(usize),
    /// `índice`.
    Index(usize),
    /// `repasse`.
    Transfer(usize),
    /// `cronograma`.
    Schedule(usize),
}

impl Symbol {
    /// The word that declares it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Symbol::Input(_) => "entrada",
            Symbol::Column(..) => "coluna",
            Symbol::Table(_) => "tabela",
            Symbol::List(_) => "lista",
            Symbol::Group(_) => "grupo",
            Symbol::Measure(_) => "medida",
            Symbol::Parameter(_) => "parâmetro",
            Symbol::Indicator(_) => "indicador",
            Symbol::Index(_) => "índice",
            Symbol::Transfer(_) => "repasse",
            Symbol::Schedule(_) => "cronograma",
        }
    }
}

/// An act's declarations by kind, and what its names stand for.
#[derive(Clone, Debug, Default)]
pub struct Program<'a> {
    /// The text of the act.
    pub text: &'a str,
    /// What precedes the declarations.
    pub header: Option<&'a ast::Header>,
    /// `unidade`.
    pub units: Vec<&'a ast::UnitDecl>,
    /// `moeda`.
    pub currencies: Vec<&'a ast::CurrencyDecl>,
    /// `entrada`.
    pub inputs: Vec<&'a ast::InputDecl>,
    /// `tabela`.
    pub tables: Vec<&'a ast::TableDecl>,
    /// `lista`.
    pub lists: Vec<&'a ast::ListDecl>,
    /// `grupo`.
    pub groups: Vec<&'a ast::GroupDecl>,
    /// `medida`.
    pub measures: Vec<&'a ast::MeasureDecl>,
    /// `parâmetro`.
    pub parameters: Vec<&'a ast::ParameterDecl>,
    /// `indicador`.
    pub indicators: Vec<&'a ast::IndicatorDecl>,
    /// `índice`.
    pub indices: Vec<&'a ast::IndexDecl>,
    /// `repasse`.
    pub transfers: Vec<&'a ast::TransferDecl>,
    /// `cronograma`.
    pub schedules: Vec<&'a ast::ScheduleDecl>,
    /// `confere` and `garante`.
    pub claims: Vec<&'a ast::ClaimDecl>,
    /// `interpretação`.
    pub readings: Vec<&'a ast::ReadingDecl>,
    /// `altera`.
    pub amendments: Vec<&'a ast::AmendmentDecl>,
    /// `exemplo`.
    pub examples: Vec<&'a ast::ExampleDecl>,
    symbols: BTreeMap<&'a str, (Symbol, Span)>,
}

impl<'a> Program<'a> {
    /// What a name stands for.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).map(|(symbol, _)| *symbol)
    }

    /// The words under a span of this act.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Every name that may stand in an expression.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.symbols.keys().copied()
    }

    fn declare(&mut self, name: &'a Name, symbol: Symbol, diagnostics: &mut Vec<Diagnostic>) {
        match self.symbols.get(name.value.as_str()) {
            None => {
                self.symbols.insert(&name.value, (symbol, name.span));
            }
            // A key names a unit: the inputs of one level share it.
            Some((Symbol::Column(..), _)) if matches!(symbol, Symbol::Column(..)) && self.is_key(&name.value) => {}
            Some((first, at)) => diagnostics.push(duplicate_name(&name.value, name.span, first.word(), *at)),
        }
    }

    fn is_key(&self, name: &str) -> bool {
        self.inputs.iter().any(|input| input.keys.iter().any(|key| key.value == name))
    }
}

/// Gives every declaration its place and every name its meaning.
#[must_use]
pub fn resolve<'a>(file: &'a ast::File, text: &'a str) -> (Program<'a>, Vec<Diagnostic>) {
    let mut program = Program { text, header: Some(&file.header), ..Program::default() };
    let mut diagnostics = Vec::new();
    for item in &file.items {
        take_in(&mut program, item, &mut diagnostics);
    }
    unique(program.readings.iter().map(|it| &it.name), "interpretação", &mut diagnostics);
    unique(program.units.iter().flat_map(|it| &it.names), "unidade", &mut diagnostics);
    (program, diagnostics)
}

fn take_in<'a>(program: &mut Program<'a>, item: &'a Item, diagnostics: &mut Vec<Diagnostic>) {
    /// Files a declaration under its kind, and its name under what it stands for.
    macro_rules! file {
        ($list:ident, $symbol:ident, $decl:expr) => {{
            program.$list.push($decl);
            program.declare(&$decl.name, Symbol::$symbol(program.$list.len() - 1), diagnostics);
        }};
    }
    match item {
        Item::Unit(decl) => program.units.push(decl),
        Item::Currency(decl) => program.currencies.push(decl),
        Item::Input(decl) => {
            file!(inputs, Input, decl);
            let input = program.inputs.len() - 1;
            // Columns of rows below a level are read in a row at hand, as those of tables are.
            let of_rows = decl.parent.is_some() && decl.keys.iter().all(|key| Grain::from_word(&key.value).is_some());
            for (column, field) in decl.fields.iter().enumerate().filter(|_| !of_rows) {
                program.declare(&field.name, Symbol::Column(input, column), diagnostics);
            }
        }
        Item::Table(decl) => file!(tables, Table, decl),
        Item::List(decl) => file!(lists, List, decl),
        Item::Group(decl) => file!(groups, Group, decl),
        Item::Measure(decl) => file!(measures, Measure, decl),
        Item::Parameter(decl) => file!(parameters, Parameter, decl),
        Item::Indicator(decl) => file!(indicators, Indicator, decl),
        Item::Index(decl) => file!(indices, Index, decl),
        Item::Transfer(decl) => file!(transfers, Transfer, decl),
        Item::Schedule(decl) => file!(schedules, Schedule, decl),
        Item::Claim(decl) => program.claims.push(decl),
        Item::Reading(decl) => program.readings.push(decl),
        Item::Amendment(decl) => program.amendments.push(decl),
        Item::Example(decl) => program.examples.push(decl),
        Item::Error(_) => {}
    }
}

/// Reports names declared twice in a space of their own.
fn unique<'a>(names: impl Iterator<Item = &'a Name>, word: &'static str, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for name in names {
        match seen.get(name.value.as_str()) {
            None => {
                seen.insert(&name.value, name.span);
            }
            Some(first) => diagnostics.push(duplicate_name(&name.value, name.span, word, *first)),
        }
    }
}

fn duplicate_name(name: &str, span: Span, word: &str, first: Span) -> Diagnostic {
    Diagnostic::error(codes::RESOLVE_DUPLICATE_NAME, span)
        .label(first, "label_first")
        .arg("name", name)
        .arg("kind", word)
        .help("help")
}

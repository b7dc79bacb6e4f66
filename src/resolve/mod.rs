//! The acts that bear on one another → one text, and names to declarations: [`Consolidation`] → [`Program`].
//!
//! [`consolidate`] receives the texts read and gives the text of an act at each month, over the acts that amend
//! it. [`resolve`] gives its declarations by kind and a table of what each name stands for. It reports names
//! declared twice, and operations that cannot be carried out. It does not look inside expressions: `lower` asks it
//! what a name is.

mod change;
mod change_figure;
mod consolidate;
mod consolidation;
mod folder;
mod gather;
mod near;
mod of_acts;
mod problem;
mod reach;
mod schedule;
mod table_file;

use std::collections::BTreeMap;

pub use consolidate::{consolidate, consolidate_each, declared, read_otherwise};
pub use consolidation::{Amendment, Applied, Consolidation, History, Months, Version};
pub use near::{fold, nearest};
pub use of_acts::tests_about;
pub use schedule::{instalment_rows, schedule_column};
pub use table_file::{FileFault, rows_of_file, write_out};

use crate::diagnostic::Diagnostic;
use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::{self, Act, Item, Name};
use crate::syntax::{ActKey, used};
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
#[derive(Clone, Debug)]
pub struct Program<'a> {
    /// The texts read.
    pub sources: &'a Sources,
    /// The act over the acts that amend it.
    pub consolidation: Option<&'a Consolidation>,
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
    /// The texts of each declaration that has several.
    versions: BTreeMap<Symbol, Vec<Text>>,
    /// The text that the act asked for knew, of each declaration with a history: what its claims are about.
    known: BTreeMap<Symbol, Symbol>,
    /// How many declarations of each kind, the first ones, are of the acts that are used.
    own: [usize; 8],
    /// What the texts are called, which stand among the declarations of their kind and have no name in expressions.
    labels: BTreeMap<Symbol, Label<'a>>,
}

/// The text of a declaration in some months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// The months.
    pub months: Months,
    /// The declaration; `None` before it was added and after it was revoked.
    pub symbol: Option<Symbol>,
}

/// What a text of a declaration is called.
#[derive(Clone, Debug)]
struct Label<'a> {
    name: String,
    of: Symbol,
    /// The text, and the act over its amendments that it is of; none for what only claims are about.
    version: Option<(&'a Consolidation, &'a Version)>,
}

impl<'a> Program<'a> {
    /// An act of which nothing has been filed yet.
    fn new(sources: &'a Sources) -> Self {
        Program {
            sources,
            consolidation: None,
            header: None,
            units: Vec::new(),
            currencies: Vec::new(),
            inputs: Vec::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            groups: Vec::new(),
            measures: Vec::new(),
            parameters: Vec::new(),
            indicators: Vec::new(),
            indices: Vec::new(),
            transfers: Vec::new(),
            schedules: Vec::new(),
            claims: Vec::new(),
            readings: Vec::new(),
            amendments: Vec::new(),
            labels: BTreeMap::new(),
            versions: BTreeMap::new(),
            known: BTreeMap::new(),
            own: [0; 8],
            examples: Vec::new(),
            symbols: BTreeMap::new(),
        }
    }

    /// What a name stands for.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Symbol> {
        self.symbols.get(name).map(|(symbol, _)| *symbol)
    }

    /// The words under a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.sources.slice(span)
    }

    /// The texts of a declaration through time, in the order of the months; none when it has but one.
    #[must_use]
    pub fn texts(&self, symbol: Symbol) -> &[Text] {
        self.versions.get(&symbol).map_or(&[], Vec::as_slice)
    }

    /// The declaration that this is a text of; itself where it has but one.
    #[must_use]
    pub fn whole(&self, symbol: Symbol) -> Symbol {
        self.labels.get(&symbol).map_or(symbol, |label| label.of)
    }

    /// Whether this is one of several texts of a declaration.
    #[must_use]
    pub fn is_text(&self, symbol: Symbol) -> bool {
        self.labels.contains_key(&symbol)
    }

    /// What the rules of a declaration are called: its name, and the months of one of several texts.
    #[must_use]
    pub fn label(&self, symbol: Symbol, name: &Name) -> String {
        self.labels.get(&symbol).map_or_else(|| name.value.clone(), |label| label.name.clone())
    }

    /// The months of one of several texts; every month for what has but one.
    #[must_use]
    pub fn months_of(&self, symbol: Symbol) -> Months {
        self.labels.get(&symbol).and_then(|label| label.version).map_or(Months::ALL, |(_, version)| version.months)
    }

    /// The operations that made a text, other than suspensions, with their acts.
    pub fn made_by(&self, symbol: Symbol) -> impl Iterator<Item = (&'a Act, &'a ast::Operation)> {
        let version = self.labels.get(&symbol).and_then(|label| label.version);
        version
            .into_iter()
            .flat_map(|(consolidation, version)| {
                version.by.iter().filter_map(|at| {
                    let applied = consolidation.applied.get(*at)?;
                    Some((&consolidation.amendments.get(applied.by)?.act, applied))
                })
            })
            .filter_map(|(act, applied)| {
                // A suspension is a row of its own, and an added declaration is of the act that adds it.
                let operation = &applied.operation;
                let rewords =
                    operation.verb.value != ast::Verb::Suspend && !matches!(operation.target, ast::Target::Act(_));
                rewords.then_some((act, operation))
            })
    }

    /// The act and the acts that it uses, each over the acts that amend it.
    fn acts(&self) -> impl Iterator<Item = &'a Consolidation> {
        self.consolidation.into_iter().flat_map(|text| std::iter::once(text).chain(&text.used))
    }

    /// The operations that change a text that stands, in the order in which they apply.
    pub fn rewording(&self) -> impl Iterator<Item = &'a ast::Operation> {
        let operations = self.acts().flat_map(|text| &text.applied).map(|it| &it.operation);
        operations.filter(|it| !matches!(it.target, ast::Target::Act(_)))
    }

    /// The months that the operation written around a place reaches.
    #[must_use]
    pub fn reach_at(&self, place: Span) -> Option<Months> {
        let mut applied = self.acts().flat_map(|text| &text.applied);
        applied.find(|it| it.operation.span.contains(place)).map(|it| it.months)
    }

    /// The act that a file is of, when it is not the one that was read for itself: it amends that, or is used by it.
    #[must_use]
    pub fn other_act(&self, source: SourceId) -> Option<&'a Act> {
        let amends = self.acts().flat_map(|text| &text.amendments).find(|it| it.source == source).map(|it| &it.act);
        amends.or_else(|| self.used_act(source).and_then(|header| header.act.as_ref()))
    }

    /// The header of a used act, for what is written in its file or in those that amend it.
    #[must_use]
    pub fn used_act(&self, source: SourceId) -> Option<&'a ast::Header> {
        let used = self.consolidation.into_iter().flat_map(|text| &text.used);
        let of = |text: &&Consolidation| text.files.iter().any(|file| file.source == source);
        used.into_iter().find(of).map(|text| &text.header)
    }

    /// Whether a declaration is of an act that is used: it is lowered only where something reads it.
    #[must_use]
    pub fn is_used(&self, symbol: Symbol) -> bool {
        let [inputs, tables, lists, groups, measures, parameters, indicators, indices] = self.own;
        match symbol {
            Symbol::Input(at) | Symbol::Column(at, _) => at < inputs,
            Symbol::Table(at) => at < tables,
            Symbol::List(at) => at < lists,
            Symbol::Group(at) => at < groups,
            Symbol::Measure(at) => at < measures,
            Symbol::Parameter(at) => at < parameters,
            Symbol::Indicator(at) => at < indicators,
            Symbol::Index(at) => at < indices,
            Symbol::Transfer(_) | Symbol::Schedule(_) => false,
        }
    }

    /// Whether an act of the folder that uses this one has a name among its words.
    #[must_use]
    pub fn is_named_elsewhere(&self, name: &str) -> bool {
        let Some(file) = self.consolidation.and_then(|text| text.files.first()) else { return false };
        let Some(own) = file.header.act.as_ref().map(ActKey::from) else { return false };
        let apart = |sign: char| !sign.is_alphanumeric() && sign != '_';
        let mut others = self.sources.beside(file.source).map(|(_, source)| source.text.as_str());
        others.any(|text| used(text).any(|act| act.same_number(&own)) && text.split(apart).any(|word| word == name))
    }

    /// How many declarations of each kind there are.
    fn counts(&self) -> [usize; 8] {
        [
            self.inputs.len(),
            self.tables.len(),
            self.lists.len(),
            self.groups.len(),
            self.measures.len(),
            self.parameters.len(),
            self.indicators.len(),
            self.indices.len(),
        ]
    }

    /// The text of a declaration that the act asked for knew.
    #[must_use]
    pub fn known_text(&self, symbol: Symbol) -> Symbol {
        self.known.get(&symbol).copied().unwrap_or(symbol)
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
            Some((first, at)) => diagnostics.push(problem::duplicate_name(&name.value, name.span, first.word(), *at)),
        }
    }

    fn is_key(&self, name: &str) -> bool {
        self.inputs.iter().any(|input| input.keys.iter().any(|key| key.value == name))
    }
}

/// Gives every declaration its place and every name its meaning.
#[must_use]
pub fn resolve<'a>(consolidation: &'a Consolidation, sources: &'a Sources) -> (Program<'a>, Vec<Diagnostic>) {
    let header = Some(&consolidation.header);
    let mut program = Program { consolidation: Some(consolidation), header, ..Program::new(sources) };
    let mut diagnostics: Vec<Diagnostic> =
        consolidation.files.iter().filter_map(|file| folder::twice(file, sources)).collect();
    // What an act uses comes before it, as a list comes before those that name it.
    for used in consolidation.used.iter().rev() {
        take_in_act(&mut program, used, None, &mut diagnostics);
    }
    program.own = program.counts();
    take_in_act(&mut program, consolidation, Some(consolidation.asked), &mut diagnostics);
    let own = |name: &&Name| consolidation.files.iter().any(|file| file.source == name.span.source);
    unique(program.readings.iter().map(|it| &it.name), "interpretação", &mut diagnostics);
    unique(program.units.iter().flat_map(|it| &it.names).filter(own), "unidade", &mut diagnostics);
    (program, diagnostics)
}

/// Files the declarations of an act, with the examples and claims of the file asked for.
fn take_in_act<'a>(
    program: &mut Program<'a>,
    consolidation: &'a Consolidation,
    asked: Option<usize>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let base = consolidation.files.first();
    let used = asked.is_none();
    let asked = asked.and_then(|asked| consolidation.files.get(asked)).map(|file| file.source);
    for file in &consolidation.files {
        for item in &file.items {
            let own = base.is_some_and(|base| base.source == file.source);
            let tests = matches!(item, Item::Example(_) | Item::Claim(_));
            let wanted = !tests && (own || matches!(item, Item::Reading(_)));
            // What pays and when is the using act's own to say.
            let pays = matches!(item, Item::Transfer(_) | Item::Schedule(_));
            if wanted && !(used && pays) {
                take_in_through_time(program, consolidation, item, diagnostics);
            }
        }
    }
    // What tests an act, or claims something of its text, is the file's that was asked for.
    for file in consolidation.files.iter().filter(|file| Some(file.source) == asked) {
        let about = |(item, _): &(&Item, _)| !consolidation.elsewhere.contains(&item.span());
        of_acts::tests(file).filter(about).for_each(|(item, _)| take_in(program, item, diagnostics));
    }
    for item in &consolidation.added {
        take_in(program, item, diagnostics);
    }
    for history in &consolidation.histories {
        let original = base.into_iter().flat_map(|base| &base.items).filter_map(declared);
        if !original.into_iter().any(|(kind, name)| kind == history.kind && name.value == history.name)
            && let Some(item) = history.versions.iter().find_map(|version| version.item.as_ref())
        {
            take_in_through_time(program, consolidation, item, diagnostics);
        }
    }
}

/// Files a declaration as its only text, or under its name with its texts behind it.
fn take_in_through_time<'a>(
    program: &mut Program<'a>,
    consolidation: &'a Consolidation,
    item: &'a Item,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let history = declared(item)
        .and_then(|(kind, name)| consolidation.histories.iter().find(|it| it.kind == kind && it.name == name.value));
    let Some(history) = history else { return take_in(program, item, diagnostics) };
    match history.versions.as_slice() {
        [Version { item: Some(only), .. }] => take_in(program, only, diagnostics),
        [Version { item: None, .. }] => {}
        versions => {
            take_in(program, item, diagnostics);
            let Some(symbol) = program.find(&history.name) else { return };
            let texts = versions.iter().map(|version| file_text(program, consolidation, symbol, history, version));
            let texts = texts.collect();
            program.versions.insert(symbol, texts);
        }
    }
    let asked = consolidation.files.get(consolidation.asked);
    if asked.is_some_and(|file| of_acts::tests(file).any(|(item, _)| matches!(item, Item::Claim(_)))) {
        let left = history.left.iter().rev().find(|(by, _)| *by < consolidation.asked).map_or(item, |(_, item)| item);
        let whole = program.find(&history.name);
        if let Some((whole, text)) = whole.zip(push(program, left)) {
            program.known.insert(whole, text);
            program.labels.insert(text, Label { name: format!("{} (texto)", history.name), of: whole, version: None });
        }
    }
}

/// Files one of several texts of a declaration among those of its kind.
fn file_text<'a>(
    program: &mut Program<'a>,
    consolidation: &'a Consolidation,
    of: Symbol,
    history: &'a History,
    version: &'a Version,
) -> Text {
    let symbol = version.item.as_ref().and_then(|item| push(program, item));
    if let Some(symbol) = symbol {
        let name = format!("{} {}", history.name, version.months.words());
        program.labels.insert(symbol, Label { name, of, version: Some((consolidation, version)) });
    }
    Text { months: version.months, symbol }
}

/// Adds a declaration to those of its kind, without a name in expressions.
fn push<'a>(program: &mut Program<'a>, item: &'a Item) -> Option<Symbol> {
    /// The last of a list.
    macro_rules! last {
        ($list:ident, $symbol:ident, $decl:expr) => {{
            program.$list.push($decl);
            Some(Symbol::$symbol(program.$list.len() - 1))
        }};
    }
    match item {
        Item::Table(decl) => last!(tables, Table, decl),
        Item::List(decl) => last!(lists, List, decl),
        Item::Measure(decl) => last!(measures, Measure, decl),
        Item::Parameter(decl) => last!(parameters, Parameter, decl),
        Item::Indicator(decl) => last!(indicators, Indicator, decl),
        Item::Index(decl) => last!(indices, Index, decl),
        Item::Transfer(decl) => last!(transfers, Transfer, decl),
        Item::Schedule(decl) => last!(schedules, Schedule, decl),
        _ => None,
    }
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
            Some(first) => diagnostics.push(problem::duplicate_name(&name.value, name.span, word, *first)),
        }
    }
}

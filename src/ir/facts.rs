//! What rules read: inputs with their columns, tables with their rows, lists, and the keys of levels.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ir::{Citation, NodeId, Type};
use crate::source::Span;
use crate::value::{Number, Value};

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(pub u32);

/// Which input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct InputId(pub u32);

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TableId(pub u32);

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListId(pub u32);

/// A key of levels: its name is the column that identifies a unit.
#[derive(Clone, Debug)]
pub struct Key {
    /// `cnes`.
    pub name: String,
    /// Its type.
    pub ty: Type,
}

/// `entrada`: the schema of a data file.
#[derive(Clone, Debug)]
pub struct Input {
    /// `hospital`.
    pub name: String,
    /// Title.
    pub title: Option<String>,
    /// The level that its rows are below: `AIH de hospital`.
    pub parent: Option<InputId>,
    /// Which keys identify a row, besides the period.
    pub keys: Vec<KeyId>,
    /// The column of each key, in the order of `keys`.
    pub key_columns: Vec<u32>,
    /// Whether rows are of a period; the period stands in the column named by the grain (`quadrimestre`).
    pub period: Option<crate::value::Grain>,
    /// `período coluna ANO_CMPT e MES_CMPT`: the columns of files that hold the period, when the policy names them:
    /// one, or the year's and that of the part of the year.
    pub period_columns: Vec<String>,
    /// Its columns, the period's not among them.
    pub columns: Vec<Column>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One column of an input.
#[derive(Clone, Debug)]
pub struct Column {
    /// `valor_uti`.
    pub name: String,
    /// Its type: `range` holds the declared minimum and maximum; absences are `ausente` when optional and
    /// `inaplicável` when required only under a condition.
    pub ty: Type,
    /// Declared least value.
    pub minimum: Option<Number>,
    /// Declared greatest value.
    pub maximum: Option<Number>,
    /// `fonte`.
    pub origin: Option<String>,
    /// `coluna PROC_REA`: its name in files, where that is not `name`.
    pub column: Option<String>,
    /// An empty cell is `ausente`.
    pub optional: bool,
    /// The cell is required when this holds, and `inaplicável` otherwise.
    pub required_when: Option<NodeId>,
    /// `pendente`: what it measures is left to a note not yet published.
    pub pending: Option<Pending>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// What an act leaves to a note not yet published.
#[derive(Clone, Debug)]
pub struct Pending {
    /// The note, when the policy names it.
    pub note: Option<String>,
    /// Where.
    pub span: Span,
}

impl Column {
    /// Its name in files.
    #[must_use]
    pub fn heading(&self) -> &str {
        self.column.as_deref().unwrap_or(&self.name)
    }
}

impl Input {
    /// Whether its columns are its keys and no more: its rows say who there is.
    #[must_use]
    pub fn has_only_keys(&self) -> bool {
        self.columns.len() == self.key_columns.len()
    }

    /// The names of its columns in files, the period's last: the grain's word where the policy gives no other.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(Column::heading).chain(self.period_headings())
    }

    /// The names of the columns of files that hold the period.
    pub fn period_headings(&self) -> impl Iterator<Item = &str> {
        let word = self.period.filter(|_| self.period_columns.is_empty()).map(crate::value::Grain::word);
        let named = self.period.map(|_| self.period_columns.iter().map(String::as_str));
        named.into_iter().flatten().chain(word)
    }
}

/// `tabela`: published facts.
#[derive(Clone, Debug)]
pub struct Table {
    /// `beneficiários`.
    pub name: String,
    /// Title.
    pub title: Option<String>,
    /// The columns that are its key, in order.
    pub keys: Vec<u32>,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows, in order.
    pub rows: Vec<TableRow>,
    /// From full keys to rows; rows with wildcards are not in it.
    pub index: FxHashMap<Vec<Value>, u32>,
    /// From the single key, when the table has just one.
    pub index_one: FxHashMap<Value, u32>,
    /// Rows with `*` among their keys, the most specific first.
    pub wildcards: Vec<u32>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// `valor_anual`.
    pub name: String,
    /// Its type; `range` spans the rows' values.
    pub ty: Type,
    /// Where.
    pub span: Span,
}

/// One row of a table.
#[derive(Clone, Debug)]
pub struct TableRow {
    /// The cells; `None` where the act prints none (or a `*` key).
    pub cells: Vec<Option<Value>>,
    /// Citation of the row.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

/// `lista`: a set of codes or texts.
#[derive(Clone, Debug)]
pub struct List {
    /// `partos`.
    pub name: String,
    /// Title.
    pub title: Option<String>,
    /// Its members, those of the lists that it names among them.
    pub members: BTreeSet<Arc<str>>,
    /// Citation.
    pub citation: Citation,
    /// Where.
    pub span: Span,
}

impl Table {
    /// The most specific row with wildcards that these keys match.
    #[must_use]
    pub fn wildcard_row(&self, keys: &[Value]) -> Option<u32> {
        let matches = |row: &TableRow| {
            self.keys.iter().zip(keys).all(|(column, key)| match row.cells.get(*column as usize) {
                Some(Some(cell)) => cell == key,
                Some(None) => true,
                None => false,
            })
        };
        self.wildcards.iter().copied().find(|row| self.rows.get(*row as usize).is_some_and(matches))
    }
}

impl Table {
    /// The kinds of its keys, in order.
    #[must_use]
    pub fn key_kinds(&self) -> Vec<crate::ir::Kind> {
        self.keys
            .iter()
            .filter_map(|key| self.columns.get(*key as usize))
            .map(|column| column.ty.kind.clone())
            .collect()
    }
}

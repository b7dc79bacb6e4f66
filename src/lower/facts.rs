//! What rules read: inputs with their keys, tables with their rows.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::ir::{
    Absences, Axis, Cause, Column, Input, InputId, Key, KeyId, Kind, Obligation, Pending, Rows, Table, TableColumn,
    TableId, TableRow, Type,
};
use crate::lower::scope::Scope;
use crate::lower::{Lowerer, count, problem};
use crate::source::Span;
use crate::syntax::ast::{DurationUnit, Field, InputDecl, Name, Row, TableDecl};
use crate::value::{Bound, Date, Grain, Number, Range, Value};

impl<'a> Lowerer<'a> {
    /// Lowers inputs, tables and lists.
    pub(super) fn facts(&mut self) {
        for decl in self.source.inputs.clone() {
            self.input(decl);
        }
        for decl in self.source.tables.clone() {
            self.table(decl);
        }
        for position in 0..self.source.lists.len() {
            self.list(position);
        }
        for (position, decl) in self.source.inputs.clone().into_iter().enumerate() {
            self.requirements(position, decl);
        }
    }

    fn input(&mut self, decl: &'a InputDecl) {
        let citation = self.citation(&decl.citation);
        let columns: Vec<Column> = decl.fields.iter().map(|field| self.input_column_of(field)).collect();
        let mut input = Input {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            parent: decl.parent.as_ref().and_then(|parent| self.parent(parent)),
            keys: Vec::new(),
            key_columns: Vec::new(),
            period: None,
            period_columns: decl.period_columns.iter().map(|column| column.value.clone()).collect(),
            columns,
            citation,
            span: decl.span,
        };
        if let Some(parent) = input.parent.and_then(|parent| self.program.input(parent)).cloned() {
            keys_above(&parent, &mut input);
        }
        for key in &decl.keys {
            self.key(key, &mut input);
        }
        if decl.keys.is_empty() && decl.parent.is_none() {
            self.report(problem::input_without_key(&decl.name.value, decl.name.span));
        }
        if let (Some(first), None | Some(Grain::Year)) = (decl.period_columns.first(), input.period)
            && (input.period.is_none() || decl.period_columns.len() > 1)
        {
            self.report(problem::period_columns(&decl.name.value, input.period.is_none(), first.span));
        }
        self.program.inputs.push(input);
    }

    fn parent(&mut self, parent: &Name) -> Option<InputId> {
        let found = self.program.inputs.iter().position(|input| input.name == parent.value);
        if found.is_none() && self.source.inputs.iter().any(|input| input.name.value == parent.value) {
            self.report(problem::parent_declared_later(&parent.value, parent.span));
        } else if found.is_none() {
            let known: Vec<&str> = self.source.inputs.iter().map(|input| input.name.value.as_str()).collect();
            self.report(problem::unknown_input(&parent.value, &known, parent.span));
        }
        found.map(|at| InputId(count(at)))
    }

    fn key(&mut self, key: &Name, input: &mut Input) {
        if let Some(grain) = Grain::from_word(&key.value) {
            input.period = Some(grain);
            return;
        }
        let Some(column) = input.columns.iter().position(|column| column.name == key.value) else {
            let known = input.columns.iter().map(|column| column.name.as_str());
            let near = crate::resolve::nearest(&key.value, known).map(str::to_owned);
            self.report(problem::key_without_column(&key.value, near.as_deref(), key.span));
            return;
        };
        let ty = input.columns.get(column).map_or_else(|| Type::of(Kind::Error), |column| column.ty.clone());
        let id = match self.program.keys.iter().position(|known| known.name == key.value) {
            Some(known) => KeyId(count(known)),
            None => {
                self.program.keys.push(Key { name: key.value.clone(), ty });
                KeyId(count(self.program.keys.len() - 1))
            }
        };
        if !input.keys.contains(&id) {
            input.keys.push(id);
            input.key_columns.push(count(column));
        }
    }

    fn input_column_of(&mut self, field: &'a Field) -> Column {
        let kind = self.kind_of(&field.ty);
        let scope = Scope::new(Axis::Reader, &field.name.value);
        let minimum = field.minimum.as_ref().and_then(|limit| self.constant(limit, &kind, &scope));
        let maximum = field.maximum.as_ref().and_then(|limit| self.constant(limit, &kind, &scope));
        if let (Some(low), Some(high)) = (&minimum, &maximum)
            && low > high
        {
            self.report(problem::inverted_limits(&field.name.value, field.span));
        }
        if let Some(delayed) = &field.delayed {
            self.report(problem::delayed_input(&field.name.value, delayed.span));
        }
        let range = Range { low: minimum.clone().map(Bound::closed), high: maximum.clone().map(Bound::closed) };
        let mut absences = Absences::NONE;
        if field.optional.is_some() {
            absences = absences.union(Absences::of(Cause::Missing));
        }
        if field.required_when.is_some() {
            absences = absences.union(Absences::of(Cause::NotApplicable));
        }
        Column {
            name: field.name.value.clone(),
            ty: Type { absences, range, ..Type::of(kind) },
            minimum,
            maximum,
            origin: field.origin.as_ref().map(|origin| origin.value.clone()),
            column: field.column.as_ref().map(|column| column.value.clone()),
            optional: field.optional.is_some(),
            required_when: None,
            pending: field.pending.as_ref().map(|pending| Pending {
                note: pending.note.as_ref().map(|note| note.value.clone()),
                span: pending.span,
            }),
            citation: self.citation(&field.citation),
            span: field.span,
        }
    }

    /// `exigida quando c`, once every column has its type.
    fn requirements(&mut self, position: usize, decl: &'a InputDecl) {
        for (column, field) in decl.fields.iter().enumerate() {
            let Some(condition) = &field.required_when else {
                continue;
            };
            let mut scope = Scope::new(Axis::Reference, &field.name.value);
            let id = InputId(count(position));
            if self.program.has_many_rows(id) {
                scope.rows.push(Rows::Input(id));
            }
            let node = self.condition(condition, &scope);
            let place = self.program.inputs.get_mut(position).and_then(|input| input.columns.get_mut(column));
            if let Some(place) = place {
                place.required_when = Some(node);
            }
        }
    }

    fn table(&mut self, decl: &'a TableDecl) {
        let citation = self.citation(&decl.citation);
        let kinds: Vec<Kind> = decl.fields.iter().map(|field| self.kind_of(&field.ty)).collect();
        for field in &decl.fields {
            self.citation(&field.citation);
        }
        let mut keys = Vec::new();
        for key in &decl.keys {
            match decl.fields.iter().position(|field| field.name.value == key.value) {
                Some(column) => keys.push(count(column)),
                None => {
                    let known = decl.fields.iter().map(|field| field.name.value.as_str());
                    let near = crate::resolve::nearest(&key.value, known).map(str::to_owned);
                    self.report(problem::key_without_column(&key.value, near.as_deref(), key.span));
                }
            }
        }
        // Columns of which something was reported: what they would give is not reported again.
        let mut spoiled: BTreeSet<usize> = BTreeSet::new();
        let read = match &decl.file {
            Some((path, pinned)) => self.rows_of_file(decl, path, pinned),
            None => Some(Vec::new()),
        };
        if read.is_none() {
            spoiled.extend(0..kinds.len());
        }
        let read = read.unwrap_or_default();
        let rows = decl.rows.iter().chain(&read);
        let rows = rows.map(|row| self.table_row(row, decl, &kinds, &keys, &mut spoiled));
        let rows: Vec<TableRow> = rows.collect();
        self.cells_within_limits(decl, &kinds, &rows, &mut spoiled);
        let columns = decl.fields.iter().zip(&kinds).enumerate();
        let columns = columns.map(|(at, (field, kind))| {
            let kind = if spoiled.contains(&at) { &Kind::Error } else { kind };
            table_column(field, kind, &rows, at, &keys)
        });
        let columns = columns.collect();
        let mut table = Table {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            keys,
            columns,
            rows,
            index: FxHashMap::default(),
            index_one: FxHashMap::default(),
            wildcards: Vec::new(),
            citation,
            span: decl.span,
        };
        self.index_rows(&mut table);
        self.program.tables.push(table);
        for (column, field) in decl.fields.iter().enumerate() {
            self.delayed(decl, &kinds, column, field);
        }
    }

    /// `adia início em 2 meses`: what the dates of the column owe to those of the other.
    fn delayed(&mut self, decl: &TableDecl, kinds: &[Kind], column: usize, field: &Field) {
        let Some(delayed) = &field.delayed else { return };
        let known = || decl.fields.iter().map(|field| field.name.value.as_str());
        let name = delayed.from.value.as_str();
        let Some(from) = known().position(|other| other == name) else {
            let near = crate::resolve::nearest(name, known());
            return self.report(problem::unknown_column(&decl.name.value, name, near, delayed.from.span));
        };
        for (at, span) in [(column, field.name.span), (from, delayed.from.span)] {
            if let Some(kind) = kinds.get(at).filter(|kind| !matches!(kind, Kind::Date | Kind::Error)) {
                let found = self.write_kind(kind);
                return self.report(problem::kind_mismatch(&found, &self.write_kind(&Kind::Date), span));
            }
        }
        let count_of = delayed.by.0.to_i64().unwrap_or(0);
        let (months, days) = match delayed.by.1 {
            DurationUnit::Day => (0, count_of),
            DurationUnit::Month => (count_of, 0),
            DurationUnit::Year => (count_of.saturating_mul(12), 0),
        };
        self.program.obligations.push(Obligation::Delayed {
            table: TableId(count(self.program.tables.len() - 1)),
            column: count(column),
            from: count(from),
            months,
            days,
            by_reading: !field.citation.readings.is_empty(),
            span: delayed.span,
        });
    }

    fn table_row(
        &mut self,
        row: &Row,
        decl: &TableDecl,
        kinds: &[Kind],
        keys: &[u32],
        spoiled: &mut BTreeSet<usize>,
    ) -> TableRow {
        if row.cells.len() != kinds.len() {
            self.report(problem::cell_count(&decl.name.value, kinds.len(), row.cells.len(), row.span));
            spoiled.extend(0..kinds.len());
            let cells = vec![None; kinds.len()];
            return TableRow { cells, citation: self.citation(&row.citation), span: row.span };
        }
        let mut cells = Vec::with_capacity(kinds.len());
        for (at, (kind, field)) in kinds.iter().zip(&decl.fields).enumerate() {
            let is_key = keys.contains(&count(at));
            let cell = row.cells.get(at).map(|cell| (cell.value.as_str(), cell.span));
            cells.push(match cell {
                None | Some(("", _)) => None,
                Some(("*", _)) if is_key => None,
                Some((text, span)) => {
                    let value = self.cell(text, kind, &field.name.value, span);
                    if value.is_none() {
                        spoiled.insert(at);
                    }
                    value
                }
            });
            if let Some(("", span)) = cell
                && is_key
            {
                self.report(problem::empty_key(&decl.name.value, &field.name.value, span));
            }
        }
        TableRow { cells, citation: self.citation(&row.citation), span: row.span }
    }

    /// Reports the first cell of each column beyond its `mínimo` or `máximo`.
    fn cells_within_limits(
        &mut self,
        decl: &'a TableDecl,
        kinds: &[Kind],
        rows: &[TableRow],
        spoiled: &mut BTreeSet<usize>,
    ) {
        for (at, (field, kind)) in decl.fields.iter().zip(kinds).enumerate() {
            let scope = Scope::new(Axis::Reader, &field.name.value);
            for (limit, is_low) in [(&field.minimum, true), (&field.maximum, false)] {
                let Some(limit) = limit.as_ref().and_then(|limit| self.constant(limit, kind, &scope)) else {
                    continue;
                };
                let beyond = |row: &&TableRow| match row.cells.get(at) {
                    Some(Some(Value::Number(cell))) => {
                        if is_low {
                            *cell < limit
                        } else {
                            *cell > limit
                        }
                    }
                    _ => false,
                };
                let found = rows.iter().filter(|row| row.citation.readings.is_empty()).find(beyond);
                if let Some(row) = found
                    && let Some(Some(cell)) = row.cells.get(at)
                {
                    let written = self.program.write(cell, kind, None);
                    let limit = self.program.write(&Value::Number(limit), kind, None);
                    self.report(problem::cell_beyond_limit(&written, &field.name.value, &limit, is_low, row.span));
                    spoiled.insert(at);
                }
            }
        }
    }

    /// The value of a cell as printed; `None`, reported, when it is not of its column's type.
    pub(super) fn cell(&mut self, text: &str, kind: &Kind, column: &str, span: Span) -> Option<Value> {
        let value = match kind {
            Kind::Code(Some(width)) if text.chars().count() != *width as usize => {
                self.report(problem::code_width(text, *width, span));
                return None;
            }
            Kind::Text | Kind::Code(_) => Some(Value::Text(Arc::from(text))),
            Kind::Category(members) => {
                if !members.iter().any(|member| member == text) {
                    self.report(problem::unknown_member(text, members, span));
                    return None;
                }
                Some(Value::Text(Arc::from(text)))
            }
            Kind::Truth => match text {
                "sim" => Some(Value::Truth(true)),
                "não" | "nao" => Some(Value::Truth(false)),
                _ => None,
            },
            Kind::Date => Date::parse_br(text).map(Value::Date),
            Kind::Period(_) | Kind::Error => return None,
            Kind::Percent => text
                .strip_suffix('%')
                .and_then(|text| printed_number(text.trim_end()))
                .and_then(|it| it.divided_by(&Number::HUNDRED).ok().map(Value::Number)),
            Kind::Number(dimension) => {
                let symbol = self.program.units.currency(dimension).map(|(unit, _)| self.program.units.name(unit));
                let bare = symbol.and_then(|symbol| text.strip_prefix(symbol)).unwrap_or(text);
                printed_number(bare.trim_start()).map(Value::Number)
            }
        };
        if value.is_none() {
            self.report(problem::bad_table_cell(text, column, &self.write_kind(kind), span));
        }
        value
    }

    pub(super) fn index_rows(&mut self, table: &mut Table) {
        for (at, row) in table.rows.iter().enumerate() {
            let keys: Vec<Option<Value>> =
                table.keys.iter().map(|key| row.cells.get(*key as usize).cloned().flatten()).collect();
            if keys.is_empty() {
                continue;
            }
            let Some(full) = keys.iter().cloned().collect::<Option<Vec<Value>>>() else {
                table.wildcards.push(count(at));
                continue;
            };
            if let Some(first) = table.index.get(&full) {
                let first = table.rows.get(*first as usize).map_or(row.span, |row| row.span);
                let kinds = table.key_kinds();
                let shown: Vec<String> =
                    full.iter().zip(&kinds).map(|(key, kind)| self.program.write(key, kind, None)).collect();
                self.report(problem::duplicate_row(&table.name, &shown.join("; "), row.span, first));
                continue;
            }
            if let [only] = full.as_slice() {
                table.index_one.insert(only.clone(), count(at));
            }
            table.index.insert(full, count(at));
        }
        let stated = |row: &u32| {
            let row = table.rows.get(*row as usize);
            row.map_or(0, |row| {
                table.keys.iter().filter(|key| matches!(row.cells.get(**key as usize), Some(Some(_)))).count()
            })
        };
        let mut wildcards = table.wildcards.clone();
        wildcards.sort_by_key(|row| std::cmp::Reverse(stated(row)));
        table.wildcards = wildcards;
    }
}

/// Rows below a level have its keys: in the columns of their names, which stand in the files whether or not the
/// policy lists them again.
fn keys_above(parent: &Input, input: &mut Input) {
    for (key, column) in parent.keys.iter().zip(&parent.key_columns) {
        let Some(above) = parent.columns.get(*column as usize) else { continue };
        let at = input.columns.iter().position(|column| column.name == above.name).unwrap_or_else(|| {
            input.columns.push(above.clone());
            input.columns.len() - 1
        });
        input.keys.push(*key);
        input.key_columns.push(count(at));
    }
}

/// A column of a table: what its rows hold is known, so its range is too.
fn table_column(field: &Field, kind: &Kind, rows: &[TableRow], at: usize, keys: &[u32]) -> TableColumn {
    let ty = column_type(kind, rows, at, keys.contains(&count(at)));
    TableColumn { name: field.name.value.clone(), ty, span: field.span }
}

/// The type of a column of a kind, by what its rows hold.
pub(super) fn column_type(kind: &Kind, rows: &[TableRow], at: usize, is_key: bool) -> Type {
    let cells = rows.iter().map(|row| row.cells.get(at).and_then(Option::as_ref));
    let numbers = cells.clone().filter_map(|cell| match cell {
        Some(Value::Number(number)) => Some(Range::point(number.clone())),
        _ => None,
    });
    let range = numbers.reduce(|all, one| all.hull(&one)).unwrap_or(Range::ALL);
    let missing = !is_key && cells.clone().any(|cell| cell.is_none());
    let absences = if missing { Absences::of(Cause::Missing) } else { Absences::NONE };
    Type { absences, range, ..Type::of(kind.clone()) }
}

/// A number as the gazette prints it: `1.200,50`, `-3`; dots group by three.
pub(super) fn printed_number(text: &str) -> Option<Number> {
    let (sign, digits) = text.strip_prefix(['-', '−', '–']).map_or(("", text), |rest| ("-", rest));
    let (whole, places) = digits.split_once(',').map_or((digits, None), |(whole, places)| (whole, Some(places)));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let grouped = whole.contains('.');
    if first.is_empty() || (grouped && first.len() > 3) || !groups.clone().all(|group| group.len() == 3) {
        return None;
    }
    let plain: String = std::iter::once(first).chain(groups).collect();
    let text = places.map_or_else(|| format!("{sign}{plain}"), |places| format!("{sign}{plain}.{places}"));
    Number::parse(&text).ok()
}

//! Lists of codes: their members, those of the lists that they name, and the table that they must be in.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::ir::{Kind, List, Table};
use crate::lower::{Lowerer, problem};
use crate::resolve::Symbol;
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, ListDecl, Name};
use crate::value::Value;

impl<'a> Lowerer<'a> {
    /// Lowers a list; its tables and the lists before it are lowered.
    pub(super) fn list(&mut self, position: usize) {
        let Some(decl) = self.source.lists.get(position).copied() else {
            return;
        };
        let citation = self.citation(&decl.citation);
        let mut members: BTreeSet<Arc<str>> = BTreeSet::new();
        let mut within: BTreeSet<usize> = BTreeSet::new();
        for item in &decl.items {
            match &item.kind {
                ExprKind::Number(_, digits) => self.list_member(&decl.name.value, digits, item.span, &mut members),
                ExprKind::Text(text) => self.list_member(&decl.name.value, text, item.span, &mut members),
                ExprKind::Name(name) => self.list_within(name, position, item.span, &mut members, &mut within),
                ExprKind::Error => {}
                _ => self.report(problem::not_a_list_member(item.span)),
            }
        }
        match &decl.table {
            Some(table) => self.list_table(decl, table),
            None => self.list_widths(decl, &members),
        }
        if !within.is_empty() {
            self.lists_within.insert(position, within.into_iter().collect());
        }
        self.program.lists.push(List {
            name: decl.name.value.clone(),
            title: decl.title.as_ref().map(|title| title.value.clone()),
            members,
            citation,
            span: decl.span,
        });
    }

    fn list_member(&mut self, list: &str, member: &str, span: Span, members: &mut BTreeSet<Arc<str>>) {
        if !members.insert(Arc::from(member)) {
            self.report(problem::repeated_member(list, member, span));
        }
    }

    /// A list within another: its members are the other's too; of one with several texts, those of each month.
    fn list_within(
        &mut self,
        name: &str,
        position: usize,
        span: Span,
        members: &mut BTreeSet<Arc<str>>,
        within: &mut BTreeSet<usize>,
    ) {
        match self.source.find(name) {
            Some(symbol @ Symbol::List(other)) if other < position => {
                self.used.insert(symbol);
                if self.source.texts(symbol).is_empty() {
                    let inner = self.program.lists.get(other).map(|list| list.members.clone());
                    members.extend(inner.unwrap_or_default());
                    within.extend(self.lists_within.get(&other).into_iter().flatten());
                } else if Symbol::List(other) < self.source.whole(Symbol::List(position)) {
                    within.insert(other);
                } else {
                    // Only what is declared before it cannot come to include it in turn.
                    self.report(problem::list_declared_later(name, span));
                }
            }
            Some(Symbol::List(_)) => self.report(problem::list_declared_later(name, span)),
            _ => {
                let lists: Vec<&str> = self.source.lists.iter().map(|list| list.name.value.as_str()).collect();
                self.report(problem::unknown_list(name, &lists, span));
            }
        }
    }

    /// Codes of several widths in one list: some lost their leading zeros.
    fn list_widths(&mut self, decl: &ListDecl, members: &BTreeSet<Arc<str>>) {
        let digits = |member: &&Arc<str>| member.bytes().all(|byte| byte.is_ascii_digit());
        let widths: BTreeMap<usize, &Arc<str>> =
            members.iter().filter(digits).map(|member| (member.chars().count(), member)).collect();
        if let (Some((short, member)), Some((long, _))) = (widths.first_key_value(), widths.last_key_value())
            && short < long
        {
            let is_it = |item: &&Expr| match &item.kind {
                ExprKind::Number(_, digits) => **digits == ***member,
                ExprKind::Text(text) => **text == ***member,
                _ => false,
            };
            let span = decl.items.iter().find(is_it).map_or(decl.span, |item| item.span);
            self.report(problem::mixed_widths(&decl.name.value, member, *long, span));
        }
    }

    /// `em procedimentos`: every member is a key of the table. A table of which something is wrong tells nothing.
    fn list_table(&mut self, decl: &'a ListDecl, name: &'a Name) {
        let Some(Symbol::Table(position)) = self.source.find(&name.value) else {
            let tables: Vec<&str> = self.source.tables.iter().map(|table| table.name.value.as_str()).collect();
            return self.report(problem::unknown_table(&name.value, &tables, name.span));
        };
        self.used.insert(Symbol::Table(position));
        let Some(table) = self.program.tables.get(position) else {
            return;
        };
        let problems: Vec<_> = match table.key_kinds().as_slice() {
            [Kind::Code(_) | Kind::Text] => self.strangers(decl, table),
            [Kind::Error] => Vec::new(),
            _ => vec![problem::list_of_no_codes(&decl.name.value, &name.value, name.span)],
        };
        self.diagnostics.extend(problems);
    }

    /// What is to be said of the members that are no key of a table. Lists that are themselves of a table answer for
    /// their own.
    fn strangers(&self, decl: &ListDecl, table: &Table) -> Vec<crate::diagnostic::Diagnostic> {
        if table.rows.is_empty() || !table.wildcards.is_empty() {
            return Vec::new();
        }
        let mut problems = Vec::new();
        for item in &decl.items {
            let members: Vec<Arc<str>> = match &item.kind {
                ExprKind::Number(_, code) | ExprKind::Text(code) => vec![Arc::from(code.as_str())],
                ExprKind::Name(name) => self.members_without_table(name),
                _ => Vec::new(),
            };
            for member in members.into_iter().filter(|it| !table.index_one.contains_key(&Value::Text(it.clone()))) {
                let keys = table.index_one.keys().filter_map(|key| match key {
                    Value::Text(code) => Some(code.as_ref()),
                    _ => None,
                });
                // What another list holds is not put right here.
                let near = match &item.kind {
                    ExprKind::Name(_) => None,
                    _ => crate::resolve::nearest(&member, keys),
                };
                problems.push(problem::unknown_code(&decl.name.value, &table.name, &member, near, item.span));
            }
        }
        problems
    }

    fn members_without_table(&self, name: &str) -> Vec<Arc<str>> {
        let Some(Symbol::List(at)) = self.source.find(name) else {
            return Vec::new();
        };
        let apart = self.source.lists.get(at).is_some_and(|list| list.table.is_none());
        let inner = self.program.lists.get(at).filter(|_| apart);
        inner.into_iter().flat_map(|list| list.members.iter().cloned()).collect()
    }
}

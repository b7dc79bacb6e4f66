//! The text of an act at each month: the original, then every operation in the order of publication.
//!
//! ```text
//! texto(D, t, K) = original, then every operation o on D in order of (publicada, act number, position)
//!                  with publicada(o) ≤ K  and  t ∈ efeitos(o)
//! ```
//!
//! Receives the texts read, the one asked for and the day as of which the law is read; gives a
//! [`Consolidation`]. An operation that cannot be carried out is reported and left out; the others stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::resolve::change::{Order, change, until};
use crate::resolve::change_figure::{add_places, extend_exception};
use crate::resolve::gather::{find_act, gather};
use crate::resolve::of_acts::{Bases, bases, share_out};
use crate::resolve::reach::{Reach, reach, touches};
use crate::resolve::{Amendment, Applied, Consolidation, History, Months, Version, problem};
use crate::source::{SourceId, Sources, Span};
use crate::syntax::ast::{
    Act, Alternative, Change, Citation, DeclKind, Expr, ExprKind, Interval, IntervalKind, Item, Name, Operation, Path,
    ReadingDecl, Target, Verb,
};
use crate::syntax::{ActKey, parse};
use crate::value::{Date, Grain, Period};

/// Reads an act over the acts that amend it, as of a day; without one, over all that were read. A file that only amends
/// is the act that it amends, the first where there are several.
#[must_use]
pub fn consolidate(sources: &Sources, id: SourceId, as_of: Option<Date>) -> (Consolidation, Vec<Diagnostic>) {
    consolidate_each(sources, id, as_of).into_iter().next().unwrap_or_default()
}

/// The same for each act that a file is of: its own, or those that it amends.
#[must_use]
pub fn consolidate_each(sources: &Sources, id: SourceId, as_of: Option<Date>) -> Vec<(Consolidation, Vec<Diagnostic>)> {
    let Bases { files, mut diagnostics, .. } = bases(sources, id);
    let (mut texts, mut found) = (Vec::new(), Vec::new());
    for base in files {
        let (text, more) = with_used(sources, base, id, as_of);
        texts.push(text);
        found.push(std::mem::take(&mut diagnostics).into_iter().chain(more).collect());
    }
    if texts.is_empty() {
        // The acts that it amends are not there, or amend one another: what it does to them is not looked into.
        let syntax = sources.get(id).map(|source| parse(id, &source.text).1);
        return vec![(Consolidation::default(), syntax.into_iter().flatten().chain(diagnostics).collect())];
    }
    if texts.len() > 1 {
        share_out(&mut texts, id, sources);
    }
    texts.into_iter().zip(found).collect()
}

/// An act over the acts that amend it, and the acts that it uses, each over those that amend it.
fn with_used(
    sources: &Sources,
    base: SourceId,
    asked: SourceId,
    as_of: Option<Date>,
) -> (Consolidation, Vec<Diagnostic>) {
    let (mut text, mut diagnostics) = alone(sources, base, asked, as_of);
    let mut known: BTreeSet<SourceId> = text.files.iter().map(|file| file.source).collect();
    let mut wanted: Vec<Act> = used_by(&text);
    while let Some(act) = wanted.pop() {
        let found = match find_act(sources, &act) {
            Ok(found) => found,
            Err(problem) => {
                diagnostics.push(*problem);
                continue;
            }
        };
        if !known.insert(found) {
            continue;
        }
        let (used, more) = alone(sources, found, found, as_of);
        if let Some(own) = used.header.act.as_ref().filter(|own| own.date != act.date) {
            diagnostics.push(problem::act_two_dates(&act, own));
        }
        wanted.extend(used_by(&used));
        diagnostics.extend(more);
        text.used.push(used);
    }
    (text, diagnostics)
}

/// The acts that the files of a text use.
fn used_by(text: &Consolidation) -> Vec<Act> {
    text.files.iter().flat_map(|file| file.header.uses.iter().cloned()).collect()
}

/// An act over the acts that amend it, without the acts that it uses.
fn alone(sources: &Sources, base: SourceId, asked: SourceId, as_of: Option<Date>) -> (Consolidation, Vec<Diagnostic>) {
    let gathered = gather(sources, base, asked);
    let asked = gathered.files.get(gathered.asked).map(|file| file.source);
    let mut work = Work {
        sources,
        grain: Grain::Month,
        text: Consolidation { files: gathered.files.into_iter().map(Arc::new).collect(), ..Consolidation::default() },
        diagnostics: gathered.diagnostics,
        is_trial: false,
    };
    work.begin(asked, as_of);
    work.collect();
    work.conflicts();
    work.apply(0);
    work.try_alternatives();
    (work.text, work.diagnostics)
}

/// The text as it would stand if a passage were read the other way: an alternative of a reading, by its place among
/// those of the reading. What cannot be carried out was reported by [`consolidate`].
#[must_use]
pub fn read_otherwise(
    text: &Consolidation,
    sources: &Sources,
    reading: &str,
    alternative: usize,
) -> Option<Consolidation> {
    let decl = readings(text).find(|decl| decl.name.value == reading)?;
    let alternative = decl.alternatives.get(alternative).filter(|it| !it.operations.is_empty())?;
    let operations = as_cited(decl, alternative);
    let mut work = Work { sources, grain: Grain::Month, text: text.clone(), diagnostics: Vec::new(), is_trial: false };
    work.otherwise(operations);
    Some(work.text)
}

/// The readings of an act and of those that amend it.
fn readings(text: &Consolidation) -> impl Iterator<Item = &ReadingDecl> {
    let items = text.files.iter().flat_map(|file| &file.items).chain(&text.added);
    items.filter_map(|item| match item {
        Item::Reading(decl) => Some(decl),
        _ => None,
    })
}

/// The operations of an alternative, which cite the passage and its reading where they cite nothing.
fn as_cited(decl: &ReadingDecl, alternative: &Alternative) -> Vec<Operation> {
    let mut citation = decl.citation.clone();
    citation.readings.push(decl.name.clone());
    citation.quote = None;
    citation.span = Some(alternative.text.span);
    let mut operations = alternative.operations.clone();
    for operation in operations.iter_mut().filter(|it| it.citation.span.is_none()) {
        operation.citation.clone_from(&citation);
    }
    operations
}

/// A consolidation under way.
struct Work<'s> {
    sources: &'s Sources,
    /// The length of the act's periods.
    grain: Grain,
    text: Consolidation,
    diagnostics: Vec<Diagnostic>,
    /// Whether only what is wrong is asked for, and the text is not.
    is_trial: bool,
}

impl Work<'_> {
    /// Puts the amending acts in order, those not yet published left out.
    fn begin(&mut self, asked: Option<SourceId>, as_of: Option<Date>) {
        let mut files = std::mem::take(&mut self.text.files).into_iter();
        let Some(base) = files.next() else { return };
        self.grain = base.header.grain.map_or(Grain::Month, |grain| grain.value);
        self.text.header = base.header.clone();
        if let (Some(as_of), Some(act)) = (as_of, &base.header.act) {
            let published = base.header.published.map_or(act.date, |published| published.value);
            if published > as_of {
                self.diagnostics.push(problem::not_published(act, published, as_of));
            }
        }
        let mut amending: Vec<_> = files
            .filter_map(|file| Some((amendment(file.source, &file.header)?, file)))
            .filter(|(amendment, _)| as_of.is_none_or(|day| amendment.published <= day))
            .collect();
        amending.sort_by_cached_key(|(it, _)| (it.published, by_number(&it.act.number), it.source));
        self.text.files.push(base);
        for (amendment, file) in amending {
            self.text.amendments.push(amendment);
            self.text.files.push(file);
        }
        self.text.asked =
            self.text.files.iter().position(|file| Some(file.source) == asked).unwrap_or(self.text.files.len());
    }

    /// Lists every operation on the act, with the months that it reaches.
    fn collect(&mut self) {
        let acts: Vec<Option<Act>> = self.text.files.iter().map(|file| file.header.act.clone()).collect();
        for by in 0..self.text.amendments.len() {
            let file = self.text.files.get(by + 1);
            let altered: Vec<_> = file
                .into_iter()
                .flat_map(|file| &file.items)
                .filter_map(|item| match item {
                    Item::Amendment(decl) => Some(decl.clone()),
                    _ => None,
                })
                .collect();
            for decl in altered {
                let key = ActKey::from(&decl.act);
                let same = |act: &Option<Act>| act.as_ref().is_some_and(|act| ActKey::from(act).same_number(&key));
                let Some(amended) = acts.iter().position(same) else { continue };
                if let Some(Some(act)) =
                    acts.get(amended).filter(|act| act.as_ref().is_some_and(|it| it.date != key.date))
                {
                    self.diagnostics.push(problem::act_two_dates(&decl.act, act));
                }
                for mut operation in decl.operations {
                    if operation.citation.span.is_none() {
                        operation.citation.clone_from(&decl.citation);
                    }
                    match amended {
                        0 => self.take_in(by, operation),
                        later if later > by => {
                            self.diagnostics
                                .push(problem::amends_itself(&decl.act, acts.get(by + 1).and_then(Option::as_ref)));
                            break;
                        }
                        earlier => self.on_amendment(earlier - 1, by, &operation),
                    }
                }
            }
        }
    }

    /// An operation on the act's own text.
    fn take_in(&mut self, by: usize, operation: Operation) {
        match (&operation.target, operation.verb.value) {
            (Target::Validity(_), Verb::Extend) => {
                if let Some(interval) = &operation.reach {
                    self.extend_validity(interval, &operation);
                    self.text.applied.push(Applied { by, operation, months: Months::ALL });
                }
            }
            (Target::Declared(kind @ (DeclKind::Indicator | DeclKind::Transfer), path), Verb::Extend) => {
                self.extend(*kind, path, by, &operation);
            }
            (Target::Declared(..), Verb::Extend) | (Target::Validity(_) | Target::Provision(_), _) => {
                self.diagnostics.push(problem::operation_meaning(&operation, operation.verb.span));
            }
            _ => {
                if let Some(months) = self.months_of(by, &operation) {
                    self.text.applied.push(Applied { by, operation, months });
                }
            }
        }
    }

    /// The months that an operation reaches; `None`, reported, when that cannot be told.
    fn months_of(&mut self, by: usize, operation: &Operation) -> Option<Months> {
        let kind = match &operation.target {
            Target::Declared(kind, _) => Some(*kind),
            _ => None,
        };
        // A schedule is itself about time: without an interval it changes altogether.
        if kind == Some(DeclKind::Schedule) && operation.reach.is_none() {
            return Some(Months::ALL);
        }
        let grain = if kind == Some(DeclKind::Parameter) { Grain::Month } else { self.grain };
        match reach(operation, grain, self.text.amendments.get(by)) {
            Reach::Months(months) => match self.validity_months().intersect(months) {
                Some(_) => Some(months),
                None => {
                    let words = self.validity_months().words();
                    let place = operation.reach.as_ref().map_or(operation.verb.span, |it| it.span);
                    self.diagnostics.push(problem::outside_validity(&months.words(), &words, place, &self.text.header));
                    None
                }
            },
            Reach::Wrong(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn validity_months(&self) -> Months {
        let interval = self.text.header.validity.as_ref().map(|(interval, _)| interval);
        interval.map_or(Months::ALL, crate::resolve::reach::literal_months)
    }

    /// `prorroga vigência até P`.
    fn extend_validity(&mut self, interval: &Interval, operation: &Operation) {
        let IntervalKind::Until(end) = &interval.kind else {
            self.diagnostics.push(problem::operation_meaning(operation, interval.span));
            return;
        };
        let citation = operation.citation.clone();
        let extended = match &self.text.header.validity {
            Some((known, _)) => until(known, end),
            None => interval.clone(),
        };
        self.text.header.validity = Some((extended, citation));
    }

    /// `prorroga indicador x até P`: its last suspension; `prorroga repasse r.exceção até P`: an exception.
    fn extend(&mut self, kind: DeclKind, path: &Path, by: usize, operation: &Operation) {
        let Some(Interval { kind: IntervalKind::Until(end), .. }) = &operation.reach else {
            self.diagnostics.push(problem::operation_meaning(operation, operation.verb.span));
            return;
        };
        if !path.steps.is_empty() {
            let operation = operation.clone();
            return self.text.applied.push(Applied { by, operation, months: Months::ALL });
        }
        let suspends = |it: &&mut Applied| {
            let same = matches!(&it.operation.target, Target::Declared(known, on) if *known == kind && on.name.value == path.name.value);
            same && it.operation.verb.value == Verb::Suspend
        };
        let (grain, amendment) = (self.grain, self.text.amendments.get(by).cloned());
        let Some(suspension) = self.text.applied.iter_mut().rev().find(suspends) else {
            self.diagnostics.push(problem::nothing_suspended(kind.word(), &path.name));
            return;
        };
        let reached = suspension
            .operation
            .reach
            .clone()
            .unwrap_or_else(|| from_month(suspension.months, suspension.operation.span));
        let extended = Operation { reach: Some(until(&reached, end)), ..suspension.operation.clone() };
        match reach(&extended, grain, amendment.as_ref()) {
            Reach::Months(months) => {
                suspension.months = months;
                suspension.operation = extended;
                add_places(&mut suspension.operation.citation, &operation.citation);
            }
            Reach::Wrong(diagnostic) => self.diagnostics.push(*diagnostic),
        }
    }

    /// An operation on an amending act: what it did by force of a provision is taken back, or ends.
    fn on_amendment(&mut self, amended: usize, by: usize, operation: &Operation) {
        let (Target::Provision(provision), Verb::Revoke) = (&operation.target, operation.verb.value) else {
            self.diagnostics.push(problem::amends_an_amendment(operation));
            return;
        };
        let by_force = |it: &Applied| {
            let mut places = it.operation.citation.places.iter();
            it.by == amended && places.any(|place| place.value.starts_with(&provision.value))
        };
        if !self.text.applied.iter().any(by_force) {
            let act = self.text.amendments.get(amended).map(|it| it.act.clone());
            self.diagnostics.push(problem::nothing_by_force(&provision.value.join(", "), provision.span, act.as_ref()));
            return;
        }
        let ends = match &operation.reach {
            None => None,
            Some(_) => match self.months_of(by, operation) {
                Some(months) => months.from,
                None => return,
            },
        };
        let Some(from) = ends else {
            self.text.applied.retain(|it| !by_force(it));
            return;
        };
        let before = Months { from: None, until: Some(from - 1) };
        for applied in self.text.applied.iter_mut().filter(|it| by_force(it)) {
            match applied.months.intersect(before) {
                Some(left) => {
                    applied.months = left;
                    let end = month_expr(from - 1, operation.span);
                    let reached = applied.operation.reach.clone();
                    let reached = reached.unwrap_or_else(|| from_month(left, applied.operation.span));
                    applied.operation.reach = Some(until(&reached, &end));
                }
                None => applied.months = Months { from: Some(1), until: Some(0) },
            }
        }
        self.text.applied.retain(|it| it.months != Months { from: Some(1), until: Some(0) });
    }

    /// Reports two operations of one day on one path.
    fn conflicts(&mut self) {
        let mut found = Vec::new();
        for (at, later) in self.text.applied.iter().enumerate() {
            for earlier in self.text.applied.iter().take(at) {
                let day = |it: &Applied| self.text.amendments.get(it.by).map(|act| act.published);
                if day(later) != day(earlier) || later.months.apart(earlier.months) {
                    continue;
                }
                let touched = touches(&earlier.operation);
                if let Some(path) = touches(&later.operation).into_iter().find(|path| touched.contains(path)) {
                    let acts = [earlier, later].map(|it| self.text.amendments.get(it.by).map(|act| act.act.clone()));
                    found.push(problem::amended_twice(&path, &later.operation, &earlier.operation, &acts));
                }
            }
        }
        self.diagnostics.extend(found);
    }

    /// Carries out the operations of an alternative, on every text unless they say on which.
    fn otherwise(&mut self, operations: Vec<Operation>) {
        self.grain = self.text.header.grain.map_or(Grain::Month, |grain| grain.value);
        // Of no amending act: the place after the last.
        let by = self.text.amendments.len();
        let from = self.text.applied.len();
        for operation in operations {
            if matches!((&operation.target, operation.verb.value), (_, Verb::Extend) | (Target::Validity(_), _))
                || operation.reach.is_some()
            {
                self.take_in(by, operation);
            } else if matches!(operation.target, Target::Provision(_)) {
                self.diagnostics.push(problem::operation_meaning(&operation, operation.verb.span));
            } else {
                self.text.applied.push(Applied { by, operation, months: Months::ALL });
            }
        }
        self.apply(from);
    }

    /// Reports what the alternatives of readings cannot put in the place of what is written.
    fn try_alternatives(&mut self) {
        let stated = readings(&self.text).flat_map(|decl| decl.alternatives.iter().map(move |it| as_cited(decl, it)));
        let stated: Vec<Vec<Operation>> = stated.filter(|operations| !operations.is_empty()).collect();
        if stated.is_empty() {
            return;
        }
        let text = Consolidation {
            files: self.text.files.iter().take(1).cloned().collect(),
            header: self.text.header.clone(),
            amendments: self.text.amendments.clone(),
            histories: self.text.histories.clone(),
            ..Consolidation::default()
        };
        for operations in stated {
            let (sources, grain, text) = (self.sources, self.grain, text.clone());
            let mut trial = Work { sources, grain, text, diagnostics: Vec::new(), is_trial: true };
            trial.otherwise(operations);
            self.diagnostics.extend(trial.diagnostics);
        }
    }

    /// Carries out every operation from one on, on the texts that it reaches.
    fn apply(&mut self, from: usize) {
        let operations = std::mem::take(&mut self.text.applied);
        for (at, applied) in operations.iter().enumerate().skip(from) {
            match (&applied.operation.target, &applied.operation.change) {
                (Target::Act(_), Change::Declarations(items)) => self.add(at, applied, items),
                (Target::Declared(kind, path), _) => self.on_declaration(at, applied, *kind, path),
                _ => {}
            }
        }
        self.text.applied = operations;
    }

    /// Declarations that come into the act.
    fn add(&mut self, at: usize, applied: &Applied, items: &[Item]) {
        for item in items {
            let mut item = item.clone();
            let Some((kind, name)) = declared(&item).map(|(kind, name)| (kind, name.clone())) else {
                if !matches!(item, Item::Error(_)) {
                    self.text.added.push(item);
                }
                continue;
            };
            if kind == DeclKind::Schedule {
                self.text.added.push(item);
                continue;
            }
            cite(&mut item, &applied.operation.citation);
            let history = self.history_at(kind, &name.value, true);
            let Some(history) = history.and_then(|at| self.text.histories.get_mut(at)) else { continue };
            history.split(applied.months);
            let mut first = None;
            for version in history.versions.iter_mut().filter(|it| !it.months.apart(applied.months)) {
                match &version.item {
                    Some(known) => first = declared(known).map(|(_, name)| name.span),
                    None => {
                        version.item = Some(item.clone());
                        version.by.push(at);
                    }
                }
            }
            if !self.is_trial {
                history.leave(applied);
            }
            if let Some(first) = first {
                self.diagnostics.push(problem::already_there(&name.value, &applied.operation, name.span, first));
            }
        }
    }

    fn on_declaration(&mut self, at: usize, applied: &Applied, kind: DeclKind, path: &Path) {
        let operation = &applied.operation;
        let Some(place) = self.history_at(kind, &path.name.value, false) else {
            return self.not_declared(kind, &path.name);
        };
        let reached = operation.reach.clone().unwrap_or_else(|| from_month(applied.months, operation.span));
        let order = Order::new(operation, &reached, self.sources);
        let Some(history) = self.text.histories.get_mut(place) else { return };
        let suspends = operation.verb.value == Verb::Suspend;
        if !suspends {
            history.split(applied.months);
        }
        let mut fault = None;
        let mut any = false;
        for version in &mut history.versions {
            // A suspension is a row that says when it holds: it stands in every text.
            if !suspends && version.months.apart(applied.months) {
                continue;
            }
            let Some(mut item) = version.item.clone() else { continue };
            any = any || !version.months.apart(applied.months);
            if path.steps.is_empty() && operation.verb.value == Verb::Revoke && operation.change == Change::None {
                version.item = None;
                version.by.push(at);
                continue;
            }
            let changed = match (&mut item, operation.verb.value) {
                (Item::Transfer(decl), Verb::Extend) => extend_exception(decl, operation, path),
                (item, _) => change(item, order),
            };
            match changed {
                Ok(()) => {
                    version.item = Some(item);
                    version.by.push(at);
                }
                Err(found) => fault = Some(found),
            }
        }
        if !self.is_trial {
            history.leave(applied);
        }
        if let Some(fault) = fault {
            self.diagnostics.push(problem::fault(operation, path, &fault));
        } else if !any {
            let words = applied.months.words();
            self.diagnostics.push(problem::not_in_force(kind.word(), &path.name, &words));
        }
    }

    /// The history of a declaration, begun where it has none yet; a new one only for what is added.
    fn history_at(&mut self, kind: DeclKind, name: &str, new: bool) -> Option<usize> {
        let known = self.text.histories.iter().position(|it| it.kind == kind && it.name == name);
        if known.is_some() {
            return known;
        }
        let is_it = |item: &&Item| declared(item).is_some_and(|(of, known)| of == kind && known.value == name);
        let item = self.text.files.first().into_iter().flat_map(|file| &file.items).find(is_it).cloned();
        if item.is_none() && !new {
            return None;
        }
        let versions = vec![Version { months: Months::ALL, item, by: Vec::new() }];
        self.text.histories.push(History { kind, name: name.to_owned(), versions, left: Vec::new() });
        Some(self.text.histories.len() - 1)
    }

    fn not_declared(&mut self, kind: DeclKind, name: &Name) {
        let items = self.text.files.first().into_iter().flat_map(|file| &file.items);
        let added = self.text.histories.iter().map(|it| (it.kind, it.name.clone()));
        let known: Vec<(DeclKind, String)> =
            items.filter_map(declared).map(|(kind, name)| (kind, name.value.clone())).chain(added).collect();
        let other = known.iter().find(|(_, known)| *known == name.value).map(|(kind, _)| kind.word());
        let alike: Vec<String> = known.into_iter().filter(|(of, _)| *of == kind).map(|(_, name)| name).collect();
        let act = self.text.header.act.as_ref();
        self.diagnostics.push(problem::not_declared(kind.word(), name, other, &alike, act));
    }
}

/// The amendment that a file is, when it has an act.
fn amendment(source: SourceId, header: &crate::syntax::ast::Header) -> Option<Amendment> {
    let act = header.act.clone()?;
    let published = header.published.map_or(act.date, |published| published.value);
    let in_force = header.validity.as_ref().and_then(|(interval, _)| crate::resolve::reach::first_day(interval));
    Some(Amendment { act, source, published, published_stated: header.published.is_some(), in_force })
}

/// Numbers as they follow one another: `999` before `5.233`.
fn by_number(number: &str) -> (usize, String) {
    let digits: String = number.chars().filter(|sign| *sign != '.').collect();
    let whole = digits.chars().take_while(char::is_ascii_digit).count();
    (whole, digits)
}

/// The kind and name of a declaration that has a text at each month.
#[must_use]
pub fn declared(item: &Item) -> Option<(DeclKind, &Name)> {
    Some(match item {
        Item::Indicator(decl) => (DeclKind::Indicator, &decl.name),
        Item::Index(decl) => (DeclKind::Index, &decl.name),
        Item::Transfer(decl) => (DeclKind::Transfer, &decl.name),
        Item::Table(decl) => (DeclKind::Table, &decl.name),
        Item::Schedule(decl) => (DeclKind::Schedule, &decl.name),
        Item::List(decl) => (DeclKind::List, &decl.name),
        Item::Parameter(decl) => (DeclKind::Parameter, &decl.name),
        Item::Measure(decl) => (DeclKind::Measure, &decl.name),
        _ => return None,
    })
}

/// Gives a declaration that cites nothing the citation of the operation that adds it.
fn cite(item: &mut Item, citation: &Citation) {
    let own = match item {
        Item::Indicator(decl) => &mut decl.citation,
        Item::Index(decl) => &mut decl.citation,
        Item::Transfer(decl) => &mut decl.citation,
        Item::Table(decl) => &mut decl.citation,
        Item::Schedule(decl) => &mut decl.citation,
        Item::List(decl) => &mut decl.citation,
        Item::Parameter(decl) => &mut decl.citation,
        Item::Measure(decl) => &mut decl.citation,
        _ => return,
    };
    if own.span.is_none() {
        own.clone_from(citation);
    }
}

/// An interval from the first of some months on.
fn from_month(months: Months, span: Span) -> Interval {
    let month = |index| Box::new(month_expr(index, span));
    let kind = match (months.from, months.until) {
        (Some(from), Some(until)) => IntervalKind::Between(month(from), month(until)),
        (None, Some(until)) => IntervalKind::Until(month(until)),
        (from, None) => IntervalKind::From(month(from.unwrap_or(0))),
    };
    Interval { kind, span }
}

fn month_expr(index: i32, span: Span) -> Expr {
    Expr { kind: ExprKind::Period(Period { grain: Grain::Month, index }), span }
}

//! The header of an act, its units and its currencies.

use crate::ir::{self, Units};
use crate::lower::{Lowerer, problem};
use crate::syntax::ast::{Act, IntervalKind, Item, UnitExpr};
use crate::value::{Date, Dimension, Grain, UnitId};

/// A program with nothing in it but the units that every policy has.
///
/// There is about one expression for every 30 bytes of an act; moving what is there to more room costs more than
/// room that nobody uses.
pub(super) fn empty_program(length: usize) -> ir::Program {
    ir::Program {
        act: None,
        grain: Grain::Month,
        validity: (None, None),
        partial: None,
        rounding: None,
        units: predefined_units(),
        keys: Vec::new(),
        inputs: Vec::new(),
        tables: Vec::new(),
        lists: Vec::new(),
        nodes: Vec::with_capacity(length / 24),
        rules: Vec::with_capacity(length / 128),
        choices: std::collections::BTreeMap::new(),
        indicators: Vec::new(),
        indices: Vec::new(),
        transfers: Vec::new(),
        monitoring: None,
        disbursements: Vec::new(),
        claims: Vec::new(),
        citations: Vec::new(),
        cited: Vec::new(),
        named: Vec::new(),
        structure: Vec::new(),
        operations: Vec::new(),
        readings: Vec::new(),
        examples: Vec::new(),
        obligations: Vec::new(),
    }
}

/// The unit of counts of days.
pub(super) const DAY: UnitId = UnitId(0);
/// The unit of counts of months.
pub(super) const MONTH: UnitId = UnitId(1);
/// The Brazilian currency, in which every policy may speak.
pub(super) const REAL: UnitId = UnitId(2);

fn predefined_units() -> Units {
    let names = ["dia", "mês", "R$"].into_iter().map(str::to_owned).collect();
    Units { names, currencies: vec![(REAL, 2)], definitions: Vec::new() }
}

impl<'a> Lowerer<'a> {
    /// Lowers what precedes the declarations, and the units that they use.
    pub(super) fn header(&mut self) {
        self.named_acts();
        let Some(header) = self.source.header else {
            return;
        };
        let title = header.title.as_ref().map(|title| title.value.clone());
        self.program.act = header.act.as_ref().map(|act| act_named(act, title));
        self.program.partial = header.partial.as_ref().map(|(span, citation)| (*span, self.citation(citation)));
        if let Some(grain) = header.grain {
            self.program.grain = grain.value;
        }
        if let Some((rounding, citation)) = &header.rounding {
            self.program.rounding = Some(rounding.value);
            self.citation(citation);
        }
        self.currencies();
        self.units();
        if let Some((interval, citation)) = &header.validity {
            self.citation(citation);
            self.program.validity = self.validity(&interval.kind);
        }
        for (_, citation) in &header.grounds {
            self.citation(citation);
        }
        for operation in self.source.rewording() {
            let citation = self.citation(&operation.citation);
            self.program.operations.push((operation.span, citation));
        }
    }

    /// What each file says of other acts and of how its own is divided.
    fn named_acts(&mut self) {
        let files = self.source.consolidation.into_iter().flat_map(|it| &it.files);
        for file in files {
            let amended = file.items.iter().filter_map(|item| match item {
                Item::Amendment(amendment) => Some(&amendment.act),
                _ => None,
            });
            let header = &file.header;
            let named = header.act.iter().chain(header.grounds.iter().map(|(act, _)| act)).chain(&header.uses);
            self.program.named.extend(named.chain(amended).map(|act| act_named(act, None)));
            self.program.structure.extend(header.structure.iter().cloned());
            self.program.cited.extend(file.citations.iter().map(|citation| ir::Cited {
                places: citation.places.clone(),
                quote: citation.quote.clone(),
                read: !citation.readings.is_empty(),
            }));
        }
    }

    fn currencies(&mut self) {
        for declared in &self.source.currencies {
            let known = self.program.units.find(&declared.symbol.value);
            let unit = known.unwrap_or_else(|| self.new_unit(declared.symbol.value.clone()));
            self.program.units.currencies.retain(|(other, _)| *other != unit);
            self.program.units.currencies.push((unit, declared.places.value));
        }
    }

    fn units(&mut self) {
        for declared in &self.source.units {
            self.citation(&declared.citation);
            for name in &declared.names {
                let plain = matches!(name.value.as_str(), "número" | "numero");
                if plain || self.program.units.find(&name.value).is_some_and(|unit| unit == DAY || unit == MONTH) {
                    self.report(problem::predefined_unit(&name.value, name.span));
                    continue;
                }
                match &declared.definition {
                    Some(definition) => {
                        if let Some(dimension) = self.dimension(definition) {
                            self.program.units.definitions.push((name.value.clone(), dimension));
                        }
                    }
                    None if self.program.units.find(&name.value).is_none() => {
                        self.new_unit(name.value.clone());
                    }
                    None => {}
                }
            }
        }
    }

    fn new_unit(&mut self, name: String) -> UnitId {
        self.program.units.names.push(name);
        UnitId(u16::try_from(self.program.units.names.len() - 1).unwrap_or(u16::MAX))
    }

    /// The dimension of a product of units; `None`, reported, when one is not known.
    pub(super) fn dimension(&mut self, expr: &UnitExpr) -> Option<Dimension> {
        let mut dimension = Dimension::ONE;
        let mut known = true;
        for (name, power) in &expr.factors {
            let Some(factor) = self.unit_named(&name.value) else {
                let lists = self.source.lists.iter().map(|list| list.name.value.as_str());
                let names: Vec<&str> = self.program.units.all_names().into_iter().chain(lists).collect();
                self.report(problem::unknown_unit(&name.value, name.span, &names));
                known = false;
                continue;
            };
            self.used_units.insert(name.value.clone());
            match factor.power(*power).and_then(|factor| dimension.times(&factor)) {
                Some(product) => dimension = product,
                None => known = false,
            }
        }
        known.then_some(dimension)
    }

    pub(super) fn unit_named(&self, name: &str) -> Option<Dimension> {
        let name = if name == "mes" { "mês" } else { name };
        if matches!(name, "número" | "numero") {
            return Some(Dimension::ONE);
        }
        let defined = self.program.units.definitions.iter().find(|(known, _)| known == name);
        defined.map(|(_, dimension)| dimension.clone()).or_else(|| self.program.units.find(name).map(Dimension::of))
    }

    fn validity(&mut self, kind: &'a IntervalKind) -> (Option<Date>, Option<Date>) {
        match kind {
            IntervalKind::Between(from, until) => (self.first_day(from), self.last_day(until)),
            IntervalKind::From(from) => (self.first_day(from), None),
            IntervalKind::Until(until) => (None, self.last_day(until)),
            IntervalKind::At(period) => (self.first_day(period), self.last_day(period)),
        }
    }
}

fn act_named(act: &Act, title: Option<String>) -> ir::Act {
    ir::Act { words: act.words.clone(), number: act.number.clone(), date: act.date, title, span: act.span }
}

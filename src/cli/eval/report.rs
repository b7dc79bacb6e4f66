//! What every format of `eval` shows: names, written figures, bands and totals.
//!
//! Receives an evaluation and the policy it is of. Guarantees that a figure is written the same way wherever
//! it appears. Draws nothing.

use std::collections::BTreeMap;

use crate::cli::request::Prepared;
use crate::eval::{Figure, Outcome, TransferOutcome, Unit, UnitOutcome};
use crate::ir::{Cause, Indicator, Kind, NodeId, NodeKind, Op, Program, RuleId, Transfer};
use crate::machine::{Stop, arm_of};
use crate::value::{Number, Period, Value, format};

/// Decimals of a score beyond which it is cut with `…`: four of a percentage.
const SCORE_PLACES: u32 = 4;

/// An evaluation with what it takes to show it.
pub(super) struct Report<'a> {
    /// The policy, its text and the data.
    pub(super) prepared: &'a Prepared,
    /// What came out.
    pub(super) outcome: &'a Outcome,
    /// The name of each unit, by its only key.
    names: BTreeMap<Value, String>,
    /// What the column of names is called: `nome`.
    pub(super) name_column: Option<String>,
}

/// One result of a unit: of an indicator that applies to it, or of an index.
pub(super) struct Line {
    /// The indicator's or index's name.
    pub(super) what: String,
    /// Its result.
    pub(super) value: String,
    /// The band that the result falls in, as the policy writes it.
    pub(super) band: String,
    /// Its score.
    pub(super) score: String,
}

/// The figures of a transfer over all units evaluated, the amounts withheld apart.
#[derive(Clone, Debug)]
pub(super) struct Totals {
    /// How many units it applies to.
    pub(super) units: usize,
    /// By [`ledger_names`].
    pub(super) ledger: Vec<Number>,
    /// What `retém quando` holds back; not in `devido`.
    pub(super) retained: Number,
    /// For how many units.
    pub(super) retained_units: usize,
    /// What units with a broken `garante` would be due; not in `devido`.
    pub(super) withheld: Number,
}

/// The names of a ledger's figures, in its order: those of other periods only where the transfer has them.
pub(super) fn ledger_names(transfer: &Transfer) -> Vec<&'static str> {
    let settled = transfer.settlement.as_ref().map(|_| "acerto");
    let advanced = transfer.advance.as_ref().map(|_| "adiantamento");
    let own = ["previsto", "apurado", "desconto", "incidente"].into_iter();
    own.chain(settled).chain(advanced).chain(["devido"]).collect()
}

/// The figures of a ledger, in its order.
pub(super) fn ledger(transfer: &TransferOutcome) -> Vec<&Figure> {
    let own = [&transfer.planned, &transfer.earned, &transfer.discount, &transfer.charged].into_iter();
    own.chain(&transfer.settled).chain(&transfer.advanced).chain([&transfer.due]).collect()
}

/// `integral`, where a row of the indicator deems it met whatever its result.
fn deemed_met(outcome: &Figure) -> Option<String> {
    match outcome {
        Ok(Value::Text(name)) if name.as_ref() == "integral" => Some(name.to_string()),
        _ => None,
    }
}

/// Whether a figure is not for this unit.
pub(super) fn is_not_applicable(figure: &Figure) -> bool {
    matches!(figure, Err(Stop::Absent(Cause::NotApplicable)))
}

impl<'a> Report<'a> {
    /// A report of an evaluation.
    pub(super) fn new(prepared: &'a Prepared, outcome: &'a Outcome) -> Report<'a> {
        let (name_column, names) = names(prepared.checked.program()).unwrap_or_default();
        let name_column = Some(name_column).filter(|name| !name.is_empty());
        Report { prepared, outcome, names, name_column }
    }

    /// The policy.
    pub(super) fn program(&self) -> &'a Program {
        self.prepared.checked.program()
    }

    /// A unit's key as data write it.
    pub(super) fn label(&self, unit: &Unit) -> String {
        unit.label(self.program())
    }

    /// The name that a table of the policy gives a unit.
    pub(super) fn name(&self, unit: &Unit) -> Option<&str> {
        let [(_, key)] = &*unit.keys else { return None };
        self.names.get(key).map(String::as_str)
    }

    /// A figure as the gazette prints it; the cause of its absence; `?` when it was refused.
    pub(super) fn written(&self, figure: &Figure, rule: RuleId, places: Option<u32>) -> String {
        match figure {
            Ok(value) => self.program().write(value, &self.kind(rule), places),
            Err(Stop::Absent(cause)) => cause.word().to_owned(),
            Err(Stop::Refused(_)) => "?".to_owned(),
        }
    }

    /// The result of an indicator or index, to the places it is rounded to.
    pub(super) fn result(&self, figure: &Figure, rule: RuleId) -> String {
        self.written(figure, rule, self.places(rule))
    }

    /// A score: exact when it is short, else cut with `…`.
    pub(super) fn score(&self, figure: &Figure, rule: RuleId) -> String {
        match figure {
            Ok(Value::Number(number)) if number.decimal_places().is_none_or(|needed| needed > SCORE_PLACES + 2) => {
                match self.kind(rule) {
                    Kind::Percent => {
                        format!("{}…", format::percent(number, Some(SCORE_PLACES)).trim_end_matches('%')) + "%"
                    }
                    _ => self.written(figure, rule, None),
                }
            }
            _ => self.written(figure, rule, None),
        }
    }

    /// An amount without its sign, for a column that has it in its heading.
    pub(super) fn amount(&self, figure: &Figure, rule: RuleId, transfer: &Transfer) -> String {
        match figure {
            Ok(Value::Number(number)) => format::number(number, Some(transfer.places)),
            other => self.written(other, rule, Some(transfer.places)),
        }
    }

    /// The sign of a transfer's currency: `R$`.
    pub(super) fn currency(&self, transfer: &Transfer) -> &'a str {
        let program = self.program();
        match program.rule(transfer.due).map(|rule| &rule.ty.kind) {
            Some(Kind::Number(dimension)) => {
                program.units.currency(dimension).map_or("", |(unit, _)| program.units.name(unit))
            }
            _ => "",
        }
    }

    /// The kind of a rule's values.
    pub(super) fn kind(&self, rule: RuleId) -> Kind {
        self.program().rule(rule).map_or(Kind::Error, |rule| rule.ty.kind.clone())
    }

    /// The places that a rule is rounded to.
    pub(super) fn places(&self, rule: RuleId) -> Option<u32> {
        let program = self.program();
        let text = program.text_of(rule, self.outcome.reference);
        program.rule(text).and_then(|rule| rounded_to(program, rule.body, 0))
    }

    /// The results of a unit: its indicators but those that do not apply, then its indices.
    pub(super) fn lines(&self, unit: &UnitOutcome) -> Vec<Line> {
        let program = self.program();
        let indicators = program.indicators.iter().zip(&unit.indicators);
        let indicators = indicators.filter(|(_, it)| !is_not_applicable(&it.value)).map(|(indicator, it)| Line {
            what: indicator.name.clone(),
            value: self.result(&it.value, indicator.value),
            band: deemed_met(&it.outcome).or_else(|| self.band(indicator, &it.value)).unwrap_or_default(),
            score: self.score(&it.score, indicator.score),
        });
        let indices = program.indices.iter().zip(&unit.indices).filter(|(_, it)| !is_not_applicable(&it.value));
        let indices = indices.map(|(index, it)| Line {
            what: index.name.clone(),
            value: self.score(&it.value, index.value),
            band: String::new(),
            score: self.score(&it.score, index.score),
        });
        indicators.chain(indices).collect()
    }

    /// The band that a result falls in, in the words of the policy; none where several tables could say it.
    fn band(&self, indicator: &Indicator, figure: &Figure) -> Option<String> {
        let program = self.program();
        // Of an indicator with several texts, the tables of the one in force.
        let text = program.rule(program.text_of(indicator.score, self.outcome.reference))?;
        let several = program.choices.contains_key(&indicator.score);
        let in_force = |table: &&NodeId| !several || program.reads(text.body, **table);
        let tables: Vec<&NodeId> = indicator.bands.iter().filter(in_force).collect();
        let ([table], Ok(value)) = (tables.as_slice(), figure) else { return None };
        let NodeKind::Steps { arms, .. } = &program.node(**table)?.kind else { return None };
        let between = |id: &NodeId| {
            matches!(self.program().node(*id).map(|node| &node.kind), Some(NodeKind::Op(Op::Interpolate, _)))
        };
        if arms.iter().any(|arm| between(&arm.result)) {
            return None;
        }
        let row = self.prepared.sources.slice(arm_of(arms, value)?.span);
        let limits = row.split("=>").next().unwrap_or(row);
        Some(limits.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The months in which a disbursement schedule says that the money of the period is paid.
    pub(super) fn paid_in(&self, transfer: &Transfer) -> Vec<Period> {
        self.program().payments_of(transfer, self.outcome.request.period)
    }

    /// The totals of each transfer.
    pub(super) fn totals(&self) -> Vec<Totals> {
        let transfers = self.program().transfers.iter().enumerate();
        transfers.map(|(at, _)| self.total(at)).collect()
    }

    fn total(&self, at: usize) -> Totals {
        let names = self.program().transfers.get(at).map(ledger_names).unwrap_or_default();
        let mut totals = Totals {
            units: 0,
            ledger: vec![Number::ZERO; names.len()],
            retained: Number::ZERO,
            retained_units: 0,
            withheld: Number::ZERO,
        };
        for unit in &self.outcome.units {
            let Some(transfer) = unit.transfers.get(at).filter(|it| !is_not_applicable(&it.due)) else { continue };
            totals.units += 1;
            if let Some(Ok(Value::Number(retained))) = &transfer.retained
                && !retained.is_zero()
                && let Ok(sum) = totals.retained.plus(retained)
            {
                totals.retained = sum;
                totals.retained_units += 1;
            }
            for ((figure, total), name) in ledger(transfer).into_iter().zip(&mut totals.ledger).zip(&names) {
                let Ok(Value::Number(number)) = figure else { continue };
                let withheld = *name == "devido" && !unit.broken.is_empty();
                let total = if withheld { &mut totals.withheld } else { total };
                // Sums of amounts stay far from the greatest number; one that did not would be left as it was.
                if let Ok(sum) = total.plus(number) {
                    *total = sum;
                }
            }
        }
        totals
    }

    /// The file and row of each row whose key could not be read.
    pub(super) fn unidentified(&self) -> Vec<(&'a str, u32)> {
        let records = &self.prepared.records;
        let keyless = records.rejected.iter().filter(|row| row.keys.is_none()).map(|row| row.origin);
        let file = |at: u32| records.files.get(at as usize).map_or("", |file| file.name.as_str());
        keyless.map(|origin| (file(origin.file), origin.row)).collect()
    }

    /// For each exception of a transfer, how many units it held for.
    pub(super) fn exceptions(&self, at: usize) -> Vec<usize> {
        let count = self.program().transfers.get(at).map_or(0, |transfer| transfer.exceptions.len());
        let holds = |unit: &UnitOutcome, exception: usize| {
            unit.transfers.get(at).and_then(|it| it.exceptions.get(exception)).is_some_and(|holds| *holds)
        };
        (0..count).map(|it| self.outcome.units.iter().filter(|unit| holds(unit, it)).count()).collect()
    }
}

/// The first column of texts of a table whose only key is the units' only key, and the text of each.
pub(in crate::cli) fn names(program: &Program) -> Option<(String, BTreeMap<Value, String>)> {
    program.tables.iter().find_map(|table| {
        let [key] = table.keys.as_slice() else { return None };
        let key_name = &table.columns.get(*key as usize)?.name;
        if !program.keys.iter().any(|known| known.name == *key_name) {
            return None;
        }
        let at = table.columns.iter().position(|column| column.ty.kind == Kind::Text && column.name != *key_name)?;
        let name = table.columns.get(at)?.name.clone();
        let rows = table.rows.iter().filter_map(|row| match (row.cells.get(*key as usize)?, row.cells.get(at)?) {
            (Some(key), Some(Value::Text(text))) => Some((key.clone(), text.to_string())),
            _ => None,
        });
        Some((name, rows.collect()))
    })
}

/// The places of the rounding that a rule ends in.
fn rounded_to(program: &Program, node: NodeId, depth: u32) -> Option<u32> {
    if depth > 16 {
        return None;
    }
    match &program.node(node)?.kind {
        NodeKind::Round { places, .. } => Some(*places),
        NodeKind::If(_, then, otherwise) => {
            rounded_to(program, *then, depth + 1).or_else(|| rounded_to(program, *otherwise, depth + 1))
        }
        NodeKind::Match { subject, .. } => rounded_to(program, *subject, depth + 1),
        _ => None,
    }
}

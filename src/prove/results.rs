//! The results of a program: the figures of its indicators, indices and transfers, by their names.

use std::collections::BTreeSet;

use crate::ir::{Program, RuleId};

/// A figure that a program is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultRule {
    /// Its dotted name: `ocupação.desempenho`, `repasse.previsto`.
    pub name: String,
    /// Its rule.
    pub rule: RuleId,
    /// Whether it is read at the period of the money, and not at that of the data.
    pub paid: bool,
    /// Whether it is what a transfer comes to.
    pub due: bool,
}

/// Every result of a program: what transfers come to first, then the rest of their ledgers, indices, indicators.
#[must_use]
pub fn results(program: &Program) -> Vec<ResultRule> {
    let mut rules: Vec<(RuleId, bool, bool)> = Vec::new();
    let transfers = &program.transfers;
    rules.extend(transfers.iter().map(|it| (it.due, true, true)));
    for it in transfers {
        rules.extend([it.planned, it.earned, it.discount, it.charged].map(|rule| (rule, true, false)));
        let settled = it.settlement.as_ref().map(|it| it.settled);
        let accounts = settled.into_iter().chain(it.advance.as_ref().map(|it| it.discounted));
        rules.extend(accounts.map(|rule| (rule, true, false)));
        rules.extend(it.retained.iter().chain(&it.performance).map(|rule| (*rule, true, false)));
        let settled = it.settlement.iter().flat_map(|it| [it.settled, it.open, it.paid]);
        let given_back = it.advance.iter().flat_map(|it| [it.discounted, it.open, it.given]);
        rules.extend(settled.chain(given_back).map(|rule| (rule, true, false)));
        let parts = it.parts.iter().flat_map(|part| [part.planned, part.performance, part.earned]);
        rules.extend(parts.map(|rule| (rule, true, false)));
    }
    rules.extend(program.indices.iter().flat_map(|it| [it.value, it.score]).map(|rule| (rule, false, false)));
    let indicators = program.indicators.iter().flat_map(|it| [it.score, it.value, it.outcome]);
    rules.extend(indicators.map(|rule| (rule, false, false)));
    let mut seen = BTreeSet::new();
    let mut results: Vec<ResultRule> = Vec::with_capacity(rules.len());
    for (rule, paid, due) in rules {
        let Some(declared) = program.rule(rule) else { continue };
        if seen.insert(rule) {
            results.push(ResultRule { name: declared.name.clone(), rule, paid, due });
        }
    }
    results
}

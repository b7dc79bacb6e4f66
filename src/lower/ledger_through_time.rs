//! A transfer with several texts: each figure of its ledger chooses among theirs.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{self, NodeId, RuleId};
use crate::lower::settlement::longest_advance;
use crate::lower::through_time::Stated;
use crate::lower::{Facet, Lowerer};
use crate::resolve::{Months, Symbol, Text};
use crate::source::Span;
use crate::syntax::ast::TransferDecl;

/// A figure of a part: what follows its name, and where it is.
type Figure = (&'static str, fn(&ir::Part) -> RuleId);

/// The ledgers of the texts of a transfer.
struct Ledgers {
    name: String,
    span: Span,
    /// `None` before the transfer was added and after it was revoked.
    texts: Vec<(Months, Option<ir::Transfer>)>,
    /// For whom any of them is.
    applies: Option<NodeId>,
}

impl Ledgers {
    /// The last text that there is.
    fn last(&self) -> Option<&ir::Transfer> {
        self.texts.iter().rev().find_map(|(_, transfer)| transfer.as_ref())
    }

    /// What the last text that has it says.
    fn any<T>(&self, of: impl Fn(&ir::Transfer) -> Option<&T>) -> Option<&T> {
        self.texts.iter().rev().find_map(|(_, transfer)| transfer.as_ref().and_then(&of))
    }

    /// What each text states.
    fn stated(&self, of: impl Fn(&ir::Transfer) -> Stated) -> Vec<(Months, Stated)> {
        let stated = |transfer: &Option<ir::Transfer>| transfer.as_ref().map_or(Stated::Nowhere, &of);
        self.texts.iter().map(|(months, transfer)| (*months, stated(transfer))).collect()
    }
}

impl Lowerer<'_> {
    /// Lowers the amount due into its reserved place, and the rest of the ledger beside it.
    pub(super) fn transfer_through_time(&mut self, position: usize, texts: &[Text], rule: RuleId) {
        let symbol = Symbol::Transfer(position);
        let (name, span) = (self.name_of(symbol), self.declared_at(symbol));
        // Other periods are read by the whole transfer's name, whatever their text.
        let [discount, balance] = ["desconto", "saldo"].map(|suffix| self.reserve_named(format!("{name}.{suffix}")));
        let accounts = self.reserve_accounts(&name, texts, rule);
        let mut ledgers = Ledgers { name, span, texts: Vec::with_capacity(texts.len()), applies: None };
        for text in texts {
            let Some(own @ Symbol::Transfer(at)) = text.symbol else {
                ledgers.texts.push((text.months, None));
                continue;
            };
            self.rule_of(own, Facet::Value, span);
            let Some(transfer) = self.transfers.get(&at).cloned() else { return };
            ledgers.texts.push((text.months, Some(transfer)));
        }
        let Some(mut whole) = ledgers.last().cloned() else { return };
        ledgers.applies = self.condition_through_time(&ledgers.stated(|it| Stated::of(it.applies)), span);
        whole.planned = self.ledger_choice(&ledgers, "previsto", None, |it| Some(it.planned));
        whole.earned = self.ledger_choice(&ledgers, "apurado", None, |it| Some(it.earned));
        whole.discount = self.ledger_choice(&ledgers, "desconto", Some(discount), |it| Some(it.discount));
        whole.charged = self.ledger_choice(&ledgers, "incidente", None, |it| Some(it.charged));
        let retains = ledgers.any(|it| it.retained.as_ref()).is_some();
        whole.retained = retains.then(|| self.ledger_choice(&ledgers, "retido", None, |it| it.retained));
        let performs = ledgers.any(|it| it.performance.as_ref()).is_some();
        whole.performance = performs.then(|| self.ledger_choice(&ledgers, "desempenho", None, |it| it.performance));
        self.figure_through_time(&ledgers, texts, "saldo", balance);
        for (suffix, rule) in &accounts {
            self.figure_through_time(&ledgers, texts, suffix, *rule);
        }
        (whole.settlement, whole.advance) = accounts_through_time(&ledgers, &accounts);
        whole.parts = self.parts_through_time(&ledgers);
        whole.due = self.ledger_choice(&ledgers, "", Some(rule), |it| Some(it.due));
        whole.exceptions = self.exceptions_through_time(&ledgers);
        whole.withheld = ledgers.any(|it| it.withheld.as_ref()).cloned();
        let all = ledgers.texts.iter().filter_map(|(_, it)| it.as_ref());
        let disbursements: BTreeSet<ir::DisbursementId> = all.flat_map(|it| &it.disbursements).copied().collect();
        whole.disbursements = disbursements.into_iter().collect();
        (whole.name, whole.applies, whole.span) = (ledgers.name, ledgers.applies, span);
        self.transfers.insert(position, whole);
    }

    /// One figure of the ledger, in a reserved place where it has one.
    fn ledger_choice(
        &mut self,
        ledgers: &Ledgers,
        suffix: &str,
        rule: Option<RuleId>,
        of: impl Fn(&ir::Transfer) -> Option<RuleId>,
    ) -> RuleId {
        let rule = rule.unwrap_or_else(|| self.reserve());
        let name = &ledgers.name;
        let name = if suffix.is_empty() { name.clone() } else { format!("{name}.{suffix}") };
        let parts = ledgers.texts.iter().map(|(months, it)| (*months, it.as_ref().and_then(&of))).collect();
        self.chosen_by_month(name, rule, parts, ledgers.span);
        if let Some(applies) = ledgers.applies {
            self.applies.insert(rule, applies);
        }
        rule
    }

    /// A figure that some texts have, such as `r.saldo`.
    fn figure_through_time(&mut self, ledgers: &Ledgers, texts: &[Text], suffix: &str, rule: RuleId) {
        let own = |text: &Text| {
            let Some(own @ Symbol::Transfer(at)) = text.symbol else { return None };
            let label = self.source.label(own, &self.source.transfers.get(at)?.name);
            self.program.rule_named(&format!("{label}.{suffix}"))
        };
        let parts: Vec<(Months, Option<RuleId>)> = texts.iter().map(|text| (text.months, own(text))).collect();
        if parts.iter().any(|(_, part)| part.is_some()) {
            self.chosen_by_month(format!("{}.{suffix}", ledgers.name), rule, parts, ledgers.span);
        }
    }

    /// The figures that payments and advances of other periods read, whatever the text then; none where no text
    /// settles or discounts.
    fn reserve_accounts(&mut self, name: &str, texts: &[Text], due: RuleId) -> BTreeMap<String, RuleId> {
        let at = |text: &Text| match text.symbol {
            Some(Symbol::Transfer(at)) => self.source.transfers.get(at).copied(),
            _ => None,
        };
        let decls: Vec<&TransferDecl> = texts.iter().filter_map(at).collect();
        let mut suffixes: Vec<String> = Vec::new();
        if decls.iter().any(|decl| decl.settles.is_some()) {
            suffixes.extend(["pago", "a_acertar", "acerto"].map(str::to_owned));
            self.whole_rules.insert(format!("{name}.devido"), due);
        }
        if decls.iter().any(|decl| decl.advance.is_some()) {
            suffixes.extend(["adiantado", "a_descontar", "adiantamento"].map(str::to_owned));
            suffixes.extend((1..=longest_advance(decls.iter().copied())).map(|at| format!("adiantado.{at}")));
        }
        let reserved = suffixes.into_iter().map(|suffix| {
            let rule = self.reserve_named(format!("{name}.{suffix}"));
            (suffix, rule)
        });
        reserved.collect()
    }

    /// The parts of every text, each name once.
    fn parts_through_time(&mut self, ledgers: &Ledgers) -> Vec<ir::Part> {
        let all = ledgers.texts.iter().filter_map(|(_, it)| it.as_ref()).flat_map(|it| &it.parts);
        let mut parts: Vec<ir::Part> = Vec::new();
        for part in all {
            if parts.iter().any(|known| known.name == part.name) {
                continue;
            }
            let figures: [Figure; 3] =
                [("previsto", |it| it.planned), ("desempenho", |it| it.performance), ("apurado", |it| it.earned)];
            let [planned, performance, earned] = figures.map(|(suffix, figure)| {
                self.ledger_choice(ledgers, &format!("{}.{suffix}", part.name), None, |it| {
                    it.parts.iter().find(|it| it.name == part.name).map(figure)
                })
            });
            parts.push(ir::Part { planned, performance, earned, ..part.clone() });
        }
        parts
    }

    /// The exceptions of every text, each row once, with the months in which it stands.
    fn exceptions_through_time(&mut self, ledgers: &Ledgers) -> Vec<ir::Exception> {
        let all = ledgers.texts.iter().filter_map(|(_, it)| it.as_ref()).flat_map(|it| &it.exceptions);
        let mut exceptions: Vec<ir::Exception> = Vec::new();
        for exception in all {
            if exceptions.iter().any(|known| known.span == exception.span) {
                continue;
            }
            let stated = ledgers.stated(|it| {
                let own = it.exceptions.iter().find(|it| it.span == exception.span);
                own.map_or(Stated::Nowhere, |it| Stated::When(it.node))
            });
            let node = self.condition_through_time(&stated, self.span(exception.node));
            exceptions.push(ir::Exception { node: node.unwrap_or(exception.node), ..exception.clone() });
        }
        exceptions
    }
}

/// What is settled and what is given back, by the figures that choose among those of the texts.
fn accounts_through_time(
    ledgers: &Ledgers,
    accounts: &BTreeMap<String, RuleId>,
) -> (Option<ir::Settlement>, Option<ir::Advance>) {
    let account = |suffix: &str| accounts.get(suffix).copied();
    let settlement = ledgers.any(|it| it.settlement.as_ref()).and_then(|it| {
        let (paid, open, settled) = (account("pago")?, account("a_acertar")?, account("acerto")?);
        Some(ir::Settlement { paid, open, settled, ..it.clone() })
    });
    let advance = ledgers.any(|it| it.advance.as_ref()).and_then(|it| {
        let (given, open, discounted) = (account("adiantado")?, account("a_descontar")?, account("adiantamento")?);
        Some(ir::Advance { given, open, discounted, ..it.clone() })
    });
    (settlement, advance)
}

//! Every declaration says where the law says so.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Citation, Program};
use crate::source::Span;

/// Reports each declaration of an act that cites nothing. A file without an act owes no citations.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    if program.act.is_none() {
        return;
    }
    let mut cites = |kind: &str, name: &str, citation: &Citation, span: Span| {
        if citation.is_empty() {
            diagnostics.push(uncited(kind, name, span));
        }
    };
    for table in &program.tables {
        let of_schedule = program.disbursements.iter().any(|schedule| schedule.span == table.span);
        cites(if of_schedule { "cronograma" } else { "tabela" }, &table.name, &table.citation, table.span);
    }
    for indicator in &program.indicators {
        cites("indicador", &indicator.name, &indicator.citation, indicator.span);
    }
    for index in &program.indices {
        cites("índice", &index.name, &index.citation, index.span);
    }
    for transfer in &program.transfers {
        cites("repasse", &transfer.name, &transfer.citation, transfer.span);
    }
    if let Some(monitoring) = &program.monitoring {
        cites("cronograma", &monitoring.name, &monitoring.citation, monitoring.span);
    }
    for reading in &program.readings {
        cites("interpretação", &reading.name, &reading.citation, reading.span);
    }
    for claim in program.claims.iter().filter(|claim| claim.kind == crate::ir::ClaimKind::Confere) {
        cites("confere", "", &claim.citation, claim.span);
    }
    for rule in &program.rules {
        // A parameter read in another way is the same declaration.
        if !rule.name.contains(' ')
            && matches!(rule.kind, crate::ir::RuleKind::Measure | crate::ir::RuleKind::Parameter)
        {
            let kind = if rule.kind == crate::ir::RuleKind::Measure { "medida" } else { "parâmetro" };
            cites(kind, &rule.name, &rule.citation, rule.span);
        }
    }
}

fn uncited(kind: &str, name: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_UNCITED, span).arg("kind", kind).arg("name", name).help("help")
}

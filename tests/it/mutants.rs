//! Faults planted in policies: every act's examples notice nearly all of them, and weak examples are found weak.

use std::collections::BTreeSet;
use std::path::Path;

use valora::eval::{ExampleOutcome, run_examples};
use valora::mutate::{Equivalence, Fate, FaultKind, Planted, hunt, plant, suggest};
use valora::source::{SourceId, Sources};

/// The faults of a text that compiles and whose examples hold, and what becomes of each.
fn hunted(sources: &Sources, id: SourceId) -> (Planted, Vec<Fate>) {
    let (checked, diagnostics) = valora::compile(sources, id, None);
    assert!(checked.is_some(), "{diagnostics:#?}");
    let checked = checked.unwrap();
    assert!(run_examples(&checked).0.iter().all(ExampleOutcome::holds));
    let planted = plant(&checked, sources, id);
    let fates = hunt(&planted, &mut |_, _| {});
    assert_eq!(planted.mutants.len(), fates.len());
    (planted, fates)
}

/// The faults of a policy that survive: `kind: from → to`.
fn survivors(text: &str) -> BTreeSet<String> {
    let mut sources = Sources::default();
    let id = sources.add("norma.valora", text);
    let (planted, fates) = hunted(&sources, id);
    let faults = planted.mutants.iter().zip(fates).filter(|(_, fate)| *fate == Fate::Survived);
    faults.map(|(it, _)| format!("{:?}: {} → {}", it.fault.kind, it.fault.from, it.fault.to)).collect()
}

#[test]
fn the_examples_of_every_act_notice_nearly_every_fault() {
    for folder in ["policies/guia", "policies/ses-mg", "policies/tutorial"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "valora") {
                continue;
            }
            let (sources, id) = valora::cli::load(&path).unwrap();
            let (planted, fates) = hunted(&sources, id);
            let alive: Vec<_> =
                planted.mutants.iter().zip(&fates).filter(|(_, fate)| **fate == Fate::Survived).collect();
            let alive: Vec<_> = alive.into_iter().map(|(mutant, _)| &mutant.fault).collect();
            let all = fates.iter().filter(|fate| !matches!(fate, Fate::Equivalent(_))).count();
            assert!(alive.len() * 20 <= all, "{}: {alive:#?} of {all}", path.display());
        }
    }
}

/// An indicator on a grid and a transfer, with no examples.
const POLICY: &str = r#"valora 1

resolução SMS/Exemplo 1 de 02/01/2024 "Exemplo"
vigência   desde 01/2024   conforme Art. 9º
período    mês
arredonda  meio para cima   conforme Art. 8º

unidade visita

entrada equipe por ine e mês {
    conforme Anexo I
    ine       : código de 10 dígitos
    feitas    : visita  mínimo 0
    previstas : visita  mínimo 1
}

indicador visitas {
    conforme  Anexo II
    unidade   % com 2 casas
    cálculo   feitas / previstas
    faixas {
        >= 90% => 100%
        < 90%  =>  50%
    }
}
"#;

/// The policy with one example a value.
fn with_values(values: &[(u32, u32, &str)]) -> String {
    let examples = values.iter().enumerate().map(|(at, (done, planned, score))| {
        format!(
            "\nexemplo \"{at}\" {{\n    no 03/2024\n    equipe {{ ine = 0000000001; feitas = {done}; previstas = {planned} \
             }}\n    espera desempenho(visitas) = {score}\n}}\n"
        )
    });
    POLICY.to_owned() + &examples.collect::<String>()
}

#[test]
fn examples_far_from_a_limit_let_it_move() {
    let survivors = survivors(&with_values(&[(300, 300, "100%"), (150, 300, "50%")]));
    let expected = ["End: < 90% → <= 90%", "Limit: 90% → 89,99%", "Rounding: meio para cima → truncado"];
    assert_eq!(survivors, expected.into_iter().map(str::to_owned).collect());
}

#[test]
fn examples_on_both_sides_of_a_limit_hold_it() {
    let values = [(8999, 10000, "50%"), (9000, 10000, "100%"), (17999, 20000, "100%")];
    assert_eq!(survivors(&with_values(&values)), BTreeSet::new());
}

#[test]
fn without_examples_every_fault_survives() {
    let expected = [
        "End: < 90% → <= 90%",
        "Limit: 90% → 89,99%",
        "Rounding: meio para cima → truncado",
        "Swap: < 90% => 50% → >= 90% => 100%",
        "Value: 100% → 99%",
        "Value: 50% → 51%",
    ];
    assert_eq!(survivors(&with_values(&[])), expected.into_iter().map(str::to_owned).collect());
}

#[test]
fn a_limit_between_equal_results_is_no_fault() {
    let text = with_values(&[]).replace("=>  50%", "=> 100%");
    let mut sources = Sources::default();
    let id = sources.add("norma.valora", text);
    let (planted, fates) = hunted(&sources, id);
    let limits = planted
        .mutants
        .iter()
        .zip(fates)
        .filter(|(it, _)| matches!(it.fault.kind, FaultKind::Limit | FaultKind::End | FaultKind::Swap));
    let fates: BTreeSet<bool> = limits.map(|(_, fate)| fate == Fate::Equivalent(Equivalence::SameResult)).collect();
    assert_eq!(fates, BTreeSet::from([true]));
}

#[test]
fn suggested_examples_compile_hold_and_notice_every_fault() {
    let text = with_values(&[(300, 300, "100%"), (150, 300, "50%")]);
    let mut sources = Sources::default();
    let id = sources.add("norma.valora", text.clone());
    let (planted, fates) = hunted(&sources, id);
    let (suggestions, without) = suggest(&planted, &fates, &[], &mut |_, _| {});
    assert!(without.is_empty(), "{without:?}");
    let title = |at: usize| format!("a confirmar: {at}");
    let blocks = suggestions.iter().enumerate();
    let blocks: Vec<String> =
        blocks.map(|(at, it)| it.block(&planted, &title(at), &["confirme".to_owned()]).unwrap()).collect();
    let pasted = format!("{text}\n{}", blocks.join("\n"));
    assert_eq!(valora::format::format(&pasted).unwrap(), pasted);
    assert_eq!(survivors(&pasted), BTreeSet::new());
}

//! Whether two policies are one: pairs equal in disguise, and pairs that differ at one point, one period, one unit.

use valora::check::Checked;
use valora::ir::{NodeKind, Program};
use valora::prove::{Sameness, Witness, bases, compare, differences, evaluated};
use valora::source::Sources;
use valora::value::{Number, Value};

const BUDGET: usize = 4_000;

const POLICY: &str = r#"valora 1

resolução SES/MG 1 de 01/01/2024 "Política de teste"
vigência  desde 01/2024
período   quadrimestre
arredonda meio para cima

unidade leito

entrada hospital por cnes e quadrimestre {
    conforme Art. 1º
    cnes     : código de 7 dígitos
    internações : número mínimo 0 máximo 1.000
    total    : número mínimo 1 máximo 1.000
    gestão   : {plena; estadual}
    novo     : sim/não opcional
}

tabela beneficiários por cnes {
    conforme Anexo I
    cnes  : código de 7 dígitos
    valor : R$
    dados {
        0000001 | 90.000,00
        0000002 | 60.000,00
    }
}

parâmetro piso : R$ {
    conforme Art. 2º
    desde 01/2024 => R$ 1.000,00
}

medida recente : sim/não = na_falta(novo; ausente: não)
    conforme Art. 3º

indicador taxa "Taxa" {
    conforme    Art. 4º
    unidade     % com 1 casa
    polaridade  maior melhor
    cálculo     internações / total
    faixas {
        >= 90%         => 100%
        >= 50% e < 90% =>  50%
        < 50%          =>   0%
    }
}

repasse parcela "Parcela" {
    conforme   Art. 5º
    base       beneficiários[cnes].valor / 3 + piso
    fator      desempenho(taxa)
    exceto     novato quando recente e gestão = plena => dispensa   conforme Art. 6º
}
"#;

fn compiled(text: &str) -> Checked {
    let mut sources = Sources::default();
    let id = sources.add("teste.valora".to_owned(), text.to_owned());
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    checked.unwrap_or_else(|| unreachable!("{diagnostics:#?}"))
}

/// What the policy and the policy with some words in the place of others have to do with each other.
fn changed(from: &str, to: &str) -> Sameness {
    assert_eq!(POLICY.matches(from).count(), 1, "{from}");
    let (old, new) = (compiled(POLICY), compiled(&POLICY.replace(from, to)));
    compare(old.program(), new.program(), BUDGET)
}

fn witness(sameness: Sameness) -> Witness {
    match sameness {
        Sameness::Differ(witness) => *witness,
        other => unreachable!("{other:?}"),
    }
}

/// The cells of the only row of a witness, its key apart.
fn cells(witness: &Witness) -> Vec<String> {
    let [row] = witness.case.rows.as_slice() else { unreachable!("{witness:?}") };
    let write = |value: &Value| match value {
        Value::Number(number) => number.to_plain_string(),
        Value::Truth(truth) => if *truth { "sim" } else { "não" }.to_owned(),
        Value::Text(text) => text.to_string(),
        other => format!("{other:?}"),
    };
    let cells = row.cells.iter().filter(|(column, _)| column.as_str() != "cnes");
    cells.map(|(column, value)| format!("{column} = {}", write(value))).collect()
}

#[test]
fn policies_equal_in_disguise_are_proved_so() {
    let disguises = [
        // Beside what can be: the column holds whole or broken numbers from 0.
        (
            ">= 50% e < 90% =>  50%\n        < 50%          =>   0%",
            ">= 50% e < 90% => 50%\n        >= 20% e < 50% => 0%\n        < 20%          =>   0%",
        ),
        // One decimal place: nothing lies between 89,9% and 90%.
        (
            ">= 90%         => 100%\n        >= 50% e < 90% =>  50%",
            "> 89,9%         => 100%\n        >= 50% e <= 89,9% =>  50%",
        ),
        ("beneficiários[cnes].valor / 3 + piso", "piso + beneficiários[cnes].valor / 3"),
        ("quando recente e gestão = plena", "quando gestão = plena e recente"),
        ("desde 01/2024 => R$ 1.000,00", "de 01/2024 a 12/2024 => R$ 1.000,00\n    desde 01/2025 => R$ 1.000,00"),
        ("medida recente", "// comentário\nmedida recente"),
        ("0000001 | 90.000,00\n        0000002 | 60.000,00", "0000002 | 60.000,00\n        0000001 | 90.000,00"),
        ("\"Taxa\"", "\"Outro título\""),
    ];
    for (from, to) in disguises {
        assert_eq!(changed(from, to), Sameness::Same, "{from} → {to}");
    }
}

#[test]
fn a_limit_moved_by_one_step_shows_at_that_value_alone() {
    let found = witness(changed(
        ">= 90%         => 100%\n        >= 50% e < 90%",
        ">= 89,9%         => 100%\n        >= 50% e < 89,9%",
    ));
    assert_eq!(found.differ.first().map(String::as_str), Some("parcela"));
    let figure = |figures: &valora::prove::Figures| figures.get("taxa").cloned();
    let taxa = Some(Ok(Value::Number(Number::parse("0.899").unwrap())));
    assert_eq!(found.old.as_ref().and_then(figure), taxa);
    assert_eq!(found.new.as_ref().and_then(figure), taxa);
}

#[test]
fn a_row_of_one_hospital_shows_for_that_hospital() {
    let found = witness(changed("0000002 | 60.000,00", "0000002 | 60.000,03"));
    assert_eq!(found.case.unit.get("cnes"), Some(&Value::Text("0000002".into())));
    assert_eq!(found.differ.first().map(String::as_str), Some("parcela"));
}

#[test]
fn a_change_from_a_month_on_shows_in_its_first_period() {
    let found = witness(changed(
        "desde 01/2024 => R$ 1.000,00",
        "de 01/2024 a 08/2026 => R$ 1.000,00\n    desde 09/2026 => R$ 2.000,00",
    ));
    assert_eq!(found.case.period.code(), "2026Q3");
}

#[test]
fn a_condition_left_out_shows_where_it_did_not_hold() {
    let found = witness(changed("quando recente e gestão = plena", "quando recente"));
    assert_eq!(cells(&found), ["gestão = estadual", "internações = 0", "novo = sim", "total = 1"]);
    let found = witness(changed("ausente: não", "ausente: sim"));
    assert_eq!(cells(&found), ["gestão = plena", "internações = 0", "total = 1"]);
}

#[test]
fn a_program_changed_in_place_is_compared_like_any_other() {
    let old = compiled(POLICY);
    let mut found = 0;
    for at in 0..old.program().nodes.len() {
        let mut new: Program = old.program().clone();
        let NodeKind::Steps { arms, .. } = &mut new.nodes[at].kind else { continue };
        if arms.len() < 3 {
            continue;
        }
        let last = arms.len() - 1;
        let (first, other) = (arms[0].result, arms[last].result);
        (arms[0].result, arms[last].result) = (other, first);
        found += 1;
        assert!(!differences(old.program(), &new).is_empty());
        let found = witness(compare(old.program(), &new, BUDGET));
        assert_eq!(found.differ.first().map(String::as_str), Some("parcela"));
    }
    assert_eq!(found, 1);
}

#[test]
fn every_policy_is_itself() {
    for file in ["policies/ses-mg/resolucao-8896-2023.valora", "policies/ses-mg/resolucao-5233-2016.valora"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let (sources, id) = valora::cli::load(&path).unwrap();
        let one = valora::compile(&sources, id, None).0.unwrap();
        let other = valora::compile(&sources, id, None).0.unwrap();
        assert_eq!(differences(one.program(), other.program()), [], "{file}");
    }
}

/// Every band limit of a program moved by a hundredth, and every pair of neighbouring results exchanged.
fn edited(program: &Program) -> Vec<Program> {
    let mut edited = Vec::new();
    for (at, node) in program.nodes.iter().enumerate() {
        let NodeKind::Steps { arms, .. } = &node.kind else { continue };
        for row in 0..arms.len() {
            let mut moved = program.clone();
            let NodeKind::Steps { arms, .. } = &mut moved.nodes[at].kind else { continue };
            if let Some((limit, _)) = &mut arms[row].until {
                *limit = limit.plus(&Number::from_scaled(1, 2)).unwrap();
                edited.push(moved);
            }
            let mut swapped = program.clone();
            let NodeKind::Steps { arms, .. } = &mut swapped.nodes[at].kind else { continue };
            if let Some(next) = arms.get(row + 1).map(|arm| arm.result) {
                (arms[row].result, arms[row + 1].result) = (next, arms[row].result);
                edited.push(swapped);
            }
        }
    }
    edited
}

#[test]
fn what_is_proved_the_same_is_so_on_every_example() {
    for file in ["ses-mg/resolucao-8896-2023", "tutorial/05_parametros", "tutorial/08_partes"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("policies/{file}.valora"));
        let (sources, id) = valora::cli::load(&path).unwrap();
        let checked = valora::compile(&sources, id, None).0.unwrap();
        let old = checked.program();
        let cases = bases(old);
        let (mut proved, mut shown, mut open) = (0, 0, 0);
        for new in edited(old) {
            match compare(old, &new, 600) {
                Sameness::Same => {
                    proved += 1;
                    assert!(cases.iter().all(|case| evaluated(old, case) == evaluated(&new, case)), "{file}");
                }
                Sameness::Differ(found) => {
                    shown += 1;
                    assert_ne!(evaluated(old, &found.case), evaluated(&new, &found.case), "{file}");
                }
                Sameness::Undecided { .. } => open += 1,
            }
        }
        assert!(shown > 0 && open == 0, "{file}: {proved} proved, {shown} shown, {open} open");
    }
}

//! What `eval` gives, through the whole command: the figures of the oracle, the formats and the exit codes.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::command::valora;

const POLICY: &str = "policies/ses-mg/resolucao-8896-2023.valora";
const DATA: &str = "policies/ses-mg/dados/hospitais-ficticio.csv";

fn json_of(period: &str) -> Json {
    let (code, output, errors) = valora(&["eval", POLICY, "--data", DATA, "--period", period, "--format", "json"]);
    assert_eq!(code, 0, "{errors}");
    serde_json::from_str(&output).unwrap()
}

/// A percentage of the oracle as the fraction that JSON holds: `102.62%` is `1.0262`.
fn fraction(percent: &str) -> String {
    let digits = percent.trim_end_matches('%');
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let moved = format!("{whole:0>3}");
    let (units, cents) = moved.split_at(moved.len() - 2);
    plain(&format!("{units}.{cents}{decimals}"))
}

/// A decimal without idle zeros.
fn plain(decimal: &str) -> String {
    let kept = decimal.trim_end_matches('0').trim_end_matches('.');
    let kept = kept.trim_start_matches('0');
    match kept {
        "" => "0".to_owned(),
        _ if kept.starts_with('.') => format!("0{kept}"),
        _ => kept.to_owned(),
    }
}

#[test]
fn every_figure_of_the_oracle_comes_out_of_the_command() {
    let oracle = std::fs::read_to_string("tests/oracle/resolucao-8896-2023.csv").unwrap();
    let mut by_period: BTreeMap<&str, Json> = BTreeMap::new();
    let mut compared = 0;
    for line in oracle.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let [period, cnes, result, score, ledger @ ..] = cells.as_slice() else { panic!("{line}") };
        let answer = by_period.entry(period).or_insert_with(|| json_of(period));
        let unit = answer["units"].as_array().unwrap().iter().find(|unit| unit["label"] == *cnes).expect(line);
        let indicators = unit["indicators"].as_object().unwrap().values();
        let applies: Vec<&Json> = indicators.filter(|it| it["outcome"] == "apurado").collect();
        assert_eq!(applies.len(), 1, "{line}");
        assert_eq!(plain(applies[0]["result"]["value"].as_str().unwrap()), fraction(result), "{line}");
        assert_eq!(plain(applies[0]["score"]["value"].as_str().unwrap()), fraction(score), "{line}");
        let transfer = &unit["transfers"]["recomposição"];
        for (name, expected) in ["previsto", "apurado", "desconto", "incidente", "devido"].iter().zip(ledger) {
            let figure = transfer[name]["value"].as_str().unwrap();
            assert_eq!(plain(figure), plain(expected), "{name}: {line}");
        }
        compared += 1;
    }
    assert_eq!(compared, 108);
}

#[test]
fn the_totals_are_those_of_the_oracle() {
    let totals = &json_of("2024Q2")["totals"]["recomposição"];
    let written = |name: &str| totals[name]["written"].as_str().unwrap().to_owned();
    assert_eq!(written("previsto"), "R$ 70.522.330,35");
    assert_eq!(written("apurado"), "R$ 47.430.228,80");
    assert_eq!(written("desconto"), "R$ 23.092.101,55");
    assert_eq!(written("incidente"), "R$ 23.092.101,55");
    assert_eq!(written("devido"), "R$ 47.430.228,80");
}

#[test]
fn the_transition_pays_in_full_with_the_discount_shown() {
    let answer = json_of("2024Q1");
    let totals = &answer["totals"]["recomposição"];
    assert_eq!(totals["previsto"], totals["devido"]);
    assert_eq!(totals["incidente"]["value"], "0");
    assert_ne!(totals["desconto"]["value"], "0");
    for unit in answer["units"].as_array().unwrap() {
        let held = &unit["transfers"]["recomposição"]["exceptions"];
        assert_eq!(held[0]["effect"], "dispensa", "{unit}");
        assert!(held[0]["citation"].as_str().unwrap().starts_with("Art. 7º, parágrafo único"), "{held}");
    }
}

#[test]
fn units_come_by_key_whatever_the_order_of_the_data() {
    let folder = tempfile::tempdir().unwrap();
    let data = std::fs::read_to_string(DATA).unwrap();
    let mut lines: Vec<&str> = data.lines().collect();
    let header = lines.remove(0);
    lines.reverse();
    let path = folder.path().join("hospital.csv");
    std::fs::write(&path, format!("{header}\n{}\n", lines.join("\n"))).unwrap();
    let run = |data: &str| valora(&["eval", POLICY, "--data", data, "--period", "2024Q2"]).1;
    assert_eq!(run(path.to_str().unwrap()), run(DATA));
}

#[test]
fn the_spreadsheet_has_a_row_per_unit_and_the_same_columns() {
    let csv = |period: &str| valora(&["eval", POLICY, "--data", DATA, "--period", period, "--format", "csv"]).1;
    let (one, other) = (csv("2024Q1"), csv("2024Q2"));
    assert_eq!(one.lines().next(), other.lines().next());
    assert_eq!(other.lines().count(), 28);
    let columns = other.lines().next().unwrap().split(';').count();
    assert!(other.lines().all(|line| line.split(';').count() == columns), "{other}");
    assert!(other.contains(";90%;90%;") || other.contains(";90%;apurado;90%;"), "{other}");
    assert!(other.contains(";32189759,24;"), "{other}");
}

#[test]
fn who_is_left_out_is_listed_with_the_reason_and_the_run_says_so() {
    let arguments = ["eval", POLICY, "--data", "tests/data/bad-cells.csv", "--period", "2024Q2", "--format", "json"];
    let (code, output, errors) = valora(&arguments);
    assert_eq!(code, 4);
    let answer: Json = serde_json::from_str(&output).unwrap();
    let left_out = answer["left_out"].as_array().unwrap();
    assert!(left_out.len() > 10);
    for unit in left_out {
        assert_eq!(unit["reasons"][0]["kind"], "rejected_row", "{unit}");
        assert!(unit["reasons"][0]["message"].as_str().unwrap().contains("linha"), "{unit}");
    }
    assert_eq!(answer["problems"].as_array().unwrap().len(), errors.matches("erro[data::").count());
    assert_eq!(answer["files"][0]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn a_hospital_outside_the_annex_is_refused_by_its_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("hospital.csv");
    let rows = "cnes;quadrimestre;cofinanciado_uti;valor_uti;teto_uti;diárias;leitos\n\
                9999999;2023Q3;não;;;5.855;60\n2119420;2023Q2;não;;;1.234,0;60\n";
    std::fs::write(&path, rows).unwrap();
    let (code, output, _) = valora(&["eval", POLICY, "--data", path.to_str().unwrap(), "--period", "2024Q2"]);
    assert_eq!(code, 4);
    assert!(output.contains("a tabela `beneficiários` não tem linha para `9999999`"), "{output}");
    assert!(output.contains("os dados não têm linha desta unidade para 2023Q3"), "{output}");
    assert!(output.contains("Nenhuma unidade foi calculada."), "{output}");
}

#[test]
fn every_way_of_writing_a_file_gives_the_same_figures() {
    let amounts = |file: &str, more: &[&str]| {
        let path = format!("tests/data/{file}");
        let mut arguments = vec!["eval", POLICY, "--data", &path, "--period", "2024Q2", "--format", "csv"];
        arguments.extend(more);
        let (code, output, errors) = valora(&arguments);
        assert_eq!(code, 0, "{file}: {errors}");
        output
    };
    let expected = amounts("good.csv", &[]);
    for file in ["bom.csv", "comma.csv", "quoted-comma.csv", "windows-1252.csv"] {
        assert_eq!(amounts(file, &[]), expected, "{file}");
    }
    for file in ["good.json", "good.jsonl"] {
        let found = amounts(file, &[]);
        assert!(found.lines().count() > 2 && found.lines().all(|line| expected.contains(line)), "{file}: {found}");
    }
    assert!(!amounts("ambiguous-decimal.csv", &["--decimal", ","]).is_empty());
}

/// A policy with a guarantee that data may break.
const GUARDED: &str = r#"valora 1

resolução SES/XX 1 de 02/01/2024 "Exames"
vigência    desde 01/2024       conforme Art. 5º
período     mês
arredonda   meio para cima      conforme Art. 5º

unidade exame

entrada hospital por cnes e mês {
    conforme Anexo I
    cnes       : código de 7 dígitos
    realizados : exame   mínimo 0
    pagos      : exame   mínimo 0
}

garante pagos <= realizados     conforme Anexo I

parâmetro preço : R$/exame = 10,00      conforme Anexo II

repasse exames "Pagamento de exames" {
    conforme    Art. 2º
    favorecido  hospital
    base        pagos * preço           conforme Art. 2º
}
"#;

#[test]
fn a_broken_guarantee_withholds_the_money_and_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let policy = write("norma.valora", GUARDED);
    let data = write("h.csv", "cnes;realizados;pagos;mês\n0000001;10;5;2024-01\n0000002;3;7;2024-01\n");
    let (code, output, errors) = valora(&["eval", &policy, "--data", &data, "--period", "2024-01"]);
    assert_eq!(code, 3, "{output}{errors}");
    assert!(output.contains("retido por garantia que falhou, fora do total devido: R$ 70,00"), "{output}");
    assert!(output.contains("garante pagos <= realizados"), "{output}");
    let total = output.lines().find(|line| line.starts_with("total")).unwrap();
    assert!(total.ends_with(" 50,00"), "{output}");
}

#[test]
fn an_act_of_measures_alone_says_why_nobody_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let (act, data) = (folder.path().join("ato.valora"), folder.path().join("dados.csv"));
    let text = "valora 1\n\nresolução SES 1 de 02/01/2024 \"Medidas\"\nvigência desde 01/2024\nperíodo mês\n\n\
                entrada ubs por cnes e mês {\n    cnes : código de 7 dígitos\n    gasto : R$  mínimo R$ 0,00\n}\n\n\
                medida metade : R$ = gasto / 2\n";
    std::fs::write(&act, text).unwrap();
    std::fs::write(&data, "cnes;mês;gasto\n2000001;2024-01;10,00\n").unwrap();
    let (act, data) = (act.display().to_string(), data.display().to_string());
    let (_, output, errors) = valora(&["eval", &act, "--data", &data, "--period", "2024-01"]);
    assert!(output.contains("O ato não tem indicador, índice nem repasse"), "{output}{errors}");
}

#[test]
fn a_wrong_policy_is_shown_and_not_evaluated() {
    let path = "tests/as-printed/8896-ocupacao-sem-parenteses.valora";
    let (code, output, errors) = valora(&["eval", path, "--data", DATA, "--period", "2024Q2"]);
    assert_eq!((code, output.as_str()), (1, ""));
    assert!(errors.contains("8896-ocupacao-sem-parenteses.valora"), "{errors}");
}

#[test]
fn standard_input_serves_one_thing() {
    let (code, _, errors) = valora(&["eval", "-", "--data", "-", "--period", "2024Q2"]);
    assert_eq!(code, 2);
    assert!(errors.contains("só pode ser lida uma vez"), "{errors}");
    let mut command = assert_cmd::Command::cargo_bin("valora").unwrap();
    let command = command.args(["eval", POLICY, "--data", "hospital=-", "--period", "2024Q2"]);
    let output = command.write_stdin(std::fs::read(DATA).unwrap()).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().contains("47.430.228,80"));
}

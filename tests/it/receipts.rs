//! Receipts through the whole command: what keeps one from holding is named, and nothing else keeps it.

use std::path::Path;

use serde_json::Value as Json;

use crate::command::{self, valora_in, write};

const POLICY: &str = include_str!("../cli/pasta/incentivo.valora");
const AMENDMENT: &str = include_str!("../cli/pasta/alteração.valora");
const DATA: &str = "cnes;mês;triados;chegadas;espera\n0000001;2024-09;80;100;20\n0000002;2024-09;95;100;40\n";

/// A policy folder with some files, and the receipt of September 2024 in `recibos/r.json`.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = command::folder(&[&[("valora.toml", ""), ("a.valora", POLICY), ("dados.csv", DATA)], files].concat());
    let at = folder.path();
    std::fs::create_dir(at.join("recibos")).unwrap();
    let eval = ["eval", "a.valora", "--data", "dados.csv", "--period", "2024-09", "--receipt", "recibos/r.json"];
    let (code, _, errors) = valora_in(at, &eval);
    assert_eq!(code, 0, "{errors}");
    folder
}

/// Writes a file anew, with one text in the place of another.
fn edit(at: &Path, name: &str, old: &str, new: &str) {
    let text = std::fs::read_to_string(at.join(name)).unwrap();
    assert!(text.contains(old), "{name} has no {old}");
    write(at, name, &text.replacen(old, new, 1));
}

/// How `verify` ends, and its verdict.
fn verify(at: &Path) -> (i32, Json) {
    let (code, output, errors) = valora_in(at, &["verify", "recibos/r.json", "--format", "json"]);
    (code, serde_json::from_str(&output).unwrap_or_else(|_| unreachable!("{errors}")))
}

/// The changes of one kind, each as a line of these fields.
fn changes(verdict: &Json, kind: &str, fields: &[&str]) -> Vec<String> {
    let all = verdict["changes"].as_array().unwrap().iter().filter(|it| it["kind"] == kind);
    all.map(|it| fields.iter().map(|field| it[field].as_str().unwrap_or("-")).collect::<Vec<_>>().join(" | ")).collect()
}

#[track_caller]
fn holds(at: &Path) {
    let (code, verdict) = verify(at);
    assert_eq!((code, &verdict["changes"]), (0, &serde_json::json!([])), "{verdict:#}");
    assert_eq!(verdict["holds"], true);
}

#[test]
fn what_did_not_change_holds_wherever_the_folder_is() {
    let folder = folder(&[]);
    holds(folder.path());
    let (code, output, _) =
        valora_in(Path::new("/"), &["verify", folder.path().join("recibos/r.json").to_str().unwrap()]);
    assert_eq!(code, 0);
    assert!(output.starts_with("o recibo confere: resolução SES/UF 10 de 05/01/2024, 2024-09\n"), "{output}");
    let again = std::fs::read_to_string(folder.path().join("recibos/r.json")).unwrap();
    std::fs::remove_file(folder.path().join("recibos/r.json")).unwrap();
    let eval = ["eval", "a.valora", "--data", "dados.csv", "--period", "2024-09", "--receipt", "recibos/r.json"];
    valora_in(folder.path(), &eval);
    assert_eq!(again, std::fs::read_to_string(folder.path().join("recibos/r.json")).unwrap(), "the same bytes");
}

#[test]
fn comments_layout_citations_order_and_tests_change_nothing() {
    let edits = [
        ("// O primeiro indicador do anexo.", "// Outro comentário."),
        (">= 90%         => 100%", ">= 90% => 100% // a faixa de cima"),
        ("mínimo(triados / chegadas; 1)", "mínimo(triados/chegadas;1)"),
        ("conforme    Art. 4º", "conforme    Art. 4º, § 1º"),
        (
            "        0000001 | R$ 100.000,00\n        0000002 | R$ 50.000,00",
            "        0000002 | R$ 50.000,00\n        0000001 | R$ 100.000,00",
        ),
        (
            "    unidade   % com 2 casas\n    cálculo   mínimo(triados / chegadas; 1)",
            "    cálculo   mínimo(triados / chegadas; 1)\n    unidade   % com 2 casas",
        ),
        ("exemplo \"tudo cumprido\"", "exemplo \"tudo foi cumprido\""),
    ];
    for (old, new) in edits {
        let folder = folder(&[]);
        edit(folder.path(), "a.valora", old, new);
        holds(folder.path());
    }
}

#[test]
fn a_changed_rule_is_named_as_an_amendment_would_address_it() {
    let rows = [
        (
            ">= 90%         => 100%",
            ">= 90%         =>  95%",
            "indicador classificação.faixas | >= 90% => 100% | >= 90% => 95%",
        ),
        (
            "R$ 100.000,00\n        0000002 | R$ 50.000,00",
            "R$ 99.999,99\n        0000002 | R$ 50.000,01",
            "tabela valores[0000001].valor | R$ 100.000,00 | R$ 99.999,99",
        ),
        (
            "classificação 60\n        tempo         40",
            "classificação 61\n        tempo         39",
            "índice qualidade.peso.classificação | 60 | 61",
        ),
        (
            "espera <= 30",
            "espera <= 31",
            "indicador tempo.pontuação | se(espera <= 30; 100%; 0%) | se(espera <= 31; 100%; 0%)",
        ),
        ("desde 01/2024", "desde 02/2024", "vigência | desde 01/2024 | desde 02/2024"),
        ("mínimo 1", "mínimo 2", "entrada unidade_de_saúde.chegadas | número mínimo 1 | número mínimo 2"),
    ];
    for (old, new, expected) in rows {
        let folder = folder(&[]);
        edit(folder.path(), "a.valora", old, new);
        let (code, verdict) = verify(folder.path());
        assert_eq!(code, 3);
        let named = changes(&verdict, "rule", &["rule", "receipt", "now"]);
        assert!(named.iter().any(|line| line == expected), "{expected}: {named:#?}");
    }
}

#[test]
fn a_changed_cell_is_named_with_its_row_and_the_cent_that_it_moves() {
    let folder = folder(&[]);
    edit(folder.path(), "dados.csv", "80;100", "95;100");
    let (code, verdict) = verify(folder.path());
    assert_eq!(code, 3);
    let fields = ["input", "key", "period", "column", "receipt", "now", "file"];
    assert_eq!(
        changes(&verdict, "cell", &fields),
        ["unidade_de_saúde | 0000001 | 2024-09 | triados | 80 | 95 | dados.csv"]
    );
    let cell = verdict["changes"].as_array().unwrap().iter().find(|it| it["kind"] == "cell").unwrap();
    assert_eq!(cell["row"], 2);
    let figures = changes(&verdict, "figure", &["unit", "figure", "receipt", "now"]);
    assert!(figures.contains(&"0000001 | variável | 85000 | 100000".to_owned()), "{figures:#?}");
    let (_, text, _) = valora_in(folder.path(), &["verify", "recibos/r.json"]);
    assert!(text.contains("triados: 80 → 95 (dados.csv, linha 2)"), "{text}");
    assert!(text.contains("0000001 variável: R$ 85.000,00 → R$ 100.000,00"), "{text}");
}

#[test]
fn the_same_cells_written_otherwise_hold_and_a_new_period_is_no_change() {
    let files = [
        "cnes,mês,espera,triados,chegadas\n0000002,2024-09,40.0,95,100\n0000001,2024-09,20,80.00,100\n".to_owned(),
        format!("{DATA}0000001;2024-10;1;1;1\n"),
    ];
    for file in files {
        let folder = folder(&[]);
        std::fs::write(folder.path().join("dados.csv"), file).unwrap();
        holds(folder.path());
        let (_, verdict) = verify(folder.path());
        assert!(verdict["notes"].as_array().unwrap().iter().any(|note| note["kind"] == "file"), "{verdict:#}");
    }
}

#[test]
fn rows_that_come_and_go_are_named() {
    let folder = folder(&[]);
    edit(folder.path(), "dados.csv", "0000002;2024-09", "0000003;2024-09");
    let (code, verdict) = verify(folder.path());
    assert_eq!(code, 3);
    assert_eq!(changes(&verdict, "row_gone", &["key", "period"]), ["0000002 | 2024-09"]);
    assert_eq!(changes(&verdict, "row_new", &["key", "period", "file"]), ["0000003 | 2024-09 | dados.csv"]);
    assert_eq!(
        changes(&verdict, "unit", &["unit", "receipt", "now"]),
        ["0000002 | evaluated | without_data", "0000003 | - | left_out"]
    );
}

#[test]
fn an_edited_receipt_is_told_from_an_honest_one() {
    let rows = [
        ("\"variável\": \"85000\"", "\"variável\": \"95000\"", "results", "figure"),
        ("\"triados\": \"80\"", "\"triados\": \"90\"", "data", "cell"),
        (">= 90%         => 100%", ">= 90%         =>  99%", "rules", "-"),
        ("\"compiler\": \"", "\"compiler\": \"0.", "question", "-"),
    ];
    for (old, new, part, kind) in rows {
        let folder = folder(&[]);
        edit(folder.path(), "recibos/r.json", old, new);
        let (code, verdict) = verify(folder.path());
        assert_eq!(code, 3);
        assert_eq!(changes(&verdict, "edited", &["part"]), [part]);
        assert!(kind == "-" || !changes(&verdict, kind, &[]).is_empty(), "{verdict:#}");
    }
}

#[test]
fn an_act_published_after_the_day_of_the_receipt_changes_nothing() {
    let folder = folder(&[]);
    std::fs::write(folder.path().join("b.valora"), AMENDMENT).unwrap();
    holds(folder.path());
    // One that was already published then, and that nobody had written down, does.
    edit(folder.path(), "b.valora", "publicada  12/06/2024", "publicada  05/01/2024");
    edit(folder.path(), "b.valora", "resolução SES/UF 25 de 10/06/2024", "resolução SES/UF 25 de 05/01/2024");
    let (code, verdict) = verify(folder.path());
    assert_eq!(code, 3);
    let named = changes(&verdict, "rule", &["rule", "from", "receipt", "now"]);
    assert!(named.contains(&"índice qualidade.peso.tempo | 2024-07 | 40 | 50".to_owned()), "{named:#?}");
}

#[test]
fn the_texts_of_other_months_are_of_the_receipt_too() {
    let folder = folder(&[("b.valora", AMENDMENT)]);
    holds(folder.path());
    edit(folder.path(), "b.valora", ">= 85%", ">= 84%");
    edit(folder.path(), "b.valora", "< 85%", "< 84%");
    let (_, verdict) = verify(folder.path());
    let named = changes(&verdict, "rule", &["rule", "from", "now"]);
    assert!(named.contains(&"indicador classificação.faixas | 2024-07 | >= 84% => 100%".to_owned()), "{named:#?}");
}

#[test]
fn another_version_of_the_compiler_is_a_note() {
    let folder = folder(&[]);
    let path = folder.path().join("recibos/r.json");
    let mut receipt = valora::receipt::Receipt::read(&std::fs::read(&path).unwrap()).unwrap();
    receipt.compiler = "0.0.1".to_owned();
    std::fs::write(&path, receipt.seal().write()).unwrap();
    holds(folder.path());
    let (_, verdict) = verify(folder.path());
    assert_eq!(verdict["notes"][0]["kind"], "compiler");
}

#[test]
fn what_is_no_receipt_is_told_for_what_it_is() {
    let folder = folder(&[]);
    let at = folder.path();
    let (_, results, _) =
        valora_in(at, &["eval", "a.valora", "--data", "dados.csv", "--period", "2024-09", "--format", "json"]);
    let receipt = std::fs::read_to_string(at.join("recibos/r.json")).unwrap();
    let rows = [
        (POLICY.to_owned(), "é uma norma"),
        (DATA.to_owned(), "parece um arquivo de dados"),
        (results, "são resultados de valora eval --format json"),
        ("{}".to_owned(), "é outro JSON"),
        ("oi".to_owned(), "é outro texto"),
        (receipt.replace("\"schema\": 1", "\"schema\": 9"), "é um recibo do esquema 9, e este valora lê o 1"),
        (receipt.replace("\"edition\"", "\"edição\""), "é um recibo estragado"),
        (receipt[..receipt.len() / 2].to_owned(), "é um recibo estragado"),
    ];
    for (text, expected) in rows {
        std::fs::write(at.join("x"), text).unwrap();
        let (code, _, errors) = valora_in(at, &["verify", "x"]);
        assert_eq!(code, 2, "{errors}");
        assert!(errors.contains(expected), "{expected}: {errors}");
    }
}

#[test]
fn how_a_verification_ends() {
    let folder = folder(&[]);
    let at = folder.path();
    assert_eq!(valora_in(at, &["verify", "nada.json"]).0, 2);
    let receipt = std::fs::read(at.join("recibos/r.json")).unwrap();
    let eval = ["eval", "a.valora", "--data", "dados.csv", "--period", "2024-09", "--receipt", "recibos/r.json"];
    assert_eq!(valora_in(at, &eval).0, 2, "a receipt is not written over");
    assert_eq!(std::fs::read(at.join("recibos/r.json")).unwrap(), receipt);
    std::fs::rename(at.join("dados.csv"), at.join("outros.csv")).unwrap();
    assert_eq!(valora_in(at, &["verify", "recibos/r.json"]).0, 4);
    assert_eq!(valora_in(at, &["verify", "recibos/r.json", "--data", "outros.csv"]).0, 0);
    edit(at, "outros.csv", "80;100", "oitenta;100");
    assert_eq!(valora_in(at, &["verify", "recibos/r.json", "--data", "outros.csv"]).0, 4);
    std::fs::write(at.join("outros.csv"), DATA).unwrap();
    std::fs::rename(at.join("a.valora"), at.join("b.valora")).unwrap();
    assert_eq!(valora_in(at, &["verify", "recibos/r.json", "--data", "outros.csv"]).0, 2);
    assert_eq!(valora_in(at, &["verify", "recibos/r.json", "--data", "outros.csv", "--policy", "b.valora"]).0, 0);
    edit(at, "b.valora", "=> 100%", "=> 100");
    let (code, output, _) =
        valora_in(at, &["verify", "recibos/r.json", "--data", "outros.csv", "--policy", "b.valora"]);
    assert_eq!(code, 1);
    assert!(output.contains("indicador classificação.faixas: >= 90% => 100% → >= 90% => 100\n"), "{output}");
}

#[test]
fn microdata_are_kept_as_digests() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let policies = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies/ses-mg");
    for name in ["contrato-juiz-de-fora-joao-penido-2022.valora", "resolucao-7223-2020.valora"] {
        std::fs::copy(policies.join(name), at.join(name)).unwrap();
    }
    for name in ["joao-penido-ficticio.csv", "joao-penido-aih-ficticio.csv"] {
        std::fs::copy(policies.join("dados").join(name), at.join(name)).unwrap();
    }
    std::fs::write(at.join("valora.toml"), "").unwrap();
    let contract = "contrato-juiz-de-fora-joao-penido-2022.valora";
    let data = ["--data", "joao-penido-ficticio.csv", "joao-penido-aih-ficticio.csv"];
    let eval = [&["eval", contract, "--period", "2022Q2", "--receipt", "r.json"][..], &data].concat();
    let (_, _, errors) = valora_in(at, &eval);
    let receipt = std::fs::read_to_string(at.join("r.json")).unwrap_or_else(|_| unreachable!("{errors}"));
    let receipt: Json = serde_json::from_str(&receipt).unwrap();
    assert!(receipt["many"].as_array().unwrap().iter().any(|rows| rows["digests"].as_array().unwrap().len() > 10));
}

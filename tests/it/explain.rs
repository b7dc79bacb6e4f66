//! `valora explain`: what the accountant of a hospital reads.
//!
//! Each snapshot was read line by line, and its figures computed by hand beside it.

use valora::cli::{Exit, Io, Terminal, run};

const ACT: &str = "policies/ses-mg/resolucao-8896-2023.valora";
const HOSPITALS: &str = "policies/ses-mg/dados/hospitais-ficticio.csv";

/// Runs `valora explain` and gives what it prints and how it ends.
fn explain(arguments: &[&str]) -> (String, String, Exit) {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let all = ["valora", "explain"].iter().chain(arguments).map(Into::into);
    let terminal = Terminal { locale: "pt_BR.UTF-8".to_owned(), ..Terminal::default() };
    let exit = run(all, Io { input: &mut std::io::empty(), output: &mut output, errors: &mut errors, terminal });
    (String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap(), exit)
}

fn hospital(key: &str, period: &str, more: &[&str]) -> String {
    let mut arguments = vec![ACT, "--data", HOSPITALS, "--period", period, "--only", key];
    arguments.extend(more);
    let (text, _, exit) = explain(&arguments);
    assert_eq!(exit, Exit::Fine);
    text
}

fn made_up(policy: &str, data: &str, period: &str, key: &str) -> String {
    let (text, errors, exit) = explain(&[policy, "--data", data, "--period", period, "--only", key]);
    assert_eq!(exit, Exit::Fine, "{errors}");
    text
}

#[test]
fn a_hospital_with_a_discount() {
    insta::assert_snapshot!("risoleta_2024q2_text", hospital("0027863", "2024Q2", &[]));
    insta::assert_snapshot!("risoleta_2024q2_text_en", hospital("0027863", "2024Q2", &["--lang", "en"]));
    insta::assert_snapshot!("risoleta_2024q2_md", hospital("0027863", "2024Q2", &["--format", "md"]));
    insta::assert_snapshot!("risoleta_2024q2_json", hospital("0027863", "2024Q2", &["--format", "json"]));
}

#[test]
fn the_discount_that_the_transition_dispenses_with_is_shown_with_its_article() {
    let text = hospital("0027863", "2024Q1", &[]);
    assert!(text.contains("Art. 7º, parágrafo único"), "{text}");
    insta::assert_snapshot!("risoleta_2024q1_text", text);
}

#[test]
fn a_hospital_of_the_occupancy_indicator() {
    insta::assert_snapshot!("mariana_2024q2_text", hospital("2200945", "2024Q2", &[]));
}

#[test]
fn one_rule_alone() {
    insta::assert_snapshot!("one_rule", hospital("2200945", "2024Q2", &["ocupação_geral"]));
    insta::assert_snapshot!("one_score", hospital("2200945", "2024Q2", &["desempenho(ocupacao_geral)"]));
    assert_eq!(
        hospital("2200945", "2024Q2", &["recomposição.devido"]),
        hospital("2200945", "2024Q2", &["recomposição"])
    );
}

#[test]
fn an_index_parts_and_dated_parameters() {
    let partes = "policies/tutorial/08_partes.valora";
    insta::assert_snapshot!("parts_2024q3", made_up(partes, "tests/data/explain-partes.csv", "2024Q3", "2000001"));
    insta::assert_snapshot!("parts_undefined", made_up(partes, "tests/data/explain-partes.csv", "2024Q1", "2000002"));
    let quality = "tests/run/qualidade-atencao-primaria.valora";
    let data = "tests/data/explain-consultorios.csv";
    insta::assert_snapshot!("index_small", made_up(quality, data, "2024", "810001"));
    insta::assert_snapshot!("index_redistributed", made_up(quality, data, "2025", "810002"));
    let results = "tests/run/financiamento-por-resultados.valora";
    let data = "tests/data/explain-postos.csv";
    insta::assert_snapshot!("results_2024t1", made_up(results, data, "2024T1", "00417"));
    insta::assert_snapshot!("results_grace", made_up(results, data, "2024T2", "00418"));
    insta::assert_snapshot!("results_absent", made_up(results, data, "2024T3", "00419"));
}

#[test]
fn a_lower_result_that_pays_more_a_withheld_payment_and_an_earlier_period() {
    let (policy, data) = ("tests/data/explain-menor.valora", "tests/data/explain-menor.csv");
    insta::assert_snapshot!("lower_is_better", made_up(policy, data, "2024Q1", "1000001"));
    insta::assert_snapshot!("withheld", made_up(policy, data, "2024Q1", "1000002"));
}

#[test]
fn colours_never_change_the_words() {
    let arguments = [ACT, "--data", HOSPITALS, "--period", "2024Q1", "--only", "0027863", "--color"];
    let coloured = explain(&[&arguments[..], &["always"]].concat()).0;
    assert!(coloured.contains('\u{1b}'));
    let bare: String = coloured
        .split('\u{1b}')
        .enumerate()
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('m').unwrap().1 })
        .collect();
    assert_eq!(bare, explain(&[&arguments[..], &["never"]].concat()).0);
}

#[test]
fn the_reference_period_alone_has_no_ledger() {
    let (text, _, exit) = explain(&[ACT, "--data", HOSPITALS, "--reference", "2023Q3", "--only", "2200945"]);
    assert_eq!(exit, Exit::Fine);
    insta::assert_snapshot!("reference_2023q3", text);
    let (_, errors, exit) =
        explain(&[ACT, "--data", HOSPITALS, "--reference", "2023Q3", "--only", "2200945", "recomposição"]);
    assert_eq!(exit, Exit::Command);
    insta::assert_snapshot!("reference_and_money", errors);
}

#[test]
fn a_unit_without_data_is_told_what_is_missing_and_where() {
    let (text, _, exit) = explain(&[ACT, "--data", HOSPITALS, "--period", "2025Q3", "--only", "0027863"]);
    assert_eq!(exit, Exit::Data);
    insta::assert_snapshot!("missing_row", text);
}

#[test]
fn what_does_not_exist_has_near_names() {
    let mut said = String::new();
    for more in
        [&["--only", "27863"][..], &["--only", "0027863", "recomposição.apurad"], &["--only", "0027863", "xyz"], &[]]
    {
        let mut arguments = vec![ACT, "--data", HOSPITALS, "--period", "2024Q2"];
        arguments.extend(more);
        let (text, errors, exit) = explain(&arguments);
        assert_eq!((text.as_str(), exit), ("", Exit::Command));
        let problem: Vec<&str> = errors.lines().skip(1).collect();
        said.push_str(&format!("{}\n", problem.join("\n")));
    }
    insta::assert_snapshot!("near_names", said);
}

#[test]
fn no_line_is_wider_than_asked() {
    let (text, _, _) = explain(&[ACT, "--data", HOSPITALS, "--period", "2024Q2", "--only", "0027863", "--width", "60"]);
    for line in text.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 60 || !line.trim().contains(' '), "{line}");
    }
}

#[test]
fn a_benchmark_names_whom_it_is_of() {
    let files = ["--data", "tests/data/grupos-municipios.csv", "tests/data/grupos-hospitais.csv"];
    let of = |key: &str, more: &[&str]| {
        let mut arguments = vec!["tests/run/grupos.valora"];
        arguments.extend(more);
        arguments.extend(["--reference", "2024Q2", "--only", key]);
        arguments.extend(files);
        let (text, errors, exit) = explain(&arguments);
        assert_eq!(exit, Exit::Fine, "{errors}");
        text
    };
    let rules = [
        "cesárea",
        "desempenho(cesárea)",
        "cota_da_região",
        "média_dos_outros",
        "ponderada",
        "no_ano_até_aqui",
        "vizinhos",
    ];
    let texts: Vec<String> = rules.iter().map(|rule| of("310010/2000001", &[rule])).collect();
    insta::assert_snapshot!("groups_text", texts.join("\n"));
    insta::assert_snapshot!("groups_md", of("310010/2000001", &["--format", "md"]));
    insta::assert_snapshot!("groups_json", of("310010/2000001", &["mediana_do_cluster", "--format", "json"]));
}

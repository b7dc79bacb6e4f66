//! Rows below a unit, and units beside one another, from data files: who counts, and who is refused.

use std::collections::BTreeMap;

use valora::cli::{Exit, Io, Terminal, run};

/// Runs a command on a policy and data written here; gives what it prints and how it ends.
fn valora(policy: &str, data: &[(&str, &str)], arguments: &[&str]) -> (String, String, Exit) {
    let name: String = format!("{policy}{data:?}").bytes().map(u64::from).sum::<u64>().to_string();
    let folder = std::env::temp_dir().join(format!("valora-microdata-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let written = |name: &str, text: &str| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let policy = written("norma.valora", policy);
    let files: Vec<String> = data.iter().map(|(name, text)| written(name, text)).collect();
    let mut all = vec!["valora".to_owned(), arguments[0].to_owned(), policy];
    all.extend(arguments[1..].iter().map(ToString::to_string));
    if !files.is_empty() {
        all.push("--data".to_owned());
        all.extend(files);
    }
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let terminal = Terminal { locale: "pt_BR.UTF-8".to_owned(), ..Terminal::default() };
    let exit = run(
        all.iter().map(Into::into),
        Io { input: &mut std::io::empty(), output: &mut output, errors: &mut errors, terminal },
    );
    std::fs::remove_dir_all(&folder).unwrap();
    (String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap(), exit)
}

/// The result of the only indicator of each unit, and of each unit left out the reason.
fn results(policy: &str, data: &[(&str, &str)], period: &str) -> BTreeMap<String, String> {
    let (output, errors, _) = valora(policy, data, &["eval", "--reference", period, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&output).unwrap_or_else(|_| errors.clone().into());
    let mut results = BTreeMap::new();
    for unit in json["units"].as_array().into_iter().flatten() {
        let indicator = unit["indicators"].as_object().unwrap().values().next().unwrap();
        let value = &indicator["result"]["value"];
        let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        results.insert(unit["label"].as_str().unwrap().to_owned(), shown);
    }
    for unit in json["left_out"].as_array().into_iter().flatten() {
        let reasons: Vec<&str> =
            unit["reasons"].as_array().into_iter().flatten().filter_map(|it| it["kind"].as_str()).collect();
        results.insert(unit["label"].as_str().unwrap().to_owned(), reasons.join(", "));
    }
    assert!(!results.is_empty(), "{output}{errors}");
    results
}

fn of(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(unit, value)| ((*unit).to_owned(), (*value).to_owned())).collect()
}

const HEAD: &str = r#"valora 1

resolução SES/UF 1 de 02/01/2024 "Contas"
vigência    desde 01/2024
período     quadrimestre
arredonda   meio para cima

"#;

/// An indicator of a measure `figura`.
const SHOWN: &str = r"
indicador resultado {
    conforme    Anexo I
    unidade     número com 2 casas
    polaridade  maior melhor
    cálculo     figura
    faixas {
        >= 0  => 100%
        < 0   => 0%
    }
    indefinido  => zero
    ausente     => zero
}
";

fn policy(body: &str) -> String {
    let policy = format!("{HEAD}{body}{SHOWN}");
    let can_be_undefined = policy.contains("mediana");
    let can_be_missing = policy.contains("opcional");
    let policy = if can_be_undefined { policy } else { policy.replace("    indefinido  => zero\n", "") };
    if can_be_missing { policy } else { policy.replace("    ausente     => zero\n", "") }
}

const ROWS: &str = r"
entrada hospital por cnes {
    cnes : código de 4 dígitos
}

entrada conta_paga de hospital por mês {
    valor : número   mínimo 0
}
";

#[test]
fn rows_of_the_months_of_the_period_are_added_and_no_others() {
    let policy = policy(&format!("{ROWS}\nmedida figura : número = soma(conta_paga.valor)\n"));
    let data = "cnes;mês;valor\n0001;2024-01;1\n0001;2024-04;10\n0001;2024-05;100\n0002;2023-12;5\n";
    assert_eq!(results(&policy, &[("contas.csv", data)], "2024Q1"), of(&[("0001", "11"), ("0002", "0")]));
    assert_eq!(results(&policy, &[("contas.csv", data)], "2024Q2"), of(&[("0001", "100"), ("0002", "0")]));
}

#[test]
fn a_rejected_row_refuses_its_unit_and_period_alone() {
    let policy = policy(&format!("{ROWS}\nmedida figura : número = conta(conta_paga)\n"));
    let data = "cnes;mês;valor\n0001;2024-01;1\n0001;2024-02;-5\n0002;2024-01;1\n0003;2024-07;-5\n0003;2024-01;7\n";
    let expected = of(&[("0001", "rejected_row"), ("0002", "1"), ("0003", "1")]);
    assert_eq!(results(&policy, &[("contas.csv", data)], "2024Q1"), expected);
}

#[test]
fn a_row_of_an_unreadable_unit_refuses_them_all_in_its_period() {
    let policy = policy(&format!("{ROWS}\nmedida figura : número = conta(conta_paga)\n"));
    let data = "cnes;mês;valor\n0001;2024-01;1\n26;2024-02;5\n0002;2024-01;1\n0002;2024-05;1\n";
    let expected = of(&[("0001", "rejected_row"), ("0002", "rejected_row")]);
    assert_eq!(results(&policy, &[("contas.csv", data)], "2024Q1"), expected);
    assert_eq!(results(&policy, &[("contas.csv", data)], "2024Q2"), of(&[("0001", "0"), ("0002", "1")]));
}

#[test]
fn a_cell_of_a_row_is_required_by_the_other_cells_of_that_row() {
    let body = r"
entrada hospital por cnes {
    cnes : código de 4 dígitos
}

entrada conta_paga de hospital por mês {
    cirúrgica : sim/não
    valor     : número   mínimo 0   exigida quando cirúrgica
}

medida figura : número = soma(conta_paga.valor onde valor >= 2) + conta(conta_paga.valor)
";
    let policy = policy(&body.replace(" onde valor >= 2", " onde cirúrgica"));
    let good = "cnes;mês;cirúrgica;valor\n0001;2024-01;sim;5\n0001;2024-02;não;\n0002;2024-02;sim;1\n";
    assert_eq!(results(&policy, &[("a.csv", good)], "2024Q1"), of(&[("0001", "6"), ("0002", "2")]));
    let bad = "cnes;mês;cirúrgica;valor\n0001;2024-01;sim;5\n0001;2024-02;sim;\n0002;2024-02;sim;1\n";
    assert_eq!(results(&policy, &[("a.csv", bad)], "2024Q1"), of(&[("0001", "rejected_row"), ("0002", "2")]));
}

#[test]
fn rows_with_a_key_of_their_own_are_told_apart_and_added_for_the_unit() {
    let body = r"
entrada hospital por cnes {
    cnes : código de 4 dígitos
}

entrada conta_paga de hospital por número e mês {
    número : código de 3 dígitos
    valor  : número   mínimo 0
}

medida figura : número = soma(conta_paga.valor onde número <> 009)
";
    let policy = policy(body);
    let data =
        "cnes;número;mês;valor\n0001;001;2024-01;5\n0001;002;2024-01;6\n0001;009;2024-01;6\n0002;001;2024-01;7\n";
    assert_eq!(results(&policy, &[("a.csv", data)], "2024Q1"), of(&[("0001", "11"), ("0002", "7")]));
    let twice = format!("{data}0002;001;2024-01;7\n");
    assert_eq!(results(&policy, &[("a.csv", &twice)], "2024Q1"), of(&[("0001", "11"), ("0002", "rejected_row")]));
}

const CITIES: &str = r"
entrada município por ibge e quadrimestre {
    ibge      : código de 3 dígitos
    população : número   mínimo 1
}

entrada hospital de município por cnes e quadrimestre {
    cnes   : código de 4 dígitos
    leitos : número   mínimo 0
    tipo   : {A; B}
}
";

const CITY: &str = "ibge;quadrimestre;população\n100;2024Q1;50\n200;2024Q1;20\n";
const BEDS: &str =
    "ibge;cnes;quadrimestre;leitos;tipo\n100;0001;2024Q1;4;A\n100;0002;2024Q1;6;B\n200;0003;2024Q1;9;A\n";

#[test]
fn a_figure_of_the_level_above_is_read_at_each_unit() {
    let policy = policy(&format!("{CITIES}\nmedida figura : número = população + soma(hospital.leitos)\n"));
    // The hospitals are the units only where something is of theirs.
    assert_eq!(results(&policy, &[("m.csv", CITY), ("h.csv", BEDS)], "2024Q1"), of(&[("100", "60"), ("200", "29")]));
    let both = policy.replace("medida figura : número =", "medida figura : número = leitos +");
    assert_eq!(
        results(&both, &[("m.csv", CITY), ("h.csv", BEDS)], "2024Q1"),
        of(&[("100/0001", "64"), ("100/0002", "66"), ("200/0003", "38")])
    );
}

#[test]
fn a_benchmark_is_of_the_group_of_the_one_who_asks() {
    let body = format!(
        "{CITIES}\ngrupo pares por tipo\nmedida figura : número = mediana(leitos por pares) + 100 * média(leitos) + 0 * população\n"
    );
    let expected = of(&[("100/0001", "639.83"), ("100/0002", "639.33"), ("200/0003", "639.83")]);
    let policy = policy(&body);
    assert_eq!(results(&policy, &[("m.csv", CITY), ("h.csv", BEDS)], "2024Q1"), expected);
}

#[test]
fn a_refused_member_refuses_the_benchmark_and_is_named() {
    let body = format!("{CITIES}\nmedida figura : número = mediana(leitos por município) + 0 * população\n");
    let policy = policy(&body);
    let beds = BEDS.replace(";6;B", ";-6;B");
    let data = [("m.csv", CITY), ("h.csv", beds.as_str())];
    let expected = of(&[("100", "member_refused"), ("200", "9")]);
    assert_eq!(results(&policy, &data, "2024Q1"), expected);
    let (text, _, exit) = valora(&policy, &data, &["eval", "--reference", "2024Q1"]);
    assert!(text.contains("100/0002"), "{text}");
    assert_eq!(exit, Exit::Data);
}

#[test]
fn only_filters_what_is_shown_and_never_a_cohort() {
    let body = format!("{CITIES}\nmedida figura : número = soma(leitos) + leitos * 0 + 0 * população\n");
    let data = [("m.csv", CITY), ("h.csv", BEDS)];
    let (text, errors, _) =
        valora(&policy(&body), &data, &["eval", "--reference", "2024Q1", "--only", "100/0001", "--format", "csv"]);
    assert!(text.contains("19") && !text.contains("0003"), "{text}{errors}");
    let (text, errors, _) =
        valora(&policy(&body), &data, &["explain", "figura", "--reference", "2024Q1", "--only", "100/0001"]);
    assert!(text.contains("200/0003 9"), "{text}{errors}");
}

#[test]
fn a_cycle_through_members_is_a_cycle() {
    let body = format!("{CITIES}\nmedida figura : número = leitos + mediana(figura) + 0 * população\n");
    let (output, errors, exit) = valora(&policy(&body), &[], &["check"]);
    assert!(format!("{output}{errors}").contains("lower::cycle"), "{output}{errors}");
    assert_eq!(exit, Exit::Policy);
}

/// The data that pay this quarter are of two before: who is compared is asked of then.
#[test]
fn a_transfer_compares_units_at_the_reference_period() {
    let policy = r#"valora 1

resolução SES/UF 1 de 02/01/2024 "Contas"
vigência    desde 01/2024       conforme Art. 1º
período     quadrimestre
arredonda   meio para cima      conforme Art. 2º

entrada hospital por cnes e quadrimestre {
    conforme Anexo I
    cnes  : código de 4 dígitos
    feito : número   mínimo 0
}

medida taxa : número = feito * 1                conforme Anexo I

repasse rateado {
    conforme    Art. 3º
    favorecido  hospital
    base        na_falta(rateio(R$ 100,00; taxa; empate: peso); indefinido: R$ 0,00)
}

repasse pela_mediana {
    conforme    Art. 4º
    favorecido  hospital
    base        na_falta(mediana(taxa); indefinido: 0) * R$ 1,00
}

cronograma acompanhamento {
    conforme Anexo II
    dados {
        referência          | apuração       | efeitos
        janeiro a abril     | julho          | setembro a dezembro
        maio a agosto       | novembro       | janeiro a abril seguintes
        setembro a dezembro | março seguinte | maio a agosto seguintes
    }
}

exemplo "três no período de referência, um no de pagamento" {
    no 3º quadrimestre de 2024
    hospital no 1º quadrimestre de 2024 { cnes = 0001; feito = 2 }
    hospital no 1º quadrimestre de 2024 { cnes = 0002; feito = 4 }
    hospital no 1º quadrimestre de 2024 { cnes = 0003; feito = 6 }
    hospital no 3º quadrimestre de 2024 { cnes = 0001; feito = 99 }
    espera pela_mediana = R$ 4,00
    espera rateado = R$ 16,67
}
"#;
    let (output, errors, exit) = valora(policy, &[], &["test"]);
    assert_eq!(exit, Exit::Fine, "{output}{errors}");
}

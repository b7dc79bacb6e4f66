//! Acts as texts: what is written of a tree reads as the tree, and what differs between two is found.

use std::path::{Path, PathBuf};

use serde_json::Value as Json;
use valora::format::{format, same_meaning};
use valora::source::{SourceId, Sources};
use valora::syntax::ast::{File, Item};
use valora::version::{Change, Difference, Writer, compare, write};

fn parsed(text: &str) -> (Sources, SourceId, File) {
    let mut sources = Sources::default();
    let id = sources.add("norma.valora", text);
    let (file, problems) = valora::syntax::parse(id, text);
    assert!(problems.is_empty(), "{problems:?}\n{text}");
    (sources, id, file)
}

/// A text with every declaration that has passages written from its tree.
fn rewritten(sources: &Sources, id: SourceId, file: &File) -> String {
    let writer = Writer { sources, foreign: &|_| None };
    let mut text = sources.get(id).unwrap().text.clone();
    for item in file.items.iter().rev() {
        let Some(passage) = writer.passage(item) else { continue };
        let mut written = String::new();
        write(&passage, &|_| None, &mut written);
        text.replace_range(item.span().start as usize..item.span().end as usize, written.trim_end());
    }
    text
}

fn policies() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> = ["policies", "tests/run"].iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|it| it == "valora") => files.push(path),
                false => {}
            }
        }
    }
    files
}

#[test]
fn what_is_written_of_a_tree_reads_as_the_tree() {
    for path in policies() {
        let text = std::fs::read_to_string(&path).unwrap();
        let (sources, id, file) = parsed(&text);
        let again = rewritten(&sources, id, &file);
        let (_, _, read) = parsed(&again);
        for (before, after) in file.items.iter().zip(&read.items) {
            let alone = |item: &Item| File { items: vec![item.clone()], comments: Vec::new(), ..file.clone() };
            assert!(same_meaning(&alone(before), &alone(after)), "{}: {before:?}\n{after:?}", path.display());
        }
        assert!(same_meaning(&file, &read), "{}", path.display());
        format(&again).unwrap();
    }
}

fn changes(old: &str, new: &str) -> Vec<Change> {
    let passages = |text: &str| {
        let (sources, _, file) = parsed(text);
        let writer = Writer { sources: &sources, foreign: &|_| None };
        file.items.iter().filter_map(|item| writer.passage(item)).collect::<Vec<_>>()
    };
    compare(&passages(old), &passages(new))
}

const ACT: &str = r#"valora 1

resolução SES/UF 1 de 02/01/2024 "Teste"
vigência   desde 01/2024
período    quadrimestre
arredonda  meio para cima

tabela valores por cnes {
    conforme Anexo I
    cnes  : código de 7 dígitos
    valor : R$
    dados {
        0000001 | R$ 1,00
        0000002 | R$ 2,00
    }
}

indicador a {
    conforme  Anexo II
    unidade   % com 2 casas
    cálculo   x / y
    faixas {
        >= 80%         => 100%
        >= 60% e < 80% =>  75%
        < 60%          =>   0%
    }
}

índice i {
    conforme Anexo III
    total    100
    pesos {
        a 60
        b 40
    }
    suspenso => redistribui
}
"#;

#[test]
fn what_differs_is_found_where_it_is() {
    assert_eq!(changes(ACT, ACT), []);
    assert_eq!(changes(ACT, &ACT.replace("        ", "  ").replace("conforme Anexo I", "conforme Anexo IX")), []);
    let way = |change: &Change| change.path.iter().map(|(word, name)| format!("{word} {name}")).collect::<Vec<_>>();
    let changed = |old: &str, new: &str| Difference::Changed(old.to_owned(), new.to_owned());
    for (old, new, path, difference) in [
        ("a 60", "a 55", "índice i/pesos /a".to_owned(), changed("60", "55")),
        (
            "< 80% =>  75%",
            "< 80% =>  70%",
            "indicador a/faixas /".into(),
            changed(">= 60% e < 80% => 75%", ">= 60% e < 80% => 70%"),
        ),
        ("R$ 2,00", "R$ 3,00", "tabela valores/dados /0000002/valor".into(), changed("R$ 2,00", "R$ 3,00")),
        ("x / y", "x / z", "indicador a/cálculo ".into(), changed("x / y", "x / z")),
        (
            "    cálculo",
            "    meta      >= 80%\n    cálculo",
            "indicador a/meta ".into(),
            Difference::Added(">= 80%".into()),
        ),
        (
            "    suspenso => redistribui\n",
            "",
            "índice i/".into(),
            Difference::Removed("suspenso => redistribui".into()),
        ),
    ] {
        let found = changes(ACT, &ACT.replace(old, new));
        assert_eq!(found.len(), 1, "{found:?}");
        let words: Vec<String> = way(&found[0]).iter().map(|step| step.trim_start().to_owned()).collect();
        assert_eq!(words.join("/"), path);
        assert_eq!(found[0].difference, difference);
    }
    let limits = changes(ACT, &ACT.replace("80%", "85%"));
    assert_eq!(limits.len(), 2, "{limits:?}");
    let gone = changes(ACT, &ACT.replace("indicador a", "indicador c"));
    assert!(matches!(gone[0].difference, Difference::Removed(_)) && matches!(gone[1].difference, Difference::Added(_)));
}

/// Runs the command; it must end well.
fn valora(arguments: &[&str]) -> String {
    let (code, output, errors) = crate::command::valora(arguments);
    assert_eq!(code, 0, "{arguments:?}: {errors}");
    output
}

/// Takes out how numbers are written: only what they are counts.
fn without_writing(value: &mut Json) {
    match value {
        Json::Object(fields) => {
            fields.remove("written");
            fields.values_mut().for_each(without_writing);
        }
        Json::Array(items) => items.iter_mut().for_each(without_writing),
        _ => {}
    }
}

/// The figures of every unit, as `eval` gives them to a program.
fn figures(policy: &str, data: &str, period: &str) -> Json {
    let answer = valora(&["eval", policy, "--data", data, "--period", period, "--format", "json"]);
    let answer: Json = serde_json::from_str(&answer).unwrap();
    assert!(!answer["units"].as_array().unwrap().is_empty());
    let mut units = answer["units"].clone();
    without_writing(&mut units);
    units
}

#[test]
fn the_text_in_force_gives_what_the_dated_text_gives_whatever_was_amended() {
    let act = "tests/run/alteracoes/resolucao-10.valora";
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut data = "cnes;quadrimestre;vacinadas;acolhidas;demanda\n".to_owned();
    for (at, period) in ["2024Q1", "2024Q2", "2024Q3", "2025Q1", "2025Q2", "2025Q3"].iter().enumerate() {
        data.push_str(&format!("0000001;{period};{};5;10\n0000002;{period};8;{};10\n", 5 + at % 3, 9 - at));
    }
    std::fs::write(path("d.csv"), data).unwrap();
    // In 2025Q1 a measure reads its own past, which the dated text computes as it was then.
    for period in ["2024Q1", "2024Q2", "2024Q3", "2025Q2", "2025Q3"] {
        let text = valora(&["consolidate", act, "--period", period]);
        std::fs::write(path("c.valora"), &text).unwrap();
        let [dated, now] = [act, &path("c.valora")].map(|policy| figures(policy, &path("d.csv"), period));
        assert_eq!(dated, now, "{period}: {text}");
    }
    let early = valora(&["consolidate", act, "--period", "2025Q2", "--as-of", "2024-12-31"]);
    assert!(early.contains("SES/UF 25 de") && !early.contains("SES/UF 31 de"), "{early}");
}

#[test]
fn the_text_in_force_gives_what_the_dated_text_gives() {
    let act = "tests/cli/pasta/incentivo.valora";
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let mut data = "cnes;mês;triados;chegadas;espera\n".to_owned();
    let periods = ["2024-06", "2024-07", "2024-09", "2024-10", "2024-11"];
    for period in periods {
        data.push_str(&format!("0000001;{period};87;100;40\n0000002;{period};92;100;20\n"));
    }
    std::fs::write(path("d.csv"), data).unwrap();
    let mut texts = Vec::new();
    for period in periods {
        let text = valora(&["consolidate", act, "--period", period]);
        assert_eq!(format(&text).unwrap(), text, "{period}");
        std::fs::write(path("c.valora"), &text).unwrap();
        assert_eq!(
            figures(act, &path("d.csv"), period),
            figures(&path("c.valora"), &path("d.csv"), period),
            "{period}: {text}"
        );
        texts.push(text);
    }
    assert!(!texts[0].contains("redação dada por"), "{}", texts[0]);
    assert!(texts[1].contains("// redação dada por resolução SES/UF 25 de 10/06/2024, Art. 2º"), "{}", texts[1]);
    assert_eq!(valora(&["consolidate", act, "--as-of", "2024-06-11"]).matches("SES/UF 25").count(), 0);
}

/// Acts that others amend: how many examples and claims hold of the last text, and what is left out of it, with why.
#[test]
fn the_text_in_force_keeps_the_examples_that_hold_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.valora");
    std::fs::copy("tests/run/anexo-republicado/anexo-novo.csv", folder.path().join("anexo-novo.csv")).unwrap();
    for (act, kept, left_out) in [
        ("acerto-retroativo/resolucao-20", 3, vec!["o exemplo \"o que se pagou era o devido: nada a acertar\""]),
        ("alteracoes-conjuntas/resolucao-80", 3, vec!["o exemplo \"só a Resolução 80 tem hospitais\""]),
        ("alteracoes-conjuntas/resolucao-81", 2, vec![]),
        ("desembolso-alterado/resolucao-100", 3, vec![]),
        // The text names a file, which stands beside the act: it is copied with the text.
        (
            "anexo-republicado/resolucao-110",
            2,
            vec![
                "`confere soma(beneficiários.valor) = R$ 2.100.000,00`",
                "o exemplo \"quem está no anexo recebe\"",
                "o exemplo \"antes, o anexo de antes\"",
            ],
        ),
        (
            "tabela-alterada/resolucao-90",
            4,
            vec![
                "`confere soma(beneficiários.valor) = R$ 2.400.000,50`",
                "o exemplo \"o valor do arquivo\"",
                "o exemplo \"antes, o arquivo\"",
            ],
        ),
    ] {
        let text = valora(&["consolidate", &format!("tests/run/{act}.valora")]);
        let left: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("// Ficou fora ")).collect();
        let whats: Vec<&str> =
            left.iter().filter_map(|line| Some(line.split_once(", que neste texto não vale: ")?.0)).collect();
        assert_eq!(whats, left_out, "{text}");
        let (_, _, file) = parsed(&text);
        let tests = file.items.iter().filter(|item| matches!(item, Item::Example(_) | Item::Claim(_)));
        assert_eq!(tests.count(), kept, "{text}");
        std::fs::write(&path, &text).unwrap();
        // The command fails where an example does not hold.
        let said = valora(&["test", path.to_str().unwrap()]);
        assert!(!said.contains("nenhum exemplo"), "{said}");
    }
    let table = valora(&["consolidate", "tests/run/tabela-alterada/resolucao-90.valora"]);
    assert!(table.contains("à esquerda, R$ 2.460.000,50; à direita, R$ 2.400.000,50"), "{table}");
    assert!(table.contains("0026808 | 900.000,50      | CONTAGEM; MG") && !table.contains("sha256"), "{table}");
}

//! What the parser makes of whole files and of single lines.

use crate::source::SourceId;
use crate::syntax::parse;

#[test]
fn dump() {
    let Ok(path) = std::env::var("VALORA_DUMP") else { return };
    let text = std::fs::read_to_string(path).unwrap();
    let (file, problems) = parse(SourceId(0), &text);
    if std::env::var("VALORA_TREE").is_ok() {
        println!("{file:#?}");
    }
    for problem in &problems {
        let place = problem.span().unwrap();
        let line = text[..place.start as usize].matches('\n').count() + 1;
        let shown = &text[place.start as usize..place.end as usize];
        println!(
            "{line}: {} `{shown}` {:?} help={:?} fix={:?}",
            problem.code.0,
            problem.args,
            problem.help,
            problem.fix.as_ref().map(|fix| (&text[fix.span.start as usize..fix.span.end as usize], &fix.text))
        );
    }
    println!("items {} problems {}", file.items.len(), problems.len());
}

/// Reads a text and lets go of the tree, on a stack as small as a test's.
fn reads(text: &str) -> usize {
    parse(SourceId(0), text).1.len()
}

#[test]
fn hostile_texts_are_read_in_little_stack_and_time() {
    let count = 400;
    let lines = [
        "(".repeat(count),
        "f(".repeat(count),
        "faixas(".repeat(count),
        "faixas(a) { b => ".repeat(count),
        "{".repeat(count),
        "}".repeat(count),
        "[".repeat(count),
        "a[".repeat(count),
        "a.".repeat(count),
        "não ".repeat(count),
        "-".repeat(count),
        "a + ".repeat(count),
        "a e ".repeat(count),
        "\"".repeat(count),
        "\"\"\"".repeat(count),
        "conforme ".repeat(count),
        "1.".repeat(count),
        "; ".repeat(count),
        "=> ".repeat(count),
        "é".repeat(count),
    ];
    for line in &lines {
        for head in [
            "",
            "medida m = ",
            "indicador i {\n cálculo ",
            "indicador i {\n faixas {\n ",
            "tabela t por k {\n dados {\n ",
        ] {
            let text = format!("valora 1\n\nato X 1 de 01/01/2024\n{head}{line}\n");
            let started = std::time::Instant::now();
            reads(&text);
            let broken =
                line.as_bytes().chunks(60).map(|part| String::from_utf8_lossy(part)).collect::<Vec<_>>().join("\n");
            reads(&format!("valora 1\n{head}{broken}\n"));
            let taken = started.elapsed().as_millis();
            if taken > 3_000 {
                println!("{taken} ms: {head:?} {}", line.chars().take(20).collect::<String>());
            }
        }
    }
}

#[test]
fn expressions_as_deep_as_allowed_are_read() {
    let parens = format!("valora 1\nato X 1 de 01/01/2024\nmedida m = {}a{}\n", "(".repeat(60), ")".repeat(60));
    assert_eq!(reads(&parens), 0);
    let sums = format!("valora 1\nato X 1 de 01/01/2024\nmedida m = a{}\n", " + a".repeat(190));
    assert_eq!(reads(&sums), 0);
    let nested = format!("valora 1\nato X 1 de 01/01/2024\nmedida m = {}a{}\n", "se(a; 1; ".repeat(60), ")".repeat(60));
    assert_eq!(reads(&nested), 0);
    let choices =
        format!("valora 1\nato X 1 de 01/01/2024\nmedida m = {}1{}\n", "faixas(a) { b => ".repeat(31), " }".repeat(31));
    assert_eq!(reads(&choices), 0);
}

#[test]
fn each_ui_file_raises_its_own_code_and_no_other() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui/syntax");
    let mut seen = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "valora") {
            continue;
        }
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let (_, problems) = parse(SourceId(0), &text);
        let mut raised: Vec<&str> = problems.iter().map(|problem| problem.code.0).collect();
        raised.dedup();
        if name == "too_many" {
            raised.retain(|code| *code != "syntax::unknown_declaration");
        }
        let name = name.split("__").next().unwrap_or("").to_owned();
        assert_eq!(raised, [format!("syntax::{name}")], "{name}");
        seen.push(name);
    }
    for code in crate::diagnostic::codes::ALL {
        if let Some(name) = code.0.strip_prefix("syntax::") {
            assert!(seen.iter().any(|seen| seen == name), "no ui file raises {name}");
        }
    }
}

/// The words and signs of the language, to be thrown together.
const VOCABULARY: &[&str] = &[
    "valora 1",
    "resolução X 1 de 01/01/2024",
    "indicador a {",
    "faixas {",
    "faixas(x) {",
    "}",
    "{",
    "(",
    ")",
    "[",
    "]",
    "meta",
    "cálculo",
    "dados {",
    "conforme Art. 1º",
    "medida m =",
    "exemplo \"x\" {",
    "=>",
    ">=",
    "=",
    "+",
    "-",
    "e",
    "ou",
    "não",
    "em",
    "de",
    "a",
    "no",
    "1.5",
    "40%",
    "R$ 1,00",
    "x",
    "\"",
    "\"\"\"",
    "//",
    ";",
    ",",
    ".",
    "|",
    "“x”",
    "if",
    "2º quadrimestre de 2024",
    "31/02/2023",
    "\u{a0}",
    "quando",
    "pesos {",
    "tabela t por k {",
    "\nindicador b {",
    "altera X 1 de 01/01/2024 {",
    "\0",
    "🦀",
];

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(200))]

    #[test]
    fn any_words_are_read(words in proptest::collection::vec((proptest::sample::select(VOCABULARY), 0..4_u8), 0..60)) {
        let text: String = words.iter().map(|(word, gap)| format!("{word}{}", ["", " ", "\n", "\n    "][usize::from(*gap)])).collect();
        let (_, problems) = parse(SourceId(0), &text);
        for span in problems.iter().flat_map(|problem| problem.labels.iter().map(|label| label.span)) {
            assert!(text.get(span.start as usize..span.end as usize).is_some());
        }
        for fix in problems.iter().filter_map(|problem| problem.fix.as_ref()) {
            assert!(text.get(fix.span.start as usize..fix.span.end as usize).is_some());
        }
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        reads(&String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn every_beginning_of_a_file_is_read() {
    let text = include_str!("../../tests/format/language.valora");
    for end in (0..text.len()).step_by(83).filter(|end| text.is_char_boundary(*end)) {
        reads(&text[..end]);
    }
    assert_eq!(parse(SourceId(0), text).1, []);
}

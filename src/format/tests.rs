//! The formatter keeps meaning and comments, and twice is once.

use crate::format::format;

fn formatted(text: &str) -> String {
    let once = format(text).unwrap();
    assert_eq!(format(&once).unwrap(), once, "twice is once");
    once
}

#[test]
fn every_file_of_tests_format_is_as_it_should_look() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/format");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(formatted(&text), text, "{}", path.display());
    }
}

#[test]
fn spaces_and_spellings_are_the_formatters_to_choose() {
    let messy = "\u{feff}valora 1\r\nato X 1 de 01/01/2024\r\nvigencia desde 09/2023\r\nperiodo   mes\r\n\r\n\r\n\r\nindicador i{\r\n\r\nmeta ≥80 %;\r\n\
        calculo a×( - b )–c [ k ]. d;;unidade %\r\nfaixas\r\n{ até 40%=>R$1,00\r\n> 40% => 1.000\r\n}\r\n\r\n}\r\nlista l { 1;2 ; }// fim\r\n";
    let neat = "\
valora 1
ato X 1 de 01/01/2024
vigência  desde 09/2023
período   mês

indicador i {
    meta     >= 80%
    cálculo  a * (-b) - c[k].d; unidade %
    faixas {
        até 40% => R$ 1,00
        > 40%   =>   1.000
    }
}
lista l { 1; 2 }  // fim
";
    assert_eq!(formatted(messy), neat);
}

#[test]
fn columns_do_not_depend_on_the_spaces_there_were() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/format/language.valora");
    let text = std::fs::read_to_string(path).unwrap();
    let squeezed: Vec<String> = text
        .lines()
        .map(|line| {
            let indentation = line.len() - line.trim_start().len();
            let words = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
            if line.contains("\"\"\"") { line.to_owned() } else { format!("{}{words}", &line[..indentation]) }
        })
        .collect();
    assert_eq!(formatted(&squeezed.join("\n")), text);
}

#[test]
fn a_text_with_errors_is_refused() {
    assert!(matches!(format("valora 1\n"), Err(crate::format::Refusal::Unreadable(_))));
}

#[test]
fn dump() {
    let Ok(path) = std::env::var("VALORA_FORMAT") else { return };
    println!("{}", formatted(&std::fs::read_to_string(path).unwrap()));
}

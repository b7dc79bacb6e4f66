//! Policy folders, as the command finds them: what is of a folder, what a policy may name, what is said once.

use std::path::Path;

use crate::command::{folder, valora, valora_in, write};

const HEAD: &str = "vigência desde 01/2024\nperíodo quadrimestre\narredonda meio para cima\n";

/// A policy of an invented act, with one table in a file.
fn policy(number: u32, file: &str, digest: &str) -> String {
    format!(
        "valora 1\n\nresolução SES/UF {number} de 02/01/2024 \"Teste\"\n{HEAD}\n\
         tabela valores por cnes {{\n    conforme Anexo I\n    cnes : código de 7 dígitos\n    valor : R$\n    \
         dados \"{file}\" sha256 \"{digest}\"\n}}\n\n\
         confere soma(valores.valor) = R$ 1,00   conforme Art. 1º\n"
    )
}

/// An act without tables.
fn plain(number: u32) -> String {
    format!(
        "valora 1\n\nresolução SES/UF {number} de 02/01/2024 \"Teste\"\n{HEAD}\n\
         parâmetro v : R$ = R$ 1,00   conforme Art. 1º\nconfere v = R$ 1,00   conforme Art. 1º\n"
    )
}

const TABLE: &str = "cnes;valor\n2119420;1,00\n";

fn digest() -> String {
    valora::csv::sha256(TABLE.as_bytes())
}

/// `valora check` in a folder: how it ended, what it said.
fn check(at: &Path, arguments: &[&str]) -> (i32, String) {
    let (code, output, errors) = valora_in(at, &[&["check"], arguments].concat());
    (code, output + &errors)
}

#[test]
fn two_files_of_one_act_are_told_once_and_from_each() {
    let files = [("valora.toml", ""), ("a/x.valora", &*plain(1)), ("b/y.valora", &*plain(1)), ("z.valora", &*plain(2))];
    let folder = folder(&files);
    let (code, said) = check(folder.path(), &[]);
    assert_eq!(code, 1, "{said}");
    assert_eq!(said.matches("resolve::duplicate_act").count(), 1, "{said}");
    assert!(said.contains("a/x.valora") && said.contains("b/y.valora"), "{said}");
    for one in ["a/x.valora", "b/y.valora"] {
        let (code, said) = check(folder.path(), &[one]);
        assert!(code == 1 && said.contains("duplicate_act"), "{said}");
    }
    let (code, said) = check(&folder.path().join("b"), &["y.valora"]);
    assert!(code == 1 && said.contains("../a/x.valora"), "{said}");
    assert_eq!(check(folder.path(), &["z.valora"]).0, 0);
}

#[test]
fn without_a_mark_a_file_stands_alone_and_another_mark_is_another_folder() {
    let alone = folder(&[("x.valora", &plain(1)), ("y.valora", &plain(1))]);
    assert_eq!(check(alone.path(), &[]).0, 0);
    let nested = [("valora.toml", ""), ("x.valora", &*plain(1)), ("sub/valora.toml", ""), ("sub/y.valora", &*plain(1))];
    let nested = folder(&nested);
    assert_eq!(check(nested.path(), &[]), (0, "tudo certo: 2 arquivos verificados\n".to_owned()));
}

/// An act that does nothing but give another its parameter anew.
fn amending(number: u32, amended: u32) -> String {
    let head = format!("valora 1\n\nresolução SES/UF {number} de 02/02/2024 \"Teste\"\nvigência desde 02/2024\n");
    format!(
        "{head}\naltera resolução SES/UF {amended} de 02/01/2024 {{\n    substitui parâmetro v => R$ 2,00   \
         conforme Art. 1º\n}}\n"
    )
}

#[test]
fn a_file_that_has_nothing_to_do_with_an_act_is_not_in_its_way() {
    let broken = [plain(2).as_bytes(), b"// \xff\n"].concat();
    let folder = folder(&[("valora.toml", ""), ("x.valora", &plain(1))]);
    std::fs::write(folder.path().join("y.valora"), &broken).unwrap();
    assert_eq!(check(folder.path(), &["x.valora"]).0, 0);
    assert_eq!(check(folder.path(), &[]).0, 2, "the folder as a whole has a file that cannot be read");
}

#[test]
fn a_file_that_cannot_be_read_is_told_wherever_it_may_bear_on_an_act() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let cases = [
        [amending(2, 1).as_bytes(), b"// \xff\n"].concat(),
        [plain(1).as_bytes(), b"// \xff\n"].concat(),
        utf16(&amending(2, 1)),
    ];
    for broken in cases {
        let folder = folder(&[("valora.toml", ""), ("x.valora", &plain(1))]);
        std::fs::write(folder.path().join("y.valora"), broken).unwrap();
        let (code, said) = check(folder.path(), &["x.valora"]);
        assert!(code == 2 && said.contains("y.valora"), "{said}");
    }
}

#[test]
fn an_amendment_is_found_however_its_spaces_are_written() {
    let plainly = amending(2, 1);
    let written = |line: &str| plainly.replace("altera resolução SES/UF 1 de 02/01/2024", line);
    let cases = [
        written("altera\u{a0}resolução SES/UF 1 de 02/01/2024"),
        written("altera\tresolução SES/UF 1 de\u{a0}02/01/2024"),
        written("altera resolução\u{202f}SES/UF nº1,de 2/1/2024"),
        written("confere 1 = 1 conforme Art. 1º\n  ; altera resolução SES/UF 1 de 02/01/2024"),
        plainly.replace("\"Teste\"\nvigência desde 02/2024", "\"Teste\"; vigência desde 02/2024"),
        plainly.replacen("valora 1\n\n", "valora 1; ", 1),
    ];
    for amending in cases {
        let folder = folder(&[("valora.toml", ""), ("x.valora", &plain(1)), ("y.valora", &amending)]);
        let run = |arguments: &[&str]| valora_in(folder.path(), arguments);
        let (code, versions, said) = run(&["versions", "x.valora"]);
        assert!(code == 0 && versions.contains("SES/UF 2"), "{amending}\n{versions}{said}");
    }
    // An act that does not say on its first line which it is is amended as any other.
    let late = plain(1).replacen("valora 1\n\n", "valora 1; ", 1);
    let folder = folder(&[("valora.toml", ""), ("x.valora", &late), ("y.valora", &plainly)]);
    let (code, versions, said) = valora_in(folder.path(), &["versions", "x.valora"]);
    assert!(code == 0 && versions.contains("SES/UF 2"), "{versions}{said}");
}

#[test]
fn acts_are_found_however_far_they_bear_on_one_another() {
    // The second amends what the first does not have; accents apart from their letters are read too.
    let second = amending(2, 1).replace("parâmetro v", "parâmetro w");
    let apart = second.replace("resolução", "resoluc\u{327}a\u{303}o");
    for second in [second, apart] {
        let files =
            [("valora.toml", ""), ("x.valora", &*plain(1)), ("sub/y.valora", &*second), ("z.valora", &*plain(3))];
        let folder = folder(&files);
        let (code, said) = check(folder.path(), &["x.valora"]);
        assert!(code == 1 && said.contains("`w`") && said.contains("y.valora"), "what the amendment changes: {said}");
    }
}

#[test]
fn the_mark_says_what_it_may_and_nothing_else() {
    for (text, expected) in [
        ("nome = \"Normas\"\n", "tudo certo"),
        ("\nnme = \"Normas\"\n", "linha 2: a chave `nme` não existe"),
        ("nome = 3\n", "linha 1: o valor de `nome` tem de ser um texto"),
        ("nome = \"x\"\n[pasta\n", "linha 2: não se entende"),
    ] {
        let folder = folder(&[("valora.toml", text), ("x.valora", &plain(1))]);
        let (code, said) = check(folder.path(), &["x.valora"]);
        assert!(said.contains(expected), "{said}");
        assert_eq!(code, if expected == "tudo certo" { 0 } else { 2 }, "{said}");
    }
}

#[test]
fn tables_are_read_from_the_folder_and_from_nowhere_else() {
    let digest = digest();
    let within = [
        ("valora.toml", ""),
        ("norma/x.valora", &*policy(1, "../tabelas/t.csv", &digest)),
        ("norma/y.valora", &*policy(2, "/etc/hostname", &digest)),
        ("norma/z.valora", &*policy(3, "../../t.csv", &digest)),
        ("norma/w.valora", &*policy(4, "../tabelas/u.csv", &digest)),
        ("tabelas/t.csv", TABLE),
    ];
    let within = folder(&within);
    let said = |file: &str| check(&within.path().join("norma"), &[file]);
    assert_eq!(said("x.valora").0, 0, "{}", said("x.valora").1);
    assert!(said("y.valora").1.contains("fica fora da pasta das normas"));
    assert!(said("z.valora").1.contains("fica fora da pasta das normas"));
    assert!(said("w.valora").1.contains("troque por `\"../tabelas/t.csv\"`"), "{}", said("w.valora").1);
    let alone = folder(&[("norma/x.valora", &policy(1, "../t.csv", &digest)), ("t.csv", TABLE)]);
    assert!(check(alone.path(), &["norma/x.valora"]).1.contains("fica fora da pasta das normas"));
}

#[cfg(unix)]
#[test]
fn a_link_does_not_lead_out_of_the_folder() {
    let outside = folder(&[("t.csv", TABLE)]);
    let within = folder(&[("valora.toml", ""), ("x.valora", &policy(1, "t.csv", &digest()))]);
    std::os::unix::fs::symlink(outside.path().join("t.csv"), within.path().join("t.csv")).unwrap();
    assert!(check(within.path(), &["x.valora"]).1.contains("fica fora da pasta das normas"));
}

#[test]
fn the_row_of_a_file_is_cited_where_it_stands() {
    let data = folder(&[("d.csv", "cnes;quadrimestre;procedimento\n0026808;2024Q1;0411010034\n")]);
    let data = data.path().join("d.csv");
    let explain = ["explain", "tests/run/tabela-em-arquivo.valora", "--data", data.to_str().unwrap()];
    let (_, said, _) = valora(&[&explain[..], &["--period", "2024Q1", "--only", "0026808"]].concat());
    assert!(said.contains("valor = R$ 900.000,50 (tabela beneficiários, cnes 0026808; linha 3 de"), "{said}");
    assert!(said.contains("tests/run/tabela-em-arquivo.csv"), "{said}");
}

#[test]
fn an_amendment_in_a_new_file_changes_the_results_from_its_date_on() {
    let base = include_str!("../cli/pasta/incentivo.valora");
    let data = "cnes;mês;triados;chegadas;espera\n0000001;2024-06;87;100;40\n0000001;2024-08;87;100;40\n";
    let folder = folder(&[("valora.toml", ""), ("a/incentivo.valora", base), ("d.csv", data)]);
    let due = |period: &str, as_of: &[&str]| {
        let eval = ["eval", "a/incentivo.valora", "--data", "d.csv", "--format", "csv", "--period", period];
        let (_, text, _) = valora_in(folder.path(), &[&eval[..], as_of].concat());
        let cells: Vec<Vec<&str>> = text.lines().map(|line| line.split(';').collect()).collect();
        let at = cells[0].iter().position(|name| name.trim_matches('"') == "variável.devido").unwrap();
        cells[1][at].to_owned()
    };
    assert_eq!([due("2024-06", &[]), due("2024-08", &[])], ["45000,00", "45000,00"]);
    let amendment = include_str!("../cli/pasta/alteração.valora");
    write(folder.path(), "b/nova.valora", amendment);
    assert_eq!([due("2024-06", &[]), due("2024-08", &[])], ["45000,00", "50000,00"]);
    assert_eq!(due("2024-08", &["--as-of", "11/06/2024"]), "45000,00");
}

#[test]
fn an_operation_changes_a_row_of_a_file() {
    let amending = "valora 1\n\nresolução SES/UF 2 de 02/06/2024 \"Altera a 1\"\nvigência desde 09/2024\n\n\
        altera resolução SES/UF 1 de 02/01/2024 {\n    \
        substitui tabela valores[2119420].valor desde 09/2024 => R$ 2,00   conforme Art. 1º\n}\n";
    let base = policy(1, "t.csv", &digest());
    let files = [("valora.toml", ""), ("a.valora", &*base), ("t.csv", TABLE), ("b.valora", amending)];
    let folder = folder(&files);
    let (code, said) = check(folder.path(), &["b.valora"]);
    assert_eq!(code, 0, "{said}");
}

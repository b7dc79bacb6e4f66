//! `valora diff` on files of git revisions, in a repository made for the test; and names with `@` and `:` in them.

use std::path::Path;
use std::process::Command;

use crate::command::{self, valora_in, write};

const OLD: &str = include_str!("../cli/diff/antes.valora");
const NEW: &str = include_str!("../cli/diff/depois.valora");

/// An act that amends the others' by its date, so that the folder of the revision matters.
const AMENDMENT: &str = r#"valora 1

resolução SES/UF 21 de 10/06/2024 "Altera a Resolução 20"
vigência desde 09/2024   conforme Art. 2º

altera resolução SES/UF 20 de 05/01/2024 {
    substitui tabela beneficiários[0000003].valor => R$ 130.000,00   conforme Art. 1º
}
"#;

fn git(folder: &Path, arguments: &[&str]) {
    let own = ["-c", "user.name=Teste", "-c", "user.email=teste@exemplo", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").args(own).args(arguments).current_dir(folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A repository with two commits: the second changes the bands and adds an act that amends.
fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    git(root, &["init", "--quiet"]);
    write(root, "normas/valora.toml", "");
    write(root, "normas/saúde/norma.valora", OLD);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "antes"]);
    write(root, "normas/saúde/norma.valora", NEW);
    write(root, "normas/altera.valora", AMENDMENT);
    git(root, &["add", "."]);
    git(root, &["commit", "--quiet", "-m", "depois"]);
    folder
}

#[test]
fn a_file_is_read_at_a_revision_with_its_folder() {
    let folder = repository();
    let root = folder.path();
    let (exit, output, errors) =
        valora_in(root, &["diff", "HEAD~1:normas/saúde/norma.valora", "normas/saúde/norma.valora"]);
    assert_eq!((exit, errors.as_str()), (0, ""));
    assert!(output.contains("tabela beneficiários[0000003].valor: R$ 120.000,00 → R$ 130.000,00"), "{output}");
    assert!(output.contains("indicador ocupação.faixas: >= 80% => 100% → >= 75% => 100%"), "{output}");
    assert!(output.contains("Os resultados diferem."), "{output}");
    let here = root.join("normas");
    let (exit, output, errors) =
        valora_in(&here, &["diff", "HEAD:./saúde/norma.valora", "HEAD:normas/saúde/norma.valora"]);
    assert_eq!((exit, errors.as_str()), (0, ""));
    assert!(output.contains("(provado)"), "{output}");
}

#[test]
fn what_git_does_not_have_is_said() {
    let folder = repository();
    let root = folder.path();
    let cases = [
        ("nada:normas/saúde/norma.valora", "o repositório não tem a revisão `nada`"),
        ("--all:normas/saúde/norma.valora", ""),
        ("HEAD~1:normas/altera.valora", "na revisão `HEAD~1` não há o arquivo `normas/altera.valora`"),
    ];
    for (argument, said) in cases {
        let (exit, output, errors) = valora_in(root, &["diff", "--", argument, "normas/saúde/norma.valora"]);
        assert_eq!((exit, output.as_str()), (2, ""), "{argument}");
        assert!(errors.contains(said), "{errors}");
    }
    let outside = command::folder(&[("norma.valora", OLD)]);
    let (exit, _, errors) = valora_in(outside.path(), &["diff", "HEAD:norma.valora", "norma.valora"]);
    assert_eq!(exit, 2);
    assert!(errors.contains("esta pasta não é de um repositório"), "{errors}");
}

#[test]
fn a_wrong_file_of_a_revision_is_called_by_its_name() {
    let folder = repository();
    let root = folder.path();
    write(root, "normas/saúde/norma.valora", "valora 1\n\nisto não é nada\n");
    git(root, &["commit", "--quiet", "--all", "-m", "errada"]);
    write(root, "normas/saúde/norma.valora", NEW);
    let (exit, _, errors) = valora_in(root, &["diff", "HEAD:normas/saúde/norma.valora", "normas/saúde/norma.valora"]);
    assert_eq!(exit, 1);
    assert!(errors.contains("HEAD:normas/saúde/norma.valora"), "{errors}");
}

#[test]
fn a_file_s_own_name_may_hold_at_signs_and_colons() {
    let folder = command::folder(&[("norma@2017-01-01", OLD), ("a@b.valora", NEW)]);
    let root = folder.path();
    let (exit, output, errors) = valora_in(root, &["diff", "norma@2017-01-01", "a@b.valora", "--rules-only"]);
    assert_eq!((exit, errors.as_str()), (0, ""));
    assert!(output.contains(">= 75% => 100%"), "{output}");
    if cfg!(unix) {
        write(root, "a:b.valora", OLD);
        let (exit, output, errors) = valora_in(root, &["diff", "a:b.valora", "a@b.valora@2024-06-30", "--rules-only"]);
        assert_eq!((exit, errors.as_str()), (0, ""));
        assert!(output.contains(">= 75% => 100%"), "{output}");
    }
}

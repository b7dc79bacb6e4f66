//! `valora new --repo`: what it lays out is a policy repository whose workflow runs.

use std::path::Path;
use std::process::Command;

use yaml_rust2::{Yaml, YamlLoader};

use crate::command::valora_in;

const ACT: &str = "atos/ato-1234-2024.valora";

fn repository() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let (code, output, errors) = valora_in(folder.path(), &["new", "--repo", "normas"]);
    assert_eq!(code, 0, "{errors}");
    assert_eq!(
        output,
        "escrevi normas/valora.toml\nescrevi normas/README.md\nescrevi normas/atos/ato-1234-2024.valora\n\
         escrevi normas/dados/exemplo.csv\nescrevi normas/.github/workflows/valora.yml\n\nOs próximos passos:\n  \
         cd normas && git init\n  valora check && valora test\n  \
         valora eval atos/ato-1234-2024.valora --data dados/exemplo.csv --period 2024Q3\n"
    );
    folder
}

#[test]
fn a_new_repository_is_right_from_the_start() {
    let folder = repository();
    let at = folder.path().join("normas");
    for arguments in [
        &["check", "--deny", "warnings"][..],
        &["test"],
        &["fmt", "--check"],
        &["eval", ACT, "--data", "dados/exemplo.csv", "--period", "2024Q3"],
        &["eval", ACT, "--data", "dados/exemplo.csv", "--period", "2025Q1"],
    ] {
        let (code, output, errors) = valora_in(&at, arguments);
        assert_eq!(code, 0, "{arguments:?}: {output}{errors}");
    }
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("README.md"), "meu").unwrap();
    let (code, _, errors) = valora_in(at, &["new", "--repo", "."]);
    assert_eq!(code, 2);
    assert!(errors.contains("já existe `README.md`"), "{errors}");
    assert_eq!(std::fs::read_to_string(at.join("README.md")).unwrap(), "meu");
    assert!(!at.join("valora.toml").exists());
}

/// The steps of the workflow that run commands: the name and the commands.
fn steps(workflow: &Yaml) -> Vec<(String, String)> {
    let steps = workflow["jobs"]["conferir"]["steps"].as_vec().unwrap().iter();
    let run = |step: &Yaml| Some((step["name"].as_str()?.to_owned(), step["run"].as_str()?.to_owned()));
    steps.filter_map(run).collect()
}

fn workflow(at: &Path) -> Yaml {
    let text = std::fs::read_to_string(at.join(".github/workflows/valora.yml")).unwrap();
    YamlLoader::load_from_str(&text).unwrap().remove(0)
}

#[test]
fn the_workflow_is_yaml_and_its_commands_are_shell() {
    let folder = repository();
    let workflow = workflow(&folder.path().join("normas"));
    assert_eq!(workflow["env"]["VALORA_VERSION"].as_str(), Some(env!("CARGO_PKG_VERSION")));
    assert!(!workflow["on"]["pull_request"].is_badvalue());
    let job = &workflow["jobs"]["conferir"];
    assert_eq!(job["permissions"]["security-events"].as_str(), Some("write"));
    for step in job["steps"].as_vec().unwrap() {
        assert_ne!(step["uses"].as_str().is_some(), step["run"].as_str().is_some(), "{step:?}");
    }
    let steps = steps(&workflow);
    assert_eq!(steps.len(), 8);
    for (name, commands) in steps {
        assert!(!commands.contains("${{"), "{name}: values come by the environment");
        let read = Command::new("bash").args(["-n", "-c", &commands]).output().unwrap();
        assert!(read.status.success(), "{name}: {}", String::from_utf8_lossy(&read.stderr));
    }
}

#[test]
fn every_command_ends_as_documented() {
    let folder = repository();
    let at = folder.path().join("normas");
    let act = std::fs::read_to_string(at.join(ACT)).unwrap();
    let data = std::fs::read_to_string(at.join("dados/exemplo.csv")).unwrap();
    std::fs::create_dir(at.join("outra")).unwrap();
    let write = |name: &str, text: &str| std::fs::write(at.join("outra").join(name), text).unwrap();
    write("valora.toml", "");
    write("errada.valora", &act.replace("< 50%          =>   0%", ""));
    write("aviso.valora", &act.replace("1.234", "1.235").replacen("    conforme    Anexo II, Indicador 1\n", "", 1));
    write("falha.valora", &act.replace("1.234", "1.236").replace("espera alcance = 80%", "espera alcance = 81%"));
    write("torta.valora", &act.replace("1.234", "1.237").replace("unidade consulta", "unidade   consulta"));
    write(
        "garante.valora",
        &(act.replace("1.234", "1.238") + "\ngarante incentivo < R$ 75.000,00   conforme Art. 3º\n"),
    );
    write("dados.csv", &data.replace("800;1000", "oitocentas;1000"));
    let ask = |file: &'static str| ["--data", file, "--period", "2024Q3"];
    let eval = |policy: &'static str, file: &'static str| [&["eval", policy][..], &ask(file)].concat();
    let rows: [(i32, Vec<&str>); 23] = [
        (0, vec!["check", "atos"]),
        (0, vec!["check", "atos", "--format", "sarif"]),
        (0, vec!["check", "outra/aviso.valora"]),
        (1, vec!["check", "outra/aviso.valora", "--deny", "warnings"]),
        (1, vec!["check", "outra/errada.valora"]),
        (1, vec!["check", "outra/errada.valora", "--format", "json"]),
        (1, vec!["check", "outra/errada.valora", "--format", "sarif"]),
        (1, vec!["check", "outra/errada.valora", "--format", "github"]),
        (2, vec!["check", "nada.valora"]),
        (2, vec!["check", "--format", "xml"]),
        (0, vec!["test", "atos"]),
        (1, vec!["test", "outra/errada.valora"]),
        (3, vec!["test", "outra/falha.valora"]),
        (3, vec!["test", "outra/falha.valora", "--format", "json"]),
        (3, vec!["test", "outra/falha.valora", "--format", "github"]),
        (0, vec!["fmt", "--check", "atos"]),
        (1, vec!["fmt", "--check", "outra/torta.valora"]),
        (0, eval(ACT, "dados/exemplo.csv")),
        (1, eval("outra/errada.valora", "dados/exemplo.csv")),
        (2, eval(ACT, "nada.csv")),
        (3, eval("outra/garante.valora", "dados/exemplo.csv")),
        (4, eval(ACT, "outra/dados.csv")),
        (2, vec!["verify", ACT]),
    ];
    for (expected, arguments) in rows {
        let (code, output, errors) = valora_in(&at, &arguments);
        assert_eq!(code, expected, "{arguments:?}: {output}{errors}");
    }
}

/// A program in the way of another: a script of that name which is found first.
fn script(at: &Path, name: &str, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = at.join(name);
    std::fs::write(&path, text).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
}

fn git(at: &Path, arguments: &[&str]) -> String {
    let identity = ["-c", "user.name=Teste", "-c", "user.email=teste@example.org", "-c", "init.defaultBranch=main"];
    let output = Command::new("git").current_dir(at).args(identity).args(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

/// Runs the steps of the workflow as a runner does, all but the one that installs; how each ended.
fn run_workflow(at: &Path, tools: &Path, base: &str) -> Vec<(String, bool, String)> {
    let workflow = workflow(at);
    let valora = assert_cmd::cargo::cargo_bin("valora");
    let path = format!("{}:{}:{}", tools.display(), valora.parent().unwrap().display(), std::env::var("PATH").unwrap());
    let run = |(name, commands): (String, String)| {
        let mut command = Command::new("bash");
        command.args(["-e", "-c", &commands]).current_dir(at).env("PATH", &path).env("LC_ALL", "pt_BR.UTF-8");
        command.env("COMPARAR", workflow["env"]["COMPARAR"].as_str().unwrap());
        command.env("BASE", base).env("REVISION", "7").env("GITHUB_STEP_SUMMARY", tools.join("resumo.md"));
        let output = command.output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
        (name, output.status.success(), said)
    };
    steps(&workflow).into_iter().filter(|(name, _)| !name.starts_with("Instala")).map(run).collect()
}

#[test]
#[cfg(unix)]
fn the_workflow_comments_what_a_change_moves() {
    let folder = repository();
    let (at, tools) = (folder.path().join("normas"), folder.path().join("tools"));
    std::fs::create_dir(&tools).unwrap();
    script(
        &tools,
        "gh",
        "#!/bin/sh\necho \"$@\" > \"$(dirname \"$0\")/pedido\"\ncp diferença.md \"$(dirname \"$0\")\"\n",
    );
    std::fs::create_dir(at.join("recibos")).unwrap();
    let eval = ["eval", ACT, "--data", "dados/exemplo.csv", "--period", "2024Q3", "--receipt", "recibos/2024Q3.json"];
    assert_eq!(valora_in(&at, &eval).0, 0);
    git(&at, &["init", "-q"]);
    git(&at, &["add", "."]);
    git(&at, &["commit", "-q", "-m", "Começo"]);
    let base = git(&at, &["rev-parse", "HEAD"]);
    for (name, fine, said) in run_workflow(&at, &tools, &base) {
        assert!(fine, "{name}: {said}");
    }

    // A change of a rule of the act itself breaks the receipts of what was paid by it.
    let act = std::fs::read_to_string(at.join(ACT)).unwrap();
    let changed = act.replace("=>  75%", "=>  70%").replace("R$ 75.000,00", "R$ 70.000,00");
    std::fs::write(at.join(ACT), changed).unwrap();
    let ended = run_workflow(&at, &tools, &base);
    let failed: Vec<&str> = ended.iter().filter(|(_, fine, _)| !fine).map(|(name, ..)| name.as_str()).collect();
    assert_eq!(failed, ["Confere os recibos"], "{ended:#?}");
    let asked = std::fs::read_to_string(tools.join("pedido")).unwrap();
    assert_eq!(asked, "pr comment 7 --edit-last --create-if-none --body-file diferença.md\n");
    let difference = std::fs::read_to_string(tools.join("diferença.md")).unwrap();
    for said in ["indicador alcance.faixas", "0000001", "75.000,00", "70.000,00", "-5.000,00"] {
        assert!(difference.replace('−', "-").contains(said), "{said}: {difference}");
    }
    assert!(std::fs::read_to_string(tools.join("resumo.md")).unwrap().ends_with(&difference));
}

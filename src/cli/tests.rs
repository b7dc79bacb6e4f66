//! The command as its user meets it: arguments in; output, problems and exit code out.

use std::io::Write;

use super::*;
use crate::diagnostic::Texts;

/// Runs a command line and gives how it ended, its output and its problems.
fn run_with(arguments: &[&str], input: &[u8]) -> (Exit, String, String) {
    let (mut input, mut output, mut errors) = (input, Vec::new(), Vec::new());
    let io = Io { input: &mut input, output: &mut output, errors: &mut errors, terminal: Terminal::default() };
    let arguments = std::iter::once("valora").chain(arguments.iter().copied()).map(OsString::from);
    let exit = run(arguments, io);
    (exit, String::from_utf8(output).unwrap(), String::from_utf8(errors).unwrap())
}

fn run_on(arguments: &[&str]) -> (Exit, String, String) {
    run_with(arguments, b"")
}

/// A folder that lasts as long as the test, with some files in it.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }
    folder
}

#[test]
fn clap_finds_the_arguments_consistent() {
    Arguments::command().debug_assert();
    for language in [Language::Portuguese, Language::English] {
        help::in_language(Arguments::command(), &Texts::load(language), 100).debug_assert();
    }
}

#[test]
fn every_command_and_argument_has_its_help_in_both_languages() {
    let commands: Vec<String> =
        Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
    assert_eq!(commands.len(), 14);
    for command in commands.iter().map(String::as_str).chain([""]) {
        for lang in ["pt", "en"] {
            let words: Vec<&str> =
                ["--lang", lang, command, "--help"].into_iter().filter(|word| !word.is_empty()).collect();
            let (exit, output, errors) = run_on(&words);
            assert_eq!((exit, errors.as_str()), (Exit::Fine, ""), "{command} {lang}");
            assert!(!output.contains("cli_"), "{output}");
            for english in ["Usage:", "Options:\n", "possible values", "default:", "Print help"] {
                assert!(lang == "en" || !output.contains(english), "{english} in:\n{output}");
            }
            assert!(output.matches("valora ").count() >= 2, "no examples in:\n{output}");
        }
    }
}

#[test]
fn help_may_be_asked_for_as_a_command() {
    assert_eq!(run_on(&["help", "check"]), run_on(&["check", "--help"]));
}

#[test]
fn the_language_is_asked_for_or_the_locale_s() {
    let english = run_on(&["--lang=en", "--nope"]).2;
    assert!(english.starts_with("error: there is no option `--nope`\n"), "{english}");
    let portuguese = run_on(&["--nope"]).2;
    assert!(portuguese.starts_with("erro: a opção `--nope` não existe\n"), "{portuguese}");
}

#[test]
fn a_wrong_command_exits_with_2_and_says_what_is_near() {
    let cases: [(&[&str], &str); 8] = [
        (&["chek"], "você quis dizer `check`?"),
        (&["check", "--formt", "json"], "você quis dizer `--format`?"),
        (&["check", "--format", "xml"], "use `human`, `json`, `sarif`, `github`"),
        (&["check", "--format"], "falta o valor de `--format"),
        (&["eval"], "falta informar"),
        (&["eval", "x", "--period", "2024Q2", "--reference", "2023Q3"], "não podem vir juntos"),
        (&["--width", "3", "check"], "`3` não serve para `--width"),
        (&[], "Uso: valora COMANDO"),
    ];
    for (arguments, said) in cases {
        let (exit, output, errors) = run_on(arguments);
        assert_eq!((exit, output.as_str()), (Exit::Command, ""), "{arguments:?}");
        assert!(errors.contains(said), "{arguments:?}: {errors}");
    }
}

#[test]
fn a_code_is_explained_and_a_slip_is_met_with_near_names() {
    let (exit, output, _) = run_on(&["explain-code", "syntax::unexpected"]);
    assert_eq!(exit, Exit::Fine);
    assert!(output.starts_with("# syntax::unexpected\n\nA linha"), "{output}");
    let (_, output, _) = run_on(&["explain-code", "syntax::unexpected", "--lang", "en"]);
    assert!(output.starts_with("# syntax::unexpected\n\nThe line"), "{output}");
    let (exit, _, errors) = run_on(&["explain-code", "unexpectd"]);
    assert_eq!(exit, Exit::Command);
    assert!(errors.contains("há `syntax::unexpected`"), "{errors}");
    let (_, output, _) = run_on(&["explain-code"]);
    assert!(output.contains("syntax::unexpected\n    `…` não cabe neste lugar da linha"), "{output}");
}

#[test]
fn completions_are_written_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (exit, output, _) = run_on(&["completions", shell]);
        assert_eq!(exit, Exit::Fine);
        assert!(output.contains("explain-code"), "{shell}");
    }
}

#[test]
fn a_skeleton_is_written_once() {
    let folder = folder(&[]);
    let path = folder.path().join("norma.valora");
    let path = path.to_str().unwrap();
    assert_eq!(run_on(&["new", path]).0, Exit::Fine);
    assert_eq!(std::fs::read_to_string(path).unwrap(), new::SKELETON);
    std::fs::write(path, "mine").unwrap();
    let (exit, _, errors) = run_on(&["new", path]);
    assert_eq!(exit, Exit::Command);
    assert!(errors.contains("já existe e ficou como estava"), "{errors}");
    assert_eq!(std::fs::read_to_string(path).unwrap(), "mine");
    assert_eq!(run_on(&["new", path, "--force"]).0, Exit::Fine);
    assert_eq!(std::fs::read_to_string(path).unwrap(), new::SKELETON);
    assert_eq!(run_on(&["new"]), (Exit::Fine, new::SKELETON.to_owned(), String::new()));
}

#[cfg(unix)]
#[test]
fn a_policy_is_written_anew_whole_and_where_its_link_leads() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let loose = new::SKELETON.replace("valora 1", "valora   1");
    let folder = folder(&[("a/norma.valora", loose.as_bytes())]);
    let (real, link) = (folder.path().join("a/norma.valora"), folder.path().join("link.valora"));
    symlink(&real, &link).unwrap();
    let mode = |mode| std::fs::set_permissions(&real, std::fs::Permissions::from_mode(mode)).unwrap();
    mode(0o440);
    let (exit, _, errors) = run_on(&["fmt", link.to_str().unwrap()]);
    assert_eq!(exit, Exit::Command, "what may not be written is left alone: {errors}");
    assert_eq!(std::fs::read(&real).unwrap(), loose.as_bytes());
    mode(0o640);
    assert_eq!(run_on(&["fmt", link.to_str().unwrap()]).0, Exit::Fine);
    assert_eq!(std::fs::read(&link).unwrap(), new::SKELETON.as_bytes());
    assert_eq!(std::fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read_dir(folder.path().join("a")).unwrap().count(), 1, "nothing else is left beside it");
}

#[test]
fn what_cannot_be_read_is_told_path_by_path() {
    let folder = folder(&[
        ("norma.valora", b"valora 1\n"),
        ("latin.valora", b"valora 1\nresolu\xe7\xe3o"),
        ("vazia/x.txt", b""),
    ]);
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (exit, output, errors) = run_on(&["check", &path("norma.valra"), &path("latin.valora"), &path("vazia")]);
    assert_eq!((exit, output.as_str()), (Exit::Command, ""));
    assert!(errors.contains("na mesma pasta há `") && errors.contains("norma.valora`"), "{errors}");
    assert!(errors.contains("não está em UTF-8: a linha 2 tem"), "{errors}");
    assert!(errors.contains("não tem nenhum arquivo .valora"), "{errors}");
    let (exit, _, errors) = run_on(&["schedule", &path("vazia")]);
    assert_eq!(exit, Exit::Command);
    assert!(errors.contains("é uma pasta"), "{errors}");
}

#[test]
fn folders_give_their_policies_in_order_and_once() {
    let files: [(&str, &[u8]); 5] =
        [("b.valora", b"b"), ("a/z.valora", b"z"), ("a/y.valora", b"y"), (".git/x.valora", b"x"), ("c.txt", b"c")];
    let folder = folder(&files);
    let (mut input, mut output, mut errors) = (&b"stdin"[..], Vec::new(), Vec::new());
    let io = Io { input: &mut input, output: &mut output, errors: &mut errors, terminal: Terminal::default() };
    let mut session = Session::new(io, None, None, None);
    let paths = [folder.path().to_path_buf(), folder.path().join("b.valora"), "-".into()];
    let (sources, ids) = policies::read(&paths, &mut session).unwrap();
    let texts: Vec<&str> = ids.iter().map(|id| sources.get(*id).unwrap().text.as_str()).collect();
    assert_eq!(texts, ["y", "z", "b", "stdin"]);
    assert_eq!(sources.get(*ids.last().unwrap()).unwrap().name, "-");
}

/// A stream whose reader has gone, or whose disk is full.
struct Broken(std::io::ErrorKind);

impl Write for Broken {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_closed_pipe_is_silent_and_a_full_disk_is_not() {
    for (kind, expected) in
        [(std::io::ErrorKind::BrokenPipe, Exit::Fine), (std::io::ErrorKind::StorageFull, Exit::Command)]
    {
        let (mut input, mut output, mut errors) = (&b""[..], Broken(kind), Vec::new());
        let io = Io { input: &mut input, output: &mut output, errors: &mut errors, terminal: Terminal::default() };
        let exit = run(["valora", "new"].map(OsString::from), io);
        assert_eq!(exit, expected);
        assert_eq!(errors.is_empty(), expected == Exit::Fine);
    }
}

#[test]
fn the_skeleton_passes_check() {
    let (exit, output, errors) = run_with(&["check", "--deny", "warnings", "-"], new::SKELETON.as_bytes());
    assert_eq!((exit, errors.as_str()), (Exit::Fine, ""), "{output}");
    assert_eq!(output, "tudo certo: 1 arquivo verificado\n");
}

#[test]
fn the_examples_of_the_skeleton_hold() {
    let (exit, output, errors) = run_with(&["test", "-"], new::SKELETON.as_bytes());
    assert_eq!((exit, errors.as_str()), (Exit::Fine, ""), "{output}");
    assert!(output.starts_with("-: 1 exemplo"), "{output}");
}

#[test]
fn fmt_leaves_a_file_with_errors_alone() {
    let wrong = "valora 1\nresolução ÓRGÃO 1 de 01/02/2024 \"x\"\nmedida   m = 1.5\n";
    let folder = folder(&[("norma.valora", wrong.as_bytes())]);
    let path = folder.path().join("norma.valora");
    let (exit, output, errors) = run_on(&["fmt", path.to_str().unwrap()]);
    assert_eq!((exit, output.as_str()), (Exit::Policy, ""));
    assert!(errors.contains("syntax::number_grouping"), "{errors}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), wrong);
}

#[test]
fn the_skeleton_has_its_one_form() {
    let folder = folder(&[("norma.valora", new::SKELETON.as_bytes())]);
    let path = folder.path().join("norma.valora");
    let (exit, output, errors) = run_on(&["fmt", "--check", path.to_str().unwrap()]);
    assert_eq!((exit, output.as_str()), (Exit::Fine, ""));
    assert_eq!(errors, "1 arquivo já estava na forma padrão\n");
}

#[test]
fn fmt_writes_in_place_once_and_pipes_to_the_output() {
    let rough = "valora 1\n\nresolução ÓRGÃO 1 de 01/02/2024 \"x\"\nmedida   m=1+2 // três\n";
    let neat = "valora 1\n\nresolução ÓRGÃO 1 de 01/02/2024 \"x\"\nmedida m = 1 + 2 // três\n";
    let folder = folder(&[("norma.valora", rough.as_bytes())]);
    let path = folder.path().join("norma.valora");
    let name = path.to_str().unwrap();
    assert_eq!(run_on(&["fmt", "--check", name]), (Exit::Policy, format!("mudaria: {name}\n"), String::new()));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), rough);
    assert_eq!(run_on(&["fmt", name]), (Exit::Fine, format!("formatado: {name}\n"), String::new()));
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written.split_whitespace().collect::<Vec<_>>(), neat.split_whitespace().collect::<Vec<_>>());
    assert_eq!(run_on(&["fmt", "--check", name]).0, Exit::Fine);
    assert_eq!(run_with(&["fmt", "-"], rough.as_bytes()), (Exit::Fine, written, String::new()));
}

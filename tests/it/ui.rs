//! Every diagnostic as its author meets it: `tests/ui/<stage>/<code>.valora`, with its drawing beside it.
//!
//! A file's folder and name (up to `__`, so `band_gap__grid.valora` is a second case) are the code that must
//! be among its diagnostics. A folder of the same name holds what stands beside it: further policies, and the files
//! that it names. `cargo insta review` shows what changed.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use valora::diagnostic::{Code, Diagnostic, Format, Language, RenderOptions, Severity, Texts, codes, pages, render};
use valora::source::{Attachment, SourceId, Sources};
use valora::value::Date;

/// Stages whose diagnostics are about the text of a policy, so that a policy alone can earn them.
const STAGES: [&str; 4] = ["syntax", "resolve", "lower", "check"];

/// The code that a file's path names: `check/band_gap__grid.valora` is of `check::band_gap`.
fn code_of(path: &Path) -> String {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let name = part(path.file_stem());
    let name = name.split("__").next().unwrap_or("");
    format!("{}::{name}", part(path.parent().and_then(Path::file_name)))
}

fn drawn(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let options = RenderOptions { color: false, width: 100, language, format: Format::Human };
    render(diagnostics, sources, &options)
}

/// The texts of an input: its own, and those that follow lines `// arquivo: name`; read as of the day of a first
/// line `// em: day`.
fn texts(name: &str, text: &str) -> (Sources, SourceId, Option<Date>) {
    let as_of = text.lines().next().and_then(|line| line.strip_prefix("// em: ")).and_then(Date::parse_br);
    let mut sources = Sources::default();
    let mut parts = text.split("// arquivo: ");
    let id = sources.add(name, parts.next().unwrap_or(""));
    for part in parts {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        sources.add(name, text);
    }
    (sources, id, as_of)
}

/// Reads, checks and draws a file; its snapshot is in Portuguese, English must only have its words.
fn case(path: &Path) {
    let code = code_of(path);
    let text = std::fs::read_to_string(path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let (mut sources, id, as_of) = texts(&name, &text);
    beside(path, id, &mut sources);
    let mut diagnostics = valora::check_text(&sources, id, as_of);
    if code.starts_with("check::proof_") {
        let checked = valora::compile(&sources, id, as_of).0.unwrap();
        let proofs = valora::prove::prove(&checked);
        diagnostics.extend(proofs.iter().filter_map(|proof| valora::prove::diagnostic(proof, &sources)));
    }
    let codes: BTreeSet<Code> = diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
    assert!(codes.iter().any(|found| found.0 == code), "{} earned {codes:?}, not {code}", path.display());
    for language in [Language::Portuguese, Language::English] {
        let drawing = drawn(&diagnostics, &sources, language);
        assert!(!drawing.contains("{$"), "an argument is missing in:\n{drawing}");
        for code in &codes {
            assert!(!drawing.contains(&code.0.replace("::", "_")), "a text of {} is missing in:\n{drawing}", code.0);
        }
    }
    keep(path, &drawn(&diagnostics, &sources, Language::Portuguese));
}

/// Reads what stands beside a case.
fn beside(path: &Path, id: SourceId, sources: &mut Sources) {
    let Ok(folder) = std::fs::read_dir(path.with_extension("")) else { return };
    let mut files: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&file).unwrap();
        if name.ends_with(".valora") {
            sources.add(name, String::from_utf8(bytes).unwrap());
        } else {
            let text = valora::csv::decode(&name, &bytes).ok().map(|it| sources.add_table(&name, it.text));
            sources.attach(id, name, Arc::new(Attachment::Read { bytes, text }));
        }
    }
}

/// Compares a drawing with the snapshot beside its input.
fn keep(path: &Path, drawing: &str) {
    let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(path.parent().unwrap());
    settings.set_prepend_module_to_snapshot(false);
    settings.remove_snapshot_suffix();
    settings.remove_input_file();
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(stem, drawing));
}

#[test]
fn every_input_earns_the_diagnostic_it_is_named_after() {
    // The acts of `faults` are named after their fault, and `faults.rs` reads them.
    insta::glob!("../ui", "{syntax,resolve,lower,check,data}/*.valora", case);
}

/// Passages of an act copied exactly as published: each has a defect that is found, with a witness.
#[test]
fn what_was_printed_wrong_is_found() {
    insta::glob!("../as-printed", "*.valora", |path| {
        let mut sources = Sources::default();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let id = sources.add(name, std::fs::read_to_string(path).unwrap());
        let diagnostics = valora::check_text(&sources, id, None);
        let wrong = diagnostics.iter().filter(|it| it.severity != Severity::Advice).count();
        assert!(wrong > 0, "nothing is wrong in {}", path.display());
        keep(path, &drawn(&diagnostics, &sources, Language::Portuguese));
    });
}

#[test]
fn every_code_has_a_sentence_in_both_languages_and_a_page() {
    for language in [Language::Portuguese, Language::English] {
        let texts = Texts::load(language);
        for code in codes::ALL {
            assert_ne!(texts.outline(*code), code.0.replace("::", "_"), "no sentence in {}", language.tag());
            assert!(pages::page(code.0, language).is_some(), "no page for {}", code.0);
        }
    }
}

#[test]
fn every_code_of_the_text_has_an_input() {
    let mut inputs = BTreeSet::new();
    insta::glob!("../ui", "*/*.valora", |path| {
        inputs.insert(code_of(path));
    });
    for code in codes::ALL {
        let stage = code.0.split("::").next().unwrap_or("");
        let has = inputs.contains(code.0) || !STAGES.contains(&stage);
        assert!(has, "tests/ui/{}.valora is missing", code.0.replace("::", "/"));
    }
}

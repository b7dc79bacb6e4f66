//! Every policy of the repository, and every example of the references: right, formatted, and as it says.

use std::path::{Path, PathBuf};

use valora::diagnostic::{Language, RenderOptions, Severity, render};
use valora::eval::run_examples;
use valora::source::{SourceId, Sources};

/// Files of an ending below a folder, in order.
fn below(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// Compiles a text among others, as each act that it is of, without anything to say of it, and sees all its examples
/// hold.
fn holds_among(sources: &Sources, id: SourceId) -> usize {
    let name = &sources.get(id).unwrap().name;
    let diagnostics = valora::check_text(sources, id, None);
    let options = RenderOptions {
        color: false,
        width: 100,
        language: Language::Portuguese,
        format: valora::diagnostic::Format::Human,
    };
    let only_advice = diagnostics.iter().all(|it| it.severity == Severity::Advice);
    assert!(only_advice, "{}", render(&diagnostics, sources, &options));
    let mut examples = 0;
    for of_act in valora::compile_each(sources, id, None) {
        let checked = of_act.checked.unwrap();
        let (outcomes, _) = run_examples(&checked);
        for outcome in &outcomes {
            let title = &checked.program().examples[outcome.example].title;
            assert!(outcome.holds(), "{name}: {title}: {:?}", outcome.expectations);
        }
        examples += outcomes.len();
    }
    examples
}

#[test]
fn every_policy_is_right_and_its_examples_hold() {
    let mut examples = 0;
    for path in below("policies", "valora").into_iter().chain(below("tests/run", "valora")) {
        let (sources, id) = valora::cli::load(&path).unwrap();
        examples += holds_among(&sources, id);
    }
    assert!(examples > 80, "{examples} examples");
}

#[test]
fn every_other_reading_that_a_policy_states_compiles() {
    let mut alternatives = 0;
    for path in below("policies", "valora") {
        let mut sources = Sources::default();
        let id = sources.add(path.display().to_string(), std::fs::read_to_string(&path).unwrap());
        let (Some(checked), _) = valora::compile(&sources, id, None) else { continue };
        for reading in &checked.program().readings {
            for (at, alternative) in reading.alternatives.iter().enumerate().filter(|(_, it)| it.stated) {
                let (otherwise, diagnostics) =
                    valora::compile_otherwise(&sources, id, None, &reading.name, at).unwrap();
                assert!(otherwise.is_some(), "{}: {}: {diagnostics:#?}", reading.name, alternative.text);
                alternatives += 1;
            }
        }
    }
    assert!(alternatives > 4, "{alternatives} alternatives");
}

#[test]
fn every_policy_is_formatted() {
    for path in below("policies", "valora").into_iter().chain(below("tests/run", "valora")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let formatted = valora::format::format(&text).unwrap_or_default();
        assert!(formatted == text, "{} is not in the layout of `valora fmt`", path.display());
    }
}

#[test]
fn the_examples_of_the_references_compile_and_hold() {
    let mut pages = 0;
    for path in below("docs/pt-BR", "md").into_iter().chain(below("docs/en", "md")) {
        let blocks = valora_blocks(&std::fs::read_to_string(&path).unwrap());
        if blocks.starts_with("valora 1") {
            let mut sources = Sources::default();
            let mut files = blocks.split("// arquivo: ");
            let name = path.display().to_string();
            let mut ids = vec![sources.add(name, files.next().unwrap_or(""))];
            for file in files {
                let (name, text) = file.split_once('\n').unwrap_or((file, ""));
                ids.push(sources.add(name, text));
            }
            ids.into_iter().for_each(|id| {
                holds_among(&sources, id);
            });
            pages += 1;
        }
    }
    assert!(pages >= 12, "{pages} pages");
}

/// The `valora` blocks of a page, joined in order: one file, and those that follow lines `// arquivo: name`.
fn valora_blocks(page: &str) -> String {
    let mut text = String::new();
    let mut within = false;
    for line in page.lines() {
        match line.trim_end() {
            "```valora" => within = true,
            "```" if within => {
                within = false;
                text.push('\n');
            }
            line if within => {
                text.push_str(line);
                text.push('\n');
            }
            _ => {}
        }
    }
    text
}

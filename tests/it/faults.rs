//! Whole acts with one planted fault each: `tests/ui/faults/<class>__<what>.valora`.
//!
//! The line that the compiler must point at ends in `//~` and the code, or codes, that it must earn there. The lines
//! `//=` right below a line say what stands in its place in the act without the fault; an empty one removes it. With
//! the fault the act earns the codes marked, where they are marked, and nothing else; without it, nothing is said of the
//! act and its examples hold. `// arquivo: name` begins a further text, `// em: day` reads the act as of a day.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use valora::diagnostic::{Diagnostic, Format, Language, RenderOptions, render};
use valora::eval::run_examples;
use valora::source::{SourceId, Sources};
use valora::value::Date;

/// The classes of faults that have acts here: what a file's name begins with.
const CLASSES: &[&str] = &[
    "absences",
    "acts",
    "amendments",
    "bands",
    "citations",
    "claims",
    "cliffs",
    "codes",
    "conditions",
    "cycles",
    "delays",
    "denominator",
    "disbursement",
    "exactness",
    "exceptions",
    "grid",
    "inputs",
    "instalments",
    "interim",
    "lists",
    "lookups",
    "members",
    "money",
    "monitoring",
    "months",
    "names",
    "parameters",
    "partitions",
    "polarity",
    "proportional",
    "quotes",
    "readings",
    "rounding",
    "scores",
    "shares",
    "statistics",
    "tables",
    "targets",
    "units",
    "weights",
];

/// Where a code is due: the name of the text, the line from 1, the code.
type Place = (String, usize, String);

fn catalogue() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui/faults");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "valora"));
    files.sort();
    files
}

/// The texts of a case, each with its name.
fn texts(path: &Path, text: &str) -> Vec<(String, String)> {
    let mut parts = text.split("// arquivo: ");
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let first = (name, parts.next().unwrap_or("").to_owned());
    let further = parts.map(|part| part.split_once('\n').unwrap_or((part, "")));
    std::iter::once(first).chain(further.map(|(name, text)| (name.to_owned(), text.to_owned()))).collect()
}

/// The codes marked in a text, each with its line.
fn marked(name: &str, text: &str) -> BTreeSet<Place> {
    let mut places = BTreeSet::new();
    for (at, line) in text.lines().enumerate() {
        let Some((_, codes)) = line.split_once("//~") else { continue };
        places.extend(codes.split_whitespace().map(|code| (name.to_owned(), at + 1, code.to_owned())));
    }
    places
}

/// A text with its fault mended.
fn mended(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut replaced = false;
    for line in text.lines() {
        let Some(instead) = line.trim_start().strip_prefix("//=") else {
            replaced = false;
            lines.push(line.split("//~").next().unwrap_or("").trim_end().to_owned());
            continue;
        };
        if !replaced {
            lines.pop();
            replaced = true;
        }
        if !instead.trim().is_empty() {
            lines.push(instead.to_owned());
        }
    }
    lines.join("\n") + "\n"
}

fn sources(texts: &[(String, String)]) -> Sources {
    let mut sources = Sources::default();
    for (name, text) in texts {
        sources.add(name.clone(), text.clone());
    }
    sources
}

fn drawn(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let options = RenderOptions { color: false, width: 100, language: Language::Portuguese, format: Format::Human };
    render(diagnostics, sources, &options)
}

/// What is wrong with a case: nothing, when it is as it says.
fn judged(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let as_of = text.lines().next().and_then(|line| line.strip_prefix("// em: ")).and_then(Date::parse_br);
    let faulty = texts(path, &text);
    let mut wrong = String::new();
    let first = SourceId::default();

    let expected: BTreeSet<Place> = faulty.iter().flat_map(|(name, text)| marked(name, text)).collect();
    let read = sources(&faulty);
    let diagnostics = valora::check_text(&read, first, as_of);
    let place = |it: &Diagnostic| {
        let (name, line, _) = it.span().map_or(("", 0, 0), |span| read.locate(span));
        (name.to_owned(), line, it.code.0.to_owned())
    };
    let found: BTreeSet<Place> = diagnostics.iter().map(place).collect();
    if expected.is_empty() || found != expected {
        writeln!(wrong, "marked: {expected:?}\nfound:  {found:?}\n{}", drawn(&diagnostics, &read)).unwrap();
    }

    let whole: Vec<_> = faulty.iter().map(|(name, text)| (name.clone(), mended(text))).collect();
    if whole.iter().zip(&faulty).all(|((_, mended), (_, faulty))| mended.lines().count() == faulty.lines().count()) {
        writeln!(wrong, "no line `//=` says how the act is without the fault").unwrap();
    }
    let read = sources(&whole);
    let (checked, diagnostics) = valora::compile(&read, first, as_of);
    if !diagnostics.is_empty() {
        writeln!(wrong, "without the fault:\n{}", drawn(&diagnostics, &read)).unwrap();
    }
    for outcome in checked.iter().flat_map(|checked| run_examples(checked).0).filter(|it| !it.holds()) {
        writeln!(wrong, "example {} does not hold: {:?}", outcome.example, outcome.expectations).unwrap();
    }
    wrong
}

#[test]
fn every_planted_fault_is_found_in_its_place_and_the_act_without_it_is_silent() {
    let mut wrong = String::new();
    for path in catalogue() {
        let said = judged(&path);
        if !said.is_empty() {
            writeln!(wrong, "── {}\n{said}", path.file_name().unwrap().to_string_lossy()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_class_of_fault_has_an_act() {
    let files = catalogue();
    let class = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        name.split("__").next().unwrap_or("").to_owned()
    };
    let found: BTreeSet<String> = files.iter().map(class).collect();
    let listed: BTreeSet<String> = CLASSES.iter().map(|class| (*class).to_owned()).collect();
    assert_eq!(found, listed, "the classes of tests/ui/faults and those listed here");
    assert!(files.len() >= 60, "{} faulty acts", files.len());
}

#[test]
fn the_acts_with_faults_are_formatted() {
    for path in catalogue() {
        let text = std::fs::read_to_string(&path).unwrap();
        let Ok(formatted) = valora::format::format(&text) else { continue };
        assert!(formatted == text, "{} is not in the layout of `valora fmt`", path.display());
    }
}

//! The tree and the errors are those that pest itself gives, of every policy and test input of the repository.
//!
//! pest reads by the same grammar here, interpreted rather than generated, on its own state.

#![expect(missing_docs, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::path::Path;

use pest::Parser as _;

#[derive(pest_derive::Parser)]
#[grammar = "../grammar/valora.pest"]
struct Grammar;

/// pest, reading by the grammar.
fn upstream() -> pest_vm::Vm {
    let (_, rules) = pest_meta::parse_and_optimize(include_str!("../../grammar/valora.pest")).unwrap();
    pest_vm::Vm::new(rules)
}

/// Every policy under a folder of the repository.
fn policies(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            policies(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "valora") {
            found.push(std::fs::read_to_string(&path).unwrap());
        }
    }
}

fn texts() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = Vec::new();
    policies(&root.join("policies"), &mut found);
    policies(&root.join("tests"), &mut found);
    assert!(found.len() > 100, "the inputs are elsewhere");
    found
}

/// A tree as lines: rule and place, indented.
macro_rules! tree {
    ($pairs:expr) => {{
        let mut lines = String::new();
        let mut open: Vec<_> = vec![$pairs];
        while let Some(pairs) = open.last_mut() {
            match pairs.next() {
                Some(pair) => {
                    let (rule, span) = (format!("{:?}", pair.as_rule()), pair.as_span());
                    let rule = rule.trim_matches('"');
                    writeln!(lines, "{:1$}{rule} {2}..{3}", "", open.len(), span.start(), span.end()).unwrap();
                    open.push(pair.into_inner());
                }
                None => {
                    open.pop();
                }
            }
        }
        lines
    }};
}

#[test]
fn trees_are_the_same() {
    let upstream = upstream();
    for text in texts() {
        let ours = Grammar::parse(Rule::file, &text).map(|pairs| tree!(pairs)).unwrap();
        let theirs = upstream.parse("file", &text).map(|pairs| tree!(pairs)).unwrap();
        assert!(ours == theirs, "another tree of:\n{text}");
    }
}

#[test]
fn errors_are_the_same() {
    let upstream = upstream();
    let rules = [Rule::only_top, Rule::only_indicator, Rule::only_transfer, Rule::only_example, Rule::only_row];
    let mut failed = 0;
    for text in texts() {
        for line in text.lines().step_by(7) {
            // What stands there, and what is left of it when its end is lost.
            let half = line.char_indices().nth(line.chars().count() / 2).map_or("", |(at, _)| line.split_at(at).0);
            for (rule, line) in rules.into_iter().flat_map(|rule| [(rule, line), (rule, half)]) {
                let ours = Grammar::parse(rule, line).err();
                let ours = ours.map(|error| (error.at, format!("{:?}", error.expected)));
                let theirs = upstream.parse(&format!("{rule:?}"), line).err().map(|error| {
                    let written = format!("{error:?}");
                    let at = written.split_once("location: Pos(").and_then(|(_, rest)| rest.split_once(')')).unwrap();
                    let expected =
                        written.split_once("positives: ").and_then(|(_, rest)| rest.split_once(']')).unwrap();
                    (at.0.parse::<usize>().unwrap(), format!("{}]", expected.0.replace('"', "")))
                });
                let sorted = |found: Option<(usize, String)>| {
                    found.map(|(at, rules)| {
                        let mut rules: Vec<String> =
                            rules.trim_matches(['[', ']']).split(", ").map(str::to_owned).collect();
                        rules.sort_unstable();
                        (at, rules)
                    })
                };
                let (ours, theirs) = (sorted(ours), sorted(theirs));
                assert_eq!(ours, theirs, "{rule:?} of `{line}`");
                failed += usize::from(ours.is_some());
            }
        }
    }
    assert!(failed > 1000, "too few lines were refused to tell");
}

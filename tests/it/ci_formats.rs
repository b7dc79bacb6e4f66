//! What the command tells a continuous integration: SARIF that its schema accepts, workflow commands, exit codes.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value as Json;

use crate::command::{folder, valora, valora_in, write};

/// The schema of SARIF 2.1.0, as its committee published it: it comes with a crate that is there for it alone.
fn schema() -> jsonschema::Validator {
    let told = |output: Output| String::from_utf8(output.stdout).unwrap();
    let version = told(Command::new("rustc").arg("-vV").output().unwrap());
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = ["metadata", "--offline", "--locked", "--format-version", "1", "--filter-platform", host];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let metadata: Json = serde_json::from_str(&told(Command::new(cargo).args(metadata).output().unwrap())).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let text = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // One pattern of it, for the language of a run, has a bracket too many, and so is no regular expression.
    let text = text.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    jsonschema::options().should_validate_formats(true).build(&serde_json::from_str(&text).unwrap()).unwrap()
}

#[track_caller]
fn accepts(schema: &jsonschema::Validator, text: &str) -> Json {
    let sarif: Json = serde_json::from_str(text).unwrap();
    let problems: Vec<String> =
        schema.iter_errors(&sarif).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    sarif
}

/// Two acts of one folder with faults of several kinds, some of them after signs that are not ASCII.
const FAULTY: [(&str, &str); 3] = [
    ("valora.toml", ""),
    (
        "atos/resolução nº 1.valora",
        "valora 1\n\nresolução SES/UF 1 de 02/01/2024 \"Teste 🏥 ção\"\nvigência desde 01/2024\nperíodo quadrimestre\n\n\
         parâmetro válor : R$ \"🏥🏥 ção\" = R$ 1.5   conforme Art. 1º\n\
         indicador ação \"Ação\" {\n    conforme Anexo I\n    unidade %\n    cálculo 1 / 2\n    faixas {\n        \
         >= 50,01% => 100%\n        < 50% => 0%\n    }\n}\nconfere 1 + 1 = 3   conforme Art. 2º\n",
    ),
    ("atos/b.valora", "valora 1\n\nresolução SES/UF 2 de 02/01/2024 \"Outra\"\nindicador x {\n    metta 1\n"),
];

#[test]
fn sarif_is_what_its_schema_says() {
    let schema = schema();
    assert!(!schema.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{"tool": {}}]})), "the schema judges");
    let folder = folder(&FAULTY);
    for lang in ["pt", "en"] {
        let (code, text, _) = valora_in(folder.path(), &["check", ".", "--format", "sarif", "--lang", lang]);
        assert_eq!(code, 1);
        let sarif = accepts(&schema, &text);
        let run = &sarif["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert!(results.len() > 3 && rules.len() > 2, "{text}");
        for result in results {
            assert_eq!(rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()]["id"], result["ruleId"]);
            let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"];
            assert_eq!(uri["uriBaseId"], "%SRCROOT%");
            let uri = uri["uri"].as_str().unwrap();
            assert!(["atos/resolu%C3%A7%C3%A3o%20n%C2%BA%201.valora", "atos/b.valora"].contains(&uri), "{uri}");
        }
        assert!(rules.iter().all(|rule| rule["help"]["markdown"].as_str().is_some_and(|it| it.len() > 40)), "{text}");
        assert!(results.iter().any(|result| result["fixes"][0]["artifactChanges"][0]["replacements"][0].is_object()));
    }
    for path in ["policies", "tests/as-printed"] {
        accepts(&schema, &valora(&["check", path, "--format", "sarif"]).1);
    }
}

#[test]
fn the_columns_of_sarif_are_characters() {
    let folder = folder(&FAULTY);
    let (_, text, _) = valora_in(folder.path(), &["check", ".", "--format", "sarif"]);
    let sarif: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(sarif["runs"][0]["columnKind"], "unicodeCodePoints");
    let source: Vec<&str> = FAULTY[1].1.lines().collect();
    let at = source.iter().position(|line| line.contains("R$ 1.5")).unwrap();
    let column = source[at].find("1.5").map(|byte| source[at][..byte].chars().count() + 1).unwrap();
    let regions = sarif["runs"][0]["results"].as_array().unwrap().iter();
    let regions = regions.map(|result| &result["locations"][0]["physicalLocation"]["region"]);
    let wanted = |region: &&Json| region["startLine"] == at + 1;
    let region = regions.into_iter().find(wanted).unwrap();
    assert_eq!(
        (region["startColumn"].as_u64(), region["endColumn"].as_u64()),
        (Some(column as u64), Some(column as u64 + 3))
    );
}

#[test]
fn a_review_gets_commands_that_cannot_be_misread() {
    let folder = folder(&[("a, b: c%.valora", FAULTY[1].1)]);
    let (code, text, _) = valora_in(folder.path(), &["check", ".", "--format", "github"]);
    assert_eq!(code, 1);
    for line in text.lines() {
        let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
        let (level, properties) = head.split_once(' ').unwrap();
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
        let properties: Vec<(&str, &str)> = properties.split(',').map(|it| it.split_once('=').unwrap()).collect();
        assert_eq!(properties[0], ("file", "a%2C b%3A c%25.valora"));
        assert!(properties.iter().all(|(_, value)| !value.contains(':')), "{line}");
        assert!(!message.is_empty());
    }
    assert!(text.contains("%0A"), "an instruction follows the sentence: {text}");
}

#[test]
fn a_failed_example_is_an_annotation_on_its_line() {
    let folder = folder(&[]);
    assert_eq!(valora_in(folder.path(), &["new", "a.valora"]).0, 0);
    let text = std::fs::read_to_string(folder.path().join("a.valora")).unwrap();
    let line = text.lines().position(|line| line.contains("espera alcance = 80%")).unwrap() + 1;
    assert_eq!(
        valora_in(folder.path(), &["test", "a.valora", "--format", "github"]),
        (0, String::new(), String::new())
    );
    write(folder.path(), "a.valora", &text.replace("espera alcance = 80%", "espera alcance = 81%"));
    let (code, output, _) = valora_in(folder.path(), &["test", "a.valora", "--format", "github"]);
    assert_eq!(code, 3);
    assert!(output.starts_with(&format!("::error file=a.valora,line={line},endLine={line},col=")), "{output}");
    assert!(
        output.contains(",title=80%25 das consultas pagam 75%25 da parcela::") && output.contains("%0A"),
        "{output}"
    );
    assert_eq!(output.lines().count(), 1);
}

//! Pictures of diagnostics, in each format.

use super::*;
use crate::diagnostic::{Code, codes};
use crate::source::{SourceId, Span};

const TEXT: &str = "valora 1\n\nresolução SES/MG 1.234 de 25/07/2023 \"Normas\"\nmeta 1.5\n";

fn span(source: SourceId, text: &str, part: &str) -> Span {
    let start = u32::try_from(text.find(part).unwrap()).unwrap();
    Span { source, start, end: start + u32::try_from(part.len()).unwrap() }
}

fn one() -> (Sources, Diagnostic) {
    let mut sources = Sources::default();
    let id = sources.add("ato.valora", TEXT);
    let diagnostic = Diagnostic::error(codes::SYNTAX_UNEXPECTED, span(id, TEXT, "1.234"))
        .arg("expected", "uma data")
        .arg("found", "1.234")
        .fix(span(id, TEXT, "1.234"), "25/07/2023");
    (sources, diagnostic)
}

fn written(format: Format, diagnostics: &[Diagnostic], sources: &Sources) -> String {
    render(diagnostics, sources, &RenderOptions { format, ..RenderOptions::default() })
}

#[test]
fn a_person_sees_the_true_line_and_column() {
    let (sources, diagnostic) = one();
    let drawn = written(Format::Human, &[diagnostic.clone(), diagnostic], &sources);
    assert!(drawn.contains("ato.valora:3:18"), "{drawn}");
    assert!(drawn.contains("3 │ resolução SES/MG 1.234"), "{drawn}");
    assert!(drawn.contains("  ajuda: → troque por `25/07/2023`\n"), "{drawn}");
    assert!(drawn.ends_with("\n1 erro\n"), "{drawn}");
}

#[test]
fn labels_of_another_file_follow_as_a_note() {
    let (mut sources, diagnostic) = one();
    let other = sources.add("outro.valora", TEXT);
    let diagnostic = diagnostic.label(span(other, TEXT, "valora"), "label");
    let drawn = written(Format::Human, &[diagnostic], &sources);
    assert!(drawn.contains("outro.valora:1:1"), "{drawn}");
    assert!(drawn.contains("☞ veja também"), "{drawn}");
}

#[test]
fn a_line_of_a_book_is_cut_around_its_place() {
    let text = format!("valora 1\n{}AQUI{}\n", "ç".repeat(5_000), "x".repeat(5_000));
    let mut sources = Sources::default();
    let id = sources.add("longo.valora", text.as_str());
    let drawn = written(Format::Human, &[Diagnostic::error(Code("x::y"), span(id, &text, "AQUI"))], &sources);
    assert!(drawn.contains("longo.valora:2:5001"), "{drawn}");
    assert!(drawn.contains("…çç") && drawn.contains("xx…") && drawn.contains("AQUI"), "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() < 130), "{drawn}");
}

#[test]
fn places_at_the_edges_are_drawn() {
    for text in ["", "\n", "a", "a\r\n", "valora 1\n\u{1b}[31m"] {
        let mut sources = Sources::default();
        let source = sources.add("x", text);
        let end = u32::try_from(text.len()).unwrap();
        for span in
            [Span { source, start: end, end }, Span { source, start: 0, end }, Span { source, start: 0, end: 99 }]
        {
            let drawn = written(Format::Human, &[Diagnostic::error(Code("x::y"), span)], &sources);
            assert!(drawn.contains("[x:"), "{text:?} {span:?}: {drawn}");
            assert!(!drawn.contains('\u{1b}'), "{drawn}");
        }
    }
}

#[test]
fn far_places_of_one_file_are_two_excerpts() {
    let text: String = (1..=5_000).map(|line| format!("linha_{line}\n")).collect();
    let mut sources = Sources::default();
    let id = sources.add("x", text.as_str());
    let diagnostic =
        Diagnostic::error(Code("x::y"), span(id, &text, "linha_17\n")).label(span(id, &text, "linha_4711"), "other");
    let drawn = written(Format::Human, &[diagnostic], &sources);
    assert!(drawn.contains("[x:17:1]") && drawn.contains("[x:4711:1]"), "{drawn}");
    assert!(drawn.lines().count() < 25, "{drawn}");
}

#[test]
fn a_program_gets_every_key() {
    let (sources, diagnostic) = one();
    let value: serde_json::Value =
        serde_json::from_str(&written(Format::Json, &[diagnostic], &sources)).expect("valid JSON");
    let object = &value[0];
    assert_eq!(object["code"], "syntax::unexpected");
    assert_eq!((object["line"].as_u64(), object["column"].as_u64()), (Some(3), Some(18)));
    assert_eq!((object["endLine"].as_u64(), object["endColumn"].as_u64()), (Some(3), Some(23)));
    assert_eq!(object["fix"]["text"], "25/07/2023");
    assert_eq!(object["labels"][0]["file"], "ato.valora");
    assert!(object["help"].is_null());
    assert_eq!(written(Format::Json, &[], &sources), "[]\n");
}

#[test]
fn a_review_gets_one_line() {
    let (sources, diagnostic) = one();
    let line = written(Format::GitHub, &[diagnostic], &sources);
    assert!(
        line.starts_with("::error file=ato.valora,line=3,endLine=3,col=18,endColumn=23,title=syntax%3A%3Aunexpected::")
    );
    assert_eq!(line.lines().count(), 1);
}

#[test]
fn a_scanner_gets_a_result_and_its_rule() {
    let (sources, diagnostic) = one();
    let value: serde_json::Value =
        serde_json::from_str(&written(Format::Sarif, &[diagnostic], &sources)).expect("valid JSON");
    let run = &value["runs"][0];
    assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "syntax::unexpected");
    let result = &run["results"][0];
    assert_eq!((result["ruleId"].as_str(), result["level"].as_str()), (Some("syntax::unexpected"), Some("error")));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "ato.valora");
    assert_eq!((place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64()), (Some(3), Some(18)));
    let none: serde_json::Value = serde_json::from_str(&written(Format::Sarif, &[], &sources)).expect("valid JSON");
    assert_eq!(none["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn order_is_by_file_and_place_and_repetitions_go() {
    let (sources, first) = one();
    let mut later = first.clone();
    later.labels = vec![crate::diagnostic::Label { span: span(SourceId(0), TEXT, "1.5"), key: "label" }];
    later.severity = Severity::Warning;
    let none = Diagnostic { labels: Vec::new(), ..first.clone() };
    let all = [none.clone(), later.clone(), first.clone(), later.clone()];
    assert_eq!(sorted(&all), [&first, &later, &none]);
    assert_eq!(summary(&all, &Texts::load(Language::Portuguese)), "2 erros, 1 aviso");
    assert_eq!(summary(&all, &Texts::load(Language::English)), "2 errors, 1 warning");
    assert!(written(Format::Human, &all, &sources).ends_with("2 erros, 1 aviso\n"));
}

#[test]
fn a_fix_is_said_on_one_line_and_with_its_place_when_that_is_another() {
    let (sources, diagnostic) = one();
    let texts = Texts::load(Language::Portuguese);
    let said = |span: Span, text: &str| fix_in_words(&diagnostic.clone().fix(span, text), &sources, &texts);
    let main = diagnostic.span().unwrap();
    let end = Span { start: main.end, ..main };
    let sign = span(SourceId(0), TEXT, "1.5");
    assert_eq!(said(main, "a\n    b").as_deref(), Some("troque por `a ↵ b`"));
    assert_eq!(said(main, "").as_deref(), Some("apague este trecho"));
    assert_eq!(said(main, " 1.234 ").as_deref(), None);
    assert_eq!(said(sign, "1,5").as_deref(), Some("troque `1.5` por `1,5`"));
    assert_eq!(said(end, "\n}").as_deref(), Some("escreva aqui `}`"));
    assert_eq!(said(Span { end: sign.start, ..sign }, "}").as_deref(), Some("escreva `}` na linha 4, coluna 6"));
}

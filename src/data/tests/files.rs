//! Encodings, separators, formats, and files that are none of them.

use crate::data::tests::{code, codes, column, hospital, input, program, read, rows, told};
use crate::data::{Format, Records};
use crate::ir::{Kind, Program};

fn names() -> Program {
    program(vec![input("dados", None, vec![column("cnes", code()), column("município", Kind::Text)])])
}

fn format(records: &Records) -> Option<Format> {
    records.files.first().and_then(|file| file.format)
}

#[test]
fn encodings_are_recognised() {
    let expected = "2: 2119420 São João\n";
    let text = "cnes;município\n2119420;São João\n";
    let latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let utf16: Vec<u8> =
        std::iter::once('\u{feff}').chain(text.chars()).flat_map(|c| (c as u16).to_le_bytes()).collect();
    let decomposed: Vec<u8> = text.replace('ã', "a\u{303}").replace('í', "i\u{301}").into_bytes();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), "UTF-8"),
        ([b"\xef\xbb\xbf", text.as_bytes()].concat(), "UTF-8"),
        (text.replace('\n', "\r\n").into_bytes(), "UTF-8"),
        (text.replace('\n', "\r").into_bytes(), "UTF-8"),
        (decomposed, "UTF-8"),
        (latin, "Windows-1252"),
        (utf16, "UTF-16LE"),
    ] {
        let records = read(&names(), "a.csv", bytes);
        assert_eq!((rows(&records).as_str(), told(&records, &[]).as_str()), (expected, ""), "{encoding}");
        assert_eq!(records.files.first().unwrap().encoding, encoding);
    }
}

#[test]
fn separators_are_recognised() {
    for separator in [';', ',', '\t', '|'] {
        let text = "cnes;município\n2119420;a\n".replace(';', &separator.to_string());
        let records = read(&names(), "a.csv", text);
        assert_eq!(rows(&records), "2: 2119420 a\n", "{separator:?}");
        assert_eq!(records.files.first().unwrap().separator, Some(separator));
    }
    let records = read(&names(), "a.csv", "cnes;\"município\"\n2119420;\"a, b; c\"\n");
    assert_eq!(rows(&records), "2: 2119420 a, b; c\n");
}

#[test]
fn files_that_are_no_data_say_what_to_do() {
    for (bytes, expected) in [
        (&b"PK\x03\x04\x14\x00"[..], "spreadsheet_file"),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1][..], "spreadsheet_file"),
        (b"%PDF-1.7", "pdf_file"),
        (b"\x00\x01\x02", "binary_file"),
        (b"", "empty_file"),
        (b"\xef\xbb\xbf \r\n", "empty_file"),
        ("cnes;município\n".as_bytes(), "no_rows"),
        (b"[]", "no_rows"),
        (b"[{\"cnes\":", "json_syntax"),
        (b"[1, 2", "json_syntax"),
        (b"{\"dados\": [], \"x\": 1}", "json_shape"),
        (b"{\"dados\": [], \"dados\": []}", "json_shape"),
    ] {
        let records = read(&names(), "a", bytes);
        assert_eq!(codes(&records), [expected], "{:?}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn json_comes_as_an_array_by_input_or_by_line() {
    let row = r#"{"cnes": "2119420", "município": "São João"}"#;
    for (name, text, expected) in [
        ("a.json", format!("[{row}]"), Format::Json),
        ("a", format!("{{\"dados\": [{row}]}}"), Format::Json),
        ("a", format!("{{\n\"dados\": [\n{row}]}}"), Format::Json),
        ("a", row.to_owned(), Format::JsonLines),
        ("a.jsonl", format!("{row}\n\n"), Format::JsonLines),
    ] {
        let records = read(&names(), name, &text);
        assert_eq!((rows(&records).as_str(), format(&records)), ("1: 2119420 São João\n", Some(expected)), "{text}");
    }
    let records = read(&names(), "a.jsonl", format!("{row}\n\n{}", row.replace("2119420", "0026808")));
    assert_eq!(rows(&records), "1: 2119420 São João\n3: 0026808 São João\n");
}

#[test]
fn json_rows_are_objects_with_each_field_once() {
    let records =
        read(&names(), "a.json", r#"[1, "x", null, [2], {"cnes":"2119420","cnes":"2119420","município":"a"}]"#);
    let expected = ["not_object", "not_object", "not_object", "not_object", "repeated_field"];
    assert_eq!(codes(&records), expected);
    assert_eq!(records.rejected.len(), 5);
    let records = read(&names(), "a.json", r#"[{"cnes":"2119420","municipio":"a"}]"#);
    assert_eq!(
        told(&records, &["file", "input", "expected"]),
        "unknown_column column=municipio near=município help_near\nmissing_column column=município help\n"
    );
    assert_eq!(
        codes(&read(&names(), "a.json", r#"{"dado": [{"cnes":"2119420","município":"a"}]}"#)),
        ["input_unknown"]
    );
}

#[test]
fn a_json_row_may_leave_out_what_is_not_due() {
    let records = read(
        &hospital(),
        "a.json",
        r#"[{"cnes":"2119420","quadrimestre":"2023Q3","uti":false,"leitos":45},
            {"cnes":"0026808","quadrimestre":"2023Q3","uti":true,"leitos":45}]"#,
    );
    assert_eq!(told(&records, &["file", "expected"]), "empty_conditional row=2 column=valor help\n");
    assert_eq!(rows(&records), "1: 2119420 não - 45 - 2023Q3\n");
}

#[test]
fn a_file_with_endless_problems_counts_the_last_ones() {
    let text = format!("cnes;município\n{}", "1;x\n".repeat(10_500));
    let records = read(&names(), "a.csv", text);
    assert_eq!(records.problems.len(), 10_001);
    assert_eq!(records.rejected.len(), 10_000);
    let last = records.problems.last().unwrap();
    assert_eq!(last.args, [("file", "a.csv".to_owned()), ("count", "500".to_owned()), ("limit", "10000".to_owned())]);
}

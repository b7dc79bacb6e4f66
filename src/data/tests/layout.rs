//! Rows, columns and files: what is there, what is missing, what is there twice.

use crate::data::tests::{codes, column, hospital, input, read, read_with, rows, told};
use crate::data::{DataFile, Format, Mark, Options, header, load, schema};
use crate::ir::{Kind, Program};
use crate::value::{Grain, Period, Value};

const HEADER: &str = "cnes;quadrimestre;uti;valor;leitos;meta\n";

fn lines(rows: &str) -> String {
    format!("{HEADER}{rows}")
}

/// The problems of rows under the usual header, without the file's name.
fn problems(rows: &str) -> String {
    told(&read(&hospital(), "a.csv", lines(rows)), &["file", "expected"])
}

#[test]
fn a_good_file_is_read_and_described() {
    let records =
        read(&hospital(), "a.csv", lines("2119420;2023Q3;sim;R$ 1.234,56;45;90,01%\n0026808;2023Q3;não;;60;\n"));
    assert_eq!(told(&records, &[]), "");
    assert_eq!(rows(&records), "2: 2119420 sim 1234.56 45 0.9001 2023Q3\n3: 0026808 não - 60 - 2023Q3\n");
    let report = records.files.first().unwrap();
    assert_eq!((report.format, report.encoding, report.rows), (Some(Format::Csv), "UTF-8", 2));
    assert_eq!((report.separator, report.decimal_mark), (Some(';'), Some(',')));
    assert_eq!(report.sha256.len(), 64);
    let period = Period::parse("2023Q3", Grain::FourMonths).ok();
    let key = [Value::Text("0026808".into())];
    let found = records.inputs.first().and_then(|input| input.lookup(&key, period)).unwrap();
    assert_eq!(found.origin.row, 3);
    assert!(records.inputs.first().unwrap().lookup(&key, None).is_none());
}

#[test]
fn columns_may_stand_in_any_order_and_optional_ones_may_lack() {
    let records = read(&hospital(), "a.csv", " leitos ;uti;cnes;valor;quadrimestre\n45;não;2119420;;2023Q3\n");
    assert_eq!(rows(&records), "2: 2119420 não - 45 - 2023Q3\n");
}

#[test]
fn unknown_missing_duplicate_and_unnamed_columns_leave_every_row_out() {
    for (header, row, expected) in [
        (
            "cnes;quadrimestre;uti;valor;leito",
            "2119420;2023Q3;sim;1;45",
            "unknown_column column=leito near=leitos help_near\nmissing_column column=leitos help\n",
        ),
        (
            "CNES;quadrimestre;uti;valor;leitos",
            "2119420;2023Q3;sim;1;45",
            "unknown_column column=CNES near=cnes help_near\nmissing_column column=cnes help\n",
        ),
        ("cnes;quadrimestre;uti;valor;leitos;obs", "2119420;2023Q3;sim;1;45;x", "unknown_column column=obs help\n"),
        (
            "cnes;quadrimestre;uti;valor;leitos;uti",
            "2119420;2023Q3;sim;1;45;sim",
            "duplicate_column column=uti first=3 second=6 help\n",
        ),
        ("cnes;uti;valor;leitos", "2119420;sim;1;45", "missing_column column=quadrimestre help\n"),
        ("cnes;quadrimestre;;uti;valor;leitos", "2119420;2023Q3;9;sim;1;45", "unnamed_column column=3 help\n"),
    ] {
        let records = read(&hospital(), "a.csv", format!("{header}\n{row}\n"));
        assert_eq!(told(&records, &["file", "input", "expected"]), expected, "{header}");
        assert_eq!((records.rejected.len(), rows(&records).as_str()), (1, ""), "{header}");
    }
}

#[test]
fn the_expected_columns_are_written_out() {
    let program = hospital();
    let input = program.inputs.first().unwrap();
    assert_eq!(header(input), "cnes;uti;valor;leitos;meta;quadrimestre");
    assert_eq!(
        schema(&program, input),
        "cnes         : código de 7 dígitos\n\
         uti          : sim/não\n\
         valor        : R$, mínimo R$ 0,00, exigida sob condição\n\
         leitos       : leito, mínimo 1\n\
         meta         : %, máximo 100%, opcional\n\
         quadrimestre : quadrimestre (2024Q2)"
    );
}

#[test]
fn every_bad_cell_is_reported_and_the_other_rows_are_taken() {
    let records = read(&hospital(), "a.csv", lines("26808;2023Q9;talvez;x;0;9\n2119420;2023Q3;não;;45;\n"));
    assert_eq!(
        codes(&records),
        ["code_width", "bad_truth", "bad_number", "below_minimum", "percent_sign", "bad_period"]
    );
    assert_eq!(rows(&records), "3: 2119420 não - 45 - 2023Q3\n");
    let rejected = records.rejected.first().unwrap();
    assert_eq!((rejected.keys.as_ref(), rejected.origin.row), (None, 2));
    assert_eq!(rejected.problems, [0, 1, 2, 3, 4, 5]);
}

#[test]
fn an_empty_cell_is_an_error_where_a_value_is_due() {
    assert_eq!(problems("2119420;2023Q3;sim;;45;\n"), "empty_conditional row=2 column=valor help\n");
    assert_eq!(problems("2119420;2023Q3;não;;45;\n"), "");
    assert_eq!(problems("2119420;2023Q3;não;5;45;\n"), "");
    assert_eq!(
        problems("2119420;;não;;;\n"),
        "empty_cell row=2 column=quadrimestre help\nempty_cell row=2 column=leitos help\n"
    );
    assert_eq!(problems("2119420;2023Q3;x;;45;\n"), "bad_truth row=2 column=uti value=x help\n");
}

#[test]
fn ragged_rows_are_reported_and_empty_ones_passed_over() {
    assert_eq!(problems("2119420;2023Q3;não;;45\n"), "ragged_row row=2 found=5 help\n");
    assert_eq!(problems("\n;;;;;\n2119420;2023Q3;não;;45;;9\n"), "ragged_row row=4 found=7 help\n");
    assert_eq!(problems("2119420;2023Q3;não;;45;;;;\n;;;;;;;;;\n"), "");
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
    let program =
        super::program(vec![input("dados", None, vec![column("cnes", super::code()), column("x", Kind::Text)])]);
    let records =
        read(&program, "a.csv", "sep=;\r\ncnes;x\r\n2119420;\"duas\r\nlinhas \"\"e\"\" aspas; ;\"\r\n\r\n0026808;b");
    assert_eq!(rows(&records), "3: 2119420 duas linhas \"e\" aspas; ;\n5: 0026808 b\n");
    assert_eq!(codes(&read(&program, "a.csv", "cnes;x\n2119420;\"nunca fecha\n0026808;b\n")), ["unclosed_quote"]);
}

#[test]
fn duplicate_keys_name_both_rows_and_leave_both_out() {
    let records = read(
        &hospital(),
        "a.csv",
        lines("2119420;2023Q3;não;;45;\n0026808;2023Q3;não;;45;\n2119420;2023Q3;não;;50;\n2119420;2024Q1;não;;50;\n"),
    );
    assert_eq!(
        told(&records, &[]),
        "duplicate_key file=a.csv row=4 other_file=a.csv other_row=2 value=2119420, 2023Q3 input=hospital help\n"
    );
    assert_eq!(records.rejected.iter().map(|row| row.origin.row).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(rows(&records), "3: 0026808 não - 45 - 2023Q3\n5: 2119420 não - 50 - 2024Q1\n");
}

#[test]
fn rows_below_a_level_may_share_their_key() {
    let mut program = hospital();
    let mut below = input("aih", None, vec![column("cnes", super::code()), column("v", super::money())]);
    below.parent = Some(crate::ir::InputId(0));
    program.inputs.push(below);
    let records = read(&program, "a.csv", "cnes;v\n2119420;1\n2119420;2\n");
    assert_eq!((told(&records, &[]).as_str(), rows(&records).lines().count()), ("", 2));
}

#[test]
fn the_decimal_mark_is_what_the_file_shows() {
    let mark = |values: [&str; 4]| {
        let row = |at: usize, value: &str| format!("211942{at};2023Q3;sim;\"{value}\";1;\n");
        let text: String = values.iter().enumerate().map(|(at, value)| row(at, value)).collect();
        let records = read(&hospital(), "a.csv", lines(&text));
        (records.files.first().and_then(|file| file.decimal_mark), told(&records, &["file", "expected"]))
    };
    assert_eq!(mark(["1.234,56", "1.234", "5", "7"]), (Some(','), String::new()));
    assert_eq!(mark(["1,234.56", "1.234", "5", "7"]), (Some('.'), String::new()));
    assert_eq!(mark(["0.123", "1", "5", "7"]), (Some('.'), String::new()));
    assert_eq!(mark(["1", "2", "5", "7"]), (None, String::new()));
    assert_eq!(
        mark(["1.234", "2", "5", "7"]),
        (None, "decimal_ambiguous row=2 column=valor value=1.234 help\n".to_owned())
    );
    assert_eq!(mark(["1,5", "2,5", "3,5", "7.5"]).1, "decimal_mark row=5 column=valor value=7.5 mark=, help\n");
    assert_eq!(
        mark(["1,5", "2,5", "3.5", "7"]).1,
        "decimal_mixed row=2 column=valor value=1,5 other_row=4 other_column=valor other_value=3.5 help\n"
    );
    let given = |mark| rows(&read_with(&hospital(), &lines("2119420;2023Q3;sim;1.234;1;\n"), mark));
    assert_eq!(given(Mark::Comma), "2: 2119420 sim 1234 1 - 2023Q3\n");
    assert_eq!(given(Mark::Dot), "2: 2119420 sim 1.234 1 - 2023Q3\n");
}

#[test]
fn a_file_finds_its_input() {
    let mut program = hospital();
    program.inputs.push(input("leito", None, vec![column("cnes", super::code()), column("tipo", Kind::Text)]));
    let take = |told: Option<&str>, text: &str, program: &Program| {
        let file = DataFile { name: "a.csv", input: told, bytes: text.as_bytes() };
        let records = load(program, &[file], Options::default(), &super::when_uti);
        (codes(&records), records.inputs.iter().map(|input| input.rows.len()).collect::<Vec<_>>())
    };
    let (hospitals, leitos) = (lines("2119420;2023Q3;não;;45;\n"), "cnes;tipo\n2119420;uti\n");
    assert_eq!(take(None, &hospitals, &program), (vec![], vec![1, 0]));
    assert_eq!(take(None, leitos, &program), (vec![], vec![0, 1]));
    assert_eq!(take(Some("leito"), leitos, &program), (vec![], vec![0, 1]));
    assert_eq!(take(Some("leitos"), leitos, &program).0, ["input_unknown"]);
    assert_eq!(take(None, "a;b\n1;2\n", &program).0, ["input_unmatched"]);
    program.inputs.push(input("outro", None, vec![column("cnes", super::code()), column("tipo", Kind::Text)]));
    assert_eq!(take(None, leitos, &program).0, ["input_unclear"]);
    assert_eq!(take(None, leitos, &super::program(vec![])).0, ["no_inputs"]);
}

//! One cell, one column: what it becomes, or what is said of it.

use crate::data::tests::{beds, code, codes, column, input, money, program, read, read_with, rows, told};
use crate::data::{Mark, Records};
use crate::ir::{Column, Kind};
use crate::value::{Grain, Number};

/// Reads one cell of a column `x` after a good key, as quoted CSV; the file's mark is the comma.
fn cell(column: Column, written: &str) -> Records {
    let program = program(vec![input("dados", None, vec![super::column("cnes", code()), column])]);
    read_with(&program, &format!("cnes;x\n2119420;\"{}\"\n", written.replace('"', "\"\"")), Mark::Comma)
}

/// What a cell becomes, or the problem's name.
fn becomes(kind: Kind, written: &str) -> String {
    let records = cell(column("x", kind), written);
    match records.problems.first() {
        Some(problem) => problem.code.0.trim_start_matches("data::").to_owned(),
        None => rows(&records).trim().trim_start_matches("2: 2119420 ").to_owned(),
    }
}

fn table(kind: &Kind, facts: &[(&str, &str)]) {
    for (written, expected) in facts {
        assert_eq!(becomes(kind.clone(), written), *expected, "`{written}` as {kind:?}");
    }
}

#[test]
fn money_is_read_exactly_and_in_its_currency() {
    table(
        &money(),
        &[
            ("1.234,56", "1234.56"),
            ("R$ 1.234,56", "1234.56"),
            ("R$1.234,56", "1234.56"),
            ("R$\u{a0}107.299.197,48", "107299197.48"),
            ("-R$ 1,00", "-1"),
            ("R$ -1,5", "-1.5"),
            ("0,123456789012345678901234567890123", "0.123456789012345678901234567890123"),
            ("1234", "1234"),
            ("US$ 5,00", "currency"),
            ("€ 5", "currency"),
            ("uns 5", "bad_number"),
            ("5 reais", "bad_number"),
            ("5%", "percent_unexpected"),
            ("1234.56", "decimal_mark"),
            ("1.23,4", "bad_number"),
            ("1,234,567", "decimal_mark"),
            ("12 345", "bad_number"),
            ("cinco", "bad_number"),
            ("--5", "bad_number"),
            ("1,", "bad_number"),
            (",5", "bad_number"),
            ("2,69E+06", "scientific_notation"),
            ("1e999999999", "scientific_notation"),
            ("#REF!", "spreadsheet_error"),
            ("#div/0!", "spreadsheet_error"),
            ("########", "spreadsheet_error"),
        ],
    );
    let long = "9".repeat(2_000);
    assert_eq!(becomes(money(), &long), "number_too_long");
    assert_eq!(becomes(money(), &"9".repeat(900)).len(), 900);
}

#[test]
fn a_percentage_bears_its_sign() {
    table(
        &Kind::Percent,
        &[
            ("90,01%", "0.9001"),
            ("90,01 %", "0.9001"),
            ("-5%", "-0.05"),
            ("100%", "1"),
            ("90,01", "percent_sign"),
            ("0", "percent_sign"),
            ("R$ 5%", "bad_number"),
            ("%", "bad_number"),
        ],
    );
}

#[test]
fn a_truth_is_sim_or_nao() {
    table(
        &Kind::Truth,
        &[
            ("sim", "sim"),
            ("Não", "não"),
            ("NAO", "não"),
            ("S", "bad_truth"),
            ("1", "bad_truth"),
            ("true", "bad_truth"),
        ],
    );
}

#[test]
fn a_code_has_exactly_its_digits() {
    table(
        &code(),
        &[
            ("0026808", "0026808"),
            ("26808", "code_width"),
            ("21194201", "code_width"),
            ("2.119.420", "bad_code"),
            ("CNES 12", "bad_code"),
            ("2,69E+06", "scientific_notation"),
        ],
    );
    table(&Kind::Code(None), &[("7", "7"), ("0123456789", "0123456789"), ("a", "bad_code")]);
    let told = told(&cell(column("x", code()), "26808"), &[]);
    assert_eq!(
        told,
        "code_width file=a.csv row=2 column=x value=26808 expected=código de 7 dígitos found=5 width=7 \
         repair=0026808 help_zeros\n"
    );
}

#[test]
fn a_category_is_spelt_as_listed() {
    let kind = Kind::Category(vec!["Geral".to_owned(), "Maternidade".to_owned()]);
    table(&kind, &[("Geral", "Geral"), ("geral", "bad_category"), ("UPA", "bad_category")]);
    for (written, near) in [("GERAL", "Geral"), ("Maternidad", "Maternidade")] {
        let told = told(&cell(column("x", kind.clone()), written), &[]);
        assert!(told.contains("expected={Geral; Maternidade}"), "{told}");
        assert!(told.ends_with(&format!("near={near} help_near\n")), "{told}");
    }
}

#[test]
fn dates_and_periods_are_read_in_both_spellings() {
    table(
        &Kind::Date,
        &[
            ("25/07/2023", "25/07/2023"),
            ("2023-07-25", "25/07/2023"),
            ("31/02/2023", "bad_date"),
            ("25/07/23", "bad_date"),
            ("45123", "bad_date"),
        ],
    );
    table(
        &Kind::Period(Grain::FourMonths),
        &[
            ("2023Q3", "2023Q3"),
            ("3º quadrimestre de 2023", "2023Q3"),
            ("2023-01", "period_grain"),
            ("2023", "period_grain"),
            ("2023Q4", "bad_period"),
            ("terceiro", "bad_period"),
        ],
    );
    table(&Kind::Period(Grain::Month), &[("2023-01", "2023-01"), ("09/2023", "2023-09")]);
}

#[test]
fn text_is_kept_without_the_spaces_around_it() {
    table(&Kind::Text, &[("  Santa Casa ", "Santa Casa"), ("12", "12"), ("#REF!", "spreadsheet_error"), ("#1", "#1")]);
}

#[test]
fn limits_are_inclusive_and_shown_as_the_author_writes_them() {
    let limited =
        |kind: Kind, low: Number, high: Number| Column { minimum: Some(low), maximum: Some(high), ..column("x", kind) };
    let cents = || limited(money(), Number::from_scaled(1, 2), Number::from_i64(1_000));
    assert!(told(&cell(cents(), "0,00"), &[]).contains("below_minimum"), "0,00");
    assert!(told(&cell(cents(), "0,00"), &[]).contains("limit=R$ 0,01 "), "0,00");
    assert!(told(&cell(cents(), "1000,001"), &[]).contains("limit=R$ 1.000,00 "), "1000,001");
    assert_eq!(codes(&cell(cents(), "0,01")), Vec::<&str>::new());
    assert_eq!(codes(&cell(cents(), "1000")), Vec::<&str>::new());
    let half = limited(Kind::Percent, Number::from_i64(0), Number::from_scaled(5, 1));
    assert!(told(&cell(half, "50,01%"), &[]).contains("limit=50% "));
    let few = limited(beds(), Number::from_i64(1), Number::from_i64(9));
    assert!(
        told(&cell(few, "0"), &[]).contains("below_minimum file=a.csv row=2 column=x value=0 expected=leito limit=1 ")
    );
}

#[test]
fn json_cells_are_numbers_as_written_and_truths() {
    let columns = vec![column("cnes", code()), column("v", money()), column("u", Kind::Truth), column("t", Kind::Text)];
    let program = program(vec![input("dados", None, columns)]);
    let row = |v: &str, u: &str, t: &str| {
        let records = read(&program, "a.json", format!(r#"[{{"cnes":"0026808","v":{v},"u":{u},"t":{t}}}]"#));
        if records.problems.is_empty() {
            rows(&records).trim().to_owned()
        } else {
            told(&records, &["file", "expected"])
        }
    };
    assert_eq!(row("0.1", "true", r#""a""#), "1: 0026808 0.1 sim a");
    assert_eq!(row("1.5e3", r#""não""#, r#""a""#), "1: 0026808 1500 não a");
    assert_eq!(
        row("12345678901234567890.123456789", "false", r#""a""#),
        "1: 0026808 12345678901234567890.123456789 não a"
    );
    assert_eq!(row("1e-3", "false", r#""a""#), "1: 0026808 0.001 não a");
    assert_eq!(row(r#""R$ 1.234,56""#, "false", r#""a""#), "1: 0026808 1234.56 não a");
    assert_eq!(
        row("1e999999999", "false", r#""a""#),
        "number_too_long row=1 column=v value=1e+999999999 limit=1000 help\n"
    );
    assert_eq!(row("-1e-99999999999999999999", "false", r#""a""#).split(' ').next(), Some("number_too_long"));
    assert_eq!(row("null", "false", r#""a""#), "empty_cell row=1 column=v help\n");
    assert_eq!(row("1", "0", r#""a""#), "bad_truth row=1 column=u value=0 help\n");
    assert_eq!(row("1", "true", "7"), "bad_text row=1 column=t value=7 help\n");
    assert_eq!(row("[1]", "true", r#""a""#), "nested_cell row=1 column=v value=[…] help\n");
    assert_eq!(row(r#"{"a":1}"#, "true", r#""a""#), "nested_cell row=1 column=v value=[…] help\n");
    assert_eq!(row("true", "true", r#""a""#), "bad_number row=1 column=v value=true help\n");
}

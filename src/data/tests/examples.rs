//! The files under `tests/data`, read with the schema that they are written for.

use crate::data::tests::{beds, code, codes, column, input, money, program, rows, told, when_uti};
use crate::data::{DataFile, Options, Records, load};
use crate::ir::{Column, Kind, NodeId, Program};
use crate::value::{Grain, Number};

fn schema() -> Program {
    let due = |name, kind, least| Column { minimum: Some(least), required_when: Some(NodeId(0)), ..column(name, kind) };
    let leitos = Column { minimum: Some(Number::from_i64(1)), optional: true, ..column("leitos", beds()) };
    let columns = vec![
        column("cnes", code()),
        column("cofinanciado_uti", Kind::Truth),
        due("valor_uti", money(), Number::from_i64(0)),
        due("teto_uti", money(), Number::from_scaled(1, 2)),
        Column { optional: true, ..column("diárias", beds()) },
        leitos,
    ];
    program(vec![input("hospital", Some(Grain::FourMonths), columns)])
}

macro_rules! read {
    ($($name:literal),+) => {{
        let files = [$(DataFile {
            name: $name,
            input: None,
            bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/", $name)),
        }),+];
        load(&schema(), &files, Options::default(), &when_uti)
    }};
}

const GOOD: &str = "2: 2695324 sim 1234567.89 1371742.1 - - 2023Q3\n\
                    3: 0026808 não - - 5855 60 2023Q3\n\
                    4: 2119420 não - - 5759 60 2023Q3\n";

fn assert_good(records: &Records) {
    assert_eq!((told(records, &[]).as_str(), rows(records).as_str()), ("", GOOD));
}

#[test]
fn the_good_files_say_the_same() {
    assert_good(&read!("good.csv"));
    assert_good(&read!("bom.csv"));
    assert_good(&read!("comma.csv"));
    assert_good(&read!("quoted-comma.csv"));
    assert_good(&read!("windows-1252.csv"));
    assert_eq!(rows(&read!("good.json")), rows(&read!("good.jsonl")));
    assert_eq!(codes(&read!("good.json")), codes(&read!("good.jsonl")));
    assert_eq!(rows(&read!("good.json")).lines().count(), 2);
}

#[test]
fn files_of_one_input_are_read_together() {
    let records = read!("good.csv", "good.jsonl");
    assert_eq!(
        told(&records, &["input", "value"]),
        "duplicate_key file=good.jsonl row=1 other_file=good.csv other_row=4 help\n\
         duplicate_key file=good.jsonl row=2 other_file=good.csv other_row=2 help\n"
    );
    assert_eq!(rows(&records), "3: 0026808 não - - 5855 60 2023Q3\n");
}

#[test]
fn the_bad_files_have_every_problem() {
    assert_eq!(
        told(&read!("bad-cells.csv"), &["file", "expected", "example", "input", "value"]),
        "code_width row=2 column=cnes found=5 width=7 repair=0026808 help_zeros\n\
         code_width row=3 column=cnes found=8 width=7 help\n\
         scientific_notation row=4 column=cnes help\n\
         period_grain row=5 column=quadrimestre found=mês help\n\
         bad_period row=6 column=quadrimestre help\n\
         bad_truth row=7 column=cofinanciado_uti help\n\
         empty_conditional row=8 column=valor_uti help\n\
         currency row=9 column=valor_uti found=US$ help\n\
         below_minimum row=10 column=teto_uti limit=R$ 0,01 help\n\
         spreadsheet_error row=11 column=diárias help\n\
         bad_number row=12 column=diárias help\n\
         below_minimum row=13 column=leitos limit=1 help\n\
         decimal_mark row=14 column=diárias mark=, help\n\
         percent_unexpected row=15 column=diárias help\n\
         ragged_row row=16 found=6 help\n\
         empty_cell row=17 column=quadrimestre help\n\
         duplicate_key row=19 other_file=bad-cells.csv other_row=18 help\n"
    );
    assert_eq!(rows(&read!("bad-cells.csv")), "20: 2119420 não - - 5759.5 60 2023Q3\n");
    assert_eq!(
        told(&read!("bad-columns.csv"), &["file", "expected", "input"]),
        "unknown_column column=CNES near=cnes help_near\n\
         duplicate_column column=valor_uti first=4 second=5 help\n\
         unknown_column column=diarias near=diárias help_near\n\
         unknown_column column=observação help\n\
         missing_column column=cnes help\n\
         missing_column column=teto_uti help\n"
    );
    assert_eq!(codes(&read!("ambiguous-decimal.csv")), ["decimal_ambiguous"]);
    assert_eq!(codes(&read!("header-only.csv")), ["no_rows"]);
    assert_eq!(codes(&read!("empty.csv")), ["empty_file"]);
}

//! DBF and DBC: real files of the health service cell by cell, small ones made by hand, and damaged ones.

use std::path::Path;

use proptest::prelude::*;
use sha2::{Digest, Sha256};

use crate::data::dbf;
use crate::data::sheet::{Raw, Sheet};
use crate::data::tests::{code, codes, column, input, money, program, read, rows, told};
use crate::data::{Format, Records};
use crate::ir::{Column, Input, Kind, Program};
use crate::value::{Grain, Number};

pub(super) fn real(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/datasus").join(name)).unwrap()
}

/// Every field of a file.
fn whole(bytes: &[u8]) -> dbf::Table {
    dbf::read("a.dbc", bytes, &|_| true).unwrap()
}

fn text(raw: Raw<'_>) -> &str {
    match raw {
        Raw::Text(text) | Raw::Number(text) => text,
        Raw::Empty => "",
        other => panic!("{other:?}"),
    }
}

/// A cell by the name of its field.
fn at<'a>(sheet: &'a Sheet, row: usize, name: &str) -> &'a str {
    text(sheet.cell(row, sheet.find(name).unwrap()))
}

#[test]
fn every_cell_of_real_files_is_what_another_reader_found() {
    for (name, format, encoding, count) in
        [("RDAC2203", Format::Dbc, "CP850", 4185), ("LTMG2004", Format::Dbc, "Windows-1252", 5113)]
    {
        let table = whole(&real(&format!("{name}.dbc")));
        assert_eq!((table.format, table.encoding, table.deleted), (format, encoding, 0));
        let decoded = String::from_utf8(real(&format!("{name}.decoded.csv"))).unwrap();
        let (expected, _) = crate::data::csv::read(name, &decoded, &|_| true).unwrap();
        assert_eq!((table.sheet.len(), &table.sheet.names), (count, &expected.names));
        for row in 0..count {
            for column in 0..expected.names.len() {
                let (found, expected) = (table.sheet.cell(row, column), expected.cell(row, column));
                assert_eq!(text(found), text(expected), "{name}, row {row}, column {column}");
            }
        }
    }
}

#[test]
fn a_decompressed_file_is_the_bytes_of_another_decompressor() {
    let compressed = real("GMMG2311.dbc");
    let table = whole(&compressed);
    assert_eq!((table.sheet.len(), table.sheet.names.len()), (206, 31));
    let (header, stream) = compressed.split_at(1025);
    let records = dbf::explode_for_tests(&stream[4..], 206 * 183 + 1).unwrap();
    let digest = format!("{:x}", Sha256::digest([header, &records[..206 * 183]].concat()));
    assert_eq!(digest, "a0fb4df2fa50e878968543b88e24739b23a689396d25edcde71b3f37044a54fa");
    // The same records, no longer compressed, are a DBF.
    let plain = whole(&[header, &records].concat());
    assert_eq!(plain.format, Format::Dbf);
    assert!((0..206).all(|row| at(&plain.sheet, row, "CNES") == at(&table.sheet, row, "CNES")));
}

#[test]
fn coded_literals_are_read_too() {
    let stream =
        std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/imploded-with-coded-literals.bin"));
    let mut expected: Vec<u8> = (0..=255).collect();
    for (length, distance) in [(10, 200), (2, 256), (518, 3), (518, 700)] {
        (0..length).for_each(|_| expected.push(expected[expected.len() - distance]));
    }
    assert_eq!(dbf::explode_for_tests(&stream.unwrap(), 2_000), Some(expected));
}

#[test]
fn a_plain_dbf_keeps_its_letters_and_its_zeros() {
    let table = whole(&real("TB_SIGTAP.dbf"));
    assert_eq!((table.format, table.encoding, table.sheet.len()), (Format::Dbf, "Windows-1252", 5325));
    assert_eq!(text(table.sheet.cell(0, 0)), "0101010010");
    assert_eq!(at(&table.sheet, 2, "DS_REGRA"), "PRÁTICA CORPORAL / ATIVIDADE FÍSICA EM GRUPO");
    let mut all = Sha256::default();
    for row in 0..table.sheet.len() {
        all.update(format!("{};{}\n", at(&table.sheet, row, "CHAVE"), at(&table.sheet, row, "DS_REGRA")));
    }
    assert_eq!(format!("{:x}", all.finalize()), "c6cf0c416a3d8b752e49c211a1c31498838670242d9576c329f85d1ef4b66d95");
}

/// Admissions as a policy may ask for them.
fn admissions(period: Option<Grain>, period_columns: &[&str], columns: Vec<Column>) -> Program {
    let named = |name: &str, heading: &str, kind| Column { column: Some(heading.to_owned()), ..column(name, kind) };
    let mut all = vec![
        column("cnes", code()),
        named("procedimento", "PROC_REA", Kind::Code(Some(10))),
        named("valor", "val_tot", money()),
        named("óbito", "MORTE", Kind::Category(vec!["0".to_owned(), "1".to_owned()])),
    ];
    all.extend(columns);
    let period_columns = period_columns.iter().map(|name| (*name).to_owned()).collect();
    let mut rows = Input { period_columns, ..input("aih", period, all) };
    rows.parent = Some(crate::ir::InputId(0));
    program(vec![rows])
}

fn total(records: &Records, at: usize) -> String {
    let cells = records.inputs.iter().flat_map(|input| &input.rows).filter_map(|row| row.cells.get(at)?.as_ref());
    let sum = cells.fold(Number::from_i64(0), |sum, cell| match cell {
        crate::value::Value::Number(number) => sum.plus(number).unwrap(),
        _ => sum,
    });
    sum.to_plain_string()
}

#[test]
fn a_policy_reads_the_columns_it_names_and_the_others_do_not_matter() {
    let dates = vec![Column { column: Some("dt_saída".to_owned()), ..column("saída", Kind::Date) }];
    let program = admissions(Some(Grain::Month), &["ANO_CMPT", "MES_CMPT"], dates);
    let records = read(&program, "admissões", real("RDAC2203.dbc"));
    assert_eq!(told(&records, &[]), "");
    let report = records.files.first().unwrap();
    assert_eq!((report.format.map(Format::name), report.encoding), (Some("DBC"), "CP850"));
    assert_eq!((report.rows, report.deleted, report.decimal_mark), (4185, 0, None));
    assert_eq!(records.inputs[0].rows.len(), 4185);
    assert_eq!(total(&records, 2), "3584824.97");
    let deaths =
        records.inputs[0].rows.iter().filter(|row| row.cells[3] == Some(crate::value::Value::Text("1".into())));
    assert_eq!(deaths.count(), 153);
    let first = rows(&records).lines().next().unwrap().to_owned();
    assert_eq!(first, "1: 2001020 0303010134 209.42 0 17/03/2022 2022-03");
}

#[test]
fn a_month_may_be_packed_in_one_column() {
    let mut program = admissions(Some(Grain::Month), &["COMPETEN"], Vec::new());
    program.inputs[0].columns.truncate(1);
    let records = read(&program, "leitos.csv", real("LTMG2004.dbc"));
    assert_eq!((told(&records, &[]).as_str(), records.inputs[0].rows.len()), ("", 5113));
    assert_eq!(rows(&records).lines().next(), Some("1: 2775948 2020-04"));
}

#[test]
fn a_column_that_the_policy_needs_must_be_there() {
    let program = admissions(None, &[], vec![column("QT_NADA", Kind::Text)]);
    let records = read(&program, "a.dbc", real("RDAC2203.dbc"));
    assert_eq!(told(&records, &["expected"]), "missing_column file=a.dbc column=QT_NADA input=aih help\n");
}

#[test]
fn a_column_named_for_files_is_so_in_every_format() {
    let program = admissions(Some(Grain::Month), &["ANO", "MES"], Vec::new());
    let header = crate::data::header(&program.inputs[0]);
    assert_eq!(header, "cnes;PROC_REA;val_tot;MORTE;ANO;MES");
    let line = "2119420;0411010034;R$ 545,73;1;";
    let good = "1: 2119420 0411010034 545.73 1 2022-03\n";
    assert_eq!(rows(&read(&program, "a.csv", format!("{header}\n{line}2022;3"))), good.replace("1: ", "2: "));
    let json = r#"[{"cnes":"2119420","PROC_REA":"0411010034","val_tot":545.73,"MORTE":1,"ANO":2022,"MES":"03"}]"#;
    assert_eq!(rows(&read(&program, "a.json", json)), good);
    for (period, problem) in [
        ("2022;13", "bad_period row=2 column=ANO e MES value=2022 13 help\n"),
        ("22;3", "bad_period row=2 column=ANO e MES value=22 3 help\n"),
        ("2022;", "empty_cell row=2 column=ANO e MES help\n"),
    ] {
        let records = read(&program, "a.csv", format!("{header}\n{line}{period}"));
        assert_eq!(told(&records, &["file", "expected", "example"]), problem);
    }
    let records = read(&program, "a.csv", header.replace("PROC_REA", "procedimento"));
    assert_eq!(codes(&records), ["no_rows", "unknown_column", "missing_column"]);
    assert!(
        crate::data::schema(&program, &program.inputs[0]).ends_with("ANO      : ano (2024)\nMES      : mês (1 a 12)")
    );
}

/// A DBF of these fields (name, type, length, decimals) and records, marks included.
fn made(code_page: u8, fields: &[(&str, u8, u8, u8)], records: &[&[u8]]) -> Vec<u8> {
    let wide: usize = 1 + fields.iter().map(|field| usize::from(field.2)).sum::<usize>();
    let length = u16::try_from(33 + 32 * fields.len()).unwrap().to_le_bytes();
    let mut bytes = vec![0x03, 122, 4, 4];
    bytes.extend(u32::try_from(records.len()).unwrap().to_le_bytes());
    bytes.extend(length);
    bytes.extend(u16::try_from(wide).unwrap().to_le_bytes());
    bytes.resize(29, 0);
    bytes.extend([code_page, 0, 0]);
    for (name, kind, length, decimals) in fields {
        let mut field = name.as_bytes().to_vec();
        field.resize(11, 0);
        field.extend([*kind, 0, 0, 0, 0, *length, *decimals]);
        field.resize(32, 0);
        bytes.extend(field);
    }
    bytes.push(0x0d);
    for record in records {
        assert_eq!(record.len(), wide);
        bytes.extend(*record);
    }
    bytes.push(0x1a);
    bytes
}

const FIELDS: [(&str, u8, u8, u8); 5] =
    [("CNES", b'C', 7, 0), ("VALOR", b'N', 9, 2), ("ALTA", b'D', 8, 0), ("UTI", b'L', 1, 0), ("NOME", b'C', 6, 0)];

fn small() -> Program {
    let columns = vec![
        column("cnes", code()),
        Column { optional: true, ..column("valor", money()) },
        Column { optional: true, ..column("alta", Kind::Date) },
        Column { optional: true, ..column("uti", Kind::Truth) },
        column("nome", Kind::Text),
    ];
    program(vec![input("dados", None, columns)])
}

#[test]
fn cells_of_each_type_are_read_and_deleted_records_counted() {
    let records: [&[u8]; 4] = [
        b" 2119420   545.7320220301TS\xc6o Jo",
        b"*2119420     9.9920220301Tx     ",
        b" 0026808                 ?\xb5gua  ",
        b" 0026809*********15/06/20XA\0\0\0\0\0",
    ];
    let records = read(&small(), "a", made(0x02, &FIELDS, &records));
    assert_eq!(rows(&records), "1: 2119420 545.73 01/03/2022 sim São Jo\n3: 0026808 - - - Água\n");
    assert_eq!(
        told(&records, &["file", "expected"]),
        "bad_number row=4 column=valor value=********* help\nbad_date row=4 column=alta value=15/06/20 help\n\
         bad_truth row=4 column=uti value=X help\n"
    );
    let report = records.files.first().unwrap();
    assert_eq!((report.rows, report.deleted, report.encoding), (3, 1, "CP850"));
}

#[test]
fn percentages_and_truths_follow_the_same_rules() {
    let columns = vec![column("cnes", code()), column("valor", Kind::Percent), column("nome", Kind::Truth)];
    let program = program(vec![input("dados", None, columns)]);
    let records = read(&program, "a", made(0, &FIELDS, &[b" 2119420       90        ?SIM   "]));
    assert_eq!(told(&records, &["file", "expected"]), "percent_sign row=1 column=valor value=90 help\n");
}

#[test]
fn files_that_are_not_what_their_header_says_are_refused() {
    let record: &[u8] = b" 2119420   545.7320220301TABC   ";
    let second: &[u8] = b" 0026808   545.7320220301TABC   ";
    let good = made(0x03, &FIELDS, &[record, second]);
    let body = 33 + 32 * FIELDS.len();
    let with = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        bytes
    };
    let cut = |length: usize| good[..length].to_vec();
    let mut excess = with(4, 1);
    let mut memo = FIELDS;
    memo[4].1 = b'M';
    let mut missing = good.clone();
    missing.truncate(body + record.len() + 5);
    let mut other = with(29, 0x64);
    *other.get_mut(body + 26).unwrap() = 0x87;
    excess.push(0x1a);
    for (bytes, problem) in [
        (cut(10), "dbf_header flaw=short help"),
        (cut(40), "dbf_header flaw=short help"),
        (with(8, 66), "dbf_header flaw=short help"),
        (with(10, 40), "dbf_header flaw=lengths help"),
        (with(32 + 16, 0), "dbf_header flaw=lengths help"),
        (with(32, 0), "dbf_header flaw=names help"),
        (missing, "dbf_truncated expected=2 found=1 help"),
        (with(4, 9), "dbf_truncated expected=9 found=2 help"),
        (with(6, 1), "dbf_truncated expected=65538 found=2 help"),
        (with(7, 0xff), "file_size help"),
        (excess, "dbf_excess expected=1 help"),
        (with(body + record.len(), b'x'), "dbf_row_mark row=2 help"),
        (other, "dbf_code_page row=1 column=NOME found=0x64 help"),
        (made(0, &memo, &[record]), "dbf_field_type column=NOME found=M help"),
    ] {
        let records = read(&small(), "a", &bytes);
        assert_eq!(told(&records, &["file"]), format!("{problem}\n"), "{bytes:?}");
        assert!(records.inputs[0].rows.is_empty());
    }
    // Without letters of it, a code page that is not known does not matter.
    assert_eq!(told(&read(&small(), "a", with(29, 0x64)), &[]), "");
    let damaged = real("GMMG2311.dbc");
    let told = |bytes: &[u8]| dbf::read("a", bytes, &|_| true).map_err(|problem| problem.code.0).err();
    assert_eq!(told(&damaged[..8_000]), Some("data::dbc_damaged"));
    assert_eq!(told(&damaged[..1_029]), Some("data::dbf_truncated"));
    for (records, problem) in [(205, "data::dbf_excess"), (100, "data::dbf_excess"), (207, "data::dbf_truncated")] {
        let mut lying = damaged.clone();
        lying[4] = records;
        assert_eq!(told(&lying), Some(problem), "{records}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_damaged_dbc_is_an_answer_of_bounded_size(
        flips in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..4),
        header_flips in proptest::collection::vec((0_usize..1_100, any::<u8>()), 0..3),
        cut in any::<Option<proptest::sample::Index>>(),
    ) {
        let mut bytes = real("GMMG2311.dbc");
        let length = bytes.len();
        for (at, byte) in flips.iter().map(|(at, byte)| (at.index(length), *byte)).chain(header_flips) {
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if dbf::recognise(&bytes) && let Ok(table) = dbf::read("a", &bytes, &|_| true) {
            prop_assert!(table.sheet.len() + table.deleted <= bytes.len() * 190);
        }
    }

    #[test]
    fn a_damaged_dbf_is_an_answer(flips in proptest::collection::vec((0_usize..260, any::<u8>()), 1..6), cut in 0_usize..260) {
        let mut bytes = made(0x02, &FIELDS, &[b" 2119420   545.7320220301TABC   ", b"*2119420   545.7320220301TABC   "]);
        for (at, byte) in flips {
            if let Some(slot) = bytes.get_mut(at) {
                *slot = byte;
            }
        }
        bytes.truncate(bytes.len() - cut % bytes.len() / 8);
        let records = read(&small(), "a", &bytes);
        prop_assert!(records.inputs[0].rows.len() <= 2);
    }
}

//! Files of the health service, as published, read by policies that have no code of their own. Every figure is
//! computed again here, from the same file decoded by another reader, with whole numbers alone.

use std::collections::{BTreeMap, BTreeSet};

use valora::check::Checked;
use valora::data::{DataFile, Options, Records, load};
use valora::eval::{Evaluator, Rejections, Request, Unit, units};
use valora::ir::Axis;
use valora::machine::Stop;
use valora::source::Sources;
use valora::value::{Grain, Number, Period, Value};

fn read(path: &str) -> Vec<u8> {
    std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A policy, compiled without anything to say of it.
fn policy(name: &str) -> Checked {
    let path = format!("tests/run/datasus/{name}.valora");
    let mut sources = Sources::default();
    let id = sources.add(path.as_str(), String::from_utf8(read(&path)).unwrap());
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    checked.unwrap()
}

fn records(checked: &Checked, file: &str) -> Records {
    let bytes = read(&format!("tests/data/datasus/{file}"));
    let files = [DataFile { name: file, input: None, bytes: &bytes }];
    let records = load(checked.program(), &files, Options::default(), &|_, _, _| None);
    assert!(records.problems.is_empty() && records.rejected.is_empty(), "{:?}", records.problems);
    records
}

/// What each figure comes to for each unit: numbers as plain decimals, absences by their cause.
fn figures(checked: &Checked, records: &Records, period: &str, rules: &[&str]) -> BTreeMap<String, Vec<String>> {
    let program = checked.program();
    let period = Period::parse(period, Grain::Month).unwrap();
    let rejections = Rejections::of(program, records);
    let mut evaluator = Evaluator::new(checked, records, &rejections);
    let mut all = BTreeMap::new();
    for unit in units(program, records) {
        evaluator.unit(&unit, Request { period, axis: Axis::Reference });
        let machine = evaluator.machine();
        let frame = machine.at(period);
        let figures = rules.iter().map(|rule| match machine.rule(program.rule_named(rule).unwrap(), frame) {
            Ok(Value::Number(number)) => number.to_plain_string(),
            Ok(other) => format!("{other:?}"),
            Err(Stop::Absent(cause)) => cause.word().to_owned(),
            Err(Stop::Refused(refusal)) => format!("{refusal:?}"),
        });
        all.insert(label(&unit), figures.collect());
    }
    all
}

/// The last of a unit's keys: its CNES.
fn label(unit: &Unit) -> String {
    match unit.keys.last() {
        Some((_, Value::Text(text))) => text.to_string(),
        other => format!("{other:?}"),
    }
}

/// The rows of a decoded file: no cell of these has a comma.
fn decoded(file: &str) -> Vec<BTreeMap<String, String>> {
    let text = String::from_utf8(read(&format!("tests/data/datasus/{file}"))).unwrap();
    let mut lines = text.lines();
    let names: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), names.len(), "{line}");
        names.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), cell.to_owned())).collect()
    };
    lines.map(row).collect()
}

/// A quotient to so many places, half away from zero, by whole numbers.
fn rounded(numerator: i64, denominator: i64, places: u32) -> i64 {
    let scaled = numerator * 10_i64.pow(places);
    (2 * scaled + denominator) / (2 * denominator)
}

/// So many hundredths of hundredths, as a plain decimal.
fn plain(mantissa: i64, scale: u32) -> String {
    Number::from_scaled(i128::from(mantissa), scale).to_plain_string()
}

/// The middle of some whole numbers, times two.
fn twice_the_median(mut numbers: Vec<i64>) -> i64 {
    numbers.sort_unstable();
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { 2 * numbers[half] } else { numbers[half - 1] + numbers[half] }
}

const CAESAREANS: [&str; 3] = ["0411010026", "0411010034", "0411010042"];
const BIRTHS: [&str; 6] = ["0310010039", "0310010047", "0310010055", "0411010026", "0411010034", "0411010042"];
const GENERAL: [&str; 8] = ["01", "02", "03", "04", "05", "06", "07", "87"];

/// The admissions of a hospital.
struct Hospital {
    city: String,
    caesareans: i64,
    births: i64,
    stays: i64,
    admissions: i64,
    deaths: i64,
    cents: i64,
    procedures: BTreeSet<String>,
    days: Vec<i64>,
}

fn hospitals() -> BTreeMap<String, Hospital> {
    let mut hospitals: BTreeMap<String, Hospital> = BTreeMap::new();
    for row in decoded("RDAC2203.decoded.csv") {
        let hospital = hospitals.entry(row["CNES"].clone()).or_insert_with(|| Hospital {
            city: row["MUNIC_MOV"].clone(),
            caesareans: 0,
            births: 0,
            stays: 0,
            admissions: 0,
            deaths: 0,
            cents: 0,
            procedures: BTreeSet::new(),
            days: Vec::new(),
        });
        let (procedure, days) = (row["PROC_REA"].as_str(), row["DIAS_PERM"].parse::<i64>().unwrap());
        hospital.caesareans += i64::from(CAESAREANS.contains(&procedure));
        hospital.births += i64::from(BIRTHS.contains(&procedure));
        hospital.stays += if GENERAL.contains(&row["ESPEC"].as_str()) { days } else { 0 };
        hospital.admissions += 1;
        hospital.deaths += row["MORTE"].parse::<i64>().unwrap();
        hospital.cents += row["VAL_TOT"].replace('.', "").parse::<i64>().unwrap();
        hospital.procedures.insert(procedure.to_owned());
        hospital.days.push(days);
    }
    hospitals
}

#[test]
fn caesareans_and_beds_in_use_of_every_hospital_of_acre() {
    let checked = policy("internacoes");
    let records = records(&checked, "RDAC2203.dbc");
    let rules = [
        "cesáreas",
        "nascimentos",
        "cesárea",
        "uso_de_leitos",
        "internações",
        "mortes",
        "faturado",
        "procedimentos_distintos",
        "permanência_mediana",
    ];
    let found = figures(&checked, &records, "2022-03", &rules);
    let hospitals = hospitals();
    assert_eq!(hospitals.len(), 23);
    assert_eq!(found.keys().collect::<Vec<_>>(), hospitals.keys().collect::<Vec<_>>());
    for (cnes, it) in &hospitals {
        let rate = match it.births {
            0 => "inaplicável".to_owned(),
            births => plain(rounded(it.caesareans, births, 4), 4),
        };
        let expected = [
            it.caesareans.to_string(),
            it.births.to_string(),
            rate,
            plain(rounded(it.stays, 31, 2), 2),
            it.admissions.to_string(),
            it.deaths.to_string(),
            plain(it.cents, 2),
            it.procedures.len().to_string(),
            plain(5 * twice_the_median(it.days.clone()), 1),
        ];
        assert_eq!(found[cnes], expected, "{cnes}");
    }
    // As the file's own description has it.
    let total = |of: fn(&Hospital) -> i64| hospitals.values().map(of).sum::<i64>();
    assert_eq!((total(|it| it.admissions), total(|it| it.deaths), total(|it| it.cents)), (4185, 153, 358_482_497));
}

#[test]
fn every_hospital_of_acre_beside_the_others() {
    let checked = policy("internacoes");
    let records = records(&checked, "RDAC2203.dbc");
    let rules = [
        "maternidades",
        "maternidades_do_município",
        "mediana_geral",
        "mediana_do_município",
        "taxa_do_estado",
        "internações_do_estado",
        "faturado_do_estado",
        "lugar",
        "incentivo",
        "cesárea.desempenho",
    ];
    let found = figures(&checked, &records, "2022-03", &rules);
    let hospitals = hospitals();
    let rate = |it: &Hospital| rounded(it.caesareans, it.births, 4);
    let with_births = || hospitals.values().filter(|it| it.births > 0);
    let median = twice_the_median(with_births().map(rate).collect());
    let (caesareans, births) =
        hospitals.values().fold((0, 0), |(some, all), it| (some + it.caesareans, all + it.births));
    let mut shared = 0;
    for (cnes, it) in &hospitals {
        let in_city: Vec<i64> = with_births().filter(|other| other.city == it.city).map(rate).collect();
        let of_city = match in_city.len() {
            0 => "indefinido".to_owned(),
            _ => plain(5 * twice_the_median(in_city.clone()), 5),
        };
        let place = 1 + with_births().filter(|other| it.births > 0 && rate(other) < rate(it)).count();
        let row = &found[cnes];
        let expected = [
            with_births().count().to_string(),
            in_city.len().to_string(),
            plain(5 * median, 5),
            of_city,
            plain(rounded(caesareans, births, 4), 4),
            "4185".to_owned(),
            "3584824.97".to_owned(),
            if it.births == 0 { "inaplicável".to_owned() } else { place.to_string() },
        ];
        assert_eq!(row[..8], expected, "{cnes}");
        // R$ 100.000,00 by admissions: the share is the floor of the quota, or a cent more.
        let cents = Number::parse(&row[8]).unwrap().times(&Number::HUNDRED).unwrap().to_i64().unwrap();
        let floor = 10_000_000 * it.admissions / 4185;
        assert!(cents == floor || cents == floor + 1, "{cnes}: {cents}");
        shared += cents;
        let best = it.births > 0 && 2 * rate(it) <= median;
        let score = if it.births == 0 {
            "inaplicável"
        } else if best {
            "1"
        } else {
            "0"
        };
        assert_eq!(row[9], score, "{cnes}");
    }
    assert_eq!(shared, 10_000_000);
}

#[test]
fn the_beds_of_every_establishment_of_minas_gerais() {
    let checked = policy("leitos");
    let records = records(&checked, "LTMG2004.dbc");
    let rules = ["leitos", "leitos_sus", "complementares", "leitos_do_estado", "leitos_sus_do_estado", "p90", "oferta"];
    let found = figures(&checked, &records, "2020-04", &rules);
    let mut beds: BTreeMap<String, [i64; 3]> = BTreeMap::new();
    for row in decoded("LTMG2004.decoded.csv") {
        let [all, sus, complementary] = beds.entry(row["CNES"].clone()).or_default();
        let existing = row["QT_EXIST"].parse::<i64>().unwrap();
        *all += existing;
        *sus += row["QT_SUS"].parse::<i64>().unwrap();
        *complementary += if row["TP_LEITO"] == "3" { existing } else { 0 };
    }
    assert_eq!(beds.len(), 803);
    assert_eq!(found.len(), 803);
    let mut sizes: Vec<i64> = beds.values().map(|[all, ..]| *all).collect();
    sizes.sort_unstable();
    // The member at place 90% of 803, rounded up: 722,7 is the 723rd.
    let ninetieth = sizes[722].to_string();
    for (cnes, [all, sus, complementary]) in &beds {
        let offered = if *all == 0 { "indefinido".to_owned() } else { plain(rounded(*sus, *all, 4), 4) };
        let each = [all, sus, complementary].map(i64::to_string);
        assert_eq!(found[cnes][..3], each, "{cnes}");
        assert_eq!(found[cnes][3..5], ["49104", "31642"], "{cnes}");
        assert_eq!((found[cnes][5].as_str(), &found[cnes][6]), (ninetieth.as_str(), &offered), "{cnes}");
    }
}

//! What a machine plans for many units is what a machine that plans nothing computes for one.

use valora::check::Checked;
use valora::data::{Origin, Record, Records};
use valora::eval::{Rejections, Unit, UnitWorld, units};
use valora::ir::{Example, RuleId};
use valora::machine::Machine;
use valora::source::Sources;
use valora::value::Period;

use crate::policies::below;

/// The data of an example, with some cells left empty.
fn records(checked: &Checked, example: &Example, emptied: impl Fn(usize) -> bool) -> Records {
    let mut records = Records::empty(checked.program());
    for (at, record) in example.records.iter().enumerate() {
        let keys = checked.program().input(record.input).map_or(0, |input| input.keys.len());
        let cells = record.cells.iter().enumerate();
        let cells = cells.map(|(column, cell)| cell.clone().filter(|_| column < keys || !emptied(at * 7 + column)));
        let (cells, origin) = (cells.collect(), Origin::default());
        records.add(record.input, Record { keys: record.keys.clone(), period: record.period, cells, origin });
    }
    records
}

/// Compares every rule of every unit at some periods; gives how many figures there were.
fn compare(checked: &Checked, records: &Records, asked: &[Unit], periods: &[Period]) -> usize {
    let program = checked.program();
    let rejections = Rejections::of(program, records);
    let world = |unit: &Unit| UnitWorld::new(program, records, &rejections, unit.clone(), &[]);
    let mut many = Machine::new(program, world(&Unit::default())).for_many();
    let mut figures = 0;
    for unit in asked {
        many.forget();
        many.world().turn_to(unit);
        let mut one = Machine::new(program, world(unit));
        for period in periods {
            for (at, rule) in program.rules.iter().enumerate() {
                let id = RuleId(u32::try_from(at).unwrap());
                let (planned, plain) = (many.at(*period), one.at(*period));
                let (planned, plain) = (many.rule(id, planned), one.rule(id, plain));
                assert_eq!(planned, plain, "{} in {} of {unit:?}", rule.name, period.code());
                figures += 1;
            }
        }
    }
    figures
}

/// The same for the units of every example of a policy.
fn compare_examples(checked: &Checked) -> usize {
    let mut figures = 0;
    for (at, example) in checked.program().examples.iter().enumerate() {
        let Some(period) = example.period else { continue };
        for holes in [false, true] {
            let records = records(checked, example, |cell| holes && (cell + at).is_multiple_of(3));
            let mut asked = units(checked.program(), &records);
            asked.extend(example.expectations.iter().map(|expectation| Unit::new(expectation.unit.clone())));
            asked.dedup();
            figures += compare(checked, &records, &asked, &[period.plus(-1), period, period.plus(4)]);
        }
    }
    figures
}

#[test]
fn a_plan_gives_what_the_machine_computes() {
    let mut figures = 0;
    for path in below("policies", "valora").into_iter().chain(below("tests/run", "valora")) {
        let (sources, id) = valora::cli::load(&path).unwrap();
        if let Some(checked) = valora::compile(&sources, id, None).0 {
            figures += compare_examples(&checked);
        }
    }
    assert!(figures > 10_000, "{figures} figures");
}

#[test]
fn a_plan_looks_back_as_far_as_the_machine() {
    let text = "valora 1\n\nresolução SES/UF 1 de 02/01/2024 \"Teste\"\nvigência desde 01/2024\nperíodo mês\n\
                arredonda meio para cima\n\n\
                entrada ubs por cnes e mês {\n    cnes : código de 7 dígitos\n    soma : número\n}\n\n\
                medida dobro : número = soma * 2   conforme Art. 1º\n\
                medida total : número = dobro + na_falta(anterior(total); ausente: 0)   conforme Art. 1º\n";
    let mut sources = Sources::default();
    let id = sources.add("norma.valora", text);
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    assert!(checked.is_some(), "{diagnostics:#?}");
    let checked = checked.unwrap();
    let program = checked.program();
    let first = Period::parse("2024-01", program.grain).unwrap();
    let key = valora::value::Value::Text("0000001".into());
    let mut records = Records::empty(program);
    for at in 0..600 {
        let cells = vec![Some(key.clone()), Some(valora::value::Value::Number(at.into()))];
        let period = Some(first.plus(at));
        let record = Record { keys: vec![key.clone()], period, cells, origin: Origin::default() };
        records.add(valora::ir::InputId(0), record);
    }
    let unit = units(program, &records);
    for at in (460..530).rev() {
        compare(&checked, &records, &unit, &[first.plus(at)]);
    }
}

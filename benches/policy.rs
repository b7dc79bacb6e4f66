//! How long it takes to check an act and to evaluate one hospital under it.
//!
//! `cargo bench` runs all of it in about a minute. The figures that matter are ratios on one machine.

#![expect(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use valora::data::{DataFile, Options, Records};
use valora::eval::{Evaluator, Rejections, Request, Unit, units};
use valora::explain::{Given, explain};
use valora::ir::Axis;
use valora::source::Sources;
use valora::value::Period;

const POLICY: &str = include_str!("../policies/ses-mg/resolucao-8896-2023.valora");
const DATA: &[u8] = include_bytes!("../policies/ses-mg/dados/hospitais-ficticio.csv");

fn check(criterion: &mut Criterion) {
    criterion.bench_function("parse and check 8.896", |bencher| {
        bencher.iter(|| {
            let mut sources = Sources::default();
            let id = sources.add("8896.valora", POLICY);
            valora::compile(&sources, black_box(id), None).0.is_some()
        });
    });
}

fn evaluate(criterion: &mut Criterion) {
    let mut sources = Sources::default();
    let id = sources.add("8896.valora", POLICY);
    let checked = valora::compile(&sources, id, None).0.unwrap();
    let files = [DataFile { name: "hospitais.csv", input: None, bytes: DATA }];
    let records: Records = valora::data::load(checked.program(), &files, Options { decimal: None }, &|_, _, _| None);
    let rejections = Rejections::of(checked.program(), &records);
    let population: Vec<Unit> = units(checked.program(), &records);
    let program = checked.program();
    let period = Period::parse("2024Q2", program.grain).unwrap();
    let request = Request { period, axis: Axis::Payment };
    let mut evaluator = Evaluator::new(&checked, &records, &rejections);
    let mut next = population.iter().cycle();
    criterion.bench_function("one hospital under 8.896, without trace", |bencher| {
        bencher.iter(|| next.next().map(|unit| evaluator.unit(black_box(unit), request)));
    });
    let given = Given { checked: &checked, sources: &sources, records: &records, rejections: &rejections };
    criterion.bench_function("one hospital under 8.896, with its memory of calculation", |bencher| {
        bencher.iter(|| next.next().map(|unit| explain(given, black_box(unit), request, None)));
    });
}

criterion_group!(benches, check, evaluate);
criterion_main!(benches);

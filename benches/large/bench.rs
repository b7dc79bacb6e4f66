//! Whether the time to check, format and evaluate grows in proportion to the policy and to the units.
//!
//! `cargo bench --bench large` gives, for each size, the time and what it is per indicator or unit: the second should
//! stay the same from one size to the next.

#![expect(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]

mod policy;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use valora::data::{DataFile, Options};
use valora::eval::{Request, evaluate};
use valora::ir::Axis;
use valora::source::Sources;
use valora::value::Period;

/// How many indicators the policies have; each has ten bands.
const INDICATORS: [usize; 4] = [250, 500, 1000, 2000];
/// How many units are evaluated, under a policy of 50 indicators.
const UNITS: [usize; 3] = [250, 500, 1000];

fn check(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check a policy of so many indicators");
    group.sample_size(10);
    for indicators in INDICATORS {
        let mut sources = Sources::default();
        let id = sources.add("large.valora", policy::policy(indicators));
        group.throughput(Throughput::Elements(u64::try_from(indicators).unwrap()));
        group.bench_function(BenchmarkId::from_parameter(indicators), |bencher| {
            bencher.iter(|| valora::compile(&sources, black_box(id), None).0.unwrap());
        });
    }
}

fn format(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("format a policy of so many indicators");
    group.sample_size(10);
    for indicators in INDICATORS {
        let text = policy::policy(indicators);
        group.throughput(Throughput::Elements(u64::try_from(indicators).unwrap()));
        group.bench_function(BenchmarkId::from_parameter(indicators), |bencher| {
            bencher.iter(|| valora::format::format(black_box(&text)).unwrap().len());
        });
    }
}

fn eval(criterion: &mut Criterion) {
    let mut sources = Sources::default();
    let id = sources.add("large.valora", policy::policy(50));
    let checked = valora::compile(&sources, id, None).0.unwrap();
    let period = Period::parse("2024Q1", checked.program().grain).unwrap();
    let request = Request { period, axis: Axis::Payment };
    let mut group = criterion.benchmark_group("read and evaluate so many units");
    group.sample_size(10);
    for units in UNITS {
        let data = policy::data(50, units);
        let files = [DataFile { name: "data.csv", input: None, bytes: data.as_bytes() }];
        group.throughput(Throughput::Elements(u64::try_from(units).unwrap()));
        group.bench_function(BenchmarkId::from_parameter(units), |bencher| {
            bencher.iter(|| {
                let options = Options { decimal: None };
                let records = valora::data::load(checked.program(), black_box(&files), options, &|_, _, _| None);
                evaluate(&checked, &records, request)
            });
        });
    }
}

criterion_group!(benches, check, format, eval);
criterion_main!(benches);

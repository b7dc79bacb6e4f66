//! What the evaluator of cases says holds all that the machine gives, for random expressions and data.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::check::Checked;
use crate::machine::Stop;
use crate::prove::hold::evaluator::{Evaluator, Known};
use crate::prove::hold::place::{Limit, Place, Shapes};
use crate::prove::hold::point::Point;
use crate::prove::hold::possible::{Possible, Values};
use crate::prove::hold::when::{When, stretches};
use crate::source::Sources;
use crate::value::{Number, Range, Value};

const HEAD: &str = r#"valora 1
resolução SMS/Provas 1 de 02/01/2024 "Provas"
vigência   desde 01/2024   conforme Art. 4º
período    quadrimestre
arredonda  meio para cima   conforme Art. 3º
entrada ubs por cnes e quadrimestre {
    conforme Anexo I
    cnes : código de 7 dígitos
    x    : número  mínimo 0  máximo 10
    y    : número  mínimo 0
    z    : número
    t    : sim/não
    o    : número  mínimo 1  opcional
}
"#;

fn checked(declarations: &str) -> Option<Checked> {
    let mut sources = Sources::default();
    let id = sources.add("t.valora", format!("{HEAD}{declarations}"));
    crate::compile(&sources, id, None).0
}

/// A number from some leaves.
fn number(leaves: &'static [&'static str]) -> BoxedStrategy<String> {
    let leaf = prop_oneof![
        proptest::sample::select(leaves).prop_map(str::to_owned),
        proptest::sample::select(&["0", "1", "2", "0,5", "3"][..]).prop_map(str::to_owned),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let truth = prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a} <= {b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("não ({a} < {b})")),
            Just("t".to_owned()),
            inner.clone().prop_map(|a| format!("(t e {a} > 1)")),
        ];
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} + {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} - {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} * {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("mínimo({a}; {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("máximo({a}; {b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("na_falta({a} / {b}; indefinido: 1)")),
            inner.clone().prop_map(|a| format!("abs({a})")),
            (truth, inner.clone(), inner.clone()).prop_map(|(c, a, b)| format!("se({c}; {a}; {b})")),
            inner.prop_map(|a| format!("limita({a}; 0; 2)")),
        ]
    })
    .boxed()
}

/// A cell in halves.
fn cell(from: i64, to: i64) -> BoxedStrategy<Number> {
    (from * 2..=to * 2).prop_map(|twice| Number::from_scaled(i128::from(twice) * 5, 1)).boxed()
}

fn point(checked: &Checked, cells: &[(&str, Option<Value>)]) -> Point {
    let mut point = Point::default();
    for (at, column) in checked.program().inputs.first().into_iter().flat_map(|it| &it.columns).enumerate() {
        let value = cells.iter().find(|(name, _)| *name == column.name).and_then(|(_, value)| value.clone());
        point.cells.insert((crate::ir::InputId(0), u32::try_from(at).unwrap_or(0)), value);
    }
    point
}

fn holds(possible: &Possible, value: &Result<Value, Stop>) -> bool {
    match (value, &possible.values) {
        (Ok(Value::Number(number)), Values::Number(quantity)) => {
            quantity.range.contains(number)
                && quantity.grid.as_ref().is_none_or(|grid| number.is_multiple_of(grid) || grid.is_zero())
        }
        (Ok(Value::Truth(truth)), _) => {
            if *truth {
                possible.may_hold()
            } else {
                possible.may_fail()
            }
        }
        (Err(Stop::Absent(cause)), _) => possible.absences.has(*cause),
        (Err(Stop::Refused(_)), _) => possible.refused.is_some(),
        _ => matches!(possible.values, Values::Any),
    }
}

fn known(checked: &Checked) -> Known<'_> {
    let program = checked.program();
    Known { program, shapes: Shapes::of(program), invariants: BTreeMap::new() }
}

fn when(checked: &Checked) -> When {
    stretches(checked.program()).first().copied().expect("a stretch of time")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, max_global_rejects: 900, ..ProptestConfig::default() })]

    /// The value of the machine is among what is possible, over everything and over a case that holds the point.
    #[test]
    fn what_is_possible_holds_what_is(
        (first, second, third) in (number(&["x", "y", "z"]), number(&["x", "y", "m", "m"]), number(&["m", "n", "x", "n"])),
        points in proptest::collection::vec((cell(0, 10), cell(0, 12), cell(-6, 6), any::<bool>()), 6),
    ) {
        let text = format!(
            "medida m : número com 1 casa = {first}\nmedida n : número = {second}\nmedida p : número com 0 casas = {third}\nmedida q : sim/não = p - m <= n\n"
        );
        let checked = checked(&text);
        prop_assume!(checked.is_some());
        let Some(checked) = checked else { return Ok(()) };
        let (known, when) = (known(&checked), when(&checked));
        for (x, y, z, t) in points {
            let cells = [
                ("x", Some(Value::Number(x.clone()))), ("y", Some(Value::Number(y.clone()))),
                ("z", Some(Value::Number(z))), ("t", Some(Value::Truth(t))),
            ];
            let point = point(&checked, &cells);
            for narrow in [false, true] {
                let mut case = Evaluator::new(&known);
                if narrow {
                    let place = |column| Place::Cell(crate::ir::InputId(0), column, Some(when));
                    let near = x.plus(&Number::ONE).expect("a number");
                    case.limit(place(1), Limit::Range(Range::between(x.clone(), near)));
                    case.limit(place(4), Limit::Truth(t));
                }
                for name in ["m", "n", "p", "q"] {
                    let rule = checked.program().rule_named(name).expect("a measure");
                    let value = point.rule(checked.program(), rule, when.first);
                    let possible = case.rule(rule, when);
                    prop_assert!(holds(&possible, &value), "{name} = {value:?} is not in {possible:?}\n{text}");
                    if let (Ok(Value::Number(number)), Some(quantity)) = (&value, possible.quantity()) {
                        let bound = case.terms.bound(&quantity.form);
                        prop_assert!(bound.contains(number), "{name} = {number:?} is not in {bound:?}\n{text}");
                    }
                }
            }
        }
    }

    /// Two points that differ in one figure differ in what reads it by no more than is said.
    #[test]
    fn what_moves_moves_as_said(
        (second, third) in (number(&["m", "y", "m"]), number(&["m", "n", "y", "n"])),
        (one, two) in (cell(0, 10), cell(0, 10)),
        (y, t) in (cell(0, 12), any::<bool>()),
    ) {
        let text = format!(
            "medida m : número com 1 casa = x * 2 - 3\nmedida n : número = {second}\nmedida p : número com 1 casa = {third}\n"
        );
        let checked = checked(&text);
        prop_assume!(checked.is_some());
        let Some(checked) = checked else { return Ok(()) };
        let (known, when) = (known(&checked), when(&checked));
        let rule = |name: &str| checked.program().rule_named(name).expect("a measure");
        let value = |x: &Number, name: &str| {
            let cells = [
                ("x", Some(Value::Number(x.clone()))), ("y", Some(Value::Number(y.clone()))), ("t", Some(Value::Truth(t))),
            ];
            point(&checked, &cells).rule(checked.program(), rule(name), when.first)
        };
        let mut case = Evaluator::new(&known);
        case.varied = Some((rule("m"), when));
        for name in ["n", "p"] {
            let slope = case.rule(rule(name), when).slope.clone();
            let figures = (value(&one, "m"), value(&two, "m"), value(&one, name), value(&two, name));
            let (Ok(Value::Number(a)), Ok(Value::Number(b)), Ok(Value::Number(from)), Ok(Value::Number(to))) = figures else {
                continue;
            };
            let run = Range::point(b.minus(&a).expect("a number"));
            let rise = to.minus(&from).expect("a number");
            prop_assert!(slope.times(&run).contains(&rise), "{name} rises {rise:?} over {run:?}, not {slope:?}\n{text}");
        }
    }
}

/// A figure that is one number whenever it is there may still come and go with what its divisor reads.
#[test]
fn what_comes_and_goes_moves() {
    let text = "medida m : número com 1 casa = x * 2 - 3\nmedida n : número = m - m\n\
                medida p : número com 1 casa = na_falta(n / limita(m; 0; 2); indefinido: 1)\n\
                medida q : número com 1 casa = na_falta(n / limita(m; 0; 2) - n / limita(m; 0; 2); indefinido: 1)\n";
    let checked = checked(text).expect("an act");
    let (known, when) = (known(&checked), when(&checked));
    let rule = |name: &str| checked.program().rule_named(name).expect("a measure");
    let mut case = Evaluator::new(&known);
    case.varied = Some((rule("m"), when));
    for name in ["p", "q"] {
        assert_eq!(case.rule(rule(name), when).slope, Range::ALL, "{name}");
    }
}

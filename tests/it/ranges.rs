//! Ranges and sets of ranges: what an operation gives on members is a member of what it gives on ranges.

use proptest::prelude::*;
use valora::value::{Bound, Intervals, Number, Range, Rounding};

/// A few small numbers with many ties, and some that need unbounded integers.
fn numbers() -> impl Strategy<Value = Number> {
    prop_oneof![
        6 => (-12i128..12).prop_map(|quarters| Number::from_ratio_of(quarters, 4).unwrap()),
        2 => (-100i128..100, 1i128..7).prop_map(|(num, den)| Number::from_ratio_of(num, den).unwrap()),
        1 => any::<i128>().prop_map(|mantissa| Number::from_scaled(mantissa, 30)),
    ]
}

/// The distance of an end, and whether it is closed; none for no end.
fn ends() -> impl Strategy<Value = Option<(i64, bool)>> {
    prop::option::weighted(0.8, (0i64..8, any::<bool>()))
}

/// A range around a number that is in it.
fn around(number: &Number, low: Option<(i64, bool)>, high: Option<(i64, bool)>) -> Range {
    let end = |(quarters, closed): (i64, bool), sign: i64| {
        let distance = Number::from(sign * quarters).divided_by(&Number::from(4)).unwrap();
        Bound { at: number.plus(&distance).unwrap(), closed: closed || quarters == 0 }
    };
    Range { low: low.map(|low| end(low, -1)), high: high.map(|high| end(high, 1)) }
}

fn member() -> impl Strategy<Value = (Number, Range)> {
    (numbers(), ends(), ends()).prop_map(|(number, low, high)| {
        let range = around(&number, low, high);
        (number, range)
    })
}

fn sets() -> impl Strategy<Value = Intervals> {
    prop::collection::vec(member(), 0..5).prop_map(|members| members.into_iter().map(|(_, range)| range).collect())
}

fn eighths() -> impl Iterator<Item = Number> {
    (-80i128..80).map(|count| Number::from_ratio_of(count, 8).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn operations_on_ranges_hold_those_on_members((x, a) in member(), (y, b) in member(), scale in 0u32..3) {
        prop_assert!(a.contains(&x) && !a.is_empty());
        prop_assert!(a.plus(&b).contains(&x.plus(&y).unwrap()));
        prop_assert!(a.minus(&b).contains(&x.minus(&y).unwrap()));
        prop_assert!(a.times(&b).contains(&x.times(&y).unwrap()), "{a:?} × {b:?} = {:?}", a.times(&b));
        prop_assert_eq!(a.times(&b), b.times(&a));
        match a.divided_by(&b) {
            None => prop_assert!(b.may_be_zero()),
            Some(range) => {
                prop_assert!(!b.contains(&Number::ZERO));
                prop_assert!(range.contains(&x.divided_by(&y).unwrap()), "{a:?} / {b:?} = {range:?}");
            }
        }
        prop_assert!(a.negated().contains(&x.negated()));
        prop_assert!(a.abs().contains(&x.abs()));
        prop_assert!(a.scaled(&y).contains(&x.times(&y).unwrap()));
        prop_assert!(a.min(&b).contains((&x).min(&y)));
        prop_assert!(a.max(&b).contains((&x).max(&y)));
        prop_assert!(a.hull(&b).contains(&x) && a.hull(&b).contains(&y));
        prop_assert!(a.hull(&b).contains_range(&a));
        prop_assert_eq!(a.intersect(&b).contains(&x), b.contains(&x));
        let step = Number::from_scaled(1, scale);
        for mode in [Rounding::HalfAwayFromZero, Rounding::HalfToEven, Rounding::Truncate, Rounding::Ceiling, Rounding::Floor] {
            prop_assert!(a.round(&step, mode).contains(&x.round(&step, mode).unwrap()));
        }
    }

    #[test]
    fn sets_of_ranges_behave_as_sets(a in sets(), b in sets()) {
        let (union, both, rest) = (a.union(&b), a.intersect(&b), a.subtract(&b));
        for number in eighths() {
            let (in_a, in_b) = (a.contains(&number), b.contains(&number));
            prop_assert_eq!(union.contains(&number), in_a || in_b);
            prop_assert_eq!(both.contains(&number), in_a && in_b);
            prop_assert_eq!(rest.contains(&number), in_a && !in_b);
        }
        prop_assert_eq!(union.subtract(&b).union(&b), union);
        prop_assert!(rest.intersect(&b).is_empty());
        prop_assert!(a.subtract(&a).is_empty());
    }

    #[test]
    fn a_witness_is_a_member(a in sets(), (_, range) in member()) {
        let step = Number::from_scaled(5, 1);
        for range in a.iter().chain([&range]) {
            let witness = range.witness(None);
            prop_assert!(witness.is_some_and(|witness| range.contains(&witness)));
        }
        let on_grid = a.on_grid(&step);
        prop_assert_eq!(on_grid.is_empty(), on_grid.witness(Some(&step)).is_none());
        if let Some(witness) = on_grid.witness(Some(&step)) {
            prop_assert!(witness.is_multiple_of(&step) && a.contains(&witness));
        }
        for number in eighths().filter(|number| number.is_multiple_of(&step)) {
            prop_assert_eq!(on_grid.contains(&number), a.contains(&number));
        }
    }
}

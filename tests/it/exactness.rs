//! Numbers against independent arithmetic: no operation loses anything, and a rounding gives up only
//! what it is told to.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use num_bigint::BigInt;
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use proptest::prelude::*;
use valora::value::{Number, NumberError, Rounding, format, share};

const MODES: [Rounding; 5] =
    [Rounding::HalfAwayFromZero, Rounding::HalfToEven, Rounding::Truncate, Rounding::Ceiling, Rounding::Floor];

/// The same value, read from what is written of the number.
fn oracle(number: &Number) -> BigRational {
    let text = number.to_plain_string();
    if let Some((num, den)) = text.split_once('/') {
        return BigRational::new(num.parse().unwrap(), den.parse().unwrap());
    }
    let (whole, places) = text.split_once('.').unwrap_or((&text, ""));
    let digits: BigInt = format!("{whole}{places}").parse().unwrap();
    BigRational::new(digits, BigInt::from(10u32).pow(u32::try_from(places.len()).unwrap()))
}

/// The count of steps in `num` / `den`, by floors alone.
fn rounded(num: &BigInt, den: &BigInt, mode: Rounding) -> BigInt {
    let twice = den * 2u32;
    match mode {
        Rounding::Floor => num.div_floor(den),
        Rounding::Ceiling => -(-num).div_floor(den),
        Rounding::Truncate => num.abs().div_floor(den) * num.signum(),
        Rounding::HalfAwayFromZero => (num.abs() * 2u32 + den).div_floor(&twice) * num.signum(),
        Rounding::HalfToEven => {
            let (up, rest) = (num * 2u32 + den).div_mod_floor(&twice);
            if rest.is_zero() && up.is_odd() { up - 1 } else { up }
        }
    }
}

fn rounded_ratio(quotient: &BigRational, mode: Rounding) -> BigRational {
    BigRational::from_integer(rounded(quotient.numer(), quotient.denom(), mode))
}

fn hash(number: &Number) -> u64 {
    let mut hasher = DefaultHasher::new();
    number.hash(&mut hasher);
    hasher.finish()
}

/// Numbers held as decimals, as fractions and as unbounded integers, small ones often.
fn numbers() -> impl Strategy<Value = Number> {
    prop_oneof![
        4 => (-1_000_000i128..1_000_000, 0u32..6).prop_map(|(mantissa, scale)| Number::from_scaled(mantissa, scale)),
        2 => (any::<i128>(), 0u32..40).prop_map(|(mantissa, scale)| Number::from_scaled(mantissa >> 31, scale)),
        4 => (-1000i128..1000, 1i128..1000).prop_map(|(num, den)| Number::from_ratio_of(num, den).unwrap()),
        2 => (any::<i128>(), 1i128..).prop_map(|(num, den)| Number::from_ratio_of(num, den).unwrap()),
        1 => (any::<i64>(), any::<i128>()).prop_map(|(num, den)| {
            Number::from_ratio_of(i128::from(num), den.saturating_abs().max(1)).unwrap()
        }),
        2 => ("-?[1-9][0-9]{40,60}\\.[0-9]{1,50}").prop_map(|digits| Number::parse(&digits).unwrap()),
        1 => ("[1-9][0-9]{40,50}", "[1-9][0-9]{40,50}").prop_map(|(num, den)| {
            Number::parse(&num).unwrap().divided_by(&Number::parse(&den).unwrap()).unwrap()
        }),
    ]
}

/// The same value as sums and quotients leave it: not in lowest terms, or with places to spare.
fn other_forms(number: &Number) -> Vec<Number> {
    let thirds = number.divided_by(&Number::from(3)).unwrap();
    vec![
        thirds.times(&Number::from(3)).unwrap(),
        thirds.plus(&thirds).unwrap().plus(&thirds).unwrap(),
        number.plus(&Number::from_scaled(0, 12)).unwrap(),
        number.times(&Number::from_scaled(100, 2)).unwrap(),
        number.negated().negated(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn operations_are_exact(a in numbers(), b in numbers()) {
        let (x, y) = (oracle(&a), oracle(&b));
        prop_assert_eq!(oracle(&a.plus(&b).unwrap()), &x + &y);
        prop_assert_eq!(oracle(&a.minus(&b).unwrap()), &x - &y);
        prop_assert_eq!(oracle(&a.times(&b).unwrap()), &x * &y);
        match a.divided_by(&b) {
            Err(error) => prop_assert!(error == NumberError::DivisionByZero && y.is_zero()),
            Ok(quotient) => prop_assert_eq!(oracle(&quotient), &x / &y),
        }
        prop_assert_eq!(oracle(&a.negated()), -&x);
        prop_assert_eq!(oracle(&a.abs()), x.abs());
        prop_assert_eq!(a.is_integer(), x.is_integer());
        prop_assert_eq!(a.is_negative(), x.is_negative());
        prop_assert_eq!(oracle(&a.power(3).unwrap()), x.pow(3));
    }

    #[test]
    fn numbers_form_a_ring(a in numbers(), b in numbers(), c in numbers()) {
        let sum = |a: &Number, b: &Number| a.plus(b).unwrap();
        let product = |a: &Number, b: &Number| a.times(b).unwrap();
        prop_assert_eq!(sum(&a, &b), sum(&b, &a));
        prop_assert_eq!(sum(&sum(&a, &b), &c), sum(&a, &sum(&b, &c)));
        prop_assert_eq!(product(&a, &b), product(&b, &a));
        prop_assert_eq!(product(&product(&a, &b), &c), product(&a, &product(&b, &c)));
        prop_assert_eq!(product(&a, &sum(&b, &c)), sum(&product(&a, &b), &product(&a, &c)));
        prop_assert_eq!(sum(&a, &a.negated()), Number::ZERO);
        prop_assert_eq!(product(&a, &Number::ONE), a);
    }

    #[test]
    fn order_equality_and_hash_go_by_value(a in numbers(), b in numbers()) {
        prop_assert_eq!(a.cmp(&b), oracle(&a).cmp(&oracle(&b)));
        prop_assert_eq!(a == b, oracle(&a) == oracle(&b));
        for form in other_forms(&a) {
            prop_assert_eq!(&form, &a);
            prop_assert_eq!(hash(&form), hash(&a));
            prop_assert_eq!(form.cmp(&b), a.cmp(&b));
            prop_assert_eq!(form.to_plain_string(), a.to_plain_string());
        }
    }

    #[test]
    fn rounding_agrees_with_floors(a in numbers(), step in numbers()) {
        prop_assume!(!step.is_zero());
        let size = oracle(&step.abs());
        let quotient = oracle(&a) / &size;
        for mode in MODES {
            let result = a.round(&step, mode).unwrap();
            prop_assert_eq!(oracle(&result), rounded_ratio(&quotient, mode) * &size);
            prop_assert!(result.is_multiple_of(&step));
        }
        prop_assert_eq!(a.is_multiple_of(&step), quotient.is_integer());
    }

    #[test]
    fn a_middle_is_rounded_as_the_mode_says(count in any::<i64>(), step in numbers()) {
        prop_assume!(!step.is_zero());
        let middle = Number::from(count).plus(&Number::from_scaled(5, 1)).unwrap();
        let a = middle.times(&step.abs()).unwrap();
        for mode in MODES {
            let steps = a.round(&step, mode).unwrap().divided_by(&step.abs()).unwrap();
            prop_assert_eq!(oracle(&steps), rounded_ratio(&oracle(&middle), mode));
        }
    }

    #[test]
    fn a_root_is_the_nearest_multiple(a in numbers(), places in 0u32..6) {
        let a = a.abs();
        let step = Number::from_scaled(1, places);
        let floor = a.sqrt_round(&step, Rounding::Floor).unwrap();
        let ceiling = a.sqrt_round(&step, Rounding::Ceiling).unwrap();
        let nearest = a.sqrt_round(&step, Rounding::HalfAwayFromZero).unwrap();
        let square = |number: &Number| number.power(2).unwrap();
        prop_assert!(square(&floor) <= a && a <= square(&ceiling));
        prop_assert!(ceiling == floor || ceiling == floor.plus(&step).unwrap());
        let middle = floor.plus(&ceiling).unwrap().divided_by(&Number::from(2)).unwrap();
        prop_assert_eq!(&nearest, if square(&middle) <= a { &ceiling } else { &floor });
    }

    #[test]
    fn shares_add_up(units in -1_000_000i64..1_000_000, weights in prop::collection::vec(numbers(), 1..5)) {
        let step = Number::from_scaled(1, 2);
        let total = Number::from(units).times(&step).unwrap();
        let weights: Vec<Number> = weights.iter().map(Number::abs).collect();
        let sum = weights.iter().fold(Number::ZERO, |sum, weight| sum.plus(weight).unwrap());
        let Ok(parts) = share(&total, &weights, &step) else {
            prop_assert!(sum.is_zero());
            return Ok(());
        };
        prop_assert_eq!(parts.iter().fold(Number::ZERO, |sum, part| sum.plus(part).unwrap()), total.clone());
        for (part, weight) in parts.iter().zip(&weights) {
            let quota = total.times(weight).unwrap().divided_by(&sum).unwrap();
            prop_assert!(part.is_multiple_of(&step));
            prop_assert!(part.minus(&quota).unwrap().abs() < step);
        }
    }

    #[test]
    fn what_is_written_is_read_back(a in numbers(), places in 0u32..8) {
        if a.decimal_places().is_some() {
            prop_assert_eq!(Number::parse(&a.to_plain_string()).unwrap(), a.clone());
            let text = format::number(&a, None).replace('.', "").replace(',', ".");
            prop_assert_eq!(Number::parse(&text).unwrap(), a.clone());
        }
        let text = format::number(&a, Some(places)).replace('.', "").replace(',', ".");
        let rounded = a.round(&Number::from_scaled(1, places), Rounding::HalfAwayFromZero).unwrap();
        prop_assert_eq!(Number::parse(&text).unwrap(), rounded);
    }

    #[test]
    fn no_text_breaks_the_reading(text in "\\PC{0,12}|-?[0-9./]{0,50}") {
        if let Ok(number) = Number::parse(&text) {
            prop_assert_eq!(Number::parse(&number.to_plain_string()), Ok(number));
        }
    }
}

#[test]
fn the_limit_is_the_same_on_both_sides() {
    let two = Number::from(2);
    let largest = two.power(65_535).unwrap();
    let limit = largest.minus(&Number::ONE).unwrap().plus(&largest).unwrap();
    assert_eq!(limit.plus(&Number::ONE), Err(NumberError::TooLarge));
    assert_eq!(limit.negated().minus(&Number::ONE), Err(NumberError::TooLarge));
    assert_eq!(Number::ONE.divided_by(&limit).unwrap().times(&limit), Ok(Number::ONE));
    assert_eq!(Number::ONE.divided_by(&largest).unwrap().divided_by(&two), Err(NumberError::TooLarge));
    assert_eq!(Number::parse(&limit.to_plain_string()), Ok(limit));
    assert_eq!(Number::parse(&"9".repeat(20_000)), Err(NumberError::TooLarge));
    assert_eq!(Number::parse(&format!("{}7.50", "0".repeat(100_000))), Ok(Number::from_scaled(75, 1)));
    assert_eq!(Number::parse(&format!("0.{}1", "0".repeat(100_000))), Err(NumberError::TooLarge));
}

/// `SplitMix64`: the same cases on every run.
struct Cases(u64);

impl Cases {
    fn below(&mut self, limit: i128) -> i128 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        i128::from(mixed ^ (mixed >> 31)) % limit
    }
}

/// Cents V and hundredths of a percent p with V × p ≡ 15 000 + `off` (mod 30 000), that is, with
/// V / 3 × p at half a cent plus `off` / 30 000 of a cent; `None` where the drawn p allows no such V.
fn next_to_half_a_cent(cases: &mut Cases, off: i128) -> Option<(i128, i128)> {
    let percentage = 1 + cases.below(10_000);
    let gcd = percentage.extended_gcd(&30_000);
    if (15_000 + off) % gcd.gcd != 0 {
        return None;
    }
    let period = 30_000 / gcd.gcd;
    let first = (gcd.x * ((15_000 + off) / gcd.gcd)).rem_euclid(period);
    Some((first + period * cases.below(1_000_000_000), percentage))
}

/// A third of an annual amount, times the percentage of a band, to the cent: the order in which the
/// resolutions state it, on the amounts where the order or a lost digit would move a cent.
#[test]
fn amounts_next_to_half_a_cent_are_rounded_exactly() {
    const WANTED: u32 = 100_000;
    let mut cases = Cases(8896);
    let (three, cent) = (Number::from(3), Number::from_scaled(1, 2));
    let (mut done, mut halves) = (0, 0);
    while done < WANTED {
        let off = cases.below(3) - 1;
        let Some((cents, percentage)) = next_to_half_a_cent(&mut cases, off) else { continue };
        // Beside the amounts in whole cents, amounts 10^-k of a cent away.
        let places = u32::try_from(cases.below(2) * (1 + cases.below(20))).unwrap();
        let beside = if places == 0 { 0 } else { cases.below(3) - 1 };
        let sign = 1 - 2 * cases.below(2);
        let mantissa = sign * (cents * 10i128.pow(places) + beside);

        let annual = Number::from_scaled(mantissa, places + 2);
        let share = Number::from_scaled(percentage, 4);
        let value = annual.divided_by(&three).unwrap().times(&share).unwrap();
        let in_cents = BigInt::from(mantissa) * percentage;
        let parts = BigInt::from(30_000) * BigInt::from(10).pow(places);
        for mode in MODES {
            let expected = i128::try_from(rounded(&in_cents, &parts, mode)).unwrap();
            let amount = value.round(&cent, mode).unwrap();
            assert_eq!(amount, Number::from_scaled(expected, 2), "{annual} / 3 × {share}, {mode:?}");
        }
        done += 1;
        halves += u32::from(off == 0 && beside == 0);
    }
    assert!(halves > WANTED / 4, "only {halves} cases on half a cent");
}

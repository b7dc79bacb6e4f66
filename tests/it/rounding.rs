//! The cents of a rule written in its natural order, against independent arithmetic.

use num_bigint::BigInt;
use num_integer::Integer;
use valora::check::Checked;
use valora::data::{Origin, Record, Records};
use valora::eval::{Evaluator, Rejections, Request, Unit};
use valora::ir::{Axis, InputId, KeyId};
use valora::source::Sources;
use valora::value::{Grain, Number, Period, Value};

/// The modes as the language names them.
const MODES: [&str; 5] = ["meio para cima", "meio par", "truncado", "teto", "piso"];
/// Cases for all modes together.
const CASES: u64 = 100_000;

fn policy(mode: &str) -> Checked {
    let text = format!(
        "valora 1\n\nresolução SES 1 de 01/01/2024 \"Parcela\"\nperíodo quadrimestre\narredonda {mode}\n\n\
         entrada hospital por cnes e quadrimestre {{\n    cnes : código de 7 dígitos\n    anual : R$ mínimo R$ 0,00\n    \
         faixa : % mínimo 0% máximo 100%\n}}\n\n\
         indicador alcance {{\n    conforme Art. 1º\n    unidade %\n    cálculo faixa\n    pontuação alcance\n}}\n\n\
         repasse parcela_do_ano {{\n    conforme Art. 2º\n    base anual / 3 * desempenho(alcance)\n}}\n"
    );
    let mut sources = Sources::default();
    let id = sources.add("parcela.valora", text);
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    assert!(diagnostics.is_empty(), "{diagnostics:#?}");
    checked.unwrap()
}

/// Rounds `numerator / denominator` (the denominator positive) to a whole number.
fn rounded(numerator: &BigInt, denominator: &BigInt, mode: &str) -> BigInt {
    let (floor, rest) = numerator.div_mod_floor(denominator);
    if rest == BigInt::ZERO {
        return floor;
    }
    let up = match mode {
        "piso" => false,
        "teto" => true,
        "truncado" => numerator.sign() == num_bigint::Sign::Minus,
        _ => match (BigInt::from(2) * &rest).cmp(denominator) {
            std::cmp::Ordering::Less => false,
            std::cmp::Ordering::Greater => true,
            std::cmp::Ordering::Equal if mode == "meio par" => floor.is_odd(),
            std::cmp::Ordering::Equal => numerator.sign() != num_bigint::Sign::Minus,
        },
    };
    if up { floor + 1 } else { floor }
}

/// A case whose exact cents lie on half a cent, or as near to it as thirds and hundredths allow.
fn case(state: &mut u64) -> (i64, i64) {
    let mut next = |limit: u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((*state >> 33) % limit).unwrap()
    };
    let share = next(10_000) + 1;
    let cents = next(20_000_000_000) + 1;
    // cents × share / 30.000 lies nearest to k + 1/2 when cents × share is nearest to 15.000 modulo 30.000:
    // solve share × offset ≡ 15.000 − cents × share, up to what the common divisor does not reach.
    let modulus = 30_000_i64;
    let common = share.gcd(&modulus);
    let rest = i64::try_from(i128::from(cents) * i128::from(share) % i128::from(modulus)).unwrap();
    let wanted = (15_000 - rest).div_euclid(common);
    let (part, whole) = (share / common, modulus / common);
    let inverse = part.extended_gcd(&whole).x;
    let near = cents + (wanted * inverse.rem_euclid(whole)).rem_euclid(whole);
    let nudge = next(3) - 1;
    ((near + nudge).max(1), share)
}

#[test]
fn no_cent_differs_next_to_half_a_cent_in_any_mode() {
    let period = Period::of_year(Grain::FourMonths, 2024, 1).unwrap();
    let request = Request { period, axis: Axis::Payment };
    let rejections = Rejections::default();
    let mut state = 8_896_u64;
    for mode in MODES {
        let checked = policy(mode);
        let cases: Vec<(i64, i64)> = (0..CASES / 5).map(|_| case(&mut state)).collect();
        let mut records = Records::empty(checked.program());
        let key = |at: usize| Value::Text(format!("{at:07}").into());
        for (at, (cents, share)) in cases.iter().enumerate() {
            let number = |value: i64, scale| Some(Value::Number(Number::from_scaled(i128::from(value), scale)));
            let cells = vec![Some(key(at)), number(*cents, 2), number(*share, 4)];
            let record = Record { keys: vec![key(at)], period: None, cells, origin: Origin::default() };
            records.add(InputId(0), record);
        }
        let mut evaluator = Evaluator::new(&checked, &records, &rejections);
        for (at, (cents, share)) in cases.iter().enumerate() {
            let unit = Unit::new(vec![(KeyId(0), key(at))]);
            let outcome = evaluator.unit(&unit, request);
            let exact = rounded(&(BigInt::from(*cents) * share), &BigInt::from(30_000), mode);
            let expected = Number::from_scaled(i128::try_from(exact).unwrap(), 2);
            let due = outcome.transfers.first().map(|transfer| transfer.due.clone());
            assert_eq!(due, Some(Ok(Value::Number(expected))), "{cents} cents × {share}/10.000, {mode}");
        }
    }
}

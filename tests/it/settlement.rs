//! What a transfer settles, defers and discounts, over many periods, against whole cents added up in the test: no money
//! appears and none vanishes, whatever was paid and in whatever order the rows come.

use std::collections::BTreeMap;

use proptest::prelude::*;
use valora::check::Checked;
use valora::data::{DataFile, Options, Records};
use valora::eval::{Evaluator, Rejections, Request, units};
use valora::ir::Axis;
use valora::machine::Stop;
use valora::source::Sources;
use valora::value::{Grain, Number, Period, Value};

const FIRST: usize = 2024 * 3;

/// A quadrimestre of a unit: what it achieved in hundredths of a percent, and what was paid and paid ahead in cents.
#[derive(Clone, Debug)]
struct Quadrimestre {
    achieved: i64,
    paid: Option<i64>,
    ahead: Option<i64>,
}

/// A unit's amount of a year and its quadrimestres, from the first of 2024.
#[derive(Clone, Debug)]
struct Unit {
    yearly: i64,
    quadrimestres: Vec<Quadrimestre>,
}

fn act(instalments: usize) -> Checked {
    let text = format!(
        "valora 1\n\
         resolução SES/UF 14 de 01/12/2023 \"Acertos\"\n\
         vigência   desde 01/2024   conforme Art. 1º\n\
         período    quadrimestre\n\
         arredonda  meio para cima   conforme Art. 1º\n\
         entrada hospital por cnes e quadrimestre {{\n conforme Art. 2º\n cnes : código de 7 dígitos\n anual : R$\n\
         alcance : %  mínimo 0%  máximo 100%\n}}\n\
         entrada pagamento por cnes e quadrimestre {{\n conforme Art. 5º\n cnes : código de 7 dígitos\n pago : R$\n}}\n\
         entrada adiantamento por cnes e quadrimestre {{\n conforme Art. 6º\n cnes : código de 7 dígitos\n\
         adiantado : R$  mínimo R$ 0,00\n}}\n\
         indicador geral \"Geral\" {{\n conforme Art. 3º\n unidade %\n cálculo alcance\n pontuação geral\n}}\n\
         repasse estrito \"Sem saldo\" {{\n conforme Art. 4º\n base parcela(anual; 3; resíduo: acumulado)\n\
         fator desempenho(geral)\n acerta com pagamento.pago   conforme Art. 5º\n\
         desconta adiantamento.adiantado em {instalments} períodos   conforme Art. 6º\n}}\n\
         repasse levado \"Com saldo\" {{\n conforme Art. 7º\n base parcela(anual; 3; resíduo: acumulado)\n\
         fator desempenho(geral)\n acerta com pagamento.pago com saldo   conforme Art. 8º\n\
         desconta adiantamento.adiantado em {instalments} períodos com saldo   conforme Art. 9º\n}}\n\
         repasse adiado \"Desconto adiado\" {{\n conforme Art. 10\n base parcela(anual; 3; resíduo: acumulado)\n\
         fator desempenho(geral)\n\
         exceto no 1º quadrimestre de 2024 ou no 2º quadrimestre de 2024 => difere(3º quadrimestre de 2024; saldo)\n\
         conforme Art. 11\n}}\n"
    );
    let mut sources = Sources::default();
    let id = sources.add("acertos.valora", text);
    let (checked, diagnostics) = valora::compile(&sources, id, None);
    assert!(checked.is_some(), "{diagnostics:?}");
    checked.unwrap()
}

fn period(at: usize) -> Period {
    Period { grain: Grain::FourMonths, index: i32::try_from(FIRST + at).unwrap() }
}

fn reais(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// The rows of the three inputs, each file with its header.
fn rows(units: &[Unit]) -> BTreeMap<&'static str, Vec<String>> {
    let mut rows: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        for (time, it) in unit.quadrimestres.iter().enumerate() {
            let head = format!("{:07};{}", at + 1, period(time).code());
            let achieved = format!("{},{:02}%", it.achieved / 100, it.achieved % 100);
            let hospital = format!("{head};{};{achieved}", reais(unit.yearly));
            rows.entry("hospital").or_default().push(hospital);
            let paid = it.paid.map(|paid| format!("{head};{}", reais(paid)));
            rows.entry("pagamento").or_default().extend(paid);
            let ahead = it.ahead.map(|ahead| format!("{head};{}", reais(ahead)));
            rows.entry("adiantamento").or_default().extend(ahead);
        }
    }
    rows
}

/// Reads rows, those of each input in so many files.
fn load(checked: &Checked, rows: &BTreeMap<&'static str, Vec<String>>, parts: usize) -> Records {
    let header = |input: &str| match input {
        "hospital" => "cnes;quadrimestre;anual;alcance",
        "pagamento" => "cnes;quadrimestre;pago",
        _ => "cnes;quadrimestre;adiantado",
    };
    let mut files: Vec<(&str, String)> = Vec::new();
    for (input, rows) in rows.iter().filter(|(_, rows)| !rows.is_empty()) {
        for part in rows.chunks(rows.len().div_ceil(parts)) {
            files.push((input, format!("{}\n{}\n", header(input), part.join("\n"))));
        }
    }
    let files: Vec<DataFile<'_>> = files
        .iter()
        .map(|(input, text)| DataFile { name: input, input: Some(input), bytes: text.as_bytes() })
        .collect();
    // All amounts are written alike.
    let decimal = Some(valora::data::Mark::Comma);
    let records = valora::data::load(checked.program(), &files, Options { decimal }, &|_, _, _| None);
    assert!(records.problems.is_empty(), "{:?}", records.problems);
    records
}

/// Every figure of the ledgers of a unit by name and quadrimestre, in cents; `None` where the unit is refused.
type Ledger = BTreeMap<(String, usize), Option<i64>>;

fn ledgers(checked: &Checked, records: &Records, times: usize) -> Vec<Ledger> {
    let program = checked.program();
    let rejections = Rejections::of(program, records);
    let mut evaluator = Evaluator::new(checked, records, &rejections);
    let mut ledgers = Vec::new();
    for unit in units(program, records) {
        let mut ledger = Ledger::new();
        for time in 0..times {
            let request = Request { period: period(time), axis: Axis::Payment };
            let _ = evaluator.unit(&unit, request);
            let machine = evaluator.machine();
            let frame = machine.at(request.period);
            for rule in program.rules.iter().filter(|rule| rule.name.split('.').count() <= 2) {
                let Some(id) = program.rule_named(&rule.name) else { continue };
                let cents = match machine.rule(id, frame) {
                    Ok(Value::Number(number)) => number.times(&Number::HUNDRED).ok().and_then(|it| it.to_i64()),
                    Ok(_) | Err(Stop::Absent(_)) => continue,
                    Err(Stop::Refused(_)) => None,
                };
                ledger.insert((rule.name.clone(), time), cents);
            }
        }
        ledgers.push(ledger);
    }
    ledgers
}

/// Half away from zero; nothing here is negative.
fn rounded(numerator: i64, denominator: i64) -> i64 {
    (2 * numerator + denominator).div_euclid(2 * denominator)
}

/// The ledger of one transfer that settles, added up by hand.
fn settle(unit: &Unit, instalments: usize, carried: bool, mut hold: impl FnMut(&str, usize, Option<i64>)) {
    let whole = i64::try_from(instalments).unwrap();
    let (mut open, mut to_discount) = (0, 0);
    for (time, it) in unit.quadrimestres.iter().enumerate() {
        let part = |count: i64| rounded(unit.yearly * count, 3);
        let turn = i64::try_from(time % 3).unwrap();
        let planned = part(turn + 1) - part(turn);
        let earned = rounded(planned * it.achieved, 10_000);
        for back in 1..=instalments.min(time) {
            let ahead = unit.quadrimestres[time - back].ahead.unwrap_or(0);
            to_discount += ahead / whole + i64::from(i64::try_from(back).unwrap() <= ahead % whole);
        }
        let settled = if carried { open.max(-earned) } else { open };
        let discounted = if carried { to_discount.min(earned + settled) } else { to_discount };
        let due = earned + settled - discounted;
        hold("previsto", time, Some(planned));
        hold("apurado", time, Some(earned));
        hold("desconto", time, Some(planned - earned));
        hold("a_acertar", time, Some(open));
        hold("", time, (due >= 0).then_some(due));
        if due < 0 {
            return;
        }
        to_discount -= discounted;
        if let Some(paid) = it.paid {
            open += earned - discounted - paid;
        }
    }
}

/// The ledger of the transfer that defers its first two discounts, added up by hand.
fn defer(unit: &Unit, mut hold: impl FnMut(&str, usize, Option<i64>)) {
    let mut balance = 0;
    for (time, it) in unit.quadrimestres.iter().enumerate() {
        let part = |count: i64| rounded(unit.yearly * count, 3);
        let turn = i64::try_from(time % 3).unwrap();
        let planned = part(turn + 1) - part(turn);
        let discount = planned - rounded(planned * it.achieved, 10_000);
        let charged = if time < 2 { 0 } else { planned.min(discount + balance) };
        balance += discount - charged;
        hold("incidente", time, Some(charged));
        hold("saldo", time, Some(balance));
        hold("", time, Some(planned - charged));
    }
}

fn some_unit() -> impl Strategy<Value = Unit> {
    let cents = |most: i64| prop_oneof![Just(0), 0..most, (0..most / 100).prop_map(|reais| reais * 100)];
    let achieved = prop_oneof![Just(0_i64), Just(10_000), 0_i64..=10_000];
    let quadrimestre =
        (achieved, prop::option::weighted(0.7, cents(60_000)), prop::option::weighted(0.2, cents(40_000)));
    let quadrimestre = quadrimestre.prop_map(|(achieved, paid, ahead)| Quadrimestre { achieved, paid, ahead });
    (cents(150_000), prop::collection::vec(quadrimestre, 7))
        .prop_map(|(yearly, quadrimestres)| Unit { yearly, quadrimestres })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_due_and_paid_adds_up_to_the_cent(given in prop::collection::vec(some_unit(), 1..3), instalments in 1_usize..5) {
        let checked = act(instalments);
        let times = given[0].quadrimestres.len();
        let found = ledgers(&checked, &load(&checked, &rows(&given), 1), times);
        prop_assert_eq!(found.len(), given.len());
        for (unit, ledger) in given.iter().zip(&found) {
            let get = |transfer: &str, figure: &str, time: usize| {
                let name = if figure.is_empty() { transfer.to_owned() } else { format!("{transfer}.{figure}") };
                ledger.get(&(name.clone(), time)).copied().unwrap_or_else(|| panic!("{name} has no amount at {time}"))
            };
            for (transfer, carried) in [("estrito", false), ("levado", true)] {
                settle(unit, instalments, carried, |figure, time, cents| {
                    assert_eq!(get(transfer, figure, time), cents, "{transfer}.{figure} at {time} of {unit:?}");
                });
            }
            defer(unit, |figure, time, cents| {
                assert_eq!(get("adiado", figure, time), cents, "adiado.{figure} at {time} of {unit:?}");
            });
            // What is told apart from the figures themselves: each amount that arises goes somewhere.
            let sum = |transfer: &str, figure: &str| (0..times).map(|time| get(transfer, figure, time).unwrap()).sum::<i64>();
            prop_assert_eq!(sum("adiado", "incidente") + get("adiado", "saldo", times - 1).unwrap(), sum("adiado", "desconto"));
            prop_assert_eq!((0..3).map(|time| get("levado", "previsto", time).unwrap()).sum::<i64>(), unit.yearly);
            let known = || (0..times - 1).filter(|time| unit.quadrimestres[*time].paid.is_some());
            let owed: i64 = known().map(|time| get("levado", "", time).unwrap() - get("levado", "acerto", time).unwrap()).sum();
            let paid: i64 = unit.quadrimestres[..times - 1].iter().filter_map(|it| it.paid).sum();
            prop_assert_eq!(get("levado", "a_acertar", times - 1), Some(owed - paid));
        }
    }

    #[test]
    fn the_order_of_rows_and_files_says_nothing(
        given in prop::collection::vec(some_unit(), 1..4),
        parts in 1_usize..4,
        seed in any::<u64>(),
    ) {
        let checked = act(2);
        let times = given[0].quadrimestres.len();
        let mut shuffled = rows(&given);
        let mut state = seed | 1;
        for rows in shuffled.values_mut() {
            rows.sort_by_cached_key(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                state >> 33
            });
        }
        let inwards = ledgers(&checked, &load(&checked, &rows(&given), 1), times);
        prop_assert_eq!(inwards, ledgers(&checked, &load(&checked, &shuffled, parts), times));
    }
}

//! A point of data made as small as it can be with the same difference: fewer cells, rounder numbers, an earlier period.

use crate::prove::cases::{Case, first_period};
use crate::prove::witness::{Trial, Weight};
use crate::value::{Number, Rounding, Value};

/// So many periods are tried from the first.
const PERIODS: i32 = 36;

/// The smallest point found that tells the programs apart as a point does.
pub(super) fn shrunk(trial: &mut Trial<'_>, mut case: Case) -> Case {
    let Some((weight, lacking)) = trial.weigh(&case) else { return case };
    // What one of the two no longer computes for want of data is no smaller difference.
    let as_much = |found: (Weight, usize)| found.0 <= weight && found.1 <= lacking;
    let mut keep = |case: &mut Case, smaller: Case| {
        let kept = smaller != *case && trial.weigh(&smaller).is_some_and(as_much);
        if kept {
            *case = smaller;
        }
        kept
    };
    for at in (0..case.rows.len()).rev() {
        let mut smaller = case.clone();
        smaller.rows.remove(at);
        keep(&mut case, smaller);
    }
    for (row, column) in cells(&case) {
        let mut smaller = case.clone();
        if let Some(row) = smaller.rows.get_mut(row) {
            row.cells.remove(&column);
        }
        keep(&mut case, smaller);
    }
    for (row, column) in cells(&case) {
        let now = case.rows.get(row).and_then(|row| row.cells.get(&column)).cloned();
        let Some(Value::Number(now)) = now else { continue };
        for rounder in rounder(&now) {
            let mut smaller = case.clone();
            if let Some(cell) = smaller.rows.get_mut(row).and_then(|row| row.cells.get_mut(&column)) {
                *cell = Value::Number(rounder);
            }
            if keep(&mut case, smaller) {
                break;
            }
        }
    }
    let first = first_period(trial.old).min(first_period(trial.new));
    for count in 0..PERIODS {
        let mut smaller = case.clone();
        smaller.period = first.plus(count);
        if smaller.period >= case.period {
            break;
        }
        if trial.weigh(&smaller).is_some_and(as_much) {
            return smaller;
        }
    }
    case
}

fn cells(case: &Case) -> Vec<(usize, String)> {
    let rows = case.rows.iter().enumerate();
    rows.flat_map(|(at, row)| row.cells.keys().map(move |column| (at, column.clone()))).collect()
}

/// Rounder numbers than a number, the roundest first.
fn rounder(number: &Number) -> Vec<Number> {
    let simple = [0, 1, 10, 100, 1_000].into_iter().map(Number::from_i64);
    let mut found: Vec<Number> = simple.collect();
    for place in (0..12).rev() {
        let step = Number::from_i64(10_i64.pow(place));
        // Above a number of that size, a rounder one is only greater.
        if step <= number.abs() {
            found
                .extend([Rounding::Floor, Rounding::Ceiling].iter().filter_map(|mode| number.round(&step, *mode).ok()));
        }
    }
    for place in 1..4 {
        found.extend(number.round(&Number::from_scaled(1, place), Rounding::HalfAwayFromZero).ok());
    }
    let mut known: Vec<Number> = Vec::new();
    for candidate in found {
        if candidate == *number {
            break;
        }
        if !known.contains(&candidate) {
            known.push(candidate);
        }
    }
    known
}

//! Disbursement schedules: the total, the order, the months and the shares that the act prints hold together. What
//! does not is a finding about the act, which a reading cited in the row answers.

use crate::diagnostic::{Diagnostic, codes};
use crate::ir::{Disbursement, Instalment, Program};
use crate::value::{Grain, Number, Period, Value, format};

/// Checks every disbursement schedule.
pub(super) fn check(program: &Program, diagnostics: &mut Vec<Diagnostic>) {
    for schedule in &program.disbursements {
        total(program, schedule, diagnostics);
        for row in &schedule.rows {
            if row.first.within(program.grain) != row.last.within(program.grain) {
                diagnostics.push(disbursement_crossing(program, row));
            }
        }
        shares(program, schedule, diagnostics);
        order(schedule, diagnostics);
        apart(schedule, diagnostics);
        months(program, schedule, diagnostics);
    }
}

/// `total R$ …` is what the rows add up to.
fn total(program: &Program, schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    for printed in schedule.totals.iter().filter(|it| it.sum != it.amount && it.citation.readings.is_empty()) {
        diagnostics.push(
            Diagnostic::error(codes::CHECK_DISBURSEMENT_TOTAL, printed.span)
                .arg("schedule", &schedule.name)
                .arg("sum", money(program, schedule, &printed.sum))
                .arg("total", money(program, schedule, &printed.amount))
                .help("help"),
        );
    }
}

/// The shares of each row add up to 100%.
fn shares(program: &Program, schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    for row in 0..schedule.rows.len() {
        let Some(instalment) = schedule.rows.get(row).filter(|row| !row.is_read()) else {
            continue;
        };
        let printed = shares_of(program, schedule, row);
        let sum = printed.iter().try_fold(Number::ZERO, |sum, share| sum.plus(share).ok());
        if let Some(sum) = sum
            && !printed.is_empty()
            && sum != Number::ONE
        {
            diagnostics.push(
                Diagnostic::error(codes::CHECK_DISBURSEMENT_SHARES, instalment.span)
                    .arg("number", instalment.number.to_plain_string())
                    .arg("sum", format::percent(&sum, None))
                    .help("help"),
            );
        }
    }
}

/// The shares printed in a row; none when a cell is empty.
pub(super) fn shares_of(program: &Program, schedule: &Disbursement, row: usize) -> Vec<Number> {
    let table = program.table(schedule.table);
    let cells = table.and_then(|table| table.rows.get(row)).map(|row| row.cells.as_slice()).unwrap_or_default();
    let printed = schedule.shares.iter().map(|column| match cells.get(*column as usize) {
        Some(Some(Value::Number(share))) => Some(share.clone()),
        _ => None,
    });
    printed.collect::<Option<Vec<Number>>>().unwrap_or_default()
}

/// Numbers and payments of the instalments go forward.
fn order(schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    for (before, row) in schedule.rows.iter().zip(schedule.rows.iter().skip(1)) {
        if before.is_read() || row.is_read() {
            continue;
        }
        if row.number < before.number {
            let (number, earlier) = (row.number.to_plain_string(), before.number.to_plain_string());
            diagnostics.push(
                disbursement_order(row, before).arg("kind", "number").arg("number", number).arg("before", earlier),
            );
            continue;
        }
        if let (Some(paid), Some(earlier)) = (row.payment, before.payment)
            && paid < earlier
        {
            diagnostics.push(
                disbursement_order(row, before)
                    .arg("kind", "payment")
                    .arg("number", row.number.to_plain_string())
                    .arg("paid", paid)
                    .arg("before", before.number.to_plain_string())
                    .arg("earlier", earlier),
            );
        }
    }
}

/// An instalment is paid within its own months, or in the month before them.
fn apart(schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    for (at, row) in schedule.rows.iter().enumerate() {
        let of_same = |other: &&Instalment| other.number == row.number;
        let is_first = !schedule.rows.iter().take(at).any(|other| other.number == row.number);
        let whole = schedule.rows.iter().filter(of_same);
        let first = whole.clone().map(|row| row.first).min().unwrap_or(row.first);
        let last = whole.clone().map(|row| row.last).max().unwrap_or(row.last);
        let Some(paid) = row.payment.filter(|_| is_first) else {
            continue;
        };
        if (paid < first.previous() || paid > last) && !whole.clone().any(Instalment::is_read) {
            diagnostics.push(
                Diagnostic::warning(codes::CHECK_DISBURSEMENT_APART, row.span)
                    .arg("number", row.number.to_plain_string())
                    .arg("paid", paid)
                    .arg("months", Instalment { first, last, ..row.clone() }.months())
                    .help("help"),
            );
        }
    }
}

/// Every month of the validity is of one row.
fn months(program: &Program, schedule: &Disbursement, diagnostics: &mut Vec<Diagnostic>) {
    let mut rows: Vec<&Instalment> = schedule.rows.iter().collect();
    rows.sort_by_key(|row| (row.first, row.last));
    let month = |day| Period::containing(Grain::Month, day);
    let (begins, ends) = (program.validity.0.map(month), program.validity.1.map(month));
    let mut before: Option<&Instalment> = None;
    for row in &rows {
        let due = before.map(|before| before.last.next()).or(begins);
        let answered = row.is_read() || before.is_some_and(Instalment::is_read);
        if let Some(due) = due.filter(|_| !answered) {
            match before {
                Some(before) if row.first < due => diagnostics.push(disbursement_overlap(row, before)),
                _ if row.first > due => diagnostics.push(disbursement_gap(schedule, due, row.first.previous(), row)),
                _ => {}
            }
        }
        before = Some(before.filter(|before| before.last > row.last).unwrap_or(row));
    }
    if let (Some(last), Some(ends)) = (before, ends)
        && last.last < ends
        && !last.is_read()
    {
        diagnostics.push(disbursement_gap(schedule, last.last.next(), ends, last));
    }
}

fn money(program: &Program, schedule: &Disbursement, amount: &Number) -> String {
    let table = program.table(schedule.table);
    let column = table.and_then(|table| table.columns.get(schedule.amount as usize));
    column.map_or_else(String::new, |it| program.write(&Value::Number(amount.clone()), &it.ty.kind, None))
}

fn disbursement_crossing(program: &Program, row: &Instalment) -> Diagnostic {
    Diagnostic::error(codes::CHECK_DISBURSEMENT_CROSSING, row.span)
        .arg("number", row.number.to_plain_string())
        .arg("months", row.months())
        .arg("grain", program.grain.word())
        .arg("end", row.first.within(program.grain).last_month())
        .help("help")
}

fn disbursement_order(row: &Instalment, before: &Instalment) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_DISBURSEMENT_ORDER, row.span).label(before.span, "label_first").help("help")
}

fn disbursement_overlap(row: &Instalment, before: &Instalment) -> Diagnostic {
    Diagnostic::warning(codes::CHECK_DISBURSEMENT_OVERLAP, row.span)
        .label(before.span, "label_first")
        .arg("number", row.number.to_plain_string())
        .arg("month", row.first)
        .arg("before", before.number.to_plain_string())
        .help("help")
}

fn disbursement_gap(schedule: &Disbursement, from: Period, until: Period, row: &Instalment) -> Diagnostic {
    let count = if from == until { "one" } else { "many" };
    Diagnostic::warning(codes::CHECK_DISBURSEMENT_GAP, row.span)
        .arg("schedule", &schedule.name)
        .arg("count", count)
        .arg("from", from)
        .arg("until", until)
        .help("help")
}

//! The verdict for a person: whether it holds; else every rule, cell and figure that is another, by kind.

use crate::cli::grid::wrap;
use crate::cli::session::Session;
use crate::cli::verify::Verdict;
use crate::ir::{Kind, Program};
use crate::receipt::{Figure, Finding, Note, State};
use crate::value::{Number, Value};

/// How many findings of one kind are written out.
const SHOWN: usize = 20;

/// The whole verdict.
pub(super) fn write(verdict: &Verdict<'_>, session: &Session) -> String {
    let (receipt, changes) = (verdict.receipt, &verdict.findings.changes);
    let line = |text: &str| wrap(text, session.width(), "", "    ");
    let act = receipt.act.as_ref().map(|act| act.name.clone()).unwrap_or_default();
    let subject = [("act", act), ("period", receipt.question.period.clone())];
    if verdict.holds() {
        let rows = receipt.rows.len() + receipt.many.iter().map(|rows| rows.digests.len()).sum::<usize>();
        let figures: usize = receipt.results.iter().map(|unit| unit.figures.len()).sum();
        let counts =
            [("rules", receipt.rules.len().to_string()), ("rows", rows.to_string()), ("figures", figures.to_string())];
        let mut text = line(&session.say("cli_verify_holds", &subject));
        text.push_str(&wrap(&session.say("cli_verify_counts", &counts), session.width(), "  ", "    "));
        text.push_str(&notes(verdict, session));
        return text;
    }
    let mut text = line(&session.say("cli_verify_fails", &subject));
    if let Some(reason) = &verdict.unanswered {
        text.push_str(&wrap(
            &session.say("cli_verify_unanswered", &[("reason", reason.clone())]),
            session.width(),
            "  ",
            "    ",
        ));
    }
    let sections: [(&str, Of); 4] = [
        ("cli_verify_head_receipt", |it| matches!(it, Finding::Edited { .. } | Finding::Asked { .. })),
        ("cli_verify_head_rules", |it| matches!(it, Finding::Rule { .. })),
        ("cli_verify_head_data", |it| {
            matches!(it, Finding::Cell { .. } | Finding::RowGone { .. } | Finding::RowNew { .. } | Finding::Rows { .. })
        }),
        ("cli_verify_head_results", |it| matches!(it, Finding::Unit { .. } | Finding::Figure { .. })),
    ];
    for (head, of) in sections {
        let said: Vec<String> =
            changes.iter().filter(|it| of(it)).map(|it| finding(it, verdict.program, session)).collect();
        text.push_str(&section(head, &said, session));
    }
    text.push_str(&notes(verdict, session));
    text
}

/// Which findings a section is of.
type Of = fn(&Finding) -> bool;

/// A heading and a line for each of some findings.
fn section(head: &str, said: &[String], session: &Session) -> String {
    if said.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", session.say(head, &[("count", said.len().to_string())]));
    for line in said.iter().take(SHOWN) {
        text.push_str(&wrap(line, session.width(), "  ", "      "));
    }
    if let Some(rest) = said.len().checked_sub(SHOWN).filter(|rest| *rest > 0) {
        text.push_str(&format!("  {}\n", session.say("cli_verify_more", &[("count", rest.to_string())])));
    }
    text
}

fn finding(finding: &Finding, program: Option<&Program>, session: &Session) -> String {
    match finding {
        Finding::Edited { part } => session.say("cli_verify_edited", &[("part", (*part).to_owned())]),
        Finding::Asked { what, receipt, now } => {
            let args = [("receipt", receipt.clone()), ("now", now.clone())];
            session.say(&format!("cli_verify_asked_{what}"), &args)
        }
        Finding::Rule { act, rule, from, receipt, now } => {
            let place = act.iter().chain([rule]).cloned().collect::<Vec<_>>().join(": ");
            let from = from.as_deref().map(|from| session.say("cli_verify_from", &[("month", month(from))]));
            let place = [place, from.unwrap_or_default()].join(" ").trim().to_owned();
            let id = match (receipt, now) {
                (None, _) => "cli_verify_rule_added",
                (_, None) => "cli_verify_rule_removed",
                _ => "cli_verify_rule_changed",
            };
            let said = |text: &Option<String>| {
                text.clone().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
            };
            session.say(id, &[("rule", place), ("receipt", said(receipt)), ("now", said(now))])
        }
        Finding::Cell { input, key, period, column, receipt, now, file, row } => {
            let kind = kind_of_column(program, input, column);
            let value = |text: &Option<String>| cell(text.as_deref(), &kind, program, session);
            let args = [
                ("place", place(input, key, period.as_deref())),
                ("column", column.clone()),
                ("receipt", value(receipt)),
                ("now", value(now)),
                ("file", file.clone()),
                ("row", row.to_string()),
            ];
            session.say("cli_verify_cell", &args)
        }
        Finding::RowGone { input, key, period } => {
            session.say("cli_verify_row_gone", &[("place", place(input, key, period.as_deref()))])
        }
        Finding::RowNew { input, key, period, file, row } => {
            let place = place(input, key, period.as_deref());
            session.say("cli_verify_row_new", &[("place", place), ("file", file.clone()), ("row", row.to_string())])
        }
        Finding::Rows { input, key, period, gone, new } => {
            let rows: Vec<String> = new.iter().take(SHOWN).map(|(file, row)| format!("{file}:{row}")).collect();
            let args = [
                ("place", place(input, key, period.as_deref())),
                ("gone", gone.to_string()),
                ("new", new.len().to_string()),
                ("rows", rows.join(", ")),
            ];
            session.say("cli_verify_rows", &args)
        }
        Finding::Unit { unit, receipt, now } => {
            let args = [("unit", unit.clone()), ("receipt", state(*receipt, session)), ("now", state(*now, session))];
            session.say("cli_verify_figure", &args)
        }
        Finding::Figure { unit, figure, receipt, now } => {
            let rule = program.and_then(|program| program.rule(program.rule_named(figure)?));
            let kind = rule.map_or(Kind::Text, |rule| rule.ty.kind.clone());
            let value = |it: &Option<Figure>| written(it.as_ref(), &kind, program, session);
            let args = [("unit", format!("{unit} {figure}")), ("receipt", value(receipt)), ("now", value(now))];
            session.say("cli_verify_figure", &args)
        }
    }
}

/// `hospital 2119420, 2024Q2`
fn place(input: &str, key: &str, period: Option<&str>) -> String {
    let row = format!("{input} {key}").trim().to_owned();
    std::iter::once(row.as_str()).chain(period).collect::<Vec<_>>().join(", ")
}

/// `07/2024` of `2024-07`.
fn month(code: &str) -> String {
    code.split_once('-').map_or(code.to_owned(), |(year, month)| format!("{month}/{year}"))
}

fn kind_of_column(program: Option<&Program>, input: &str, column: &str) -> Kind {
    let input = program.and_then(|program| program.inputs.iter().find(|it| it.name == input));
    let column = input.and_then(|input| input.columns.iter().find(|it| it.name == column));
    column.map_or(Kind::Text, |column| column.ty.kind.clone())
}

/// A value of a receipt as the gazette prints it.
fn value(text: &str, kind: &Kind, program: Option<&Program>) -> String {
    match (kind, Number::parse(text), program) {
        (Kind::Number(_) | Kind::Percent, Ok(number), Some(program)) => {
            program.write(&Value::Number(number), kind, None)
        }
        _ => text.to_owned(),
    }
}

fn cell(text: Option<&str>, kind: &Kind, program: Option<&Program>, session: &Session) -> String {
    text.map_or_else(|| session.say("cli_verify_empty", &[]), |text| value(text, kind, program))
}

fn written(figure: Option<&Figure>, kind: &Kind, program: Option<&Program>, session: &Session) -> String {
    match figure {
        Some(Figure::Value(text)) => value(text, kind, program),
        Some(Figure::Absent { absent }) => absent.clone(),
        Some(Figure::Refused { .. }) => session.say("cli_verify_refused", &[]),
        None => session.say("cli_verify_none", &[]),
    }
}

fn state(state: Option<State>, session: &Session) -> String {
    let id = match state {
        Some(State::Evaluated) => "cli_verify_evaluated",
        Some(State::Withheld) => "cli_verify_withheld",
        Some(State::LeftOut) => "cli_verify_left_out",
        Some(State::WithoutData) => "cli_verify_without_data",
        None => "cli_verify_none",
    };
    session.say(id, &[])
}

fn notes(verdict: &Verdict<'_>, session: &Session) -> String {
    let said = verdict.findings.notes.iter().map(|note| match note {
        Note::Compiler { receipt, now } => {
            session.say("cli_verify_note_compiler", &[("receipt", receipt.clone()), ("now", now.clone())])
        }
        Note::File { file } => session.say("cli_verify_note_file", &[("file", file.clone())]),
        Note::Periods { input, periods } => {
            session.say("cli_verify_note_periods", &[("input", input.clone()), ("periods", periods.join(", "))])
        }
    });
    section("cli_verify_head_notes", &said.collect::<Vec<_>>(), session)
}

//! `--receipt` of `eval`: keeps the receipt of an evaluation in a file.
//!
//! The paths in it are written from its own folder, so that a folder with policy, data and receipts may be moved whole.
//! A file that exists is not written over: a receipt is evidence.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Component, Path};

use crate::cli::eval::Run;
use crate::cli::request::Prepared;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{folder, policies};
use crate::eval::Outcome;
use crate::receipt::{Evaluation, Given, Question, Receipt};
use crate::resolve::consolidate;

/// Takes the receipt and keeps it.
pub(super) fn take(
    prepared: &Prepared,
    outcome: &Outcome,
    run: &Run,
    path: &Path,
    session: &mut Session,
) -> Result<(), Problem> {
    let piped = |path: &Path| path == Path::new("-");
    if piped(&run.policy) || piped(path) || run.data.iter().any(|file| piped(&file.path)) {
        return Err(Problem::new("cli_receipt_piped").help("help"));
    }
    let (text, _) = consolidate(&prepared.sources, prepared.id, run.law.day);
    let Prepared { sources, checked, records, .. } = prepared;
    let evaluation = Evaluation { sources, text: &text, checked, records, outcome: Some(outcome) };
    let receipt = Receipt::of(evaluation, question(run, &folder::parent(path)));
    let name = policies::shown(path);
    let created = OpenOptions::new().write(true).create_new(true).open(path);
    match created.and_then(|mut file| file.write_all(receipt.write().as_bytes())) {
        Ok(()) => {
            let line = session.say("cli_receipt_written", &[("path", name)]);
            session.write(Stream::Errors, &format!("{line}\n"));
            Ok(())
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(Problem::new("cli_receipt_exists").arg("path", name).help("help"))
        }
        Err(error) => Err(Problem::new("cli_unwritable").arg("path", name).arg("reason", error.to_string())),
    }
}

/// What is asked, its paths from a folder; the period and its axis are for the outcome to say.
pub(super) fn question(run: &Run, folder: &Path) -> Question {
    let data = run.data.iter();
    Question {
        policy: relative(&run.policy, folder),
        data: data.map(|file| Given { input: file.input.clone(), path: relative(&file.path, folder) }).collect(),
        decimal: run.decimal.map(|decimal| crate::data::Mark::from(decimal).as_char()),
        axis: String::new(),
        period: String::new(),
        reference: String::new(),
        as_of: run.law.day.map(crate::value::Date::iso),
    }
}

/// A path as one goes to it from a folder, with `/`; as it is where no way leads there.
fn relative(path: &Path, folder: &Path) -> String {
    let (Ok(real), Ok(from)) = (path.canonicalize(), folder.canonicalize()) else { return policies::shown(path) };
    let shared = real.components().zip(from.components()).take_while(|(one, other)| one == other).count();
    if shared == 0 {
        return real.display().to_string();
    }
    let up = from.components().skip(shared).map(|_| "..".to_owned());
    let down = real.components().skip(shared).filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    up.chain(down).collect::<Vec<_>>().join("/")
}

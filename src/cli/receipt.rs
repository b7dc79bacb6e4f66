//! `--receipt` of `eval`: keeps the receipt of an evaluation in a file.
//!
//! The paths in it are written from its own folder, so that a folder with policy, data and receipts may be moved whole.
//! A file that exists is not written over: a receipt is evidence.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Component, Path};

use crate::cli::eval::Run;
use crate::cli::request::Prepared;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{folder, policies};
use crate::eval::Outcome;
use crate::receipt::{Evaluation, Given, Question, Receipt};
use crate::resolve::consolidate;

/// Whether a receipt can be kept in a file, before anything is computed.
pub(super) fn admit(run: &Run, path: &Path) -> Result<(), Problem> {
    let piped = |path: &Path| path == Path::new("-");
    if piped(&run.policy) || piped(path) || run.data.iter().any(|file| piped(&file.path)) {
        return Err(Problem::new("cli_receipt_piped").help("help"));
    }
    // What is made to see whether it can be made does not stay: the evaluation may be given up.
    create(path).and_then(|_| std::fs::remove_file(path)).map_err(|error| refused(path, &error))
}

/// Takes the receipt and keeps it.
pub(super) fn take(
    prepared: &Prepared,
    outcome: &Outcome,
    run: &Run,
    path: &Path,
    session: &mut Session,
) -> Result<(), Problem> {
    let (text, _) = consolidate(&prepared.sources, prepared.id, run.law.day);
    let Prepared { sources, checked, records, .. } = prepared;
    let evaluation = Evaluation { sources, text: &text, checked, records, outcome: Some(outcome) };
    let receipt = Receipt::of(evaluation, question(run, &folder::parent(path)));
    let mut file = create(path).map_err(|error| refused(path, &error))?;
    if let Err(error) = file.write_all(receipt.write().as_bytes()) {
        // Half a receipt is none.
        std::fs::remove_file(path).unwrap_or_default();
        return Err(refused(path, &error));
    }
    let line = session.say("cli_receipt_written", &[("path", policies::shown(path))]);
    session.write(Stream::Errors, &format!("{line}\n"));
    Ok(())
}

fn create(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

fn refused(path: &Path, error: &std::io::Error) -> Problem {
    let name = policies::shown(path);
    if error.kind() == ErrorKind::AlreadyExists {
        return Problem::new("cli_receipt_exists").arg("path", name).help("help");
    }
    Problem::new("cli_unwritable").arg("path", name).because(error)
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

//! Which input a file is for.
//!
//! Receives what the caller or the file itself says, and the names of its columns. Without a word about it,
//! the only input of the policy, else the one that most names are of (ties: the one that fewest are missing
//! of). Guarantees that a file is never assigned by chance.

use crate::data::problem::{file_error, nearest, shown};
use crate::data::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_INPUT_UNCLEAR, DATA_INPUT_UNKNOWN, DATA_INPUT_UNMATCHED, DATA_NO_INPUTS};
use crate::ir::{Input, InputId, Program};

/// The input of a sheet.
pub(super) fn assign(program: &Program, file: &str, told: Option<&str>, sheet: &Sheet) -> Result<InputId, Diagnostic> {
    if let Some(told) = told {
        return named(program, told).ok_or_else(|| input_unknown(program, file, told));
    }
    if program.inputs.len() == 1 {
        return Ok(InputId(0));
    }
    let scores = || program.inputs.iter().map(|input| score(input, sheet));
    let Some(best) = scores().max() else { return Err(no_inputs(file)) };
    if best.0 == 0 {
        return Err(input_unmatched(program, file));
    }
    let tied: Vec<usize> = scores().enumerate().filter(|(_, score)| *score == best).map(|(at, _)| at).collect();
    match tied.as_slice() {
        [at] => u32::try_from(*at).map(InputId).map_err(|_| no_inputs(file)),
        _ => Err(input_unclear(program, file, &tied)),
    }
}

/// The input of a name.
pub(super) fn named(program: &Program, name: &str) -> Option<InputId> {
    let at = program.inputs.iter().position(|input| input.name == name)?;
    u32::try_from(at).ok().map(InputId)
}

/// How many names are of the input's columns, and how many of its columns they leave out (fewer is greater).
fn score(input: &Input, sheet: &Sheet) -> (usize, std::cmp::Reverse<usize>) {
    let there = input.headings().filter(|name| sheet.find(name).is_some()).count();
    (there, std::cmp::Reverse(input.headings().count() - there))
}

fn listed<'a>(inputs: impl Iterator<Item = &'a Input>) -> String {
    inputs.map(|input| format!("`{}`", input.name)).collect::<Vec<_>>().join(", ")
}

fn no_inputs(file: &str) -> Diagnostic {
    file_error(DATA_NO_INPUTS, file).help("help")
}

fn input_unknown(program: &Program, file: &str, told: &str) -> Diagnostic {
    let near = nearest(told, program.inputs.iter().map(|input| input.name.as_str()));
    let problem = file_error(DATA_INPUT_UNKNOWN, file).arg("value", shown(told));
    match near {
        Some(near) => problem.arg("near", near).help("help_near"),
        None => problem.arg("expected", listed(program.inputs.iter())).help("help"),
    }
}

fn input_unmatched(program: &Program, file: &str) -> Diagnostic {
    let example = program.inputs.first().map_or("", |input| input.name.as_str());
    file_error(DATA_INPUT_UNMATCHED, file)
        .arg("expected", listed(program.inputs.iter()))
        .arg("example", example)
        .help("help")
}

fn input_unclear(program: &Program, file: &str, tied: &[usize]) -> Diagnostic {
    let tied: Vec<&Input> = tied.iter().filter_map(|at| program.inputs.get(*at)).collect();
    let example = tied.first().map_or("", |input| input.name.as_str());
    file_error(DATA_INPUT_UNCLEAR, file)
        .arg("expected", listed(tied.iter().copied()))
        .arg("example", example)
        .help("help")
}

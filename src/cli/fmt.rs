//! `valora fmt`: writes policies in the one form they have.
//!
//! A file that has syntax errors is reported and left alone; so is one whose new text would not read as the
//! old, which would be a defect of the formatter.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, folder, policies};
use crate::diagnostic::{Diagnostic, Format, Severity};
use crate::source::{SourceId, Sources};
use crate::{format, syntax};

/// The arguments of `fmt`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files or folders; the current folder when there are none; `-` for standard input.
    paths: Vec<PathBuf>,
    /// Changes nothing; says which files would change.
    #[arg(long)]
    check: bool,
}

/// What became of one file.
enum Outcome {
    /// It already had its one form.
    Unchanged,
    /// It was, or would be, written anew.
    Changed,
    /// It was left alone.
    Refused(Exit),
}

/// Formats every policy in place; what comes from standard input goes to standard output.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some((sources, ids)) = policies::read_alone(&args.paths, session) else { return Exit::Command };
    let mut exit = Exit::Fine;
    let mut unchanged = 0_usize;
    for id in &ids {
        match one(&sources, *id, args, session) {
            Outcome::Unchanged => unchanged += 1,
            Outcome::Changed if args.check => exit = exit.max(Exit::Policy),
            Outcome::Changed => {}
            Outcome::Refused(why) => exit = exit.max(why),
        }
    }
    if unchanged > 0 {
        let line = session.say("cli_fmt_unchanged", &[("count", unchanged.to_string())]);
        session.write(Stream::Errors, &format!("{line}\n"));
    }
    exit
}

/// Formats one file, says so, and says what became of it.
fn one(sources: &Sources, id: SourceId, args: &Args, session: &mut Session) -> Outcome {
    let Some(source) = sources.get(id) else { return Outcome::Unchanged };
    let text = match formatted(id, &source.text) {
        Ok(text) => text,
        Err(diagnostics) if diagnostics.is_empty() => {
            session.problem(&Problem::new("cli_fmt_unsafe").arg("path", source.name.as_str()).help("help"));
            return Outcome::Refused(Exit::Command);
        }
        Err(diagnostics) => {
            return Outcome::Refused(session.diagnostics(&diagnostics, sources, Format::Human, Stream::Errors));
        }
    };
    let path = Path::new(&source.name);
    let piped = path == Path::new("-");
    if piped && !args.check {
        session.print(&text);
        return Outcome::Changed;
    }
    // Compared with what is on disk: the text at hand was already brought to NFC.
    let before = if piped { Ok(source.text.clone().into_bytes()) } else { fs::read(path) };
    if before.is_ok_and(|before| before == text.as_bytes()) {
        return Outcome::Unchanged;
    }
    if !args.check
        && let Err(error) = replace(path, &text)
    {
        let problem = Problem::new("cli_unwritable").arg("path", source.name.as_str());
        session.problem(&problem.because(&error));
        return Outcome::Refused(Exit::Command);
    }
    let id = if args.check { "cli_fmt_would" } else { "cli_fmt_written" };
    let line = session.say(id, &[("path", source.name.clone())]);
    session.print(&format!("{line}\n"));
    Outcome::Changed
}

/// Puts a text in the place of a file's, whole or not at all; what a link leads to is the file.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut new = tempfile::NamedTempFile::new_in(folder::parent(&path))?;
    new.write_all(text.as_bytes())?;
    new.as_file().set_permissions(permissions)?;
    new.persist(&path)?;
    Ok(())
}

/// The one form of a text; else its syntax errors, or none when the new text would not read as the old.
fn formatted(id: SourceId, text: &str) -> Result<String, Vec<Diagnostic>> {
    let (file, diagnostics) = syntax::parse(id, text);
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Err(diagnostics);
    }
    format::format_file(&file, text).map_err(|_| Vec::new())
}

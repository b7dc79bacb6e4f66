//! Reading policies: files, folders and standard input into `Sources`.
//!
//! Folders give their `*.valora` files, at any depth, in the order of their paths; a file named twice is
//! read once. Nothing is guessed about what cannot be read: each such path is a problem of its own, with
//! near names where it does not exist, and none is read in its stead.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::cli::session::{Problem, Session};
use crate::source::{SourceId, Sources};

/// Longer files are refused: no act is a thousandth as long.
const LONGEST: u64 = 64 * 1024 * 1024;

/// What every policy file is called.
const EXTENSION: &str = "valora";

/// Reads every policy that the paths name (the current folder when there are none). What cannot be read is
/// reported; then there is no result.
pub(super) fn read(paths: &[PathBuf], session: &mut Session) -> Option<(Sources, Vec<SourceId>)> {
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match find(path) {
            Ok(found) => files.extend(found),
            Err(problem) => problems.push(problem),
        }
    }
    let mut sources = Sources::default();
    let mut ids = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        if !seen.insert(file.canonicalize().unwrap_or_else(|_| file.clone())) {
            continue;
        }
        match text(&file, session) {
            Ok(text) => ids.push(sources.add(shown(&file), text)),
            Err(problem) => problems.push(problem),
        }
    }
    for file in companions(&seen) {
        match text(&file, session) {
            Ok(text) => {
                let here = Path::new(".").canonicalize().unwrap_or_default();
                sources.add(shown(file.strip_prefix(here).unwrap_or(&file)), text);
            }
            Err(problem) => problems.push(problem),
        }
    }
    for problem in &problems {
        session.problem(problem);
    }
    problems.is_empty().then_some((sources, ids))
}

/// The other policies of the folders that the files belong to: those of the nearest folder above with a
/// `valora.toml`, at any depth.
fn companions(read: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let home =
        |file: &PathBuf| file.ancestors().skip(1).find(|it| it.join("valora.toml").is_file()).map(Path::to_path_buf);
    let homes: BTreeSet<PathBuf> = read.iter().filter_map(home).collect();
    let mut files = Vec::new();
    for folder in homes {
        // What cannot be listed bears on nothing that was read.
        walk(&folder, &mut files).unwrap_or_default();
    }
    files.sort();
    files.retain(|file| !read.contains(file));
    files
}

/// Reads the one policy that a path names.
pub(super) fn read_one(path: &Path, session: &mut Session) -> Option<(Sources, SourceId)> {
    if path.is_dir() {
        session.problem(&Problem::new("cli_is_folder").arg("path", shown(path)).help("help"));
        return None;
    }
    let (sources, ids) = read(&[path.to_path_buf()], session)?;
    ids.first().map(|id| (sources, *id))
}

/// The text of a file, or of standard input for `-`.
pub(super) fn text(path: &Path, session: &mut Session) -> Result<String, Problem> {
    let bytes = bytes(path, session)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..valid).unwrap_or(&[]);
            let line = before.split(|byte| *byte == b'\n').count();
            let problem = Problem::new("cli_not_utf8").arg("path", shown(path)).arg("line", line.to_string());
            Err(problem.help("help"))
        }
    }
}

/// The content of a file, or of standard input for `-`, no longer than is sensible.
fn bytes(path: &Path, session: &mut Session) -> Result<Vec<u8>, Problem> {
    bytes_up_to(path, LONGEST, session)
}

/// The content of a file, or of standard input for `-`, no longer than a limit.
pub(super) fn bytes_up_to(path: &Path, longest: u64, session: &mut Session) -> Result<Vec<u8>, Problem> {
    let read = if path == Path::new("-") {
        session.read_input(longest + 1)
    } else {
        fs::File::open(path).and_then(|file| {
            let mut bytes = Vec::new();
            file.take(longest + 1).read_to_end(&mut bytes).map(|_| bytes)
        })
    };
    let bytes = read.map_err(|error| unreadable(path, &error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > longest) {
        let limit = format!("{} MB", longest / (1024 * 1024));
        return Err(Problem::new("cli_too_long").arg("path", shown(path)).arg("limit", limit));
    }
    Ok(bytes)
}

/// Why a path cannot be read, with near names of the same folder.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    if error.kind() != ErrorKind::NotFound {
        return Problem::new("cli_unreadable").arg("path", shown(path)).arg("reason", error.to_string());
    }
    let problem = Problem::new("cli_not_found").arg("path", shown(path));
    match near(path) {
        Some(near) => problem.arg("near", near).help("near"),
        None => problem,
    }
}

/// The files that a path stands for.
fn find(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    if path == Path::new("-") {
        return Ok(vec![path.to_path_buf()]);
    }
    let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    walk(path, &mut files)?;
    if files.is_empty() {
        return Err(Problem::new("cli_no_policies").arg("path", shown(path)).help("help"));
    }
    files.sort();
    Ok(files)
}

/// Collects the policies of a folder and of the folders in it. Hidden folders and links to folders are
/// passed over, so a loop of links ends.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Problem> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let kind = entry.file_type().map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !hidden {
            walk(&path, files)?;
        } else if !kind.is_dir() && !hidden && path.extension().is_some_and(|extension| extension == EXTENSION) {
            files.push(path);
        }
    }
    Ok(())
}

/// The path in its own folder whose name is nearest, if any is near.
fn near(path: &Path) -> Option<String> {
    let asked = path.file_name()?.to_string_lossy().to_lowercase();
    let folder = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let names = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.file_name());
    let distance = |name: &str| strsim::damerau_levenshtein(&asked, &name.to_lowercase());
    let nearest = names
        .map(|name| (distance(&name.to_string_lossy()), name))
        .filter(|(distance, _)| *distance <= (asked.chars().count() / 3).max(2))
        .min()?;
    Some(shown(&path.with_file_name(nearest.1)))
}

/// A path as messages and diagnostics write it, without a leading `./`.
pub(super) fn shown(path: &Path) -> String {
    path.strip_prefix(".").ok().filter(|rest| !rest.as_os_str().is_empty()).unwrap_or(path).display().to_string()
}

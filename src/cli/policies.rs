//! Reading policies: files, folders and standard input into `Sources`.
//!
//! Folders give their `*.valora` files, at any depth, in the order of their paths; a file named twice is
//! read once. With a policy come those of its policy folder that may bear on it. Nothing is guessed about what cannot
//! be read: each such path is a problem of its own, with near names where it does not exist, and none is read in its
//! stead.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::cli::folder::{self, Attachments};
use crate::cli::session::{Problem, Session};
use crate::cli::{Io, Terminal};
use crate::source::{SourceId, Sources};

/// Longer files are refused: no act is a thousandth as long.
pub(super) const LONGEST: u64 = 64 * 1024 * 1024;

/// What every policy file is called.
const EXTENSION: &str = "valora";

/// Reads every policy that the paths name (the current folder when there are none), and with each those of its policy
/// folder and the files that they name. Gives the ids of what the paths name. What cannot be read is reported; then
/// there is no result.
pub(super) fn read(paths: &[PathBuf], session: &mut Session) -> Option<(Sources, Vec<SourceId>)> {
    let mut reading = Reading::default();
    let named = reading.named(paths);
    for (root, files) in folders_of(&named) {
        reading.folder(root.as_deref(), &files, session);
    }
    reading.finish(&named, session)
}

/// Reads every policy that the paths name, each for itself: what does not ask what a policy means needs no other.
pub(super) fn read_alone(paths: &[PathBuf], session: &mut Session) -> Option<(Sources, Vec<SourceId>)> {
    let mut reading = Reading::default();
    let named = reading.named(paths);
    for (real, file) in &named {
        reading.take_in(real, file, text(file, session));
    }
    reading.finish(&named, session)
}

/// Reads every policy of a policy folder.
pub(super) fn read_folder(root: &Path, session: &mut Session) -> Option<Sources> {
    let mut reading = Reading::default();
    reading.folder(Some(root), &[], session);
    reading.finish(&[], session).map(|(sources, _)| sources)
}

/// Reads the one policy that a path names, and those of its folder.
pub(super) fn read_one(path: &Path, session: &mut Session) -> Option<(Sources, SourceId)> {
    if path.is_dir() {
        session.problem(&Problem::new("cli_is_folder").arg("path", shown(path)).help("help"));
        return None;
    }
    let (sources, ids) = read(&[path.to_path_buf()], session)?;
    ids.first().map(|id| (sources, *id))
}

/// Reads the one policy that a path names, and those of its folder, as every command does. `None` where something
/// cannot be read.
#[must_use]
pub fn load(path: &Path) -> Option<(Sources, SourceId)> {
    let (mut input, mut output, mut errors) = (std::io::empty(), std::io::sink(), std::io::sink());
    let terminal = Terminal::default();
    let io = Io { input: &mut input, output: &mut output, errors: &mut errors, terminal };
    read_one(path, &mut Session::new(io, None, None, None))
}

/// A file: what its path leads to, by which it is known, and what it was called.
pub(super) type Named = (PathBuf, PathBuf);

/// Files being read.
#[derive(Default)]
struct Reading {
    sources: Sources,
    /// By canonical path.
    ids: BTreeMap<PathBuf, SourceId>,
    attachments: Attachments,
    problems: Vec<Problem>,
}

/// The files of each policy folder among those named, in the order of the first; `None` for one that stands alone.
fn folders_of(named: &[Named]) -> Vec<(Option<PathBuf>, Vec<&Named>)> {
    let mut folders: Vec<(Option<PathBuf>, Vec<&Named>)> = Vec::new();
    let mut known: Vec<Option<PathBuf>> = Vec::new();
    for file in named {
        let root = if is_piped(&file.1) { None } else { folder::root_of(&file.1) };
        let real = root.as_deref().map(canonical);
        match known.iter().position(|other| real.is_some() && *other == real) {
            Some(at) => folders.get_mut(at).into_iter().for_each(|(_, files)| files.push(file)),
            None => {
                folders.push((root, vec![file]));
                known.push(real);
            }
        }
    }
    folders
}

impl Reading {
    /// The files that the paths stand for, each once.
    fn named(&mut self, paths: &[PathBuf]) -> Vec<Named> {
        let here = [PathBuf::from(".")];
        let paths = if paths.is_empty() { &here } else { paths };
        let (mut files, mut seen) = (Vec::new(), BTreeSet::new());
        for path in paths {
            match find(path) {
                Ok(found) => {
                    let found = found.into_iter().map(|file| (canonical(&file), file));
                    files.extend(found.filter(|(real, _)| seen.insert(real.clone())));
                }
                Err(problem) => self.problems.push(problem),
            }
        }
        files
    }

    /// Reads files of a policy folder and those of it that may bear on them, or the one file that stands alone. Where
    /// none is named the folder is read whole.
    fn folder(&mut self, root: Option<&Path>, named: &[&Named], session: &mut Session) {
        self.sources.begin_folder();
        // A file that was named is called what it was called.
        let texts: Vec<Result<String, Problem>> = named.iter().map(|(_, file)| text(file, session)).collect();
        let others = root.map(|root| self.others(root, named)).unwrap_or_default();
        let known = texts.iter().filter_map(|text| text.as_deref().ok());
        let others = if named.is_empty() { others } else { folder::bearing(known, others, session) };
        let others = others.iter().map(|other| (other, None));
        let mut files: Vec<(&Named, Option<Result<String, Problem>>)> =
            named.iter().copied().zip(texts.into_iter().map(Some)).chain(others).collect();
        files.sort_by(|((one, _), _), ((other, _), _)| one.cmp(other));
        for ((real, file), known) in files {
            let text = known.unwrap_or_else(|| text(file, session));
            let Some(id) = self.take_in(real, file, text) else { continue };
            let own = folder::parent(file);
            self.attachments.read(&mut self.sources, id, file, root.unwrap_or(&own), session);
        }
    }

    /// The files of a policy folder but those named.
    fn others(&mut self, root: &Path, named: &[&Named]) -> Vec<Named> {
        self.problems.extend(folder::mark_problem(root));
        let mut found = Vec::new();
        if let Err(problem) = walk(root, &mut found, &|sub| !folder::is_root(sub)) {
            self.problems.push(problem);
        }
        let found = found.into_iter().map(|file| (canonical(&file), file));
        found.filter(|(real, _)| named.iter().all(|(known, _)| known != real)).collect()
    }

    fn take_in(&mut self, real: &Path, file: &Path, text: Result<String, Problem>) -> Option<SourceId> {
        match text {
            Ok(text) => {
                let id = self.sources.add(shown(file), text);
                self.ids.insert(real.to_path_buf(), id);
                Some(id)
            }
            Err(problem) => {
                self.problems.push(problem);
                None
            }
        }
    }

    fn finish(self, named: &[Named], session: &mut Session) -> Option<(Sources, Vec<SourceId>)> {
        for problem in &self.problems {
            session.problem(problem);
        }
        let ids = named.iter().filter_map(|(real, _)| self.ids.get(real).copied()).collect();
        self.problems.is_empty().then_some((self.sources, ids))
    }
}

/// What a path leads to, where it can be told.
fn canonical(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// Whether a path stands for standard input.
fn is_piped(path: &Path) -> bool {
    path == Path::new("-")
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
    let mut content = Vec::new();
    bytes_into(&mut content, path, longest, session).map(|()| content)
}

/// The same, in the place of what a buffer held.
pub(super) fn bytes_into(
    content: &mut Vec<u8>,
    path: &Path,
    longest: u64,
    session: &mut Session,
) -> Result<(), Problem> {
    content.clear();
    let read = if is_piped(path) {
        session.read_input(longest + 1).map(|piped| *content = piped)
    } else {
        fs::File::open(path).and_then(|file| {
            // One byte more than it has, so that its end is seen without asking for more.
            let length = file.metadata().map_or(0, |metadata| metadata.len().min(longest)) + 1;
            content.reserve_exact(usize::try_from(length).unwrap_or_default());
            file.take(longest + 1).read_to_end(content).map(|_| ())
        })
    };
    read.map_err(|error| unreadable(path, &error))?;
    if u64::try_from(content.len()).is_ok_and(|length| length > longest) {
        let limit = format!("{} MB", longest / (1024 * 1024));
        return Err(Problem::new("cli_too_long").arg("path", shown(path)).arg("limit", limit));
    }
    Ok(())
}

/// Why a path cannot be read, with near names of the same folder.
pub(super) fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    if error.kind() != ErrorKind::NotFound {
        return Problem::new("cli_unreadable").arg("path", shown(path)).because(error);
    }
    let problem = Problem::new("cli_not_found").arg("path", shown(path));
    match near(path) {
        Some(near) => problem.arg("near", near).help("near"),
        None => problem,
    }
}

/// The files that a path stands for.
fn find(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    if is_piped(path) {
        return Ok(vec![path.to_path_buf()]);
    }
    let metadata = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
    if !metadata.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut files = Vec::new();
    walk(path, &mut files, &|_| true)?;
    if files.is_empty() {
        return Err(Problem::new("cli_no_policies").arg("path", shown(path)).help("help"));
    }
    files.sort();
    Ok(files)
}

/// Collects the policies of a folder and of the folders in it. Hidden folders and links to folders are
/// passed over, so a loop of links ends; of the other folders `enters` tells.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, enters: &dyn Fn(&Path) -> bool) -> Result<(), Problem> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| unreadable(folder, &error))?;
        let kind = entry.file_type().map_err(|error| unreadable(folder, &error))?;
        let path = entry.path();
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if kind.is_dir() && !hidden {
            if enters(&path) {
                walk(&path, files, enters)?;
            }
        } else if !kind.is_dir() && !hidden && path.extension().is_some_and(|extension| extension == EXTENSION) {
            files.push(path);
        }
    }
    Ok(())
}

/// The path in its own folder whose name is nearest, if any is near.
pub(super) fn near(path: &Path) -> Option<String> {
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

//! A policy as it was at a revision of its git repository: `HEAD~1:policies/x.valora`, as git itself writes it.
//!
//! Receives the revision and the path; gives the texts of the policy's folder at that revision, named after it, by way
//! of the ordinary reader on a copy that is then removed. The `git` program is asked; nothing in the repository is
//! changed. What is wrong is reported: no such program, no repository, no such revision, no such file.

use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::folder::{self, MARK};
use crate::cli::policies;
use crate::cli::session::{Problem, Session};
use crate::source::{SourceId, Sources};

/// A file of a revision, as an argument names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Revision<'a> {
    /// `HEAD~1`, a branch, a hash.
    name: &'a str,
    /// The path, from the root of the repository; from the current folder where it begins with `./` or `../`.
    path: &'a str,
}

impl<'a> Revision<'a> {
    /// What an argument that is no file names: `REVISION:path.valora`. A drive's letter is no revision.
    pub(super) fn of(argument: &'a str) -> Option<Revision<'a>> {
        let (name, path) = argument.split_once(':')?;
        let is_drive = name.len() == 1 && path.starts_with(['\\', '/']);
        let is_policy = Path::new(path).extension().is_some_and(|it| it == "valora");
        (!name.is_empty() && is_policy && !is_drive).then_some(Revision { name, path })
    }

    /// Reads the policy and those of its folder; what is wrong is reported, and there is no result.
    pub(super) fn read(self, session: &mut Session) -> Option<(Sources, SourceId)> {
        match self.copied() {
            Ok(copy) => {
                let whole = format!("{}:", self.name);
                session.call(&copy.prefix(), &whole);
                let read = policies::read_one(&copy.file, session);
                let (mut sources, id) = read?;
                sources.rename(|name| name.replace(&copy.prefix(), &whole));
                Some((sources, id))
            }
            Err(problem) => {
                session.problem(&problem);
                None
            }
        }
    }

    /// The files of the policy's folder at the revision, copied.
    fn copied(self) -> Result<Copy, Problem> {
        let named = |problem: Problem| problem.arg("revision", self.name).arg("path", self.path);
        git(&["rev-parse", "--git-dir"])?.map_err(|_| named(Problem::new("cli_git_no_repository")).help("help"))?;
        let commit = format!("{}^{{commit}}", self.name);
        let commit = git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        let commit = commit.map_err(|_| named(Problem::new("cli_git_no_revision")).help("help"))?;
        let commit = String::from_utf8_lossy(&commit).trim().to_owned();
        let listing = git(&["ls-tree", "-r", "-z", "--full-tree", &commit])?;
        let files = files(&listing.map_err(|reason| failed(&reason))?);
        let path = self.rooted()?;
        if !files.iter().any(|file| file.path == path) {
            let policies = files.iter().map(|file| file.path.as_str()).filter(|path| is_policy(path));
            let near = policies.min_by_key(|other| strsim::damerau_levenshtein(other, &path));
            let problem = named(Problem::new("cli_git_no_file"));
            return Err(match near {
                Some(near) => problem.arg("near", format!("{}:{near}", self.name)).help("near"),
                None => problem,
            });
        }
        Copy::of(&files, &path)
    }

    /// The path from the root of the repository, with `/` between its parts.
    fn rooted(self) -> Result<String, Problem> {
        let path = self.path.replace('\\', "/");
        let prefix = if path.starts_with("./") || path.starts_with("../") {
            let prefix = git(&["rev-parse", "--show-prefix"])?.map_err(|reason| failed(&reason))?;
            String::from_utf8_lossy(&prefix).trim_end_matches(['\n', '\r']).to_owned()
        } else {
            String::new()
        };
        let mut parts: Vec<&str> = Vec::new();
        let whole = format!("{prefix}{path}");
        for part in whole.split('/') {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        Ok(parts.join("/"))
    }
}

/// A file of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Blob {
    path: String,
    hash: String,
}

/// The ordinary files of a listing: no links, no submodules.
fn files(listing: &[u8]) -> Vec<Blob> {
    let entries = listing.split(|byte| *byte == 0).filter_map(|entry| std::str::from_utf8(entry).ok());
    let files = entries.filter_map(|entry| {
        let (about, path) = entry.split_once('\t')?;
        let mut about = about.split(' ');
        let (mode, _, hash) = (about.next()?, about.next()?, about.next()?);
        // No path may lead out of the copy.
        let plain = path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']));
        (mode.starts_with("100") && plain).then(|| Blob { path: path.to_owned(), hash: hash.to_owned() })
    });
    files.collect()
}

fn is_policy(path: &str) -> bool {
    Path::new(path).extension() == Some(OsStr::new("valora"))
}

/// A policy folder copied from a revision; removed when it is no longer held.
struct Copy {
    root: PathBuf,
    file: PathBuf,
}

impl Drop for Copy {
    fn drop(&mut self) {
        // What cannot be removed is the system's to clean: it lies among its temporary files.
        fs::remove_dir_all(&self.root).unwrap_or_default();
    }
}

impl Copy {
    /// Copies what a policy may read: those of its folder, and the files that they name.
    fn of(files: &[Blob], path: &str) -> Result<Copy, Problem> {
        let has_mark = |folder: &str| {
            let mark = if folder.is_empty() { MARK.to_owned() } else { format!("{folder}/{MARK}") };
            files.iter().any(|file| file.path == mark)
        };
        let above = std::iter::successors(parent(path), |folder| parent(folder));
        let own = parent(path).unwrap_or("");
        let root = above.into_iter().find(|folder| has_mark(folder));
        let inside = |file: &Blob| {
            let folder = root.unwrap_or(own);
            folder.is_empty() || file.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
        };
        let copy = Copy::made(path)?;
        let mut named: Vec<String> = Vec::new();
        for file in files.iter().filter(|file| inside(file)) {
            let is_mark = Path::new(&file.path).file_name() == Some(OsStr::new(MARK));
            if is_mark || (is_policy(&file.path) && (root.is_some() || file.path == path)) {
                let bytes = copy.write(file)?;
                let text = String::from_utf8_lossy(&bytes);
                named.extend(folder::named(&text).into_iter().filter_map(last_part).map(str::to_owned));
            }
        }
        let is_named = |file: &&Blob| last_part(&file.path).is_some_and(|name| named.iter().any(|it| it == name));
        for file in files.iter().filter(|file| inside(file)).filter(is_named).filter(|file| !is_policy(&file.path)) {
            copy.write(file)?;
        }
        Ok(copy)
    }

    fn made(path: &str) -> Result<Copy, Problem> {
        let own = std::process::id();
        let mut count = 0_u32;
        loop {
            let root = std::env::temp_dir().join(format!("valora-{own}-{count}"));
            match fs::create_dir(&root) {
                Ok(()) => return Ok(Copy { file: root.join(path), root }),
                Err(error) if error.kind() == ErrorKind::AlreadyExists => count += 1,
                Err(error) => return Err(policies::unreadable(&root, &error)),
            }
        }
    }

    fn write(&self, file: &Blob) -> Result<Vec<u8>, Problem> {
        let bytes = git(&["cat-file", "blob", &file.hash])?.map_err(|reason| failed(&reason))?;
        let to = self.root.join(&file.path);
        let written = fs::create_dir_all(folder::parent(&to)).and_then(|()| fs::write(&to, &bytes));
        written.map_err(|error| policies::unreadable(&to, &error))?;
        Ok(bytes)
    }

    /// What stands before the path of every file of the copy.
    fn prefix(&self) -> String {
        format!("{}{}", self.root.display(), std::path::MAIN_SEPARATOR)
    }
}

/// The folder that a path is in; the root of the repository is the empty one.
fn parent(path: &str) -> Option<&str> {
    if path.is_empty() {
        return None;
    }
    Some(path.rsplit_once('/').map_or("", |(folder, _)| folder))
}

fn last_part(path: &str) -> Option<&str> {
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty())
}

/// What git prints, or what it has against it.
fn git(arguments: &[&str]) -> Result<Result<Vec<u8>, String>, Problem> {
    let run = Command::new("git").args(arguments).stdin(Stdio::null()).output();
    match run {
        Ok(done) if done.status.success() => Ok(Ok(done.stdout)),
        Ok(done) => Ok(Err(String::from_utf8_lossy(&done.stderr).trim().to_owned())),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(Problem::new("cli_git_missing").help("help")),
        Err(error) => Err(Problem::new("cli_git_failed").because(&error)),
    }
}

fn failed(reason: &str) -> Problem {
    Problem::new("cli_git_failed").arg("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_told_from_a_path() {
        let of = |text: &'static str| Revision::of(text).map(|it| (it.name, it.path));
        assert_eq!(of("HEAD~1:a/b.valora"), Some(("HEAD~1", "a/b.valora")));
        assert_eq!(of("main:./b.valora"), Some(("main", "./b.valora")));
        assert_eq!(of(r"C:\a\b.valora"), None);
        assert_eq!(of("C:/a/b.valora"), None);
        assert_eq!(of("SES/MG 5.233/2016"), None);
        assert_eq!(of(":b.valora"), None);
        assert_eq!(of("HEAD:b.csv"), None);
    }
}

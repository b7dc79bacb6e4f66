//! Policy folders: the files that find each other, and the files that they name.
//!
//! A folder with a file `valora.toml` is the root of a policy folder: every `.valora` file below it is of it, save
//! those below another `valora.toml`. Without one, a file stands alone. Receives paths; tells which files of a folder
//! may bear on others, and reads into `Sources` the files that `dados "…"` names. Guarantees that nothing outside the
//! folder is read for a policy. What the policies say of each other is not decided here.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use crate::cli::policies::{self, Named, shown};
use crate::cli::session::{Problem, Session};
use crate::csv;
use crate::source::{Attachment, SourceId, Sources};
use crate::syntax::Outline;

/// The file that marks the root of a policy folder.
pub(super) const MARK: &str = "valora.toml";

/// What the mark may say.
const KEYS: [&str; 1] = ["nome"];

/// Longer files are no table of an act.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The root of the policy folder that a file is of, as reached from the path given.
pub(super) fn root_of(file: &Path) -> Option<PathBuf> {
    let mut folder = parent(file);
    loop {
        if folder.join(MARK).is_file() {
            return Some(folder);
        }
        folder.canonicalize().ok()?.parent()?;
        folder = above(folder);
    }
}

/// The folder that a file is in.
pub(super) fn parent(file: &Path) -> PathBuf {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// The folder above another, written as the other is.
fn above(mut folder: PathBuf) -> PathBuf {
    match folder.components().next_back() {
        Some(Component::Normal(_)) if folder.parent().is_some_and(|it| !it.as_os_str().is_empty()) => {
            folder.pop();
            folder
        }
        Some(Component::Normal(_)) => PathBuf::from("."),
        Some(Component::CurDir) => PathBuf::from(".."),
        _ => folder.join(".."),
    }
}

/// Whether a folder is the root of a policy folder of its own.
pub(super) fn is_root(folder: &Path) -> bool {
    folder.join(MARK).is_file()
}

/// Those of the other files of a folder that may bear on some of its texts: what they amend or use, what amends or uses
/// them, and so on; all of them where that cannot be told, or where what a text names is not among them.
pub(super) fn bearing<'t>(
    texts: impl Iterator<Item = &'t str>,
    others: Vec<Named>,
    session: &mut Session,
) -> Vec<Named> {
    let Some(mut at_hand) = texts.map(|text| Outline::of(text.as_bytes())).collect::<Option<Vec<_>>>() else {
        return others;
    };
    let mut content = Vec::new();
    let mut outline = |file: &Path| {
        policies::bytes_into(&mut content, file, policies::LONGEST, session).ok()?;
        Outline::of(&content)
    };
    let Some(outlines) = others.iter().map(|(_, file)| outline(file)).collect::<Option<Vec<_>>>() else {
        return others;
    };
    let mut apart: Vec<usize> = (0..others.len()).collect();
    let bears = |at: &usize, at_hand: &[Outline]| {
        outlines.get(*at).filter(|outline| at_hand.iter().any(|known| known.bears_on(outline))).cloned()
    };
    while let Some((place, near)) = apart.iter().enumerate().find_map(|(place, at)| Some((place, bears(at, &at_hand)?)))
    {
        apart.swap_remove(place);
        at_hand.push(near);
    }
    if at_hand.iter().any(|outline| !outline.finds_all(&at_hand)) {
        return others;
    }
    let is_apart = |at: &usize| apart.contains(at);
    others.into_iter().enumerate().filter(|(at, _)| !is_apart(at)).map(|(_, other)| other).collect()
}

/// What a root's mark calls its folder.
pub(super) fn name_of(root: &Path) -> Option<String> {
    let text = fs::read_to_string(root.join(MARK)).ok()?;
    let table = DeTable::parse(&text).ok()?;
    table.get_ref().get("nome")?.get_ref().as_str().map(str::to_owned)
}

/// What a root's mark says is wrong, if anything.
pub(super) fn mark_problem(root: &Path) -> Option<Problem> {
    let path = root.join(MARK);
    let name = shown(&path);
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => return Some(policies::unreadable(&path, &error)),
    };
    let line = |at: usize| text.get(..at).unwrap_or("").split('\n').count().to_string();
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            let written = text.get(at..).unwrap_or("").lines().next().unwrap_or("").trim().to_owned();
            let problem = Problem::new("cli_mark_syntax").arg("path", name).arg("line", line(at));
            return Some(problem.arg("written", written).help("help"));
        }
    };
    for (key, value) in table.get_ref() {
        let known = KEYS.contains(&key.get_ref().as_ref());
        if !known {
            let asked = key.get_ref().to_string();
            let problem = Problem::new("cli_mark_key").arg("path", name).arg("line", line(key.span().start));
            let problem = problem.arg("key", asked.as_str()).arg("keys", KEYS.join(", "));
            return Some(match crate::resolve::nearest(&asked, KEYS) {
                Some(near) => problem.arg("near", near).help("near"),
                None => problem.help("help"),
            });
        }
        if !matches!(value.get_ref(), DeValue::String(_)) {
            let problem = Problem::new("cli_mark_value").arg("path", name).arg("line", line(value.span().start));
            return Some(problem.arg("key", key.get_ref().to_string()).help("help"));
        }
    }
    None
}

/// Reads what policies name into the sources that hold them.
#[derive(Default)]
pub(super) struct Attachments {
    /// By canonical path: what was read already.
    read: BTreeMap<PathBuf, Arc<Attachment>>,
}

impl Attachments {
    /// Reads the files that a policy names; `root` is the folder that they may not leave.
    pub(super) fn read(
        &mut self,
        sources: &mut Sources,
        id: SourceId,
        file: &Path,
        root: &Path,
        session: &mut Session,
    ) {
        let Some(text) = sources.get(id).map(|source| &source.text).filter(|text| text.contains("sha256")) else {
            return;
        };
        let written: Vec<String> = named(text).into_iter().map(str::to_owned).collect();
        for written in written {
            let attachment = self.one(sources, &written, file, root, session);
            sources.attach(id, written, attachment);
        }
    }

    fn one(
        &mut self,
        sources: &mut Sources,
        written: &str,
        file: &Path,
        root: &Path,
        session: &mut Session,
    ) -> Arc<Attachment> {
        let folder = parent(file);
        let path = folder.join(written);
        if Path::new(written).is_absolute() || !stays(&folder, Path::new(written), root) {
            return Arc::new(Attachment::Outside);
        }
        let Ok(real) = path.canonicalize() else {
            let near = policies::near(&path);
            let near = near.as_deref().and_then(|near| Path::new(near).file_name());
            let near = near.map(|name| shown(&Path::new(written).with_file_name(name)));
            return Arc::new(Attachment::Missing { near });
        };
        // A link may lead out of the folder.
        if root.canonicalize().is_ok_and(|root| !real.starts_with(root)) {
            return Arc::new(Attachment::Outside);
        }
        if let Some(known) = self.read.get(&real) {
            return Arc::clone(known);
        }
        let attachment = Arc::new(match policies::bytes_up_to(&path, LONGEST, session) {
            Ok(bytes) => {
                let text = csv::decode(written, &bytes).ok().map(|it| sources.add_table(shown(&path), it.text));
                Attachment::Read { bytes, text }
            }
            Err(problem) => Attachment::Unreadable(session.sentence(&problem)),
        });
        self.read.insert(real, Arc::clone(&attachment));
        attachment
    }
}

/// The names before `sha256` in a text: each is a file of a table.
pub(super) fn named(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("sha256") {
        let before = text.get(..at).unwrap_or("").trim_end_matches(['"', ' ', '\t', '\u{a0}']);
        let name = before.rsplit(['"', '\n']).next().unwrap_or("");
        if !name.is_empty() && !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Whether a path, followed word by word from a folder, stays within a root above it.
fn stays(folder: &Path, written: &Path, root: &Path) -> bool {
    let (Ok(folder), Ok(root)) = (folder.canonicalize(), root.canonicalize()) else { return true };
    let mut at = folder;
    for part in written.components() {
        match part {
            Component::ParentDir => {
                at.pop();
            }
            Component::Normal(name) => at.push(name),
            _ => {}
        }
        if !at.starts_with(&root) {
            return false;
        }
    }
    true
}

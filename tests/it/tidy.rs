//! The house rules that a reader would otherwise have to watch: layers, sizes, silence about policies.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Each folder of `src` and how high it stands; a `use crate::…` goes to a smaller number only.
const LAYERS: [(&str, u8); 19] = [
    ("source", 0),
    ("diagnostic", 1),
    ("value", 1),
    ("csv", 2),
    ("syntax", 2),
    ("format", 3),
    ("resolve", 3),
    ("ir", 4),
    ("version", 4),
    ("machine", 5),
    ("lower", 6),
    ("check", 6),
    ("data", 6),
    ("eval", 7),
    ("explain", 8),
    ("prove", 8),
    ("receipt", 8),
    ("mutate", 9),
    ("cli", 10),
];

fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

fn is_test(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().to_string_lossy().starts_with("tests"))
}

#[test]
fn imports_go_down() {
    let layers = BTreeMap::from(LAYERS);
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in sources().into_iter().filter(|path| !is_test(path)) {
        let inner = path.strip_prefix(&root).unwrap();
        let Some(folder) = inner.components().next().filter(|_| inner.components().count() > 1) else { continue };
        let folder = folder.as_os_str().to_string_lossy().into_owned();
        let height = layers.get(folder.as_str()).unwrap_or_else(|| unreachable!("no layer for {folder}"));
        let text = std::fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for reference in line.split("crate::").skip(1) {
                let target: String =
                    reference.chars().take_while(|char| char.is_alphanumeric() || *char == '_').collect();
                let Some(other) = layers.get(target.as_str()) else { continue };
                let place = format!("{}:{}", path.display(), number + 1);
                assert!(target == folder || other < height, "{place}: {folder} may not use {target}");
            }
        }
    }
}

#[test]
fn files_are_pages() {
    for path in sources() {
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = text.lines().count();
        assert!(lines <= 700, "{} has {lines} lines: which second idea is in it?", path.display());
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//!"), "{} does not open by saying what it is", path.display());
    }
}

#[test]
fn the_code_owns_no_policy() {
    let words = ["8.896", "8896", "5.861", "1665", "ocupação", "recomposição", "alcance_do_teto", "beneficiários"];
    for path in sources().into_iter().filter(|path| !is_test(path)) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let comment = line.trim_start().starts_with("//");
            let named = words.iter().find(|word| line.to_lowercase().contains(**word));
            assert!(comment || named.is_none(), "{}:{} names a policy's {named:?}", path.display(), number + 1);
        }
    }
}

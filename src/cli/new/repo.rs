//! `valora new --repo`: a whole policy repository, to start from.
//!
//! Guarantees that nothing is written over: where one of its files exists, none is written.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::cli::new::SKELETON;
use crate::cli::session::{Problem, Session};
use crate::cli::{Exit, policies};

/// Where the first act stands.
const ACT: &str = "atos/ato-1234-2024.valora";

/// Each file of a repository and what it says; `{version}` stands for this compiler's.
const FILES: [(&str, &str); 5] = [
    ("valora.toml", include_str!("repo/valora.toml")),
    ("README.md", include_str!("repo/README.md")),
    (ACT, SKELETON),
    ("dados/exemplo.csv", include_str!("repo/exemplo.csv")),
    (".github/workflows/valora.yml", include_str!("repo/valora.yml")),
];

/// Writes the repository, and says what was made and what to do next.
pub(super) fn run(folder: &Path, session: &mut Session) -> Exit {
    let there = FILES.iter().map(|(name, _)| folder.join(name)).filter(|path| path.exists());
    let there: Vec<String> = there.map(|path| format!("`{}`", policies::shown(&path))).collect();
    if !there.is_empty() {
        session.problem(&Problem::new("cli_new_repo_exists").arg("paths", there.join(", ")).help("help"));
        return Exit::Command;
    }
    for (name, text) in FILES {
        let path = folder.join(name);
        if let Err(error) = write(&path, &text.replace("{version}", env!("CARGO_PKG_VERSION"))) {
            let problem = Problem::new("cli_unwritable").arg("path", policies::shown(&path));
            session.problem(&problem.because(&error));
            return Exit::Command;
        }
        let line = session.say("cli_new_made", &[("path", policies::shown(&path))]);
        session.print(&format!("{line}\n"));
    }
    let next = session.say("cli_new_repo_next", &[]);
    let folder = policies::shown(folder);
    session.print(&format!("\n{next}\n  cd {folder} && git init\n  valora check && valora test\n"));
    session.print(&format!("  valora eval {ACT} --data dados/exemplo.csv --period 2024Q3\n"));
    Exit::Fine
}

fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

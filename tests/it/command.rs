//! The command as its user meets it: a folder with files, arguments in; how it ends, output and problems out.

use std::path::Path;

/// A folder that lasts as long as the test, with some files in it.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(name, content)| write(folder.path(), name, content));
    folder
}

/// Writes a file, and the folders that it lies in.
pub(crate) fn write(at: &Path, name: &str, content: &str) {
    let path = at.join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(path, content).unwrap();
}

/// Runs the command in a folder and gives how it ended, its output and its problems.
pub(crate) fn valora_in(at: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = assert_cmd::Command::cargo_bin("valora").unwrap();
    // The folders of tests may lie inside a repository: it is not theirs.
    let command = command.env("GIT_CEILING_DIRECTORIES", std::env::temp_dir()).current_dir(at);
    let done = command.env("LC_ALL", "pt_BR.UTF-8").env("NO_COLOR", "1").args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code().unwrap(), text(done.stdout), text(done.stderr))
}

/// The same, where the policies of this repository are.
pub(crate) fn valora(arguments: &[&str]) -> (i32, String, String) {
    valora_in(Path::new("."), arguments)
}

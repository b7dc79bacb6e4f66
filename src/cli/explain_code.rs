//! `valora explain-code`: the page of a diagnostic, or the list of all of them.

use crate::cli::Exit;
use crate::cli::session::{Problem, Session};
use crate::diagnostic::{codes, pages};

/// The arguments of `explain-code`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The code, `check::band_gap`; without one, all are listed.
    code: Option<String>,
}

/// Prints the page of the code; a code that is not known gets the near ones.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some(asked) = &args.code else {
        list(session);
        return Exit::Fine;
    };
    if let Some(page) = pages::page(asked, session.texts().language()) {
        session.print(&format!("{page}\n"));
        return Exit::Fine;
    }
    // A code whose page is not written yet still has its sentence.
    if let Some(code) = pages::find(asked) {
        let sentence = session.texts().outline(code);
        session.print(&format!("{}\n\n{sentence}\n", code.0));
        return Exit::Fine;
    }
    let near: Vec<String> = pages::near(asked).iter().map(|code| format!("`{}`", code.0)).collect();
    let problem = Problem::new("cli_unknown_code").arg("code", asked.as_str());
    let problem =
        if near.is_empty() { problem.help("list") } else { problem.arg("near", near.join(", ")).help("near") };
    session.problem(&problem);
    Exit::Command
}

/// Prints every code with its sentence, a blank line between stages.
fn list(session: &mut Session) {
    let mut text = String::new();
    let mut stage = "";
    for code in codes::ALL {
        let this = code.0.split("::").next().unwrap_or("");
        if this != stage && !stage.is_empty() {
            text.push('\n');
        }
        stage = this;
        text.push_str(&format!("{}\n    {}\n", code.0, session.texts().outline(*code)));
    }
    session.print(&text);
}

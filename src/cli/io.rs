//! The streams a run reads and writes, and what is known of the terminal behind them.

use std::io::{IsTerminal, Read, Write};

/// Where a run reads and writes; a test gives buffers.
pub struct Io<'a> {
    /// Standard input, read where a path is `-`.
    pub input: &'a mut dyn Read,
    /// Where results go.
    pub output: &'a mut dyn Write,
    /// Where problems go.
    pub errors: &'a mut dyn Write,
    /// What the environment says.
    pub terminal: Terminal,
}

/// What the environment says of the terminal and its user. The default is no terminal at all.
#[derive(Clone, Debug, Default)]
pub struct Terminal {
    /// Columns, when known.
    pub width: Option<u16>,
    /// Whether results go to a screen that shows colours.
    pub output_colors: bool,
    /// Whether problems do.
    pub errors_colors: bool,
    /// Whether problems go to a screen at all, where progress may be shown.
    pub errors_screen: bool,
    /// The locale of messages (`pt_BR.UTF-8`); empty when there is none.
    pub locale: String,
}

impl Terminal {
    /// What this process's environment says.
    #[must_use]
    pub fn of_process() -> Terminal {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        let colors = set("NO_COLOR").is_none() && set("TERM").is_none_or(|term| term != "dumb");
        Terminal {
            width: terminal_size::terminal_size().map(|(width, _)| width.0),
            output_colors: colors && std::io::stdout().is_terminal(),
            errors_colors: colors && std::io::stderr().is_terminal(),
            errors_screen: std::io::stderr().is_terminal(),
            locale: ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default(),
        }
    }
}

//! The `valora` command: hands its arguments to `cli::run` and exits with what it returns.

use std::process::ExitCode;

use valora::cli::{self, Io, Terminal};

fn main() -> ExitCode {
    let (mut input, mut output, mut errors) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
    let io = Io { input: &mut input, output: &mut output, errors: &mut errors, terminal: Terminal::of_process() };
    cli::run(std::env::args_os(), io).into()
}

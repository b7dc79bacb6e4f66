//! The `valora` command: hands its arguments to `cli::run` and exits with what it returns.

fn main() {}

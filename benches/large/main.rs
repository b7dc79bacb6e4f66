//! Writes a policy of many indicators, or data for it, so that a whole run of the command can be timed:
//! `cargo run --example large -- 2000 > 2000.valora`, `cargo run --example large -- 250 1000 > 250.csv`.

mod policy;

use std::io::{self, Write};

/// The text asked for: of so many indicators, and, where there is a second number, of so many units.
fn main() -> io::Result<()> {
    let numbers: Vec<usize> = std::env::args().skip(1).filter_map(|number| number.parse().ok()).collect();
    let text = match numbers.as_slice() {
        [indicators] => policy::policy(*indicators),
        [indicators, units] => policy::data(*indicators, *units),
        _ => "large INDICATORS [UNITS]\n".to_owned(),
    };
    io::stdout().write_all(text.as_bytes())
}

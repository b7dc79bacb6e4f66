//! `--as-of`: the day as of which the law is read.

use crate::value::Date;

/// The day, in every command that compiles a policy. There is no clock: without it, every act read counts.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct AsOf {
    /// The day, `30/08/2017` or `2017-08-30`.
    #[arg(long = "as-of", id = "as_of", value_parser = day)]
    pub(super) day: Option<Date>,
}

/// A day as the gazette or as ISO 8601 writes it.
fn day(text: &str) -> Result<Date, String> {
    Date::parse_br(text).or_else(|| Date::parse_iso(text)).ok_or_else(|| text.to_owned())
}

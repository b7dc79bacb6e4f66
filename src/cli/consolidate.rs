//! `valora consolidate`: the text of an act in force.

use crate::cli::as_of::AsOf;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, act, request};
use crate::diagnostic::Format;
use crate::value::{Grain, Period};
use crate::version::{At, consolidate};

/// The arguments of `consolidate`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The act: a file, or an identity.
    act: String,
    #[command(flatten)]
    as_of: AsOf,
    /// The payment period whose text is asked for.
    #[arg(long)]
    period: Option<String>,
}

/// Prints the text in force, each changed passage with the act that changed it.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    let Some(named) = act::read(&args.act, session) else { return Exit::Command };
    let as_of = args.as_of.day.or(named.day);
    let text = match named.consolidation(as_of, session) {
        Ok(text) => text,
        Err(exit) => return exit,
    };
    let at = match &args.period {
        None => as_of.map_or_else(At::default, |day| At::month(act::month_of(day))),
        Some(period) => {
            let (checked, diagnostics) = crate::compile(&named.sources, named.id, as_of);
            let Some(checked) = checked else {
                return session.diagnostics(&diagnostics, &named.sources, Format::Human, Stream::Errors);
            };
            match request::period(checked.program(), period) {
                Ok(period) => at_period(period, checked.program().reference_of(period)),
                Err(problem) => {
                    session.problem(&problem);
                    return Exit::Command;
                }
            }
        }
    };
    match consolidate(&text, &named.sources, at) {
        Ok(text) => {
            session.print(&text);
            Exit::Fine
        }
        Err(_) => {
            session.problem(&Problem::new("cli_consolidate_unsafe").arg("act", args.act.as_str()).help("help"));
            Exit::Command
        }
    }
}

/// The months of a payment period and of the period whose data pay it.
fn at_period(payment: Period, reference: Option<Period>) -> At {
    let month = |period: Period| Period::containing(Grain::Month, period.start()).index;
    At { payment: Some(month(payment)), reference: reference.map(month) }
}

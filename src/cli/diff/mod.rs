//! `valora diff`: what changed in the rules between two texts, whether results change, and what that costs.

mod money;
mod priced;
mod results;
mod rules;

use serde_json::json;

use crate::check::Checked;
use crate::cli::Exit;
use crate::cli::act::{self, Named};
use crate::cli::amounts::Format;
use crate::cli::session::{Problem, Session, Stream};
use crate::diagnostic;
use crate::prove::compare;

/// The arguments of `diff`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The old text: a file, an act, a file of a revision; perhaps `@` a day.
    old: String,
    /// The new text.
    new: String,
    /// Whether only the rules are compared.
    #[arg(long, conflicts_with_all = ["data", "old_data", "new_data"])]
    rules_only: bool,
    /// What is asked of money.
    #[command(flatten)]
    money: money::Asked,
    /// How the changes are written.
    #[arg(long, value_enum, default_value_t = Format::Text, hide_possible_values = true, hide_default_value = true)]
    format: Format,
}

/// The names of the two texts, as they were given.
#[derive(Clone, Copy, Debug)]
struct Sides<'a> {
    old: &'a str,
    new: &'a str,
}

/// So many points of data are tried to tell two policies apart.
const TRIES: usize = 4_000;

/// Prints what changed from the one text to the other.
pub(super) fn run(args: &Args, session: &mut Session) -> Exit {
    if args.money.lacks_data() || (args.format == Format::Csv && !args.money.is_asked()) {
        session.problem(&Problem::new("cli_money_no_data").help("help"));
        return Exit::Command;
    }
    let (Some(old), Some(new)) = (act::read(&args.old, session), act::read(&args.new, session)) else {
        return Exit::Command;
    };
    match compared(args, [old, new], session) {
        Ok(exit) | Err(exit) => exit,
    }
}

fn compared(args: &Args, [old, new]: [Named; 2], session: &mut Session) -> Result<Exit, Exit> {
    let sides = Sides { old: &args.old, new: &args.new };
    let changes = crate::version::compare(&rules::passages(&old, session)?, &rules::passages(&new, session)?);
    let policies = if args.rules_only { None } else { Some([compiled(&old, session)?, compiled(&new, session)?]) };
    let money = match &policies {
        Some([before, after]) if args.money.is_asked() => {
            Some(money::money(&args.money, sides, [&old, &new], [before, after], session)?)
        }
        _ => None,
    };
    let exit = money.as_ref().map_or(Exit::Fine, money::Money::exit);
    let (texts, width) = (session.texts(), session.width());
    if let (Format::Csv, Some(money)) = (args.format, &money) {
        let text = money.csv(texts);
        session.print(&text);
        return Ok(exit);
    }
    let results = policies.map(|[before, after]| {
        let sameness = compare(before.program(), after.program(), TRIES);
        results::Results { old: before, new: after, sameness, dated: old.day.zip(new.day).is_some() }
    });
    let text = match args.format {
        Format::Text => {
            let mut text = rules::text(sides, &changes, texts, width);
            text.extend(results.as_ref().map(|it| it.text(&changes, texts, width)));
            text.extend(money.as_ref().map(|it| it.text(texts, width)));
            text
        }
        Format::Md | Format::Csv => {
            let mut text = rules::markdown(sides, &changes, texts);
            text.extend(results.as_ref().map(|it| it.markdown(&changes, texts)));
            text.extend(money.as_ref().map(|it| it.markdown(texts)));
            text
        }
        Format::Json => {
            let results = results.as_ref().map(results::Results::json);
            let money = money.as_ref().map(money::Money::json);
            let whole = json!({
                "schema": 1, "old": args.old, "new": args.new,
                "changes": rules::json(&changes), "results": results, "money": money,
            });
            format!("{whole:#}\n")
        }
    };
    session.print(&text);
    Ok(exit)
}

/// The policy that a text is, as known on its day; what is wrong with it is shown.
fn compiled(named: &Named, session: &mut Session) -> Result<Checked, Exit> {
    let (checked, diagnostics) = crate::compile(&named.sources, named.id, named.day);
    checked.ok_or_else(|| {
        session.diagnostics(&diagnostics, &named.sources, diagnostic::Format::Human, Stream::Errors);
        Exit::Policy
    })
}

//! An act on the command line: a file, a file of a git revision, or an identity such as `SES/MG 5.233/2016`, perhaps at
//! a day.
//!
//! Receives the argument; gives the texts of the act's folder, the act among them, and the day after `@`. An
//! identity is looked for among the acts of the policy folder that the command is run in. What names no act, or
//! several, is reported with those it may have meant.

use std::path::{Path, PathBuf};

use crate::cli::revision::Revision;
use crate::cli::session::{Problem, Session, Stream};
use crate::cli::{Exit, folder, policies};
use crate::diagnostic::{Format, Severity};
use crate::resolve::{Consolidation, consolidate, fold};
use crate::source::{SourceId, Sources};
use crate::syntax::{ActKey, act_of, parse};
use crate::value::{Date, Grain, Period};

/// An act, read.
pub(super) struct Named {
    /// The texts of its folder.
    pub(super) sources: Sources,
    /// Its own, or that of an act that amends it.
    pub(super) id: SourceId,
    /// The day after `@`.
    pub(super) day: Option<Date>,
}

/// An identity as a person writes it: `SES/MG 5.233/2016`, `resolução SES/MG nº 5.233, de 13/04/2016`.
struct Identity {
    /// Kind and organ, as far as written, folded.
    words: String,
    /// The number without the dots that group it, and without a year.
    number: String,
    /// The number with what follows its stroke, where that may not be a year.
    whole: String,
    year: Option<i32>,
    date: Option<Date>,
}

/// Reads the act that an argument names; what is wrong is reported, and there is no result.
pub(super) fn read(argument: &str, session: &mut Session) -> Option<Named> {
    // A file's own name may have `@` or `:` in it.
    let (name, day) = if Path::new(argument).exists() { (argument, None) } else { at_day(argument) };
    let path = Path::new(name);
    let is_policy = path.extension().is_some_and(|extension| extension == "valora");
    if let Some(revision) = Revision::of(name).filter(|_| !path.exists()) {
        let (sources, id) = revision.read(session)?;
        return Some(Named { sources, id, day });
    }
    if name == "-" || path.exists() || is_policy {
        let (sources, id) = policies::read_one(path, session)?;
        return Some(Named { sources, id, day });
    }
    let Some(identity) = Identity::of(name) else {
        session.problem(&Problem::new("cli_act_not_file").arg("name", name).help("help"));
        return None;
    };
    let Some(root) = root_here() else {
        session.problem(&Problem::new("cli_act_no_folder").arg("name", name).help("help"));
        return None;
    };
    let sources = policies::read_folder(&root, session)?;
    let acts = acts(&sources);
    let found: Vec<SourceId> = acts.iter().filter(|(_, key)| identity.is(key)).map(|(id, _)| *id).collect();
    match found.as_slice() {
        [id] => Some(Named { id: *id, sources, day }),
        [] => {
            let near: Vec<SourceId> = acts.iter().filter(|(_, key)| identity.is_near(key)).map(|(id, _)| *id).collect();
            let some = if near.is_empty() { acts.iter().map(|(id, _)| *id).collect() } else { near };
            let problem = Problem::new("cli_act_unknown").arg("name", name).arg("root", policies::shown(&root));
            let known = listed(&sources, &some);
            let problem = if known.is_empty() { problem } else { problem.arg("known", known).help("help") };
            session.problem(&problem);
            None
        }
        several => {
            let problem = Problem::new("cli_act_several").arg("name", name).arg("known", listed(&sources, several));
            session.problem(&problem.help("help"));
            None
        }
    }
}

/// The root of the policy folder that the command is run in.
pub(super) fn root_here() -> Option<PathBuf> {
    folder::root_of(Path::new("here"))
}

impl Named {
    /// The act over those that amend it, as of a day, once it is sure to be right; else what is wrong is shown.
    pub(super) fn consolidation(&self, as_of: Option<Date>, session: &mut Session) -> Result<Consolidation, Exit> {
        let (text, diagnostics) = consolidate(&self.sources, self.id, as_of);
        if diagnostics.iter().any(|it| it.severity == Severity::Error) {
            return Err(session.diagnostics(&diagnostics, &self.sources, Format::Human, Stream::Errors));
        }
        Ok(text)
    }
}

impl Identity {
    /// Words, a number that begins with a digit, and perhaps `de` and a date.
    fn of(text: &str) -> Option<Identity> {
        let (name, date) = match text.rsplit_once(" de ") {
            Some((name, date)) if Date::parse_br(date.trim()).is_some() => (name, Date::parse_br(date.trim())),
            _ => (text, None),
        };
        let is_number = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit());
        let words: Vec<&str> = name.split_whitespace().collect();
        let at = words.iter().position(is_number)?;
        let number = words.get(at)?.trim_end_matches(',').replace('.', "");
        let year = number.rsplit_once('/').and_then(|(_, year)| (year.len() == 4).then(|| year.parse().ok()).flatten());
        let before = words.iter().take(at).filter(|word| !matches!(**word, "nº" | "n°" | "n.º" | "n.°"));
        let words = before.copied().collect::<Vec<_>>().join(" ");
        let bare = number.rsplit_once('/').filter(|_| year.is_some()).map_or(number.as_str(), |(bare, _)| bare);
        Some(Identity { words: fold(&words), number: bare.to_owned(), whole: number.clone(), year, date })
    }

    fn is(&self, key: &ActKey) -> bool {
        let number = key.number == self.whole
            || (key.number == self.number && self.year.is_none_or(|year| key.date.year() == year));
        number && key.words.ends_with(&self.words) && self.date.is_none_or(|date| date == key.date)
    }

    /// The same number, or one slip of the keys away.
    fn is_near(&self, key: &ActKey) -> bool {
        strsim::damerau_levenshtein(&key.number, &self.number) <= 1
    }
}

/// The acts among the texts, in their order.
pub(super) fn acts(sources: &Sources) -> Vec<(SourceId, ActKey)> {
    let texts = sources.iter().filter(|(_, source)| source.is_policy());
    texts.filter_map(|(id, source)| Some((id, act_of(&source.text)?))).collect()
}

/// What a text's act is called, as written there.
pub(super) fn called(sources: &Sources, id: SourceId) -> String {
    let file = sources.get(id).map(|source| parse(id, &source.text).0);
    let act = file.and_then(|file| file.header.act).map(|act| act.words_and_date());
    act.unwrap_or_else(|| sources.get(id).map(|source| source.name.clone()).unwrap_or_default())
}

fn listed(sources: &Sources, ids: &[SourceId]) -> String {
    let names: Vec<String> = ids.iter().take(5).map(|id| format!("`{}`", called(sources, *id))).collect();
    names.join(", ")
}

/// `act@2017-01-01`: the act and the day; the whole is the act where what follows `@` is no day.
fn at_day(argument: &str) -> (&str, Option<Date>) {
    let parts = argument.rsplit_once('@');
    let dated = parts.and_then(|(act, day)| Some((act, Date::parse_br(day).or_else(|| Date::parse_iso(day))?)));
    dated.map_or((argument, None), |(act, day)| (act.trim(), Some(day)))
}

/// The month of a day.
pub(super) fn month_of(day: Date) -> i32 {
    Period::containing(Grain::Month, day).index
}

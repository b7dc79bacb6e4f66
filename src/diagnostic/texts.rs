//! What diagnostics and commands say, in the reader's language.
//!
//! Receives ids and arguments, gives sentences. Every text lives in a Fluent catalogue under `texts/`, one
//! file per stage and language; a message is parsed the first time it is said, so that a run pays for what it
//! says. An id that no catalogue has is given back as it is: nothing here fails. It does not decide what to
//! say, nor how it is drawn.

use std::cell::RefCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::diagnostic::{Code, Diagnostic, Label};

/// The languages there are texts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Brazilian Portuguese, the language of the acts.
    #[default]
    Portuguese,
    /// English.
    English,
}

impl Language {
    /// The language of a tag or a locale: `pt`, `en-GB`, `pt_BR.UTF-8`; none for a language without texts.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let primary = tag.split(['_', '-', '.', '@']).next().unwrap_or(tag);
        match primary.to_ascii_lowercase().as_str() {
            "pt" => Some(Language::Portuguese),
            "en" => Some(Language::English),
            _ => None,
        }
    }

    /// The tag that plural rules go by.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Language::Portuguese => "pt-BR",
            Language::English => "en",
        }
    }
}

/// The catalogues of one stage: the stage, its texts in Portuguese, its texts in English.
struct Source(&'static str, &'static str, &'static str);

/// Names the stages and embeds the two files of each.
macro_rules! sources {
    ($($stage:literal),* $(,)?) => {
        const SOURCES: &[Source] = &[$(Source(
            $stage,
            include_str!(concat!("texts/pt-BR/", $stage, ".ftl")),
            include_str!(concat!("texts/en/", $stage, ".ftl")),
        )),*];
    };
}

sources!["syntax", "resolve", "lower", "check", "data", "eval", "explain", "cli", "render"];

/// Everything there is to say, in one language.
pub struct Texts {
    language: Language,
    /// What has been said so far.
    said: RefCell<FluentBundle<FluentResource>>,
}

impl Texts {
    /// The texts of a language. Nothing is parsed yet.
    #[must_use]
    pub fn load(language: Language) -> Texts {
        let mut bundle = FluentBundle::new(vec![language.tag().parse().unwrap_or_default()]);
        // The invisible marks that isolate directions would end up in terminals and files.
        bundle.set_use_isolating(false);
        Texts { language, said: RefCell::new(bundle) }
    }

    /// The language of these texts.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of a problem.
    #[must_use]
    pub fn sentence(&self, diagnostic: &Diagnostic) -> String {
        self.line(&message_id(diagnostic.code), &diagnostic.args)
    }

    /// What is said of one of its places.
    #[must_use]
    pub fn label(&self, diagnostic: &Diagnostic, label: &Label) -> String {
        self.attribute(&message_id(diagnostic.code), label.key, &diagnostic.args)
    }

    /// What its author is told to do.
    #[must_use]
    pub fn help(&self, diagnostic: &Diagnostic) -> Option<String> {
        let key = diagnostic.help?;
        Some(self.attribute(&message_id(diagnostic.code), key, &diagnostic.args))
    }

    /// The sentence of a code by itself, with `…` for what varies.
    #[must_use]
    pub fn outline(&self, code: Code) -> String {
        without_variables(&self.line(&message_id(code), &[]))
    }

    /// The text of an id such as `cli_not_found`; the id itself when there is none.
    #[must_use]
    pub fn line(&self, id: &str, args: &[(&'static str, String)]) -> String {
        self.find(id, None, args).unwrap_or_else(|| id.to_owned())
    }

    /// The text of an attribute of an id; `id.key` when there is none.
    #[must_use]
    pub fn attribute(&self, id: &str, key: &str, args: &[(&'static str, String)]) -> String {
        self.find(id, Some(key), args).unwrap_or_else(|| format!("{id}.{key}"))
    }

    /// The text of an id, or of an attribute of it, if there is one.
    #[must_use]
    pub fn find(&self, id: &str, attribute: Option<&str>, args: &[(&'static str, String)]) -> Option<String> {
        if !self.said.borrow().has_message(id) {
            self.learn(id)?;
        }
        let bundle = self.said.borrow();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(key) => message.get_attribute(key)?.value(),
        };
        let filled: FluentArgs = args.iter().map(|(name, value)| (*name, argument(value))).collect();
        Some(bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned())
    }

    /// Parses the message of an id. The part before its first `_` is the stage, whose catalogue it stands in.
    fn learn(&self, id: &str) -> Option<()> {
        let stage = id.split('_').next()?;
        let Source(_, portuguese, english) = SOURCES.iter().find(|Source(known, ..)| *known == stage)?;
        let catalogue = match self.language {
            Language::Portuguese => portuguese,
            Language::English => english,
        };
        // A message that cannot be read is left out, and a test forbids it.
        let resource = FluentResource::try_new(entry(catalogue, id)?.to_owned()).ok()?;
        // Ids within one catalogue are unique, which a test sees to; a second one would be left out.
        self.said.borrow_mut().add_resource(resource).ok()
    }
}

/// The lines of a message in its catalogue: the one that its id begins, and those after it that are indented,
/// empty or close a choice. No message of a catalogue refers to another, which a test sees to.
fn entry<'a>(catalogue: &'a str, id: &str) -> Option<&'a str> {
    let begins = |at: usize| {
        let before = catalogue.get(..at)?;
        let after = catalogue.get(at + id.len()..)?.trim_start_matches(' ');
        Some((before.is_empty() || before.ends_with('\n')) && after.starts_with('='))
    };
    let start = memchr::memmem::find_iter(catalogue.as_bytes(), id).find(|at| begins(*at) == Some(true))?;
    let rest = catalogue.get(start..)?;
    let goes_on =
        |at: usize| rest.get(at + 1..).is_some_and(|next| next.is_empty() || next.starts_with([' ', '\n', '}']));
    let end = rest.match_indices('\n').map(|(at, _)| at).find(|at| !goes_on(*at));
    Some(end.map_or(rest, |end| rest.split_at(end + 1).0))
}

/// The id of a code's message: `check::band_gap` is said by `check_band_gap`.
fn message_id(code: Code) -> String {
    code.0.replace("::", "_")
}

/// An argument as Fluent takes it. A short whole number chooses plurals; codes with leading zeros stay text.
/// Control characters, which could move a terminal's cursor, are shown as `�`.
fn argument(value: &str) -> FluentValue<'static> {
    let whole = value == "0" || (value.len() <= 9 && !value.starts_with('0'));
    if whole
        && value.bytes().all(|byte| byte.is_ascii_digit())
        && let Ok(number) = value.parse::<u32>()
    {
        return FluentValue::from(number);
    }
    let visible = |char: char| if char.is_control() && char != '\n' { '\u{FFFD}' } else { char };
    FluentValue::from(value.chars().map(visible).collect::<String>())
}

/// Fluent leaves `{$name}` where an argument is missing; a reader sees `…`.
fn without_variables(text: &str) -> String {
    let mut pieces = text.split("{$");
    let mut outline = pieces.next().unwrap_or("").to_owned();
    for piece in pieces {
        outline.push('…');
        outline.push_str(piece.split_once('}').map_or("", |(_, rest)| rest));
    }
    outline
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::diagnostic::codes;
    use crate::source::Span;

    /// Ids, attributes (`id.key`) and variables of a catalogue, read line by line.
    fn outline_of(text: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let (mut id, mut current) = (String::new(), String::new());
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let head = line.split_once('=').map(|(head, _)| head.trim_end()).unwrap_or_default();
            let is_name = |name: &str| {
                !name.is_empty() && name.chars().all(|char| char.is_ascii_alphanumeric() || "_-".contains(char))
            };
            if is_name(head) && !line.starts_with(' ') {
                head.clone_into(&mut id);
                current.clone_from(&id);
                assert!(!found.contains_key(&id), "{id} stands twice");
            } else if let Some(key) = head.trim_start().strip_prefix('.').filter(|key| is_name(key)) {
                current = format!("{id}.{key}");
            }
            if current.is_empty() {
                continue;
            }
            let variables = found.entry(current.clone()).or_default();
            for piece in line.split('$').skip(1) {
                variables
                    .insert(piece.chars().take_while(|char| char.is_ascii_alphanumeric() || *char == '_').collect());
            }
        }
        found
    }

    #[test]
    fn both_languages_have_the_same_ids_attributes_and_variables() {
        for Source(stage, portuguese, english) in SOURCES {
            let (portuguese, english) = (outline_of(portuguese), outline_of(english));
            for (id, variables) in &portuguese {
                assert_eq!(Some(variables), english.get(id), "{id} in {stage}.ftl");
            }
            for id in english.keys() {
                assert!(portuguese.contains_key(id), "{id} only in en/{stage}.ftl");
                assert!(id.starts_with(&format!("{stage}_")), "{id} is not of {stage}");
            }
        }
    }

    #[test]
    fn every_catalogue_parses_whole() {
        for Source(stage, portuguese, english) in SOURCES {
            for text in [portuguese, english] {
                if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                    panic!("{stage}.ftl: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn every_message_is_found_by_itself_and_refers_to_no_other() {
        for language in [Language::Portuguese, Language::English] {
            let texts = Texts::load(language);
            for Source(stage, portuguese, english) in SOURCES {
                let catalogue = if language == Language::English { english } else { portuguese };
                for id in outline_of(catalogue).keys() {
                    let (id, attribute) = id.split_once('.').map_or((id.as_str(), None), |(id, key)| (id, Some(key)));
                    let text = texts.find(id, attribute, &[]);
                    let found = text.is_some() || texts.find(id, Some("help"), &[]).is_some();
                    assert!(found, "{id} in {stage}.ftl");
                }
                let references = catalogue.match_indices('{').filter(|(at, _)| {
                    let inside = catalogue.get(at + 1..).unwrap_or_default().trim_start();
                    inside.starts_with(|sign: char| sign.is_ascii_lowercase() || sign == '-')
                });
                assert_eq!(references.count(), 0, "a message of {stage}.ftl refers to another");
            }
        }
    }

    #[test]
    fn every_code_has_a_sentence_and_every_sentence_of_a_stage_a_code() {
        let texts = Texts::load(Language::Portuguese);
        let ids: BTreeSet<String> = codes::ALL.iter().map(|code| message_id(*code)).collect();
        for id in &ids {
            assert!(texts.find(id, None, &[]).is_some(), "no sentence for {id}");
        }
        for Source(stage, portuguese, _) in
            SOURCES.iter().filter(|source| !["eval", "explain", "cli", "render"].contains(&source.0))
        {
            for id in outline_of(portuguese).keys().filter(|id| !id.contains('.')) {
                assert!(ids.contains(id), "no code for {id} in {stage}.ftl");
            }
        }
    }

    #[test]
    fn what_nobody_wrote_is_shown_as_its_id() {
        let texts = Texts::load(Language::English);
        let diagnostic = Diagnostic::error(Code("check::no_such_thing"), Span::default()).help("help");
        assert_eq!(texts.sentence(&diagnostic), "check_no_such_thing");
        assert_eq!(texts.help(&diagnostic).as_deref(), Some("check_no_such_thing.help"));
    }

    #[test]
    fn numbers_choose_plurals_and_codes_keep_their_zeros() {
        assert!(matches!(argument("12"), FluentValue::Number(_)));
        assert!(matches!(argument("0026808"), FluentValue::String(_)));
        assert!(matches!(argument(""), FluentValue::String(_)));
        assert_eq!(argument("a\u{1b}[0m"), FluentValue::from("a\u{FFFD}[0m"));
    }

    #[test]
    fn an_outline_has_no_variables() {
        assert_eq!(without_variables("de {$from} a {$to} falta"), "de … a … falta");
    }

    #[test]
    fn locales_name_languages() {
        assert_eq!(Language::from_tag("pt_BR.UTF-8"), Some(Language::Portuguese));
        assert_eq!(Language::from_tag("en"), Some(Language::English));
        assert_eq!(Language::from_tag("C.UTF-8"), None);
    }
}

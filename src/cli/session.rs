//! What every subcommand has at hand: streams, language, colour and width.
//!
//! Everything printed passes here, so that a closed pipe, a full disk and the choice of colour are dealt
//! with once.

use std::io::{ErrorKind, Read};

use crate::cli::{Color, Exit, Io};
use crate::diagnostic::{Diagnostic, Format, Language, RenderOptions, Severity, Texts, render};
use crate::source::Sources;

/// Widest text that is comfortable to read, and the width where there is no terminal.
const COMFORTABLE: u16 = 100;

/// Which of the two streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stream {
    /// Standard output.
    Output,
    /// Standard error.
    Errors,
}

/// A sentence of the catalogue `cli` and its arguments, with the help that the same message may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Problem {
    /// The message.
    pub(super) id: &'static str,
    /// Its arguments.
    pub(super) args: Vec<(&'static str, String)>,
    /// Which attribute of the message tells what to do.
    pub(super) help: Option<&'static str>,
    /// Why the system refused, for `{ $reason }`.
    refusal: Option<Refusal>,
}

/// Why the system would not read or write.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Refusal {
    /// The sentence of the catalogue `cli`.
    id: &'static str,
    /// The system's own words.
    words: String,
}

impl Refusal {
    fn of(error: &std::io::Error) -> Refusal {
        let id = match error.kind() {
            ErrorKind::NotFound => "cli_refusal_not_found",
            ErrorKind::PermissionDenied => "cli_refusal_permission",
            ErrorKind::NotADirectory => "cli_refusal_not_folder",
            ErrorKind::IsADirectory => "cli_refusal_folder",
            ErrorKind::AlreadyExists => "cli_refusal_exists",
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => "cli_refusal_full",
            ErrorKind::ReadOnlyFilesystem => "cli_refusal_read_only",
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => "cli_refusal_name",
            _ => "cli_refusal_other",
        };
        Refusal { id, words: error.to_string() }
    }
}

impl Problem {
    /// A problem without arguments.
    pub(super) fn new(id: &'static str) -> Problem {
        Problem { id, args: Vec::new(), help: None, refusal: None }
    }

    /// An argument of the sentences.
    pub(super) fn arg(mut self, name: &'static str, value: impl Into<String>) -> Problem {
        self.args.push((name, value.into()));
        self
    }

    /// The attribute that tells what to do.
    pub(super) fn help(mut self, key: &'static str) -> Problem {
        self.help = Some(key);
        self
    }

    /// Why the system refused: the sentence's `reason`, in the reader's language.
    pub(super) fn because(mut self, error: &std::io::Error) -> Problem {
        self.refusal = Some(Refusal::of(error));
        self
    }
}

/// One run of the command.
pub(super) struct Session<'a> {
    io: Io<'a>,
    texts: Texts,
    color: Color,
    width: u16,
    /// The output's reader is gone: nothing more is written to it.
    closed: bool,
    /// Why the output could not be written.
    failure: Option<std::io::Error>,
    /// What is called otherwise where problems are told: a copy by what it is a copy of.
    called: Option<(String, String)>,
}

impl<'a> Session<'a> {
    /// A run in the language asked for, else in the locale's, else in Portuguese.
    pub(super) fn new(io: Io<'a>, lang: Option<Language>, color: Option<Color>, width: Option<u16>) -> Session<'a> {
        let language = lang.or_else(|| Language::from_tag(&io.terminal.locale)).unwrap_or_default();
        let width = width.unwrap_or_else(|| io.terminal.width.unwrap_or(COMFORTABLE).clamp(40, 160));
        let texts = Texts::load(language);
        Session { io, texts, color: color.unwrap_or(Color::Auto), width, closed: false, failure: None, called: None }
    }

    /// The sentences of this run's language.
    pub(super) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// Columns to write in.
    pub(super) fn width(&self) -> usize {
        usize::from(self.width)
    }

    /// Whether a stream gets colours.
    pub(super) fn colors(&self, stream: Stream) -> bool {
        match (self.color, stream) {
            (Color::Always, _) => true,
            (Color::Never, _) => false,
            (Color::Auto, Stream::Output) => self.io.terminal.output_colors,
            (Color::Auto, Stream::Errors) => self.io.terminal.errors_colors,
        }
    }

    /// Whether problems go to a screen, where progress may be shown.
    pub(super) fn errors_screen(&self) -> bool {
        self.io.terminal.errors_screen
    }

    /// Writes text as it is, to a stream.
    pub(super) fn write(&mut self, stream: Stream, text: &str) {
        match stream {
            // Where problems cannot be told there is nobody to tell.
            Stream::Errors => self.io.errors.write_all(text.as_bytes()).unwrap_or_default(),
            Stream::Output if self.closed => {}
            Stream::Output => {
                let written = self.io.output.write_all(text.as_bytes());
                self.note(written);
            }
        }
    }

    /// Writes a result.
    pub(super) fn print(&mut self, text: &str) {
        self.write(Stream::Output, text);
    }

    /// A text of the catalogue `cli`, in this run's language.
    pub(super) fn say(&self, id: &str, args: &[(&'static str, String)]) -> String {
        self.texts.line(id, args)
    }

    /// Has problems told of one thing by the name of another.
    pub(super) fn call(&mut self, what: &str, name: &str) {
        self.called = Some((what.to_owned(), name.to_owned()));
    }

    /// Tells of a problem that is not in a policy: `erro: …`, and what to do.
    pub(super) fn problem(&mut self, problem: &Problem) {
        let (bold, plain) = if self.colors(Stream::Errors) { ("\u{1b}[31;1m", "\u{1b}[0m") } else { ("", "") };
        let head = self.say("cli_error", &[]);
        let mut text = format!("{bold}{head}:{plain} {}\n", self.sentence(problem));
        if let Some(key) = problem.help {
            let (head, help) = (self.say("render_help", &[]), self.texts.attribute(problem.id, key, &problem.args));
            text.push_str(&format!("  {head}: {help}\n"));
        }
        if let Some((what, name)) = &self.called {
            text = text.replace(what.as_str(), name);
        }
        self.write(Stream::Errors, &text);
    }

    /// The sentence of a problem.
    pub(super) fn sentence(&self, problem: &Problem) -> String {
        let mut args = problem.args.clone();
        if let Some(refusal) = &problem.refusal {
            args.push(("reason", self.say(refusal.id, &[("words", refusal.words.clone())])));
        }
        self.say(problem.id, &args)
    }

    /// Writes diagnostics to a stream and says whether any is an error.
    pub(super) fn diagnostics(
        &mut self,
        diagnostics: &[Diagnostic],
        sources: &Sources,
        format: Format,
        stream: Stream,
    ) -> Exit {
        let (color, width, language) = (self.colors(stream), self.width(), self.texts.language());
        let options = RenderOptions { color, width, language, format };
        if !diagnostics.is_empty() || matches!(format, Format::Json | Format::Sarif) {
            self.write(stream, &render(diagnostics, sources, &options));
        }
        let wrong = diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        if wrong { Exit::Policy } else { Exit::Fine }
    }

    /// All of standard input, up to a number of bytes.
    pub(super) fn read_input(&mut self, most: u64) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        (&mut *self.io.input).take(most).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Ends the run: what could not be written turns a fine end into a wrong one.
    pub(super) fn finish(mut self, exit: Exit) -> Exit {
        let flushed = self.io.output.flush();
        self.note(flushed);
        let Some(error) = self.failure.take() else { return exit };
        self.problem(&Problem::new("cli_cannot_print").because(&error));
        exit.max(Exit::Command)
    }

    fn note(&mut self, written: std::io::Result<()>) {
        let Err(error) = written else { return };
        self.closed = true;
        if error.kind() != ErrorKind::BrokenPipe {
            self.failure = Some(error);
        }
    }
}

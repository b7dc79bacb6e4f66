//! How far a long work is, told where someone is looking.

use std::time::{Duration, Instant};

use crate::cli::session::{Session, Stream};

/// A line on the screen of problems that is written over, and taken away at the end.
pub(super) struct Progress {
    next: Instant,
    told: bool,
}

const FIRST: Duration = Duration::from_secs(1);
const EVERY: Duration = Duration::from_millis(200);

impl Progress {
    /// A work that begins now.
    pub(super) fn new() -> Self {
        Progress { next: Instant::now() + FIRST, told: false }
    }

    /// Says how many of how many are done, now and then.
    pub(super) fn tell(&mut self, id: &'static str, done: usize, total: usize, session: &mut Session) {
        if session.errors_screen() && Instant::now() >= self.next {
            self.next = Instant::now() + EVERY;
            self.told = true;
            let line = session.say(id, &[("done", done.to_string()), ("total", total.to_string())]);
            session.write(Stream::Errors, &format!("\r\u{1b}[K{line}"));
        }
    }

    /// Takes the line away.
    pub(super) fn end(self, session: &mut Session) {
        if self.told {
            session.write(Stream::Errors, "\r\u{1b}[K");
        }
    }
}

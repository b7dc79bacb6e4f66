//! Which rules were tried at the furthest point of a text: what an error tells.
//!
//! A rule stands for those it is made of, unless just one of them was tried there, which says more.

/// The rules tried at the furthest point so far.
#[derive(Debug)]
pub(crate) struct Attempts<R> {
    /// That point.
    at: usize,
    /// The rules that would have gone on.
    wanted: Vec<R>,
    /// The rules that a `!` forbids.
    forbidden: Vec<R>,
}

/// How many rules had been tried at a point before a rule was tried there too.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Before {
    wanted: usize,
    forbidden: usize,
}

impl<R: Ord> Attempts<R> {
    /// Nothing tried yet.
    pub(crate) fn new() -> Attempts<R> {
        Attempts { at: 0, wanted: Vec::new(), forbidden: Vec::new() }
    }

    /// What has been tried at a point.
    pub(crate) fn before(&self, at: usize) -> Before {
        if at == self.at {
            Before { wanted: self.wanted.len(), forbidden: self.forbidden.len() }
        } else {
            Before::default()
        }
    }

    /// Notes that a rule, tried at a point, was wanted or forbidden and was not or was there.
    pub(crate) fn note(&mut self, rule: R, at: usize, before: Before, is_forbidden: bool) {
        let now = self.before(at);
        if now.wanted + now.forbidden == before.wanted + before.forbidden + 1 || at < self.at {
            return;
        }
        if at > self.at {
            self.at = at;
        }
        self.wanted.truncate(before.wanted);
        self.forbidden.truncate(before.forbidden);
        if is_forbidden { self.forbidden.push(rule) } else { self.wanted.push(rule) }
    }

    /// The furthest point and the rules that would have gone on, each once and in order.
    pub(crate) fn furthest(mut self) -> (usize, Vec<R>) {
        self.wanted.sort_unstable();
        self.wanted.dedup();
        (self.at, self.wanted)
    }
}

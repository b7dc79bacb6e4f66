//! A file that a policy names beside its text: `dados "anexo-i.csv"`.

use crate::source::SourceId;

/// What became of a file that a policy names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Attachment {
    /// It was read.
    Read {
        /// Its content, to the last byte.
        bytes: Vec<u8>,
        /// The same as a text of the collection; `None` when it is no text.
        text: Option<SourceId>,
    },
    /// There is none of that name.
    Missing {
        /// The nearest name beside it.
        near: Option<String>,
    },
    /// It lies outside the policy's folder.
    Outside,
    /// It cannot be read, and this is why.
    Unreadable(String),
}

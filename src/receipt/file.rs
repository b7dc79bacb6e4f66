//! A receipt as a file: JSON of a stable layout, one row of a list a line, and what a file that is none is instead.

use std::io;

use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Serializer, Value as Json};

use crate::csv::sha256;
use crate::receipt::{Receipt, Seals};

/// The version of what a receipt says.
pub const SCHEMA: u32 = 1;

/// What the first field says, by which a receipt is known.
const KIND: &str = "receipt";

/// Why a file is not a receipt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotAReceipt {
    /// No text in UTF-8.
    Binary,
    /// A policy.
    Policy,
    /// Separated values.
    Table,
    /// Text that is no JSON.
    Text,
    /// JSON, but of something else.
    Json,
    /// The results of `eval --format json`.
    Results,
    /// A receipt of another schema.
    Schema(String),
    /// A receipt that lacks something or holds what it may not, as the reader of JSON says.
    Damaged(String),
}

/// A receipt after the field that tells what it is.
#[derive(Serialize)]
struct Written<'a> {
    valora: &'static str,
    #[serde(flatten)]
    receipt: &'a Receipt,
}

impl Receipt {
    /// The file.
    #[must_use]
    pub fn write(&self) -> String {
        let mut bytes = Vec::new();
        let mut serializer = Serializer::with_formatter(&mut bytes, Lines::default());
        // An object of strings and lists is always written.
        Written { valora: KIND, receipt: self }.serialize(&mut serializer).unwrap_or_default();
        bytes.push(b'\n');
        String::from_utf8(bytes).unwrap_or_default()
    }

    /// The receipt that a file holds.
    ///
    /// # Errors
    /// What the file is instead.
    pub fn read(bytes: &[u8]) -> Result<Receipt, NotAReceipt> {
        let text = std::str::from_utf8(bytes).map_err(|_| NotAReceipt::Binary)?;
        let text = text.trim_start_matches('\u{FEFF}');
        let json: Json = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
        if json.get("valora").and_then(Json::as_str) != Some(KIND) {
            let results = json.get("units").is_some() && json.get("left_out").is_some();
            return Err(if results { NotAReceipt::Results } else { NotAReceipt::Json });
        }
        let schema = json.get("schema").map(ToString::to_string).unwrap_or_default();
        if schema != SCHEMA.to_string() {
            return Err(NotAReceipt::Schema(schema));
        }
        let Json::Object(mut fields) = json else { return Err(NotAReceipt::Json) };
        fields.shift_remove("valora");
        serde_json::from_value(Json::Object(fields)).map_err(|error| NotAReceipt::Damaged(error.to_string()))
    }

    /// The seals that its parts deserve.
    #[must_use]
    pub(super) fn sealed(&self) -> Seals {
        Seals {
            question: seal(&(self.schema, &self.compiler, self.edition, &self.question, &self.act)),
            rules: seal(&self.rules),
            data: seal(&(&self.files, &self.rows, &self.many)),
            results: seal(&self.results),
        }
    }
}

fn seal(part: &impl Serialize) -> String {
    sha256(&serde_json::to_vec(part).unwrap_or_default())
}

/// What a text that is no JSON is.
fn not_json(text: &str, error: &serde_json::Error) -> NotAReceipt {
    let first = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with("//")).unwrap_or("");
    if text.contains("\"valora\": \"receipt\"") {
        NotAReceipt::Damaged(error.to_string())
    } else if first.starts_with("valora ") {
        NotAReceipt::Policy
    } else if first.contains([';', '\t']) || first.matches(',').count() > 1 {
        NotAReceipt::Table
    } else {
        NotAReceipt::Text
    }
}

/// Fields of the whole and elements of its lists on lines of their own, each of them on one.
#[derive(Default)]
struct Lines {
    depth: usize,
}

/// How deep lines are broken.
const BROKEN: usize = 2;

impl Lines {
    /// Goes to a new line.
    fn line<W: ?Sized + io::Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }

    fn open<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(sign)
    }

    fn close<W: ?Sized + io::Write>(&mut self, writer: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.depth < BROKEN {
            self.line(writer)?;
        }
        writer.write_all(sign)
    }

    fn next<W: ?Sized + io::Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth <= BROKEN {
            return self.line(writer);
        }
        if first { Ok(()) } else { writer.write_all(b" ") }
    }
}

impl Formatter for Lines {
    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[")
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }
}

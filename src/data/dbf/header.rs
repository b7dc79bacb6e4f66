//! The header of a DBF or DBC: how many records, how long, of which fields.
//!
//! Receives the bytes of the file. Guarantees fields that lie one after the other and fill the record, as the
//! header says twice (the length of a record, and those of its fields), each with its own name. Reads no record.

use crate::data::dbf::code_page::CodePage;
use crate::data::problem::folded;

/// What the bytes of a field are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldKind {
    /// `C`: text.
    Text,
    /// `N`, `F`: a number in digits.
    Number,
    /// `D`: `aaaammdd`.
    Date,
    /// `L`: a letter.
    Truth,
    /// Anything else, by its letter: memos, binary numbers.
    Foreign(char),
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// `PROC_REA`.
    pub(super) name: String,
    pub(super) kind: FieldKind,
    /// Where it stands in a record, the mark of deletion being at 0.
    pub(super) at: usize,
    /// How many bytes.
    pub(super) length: usize,
}

/// A header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    /// How many records it promises.
    pub(super) records: usize,
    /// Its own length: records, or what they are compressed to, follow.
    pub(super) length: usize,
    /// How many bytes of a record, the mark of deletion among them.
    pub(super) record_length: usize,
    pub(super) code_page: CodePage,
    pub(super) fields: Vec<Field>,
}

/// What is wrong with a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// The file ends within it, or the list of fields does not end.
    Short,
    /// It names no field, one without a name, or one twice.
    Names,
    /// The fields do not fill the record, or one has no length.
    Lengths,
}

impl Flaw {
    /// The word by which a message tells it from the others.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Flaw::Short => "short",
            Flaw::Names => "names",
            Flaw::Lengths => "lengths",
        }
    }
}

/// How long the fixed part of a header is, and what describes each field.
const PART: usize = 32;

/// What ends the list of fields.
const END: u8 = 0x0d;

/// Whether bytes are of a DBF or DBC: one of the versions, a possible day of its last change, and the zeros that
/// no text has.
pub(in crate::data) fn recognise(bytes: &[u8]) -> bool {
    match bytes {
        [0x03, ..] => true,
        [0x30..=0x32 | 0x83 | 0x8b | 0xf5, _, month, day, ..] => {
            *month <= 12 && *day <= 31 && bytes.get(12..14) == Some(&[0, 0])
        }
        _ => false,
    }
}

impl Header {
    /// Reads the header of a file.
    pub(super) fn parse(bytes: &[u8]) -> Result<Header, Flaw> {
        let records = bytes.get(4..8).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
        let (length, record_length) = (short(bytes, 8), short(bytes, 10));
        let (Some(records), Some(length), Some(record_length)) = (records, length, record_length) else {
            return Err(Flaw::Short);
        };
        let code_page = CodePage::of(*bytes.get(29).ok_or(Flaw::Short)?);
        let mut descriptions = bytes.get(PART..length).ok_or(Flaw::Short)?;
        let mut fields: Vec<Field> = Vec::new();
        let mut at = 1;
        while descriptions.first().ok_or(Flaw::Short)? != &END {
            let (description, rest) = descriptions.split_at_checked(PART).ok_or(Flaw::Short)?;
            let field = Field::parse(description, code_page, at).ok_or(Flaw::Short)?;
            at += field.length;
            fields.push(field);
            descriptions = rest;
        }
        if !are_distinct(&fields) {
            return Err(Flaw::Names);
        }
        if at != record_length || fields.iter().any(|field| field.length == 0) {
            return Err(Flaw::Lengths);
        }
        let records = usize::try_from(records).map_err(|_| Flaw::Short)?;
        Ok(Header { records, length, record_length, code_page, fields })
    }

    /// How many bytes the records take, as promised; `None` past what can be counted.
    pub(super) fn promised(&self) -> Option<usize> {
        self.records.checked_mul(self.record_length)
    }
}

impl Field {
    fn parse(description: &[u8], code_page: CodePage, at: usize) -> Option<Field> {
        let name = description.get(..11)?.split(|byte| *byte == 0).next()?;
        let name = code_page.decode(name).unwrap_or_else(|| String::from_utf8_lossy(name));
        let letter = *description.get(11)?;
        let (length, decimals) = (usize::from(*description.get(16)?), usize::from(*description.get(17)?));
        // Long texts have the high part of their length where numbers have their decimals.
        let length = if letter == b'C' { length + 256 * decimals } else { length };
        let kind = match letter {
            b'C' => FieldKind::Text,
            b'N' | b'F' => FieldKind::Number,
            b'D' => FieldKind::Date,
            b'L' => FieldKind::Truth,
            other => FieldKind::Foreign(char::from(other)),
        };
        Some(Field { name: name.trim().to_owned(), kind, at, length })
    }
}

fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let two = bytes.get(at..at + 2)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(two)))
}

fn are_distinct(fields: &[Field]) -> bool {
    let mut names: Vec<String> = fields.iter().map(|field| folded(&field.name)).collect();
    names.sort();
    let distinct = names.windows(2).all(|pair| pair.first() != pair.last());
    !names.is_empty() && distinct && names.iter().all(|name| !name.is_empty())
}

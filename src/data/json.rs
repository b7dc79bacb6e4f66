//! JSON and JSON Lines → sheets, numbers exactly as written.
//!
//! Receives decoded text: an array of objects, an object of such arrays by the name of their input, or one
//! object a line. Rows are numbered by element, in JSON Lines by line. Guarantees that nothing is built of
//! what is not a known column, that nesting is bounded, and that no number passes through a float. Cells are
//! not read here.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::data::problem::file_error;
use crate::data::sheet::{Fault, Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_JSON_SHAPE, DATA_JSON_SYNTAX};

/// How numbers reach a visitor when they are kept as written: as an object with this one key.
const NUMBER: &str = "$serde_json::private::Number";

/// How many unknown names are kept to be reported.
const STRANGERS: usize = 100;

/// Which names are of columns.
type Known<'a> = &'a dyn Fn(&str) -> bool;

/// Whether a text that opens with `{` is one object a line, rather than one object of arrays.
pub(super) fn is_lines(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let Some(first) = lines.next() else { return false };
    let mut sheet = Sheet::default();
    let mut reader = Reader { sheet: &mut sheet, known: &|_| true, strangers: Vec::new() };
    let complete = one(first, RowSeed { reader: &mut reader, number: 1 }).is_ok();
    let arrays = (0..sheet.names.len()).any(|column| sheet.cell(0, column) == Raw::Nested);
    complete && (lines.next().is_some() || !arrays)
}

/// Reads JSON Lines.
pub(super) fn read_lines(file: &str, text: &str, known: Known<'_>) -> Result<Sheet, Diagnostic> {
    let mut sheet = Sheet::sparse();
    let mut reader = Reader { sheet: &mut sheet, known, strangers: Vec::new() };
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let seed = RowSeed { reader: &mut reader, number: at + 1 };
        one(line, seed).map_err(|error| json_syntax(file, at + 1, error.column()))?;
    }
    let strangers = reader.strangers;
    sheet.names.extend(strangers);
    Ok(sheet)
}

/// Reads a JSON document: one sheet, or one for each input that it names.
pub(super) fn read(file: &str, text: &str, known: Known<'_>) -> Result<Vec<Sheet>, Diagnostic> {
    one(text, Document { known }).map_err(|error| match error.classify() {
        serde_json::error::Category::Data => json_shape(file, error.line(), error.column()),
        _ => json_syntax(file, error.line(), error.column()),
    })
}

/// Reads exactly one value of a text.
fn one<'de, S: DeserializeSeed<'de>>(text: &'de str, seed: S) -> Result<S::Value, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

/// The whole document.
struct Document<'a> {
    known: Known<'a>,
}

impl<'de> DeserializeSeed<'de> for Document<'_> {
    type Value = Vec<Sheet>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<Sheet>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Document<'_> {
    type Value = Vec<Sheet>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects, or an object of such arrays")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Vec<Sheet>, A::Error> {
        Ok(vec![Rows { known: self.known }.visit_seq(seq)?])
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<Sheet>, A::Error> {
        let mut sheets: Vec<Sheet> = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            let mut sheet = map.next_value_seed(Rows { known: self.known })?;
            if sheets.iter().any(|sheet| sheet.input.as_deref() == Some(name.trim())) {
                return Err(A::Error::custom("an input named twice"));
            }
            sheet.input = Some(name.trim().to_owned());
            sheets.push(sheet);
        }
        Ok(sheets)
    }
}

/// An array of objects.
struct Rows<'a> {
    known: Known<'a>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = Sheet;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Sheet, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = Sheet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of objects")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Sheet, A::Error> {
        let mut sheet = Sheet::sparse();
        let mut reader = Reader { sheet: &mut sheet, known: self.known, strangers: Vec::new() };
        let mut number = 1;
        while seq.next_element_seed(RowSeed { reader: &mut reader, number })?.is_some() {
            number += 1;
        }
        let strangers = reader.strangers;
        sheet.names.extend(strangers);
        Ok(sheet)
    }
}

/// What rows are read into. Known names become columns in the order in which they come.
struct Reader<'a> {
    sheet: &'a mut Sheet,
    known: Known<'a>,
    strangers: Vec<String>,
}

impl Reader<'_> {
    /// The column of a name; `None`, and a note of it, when it is not known.
    fn column(&mut self, name: &str) -> Option<usize> {
        if let Some(column) = self.sheet.names.iter().position(|known| known == name) {
            return Some(column);
        }
        if (self.known)(name) && self.sheet.names.len() < crate::csv::COLUMNS {
            self.sheet.names.push(name.to_owned());
            return Some(self.sheet.names.len() - 1);
        }
        if self.strangers.len() < STRANGERS && !self.strangers.iter().any(|known| known == name) {
            self.strangers.push(name.to_owned());
        }
        None
    }
}

/// One element, which should be an object.
struct RowSeed<'a, 'b> {
    reader: &'a mut Reader<'b>,
    number: usize,
}

impl<'de> DeserializeSeed<'de> for RowSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.reader.sheet.begin_row(self.number);
        deserializer.deserialize_any(self)
    }
}

impl RowSeed<'_, '_> {
    fn not_object(self) {
        self.reader.sheet.fault(Fault::NotObject);
    }
}

impl<'de> Visitor<'de> for RowSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        while let Some(name) = map.next_key::<String>()? {
            if name == NUMBER {
                map.next_value::<String>()?;
                self.reader.sheet.fault(Fault::NotObject);
                continue;
            }
            let Some(column) = self.reader.column(name.trim()) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if seen.contains(&column) {
                self.reader.sheet.fault(Fault::Repeated(u16::try_from(column).unwrap_or(u16::MAX)));
            }
            seen.push(column);
            map.next_value_seed(CellSeed { sheet: self.reader.sheet, column })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        self.not_object();
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.not_object();
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.not_object();
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.not_object();
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.not_object();
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.not_object();
        Ok(())
    }
}

/// The value of a known column.
struct CellSeed<'a> {
    sheet: &'a mut Sheet,
    column: usize,
}

impl CellSeed<'_> {
    fn set(self, raw: Raw<'_>) {
        self.sheet.set(self.column, raw);
    }
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cell")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        let text = text.trim();
        self.set(if text.is_empty() { Raw::Empty } else { Raw::Text(text) });
        Ok(())
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        self.set(Raw::Truth(truth));
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.set(Raw::Empty);
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.set(Raw::Number(&number.to_string()));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.set(Raw::Number(&number.to_string()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        self.set(Raw::Nested);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut first = true;
        while let Some(key) = map.next_key::<String>()? {
            if first && key == NUMBER {
                let written = map.next_value::<String>()?;
                self.set(Raw::Number(&written));
                return Ok(());
            }
            first = false;
            map.next_value::<IgnoredAny>()?;
        }
        self.set(Raw::Nested);
        Ok(())
    }
}

fn json_syntax(file: &str, line: usize, column: usize) -> Diagnostic {
    file_error(DATA_JSON_SYNTAX, file).arg("line", line).arg("column", column).help("help")
}

fn json_shape(file: &str, line: usize, column: usize) -> Diagnostic {
    file_error(DATA_JSON_SHAPE, file).arg("line", line).arg("column", column).help("help")
}

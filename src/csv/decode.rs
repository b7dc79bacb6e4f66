//! Bytes → text: which encoding, and files that are no text at all.
//!
//! Receives the bytes of a file. Guarantees text in NFC without byte order mark, its lines ended by `\n`, and
//! the name of the encoding found: UTF-8, UTF-16 when marked as such, else Windows-1252. Does not look at
//! what the text says.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{
    DATA_BINARY_FILE, DATA_EMPTY_FILE, DATA_FILE_SIZE, DATA_PDF_FILE, DATA_SPREADSHEET_FILE,
};

/// A file's text.
#[derive(Debug)]
pub struct Text {
    /// In NFC, its lines ended by `\n`.
    pub text: String,
    /// `UTF-8`.
    pub encoding: &'static str,
}

/// The text of a file.
///
/// # Errors
///
/// Why it has none: it is empty, a spreadsheet, a PDF, or no text at all.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Text, Diagnostic> {
    if u32::try_from(bytes.len()).map_or(true, |length| length > u32::MAX / 4) {
        return Err(file_size(name));
    }
    if let Some(problem) = foreign(name, bytes) {
        return Err(problem);
    }
    let (text, encoding) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, mark)) => {
            let (text, failed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
            if failed {
                return Err(binary_file(name));
            }
            (text, encoding.name())
        }
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), "UTF-8"),
            Err(_) => (encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0, "Windows-1252"),
        },
    };
    if text.chars().any(is_foreign) {
        return Err(binary_file(name));
    }
    if text.trim().is_empty() {
        return Err(empty_file(name));
    }
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.into_owned() };
    let text = if is_nfc(&text) { text } else { text.nfc().collect() };
    Ok(Text { text, encoding })
}

/// Characters that no text written by a person or a spreadsheet holds.
fn is_foreign(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{1a}' | '\u{85}')
}

/// Files known by their first bytes.
fn foreign(name: &str, bytes: &[u8]) -> Option<Diagnostic> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") || starts(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Some(spreadsheet_file(name));
    }
    starts(b"%PDF").then(|| pdf_file(name))
}

/// A file of more than is read at once.
#[must_use]
pub fn file_size(file: &str) -> Diagnostic {
    Diagnostic::of_file(DATA_FILE_SIZE, file).help("help")
}

fn spreadsheet_file(file: &str) -> Diagnostic {
    Diagnostic::of_file(DATA_SPREADSHEET_FILE, file).help("help")
}

fn pdf_file(file: &str) -> Diagnostic {
    Diagnostic::of_file(DATA_PDF_FILE, file).help("help")
}

fn binary_file(file: &str) -> Diagnostic {
    Diagnostic::of_file(DATA_BINARY_FILE, file).help("help")
}

fn empty_file(file: &str) -> Diagnostic {
    Diagnostic::of_file(DATA_EMPTY_FILE, file).help("help")
}

//! Records of a DBF → rows of a sheet.
//!
//! Receives exactly the records that the header promises and the fields to keep. Rows are numbered as records
//! are, from 1, the deleted ones among them. Guarantees that a mark which is neither of the two, or a letter that
//! the code page does not tell, is an error: either says that the file is not what its header says.

use crate::data::dbf::code_page::CodePage;
use crate::data::dbf::header::{Field, FieldKind, Header};
use crate::data::problem::{file_error, shown};
use crate::data::sheet::{Raw, Sheet};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{DATA_DBF_CODE_PAGE, DATA_DBF_ROW_MARK};

/// The mark of a record that is there.
pub(super) const PRESENT: u8 = b' ';
/// The mark of a record that was deleted and not yet taken out.
pub(super) const DELETED: u8 = b'*';

/// The rows, and how many records are marked as deleted.
pub(super) fn read(
    file: &str,
    header: &Header,
    fields: &[&Field],
    records: &[u8],
) -> Result<(Sheet, usize), Diagnostic> {
    let mut sheet = Sheet::selected(fields.iter().map(|field| field.name.clone()).collect());
    let mut deleted = 0;
    for (at, record) in records.chunks_exact(header.record_length).enumerate() {
        match record.first() {
            Some(&PRESENT) => sheet.begin_row(at + 1),
            Some(&DELETED) => {
                deleted += 1;
                continue;
            }
            _ => return Err(dbf_row_mark(file, at + 1)),
        }
        for (column, field) in fields.iter().enumerate() {
            let bytes = record.get(field.at..field.at + field.length).unwrap_or_default();
            let bytes = trimmed(bytes);
            let text = header.code_page.decode(bytes).ok_or_else(|| dbf_code_page(file, header, at + 1, field))?;
            let raw = cell(field.kind, text.trim());
            if raw != Raw::Empty {
                sheet.set(column, raw);
            }
        }
    }
    Ok((sheet, deleted))
}

/// Bytes without the blanks, or zeros, that fill their field.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let blank = |byte: &u8| matches!(*byte, b' ' | 0);
    let start = bytes.iter().position(|byte| !blank(byte)).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(|byte| !blank(byte)).map_or(start, |last| last + 1);
    bytes.get(start..end).unwrap_or_default()
}

fn cell(kind: FieldKind, text: &str) -> Raw<'_> {
    match (kind, text) {
        (_, "") | (FieldKind::Truth, "?") => Raw::Empty,
        (FieldKind::Number, digits) => Raw::Number(digits),
        (FieldKind::Truth, "T" | "t" | "Y" | "y" | "S" | "s") => Raw::Truth(true),
        (FieldKind::Truth, "F" | "f" | "N" | "n") => Raw::Truth(false),
        _ => Raw::Text(text),
    }
}

fn dbf_row_mark(file: &str, row: usize) -> Diagnostic {
    file_error(DATA_DBF_ROW_MARK, file).arg("row", row).help("help")
}

fn dbf_code_page(file: &str, header: &Header, row: usize, field: &Field) -> Diagnostic {
    let byte = match header.code_page {
        CodePage::Other(byte) => format!("0x{byte:02X}"),
        CodePage::Dos850 | CodePage::Windows1252 => header.code_page.name().to_owned(),
    };
    file_error(DATA_DBF_CODE_PAGE, file)
        .arg("row", row)
        .arg("column", shown(&field.name))
        .arg("found", byte)
        .help("help")
}

//! DBF and DBC → sheet: the microdata of the health service, as published.
//!
//! Receives bytes, recognised by what they hold and not by the file's name. A DBF is a header and records of one
//! length; a DBC is that header, four bytes, and the records compressed. Guarantees that memory is bounded by
//! what the header promises and by the bytes there are; that the records are as many as promised, or the file is
//! refused; and that only the fields asked for are kept, each cell exactly as stored but for the blanks around
//! it. Numbers are passed on in their digits. Records marked as deleted are passed over and counted.

mod code_page;
mod header;
mod implode;
mod record;

use std::borrow::Cow;

use crate::data::dbf::header::{Field, FieldKind, Flaw, Header};
use crate::data::dbf::implode::Stop;
use crate::data::problem::{file_error, shown};
use crate::data::records::Format;
use crate::data::sheet::Sheet;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::{
    DATA_DBC_DAMAGED, DATA_DBF_EXCESS, DATA_DBF_FIELD_TYPE, DATA_DBF_HEADER, DATA_DBF_TRUNCATED,
};

pub(super) use header::recognise;

/// The bytes between the header of a DBC and its compressed records.
const CHECKSUM: usize = 4;

/// What may stand after the last record.
const END_OF_FILE: u8 = 0x1a;

/// What a file holds.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) sheet: Sheet,
    pub(super) format: Format,
    pub(super) encoding: &'static str,
    /// How many records are marked as deleted.
    pub(super) deleted: usize,
}

/// Reads a file that is recognised; `wanted` tells which fields to keep, by name.
pub(super) fn read(file: &str, bytes: &[u8], wanted: &dyn Fn(&str) -> bool) -> Result<Table, Diagnostic> {
    let header = Header::parse(bytes).map_err(|flaw| dbf_header(file, flaw))?;
    let promised = header.promised().filter(|promised| u32::try_from(*promised).is_ok_and(|it| it <= u32::MAX / 4));
    let promised = promised.ok_or_else(|| crate::csv::file_size(file))?;
    let body = bytes.get(header.length..).unwrap_or_default();
    let fields: Vec<&Field> = header.fields.iter().filter(|field| wanted(&field.name)).collect();
    if let Some((field, letter)) = fields.iter().find_map(|field| match field.kind {
        FieldKind::Foreign(letter) => Some((field, letter)),
        _ => None,
    }) {
        return Err(dbf_field_type(file, &field.name, letter));
    }
    let (format, records) = if is_compressed(&header, promised, body) {
        (Format::Dbc, Cow::Owned(exploded(file, &header, promised, body)?))
    } else {
        (Format::Dbf, Cow::Borrowed(body))
    };
    let records = exactly(file, &header, promised, &records)?;
    let (sheet, deleted) = record::read(file, &header, &fields, records)?;
    Ok(Table { sheet, format, encoding: header.code_page.name(), deleted })
}

/// Whether what follows the header is a compressed stream, and not the records themselves.
fn is_compressed(header: &Header, promised: usize, body: &[u8]) -> bool {
    let plain = promised > 0
        && body.len() >= promised
        && body
            .chunks_exact(header.record_length)
            .take(header.records.min(3))
            .all(|record| record.first().is_some_and(|mark| matches!(*mark, record::PRESENT | record::DELETED)));
    !plain && body.get(CHECKSUM..).is_some_and(implode::begins)
}

/// The records of a DBC, decompressed.
fn exploded(file: &str, header: &Header, promised: usize, body: &[u8]) -> Result<Vec<u8>, Diagnostic> {
    let stream = body.get(CHECKSUM..).unwrap_or_default();
    implode::explode(stream, promised + header.record_length).map_err(|stop| match stop {
        Stop::Damaged(at) => dbc_damaged(file, at / header.record_length + 1, header.records),
        Stop::Excess => dbf_excess(file, header.records),
    })
}

/// The records promised, no fewer and no more.
fn exactly<'a>(file: &str, header: &Header, promised: usize, body: &'a [u8]) -> Result<&'a [u8], Diagnostic> {
    let Some((records, rest)) = body.split_at_checked(promised) else {
        return Err(dbf_truncated(file, header.records, body.len() / header.record_length));
    };
    let ended = rest.first().is_none_or(|byte| *byte == END_OF_FILE);
    if !ended && rest.len() >= header.record_length {
        return Err(dbf_excess(file, header.records));
    }
    Ok(records)
}

/// What a compressed stream holds.
#[cfg(test)]
pub(super) fn explode_for_tests(stream: &[u8], limit: usize) -> Option<Vec<u8>> {
    implode::explode(stream, limit).ok()
}

fn dbf_header(file: &str, flaw: Flaw) -> Diagnostic {
    file_error(DATA_DBF_HEADER, file).arg("flaw", flaw.word()).help("help")
}

fn dbf_field_type(file: &str, column: &str, letter: char) -> Diagnostic {
    let letter = shown(&letter.to_string());
    file_error(DATA_DBF_FIELD_TYPE, file).arg("column", shown(column)).arg("found", letter).help("help")
}

fn dbf_truncated(file: &str, promised: usize, found: usize) -> Diagnostic {
    file_error(DATA_DBF_TRUNCATED, file).arg("expected", promised).arg("found", found).help("help")
}

fn dbf_excess(file: &str, promised: usize) -> Diagnostic {
    file_error(DATA_DBF_EXCESS, file).arg("expected", promised).help("help")
}

fn dbc_damaged(file: &str, row: usize, promised: usize) -> Diagnostic {
    file_error(DATA_DBC_DAMAGED, file).arg("row", row).arg("expected", promised).help("help")
}

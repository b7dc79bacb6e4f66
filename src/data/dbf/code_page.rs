//! The byte of a DBF header that tells how its text is encoded, and that text read.
//!
//! Guarantees that no letter is guessed: of an encoding that is not known here, only ASCII is read. A header
//! that says nothing is taken at Windows-1252, which is what the tables of the health service are written in.

use std::borrow::Cow;

/// How text is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CodePage {
    /// MS-DOS, Western European.
    Dos850,
    /// Windows, Western European.
    Windows1252,
    /// Another, of which only ASCII is read; its byte.
    Other(u8),
}

/// The characters of CP850 from 0x80 on.
const DOS_850: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤\
                       ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

impl CodePage {
    /// What the byte says.
    pub(super) const fn of(byte: u8) -> CodePage {
        match byte {
            0x02 | 0x0a | 0x0e | 0x10 | 0x12 | 0x14 | 0x16 | 0x1a | 0x1d | 0x25 | 0x37 => CodePage::Dos850,
            0x00 | 0x03 | 0x57..=0x59 => CodePage::Windows1252,
            other => CodePage::Other(other),
        }
    }

    /// Its name, as a report says it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            CodePage::Dos850 => "CP850",
            CodePage::Windows1252 => "Windows-1252",
            CodePage::Other(_) => "ASCII",
        }
    }

    /// The text of bytes; `None` when they are not of an encoding known here.
    pub(super) fn decode(self, bytes: &[u8]) -> Option<Cow<'_, str>> {
        if bytes.is_ascii() {
            return std::str::from_utf8(bytes).ok().map(Cow::Borrowed);
        }
        match self {
            CodePage::Dos850 => bytes.iter().map(|byte| dos_850(*byte)).collect::<Option<String>>().map(Cow::Owned),
            CodePage::Windows1252 => Some(encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0),
            CodePage::Other(_) => None,
        }
    }
}

fn dos_850(byte: u8) -> Option<char> {
    match byte.checked_sub(0x80) {
        Some(high) => DOS_850.chars().nth(usize::from(high)),
        None => Some(char::from(byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_code_page() {
        assert_eq!(DOS_850.chars().count(), 128);
        for (page, bytes, text) in [
            (CodePage::of(0x02), &b"S\xc6o Jo\xc6o, A\x87\xa3car, \xb5\xe5 \xff"[..], "São João, Açúcar, ÁÕ \u{a0}"),
            (CodePage::of(0x58), b"S\xe3o Jo\xe3o, \x93A\x94", "São João, “A”"),
            (CodePage::of(0x00), b"\xc7", "Ç"),
            (CodePage::of(0x64), b"ASCII", "ASCII"),
        ] {
            assert_eq!(page.decode(bytes).as_deref(), Some(text));
        }
        assert_eq!(CodePage::of(0x64).decode(b"\xc7"), None);
    }
}

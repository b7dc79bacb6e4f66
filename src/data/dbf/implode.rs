//! The compression of DBC files, undone: "implode" of the PKWARE Data Compression Library.
//!
//! Receives the compressed bytes and how many bytes may come of them. A stream is two bytes (whether literals
//! are coded; how many low bits a distance has) and a run of items: bit 0 and a literal, or bit 1, a length
//! and a distance back. Bits are taken from the low end of each byte; the bits of a code are inverted. The
//! three codes are fixed by the format and are given here by the lengths of their words, which is all that a
//! canonical code needs. Guarantees that no more than the limit is made; a stream yields at most 190 times its
//! length.

use std::slice::Iter;

/// Why a stream was not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// It ends, or says what it cannot, after so many bytes.
    Damaged(usize),
    /// It goes on past the limit.
    Excess,
}

/// How long the word of each literal is, when literals are coded.
const LITERALS: [u8; 256] = [
    11, 12, 12, 12, 12, 12, 12, 12, 12, 8, 7, 12, 12, 7, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 13, 12, 12,
    12, 12, 12, 4, 10, 8, 12, 10, 12, 10, 8, 7, 7, 8, 9, 7, 6, 7, 8, 7, 6, 7, 7, 7, 7, 8, 7, 7, 8, 8, 12, 11, 7, 9, 11,
    12, 6, 7, 6, 6, 5, 7, 8, 8, 6, 11, 9, 6, 7, 6, 6, 7, 11, 6, 6, 6, 7, 9, 8, 9, 9, 11, 8, 11, 9, 12, 8, 12, 5, 6, 6,
    6, 5, 6, 6, 6, 5, 11, 7, 5, 6, 5, 5, 6, 10, 5, 5, 5, 5, 8, 7, 8, 8, 10, 11, 11, 12, 12, 12, 13, 13, 13, 13, 13, 13,
    13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13,
    13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 13, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12, 12,
    12, 12, 12, 13, 12, 13, 13, 13, 12, 13, 13, 13, 12, 13, 13, 13, 13, 12, 13, 13, 13, 12, 12, 12, 13, 13, 13, 13, 13,
    13, 13, 13, 13, 13, 13,
];

/// How long the word of each class of lengths is.
const LENGTHS: [u8; 16] = [2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 7, 7];

/// The least length of each class, and how many further bits tell the length within it.
const CLASSES: [(usize, u32); 16] = [
    (3, 0),
    (2, 0),
    (4, 0),
    (5, 0),
    (6, 0),
    (7, 0),
    (8, 0),
    (9, 0),
    (10, 1),
    (12, 2),
    (16, 3),
    (24, 4),
    (40, 5),
    (72, 6),
    (136, 7),
    (264, 8),
];

/// The length that ends the stream instead of copying.
const END: usize = 519;

/// How long the word of each high part of a distance is.
const DISTANCES: [u8; 64] = [
    2, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
    7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8,
];

/// What a stream holds, up to `limit` bytes.
pub(super) fn explode(stream: &[u8], limit: usize) -> Result<Vec<u8>, Stop> {
    let mut out = Vec::new();
    let mut bits = Bits { bytes: stream.iter(), held: 0, count: 0 };
    match run(&mut bits, &mut out, limit) {
        Some(true) => Ok(out),
        Some(false) => Err(Stop::Excess),
        None => Err(Stop::Damaged(out.len())),
    }
}

/// Whether a stream can begin like this.
pub(super) fn begins(stream: &[u8]) -> bool {
    matches!(stream, [0 | 1, 4..=6, ..])
}

/// Reads items up to the end of the stream (`true`) or the limit (`false`); `None` when it is damaged.
fn run(bits: &mut Bits<'_>, out: &mut Vec<u8>, limit: usize) -> Option<bool> {
    let coded = bits.take(8)?;
    let low_bits = bits.take(8)?;
    if coded > 1 || !(4..=6).contains(&low_bits) {
        return None;
    }
    let literals = (coded == 1).then(|| Code::new(&LITERALS));
    let (lengths, distances) = (Code::new(&LENGTHS), Code::new(&DISTANCES));
    loop {
        if bits.take(1)? == 0 {
            let literal = match &literals {
                Some(code) => bits.word(code)?,
                None => u8::try_from(bits.take(8)?).ok()?,
            };
            if out.len() == limit {
                return Some(false);
            }
            out.push(literal);
            continue;
        }
        let (least, further) = *CLASSES.get(usize::from(bits.word(&lengths)?))?;
        let length = least + bits.take(further)? as usize;
        if length == END {
            return Some(true);
        }
        let low = if length == 2 { 2 } else { low_bits };
        let high = usize::from(bits.word(&distances)?);
        let distance = (high << low) + bits.take(low)? as usize + 1;
        if distance > out.len() {
            return None;
        }
        if length > limit - out.len() {
            return Some(false);
        }
        copy(out, distance, length);
    }
}

/// Writes again what stands `distance` back, which may be what is being written.
fn copy(out: &mut Vec<u8>, distance: usize, length: usize) {
    let mut left = length;
    while left > 0 {
        // Invariant: 0 < distance <= out.len(), so the range is within what is written.
        let (start, part) = (out.len() - distance, left.min(distance));
        out.extend_from_within(start..start + part);
        left -= part;
    }
}

/// Bits, the low ones of each byte first.
struct Bits<'a> {
    bytes: Iter<'a, u8>,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    /// Holds `wanted` bits, at most 24, or as many as are left.
    fn hold(&mut self, wanted: u32) {
        while self.count < wanted {
            let Some(byte) = self.bytes.next() else { return };
            self.held |= u32::from(*byte) << self.count;
            self.count += 8;
        }
    }

    fn pass(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.held >>= count;
        Some(())
    }

    /// A number of so many bits.
    fn take(&mut self, count: u32) -> Option<u32> {
        self.hold(count);
        let number = self.held & !(u32::MAX << count);
        self.pass(count)?;
        Some(number)
    }

    /// The symbol of the next word of a code.
    fn word(&mut self, code: &Code) -> Option<u8> {
        self.hold(code.longest);
        let next = self.held & !(u32::MAX << code.longest);
        let (symbol, length) = *code.symbols.get(next as usize)?;
        self.pass(length)?;
        Some(symbol)
    }
}

/// A code, by whatever bits may come next: the symbol of the word that they begin with, and its length.
struct Code {
    longest: u32,
    symbols: Vec<(u8, u32)>,
}

impl Code {
    /// The canonical code of these lengths: words of one length are consecutive, in the order of their symbols,
    /// and follow those of shorter ones.
    fn new(lengths: &[u8]) -> Code {
        let longest = u32::from(lengths.iter().copied().max().unwrap_or(0));
        let mut symbols = vec![(0, u32::MAX); 1 << longest];
        let mut word = 0_u32;
        for length in 1..=longest {
            for (symbol, _) in lengths.iter().enumerate().filter(|(_, other)| u32::from(**other) == length) {
                // The first bit sent is the highest of the word, inverted.
                let sent = (!word).reverse_bits() >> (u32::BITS - length);
                for rest in 0..1_u32 << (longest - length) {
                    if let (Some(slot), Ok(symbol)) =
                        (symbols.get_mut((sent | rest << length) as usize), u8::try_from(symbol))
                    {
                        *slot = (symbol, length);
                    }
                }
                word += 1;
            }
            word <<= 1;
        }
        Code { longest, symbols }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_leave_no_word_out() {
        for lengths in [&LITERALS[..], &LENGTHS, &DISTANCES] {
            assert!(Code::new(lengths).symbols.iter().all(|(_, length)| *length != u32::MAX));
        }
    }

    #[test]
    fn a_stream_copies_what_it_is_writing() {
        let stream = [0x00, 0x04, 0x82, 0x24, 0x25, 0x8f, 0x80, 0x7f];
        assert_eq!(explode(&stream, 13).as_deref(), Ok(&b"AIAIAIAIAIAIA"[..]));
        assert_eq!(explode(&stream, 12), Err(Stop::Excess));
        assert_eq!(explode(&stream[..6], 13), Err(Stop::Damaged(13)));
        assert_eq!(explode(&[2, 4, 0x82], 13), Err(Stop::Damaged(0)));
        assert_eq!(explode(&[], 13), Err(Stop::Damaged(0)));
    }
}

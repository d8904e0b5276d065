//! Texts in a PDF's own records: labels, names, comments.

use crate::source::decode;

/// A text string: UTF-16 or UTF-8 with a mark, else one byte a character.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, ..] | [0xff, 0xfe, ..] => decode::decoded(bytes.to_vec()).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => bytes.iter().map(|byte| one(*byte)).collect(),
    }
}

/// A character of PDFDocEncoding. What it has in places of its own are marks that people type.
fn one(byte: u8) -> char {
    const OWN: [char; 32] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ',
        'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', '\u{fffd}',
    ];
    match byte {
        0x80..=0x9f => OWN[usize::from(byte - 0x80)],
        0xa0 => '€',
        byte => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn each_encoding_is_read() {
        assert_eq!(decoded(b"A\xe9\x84"), "Aé—");
        assert_eq!(decoded(b"\xfe\xff\x00A\x20\x14"), "A—");
        assert_eq!(decoded(b"\xff\xfeA\x00\x14"), "A");
        assert_eq!(decoded("\u{feff}é".as_bytes()), "é");
    }
}

//! Bytes of a file of another program as text.

/// What Windows-1252 has for the bytes 80 to 9F, where Latin-1 has control characters.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// So many pairs of bytes show whether a text is UTF-16.
const LOOKED_AT: usize = 500;

/// The text of `bytes`, and what they were if they are no UTF-8: UTF-16 by its mark or by the zeros that
/// stand beside the letters of its tags, else Windows-1252, which has Latin-1 within it.
#[must_use]
pub fn decoded(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    if let Some(of) = unmarked(&bytes) {
        return (utf_16(&bytes, of), Some("UTF-16"));
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => (utf_16(rest, u16::from_le_bytes), Some("UTF-16")),
        [0xfe, 0xff, rest @ ..] => (utf_16(rest, u16::from_be_bytes), Some("UTF-16")),
        _ => (bytes.iter().map(|byte| windows_1252(*byte)).collect(), Some("Windows-1252")),
    }
}

/// The letter that Windows-1252 has for a byte.
#[must_use]
pub fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        byte => char::from(byte),
    }
}

/// How two bytes make a unit of UTF-16.
type Units = fn([u8; 2]) -> u16;

fn utf_16(bytes: &[u8], of: Units) -> String {
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
    String::from_utf16_lossy(&units)
}

/// How the bytes make units if they are UTF-16 without its mark: most are letters of ASCII with a zero
/// on the same side.
fn unmarked(bytes: &[u8]) -> Option<Units> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return None;
    }
    let pairs = || bytes.chunks_exact(2).take(LOOKED_AT);
    let most = |odd: fn(&[u8]) -> bool| pairs().filter(|pair| odd(pair)).count() * 2 > pairs().count();
    if most(|pair| pair[0] != 0 && pair[1] == 0) {
        return Some(u16::from_le_bytes);
    }
    let units: Units = u16::from_be_bytes;
    most(|pair| pair[0] == 0 && pair[1] != 0).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn other_encodings() {
        assert_eq!(decoded("Gödel".into()), ("Gödel".to_owned(), None));
        assert_eq!(decoded(b"G\xf6del \x96 x".to_vec()), ("Gödel – x".to_owned(), Some("Windows-1252")));
        assert_eq!(decoded(b"\xff\xfeG\0\xf6\0".to_vec()), ("Gö".to_owned(), Some("UTF-16")));
        assert_eq!(decoded(b"\xfe\xff\0G\0\xf6".to_vec()), ("Gö".to_owned(), Some("UTF-16")));
        assert_eq!(decoded(b"T\0Y\0\xf6\0".to_vec()), ("TYö".to_owned(), Some("UTF-16")));
        assert_eq!(decoded(b"\0T\0Y\0\xf6".to_vec()), ("TYö".to_owned(), Some("UTF-16")));
        assert_eq!(decoded(b"@book{a\0}".to_vec()), ("@book{a\0}".to_owned(), None));
    }
}

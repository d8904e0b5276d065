//! Bytes of a file of another program as text.

/// What Windows-1252 has for the bytes 80 to 9F, where Latin-1 has control characters.
const WINDOWS: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// The text of `bytes`, and what they were if they are no UTF-8: UTF-16 by its mark, else
/// Windows-1252, which has Latin-1 within it.
#[must_use]
pub fn decoded(bytes: Vec<u8>) -> (String, Option<&'static str>) {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return (text, None),
        Err(error) => error.into_bytes(),
    };
    let units = |of: fn([u8; 2]) -> u16| -> String {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => (units(u16::from_le_bytes), Some("UTF-16")),
        [0xfe, 0xff, ..] => (units(u16::from_be_bytes), Some("UTF-16")),
        _ => {
            let letter = |byte: &u8| match byte {
                0x80..=0x9f => WINDOWS.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
                byte => char::from(*byte),
            };
            (bytes.iter().map(letter).collect(), Some("Windows-1252"))
        }
    }
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
    }
}

//! The codes of TeX's fonts, for those that say no more of a letter than its code: dvips wrote such files until about 2005.

/// What a code stands for in the encodings OT1 and T1, where they do not contradict one another.
pub(super) fn text(code: u32) -> Option<String> {
    let known = match code {
        11 | 27 => "ff",
        12 | 28 => "fi",
        13 | 29 => "fl",
        14 | 30 => "ffi",
        15 | 31 => "ffl",
        16 => "ı",
        18 => "`",
        19 => "´",
        20 => "ˇ",
        21 => "˘",
        22 => "¯",
        23 => "˚",
        24 => "¸",
        25 => "ß",
        26 => "æ",
        34 => "”",
        39 => "’",
        92 => "“",
        94 => "ˆ",
        95 => "˙",
        96 => "‘",
        123 => "–",
        124 => "—",
        125 => "˝",
        126 => "˜",
        127 => "¨",
        215 => "Œ",
        223 => "SS",
        247 => "œ",
        255 => "ß",
        _ => "",
    };
    if !known.is_empty() {
        return Some(known.to_owned());
    }
    char::from_u32(code).filter(|char| char.is_ascii_graphic() || matches!(char, 'À'..='þ')).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn letters_and_ligatures_are_known() {
        assert_eq!(text(65).as_deref(), Some("A"));
        assert_eq!(text(12).as_deref(), Some("fi"));
        assert_eq!(text(92).as_deref(), Some("“"));
        assert_eq!(text(246).as_deref(), Some("ö"));
        assert_eq!(text(1), None);
    }
}

//! Roman numerals.

/// The digits of roman numerals with their values, greatest first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// The longest numeral that is read, in letters.
const LONGEST: usize = 16;

pub(super) fn roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, digits) in ROMAN {
        while number >= value {
            text.push_str(digits);
            number -= value;
        }
    }
    text
}

/// The value of a roman numeral in lower case; none if it is not written in the usual way.
#[must_use]
pub fn from_roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > LONGEST {
        return None;
    }
    let mut rest = text;
    let mut number = 0;
    for (value, digits) in ROMAN {
        while let Some(after) = rest.strip_prefix(digits) {
            number += value;
            rest = after;
        }
    }
    (rest.is_empty() && roman(number) == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::from_roman;

    #[test]
    fn roman_numerals_are_read_only_as_they_are_written() {
        assert_eq!(from_roman("ix"), Some(9));
        assert_eq!(from_roman("mcmxciv"), Some(1994));
        assert_eq!(from_roman("iiii"), None);
        assert_eq!(from_roman("vx"), None);
        assert_eq!(from_roman(""), None);
    }
}

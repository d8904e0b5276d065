//! The number of a page as a line at its edge has it: alone (`42`, `– 42 –`, `ix`), counted (`Page 42 of 60`) or beside the
//! words of a running head (`42 PORTS AND PILOTS`).

use crate::annotation::locator::from_roman;
use crate::annotation::locator::number::Class;
use crate::verify::layout::LARGE;

/// A number that a line may bear as that of its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Printed {
    /// How it counts.
    pub(in crate::verify) class: Class,
    /// Its value.
    pub(in crate::verify) value: u32,
    /// The words beside it, as [`words`] gives them; empty if it stands alone.
    pub(in crate::verify) beside: String,
    /// True if it stands before them.
    pub(in crate::verify) is_first: bool,
}

/// What may stand about a number that stands alone, or between it and the words of a head.
const SIGNS: &[char] =
    &['-', '–', '—', '―', '•', '·', '|', '*', '~', '_', '[', ']', '(', ')', '<', '>', '/', ':'];
/// Words for a page, before its number.
const PAGE: [&str; 12] =
    ["page", "pages", "pg.", "pg", "p.", "p", "seite", "s.", "página", "pagina", "pag.", "blz."];
/// What stands between the number of a page and how many there are.
const OF: [&str; 7] = ["of", "/", "von", "de", "sur", "di", "van"];
/// No page has a number of more digits.
const DIGITS: usize = 4;
/// A misread head has one wrong letter in so many.
const MISREAD: usize = 10;
/// No front matter is longer; a longer numeral is rather a word (`mix`).
const ROMAN: u32 = 200;

/// The numbers that a line may bear, the likeliest first.
pub(in crate::verify) fn printed(line: &str) -> Vec<Printed> {
    let bare = line.trim_start_matches(LARGE).trim().trim_matches(SIGNS).trim();
    let numbered = |class, value, beside, is_first| Printed { class, value, beside, is_first };
    if let Some((class, value)) = number(bare) {
        return vec![numbered(class, value, String::new(), false)];
    }
    if let Some((value, beside)) = counted(bare) {
        return vec![numbered(Class::Arabic, value, beside, false)];
    }
    let mut found = Vec::new();
    if let Some((first, rest)) = bare.split_once(char::is_whitespace) {
        found.push((first, rest, true));
    }
    if let Some((rest, last)) = bare.rsplit_once(char::is_whitespace) {
        found.push((last, rest, false));
    }
    let beside = found.into_iter().filter_map(|(at, rest, is_first)| {
        let (class, value) = number(at.trim_matches(SIGNS))?;
        let words = words(rest);
        (!words.is_empty()).then(|| numbered(class, value, words, is_first))
    });
    beside.collect()
}

/// True for a line that is a number and nothing else.
pub(in crate::verify) fn is_alone(line: &str) -> bool {
    printed(line).first().is_some_and(|printed| printed.beside.is_empty())
}

/// The words of a line by which it is known again on other pages: letters in lower case, runs of anything else as one
/// blank. Empty if there are fewer than three letters.
pub(in crate::verify) fn words(line: &str) -> String {
    let letters = line.chars().flat_map(char::to_lowercase);
    let spaced: String = letters.map(|char| if char.is_alphabetic() { char } else { ' ' }).collect();
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if words.iter().map(|word| word.chars().count()).sum::<usize>() < 3 {
        String::new()
    } else {
        words.join(" ")
    }
}

/// True for the words of a head that is misread.
pub(in crate::verify) fn is_misread(words: &str, head: &str) -> bool {
    let letters = head.chars().count();
    letters >= MISREAD
        && words.chars().count().abs_diff(letters) <= 2
        && strsim::levenshtein(words, head) * MISREAD <= letters
}

/// A number as it stands alone. Capitals are rather the number of a chapter or an initial, and no front matter has a page
/// `c` without many before it.
fn number(text: &str) -> Option<(Class, u32)> {
    if (1..=DIGITS).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = text.parse().ok().filter(|value| *value > 0 && !text.starts_with('0'))?;
        return Some((Class::Arabic, value));
    }
    let is_small =
        text.bytes().all(|byte| byte.is_ascii_lowercase()) && (text.len() > 1 || "ivx".contains(text));
    let value = from_roman(text).filter(|value| is_small && *value <= ROMAN)?;
    Some((Class::Roman, value))
}

/// `Page 12 of 40`, `12 / 40`, `p. 12`, perhaps after other words: the number, and these words.
fn counted(line: &str) -> Option<(u32, String)> {
    let spaced = line.to_lowercase().replace('/', " / ");
    let parts: Vec<&str> = spaced.split_whitespace().collect();
    let digits =
        |at: usize| parts.get(at).and_then(|part| number(part)).filter(|found| found.0 == Class::Arabic);
    let (mut value, mut before) = (None, parts.len());
    if let (Some(at), Some(total)) = (before.checked_sub(3), before.checked_sub(1).and_then(digits))
        && OF.contains(&parts[at + 1])
    {
        value = digits(at).filter(|found| found.1 <= total.1);
        before = at;
    }
    if value.is_none() {
        before = parts.len().checked_sub(1)?;
        value = digits(before);
    }
    let is_named = before.checked_sub(1).is_some_and(|at| PAGE.contains(&parts[at]));
    let is_counted = before + 3 == parts.len();
    let words_end = if is_named { before - 1 } else { before };
    // `3 of 12` in mid-line may be anything.
    let is_it = if words_end == 0 { is_named || is_counted } else { is_named };
    value.filter(|_| is_it).map(|(_, value)| (value, words(&parts[..words_end].join(" "))))
}

#[cfg(test)]
mod tests {
    use super::{printed, words};

    fn shown(line: &str) -> Vec<String> {
        printed(line)
            .iter()
            .map(|found| format!("{:?} {} {}", found.class, found.value, found.beside))
            .collect()
    }

    #[test]
    fn numbers_of_pages_alone_counted_and_beside_words() {
        for (line, expected) in [
            ("  42 ", &["Arabic 42 "][..]),
            ("– 12 –", &["Arabic 12 "]),
            ("[7]", &["Arabic 7 "]),
            ("ix", &["Roman 9 "]),
            ("xiv", &["Roman 14 "]),
            ("Page 12 of 40", &["Arabic 12 "]),
            ("12/40", &["Arabic 12 "]),
            ("Seite 3", &["Arabic 3 "]),
            ("J. Ports 5 Page 3 of 9", &["Arabic 3 j ports"]),
            ("42 PORTS AND PILOTS", &["Arabic 42 ports and pilots"]),
            ("Trust in NATO | 43", &["Arabic 43 trust in nato"]),
            ("xii Preface", &["Roman 12 preface"]),
        ] {
            assert_eq!(shown(line), expected, "{line}");
        }
        for line in
            ["", "I", "XIV", "mix", "0", "012", "12345", "3.5", "12.", "the harbour", "1 2", "three of 12"]
        {
            assert!(shown(line).iter().all(|found| !found.ends_with(' ')), "{line}");
        }
    }

    #[test]
    fn heads_are_known_by_their_words() {
        assert_eq!(words("  PORTS & Pilots, 1998 "), "ports pilots");
        assert_eq!(words("a 1 b"), "");
    }
}

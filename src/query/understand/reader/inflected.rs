//! Which form of a verb a word is, told by its spelling.

use crate::query::understand::reader::thesaurus::{IRREGULAR, is_among};

/// Verbs whose past ends in `eed`; others that do so are plain forms, as `need` and `exceed`.
const ENDING_IN_EE: &str = "agree|disagree|free|decree|guarantee";
/// Plain forms that end as a past does.
const ENDING_IN_ED: &str = "embed|imbed";

/// True of `disputing`; not of `bring` and `spring`, of which nothing that can be said is left without the ending.
pub(super) fn is_gerund(word: &str) -> bool {
    word.strip_suffix("ing").is_some_and(has_vowel)
}

/// True of `disputed`, the past or the participle of a regular verb; not of `need`, `feed` and `shed`.
pub(super) fn is_past(word: &str) -> bool {
    let Some(stem) = word.strip_suffix("ed") else { return false };
    let is_plain = word.ends_with("eed") && !is_among(ENDING_IN_EE, &word[..word.len() - 1]);
    has_vowel(stem) && !is_plain && !is_among(ENDING_IN_ED, word)
}

fn has_vowel(stem: &str) -> bool {
    stem.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// The plain form of an irregular past or participle.
pub(super) fn base_of(word: &str) -> Option<&'static str> {
    IRREGULAR.iter().find(|(_, others)| is_among(others, word)).map(|(base, _)| *base)
}

#[cfg(test)]
mod tests {
    use super::{is_gerund, is_past};

    #[test]
    fn plain_forms_are_not_taken_for_others() {
        for plain in ["need", "feed", "breed", "exceed", "shed", "embed", "shred"] {
            assert!(!is_past(plain), "{plain}");
        }
        for past in ["needed", "agreed", "disputed", "freed", "used", "applied"] {
            assert!(is_past(past), "{past}");
        }
        for plain in ["bring", "spring", "sing", "string"] {
            assert!(!is_gerund(plain), "{plain}");
        }
        for gerund in ["needing", "bringing", "dying", "using", "being"] {
            assert!(is_gerund(gerund), "{gerund}");
        }
    }
}

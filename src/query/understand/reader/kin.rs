//! Words of one family: `rational` and `rationalist`, `democracy` and `democratic`, `stable` and `stability`.

/// Shorter words have no family that could be told from others.
pub(super) const SHORTEST_KIN: usize = 5;
/// What words of a family have in common has so many letters at least.
const SHORTEST_ROOT: usize = 4;

/// What may follow the common beginning of two words of one family.
const ENDINGS: &[&str] = &[
    "", "al", "ally", "ic", "ical", "ically", "ics", "ity", "ities", "ist", "ists", "istic", "ism", "isms",
    "acy", "acies", "cy", "cies", "t", "tic", "ts", "ative", "ation", "ations", "ive", "ively", "ivity",
    "ion", "ions", "on", "ons", "ve", "ional", "ionary", "ionist", "ory", "ary", "arian", "ness", "ly", "y",
    "ies", "e", "es", "s", "ed", "er", "ers", "ing", "ial", "ially", "ous", "ously", "us", "n", "ns", "ence",
    "ance", "ent", "ant", "ents", "ants", "ency", "ancy", "ment", "ments", "mental", "able", "ible",
    "ability", "ibility", "ility", "le", "ize", "ized", "ise", "ised", "ization", "isation", "izing",
    "ising", "ical", "ery", "eutic", "ar", "arity", "ful", "ual", "ually", "hood", "ship", "an", "ian",
    "ean", "based", "a", "c",
];

/// True if two words, in lower case, are of one family.
pub(super) fn is_kin(one: &str, other: &str) -> bool {
    let shared = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let at = |word: &str| word.char_indices().nth(shared).map_or(word.len(), |(at, _)| at);
    let (first, second) = (&one[at(one)..], &other[at(other)..]);
    let long = one.len() >= SHORTEST_KIN && other.len() >= SHORTEST_KIN;
    long && shared >= SHORTEST_ROOT && ENDINGS.contains(&first) && ENDINGS.contains(&second)
}

/// The letters that all words of a family begin with.
pub(super) fn beginning(word: &str) -> &str {
    word.char_indices().nth(SHORTEST_ROOT).map_or(word, |(at, _)| &word[..at])
}

#[cfg(test)]
mod tests {
    use super::is_kin;

    #[test]
    fn words_of_one_family_share_all_but_their_endings() {
        for (one, other) in [
            ("rationalist", "rational"),
            ("institutional", "institutions"),
            ("democracy", "democratic"),
            ("stability", "stable"),
            ("complex", "complexity"),
            ("efficient", "efficiency"),
            ("historical", "history"),
            ("invasion", "invasive"),
            ("infectious", "infection"),
            ("morphology", "morphological"),
            ("contractual", "contract"),
            ("amnesia", "amnesic"),
        ] {
            let is = is_kin(one, other);
            assert!(is, "{one} and {other}");
        }
    }

    #[test]
    fn words_that_begin_alike_are_not_all_of_one_family() {
        for (one, other) in [
            ("general", "generation"),
            ("trust", "truth"),
            ("contract", "contrast"),
            ("port", "portion"),
            ("norm", "norms"),
        ] {
            assert!(!is_kin(one, other), "{one} and {other}");
        }
    }
}

//! The nearest right name for a wrong one, and how it is named in a sentence.

/// A word with the article before it: `a claim`, `an explanation`.
#[must_use]
pub fn with_article(word: &str) -> String {
    let begins = word.chars().next().is_some_and(|first| "aeiouAEIOU".contains(first));
    // These are said as if they began with a consonant.
    let as_you =
        ["uni", "use", "usu", "eu", "one"].iter().any(|start| word.to_lowercase().starts_with(start));
    let article = if begins && !as_you { "an" } else { "a" };
    format!("{article} {word}")
}

/// The candidate nearest to `word`, or none if all are too far off. Upper and lower case count as
/// the same; of equally near ones the first in alphabetical order is taken.
///
/// Near means a Damerau-Levenshtein distance of at most a third of the longer word's length (at
/// least 1), or that one is the beginning of the other and they share three letters or more.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = word.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let found = candidate.to_lowercase();
        let lengths = (wanted.chars().count(), found.chars().count());
        let farthest = (lengths.0.max(lengths.1) / 3).max(1);
        let shared = wanted.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
        let begins = shared >= 3 && (shared == lengths.0 || shared == lengths.1);
        // Each letter that one has more than the other is an edit: no need to count them all.
        if lengths.0.abs_diff(lengths.1) > farthest && !begins {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&wanted, &found);
        if distance > farthest && !begins {
            continue;
        }
        if best.is_none_or(|(d, name)| (distance, candidate) < (d, name)) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, name)| name)
}

/// ``did you mean `name`?`` for the nearest candidate.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|name| format!("did you mean `{name}`?"))
}

#[cfg(test)]
mod tests {
    use super::{nearest, with_article};

    #[test]
    fn an_article_goes_by_the_sound() {
        let words = ["claim", "explanation", "outcome", "unit", "Übersicht", ""];
        let named = ["a claim", "an explanation", "an outcome", "a unit", "a Übersicht", "a "];
        assert_eq!(words.map(with_article), named);
    }

    #[test]
    fn finds_the_nearest_and_refuses_the_far() {
        let names = ["trust", "thrust", "bipolarity", "institutional-structure"];
        assert_eq!(nearest("turst", names), Some("trust"));
        assert_eq!(nearest("Bipolarty", names), Some("bipolarity"));
        assert_eq!(nearest("institutional", names), Some("institutional-structure"));
        assert_eq!(nearest("power", names), None);
    }

    #[test]
    fn ties_go_to_the_first_in_the_alphabet() {
        assert_eq!(nearest("cat", ["hat", "bat"]), Some("bat"));
    }
}

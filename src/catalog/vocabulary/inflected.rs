//! Words in another number, as English makes them.

/// A verb as after a plural, said of one: `disagree with` is `disagrees with`. What follows the verb stays.
#[must_use]
pub fn third_person(words: &str) -> String {
    let (verb, rest) = words.split_once(' ').map_or((words, None), |(verb, rest)| (verb, Some(rest)));
    let verb = match verb {
        "are" => "is".to_owned(),
        "were" => "was".to_owned(),
        "have" => "has".to_owned(),
        "can" | "cannot" | "could" | "may" | "might" | "must" | "should" | "will" | "would" | "is"
        | "was" | "has" | "does" => verb.to_owned(),
        _ if verb.ends_with('o') => format!("{verb}es"),
        _ => with_s(verb),
    };
    rest.map_or_else(|| verb.clone(), |rest| format!("{verb} {rest}"))
}

/// Several of what a noun names: `theories`, `hypotheses`, `schools of thought`.
#[must_use]
pub fn plural_noun(words: &str) -> String {
    // What is of, in or for something is counted by the word before that.
    let head = JOINTS.iter().filter_map(|joint| words.find(joint)).min().unwrap_or(words.len());
    let (head, rest) = words.split_at(head);
    let head = match head.strip_suffix("sis") {
        Some(stem) => format!("{stem}ses"),
        None => with_s(head),
    };
    head + rest
}

/// What may follow a noun that is counted.
const JOINTS: [&str; 5] = [" of ", " in ", " for ", " to ", " on "];

fn with_s(word: &str) -> String {
    let ends = |ending: &str| word.ends_with(ending);
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ["s", "x", "z", "ch", "sh"].into_iter().any(ends) => format!("{word}es"),
        _ => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::{plural_noun, third_person};

    #[test]
    fn a_verb_is_said_of_one() {
        for (many, one) in [
            ("disagree with", "disagrees with"),
            ("deny", "denies"),
            ("play down", "plays down"),
            ("stress", "stresses"),
            ("clash with", "clashes with"),
            ("go beyond", "goes beyond"),
            ("have room for", "has room for"),
            ("are compatible with", "is compatible with"),
            ("cannot account for", "cannot account for"),
        ] {
            assert_eq!(third_person(many), one);
        }
    }

    #[test]
    fn a_noun_is_said_of_several() {
        for (one, many) in [
            ("account", "accounts"),
            ("theory", "theories"),
            ("hypothesis", "hypotheses"),
            ("approach", "approaches"),
            ("school of thought", "schools of thought"),
            ("case in point", "cases in point"),
            ("essay", "essays"),
        ] {
            assert_eq!(plural_noun(one), many);
        }
    }
}

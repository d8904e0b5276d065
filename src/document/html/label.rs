//! The number with which a note begins.

/// Marks around a number.
const BEFORE: [char; 4] = ['[', '(', ' ', '\n'];
const BEHIND: [char; 6] = ['.', ')', ':', ']', ' ', '\n'];

/// Whether a text begins with a label that ends there: `19` does not begin `1989` or `19th`.
pub(super) fn begins_with(text: &str, label: &str) -> bool {
    after(text, label).is_some()
}

fn after<'a>(text: &'a str, label: &str) -> Option<&'a str> {
    let rest = text.trim_start_matches(BEFORE).strip_prefix(label).filter(|_| !label.is_empty())?;
    let is_number = label.ends_with(|char: char| char.is_ascii_digit());
    (!is_number || !rest.starts_with(char::is_alphanumeric)).then_some(rest)
}

/// A text of a note without its label, and what is still to be looked for: the label, nothing but marks behind it (an
/// empty label), or nothing.
pub(super) fn unlabelled<'a>(text: &'a str, label: &str) -> (&'a str, Option<String>) {
    let found = after(text, label);
    if found.is_none() && text.trim_start_matches(BEFORE).is_empty() {
        return ("", Some(label.to_owned()));
    }
    let rest = match found {
        Some(rest) => rest.trim_start_matches(BEHIND),
        None if label.is_empty() => text.trim_start_matches(BEHIND),
        None => text,
    };
    (rest, rest.is_empty().then(String::new))
}

#[cfg(test)]
mod tests {
    use super::unlabelled;

    #[test]
    fn a_label_is_taken_away_once_and_whole() {
        let read = |label: &str, texts: &[&str]| {
            let (mut words, mut left) = (String::new(), Some(label.to_owned()));
            for text in texts {
                let (rest, next) = left.as_deref().map_or((*text, None), |label| unlabelled(text, label));
                words += rest;
                left = next;
            }
            words
        };
        for (label, texts, expected) in [
            ("1", vec!["1. See Weber."], "See Weber."),
            ("1", vec!["[", "1", "] ", "See Weber."], "See Weber."),
            ("1", vec!["1", " ", "1989 was a year."], "1989 was a year."),
            ("1", vec!["1", "1. is said again."], "1. is said again."),
            ("19", vec!["19th of May"], "19th of May"),
            ("19", vec!["1989"], "1989"),
            ("2", vec!["2", " (see Weber)"], "(see Weber)"),
            ("2", vec!["(see Weber)"], "(see Weber)"),
            ("*", vec!["*See Weber."], "See Weber."),
        ] {
            assert_eq!(read(label, &texts), expected, "{label} {texts:?}");
        }
    }
}

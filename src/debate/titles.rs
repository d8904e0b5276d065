//! Titles that are one thing's alone, and how a claim keeps that which it had.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::people::slug;

/// No id made of words is longer, in letters, but for a number that sets it apart.
const LONGEST: usize = 60;

/// Names that were given, each once.
#[derive(Default)]
pub(super) struct Taken {
    names: BTreeSet<String>,
    /// The number to try next for a name that is taken.
    next: BTreeMap<String, usize>,
}

impl Taken {
    /// The name, or, if it is taken, the first with a number that is not.
    pub(super) fn once(&mut self, name: &str, numbered: impl Fn(usize) -> String) -> String {
        let mut free = name.to_owned();
        while !self.names.insert(free.clone()) {
            let number = self.next.entry(name.to_owned()).or_insert(2);
            free = numbered(*number);
            *number += 1;
        }
        free
    }

    /// Takes a name that something has already.
    pub(super) fn take(&mut self, name: &str) {
        self.names.insert(name.to_owned());
    }

    /// A slug of the words that no other thing has; `otherwise` where they have no letters.
    pub(super) fn slug(&mut self, words: &str, otherwise: &str) -> String {
        let plain = short(&slug(words));
        let plain = if plain.is_empty() { otherwise.to_owned() } else { plain };
        self.once(&plain, |number| format!("{plain}-{number}"))
    }
}

/// The first words of a slug; the first letters, if its first word is too long.
fn short(slug: &str) -> String {
    if slug.len() <= LONGEST {
        return slug.to_owned();
    }
    // A slug has ASCII letters alone.
    let cut = &slug[..=LONGEST];
    cut.rsplit_once('-').map_or(&slug[..LONGEST], |(words, _)| words).to_owned()
}

/// How Argdown prints the title of a statement, or of an argument: the words by which it is found in the text.
pub(super) fn printed(title: &str, is_argument: bool) -> String {
    if is_argument { format!("<{title}>") } else { format!("[{title}]") }
}

/// The title that a quote prints, and whether it is an argument's; none if the quote is no printed title.
pub(super) fn of_quote(quote: &str) -> Option<(&str, bool)> {
    let inside = |open, close| quote.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
    let whole = |title: &&str| !title.trim().is_empty() && !title.contains(['[', ']', '<', '>']);
    let statement = inside('[', ']').filter(whole).map(|title| (title, false));
    statement.or_else(|| inside('<', '>').filter(whole).map(|title| (title, true)))
}

#[cfg(test)]
mod tests {
    use super::{Taken, of_quote, printed, short};

    #[test]
    fn slugs_are_short_and_given_once() {
        let mut taken = Taken::default();
        let titles = ["Pro 1", "pro 1", "Pro-1", "Über Maß", "🌲", "🌳", "Pro 1 2"];
        let slugs = titles.map(|title| taken.slug(title, "statement"));
        assert_eq!(
            slugs,
            ["pro-1", "pro-1-2", "pro-1-3", "uber-mass", "evergreen-tree", "deciduous-tree", "pro-1-2-2"]
        );
        assert_eq!(Taken::default().slug("…!", "statement"), "statement");
    }

    #[test]
    fn long_slugs_end_with_a_word() {
        let words = ["lorem"; 20].join("-");
        assert_eq!(short(&words), ["lorem"; 10].join("-"));
        assert_eq!(short(&"a".repeat(200)), "a".repeat(60));
    }

    #[test]
    fn titles_are_read_from_quotes_as_they_are_printed() {
        assert_eq!(of_quote(&printed("Pro 1", true)), Some(("Pro 1", true)));
        assert_eq!(of_quote(&printed("Pro 1", false)), Some(("Pro 1", false)));
        for quote in ["Pro 1", "[]", "< >", "[a] and [b]", "[a", ""] {
            assert_eq!(of_quote(quote), None, "{quote}");
        }
    }
}

//! Titles as they are compared: whatever programs, shops and readers make of them.

use crate::catalog::people::slug;

/// Words that are said of an edition and never of a subject.
const EDITION: [&str; 22] = [
    "edition",
    "editions",
    "edn",
    "ed",
    "auflage",
    "aufl",
    "ausgabe",
    "edicion",
    "edizione",
    "edicao",
    "classics",
    "series",
    "kindle",
    "ebook",
    "paperback",
    "hardcover",
    "reprint",
    "reissue",
    "unabridged",
    "annotated",
    "illustrated",
    "anniversary",
];

/// Words that stand beside those.
const BESIDE: [&str; 27] = [
    "new",
    "revised",
    "rev",
    "updated",
    "expanded",
    "enlarged",
    "corrected",
    "abridged",
    "critical",
    "digital",
    "international",
    "english",
    "german",
    "french",
    "student",
    "deluxe",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "and",
    "the",
    "version",
];

/// What parts a subtitle from a title.
const MARKS: [&str; 6] = [":", " – ", " — ", " - ", "(", ". "];

/// What parts the name of an edition from a title.
const TAILS: [&str; 7] = [", ", ": ", " – ", " — ", " - ", ". ", "; "];

/// So often is something said of an edition, at most.
const MOST_TAILS: usize = 8;

/// A title in the ways in which it may be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Title {
    /// All of it but the edition. Empty if it has no letters.
    pub(super) full: String,
    /// Without what is in brackets at its end, if anything is.
    pub(super) bare: Option<String>,
    /// Without its subtitle, if it has one.
    pub(super) main: Option<String>,
}

impl Title {
    pub(super) fn of(title: &str) -> Self {
        let title = without_edition(title);
        let cut = |end: usize| Some(plain(&title[..end])).filter(|main| !main.is_empty());
        Self {
            full: plain(title),
            bare: bracket(title).and_then(cut),
            main: MARKS.iter().filter_map(|mark| title.find(mark)).min().and_then(cut),
        }
    }
}

/// Articles that a title is known by with or without.
const ARTICLES: [&str; 3] = ["the", "a", "an"];

/// A title without case, accents and punctuation, and without its article, at its beginning or behind a comma at its
/// end.
fn plain(title: &str) -> String {
    let title = title.replace('&', " and ");
    let moved = title.rsplit_once(", ").filter(|(_, last)| ARTICLES.contains(&slug(last).as_str()));
    let words = slug(moved.map_or(title.as_str(), |(before, _)| before));
    let first = words.split_once('-').filter(|(first, _)| ARTICLES.contains(first));
    first.map_or(words.as_str(), |(_, rest)| rest).to_owned()
}

/// A title without what is said of its edition at its end: `(Oxford World's Classics)`, `, 2nd ed.`
pub(super) fn without_edition(title: &str) -> &str {
    let mut title = title.trim();
    for _ in 0..MOST_TAILS {
        let shorter = without_tail(title).map(str::trim_end).filter(|shorter| !shorter.is_empty());
        let Some(shorter) = shorter else { break };
        title = shorter;
    }
    title
}

/// A title without the last that is said of its edition; none if nothing is.
fn without_tail(title: &str) -> Option<&str> {
    if let Some(open) = bracket(title) {
        let words = slug(&title[open..]);
        return Some(&title[..open]).filter(|_| words.split('-').any(is_of_edition));
    }
    let at = TAILS.iter().filter_map(|mark| title.rfind(mark)).max()?;
    let words = slug(&title[at..]);
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 4;
    let is_beside = |word: &str| is_of_edition(word) || BESIDE.contains(&word) || is_number(word);
    let is_all = words.split('-').all(is_beside) && words.split('-').any(is_of_edition);
    Some(&title[..at]).filter(|_| is_all)
}

fn is_of_edition(word: &str) -> bool {
    EDITION.contains(&word)
}

/// Where the brackets begin that end a title.
fn bracket(title: &str) -> Option<usize> {
    let title = title.trim_end();
    let open = match title.chars().next_back()? {
        ')' => '(',
        ']' => '[',
        _ => return None,
    };
    title.rfind(open).filter(|at| !title[..*at].trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::Title;

    #[test]
    fn a_title_is_one_however_it_is_written() {
        for (one, other) in [
            ("The Structure of Scientific Revolutions", "“Structure of Scientific Revolutions, The”"),
            ("Léviathan", "LEVIATHAN (Oxford World's Classics)"),
            ("Trust & Mistrust", "Trust and Mistrust, 2nd ed."),
            ("Theory of International Politics", "Theory of International Politics: Second Revised Edition"),
            ("On Liberty", "On Liberty (Penguin Classics) (English Edition)"),
        ] {
            assert_eq!(Title::of(one).full, Title::of(other).full, "{other}");
        }
    }

    #[test]
    fn what_is_part_of_a_title_stays() {
        for (title, full) in [
            ("Trust: A Revised Theory", "trust-a-revised-theory"),
            ("The Second Edition of the Self", "second-edition-of-the-self"),
            ("Volume (Part 2)", "volume-part-2"),
            ("(1984)", "1984"),
            ("The", "the"),
        ] {
            assert_eq!(Title::of(title).full, full, "{title}");
        }
        assert_eq!(Title::of("A: B (C)").main.as_deref(), Some("a"));
        assert_eq!(Title::of("One Work (A Series of Studies)").bare, None, "that is no title");
        assert_eq!(Title::of("One Work (Studies in Trust)").bare.as_deref(), Some("one-work"));
    }
}

//! What nodes are labelled with, in lines of like length.

use unicode_width::UnicodeWidthStr;

use crate::annotation::locator::unit::UNITS;
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::graph::Evidence;
use crate::render::cite;
use crate::render::picture::canvas::Picture;
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::words::{force, place, slug};
use crate::render::wrap::wrap_within as wrap;

/// The width of a label, in columns.
pub(super) const COLUMNS: usize = 28;
/// The width of a claim's words, in columns.
pub(super) const PROSE: usize = 42;

/// What is drawn as a space and parts no lines.
const BOUND: char = '\u{a0}';

/// `text` in lines of at most `columns`, as few as that takes and of like length. A year stays with whose it is, and a number with what it
/// counts.
pub(super) fn balanced(text: &str, columns: usize) -> String {
    let text = &bound(text);
    let longest = text.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(1);
    let fewest = wrap(text, columns).len();
    let least = longest.max(columns / 2).min(columns);
    let narrowest = (least..=columns).find(|columns| wrap(text, *columns).len() == fewest);
    wrap(text, narrowest.unwrap_or(columns)).join("\n").replace(BOUND, " ")
}

/// `text` with years and numbers bound to the words before them.
fn bound(text: &str) -> String {
    let is_year = |word: &str| {
        let (digits, rest) =
            word.split_at(word.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(word.len()));
        digits.len() == 4 && rest.chars().all(|sign| sign.is_ascii_lowercase() || sign == ',')
    };
    let mut bound = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            bound.push(if is_year(word) || word.starts_with('×') { BOUND } else { ' ' });
        }
        bound.push_str(word);
    }
    bound
}

/// A place in lines of at most `columns`: no sign is parted from what it counts.
pub(super) fn balanced_place(place: &str, columns: usize) -> String {
    let mut text = place.to_owned();
    let words = UNITS.iter().flat_map(|entry| [entry.one, entry.several]).filter(|word| !word.is_empty());
    for sign in words {
        text = text.replace(&format!(" {sign} "), &format!(" {sign}{BOUND}"));
    }
    balanced(&text, columns)
}

/// What a node is called: a claim or an argument by the words of its id.
pub(super) fn title(catalog: &Catalog, id: NodeId) -> String {
    let title = if catalog.stated_as(id).is_some() { slug(catalog, id) } else { catalog.label(id) };
    balanced(&title, PROSE)
}

/// A node in a few words: a claim or an argument by the words of its id and its place.
pub(super) fn short(catalog: &Catalog, id: NodeId) -> String {
    match catalog.node(id) {
        Node::Topic(_) | Node::Scholar(_) | Node::Excerpt(_) | Node::Citation(_) => {
            balanced(&catalog.label(id), COLUMNS)
        }
        Node::Claim(_) | Node::Argument(_) => {
            let place = balanced_place(&place(catalog, Evidence::of_stated(catalog, id)), COLUMNS);
            format!("{}\n{place}", balanced(&slug(catalog, id), COLUMNS))
        }
        Node::Work(work) => {
            let title = balanced(&work.title, COLUMNS);
            format!("{}\n{title}", cite::beside_title(catalog, id)).trim_end().to_owned()
        }
    }
}

/// A node in a few words, and what disputes or qualifies it if it is a claim.
pub(super) fn short_of(picture: &Picture<'_>, id: NodeId) -> String {
    let lines = std::iter::once(short(picture.catalog, id)).chain(picture.challenged([id]));
    lines.collect::<Vec<_>>().join("\n")
}

/// A look with a node's own words: a claim's text, force and place, and what disputes or qualifies it, an argument's likewise; others in a
/// few words.
pub(super) fn in_full(look: Mark, picture: &Picture<'_>, id: NodeId) -> Mark {
    let catalog = picture.catalog;
    let Some(stated) = catalog.stated_as(id) else {
        return Mark { label: Label::Centred(short(catalog, id)), ..look };
    };
    let evidence = Evidence::of_stated(catalog, id);
    let place = place(catalog, evidence);
    let place = match cite::force(force(catalog, evidence)) {
        "" => place,
        force => format!("{force} · {place}"),
    };
    let lines = [balanced(stated.text, PROSE), balanced_place(&place, PROSE)].into_iter();
    let label = lines.chain(picture.challenged([id])).collect::<Vec<_>>().join("\n");
    Mark { label: Label::Prose(label), ..look }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::{balanced, balanced_place};

    #[test]
    fn lines_are_few_and_of_like_length() {
        let question = "Can allies trust each other not to defect?";
        assert_eq!(balanced(question, 28), "Can allies trust each\nother not to defect?");
        assert_eq!(balanced("Trust", 28), "Trust");
        assert_eq!(balanced("", 28), "");
    }

    #[test]
    fn a_word_is_broken_only_if_it_is_longer_than_a_line() {
        assert_eq!(balanced("Renationalization of security", 28), "Renationalization\nof security");
        assert!(balanced(&"x".repeat(60), 28).lines().all(|line| line.width() <= 28));
    }

    #[test]
    fn width_is_counted_in_columns() {
        assert!(balanced(&"信頼".repeat(20), 28).lines().all(|line| line.width() <= 28));
    }

    #[test]
    fn a_sign_stays_with_what_it_counts() {
        let place = "Keating 2015, § \"Trust and NATO\" ¶ 3 nn. 44-46";
        for columns in 16..40 {
            let lines = balanced_place(place, columns);
            assert!(lines.lines().all(|line| !line.ends_with(['§', '¶', '.'])), "{lines}");
        }
    }
}

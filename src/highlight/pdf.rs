//! What readers marked in a PDF, as highlights.

use std::collections::HashMap;

use crate::annotation::locator::sheet::of_file;
use crate::annotation::locator::{Number, Range};
use crate::document::{Mark, MarkKind as Kind};
use crate::highlight::identity::hashed;
use crate::highlight::{Found, Highlight, Hint, Skipped, Tool, plain};

/// The marks of the PDF of this name as highlights, in the order of its pages, and those that say nothing in words. A PDF
/// gives its marks no id that lasts: a mark is the same if it is on the same page of a file of the same name and has the
/// same words, or the same remark where it has none. Marks that are alike in this are told apart by their order.
#[must_use]
pub fn of_marks(name: &str, marks: Vec<Mark>) -> (Vec<Highlight>, Vec<Skipped>) {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut alike: HashMap<(usize, String), usize> = HashMap::new();
    let mut found = Found::default();
    for mark in marks {
        if let Some((what, why)) = wordless(&mark) {
            found.skip(format!("{what} on page {} of `{file}`", mark.page), None, why);
            continue;
        }
        let words = plain::one_line(if mark.quote.is_empty() { &mark.note } else { &mark.quote });
        let number = alike.entry((mark.page, words.clone())).or_default();
        *number += 1;
        found.highlights.push(highlight(name, file, &words, *number, mark));
    }
    (found.highlights, found.skipped)
}

/// What a mark is that has neither words nor a remark, and why it has none.
fn wordless(mark: &Mark) -> Option<(&'static str, &'static str)> {
    if !(mark.quote.trim().is_empty() && mark.note.trim().is_empty()) {
        return None;
    }
    Some(match mark.kind {
        Kind::Passage => (
            "highlight",
            "there is no text under it: recognise the text of a scanned page first, for example with `ocrmypdf`",
        ),
        Kind::Remark => ("comment", "it is empty"),
        Kind::Drawing => ("drawing", "it has no comment"),
    })
}

/// The mark of these words as a highlight; `number` tells it from those that are alike.
fn highlight(name: &str, file: &str, words: &str, number: usize, mark: Mark) -> Highlight {
    let page = mark.page.to_string();
    let count = Number::arabic(u32::try_from(mark.page).unwrap_or(u32::MAX));
    let id = match number {
        1 => hashed(&[file, &page, words]),
        number => hashed(&[file, &page, words, &number.to_string()]),
    };
    let filled = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    Highlight {
        quote: filled(plain::one_line(&mark.quote)),
        note: filled(mark.note),
        // What no label tells is not taken for the number that is printed.
        place: Some(mark.label.map_or_else(|| of_file(&[Range::one(count)]), |label| format!("p. {label}"))),
        by: filled(mark.author),
        on: mark.day,
        ..Highlight::new(Tool::Pdf, id, Hint { file: Some(name.to_owned()), ..Hint::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::of_marks;
    use crate::document::{Mark, MarkKind as Kind};

    fn mark(page: usize, label: Option<&str>, quote: &str, note: &str) -> Mark {
        let label = label.map(str::to_owned);
        Mark { page, label, quote: quote.to_owned(), note: note.to_owned(), ..Mark::default() }
    }

    #[test]
    fn a_mark_has_the_page_that_the_file_names_and_else_says_which_page_of_the_file() {
        let (found, _) =
            of_marks("a/kydd.pdf", vec![mark(3, Some("ix"), "a bet", ""), mark(4, None, "", "Why?")]);
        let told: Vec<(Option<&str>, Option<&str>, Option<&str>)> = found
            .iter()
            .map(|one| (one.place.as_deref(), one.quote.as_deref(), one.note.as_deref()))
            .collect();
        assert_eq!(
            told,
            [(Some("p. ix"), Some("a bet"), None), (Some("page 4 of the file"), None, Some("Why?"))]
        );
    }

    #[test]
    fn a_mark_stays_itself_when_its_remark_changes() {
        let id = |note: &str| of_marks("kydd.pdf", vec![mark(3, None, "a bet", note)]).0[0].source.id.clone();
        assert_eq!(id(""), id("See Snyder."));
    }

    #[test]
    fn marks_of_one_word_on_a_page_are_told_apart() {
        let ids = |notes: [&str; 2]| {
            let (found, _) = of_marks("kydd.pdf", notes.map(|note| mark(3, None, "a bet", note)).into());
            found.into_iter().map(|one| one.source.id).collect::<Vec<_>>()
        };
        let first = ids(["One.", "Two."]);
        assert_ne!(first[0], first[1]);
        assert_eq!(first, ids(["Other.", ""]), "and stay themselves");
    }

    #[test]
    fn marks_without_words_are_told() {
        let of = |kind| Mark { kind, ..mark(2, None, "", "") };
        let marks = vec![of(Kind::Passage), of(Kind::Remark), of(Kind::Drawing)];
        let commented = Mark { kind: Kind::Drawing, ..mark(2, None, "", "See there.") };
        let (found, skipped) = of_marks("a/kydd.pdf", [marks, vec![commented]].concat());
        assert_eq!(found.iter().filter_map(|one| one.note.as_deref()).collect::<Vec<_>>(), ["See there."]);
        let told: Vec<&str> = skipped.iter().map(|one| one.what.as_str()).collect();
        let of_page = |what: &str| format!("{what} on page 2 of `kydd.pdf`");
        assert_eq!(told, ["highlight", "comment", "drawing"].map(of_page));
    }
}

//! What readers marked in a PDF, as highlights.

use std::collections::HashMap;

use crate::document::Mark;
use crate::highlight::identity::hashed;
use crate::highlight::{Highlight, Hint, Tool, plain};

/// The marks of the PDF of this name as highlights, in the order of its pages. A PDF gives its marks no id that lasts:
/// a mark is the same if it is on the same page of a file of the same name and has the same words, or the same remark
/// where it has none. Marks that are alike in this are told apart by their order.
#[must_use]
pub fn of_marks(name: &str, marks: Vec<Mark>) -> Vec<Highlight> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let filled = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    let mut alike: HashMap<(usize, String), usize> = HashMap::new();
    let mut highlight = |mark: Mark| {
        let page = mark.page.to_string();
        let words = plain::one_line(if mark.quote.is_empty() { &mark.note } else { &mark.quote });
        let number = alike.entry((mark.page, words.clone())).or_default();
        *number += 1;
        let id = match *number {
            1 => hashed(&[file, &page, &words]),
            number => hashed(&[file, &page, &words, &number.to_string()]),
        };
        Highlight {
            quote: filled(plain::one_line(&mark.quote)),
            note: filled(mark.note),
            // What no label tells is not taken for the number that is printed.
            place: Some(mark.label.map_or(format!("page {page} of the file"), |label| format!("p. {label}"))),
            by: filled(mark.author),
            on: mark.day,
            ..Highlight::new(Tool::Pdf, id, Hint { file: Some(name.to_owned()), ..Hint::default() })
        }
    };
    marks.into_iter().map(&mut highlight).collect()
}

#[cfg(test)]
mod tests {
    use super::of_marks;
    use crate::document::Mark;

    fn mark(page: usize, label: Option<&str>, quote: &str, note: &str) -> Mark {
        let label = label.map(str::to_owned);
        Mark { page, label, quote: quote.to_owned(), note: note.to_owned(), ..Mark::default() }
    }

    #[test]
    fn a_mark_has_the_page_that_the_file_names_and_else_says_which_page_of_the_file() {
        let found = of_marks("a/kydd.pdf", vec![mark(3, Some("ix"), "a bet", ""), mark(4, None, "", "Why?")]);
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
        let id = |note: &str| of_marks("kydd.pdf", vec![mark(3, None, "a bet", note)])[0].source.id.clone();
        assert_eq!(id(""), id("See Snyder."));
    }

    #[test]
    fn marks_of_one_word_on_a_page_are_told_apart() {
        let ids = |notes: [&str; 2]| {
            let found = of_marks("kydd.pdf", notes.map(|note| mark(3, None, "a bet", note)).into());
            found.into_iter().map(|one| one.source.id).collect::<Vec<_>>()
        };
        let first = ids(["One.", "Two."]);
        assert_ne!(first[0], first[1]);
        assert_eq!(first, ids(["Other.", ""]), "and stay themselves");
    }
}

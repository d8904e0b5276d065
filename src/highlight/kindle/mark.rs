//! A mark in a book, before notes are joined to what they are on.

use super::place::Place;
use super::words::Kind;
use crate::highlight::identity::hashed;
use crate::highlight::plain::{lines, one_line, some};
use crate::highlight::{Detail, Highlight, Hint, Tool};

/// A mark in a book.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) kind: Kind,
    pub(super) book: Book,
    pub(super) place: Place,
    pub(super) text: String,
    pub(super) on: Option<String>,
    pub(super) color: Option<String>,
    /// Its line in the export.
    pub(super) line: Option<usize>,
    /// True if the export says only where it begins.
    pub(super) is_start: bool,
}

/// What is said of a book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Book {
    pub(super) title: String,
    pub(super) authors: Vec<String>,
}

impl Book {
    /// The book of a line `Title (Author)`, whose last brackets have the author. Brackets may be within.
    pub(super) fn of_line(line: &str) -> Self {
        let line = one_line(line);
        let whole = || Self { title: line.clone(), authors: Vec::new() };
        let (open, close) = if line.ends_with('）') { ('（', '）') } else { ('(', ')') };
        if !line.ends_with(close) {
            return whole();
        }
        let mut depth = 0_usize;
        for (at, c) in line.char_indices().rev() {
            if c == close {
                depth += 1;
            } else if c == open {
                depth -= 1;
            }
            if depth == 0 {
                let names = &line[at + c.len_utf8()..line.len() - close.len_utf8()];
                let title = line[..at].trim();
                if title.is_empty() {
                    return whole();
                }
                return Self { title: title.to_owned(), authors: divided(names, &[";"]) };
            }
        }
        whole()
    }
}

/// Names divided by signs or words.
pub(super) fn divided(names: &str, by: &[&str]) -> Vec<String> {
    let joined = by.iter().fold(names.to_owned(), |names, by| names.replace(by, ";"));
    joined.split(';').map(one_line).filter(|name| !name.is_empty()).collect()
}

impl Mark {
    /// A name for it in a message.
    pub(super) fn what(&self) -> String {
        let kind = match self.kind {
            Kind::Highlight => "highlight",
            Kind::Note => "note",
            Kind::Bookmark => "bookmark",
        };
        let place = self.place.shown().map(|place| format!(" at {place}")).unwrap_or_default();
        format!("{kind}{place} of “{}”", crate::highlight::plain::shortened(&self.book.title))
    }

    /// False if it is empty, and of what Kindle writes instead of the words of a highlight when a publisher's limit is
    /// reached: ` <You have reached …>`.
    pub(super) fn has_words(&self) -> bool {
        let text = self.text.trim();
        let is_refusal = text.starts_with('<') && text.ends_with('>') && text.contains(' ');
        !(text.is_empty() || self.kind == Kind::Highlight && is_refusal)
    }

    /// What identifies it: title, place and words.
    pub(super) fn id(&self) -> String {
        let place = self.place.location.as_deref().or(self.place.page.as_deref()).unwrap_or_default();
        hashed(&[&self.book.title, place, &self.text])
    }

    /// The highlight of a mark and its notes.
    pub(super) fn highlight(&self, notes: &[&Self]) -> Highlight {
        let work =
            Hint { title: some(&self.book.title), authors: self.book.authors.clone(), ..Hint::default() };
        let mut highlight = Highlight::new(Tool::Kindle, self.id(), work);
        let own = if self.kind == Kind::Note {
            lines(&self.text)
        } else {
            highlight.quote = Some(one_line(&self.text));
            None
        };
        let notes = notes.iter().filter_map(|note| lines(&note.text));
        let notes: Vec<String> = own.into_iter().chain(notes).collect();
        highlight.note = Some(notes.join("\n\n")).filter(|note| !note.is_empty());
        highlight.place = self.place.shown();
        // One export tells the page and another the location alone.
        highlight.untold.extend(Some(Detail::Page).filter(|_| self.place.page.is_none()));
        highlight.on.clone_from(&self.on);
        highlight.color.clone_from(&self.color);
        highlight
    }
}

#[cfg(test)]
mod tests {
    use super::Book;

    #[test]
    fn books_are_titles_with_authors() {
        for (line, title, authors) in [
            ("Moby Dick (Herman Melville)", "Moby Dick", vec!["Herman Melville"]),
            ("A (B) (Roe, Ann;Doe, Bo)", "A (B)", vec!["Roe, Ann", "Doe, Bo"]),
            (
                "飘（上下） (外国文学名著名译丛书) ((美)米切尔)",
                "飘（上下） (外国文学名著名译丛书)",
                vec!["(美)米切尔"],
            ),
            ("如何使用（作者）", "如何使用", vec!["作者"]),
            ("a-file.pdf  ", "a-file.pdf", vec![]),
            ("(1984)", "(1984)", vec![]),
            ("a)", "a)", vec![]),
        ] {
            let authors = authors.into_iter().map(str::to_owned).collect();
            assert_eq!(Book::of_line(line), Book { title: title.to_owned(), authors }, "{line}");
        }
    }
}

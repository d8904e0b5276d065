//! What a reference says at its year: a letter after it, where works of one year are told apart, or words in place of
//! it.

use super::Piece;

/// What stands in place of the year that a style was given.
#[derive(Clone, Debug)]
pub(super) struct Year {
    /// The year as a style writes it.
    digits: String,
    instead: String,
    /// Only in the first place where the year stands.
    once: bool,
}

impl Year {
    /// A year with the letter of a work after it.
    pub(super) fn lettered(year: i32, letter: &str) -> Self {
        Self { digits: year.to_string(), instead: format!("{year}{letter}"), once: true }
    }

    /// Words, which begin with a capital, in place of a year that stands for them.
    pub(super) fn told(stand_in: i16, words: &str) -> Self {
        let mut first = words.chars();
        let instead = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
        Self { digits: stand_in.to_string(), instead, once: false }
    }

    /// Puts it into the pieces of a date; true if it is to be put nowhere else.
    pub(super) fn put(&self, date: &mut [Piece]) -> bool {
        for piece in date {
            let text = &piece.text;
            let is_digit = |c: char| c.is_ascii_digit();
            let found = text
                .match_indices(&self.digits)
                .map(|(at, _)| (at, at + self.digits.len()))
                .find(|(from, to)| !text[..*from].ends_with(is_digit) && !text[*to..].starts_with(is_digit));
            let Some((from, to)) = found else { continue };
            piece.text = format!("{}{}{}", &text[..from], self.instead, &text[to..]);
            if self.once {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::Year;
    use crate::render::references::Piece;

    #[test]
    fn only_the_year_itself_gives_way() {
        for (year, date, expected) in [
            (Year::lettered(2005, "b"), "May 2, 2005", "May 2, 2005b"),
            (Year::lettered(800, "a"), "1800", "1800"),
            (Year::lettered(2, "a"), "May 22, 2", "May 22, 2a"),
            (Year::told(9000, "in press"), "(9000)", "(In press)"),
        ] {
            let mut pieces = [Piece { text: date.to_owned(), italic: false, bold: false }];
            year.put(&mut pieces);
            assert_eq!(pieces.map(|piece| piece.text), [expected], "{date}");
        }
    }
}

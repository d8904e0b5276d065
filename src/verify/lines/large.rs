//! Lines that are printed as headings are.

use crate::annotation::locator::from_roman;
use crate::annotation::locator::unit::{Unit, find};

/// No heading is longer, in bytes.
const LONGEST: usize = 200;
/// No roman number of a heading is greater: of greater ones single letters are as well those of parts (`C. Fear`).
const GREATEST: u32 = 39;

/// What is printed as headings are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::verify) struct Large {
    /// Its number, if one stands before its words: `3. Trust`; or is all of it: `IV`, `Article 6`.
    pub(in crate::verify) number: Option<(Count, u32)>,
    /// Its words, with the number.
    pub(in crate::verify) title: String,
}

/// How headings are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::verify) enum Count {
    /// `3. Trust`
    Arabic,
    /// `III. Trust`
    Roman,
    /// `Article 3`
    Article,
}

impl Large {
    /// A line, without the blanks at its ends.
    pub(in crate::verify) fn of(line: &str) -> Self {
        let title = line.trim();
        let number = Some(title).filter(|title| title.len() <= LONGEST).and_then(|title| {
            let (first, behind) = title.split_once([' ', '\t']).unwrap_or((title, ""));
            let behind = behind.trim_start();
            let number = first.strip_suffix(['.', ')']).unwrap_or(first);
            article(first, behind)
                .or_else(|| Some((Count::Arabic, arabic(number).filter(|_| begins_words(behind))?)))
                .or_else(|| {
                    let is_whole = behind.is_empty() || begins_words(behind);
                    Some((Count::Roman, roman(number).filter(|_| is_whole)?))
                })
        });
        Self { number, title: title.to_owned() }
    }

    /// The same with a further line.
    pub(super) fn add(&mut self, line: &str) {
        self.title.push(' ');
        self.title += line.trim();
    }
}

fn begins_words(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
}

/// A number in one or two figures.
fn arabic(number: &str) -> Option<u32> {
    let is_number = (1..=2).contains(&number.len()) && !number.starts_with('0');
    number.parse().ok().filter(|_| is_number && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A number in capitals.
pub(in crate::verify) fn roman(number: &str) -> Option<u32> {
    let is_capital = number.bytes().all(|byte| b"IVX".contains(&byte));
    from_roman(&number.to_lowercase()).filter(|value| is_capital && *value <= GREATEST)
}

/// `Article 6`, `ART. 6: Pilots`.
fn article(word: &str, behind: &str) -> Option<(Count, u32)> {
    let is_article = find(word).is_some_and(|found| found.unit == Unit::Article);
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let is_alone = !behind[end..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '('));
    let number = behind[..end].parse().ok().filter(|_| is_article && is_alone)?;
    Some((Count::Article, number))
}

#[cfg(test)]
mod tests {
    use super::{Count, Large};

    #[test]
    fn numbers_are_those_of_headings_before_words() {
        for (line, expected) in [
            ("3 Trust", Some((Count::Arabic, 3))),
            ("12. Trust and fear", Some((Count::Arabic, 12))),
            ("III. Trust", Some((Count::Roman, 3))),
            ("IV", Some((Count::Roman, 4))),
            ("IX) Trust", Some((Count::Roman, 9))),
            ("Article 6", Some((Count::Article, 6))),
            ("ART. 12: Pilots", Some((Count::Article, 12))),
            ("3.2 Trust", None),
            ("1998 in review", None),
            ("3", None),
            ("3 4 5", None),
            ("Trust 3", None),
            ("C. Trust", None),
            ("iv Trust", None),
            ("Article 6a", None),
            ("Article 6(1)", None),
            ("Articles of faith", None),
        ] {
            assert_eq!(Large::of(line).number, expected, "{line}");
        }
    }
}

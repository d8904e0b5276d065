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
    /// How it is counted, if it has no such number but one of that sort: `Article 2a`, `2a Trust`.
    pub(in crate::verify) between: Option<Count>,
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
        let between = if number.is_none() { between(title) } else { None };
        Self { number, between, title: title.to_owned() }
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

/// `Article 6`, `ART. 6: Pilots`. `Article 6 bis` is another article, and `Article 5 years on` none.
fn article(word: &str, behind: &str) -> Option<(Count, u32)> {
    let end = behind.find(|c: char| !c.is_ascii_digit()).unwrap_or(behind.len());
    let is_ended = is_end_of_number(&behind[end..]);
    let number = behind[..end].parse().ok().filter(|_| is_article(word) && is_ended)?;
    Some((Count::Article, number))
}

fn is_article(word: &str) -> bool {
    find(word).is_some_and(|found| found.unit == Unit::Article)
}

/// True for what stands behind a whole number: nothing, a full stop, a colon or a dash.
fn is_end_of_number(behind: &str) -> bool {
    let is_parted = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
    let rest = behind.trim_start();
    let dashed = rest.strip_prefix(['\u{2013}', '\u{2014}']);
    let hyphened = rest.strip_prefix('-').filter(|text| rest.len() < behind.len() && is_parted(text));
    let stopped = behind.strip_prefix(['.', ':']).filter(|text| is_parted(text));
    rest.is_empty() || dashed.or(hyphened).or(stopped).is_some()
}

/// How a line is counted that stands between two that have whole numbers.
fn between(title: &str) -> Option<Count> {
    let first = title.split(char::is_whitespace).next()?;
    let first = first.strip_suffix(['.', ')']).unwrap_or(first);
    let letters = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_lettered = letters.len() < first.len()
        && !letters.is_empty()
        && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_article(first).then_some(Count::Article).or_else(|| is_lettered.then_some(Count::Arabic))
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
            ("Article 6. Pilots", Some((Count::Article, 6))),
            ("Article 6 – Pilots", Some((Count::Article, 6))),
            ("Article 6 - Pilots", Some((Count::Article, 6))),
            ("Article 6 bis", None),
            ("Article 6-1", None),
            ("Article 6.1", None),
            ("Article 5 years on", None),
            ("Art. 6 million dead", None),
            ("Article 6a", None),
            ("Article 6(1)", None),
            ("Articles of faith", None),
        ] {
            assert_eq!(Large::of(line).number, expected, "{line}");
        }
    }

    #[test]
    fn what_stands_between_two_numbers_is_told() {
        for (line, expected) in [
            ("Article 2a", Some(Count::Article)),
            ("Art. 2 bis", Some(Count::Article)),
            ("2a. Trust", Some(Count::Arabic)),
            ("2.1 Trust", None),
            ("2 Trust", None),
            ("Trust", None),
        ] {
            assert_eq!(Large::of(line).between, expected, "{line}");
        }
    }
}

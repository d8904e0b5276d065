//! Places in a work: `p. 9`, `nn. 44-46`, `§ "Trust and NATO" ¶ 3`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place, from the coarse to the fine as it was written; empty where no place is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Locator {
    /// The parts in the order of writing.
    pub parts: Vec<Part>,
}

/// One part of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// A section by its title, or by its number.
    Section(String),
    /// Numbered things of one sort.
    Numbered {
        /// What is counted.
        unit: Unit,
        /// Which: at least one range.
        ranges: Vec<Range>,
    },
}

/// What a numbered part counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// `p.`, `pp.`
    Page,
    /// `n.`, `nn.`
    Note,
    /// `ch.`, `chs.`
    Chapter,
    /// `¶`, `¶¶`: paragraphs of the body text, counted from 1 within the section.
    Paragraph,
}

/// Numbers from one to another, both included. A single number is a range of itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Range {
    /// The first.
    pub from: Number,
    /// The last.
    pub to: Number,
}

/// A number as works count: arabic, or roman as in front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Number {
    /// `ix`
    Roman(u32),
    /// `9`
    Arabic(u32),
}

impl Locator {
    /// True where no place is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}

impl Range {
    /// The range of two numbers as written, a short second number completed from the first:
    /// `183-84` is 183 to 184.
    #[must_use]
    pub fn completed(from: Number, to: Number) -> Self {
        let to = match (from, to) {
            (Number::Arabic(first), Number::Arabic(last)) if last < first => {
                let mut power = 10;
                while power <= last {
                    power *= 10;
                }
                let full = first / power * power + last;
                Number::Arabic(if full >= first { full } else { last })
            }
            _ => to,
        };
        Self { from, to }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(title) if is_number_path(title) => write!(f, "§ {title}"),
            Self::Section(title) => write!(f, "§ {}", quoted(title)),
            Self::Numbered { unit, ranges } => {
                let several = ranges.len() > 1 || ranges.iter().any(|range| range.from != range.to);
                f.write_str(match (unit, several) {
                    (Unit::Page, false) => "p.",
                    (Unit::Page, true) => "pp.",
                    (Unit::Note, false) => "n.",
                    (Unit::Note, true) => "nn.",
                    (Unit::Chapter, false) => "ch.",
                    (Unit::Chapter, true) => "chs.",
                    (Unit::Paragraph, false) => "¶",
                    (Unit::Paragraph, true) => "¶¶",
                })?;
                for (at, range) in ranges.iter().enumerate() {
                    f.write_str(if at == 0 { " " } else { ", " })?;
                    write!(f, "{range}")?;
                }
                Ok(())
            }
        }
    }
}

/// True for a section's number as it is written without quotes: `3`, `3.2`.
fn is_number_path(title: &str) -> bool {
    title.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { write!(f, "{}", self.from) } else { write!(f, "{}-{}", self.from, self.to) }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Arabic(number) => write!(f, "{number}"),
            Self::Roman(number) => f.write_str(&roman(*number)),
        }
    }
}

/// The digits of roman numerals with their values, greatest first.
const ROMAN: [(u32, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

fn roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, digits) in ROMAN {
        while number >= value {
            text.push_str(digits);
            number -= value;
        }
    }
    text
}

/// The value of a roman numeral in lower case; none if it is not written in the usual way.
#[must_use]
pub fn from_roman(text: &str) -> Option<u32> {
    let mut rest = text;
    let mut number = 0;
    for (value, digits) in ROMAN {
        while let Some(after) = rest.strip_prefix(digits) {
            number += value;
            rest = after;
        }
    }
    (rest.is_empty() && roman(number) == text).then_some(number)
}

/// A string as the language writes it: in quotes, with `"` and `\` escaped.
#[must_use]
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The text of a string's inside, escapes resolved.
#[must_use]
pub fn unescaped(inside: &str) -> String {
    let mut text = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(char) = chars.next() {
        match char {
            '\\' => text.extend(chars.next()),
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Number, Range, from_roman};

    #[test]
    fn short_ranges_are_completed() {
        let completed = |from, to| Range::completed(Number::Arabic(from), Number::Arabic(to)).to_string();
        assert_eq!(completed(183, 84), "183-184");
        assert_eq!(completed(183, 4), "183-184");
        assert_eq!(completed(1199, 203), "1199-1203");
        assert_eq!(completed(1999, 3), "1999-3", "a range that cannot be completed stays as written");
        assert_eq!(completed(9, 9), "9");
        assert_eq!(completed(100, 5), "100-105");
    }

    #[test]
    fn roman_numerals_are_read_only_as_they_are_written() {
        assert_eq!(from_roman("ix"), Some(9));
        assert_eq!(from_roman("mcmxciv"), Some(1994));
        assert_eq!(from_roman("iiii"), None);
        assert_eq!(from_roman("vx"), None);
    }
}

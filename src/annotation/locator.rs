//! Places in a work: `p. 9`, `nn. 44-46`, `§ "Trust and NATO" ¶ 3`, `vol. 2 p. 14`, `fol. 12r`, `514a`.
//!
//! What can be counted, and every word for it, is the table of [`unit`]; what a number may look like is said in
//! [`number`]; [`read`](mod@read) reads both, and [`export`] writes a place for other programs.

pub mod export;
pub mod number;
mod range;
pub(super) mod read;
mod roman;
pub(crate) mod sheet;
pub mod unit;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use self::number::Number;
pub use self::range::Range;
pub use self::roman::from_roman;
pub use self::unit::Unit;

/// A place, from the coarse to the fine as it was written; empty where no place is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Locator {
    /// The parts in the order of writing.
    pub parts: Vec<Part>,
}

/// One part of a place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    /// Numbered things of one sort.
    Numbered {
        /// What is counted.
        unit: Unit,
        /// The word for it that stays as it is written: `S.`, `Bd.`
        kept: Option<String>,
        /// Which: at least one range.
        ranges: Vec<Range>,
    },
    /// A thing by its title.
    Titled {
        /// What is called so.
        unit: Unit,
        /// The word for it that stays as it is written.
        kept: Option<String>,
        /// The title.
        title: String,
    },
    /// A place in words of one's own.
    Words(String),
}

impl Locator {
    /// True where no place is given.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Gives back the room that lists took to grow.
    pub(super) fn fit(&mut self) {
        self.parts.shrink_to_fit();
        for part in &mut self.parts {
            if let Part::Numbered { ranges, .. } = part {
                ranges.shrink_to_fit();
            }
        }
    }

    /// A place as people write it, in any form that is accepted; none if it is no place.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        read::whole(text).ok()
    }
}

impl Part {
    /// Numbered things.
    #[must_use]
    pub fn numbered(unit: Unit, ranges: Vec<Range>) -> Self {
        Self::Numbered { unit, kept: None, ranges }
    }

    /// A section by its title, or by its number.
    #[must_use]
    pub fn section(title: &str) -> Self {
        Self::titled(Unit::Section, None, title)
    }

    /// A thing by its title; a section whose title is a number is one of that number.
    pub(crate) fn titled(unit: Unit, kept: Option<String>, title: &str) -> Self {
        let is_path = title.split('.').all(|step| step.bytes().all(|byte| byte.is_ascii_digit()));
        match Number::read(title)
            .filter(|number| unit == Unit::Section && is_path && number.as_str() == title)
        {
            Some(number) => Self::Numbered { unit, kept, ranges: vec![Range::one(number)] },
            None => Self::Titled { unit, kept, title: title.to_owned() },
        }
    }

    /// The title or the number of a section.
    #[must_use]
    pub fn section_name(&self) -> Option<String> {
        match self {
            Self::Titled { unit: Unit::Section, title, .. } => Some(title.clone()),
            Self::Numbered { unit: Unit::Section, ranges, .. } => match ranges.as_slice() {
                [range] if !range.is_several() => Some(range.from.to_string()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The word before the numbers or the title; empty if there is none.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Numbered { kept: Some(kept), .. } | Self::Titled { kept: Some(kept), .. } => kept,
            Self::Numbered { unit, ranges, .. } => {
                let several =
                    ranges.iter().any(Range::is_several) || ranges.iter().skip(1).any(|range| !range.is_same);
                if several { unit.entry().several } else { unit.entry().one }
            }
            Self::Titled { unit, .. } => unit.entry().one,
            Self::Words(_) => "",
        }
    }

    /// What stands behind the word: the numbers, or the title in quotation marks.
    fn behind(&self) -> String {
        match self {
            Self::Numbered { ranges, .. } => listed(ranges, |range| range.to_string()),
            Self::Titled { title, .. } => quoted(title),
            Self::Words(words) => quoted(words),
        }
    }
}

/// Ranges one after another, each written by `write`.
fn listed(ranges: &[Range], write: impl Fn(&Range) -> String) -> String {
    let mut text = String::new();
    for (at, range) in ranges.iter().enumerate() {
        text += match at {
            0 => "",
            _ if range.is_same => "/",
            _ => ", ",
        };
        text += &write(range);
    }
    text
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
        let word = self.word();
        let gap = if word.is_empty() { "" } else { " " };
        write!(f, "{word}{gap}{}", self.behind())
    }
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

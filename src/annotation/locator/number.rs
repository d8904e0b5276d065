//! Numbers as works count: `9`, `xiv`, `A19`, `e1003285`, `*9`, `12r`, `514a`, `1094a1`, `2.1`, `2.1.a`, `5(1)(a)`,
//! `10b-5`, `1:02:03`.

mod scan;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::roman::{from_roman, roman};

pub(super) use self::scan::{SIGNS, is_step};
use self::scan::{beginning, behind_letter, digits, ending, inside, inside_at};

/// How a number begins, in the order in which works count: front matter, text, then what has letters before it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Class {
    /// `ix`, `XIV`
    Roman,
    /// `9`
    Arabic,
    /// `A19`, and `A` alone: with these letters, as they are written. A star counts as a letter: `*9` is page 9 of another
    /// edition than that at hand. So does the sign of a sheet: `¶2r`.
    Lettered(String),
}

/// What stands behind a number in brackets or behind a full stop, as paragraphs of laws do, in order: `5(1)(a)`, `2.1.a`.
/// A lone `i` is the numeral, other letters are letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Inside {
    /// `(iv)`
    Roman(u32),
    /// `(1)`
    Arabic(u32),
    /// `(a)`
    Letters(String),
}

/// A number. Two are ordered by what they count: `p. 9` comes before `p. 10`, `12r` before `12v` and `1094a2` before
/// `1094a10`. Those that count the same are told apart by how they are written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number {
    class: Class,
    /// `2.10` has two; a letter alone has none.
    steps: Vec<u32>,
    /// `r`, `n`, `ff`, the star of `9*`, the column of `514a`; else empty.
    suffix: String,
    /// What is counted behind the suffix, as the lines of a column; else 0.
    below: u32,
    /// `(1)(a)`, `.a`: what stands in brackets behind all this, or from a letter on behind full stops.
    inside: Vec<Inside>,
    /// As it is written.
    text: String,
}

/// The suffixes that stand for what follows: `5f`, `5ff`.
const OPEN: [&str; 2] = ["f", "ff"];
/// The most steps of a number, and the most brackets behind it.
const STEPS: usize = 6;

impl Number {
    /// `9`
    #[must_use]
    pub fn arabic(value: u32) -> Self {
        Self::of(&Class::Arabic, value)
    }

    /// `ix`
    #[must_use]
    pub fn roman(value: u32) -> Self {
        Self::of(&Class::Roman, value)
    }

    /// A whole number of a class.
    #[must_use]
    pub(crate) fn of(class: &Class, value: u32) -> Self {
        let text = match class {
            Class::Roman => roman(value),
            Class::Arabic => value.to_string(),
            Class::Lettered(letters) => format!("{letters}{value}"),
        };
        Self {
            class: class.clone(),
            steps: vec![value],
            suffix: String::new(),
            below: 0,
            inside: Vec::new(),
            text,
        }
    }

    /// A number as it is written; none if works do not count so.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (before, behind) = text.split_at(inside_at(text));
        let number = Self::outside(before)?;
        let inside = inside(behind).filter(|inside| inside.len() <= STEPS)?;
        // `II.A` is a part of a part; `i.e` is none.
        let is_of_letters = behind.starts_with('.') && before.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_small = text[..behind_letter(text)].contains(|c: char| c.is_ascii_lowercase());
        (!is_of_letters || !is_small).then(|| Self { inside, text: format!("{number}{behind}"), ..number })
    }

    fn outside(text: &str) -> Option<Self> {
        let is_one_case = !text.contains(|c: char| c.is_ascii_uppercase()) || text == text.to_uppercase();
        if let Some(value) = from_roman(&text.to_lowercase()).filter(|_| is_one_case) {
            return Some(Self { text: text.to_owned(), ..Self::of(&Class::Roman, value) });
        }
        let (class, first, mut rest) = beginning(text)?;
        let mut steps = vec![first];
        while let Some(after) = rest.strip_prefix(['.', ':']) {
            let (step, after) = digits(after)?;
            steps.push(step);
            rest = after;
        }
        let (suffix, below) = ending(rest)?;
        if steps.len() > STEPS {
            return None;
        }
        if class == Class::Arabic && steps.len() == 1 && suffix.is_empty() {
            return Some(Self::arabic(first));
        }
        Some(Self {
            class,
            steps,
            suffix: suffix.to_owned(),
            below,
            inside: Vec::new(),
            text: text.to_owned(),
        })
    }

    /// A letter in the place of a number: `A`.
    #[must_use]
    pub(super) fn letter(text: &str) -> Option<Self> {
        let is_one = text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic());
        is_one.then(|| Self {
            class: Class::Lettered(text.to_owned()),
            steps: Vec::new(),
            suffix: String::new(),
            below: 0,
            inside: Vec::new(),
            text: text.to_owned(),
        })
    }

    /// This number with letters behind it, if it has none.
    pub(super) fn with_suffix(&self, suffix: &str) -> Option<Self> {
        if self.suffix.is_empty() { Self::read(&format!("{}{suffix}", self.text)) } else { None }
    }

    /// The number that a short one behind it is short for, if it is short for one: after `183`, `84` is `184`; after
    /// `S87`, `96` is `S96`; after `514a`, `c` is `514c`; after `1094a1`, `b3` is `1094b3`; after `5(a)`, `(c)` is `5(c)`;
    /// after `2.1.a`, `c` is `2.1.c`.
    pub(super) fn completing(&self, short: &str) -> Option<Self> {
        if let (Some(Inside::Letters(_)), false) = (self.inside.last(), self.text.ends_with(')')) {
            let head = &self.text[..=self.text.rfind('.')?];
            return Self::read(&format!("{head}{short}")).filter(|to| is_step(short) && to > self);
        }
        if let Some(colon) =
            self.text.rfind(':').filter(|_| self.class == Class::Arabic && self.inside.is_empty())
        {
            return self.completing_behind(colon, short);
        }
        if let Some(bracket) = self.text.rfind('(') {
            let is_one = short.starts_with('(') && short.matches('(').count() == 1;
            return is_one.then(|| Self::read(&format!("{}{short}", &self.text[..bracket])))?;
        }
        let (Some(first), true) = (self.steps.last().copied(), self.class != Class::Roman) else {
            return None;
        };
        let digits = self.without_suffix();
        // Columns are divided by capitals as well: `1001A-B`.
        let is_capital = self.suffix.starts_with(|c: char| c.is_ascii_uppercase());
        let is_letter_first =
            short.starts_with(|c: char| c.is_ascii_lowercase() || is_capital && c.is_ascii_uppercase());
        if is_letter_first && !self.suffix.is_empty() {
            return Self::read(&format!("{digits}{short}")).filter(|to| self.is_like(to) && to > self);
        }
        let last: u32 = short.parse().ok().filter(|_| short.bytes().all(|byte| byte.is_ascii_digit()))?;
        if self.below > 0 {
            let head = self.text.trim_end_matches(|c: char| c.is_ascii_digit());
            let full = filled(self.below, last)?;
            return Self::read(&format!("{head}{full}"));
        }
        // In `2.1-4` the `4` may be a section as well.
        let is_short = self.steps.len() == 1 && self.suffix.is_empty();
        let full = filled(first, last).filter(|_| is_short)?;
        match &self.class {
            Class::Arabic => Some(Self::arabic(full)),
            class => Some(Self::of(class, full)),
        }
    }

    /// The same behind the volume, the chapter or the hour that both numbers share: after `4:421`, `423` is `4:423`.
    fn completing_behind(&self, colon: usize, short: &str) -> Option<Self> {
        let (shared, last) = self.text.split_at(colon + 1);
        let from = Self::read(last)?;
        let to = from.completing(short).or_else(|| Self::read(short)).filter(|to| *to > from)?;
        let is_counted = short.starts_with(|c: char| c.is_ascii_digit()) && to.steps.len() == 1;
        // `05` stays as a time has it.
        let written = if is_counted && Self::read(short).as_ref() == Some(&to) { short } else { to.as_str() };
        let is_shared = to.class == Class::Arabic && to.steps.len() == 1;
        Self::read(&format!("{shared}{written}")).filter(|_| is_shared)
    }

    fn is_like(&self, other: &Self) -> bool {
        self.class == other.class && self.steps == other.steps
    }

    /// How it begins.
    #[must_use]
    pub fn class(&self) -> &Class {
        &self.class
    }

    /// What is counted first: of `12r`, 12. None for a letter alone.
    #[must_use]
    pub fn value(&self) -> Option<u32> {
        self.steps.first().copied()
    }

    /// What is counted, step by step: of `2.10`, 2 and 10.
    #[must_use]
    pub fn steps(&self) -> &[u32] {
        &self.steps
    }

    /// The letters behind the digits, and what is counted behind these, if anything is.
    #[must_use]
    pub fn suffix(&self) -> (&str, u32) {
        (&self.suffix, self.below)
    }

    /// True if it goes on with letters behind full stops: `2.1.a`.
    #[must_use]
    pub(super) fn has_lettered_step(&self) -> bool {
        self.text[inside_at(&self.text)..].starts_with('.')
    }

    /// What stands in brackets behind it, or from a letter on behind full stops: of `5(1)(a)`, 1 and a.
    #[must_use]
    pub fn inside(&self) -> &[Inside] {
        &self.inside
    }

    /// The letters before what follows it, if it stands for that as well: `ff` of `5ff`.
    #[must_use]
    pub fn open(&self) -> Option<&str> {
        OPEN.contains(&self.suffix.as_str()).then_some(self.suffix.as_str())
    }

    /// It without the letters and the brackets behind it.
    #[must_use]
    pub fn without_suffix(&self) -> &str {
        let whole = &self.text[..inside_at(&self.text)];
        let below = whole.strip_suffix(&self.below.to_string()).filter(|_| self.below > 0);
        let lettered = below.map_or(whole, |rest| rest.strip_suffix('-').unwrap_or(rest));
        lettered.strip_suffix(self.suffix.as_str()).unwrap_or(lettered)
    }

    /// True for plain digits.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.class == Class::Arabic && self.steps.len() == 1 && self.is_bare()
    }

    /// True if nothing follows the digits.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.suffix.is_empty() && self.inside.is_empty()
    }

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// The second number of a range whose first is `first`, where `last` may leave out the digits that both share; none
/// if it cannot.
fn filled(first: u32, last: u32) -> Option<u32> {
    if last >= first {
        return Some(last);
    }
    let mut power = 10_u32;
    while power <= last {
        power = power.checked_mul(10)?;
    }
    let full = first / power * power + last;
    (full > first).then_some(full)
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, prop_assert, prop_assert_eq, prop_oneof, proptest};

    use super::Number;

    #[test]
    fn numbers_are_in_the_order_of_what_they_count() {
        let numbers = [
            "II.3",
            "iv",
            "ix",
            "XIV",
            "8",
            "9",
            "12",
            "12(1)",
            "12(2)(i)",
            "12(2)(iv)",
            "12(2)(a)",
            "12(2)(c)",
            "12(10)",
            "12*",
            "12r",
            "12v",
            "12.1",
            "12.10",
            "12.10.a",
            "12.10.a.2",
            "12.10.c",
            "514a",
            "514b",
            "1004",
            "1094a1",
            "1094a2",
            "1094a10",
            "1094b1",
            "*9",
            "*12",
            "A2",
            "A19",
            "S87",
            "e1003285",
            "¶2r",
        ];
        let mut ordered: Vec<Number> = numbers.iter().rev().filter_map(|text| Number::read(text)).collect();
        ordered.sort();
        let written: Vec<&str> = ordered.iter().map(Number::as_str).collect();
        assert_eq!(written, numbers);
    }

    #[test]
    fn what_no_work_counts_by_is_no_number() {
        for text in [
            "",
            "nine",
            "iiii",
            "iX",
            "1234567890",
            "9th",
            "5fff",
            "2.",
            "2..1",
            "A",
            "ABCDE1",
            "1a2b",
            "-1",
            "5()",
            "5(",
            "5(1",
            "(1)",
            "5(1)a",
            "5(a-c)",
            "***9",
            "9***",
            "*",
            "*a",
            "i.e",
            "e.g",
            "2.1.ab",
            "2.1.mix",
            "2.1.",
            "2.1.a.",
            "10b-05",
            "10-5",
        ] {
            assert_eq!(Number::read(text), None, "`{text}`");
        }
    }

    #[test]
    fn short_numbers_are_completed() {
        for (from, short, full) in [
            ("183", "84", Some("184")),
            ("183", "4", Some("184")),
            ("1199", "203", Some("1203")),
            ("1999", "3", None),
            ("12", "2", None),
            ("L121", "1", None),
            ("100", "5", Some("105")),
            ("S87", "96", Some("S96")),
            ("514a", "c", Some("514c")),
            ("12r", "v", Some("12v")),
            ("1094a1", "3", Some("1094a3")),
            ("1094a1", "b3", Some("1094b3")),
            ("5(a)", "(c)", Some("5(c)")),
            ("5(1)(a)", "(c)", Some("5(1)(c)")),
            ("5(1)", "7", None),
            ("2.1.a", "c", Some("2.1.c")),
            ("2.1.c", "a", None),
            ("2.1.a", "3", None),
            ("*9", "12", Some("*12")),
            ("*183", "4", Some("*184")),
            ("xiv", "5", None),
            ("2.1", "4", None),
            ("4:421", "423", Some("4:423")),
            ("4:421", "23", Some("4:423")),
            ("4:421", "9", Some("4:429")),
            ("62:03", "05", Some("62:05")),
            ("1:02:03", "1:05:00", None),
            ("3:16", "9", Some("3:19")),
            ("44:1001A", "C", Some("44:1001C")),
            ("44:1001A", "1004C", Some("44:1004C")),
            ("44:1004C", "1001A", None),
        ] {
            let completed = Number::read(from).and_then(|from| from.completing(short));
            assert_eq!(completed.as_ref().map(Number::as_str), full, "`{from}-{short}`");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,12}") {
            if let Some(number) = Number::read(&text) {
                prop_assert_eq!(Number::read(number.as_str()), Some(number.clone()));
                prop_assert!(number.without_suffix().len() <= number.as_str().len());
            }
        }

        #[test]
        fn a_number_is_read_as_it_is_written(
            before in prop_oneof![Just(String::new()), "[A-Z]{1,3}", "[a-z]"],
            value in 1_u32..999_999_999,
            after in prop_oneof![Just(String::new()), "[a-z]", Just("ff".to_owned()), "[a-b][1-9]", "[a-b]-[1-9]", "\\*{1,2}", "(\\.[1-9]){0,2}\\.[a-h]", "(\\([1-9][0-9]?\\)|\\([a-h]\\)){1,3}"],
        ) {
            let text = format!("{before}{value}{after}");
            let number = Number::read(&text);
            prop_assert_eq!(number.as_ref().map(Number::as_str), Some(text.as_str()));
            prop_assert_eq!(number.and_then(|number| number.value()), Some(value));
        }
    }
}

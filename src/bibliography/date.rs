//! Dates as bibliographies give them: a year, month or day, a season, a range of them, with doubt.
//! They are written as BibLaTeX writes them, which is ISO 8601-2 (EDTF), level 1.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::year::is_month;

/// A date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Date {
    /// A day, month, season or year.
    Point(Point),
    /// From one to another; an end that is none is open.
    Range(Option<Point>, Option<Point>),
    /// What is no date in numbers: `forthcoming`, `1994/95`.
    Words(String),
}

/// A day, month, season or year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    /// Counted as astronomers do: 44 BCE is -43. Where the last digits are not known they are 0 here.
    pub year: i32,
    /// So many of its last digits are not known: 1 of `199X`.
    pub unknown_digits: u8,
    /// 1 to 12, or a season: 21 is spring, 24 winter; up to 41 are the further ones of level 2.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
    /// What follows the day, from `T` on; mostly empty.
    pub time: String,
    /// It is about then.
    pub circa: bool,
    /// It is doubtful.
    pub doubtful: bool,
}

impl Date {
    /// The date of a year alone.
    #[must_use]
    pub fn year(year: i32) -> Self {
        Self::Point(Point { year, ..Point::default() })
    }

    /// Reads a date of EDTF, or a month and its year as they are often written, `05/1999`; words if it is
    /// neither.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let words = || Self::Words(text.to_owned());
        let Some((from, to)) = text.split_once('/') else {
            return point(text).map_or_else(words, Self::Point);
        };
        if is_month(from)
            && let Some(Point { year, month: None, .. }) = point(to.trim()).filter(|_| to.trim().len() == 4)
        {
            return Self::Point(Point { year, month: month_number(from), ..Point::default() });
        }
        let edge = |edge: &str| match edge.trim() {
            "" | ".." => Some(None),
            edge => point(edge).map(Some),
        };
        match (edge(from), edge(to)) {
            (Some(None), Some(None)) | (None, _) | (_, None) => words(),
            (Some(from), Some(to)) => Self::Range(from, to),
        }
    }

    /// Its first point, if it has one.
    #[must_use]
    pub fn first(&self) -> Option<&Point> {
        match self {
            Self::Point(point) => Some(point),
            Self::Range(from, to) => from.as_ref().or(to.as_ref()),
            Self::Words(_) => None,
        }
    }

    /// The year that it begins with, wherever words have one.
    #[must_use]
    pub fn first_year(&self) -> Option<i32> {
        match self {
            Self::Words(words) => super::year::of_text(words),
            _ => self.first().map(|point| point.year),
        }
    }

    /// The single day, month or year, if that is all there is to it: nothing in doubt, no range.
    pub(super) fn plain(&self) -> Option<&Point> {
        match self {
            Self::Point(point) => Some(point).filter(|point| {
                point.unknown_digits == 0
                    && !point.circa
                    && !point.doubtful
                    && point.time.is_empty()
                    && (0..=9999).contains(&point.year)
            }),
            _ => None,
        }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let edge = |edge: &Option<Point>| edge.as_ref().map_or_else(String::new, Point::to_string);
        match self {
            Self::Point(point) => point.fmt(f),
            Self::Range(from, to) => write!(f, "{}/{}", edge(from), edge(to)),
            Self::Words(words) => f.write_str(words),
        }
    }
}

impl fmt::Display for Point {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:04}", self.year.unsigned_abs());
        let known = digits.len() - usize::from(self.unknown_digits).min(digits.len());
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{}{}", &digits[..known], "X".repeat(digits.len() - known))?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        f.write_str(&self.time)?;
        f.write_str(match (self.circa, self.doubtful) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

fn point(text: &str) -> Option<Point> {
    let plain = text.trim_end_matches(['~', '?', '%']);
    let marks = &text[plain.len()..];
    let (plain, time) = plain.split_at(plain.find('T').unwrap_or(plain.len()));
    let (sign, unsigned) = plain.strip_prefix('-').map_or((1, plain), |rest| (-1, rest));
    let mut parts = unsigned.split('-');
    let year = parts.next()?;
    let known = year.trim_end_matches(['X', 'x']);
    let unknown = u8::try_from(year.len() - known.len()).ok()?;
    let part = |text: &str, most: u8| match text.parse::<u8>() {
        Ok(number) if (1..=most).contains(&number) && text.len() <= 2 => Some(number),
        _ => None,
    };
    let month = match parts.next() {
        None | Some("XX") => None,
        Some(month) => Some(part(month, 41).filter(|month| !(13..=20).contains(month))?),
    };
    let day = match parts.next() {
        None | Some("XX") => None,
        Some(day) => Some(part(day, 31)?),
    };
    let is_year =
        (3..=4).contains(&year.len()) && !known.is_empty() && known.bytes().all(|b| b.is_ascii_digit());
    if !is_year || parts.next().is_some() || month.is_none() && day.is_some() {
        return None;
    }
    if !time.is_empty() && (day.is_none() || !is_time(&time[1..])) {
        return None;
    }
    let value = known.parse::<i32>().ok()? * 10_i32.pow(u32::from(unknown));
    Some(Point {
        year: sign * value,
        unknown_digits: unknown,
        month,
        day,
        time: time.to_owned(),
        circa: marks.contains(['~', '%']),
        doubtful: marks.contains(['?', '%']),
    })
}

fn is_time(time: &str) -> bool {
    !time.is_empty()
        && time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'Z' | b'+' | b'-' | b'.'))
}

/// The English names of months, as BibTeX's styles print them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a month by its name, its first three letters or its number.
pub(super) fn month_number(text: &str) -> Option<u8> {
    let text = text.trim().trim_end_matches('.');
    if let Ok(number @ 1..=12) = text.parse::<u8>() {
        return Some(number);
    }
    let found = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(text)
            || text.len() >= 3
                && text.is_ascii()
                && month.len() > text.len()
                && month[..text.len()].eq_ignore_ascii_case(text)
    })?;
    u8::try_from(found + 1).ok()
}

/// The abbreviation of a month that every style of BibTeX knows: `may`.
pub(super) fn month_macro(month: u8) -> Option<String> {
    MONTHS.get(usize::from(month).checked_sub(1)?).map(|name| name[..3].to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::{Date, month_macro, month_number};

    #[test]
    fn dates_are_written_as_they_are_read() {
        for text in [
            "1994",
            "1994-05",
            "1994-05-02",
            "1994-21",
            "1994/1995",
            "1994-05/1994-06",
            "1994/",
            "/1994",
            "1994~",
            "1994?",
            "1994-05%",
            "199X",
            "19XX",
            "-0043",
            "0800",
            "2006-02-03T10:00:00Z",
        ] {
            let date = Date::parse(text);
            assert!(!matches!(date, Date::Words(_)), "{text}");
            assert_eq!(date.to_string(), text);
        }
        for words in ["forthcoming", "1994/95", "May 1994", "", "/", "1994-13", "1994-02-32", "19945", "XXXX"]
        {
            assert_eq!(Date::parse(words), Date::Words(words.to_owned()), "{words}");
        }
    }

    #[test]
    fn a_month_and_its_year() {
        for (text, edtf) in [("05/1999", "1999-05"), ("5/1999", "1999-05"), ("13/1999", "13/1999")] {
            assert_eq!(Date::parse(text).to_string(), edtf);
        }
    }

    #[test]
    fn months_by_name() {
        for (text, month) in [("may", 5), ("Sept.", 9), ("12", 12), ("JUNE", 6)] {
            assert_eq!(month_number(text), Some(month), "{text}");
        }
        for bad in ["13", "ju", "10~jan", "spring", ""] {
            assert_eq!(month_number(bad), None, "{bad}");
        }
        assert_eq!(month_macro(9).as_deref(), Some("sep"));
        assert_eq!(month_macro(21), None);
    }
}

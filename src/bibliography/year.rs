//! Years: from BibLaTeX's `date`, which is a date of ISO 8601-2 (EDTF), or from BibTeX's `year`,
//! which is whatever was printed.

use super::date::{Date, Point};
use super::words::shown;

/// A year and how it is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Year {
    /// Counted as astronomers do: 44 BCE is -43.
    pub(super) value: i32,
    pub(super) shown: String,
}

/// The year of a `date`: `1994-05-02`, `1994/1995`, `1994~`, `199X`, `-0043`. Of a range it is the
/// first that is given.
pub(super) fn of_date(date: &str) -> Option<Year> {
    match Date::parse(date) {
        Date::Point(point) => Some(Year::of(&point)),
        Date::Range(Some(from), Some(to)) => {
            let (from, to) = (Year::of(&from), Year::of(&to));
            let shown =
                if from.value == to.value { from.shown } else { format!("{}/{}", from.shown, to.shown) };
            Some(Year { value: from.value, shown })
        }
        Date::Range(from, to) => from.or(to).as_ref().map(Year::of),
        Date::Words(_) => None,
    }
}

impl Year {
    fn of(point: &Point) -> Self {
        let unknown = usize::from(point.unknown_digits);
        let digits = format!("{:04}", point.year.unsigned_abs());
        let shown = match unknown {
            0 => point.year.to_string(),
            _ => digits[..digits.len().saturating_sub(unknown)].to_owned() + &"X".repeat(unknown),
        };
        let about = if point.circa { "c. " } else { "" };
        let doubt = if point.doubtful { "?" } else { "" };
        Self { value: point.year, shown: format!("{about}{shown}{doubt}") }
    }
}

/// True of a month in one or two digits.
pub(super) fn is_month(text: &str) -> bool {
    text.trim().len() <= 2 && matches!(text.trim().parse::<u8>(), Ok(1..=12))
}

/// The year in a text such as `1994/95`, `[1979]`, `May 1994`, `c. 800`, `44 BC`; none if it does not
/// say one.
///
/// Four digits are a year wherever they stand; fewer only beside signs and words of time.
pub(super) fn of_text(text: &str) -> Option<i32> {
    let text = text.trim();
    let runs = digit_runs(text);
    if has_no_century(text) && runs.iter().all(|(_, digits)| digits.len() < 3) {
        return None;
    }
    let (at, digits) = runs
        .iter()
        .find(|(_, digits)| digits.len() == 4)
        .or_else(|| runs.first().filter(|_| short(text, &runs)))?;
    let year = digits.parse::<i32>().ok()?;
    let after = text[at + digits.len()..].trim_start().to_uppercase().replace(['.', ' '], "");
    if after.starts_with("BC") {
        return Some(1 - year);
    }
    Some(if matches!(&text[..*at], "-" | "−") { -year } else { year })
}

/// What to say of a year of two digits under `name`, in which a century may have been left out, and how to mend it;
/// none of another text.
pub(super) fn without_its_century(name: &str, text: &str) -> Option<(String, String)> {
    may_lack_its_century(text).then(|| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        (
            format!("expected a year in four digits in `{name}`, found `{}`", shown(text)),
            format!("write the century too, as `19{digits}`; the year {digits} itself is `00{digits}`"),
        )
    })
}

/// True of a year of two digits, in which a century may have been left out: `98`, `'98`, `[98]`, but not
/// `98 AD`, `c. 98` or `-44`.
pub(super) fn may_lack_its_century(text: &str) -> bool {
    let text = text.trim();
    let runs = digit_runs(text);
    let [(at, digits)] = runs.as_slice() else { return false };
    digits.len() == 2
        && !text.contains(char::is_alphabetic)
        && !text[..*at].ends_with(['-', '−', '~'])
        && !text[at + digits.len()..].starts_with(['?', '-', '–', '_', '*', '~'])
}

/// True if a text has an apostrophe in the place of a century: `'98`.
fn has_no_century(text: &str) -> bool {
    text.starts_with(['\'', '’', '‘', '`', '´', 'ʼ'])
}

/// The runs of ASCII digits with the bytes where they begin.
fn digit_runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find(|c: char| c.is_ascii_digit()) {
        let start = at + found;
        let length = text[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len() - start);
        runs.push((start, &text[start..start + length]));
        at = start + length;
    }
    runs
}

/// True if a text with fewer than four digits says a year: it has one number and no other words, nor
/// a sign for a digit that is not known.
fn short(text: &str, runs: &[(usize, &str)]) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let of_time = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "c" | "ca" | "circa" | "about" | "a" | "d" | "ad" | "b" | "e" | "ce" | "bc" | "bce"
        )
    };
    let [(at, digits)] = runs else { return false };
    let after = &text[at + digits.len()..];
    digits.len() < 4 && words.into_iter().all(of_time) && !after.starts_with(['?', '-', '–', '_', '*'])
}

#[cfg(test)]
mod tests {
    use super::{may_lack_its_century, of_date, of_text};

    #[test]
    fn a_year_of_two_digits_may_lack_its_century() {
        for text in ["98", "'98", "’98", "[98]"] {
            assert!(may_lack_its_century(text), "{text}");
        }
        for text in ["1998", "98 AD", "c. 98", "-44", "44 BC", "98?", "98/99", "5", ""] {
            assert!(!may_lack_its_century(text), "{text}");
        }
    }

    #[test]
    fn dates_of_biblatex() {
        let cases = [
            ("1994", 1994, "1994"),
            ("1994-05-02", 1994, "1994"),
            ("1994-21", 1994, "1994"),
            ("1994/1995", 1994, "1994/1995"),
            ("1994-05/1994-06", 1994, "1994"),
            ("1994/", 1994, "1994"),
            ("../1994", 1994, "1994"),
            ("1994~", 1994, "c. 1994"),
            ("1994?", 1994, "1994?"),
            ("1994-05%", 1994, "c. 1994?"),
            ("199X", 1990, "199X"),
            ("-0043", -43, "-43"),
            ("05/1999", 1999, "1999"),
            ("5/1999", 1999, "1999"),
            ("0800", 800, "800"),
            ("2006-02-03T10:00:00Z", 2006, "2006"),
        ];
        for (date, value, shown) in cases {
            let year = of_date(date).map(|year| (year.value, year.shown));
            assert_eq!(year, Some((value, shown.to_owned())), "{date}");
        }
        for bad in [
            "",
            "/",
            "May 1994",
            "05/99",
            "5/6",
            "1994/95/96x",
            "19945",
            "X",
            "XXXX",
            "-",
            "199é",
            "1994-99",
            "99999X",
        ] {
            assert_eq!(of_date(bad), None, "{bad}");
        }
    }

    #[test]
    fn years_as_printed() {
        let cases = [
            ("1994", 1994),
            ("1994/95", 1994),
            ("1994–1995", 1994),
            ("[1979]", 1979),
            ("c. 1900", 1900),
            ("1998a", 1998),
            ("12 May 1994", 1994),
            ("c. 800", 800),
            ("44 B.C.", -43),
            ("44 BC", -43),
            ("-44", -44),
            ("79 AD", 79),
        ];
        for (text, year) in cases {
            assert_eq!(of_text(text), Some(year), "{text}");
        }
        for bad in [
            "'98",
            "’98",
            "'98/99",
            "",
            "forthcoming",
            "n.d.",
            "199?",
            "19--",
            "19xx",
            "volume 3",
            "123456",
            "in 2 parts",
            "٣٣٣٣",
        ] {
            assert_eq!(of_text(bad), None, "{bad}");
        }
    }
}

//! Places as other programs take them: CSL's label and value, and the postnote of biblatex.

use super::number::Class;
use super::read::is_of_law;
use super::unit::Unit;
use super::{Locator, Number, Part, Range, listed};

/// A place in the citation of a CSL processor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csl {
    /// What is counted, by CSL's term; none where CSL has none, and where the place is in words: those are a suffix.
    pub label: Option<&'static str>,
    /// Which. What is finer than the label's follows behind commas, with its word.
    pub value: String,
}

impl Locator {
    /// The place for a CSL processor; none if there is no place.
    #[must_use]
    pub fn csl(&self) -> Option<Csl> {
        let (first, rest) = self.parts.split_first()?;
        let label = match first {
            Part::Numbered { unit, .. } | Part::Titled { unit, .. } => unit.entry().csl,
            Part::Words(_) => None,
        };
        let first = if label.is_some() { plain(first) } else { worded(first) };
        let parts = std::iter::once(first).chain(rest.iter().map(worded));
        Some(Csl { label, value: parts.collect::<Vec<_>>().join(", ") })
    }

    /// The place as the postnote of a biblatex citation, without the brackets; none if there is no place. Pages alone
    /// are numbers, to which biblatex adds the word.
    #[must_use]
    pub fn postnote(&self) -> Option<String> {
        if let [Part::Numbered { unit: Unit::Page, ranges, .. }] = self.parts.as_slice()
            && ranges.iter().all(is_numeral)
        {
            return Some(latex_list(ranges));
        }
        let parts = self.parts.iter().map(latex).collect::<Vec<_>>();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// The numbers or the title of a part.
fn plain(part: &Part) -> String {
    match part {
        Part::Numbered { ranges, .. } => listed(ranges, ToString::to_string),
        Part::Titled { unit, title, .. } if is_number_of_law(*unit, title) => title.clone(),
        Part::Titled { title, .. } => format!("“{title}”"),
        Part::Words(words) => words.clone(),
    }
}

/// True for a number that is written as a title because it has a hyphen: `§ "2-101"`.
fn is_number_of_law(unit: Unit, title: &str) -> bool {
    is_of_law(unit)
        && title.contains(|c: char| c.is_ascii_digit())
        && title.contains('-')
        && !title.contains(char::is_whitespace)
}

/// A part with its word.
fn worded(part: &Part) -> String {
    let word = part.word();
    let gap = if word.is_empty() { "" } else { " " };
    format!("{word}{gap}{}", plain(part))
}

/// What biblatex takes for the number of a page.
fn is_numeral(range: &Range) -> bool {
    let is_numeral = |number: &Number| {
        let digits = number.without_suffix();
        let is_one = digits.bytes().all(|byte| byte.is_ascii_digit());
        let is_roman = *number.class() == Class::Roman && number.steps().len() == 1;
        (is_one || is_roman) && (number.is_bare() || number.open().is_some())
    };
    is_numeral(&range.from) && is_numeral(&range.to)
}

fn latex_list(ranges: &[Range]) -> String {
    let number = |number: &Number| match number.open() {
        Some("ff") => format!("{}\\psqq", number.without_suffix()),
        Some(_) => format!("{}\\psq", number.without_suffix()),
        None => number.to_string(),
    };
    listed(ranges, |range| {
        if range.from == range.to {
            number(&range.from)
        } else {
            format!("{}--{}", number(&range.from), number(&range.to))
        }
    })
}

fn latex(part: &Part) -> String {
    let behind = match part {
        Part::Numbered { ranges, .. } => latex_list(ranges),
        Part::Titled { unit, title, .. } if is_number_of_law(*unit, title) => escaped(title),
        Part::Titled { title, .. } => format!("\\mkbibquote{{{}}}", escaped(title)),
        Part::Words(words) => return escaped(words),
    };
    let word = match (part, part.word()) {
        (Part::Numbered { unit: Unit::Page, kept: None, .. }, "p.") => "\\pno".to_owned(),
        (Part::Numbered { unit: Unit::Page, kept: None, .. }, _) => "\\ppno".to_owned(),
        // A time says by its colons what it is.
        (Part::Numbered { unit: Unit::Time, kept: None, .. }, _) => String::new(),
        (_, word) => escaped(word).replace('§', "\\S").replace('¶', "\\P"),
    };
    if word.is_empty() { behind } else { format!("{word}~{behind}") }
}

/// A text without what LaTeX would obey.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // A bracket would end the postnote.
            '[' | ']' => out.extend(['{', c, '}']),
            '{' | '}' | '$' | '&' | '#' | '%' | '_' => out.extend(['\\', c]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Locator;

    fn forms(text: &str) -> (Option<&'static str>, String, String) {
        let place = Locator::of(text).unwrap_or_default();
        let csl = place.csl();
        let label = csl.as_ref().and_then(|csl| csl.label);
        (label, csl.map_or_else(String::new, |csl| csl.value), place.postnote().unwrap_or_default())
    }

    #[test]
    fn the_coarsest_part_is_the_label_and_the_rest_stays_with_it() {
        assert_eq!(forms("vol. 2, p. 14"), (Some("volume"), "2, p. 14".into(), "vol.~2, \\pno~14".into()));
        assert_eq!(forms("S. 9"), (Some("page"), "9".into(), "9".into()));
        assert_eq!(forms("pp. 5ff"), (Some("page"), "5ff".into(), "5\\psqq".into()));
        assert_eq!(forms("§ \"2-101\""), (Some("section"), "2-101".into(), "\\S~2-101".into()));
        assert_eq!(
            forms("ch. \"1989-1991\""),
            (Some("chapter"), "“1989-1991”".into(), "ch.~\\mkbibquote{1989-1991}".into())
        );
        assert_eq!(forms("box 3, folder 7"), (None, "box 3, folder 7".into(), "box~3, folder~7".into()));
    }

    #[test]
    fn latex_obeys_nothing_in_the_words_of_a_place() {
        assert_eq!(
            forms("\"50% of $x_1 {a} \\\\ & #2\"").2,
            "50\\% of \\$x\\_1 \\{a\\} \\textbackslash{} \\& \\#2"
        );
        assert_eq!(forms("\"p. [9]\"").2, "p. {[}9{]}");
    }
}

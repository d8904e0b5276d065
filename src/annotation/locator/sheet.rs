//! Pages of a file, of which it is not known what the work calls them.

use super::{Locator, Part, Range, Unit};

const BEFORE: &str = "page ";
const BEFORE_SEVERAL: &str = "pages ";
const BEHIND: &str = " of the file";

/// Pages by their numbers in the file: a place in words.
#[must_use]
pub(crate) fn of_file(pages: &[Range]) -> String {
    let is_one = matches!(pages, [page] if !page.is_several());
    let before = if is_one { BEFORE } else { BEFORE_SEVERAL };
    let pages: Vec<String> = pages.iter().map(Range::to_string).collect();
    format!("{before}{}{BEHIND}", pages.join(", "))
}

impl Locator {
    /// True for pages of a file and nothing else.
    #[must_use]
    pub fn is_of_file(&self) -> bool {
        self.in_file().is_some()
    }

    /// Pages of a file as pages of these numbers; none for any other place.
    #[must_use]
    pub(crate) fn in_file(&self) -> Option<Self> {
        let [Part::Words(words)] = self.parts.as_slice() else { return None };
        let pages = words.strip_suffix(BEHIND)?;
        let pages = pages.strip_prefix(BEFORE).or_else(|| pages.strip_prefix(BEFORE_SEVERAL))?;
        let locator = Self::of(&format!("pp. {pages}"))?;
        let [Part::Numbered { unit: Unit::Page, ranges, .. }] = locator.parts.as_slice() else { return None };
        let is_counted = ranges.iter().all(|range| range.from.is_plain() && range.to.is_plain());
        (is_counted && of_file(ranges) == *words).then_some(locator)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Locator, Number, Range};
    use super::of_file;

    #[test]
    fn a_page_of_a_file_is_known_by_its_words() {
        let read = |text: &str| Locator::of(&format!("\"{text}\"")).is_some_and(|place| place.is_of_file());
        let one = Range::one(Number::arabic(3));
        let several = [Range::new(Number::arabic(3), Number::arabic(4)), Range::one(Number::arabic(7))];
        assert!(read(&of_file(&[one])) && read(&of_file(&several)));
        assert!(!read("page ix of the file") && !read("page 3") && !read("page  of the file"));
        let pages = |text: &str| Locator::of(&format!("\"{text}\"")).and_then(|place| place.in_file());
        assert_eq!(
            pages("pages 3-4, 7 of the file").map(|pages| pages.to_string()).as_deref(),
            Some("pp. 3-4, 7")
        );
        assert_eq!(pages("page 3 of the file").map(|pages| pages.to_string()).as_deref(), Some("p. 3"));
    }
}

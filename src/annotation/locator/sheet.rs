//! Pages of a file, of which it is not known what the work calls them.

use super::{Locator, Part};

const BEFORE: &str = "page ";
const BEHIND: &str = " of the file";

/// A page by its number in the file: a place in words.
#[must_use]
pub(crate) fn of_file(page: impl std::fmt::Display) -> String {
    format!("{BEFORE}{page}{BEHIND}")
}

impl Locator {
    /// True for a page of a file and nothing else.
    #[must_use]
    pub fn is_of_file(&self) -> bool {
        let [Part::Words(words)] = self.parts.as_slice() else { return false };
        let number = words.strip_prefix(BEFORE).and_then(|rest| rest.strip_suffix(BEHIND));
        number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::Locator;
    use super::of_file;

    #[test]
    fn a_page_of_a_file_is_known_by_its_words() {
        let read = |text: &str| Locator::of(&format!("\"{text}\"")).is_some_and(|place| place.is_of_file());
        assert!(read(&of_file(3)));
        assert!(!read("page ix of the file") && !read("page 3") && !read("page  of the file"));
    }
}

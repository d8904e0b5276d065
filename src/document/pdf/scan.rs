//! Whether pages are pictures of pages.

use std::collections::{BTreeSet, HashMap};

use crate::document::Page;
use crate::document::pdf::LEAST_LETTERS;

/// A picture of a page covers more of the page than this.
const COVERED: f64 = 0.5;

/// True if most pages are pictures, each with no more text than its number and what is stamped on most pages: a seller's
/// cover before a scan makes no text of it, and a picture among words no scan. `pictured` is what part of each page
/// pictures cover.
pub(super) fn is_scan(pages: &[Page], pictured: &[f64]) -> bool {
    let lines: Vec<BTreeSet<String>> =
        pages.iter().map(|page| page.text.lines().map(unnumbered).collect()).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in lines.iter().flatten() {
        *counts.entry(line).or_default() += 1;
    }
    let is_stamp = |line: &&String| {
        pages.len() > 2 && counts.get(line.as_str()).is_some_and(|count| count * 2 > pages.len())
    };
    let letters = |page: &BTreeSet<String>| -> usize {
        page.iter().filter(|line| !is_stamp(line)).map(|line| line.chars().count()).sum()
    };
    let pictures =
        lines.iter().zip(pictured).filter(|(page, part)| **part > COVERED && letters(page) < LEAST_LETTERS);
    pictures.count() * 2 > pages.len()
}

/// The letters of a line, whatever its numbers: a stamp may count pages or tell the hour.
fn unnumbered(line: &str) -> String {
    line.chars().filter(|char| char.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::is_scan;
    use crate::document::Page;

    /// Whether pages are a scan of which each has this text, and a picture of the whole page or none.
    fn told(pages: &[(&str, bool)]) -> bool {
        let pictured: Vec<f64> =
            pages.iter().map(|(_, is_pictured)| f64::from(u8::from(*is_pictured))).collect();
        let pages: Vec<Page> = pages
            .iter()
            .map(|(text, _)| Page { label: None, text: (*text).to_owned(), large: Vec::new() })
            .collect();
        is_scan(&pages, &pictured)
    }

    #[test]
    fn a_cover_and_stamps_make_no_text_of_a_scan() {
        let cover = ("An article on trust, downloaded from a seller of articles", false);
        let stamps: Vec<String> =
            (0..9).map(|at| format!("Downloaded from a seller on day {at}\n{at}")).collect();
        let mut pages = vec![cover];
        pages.extend(stamps.iter().map(|stamp| (stamp.as_str(), true)));
        assert!(told(&pages));
        assert!(told(&[cover, ("", true), ("3", true)]));
    }

    #[test]
    fn pictures_among_words_make_no_scan() {
        let words = "Keepers learn trust in long nights of work.";
        assert!(!told(&[(words, false)]));
        assert!(!told(&[(words, true)]), "what was recognised of a scan");
        assert!(!told(&[(words, false), ("", true)]));
        assert!(!told(&[(words, false), ("", false), ("", false)]), "blank pages");
        assert!(!told(&[("Trust", false), ("Storms", true), ("Harbours", false)]), "slides");
    }
}

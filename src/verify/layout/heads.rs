//! Running heads and feet, and the numbers of pages: what repeats at the edges of pages is not the author's.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use crate::annotation::locator::Number;
use crate::verify::known::Known;
use crate::verify::pages::Numbering;
use crate::verify::pages::edge::{is_alone, is_misread, printed, words};
use crate::verify::pages::one;

/// No more lines than these are a head or a foot.
const DEEPEST: usize = 4;
/// What stands at the same edge of so many pages near one another is a head, and one less if it has the page's number
/// beside it.
const REPEATED: usize = 3;
/// Pages are near one another that are no more than these apart.
const NEAR: usize = 8;
/// A longer line is no head, in bytes.
const LONGEST: usize = 200;

/// The pages without their heads, feet and numbers. They are taken away from the edges inward, line by line: the first line
/// of the author's ends the search.
pub(super) fn without_heads(pages: &[&str], numbering: &Numbering, known: &Known) -> Vec<String> {
    let mut sheets: Vec<Sheet<'_>> =
        pages.iter().enumerate().map(|(number, text)| Sheet::of(number, text)).collect();
    for edge in [Edge::Upper, Edge::Lower] {
        let mut heads = Heads::default();
        for _ in 0..DEEPEST {
            for sheet in &sheets {
                let Some(line) = sheet.outermost(edge) else { continue };
                let words = bare(line, sheet.number, numbering).0;
                if !words.is_empty() && !line.starts_with('#') {
                    heads.add(words, sheet.number);
                }
            }
            let is_head = |line, page| is_head(line, page, &heads, numbering, known);
            for sheet in &mut sheets {
                if sheet.outermost(edge).is_some_and(|line| is_head(line, sheet.number)) {
                    sheet.take_away(edge);
                }
            }
        }
    }
    sheets.iter().map(Sheet::text).collect()
}

/// What stands at one edge of the pages.
#[derive(Default)]
struct Heads {
    /// The pages on which the words of a line stand.
    pages: BTreeMap<String, BTreeSet<usize>>,
    /// The words of the lines of each page.
    words: BTreeMap<usize, BTreeSet<String>>,
}

impl Heads {
    fn add(&mut self, words: String, page: usize) {
        self.words.entry(page).or_default().insert(words.clone());
        self.pages.entry(words).or_default().insert(page);
    }

    /// On how many pages near this one words stand.
    fn near(&self, words: &str, page: usize) -> usize {
        self.pages.get(words).map_or(0, |pages| pages.range(about(page)).count())
    }

    /// On how many pages near this one words stand, the first of the copy aside.
    fn near_behind_first(&self, words: &str, page: usize) -> usize {
        self.near(words, page)
            - usize::from(page <= NEAR && self.pages.get(words).is_some_and(|pages| pages.contains(&0)))
    }

    /// True where words are those of a head that stands near, misread.
    fn has_misread(&self, words: &str, page: usize) -> bool {
        let near: BTreeSet<&String> = self.words.range(about(page)).flat_map(|(_, words)| words).collect();
        near.into_iter().any(|head| self.near(head, page) >= REPEATED && is_misread(words, head))
    }
}

/// The pages near one.
fn about(page: usize) -> RangeInclusive<usize> {
    page.saturating_sub(NEAR)..=page + NEAR
}

/// An edge of a page.
#[derive(Clone, Copy)]
enum Edge {
    Upper,
    Lower,
}

/// A page whose edges are being cleared.
struct Sheet<'a> {
    /// Its place in the copy, from 0.
    number: usize,
    lines: Vec<&'a str>,
    /// The lines that have text and are left.
    left: Range<usize>,
    filled: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn of(number: usize, text: &'a str) -> Self {
        let lines: Vec<&str> = text.lines().collect();
        let filled: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].trim().is_empty()).collect();
        Self { number, lines, left: 0..filled.len(), filled }
    }

    fn outermost(&self, edge: Edge) -> Option<&'a str> {
        let at = match edge {
            Edge::Upper => self.left.start,
            Edge::Lower => self.left.end.checked_sub(1)?,
        };
        let line = *self.filled.get(at).filter(|_| self.left.contains(&at))?;
        self.lines.get(line).copied()
    }

    fn take_away(&mut self, edge: Edge) {
        match edge {
            Edge::Upper => self.left.start += 1,
            Edge::Lower => self.left.end -= 1,
        }
    }

    fn text(&self) -> String {
        match self.filled.get(self.left.clone()) {
            Some([first, .., last]) => self.lines[*first..=*last].join("\n"),
            Some([only]) => self.lines[*only].to_owned(),
            _ => String::new(),
        }
    }
}

fn is_head(line: &str, page: usize, heads: &Heads, numbering: &Numbering, known: &Known) -> bool {
    let (words, has_number) = bare(line, page, numbering);
    if is_alone(line) {
        // A lone number that does not fit is the author's where it is known what fits.
        return has_number || numbering.printed(page).next().is_none();
    }
    if words.is_empty() || line.starts_with('#') {
        return false;
    }
    if has_number && known.has(&words) {
        return true;
    }
    // On the first page the title stands as such, and a note begins with its number.
    let is_repeated =
        page > 0 && !line.contains(char::is_numeric) && heads.near_behind_first(&words, page) >= REPEATED - 1;
    if is_repeated && known.is_head(&words) {
        return true;
    }
    let fewest = REPEATED - usize::from(has_number);
    heads.near(&words, page) >= fewest || heads.has_misread(&words, page)
}

/// The words of a line without the page's number, and whether it has that. A long line has none.
fn bare(line: &str, page: usize, numbering: &Numbering) -> (String, bool) {
    if line.len() > LONGEST {
        return (String::new(), false);
    }
    let found = printed(line);
    let fits = found.iter().find(|found| {
        let number = Number::of(&found.class, found.value);
        numbering.printed(page).any(|known| one(&known).meets(&one(&number)))
    });
    match fits {
        Some(found) => (found.beside.clone(), true),
        None => (words(line), false),
    }
}

#[cfg(test)]
mod tests {
    use super::without_heads;
    use crate::verify::known::Known;
    use crate::verify::pages::Numbering;

    /// The pages without what is not the author's.
    fn bare(pages: &[&str]) -> Vec<String> {
        bare_of(pages, "")
    }

    /// The same of a work with a title.
    fn bare_of(pages: &[&str], title: &str) -> Vec<String> {
        let known = Known::default().titled(title);
        without_heads(pages, &Numbering::of(pages, &vec![None; pages.len()], &known), &known)
    }

    #[test]
    fn heads_and_feet_are_known_by_repetition() {
        let pages = [
            "42 PORTS\n\na to the\n\nTaken from a shelf on 1 May",
            "TRUST 43\nharbour b\nTaken from a shelf on 2 May",
            "44 PORTS\nc\nd\n\nTaken from a shelf on 3 May",
            "TRUST 45\ne\nTaken from a shelf on 4 May",
        ];
        assert_eq!(bare(&pages), ["a to the", "harbour b", "c\nd", "e"]);
        let misread =
            ["PORTS AND PILOTS\na", "PORTS AND PILOTS\nb", "PORTS AND PlLOTS\nc", "PORTS AND PILOTS\nd"];
        assert_eq!(bare(&misread), ["a", "b", "c", "d"]);
    }

    #[test]
    fn few_pages_show_their_heads_by_numbers_and_by_what_is_known() {
        let same = ["Ports\na to the", "42 PORTS AND PILOTS\nharbour", "PORTS AND PILOTS 43\nb"];
        assert_eq!(bare(&same), ["Ports\na to the", "harbour", "b"]);
        let three = ["a to the", "Ports and Their Pilots 42\nharbour", "Ports and Their Pilots 43\nb"];
        assert_eq!(bare(&three), ["a to the", "harbour", "b"]);
        let other = ["Ports and Pilots\na to the", "42 A. OAK\nharbour", "PORTS AND PILOTS 43\nb"];
        assert_eq!(bare(&other), other, "nothing tells them");
        let oak = Known::default().titled("A. Oak").titled("Ports and Pilots: A Study");
        let labels = vec![None; 3];
        assert_eq!(
            without_heads(&other, &Numbering::of(&other, &labels, &oak), &oak),
            ["Ports and Pilots\na to the", "harbour", "b"]
        );
        let unnumbered = ["Ports and Pilots\na to the", "Ports and Pilots\nharbour", "Ports and Pi1ots\nb"];
        assert_eq!(bare_of(&unnumbered, "Ports and Pilots"), unnumbered);
        let unnumbered = ["Ports and Pilots\na", "PORTS AND PILOTS\nb", "Ports and Pilots\nc"];
        assert_eq!(bare_of(&unnumbered, "Ports and Pilots"), ["a", "b", "c"]);
        let two = ["The Harbour\na", "PORTS AND PILOTS\nb", "Ports and Pilots\nc"];
        assert_eq!(bare(&two), two);
        assert_eq!(bare_of(&two, "Ports and Pilots"), ["The Harbour\na", "b", "c"]);
    }

    #[test]
    fn what_looks_like_a_head_of_few_pages_is_the_authors() {
        for pages in [
            ["a", "Table 3\nb", "Table 4\nc"],
            ["a", "Table of Ports 3\nb", "Table of Ports 4\nc"],
            ["a", "Case Study 4\nb", "Case Study 5\nc"],
            ["a", "Experiment 1\nb", "Experiment 2\nc"],
            ["a", "In 1998\nb", "in 1999\nc"],
            ["a", "The Ports of Call 4\nb", "The Ports of Call 6\nc"],
            ["a", "4 Trust\nb", "5 Fear\nc"],
            ["a", "1 Oak 1999.\nb", "2 Oak 1999.\nc"],
            ["a", "b\n1 See Oak 1999, there.", "c\n2 See Oak 1999, there."],
            ["a", "b\n1 Ports and Pilots, 12.", "c\n2 Ports and Pilots, 20."],
            ["They wrote\nPorts and Pilots", "Ports and Pilots\nis a book", "c"],
        ] {
            assert_eq!(bare_of(&pages, "Ports and Pilots"), pages);
        }
    }

    #[test]
    fn what_stands_once_or_inside_a_page_is_the_authors() {
        let pages = [
            "Chapter One\na\nso it is\nb",
            "so it is\nc",
            "d\nso it is\ne\nf\ng\nh\ni\nso it is\nj\nk\nl\nm",
        ];
        assert_eq!(bare(&pages), pages);
        assert_eq!(bare(&["Yes.\na", "Yes.\nb", "c"]), ["Yes.\na", "Yes.\nb", "c"]);
    }

    #[test]
    fn a_head_stands_on_pages_near_one_another() {
        let mut book: Vec<String> = (0..60).map(|at| format!("line {}\nb", "i".repeat(at + 3))).collect();
        for at in [3, 30, 55] {
            book[at] = "So it goes.\nb".to_owned();
        }
        for at in [10, 12, 14] {
            book[at] = "THE PORTS\nb".to_owned();
        }
        let pages: Vec<&str> = book.iter().map(String::as_str).collect();
        let bare = bare(&pages);
        let cleared: Vec<usize> = (0..60).filter(|at| bare[*at] != pages[*at]).collect();
        assert_eq!(cleared, [10, 12, 14]);
    }

    #[test]
    fn long_lines_are_no_heads() {
        let line = "so they went on and on ".repeat(40);
        let pages = vec![line.as_str(); 4];
        assert_eq!(bare(&pages), pages);
    }

    #[test]
    fn numbers_tight_at_an_edge_are_the_pages_unless_they_do_not_fit() {
        assert_eq!(bare(&["to the", "42\nharbour"]), ["to the", "harbour"]);
        assert_eq!(bare(&["a\n7", "b in\n8", "1989\nc\n9"]), ["a", "b in", "1989\nc"]);
    }
}

//! How the pages of a copy are numbered, learnt from the numbers at their edges: stretches in which the number grows by one
//! from page to page.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::locator::Number;
use crate::annotation::locator::number::Class;
use crate::annotation::locator::unit::find;
use crate::verify::known::Known;
use crate::verify::pages::edge::{Printed, printed};

/// So many lines at either edge of a page may bear its number.
pub(in crate::verify) const EDGE: usize = 3;
/// A stretch has so many pages with their numbers at least.
const FEWEST: usize = 3;
/// Of a copy of no more pages than these, two in a row show their numbers, if nothing else can be meant by them.
const FEW: usize = 4;
/// A head that no bibliography knows has so many words, where its number may be that of a heading.
const WORDS: usize = 3;
/// In a stretch, no more pages in a row than these lack their number.
const GAP: usize = 8;
/// One page in so many has its number, at least: some books number every other page.
const SPARSEST: usize = 2;
/// Before the first printed number, pages down to the number 1 are counted if they are no more than these: the first page
/// of a chapter often has none.
const UNPRINTED: usize = 2;

/// A stretch of pages that are numbered in a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// How they count.
    class: Class,
    /// The number of the first of all pages, if they counted so from there.
    offset: i64,
    /// Its first page, from 0.
    pub(super) from: usize,
    /// Its last.
    pub(super) to: usize,
    /// How many of its pages bear their number.
    pub(super) support: usize,
}

impl Run {
    /// The number of a page, if it is in this stretch.
    pub(super) fn number(&self, page: usize) -> Option<Number> {
        let number = self.value(page).filter(|_| (self.from..=self.to).contains(&page))?;
        Some(Number::of(&self.class, number))
    }

    /// True if most of its pages are in another stretch that no fewer pages bear out: then it is chance, or misread.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        let shared = (self.to.min(other.to) + 1).saturating_sub(self.from.max(other.from));
        self != other && other.support >= self.support && shared * 2 > self.to - self.from
    }

    fn value(&self, page: usize) -> Option<u32> {
        let value = self.offset.checked_add(i64::try_from(page).ok()?)?;
        u32::try_from(value).ok().filter(|value| *value > 0)
    }
}

/// The lines of a page that may bear its number.
pub(in crate::verify) fn edges<'a>(page: &'a str) -> Vec<&'a str> {
    let lines: Vec<&'a str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
    let bottom = lines.len().saturating_sub(EDGE).max(EDGE);
    lines.iter().enumerate().filter(|(at, _)| *at < EDGE || *at >= bottom).map(|(_, line)| *line).collect()
}

/// The stretches of a copy in the order of their pages. They may overlap where pages bear two numbers.
pub(super) fn runs(pages: &[&str], known: &Known) -> Vec<Run> {
    let candidates: Vec<Vec<Printed>> =
        pages.iter().map(|page| edges(page).into_iter().flat_map(printed).collect()).collect();
    let mut heads: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (page, found) in candidates.iter().enumerate() {
        for printed in found.iter().filter(|printed| !printed.beside.is_empty()) {
            heads.entry(&printed.beside).or_default().insert(page);
        }
    }
    // A number beside words is a page's only where the words stand on other pages as well: notes begin with numbers too.
    let is_repeated = |words: &str| heads.get(words).is_some_and(|pages| pages.len() > 1);
    let is_head = |words: &str| words.is_empty() || is_repeated(words) || known.has(words);
    let mut support: BTreeMap<(Class, i64), BTreeSet<usize>> = BTreeMap::new();
    for (page, found) in candidates.iter().enumerate() {
        for printed in found.iter().filter(|printed| is_head(&printed.beside)) {
            let Ok(index) = i64::try_from(page) else { continue };
            let key = (printed.class.clone(), i64::from(printed.value) - index);
            support.entry(key).or_default().insert(page);
        }
    }
    let sure = if pages.len() <= FEW { sure(pages, known) } else { BTreeMap::new() };
    let mut runs: Vec<Run> = Vec::new();
    for (key, found) in support {
        let sure = sure.get(&key);
        runs.extend(stretches(&key.0, key.1, &found, sure, pages.len()));
    }
    runs.sort_by_key(|run| (run.from, run.to, run.offset));
    joined(runs)
}

/// The pages whose numbers stand beside what can only be a head or a foot, for each count: what the bibliography knows, or
/// the same words on several pages, unless they may be a heading with its number (`Case Study 4`).
fn sure(pages: &[&str], known: &Known) -> BTreeMap<(Class, i64), BTreeSet<usize>> {
    let mut groups: BTreeMap<(Class, i64, String), Vec<(usize, bool)>> = BTreeMap::new();
    for (page, text) in pages.iter().enumerate() {
        let Ok(index) = i64::try_from(page) else { continue };
        let mut lines = text.lines().filter(|line| !line.trim().is_empty());
        let (upper, lower) = (lines.next(), lines.next_back());
        // The last line of a page that begins with a number is rather a note.
        let upper = upper.into_iter().flat_map(printed);
        let lower = lower.into_iter().flat_map(printed).filter(|printed| !printed.is_first);
        for Printed { class, value, beside, is_first } in upper.chain(lower) {
            if !beside.is_empty() {
                groups.entry((class, i64::from(value) - index, beside)).or_default().push((page, is_first));
            }
        }
    }
    let mut sure: BTreeMap<(Class, i64), BTreeSet<usize>> = BTreeMap::new();
    for ((class, offset, words), found) in groups {
        let first = words.split(' ').next().unwrap_or_default();
        let is_counted = find(first).is_some();
        let firsts = found.iter().filter(|(_, is_first)| *is_first).count();
        let alternates = firsts > 0 && firsts < found.len();
        let is_long = firsts == 0 && words.split(' ').count() >= WORDS;
        let is_repeated = found.iter().map(|(page, _)| page).collect::<BTreeSet<_>>().len() > 1;
        if known.has(&words) || (is_repeated && !is_counted && (alternates || is_long)) {
            sure.entry((class, offset)).or_default().extend(found.iter().map(|(page, _)| *page));
        }
    }
    sure
}

/// The stretches of pages that bear the numbers of one count; `sure` are those where nothing else can be meant.
fn stretches(
    class: &Class,
    offset: i64,
    found: &BTreeSet<usize>,
    sure: Option<&BTreeSet<usize>>,
    pages: usize,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for &page in found {
        match runs.last_mut().filter(|run| page - run.to <= GAP) {
            Some(run) => (run.to, run.support) = (page, run.support + 1),
            None => runs.push(Run { class: class.clone(), offset, from: page, to: page, support: 1 }),
        }
    }
    runs.retain(|run| {
        let length = run.to - run.from + 1;
        let is_whole = run.support == length && length > 1 && (pages == length || *class == Class::Roman);
        let is_sure = run.support == length
            && length > 1
            && sure.is_some_and(|sure| (run.from..=run.to).all(|page| sure.contains(&page)));
        (run.support >= FEWEST && run.support * SPARSEST >= length) || is_whole || is_sure
    });
    runs
}

/// Stretches of one count that nothing else stands between are one; and a first page without a number is counted.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::new();
    for run in runs {
        match joined.last_mut().filter(|last| last.class == run.class && last.offset == run.offset) {
            Some(last) => (last.to, last.support) = (run.to, last.support + run.support),
            None => joined.push(run),
        }
    }
    for at in 0..joined.len() {
        let run = &joined[at];
        let before = run.value(run.from).map_or(0, |value| value as usize - 1);
        let is_free = |page: usize| joined.iter().all(|other| !(other.from..=other.to).contains(&page));
        if before <= UNPRINTED && before <= run.from && run.class == Class::Arabic {
            let from = (run.from - before..run.from).rev().take_while(|page| is_free(*page)).last();
            joined[at].from = from.unwrap_or(run.from);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::verify::known::Known;

    /// The numbers of pages, given by the lines at their edges.
    fn numbers(pages: &[&str]) -> Vec<String> {
        let runs = runs(pages, &Known::default());
        let number = |page| {
            let found: Vec<String> =
                runs.iter().filter_map(|run| run.number(page)).map(|number| number.to_string()).collect();
            if found.is_empty() { "?".to_owned() } else { found.join("/") }
        };
        (0..pages.len()).map(number).collect()
    }

    #[test]
    fn a_row_of_numbers_tolerates_what_is_missing_or_misread() {
        let pages = ["a\n7", "8\nb", "c", "1O\nd", "e\n11", "f\n– 12 –"];
        assert_eq!(numbers(&pages), ["7", "8", "9", "10", "11", "12"]);
    }

    #[test]
    fn front_matter_counts_in_roman_and_chapters_anew_from_one() {
        let pages = ["T", "a\nvi", "b\nvii", "c", "1. H", "d\n2", "e\n3", "f\n4"];
        assert_eq!(numbers(&pages), ["?", "vi", "vii", "?", "1", "2", "3", "4"]);
    }

    #[test]
    fn heads_bear_numbers_and_notes_do_not() {
        let heads = ["42 PORTS\na", "TRUST 43\nb", "44 PORTS\nc", "TRUST 45\nd"];
        assert_eq!(numbers(&heads), ["42", "43", "44", "45"]);
        let notes = ["a\n1 Harl 1999.", "b\n2 Oak 2001.", "c\n3 Elm 1987.", "d\n4 Ash, there."];
        assert_eq!(numbers(&notes), ["?"; 4]);
    }

    #[test]
    fn numbers_that_do_not_grow_with_the_pages_are_none() {
        assert_eq!(numbers(&["a\n1998", "b\n1998", "c\n1998"]), ["?"; 3]);
        assert_eq!(numbers(&["a\n2", "b\n4", "c\n6", "d\n8"]), ["?"; 4]);
        assert_eq!(numbers(&["a\n5", "b", "c"]), ["?"; 3]);
    }

    #[test]
    fn two_counts_are_both_told() {
        let pages = ["183\na\n1", "184\nb\n2", "185\nc\n3"];
        assert_eq!(numbers(&pages), ["1/183", "2/184", "3/185"]);
    }
}

//! The numbers of the pages of a copy, as the work is cited by them.
//!
//! ```text
//! labels of the file ─┐
//! numbers at the edges of the pages ── runs ─┼─▶ Numbering ── with the work's `pages` ──▶ Pages
//! ```
//!
//! A wrong page is worse than none: where the evidence is thin or divided, a page has no number, and [`Doubt`] says why.

pub(super) mod edge;
pub(super) mod runs;

use crate::annotation::locator::Number;
use crate::annotation::numbers::Numbers;
use crate::verify::known::Known;
use crate::verify::pages::runs::{Run, runs};

/// One of two numbers that a page bears counts if so many times more pages bear its like.
const PREVAILING: usize = 3;
/// So many pages beyond one end of a work are those of its neighbour, even if some at the other end are missing.
const OUTSIDE: usize = 2;

/// What a copy itself says of the numbers of its pages.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// For each page, what the file calls it.
    labels: Vec<Option<Number>>,
    /// What is printed at the edges of the pages.
    runs: Vec<Run>,
    /// How many pages there are up to the last that has text; none if the copy is not divided into pages.
    count: usize,
    /// How many pages there are with those that have no text.
    sheets: usize,
    /// True if the copy is in a format that has pages, even if it has a single one.
    is_paged: bool,
}

/// The numbers of a copy's pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pages {
    numbers: Vec<Option<Number>>,
    /// Why pages have no number, or why what the file says of them does not count.
    pub(super) doubt: Option<Doubt>,
}

/// Why the numbers of pages are not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// The copy is not divided into pages.
    Undivided,
    /// The pages bear no numbers that grow with them.
    Unnumbered,
    /// The pages bear two numbers.
    TwoCounts,
    /// The numbers are not those of the work in the bibliography.
    OtherPages,
    /// The labels of the file are not what is printed on the pages, which counts.
    WrongLabels,
}

impl Numbering {
    /// Learns how pages are numbered from their texts, from what the file calls them and from what is known of the work.
    pub(super) fn of(pages: &[&str], labels: &[Option<String>], known: &Known) -> Self {
        let filled = pages.iter().rposition(|page| !page.trim().is_empty()).map_or(0, |last| last + 1);
        // A page `9*` is not the page 9 of the work.
        let label = |label: &Option<String>| {
            let number = label.as_deref().map(str::trim).and_then(Number::read);
            number.filter(|number| !number.suffix().0.starts_with('*'))
        };
        Self {
            labels: labels.iter().map(label).collect(),
            runs: runs(pages, known),
            count: filled,
            sheets: pages.len(),
            is_paged: false,
        }
    }

    /// The same of a copy whose format has pages, or has none.
    #[must_use]
    pub(super) fn paged(self, is_paged: bool) -> Self {
        Self { is_paged, ..self }
    }

    /// The numbers of the pages as far as the copy tells them: enough to know which line is a number.
    pub(super) fn printed(&self, page: usize) -> impl Iterator<Item = Number> {
        let label = self.labels.get(page).cloned().flatten();
        label.into_iter().chain(self.runs.iter().filter_map(move |run| run.number(page)))
    }

    /// True if the file is divided into pages, rather than marks in its text.
    pub(super) fn is_file_divided(&self) -> bool {
        self.count > 1
    }

    /// True for a copy of a single page.
    pub(super) fn is_one_page(&self) -> bool {
        self.is_paged && self.sheets == 1 && self.count == 1
    }

    fn is_divided(&self) -> bool {
        self.is_file_divided() || !self.is_unknown()
    }

    /// True if it is not known of any page what is printed on it.
    fn is_unknown(&self) -> bool {
        self.runs.is_empty() && self.labels.iter().all(Option::is_none)
    }

    /// The numbers by which the work is cited, whose pages are `extent` if the bibliography says.
    pub(super) fn pages(&self, extent: Option<&Numbers>) -> Pages {
        if !self.is_divided() {
            // A page without a number is that of a work that has only one.
            let only = extent.filter(|_| self.is_one_page()).and_then(|extent| self.counted(extent));
            if let Some(numbers) = only {
                return Pages { numbers, doubt: None };
            }
            return Pages { numbers: Vec::new(), doubt: Some(Doubt::Undivided) };
        }
        let is_of_work = |number: &Number| extent.is_none_or(|extent| extent.meets(&one(number)));
        let (printed, mut doubt) = self.learnt(&is_of_work);
        let mut numbers = self.with_labels(printed, &mut doubt);
        let mut known = numbers.iter().flatten();
        let is_known = known.clone().next().is_some();
        let is_other =
            extent.is_some_and(|extent| is_shifted(known.clone(), extent) || !known.any(is_of_work));
        if is_known && is_other {
            // Labels alone are often only the count of the file.
            let counted = extent.filter(|_| self.runs.is_empty()).and_then(|extent| self.counted(extent));
            let Some(counted) = counted else {
                return Pages { numbers: Vec::new(), doubt: Some(Doubt::OtherPages) };
            };
            return Pages { numbers: counted, doubt: Some(Doubt::WrongLabels) };
        }
        match extent {
            Some(_) if is_known => self.extend(&mut numbers, &is_of_work),
            Some(extent) if doubt.is_none() => {
                if let Some(counted) = self.counted(extent) {
                    return Pages { numbers: counted, doubt: None };
                }
            }
            _ => {}
        }
        if numbers.iter().all(Option::is_none) {
            doubt = doubt.or(Some(Doubt::Unnumbered));
        }
        Pages { numbers, doubt }
    }

    /// What is printed on each page. Of two numbers that of the work counts, else the one that clearly prevails.
    fn learnt(&self, is_of_work: &impl Fn(&Number) -> bool) -> (Vec<Option<Number>>, Option<Doubt>) {
        let mut doubt = None;
        let cites = |run: &Run| {
            (run.from..=run.to).filter_map(|page| run.number(page)).any(|number| is_of_work(&number))
        };
        let of_work: Vec<bool> = self.runs.iter().map(cites).collect();
        let mut number = |page: usize| {
            let found = || self.runs.iter().zip(&of_work).filter(|(run, _)| run.number(page).is_some());
            let preferred = found().filter(|(_, is_of_work)| **is_of_work);
            let runs: Vec<&Run> = if preferred.clone().next().is_some() {
                preferred.map(|(run, _)| run).collect()
            } else {
                found().map(|(run, _)| run).collect()
            };
            let most = runs.iter().max_by_key(|run| run.support)?;
            let prevails = |other: &&Run| other == most || other.support * PREVAILING <= most.support;
            if !runs.iter().all(prevails) {
                doubt = Some(Doubt::TwoCounts);
                return None;
            }
            // Beyond the other stretch it is no better founded.
            let is_alone = runs.len() == 1 && self.runs.iter().any(|other| most.is_within(other));
            most.number(page).filter(|_| !is_alone)
        };
        let numbers = (0..self.labels.len()).map(&mut number).collect();
        (numbers, doubt)
    }

    /// What is printed, and the labels where nothing is and they agree with it elsewhere.
    fn with_labels(&self, printed: Vec<Option<Number>>, doubt: &mut Option<Doubt>) -> Vec<Option<Number>> {
        let both = || {
            printed.iter().zip(&self.labels).filter_map(|(one, other)| Some((one.as_ref()?, other.as_ref()?)))
        };
        let differs = both().any(|(one, other)| !is_same(one, other));
        if differs {
            *doubt = Some(Doubt::WrongLabels);
            return printed;
        }
        if *doubt == Some(Doubt::TwoCounts) && self.labels.iter().any(Option::is_some) {
            *doubt = None;
        }
        let labels = self.labels.iter().cloned();
        printed.into_iter().zip(labels).map(|(printed, label)| printed.or(label)).collect()
    }

    /// Counts on from the first and the last numbered page, as far as the work goes, where these numbers are printed on
    /// pages: labels and marks leave out what has no number.
    fn extend(&self, numbers: &mut [Option<Number>], is_of_work: &impl Fn(&Number) -> bool) {
        let step = |number: &Number, back: bool| {
            let value = number.value().filter(|_| number.is_bare())?;
            let next = if back { value.checked_sub(1)? } else { value.checked_add(1)? };
            Some(Number::of(number.class(), next)).filter(|number| next > 0 && is_of_work(number))
        };
        let is_printed = |page: &usize| self.runs.iter().any(|run| run.number(*page).is_some());
        let first = numbers.iter().position(Option::is_some).filter(is_printed);
        for at in (0..first.unwrap_or(0)).rev() {
            let Some(number) = numbers[at + 1].as_ref().and_then(|number| step(number, true)) else { break };
            numbers[at] = Some(number);
        }
        let Some(last) = numbers.iter().rposition(Option::is_some).filter(is_printed) else { return };
        for at in last + 1..self.count.min(numbers.len()) {
            let Some(number) = numbers[at - 1].as_ref().and_then(|number| step(number, false)) else { break };
            numbers[at] = Some(number);
        }
    }

    /// The pages of a work one after another, if the copy has as many.
    fn counted(&self, extent: &Numbers) -> Option<Vec<Option<Number>>> {
        let [range] = extent.ranges().try_into().ok()?;
        let (class, first) = (range.from.class().clone(), range.from.value()?);
        let is_all = u64::try_from(self.count).ok() == Some(extent.count());
        is_all.then(|| {
            (0..self.count).map(|at| Some(Number::of(&class, first + u32::try_from(at).ok()?))).collect()
        })
    }
}

/// True for a count that begins before the work and ends before it does, or begins and ends later: that of a preprint,
/// which overlaps the work's own. A copy may well hold more than the work, or a part of it.
fn is_shifted<'a>(numbers: impl Iterator<Item = &'a Number>, extent: &Numbers) -> bool {
    let ranges = extent.ranges();
    let [range] = ranges.as_slice() else { return false };
    let (Some(first), Some(last)) = (range.from.value(), range.to.value()) else { return false };
    let alike = numbers.filter(|number| number.class() == range.from.class());
    let values: Vec<u32> = alike.filter_map(Number::value).collect();
    let (Some(least), Some(most)) = (values.iter().min(), values.iter().max()) else { return false };
    let before = values.iter().filter(|value| **value < first).count();
    let behind = values.iter().filter(|value| **value > last).count();
    (before > OUTSIDE && *most < last) || (behind > OUTSIDE && *least > first)
}

impl Pages {
    /// The number of a page of the copy, counted from 0.
    pub(super) fn number(&self, page: usize) -> Option<&Number> {
        self.numbers.get(page).and_then(Option::as_ref)
    }

    /// True if any page has a number that counts as this one does.
    pub(super) fn counts_like(&self, number: &Number) -> bool {
        self.numbers.iter().flatten().any(|own| own.class() == number.class())
    }
}

/// A number as a set.
pub(super) fn one(number: &Number) -> Numbers {
    Numbers::of(&[crate::annotation::locator::Range::one(number.clone())])
}

fn is_same(one: &Number, other: &Number) -> bool {
    (one.class(), one.steps(), one.suffix()) == (other.class(), other.steps(), other.suffix())
}

impl Doubt {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Undivided => "the text is not divided into pages",
            Self::Unnumbered => "no numbers could be made out on the pages of the text",
            Self::TwoCounts => "the pages of the text bear two numbers",
            Self::OtherPages => "the pages of the text have other numbers than the bibliography gives",
            Self::WrongLabels => "what the file calls its pages is not what is printed on them",
        }
    }
}

#[cfg(test)]
mod tests;

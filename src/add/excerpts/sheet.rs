//! What a file calls its pages where that is none of the work's pages, but only their count.

use std::collections::BTreeMap;

use crate::add::excerpts::Placed;
use crate::annotation::Locator;
use crate::annotation::locator::number::Class;
use crate::annotation::locator::sheet::of_file;
use crate::annotation::locator::{Number, Part, Range, Unit};
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::extent::extent;
use crate::highlight::Tool;

/// A copy has no more pages than these beside those of its work, as the cover that an archive puts before them.
const COVERS: u64 = 2;

/// Makes the places of highlights pages of their file, if a program that counts the pages of files calls one of them a page
/// that the work cannot have: page 3 of an article on pages 345 to 360. All highlights of a file are treated alike, because
/// page 9 of it may be a page of the work by its number and is none.
pub(super) fn settle(catalog: &Catalog, placed: &mut [Placed]) {
    let mut files: BTreeMap<(NodeId, Tool, Option<String>), Vec<usize>> = BTreeMap::new();
    for (at, one) in placed.iter().enumerate().filter(|(_, one)| counts_pages(one.tool)) {
        files.entry((one.work, one.tool, one.file.clone())).or_default().push(at);
    }
    for ((work, _, _), alike) in files {
        let paged: Vec<(usize, Vec<Range>)> =
            alike.into_iter().filter_map(|at| Some((at, pages(&placed[at].said.at)?))).collect();
        let ranges: Vec<&Range> = paged.iter().flat_map(|(_, ranges)| ranges).collect();
        if !catalog.work(work).is_some_and(|work| is_count(&ranges, work)) {
            continue;
        }
        for (at, ranges) in paged {
            placed[at].said.at = Locator { parts: vec![Part::Words(of_file(&ranges))] }.to_string();
        }
    }
}

fn counts_pages(tool: Tool) -> bool {
    matches!(tool, Tool::Pdf | Tool::Zotero)
}

/// True for pages that a copy of the work can have by their count, and of which the work cannot have one.
fn is_count(ranges: &[&Range], work: &Work) -> bool {
    let Some(extent) = extent(work) else { return false };
    let first = extent.ranges().iter().map(|range| range.from.clone()).min().as_ref().and_then(plain);
    let numbers = ranges.iter().flat_map(|range| [&range.from, &range.to]);
    let pages: Option<Vec<u32>> = numbers.map(plain).collect();
    let (Some(first), Some(pages)) = (first, pages) else { return false };
    pages.iter().any(|page| *page < first)
        && pages.iter().all(|page| u64::from(*page) <= extent.count() + COVERS)
}

/// The pages of a place that gives nothing else.
fn pages(at: &str) -> Option<Vec<Range>> {
    let mut locator = Locator::of(at)?;
    match locator.parts.pop() {
        Some(Part::Numbered { unit: Unit::Page, kept: None, ranges }) if locator.parts.is_empty() => {
            Some(ranges)
        }
        _ => None,
    }
}

/// The value of a page in figures.
fn plain(number: &Number) -> Option<u32> {
    number.value().filter(|_| *number.class() == Class::Arabic && number.is_plain())
}

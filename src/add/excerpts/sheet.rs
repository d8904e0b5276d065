//! What a file calls its pages where that is none of the work's pages, but only their count.

use crate::annotation::Locator;
use crate::annotation::locator::number::Class;
use crate::annotation::locator::sheet::of_file;
use crate::annotation::locator::{Number, Part, Unit};
use crate::catalog::entry::Work;
use crate::catalog::extent::extent;
use crate::highlight::Tool;

/// A copy has no more pages than these beside those of its work, as the cover that an archive puts before them.
const COVERS: u64 = 2;

/// The place of a highlight as a page of its file, if a program that counts the pages of files calls it a page that the
/// work cannot have: page 3 of an article on pages 345 to 360.
pub(super) fn counted(tool: Tool, at: &str, work: &Work) -> Option<String> {
    if !matches!(tool, Tool::Pdf | Tool::Zotero) {
        return None;
    }
    let extent = extent(work)?;
    let first = extent.ranges().iter().map(|range| range.from.clone()).min().as_ref().and_then(plain)?;
    let locator = Locator::of(at)?;
    let [Part::Numbered { unit: Unit::Page, kept: None, ranges }] = locator.parts.as_slice() else {
        return None;
    };
    let [range] = ranges.as_slice() else { return None };
    let page = plain(&range.from).filter(|_| range.from == range.to)?;
    let is_of_file = page < first && u64::from(page) <= extent.count() + COVERS;
    is_of_file.then(|| Locator { parts: vec![Part::Words(of_file(page))] }.to_string())
}

/// The value of a page in figures.
fn plain(number: &Number) -> Option<u32> {
    number.value().filter(|_| *number.class() == Class::Arabic && number.is_plain())
}

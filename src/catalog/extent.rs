//! The pages that a work has, by its entry in the bibliography.

use crate::annotation::locator::number::Class;
use crate::annotation::locator::{Number, Range};
use crate::annotation::numbers::Numbers;
use crate::catalog::entry::Work;

/// What joins the first page and the last.
const DASHES: [char; 6] = ['-', '–', '—', '\u{2010}', '\u{2011}', '\u{2212}'];

/// Parts of books: of these a single number is a page.
const PARTS: [&str; 3] = ["incollection", "inbook", "inreference"];

/// The pages of a work, if its entry tells where they begin and end. A single number does not: of a book it can be how many
/// pages there are, and of an article or a paper of a conference (`1842`, `e1003285`) the number of that.
pub(crate) fn extent(work: &Work) -> Option<Numbers> {
    let (written, ranges) = written(work)?;
    let extent = Numbers::of(&ranges);
    // `297--297` says that it is one page.
    let spans = ranges.len() > 1 || written.trim().contains(DASHES);
    let is_part = PARTS.contains(&work.kind.as_str());
    ((spans || is_part) && !is_name(&ranges) && !extent.is_empty()).then_some(extent)
}

fn written(work: &Work) -> Option<(&str, Vec<Range>)> {
    let written = work.fields.get("pages")?;
    let ranges = written.split([',', ';', '&']).map(range).collect::<Option<_>>()?;
    Some((written, ranges))
}

/// True for the number of an article rather than of its page: `e1003285`.
fn is_name(ranges: &[Range]) -> bool {
    ranges.iter().all(|range| range.from == range.to && matches!(range.from.class(), Class::Lettered(_)))
}

/// `79--101`, `203–33`, `80`, `S87-96`; none for anything else.
fn range(text: &str) -> Option<Range> {
    let mut numbers = text.split(DASHES).map(str::trim).filter(|number| !number.is_empty());
    let from = Number::read(numbers.next()?)?;
    let range = match numbers.next() {
        Some(to) => Range::completed(from, to)?,
        None => Range::one(from),
    };
    numbers.next().is_none().then_some(range)
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn pages_are_read_as_bibliographies_write_them() {
        let read = |text| range(text).map(|range| range.to_string());
        assert_eq!(read("79--101").as_deref(), Some("79-101"));
        assert_eq!(read("203–33").as_deref(), Some("203-233"));
        assert_eq!(read(" ix - xii ").as_deref(), Some("ix-xii"));
        assert_eq!(read("80").as_deref(), Some("80"));
        assert_eq!(read("S87-96").as_deref(), Some("S87-S96"));
        assert_eq!(read("e17").as_deref(), Some("e17"));
        assert_eq!(read("12+"), None);
    }
}

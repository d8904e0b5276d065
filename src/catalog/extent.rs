//! The pages that a work has, by its entry in the bibliography.

use crate::annotation::locator::number::Class;
use crate::annotation::locator::{Number, Range};
use crate::annotation::numbers::Numbers;
use crate::catalog::entry::Work;

/// What joins the first page and the last.
const DASHES: [char; 6] = ['-', '–', '—', '\u{2010}', '\u{2011}', '\u{2212}'];

/// The pages of a work, if its entry tells where they begin and end. A single number does not for what may
/// be a whole book: it can be how many pages there are.
pub(crate) fn extent(work: &Work) -> Option<Numbers> {
    let ranges: Vec<Range> =
        work.fields.get("pages")?.split([',', ';', '&']).map(range).collect::<Option<_>>()?;
    let extent = Numbers::of(&ranges);
    let written = work.fields.get("pages")?;
    // `297--297` says that it is one page.
    let spans = ranges.len() > 1 || written.trim().contains(DASHES);
    let is_part =
        matches!(work.kind.as_str(), "article" | "incollection" | "inproceedings" | "inbook" | "review");
    // `e1003285` is the number of an article, not of its page.
    let is_name =
        ranges.iter().all(|range| range.from == range.to && matches!(range.from.class(), Class::Lettered(_)));
    ((spans || is_part) && !is_name && !extent.is_empty()).then_some(extent)
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

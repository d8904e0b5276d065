//! What a PDF calls its pages: a tree of ranges, each with a style, a beginning and words before it.

use std::collections::BTreeMap;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Number, Object, String as PdfString};

use crate::document::pdf::string::decoded;

/// A tree that refers to itself ends here.
const DEEPEST: usize = 8;

/// The labels of so many pages; none where the file says nothing.
pub(super) fn read(pdf: &Pdf, pages: usize) -> Vec<Option<String>> {
    let mut ranges = BTreeMap::new();
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    if let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>("PageLabels")) {
        gather(&tree, pages, DEEPEST, &mut ranges);
    }
    let mut labels = Vec::with_capacity(pages);
    let mut current: Option<(usize, &Range)> = None;
    for at in 0..pages {
        current = ranges.get(&at).map(|range| (at, range)).or(current);
        labels.push(current.and_then(|(first, range)| range.label(at - first)));
    }
    labels
}

/// Pages that are labelled alike.
struct Range {
    before: String,
    style: Option<char>,
    start: usize,
}

impl Range {
    fn label(&self, at: usize) -> Option<String> {
        let number = self.start.saturating_add(at);
        let label = self.before.clone()
            + &match self.style {
                Some('D') => number.to_string(),
                Some('r') => roman(number).to_lowercase(),
                Some('R') => roman(number),
                Some('a') => letters(number).to_lowercase(),
                Some('A') => letters(number),
                _ => String::new(),
            };
        Some(label).filter(|label| !label.trim().is_empty())
    }
}

fn gather(tree: &Dict<'_>, pages: usize, depth: usize, ranges: &mut BTreeMap<usize, Range>) {
    if let Some(numbers) = tree.get::<Array<'_>>("Nums") {
        let items: Vec<Object<'_>> = numbers.iter::<Object<'_>>().take(2 * pages).collect();
        for pair in items.chunks_exact(2) {
            let [first, Object::Dict(range)] = pair else { continue };
            let Some(first) = first.clone().into_number().map(|number| number.as_i64()) else { continue };
            let start = range.get::<Number>("St").map_or(1, |number| number.as_i64());
            let range = Range {
                before: range
                    .get::<PdfString<'_>>("P")
                    .map(|text| decoded(text.as_bytes()))
                    .unwrap_or_default(),
                style: range.get::<Name<'_>>("S").and_then(|name| name.as_str().chars().next()),
                start: usize::try_from(start).unwrap_or(1),
            };
            if let Ok(first) = usize::try_from(first) {
                ranges.insert(first, range);
            }
        }
    }
    if let (Some(kids), Some(depth)) = (tree.get::<Array<'_>>("Kids"), depth.checked_sub(1)) {
        for kid in kids.iter::<Dict<'_>>().take(pages) {
            if ranges.len() < pages {
                gather(&kid, pages, depth, ranges);
            }
        }
    }
}

fn roman(mut number: usize) -> String {
    const VALUES: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number > 100_000 {
        return number.to_string();
    }
    let mut text = String::new();
    for (value, letters) in VALUES {
        while number >= value {
            text += letters;
            number -= value;
        }
    }
    text
}

/// A to Z, then AA to ZZ, as the format has it.
fn letters(number: usize) -> String {
    let Some(at) = number.checked_sub(1).filter(|at| *at < 2_600) else { return number.to_string() };
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    letter.to_string().repeat(at / 26 + 1)
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn numbers_are_written_in_each_style() {
        assert_eq!(roman(1994), "MCMXCIV");
        assert_eq!(letters(1), "A");
        assert_eq!(letters(28), "BB");
    }
}

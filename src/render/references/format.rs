//! References as hayagriva lays them out.

use std::collections::BTreeMap;

use citationberg::json::Item;
use citationberg::{FontStyle, FontWeight, IndependentStyle, Locale};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, CitationItem, CitationRequest, ElemChild,
    ElemChildren, ElemMeta, Formatting,
};

use super::case::obey;
use super::tidy::tidy;
use super::year::Year;
use super::{Formatted, Piece};

/// The references of items; `years` has by their keys what those say otherwise at their year than their style would.
pub(super) fn format(
    items: &[Item],
    years: &BTreeMap<&str, Year>,
    rules: &IndependentStyle,
    locales: &[Locale],
) -> Vec<Formatted> {
    let mut driver = BibliographyDriver::new();
    for item in items {
        driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(item)], rules, locales));
    }
    let done = driver.finish(BibliographyRequest::new(rules, None, locales));
    let list = done.bibliography.map(|list| list.items).unwrap_or_default();
    let one = |item: BibliographyItem| {
        let mut reader = Reader { pieces: Vec::new(), year: years.get(item.key.as_str()) };
        if let Some(first) = &item.first_field {
            reader.child(first);
            reader.pieces.push(Piece { text: " ".to_owned(), italic: false, bold: false });
        }
        reader.children(&item.content);
        Formatted { key: item.key, pieces: tidy(obey(reader.pieces)) }
    };
    list.into_iter().map(one).collect()
}

/// Reads what hayagriva made of an item.
struct Reader<'y> {
    pieces: Vec<Piece>,
    /// What is still to be put in place of the year.
    year: Option<&'y Year>,
}

impl Reader<'_> {
    fn children(&mut self, list: &ElemChildren) {
        list.0.iter().for_each(|found| self.child(found));
    }

    fn child(&mut self, found: &ElemChild) {
        let piece = |text: &str, formatting: &Formatting| Piece {
            text: text.to_owned(),
            italic: formatting.font_style == FontStyle::Italic,
            bold: formatting.font_weight == FontWeight::Bold,
        };
        match found {
            ElemChild::Text(text) | ElemChild::Link { text, .. } => {
                self.pieces.push(piece(&text.text, &text.formatting));
            }
            ElemChild::Elem(inner) => {
                let start = self.pieces.len();
                self.children(&inner.children);
                if inner.meta == Some(ElemMeta::Date) {
                    self.year = self.year.filter(|year| !year.put(&mut self.pieces[start..]));
                }
            }
            ElemChild::Markup(text) => self.pieces.push(piece(text, &Formatting::default())),
            ElemChild::Transparent { .. } => {}
        }
    }
}

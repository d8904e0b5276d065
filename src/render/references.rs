//! Works as references in the style of a journal. The only file that knows hayagriva.

mod case;
mod item;
mod tidy;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use citationberg::json::{Item, NameValue, Value as CslValue};
use citationberg::{FontStyle, FontWeight, IndependentStyle, Locale, Style as Csl};
use hayagriva::archive::ArchivedStyle;
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
    Formatting,
};

use crate::bibliography::Reference;
use crate::render::markdown::escaped;
use crate::render::references::case::{ask_for_titles, obey};
use crate::render::references::item::{NO_YEAR, appears_in, item, state};
use crate::render::references::tidy::tidy;

/// A style of references.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// The American Psychological Association's.
    Apa,
    /// The Chicago Manual of Style's, author and date.
    Chicago,
    /// The Chicago Manual of Style's, notes and bibliography.
    ChicagoNotes,
    /// The American Political Science Association's, as in its Review.
    Apsr,
}

impl Style {
    fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::Chicago => ArchivedStyle::ChicagoAuthorDate,
            Self::ChicagoNotes => ArchivedStyle::TurabianFullnote8,
            Self::Apsr => ArchivedStyle::AmericanPoliticalScienceAssociation,
        }
    }

    /// Its rules, unpacked once: that takes longer than all the rest of a reference.
    fn rules(self) -> Option<&'static IndependentStyle> {
        static RULES: [OnceLock<Option<IndependentStyle>>; 4] = [const { OnceLock::new() }; 4];
        let rules = RULES.get(self as usize)?.get_or_init(|| match self.archived().get() {
            Csl::Independent(mut rules) => {
                ask_for_titles(&mut rules);
                Some(rules)
            }
            Csl::Dependent(_) => None,
        });
        rules.as_ref()
    }
}

/// A stretch of a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Its letters.
    pub text: String,
    /// In italics.
    pub italic: bool,
    /// In bold type.
    pub bold: bool,
}

/// A work's reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formatted {
    /// The work's key.
    pub key: String,
    /// The reference.
    pub pieces: Vec<Piece>,
}

impl Formatted {
    /// The letters alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The reference in Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let piece = |piece: &Piece| {
            // Markdown takes no blanks right inside of its signs.
            let inner = piece.text.trim();
            let sign = match (piece.italic, piece.bold) {
                _ if inner.is_empty() => "",
                (true, true) => "***",
                (true, false) => "*",
                (false, true) => "**",
                (false, false) => "",
            };
            let start = piece.text.len() - piece.text.trim_start().len();
            let end = start + inner.len();
            format!("{}{sign}{}{sign}{}", &piece.text[..start], escaped(inner), &piece.text[end..])
        };
        self.pieces.iter().map(piece).collect()
    }
}

/// The references of works, in the style's own order: with most by author and year. A work of a type
/// of which the style's rules say nothing is shown as a document or, if not that either, a book.
#[must_use]
pub fn references(works: &[Reference], style: Style) -> Vec<Formatted> {
    if works.is_empty() {
        return Vec::new();
    }
    let Some(rules) = style.rules() else { return Vec::new() };
    let mut items: Vec<Item> = works.iter().map(|work| item(work, style)).collect();
    if matches!(style, Style::Chicago | Style::ChicagoNotes) {
        items.iter_mut().for_each(editors_first);
    }
    let locales = &*ENGLISH;
    let mut list = format(&items, rules, locales);
    for kind in ["document", "book"] {
        let empty: Vec<&str> =
            list.iter().filter(|one| one.plain().is_empty()).map(|one| one.key.as_str()).collect();
        if empty.is_empty() {
            break;
        }
        for item in &mut items {
            if item.id().is_some_and(|id| empty.contains(&id.as_ref())) {
                item.0.insert("type".to_owned(), CslValue::String(kind.to_owned()));
            }
        }
        list = format(&items, rules, locales);
    }
    with_states(list, works, &mut items, |items| format(items, rules, locales))
}

/// The references, those of works that have not appeared with what their state is. A style that says nothing of it has a
/// place for a year all the same.
fn with_states(
    list: Vec<Formatted>,
    works: &[Reference],
    items: &mut [Item],
    format: impl Fn(&[Item]) -> Vec<Formatted>,
) -> Vec<Formatted> {
    let says = |key: &str, state: &str| {
        let found = list.iter().find(|one| one.key == key);
        found.is_none_or(|one| one.plain().to_lowercase().contains(&state.to_lowercase()))
    };
    let states = works.iter().filter_map(|work| Some((work.key.as_str(), state(work)?)));
    let untold: Vec<(&str, String)> = states.filter(|(key, state)| !says(key, state)).collect();
    if untold.is_empty() {
        return list;
    }
    // Each its own year: works of one year would get letters to tell them apart.
    let years: BTreeMap<&str, (i16, &str)> =
        (NO_YEAR..i16::MAX).zip(&untold).map(|(year, (key, state))| (*key, (year, state.as_str()))).collect();
    for item in items.iter_mut() {
        if let Some((year, _)) = item.id().and_then(|id| years.get(id.as_ref()).copied()) {
            appears_in(item, year);
        }
    }
    let mut list = format(items);
    for one in &mut list {
        let Some((year, state)) = years.get(one.key.as_str()) else { continue };
        let mut first = state.chars();
        let state: String = first.next().into_iter().flat_map(char::to_uppercase).chain(first).collect();
        for piece in &mut one.pieces {
            piece.text = piece.text.replace(&year.to_string(), &state);
        }
    }
    list
}

/// The terms of the styles, unpacked once.
static ENGLISH: LazyLock<Vec<Locale>> = LazyLock::new(|| english().into_iter().collect());

/// The locale of the styles, as hayagriva's archive has it (CC BY-SA 3.0, citationstyles.org). The archive can only
/// be read as a whole, sixty locales at once, which takes longer than all the rest of a reference.
fn english() -> Option<Locale> {
    ciborium::from_reader(&include_bytes!("references/en-US.cbor")[..]).ok()
}

/// The references of works as a list in Markdown under a heading; nothing if there are none.
#[must_use]
pub fn markdown(works: &[Reference], style: Style) -> String {
    let list = references(works, style);
    if list.is_empty() {
        return String::new();
    }
    let lines: String = list.iter().map(|one| format!("- {}\n", one.markdown())).collect();
    format!("\nReferences:\n\n{lines}")
}

/// Puts editors in the place of authors who are not there. hayagriva does not lay them out in
/// Chicago's styles, which have editors by several ways; what they are is said as a suffix is.
fn editors_first(item: &mut Item) {
    if item.0.contains_key("author") {
        return;
    }
    let Some(CslValue::Names(mut editors)) = item.0.remove("editor") else { return };
    let label = if editors.len() == 1 { "ed." } else { "eds." };
    match editors.last_mut() {
        Some(NameValue::Item(last)) => {
            let suffix =
                last.suffix.take().map_or_else(|| label.to_owned(), |suffix| format!("{suffix}, {label}"));
            last.suffix = Some(suffix);
            last.comma_suffix = Some(true);
        }
        Some(NameValue::Literal(last)) => last.literal += &format!(", {label}"),
        None => {}
    }
    item.0.insert("author".to_owned(), CslValue::Names(editors));
}

fn format(items: &[Item], rules: &IndependentStyle, locales: &[Locale]) -> Vec<Formatted> {
    let mut driver = BibliographyDriver::new();
    for item in items {
        driver.citation(CitationRequest::from_items(vec![CitationItem::with_entry(item)], rules, locales));
    }
    let done = driver.finish(BibliographyRequest::new(rules, None, locales));
    let list = done.bibliography.map(|list| list.items).unwrap_or_default();
    let one = |item: hayagriva::BibliographyItem| {
        let mut pieces = Vec::new();
        if let Some(first) = &item.first_field {
            child(first, &mut pieces);
            pieces.push(Piece { text: " ".to_owned(), italic: false, bold: false });
        }
        children(&item.content, &mut pieces);
        Formatted { key: item.key, pieces: tidy(obey(pieces)) }
    };
    list.into_iter().map(one).collect()
}

fn children(list: &ElemChildren, pieces: &mut Vec<Piece>) {
    list.0.iter().for_each(|found| child(found, pieces));
}

fn child(found: &ElemChild, pieces: &mut Vec<Piece>) {
    let piece = |text: &str, formatting: &Formatting| Piece {
        text: text.to_owned(),
        italic: formatting.font_style == FontStyle::Italic,
        bold: formatting.font_weight == FontWeight::Bold,
    };
    match found {
        ElemChild::Text(text) | ElemChild::Link { text, .. } => {
            pieces.push(piece(&text.text, &text.formatting));
        }
        ElemChild::Elem(inner) => children(&inner.children, pieces),
        ElemChild::Markup(text) => pieces.push(piece(text, &Formatting::default())),
        ElemChild::Transparent { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use citationberg::Style as Csl;
    use hayagriva::archive::locales;

    use super::{Style, english};

    #[test]
    fn the_locale_is_that_of_the_archive() {
        let own = english();
        let lang = own.as_ref().and_then(|own| own.lang.clone());
        let archived = locales().into_iter().find(|locale| locale.lang == lang);
        assert!(own.is_some() && archived == own);
    }

    #[test]
    fn every_style_is_written_in_it() {
        for style in [Style::Apa, Style::Chicago, Style::ChicagoNotes, Style::Apsr] {
            let is_english = match style.archived().get() {
                Csl::Independent(rules) => rules.default_locale.is_none_or(|code| code.0 == "en-US"),
                Csl::Dependent(_) => false,
            };
            assert!(is_english, "{style:?}");
        }
    }
}

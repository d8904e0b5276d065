//! Works as references in the style of a journal. Only here hayagriva is known.

mod case;
mod format;
mod item;
mod tidy;
mod year;

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use citationberg::json::{Item, NameValue, Value as CslValue};
use citationberg::{IndependentStyle, Locale, Style as Csl};
use hayagriva::archive::ArchivedStyle;

use crate::bibliography::Reference;
use crate::render::markdown::escaped;
use crate::render::references::case::ask_for_titles;
use crate::render::references::format::format;
use crate::render::references::item::{NO_YEAR, appears_in, item, state};
use crate::render::references::year::Year;

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
                // The letters are the library's, whichever works are cited together.
                rules.citation.disambiguate_add_year_suffix = false;
                Some(rules)
            }
            Csl::Dependent(_) => None,
        });
        rules.as_ref()
    }

    /// True if works are cited by author and year, so that works of one year need letters.
    fn is_by_year(self) -> bool {
        self != Self::ChicagoNotes
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
/// of which the style's rules say nothing is shown as a document or, if not that either, a book. Works that only their
/// letters tell apart follow each other in the order of these.
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
    let mut years: BTreeMap<&str, Year> = BTreeMap::new();
    let lettered = works.iter().filter(|work| style.is_by_year() && !work.letter.is_empty());
    years.extend(
        lettered.filter_map(|work| Some((work.key.as_str(), Year::lettered(work.year()?, &work.letter)))),
    );
    let mut list = format(&items, &years, rules, locales);
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
        list = format(&items, &years, rules, locales);
    }
    let untold = untold(&list, works);
    if !untold.is_empty() {
        // Each its own year, by which they stay in the order given.
        for (stand_in, (key, state)) in (NO_YEAR..i16::MAX).zip(untold) {
            let item = items.iter_mut().find(|item| item.id().is_some_and(|id| id == key));
            if let Some(item) = item {
                appears_in(item, stand_in);
                years.insert(key, Year::told(stand_in, &state));
            }
        }
        list = format(&items, &years, rules, locales);
    }
    if style.is_by_year() {
        by_letter(&mut list, works);
    }
    list
}

/// The works that have not appeared of which no reference says so, by their keys, each with what its state is. A style
/// that says nothing of it has a place for a year all the same.
fn untold<'w>(list: &[Formatted], works: &'w [Reference]) -> Vec<(&'w str, String)> {
    let says = |key: &str, state: &str| {
        let found = list.iter().find(|one| one.key == key);
        found.is_none_or(|one| one.plain().to_lowercase().contains(&state.to_lowercase()))
    };
    let states = works.iter().filter_map(|work| Some((work.key.as_str(), state(work)?)));
    states.filter(|(key, state)| !says(key, state)).collect()
}

/// Puts works of the same people and year in the order of their letters: a style has them by title.
fn by_letter(list: &mut [Formatted], works: &[Reference]) {
    let works: BTreeMap<&str, &Reference> = works.iter().map(|work| (work.key.as_str(), work)).collect();
    let letter = |one: &Formatted| {
        let letter = works.get(one.key.as_str()).map_or("", |work| &work.letter);
        (letter.len(), letter.to_owned())
    };
    let makers = |work: &Reference| {
        let people = ["author", "editor"].into_iter().find_map(|role| work.people.get(role));
        (people.cloned(), work.year())
    };
    let are_alike = |here: &Formatted, there: &Formatted| {
        let known = works.get(here.key.as_str()).zip(works.get(there.key.as_str()));
        known.is_some_and(|(here, there)| {
            !here.letter.is_empty() && !there.letter.is_empty() && makers(here) == makers(there)
        })
    };
    list.chunk_by_mut(are_alike).for_each(|alike| alike.sort_by_key(letter));
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

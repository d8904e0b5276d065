//! What places are counted in: one table, read by the reader, the printer, the hints, the exports, the order of
//! places and the documents.

mod table;

use serde::{Deserialize, Serialize};

pub use self::table::UNITS;

/// What a part of a place counts, in the order in which places are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// A page.
    Page,
    /// A page that needs no word, because all editions have it: `514a`, `1094a1`, `A51/B75` of the first *Critique*.
    Standard,
    /// A page of Bekker's Aristotle.
    Bekker,
    /// A page of Stephanus' Plato.
    Stephanus,
    /// A page of the Academy edition of Kant.
    Academy,
    /// A column of Migne's Latin Fathers.
    LatinFathers,
    /// A column of Migne's Greek Fathers.
    GreekFathers,
    /// A note.
    Note,
    /// A section, by its title or its number.
    Section,
    /// A chapter.
    Chapter,
    /// A paragraph; where a section is given, counted from 1 within it.
    Paragraph,
    /// A sentence of a law.
    Sentence,
    /// A letter or a point of a law.
    Point,
    /// A number in the margin, by which lawyers cite.
    Margin,
    /// A volume.
    Volume,
    /// A book of a work.
    Book,
    /// A part.
    Part,
    /// A letter of a correspondence.
    Letter,
    /// A lecture.
    Lecture,
    /// A sermon.
    Sermon,
    /// An aphorism.
    Aphorism,
    /// An issue, or whatever has a mere number.
    Number,
    /// A document of a collection.
    Document,
    /// An item of a list or of a collection.
    Item,
    /// An article of a law.
    Article,
    /// A title of a code.
    Title,
    /// A rule.
    Rule,
    /// A regulation.
    Regulation,
    /// An amendment of a constitution.
    Amendment,
    /// A canon.
    Canon,
    /// A clause of a contract or a law.
    Clause,
    /// A schedule of a law.
    Schedule,
    /// A recital before a law.
    Recital,
    /// A question that a work is divided into.
    Question,
    /// An objection that a work answers.
    Objection,
    /// A reply to an objection.
    Reply,
    /// A leaf of a manuscript.
    Folio,
    /// A leaf of an early printed book, by its signature.
    Signature,
    /// A column.
    Column,
    /// A line.
    Line,
    /// A canto.
    Canto,
    /// A poem of a collection.
    Poem,
    /// A verse.
    Verse,
    /// A stanza.
    Stanza,
    /// An act of a play.
    Act,
    /// A scene.
    Scene,
    /// A surah.
    Surah,
    /// A fragment of a lost work.
    Fragment,
    /// A fragment or testimony in Diels and Kranz.
    DielsKranz,
    /// An opus.
    Opus,
    /// A bar of music.
    Bar,
    /// A figure.
    Figure,
    /// An illustration.
    Illustration,
    /// A map.
    Map,
    /// A plate.
    Plate,
    /// A table.
    Table,
    /// An equation.
    Equation,
    /// A definition.
    Definition,
    /// A proposition.
    Proposition,
    /// A lemma.
    Lemma,
    /// A theorem.
    Theorem,
    /// A corollary.
    Corollary,
    /// An axiom.
    Axiom,
    /// A remark.
    Remark,
    /// An algorithm.
    Algorithm,
    /// An example.
    Example,
    /// An appendix.
    Appendix,
    /// An annex.
    Annex,
    /// A supplement.
    Supplement,
    /// A version.
    Version,
    /// The word under which a dictionary has it.
    Entry,
    /// A location in an electronic book.
    Location,
    /// A time in a recording.
    Time,
    /// A minute of a recording.
    Minute,
    /// A track of a recording.
    Track,
    /// A slide.
    Slide,
    /// A box of an archive.
    Box,
    /// A folder of an archive.
    Folder,
    /// A reel of microfilm.
    Reel,
    /// A frame of microfilm.
    Frame,
}

/// What may stand behind a word for what is counted, besides numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// Nothing else.
    Numbers,
    /// A letter: `app. A`.
    Letters,
    /// A title in quotation marks: `ch. "On Trust"`.
    Titles,
    /// Both.
    LettersAndTitles,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What is counted.
    pub unit: Unit,
    /// Its name in plain words.
    pub name: &'static str,
    /// How `fmt` writes it before one number; empty if the number is enough.
    pub one: &'static str,
    /// The same before several.
    pub several: &'static str,
    /// Other words that mean just this; `fmt` writes them as `one` or `several`. In small letters, without a full
    /// stop at their end.
    pub also: &'static [&'static str],
    /// Words of other languages. They stay as they are written.
    pub kept: &'static [&'static str],
    /// CSL's term for it; none if it has none: then the word is a part of the value.
    pub csl: Option<&'static str>,
    /// What may stand behind it.
    pub takes: Takes,
}

impl Unit {
    /// Its row of the table.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &UNITS[self as usize]
    }

    /// True if its numbers can go on with letters behind full stops: `§ 2.1.a`. Pages do not.
    pub(super) fn has_steps(self) -> bool {
        !matches!(
            self,
            Self::Page
                | Self::Standard
                | Self::Bekker
                | Self::Stephanus
                | Self::Academy
                | Self::LatinFathers
                | Self::GreekFathers
                | Self::Note
                | Self::Folio
                | Self::Signature
                | Self::Column
                | Self::Line
                | Self::Verse
                | Self::Location
                | Self::Time
                | Self::Minute
        )
    }

    /// True for a column of Migne's *Patrologia*, which is counted by its volume: `PL 32:659`.
    pub(super) fn is_of_fathers(self) -> bool {
        matches!(self, Self::LatinFathers | Self::GreekFathers)
    }

    /// True for what a supplement counts apart with an S before the number: `fig. S1`.
    pub(super) fn is_supplemented(self) -> bool {
        matches!(
            self,
            Self::Figure
                | Self::Illustration
                | Self::Map
                | Self::Plate
                | Self::Table
                | Self::Equation
                | Self::Algorithm
        )
    }

    /// Every unit.
    pub fn all() -> impl Iterator<Item = Self> {
        UNITS.iter().map(|entry| entry.unit)
    }
}

impl Entry {
    /// True if a letter may stand in the place of a number.
    pub(super) fn takes_letters(&self) -> bool {
        matches!(self.takes, Takes::Letters | Takes::LettersAndTitles)
    }

    /// True if a title may.
    pub(super) fn takes_titles(&self) -> bool {
        matches!(self.takes, Takes::Titles | Takes::LettersAndTitles)
    }

    /// Every word for it, the canonical ones first, without full stops at their ends.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        let several = Some(self.several).filter(|several| *several != self.one);
        let canonical = std::iter::once(self.one).chain(several).map(bare).filter(|word| !word.is_empty());
        canonical.chain(self.also.iter().copied()).chain(self.kept.iter().copied())
    }
}

/// What a word for what is counted comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it counts.
    pub unit: Unit,
    /// True if it stays as it is written.
    pub is_kept: bool,
    /// True if the word speaks of several.
    pub is_plural: bool,
}

/// What a word counts, with its full stop or without; none for one that is not in the table.
#[must_use]
pub fn find(written: &str) -> Option<Found> {
    let word = bare(written);
    let small = word.to_lowercase();
    let siglum = SIGLA.iter().find(|unit| unit.entry().one == written);
    if written == SUPPLEMENT_OF_FATHERS {
        return None;
    }
    if let Some(unit) = siglum {
        return Some(Found { unit: *unit, is_kept: false, is_plural: false });
    }
    let is_letter = word.chars().count() == 1;
    let same = |known: &str| if is_letter { known == word } else { known.to_lowercase() == small };
    let own = UNITS.iter().filter(|entry| !SIGLA.contains(&entry.unit)).find_map(|entry| {
        let is_canonical = |canonical: &str| small == bare(canonical).to_lowercase();
        let is_plural = is_canonical(entry.several) && entry.one != entry.several;
        let is_own = is_plural || is_canonical(entry.one) || entry.also.contains(&small.as_str());
        let is_plural =
            is_plural || (small.ends_with('s') && entry.also.contains(&&small[..small.len() - 1]));
        is_own.then_some(Found { unit: entry.unit, is_kept: false, is_plural })
    });
    let kept = UNITS.iter().find(|entry| entry.kept.iter().any(|known| same(known)));
    let kept = kept.map(|entry| Found { unit: entry.unit, is_kept: true, is_plural: false });
    // `S.` is a page in German and `p.` in English: of a single letter the case decides first.
    if is_letter { kept.or(own) } else { own.or(kept) }.filter(|_| !small.is_empty())
}

/// A word without the full stop at its end.
pub(super) fn bare(word: &str) -> &str {
    word.strip_suffix('.').unwrap_or(word)
}

/// What is counted by a word that is another one in small letters or with a full stop: `PL 32:659`, `pl. 32`.
const SIGLA: [Unit; 2] = [Unit::LatinFathers, Unit::GreekFathers];

/// The supplement of Migne's Latin Fathers, which is counted apart; and no plates, as it would be in small letters.
const SUPPLEMENT_OF_FATHERS: &str = "PLS";

/// Words that count one thing for some and another for others, with what each may mean.
pub const DOUBTFUL: [(&str, &[Unit]); 6] = [
    ("s", &[Unit::Page, Unit::Section]),
    ("c", &[Unit::Chapter, Unit::Column, Unit::Canon]),
    ("a", &[Unit::Article, Unit::Act]),
    ("b", &[Unit::Book, Unit::Volume]),
    ("r", &[Unit::Rule, Unit::Reel]),
    ("m", &[Unit::Bar, Unit::Minute]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{DOUBTFUL, UNITS, find};

    #[test]
    fn the_table_is_in_the_order_of_the_units() {
        assert!(UNITS.iter().all(|entry| entry.unit.entry().name == entry.name));
        assert!(UNITS.is_sorted_by_key(|entry| entry.unit));
    }

    #[test]
    fn every_word_means_one_thing() {
        let mut known: BTreeMap<&str, &str> = BTreeMap::new();
        for entry in &UNITS {
            for word in entry.words() {
                assert_eq!(known.insert(word, entry.name), None, "`{word}`");
                assert_eq!(find(word).map(|found| found.unit), Some(entry.unit), "`{word}`");
                assert!(!DOUBTFUL.iter().any(|(doubtful, _)| *doubtful == word), "`{word}`");
            }
        }
    }

    #[test]
    fn case_tells_single_letters_apart_and_nothing_else() {
        let kept = |word| find(word).map(|found| (found.unit.entry().name, found.is_kept));
        assert_eq!(kept("S."), Some(("page", true)));
        assert_eq!(kept("s."), None);
        assert_eq!(kept("P."), Some(("page", false)));
        assert_eq!(kept("KAP."), Some(("chapter", true)));
        assert_eq!(kept("PL"), Some(("column of Migne's Latin Fathers", false)));
        assert_eq!(kept("PL."), Some(("plate", false)));
        assert_eq!(kept("pg"), Some(("page", false)));
        assert_eq!(kept(""), None);
    }
}

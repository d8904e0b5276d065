//! A reader's text of a work: its sections, paragraphs and notes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::annotation::locator::sheet::of_file;
use crate::annotation::locator::{Locator, Number, Part, Range, Unit};
use crate::document::Document;
use crate::verify::find::Hit;
use crate::verify::flow::{Piece, Pieces, Sort, pieces};
use crate::verify::fold::{Form, fold, plain};
use crate::verify::index::Index;
use crate::verify::inline::marks::{Behind, noted};
use crate::verify::inline::{Mark, clean, definition, name};
use crate::verify::known::Known;
use crate::verify::layout::{TURN, layout};
use crate::verify::lines::blocks;
use crate::verify::outline::Outline;
use crate::verify::pages::{Numbering, Pages};

/// A text with its structure.
#[derive(Clone, Debug)]
pub struct Text {
    /// The name of its file in the folder of texts.
    pub name: String,
    /// The SHA-256 of its file in hexadecimal.
    pub hash: String,
    pub(super) sections: Vec<Section>,
    pub(super) passages: Vec<Passage>,
    /// What it says of the numbers of its pages.
    pub(super) numbering: Numbering,
    /// Its headings, where it has no sections and shows them by their size.
    pub(super) outline: Outline,
    /// In which passages words stand.
    pub(super) index: Index,
}

/// A heading and what stands under it. The first section is what stands before any heading.
#[derive(Clone, Debug)]
pub(super) struct Section {
    /// Its title; empty for the first.
    pub(super) title: String,
    /// The section that it is a part of.
    pub(super) parent: Option<usize>,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// A paragraph, counted from 1 in its section.
    Paragraph(u32),
    /// A note.
    Note,
    /// A title.
    Heading,
    /// What stands before the first section: the title, the authors, terms of use; counted likewise.
    Front(u32),
    /// An entry of the list of works.
    Bibliography,
}

/// A paragraph or another piece within which a quote is looked for.
#[derive(Clone, Debug)]
pub(super) struct Passage {
    /// What it is.
    pub(super) role: Role,
    /// The section that it stands in; that of its mark, for a note.
    pub(super) section: usize,
    /// What a note is called; empty for anything else.
    pub(super) label: String,
    /// The marks of notes in it.
    pub(super) marks: Vec<Mark>,
    /// The page of the copy on which it begins, from 0.
    page: usize,
    /// The characters with which further pages begin.
    turns: Vec<usize>,
    /// Numbers behind words, which may be marks of notes.
    behind: Vec<Behind>,
    /// The words as they are printed.
    pub(super) exact: Form,
    /// The words folded.
    pub(super) folded: Form,
}

impl Text {
    /// Takes apart a copy of a work. What is `known` of this tells its running heads and where the front matter ends. `hash`
    /// is the SHA-256 of its file in hexadecimal.
    pub(super) fn of(file: &str, hash: String, document: &Document, known: &Known) -> Self {
        let layout = layout(document, known);
        let lines = layout.raw.replace(TURN, "");
        let names: BTreeSet<String> =
            lines.lines().filter_map(|line| definition(line.trim())).map(name).collect();
        let Pieces { headings, pieces, large } = pieces(&blocks(&layout.raw));
        let outline = if headings.is_empty() { Outline::of(large) } else { Outline::default() };
        let sections = sections(headings);
        let front = end_of_front(&sections, &pieces, &known.title);
        let (numbering, index) = (layout.numbering, Index::default());
        let mut text =
            Self { name: file.to_owned(), hash, sections, passages: Vec::new(), numbering, outline, index };
        for piece in pieces {
            let passage = text.passage(piece, front, &names);
            text.passages.push(passage);
        }
        text.anchor_notes();
        text.look_through_marks();
        text.index = Index::of(&text.passages);
        text
    }

    /// Where a quote stands, as a claim would give it. Without sections, the page says more than the number of the
    /// paragraph.
    #[must_use]
    pub(super) fn place(&self, hit: Hit, pages: &Pages) -> String {
        let passage = &self.passages[hit.passage];
        let title = &self.sections[passage.section].title;
        let section = Some(Part::section(title)).filter(|_| !title.is_empty());
        let numbers = passage.pages(hit.start, hit.end);
        let page = self.page(numbers.clone(), pages);
        let numbered = |unit: Unit, number: Option<u32>| {
            number.map(|number| Part::numbered(unit, vec![Range::one(Number::arabic(number))]))
        };
        let number = match passage.role {
            Role::Heading => {
                let locator = Locator { parts: section.into_iter().collect() };
                return [Some(format!("the heading {locator}")), page]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", ");
            }
            Role::Bibliography => {
                return page.map_or_else(
                    || "the bibliography".to_owned(),
                    |page| format!("{page}, the bibliography"),
                );
            }
            Role::Paragraph(_) if page.is_some() && section.is_none() => {
                return [page, self.numbered(hit.passage)]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(" ");
            }
            Role::Front(_) if page.is_some() && section.is_none() => None,
            Role::Paragraph(number) | Role::Front(number) => numbered(Unit::Paragraph, Some(number)),
            Role::Note => numbered(Unit::Note, passage.label.parse().ok()),
        };
        let named =
            (number.is_none() && passage.role == Role::Note).then(|| format!("note {}", passage.label));
        let locator = Locator { parts: section.into_iter().chain(number).collect() };
        let front = matches!(passage.role, Role::Front(_)).then(|| "in the front matter".to_owned());
        let parts = [page, Some(locator.to_string()), named, front].into_iter().flatten();
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The numbered section in which a paragraph stands, as a claim gives it; none if that is not known.
    fn numbered(&self, passage: usize) -> Option<String> {
        let number = self.outline.section(passage)?;
        Some(Part::numbered(Unit::Section, vec![Range::one(number)]).to_string())
    }

    /// Pages of the copy as a claim gives them; those without a number by their count in the file.
    fn page(&self, found: RangeInclusive<usize>, pages: &Pages) -> Option<String> {
        let (first, last) = (*found.start(), *found.end());
        let shown = |range| Locator { parts: vec![Part::numbered(Unit::Page, vec![range])] }.to_string();
        match (pages.number(first), pages.number(last)) {
            (Some(from), Some(to)) => Some(shown(Range::new(from.clone(), to.clone()))),
            (Some(one), None) | (None, Some(one)) => Some(shown(Range::one(one.clone()))),
            (None, None) if !self.numbering.is_file_divided() => None,
            (None, None) => {
                let page = |at: usize| u32::try_from(at + 1).ok().map(Number::arabic);
                Some(of_file(&[Range::new(page(first)?, page(last)?)]))
            }
        }
    }

    /// Lets quotes leave out numbers behind words where they are marks of notes, as they stand in a row or their notes are
    /// there.
    fn look_through_marks(&mut self) {
        let labels: BTreeSet<u32> =
            self.passages.iter().filter_map(|passage| passage.label.parse().ok()).collect();
        let behind: Vec<Behind> =
            self.passages.iter().flat_map(|passage| passage.behind.iter().copied()).collect();
        let mut found = noted(&behind, |number| labels.contains(&number)).into_iter();
        for passage in &mut self.passages {
            let mut skips = std::mem::take(&mut passage.exact.skips);
            skips.extend(found.by_ref().take(passage.behind.len()).flatten());
            skips.sort_unstable();
            passage.folded = std::mem::take(&mut passage.folded).with_skips(&skips);
            passage.exact.skips = skips;
        }
    }

    /// True where a section is another or a part of it.
    pub(super) fn is_within(&self, section: usize, outer: usize) -> bool {
        section == outer || self.sections[section].parent.is_some_and(|parent| self.is_within(parent, outer))
    }

    fn passage(&self, piece: Piece, front: usize, names: &BTreeSet<String>) -> Passage {
        let clean = clean(&piece.raw, names);
        let role = match &piece.sort {
            Sort::Heading => Role::Heading,
            Sort::Note(_) => Role::Note,
            Sort::Body if piece.section < front => Role::Front(self.next_number(piece.section)),
            Sort::Body if is_bibliography(&self.sections, piece.section) => Role::Bibliography,
            Sort::Body => Role::Paragraph(self.next_number(piece.section)),
        };
        let label = if let Sort::Note(label) = piece.sort { label } else { String::new() };
        let exact = Form { skips: clean.skips, ..plain(clean.chars) };
        let folded = fold(&exact.chars);
        let (page, turns, behind) = (piece.page, clean.turns, clean.behind);
        Passage {
            role,
            section: piece.section,
            label,
            marks: clean.marks,
            page,
            turns,
            behind,
            exact,
            folded,
        }
    }

    /// The number of the next paragraph of the section that is being read.
    fn next_number(&self, section: usize) -> u32 {
        let own = self.passages.iter().rev().take_while(|passage| passage.section == section);
        let mut numbers = own.filter_map(|passage| match passage.role {
            Role::Paragraph(number) | Role::Front(number) => Some(number),
            _ => None,
        });
        numbers.next().unwrap_or(0) + 1
    }

    /// Finds the mark of each note: the last one of its name that begins before it, or the next one.
    fn anchor_notes(&mut self) {
        let mut marked: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, passage) in self.passages.iter().enumerate().filter(|(_, found)| found.role != Role::Note) {
            for mark in &passage.marks {
                marked.entry(mark.label.clone()).or_default().push(at);
            }
        }
        for at in 0..self.passages.len() {
            let note = &self.passages[at];
            let Some(places) = marked.get(&note.label).filter(|_| note.role == Role::Note) else { continue };
            let before = places.partition_point(|place| *place < at);
            let anchor = places[before.saturating_sub(1)];
            self.passages[at].section = self.passages[anchor].section;
        }
    }
}

impl Passage {
    /// The pages of the copy on which characters stand, from one up to another.
    pub(super) fn pages(&self, start: usize, end: usize) -> RangeInclusive<usize> {
        let page = |at: usize| self.page + self.turns.partition_point(|turn| *turn <= at);
        page(start)..=page(end.saturating_sub(1).max(start))
    }
}

fn sections(headings: Vec<(usize, String)>) -> Vec<Section> {
    let mut sections = vec![Section { title: String::new(), parent: None }];
    // The section that is being read, and those that it is a part of.
    let mut open: Vec<(usize, usize)> = Vec::new();
    for (level, title) in headings {
        open.retain(|(outer, _)| *outer < level);
        let parent = open.last().map(|(_, at)| *at);
        open.push((level, sections.len()));
        sections.push(Section { title: clean(&title, &BTreeSet::new()).chars.into_iter().collect(), parent });
    }
    sections
}

fn is_bibliography(sections: &[Section], at: usize) -> bool {
    const TITLES: [&str; 8] = [
        "bibliography",
        "references",
        "reference list",
        "list of references",
        "works cited",
        "literature cited",
        "literature",
        "sources",
    ];
    let title = sections[at].title.to_lowercase();
    TITLES.contains(&title.trim_matches(|char: char| !char.is_alphabetic()))
        || sections[at].parent.is_some_and(|parent| is_bibliography(sections, parent))
}

/// The first section that is not front matter. Front matter is what stands before the first heading,
/// and up to the last heading with the title of the work that comes before any note; but some of the
/// body must be left.
fn end_of_front(sections: &[Section], pieces: &[Piece], title: &str) -> usize {
    let letters = |text: &str| -> String {
        text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let names = [letters(title), letters(title.split(':').next().unwrap_or_default())];
    let first_note = pieces.iter().find(|piece| matches!(piece.sort, Sort::Note(_)));
    let until = first_note.map_or(sections.len(), |note| note.section + 1);
    let titled = sections[..until].iter().rposition(|section| {
        let letters = letters(&section.title);
        !letters.is_empty() && names.contains(&letters)
    });
    let end = titled.map_or(1, |last| last + 1);
    let is_body = |piece: &&Piece| {
        piece.sort == Sort::Body && piece.section >= end && !is_bibliography(sections, piece.section)
    };
    if pieces.iter().any(|piece| is_body(&piece)) { end } else { end - 1 }
}

/// Plain text as a text, for tests.
#[cfg(test)]
pub(super) fn plain_text(text: &str, title: &str) -> Text {
    let document = crate::document::read("a.txt", text.as_bytes()).unwrap_or_default();
    Text::of("a.txt", String::new(), &document, &Known::default().titled(title))
}

#[cfg(test)]
mod tests;

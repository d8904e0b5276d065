//! The legend of a picture on a page, which makes its own list of it.

use crate::render::picture::{Drawing, Entry, Line, Mark, Part};
use crate::render::sheet::entry;
use crate::render::svg::Dress;
use crate::render::svg::write::Writer;
use crate::standing::Standing;

/// What a look means, and how often it occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// What it is a look of: `kind`, `side`, `relation` or `force`. Boxes and lines have `data-kind`, `data-relation` and the class
    /// `force-WORD`.
    pub of: &'static str,
    /// Which one, as these attributes have it.
    pub id: String,
    /// What a reader calls it.
    pub words: String,
    /// How many boxes or lines have it; of sides it is not counted.
    pub count: usize,
    /// A small picture of the look: an `svg` element without a name, for it stands beside the words.
    pub sample: String,
}

/// What the looks in a drawing mean: of those that occur, no others, in the order of the legend.
#[must_use]
pub fn keys(drawing: &Drawing) -> Vec<Key> {
    let mut seen = Seen::default();
    drawing.body.iter().chain(&drawing.below).for_each(|part| seen.take(part));
    let lists = seen.lists.into_iter().flatten();
    let key = |of: &Entry| {
        let (sort, id, words, count) = match of {
            Entry::Kind(kind, _) => {
                let is_it = |mark: &&&Mark| mark.thing.as_ref().is_some_and(|thing| thing.kind == *kind);
                ("kind", kind.clone(), kind.clone(), seen.marks.iter().filter(is_it).count())
            }
            Entry::Side(side, _) => ("side", side.word().to_owned(), side.meaning().to_owned(), 0),
            // It is no look of its own, and no box is hidden by it.
            Entry::Fallen(_) => {
                let word = Standing::Challenged.word();
                ("side", word.to_owned(), word.to_owned(), 0)
            }
            Entry::Relation(words, ..) => {
                let is_it = |line: &&&Line| line.relation == *words;
                let count = seen.lines.iter().filter(is_it).count();
                ("relation", words.replace(' ', "-"), words.clone(), count)
            }
            Entry::Force(force) => {
                let count = seen.lines.iter().filter(|line| line.force == *force).count();
                ("force", force.word().to_owned(), force.word().to_owned(), count)
            }
        };
        Key { of: sort, id, words, count, sample: Writer::new(&Dress::Alone).sample(&entry(of)) }
    };
    lists.map(key).collect()
}

/// The boxes and lines of a drawing, and the lists of its legend.
#[derive(Default)]
struct Seen<'a> {
    marks: Vec<&'a Mark>,
    lines: Vec<&'a Line>,
    lists: Vec<&'a Vec<Entry>>,
}

impl<'a> Seen<'a> {
    fn take(&mut self, part: &'a Part) {
        match part {
            Part::Mark(mark) => self.marks.push(mark),
            Part::Line(line) => self.lines.push(line),
            Part::Frame(frame) => frame.parts.iter().for_each(|part| self.take(part)),
            Part::Legend(legend) => self.lists.extend(&legend.lists),
            Part::Rows(_) | Part::Second(_) => {}
        }
    }
}

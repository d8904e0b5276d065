//! Files that lie beside the pages where nobody answers: what readers there take away.

use crate::catalog::entry::{NodeId, Saved};
use crate::git::history::Revision;
use crate::query::answer::Answer;
use crate::render::drawn::Picture;
use crate::render::picture::{Drawing, STEPS};
use crate::web::address::{Address, file_name};
use crate::web::download::{Format, written};
use crate::web::explorer::Explorer;
use crate::web::page::map::Chosen;
use crate::web::page::saved::question;
use crate::web::piece::map::{drawn, is_readable, local};
use crate::web::sheet::Sheet;

/// The formats of a comparison.
pub(super) const COMPARED: [Format; 4] = [Format::Csv, Format::Latex, Format::Typst, Format::Markdown];
/// The formats of a saved question's answer.
pub(super) const SAVED: [Format; 6] = [
    Format::Csv,
    Format::Markdown,
    Format::Latex,
    Format::Typst,
    Format::Bibtex,
    Format::Picture(Picture::Svg),
];

/// A file beside the pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// One of the usual comparisons, by its number.
    Comparison(usize, Format),
    /// The answer to a saved question, by its number in the catalog.
    Saved(usize, Format),
    /// The picture of what lies around a thing.
    Around(NodeId, usize),
    /// The picture of the library.
    Map,
}

impl Taken {
    /// All that a library has.
    #[must_use]
    pub(super) fn all(explorer: &Explorer<'_>) -> Vec<Self> {
        let catalog = explorer.catalog();
        let compared = (0..explorer.index().usual().len())
            .flat_map(|at| COMPARED.map(|format| Self::Comparison(at, format)));
        let saved = catalog.saved.iter().enumerate().flat_map(|(at, saved)| {
            let found = question(saved).and_then(|question| explorer.ask(&question).ok());
            let formats = found.map_or_else(Vec::new, |found| formats(explorer, &found));
            formats.into_iter().map(move |format| Self::Saved(at, format))
        });
        let things = catalog.nodes().map(|(id, _)| id).filter(|id| catalog.citation(*id).is_none());
        let around = things.flat_map(|node| {
            let further = further(explorer, node).into_iter().map(move |steps| Self::Around(node, steps));
            std::iter::once(Self::Around(node, 1)).chain(further)
        });
        let pictures = around.chain([Self::Map]).filter(|taken| taken.drawing(explorer).is_some());
        compared.chain(saved).chain(pictures).collect()
    }

    /// The path from the root.
    #[must_use]
    pub(super) fn path(&self, explorer: &Explorer<'_>) -> String {
        let catalog = explorer.catalog();
        let beside = |address: &Address, format: Format| address.path_as(catalog, format.ending());
        let svg = Format::Picture(Picture::Svg);
        match self {
            Self::Comparison(at, format) => {
                let name = explorer.index().usual().get(*at).map_or("", |one| one.name.as_str());
                format!("compare/{}.{}", file_name(name), format.ending())
            }
            Self::Saved(at, format) => {
                let id = catalog.saved.get(*at).map_or_else(String::new, |saved| saved.id.clone());
                beside(&Address::Saved(id), *format)
            }
            Self::Around(node, 1) => beside(&Address::Thing(*node), svg),
            Self::Around(node, steps) => beside(&Address::Around(*node, *steps), svg),
            Self::Map => beside(&Address::Map, svg),
        }
    }

    /// What is in it, with the state of the library in the caption of a picture; none where there is nothing.
    #[must_use]
    pub(super) fn bytes(&self, explorer: &Explorer<'_>, revision: Option<&Revision>) -> Option<Vec<u8>> {
        let answered = |question: &str, format: Format| {
            let answer = explorer.ask(question).ok()?;
            written(explorer.session, &answer, format, revision).ok()
        };
        match self {
            Self::Comparison(at, format) => answered(&explorer.index().usual().get(*at)?.question, *format),
            Self::Saved(at, format) => {
                let saved: &Saved = explorer.catalog().saved.get(*at)?;
                answered(&question(saved)?, *format)
            }
            Self::Around(..) | Self::Map => Picture::Svg.bytes(self.drawing(explorer)?, revision).ok(),
        }
    }

    /// What a picture draws; none if nobody could read it.
    fn drawing(&self, explorer: &Explorer<'_>) -> Option<Drawing> {
        let drawing = match self {
            Self::Around(node, steps) => local(explorer, *node, *steps),
            Self::Map => Chosen::default().drawing(&Sheet::new(explorer, Address::Map))?,
            Self::Comparison(..) | Self::Saved(..) => return None,
        };
        is_readable(&drawing).then_some(drawing)
    }
}

/// The formats in which the answer to a saved question is there.
#[must_use]
pub(super) fn formats(explorer: &Explorer<'_>, answer: &Answer) -> Vec<Format> {
    let is_drawn = drawn(explorer, answer).is_some_and(|drawing| is_readable(&drawing));
    SAVED.into_iter().filter(|format| is_drawn || !matches!(format, Format::Picture(_))).collect()
}

/// In a library with more topics only one step is drawn around each, where nobody answers.
const MOST_TOPICS: usize = 300;

/// The numbers of steps, above one, that there are pages of around a thing where nobody answers: those that lead further, of
/// a topic.
#[must_use]
pub(super) fn further(explorer: &Explorer<'_>, node: NodeId) -> Vec<usize> {
    let catalog = explorer.catalog();
    if catalog.topic(node).is_none() || catalog.topics().nth(MOST_TOPICS).is_some() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut before = local(explorer, node, 1);
    for steps in 2..=STEPS {
        let next = local(explorer, node, steps);
        if next.body.len() > before.body.len() && is_readable(&next) {
            found.push(steps);
            before = next;
        }
    }
    found
}

//! Files that lie beside the pages where nobody answers: what readers there take away.

use std::borrow::Cow;

use crate::catalog::entry::NodeId;
use crate::error::Error;
use crate::git::history::Revision;
use crate::parallel::each;
use crate::query::answer::Answer;
use crate::render::drawn::Picture;
use crate::render::picture::{Drawing, STEPS};
use crate::web::address::{Address, file_name};
use crate::web::download::{Format, written};
use crate::web::explorer::Explorer;
use crate::web::page::home;
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
    /// The picture of the topics.
    Map,
    /// The picture of the whole library.
    Whole,
    /// The picture on the first page.
    Home,
}

impl Taken {
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
            Self::Whole => beside(&Address::Whole, svg),
            Self::Home => beside(&Address::Home, svg),
        }
    }

    /// What a picture draws; none if nobody could read it, and of what is no picture.
    fn drawing(&self, explorer: &Explorer<'_>) -> Option<Drawing> {
        let drawing = match self {
            Self::Around(node, steps) => local(explorer, *node, *steps),
            Self::Map => Chosen::default().drawing(&Sheet::new(explorer, Address::Map))?,
            Self::Whole => Chosen::whole().drawing(&Sheet::new(explorer, Address::Whole))?,
            Self::Home => home::drawing(explorer)?.1,
            Self::Comparison(..) | Self::Saved(..) => return None,
        };
        is_readable(&drawing).then_some(drawing)
    }
}

/// A file that is to be written.
pub(super) struct Due {
    /// Its path from the root.
    pub(super) path: String,
    content: Content,
}

/// What is in a file. Pictures are many, and each is drawn when it is written.
enum Content {
    Bytes(Vec<u8>),
    Picture(Taken),
}

impl Due {
    /// All that lie beside these pages, with the state of the library in the caption of a picture.
    ///
    /// # Errors
    /// If an answer cannot be written in one of its formats.
    pub(super) fn beside(
        explorer: &Explorer<'_>,
        pages: &[Address],
        revision: Option<&Revision>,
    ) -> Result<Vec<Self>, Error> {
        let found: Result<Vec<_>, Error> =
            each(pages, &|page| Self::of(explorer, page, revision)).into_iter().collect();
        Ok(found?.into_iter().flatten().collect())
    }

    /// Those beside a page.
    fn of(explorer: &Explorer<'_>, page: &Address, revision: Option<&Revision>) -> Result<Vec<Self>, Error> {
        let picture = |taken: Taken| {
            let is_there = taken.drawing(explorer).is_some();
            let due = || Self { path: taken.path(explorer), content: Content::Picture(taken.clone()) };
            Ok(is_there.then(due).into_iter().collect())
        };
        // What has no answer has no files; its page says why.
        let answered = |question: &str, wanted: &[Format], taken: &dyn Fn(Format) -> Taken| {
            let Ok(answer) = explorer.ask(question) else { return Ok(Vec::new()) };
            let formats = formats(explorer, &answer, wanted);
            let due = formats.into_iter().map(|format| {
                let bytes = written(explorer.session, &answer, format, revision)?;
                Ok(Self { path: taken(format).path(explorer), content: Content::Bytes(bytes) })
            });
            due.collect::<Result<Vec<Self>, Error>>()
        };
        match page {
            Address::Thing(node) => picture(Taken::Around(*node, 1)),
            Address::Around(node, steps) => picture(Taken::Around(*node, *steps)),
            Address::Map => picture(Taken::Map),
            Address::Whole => picture(Taken::Whole),
            Address::Home => picture(Taken::Home),
            Address::Saved(id) => {
                let saved = explorer.catalog().saved.iter().enumerate().find(|(_, saved)| saved.id == *id);
                let asked = saved.and_then(|(at, saved)| Some((at, question(saved)?)));
                asked.map_or_else(
                    || Ok(Vec::new()),
                    |(at, asked)| answered(&asked, &SAVED, &|format| Taken::Saved(at, format)),
                )
            }
            Address::Compare => {
                let usual = explorer.index().usual().iter().enumerate();
                let found: Result<Vec<_>, Error> = usual
                    .map(|(at, one)| {
                        answered(&one.question, &COMPARED, &|format| Taken::Comparison(at, format))
                    })
                    .collect();
                Ok(found?.into_iter().flatten().collect())
            }
            _ => Ok(Vec::new()),
        }
    }

    /// What is in it.
    ///
    /// # Errors
    /// If it cannot be drawn.
    pub(super) fn bytes(
        &self,
        explorer: &Explorer<'_>,
        revision: Option<&Revision>,
    ) -> Result<Cow<'_, [u8]>, Error> {
        match &self.content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::Picture(taken) => {
                let drawing = taken
                    .drawing(explorer)
                    .ok_or_else(|| Error::Other(format!("`{}` cannot be drawn", self.path)))?;
                Picture::Svg.bytes(drawing, revision).map(Cow::Owned)
            }
        }
    }
}

/// Those of these formats in which an answer is there: no picture of what cannot be drawn, and none at all of an answer that
/// was cut.
#[must_use]
pub(super) fn formats(explorer: &Explorer<'_>, answer: &Answer, wanted: &[Format]) -> Vec<Format> {
    if is_cut(answer) {
        return Vec::new();
    }
    let is_picture = |format: &Format| matches!(format, Format::Picture(_));
    let is_drawn =
        wanted.iter().any(is_picture) && drawn(explorer, answer).is_some_and(|drawing| is_readable(&drawing));
    wanted.iter().filter(|format| is_drawn || !is_picture(format)).copied().collect()
}

/// True of an answer that is not all there is because a bound on its cost was reached: a file has no place in which to say
/// so.
#[must_use]
pub(super) fn is_cut(answer: &Answer) -> bool {
    answer.each().any(|part| part.cut)
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

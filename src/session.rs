//! A library opened: corpus, catalog, graph, verdicts and text index, as every front end uses them.

mod answering;
mod documents;
mod explaining;
mod part;
mod reading;

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::bibliography::{Entry, Reference};
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::catalog::{Catalog, settle};
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::corpus::load::Library;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::graph::Graph;
use crate::grounds::Grounds;
use crate::index::{Opened, TextIndex};
use crate::query::examples::Stock;
use crate::query::kept::Kept;
use crate::query::lexicon::{Lexicon, Words};
use crate::query::understand::Vocabulary;
use crate::source::Sources;
use crate::verdict::Verdicts;

/// A question that could not be answered.
#[derive(Debug)]
pub enum Failure {
    /// The question is wrong: where and why, in a text of its own.
    Wrong(Box<(Diagnostic, Sources)>),
    /// The world is wrong.
    World(Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::World(error)
    }
}

/// An opened library.
pub struct Session {
    library: Option<Library>,
    /// Its texts.
    pub corpus: Corpus,
    /// What they declare.
    pub catalog: Catalog,
    /// The graph of it.
    pub graph: Graph,
    /// What its verdicts are derived from.
    pub verdicts: Verdicts,
    /// What is wrong with it, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    view: View,
    words: OnceCell<Arc<Words>>,
    vocabulary: OnceCell<Vocabulary>,
    grounds: OnceCell<Grounds>,
    kept: Kept,
    text: OnceCell<TextIndex>,
    /// The index made anew, because the one that was opened failed.
    again: OnceCell<TextIndex>,
    notices: RefCell<Vec<String>>,
}

impl Session {
    /// Opens a library.
    ///
    /// # Errors
    /// If its files cannot be read; what is wrong in them is in [`Session::diagnostics`].
    pub fn open(library: Library) -> Result<Self, Error> {
        let corpus = library.load()?;
        Ok(Self { library: Some(library), ..Self::of(corpus) })
    }

    /// The folder of the library, from the root of the file system; none without a library.
    #[must_use]
    pub fn root(&self) -> Option<PathBuf> {
        std::path::absolute(self.library.as_ref()?.root()).ok()
    }

    /// A session over a corpus that belongs to no library: its text index is kept in memory.
    #[must_use]
    pub fn of(mut corpus: Corpus) -> Self {
        settle(&mut corpus);
        let mut diagnostics = corpus.diagnostics.clone();
        let catalog = Catalog::build(&corpus, &mut diagnostics);
        if !diagnostics.is_empty() {
            let stock = Stock::of(&catalog);
            diagnostics.iter_mut().for_each(|diagnostic| stock.fill_in(diagnostic));
        }
        diagnostic::sort(&mut diagnostics, &corpus.sources);
        diagnostic::bound(&mut diagnostics);
        let graph = Graph::build(&catalog);
        let verdicts = Verdicts::build(&catalog);
        Self {
            library: None,
            corpus,
            catalog,
            graph,
            verdicts,
            diagnostics,
            view: View::all(),
            words: OnceCell::new(),
            vocabulary: OnceCell::new(),
            grounds: OnceCell::new(),
            kept: Kept::default(),
            text: OnceCell::new(),
            again: OnceCell::new(),
            notices: RefCell::new(Vec::new()),
        }
    }

    /// How many faults of the corpus are errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.diagnostics.iter().filter(|found| found.severity() == Severity::Error).count()
    }

    /// The library, if the corpus belongs to one.
    #[must_use]
    pub fn library(&self) -> Option<&Library> {
        self.library.as_ref()
    }

    /// What a reader should know of the session: for standard error.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.notices.borrow().clone()
    }

    /// Which claims hold up which, worked out when first needed.
    #[must_use]
    pub fn grounds(&self) -> &Grounds {
        self.grounds.get_or_init(|| Grounds::build(&self.catalog, &self.view))
    }

    /// The words by which questions speak of the corpus, gathered when first needed.
    fn lexicon(&self) -> Lexicon<'_> {
        let words = self.words.get_or_init(|| Arc::new(Words::of(&self.catalog)));
        Lexicon::with(&self.catalog, words)
    }

    /// Works as the formats of exchange and the styles of references take them, in the order given.
    #[must_use]
    pub fn references(&self, works: &[NodeId]) -> Vec<Reference> {
        let mut entries: BTreeMap<&str, &Entry> = BTreeMap::new();
        for entry in &self.corpus.entries {
            entries.entry(entry.key.as_str()).or_insert(entry);
        }
        let entry = |work: &NodeId| entries.get(self.catalog.work(*work)?.key.as_str());
        works.iter().filter_map(entry).map(|entry| Reference::of(entry)).collect()
    }

    /// The text index, opened or built when it is first needed.
    ///
    /// # Errors
    /// [`Error::Index`] if it cannot even be built in memory.
    pub fn text(&self) -> Result<&TextIndex, Error> {
        if let Some(index) = self.again.get().or(self.text.get()) {
            return Ok(index);
        }
        let folder = self.library.as_ref().map(Library::index);
        let (index, opened) =
            TextIndex::open(folder.as_deref(), &self.corpus.fingerprint(), || self.documents())?;
        if let (Opened::InMemory { reason }, Some(_)) = (&opened, &self.library) {
            self.notices
                .borrow_mut()
                .push(format!("the text index is in memory for this run only: {reason}"));
        }
        Ok(self.text.get_or_init(|| index.of_nodes(self.catalog.len())))
    }

    /// What `work` gives. If it fails by the text index, that is made anew and the work done again: an index
    /// that fails is not what catena wrote.
    fn mending<T>(&self, work: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
        let outcome = work();
        let (Err(error @ Error::Index(_)), Some(_), None) = (&outcome, self.text.get(), self.again.get())
        else {
            return outcome;
        };
        let folder = self.library.as_ref().map(Library::index);
        let (index, _) =
            TextIndex::rebuild(folder.as_deref(), &self.corpus.fingerprint(), error, || self.documents())?;
        self.again.get_or_init(|| index.of_nodes(self.catalog.len()));
        work()
    }

    /// Opens the text index and tells what had to be done.
    ///
    /// # Errors
    /// [`Error::Index`] if it cannot even be built in memory.
    pub fn build_index(&self) -> Result<Opened, Error> {
        let folder = self.library.as_ref().map(Library::index);
        TextIndex::open(folder.as_deref(), &self.corpus.fingerprint(), || self.documents())
            .map(|(_, opened)| opened)
    }
}

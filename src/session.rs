//! A library opened: corpus, catalog, graph, verdicts and text index, as every front end uses them.

mod answering;
mod asked_when;
mod conditions;
mod documents;
mod explaining;
mod part;
mod reading;
mod snapshot;
mod standpoint;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use crate::bibliography::{Entry, Reference};
use crate::catalog::entry::NodeId;
use crate::catalog::view::View;
use crate::catalog::{Catalog, NodeClass as Class, settle};
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::corpus::inputs::Inputs;
use crate::corpus::load::Library;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::git::Repository;
use crate::git::history::Revision;
use crate::graph::Graph;
use crate::index::{Opened, TextIndex};
use crate::query::evaluate::kept::Kept;
use crate::query::understand::examples::{Foremost, Stock};
use crate::query::understand::lexicon::{Lexicon, Words};
use crate::query::understand::reader::Vocabulary;
use crate::source::Sources;
use crate::store::{Deferred, Folder, Key, Map, Why};
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

/// What a session comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Origin {
    /// The texts; of what is kept, the text index alone is used.
    #[default]
    Texts,
    /// The texts, of which the snapshot was made anew.
    Renewed,
    /// The snapshot.
    Snapshot,
}

/// An opened library. Many may ask it at once.
#[derive(Default)]
pub struct Session {
    library: Option<Library>,
    origin: Origin,
    /// Where what is made of the library is kept; none if nothing is.
    folder: Option<Folder>,
    /// Its texts, parsed; of a session from a snapshot when they are first needed.
    corpus: OnceLock<Corpus>,
    /// Its texts, if they are not parsed.
    sources: Sources,
    /// The fingerprint of its texts, worked out when first needed.
    fingerprint: OnceLock<String>,
    /// Its works as formats of exchange take them, by key, worked out when first needed.
    references: OnceLock<Map<String, Reference>>,
    /// What they declare.
    pub catalog: Catalog,
    /// The graph of it.
    pub graph: Graph,
    /// What its verdicts are derived from.
    pub verdicts: Verdicts,
    /// What is wrong with it, in the order of places.
    pub diagnostics: Deferred<Vec<Diagnostic>>,
    view: View,
    words: OnceLock<Arc<Words>>,
    vocabulary: OnceLock<Vocabulary>,
    /// What it speaks of most, for the questions that are offered to those who ask a wrong one.
    foremost: OnceLock<Arc<Foremost>>,
    /// The relations that are no edges of the graph, turned round.
    pub kept: Kept,
    text: OnceLock<TextIndex>,
    /// The index of excerpts, built when it is first needed.
    excerpts: OnceLock<TextIndex>,
    /// The index made anew, because the one that was opened failed.
    again: OnceLock<TextIndex>,
    notices: Mutex<Vec<String>>,
}

impl Session {
    /// Opens a library: from its snapshot, if its files are what that was made of; else from the files, and the
    /// snapshot is made anew.
    ///
    /// # Errors
    /// If its files cannot be read; what is wrong in them is in [`Session::diagnostics`].
    pub fn open(library: Library) -> Result<Self, Error> {
        match Key::of_user() {
            Some(key) => Self::open_signed(library, key),
            None => Self::without_cache(library),
        }
    }

    /// Opens a library as [`open`](Self::open) does, with a snapshot signed by this key.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn open_signed(library: Library, key: Key) -> Result<Self, Error> {
        let folder = Folder::new(library.index(), key);
        match snapshot::open(&library, &folder, true)? {
            Ok(session) => Ok(session),
            Err(why) => {
                let session = Self::renewed(library, folder)?;
                if let Why::Damaged(_) | Why::Foreign = why {
                    session.notice(format!("the snapshot of the library was rebuilt: {why}"));
                }
                Ok(session)
            }
        }
    }

    /// Opens a library as [`open`](Self::open) does, and writes nothing in it.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn look(library: Library) -> Result<Self, Error> {
        let folder = Key::of_user().map(|key| Folder::new(library.index(), key));
        match folder.map(|folder| snapshot::open(&library, &folder, false)).transpose()? {
            Some(Ok(session)) => Ok(Self { folder: None, ..session }),
            Some(Err(_)) | None => Self::without_cache(library),
        }
    }

    /// Reads the files of a library, and makes its snapshot anew.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn renew(library: Library) -> Result<Self, Error> {
        match Key::of_user() {
            Some(key) => {
                let folder = Folder::new(library.index(), key);
                Self::renewed(library, folder)
            }
            None => Self::without_cache(library),
        }
    }

    fn renewed(library: Library, folder: Folder) -> Result<Self, Error> {
        let (inputs, contents) = Inputs::read(&library)?;
        let (library, origin) = (Some(library), Origin::Renewed);
        let session = Self { library, origin, ..Self::of(Corpus::read(contents)) };
        if let Err(error) = snapshot::write(&session, &inputs, &folder)
            && error.kind() == io::ErrorKind::FileTooLarge
        {
            session.notice(format!("the library is too large to be kept: {error}"));
        }
        Ok(Self { folder: Some(folder), ..session })
    }

    /// Reads the files of a library, whatever is kept of it; of that it uses the text index alone.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn from_texts(library: Library) -> Result<Self, Error> {
        let folder = Key::of_user().map(|key| Folder::new(library.index(), key));
        Ok(Self { folder, ..Self::without_cache(library)? })
    }

    /// Reads the files of a library; what is kept of it is neither read nor written.
    ///
    /// # Errors
    /// As [`Session::open`].
    pub fn without_cache(library: Library) -> Result<Self, Error> {
        let corpus = library.load()?;
        Ok(Self { library: Some(library), ..Self::of(corpus) })
    }

    /// Its texts, parsed.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        self.corpus.get_or_init(|| {
            let contents = self.sources.iter().map(|(_, file)| (file.name.clone(), file.bytes().to_vec()));
            let mut corpus = Corpus::read(contents.collect());
            settle(&mut corpus);
            corpus
        })
    }

    /// Its texts.
    #[must_use]
    pub fn sources(&self) -> &Sources {
        self.corpus.get().map_or(&self.sources, |corpus| &corpus.sources)
    }

    /// The fingerprint of its texts: the same texts have the same ([`Corpus::fingerprint`]).
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| self.corpus().fingerprint())
    }

    /// The folder of the library, from the root of the file system; none without a library.
    #[must_use]
    pub fn root(&self) -> Option<PathBuf> {
        std::path::absolute(self.library.as_ref()?.root()).ok()
    }

    /// The last commit that touched the library's corpus; none outside of a repository, and without git.
    #[must_use]
    pub fn revision(&self) -> Option<Revision> {
        Repository::of(&self.root()?).and_then(|repository| repository.revision()).ok().flatten()
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
            corpus: OnceLock::from(corpus),
            catalog,
            graph,
            verdicts,
            diagnostics: diagnostics.into(),
            ..Self::default()
        }
    }

    /// The session with more files in its corpus, given by name and content; it belongs to no library.
    #[must_use]
    pub fn with(&self, more: Vec<(String, Vec<u8>)>) -> Self {
        let own = self.corpus().sources.iter().map(|(_, file)| (file.name.clone(), file.bytes().to_vec()));
        Self::of(Corpus::read(own.chain(more).collect()))
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

    /// True if the session was opened from the snapshot of its library.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.origin == Origin::Snapshot
    }

    /// What a reader should know of the session and has not been told: for standard error. Each is given once.
    #[must_use]
    pub fn notices(&self) -> Vec<String> {
        self.notices.lock().map(|mut notices| std::mem::take(&mut *notices)).unwrap_or_default()
    }

    fn words(&self) -> &Arc<Words> {
        self.words.get_or_init(|| Arc::new(Words::of(&self.catalog)))
    }

    /// The words by which questions speak of the corpus, gathered when first needed.
    #[must_use]
    pub fn lexicon(&self) -> Lexicon<'_> {
        Lexicon::with(&self.catalog, self.words())
    }

    /// Works as the formats of exchange and the styles of references take them, in the order given.
    #[must_use]
    pub fn references(&self, works: &[NodeId]) -> Vec<Reference> {
        let reference = |work: &NodeId| {
            let work = self.catalog.work(*work)?;
            let found = self.all_references().get(&work.key).cloned()?;
            Some(Reference { letter: work.letter.clone(), ..found })
        };
        works.iter().filter_map(reference).collect()
    }

    fn all_references(&self) -> &Map<String, Reference> {
        self.references.get_or_init(|| {
            let mut references = BTreeMap::new();
            for entry in &self.corpus().entries {
                references
                    .entry(entry.key.value.clone())
                    .or_insert_with(|| Reference::of(&self.with_authors(entry)));
            }
            references.into()
        })
    }

    /// An entry with the authors that the catalog knows: of a work of the library itself a record names them.
    fn with_authors<'e>(&self, entry: &'e Entry) -> Cow<'e, Entry> {
        if !entry.authors.is_empty() || !entry.editors.is_empty() {
            return Cow::Borrowed(entry);
        }
        let work = self.catalog.names().get(Class::Work, &entry.key.value);
        let authors = work.and_then(|work| self.catalog.work(work)).map_or(&[][..], |work| &work.authors);
        let names = authors.iter().filter_map(|who| Some(self.catalog.scholar(*who)?.name.clone()));
        Cow::Owned(Entry { authors: names.collect(), ..entry.clone() })
    }

    fn notice(&self, notice: String) {
        if let Ok(mut notices) = self.notices.lock() {
            notices.push(notice);
        }
    }

    /// The text index, opened or built when it is first needed.
    ///
    /// # Errors
    /// [`Error::Index`] if it cannot even be built in memory.
    pub fn text(&self) -> Result<&TextIndex, Error> {
        if let Some(index) = self.again.get().or(self.text.get()) {
            return Ok(index);
        }
        let (index, opened) = self.opened()?;
        match &opened {
            // Who wants nothing kept, or has no key, need not be told each time.
            Opened::InMemory { reason } if self.folder.is_some() => {
                self.notice(format!("the text index is in memory for this run only: {reason}"));
            }
            Opened::Built { why: why @ (Why::Damaged(_) | Why::Foreign) } => {
                self.notice(format!("the text index was rebuilt: {why}"));
            }
            _ => {}
        }
        Ok(self.text.get_or_init(|| index.of_nodes(self.catalog.len())))
    }

    /// The text index of excerpts, which is apart from that of all else so that no other answer hangs on them. It is
    /// in memory: only questions for excerpts by their words need it.
    ///
    /// # Errors
    /// [`Error::Index`] if it cannot be built.
    pub fn excerpt_text(&self) -> Result<&TextIndex, Error> {
        if let Some(index) = self.excerpts.get() {
            return Ok(index);
        }
        let (index, _) = TextIndex::open(None, self.fingerprint(), || self.excerpt_documents())?;
        Ok(self.excerpts.get_or_init(|| index.of_nodes(self.catalog.len())))
    }

    /// What `work` gives. If it fails by the text index, that is made anew and the work done again: an index
    /// that fails is not what catena wrote.
    fn mending<T>(&self, work: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
        let outcome = work();
        let (Err(error @ Error::Index(_)), Some(_), None) = (&outcome, self.text.get(), self.again.get())
        else {
            return outcome;
        };
        let folder = self.folder.as_ref();
        let (index, _) = TextIndex::rebuild(folder, self.fingerprint(), error, || self.documents())?;
        self.again.get_or_init(|| index.of_nodes(self.catalog.len()));
        work()
    }

    /// Opens the text index and tells what had to be done.
    ///
    /// # Errors
    /// [`Error::Index`] if it cannot even be built in memory.
    pub fn build_index(&self) -> Result<Opened, Error> {
        Ok(match self.opened()?.1 {
            Opened::InMemory { .. } if self.folder.is_none() => {
                Opened::InMemory { reason: "there is no key of yours to sign it with".to_owned() }
            }
            opened => opened,
        })
    }

    fn opened(&self) -> Result<(TextIndex, Opened), Error> {
        TextIndex::open(self.folder.as_ref(), self.fingerprint(), || self.documents())
    }
}

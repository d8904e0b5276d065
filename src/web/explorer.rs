//! What pages are made of: an opened library, what was verified of it, and its history.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::git::Repository;
use crate::git::history::Commit;
use crate::query::answer::Answer;
use crate::query::budget::Budget;
use crate::query::understand::examples::first_examples;
use crate::query::understand::saved::{Asked, Unasked};
use crate::render::layout::Point;
use crate::render::picture::Drawing;
use crate::render::picture::field::Field;
use crate::render::references::{Formatted, Style, references};
use crate::render::show::World;
use crate::session::{Failure, Session};
use crate::verify::receipt::Receipts;
use crate::web::address::Address;
use crate::web::atlas::{self, Atlas};
use crate::web::comparison::{Comparison, Comparisons, Wanted};
use crate::web::download::published;
use crate::web::page::map::Chosen;
use crate::web::sheet::Sheet;
use crate::web::{frame, page};

/// How pages come to their readers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode<'v> {
    /// As files: from a disk, or from any server of files.
    Files,
    /// From catena itself, which answers questions too, and shows this version of the library.
    Served {
        /// What tells it from others.
        version: &'v str,
    },
}

/// What a library is explored with, beside the library itself.
#[derive(Clone, Copy)]
pub struct Beside<'s> {
    /// What was verified of it.
    pub receipts: &'s Receipts,
    /// Its history; empty without git.
    pub history: &'s History,
    /// What it is called.
    pub title: &'s str,
    /// How its pages come to their readers.
    pub mode: Mode<'s>,
    /// Files that came later and are not shown, because they are faulty.
    pub faulty: Option<&'s Faulty>,
}

/// Files that came after those of which a library is shown, and that cannot be shown.
pub enum Faulty {
    /// They are read, and have errors.
    Wrong(Box<Session>),
    /// They cannot be read: why.
    Unread(String),
}

/// Makes pages of a library.
pub struct Explorer<'s> {
    pub(super) session: &'s Session,
    pub(super) receipts: &'s Receipts,
    pub(super) history: &'s History,
    pub(super) title: &'s str,
    pub(super) faulty: Option<&'s Faulty>,
    mode: Mode<'s>,
    index: &'s Index,
    /// What a question may cost.
    budget: Budget,
}

impl<'s> Explorer<'s> {
    /// Makes pages of an opened library, of which `index` is; a question may cost what `budget` says.
    #[must_use]
    pub fn new(session: &'s Session, index: &'s Index, beside: Beside<'s>, budget: Budget) -> Self {
        let Beside { receipts, history, title, mode, faulty } = beside;
        Self { session, receipts, history, title, faulty, mode, index, budget }
    }

    /// The page of an address as HTML; none where this library has no such page.
    #[must_use]
    pub fn page(&self, address: &Address) -> Option<String> {
        let sheet = Sheet::new(self, address.clone());
        Some(frame::framed(&sheet, &page::of(&sheet)?))
    }

    /// The page with the answer to a question; none where questions are not answered.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<String> {
        let sheet = Sheet::new(self, Address::Ask);
        Some(frame::framed(&sheet, &page::ask::page(&sheet, question)?))
    }

    /// The page with the map that was chosen.
    pub(super) fn map(&self, chosen: &Chosen) -> String {
        let sheet = Sheet::new(self, Address::Map);
        frame::framed(&sheet, &page::map::page(&sheet, chosen))
    }

    /// The page with the comparison that was chosen.
    pub(super) fn compare(&self, wanted: &Wanted) -> String {
        let sheet = Sheet::new(self, Address::Compare);
        frame::framed(&sheet, &page::compare::chosen(&sheet, wanted))
    }

    /// What the map that was chosen shows; none if it is too large.
    pub(super) fn drawing(&self, chosen: &Chosen) -> Option<Drawing> {
        chosen.drawing(&Sheet::new(self, Address::Map))
    }

    /// What the map on the first page shows; none where there is none.
    pub(super) fn first_drawing(&self) -> Option<Drawing> {
        page::home::drawing(self).map(|(_, drawing)| drawing)
    }

    /// The places of the map that was chosen, as the script of its page reads them; none of a map that is drawn with boxes, and if
    /// it takes too long.
    pub(super) fn places(&self, chosen: &Chosen) -> Option<String> {
        let sheet = Sheet::new(self, Address::Map);
        let field = chosen.field(&sheet)?;
        let points = self.placed(&field)?;
        Some(atlas::script(&sheet, &field, &points))
    }

    /// Where the things of a map lie; none if it takes too long.
    pub(super) fn placed(&self, field: &Field) -> Option<Arc<Vec<Point>>> {
        self.index.atlas.place(field, &|| self.budget.overdue().is_some())
    }

    /// The page that says that there is none at a path from the root.
    #[must_use]
    pub fn missing(&self, path: &str) -> String {
        frame::framed(&Sheet::nowhere(self, path), &page::missing())
    }

    /// True if what readers type is answered.
    #[must_use]
    pub fn is_served(&self) -> bool {
        self.version().is_some()
    }

    /// The version of the library that is shown, where it is served.
    pub(super) fn version(&self) -> Option<&'s str> {
        match self.mode {
            Mode::Files => None,
            Mode::Served { version } => Some(version),
        }
    }

    pub(super) fn catalog(&self) -> &'s Catalog {
        &self.session.catalog
    }

    pub(super) fn index(&self) -> &'s Index {
        self.index
    }

    pub(super) fn world(&self) -> World<'s> {
        World {
            catalog: self.catalog(),
            sources: self.session.sources(),
            graph: &self.session.graph,
            verdicts: &self.session.verdicts,
            kept: &self.session.kept,
            receipts: self.receipts,
            links: None,
            reference: None,
        }
    }

    /// The answer to a question, which may be the name of a saved one, or in words why there is none.
    pub(super) fn ask(&self, question: &str) -> Result<Answer, String> {
        self.ask_within(question, self.budget)
    }

    /// What a page may cost, what is asked for it together.
    pub(super) fn budget(&self) -> Budget {
        self.budget
    }

    /// As [`Explorer::ask`], within another budget.
    pub(super) fn ask_within(&self, question: &str, budget: Budget) -> Result<Answer, String> {
        let question = self.in_words(question)?;
        self.session.ask_within(&question, budget).map_err(|failure| match failure {
            Failure::Wrong(wrong) => {
                let (diagnostic, _) = *wrong;
                let help = diagnostic.help.iter().map(|help| format!("\n{help}"));
                std::iter::once(diagnostic.message.clone()).chain(help).collect()
            }
            Failure::World(error) => error.to_string(),
        })
    }

    /// The question in words: of a name, `@admits-trust`, what is saved under it.
    fn in_words(&self, text: &str) -> Result<String, String> {
        let asked = Asked::typed(text).in_words(self.catalog());
        asked.map(|asked| asked.question).map_err(|unasked| match unasked {
            Unasked::Values(bad) => format!("{}\n{}", bad.message, bad.help),
            Unasked::Unknown(name, near) => {
                let help = near.map_or_else(String::new, |help| format!("\n{help}"));
                format!("unknown saved question `{name}`{help}")
            }
        })
    }

    /// Questions that this library answers.
    pub(super) fn examples(&self, most: usize) -> Vec<String> {
        first_examples(self.catalog(), &|question| self.ask(question).ok(), most)
    }
}

/// What pages need to know of a library and would else look for each time.
#[derive(Debug, Default)]
pub struct Index {
    /// The works in each work.
    within: BTreeMap<NodeId, Vec<NodeId>>,
    /// The claims and arguments that each scholar makes.
    said_by: BTreeMap<NodeId, Vec<NodeId>>,
    /// What can be compared, and what is compared unless a reader chooses.
    comparisons: Comparisons,
    usual: Vec<Comparison>,
    /// The references of all works by key; none if each is worked out when it is shown.
    references: Option<BTreeMap<String, Formatted>>,
    /// Where the points of large maps lie.
    atlas: Arc<Atlas>,
}

impl Index {
    /// Goes through a library once.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let catalog = &session.catalog;
        let comparisons = Comparisons::of(catalog, &session.graph, &session.verdicts);
        let usual = comparisons.usual(catalog);
        let mut index = Self { comparisons, usual, ..Self::default() };
        for (id, work) in catalog.works() {
            if let Some(host) = work.host {
                index.within.entry(host).or_default().push(id);
            }
        }
        let stated = catalog.claims().map(|(id, _)| id).chain(catalog.arguments().map(|(id, _)| id));
        for stated in stated.filter_map(|id| catalog.stated_as(id)) {
            for who in catalog.makers(stated.by, stated.work) {
                index.said_by.entry(*who).or_default().push(stated.node);
            }
        }
        index
    }

    /// With large maps that were laid out before.
    #[must_use]
    pub(super) fn with_atlas(self, atlas: Arc<Atlas>) -> Self {
        Self { atlas, ..self }
    }

    /// With the references of all works, for whoever makes all pages: together they take less time.
    #[must_use]
    pub fn with_references(self, session: &Session) -> Self {
        let works: Vec<NodeId> = session.catalog.works().map(|(id, _)| id).collect();
        let list = references(&published(session, &works), Style::Apa);
        let references = list.into_iter().map(|reference| (reference.key.clone(), reference)).collect();
        Self { references: Some(references), ..self }
    }

    /// What can be compared.
    pub(super) fn comparisons(&self) -> &Comparisons {
        &self.comparisons
    }

    /// What is compared unless a reader chooses.
    pub(super) fn usual(&self) -> &[Comparison] {
        &self.usual
    }

    /// The reference of a work.
    pub(super) fn reference(&self, session: &Session, work: NodeId) -> Option<Formatted> {
        match &self.references {
            Some(all) => all.get(session.catalog.id(work)).cloned(),
            None => references(&published(session, &[work]), Style::Apa).into_iter().next(),
        }
    }

    /// The works in a work.
    pub(super) fn within(&self, work: NodeId) -> &[NodeId] {
        self.within.get(&work).map_or(&[], Vec::as_slice)
    }

    /// The claims and arguments that a scholar makes.
    pub(super) fn said_by(&self, scholar: NodeId) -> &[NodeId] {
        self.said_by.get(&scholar).map_or(&[], Vec::as_slice)
    }
}

/// The commits that touched a library, newest first.
#[derive(Debug, Default)]
pub struct History {
    commits: Vec<Commit>,
    /// The newest commit of each file, by its name.
    last: BTreeMap<String, usize>,
}

impl History {
    /// The history of the library of a session; empty where there is no git or nothing is committed.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let root = session.library().map(|library| library.root().to_owned());
        let repository = root.and_then(|root| Repository::of(&root).ok());
        let commits = repository.and_then(|repository| repository.history().ok()).unwrap_or_default();
        let mut last = BTreeMap::new();
        for (at, commit) in commits.iter().enumerate() {
            for file in &commit.files {
                last.entry(file.name.clone()).or_insert(at);
            }
        }
        Self { commits, last }
    }

    /// The commits, newest first.
    #[must_use]
    pub fn commits(&self) -> &[Commit] {
        &self.commits
    }

    /// The newest commit that touched a file.
    #[must_use]
    pub fn last_of(&self, file: &str) -> Option<&Commit> {
        self.last.get(file).and_then(|at| self.commits.get(*at))
    }
}

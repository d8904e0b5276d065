//! A library opened: corpus, catalog, graph, verdicts and text index, as every front end uses them.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;

use crate::bibliography::{Entry, Reference};
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::display;
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::corpus::load::Library;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::graph::Graph;
use crate::index::{Document, Opened, TextIndex};
use crate::query::answer::Answer;
use crate::query::eval::{World, evaluate};
use crate::query::expr::{Expr, Printed};
use crate::query::optimize::{PASSES, optimize};
use crate::query::plan::{Plan, literal, print};
use crate::query::resolve::resolve;
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
    text: OnceCell<TextIndex>,
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

    /// A session over a corpus that belongs to no library: its text index is kept in memory.
    #[must_use]
    pub fn of(corpus: Corpus) -> Self {
        let mut diagnostics = corpus.diagnostics.clone();
        let catalog = Catalog::build(&corpus, &mut diagnostics);
        diagnostic::sort(&mut diagnostics, &corpus.sources);
        let graph = Graph::build(&catalog);
        let verdicts = Verdicts::build(&catalog);
        Self {
            library: None,
            corpus,
            catalog,
            graph,
            verdicts,
            diagnostics,
            text: OnceCell::new(),
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
        if let Some(index) = self.text.get() {
            return Ok(index);
        }
        let folder = self.library.as_ref().map(Library::index);
        let (index, opened) =
            TextIndex::open(folder.as_deref(), &self.corpus.fingerprint(), || self.documents())?;
        if let (Opened::InMemory { reason }, Some(_)) = (&opened, &self.library) {
            self.notices
                .borrow_mut()
                .push(format!("the text index is kept in memory for this run: {reason}"));
        }
        Ok(self.text.get_or_init(|| index))
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

    /// Answers a question.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question, [`Failure::World`] if the text index fails.
    pub fn ask(&self, question: &str) -> Result<Answer, Failure> {
        let expr = self.understand(question)?;
        let plan = literal(&expr).map(|plan| optimize(&self.catalog, plan));
        self.carry_out(question, &expr, plan.as_ref())
    }

    /// Answers a question by its literal plan: the oracle that the optimised one is held against.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_literally(&self, question: &str) -> Result<Answer, Failure> {
        let expr = self.understand(question)?;
        self.carry_out(question, &expr, literal(&expr).as_ref())
    }

    /// The stages of a question, as text.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn explain(&self, question: &str) -> Result<String, Failure> {
        let expr = self.understand(question)?;
        let mut text = format!("core\n  {}\n", Printed { expr: &expr, catalog: &self.catalog });
        let indented = |lines: &str| lines.lines().map(|line| format!("  {line}\n")).collect::<String>();
        if let Some(plan) = literal(&expr) {
            text += "\nplan\n";
            text += &indented(&print(&plan, &self.catalog));
            let passes: Vec<&str> = PASSES.iter().map(|pass| pass.name).collect();
            let plan = optimize(&self.catalog, plan);
            text += &format!("\noptimised plan ({})\n", passes.join(", "));
            text += &indented(&print(&plan, &self.catalog));
        }
        Ok(text)
    }

    /// The question as an expression of the core.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question.
    pub fn understand(&self, question: &str) -> Result<Expr, Failure> {
        let mut sources = Sources::new();
        let file = sources.add("question", question);
        let form = crate::query::parse(file, question);
        form.and_then(|form| resolve(&form, &self.catalog))
            .map_err(|diagnostic| Failure::Wrong(Box::new((*diagnostic, sources))))
    }

    fn carry_out(&self, question: &str, expr: &Expr, plan: Option<&Plan>) -> Result<Answer, Failure> {
        let open = || self.text();
        let world =
            World { catalog: &self.catalog, graph: &self.graph, verdicts: &self.verdicts, text: &open };
        let mut answer = evaluate(&world, expr, plan)?;
        answer.question = question.trim().to_owned();
        answer.core = Printed { expr, catalog: &self.catalog }.to_string();
        Ok(answer)
    }

    /// What the text index holds of each node.
    fn documents(&self) -> Vec<Document> {
        self.catalog.nodes().map(|(id, node)| self.document(id, node)).collect()
    }

    fn document(&self, id: NodeId, node: &Node) -> Document {
        let people =
            |list: &[NodeId]| list.iter().map(|who| self.catalog.label(*who)).collect::<Vec<_>>().join("\n");
        let own = Document { node: id.0, ..Document::default() };
        match node {
            Node::Topic(topic) => Document {
                label: topic.label.clone(),
                names: topic.aka.join("\n"),
                text: topic.text.clone(),
                note: topic.note.clone(),
                ..own
            },
            Node::Claim(claim) => Document {
                text: claim.text.clone(),
                quote: claim.quotes.join("\n"),
                note: claim.note.clone(),
                people: people(self.catalog.speakers(claim)),
                ..own
            },
            Node::Work(work) => Document {
                label: work.title.clone(),
                note: work.note.clone(),
                people: people(&[work.authors.as_slice(), work.editors.as_slice()].concat()),
                ..own
            },
            Node::Scholar(scholar) => {
                Document { label: display(&scholar.name), names: scholar.aka.join("\n"), ..own }
            }
        }
    }
}

//! A library opened: corpus, catalog, graph, verdicts and text index, as every front end uses them.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::time::Instant;

use crate::bibliography::{Entry, Reference};
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::display;
use crate::catalog::view::View;
use crate::code::Severity;
use crate::corpus::Corpus;
use crate::corpus::load::Library;
use crate::diagnostic::{self, Diagnostic};
use crate::error::Error;
use crate::graph::Graph;
use crate::grounds::Grounds;
use crate::index::{Document, Opened, TextIndex};
use crate::query::answer::Answer;
use crate::query::asks::Asks;
use crate::query::budget::Budget;
use crate::query::empty::Empty;
use crate::query::eval::{World, evaluate, found};
use crate::query::examples;
use crate::query::expr::{Body, Expr, Printed};
use crate::query::optimize::{PASSES, optimize};
use crate::query::plan::{Plan, literal, print};
use crate::query::profile::Profile;
use crate::query::resolve::{Understood, resolve};
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

/// The literal plan of a question that finds rows.
fn plan_of(expr: &Expr) -> Option<Plan> {
    match &expr.body {
        Body::Find(find) => literal(find),
        Body::Why(_) | Body::Compare(_) => None,
    }
}

/// The part of a corpus that a question is about: all of it, or what was there in a year.
#[expect(clippy::large_enum_variant, reason = "there is one of them a question")]
enum Part {
    Whole,
    Of { view: View, graph: Graph, verdicts: Verdicts, grounds: Grounds },
}

impl Part {
    fn of(session: &Session, year: Option<i32>) -> Self {
        let Some(year) = year else { return Self::Whole };
        let catalog = &session.catalog;
        let view = View::as_of(catalog, year);
        Self::Of {
            graph: Graph::of(catalog, &view),
            verdicts: Verdicts::of(catalog, &view),
            grounds: Grounds::build(catalog, &view),
            view,
        }
    }

    /// Does something in the world of this part.
    fn enter<T>(
        &self,
        session: &Session,
        budget: Budget,
        then: impl FnOnce(&World<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let budget = budget.begun();
        let text = || session.text();
        let (view, graph, verdicts, grounds) = match self {
            Self::Whole => (&session.view, &session.graph, &session.verdicts, session.grounds()),
            Self::Of { view, graph, verdicts, grounds } => (view, graph, verdicts, grounds),
        };
        let catalog = &session.catalog;
        then(&World { catalog, view, graph, verdicts, grounds, text: &text, budget })
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
    grounds: OnceCell<Grounds>,
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
            view: View::all(),
            grounds: OnceCell::new(),
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
                .push(format!("the text index is kept in memory for this run: {reason}"));
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

    /// Answers a question within the usual budget.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question, [`Failure::World`] if the text index fails.
    pub fn ask(&self, question: &str) -> Result<Answer, Failure> {
        self.ask_within(question, Budget::default())
    }

    /// Answers a question; past the budget the answer is cut and says so.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_within(&self, question: &str, budget: Budget) -> Result<Answer, Failure> {
        let budget = budget.begun();
        let understood = self.read(question)?;
        self.answer(question, &understood, budget, &optimize)
    }

    /// Answers a question by its literal plan: every combination of everything, tested one by one.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_literally(&self, question: &str) -> Result<Answer, Failure> {
        let understood = self.read(question)?;
        self.answer(question, &understood, Budget::default(), &|_, plan| Ok(plan))
    }

    /// The stages of a question, as text: its core, the literal plan, the optimised plan with what was expected
    /// and what was found at each step, and the time that it took.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn explain(&self, question: &str, budget: Budget) -> Result<String, Failure> {
        let Understood { expr, reading, .. } = self.read(question)?;
        let mut text = format!("core\n  {}\n", Printed { expr: &expr, catalog: &self.catalog });
        if let Some(reading) = reading {
            text += &format!("\nread as\n  {reading}\n");
        }
        let indented = |lines: &str| lines.lines().map(|line| format!("  {line}\n")).collect::<String>();
        let Some(plan) = plan_of(&expr) else { return Ok(text) };
        text += "\nplan\n";
        text += &indented(&print(&plan, &self.catalog, None));
        let view = Part::of(self, expr.as_of.map(|as_of| as_of.year));
        let stages = |world: &World<'_>| {
            let started = Instant::now();
            let plan = optimize(world, plan.clone())?;
            let planning = started.elapsed();
            let mut profile = Profile::default();
            evaluate(world, &expr, Some(&plan), None, Some(&mut profile))?;
            let passes: Vec<&str> = PASSES.iter().map(|pass| pass.name).collect();
            let told = format!("\noptimised plan ({}; {} µs)\n", passes.join(", "), planning.as_micros());
            Ok(told + &indented(&print(&plan, &self.catalog, Some(&profile))))
        };
        text += &self.mending(|| view.enter(self, budget, stages))?;
        Ok(text)
    }

    /// The question as an expression of the core.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question.
    pub fn understand(&self, question: &str) -> Result<Expr, Failure> {
        self.read(question).map(|understood| understood.expr)
    }

    /// The question as an expression of the core, and how its words were taken where they allow another reading.
    ///
    /// # Errors
    /// As [`Session::understand`].
    pub fn read(&self, question: &str) -> Result<Understood, Failure> {
        let mut sources = Sources::new();
        let file = sources.add("question", question);
        let form = crate::query::parse(file, question);
        let understood = form.and_then(|form| resolve(&form, &self.catalog));
        understood.map_err(|diagnostic| {
            let diagnostic = self.with_question_that_works(*diagnostic, question);
            Failure::Wrong(Box::new((diagnostic, sources)))
        })
    }

    /// Adds to the fault of a question one that works: the question mended where that is enough, else one that
    /// begins alike, unless the help shows one already.
    fn with_question_that_works(&self, diagnostic: Diagnostic, question: &str) -> Diagnostic {
        if let Some(fix) = &diagnostic.fix
            && question.get(fix.span.range()).is_some()
        {
            let mut mended = question.to_owned();
            mended.replace_range(fix.span.range(), &fix.replacement);
            if self.makes_sense(&mended) {
                return diagnostic.help(format!("so ask `{}`", mended.trim()));
            }
        }
        let shown = diagnostic.help.iter().flat_map(|help| help.split('`').skip(1).step_by(2));
        if shown.into_iter().any(|shown| shown.contains(' ') && self.makes_sense(shown)) {
            return diagnostic;
        }
        match examples::like(&self.catalog, question, &|question| self.makes_sense(question)) {
            Some(example) => diagnostic.help(format!("this works here: `{example}`")),
            None => diagnostic,
        }
    }

    fn makes_sense(&self, question: &str) -> bool {
        let file = Sources::new().add("question", question);
        crate::query::parse(file, question).and_then(|form| resolve(&form, &self.catalog)).is_ok()
    }

    /// The answer to an expression by the plan that `planned` makes of the literal one.
    fn answer(
        &self,
        question: &str,
        understood: &Understood,
        budget: Budget,
        planned: &dyn Fn(&World<'_>, Plan) -> Result<Plan, Error>,
    ) -> Result<Answer, Failure> {
        let Understood { expr, reading, .. } = understood;
        let plan = |world: &World<'_>| plan_of(expr).map(|plan| planned(world, plan)).transpose();
        let before = expr.as_of.and_then(|as_of| as_of.but_not);
        let earlier = before.map(|year| {
            let part = Part::of(self, Some(year));
            let find = |world: &World<'_>| found(world, expr, plan(world)?.as_ref());
            self.mending(|| part.enter(self, budget, find))
        });
        let earlier = earlier.transpose()?;
        let part = Part::of(self, expr.as_of.map(|as_of| as_of.year));
        let evaluated =
            |world: &World<'_>| evaluate(world, expr, plan(world)?.as_ref(), earlier.as_ref(), None);
        let mut answer = self.mending(|| part.enter(self, budget, evaluated))?;
        if answer.finds_nothing() && !answer.truncated && before.is_none() && budget.time.is_none() {
            answer.reasons = self.reasons(understood, budget);
        }
        answer.question = question.trim().to_owned();
        answer.read_as.clone_from(reading);
        answer.asks = Asks::of(&self.catalog, expr);
        answer.core = Printed { expr, catalog: &self.catalog }.to_string();
        Ok(answer)
    }

    /// Why a question has no answer.
    fn reasons(&self, understood: &Understood, budget: Budget) -> Vec<String> {
        let part = Part::of(self, understood.expr.as_of.map(|as_of| as_of.year));
        let whole = Part::Whole;
        let budget = Budget { steps: budget.steps / 4, ..budget };
        let found_in = |expr: &Expr| {
            let part = if expr.as_of.is_some() { &part } else { &whole };
            let found = part.enter(self, budget, |world| {
                let plan = plan_of(expr).map(|plan| optimize(world, plan)).transpose()?;
                found(world, expr, plan.as_ref())
            });
            found.ok()?.number()
        };
        let means = |question: &str| self.understand(question).ok();
        Empty { catalog: &self.catalog, understood, found: &found_in, means: &means }.reasons()
    }

    /// What the text index holds of each node.
    fn documents(&self) -> Vec<Document> {
        self.catalog.nodes().map(|(id, _)| self.document(id)).collect()
    }

    /// What the text index holds of a node.
    #[must_use]
    pub fn document(&self, id: NodeId) -> Document {
        let people =
            |list: &[NodeId]| list.iter().map(|who| self.catalog.label(*who)).collect::<Vec<_>>().join("\n");
        let own = Document { node: id.0, ..Document::default() };
        match self.catalog.node(id) {
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
            Node::Citation(at) => {
                let note = self.catalog.cites.get(*at).map(|cite| cite.note.clone()).unwrap_or_default();
                Document { note, ..own }
            }
        }
    }
}

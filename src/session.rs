//! A library opened: corpus, catalog, graph, verdicts and text index, as every front end uses them.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Instant;

use crate::bibliography::{Entry, Reference};
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId};
use crate::catalog::people::display;
use crate::catalog::view::View;
use crate::code::{Code, Severity};
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
use crate::query::declared::understood;
use crate::query::empty::Empty;
use crate::query::eval::{World, evaluate, found};
use crate::query::examples;
use crate::query::expr::{Body, Expr, Printed};
use crate::query::kept::Kept;
use crate::query::lexicon::{Lexicon, Words};
use crate::query::optimize::{PASSES, optimize};
use crate::query::plan::{Plan, literal, print};
use crate::query::profile::Profile;
use crate::query::resolve::Understood;
use crate::query::understand::{Reader, Reading, Refused, Vocabulary, shown};
use crate::source::{FileId, Sources};
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
        Body::Why(_) | Body::Compare(_) | Body::Page(_) => None,
    }
}

/// The questions that `;` parts, outside quotes.
fn questions(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, c) in text.char_indices() {
        match c {
            '"' | '“' | '”' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    let asked: Vec<&str> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    if asked.len() < 2 { vec![text] } else { asked.into_iter().map(str::trim).collect() }
}

/// `as of 2005: ` at the beginning of a question, and what follows.
fn of_year(question: &str) -> (&str, &str) {
    let begins = question.trim_start().to_lowercase().starts_with("as of ");
    let at = question.find(':').filter(|_| begins).map_or(0, |at| at + 1);
    let after = question[at..].len() - question[at..].trim_start().len();
    let at = if at == 0 { 0 } else { at + after };
    question.split_at(at)
}

/// A question that is not understood.
enum Misread {
    /// By the rules of the form that it begins.
    OfItsForm(Box<Diagnostic>),
    /// By what it mentions and asks.
    Typed(Box<Diagnostic>),
}

/// What is wrong with a question that is of none of the forms and cannot be read for what it mentions either: what
/// the form says that it begins, or which words are not understood.
fn told(of_form: Box<Diagnostic>, refused: Refused, question: &str) -> Misread {
    let first = question.split_whitespace().next().unwrap_or_default().to_lowercase();
    let has_form = ["trace", "compare", "search", "count", "as"].contains(&first.as_str());
    let is_ambiguous = refused.wrong.code == Code::QuestionAmbiguous;
    let is_foreign = of_form.help.iter().any(|help| help.starts_with("this looks like"));
    if is_foreign {
        return Misread::OfItsForm(of_form);
    }
    // Where the form was read up to the very name that is not known, it tells best what was wanted there.
    let place = of_form.primary.span.range();
    let is_name = of_form.code == Code::QuestionName
        && refused.unknown.iter().any(|unknown| unknown.start < place.end && place.start < unknown.end);
    let is_unknown = !refused.unknown.is_empty() && !is_name;
    if is_ambiguous || is_unknown && of_form.fix.is_none() && !has_form {
        return if refused.nearest.is_empty() && !is_ambiguous {
            Misread::OfItsForm(refused.wrong)
        } else {
            Misread::Typed(refused.wrong)
        };
    }
    let has_question = of_form.help.iter().any(|help| help.contains('`') && help.contains("ask"));
    Misread::OfItsForm(if has_question { of_form } else { Box::new(shown(*of_form, &refused.nearest)) })
}

/// True of a question in the core or with stages, which is what it says or nothing.
fn is_core(question: &str) -> bool {
    let lower = question.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_sign = |c: char| matches!(c, '=' | '<' | '>' | '|' | '{' | '}' | '[' | ']' | '^');
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let begins_stage = |pair: &[&str]| match pair[0] {
        "per" | "sort" | "having" | "matching" => true,
        "limit" => is_number(pair[1]),
        "order" | "group" => pair[1] == "by",
        _ => false,
    };
    words.first().is_none_or(|first| ["find", "trace", "search"].contains(first))
        || words.windows(2).skip(1).any(begins_stage)
        || question.contains(is_sign)
        || question.contains("&&")
}

/// True of a fault that is best told in the form that the question has: it is too long, a name in it is
/// ambiguous, or one word of it can be put right.
fn is_of_its_form(wrong: &Diagnostic) -> bool {
    matches!(wrong.code, Code::QuestionLimit | Code::QuestionAmbiguous)
}

/// The part of a corpus that a question is about: all of it, or what was there in a year.
#[expect(clippy::large_enum_variant, reason = "there is one of them a question")]
enum Part {
    Whole,
    Of { view: View, graph: Graph, verdicts: Verdicts, grounds: Grounds, kept: Kept },
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
            kept: Kept::default(),
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
        let (view, graph, verdicts, grounds, kept) = match self {
            Self::Whole => {
                (&session.view, &session.graph, &session.verdicts, session.grounds(), &session.kept)
            }
            Self::Of { view, graph, verdicts, grounds, kept } => (view, graph, verdicts, grounds, kept),
        };
        let catalog = &session.catalog;
        then(&World { catalog, view, graph, verdicts, grounds, text: &text, kept, budget })
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

    /// What a question may cost unless it is said otherwise.
    #[must_use]
    pub fn budget(&self) -> Budget {
        Budget::of(self.catalog.len())
    }

    /// Answers a question within the usual budget.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a wrong question, [`Failure::World`] if the text index fails.
    pub fn ask(&self, question: &str) -> Result<Answer, Failure> {
        self.ask_within(question, self.budget())
    }

    /// Answers a question; past the budget the answer is cut and says so.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_within(&self, question: &str, budget: Budget) -> Result<Answer, Failure> {
        let budget = budget.begun();
        let understood = self.read(question)?;
        self.answers(question, &understood, budget, &optimize)
    }

    /// Answers the question of a record, which must be of one of the forms.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_as_written(&self, question: &str) -> Result<Answer, Failure> {
        let understood = self.read_as_written(question)?;
        self.answers(question, &understood, self.budget().begun(), &optimize)
    }

    /// Answers a question by its literal plan: every combination of everything, tested one by one.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn ask_literally(&self, question: &str) -> Result<Answer, Failure> {
        let understood = self.read(question)?;
        self.answers(question, &understood, self.budget(), &|_, plan| Ok(plan))
    }

    /// The plan by which a question is answered; none for one that binds no variables.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn plan(&self, question: &str) -> Result<Option<Plan>, Failure> {
        let Understood { expr, .. } = self.read(question)?;
        let part = Part::of(self, expr.as_of.map(|as_of| as_of.year));
        let planned = |world: &World<'_>| plan_of(&expr).map(|plan| optimize(world, plan)).transpose();
        Ok(self.mending(|| part.enter(self, self.budget(), planned))?)
    }

    /// The stages of a question, as text: its core, the literal plan, the optimised plan with what was expected
    /// and what was found at each step, and the time that it took.
    ///
    /// # Errors
    /// As [`Session::ask`].
    pub fn explain(&self, question: &str, budget: Budget) -> Result<String, Failure> {
        let understood = self.read(question).map_err(|failure| match failure {
            Failure::Wrong(wrong) => {
                let (diagnostic, sources) = *wrong;
                let file = Sources::new().add("question", question);
                let considered = self.typed(file, question).err().map(|refused| refused.considered);
                let lines = considered.iter().flat_map(|text| text.lines());
                let told = lines.fold(diagnostic, |told, line| told.help(line.to_owned()));
                Failure::Wrong(Box::new((told, sources)))
            }
            other => other,
        });
        let Understood { expr, reading, considered, .. } = understood?;
        let mut text = format!("core\n  {}\n", Printed { expr: &expr, catalog: &self.catalog });
        if let Some(reading) = reading {
            text += &format!("\nread as\n  {reading}\n");
        }
        if let Some(considered) = considered {
            text += &format!("\n{considered}");
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
    /// Of several questions, which `;` parts, the others are with the first.
    ///
    /// # Errors
    /// As [`Session::understand`].
    pub fn read(&self, question: &str) -> Result<Understood, Failure> {
        let mut sources = Sources::new();
        let mut understood: Vec<Understood> = Vec::new();
        let asked = questions(question);
        for part in asked.iter().copied() {
            match self.read_one(&mut sources, part) {
                // Of several questions each answer says which it answers.
                Ok(read) if asked.len() > 1 => understood.extend(read.into_iter().map(|one| {
                    let reading = one.reading.clone().unwrap_or_else(|| part.to_owned());
                    Understood { reading: Some(reading), ..one }
                })),
                Ok(read) => understood.extend(read),
                Err(wrong) => {
                    let diagnostic = match wrong {
                        Misread::OfItsForm(diagnostic) => self.with_question_that_works(*diagnostic, part),
                        // It shows what can be asked of what it mentions.
                        Misread::Typed(diagnostic) => *diagnostic,
                    };
                    return Err(Failure::Wrong(Box::new((diagnostic, sources))));
                }
            }
        }
        let mut parts = understood.into_iter();
        match parts.next() {
            Some(first) => Ok(Understood { more: parts.collect(), ..first }),
            None => Err(Failure::World(Error::Other("there is no question".to_owned()))),
        }
    }

    /// A question as it is written or, if it is of none of the forms, the questions as which it is read.
    fn read_one(&self, sources: &mut Sources, question: &str) -> Result<Vec<Understood>, Misread> {
        let file = sources.add("question", question);
        let wrong = match understood(file, question, &self.lexicon()) {
            Ok(understood) => return Ok(vec![understood]),
            Err(wrong) => wrong,
        };
        if is_core(question) || is_of_its_form(&wrong) {
            return Err(Misread::OfItsForm(wrong));
        }
        let (of_year, asked) = of_year(question);
        let reading = self.typed(file, asked).map_err(|mut refused| {
            let moved = u32::try_from(of_year.len()).unwrap_or(0);
            refused.wrong.primary.span.start += moved;
            refused.wrong.primary.span.end += moved;
            told(wrong, refused, question)
        })?;
        let corrected =
            reading.corrected.iter().map(|(typed, taken)| format!(", `{typed}` taken for `{taken}`"));
        let corrected = corrected.collect::<String>();
        let parts = questions(&reading.question).into_iter().map(|part| {
            let part = &format!("{of_year}{part}");
            let canonical = sources.add("reading", part);
            let understood = understood(canonical, part, &self.lexicon())?;
            Ok(Understood {
                reading: Some(format!("{part}{corrected}")),
                considered: Some(reading.considered.clone()),
                ..understood
            })
        });
        parts.collect::<Result<_, _>>().map_err(Misread::OfItsForm)
    }

    /// The question of a record, which is written down and so must be of one of the forms.
    ///
    /// # Errors
    /// [`Failure::Wrong`] for a question that is not.
    pub fn read_as_written(&self, question: &str) -> Result<Understood, Failure> {
        let mut sources = Sources::new();
        let file = sources.add("question", question);
        understood(file, question, &self.lexicon()).map_err(|diagnostic| {
            let diagnostic = match self.typed(file, question) {
                Ok(reading) if diagnostic.fix.is_none() => {
                    diagnostic.help(format!("write it down as `{}`", reading.question))
                }
                _ => self.with_question_that_works(*diagnostic, question),
            };
            Failure::Wrong(Box::new((diagnostic, sources)))
        })
    }

    /// A question that is of none of the forms, read for what it mentions and asks.
    fn typed(&self, file: FileId, question: &str) -> Result<Reading, Refused> {
        let lexicon = self.lexicon();
        let vocabulary = self.vocabulary.get_or_init(|| Vocabulary::of(&self.catalog, lexicon.words()));
        let means = |question: &str| {
            let file = Sources::new().add("question", question);
            understood(file, question, &lexicon).ok().map(|understood| understood.expr)
        };
        let finds = |expr: &Expr| self.finds(expr);
        Reader { lexicon: &lexicon, vocabulary, means: &means, finds: &finds }.read(file, question)
    }

    /// True if something fulfils a question, as far as a part of the usual budget tells.
    fn finds(&self, expr: &Expr) -> bool {
        let part = Part::of(self, expr.as_of.map(|as_of| as_of.year));
        let usual = self.budget();
        let budget = Budget { steps: usual.steps / 4, ..usual };
        let found = part.enter(self, budget, |world| {
            let plan = plan_of(expr).map(|plan| optimize(world, plan)).transpose()?;
            found(world, expr, plan.as_ref())
        });
        match expr.body {
            Body::Why(_) | Body::Compare(_) | Body::Page(_) => true,
            Body::Find(_) => found.is_ok_and(|found| found.number().is_none_or(|number| number > 0)),
        }
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
        match examples::like(&self.lexicon(), question, &|question| self.makes_sense(question)) {
            Some(example) => diagnostic.help(format!("this works here: `{example}`")),
            None => diagnostic,
        }
    }

    fn makes_sense(&self, question: &str) -> bool {
        let file = Sources::new().add("question", question);
        understood(file, question, &self.lexicon()).is_ok()
    }

    /// The answer to a question, with those to the further ones that were asked in one.
    fn answers(
        &self,
        question: &str,
        understood: &Understood,
        budget: Budget,
        planned: &dyn Fn(&World<'_>, Plan) -> Result<Plan, Error>,
    ) -> Result<Answer, Failure> {
        let mut answer = self.answer(question, understood, budget, planned)?;
        for part in &understood.more {
            answer.parts.push(self.answer(question, part, budget, planned)?);
        }
        Ok(answer)
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

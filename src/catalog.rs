//! What a corpus means: every record read, every name resolved.
//!
//! A record with a fault is set aside and reported; what names it loses that link, nothing more.
//! Numbers and orders depend on ids alone, never on files.

pub mod allow;
mod arguments;
pub(crate) mod circle;
mod cito;
mod claims;
pub mod condition;
pub mod declared;
pub mod entry;
pub mod excerpts;
pub(crate) mod extent;
mod faulty;
mod fields;
mod former;
pub mod lettered;
pub(crate) mod marked;
mod names;
pub mod notes;
pub mod people;
mod remarks;
pub mod same;
mod settle;
pub mod standpoint;
pub mod stated;
mod topics;
pub mod usage;
mod used;
pub mod view;
pub mod vocabulary;
mod works;

use std::collections::BTreeSet;
use std::io;
use std::ops::Range;
use std::sync::Arc;

use crate::annotation::{Head, Record};
use crate::catalog::allow::Allow;
use crate::catalog::claims::Stating;
use crate::catalog::entry::{
    Argument, Cite, Claim, Excerpt, Expect, Link, NoCitation, Node, NodeId, Saved, Scholar, Topic, Work,
};
use crate::catalog::names::{Class, Names};
use crate::catalog::people::People;
use crate::catalog::same::{Same, Topics};
use crate::catalog::vocabulary::{RelationId, Vocabulary};
use crate::code::Code;
use crate::corpus::Corpus;
use crate::diagnostic::{self, Diagnostic};
use crate::source::Span;
use crate::store::{Deferred, Keep, List, Pack, Packer, Why};

pub(crate) use fields::SINGLE;
pub use names::Class as NodeClass;
pub use settle::{Words, settle, settle_by};
pub(crate) use topics::target_classes;

/// Everything that a corpus declares.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// Its kinds and relations.
    pub vocabulary: Deferred<Vocabulary>,
    /// Its citations, in the order of places.
    pub cites: List<Cite>,
    /// The places that are recorded as citing nothing, in their order.
    pub without_citation: List<NoCitation>,
    /// The warnings that its records allow, in the order of files and places.
    pub allows: List<Allow>,
    /// Its saved questions, in the order of names.
    pub saved: List<Saved>,
    /// What it expects of its answers, in the order of questions.
    pub expects: List<Expect>,
    nodes: List<Node>,
    /// The records of topics that have several, by their numbers, which follow those of the nodes.
    records: List<Node>,
    names: Names,
}

impl Catalog {
    /// Reads a corpus whose names are [settled](settle). What is wrong is added to `diagnostics`.
    #[must_use]
    pub fn build(corpus: &Corpus, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let records = in_order(corpus);
        let vocabulary = Vocabulary::read(records.iter().copied(), diagnostics);
        let people = People::gather(&corpus.entries, &records, diagnostics);
        let mut builder =
            Builder { corpus, records, vocabulary, people, same: Same::default(), topic_kinds: Vec::new() };
        builder.same = Same::read(&builder.topic_records(), &builder.vocabulary, diagnostics);
        builder.topic_kinds = builder.topic_kinds();
        let mut names = builder.declare(diagnostics);
        let Stating { claims, arguments, excerpts } = builder.stating(&mut names, diagnostics);
        let Topics { topics, records } = builder.topics(&names, diagnostics);
        let mut nodes: Vec<Node> = topics.into_iter().map(Node::Topic).collect();
        nodes.extend(claims.into_iter().map(Node::Claim));
        nodes.extend(arguments.into_iter().map(Node::Argument));
        nodes.extend(builder.works(&names, diagnostics).into_iter().map(Node::Work));
        nodes.extend(builder.scholars().into_iter().map(Node::Scholar));
        nodes.extend(excerpts.into_iter().map(Node::Excerpt));
        excerpts::note_made(&mut nodes);
        lettered::letter(&mut nodes);
        let cites = builder.cites(&names, diagnostics);
        let first = u32::try_from(nodes.len()).unwrap_or(u32::MAX);
        names.number_citations(cites.iter().map(|cite| cite.id.clone()), first);
        nodes.extend((0..cites.len()).map(Node::Citation));
        let records = same::number(records, &mut nodes);
        let mut catalog = Self {
            cites: cites.into(),
            records: records.into(),
            nodes: nodes.into(),
            without_citation: builder.without_citation(&names, diagnostics).into(),
            allows: builder.allows(diagnostics).into(),
            saved: builder.saved(diagnostics).into(),
            expects: builder.expects(diagnostics).into(),
            ..Self::default()
        };
        builder.look_at_faulty(&names, diagnostics);
        builder.leave_out_consequences(diagnostics);
        catalog.vocabulary = builder.vocabulary.into();
        catalog.names = names;
        catalog.assert_numbers();
        diagnostic::sort(diagnostics, &corpus.sources);
        catalog
    }

    /// Ids are numbered in [`Names`], nodes stand in a list. Where the two part, everything after that place
    /// answers under its neighbour's name: no answer is better than such a one.
    fn assert_numbers(&self) {
        let mut count = 0;
        for (id, node) in self.names.numbered() {
            count += 1;
            assert!(node.index() < self.len() && self.id(node) == id, "`{id}` has the number of another");
        }
        assert!(count == self.len(), "{count} ids for {} nodes", self.len());
    }

    /// The node of a number; of a record of a topic that has several, what that record says.
    #[must_use]
    pub fn node(&self, id: NodeId) -> &Node {
        match id.index().checked_sub(self.len()) {
            None => &self.nodes[id.index()],
            Some(at) => &self.records[at],
        }
    }

    /// All nodes, in the order of their numbers.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        (0..).map(NodeId).zip(&self.nodes)
    }

    /// How many nodes there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// True for a corpus that declares nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// The ids of the corpus.
    #[must_use]
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// The class of a node.
    #[must_use]
    pub fn class(&self, id: NodeId) -> Class {
        self.names.class_of(id)
    }

    /// The numbers of a class, in order.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = NodeId> {
        let Range { start, end } = self.names.range(class);
        (start..end).map(NodeId)
    }

    /// The topics.
    pub fn topics(&self) -> impl Iterator<Item = (NodeId, &Topic)> {
        self.of_class(Class::Topic).filter_map(|id| Some((id, self.topic(id)?)))
    }

    /// The claims.
    pub fn claims(&self) -> impl Iterator<Item = (NodeId, &Claim)> {
        self.of_class(Class::Claim).filter_map(|id| Some((id, self.claim(id)?)))
    }

    /// The arguments.
    pub fn arguments(&self) -> impl Iterator<Item = (NodeId, &Argument)> {
        self.of_class(Class::Argument).filter_map(|id| Some((id, self.argument(id)?)))
    }

    /// The works.
    pub fn works(&self) -> impl Iterator<Item = (NodeId, &Work)> {
        self.of_class(Class::Work).filter_map(|id| Some((id, self.work(id)?)))
    }

    /// The scholars.
    pub fn scholars(&self) -> impl Iterator<Item = (NodeId, &Scholar)> {
        self.of_class(Class::Scholar).filter_map(|id| Some((id, self.scholar(id)?)))
    }

    /// The topic of a number; none if it is of another class.
    #[must_use]
    pub fn topic(&self, id: NodeId) -> Option<&Topic> {
        match self.node(id) {
            Node::Topic(topic) => Some(topic),
            _ => None,
        }
    }

    /// The claim of a number; none if it is of another class.
    #[must_use]
    pub fn claim(&self, id: NodeId) -> Option<&Claim> {
        match self.node(id) {
            Node::Claim(claim) => Some(claim),
            _ => None,
        }
    }

    /// The argument of a number; none if it is of another class.
    #[must_use]
    pub fn argument(&self, id: NodeId) -> Option<&Argument> {
        match self.node(id) {
            Node::Argument(argument) => Some(argument),
            _ => None,
        }
    }

    /// The work of a number; none if it is of another class.
    #[must_use]
    pub fn work(&self, id: NodeId) -> Option<&Work> {
        match self.node(id) {
            Node::Work(work) => Some(work),
            _ => None,
        }
    }

    /// The scholar of a number; none if it is of another class.
    #[must_use]
    pub fn scholar(&self, id: NodeId) -> Option<&Scholar> {
        match self.node(id) {
            Node::Scholar(scholar) => Some(scholar),
            _ => None,
        }
    }

    /// The excerpts.
    pub fn excerpts(&self) -> impl Iterator<Item = (NodeId, &Excerpt)> {
        self.of_class(Class::Excerpt).filter_map(|id| Some((id, self.excerpt(id)?)))
    }

    /// The excerpt of a number; none if it is of another class.
    #[must_use]
    pub fn excerpt(&self, id: NodeId) -> Option<&Excerpt> {
        match self.node(id) {
            Node::Excerpt(excerpt) => Some(excerpt),
            _ => None,
        }
    }

    /// The citation of a number; none if it is of another class.
    #[must_use]
    pub fn citation(&self, id: NodeId) -> Option<&Cite> {
        match self.node(id) {
            Node::Citation(at) => self.cites.get(*at),
            _ => None,
        }
    }

    /// The citations, in the order of places.
    pub fn citations(&self) -> impl Iterator<Item = (NodeId, &Cite)> {
        self.of_class(Class::Citation).filter_map(|id| Some((id, self.citation(id)?)))
    }

    /// The id of a node.
    #[must_use]
    pub fn id(&self, id: NodeId) -> &str {
        match self.node(id) {
            Node::Topic(topic) => &topic.id,
            Node::Claim(claim) => &claim.id,
            Node::Argument(argument) => &argument.id,
            Node::Work(work) => &work.key,
            Node::Scholar(scholar) => &scholar.id,
            Node::Excerpt(excerpt) => &excerpt.id,
            Node::Citation(at) => self.cites.get(*at).map_or("", |cite| cite.id.as_str()),
        }
    }

    /// Where a node is declared.
    #[must_use]
    pub fn span(&self, id: NodeId) -> Option<Span> {
        Some(match self.node(id) {
            Node::Topic(topic) => topic.span,
            Node::Claim(claim) => claim.span,
            Node::Argument(argument) => argument.span,
            Node::Work(work) => work.span,
            Node::Scholar(scholar) => scholar.span,
            Node::Excerpt(excerpt) => excerpt.span,
            Node::Citation(at) => self.cites.get(*at)?.span,
        })
    }

    /// The id of a node's kind: a topic's declared kind, or `claim`, `argument`, `work`, `scholar`, `excerpt`,
    /// `citation`.
    #[must_use]
    pub fn kind(&self, id: NodeId) -> &str {
        match self.node(id) {
            Node::Topic(topic) => &topic.kind,
            Node::Claim(_) => Class::Claim.word(),
            Node::Argument(_) => Class::Argument.word(),
            Node::Work(_) => Class::Work.word(),
            Node::Scholar(_) => Class::Scholar.word(),
            Node::Excerpt(_) => Class::Excerpt.word(),
            Node::Citation(_) => Class::Citation.word(),
        }
    }

    /// True of a topic that can be true, so that works affirm or reject it: its kind says so.
    #[must_use]
    pub fn is_affirmable(&self, id: NodeId) -> bool {
        self.topic(id).and_then(|topic| self.vocabulary.kind(&topic.kind)).is_some_and(|kind| kind.affirmable)
    }

    /// True of a link of a claim that says whether a topic is true.
    #[must_use]
    pub fn speaks_of_truth(&self, link: &Link) -> bool {
        self.is_affirmable(link.target) && self.vocabulary.is_of_truth(link.relation)
    }

    /// True of what can stand or fall: claims, arguments, and topics that can be true.
    #[must_use]
    pub fn can_stand(&self, id: NodeId) -> bool {
        matches!(self.node(id), Node::Claim(_) | Node::Argument(_)) || self.is_affirmable(id)
    }

    /// True if subject, relation and object ask whether a topic is true: by a relation that says so, of itself.
    #[must_use]
    pub fn asks_truth(&self, subject: NodeId, relation: RelationId, object: NodeId) -> bool {
        subject == object && self.is_affirmable(object) && self.vocabulary.is_of_truth(relation)
    }

    /// What a reader calls a node: a topic's label, a work's title, a scholar's name, a claim's or
    /// an argument's id.
    #[must_use]
    pub fn label(&self, id: NodeId) -> String {
        match self.node(id) {
            Node::Topic(topic) => topic.label.clone(),
            Node::Claim(claim) => claim.id.clone(),
            Node::Argument(argument) => argument.id.clone(),
            Node::Excerpt(excerpt) => excerpt.id.clone(),
            Node::Work(work) if work.title.is_empty() => work.key.clone(),
            Node::Work(work) => work.title.clone(),
            Node::Scholar(scholar) => people::display(&scholar.name),
            Node::Citation(_) => self.id(id).to_owned(),
        }
    }

    /// Who makes a claim: its speakers, or the authors of its work, or, of a work without authors,
    /// its editors.
    #[must_use]
    pub fn speakers<'a>(&'a self, claim: &'a Claim) -> &'a [NodeId] {
        self.makers(&claim.by, claim.work)
    }

    /// Who makes an argument, as for a claim.
    #[must_use]
    pub fn arguers<'a>(&'a self, argument: &'a Argument) -> &'a [NodeId] {
        self.makers(&argument.by, argument.work)
    }
}

impl Keep for Catalog {
    fn keep(&self, to: &mut Packer<'_>, name: &str) -> io::Result<()> {
        let Self { vocabulary, cites, without_citation, allows, saved, expects, nodes, records, names } =
            self;
        vocabulary.keep(to, &format!("{name}/vocabulary"))?;
        cites.keep(to, &format!("{name}/cites"))?;
        without_citation.keep(to, &format!("{name}/without-citation"))?;
        allows.keep(to, &format!("{name}/allows"))?;
        saved.keep(to, &format!("{name}/saved"))?;
        expects.keep(to, &format!("{name}/expects"))?;
        nodes.keep(to, &format!("{name}/nodes"))?;
        records.keep(to, &format!("{name}/records"))?;
        names.keep(to, &format!("{name}/names"))
    }

    fn kept(from: &Arc<Pack>, name: &str) -> Result<Self, Why> {
        Ok(Self {
            vocabulary: Keep::kept(from, &format!("{name}/vocabulary"))?,
            cites: Keep::kept(from, &format!("{name}/cites"))?,
            without_citation: Keep::kept(from, &format!("{name}/without-citation"))?,
            allows: Keep::kept(from, &format!("{name}/allows"))?,
            saved: Keep::kept(from, &format!("{name}/saved"))?,
            expects: Keep::kept(from, &format!("{name}/expects"))?,
            nodes: Keep::kept(from, &format!("{name}/nodes"))?,
            records: Keep::kept(from, &format!("{name}/records"))?,
            names: Keep::kept(from, &format!("{name}/names"))?,
        })
    }
}

/// What reading a catalog needs at hand.
struct Builder<'a> {
    corpus: &'a Corpus,
    records: Vec<&'a Record>,
    vocabulary: Vocabulary,
    people: People,
    same: Same,
    topic_kinds: Vec<String>,
}

/// The records of all files, in the order of files' names, so that of two records with one id the
/// same one is taken each time.
fn in_order(corpus: &Corpus) -> Vec<&Record> {
    corpus.documents.iter().flat_map(|(_, document)| document.records()).collect()
}

impl Builder<'_> {
    /// Declares the ids of all nodes, and those of records that could not be read.
    fn declare(&self, diagnostics: &mut Vec<Diagnostic>) -> Names {
        let mut names = Names::default();
        names.several = self.corpus.several.clone();
        for entry in &self.corpus.entries {
            names.declare(Class::Work, &entry.key.value);
        }
        for id in self.people.persons.keys() {
            names.declare(Class::Scholar, id);
        }
        for (old, id) in &self.people.was {
            names.declare_was(Class::Scholar, old, id);
        }
        for (short, ids) in &self.people.shared {
            names.declare_shared(short, ids.clone());
        }
        self.declare_records(&mut names, diagnostics);
        self.former_ids(diagnostics);
        for id in &self.corpus.aside {
            names.set_aside(None, id);
        }
        names.number();
        names
    }

    /// Takes out what is said of names whose own records are set aside, which has been reported: one
    /// fault is told once.
    fn leave_out_consequences(&self, diagnostics: &mut Vec<Diagnostic>) {
        let named = |diagnostic: &Diagnostic| self.corpus.sources.text(diagnostic.primary.span);
        let reserved =
            diagnostics.iter().filter(|diagnostic| diagnostic.code == Code::ReservedName).map(named);
        // With its keyword misspelt, a relation looks like a topic of an unknown kind.
        let of_no_kind = self.records.iter().filter_map(|record| match &record.head {
            Head::Topic { kind, id, .. } => {
                self.vocabulary.kind(&kind.value).is_none().then_some(id.as_str())
            }
            _ => None,
        });
        let broken = self.corpus.aside.iter().map(String::as_str);
        let aside: BTreeSet<&str> = reserved.chain(of_no_kind).chain(broken).collect();
        let by_name = |code: Code| {
            matches!(code, Code::UnknownKeyword | Code::UnknownField | Code::UnknownId | Code::ClaimKey)
        };
        diagnostics.retain(|diagnostic| !by_name(diagnostic.code) || !aside.contains(named(diagnostic)));
    }

    fn scholars(&self) -> Vec<Scholar> {
        let persons = self.people.persons.iter();
        persons
            .map(|(id, person)| Scholar {
                id: id.clone(),
                name: person.name.clone(),
                aka: person.aka.clone(),
                span: person.span,
            })
            .collect()
    }

    /// The first record of each id, of those whose head `pick` takes.
    fn heads(&self, pick: impl Fn(&Head) -> Option<&str>) -> Vec<(String, &Record)> {
        let mut first = std::collections::BTreeMap::new();
        for record in &self.records {
            if let Some(id) = pick(&record.head) {
                first.entry(id.to_owned()).or_insert(*record);
            }
        }
        first.into_iter().collect()
    }
}

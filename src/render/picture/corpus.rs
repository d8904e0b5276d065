//! A whole corpus as one picture: its nodes in frames, and what is said of them as lines.

mod frames;
mod parts;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::graph::{Edge, Evidence, Graph, Meaning};
use crate::render::phrase::counted;
use crate::render::picture::canvas::{Picture, challenged, name};
use crate::render::picture::corpus::frames::{Frame, frames};
use crate::render::picture::corpus::parts::are_islands;
use crate::render::picture::drawing::{Drawing, Label, Mark, Spacing};
use crate::render::picture::label::{COLUMNS, balanced, short, short_of};
use crate::render::picture::legend::{self, ROWS};
use crate::render::picture::statement::{Statement, among};
use crate::render::picture::words;
use crate::statement;
use crate::verdict::Verdicts;

/// What of a corpus is drawn. The usual picture is a map of its topics: every line between two of
/// them is what claims say, with the works that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The kinds of topic by their ids; all where none are given.
    pub kinds: Option<BTreeSet<String>>,
    /// The topics; all of these kinds where none are given.
    pub topics: Option<BTreeSet<NodeId>>,
    /// Claims, with how they bear on one another and on topics, and arguments. Without them a topic's label tells which works bear on
    /// it.
    pub claims: bool,
    /// Works, with their citations.
    pub works: bool,
    /// Scholars, with the works that they wrote or edited.
    pub scholars: bool,
    /// What shapes, colours, heads and strokes mean.
    pub legend: bool,
    /// How much is written on lines and in boxes.
    pub words: Words,
}

/// How much is written in the picture of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// On each line what it says and which works say it, and in the box of a topic which works bear on it.
    All,
    /// The names of things alone. What several claims say of two things is one line, as strong as the strongest of them.
    Names,
    /// All where lines join no more than [`FEW`] things, else names alone.
    Fitting,
}

/// So many things a picture shows with all words.
const FEW: usize = 40;

impl Default for Options {
    fn default() -> Self {
        Self {
            kinds: None,
            topics: None,
            claims: false,
            works: false,
            scholars: false,
            legend: true,
            words: Words::All,
        }
    }
}

/// The drawing of a corpus.
#[must_use]
pub fn corpus(catalog: &Catalog, graph: &Graph, verdicts: &Verdicts, options: &Options) -> Drawing {
    let ids = catalog.nodes().map(|(id, _)| id);
    let nodes: BTreeSet<NodeId> = ids.filter(|id| is_wanted(catalog, *id, options)).collect();
    let statements = drawn(catalog, graph, &nodes, options);
    let joined: BTreeSet<NodeId> = statements.iter().flat_map(|said| [said.from, said.to]).collect();
    let islands = are_islands(&joined, &statements);
    let mut drawing = Drawing::new(Vec::new(), Spacing::Narrow, islands);
    drawing.title = vec![title(catalog, &nodes)];
    let all = catalog.nodes().map(|(id, _)| id).collect();
    let mut picture = Picture::new(catalog, drawing, challenged(catalog, verdicts, &all));
    let has_words = match options.words {
        Words::All => true,
        Words::Names => false,
        Words::Fitting => joined.len() <= FEW,
    };
    let statements = if has_words { statements } else { strongest(statements) };
    let scene = Scene { graph, nodes: &nodes, has_words };
    scene.draw_joined(&mut picture, &joined, &statements);
    let alone = nodes.difference(&joined).copied();
    let (elsewhere, alone): (Vec<NodeId>, Vec<NodeId>) = alone.partition(|id| is_joined(graph, *id));
    picture.below(|picture| {
        let mut rows = scene.draw_alone(picture, "alone", "not linked to anything", &alone);
        rows.extend(scene.draw_alone(picture, "elsewhere", "linked only to what is not drawn", &elsewhere));
        if options.legend {
            legend::of_corpus(picture, rows);
        } else {
            picture.rows(rows);
        }
    });
    picture.finish()
}

/// What is drawn, in numbers: `A map of 23 topics and 45 claims`.
fn title(catalog: &Catalog, nodes: &BTreeSet<NodeId>) -> String {
    let classes = [
        (Class::Topic, "topic"),
        (Class::Claim, "claim"),
        (Class::Argument, "argument"),
        (Class::Work, "work"),
        (Class::Scholar, "scholar"),
    ];
    let number = |class| nodes.iter().filter(|node| catalog.class(**node) == class).count();
    let counts =
        classes.map(|(class, word)| (number(class), word)).into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, word)| counted(number, word)).collect();
    match counts.split_last() {
        None => "Nothing is drawn".to_owned(),
        Some((one, [])) => format!("A map of {one}"),
        Some((last, others)) => format!("A map of {} and {last}", others.join(", ")),
    }
}

fn is_wanted(catalog: &Catalog, id: NodeId, options: &Options) -> bool {
    match catalog.node(id) {
        Node::Topic(topic) => {
            options.kinds.as_ref().is_none_or(|kinds| kinds.contains(&topic.kind))
                && options.topics.as_ref().is_none_or(|topics| topics.contains(&id))
        }
        Node::Claim(_) | Node::Argument(_) => options.claims,
        Node::Work(_) => options.works || options.scholars,
        Node::Scholar(_) => options.scholars,
        // No line leads to excerpts, and those of citations are between works.
        Node::Excerpt(_) | Node::Citation(_) => false,
    }
}

/// What a work states stands in its claim's label, and what a claim is about is drawn only where nothing else joins
/// it: lines for them would hide all others.
fn is_drawn(edge: &Edge, options: &Options) -> bool {
    match edge.meaning {
        Meaning::States | Meaning::About => false,
        Meaning::Cites => options.works,
        _ => true,
    }
}

/// The statements among the nodes that are drawn as lines.
fn drawn(catalog: &Catalog, graph: &Graph, nodes: &BTreeSet<NodeId>, options: &Options) -> Vec<Statement> {
    let mut statements = among(catalog, graph, nodes, |edge| is_drawn(edge, options));
    let joined: BTreeSet<NodeId> = statements.iter().flat_map(|said| [said.from, said.to]).collect();
    let is_alone = |edge: &Edge| {
        edge.meaning == Meaning::About && (!joined.contains(&edge.from) || !joined.contains(&edge.to))
    };
    statements.extend(among(catalog, graph, nodes, is_alone));
    statements
}

/// What is said of the same things with the same relation as one statement, as strong as the strongest; what is denied stays
/// apart from what is said.
fn strongest(statements: Vec<Statement>) -> Vec<Statement> {
    let mut found: BTreeMap<(NodeId, Meaning, NodeId, bool), Statement> = BTreeMap::new();
    for mut said in statements {
        let same = (said.from, said.meaning, said.to, said.force == Force::Denies);
        let Some(known) = found.get_mut(&same) else {
            found.insert(same, said);
            continue;
        };
        known.evidence.append(&mut said.evidence);
        known.force = known.force.min(said.force);
    }
    found.into_values().collect()
}

/// True if an edge joins a node to another, drawn or not.
fn is_joined(graph: &Graph, id: NodeId) -> bool {
    graph.outgoing(id).chain(graph.incoming(id)).next().is_some()
}

/// What is drawn, and of what.
struct Scene<'a> {
    graph: &'a Graph,
    nodes: &'a BTreeSet<NodeId>,
    /// True if more is written than the names of things.
    has_words: bool,
}

impl Scene<'_> {
    /// Draws the nodes that lines join, in their frames, and the lines.
    fn draw_joined(&self, picture: &mut Picture<'_>, nodes: &BTreeSet<NodeId>, statements: &[Statement]) {
        let frames: BTreeMap<NodeId, Frame> = frames(picture.catalog, nodes);
        let inside = |said: &&Statement| {
            let frame = frames.get(&said.from)?;
            (frames.get(&said.to) == Some(frame)).then_some(frame)
        };
        for frame in frames.values().collect::<BTreeSet<_>>() {
            picture.open(&format!("of {}", frame.id), &frame.title);
            let framed = nodes.iter().filter(|node| frames.get(node) == Some(frame));
            framed.for_each(|node| self.draw(picture, *node));
            let framed = statements.iter().filter(|said| inside(said) == Some(frame));
            framed.for_each(|said| said.draw(picture, self.has_words));
            picture.close();
        }
        nodes.iter().filter(|node| !frames.contains_key(node)).for_each(|node| self.draw(picture, *node));
        let others = statements.iter().filter(|said| inside(said).is_none());
        others.for_each(|said| said.draw(picture, self.has_words));
    }

    /// Draws a node; a topic with the works whose claims bear on it, where those claims are not drawn.
    fn draw(&self, picture: &mut Picture<'_>, id: NodeId) {
        let catalog = picture.catalog;
        let label = if self.has_words {
            let bearing = self.bearing(catalog, id);
            std::iter::once(short_of(picture, id)).chain(bearing).collect::<Vec<_>>().join("\n")
        } else {
            short(catalog, id)
        };
        let look = picture.look(id);
        let weight = self.graph.outgoing(id).chain(self.graph.incoming(id)).count();
        picture.mark(Mark { label: Label::Centred(label), weight, ..look });
    }

    /// `disputed by Keating 2015`, a line for each relation and force.
    fn bearing(&self, catalog: &Catalog, topic: NodeId) -> Vec<String> {
        let hidden = self.graph.incoming(topic).filter(|edge| !self.nodes.contains(&edge.from));
        let mut claims: BTreeMap<(RelationId, Force, Conditions), Vec<Evidence>> = BTreeMap::new();
        for edge in hidden.filter(|edge| edge.is_own()) {
            if let Meaning::Declared(relation) = edge.meaning {
                let same = (relation, edge.force, edge.conditions(catalog));
                claims.entry(same).or_default().push(edge.evidence);
            }
        }
        let line = |((relation, force, when), evidence): ((_, _, Conditions), Vec<Evidence>)| {
            let said = statement::inverse(&catalog.vocabulary, relation, force);
            let said = format!("{said} {}", words::works(catalog, &evidence).join(", "));
            balanced(&statement::under(said, &when.words(catalog)), COLUMNS)
        };
        claims.into_iter().map(line).collect()
    }

    /// Draws the nodes that no line reaches, together; gives their names row by row.
    fn draw_alone(
        &self,
        picture: &mut Picture<'_>,
        frame: &str,
        title: &str,
        nodes: &[NodeId],
    ) -> Vec<Vec<String>> {
        if nodes.is_empty() {
            return Vec::new();
        }
        picture.open(frame, title);
        nodes.iter().for_each(|node| self.draw(picture, *node));
        picture.close();
        let names: Vec<String> = nodes.iter().map(|node| name(picture.catalog, *node)).collect();
        // As high as the legend beside it, but not higher than it is wide.
        let across = nodes.len().div_ceil(ROWS).max(ROWS.min(nodes.len() / 4));
        names.chunks(across).map(<[String]>::to_vec).collect()
    }
}

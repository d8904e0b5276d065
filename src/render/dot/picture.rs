//! A picture being drawn: the nodes and lines that all pictures share, and what of them occurs.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::graph::{Evidence, Meaning};
use crate::render::challenged;
use crate::render::dot::label;
use crate::render::dot::style::{EDGE, GROUND, INK, Side, Styles, stroke};
use crate::render::dot::words;
use crate::render::dot::write::{Attributes, Document};
use crate::standing::Standing;
use crate::verdict::{Challenged, Manner};

/// What occurs in a picture, for its legend.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// The kinds of its nodes.
    pub(super) kinds: BTreeSet<String>,
    /// The relations of its lines.
    pub(super) relations: BTreeSet<Meaning>,
    /// Those of lines without words.
    pub(super) wordless: BTreeSet<Meaning>,
    /// The forces of its lines.
    pub(super) forces: BTreeSet<Force>,
    /// The sides of its evidence.
    pub(super) sides: BTreeSet<Side>,
}

/// A line from a node to another.
#[derive(Clone, Debug)]
pub(super) struct Line<'a> {
    /// The name of the node on its left.
    pub(super) left: &'a str,
    /// The name of the node on its right.
    pub(super) right: &'a str,
    /// The relation that it stands for.
    pub(super) meaning: Meaning,
    /// How strongly that is said.
    pub(super) force: Force,
    /// True if the relation leads from right to left.
    pub(super) inverse: bool,
    /// The side that it speaks for, if the picture is of a verdict.
    pub(super) side: Option<Side>,
    /// The words on it; may be empty.
    pub(super) words: &'a str,
    /// What more is to be known of it; may be empty.
    pub(super) tooltip: &'a str,
    /// How many columns it goes on, if it has no words; two where some have.
    pub(super) columns: usize,
}

/// A picture of a part of a corpus.
pub(super) struct Picture<'a> {
    /// What it is a picture of.
    pub(super) catalog: &'a Catalog,
    /// The looks of its kinds and relations.
    pub(super) styles: Styles,
    /// What has been drawn.
    pub(super) document: Document,
    /// What occurs in it.
    pub(super) seen: Seen,
    /// What disputes and what qualifies its claims; those of which nothing does are not there.
    pub(super) challenged: BTreeMap<NodeId, Challenged>,
    lines: usize,
}

impl<'a> Picture<'a> {
    /// An empty picture.
    pub(super) fn new(
        catalog: &'a Catalog,
        document: Document,
        challenged: BTreeMap<NodeId, Challenged>,
    ) -> Self {
        let styles = Styles::of(&catalog.vocabulary);
        Self { catalog, styles, document, seen: Seen::default(), challenged, lines: 0 }
    }

    /// The looks of a node, which from now on occurs, with its tooltip.
    pub(super) fn look(&mut self, id: NodeId) -> Attributes {
        let kind = self.catalog.kind(id);
        self.seen.kinds.insert(kind.to_owned());
        let attributes = self.fallen(id, self.styles.kind(kind).attributes());
        attributes.centred("tooltip", &self.tooltip(id))
    }

    /// The looks of a claim that speaks on a side.
    pub(super) fn look_on(&mut self, side: Side, id: NodeId) -> Attributes {
        self.seen.sides.insert(side);
        let attributes = side.look(self.styles.kind(self.catalog.kind(id))).attributes();
        self.fallen(id, attributes).centred("tooltip", &self.tooltip(id))
    }

    /// What falls under a challenge has a dashed border.
    fn fallen(&self, id: NodeId, look: Attributes) -> Attributes {
        let falls = self.challenged.get(&id).is_some_and(|how| how.standing == Standing::Challenged);
        if falls { look.word("style", "filled,dashed") } else { look }
    }

    /// What a reader may want to know of a node beyond its label, and how it stands if it is a claim.
    pub(super) fn tooltip(&self, id: NodeId) -> String {
        with_line(words::tooltip(self.catalog, id), &self.standing_of(Evidence::Claim(id)))
    }

    /// What evidence says, where, how strongly, and what disputes and qualifies it.
    pub(super) fn said(&self, evidence: Evidence) -> String {
        with_line(words::said(self.catalog, evidence), &self.standing_of(evidence))
    }

    fn standing_of(&self, evidence: Evidence) -> String {
        let Evidence::Claim(claim) = evidence else { return String::new() };
        let how = self.challenged.get(&claim);
        how.map_or_else(String::new, |how| challenged::itself(self.catalog, how))
    }

    /// How one of some claims stands, if it does not simply, and `disputed by Webber 2013`, a line for each way in which
    /// one is challenged.
    pub(super) fn challenged(&self, claims: impl IntoIterator<Item = NodeId>) -> Vec<String> {
        let found: Vec<&Challenged> =
            claims.into_iter().filter_map(|claim| self.challenged.get(&claim)).collect();
        let standing = match found.as_slice() {
            [one] if one.standing != Standing::Unchallenged => Some(one.standing.word().to_owned()),
            _ => None,
        };
        let challenges = found.into_iter().flat_map(|one| one.disputed_by.iter().chain(&one.qualified_by));
        let mut by: BTreeMap<(Manner, bool), BTreeSet<NodeId>> = BTreeMap::new();
        for challenge in challenges {
            by.entry((challenge.manner, !challenge.counts())).or_default().insert(challenge.claim);
        }
        let line = |((manner, only_asks), claims): ((Manner, bool), BTreeSet<NodeId>)| {
            let claims: Vec<Evidence> = claims.into_iter().map(Evidence::Claim).collect();
            let asks = if only_asks { " (only asks)" } else { "" };
            let works = words::works(self.catalog, &claims).join(", ");
            label::balanced(&format!("{} {works}{asks}", challenged::passive(manner)), label::COLUMNS)
        };
        standing.into_iter().chain(by.into_iter().map(line)).collect()
    }

    /// A node in a few words.
    pub(super) fn node(&mut self, id: NodeId) {
        let label = label::short_of(self, id);
        let attributes = self.look(id).centred("label", &label);
        self.document.node(&name(self.catalog, id), &attributes);
    }

    /// Begins a frame; its title may be empty.
    pub(super) fn open(&mut self, name: &str, title: &str) {
        let frame = Attributes::of(&[
            ("style", "filled,rounded"),
            ("color", EDGE),
            ("fillcolor", GROUND),
            ("fontcolor", INK),
            ("fontsize", "13"),
            ("margin", "10"),
        ]);
        self.document.open(name, &frame.centred("label", title));
    }

    /// A node that takes a place and is not seen; gives its name.
    pub(super) fn gap(&mut self, id: &str) -> String {
        let name = format!("gap {id}");
        let bare = Attributes::of(&[("shape", "point"), ("style", "invis"), ("width", "0.05")]);
        self.document.node(&name, &bare.word("height", "0.2"));
        name
    }

    /// Draws something lower down, where nothing joins it to what was drawn before.
    pub(super) fn below<T>(&mut self, draw: impl FnOnce(&mut Self) -> T) -> T {
        let above = self.document.take();
        let drawn = draw(self);
        self.document.put_back(&above);
        drawn
    }

    /// A line. Its words are a node of their own, so that other lines go round them.
    pub(super) fn line(&mut self, line: &Line<'_>) {
        self.seen.relations.insert(line.meaning);
        self.seen.forces.insert(line.force);
        self.seen.sides.extend(line.side);
        let arrow = self.styles.relation(line.meaning);
        let color = arrow.color;
        let stroke = stroke(color, line.force).centred("tooltip", line.tooltip);
        let (start, end) = if line.inverse {
            let start = stroke.clone().word("dir", "back").word("arrowtail", arrow.head);
            (start, stroke.word("arrowhead", "none"))
        } else {
            (stroke.clone().word("arrowhead", "none"), stroke.word("arrowhead", arrow.head))
        };
        if line.words.is_empty() {
            self.seen.wordless.insert(line.meaning);
            let whole = if line.inverse { start } else { end };
            self.document.edge(line.left, line.right, &whole.word("minlen", &line.columns.to_string()));
            return;
        }
        self.lines += 1;
        let middle = format!("line {}", self.lines);
        let words = Attributes::of(&[
            ("shape", "box"),
            ("penwidth", "0"),
            ("margin", "0.04,0.01"),
            ("width", "0"),
            ("height", "0"),
            ("fontsize", "9.5"),
            ("fontcolor", color),
        ]);
        let words = words.centred("tooltip", line.tooltip).centred("label", line.words);
        self.document.node(&middle, &words);
        self.document.edge(line.left, &middle, &start);
        self.document.edge(&middle, line.right, &end);
    }
}

fn with_line(text: String, line: &str) -> String {
    if line.is_empty() { text } else { format!("{text}\n{line}") }
}

/// The name of a node in DOT: its class and id.
pub(super) fn name(catalog: &Catalog, id: NodeId) -> String {
    let class = match catalog.node(id) {
        Node::Topic(_) => "topic",
        Node::Claim(_) => "claim",
        Node::Argument(_) => "argument",
        Node::Work(_) => "work",
        Node::Scholar(_) => "scholar",
        Node::Citation(_) => "citation",
    };
    format!("{class}:{}", catalog.id(id))
}

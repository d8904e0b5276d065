//! A picture being drawn: the nodes and lines that all pictures share, and what of them occurs.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::graph::{Evidence, Meaning};
use crate::render::challenged;
use crate::render::picture::drawing::{Drawing, Frame, Label, Line, Mark, Part, State, Thing};
use crate::render::picture::label;
use crate::render::picture::style::{Arrow, Head, Look, Side, Styles};
use crate::render::picture::words;
use crate::standing::Standing;
use crate::verdict::{Challenged, Manner, Verdicts};

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
    /// True if something in it falls under a challenge.
    pub(super) has_fallen: bool,
}

/// What a line from a node to another says.
#[derive(Clone, Debug)]
pub(super) struct Said<'a> {
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
    /// How many pieces of evidence say it.
    pub(super) weight: usize,
}

/// A picture of a part of a corpus.
pub(super) struct Picture<'a> {
    /// What it is a picture of.
    pub(super) catalog: &'a Catalog,
    /// The looks of its kinds and relations.
    pub(super) styles: Styles,
    /// What occurs in it.
    pub(super) seen: Seen,
    /// What disputes and what qualifies its claims; those of which nothing does are not there.
    pub(super) challenged: BTreeMap<NodeId, Challenged>,
    drawing: Drawing,
    /// What is being drawn: what the frames that are open hold, the innermost last.
    open: Vec<Frame>,
}

impl<'a> Picture<'a> {
    /// An empty picture.
    pub(super) fn new(
        catalog: &'a Catalog,
        drawing: Drawing,
        challenged: BTreeMap<NodeId, Challenged>,
    ) -> Self {
        let styles = Styles::of(&catalog.vocabulary);
        Self { catalog, styles, drawing, seen: Seen::default(), challenged, open: Vec::new() }
    }

    /// What has been drawn.
    pub(super) fn finish(self) -> Drawing {
        self.drawing
    }

    /// The looks of a node, which from now on occurs, with its tooltip and without a label.
    pub(super) fn look(&mut self, id: NodeId) -> Mark {
        let kind = self.catalog.kind(id);
        self.seen.kinds.insert(kind.to_owned());
        let look = self.styles.kind(kind);
        self.mark_of(id, look)
    }

    /// The looks of a claim that speaks on a side.
    pub(super) fn look_on(&mut self, side: Side, id: NodeId) -> Mark {
        self.seen.sides.insert(side);
        let look = side.look(self.styles.kind(self.catalog.kind(id)));
        self.mark_of(id, look)
    }

    fn mark_of(&mut self, id: NodeId, look: Look) -> Mark {
        let falls = self.challenged.get(&id).is_some_and(|how| how.standing == Standing::Challenged);
        self.seen.has_fallen |= falls;
        Mark {
            thing: Some(thing(self.catalog, id)),
            called: words::called(self.catalog, id),
            state: if falls { State::Fallen } else { State::Usual },
            tooltip: self.tooltip(id),
            ..Mark::bare(&name(self.catalog, id), look, Label::Centred(String::new()))
        }
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
        let label = Label::Centred(label::short_of(self, id));
        let look = self.look(id);
        self.mark(Mark { label, ..look });
    }

    /// Draws a box.
    pub(super) fn mark(&mut self, mark: Mark) {
        self.part(Part::Mark(Box::new(mark)));
    }

    /// Draws a part where drawing has come to.
    pub(super) fn part(&mut self, part: Part) {
        self.open.last_mut().map_or(&mut self.drawing.body, |frame| &mut frame.parts).push(part);
    }

    /// Begins a frame; its title may be empty.
    pub(super) fn open(&mut self, name: &str, title: &str) {
        self.open.push(Frame { name: name.to_owned(), title: title.to_owned(), parts: Vec::new() });
    }

    /// Ends the frame that was begun last.
    pub(super) fn close(&mut self) {
        if let Some(frame) = self.open.pop() {
            self.part(Part::Frame(frame));
        }
    }

    /// Puts nodes in rows.
    pub(super) fn rows(&mut self, rows: Vec<Vec<String>>) {
        self.part(Part::Rows(rows));
    }

    /// Puts nodes that nothing joins in rows rather than in one long column.
    pub(super) fn grid(&mut self, names: &[String]) {
        let across = (1..).find(|across| across * across * 3 >= names.len()).unwrap_or(1);
        self.rows(names.chunks(across).map(<[String]>::to_vec).collect());
    }

    /// Puts a node in the second column of the frame.
    pub(super) fn second(&mut self, name: &str) {
        self.part(Part::Second(name.to_owned()));
    }

    /// Draws something lower down than all that was drawn before, where nothing joins it to that.
    pub(super) fn below(&mut self, draw: impl FnOnce(&mut Self)) {
        let body = std::mem::take(&mut self.drawing.body);
        draw(self);
        let drawn = std::mem::replace(&mut self.drawing.body, body);
        self.drawing.below.splice(0..0, drawn);
    }

    /// A line that only leads from a subject to what says something of it.
    pub(super) fn lead(&mut self, left: &str, right: &str, side: Side, force: Force) {
        self.part(Part::Line(Box::new(Line {
            left: left.to_owned(),
            right: right.to_owned(),
            meaning: None,
            relation: String::new(),
            arrow: Arrow { color: side.color(), head: Head::None },
            opposes: side == Side::Against,
            force,
            inverse: false,
            side: Some(side),
            words: String::new(),
            tooltip: String::new(),
            weight: 1,
            columns: 1,
        })));
    }

    /// A line.
    pub(super) fn line(&mut self, said: &Said<'_>) {
        self.seen.relations.insert(said.meaning);
        self.seen.forces.insert(said.force);
        self.seen.sides.extend(said.side);
        if said.words.is_empty() {
            self.seen.wordless.insert(said.meaning);
        }
        self.part(Part::Line(Box::new(Line {
            left: said.left.to_owned(),
            right: said.right.to_owned(),
            meaning: Some(said.meaning),
            relation: words::relation(&self.catalog.vocabulary, said.meaning),
            arrow: self.styles.relation(said.meaning),
            opposes: self.styles.opposes(said.meaning),
            force: said.force,
            inverse: said.inverse,
            side: said.side,
            words: said.words.to_owned(),
            tooltip: said.tooltip.to_owned(),
            weight: said.weight,
            columns: said.columns,
        })));
    }
}

/// How those claims, arguments and topics stand, of some nodes, that something challenges or qualifies.
pub(super) fn challenged(
    catalog: &Catalog,
    verdicts: &Verdicts,
    nodes: &BTreeSet<NodeId>,
) -> BTreeMap<NodeId, Challenged> {
    let all = nodes.iter().copied().filter(|id| catalog.can_stand(*id));
    let challenged = all.map(|id| (id, verdicts.challenged(catalog, id)));
    challenged.filter(|(_, challenged)| !challenged.is_undisturbed()).collect()
}

/// The thing that a box stands for.
pub(super) fn thing(catalog: &Catalog, node: NodeId) -> Thing {
    Thing { node, kind: catalog.kind(node).to_owned(), id: catalog.id(node).to_owned() }
}

fn with_line(text: String, line: &str) -> String {
    if line.is_empty() { text } else { format!("{text}\n{line}") }
}

/// The name of a node: its class and id.
pub(super) fn name(catalog: &Catalog, id: NodeId) -> String {
    let class = match catalog.node(id) {
        Node::Topic(_) => "topic",
        Node::Claim(_) => "claim",
        Node::Argument(_) => "argument",
        Node::Work(_) => "work",
        Node::Scholar(_) => "scholar",
        Node::Excerpt(_) => "excerpt",
        Node::Citation(_) => "citation",
    };
    format!("{class}:{}", catalog.id(id))
}

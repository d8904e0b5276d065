//! What is said of two nodes, with all that says it: the edges of the graph that one line stands for.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::catalog::entry::{Force, NodeId};
use crate::graph::{Edge, Evidence, Graph, Meaning};
use crate::render::picture::canvas::{Picture, Said, name};
use crate::render::picture::words;
use crate::statement;

/// A relation between two nodes, with its evidence. What is said with another force or under other conditions stands
/// apart.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    /// Of what.
    pub(super) from: NodeId,
    /// What.
    pub(super) meaning: Meaning,
    /// To what.
    pub(super) to: NodeId,
    /// How strongly it is said.
    pub(super) force: Force,
    /// True if it tells how a claim itself bears on something.
    pub(super) own: bool,
    /// Under which conditions.
    pub(super) when: Conditions,
    /// What says it, in the order of the graph.
    pub(super) evidence: Vec<Evidence>,
    /// How many columns on its end is drawn.
    pub(super) columns: usize,
}

/// What is the same of all evidence of a statement: its ends, what it means, whether it is a claim's own, its force and
/// conditions.
type Same = (NodeId, NodeId, Meaning, bool, Force, Conditions);

/// Lines that may fan out from one node into one column.
const FAN: usize = 12;

/// The statements among some nodes whose edges fit, in the order of their ends.
pub(super) fn among(
    catalog: &Catalog,
    graph: &Graph,
    nodes: &BTreeSet<NodeId>,
    fits: impl Fn(&Edge) -> bool,
) -> Vec<Statement> {
    let mut found: BTreeMap<Same, Vec<Evidence>> = BTreeMap::new();
    for edge in nodes.iter().flat_map(|node| graph.outgoing(*node)) {
        if nodes.contains(&edge.to) && fits(&edge) {
            let when = edge.conditions(catalog);
            let key = (edge.from, edge.to, edge.meaning, edge.is_own(), edge.force, when);
            found.entry(key).or_default().push(edge.evidence);
        }
    }
    let statement = |((from, to, meaning, own, force, when), evidence)| Statement {
        from,
        meaning,
        to,
        own,
        force,
        when,
        evidence,
        columns: 2,
    };
    let mut statements: Vec<Statement> = found.into_iter().map(statement).collect();
    stagger(&mut statements);
    statements
}

/// Leaves out what a claim is about where it says something of it: that need not be said twice.
pub(super) fn said_once(statements: &mut Vec<Statement>) {
    let is_declared = |said: &&Statement| matches!(said.meaning, Meaning::Declared(_));
    let declared: BTreeSet<(NodeId, NodeId)> =
        statements.iter().filter(is_declared).map(|said| (said.from, said.to)).collect();
    statements.retain(|said| said.meaning != Meaning::About || !declared.contains(&(said.from, said.to)));
}

/// Spreads the ends of a wide fan over several columns, so that they make no tall one.
fn stagger(statements: &mut [Statement]) {
    let starts: BTreeSet<NodeId> = statements.iter().map(|said| said.from).collect();
    let mut fans: BTreeMap<NodeId, Vec<&mut Statement>> = BTreeMap::new();
    for said in statements.iter_mut().filter(|said| !starts.contains(&said.to)) {
        fans.entry(said.from).or_default().push(said);
    }
    for fan in fans.into_values().filter(|fan| fan.len() > FAN) {
        let columns = (1..).find(|columns| columns * columns * 3 >= fan.len()).unwrap_or(1);
        fan.into_iter().zip((1..=columns).cycle()).for_each(|(said, column)| said.columns = column);
    }
}

impl Statement {
    /// Draws the statement; with words, between topics with the works that say it.
    pub(super) fn draw(&self, picture: &mut Picture<'_>, has_words: bool) {
        let catalog = picture.catalog;
        // What holds both ways is drawn as it is said.
        let is_turned = |evidence: &Evidence| {
            let Self { from, meaning, to, force, .. } = *self;
            Edge { from, meaning, to, evidence: *evidence, force }.is_turned(catalog)
        };
        let evidence: Vec<Evidence> = self.evidence.iter().filter(|one| !is_turned(one)).copied().collect();
        if evidence.is_empty() {
            return;
        }
        let tooltip: Vec<String> = evidence.iter().map(|one| picture.said(*one)).collect();
        let words = if has_words { self.words(picture, &evidence) } else { String::new() };
        // From its premises through the argument to its conclusion, as one reads it.
        let inverse = self.meaning == Meaning::Premise;
        let (left, right) = if inverse { (self.to, self.from) } else { (self.from, self.to) };
        picture.line(&Said {
            left: &name(catalog, left),
            right: &name(catalog, right),
            meaning: self.meaning,
            force: self.force,
            inverse,
            side: None,
            words: &words,
            tooltip: &tooltip.join("\n\n"),
            columns: self.columns,
            weight: evidence.len(),
        });
    }

    /// The relation, the works and what disputes or qualifies them; nothing for relations that need no words.
    fn words(&self, picture: &Picture<'_>, evidence: &[Evidence]) -> String {
        let catalog = picture.catalog;
        let claims = evidence.iter().filter_map(|evidence| match evidence {
            Evidence::Claim(claim) => Some(*claim),
            Evidence::Argument(_) | Evidence::Record(_) | Evidence::Cite(_) | Evidence::Bibliography => None,
        });
        let between_topics = [self.from, self.to].into_iter().all(|end| catalog.topic(end).is_some());
        let word = statement::words(&catalog.vocabulary, self.meaning, self.force, self.own);
        match self.meaning {
            Meaning::Declared(_) if between_topics => std::iter::once(word)
                .chain(Some(self.when.words(catalog)).filter(|when| !when.is_empty()))
                .chain(words::works(catalog, evidence))
                .chain(picture.challenged(claims))
                .collect::<Vec<_>>()
                .join("\n"),
            Meaning::Declared(_) => statement::under(word, &self.when.words(catalog)),
            Meaning::When => word,
            _ => String::new(),
        }
    }
}

//! The skeleton of a review of the literature: a section for each question, its headings from the answer, claims as
//! sentences with citations.

use std::collections::BTreeMap;

use crate::annotation::Locator;
use crate::catalog::Catalog;
use crate::catalog::entry::{Node, NodeId, Place};
use crate::exchange::cited::{Cited, without_stop};
use crate::exchange::document::{Block, Inline};
use crate::graph::walk::Path;
use crate::graph::{Evidence, Graph, Meaning, Source};
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::render::headline::headline;
use crate::render::names::Names;
use crate::render::{bearing, cells, cite, impact, names, phrase};
use crate::statement;
use crate::verdict::{Speaker, Verdict};

/// What the lists of a verdict are called in a text.
const SIDES: [(&str, &str); 7] = [
    ("for", "For."),
    ("against", "Against."),
    ("asked", "Asked."),
    ("partial", "In part."),
    ("caveat", "Qualified."),
    ("disputed", "Disputed."),
    ("answer", "Answered."),
];

/// The section of one answer, in the graph from which it was answered: the question, the answer in a sentence, and what
/// it rests on.
#[must_use]
pub fn section(catalog: &Catalog, graph: &Graph, answer: &Answer, title: &str) -> Vec<Block> {
    let report = Report { cited: Cited { catalog, graph }, answer };
    let mut blocks = vec![Block::Heading(1, capital(title))];
    if let Some(headline) = headline(catalog, answer) {
        blocks.push(Block::Paragraph(vec![Inline::Text(headline + ".")]));
    } else if answer.is_empty() {
        blocks.push(Block::Paragraph(vec![Inline::text("No results.")]));
    }
    let of_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    match answer.shape {
        Shape::Counts => blocks.extend(report.figures()),
        Shape::Paths => blocks.push(Block::List(answer.paths.iter().map(|path| report.path(path)).collect())),
        _ if of_verdicts => {
            let verdicts = answer.rows.iter().flat_map(|row| &row.verdicts);
            blocks.extend(verdicts.flat_map(|verdict| report.verdict(verdict)));
        }
        _ => blocks.extend(report.rows()),
    }
    let bearing: Vec<NodeId> = answer.bearing.iter().map(|bearing| bearing.claim).collect();
    blocks.extend(report.sentences(&bearing));
    if !answer.withdrawn.is_empty() {
        blocks.push(Block::Heading(2, impact::title(catalog, answer)));
        let lines = impact::listed(catalog, answer);
        blocks.push(Block::List(lines.into_iter().map(|line| vec![Inline::Text(line)]).collect()));
    }
    if !answer.left_out.is_empty() {
        blocks.push(Block::Heading(2, "Omitted because of the verdict".to_owned()));
        let lines =
            answer.left_out.iter().map(|left| vec![Inline::Text(phrase::whole(catalog, &left.verdict))]);
        blocks.push(Block::List(lines.collect()));
    }
    blocks.retain(|block| !matches!(block, Block::List(items) if items.is_empty()));
    blocks
}

struct Report<'a> {
    cited: Cited<'a>,
    answer: &'a Answer,
}

impl Report<'_> {
    fn catalog(&self) -> &Catalog {
        self.cited.catalog
    }

    /// A verdict as a heading, and a paragraph for each side.
    fn verdict(&self, verdict: &Verdict) -> Vec<Block> {
        let marks = phrase::marks(verdict);
        let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
        let mut blocks = vec![Block::Heading(2, capital(&phrase::whole(self.catalog(), verdict)) + &marks)];
        for (side, list) in bearing::sorted(verdict) {
            if list.is_empty() {
                continue;
            }
            let name = SIDES.iter().find(|(word, _)| *word == side).map_or(side, |(_, name)| name);
            let mut line = vec![Inline::Strong(name.to_owned())];
            for bearing in list {
                line.push(Inline::text(" "));
                line.extend(self.cited.sentence(&bearing.speaker));
            }
            blocks.push(Block::Paragraph(line));
        }
        blocks
    }

    /// Rows without verdicts: claims under the works that make them, all else under its own name with the claims about it.
    fn rows(&self) -> Vec<Block> {
        let nodes: Vec<NodeId> = self.answer.rows.iter().filter_map(|row| row.node).collect();
        let mut by_work: BTreeMap<(Option<i32>, NodeId), Vec<NodeId>> = BTreeMap::new();
        let mut blocks = Vec::new();
        for node in nodes {
            match self.catalog().stated_as(node) {
                Some(stated) => {
                    let year = self.catalog().work(stated.work).and_then(|work| work.year);
                    by_work.entry((year, stated.work)).or_default().push(node);
                }
                None => blocks.extend(self.thing(node)),
            }
        }
        for ((_, work), stated) in by_work {
            blocks.push(Block::Heading(2, cite::author_year(self.catalog(), work)));
            blocks.extend(self.sentences(&stated));
        }
        blocks
    }

    fn thing(&self, node: NodeId) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(2, names::plain(self.catalog(), node))];
        match self.catalog().node(node) {
            Node::Topic(topic) => {
                if !topic.text.is_empty() {
                    let own = Speaker::Record(node, topic.stated.first().cloned());
                    blocks.push(Block::Paragraph(self.cited.sentence(&own)));
                }
                let about = self.cited.graph.incoming(node).filter(|edge| edge.meaning == Meaning::About);
                blocks.extend(self.sentences(&about.map(|edge| edge.from).collect::<Vec<_>>()));
            }
            Node::Work(work) => {
                let place = Place { work: node, locator: Locator::default() };
                let source = Source { place: Some(place), ..Source::default() };
                let title = vec![Inline::Text(format!("{} ", work.title))];
                blocks.push(Block::Paragraph([title, self.cited.source(&source)].concat()));
                let states = self.cited.graph.outgoing(node).filter(|edge| edge.meaning == Meaning::States);
                blocks.extend(self.sentences(&states.map(|edge| edge.to).collect::<Vec<_>>()));
            }
            Node::Scholar(_) => {
                let by = self
                    .catalog()
                    .stated()
                    .filter(|one| self.catalog().makers(one.by, one.work).contains(&node));
                let there: Vec<NodeId> = by.map(|one| one.node).filter(|one| self.is_there(*one)).collect();
                blocks.extend(self.sentences(&there));
            }
            Node::Citation(at) => {
                let source = Evidence::Cite(*at).source(self.catalog());
                blocks.push(Block::Paragraph(self.cited.source(&source)));
            }
            Node::Excerpt(excerpt) => {
                let place = Place { work: excerpt.work, locator: excerpt.at.clone() };
                let source = Source { place: Some(place), ..Source::default() };
                let words = match excerpt.quotes.as_slice() {
                    [] => format!("{} ", excerpt.note),
                    quotes => format!("“{}” ", quotes.join(" … ")),
                };
                blocks
                    .push(Block::Paragraph([vec![Inline::Text(words)], self.cited.source(&source)].concat()));
            }
            Node::Claim(_) | Node::Argument(_) => {}
        }
        blocks
    }

    /// True of what the standpoint of the question has.
    fn is_there(&self, stated: NodeId) -> bool {
        self.cited.graph.incoming(stated).any(|edge| edge.meaning == Meaning::States)
    }

    /// What is stated, in one paragraph.
    fn sentences(&self, stated: &[NodeId]) -> Option<Block> {
        let mut line = Vec::new();
        for one in stated {
            if !line.is_empty() {
                line.push(Inline::text(" "));
            }
            line.extend(self.stated(*one));
        }
        (!line.is_empty()).then_some(Block::Paragraph(line))
    }

    fn stated(&self, node: NodeId) -> Vec<Inline> {
        match self.catalog().argument(node) {
            None => self.cited.sentence(&Speaker::Claim(node)),
            Some(argument) => {
                let mut line = vec![Inline::Text(format!("{} ", without_stop(&argument.text)))];
                line.extend(self.cited.of(node));
                let challenges = self.cited.challenges(node);
                if !challenges.is_empty() {
                    line.push(Inline::text("; "));
                    line.extend(challenges);
                }
                line.push(Inline::text("."));
                line
            }
        }
    }

    /// A path as its chain, with what its hops rest on.
    fn path(&self, path: &Path) -> Vec<Inline> {
        let catalog = self.catalog();
        let mut chain = path.first().map_or_else(String::new, |hop| catalog.label(hop.from()));
        for hop in path {
            chain += &statement::arrow(catalog, &hop.edge, hop.inverse);
            chain += &catalog.label(hop.to());
        }
        let mut line = vec![Inline::Text(format!("{chain}."))];
        for hop in path {
            let source = hop.edge.evidence.source(catalog);
            if let Some(stated) = source.claim.or(source.argument) {
                line.push(Inline::text(" "));
                line.extend(self.stated(stated));
            }
        }
        line
    }

    fn figures(&self) -> Option<Block> {
        let (catalog, answer) = (self.catalog(), self.answer);
        let names = Names::of(catalog, answer);
        let shown = cells::columns(catalog, answer);
        let cell = |row: &Row, at: usize| match cells::shown(catalog, answer, &names, row, at) {
            Some(Value::Number(number)) => vec![Inline::Text(number.to_string())],
            Some(Value::Text(text)) => vec![Inline::Text(text)],
            None => Vec::new(),
        };
        let row = |row: &Row| shown.iter().map(|at| cell(row, *at)).collect();
        let rows: Vec<_> = answer.rows.iter().map(row).collect();
        (!rows.is_empty()).then(|| Block::Table { head: cells::heads(catalog, answer), rows })
    }
}

fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

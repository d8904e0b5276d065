//! What is said, as tables with citations, to be put into a paper.

use crate::catalog::Catalog;
use crate::catalog::entry::{Force, Node, NodeId};
use crate::debate::Losses;
use crate::exchange::cited::{Cited, joined};
use crate::exchange::document::{Block, Document, Inline};
use crate::graph::Graph;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::excerpt::Excerpt;
use crate::render::graph_json::nodes_of;
use crate::render::names::Names;
use crate::render::{bearing, cells, cite, phrase};
use crate::verdict::{Speaker, Verdict};

/// The tables of a library, or of what an answer is about: what is compared, its verdicts, the claims and the arguments. What they have no
/// column for is put down in `losses`.
#[must_use]
pub fn of(
    catalog: &Catalog,
    graph: &Graph,
    excerpt: &Excerpt,
    answer: Option<&Answer>,
    losses: &mut Losses,
) -> Document {
    let cited = Cited { catalog, graph };
    let mut blocks = Vec::new();
    blocks.extend(answer.and_then(|answer| compared(catalog, answer)));
    let rows = answer.into_iter().flat_map(|answer| &answer.rows);
    let verdicts: Vec<&Verdict> = rows.flat_map(|row| &row.verdicts).collect();
    let verdicts = verdicts.into_iter().map(|verdict| of_verdict(cited, verdict)).collect();
    table(&mut blocks, &["verdict", "for", "against", "asked", "disputed or qualified by"], verdicts);
    let mut claims = Vec::new();
    let mut arguments = Vec::new();
    for id in nodes_of(catalog, excerpt) {
        match catalog.node(id) {
            Node::Claim(_) => claims.push(of_claim(cited, id)),
            Node::Argument(_) => arguments.push(of_argument(cited, id)),
            _ => {}
        }
        not_there(catalog, id, losses);
    }
    table(&mut blocks, &["claim", "says", "disputed or qualified by", "source"], claims);
    table(&mut blocks, &["argument", "from", "to", "source"], arguments);
    let title = answer.map_or_else(String::new, |answer| answer.question.clone());
    Document { title, blocks }
}

/// What is compared, as its own question has it: a line for each thing, a column for each topic.
fn compared(catalog: &Catalog, answer: &Answer) -> Option<Block> {
    if answer.shape != Shape::Comparison || answer.rows.is_empty() {
        return None;
    }
    let names = Names::of(catalog, answer);
    let cell = |row: &Row, at: usize| match cells::shown(catalog, answer, &names, row, at) {
        Some(Value::Text(text)) => vec![Inline::Text(text)],
        Some(Value::Number(number)) => vec![Inline::Text(number.to_string())],
        None => Vec::new(),
    };
    let columns = cells::columns(catalog, answer);
    let rows = answer.rows.iter().map(|row| columns.iter().map(|at| cell(row, *at)).collect());
    Some(Block::Table { head: cells::heads(catalog, answer), rows: rows.collect() })
}

fn table(blocks: &mut Vec<Block>, head: &[&str], rows: Vec<Vec<Vec<Inline>>>) {
    if !rows.is_empty() {
        let head = head.iter().map(|name| (*name).to_owned()).collect();
        blocks.push(Block::Table { head, rows });
    }
}

fn of_verdict(cited: Cited<'_>, verdict: &Verdict) -> Vec<Vec<Inline>> {
    let marks = phrase::marks(verdict);
    let marks = if marks.is_empty() { marks } else { format!(" ({marks})") };
    let mut cells = vec![vec![Inline::Text(phrase::whole(cited.catalog, verdict) + &marks)]];
    let lists = bearing::sorted(verdict);
    let side = |words: &[&str]| {
        let lists = lists.iter().filter(|(word, _)| words.contains(word)).flat_map(|(_, list)| list);
        joined(lists.map(|bearing| source(cited, &bearing.speaker)))
    };
    cells.extend([
        side(&["for"]),
        side(&["against"]),
        side(&[bearing::ASKED]),
        side(&["caveat", "disputed"]),
    ]);
    cells
}

fn source(cited: Cited<'_>, speaker: &Speaker) -> Vec<Inline> {
    match speaker {
        Speaker::Claim(claim) => cited.of(*claim),
        Speaker::Record(topic, _) => {
            let (_, source) = cite::speaker(cited.catalog, speaker);
            let stated = cited.source(&source);
            if stated.is_empty() { vec![Inline::Text(cited.catalog.label(*topic))] } else { stated }
        }
    }
}

fn of_claim(cited: Cited<'_>, id: NodeId) -> Vec<Vec<Inline>> {
    let Some(claim) = cited.catalog.claim(id) else { return Vec::new() };
    let force =
        if claim.force == Force::Asserts { String::new() } else { format!(" ({})", claim.force.word()) };
    vec![
        vec![Inline::Text(format!("{}{force}{}", claim.text.trim(), quotes(&claim.quotes)))],
        cited.says(id),
        cited.challenges(id),
        cited.of(id),
    ]
}

fn of_argument(cited: Cited<'_>, id: NodeId) -> Vec<Vec<Inline>> {
    let Some(argument) = cited.catalog.argument(id) else { return Vec::new() };
    vec![
        vec![Inline::Text(argument.text.trim().to_owned() + &quotes(&argument.quotes))],
        joined(argument.premises.iter().map(|premise| cited.end(*premise))),
        cited.end(argument.concludes),
        cited.of(id),
    ]
}

fn quotes(quotes: &[String]) -> String {
    quotes.iter().map(|quote| format!(" “{quote}”")).collect()
}

/// What these tables have no column for.
fn not_there(catalog: &Catalog, id: NodeId, losses: &mut Losses) {
    let name = || catalog.id(id).to_owned();
    match catalog.node(id) {
        Node::Topic(_) => losses.omitted("records of topics", name()),
        Node::Work(_) => {
            losses.omitted("records of works (`catena export biblatex` has what is cited)", name());
        }
        Node::Scholar(_) => losses.omitted("records of scholars", name()),
        Node::Claim(claim) => {
            for (what, text) in [("notes", &claim.note), ("who recorded it (`reads`)", &claim.reads)] {
                if !text.is_empty() {
                    losses.omitted(what, name());
                }
            }
        }
        Node::Argument(argument) => {
            let scheme = ("schemes of arguments", &argument.scheme);
            for (what, text) in
                [scheme, ("notes", &argument.note), ("who recorded it (`reads`)", &argument.reads)]
            {
                if !text.is_empty() {
                    losses.omitted(what, name());
                }
            }
        }
        Node::Excerpt(_) => losses.omitted("excerpts", name()),
        Node::Citation(_) => {}
    }
}

//! Verdicts and answers as compact text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use catena::catalog::Catalog;
use catena::catalog::entry::Force;
use catena::graph::walk::Hop;
use catena::query::answer::{Answer, Row, Value};
use catena::rename::{Renamed, rename};
use catena::session::{Failure, Session};
use catena::verdict::{Challenge, Evidence, Manner, Reach, Speaker, Status, Verdict};

/// A verdict in one line: its word and marks, then what it is derived from.
pub(crate) fn verdict_text(catalog: &Catalog, verdict: &Verdict) -> String {
    let mut text = verdict.word(catalog);
    if !verdict.marks.is_empty() {
        let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.word()).collect();
        text += &format!(" [{}]", marks.join(", "));
    }
    let evidence = |list: &[Evidence]| listed(list.iter().map(|one| evidence_text(catalog, one)));
    let lists = [
        ("for", evidence(&verdict.supporting)),
        ("against", evidence(&verdict.opposing)),
        ("asked", evidence(&verdict.asked)),
        ("caveats", challenges_text(catalog, &verdict.caveats)),
        ("subject disputed by", challenges_text(catalog, &verdict.subject_disputed_by)),
        ("partial", evidence(&verdict.partial)),
    ];
    for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        text += &format!("; {name} {list}");
    }
    for elsewhere in &verdict.elsewhere {
        let verdict = &elsewhere.verdict;
        let is = if elsewhere.narrower { "narrower" } else { "broader" };
        assert_ne!(verdict.status, Status::Silent, "what is silent is not told");
        text += &format!("; {is} {}: {}", catalog.id(verdict.subject), verdict.word(catalog));
    }
    text
}

/// An answer, all of it but the question.
pub(crate) fn answer_text(catalog: &Catalog, answer: &Answer) -> String {
    let read_as = answer.read_as.iter().map(|reading| format!("read as: {reading}\n"));
    let mut text: String = read_as.collect();
    writeln!(text, "{:?}: {}", answer.shape, answer.columns.join(", ")).expect("a string takes any text");
    for row in &answer.rows {
        text += &format!("  {}\n", row_text(catalog, row));
    }
    for left in &answer.left_out {
        text += &format!("  left out: {} {}\n", catalog.id(left.node), verdict_text(catalog, &left.verdict));
    }
    for path in &answer.paths {
        let start = path.first().map_or("", |hop| catalog.id(hop.from()));
        let hops: String = path.iter().map(|hop| hop_text(catalog, hop)).collect();
        text += &format!("  {start}{hops}\n");
    }
    let cut = if answer.truncated { ", cut" } else { "" };
    writeln!(text, "  total {}{cut}", answer.total).expect("a string takes any text");
    for reason in &answer.reasons {
        text += &format!("  reason: {reason}\n");
    }
    for notice in &answer.notices {
        text += &format!("  notice: {notice}\n");
    }
    text
}

fn row_text(catalog: &Catalog, row: &Row) -> String {
    let named = row.node.map(|node| catalog.id(node).to_owned());
    let group =
        row.group.as_ref().filter(|group| named.as_ref() != Some(group)).map(|group| format!("({group})"));
    let verdicts = row.verdicts.iter().map(|verdict| {
        let (relation, object) =
            (&catalog.vocabulary.relation(verdict.relation).id, catalog.id(verdict.object));
        format!("{} {relation} {object}? {}", catalog.id(verdict.subject), verdict_text(catalog, verdict))
    });
    let values = row.values.iter().map(|(column, value)| match value {
        Value::Number(number) => format!("{column} {number}"),
        Value::Text(text) => format!("{column} {text}"),
    });
    let parts: Vec<String> = named.into_iter().chain(group).chain(verdicts).chain(values).collect();
    parts.join(" | ")
}

fn hop_text(catalog: &Catalog, hop: &Hop) -> String {
    let relation = hop.edge.meaning.name(&catalog.vocabulary);
    let source = hop.edge.evidence.source(catalog);
    let claim = source.claim.map(|claim| catalog.id(claim).to_owned());
    let place = source.place.map(|place| format!("{} {}", catalog.id(place.work), place.locator));
    let evidence = claim.or(place).map_or_else(String::new, |words| format!(" ({})", words.trim()));
    let inverse = if hop.inverse { "^" } else { "" };
    format!(" -[{inverse}{relation}{evidence}]-> {}", catalog.id(hop.to()))
}

fn evidence_text(catalog: &Catalog, evidence: &Evidence) -> String {
    let mut text = speaker_text(catalog, &evidence.speaker);
    text += match evidence.reach {
        Reach::Same => "",
        Reach::Up => " (up)",
        Reach::Down => " (down)",
    };
    if !evidence.disputed_by.is_empty() {
        text += &format!(" (disputed by {})", challenges_text(catalog, &evidence.disputed_by));
    }
    text
}

/// Claims in the order of a list, an answer after `<`, as many as it is deep.
fn challenges_text(catalog: &Catalog, challenges: &[Challenge]) -> String {
    let text = |one: &Challenge| {
        let asks = if one.force == Force::Asks { "?" } else { "" };
        let manner = match (one.depth, one.manner) {
            (0, _) => "",
            (_, Manner::Disputes) => " disputes",
            (_, Manner::Qualifies) => " as a caveat of",
        };
        format!("{}{}{asks}{manner}", "<".repeat(one.depth), catalog.id(one.claim))
    };
    listed(challenges.iter().map(text))
}

fn speaker_text(catalog: &Catalog, speaker: &Speaker) -> String {
    match speaker {
        Speaker::Claim(claim) => catalog.id(*claim).to_owned(),
        Speaker::Record(topic, _) => format!("record of {}", catalog.id(*topic)),
    }
}

fn listed(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

/// A library with a thing renamed: the lines that are others, or why it cannot be.
pub(crate) fn renamed(session: &Session, old: &str, new: &str) -> String {
    let told = match rename(session, None, old, new) {
        Ok(Renamed { files, uses, .. }) => {
            let before: BTreeMap<&str, &str> =
                session.sources().iter().map(|(_, file)| (file.name.as_str(), file.text.as_str())).collect();
            let changed = files.iter().flat_map(|(name, text)| {
                let old: Vec<&str> =
                    before.get(name.as_str()).map_or(Vec::new(), |text| text.lines().collect());
                let lines = text.lines().filter(move |line| !old.contains(line));
                lines.map(|line| format!("  {line}\n")).collect::<Vec<_>>()
            });
            format!("  {uses} uses\n{}", changed.collect::<String>())
        }
        Err(Failure::Wrong(wrong)) => format!("  ! {}\n", wrong.0.message),
        Err(Failure::World(error)) => panic!("{old}: {error}"),
    };
    format!("{old} to {new}\n{told}")
}

//! Answers as CSV (RFC 4180), for spreadsheets: UTF-8, lines that end in CR and LF, quotes where they are
//! needed.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, and a corpus that a stranger
//! wrote could have one that sends what is in the sheet away. Such cells get an apostrophe before them, as
//! OWASP advises (“CSV Injection”); a spreadsheet shows it, and a program that wants the text unchanged takes
//! JSON.

use crate::catalog::Catalog;
use crate::catalog::condition::Conditions;
use crate::error::Error;
use crate::graph::locator_text;
use crate::graph::walk::Hop;
use crate::query::answer::{Answer, Row, Shape, Value};
use crate::query::snippet::Snippets;
use crate::render::{bearing, cells, cite};
use crate::standing::Standing;
use crate::statement;
use crate::verdict::{Challenge, Speaker, Verdict};

/// The mark by which some spreadsheets know UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// An answer as CSV with a head, the same whether anything is found or not. Rows with verdicts, and those of a
/// comparison, become a line for each piece of evidence, paths a line for each hop. Text that a spreadsheet would take for a formula has an apostrophe before it.
///
/// # Errors
/// [`Error::Other`] if the text cannot be written, which memory alone can cause.
pub fn answer(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> Result<String, Error> {
    written(records(catalog, answer, snippets))
}

/// Lines of cells as CSV. Text that a spreadsheet would take for a formula has an apostrophe before it.
///
/// # Errors
/// As [`answer`].
pub fn written(records: Vec<Vec<String>>) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let failed = |error: csv::Error| Error::Other(format!("cannot write CSV: {error}"));
    for record in records {
        writer.write_record(record.into_iter().map(harmless)).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|error| Error::Other(format!("cannot write CSV: {error}")))?;
    String::from_utf8(bytes).map_err(|error| Error::Other(format!("cannot write CSV: {error}")))
}

/// A cell that no spreadsheet takes for a formula. Whole numbers are none, whatever their sign.
fn harmless(cell: String) -> String {
    match cell.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') if cell.parse::<i64>().is_err() => format!("'{cell}"),
        _ => cell,
    }
}

fn records(catalog: &Catalog, answer: &Answer, snippets: &Snippets) -> Vec<Vec<String>> {
    let has_verdicts = answer.asks.verdicts || answer.rows.iter().any(|row| !row.verdicts.is_empty());
    if answer.shape == Shape::Paths {
        return paths(catalog, answer);
    }
    if has_verdicts
        && !answer.shown
        && matches!(answer.shape, Shape::Rows | Shape::Why(_) | Shape::Comparison)
    {
        return evidence(catalog, answer);
    }
    let found = answer.asks.words && !answer.shown && answer.shape == Shape::Rows;
    let mut head = answer.columns.clone();
    if found {
        head.extend(cells::SNIPPET.map(str::to_owned));
    }
    let record = |row: &Row| {
        let own = answer.columns.iter().enumerate().map(|(at, column)| cell(catalog, row, at, column));
        let snippet = row.node.and_then(|node| snippets.get(&node));
        let snippet = snippet
            .map_or_else(Default::default, |snippet| [snippet.field.name().to_owned(), snippet.text.clone()]);
        own.chain(found.then_some(snippet).into_iter().flatten()).collect()
    };
    std::iter::once(head).chain(answer.rows.iter().map(record)).collect()
}

fn cell(catalog: &Catalog, row: &Row, at: usize, column: &str) -> String {
    match cells::value(catalog, row, at, column) {
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => text,
        None => String::new(),
    }
}

/// The columns of evidence, after that of the row.
const EVIDENCE: [&str; 15] = [
    "label",
    "verdict",
    "object",
    "marks",
    "side",
    "force",
    "says",
    "claim",
    "text",
    "work",
    "locator",
    "via",
    "via locator",
    "standing",
    "when",
];

fn evidence(catalog: &Catalog, answer: &Answer) -> Vec<Vec<String>> {
    let first = answer.columns.first().cloned().unwrap_or_default();
    let mut records: Vec<Vec<String>> =
        vec![std::iter::once(first).chain(EVIDENCE.map(str::to_owned)).collect()];
    for row in &answer.rows {
        // A row of which no verdict is asked, or a cell of a comparison of which nobody speaks, is there all the same.
        let silent = without_verdict(catalog, answer, row);
        records.extend(silent.into_iter().map(|start| filled(start.to_vec())));
        for verdict in &row.verdicts {
            let node = row.node.unwrap_or(verdict.subject);
            let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.word()).collect();
            let start = [
                catalog.id(node).to_owned(),
                catalog.label(node),
                verdict.words(catalog),
                catalog.id(verdict.object).to_owned(),
                marks.join(" "),
            ];
            let sides = sides(catalog, verdict);
            if sides.is_empty() {
                records.push(filled(start.to_vec()));
            }
            let records_of = |one| start.iter().cloned().chain(spoken(catalog, one)).collect();
            records.extend(sides.into_iter().map(records_of));
        }
    }
    records
}

/// How the lines start for what of a row has no verdict: the objects of a comparison of which nobody speaks, or the
/// whole row.
fn without_verdict(catalog: &Catalog, answer: &Answer, row: &Row) -> Vec<[String; 5]> {
    let Some(node) = row.node else { return Vec::new() };
    let start = |verdict: &str, object: &str| {
        let name = [catalog.id(node).to_owned(), catalog.label(node)];
        let [id, label] = name;
        [id, label, verdict.to_owned(), object.to_owned(), String::new()]
    };
    if answer.shape != Shape::Comparison {
        return if row.verdicts.is_empty() { vec![start("", "")] } else { Vec::new() };
    }
    let speaks = |object: &&String| row.verdicts.iter().any(|verdict| catalog.id(verdict.object) == *object);
    let silent = answer.columns.iter().skip(1).filter(|object| !speaks(object));
    silent.map(|object| start("silent", object)).collect()
}

/// A line with as many cells as the head.
fn filled(start: Vec<String>) -> Vec<String> {
    let rest = EVIDENCE.len() + 1 - start.len();
    start.into_iter().chain(std::iter::repeat_n(String::new(), rest)).collect()
}

/// What bears on a verdict: under which word, what it says, disputes or qualifies, and how it stands.
struct Spoken {
    side: &'static str,
    speaker: Speaker,
    says: String,
    standing: Standing,
    /// The conditions under which it holds.
    when: String,
}

fn sides(catalog: &Catalog, verdict: &Verdict) -> Vec<Spoken> {
    let sides = bearing::sorted_whole(verdict).into_iter();
    let all = sides.flat_map(|(side, list)| list.into_iter().map(move |one| (side, one)));
    all.map(|(side, one)| {
        let said = one.evidence.map(|evidence| cite::says(catalog, evidence, catalog.id(evidence.object)));
        let when = match (one.evidence, &one.challenge) {
            (Some(evidence), _) => evidence.when.clone(),
            (None, Some(challenge)) => challenge.when(catalog),
            (None, None) => Conditions::default(),
        };
        let when = when.value(catalog);
        let standing = one.evidence.map(|evidence| evidence.standing);
        let standing =
            standing.or(one.challenge.as_ref().map(|challenge| challenge.standing)).unwrap_or_default();
        let challenged = one.challenge.map(|challenge| {
            let of: Vec<&str> = challenge.of.iter().map(|of| catalog.id(*of)).collect();
            format!("{} {}", challenge.manner.relation(), of.join(" "))
        });
        Spoken { side, speaker: one.speaker, says: said.or(challenged).unwrap_or_default(), standing, when }
    })
    .collect()
}

fn spoken(catalog: &Catalog, one: Spoken) -> [String; 11] {
    let Spoken { side, speaker, says, standing, when } = one;
    let (text, source) = cite::speaker(catalog, &speaker);
    [
        side.to_owned(),
        cite::force_of(catalog, &source).word().to_owned(),
        says,
        source.claim.map_or_else(String::new, |claim| catalog.id(claim).to_owned()),
        text,
        source.place.as_ref().map_or_else(String::new, |place| catalog.id(place.work).to_owned()),
        locator_text(source.place.as_ref()),
        source.via.as_ref().map_or_else(String::new, |via| catalog.id(via.work).to_owned()),
        locator_text(source.via.as_ref()),
        standing.word().to_owned(),
        when,
    ]
}

fn paths(catalog: &Catalog, answer: &Answer) -> Vec<Vec<String>> {
    let head = [
        "path",
        "hop",
        "from",
        "relation",
        "inverse",
        "to",
        "force",
        "says",
        "claim",
        "work",
        "locator",
        "via",
        "via locator",
        "disputed by",
        "qualified by",
        "standing",
        "when",
    ];
    let mut records = vec![head.map(str::to_owned).to_vec()];
    for (number, path) in answer.paths.iter().enumerate() {
        for (at, hop) in path.iter().enumerate() {
            records.push(hop_record(catalog, answer, [number + 1, at + 1], hop));
        }
    }
    records
}

fn hop_record(catalog: &Catalog, answer: &Answer, [path, at]: [usize; 2], hop: &Hop) -> Vec<String> {
    let source = hop.edge.evidence.source(catalog);
    let found = source.claim.and_then(|claim| answer.challenged.get(&claim));
    let ids = |list: Option<&Vec<Challenge>>| {
        let ids = list.into_iter().flatten().map(|challenge| catalog.id(challenge.claim));
        ids.collect::<Vec<_>>().join(" ")
    };
    let id = |node| catalog.id(node).to_owned();
    vec![
        path.to_string(),
        at.to_string(),
        id(hop.from()),
        hop.edge.meaning.name(&catalog.vocabulary).to_owned(),
        hop.inverse.to_string(),
        id(hop.to()),
        hop.edge.force.word().to_owned(),
        statement::of_edge(catalog, &hop.edge, catalog.id(hop.edge.from), catalog.id(hop.edge.to)),
        source.claim.map_or_else(String::new, id),
        source.place.as_ref().map_or_else(String::new, |place| id(place.work)),
        locator_text(source.place.as_ref()),
        source.via.as_ref().map_or_else(String::new, |via| id(via.work)),
        locator_text(source.via.as_ref()),
        ids(found.map(|found| &found.disputed_by)),
        ids(found.map(|found| &found.qualified_by)),
        found.map_or_else(Standing::default, |found| found.standing).word().to_owned(),
        hop.edge.conditions(catalog).value(catalog),
    ]
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_a_spreadsheet_would_reckon_is_text_and_whole_numbers_are_not() {
        for formula in ["=1+1", "+44 20", "-1+1", "@SUM(1)", "-", "\t=1", "\r=1"] {
            assert_eq!(harmless(formula.to_owned()), format!("'{formula}"));
        }
        for text in ["", "trust", "1997", "-44", "a=b", "'=1", "p. 9"] {
            assert_eq!(harmless(text.to_owned()), text);
        }
    }
}

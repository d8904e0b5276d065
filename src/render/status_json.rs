//! How far a library has come as JSON, for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::annotation::locator::Range;
use crate::annotation::numbers::Numbers;
use crate::catalog::Catalog;
use crate::catalog::entry::{NodeId, Read};
use crate::catalog::excerpts::Use;
use crate::overview::{Left, Overview, Tally};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct StatusJson<'a> {
    schema: u32,
    /// How many topics of each kind.
    topics: &'a BTreeMap<String, usize>,
    claims: ClaimsJson,
    /// Not there in a corpus without arguments.
    #[serde(skip_serializing_if = "is_zero")]
    arguments: usize,
    /// Not there in a corpus without excerpts.
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpts: Option<ExcerptsJson>,
    quotes: QuotesJson,
    citations: CitationsJson<'a>,
    /// The notes of the works that tell how many they have.
    notes: Vec<NotesJson<'a>>,
    saved_questions: usize,
    expected_answers: usize,
    works: Vec<WorkJson<'a>>,
    scholars: Vec<ScholarJson<'a>>,
    left: LeftJson<'a>,
}

#[derive(Serialize)]
struct ClaimsJson {
    total: usize,
    with_quote: usize,
    second_hand: usize,
}

#[derive(Serialize)]
struct ExcerptsJson {
    total: usize,
    /// Something was made from them.
    used: usize,
    /// They say why nothing is.
    done: usize,
    unused: usize,
}

#[derive(Serialize)]
struct QuotesJson {
    total: usize,
    /// Text and place were found.
    verified: usize,
    /// The words were found, at a place that the text cannot show.
    place_not_checked: usize,
}

#[derive(Serialize)]
struct CitationsJson<'a> {
    total: usize,
    /// How many of each intent; of none, under an empty name.
    intents: &'a BTreeMap<String, usize>,
}

#[derive(Serialize)]
struct NotesJson<'a> {
    work: &'a str,
    total: u64,
    recorded: u64,
    /// Numbers and ranges: `8`, `10-12`.
    missing: Vec<String>,
}

#[derive(Serialize)]
struct WorkJson<'a> {
    work: &'a str,
    /// Null where it is not said.
    read: Option<&'static str>,
    /// How many citations it makes.
    cites: usize,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct ScholarJson<'a> {
    scholar: &'a str,
    works: usize,
    #[serde(flatten)]
    tally: TallyJson,
}

#[derive(Serialize)]
struct TallyJson {
    claims: usize,
    /// Not there where there are none.
    #[serde(skip_serializing_if = "is_zero")]
    arguments: usize,
    claims_with_quote: usize,
    second_hand: usize,
    quotes: usize,
    verified: usize,
    cited: usize,
}

#[derive(Serialize)]
struct LeftJson<'a> {
    notes_without_record: Vec<MissingJson<'a>>,
    /// Not there where there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excerpts_not_used: Vec<UnusedJson<'a>>,
    quotes_not_verified: Vec<QuoteJson<'a>>,
    claims_without_quote: Vec<&'a str>,
    works_cited_without_claim: Vec<&'a str>,
    works_second_hand: Vec<&'a str>,
    works_read_not_said: Vec<&'a str>,
    works_without_record: Vec<&'a str>,
    topics_that_nothing_is_about: Vec<&'a str>,
}

#[derive(Serialize)]
struct MissingJson<'a> {
    work: &'a str,
    notes: Vec<String>,
}

#[derive(Serialize)]
struct UnusedJson<'a> {
    work: &'a str,
    excerpts: Vec<&'a str>,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    claim: &'a str,
    quote: &'a str,
    verdict: &'static str,
    /// False where the text cannot show the place that the claim gives; null where none was compared.
    place_compared: Option<bool>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// An overview as one JSON document.
#[must_use]
pub fn render(catalog: &Catalog, overview: &Overview) -> String {
    let all = overview.all;
    let notes = overview.notes.iter().map(|(work, notes)| NotesJson {
        work: catalog.id(*work),
        total: notes.all.count(),
        recorded: notes.all.count() - notes.missing.count(),
        missing: ranges(&notes.missing),
    });
    let works = overview.by_work.iter().map(|row| WorkJson {
        work: catalog.id(row.work),
        read: row.read.map(Read::word),
        cites: row.cites,
        tally: tally(row.tally),
    });
    let scholars = overview.by_scholar.iter().map(|row| ScholarJson {
        scholar: catalog.id(row.scholar),
        works: row.works,
        tally: tally(row.tally),
    });
    let status = StatusJson {
        schema: SCHEMA,
        topics: &overview.topics,
        claims: ClaimsJson { total: all.claims, with_quote: all.quoted, second_hand: all.second_hand },
        arguments: all.arguments,
        excerpts: excerpts(overview),
        quotes: QuotesJson {
            total: all.quotes,
            verified: all.verified,
            place_not_checked: all.without_place,
        },
        citations: CitationsJson { total: all.cited, intents: &overview.intents },
        notes: notes.collect(),
        saved_questions: overview.saved,
        expected_answers: overview.expected,
        works: works.collect(),
        scholars: scholars.collect(),
        left: left(catalog, &overview.left),
    };
    serde_json::to_string_pretty(&status).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}

fn left<'a>(catalog: &'a Catalog, left: &'a Left) -> LeftJson<'a> {
    let ids = |nodes: &[NodeId]| -> Vec<&str> { nodes.iter().map(|id| catalog.id(*id)).collect() };
    let notes = left.notes.iter();
    let quotes = left.quotes.iter();
    LeftJson {
        notes_without_record: notes
            .map(|(work, missing)| MissingJson { work: catalog.id(*work), notes: ranges(missing) })
            .collect(),
        excerpts_not_used: left
            .excerpts
            .iter()
            .map(|(work, unused)| UnusedJson { work: catalog.id(*work), excerpts: ids(unused) })
            .collect(),
        quotes_not_verified: quotes
            .map(|open| QuoteJson {
                claim: catalog.id(open.claim),
                quote: &open.quote,
                verdict: open.status.word(),
                place_compared: open.compared,
            })
            .collect(),
        claims_without_quote: ids(&left.unquoted),
        works_cited_without_claim: ids(&left.without_claim),
        works_second_hand: ids(&left.second_hand),
        works_read_not_said: ids(&left.unread),
        works_without_record: ids(&left.untouched),
        topics_that_nothing_is_about: ids(&left.orphans),
    }
}

fn excerpts(overview: &Overview) -> Option<ExcerptsJson> {
    let of = |used: Use| overview.excerpts.get(&used).copied().unwrap_or(0);
    (!overview.excerpts.is_empty()).then(|| ExcerptsJson {
        total: overview.excerpts.values().sum(),
        used: of(Use::Used),
        done: of(Use::Done),
        unused: of(Use::Unused),
    })
}

fn tally(tally: Tally) -> TallyJson {
    TallyJson {
        claims: tally.claims,
        arguments: tally.arguments,
        claims_with_quote: tally.quoted,
        second_hand: tally.second_hand,
        quotes: tally.quotes,
        verified: tally.verified,
        cited: tally.cited,
    }
}

fn ranges(numbers: &Numbers) -> Vec<String> {
    numbers.ranges().iter().map(Range::to_string).collect()
}

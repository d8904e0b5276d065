//! What came of looking for quotes as JSON, for programs.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::verify::{Basis, Became, Checked, Missing, Report, Status, Unchecked};

/// The number of the contract.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct ReportJson<'a> {
    schema: u32,
    quotes: Vec<QuoteJson<'a>>,
    /// How many quotes have each verdict.
    summary: BTreeMap<&'static str, usize>,
    total: usize,
    /// How many stand where their claims say.
    verified: usize,
    /// How many stand in the text, at a place that it cannot show.
    place_not_checked: usize,
    /// How many quotes whose text is another than their receipts name became what.
    became: BTreeMap<&'static str, usize>,
    /// Whether `corpus/anchors.lock` is not as it should be; before it was written, if it was.
    stale: bool,
}

#[derive(Serialize)]
struct QuoteJson<'a> {
    claim: &'a str,
    quote: &'a str,
    verdict: &'static str,
    /// The work in which it was read, and the place that the claim gives there.
    work: &'a str,
    claimed: String,
    places: &'a [String],
    /// False where the text cannot show the place that the claim gives; null where none was compared.
    place_compared: Option<bool>,
    /// Why it was not compared, if a text tells.
    place_unchecked: Option<&'static str>,
    /// The negations that the quote leaves out.
    dropped_negations: &'a [String],
    /// What brackets in the quote say otherwise.
    edited: &'a [String],
    nearest: Option<NearJson<'a>>,
    text: Option<TextJson<'a>>,
    /// What the receipt said, where it names another text; and what became of the quote since.
    before: Option<BeforeJson<'a>>,
    became: Option<&'static str>,
}

#[derive(Serialize)]
struct BeforeJson<'a> {
    verdict: &'static str,
    places: &'a [String],
    sha256: &'a str,
}

#[derive(Serialize)]
struct NearJson<'a> {
    place: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct TextJson<'a> {
    /// The name of the file; none where a receipt speaks.
    file: Option<&'a str>,
    sha256: &'a str,
}

#[derive(Serialize)]
struct MissingJson<'a> {
    schema: u32,
    /// In the order of their keys.
    works: Vec<MissingWorkJson<'a>>,
    /// How many works.
    total: usize,
}

#[derive(Serialize)]
struct MissingWorkJson<'a> {
    work: &'a str,
    title: &'a str,
    /// How many quotes were read in it.
    quotes: usize,
}

/// The works without a copy as one JSON document.
#[must_use]
pub fn missing(catalog: &Catalog, missing: &Missing) -> String {
    let of_work = |(id, quotes): (&NodeId, &usize)| {
        let work = catalog.work(*id)?;
        Some(MissingWorkJson { work: &work.key, title: &work.title, quotes: *quotes })
    };
    let mut works: Vec<MissingWorkJson<'_>> = missing.quotes.iter().filter_map(of_work).collect();
    works.sort_by_key(|work| work.work);
    json(&MissingJson { schema: SCHEMA, total: works.len(), works })
}

fn json(document: &impl Serialize) -> String {
    serde_json::to_string_pretty(document).unwrap_or_else(|error| format!("{{\"error\":\"{error}\"}}")) + "\n"
}

/// A report as one JSON document.
#[must_use]
pub fn render(catalog: &Catalog, report: &Report, stale: bool) -> String {
    let summary = Status::ALL.iter().map(|status| (status.word(), report.count(*status))).collect();
    let report = ReportJson {
        schema: SCHEMA,
        quotes: report.quotes.iter().map(|checked| quote(catalog, checked)).collect(),
        summary,
        total: report.quotes.len(),
        verified: report.verified(),
        place_not_checked: report.without_place(),
        became: report.became().into_iter().map(|(became, count)| (became.word(), count)).collect(),
        stale,
    };
    json(&report)
}

fn quote<'a>(catalog: &'a Catalog, checked: &'a Checked) -> QuoteJson<'a> {
    let text = match &checked.basis {
        Basis::Text { name, hash } => Some(TextJson { file: Some(name), sha256: hash }),
        Basis::Receipt(hash) => Some(TextJson { file: None, sha256: hash }),
        Basis::Nothing => None,
    };
    QuoteJson {
        claim: catalog.id(checked.claim),
        quote: &checked.quote,
        verdict: checked.status.word(),
        work: catalog.id(checked.work),
        claimed: checked.claimed.to_string(),
        places: &checked.places,
        place_compared: checked.compared,
        place_unchecked: checked.unchecked.map(Unchecked::words),
        dropped_negations: &checked.dropped,
        edited: &checked.edited,
        nearest: checked.near.as_ref().map(|near| NearJson { place: &near.place, words: &near.words }),
        text,
        before: checked.before.as_ref().map(|before| BeforeJson {
            verdict: before.status.word(),
            places: &before.places,
            sha256: &before.text,
        }),
        became: checked.became().map(Became::word),
    }
}

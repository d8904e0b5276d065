//! What came of looking for quotes: a table of what somebody has to look at, and figures.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::catalog::stated::Stated;
use crate::render::paint::{Paint, Role};
use crate::render::phrase::counted;
use crate::render::share::percent;
use crate::verify::receipt::Receipts;
use crate::verify::{Basis, Became, Checked, Doubt, Missing, Report, Status, Unchecked, by_receipts};

/// So many digits of a text's hash are shown.
const DIGITS: usize = 12;
/// So many works or claims are named; the others are counted.
const NAMED: usize = 3;
/// Beside the verdicts, in columns.
const INDENT: usize = 11;

/// A report for reading: the findings, then the figures.
#[must_use]
pub fn text(catalog: &Catalog, report: &Report, paint: Paint) -> String {
    let mut lines = Vec::new();
    let findings: Vec<&Checked> = report.findings().collect();
    for checked in &findings {
        lines.extend(finding(catalog, checked, paint));
        lines.push(String::new());
    }
    for checked in report.denied() {
        lines.extend(denied(catalog, checked, paint));
        lines.push(String::new());
    }
    for checked in report.edited() {
        lines.extend(told(catalog, checked, "note", Role::Faint, &reads(checked), paint));
        lines.push(String::new());
    }
    for checked in report.quotes.iter().filter(|quote| quote.became().is_some_and(|became| became.is_news()))
    {
        lines.extend(changed(catalog, checked, paint));
        lines.push(String::new());
    }
    lines.extend(editions(catalog, report).iter().flat_map(|line| paint.block("", 0, line)));
    lines.extend(paint.block("", 0, &figures(report)));
    let share = share(report);
    let role = if findings.is_empty() { Role::Good } else { Role::Bad };
    lines.push(paint.text(role, &share));
    lines.extend(without_place(catalog, report).iter().flat_map(|line| paint.block("", 0, line)));
    lines.extend(without_text(catalog, report).iter().flat_map(|line| paint.block("", 0, line)));
    lines.extend(texts(report).iter().flat_map(|line| paint.block_in(Some(Role::Faint), "", 0, line)));
    lines.join("\n") + "\n"
}

/// The works without a copy, a line each: key and title, in the order of their keys.
#[must_use]
pub fn missing(catalog: &Catalog, missing: &Missing) -> String {
    let works = missing.quotes.keys().filter_map(|work| catalog.work(*work));
    let mut lines: Vec<String> =
        works.map(|work| format!("{}  {}", work.key, work.title).trim_end().to_owned() + "\n").collect();
    lines.sort();
    lines.concat()
}

/// The verdict, and beside it what was looked for and where it is.
fn finding(catalog: &Catalog, checked: &Checked, paint: Paint) -> Vec<String> {
    let verdict = checked.status.word().replace('-', " ");
    let claimed = format!("claimed {} {}", catalog.id(checked.work), checked.claimed);
    let mut lines = paint.block(&verdict, INDENT, &format!("“{}”", checked.quote));
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(&verdict, &paint.text(Role::Bad, &verdict), 1);
    }
    lines.extend(paint.block("", INDENT, catalog.id(checked.claim)));
    lines.extend(paint.block("", INDENT, claimed.trim()));
    lines.extend(paint.block("", INDENT, &found(checked)));
    lines
}

/// A quote that leaves out a negation: nothing that was not found, but somebody should look at it.
fn denied(catalog: &Catalog, checked: &Checked, paint: Paint) -> Vec<String> {
    told(catalog, checked, "warning", Role::Mixed, &leaves_out(checked), paint)
}

/// A word, and beside it a quote, its claim and what there is to say.
fn told(
    catalog: &Catalog,
    checked: &Checked,
    word: &str,
    role: Role,
    what: &str,
    paint: Paint,
) -> Vec<String> {
    let mut lines = paint.block(word, INDENT, &format!("“{}”", checked.quote));
    if let Some(first) = lines.first_mut() {
        *first = first.replacen(word, &paint.text(role, word), 1);
    }
    lines.extend(paint.block("", INDENT, catalog.id(checked.claim)));
    lines.extend(paint.block("", INDENT, what));
    lines
}

/// A quote that does not stand where it stood before its text was changed.
fn changed(catalog: &Catalog, checked: &Checked, paint: Paint) -> Vec<String> {
    let (Some(became), Some(before)) = (checked.became(), &checked.before) else { return Vec::new() };
    let shown = |places: &[String]| if places.is_empty() { "nowhere".to_owned() } else { places.join("; ") };
    let what = format!("{} → {}", shown(&before.places), shown(&checked.places));
    let role = if became == Became::Gone { Role::Bad } else { Role::Mixed };
    told(catalog, checked, became.word(), role, &what, paint)
}

/// What became of the quotes whose texts are others than their receipts name.
fn editions(catalog: &Catalog, report: &Report) -> Option<String> {
    let works = works(report.quotes.iter().filter(|checked| checked.became().is_some()));
    let counts = report.became();
    let total: usize = counts.values().sum();
    let told: Vec<String> =
        counts.iter().map(|(became, count)| format!("{} {count}", became.word())).collect();
    let quotes = if total == 1 { "1 quote was" } else { &format!("{total} quotes were") };
    let texts = if works.len() == 1 { "the text of" } else { "the texts of" };
    let have = if works.len() == 1 { "has" } else { "have" };
    let works = named(works.keys().map(|work| catalog.id(*work).to_owned()).collect(), "work");
    let told = told.join(" · ");
    (total > 0).then(|| format!("{texts} {works} {have} changed since {quotes} verified: {told}"))
}

/// The works whose quotes have neither a text nor a receipt, and what to do.
fn without_text(catalog: &Catalog, report: &Report) -> Option<String> {
    let works = works(report.quotes.iter().filter(|checked| checked.status == Status::NoText));
    let quotes =
        |(work, number): (&NodeId, &usize)| format!("{} ({})", catalog.id(*work), counted(*number, "quote"));
    let works: Vec<String> = works.iter().map(quotes).collect();
    let help =
        "`catena verify --texts DIR` compares them with your copies, and `--missing` lists works without one";
    (!works.is_empty()).then(|| format!("neither text nor receipt: {}: {help}", named(works, "work")))
}

/// The works in which quotes were read, with how many, in their order.
fn works<'r>(quotes: impl Iterator<Item = &'r Checked>) -> BTreeMap<NodeId, usize> {
    let mut works = BTreeMap::new();
    for checked in quotes {
        *works.entry(checked.work).or_default() += 1;
    }
    works
}

/// The first of a list of works or claims, and how many more there are.
fn named(mut names: Vec<String>, sort: &str) -> String {
    let more = names.len().saturating_sub(NAMED);
    if more > 0 {
        names.truncate(NAMED);
        names.push(counted(more, &format!("more {sort}")));
    }
    match names.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

/// Places with the word that says that something is there: `on p. 9`, `in § "Trust"`.
#[must_use]
pub fn standing(places: &str) -> String {
    let is_page = places.starts_with("p. ") || places.starts_with("pp. ");
    format!("{} {places}", if is_page { "on" } else { "in" })
}

fn reads(checked: &Checked) -> String {
    format!("reads {}", checked.edited.join(", "))
}

fn leaves_out(checked: &Checked) -> String {
    let words: Vec<String> = checked.dropped.iter().map(|word| format!("“{word}”")).collect();
    format!("omits {}: with it, the text may say the opposite", words.join(", "))
}

fn found(checked: &Checked) -> String {
    let places = checked.places.join("; ");
    let found = match (checked.status, &checked.near) {
        (Status::Ambiguous, _) => format!("found   {places}; quote more words"),
        (Status::NotFound, Some(near)) => format!("perhaps {}: “{}”", near.place, near.words),
        (Status::NotFound, None) => "found   nowhere".to_owned(),
        (Status::Misplaced, _) if is_on_page(&checked.places) => {
            format!("found   on {places}, not {}", checked.claimed)
        }
        _ => format!("found   {places}"),
    };
    if matches!(checked.basis, Basis::Receipt(_)) { format!("{found} (by its receipt)") } else { found }
}

fn figures(report: &Report) -> String {
    let counts = Status::ALL.iter().map(|status| {
        let name =
            if *status == Status::NoText { "no text".to_owned() } else { status.word().replace('-', " ") };
        format!("{name} {}", report.count(*status))
    });
    counts.collect::<Vec<_>>().join(" · ")
}

/// The share of quotes that are verified; never rounded up to all.
fn share(report: &Report) -> String {
    let (verified, all) = (report.verified(), report.quotes.len());
    let quotes = if all == 1 { "quote" } else { "quotes" };
    match all {
        0 => "no quotes".to_owned(),
        _ => format!("verified {verified} of {all} {quotes} ({})", percent(verified, all)),
    }
}

fn is_on_page(places: &[String]) -> bool {
    matches!(places, [place] if place.starts_with("p. ") || place.starts_with("pp. "))
}

/// The quotes that are not counted as verified although their words were found, by why.
fn without_place(catalog: &Catalog, report: &Report) -> Vec<String> {
    let line = |(why, claims): (Option<Unchecked>, Vec<NodeId>)| {
        let count = claims.len();
        let claims: BTreeSet<NodeId> = claims.into_iter().collect();
        let claims = named(claims.into_iter().map(|claim| catalog.id(claim).to_owned()).collect(), "claim");
        let why =
            why.map_or("the text does not show such a place, or the claim gives none", Unchecked::words);
        format!("{count} more: words found, place not checked ({why}): {claims}")
    };
    report.unchecked().into_iter().map(line).collect()
}

/// Against what the quotes were checked.
fn texts(report: &Report) -> Vec<String> {
    let mut texts: BTreeMap<String, usize> = BTreeMap::new();
    for checked in &report.quotes {
        let against = match &checked.basis {
            Basis::Text { name, hash } => format!("against {name}, SHA-256 {}…", short(hash)),
            Basis::Receipt(hash) => {
                format!("by receipt, checked against a text with SHA-256 {}…", short(hash))
            }
            Basis::Nothing => continue,
        };
        *texts.entry(against).or_default() += 1;
    }
    let lines = texts.into_iter().map(|(against, count)| format!("{count} {against}"));
    let wrong = report.doubts.iter().filter(|(_, doubt)| **doubt == Doubt::WrongLabels);
    lines.chain(wrong.map(|(name, doubt)| format!("{name}: {}", doubt.words()))).collect()
}

/// What a receipt says of a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// In words.
    pub words: String,
    /// True if the quote was found in the text, where the claim says.
    pub is_verified: bool,
}

/// What the receipts say of each quote of a claim or an argument; nothing in a library that has no receipts.
#[must_use]
pub fn receipts(catalog: &Catalog, stated: &Stated<'_>, receipts: &Receipts) -> Vec<Told> {
    let found = if receipts.is_empty() { Vec::new() } else { by_receipts(catalog, stated, receipts) };
    let told = |checked: &Checked| Told {
        words: receipt(checked),
        is_verified: checked.is_verified() && matches!(checked.basis, Basis::Receipt(_)),
    };
    found.iter().map(told).collect()
}

fn receipt(checked: &Checked) -> String {
    let Basis::Receipt(text) = &checked.basis else { return "not yet".to_owned() };
    let place = checked.places.join("; ");
    let place = if place.is_empty() { String::new() } else { format!(" {}", standing(&place)) };
    let word = checked.status.word().replace('-', " ");
    let open = if checked.is_without_place() { ", place not checked" } else { "" };
    let dropped =
        if checked.dropped.is_empty() { String::new() } else { format!("; {}", leaves_out(checked)) };
    let edited = if checked.edited.is_empty() { String::new() } else { format!("; {}", reads(checked)) };
    format!("{word}{place}{open}, against a text with SHA-256 {}…{dropped}{edited}", short(text))
}

/// The first digits of a hash.
fn short(hash: &str) -> &str {
    hash.get(..DIGITS).unwrap_or(hash)
}

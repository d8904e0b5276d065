//! What rests on sources, as text: a summary, and the verdicts that would be others without them.

use crate::catalog::Catalog;
use crate::grounds::Change;
use crate::query::answer::{Answer, Row, Value};
use crate::render::paint::{Paint, Role};
use crate::render::phrase;
use crate::verdict::{Status, Verdict};

/// Changes that are listed; the rest is counted.
const MOST: usize = 20;
/// The column that tells why a claim is among the rows.
const BECAUSE: &str = "because";

/// Why a claim is among the rows of what rests on a source; empty where the answer does not say.
#[must_use]
pub fn because(row: &Row) -> &str {
    match row.values.iter().find(|(column, _)| column == BECAUSE) {
        Some((_, Value::Text(text))) => text,
        _ => "",
    }
}

/// Why a claim is there that is a source's own.
const THEIRS: [&str; 2] = ["stated there", "read there"];

/// `12 claims of its own, 3 that lose their only support, 2 with other support too; 7 verdicts would change`; none
/// where the rows do not say why they are there, or are not all there.
#[must_use]
pub fn summary(answer: &Answer) -> Option<String> {
    let tells = !answer.rows.is_empty() && answer.rows.iter().all(|row| !because(row).is_empty());
    if answer.withdrawn.is_empty() || answer.truncated || !tells {
        return None;
    }
    let falls = |row: &&Row| row.node.is_some_and(|node| answer.falling.contains(&node));
    let is_own = |row: &&Row| THEIRS.contains(&because(row));
    let falling = answer.rows.iter().filter(falls).count();
    let own = answer.rows.iter().filter(is_own).count();
    let whose = if answer.withdrawn.len() == 1 { "its" } else { "their" };
    let loses = if falling == 1 { "that loses its only support" } else { "that lose their only support" };
    let parts = [
        (own, format!("of {whose} own")),
        (falling, loses.to_owned()),
        (answer.rows.len() - own - falling, "with other support too".to_owned()),
    ];
    let told = parts.iter().filter(|(number, _)| *number > 0).enumerate().map(|(at, (number, words))| {
        let number = if at == 0 { phrase::counted(*number, "claim") } else { number.to_string() };
        format!("{number} {words}")
    });
    let told = told.collect::<Vec<_>>().join(", ");
    let changes = match answer.changes.len() {
        0 => "no verdict would change".to_owned(),
        1 => "1 verdict would change".to_owned(),
        more => format!("{more} verdicts would change"),
    };
    Some(format!("{told}; {changes}"))
}

/// What would be otherwise without some sources, a line each, under a title. Nothing for an answer that
/// withdraws nothing.
#[must_use]
pub fn lines(catalog: &Catalog, paint: Paint, answer: &Answer) -> Vec<String> {
    if answer.withdrawn.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![paint.text(Role::Title, &title(catalog, answer))];
    if answer.changes.is_empty() && summary(answer).is_some() {
        // The summary says so.
        return Vec::new();
    }
    if answer.changes.is_empty() {
        lines.push(paint.text(Role::Faint, "no verdict would change"));
    }
    for change in listed(catalog, answer) {
        lines.extend(paint.block("", 2, &change));
    }
    lines
}

/// The changes as [`line`]s, the first of them if they are many, and then how many more there are.
#[must_use]
pub fn listed(catalog: &Catalog, answer: &Answer) -> Vec<String> {
    let mut lines: Vec<String> =
        answer.changes.iter().take(MOST).map(|change| line(catalog, change)).collect();
    let more = answer.changes.len().saturating_sub(MOST);
    if more > 0 {
        lines.push(format!("… and {more} more: `--format json` lists them"));
    }
    lines
}

/// `without scholar:webber`
#[must_use]
pub fn title(catalog: &Catalog, answer: &Answer) -> String {
    let sources = answer.withdrawn.iter().map(|id| format!("{}:{}", catalog.kind(*id), catalog.id(*id)));
    format!("without {}", sources.collect::<Vec<_>>().join(", "))
}

/// `Institutional structure · Trust: admits → admits, hedged`, and the relation where neither verdict names
/// one: `silent (admits) → divided`.
#[must_use]
pub fn line(catalog: &Catalog, change: &Change) -> String {
    let (before, after) = (&change.before, &change.after);
    let subject = catalog.label(before.subject);
    let object = (!before.is_of_truth).then(|| format!(" · {}", catalog.label(before.object)));
    let pair = subject + &object.unwrap_or_default();
    let names = |verdict: &Verdict| matches!(verdict.status, Status::Holds | Status::Opposite);
    let on = if before.is_of_truth || names(before) || names(after) {
        String::new()
    } else {
        format!(" ({})", catalog.vocabulary.relation(before.relation).id.replace('-', " "))
    };
    format!("{pair}: {}{on} → {}", word(catalog, before), word(catalog, after))
}

/// `admits, hedged`
fn word(catalog: &Catalog, verdict: &Verdict) -> String {
    let (word, marks) = (verdict.words(catalog), phrase::marks(verdict));
    if marks.is_empty() { word } else { format!("{word}, {marks}") }
}

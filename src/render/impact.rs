//! The verdicts that would be others without some sources, as text.

use crate::catalog::Catalog;
use crate::grounds::Change;
use crate::query::answer::Answer;
use crate::render::paint::{Paint, Role};
use crate::verdict::Verdict;

/// `without Webber 2013: institutional-structure, admits trust → silent`, a line each, under a title. Nothing
/// for an answer that withdraws nothing.
#[must_use]
pub fn lines(catalog: &Catalog, paint: Paint, answer: &Answer) -> Vec<String> {
    if answer.withdrawn.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), paint.text(Role::Title, &title(catalog, answer))];
    if answer.changes.is_empty() {
        lines.push(paint.text(Role::Faint, "no verdict would be another"));
    }
    for change in &answer.changes {
        lines.extend(paint.block("", 2, &line(catalog, change)));
    }
    lines
}

/// `without scholar:webber`
#[must_use]
pub fn title(catalog: &Catalog, answer: &Answer) -> String {
    let sources = answer.withdrawn.iter().map(|id| format!("{}:{}", catalog.kind(*id), catalog.id(*id)));
    format!("without {}", sources.collect::<Vec<_>>().join(", "))
}

/// `Institutional structure · Trust: admits → admits, hedged`
#[must_use]
pub fn line(catalog: &Catalog, change: &Change) -> String {
    let (before, after) = (&change.before, &change.after);
    let pair = format!("{} · {}", catalog.label(before.subject), catalog.label(before.object));
    // What is silent or divided does not name its relation.
    let relation = &catalog.vocabulary.relation(before.relation).id;
    let on = if word(catalog, before).starts_with(relation.as_str()) {
        String::new()
    } else {
        format!(" ({relation})")
    };
    format!("{pair}: {}{on} → {}", word(catalog, before), word(catalog, after))
}

/// `admits, hedged`
#[must_use]
pub fn word(catalog: &Catalog, verdict: &Verdict) -> String {
    let marks = verdict.marks.iter().map(|mark| mark.word().to_owned());
    std::iter::once(verdict.word(catalog)).chain(marks).collect::<Vec<_>>().join(", ")
}

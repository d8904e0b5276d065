//! Answers as Markdown, to be pasted into notes or a pull request.

use crate::catalog::Catalog;
use crate::graph::walk::{Hop, Path};
use crate::query::answer::{Answer, LeftOut, Row, Shape, Value};
use crate::render::cite;
use crate::verdict::{Evidence, Speaker, Verdict};

/// An answer as Markdown: verdicts as lists with their evidence, everything else as a table.
#[must_use]
pub fn answer(catalog: &Catalog, answer: &Answer) -> String {
    let has_verdicts = answer.rows.iter().any(|row| !row.verdicts.is_empty());
    let mut text = format!("**{}**\n\n", escaped(&answer.question));
    text += &match answer.shape {
        Shape::Paths => {
            answer.paths.iter().enumerate().map(|(at, path)| path_text(catalog, at + 1, path)).collect()
        }
        _ if has_verdicts && !answer.shown => {
            answer.rows.iter().map(|row| verdict_text(catalog, row)).collect::<String>()
        }
        _ => table(catalog, answer),
    };
    if answer.is_empty() {
        text += "Nothing fulfils the question.\n";
    }
    if !answer.left_out.is_empty() {
        text += "\nLeft out:\n\n";
        text += &answer.left_out.iter().map(|left| left_out(catalog, left)).collect::<String>();
    }
    if answer.truncated {
        let shown = answer.rows.len().max(answer.paths.len());
        text += &format!("\n{} of {} shown.\n", shown, answer.total.max(shown));
    }
    text
}

fn verdict_text(catalog: &Catalog, row: &Row) -> String {
    let mut text = String::new();
    for verdict in &row.verdicts {
        text += &format!("- {}\n", status(catalog, verdict));
        let said = |side: &'static str, list: &[Evidence]| -> String {
            list.iter()
                .map(|evidence| spoken(catalog, side, &evidence.speaker, &cite::says(catalog, evidence)))
                .collect()
        };
        text += &said("for", &verdict.supporting);
        text += &said("against", &verdict.opposing);
        text += &said("partial", &verdict.partial);
        for speaker in &verdict.caveats {
            text += &spoken(catalog, "caveat", speaker, "");
        }
    }
    text
}

fn status(catalog: &Catalog, verdict: &Verdict) -> String {
    let marks: Vec<&str> = verdict.marks.iter().map(|mark| mark.word()).collect();
    let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join(", ")) };
    let subject = escaped(&catalog.label(verdict.subject));
    format!("**{subject}** {} {}{marks}", verdict.word(catalog), escaped(&catalog.label(verdict.object)))
}

fn spoken(catalog: &Catalog, side: &str, speaker: &Speaker, says: &str) -> String {
    let (text, source) = cite::speaker(catalog, speaker);
    let place = cite::source(catalog, &source);
    let force = cite::force(cite::force_of(catalog, &source));
    let said = if says.is_empty() { String::new() } else { format!("says {says}") };
    let parts: Vec<String> =
        [place, force.to_owned(), said].into_iter().filter(|part| !part.is_empty()).collect();
    format!("  - {side}: {} ({})\n", escaped(&text), escaped(&parts.join(" · ")))
}

fn left_out(catalog: &Catalog, left: &LeftOut) -> String {
    format!("- {}\n", status(catalog, &left.verdict))
}

fn path_text(catalog: &Catalog, number: usize, path: &Path) -> String {
    let name = |hop: &Hop| hop.edge.meaning.name(&catalog.vocabulary).to_owned();
    let mut chain = path.first().map_or_else(String::new, |hop| catalog.label(hop.from()));
    for hop in path {
        chain +=
            &if hop.inverse { format!(" ←{}— ", name(hop)) } else { format!(" —{}→ ", name(hop)) };
        chain += &catalog.label(hop.to());
    }
    let hops = path.iter().map(|hop| {
        let source = hop.edge.evidence.source(catalog);
        let force = cite::force(cite::force_of(catalog, &source));
        let place = cite::source(catalog, &source);
        if force.is_empty() { place } else { format!("{place} · {force}") }
    });
    let places: String =
        hops.filter(|place| !place.is_empty()).map(|place| format!("   - {}\n", escaped(&place))).collect();
    format!("{number}. {}\n{places}", escaped(&chain))
}

fn table(catalog: &Catalog, answer: &Answer) -> String {
    if answer.rows.is_empty() {
        return String::new();
    }
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut text = line(answer.columns.iter().map(|column| escaped(column)).collect());
    text += &line(vec!["---".to_owned(); answer.columns.len()]);
    for row in &answer.rows {
        let cell =
            |(at, column): (usize, &String)| match row.values.iter().find(|(name, _)| name == column) {
                Some((_, Value::Number(number))) => number.to_string(),
                Some((_, Value::Text(text))) => escaped(text),
                None if at == 0 => escaped(&row.node.map_or_else(
                    || row.group.clone().unwrap_or_default(),
                    |node| catalog.id(node).to_owned(),
                )),
                None if column == "verdict" => {
                    row.verdicts.iter().map(|verdict| verdict.word(catalog)).collect::<Vec<_>>().join(", ")
                }
                None => String::new(),
            };
        text += &line(answer.columns.iter().enumerate().map(cell).collect());
    }
    text
}

/// Text that Markdown shows as it is, in a table too.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(char);
            }
            '\n' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

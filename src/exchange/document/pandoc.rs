//! Markdown as Pandoc reads it, with citations for citeproc.

use crate::exchange::document::{Cite, Write, each, mark_at_start, plain};

pub(super) struct Pandoc;

/// What begins a list, a heading, a rule, a caption, a title or a definition at the start of a line.
const MARKS: [char; 8] = ['-', '+', '=', ':', '%', '.', ')', '('];

/// Text that Markdown shows as it is; `starts` if a block starts with it. Quotation marks may become curly.
#[must_use]
pub fn escaped(text: &str, starts: bool) -> String {
    let text = plain(text);
    let mark = mark_at_start(&text, &MARKS).filter(|_| starts);
    let before = |at: usize| inline(&text[..at]);
    match mark {
        Some(at) => format!("{}\\{}", before(at), inline_after(&text[at..])),
        None => inline(&text),
    }
}

fn inline(text: &str) -> String {
    each(text, |before, char, after| {
        let is_twice = |char| before == Some(char) || after == Some(char);
        let is_sign = "\\`*_[]<>|#&$~^@{}".contains(char);
        (is_sign || "-.%=:+".contains(char) && is_twice(char)).then(|| format!("\\{char}"))
    })
}

/// Text whose first sign is escaped already.
fn inline_after(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(String::from).unwrap_or_default();
    first + &inline(rest.as_str())
}

impl Write for Pandoc {
    fn text(&self, text: &str, starts: bool) -> String {
        escaped(text, starts)
    }

    fn strong(&self, text: &str) -> String {
        format!("**{}**", escaped(text.trim(), false))
    }

    fn cite(&self, cites: &[Cite]) -> String {
        let one = |cite: &Cite| {
            let before = if cite.before.is_empty() {
                String::new()
            } else {
                format!("{} ", escaped(&cite.before, false))
            };
            let place = cite.place.to_string();
            let place = if place.is_empty() { place } else { format!(", {}", of_place(&place)) };
            format!("{before}@{}{place}", key(&cite.key))
        };
        format!("[{}]", cites.iter().map(one).collect::<Vec<_>>().join("; "))
    }

    fn heading(&self, depth: usize, text: &str) -> String {
        format!("{} {}\n", "#".repeat(depth.clamp(1, 6)), escaped(text.trim(), false))
    }

    fn list(&self, items: &[String]) -> String {
        items.iter().map(|item| format!("- {item}\n")).collect()
    }

    fn table(&self, head: &[String], rows: &[Vec<String>]) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule = line(&vec!["---".to_owned(); head.len()]);
        let rows = rows.iter().map(|row| line(row));
        line(head) + &rule + &rows.collect::<String>()
    }

    fn whole(&self, title: &str, body: &str, bibliography: &str) -> String {
        // Pandoc reads a title as Markdown; JSON is YAML too.
        let [title, bibliography] = [escaped(title, false), bibliography.to_owned()]
            .map(|text| serde_json::Value::from(text).to_string());
        format!(
            "---\ntitle: {title}\nbibliography: {bibliography}\nlink-citations: true\n---\n\n{body}\n# References\n\n::: {{#refs}}\n:::\n"
        )
    }
}

/// A place after a key. A semicolon would begin the next citation.
fn of_place(place: &str) -> String {
    escaped(place, false).replace(';', "\\;")
}

/// A key after `@`: in braces if it has signs that might end it.
fn key(key: &str) -> String {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || char == '_';
    let inner = |char: char| is_plain(char) || "-.:/+".contains(char);
    let is_simple = key.chars().all(inner)
        && key.starts_with(is_plain)
        && key.ends_with(is_plain)
        && !key.chars().zip(key.chars().skip(1)).any(|(one, next)| !is_plain(one) && !is_plain(next));
    if is_simple { key.to_owned() } else { format!("{{{key}}}") }
}

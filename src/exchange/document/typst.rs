//! Typst.

use crate::exchange::document::{Cite, Write, each, mark_at_start, plain};

pub(super) struct Typst;

/// What begins a list or a heading at the start of a line.
const MARKS: [char; 4] = ['-', '+', '=', '.'];

impl Write for Typst {
    fn text(&self, text: &str, starts: bool) -> String {
        let text = plain(text);
        match mark_at_start(&text, &MARKS).filter(|_| starts) {
            Some(at) => format!("{}\\{}", inline(&text[..at]), after(&text[at..])),
            None => inline(&text),
        }
    }

    fn strong(&self, text: &str) -> String {
        // A call goes on with what follows, unless a semicolon ends it.
        format!("#strong[{}];", self.text(text.trim(), true))
    }

    fn cite(&self, cites: &[Cite]) -> String {
        let one = |cite: &Cite| {
            let before = if cite.before.is_empty() {
                String::new()
            } else {
                format!("{} ", self.text(&cite.before, false))
            };
            let place = self.text(&cite.place.to_string(), false);
            let is_plain = |char: char| char.is_ascii_alphanumeric() || char == '_';
            let is_simple = cite.key.chars().all(|char| is_plain(char) || char == '-')
                && cite.key.starts_with(is_plain)
                && cite.key.ends_with(is_plain);
            match (is_simple, place.is_empty()) {
                (true, true) => format!("{before}#cite(<{}>);", cite.key),
                (true, false) => format!("{before}@{}[{place}]", cite.key),
                (false, true) => format!("{before}#cite(label({}));", quoted(&cite.key)),
                (false, false) => {
                    format!("{before}#cite(label({}), supplement: [{place}]);", quoted(&cite.key))
                }
            }
        };
        cites.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    fn heading(&self, depth: usize, text: &str) -> String {
        format!("{} {}\n", "=".repeat(depth.max(1)), self.text(text.trim(), false))
    }

    fn list(&self, items: &[String]) -> String {
        items.iter().map(|item| format!("- {item}\n")).collect()
    }

    fn table(&self, head: &[String], rows: &[Vec<String>]) -> String {
        let line =
            |cells: &[String]| cells.iter().map(|cell| format!("[{cell}]")).collect::<Vec<_>>().join(", ");
        let rows: String = rows.iter().map(|row| format!("  {},\n", line(row))).collect();
        format!("#table(\n  columns: {},\n  table.header({}),\n{rows})\n", head.len(), line(head))
    }

    fn whole(&self, title: &str, body: &str, bibliography: &str) -> String {
        let [title_text, file] = [plain(title), bibliography.to_owned()].map(|text| quoted(&text));
        let title = self.text(title, true);
        format!(
            "#set document(title: {title_text})\n#align(center, text(17pt)[{title}])\n\n{body}\n\
             #bibliography({file}, style: \"chicago-author-date\")\n"
        )
    }
}

fn inline(text: &str) -> String {
    each(text, |before, char, after| {
        let is_sign = "\\#$*_`~<>@[]/".contains(char);
        let is_twice = before == Some(char) || after == Some(char);
        let is_joined = "-.".contains(char) && is_twice || char == '?' && before == Some('-');
        (is_sign || is_joined).then(|| format!("\\{char}"))
    })
}

/// Text whose first sign is escaped already.
fn after(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().map(String::from).unwrap_or_default();
    first + &inline(rest.as_str())
}

/// A string of Typst's code.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

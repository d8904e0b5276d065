//! The notebook of a book as HTML. Its elements are known by their classes: `bookTitle`, `authors`, `noteHeading`,
//! `noteText`. Amazon closes some with the wrong tag (`<h3 class='noteHeading'>…</div>`), so any closing tag of a
//! division or heading ends one.

use super::joined::joined;
use super::mark::{Book, Mark, divided};
use super::place::Place;
use super::unread;
use super::words::{Kind, kind};
use crate::highlight::Found;
use crate::highlight::fault::Fault;
use crate::highlight::plain::{note, quote};

/// Reads a notebook.
///
/// # Errors
/// Where it has no title.
pub(in crate::highlight) fn read(html: &str) -> Result<Found, Fault> {
    let parts = parts(html);
    let of = |class: &str| parts.iter().find(|part| part.class == class).and_then(|part| quote(part.html));
    let Some(title) = of("bookTitle") else {
        return Err(Fault::new("the title of a book (`class=\"bookTitle\"`)", "HTML without one")
            .help("export the notebook from the Kindle app again"));
    };
    let book = Book { title, authors: divided(&of("authors").unwrap_or_default(), &[" & "]) };
    let mut found = Found::default();
    let mut marks: Vec<Mark> = Vec::new();
    let (mut unknown, mut unplaced) = (Vec::new(), Vec::new());
    let headings: Vec<String> = parts.iter().map(|part| quote(part.html).unwrap_or_default()).collect();
    let mut is_open = false;
    for (part, heading) in parts.iter().zip(&headings) {
        match part.class {
            "noteHeading" => {
                let read = mark(part.html, &book, part.line);
                is_open = read.is_some();
                match read {
                    Some(mark) => {
                        let has_number = heading.chars().any(|c| c.is_ascii_digit());
                        unplaced
                            .extend(Some(heading.as_str()).filter(|_| mark.place.is_empty() && has_number));
                        marks.push(mark);
                    }
                    None => unknown.push((part.line, heading.as_str())),
                }
            }
            "noteText" if is_open => {
                if let Some(mark) = marks.last_mut() {
                    mark.text = note(part.html).unwrap_or_default();
                }
                is_open = false;
            }
            _ => {}
        }
    }
    unread::kinds(&unknown, &mut found);
    unread::places(&unplaced, &mut found);
    joined(&marks, &mut found);
    found.skipped.sort_by_key(|skipped| skipped.line);
    Ok(found)
}

/// The mark of a heading: `Highlight(<span class="highlight_yellow">yellow</span>) - Chapter > Page 12 · Location 180`.
fn mark(heading: &str, book: &Book, line: usize) -> Option<Mark> {
    let color = heading
        .split_once("highlight_")
        .map(|(_, rest)| rest.chars().take_while(|c| c.is_ascii_alphanumeric()).collect::<String>());
    let text = quote(heading)?;
    let (what, place) = text.split_once(" - ").unwrap_or((&text, &text));
    let kind = if color.is_some() { Kind::Highlight } else { kind(what)? };
    // The title of a chapter may have words and numbers of its own.
    let place = place.rsplit_once('>').map_or(place, |(_, place)| place);
    Some(Mark {
        kind,
        book: book.clone(),
        place: Place::told(place, place),
        text: String::new(),
        on: None,
        color: color.filter(|color| !color.is_empty()),
        line: Some(line),
        is_start: true,
    })
}

/// An element by its class.
struct Part<'h> {
    class: &'h str,
    html: &'h str,
    /// The line on which it begins.
    line: usize,
}

/// The elements with the classes of a notebook, in order.
fn parts(html: &str) -> Vec<Part<'_>> {
    const CLASSES: [&str; 4] = ["bookTitle", "authors", "noteHeading", "noteText"];
    const ENDS: [&str; 5] = ["div", "h1", "h2", "h3", "hr"];
    let mut parts = Vec::new();
    let (mut at, mut counted, mut line) = (0, 0, 1);
    while let Some(found) = html[at..].find('<') {
        let open = at + found;
        let Some(close) = html[open..].find('>').map(|close| open + close) else { break };
        at = close + 1;
        let class =
            html[open..close].split_once("class=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
        let class = class.and_then(|rest| {
            CLASSES.into_iter().find(|class| {
                rest.strip_prefix(class)
                    .is_some_and(|rest| rest.starts_with(['"', '\'', ' ']) || rest.is_empty())
            })
        });
        let Some(class) = class else { continue };
        let is_end = |at: &usize| {
            let tag = html[at + 1..].trim_start_matches('/');
            ENDS.iter().any(|name| {
                tag.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name))
                    && tag[name.len()..].starts_with([' ', '>', '/', '\n', '\r', '\t'])
            })
        };
        let end =
            html[at..].match_indices('<').map(|(found, _)| at + found).find(is_end).unwrap_or(html.len());
        line += html[counted..open].matches('\n').count();
        counted = open;
        parts.push(Part { class, html: &html[at..end], line });
        at = end;
    }
    parts
}

//! Hypothesis: what its interface answers (`rows`), and what its sidebar exports (`annotations`).

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::date::day;
use super::fault::Fault;
use super::json::{list, text};
use super::plain::{note, quote};
use super::{Found, Highlight, Hint, Tool};
use crate::bibliography::identifiers::{doi_in, doi_of_address, unescaped};

/// Reads annotations. A reply becomes part of the note that it answers.
///
/// # Errors
/// Where there are none.
pub(super) fn read(value: &Value) -> Result<Found, Fault> {
    let rows = rows(value).ok_or_else(|| {
        Fault::new("annotations of Hypothesis (`rows` or `annotations`)", "JSON without them")
            .help("export them as `docs/highlights.md` describes")
    })?;
    let mut found = Found::default();
    let known: HashSet<String> = rows.iter().filter_map(|row| text(row, "id")).collect();
    let mut replies: HashMap<String, Vec<Reply>> = HashMap::new();
    for row in &rows {
        let Some(id) = text(row, "id") else {
            found.skip("annotation without an id", None, "it could not be recognised again");
            continue;
        };
        let mut highlight = annotation(row, id);
        let words = highlight.note.clone();
        if let Some(root) = text_of_first(row, "references").filter(|root| known.contains(root)) {
            if words.is_none() && highlight.tags.is_empty() {
                found.skip(format!("reply {}", highlight.source.id), None, "it is empty");
                continue;
            }
            let by = highlight.by.unwrap_or_else(|| "a reply".to_owned());
            let at = text(row, "created").unwrap_or_default();
            let words = words.map(|words| format!("{by}: {words}"));
            replies.entry(root).or_default().push(Reply { at, words, tags: highlight.tags });
        } else if highlight.quote.is_none() && words.is_none() {
            found.skip(format!("annotation {}", highlight.source.id), None, "it has neither quote nor text");
        } else {
            highlight.place = place(row);
            found.highlights.push(highlight);
        }
    }
    answer(&mut found, replies);
    Ok(found)
}

/// What somebody wrote to an annotation.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Reply {
    /// When, as the interface writes it.
    at: String,
    /// After the name of who wrote it; none of a reply that only tags.
    words: Option<String>,
    tags: Vec<String>,
}

/// Adds replies to the notes that they answer, in the order in which they were written, and their tags.
fn answer(found: &mut Found, mut replies: HashMap<String, Vec<Reply>>) {
    for highlight in &mut found.highlights {
        let Some(mut answers) = replies.remove(&highlight.source.id) else { continue };
        answers.sort();
        let mut all: Vec<String> = highlight.note.take().into_iter().collect();
        for answer in answers {
            all.extend(answer.words);
            highlight.tags.extend(answer.tags);
        }
        // What parts them outlives the line that a note becomes.
        highlight.note = Some(all.join(" — ")).filter(|note| !note.is_empty());
    }
    let mut left: Vec<_> = replies.into_iter().collect();
    left.sort();
    for (root, _) in left {
        found.skip(format!("replies to annotation {root}"), None, "what they answer was skipped");
    }
}

/// The annotations in a value.
fn rows(value: &Value) -> Option<Vec<&Value>> {
    if let Some(rows) = value.as_array() {
        return Some(rows.iter().collect());
    }
    let members = ["rows", "annotations", "replies"];
    if value.get("target").is_some() {
        return Some(vec![value]);
    }
    members
        .iter()
        .any(|member| value.get(member).is_some_and(Value::is_array))
        .then(|| members.iter().flat_map(|member| list(value, member)).collect())
}

fn annotation(row: &Value, id: String) -> Highlight {
    let mut highlight = Highlight::new(Tool::Hypothesis, id, hint(row));
    let exact = |selector: &Value| text(selector, "exact");
    highlight.quote = selectors(row).find_map(exact).and_then(|exact| quote_of(&exact));
    highlight.note = text(row, "text").and_then(|text| note(&text));
    for tag in list(row, "tags").iter().filter_map(Value::as_str) {
        highlight.tag(tag);
    }
    let named = row.get("user_info").and_then(|info| text(info, "display_name"));
    highlight.by = named.or_else(|| text(row, "user").map(|user| account(&user)));
    highlight.changed = text(row, "updated");
    highlight.on = ["created", "updated"].iter().find_map(|key| day(&text(row, key)?));
    highlight
}

/// The words of a page are text already: what looks like a tag is text there.
fn quote_of(exact: &str) -> Option<String> {
    super::plain::some(&super::plain::one_line(exact))
}

/// The name in `acct:name@hypothes.is`.
fn account(user: &str) -> String {
    let name = user.strip_prefix("acct:").unwrap_or(user);
    name.split('@').next().unwrap_or(name).to_owned()
}

fn selectors(row: &Value) -> impl Iterator<Item = &Value> {
    list(row, "target").iter().flat_map(|target| list(target, "selector"))
}

fn text_of_first(row: &Value, key: &str) -> Option<String> {
    list(row, key).first().and_then(Value::as_str).map(str::to_owned)
}

/// The page's label, the chapter of an e-book, or the second of a recording.
fn place(row: &Value) -> Option<String> {
    selectors(row).find_map(|selector| match text(selector, "type")?.as_str() {
        "PageSelector" => Some(format!("p. {}", text(selector, "label")?)),
        "EPUBContentSelector" => Some(format!("§ \"{}\"", text(selector, "title")?.replace('"', "'"))),
        _ => None,
    })
}

fn hint(row: &Value) -> Hint {
    let target = || list(row, "target").iter().find_map(|target| text(target, "source"));
    let document = row.get("document").unwrap_or(&Value::Null);
    // A PDF on the reader's computer is known by its content (`urn:x-pdf:…`); the document says where it lies.
    let links = list(document, "link").iter().filter_map(|link| text(link, "href"));
    let addresses: Vec<String> = text(row, "uri").or_else(target).into_iter().chain(links).collect();
    let told = ["highwire", "dc", "eprints", "prism"].iter().filter_map(|schema| document.get(schema));
    let mut told = told.flat_map(|schema| ["doi", "identifier"].map(|key| text(schema, key))).flatten();
    let is_page = |uri: &&String| ["http://", "https://"].iter().any(|scheme| uri.starts_with(scheme));
    let file = addresses.iter().find_map(|uri| uri.strip_prefix("file://")).map(unescaped);
    Hint {
        doi: addresses.iter().find_map(|uri| doi_of_address(uri)).or_else(|| told.find_map(|id| doi_in(&id))),
        title: text(document, "title").and_then(|title| quote(&title)),
        file: file.or_else(|| text(document, "filename")),
        url: addresses.iter().find(is_page).cloned(),
        ..Hint::default()
    }
}

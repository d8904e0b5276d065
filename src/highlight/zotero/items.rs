//! Zotero's items in JSON: a list from its interfaces, each item perhaps in an envelope (`data`), or what Better BibTeX
//! exports, with annotations inside attachments inside works.

use std::collections::HashMap;

use serde_json::Value;

use super::colour::named;
use super::work::{file, hint};
use crate::highlight::date::day;
use crate::highlight::fault::Fault;
use crate::highlight::identity::hashed;
use crate::highlight::json::{flag, list, text};
use crate::highlight::plain::{note, quote, shortened};
use crate::highlight::{Found, Highlight, Hint, Tool};

/// Members in which items may have others.
const INSIDE: [&str; 4] = ["attachments", "annotations", "notes", "children"];

/// An item and where it belongs.
struct Item<'v> {
    data: &'v Value,
    /// Who made it, from the envelope.
    by: Option<String>,
    /// The number of the item that it is inside, in the list of all.
    inside: Option<usize>,
}

/// Reads items.
///
/// # Errors
/// Where there are none.
pub(in crate::highlight) fn read(value: &Value) -> Result<Found, Fault> {
    let mut items = Vec::new();
    gather(value, None, &mut items);
    if items.iter().all(|item| kind(item.data).is_empty()) {
        return Err(Fault::new("items of Zotero", "JSON without any")
            .help("export annotations as `docs/highlights.md` describes"));
    }
    let by_key: HashMap<String, usize> =
        items.iter().enumerate().filter_map(|(at, item)| Some((key(item.data)?, at))).collect();
    let library = Library { items: &items, by_key };
    let mut found = Found::default();
    for (at, item) in items.iter().enumerate() {
        let data = item.data;
        let is_annotation = kind(data) == "annotation";
        if !(is_annotation || kind(data) == "note") {
            continue;
        }
        let id = key(data);
        let what = format!("{} {}", kind(data), id.as_deref().unwrap_or("without a key"));
        if flag(data, "deleted") {
            found.skip(what, None, "it is in Zotero's bin");
            continue;
        }
        let mut highlight = Highlight::new(Tool::Zotero, id.unwrap_or_default(), library.work_of(at));
        let read =
            if is_annotation { annotation(data, &mut highlight) } else { own_note(data, &mut highlight) };
        if let Err(why) = read {
            found.skip(what, None, why);
            continue;
        }
        for tag in list(data, "tags") {
            highlight.tag(&text(tag, "tag").or_else(|| tag.as_str().map(str::to_owned)).unwrap_or_default());
        }
        highlight.changed = text(data, "dateModified");
        highlight.on = ["dateAdded", "dateModified"].iter().find_map(|key| day(&text(data, key)?));
        highlight.by = text(data, "annotationAuthorName").or_else(|| item.by.clone());
        if highlight.source.id.is_empty() {
            highlight.source.id = without_key(&highlight);
        }
        found.highlights.push(highlight);
    }
    if found.highlights.is_empty() && found.skipped.is_empty() {
        let what = if items.len() == 1 { "1 item".to_owned() } else { format!("{} items", items.len()) };
        found.skip(what, None, "there is no annotation or note among them");
    }
    Ok(found)
}

/// Puts the items in a value, and those inside them, into a list.
fn gather<'v>(value: &'v Value, inside: Option<usize>, items: &mut Vec<Item<'v>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| gather(value, inside, items)),
        Value::Object(members) => {
            let envelope = members.get("data").filter(|data| data.is_object());
            let data = envelope.unwrap_or(value);
            let is_item = key(data).is_some() || !kind(data).is_empty() || data.get("path").is_some();
            if !is_item {
                // `{"items": […]}`, `{"result": […]}`, and keys of works each with a list.
                let of_lists = members.values().filter(|value| value.is_array() || value.is_object());
                of_lists.for_each(|value| gather(value, inside, items));
                return;
            }
            let user = members.get("meta").and_then(|meta| meta.get("createdByUser"));
            let by = user.and_then(|user| text(user, "name").or_else(|| text(user, "username")));
            let own = items.len();
            items.push(Item { data, by, inside });
            for within in INSIDE {
                list(data, within).iter().for_each(|value| gather(value, Some(own), items));
            }
        }
        _ => {}
    }
}

/// What sort of item it is; empty if it says nothing of it.
fn kind(data: &Value) -> String {
    let is = |member: &str| data.get(member).is_some();
    match text(data, "itemType") {
        Some(kind) => kind,
        None if is("annotationType") || is("annotationText") => "annotation".to_owned(),
        None if data.get("note").is_some_and(Value::is_string) => "note".to_owned(),
        None => String::new(),
    }
}

/// The key of an item, which may be told only by an address: the one that opens it, or the one that Better BibTeX leaves
/// to attachments and annotations.
fn key(data: &Value) -> Option<String> {
    let last = |address: &str| Some(text(data, address)?.rsplit_once("/items/")?.1.to_owned());
    let from_address = || text(data, "open").and_then(|open| Some(open.rsplit_once('/')?.1.to_owned()));
    let own = text(data, "key").or_else(|| text(data, "itemKey"));
    own.or_else(from_address).or_else(|| last("select")).or_else(|| last("uri")).filter(|key| !key.is_empty())
}

struct Library<'i> {
    items: &'i [Item<'i>],
    by_key: HashMap<String, usize>,
}

impl Library<'_> {
    /// What is said of the work that an item belongs to. An annotation is in an attachment, which is in a work.
    fn work_of(&self, at: usize) -> Hint {
        let (mut at, mut path) = (at, None);
        for _ in 0..2 {
            let parent = text(self.items[at].data, "parentItem");
            let named = || self.by_key.get(parent.as_deref()?).copied();
            let Some(above) = self.items[at].inside.or_else(named) else {
                path = path.or_else(|| parent.map(|key| format!("storage/{key}")));
                break;
            };
            let data = self.items[above].data;
            if is_work(data) {
                return Hint { file: path, ..hint(data) };
            }
            path = path.or_else(|| file(data));
            at = above;
        }
        Hint { file: path, ..Hint::default() }
    }
}

fn is_work(data: &Value) -> bool {
    !["attachment", "annotation", "note", ""].contains(&kind(data).as_str())
}

/// Reads an annotation; gives why it is none that can be kept.
fn annotation(data: &Value, highlight: &mut Highlight) -> Result<(), &'static str> {
    let of = text(data, "annotationType").unwrap_or_default();
    highlight.quote = text(data, "annotationText").and_then(|text| quote(&text));
    highlight.note = text(data, "annotationComment").and_then(|text| note(&text));
    let page = text(data, "annotationPageLabel").filter(|page| page != "-");
    highlight.place = page.map(|page| format!("p. {page}"));
    highlight.color = text(data, "annotationColor").map(|color| named(&color));
    if highlight.quote.is_some() || highlight.note.is_some() {
        return Ok(());
    }
    Err(match of.as_str() {
        "image" => "it marks a picture, without a comment",
        "ink" => "it is a drawing, without a comment",
        "note" | "text" => "it is a note without text",
        _ => "it has neither text nor comment",
    })
}

/// Reads a note of its own; gives why it is none that can be kept.
fn own_note(data: &Value, highlight: &mut Highlight) -> Result<(), &'static str> {
    let html = text(data, "note").unwrap_or_default();
    if html.contains("data-annotation=") {
        return Err("it was made from annotations, which are read themselves");
    }
    highlight.note = note(&html);
    highlight.note.as_ref().map(|_| ()).ok_or("it is empty")
}

/// An id for what has no key.
fn without_key(highlight: &Highlight) -> String {
    let text = highlight.quote.as_ref().or(highlight.note.as_ref());
    let place = highlight.place.as_deref().unwrap_or_default();
    let work = highlight.work.key.as_ref().or(highlight.work.title.as_ref());
    let work = work.or(highlight.work.file.as_ref()).map_or("", String::as_str);
    hashed(&[work, place, &shortened(text.map_or("", String::as_str))])
}

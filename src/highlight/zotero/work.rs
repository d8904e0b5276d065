//! What Zotero says of a work.

use serde_json::Value;

use crate::bibliography::identifiers::doi_in;
use crate::highlight::Hint;
use crate::highlight::json::{list, text};
use crate::highlight::plain::quote;

/// What an item says of its work.
pub(super) fn hint(item: &Value) -> Hint {
    let extra = text(item, "extra").unwrap_or_default();
    let in_extra = |name: &str| {
        extra.lines().find_map(|line| {
            let (key, value) = line.split_once(':')?;
            key.trim().eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
        })
    };
    let key =
        text(item, "citationKey").or_else(|| text(item, "citekey")).or_else(|| in_extra("citation key"));
    let doi = text(item, "DOI").or_else(|| in_extra("doi"));
    Hint {
        key,
        doi: doi.and_then(|doi| doi_in(&doi)),
        isbn: text(item, "ISBN"),
        title: text(item, "title").and_then(|title| quote(&title)),
        authors: authors(list(item, "creators")),
        year: text(item, "date").and_then(|date| year(&date)),
        url: text(item, "url"),
        file: None,
    }
}

/// Where an attachment keeps its file.
pub(super) fn file(attachment: &Value) -> Option<String> {
    let path = text(attachment, "localPath")
        .or_else(|| text(attachment, "path"))
        .map(|path| path.replace('\\', "/"));
    if let Some((_, within)) = path.as_ref().and_then(|path| path.rsplit_once("/storage/")) {
        return Some(format!("storage/{within}"));
    }
    // `storage:a.pdf` is in the folder of the attachment's key, `attachments:a/b.pdf` in a folder that only Zotero knows.
    let stored = path.as_ref().and_then(|path| path.strip_prefix("storage:").map(str::to_owned));
    if let Some(path) = path.filter(|_| stored.is_none()) {
        return Some(path.strip_prefix("attachments:").map(str::to_owned).unwrap_or(path));
    }
    let name = stored.or_else(|| text(attachment, "filename"));
    match (text(attachment, "key").or_else(|| text(attachment, "itemKey")), name) {
        (Some(key), Some(name)) => Some(format!("storage/{key}/{name}")),
        (Some(key), None) => Some(format!("storage/{key}")),
        (None, name) => name,
    }
}

/// The authors of a work or, if it has none, its editors.
fn authors(creators: &[Value]) -> Vec<String> {
    let of = |kinds: &[&str]| -> Vec<String> {
        let of_kind =
            |creator: &&Value| text(creator, "creatorType").is_none_or(|kind| kinds.contains(&kind.as_str()));
        creators.iter().filter(of_kind).filter_map(name).collect()
    };
    let authors = of(&["author", "director", "artist", "podcaster", "inventor", "presenter", "programmer"]);
    if authors.is_empty() { of(&["editor", "seriesEditor", "bookAuthor"]) } else { authors }
}

fn name(creator: &Value) -> Option<String> {
    let whole = text(creator, "name");
    whole.or_else(|| match (text(creator, "lastName"), text(creator, "firstName")) {
        (Some(family), Some(given)) => Some(format!("{family}, {given}")),
        (family, given) => family.or(given),
    })
}

/// The first number of four digits in a date.
fn year(date: &str) -> Option<i32> {
    let mut numbers = date.split(|c: char| !c.is_ascii_digit());
    numbers.find(|number| number.len() == 4)?.parse().ok()
}

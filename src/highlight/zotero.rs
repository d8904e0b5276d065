//! Zotero: annotations and notes as its interfaces and Better BibTeX export them, and as its notes do.

mod colour;
mod items;
mod link;
mod markdown;
mod passage;
mod work;

pub(crate) use colour::coded;
pub(super) use items::read as read_json;
pub(super) use markdown::read as read_markdown;

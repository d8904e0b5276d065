//! EPUB: a zip file of XHTML, with a list of its parts in the order in which they are read.

use std::collections::BTreeMap;

use crate::bibliography::identifiers::unescaped;
use crate::document::archive::Archive;
use crate::document::html::{self, Links, decoded};
use crate::document::prose::Prose;
use crate::document::xml::{Part, parts};
use crate::document::{Document, Unreadable};

/// A book has no more parts.
const MOST_PARTS: usize = 5_000;

/// Reads a book.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let damaged = || Unreadable::Damaged("EPUB".to_owned());
    let mut archive = Archive::open(bytes, "EPUB")?;
    if let Some(locked) = archive.file("META-INF/encryption.xml")?
        && locks_text(&decoded(&locked))
    {
        return Err(Unreadable::Encrypted);
    }
    let container = decoded(&archive.needed("META-INF/container.xml")?);
    let root = parts(&container).into_iter().find_map(|part| match part {
        Part::Start(element) if element.name == "rootfile" => Some(element.attribute("full-path").to_owned()),
        _ => None,
    });
    let root = root.ok_or_else(damaged)?;
    let package = decoded(&archive.needed(&root)?);
    let folder = root.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (spine, lists) = order(&package);
    let mut links = Links::default();
    let mut texts = Vec::new();
    for name in lists {
        if let Some(list) = archive.file(&path(folder, &name))? {
            links.gather(&name, &decoded(&list));
        }
    }
    for name in spine.into_iter().take(MOST_PARTS) {
        if let Some(text) = archive.file(&path(folder, &name))? {
            let text = decoded(&text);
            links.gather(&name, &text);
            texts.push((name, text));
        }
    }
    let mut prose = Prose::default();
    for (name, text) in &texts {
        html::add(name, text, &links, &mut prose);
    }
    if prose.len() == 0 { Err(damaged()) } else { Ok(prose.document()) }
}

/// The files of a book in the order in which they are read, and those that list its pages.
fn order(package: &str) -> (Vec<String>, Vec<String>) {
    let mut files = BTreeMap::new();
    let (mut spine, mut lists) = (Vec::new(), Vec::new());
    for part in parts(package) {
        let Part::Start(element) = part else { continue };
        if element.name == "item" {
            let href = unescaped(element.attribute("href"));
            if element.attribute("properties").split_whitespace().any(|word| word == "nav") {
                lists.push(href.clone());
            }
            files.insert(element.attribute("id").to_owned(), href);
        } else if element.name == "itemref" {
            spine.extend(files.get(element.attribute("idref")).cloned());
        }
    }
    // A list of contents that is read as a part of the book is not gathered twice.
    lists.retain(|name| !spine.contains(name));
    (spine, lists)
}

/// Whether what is encrypted is more than fonts.
fn locks_text(encryption: &str) -> bool {
    parts(encryption).iter().any(|part| match part {
        Part::Start(element) if element.name == "CipherReference" => {
            let name = element.attribute("URI").to_lowercase();
            [".xhtml", ".html", ".htm", ".xml"].iter().any(|ending| name.ends_with(ending))
        }
        _ => false,
    })
}

/// The name of a file in the archive, from a folder of it.
fn path(folder: &str, href: &str) -> String {
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in href.split('#').next().unwrap_or_default().split('/') {
        match step {
            ".." => drop(steps.pop()),
            "" | "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

//! Works by the files that the bibliography and their records name.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::bibliography::attachment::paths;
use crate::bibliography::identifiers::unescaped;
use crate::catalog::entry::{NodeId, Work};
use crate::catalog::people::slug;

/// How the names of files end that are copies of works.
const ENDINGS: [&str; 17] = [
    "pdf", "epub", "html", "htm", "xhtml", "docx", "doc", "odt", "rtf", "txt", "md", "djvu", "mobi", "azw",
    "azw3", "prc", "ps",
];

/// The files of works.
#[derive(Debug, Default)]
pub(super) struct Files {
    by_stem: BTreeMap<String, Vec<Filed>>,
    /// By the folders of Zotero's storage, which no two files share.
    by_folder: BTreeMap<String, Vec<NodeId>>,
}

#[derive(Debug)]
struct Filed {
    work: NodeId,
    /// The folders, the innermost first.
    folders: Vec<String>,
    /// The folder of Zotero's storage, if it is in one.
    storage: Option<String>,
}

impl Files {
    pub(super) fn add(&mut self, id: NodeId, work: &Work) {
        let field = work.fields.get("file").map_or("", String::as_str);
        for path in paths(field).into_iter().chain(Some(work.text.clone())) {
            let Some(stem) = stem(&path) else { continue };
            let (folders, storage) = (folders(&path), storage(&path));
            if let Some(folder) = &storage {
                let works = self.by_folder.entry(folder.clone()).or_default();
                if !works.contains(&id) {
                    works.push(id);
                }
            }
            self.by_stem.entry(stem).or_default().push(Filed { work: id, folders, storage });
        }
    }

    /// The works that have a file in a folder of Zotero's storage: `storage/ABCD1234/paper.pdf`.
    pub(super) fn stored(&self, path: &str) -> Vec<NodeId> {
        let path = plain(path);
        // A path to Zotero may go through another folder of that name.
        let mut parts = path.rsplit('/').scan(None, |inner, part| Some((part, inner.replace(part))));
        let folder = parts.find(|(part, _)| *part == "storage").and_then(|(_, inner)| inner);
        folder.and_then(|folder| self.by_folder.get(folder)).cloned().unwrap_or_default()
    }

    /// The works that have a file of the name of this one. Of several those with which most folders agree.
    pub(super) fn named(&self, path: &str) -> Vec<NodeId> {
        let (folders, storage) = (folders(path), storage(path));
        let agree = |filed: &Filed| {
            filed.folders.iter().zip(&folders).take_while(|(one, other)| one == other).count()
        };
        // The same name in another folder of the storage is another file.
        let is_apart = |filed: &&Filed| {
            filed.storage.as_ref().zip(storage.as_ref()).is_some_and(|(one, other)| one != other)
        };
        let filed = stem(path).and_then(|stem| self.by_stem.get(&stem)).into_iter().flatten();
        let filed: Vec<&Filed> = filed.filter(|filed| !is_apart(filed)).collect();
        let most = filed.iter().map(|filed| agree(filed)).max();
        let mut works: Vec<NodeId> =
            filed.iter().filter(|filed| Some(agree(filed)) == most).map(|filed| filed.work).collect();
        works.sort();
        works.dedup();
        works
    }
}

/// True of what ends as the name of a copy does: `paper.pdf`.
#[must_use]
pub fn is_file(text: &str) -> bool {
    text.rsplit_once('.').is_some_and(|(_, ending)| is_ending(ending))
}

fn is_ending(ending: &str) -> bool {
    ENDINGS.contains(&ending.to_lowercase().as_str())
}

/// The name of a file without folders, ending and the number of a further copy: `Kydd 2005` of `a/Kydd 2005 (1).pdf`.
pub(super) fn bare_name(path: &str) -> String {
    let path = unescaped(path).replace('\\', "/");
    let last = path.rsplit('/').next().unwrap_or_default();
    let stem = last.rsplit_once('.').filter(|(_, ending)| is_ending(ending)).map_or(last, |(stem, _)| stem);
    let further = stem.strip_suffix(')').and_then(|stem| stem.rsplit_once('('));
    let further = further.filter(|(_, number)| matches!(number.as_bytes(), [b'0'..=b'9']));
    further.map_or(stem, |(stem, _)| stem).trim().to_owned()
}

/// The name of a file as it is compared: programs change blanks and signs in it. None if it has no letters.
fn stem(path: &str) -> Option<String> {
    let name = bare_name(path);
    let words = slug(&name);
    Some(if words.is_empty() { plain(&name) } else { words }).filter(|stem| !stem.is_empty())
}

/// The folders of a path, the innermost first.
fn folders(path: &str) -> Vec<String> {
    let path = plain(path);
    path.rsplit('/').skip(1).filter(|folder| !folder.is_empty()).map(str::to_owned).collect()
}

fn plain(path: &str) -> String {
    unescaped(path).replace('\\', "/").nfc().collect::<String>().to_lowercase()
}

/// The folder of Zotero's storage in which a file is, in small letters: `abcd1234` of `storage/ABCD1234/paper.pdf`.
/// Without `storage` before it, it needs the capitals and digits of Zotero's names, or any word would be one.
fn storage(path: &str) -> Option<String> {
    let path = unescaped(path).replace('\\', "/");
    let mut folders = path.rsplit('/').skip(1).filter(|folder| !folder.is_empty());
    let folder = folders.next().filter(|folder| folder.len() == 8)?;
    let of_storage = folders.next().is_some_and(|parent| parent.eq_ignore_ascii_case("storage"));
    let is_named = if of_storage {
        folder.bytes().all(|byte| byte.is_ascii_alphanumeric())
    } else {
        let has = |wanted: fn(&u8) -> bool| folder.bytes().any(|byte| wanted(&byte));
        folder.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            && has(u8::is_ascii_uppercase)
            && has(u8::is_ascii_digit)
    };
    is_named.then(|| folder.to_lowercase())
}

//! Where pages are: paths from the root of the explorer, the same on disk and on a server.
//!
//! An id becomes a name of a file that every system takes: small letters, digits, `-`, `_` and `.` stand for themselves,
//! each byte of anything else as `~` and two hexadecimal digits. So no two ids have one name, not even where capitals do
//! not count, and no id leaves its folder.

use std::ffi::OsStr;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::catalog::entry::NodeId;
use crate::catalog::vocabulary::RelationId;
use crate::catalog::{Catalog, NodeClass as Class};
use crate::files::unfit;
use crate::render::picture::STEPS;

/// A name is no longer than this, in bytes: file systems take 255.
const LONGEST: usize = 180;
/// What ends every page's path.
const ENDING: &str = ".html";
/// The folders of things, by class.
const FOLDERS: [(Class, &str); 6] = [
    (Class::Topic, "topic"),
    (Class::Claim, "claim"),
    (Class::Argument, "argument"),
    (Class::Work, "work"),
    (Class::Scholar, "scholar"),
    (Class::Excerpt, "excerpt"),
];

/// A page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Address {
    /// What the library holds.
    Home,
    /// All things of a class, or all saved questions.
    List(Listed),
    /// A thing.
    Thing(NodeId),
    /// What lies so many steps around a thing.
    Around(NodeId, usize),
    /// A kind of topic, by its id.
    Kind(String),
    /// A relation.
    Relation(RelationId),
    /// A saved question with its answer, by its name.
    Saved(String),
    /// A question that a reader asks.
    Ask,
    /// A picture of the library, or around a thing.
    Map,
    /// The whole library as a map, claims and arguments too.
    Whole,
    /// Topics against topics.
    Compare,
    /// What was said when.
    Time,
    /// What is wrong with the library.
    Problems,
}

/// What a page lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Listed {
    /// Topics, by kind.
    Topics,
    /// Claims, by work.
    Claims,
    /// Arguments, by work.
    Arguments,
    /// Excerpts, by work, those first of which nothing is made yet.
    Excerpts,
    /// Works.
    Works,
    /// Scholars.
    Scholars,
    /// Kinds and relations.
    Vocabulary,
    /// Saved questions.
    Questions,
}

impl Listed {
    /// All of them, in the order in which readers meet them.
    pub const ALL: [Self; 8] = [
        Self::Topics,
        Self::Claims,
        Self::Arguments,
        Self::Excerpts,
        Self::Works,
        Self::Scholars,
        Self::Vocabulary,
        Self::Questions,
    ];

    /// What it is called, in small letters.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Topics => "topics",
            Self::Claims => "claims",
            Self::Arguments => "arguments",
            Self::Excerpts => "excerpts",
            Self::Works => "works",
            Self::Scholars => "scholars",
            Self::Vocabulary => "vocabulary",
            Self::Questions => "questions",
        }
    }
}

/// The pages that there is one of, by their names.
const SINGLE: [(Address, &str); 7] = [
    (Address::Home, "index"),
    (Address::Ask, "ask"),
    (Address::Map, "map"),
    (Address::Whole, "whole"),
    (Address::Compare, "compare"),
    (Address::Time, "time"),
    (Address::Problems, "problems"),
];

impl Address {
    /// The path from the root, such as `topic/trust.html`; it needs no escapes in an URL. A citation has no page: it
    /// stands on that of the work that cites.
    #[must_use]
    pub fn path(&self, catalog: &Catalog) -> String {
        let in_folder = |folder: &str, id: &str| format!("{folder}/{}{ENDING}", file_name(id));
        match self {
            Self::List(listed) => format!("{}{ENDING}", listed.word()),
            Self::Thing(node) => match catalog.citation(*node) {
                Some(cite) => Self::Thing(cite.from.work).path(catalog),
                None => {
                    let class = catalog.class(*node);
                    let folder =
                        FOLDERS.iter().find(|(own, _)| *own == class).map_or("", |(_, folder)| folder);
                    // What a work states is in a folder of the work's.
                    match catalog.id(*node).rsplit_once('/').filter(|_| catalog.stated_as(*node).is_some()) {
                        Some((work, slug)) => in_folder(&format!("{folder}/{}", file_name(work)), slug),
                        None => in_folder(folder, catalog.id(*node)),
                    }
                }
            },
            Self::Around(node, steps) => format!("around/{steps}/{}", Self::Thing(*node).path(catalog)),
            Self::Kind(id) => in_folder("kind", id),
            Self::Relation(id) => in_folder("relation", &catalog.vocabulary.relation(*id).id),
            Self::Saved(name) => in_folder("question", name),
            single => {
                let name = SINGLE.iter().find(|(address, _)| address == single).map_or("", |(_, name)| name);
                format!("{name}{ENDING}")
            }
        }
    }

    /// The path of a file that lies beside the page, with another ending.
    #[must_use]
    pub(super) fn path_as(&self, catalog: &Catalog, ending: &str) -> String {
        let path = self.path(catalog);
        format!("{}.{ending}", path.strip_suffix(ENDING).unwrap_or(&path))
    }

    /// The page of a path; none if there is no such page.
    #[must_use]
    pub fn find(catalog: &Catalog, path: &str) -> Option<Self> {
        let name = path.strip_suffix(ENDING)?;
        let parts: Vec<&str> = name.split('/').collect();
        let found = match parts.as_slice() {
            [single] => {
                let listed = Listed::ALL.into_iter().find(|listed| listed.word() == *single).map(Self::List);
                let is_it = |(_, name): &&(Self, &str)| name == single;
                listed.or_else(|| SINGLE.iter().find(is_it).map(|(address, _)| address.clone()))?
            }
            ["kind", name] => {
                Self::Kind(catalog.vocabulary.kinds().find(|kind| file_name(&kind.id) == *name)?.id.clone())
            }
            ["relation", name] => {
                let mut relations = catalog.vocabulary.relations();
                Self::Relation(relations.find(|(_, relation)| file_name(&relation.id) == *name)?.0)
            }
            ["question", name] => {
                Self::Saved(catalog.saved.iter().find(|saved| file_name(&saved.id) == *name)?.id.clone())
            }
            ["around", steps, folder, rest @ ..] => {
                let steps = steps.parse().ok().filter(|steps| (2..=STEPS).contains(steps))?;
                let (class, _) = FOLDERS.iter().find(|(_, own)| own == folder)?;
                Self::Around(thing(catalog, *class, rest)?, steps)
            }
            [folder, rest @ ..] => {
                let (class, _) = FOLDERS.iter().find(|(_, own)| own == folder)?;
                Self::Thing(thing(catalog, *class, rest)?)
            }
            [] => return None,
        };
        // Each page has one path.
        (found.path(catalog) == path).then_some(found)
    }

    /// The way from this page to a path from the root.
    #[must_use]
    pub fn to(&self, catalog: &Catalog, path: &str) -> String {
        let depth = self.path(catalog).matches('/').count();
        "../".repeat(depth) + path
    }
}

/// The thing of a class whose page has a name of these parts.
fn thing(catalog: &Catalog, class: Class, parts: &[&str]) -> Option<NodeId> {
    let names: Option<Vec<String>> = parts.iter().map(|part| id_of(part)).collect();
    match names {
        Some(names) => catalog.names().get(class, &names.join("/")),
        // A name that was too long tells of its id only by a hash.
        None => {
            let path =
                format!("{}/{}{ENDING}", FOLDERS.iter().find(|(own, _)| *own == class)?.1, parts.join("/"));
            catalog.of_class(class).find(|node| Address::Thing(*node).path(catalog) == path)
        }
    }
}

/// The name of the file of an id, without its ending.
pub(super) fn file_name(id: &str) -> String {
    let mut name = String::with_capacity(id.len());
    for (at, byte) in id.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' => name.push(char::from(byte)),
            b'.' if at > 0 => name.push('.'),
            other => drop(write!(name, "~{other:02x}")),
        }
    }
    if unfit(OsStr::new(&name)).is_some() {
        let first = name.remove(0);
        name.insert_str(0, &format!("~{:02x}", u32::from(first)));
    }
    if name.is_empty() {
        return "~".to_owned();
    }
    if name.len() <= LONGEST {
        return name;
    }
    let digest = Sha256::digest(id);
    let hash: String = digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let cut = name[..LONGEST - 40].trim_end_matches('~').to_owned();
    format!("{cut}~~{hash}")
}

/// The id of the name of a file; none of a name that was cut, and of what is no such name.
fn id_of(name: &str) -> Option<String> {
    if name == "~" {
        return Some(String::new());
    }
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        rest = match first {
            b'~' => {
                let digits = std::str::from_utf8(after.get(..2)?).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
                &after[2..]
            }
            other => {
                bytes.push(other);
                after
            }
        };
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{LONGEST, file_name, id_of};

    #[test]
    fn a_name_that_windows_reserves_is_written_otherwise() {
        assert_eq!(file_name("con"), "~63on");
        assert_eq!(id_of("~63on").as_deref(), Some("con"));
        assert_eq!(file_name("../etc"), "~2e.~2fetc");
    }

    proptest! {
        #[test]
        fn a_name_is_safe_and_tells_its_id(id in "\\PC{0,60}|[A-Za-z./~:-]{0,40}|con|nul|aux\\.[a-z]{1,3}") {
            let name = file_name(&id);
            prop_assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.~".contains(&byte)));
            prop_assert!(!name.starts_with('.') && !name.is_empty() && name.len() <= LONGEST);
            if !name.contains("~~") {
                prop_assert_eq!(id_of(&name), Some(id));
            }
        }

        #[test]
        fn no_two_ids_have_one_name(ids in proptest::collection::btree_set("[a-cA-C~/é.]{0,6}|[x~]{200,260}", 0..40)) {
            let mut names = BTreeMap::new();
            for id in &ids {
                prop_assert_eq!(names.insert(file_name(id), id), None);
            }
        }
    }
}

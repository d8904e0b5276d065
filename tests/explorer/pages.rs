//! Every page of every example: what each must be, whatever it shows.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use catena::corpus::load::Library;
use catena::query::budget::Budget;
use catena::session::Session;
use catena::verify::receipt::Receipts;
use catena::visible::hidden;
use catena::web::{Beside, Explorer, History, Index, Mode, site};

use crate::explorer::html::{Taken, taken};
use crate::program::root;

/// The pages of a library by their paths, and what lies beside them.
pub(super) fn written(library: &Path) -> BTreeMap<String, String> {
    written_within(library, &|budget| budget)
}

/// The same where a question may cost what is made of the usual budget.
pub(super) fn written_within(library: &Path, budget: &dyn Fn(Budget) -> Budget) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path().join("site");
    let library = Library::at(library).expect("a library");
    let session = Session::without_cache(library.clone()).expect("it opens");
    let receipts = Receipts::read(&library).expect("receipts");
    let (index, history) = (Index::of(&session), History::default());
    let beside = Beside {
        receipts: &receipts,
        history: &history,
        title: "A library",
        mode: Mode::Files,
        faulty: None,
    };
    let explorer = Explorer::new(&session, &index, beside, budget(session.budget()));
    site::write(&explorer, &folder, &|_, _| {}).expect("it is written");
    files(&folder, &folder)
}

/// The files below a folder by their paths from the root.
pub(super) fn files(root: &Path, folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(root, &path));
        } else {
            let name = path.strip_prefix(root).expect("it is below").to_string_lossy().replace('\\', "/");
            let bytes = fs::read(&path).expect("a file");
            found.insert(name, String::from_utf8_lossy(&bytes).into_owned());
        }
    }
    found
}

/// Pages among files.
pub(super) fn pages(files: &BTreeMap<String, String>) -> BTreeMap<&str, Taken> {
    let pages = files.iter().filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, text)| (name.as_str(), taken(name, text))).collect()
}

/// Attributes that lead somewhere, or fetch.
const LEADING: [&str; 5] = ["href", "src", "action", "formaction", "xlink:href"];

/// What no page may have, whatever is in the library.
pub(super) fn is_harmless(name: &str, page: &Taken) {
    for start in &page.starts {
        for (attribute, value) in &start.attributes {
            assert!(!attribute.starts_with("on"), "{name}: {attribute} on {}", start.name);
            assert!(attribute != "style" && attribute != "srcdoc", "{name}: {attribute}={value}");
            if LEADING.contains(&attribute.as_str()) {
                let is_elsewhere = value.contains(':') || value.starts_with("//");
                let is_allowed =
                    ["https://", "http://", "mailto:"].iter().any(|begin| value.starts_with(begin));
                assert!(!is_elsewhere || is_allowed && start.name == "a", "{name}: {attribute}={value}");
            }
        }
        assert!(
            start.name != "style" && start.name != "base" && start.name != "iframe",
            "{name}: {}",
            start.name
        );
        let has_source = start.attributes.contains_key("src");
        assert!(start.name != "script" || has_source, "{name}: a script within the page");
    }
    for text in &page.texts {
        let unseen: Vec<_> = hidden(text).collect();
        assert!(unseen.is_empty(), "{name}: {unseen:?} in {text}");
    }
}

/// What every page has.
fn is_whole(name: &str, page: &Taken) {
    let count = |wanted: &str| page.starts.iter().filter(|start| start.name == wanted).count();
    // Pictures have titles of their own.
    let titles =
        page.starts.iter().take_while(|start| start.name != "body").filter(|start| start.name == "title");
    assert_eq!(titles.count(), 1, "{name}: title");
    for once in ["html", "h1", "main"] {
        assert_eq!(count(once), 1, "{name}: {once}");
    }
    let ids: Vec<&String> = page.starts.iter().filter_map(|start| start.attributes.get("id")).collect();
    let different: BTreeSet<&&String> = ids.iter().collect();
    assert_eq!(ids.len(), different.len(), "{name}: an id twice");
}

/// Every link within the pages leads to a file that is there, and to a part that is in it.
fn links_lead_somewhere(files: &BTreeMap<String, String>, pages: &BTreeMap<&str, Taken>) {
    let mut followed = 0;
    for (name, page) in pages {
        for start in &page.starts {
            let links = LEADING.iter().filter_map(|attribute| start.attributes.get(*attribute));
            for link in links.filter(|link| !link.contains(':')) {
                let (path, part) = link.split_once('#').unwrap_or((link, ""));
                let target = if path.is_empty() { (*name).to_owned() } else { resolved(name, path) };
                // Only a server answers questions; the form is hidden without one.
                if target == "ask.html" && start.name == "form" {
                    continue;
                }
                assert!(files.contains_key(&target), "{name}: {link} leads to {target}, which is not there");
                let has_part = || {
                    let ids =
                        pages[target.as_str()].starts.iter().filter_map(|start| start.attributes.get("id"));
                    ids.into_iter().any(|id| id == part)
                };
                assert!(part.is_empty() || has_part(), "{name}: {link}: no such part");
                followed += 1;
            }
        }
    }
    assert!(followed > 10 * pages.len(), "{followed}");
}

fn resolved(from: &str, link: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{from}: {link} leads above the root"),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_page_of_every_example_is_whole_and_its_links_lead_somewhere() {
    for example in [".", "examples/republic", "examples/descent"] {
        let files = written(&root().join(example));
        let pages = pages(&files);
        assert!(pages.len() > 30, "{example}: {}", pages.len());
        for (name, page) in &pages {
            is_whole(name, page);
            is_harmless(name, page);
        }
        links_lead_somewhere(&files, &pages);
        // Names that differ in case alone are one file on some systems.
        let small: BTreeSet<String> = files.keys().map(|name| name.to_lowercase()).collect();
        assert_eq!(small.len(), files.len(), "{example}");
    }
}

#[test]
fn pages_are_the_same_each_time() {
    let library = root().join("examples/republic");
    assert_eq!(written(&library), written(&library));
}

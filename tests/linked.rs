//! Links between documents: every page is linked from `docs/README.md`, and every link leads to something.

use std::collections::BTreeSet;
use std::fs::{read_dir, read_to_string};
use std::path::{Path, PathBuf};

use crate::program::root;

#[test]
fn every_document_is_linked_from_the_index() {
    let docs = root().join("docs");
    let index = read_to_string(docs.join("README.md")).expect("the index");
    let linked: BTreeSet<String> = links(&index).into_iter().map(|link| file_of(&link).to_owned()).collect();
    for name in files(&docs) {
        let is_page = Path::new(&name).extension().is_some_and(|ending| ending == "md" || ending == "json");
        let is_index = name == "README.md";
        assert!(
            !is_page || is_index || linked.contains(&name),
            "docs/{name} is not linked from docs/README.md"
        );
    }
    for code in files(&docs.join("codes")) {
        assert!(linked.contains("codes") || linked.contains(&format!("codes/{code}")), "codes/{code}");
    }
}

#[test]
fn every_link_leads_to_something() {
    let mut dead = Vec::new();
    let mut number = 0;
    for path in documents() {
        let text = read_to_string(&path).expect("a document");
        let folder = path.parent().expect("it is in a folder");
        for link in links(&text) {
            number += 1;
            if link.contains("://") {
                continue;
            }
            let file = file_of(&link);
            let target = if file.is_empty() { path.clone() } else { folder.join(file) };
            let anchor = link.split_once('#').map(|(_, anchor)| anchor);
            let found = match anchor {
                Some(anchor) => read_to_string(&target).is_ok_and(|text| anchors(&text).contains(anchor)),
                None => target.exists(),
            };
            if !found {
                dead.push(format!("{}: {link}", path.display()));
            }
        }
    }
    assert!(number > 80, "only {number} links were found");
    assert!(dead.is_empty(), "{dead:#?}");
}

#[test]
fn links_and_anchors_are_found() {
    let text = "# One: two\n\nSee [a](b.md#c-d), ![e](f.svg) and [g](#one-two).\n```sh\n[no](link)\n```\n`[no](link)`\n";
    assert_eq!(links(text), ["b.md#c-d", "f.svg", "#one-two"]);
    assert_eq!(anchors(text), BTreeSet::from(["one-two".to_owned()]));
    assert_eq!(anchors("## `catena add`\n## Stages: per, sort\n").len(), 2);
    assert!(anchors("## Stages: per, sort\n").contains("stages-per-sort"));
}

/// README, CONTRIBUTING and all pages in `docs/`.
fn documents() -> Vec<PathBuf> {
    let docs = root().join("docs");
    let mut found = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    for folder in [docs.clone(), docs.join("codes")] {
        found.extend(
            files(&folder).into_iter().filter(|name| name.ends_with(".md")).map(|name| folder.join(name)),
        );
    }
    found
}

fn files(folder: &Path) -> Vec<String> {
    let entries = read_dir(folder).expect("a folder").flatten().filter(|entry| entry.path().is_file());
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// The targets of the links in a text, code aside.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in prose(text) {
        let words: String = line.split('`').step_by(2).collect::<Vec<_>>().join("`");
        for (at, _) in words.match_indices("](") {
            let rest = &words[at + 2..];
            if let Some(end) = rest.find(')') {
                found.push(rest[..end].to_owned());
            }
        }
    }
    found
}

/// The anchors of the headings in a text, as code hosts make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let headings = prose(text).into_iter().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| -> String {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect()
    };
    headings.map(anchor).collect()
}

/// The lines of a text outside of fenced blocks.
fn prose(text: &str) -> Vec<&str> {
    let mut inside = false;
    let outside = |line: &&str| {
        let fence = line.starts_with("```");
        inside ^= fence;
        !inside && !fence
    };
    text.lines().filter(outside).collect()
}

fn file_of(link: &str) -> &str {
    link.split('#').next().unwrap_or_default()
}

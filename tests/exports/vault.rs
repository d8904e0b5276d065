//! A folder of notes: every node has one, every link leads to one, and front matter is what a reader of YAML finds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use catena::exchange::network::Network;
use catena::exchange::vault::files;
use catena::query::excerpt::Excerpt;
use insta::{Settings, assert_snapshot};
use proptest::prelude::*;
use serde_json::Value as Json;

use crate::exports::{HOSTILE, LIBRARY, run};
use crate::support::corpora::corpus;
use crate::support::{cases, session_of};

/// The properties of a note, and its text.
fn parted(note: &str) -> (BTreeMap<String, Json>, &str) {
    let (front, text) =
        note.strip_prefix("---\n").and_then(|note| note.split_once("\n---\n")).expect("front matter");
    let property = |line: &str| {
        let mut values = serde_json::Deserializer::from_str(line).into_iter::<Json>();
        let name = values.next().expect("a name").expect("a text").as_str().expect("a text").to_owned();
        let rest = &line[values.byte_offset()..];
        (name, serde_json::from_str(rest.strip_prefix(':').expect("a colon")).expect("a value"))
    };
    (front.lines().map(property).collect(), text)
}

/// The paths to which a note links.
fn links(note: &str) -> BTreeSet<String> {
    let starts = note.split("[[").skip(1);
    let link = |rest: &str| {
        rest.split_once("]]").and_then(|(link, _)| link.split_once('|')).map(|(path, _)| path.to_owned())
    };
    starts.map(|rest| format!("{}.md", link(rest).unwrap_or_else(|| panic!("a link: {rest}")))).collect()
}

fn read(folder: &Path) -> BTreeMap<String, String> {
    let listed = fs::read_to_string(folder.join("catena-files.txt")).expect("the list");
    let text = |name: &str| fs::read_to_string(folder.join(name)).expect("a file of the list");
    listed.lines().map(|name| (name.to_owned(), text(name))).collect()
}

fn written(library: &str, question: &[&str]) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes");
    let to = ["-o", path.to_str().expect("a name")];
    let done = run(library, &[&["export", "obsidian"], question, &to[..]].concat());
    assert_eq!(done.code, 0, "{}", done.stderr);
    read(&path)
}

#[test]
fn the_notes_of_a_small_library() {
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../exports/golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let _bound = settings.bind_to_scope();
    let all: String =
        written(LIBRARY, &[]).iter().map(|(name, text)| format!("=== {name}\n{text}")).collect();
    assert_snapshot!("obsidian", all);
}

#[test]
fn texts_of_strangers_are_harmless_in_notes() {
    let notes = written(HOSTILE, &[]);
    let mut folded = BTreeSet::new();
    for (name, note) in &notes {
        assert!(folded.insert(name.to_lowercase()), "two files are called {name} but for capitals");
        for part in name.split('/') {
            let stem = part.split('.').next().unwrap_or("").to_lowercase();
            assert!(!["con", "aux", "nul"].contains(&stem.as_str()), "{name}");
        }
        if name.ends_with(".bib") || name == "index.md" {
            continue;
        }
        let (_, text) = parted(note);
        let text = text.replace("\\<", "");
        for sign in ["<script", "<%", "%%", "![[", "::", "\u{202e}"] {
            assert!(!text.contains(sign), "{sign} in {name}: {text}");
        }
    }
    assert!(
        notes.contains_key("claims/-Con/one.md") && notes.contains_key("claims/-con/one-2.md"),
        "{:?}",
        notes.keys()
    );
}

#[test]
fn a_folder_of_others_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("mine.md");
    fs::write(&path, "mine").expect("it is written");
    let to = folder.path().to_str().expect("a name");
    let done = run(LIBRARY, &["export", "obsidian", "-o", to]);
    assert_eq!(done.code, 2, "{}", done.stdout);
    assert!(done.stderr.contains("it holds files that catena did not write"), "{}", done.stderr);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn an_answer_s_notes_take_the_place_of_the_library_s() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("notes");
    let to = ["-o", path.to_str().expect("a name")];
    assert_eq!(run(LIBRARY, &[&["export", "obsidian"], &to[..]].concat()).code, 0);
    fs::write(path.join("own.md"), "mine").expect("it is written");
    let all = read(&path);
    let done = run(LIBRARY, &[&["export", "obsidian", "claims by Evans"], &to[..]].concat());
    assert_eq!(done.code, 0, "{}", done.stderr);
    let part = read(&path);
    assert!(
        part.len() < all.len() && !path.join("topics/distance.md").exists() && path.join("own.md").exists()
    );
}

proptest! {
    #![proptest_config(cases(25))]

    /// Each node has a note with all that is said of it, links lead to notes, and only what is so outright is a link in
    /// front matter.
    #[test]
    fn every_node_has_a_note_and_every_link_leads_to_one(made in corpus(7)) {
        let session = session_of(&made);
        let excerpt = Excerpt::whole();
        let network = Network::of(&session.catalog, &session.graph, &excerpt, "");
        let notes = files(&session, &session.graph, &excerpt, &network);
        prop_assert_eq!(notes.len(), network.nodes.len() + 2);
        let mut found: BTreeMap<String, BTreeMap<String, Json>> = BTreeMap::new();
        for (name, note) in &notes {
            for link in links(note) {
                prop_assert!(notes.contains_key(&link), "{} leads to {}", name, link);
            }
            if name.ends_with(".md") && name != "index.md" {
                let (front, _) = parted(note);
                let id = format!("{}:{}", front["kind"].as_str().unwrap_or(""), front["id"].as_str().unwrap_or(""));
                prop_assert!(found.insert(id, front).is_none());
            }
        }
        for node in &network.nodes {
            let front = &found[&node.id];
            for name in node.attributes.keys() {
                prop_assert!(front.contains_key(&name.replace('.', "_")), "{} lacks {}", node.id, name);
            }
        }
        for edge in network.edges.iter().filter(|edge| edge.force != "asserts" || edge.attributes.contains_key("when")) {
            let claims: Vec<_> = network.edges.iter().filter(|one| {
                (&one.from, &one.relation, &one.to) == (&edge.from, &edge.relation, &edge.to)
                    && one.force == "asserts" && !one.attributes.contains_key("when")
            }).collect();
            let front = &found[&edge.from];
            if claims.is_empty() && edge.relation != "when" {
                let to = network.nodes.iter().find(|node| node.id == edge.to).expect("an end");
                let there = front.get(&edge.relation).map(Json::to_string).unwrap_or_default();
                let path = format!("[[{}s/{}|", to.class, to.id.split_once(':').expect("an id").1);
                prop_assert!(!there.contains(&path), "{:?} is no link of {}", edge, there);
            }
        }
    }
}

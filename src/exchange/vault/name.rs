//! What notes are called on disk, and how they are linked.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;

use unicode_normalization::UnicodeNormalization;

use crate::exchange::network::Network;
use crate::files::unfit;
use crate::visible::shown;

/// No part of a path is longer, in characters.
const LONGEST: usize = 80;

/// The paths of notes without their ending, and what their things are called, by the ids of nodes.
pub(super) struct Names(BTreeMap<String, (String, String)>);

impl Names {
    /// Names for all nodes, none of which is `taken`: paths that every system can have, and that differ by more than
    /// capitals. `called` has what the nodes are called.
    pub(super) fn of(network: &Network, called: &[String], taken: &[&str]) -> Self {
        let mut seen: BTreeSet<String> = taken.iter().map(|name| folded(name)).collect();
        let mut names = BTreeMap::new();
        for (node, called) in network.nodes.iter().zip(called) {
            let id = node.id.split_once(':').map_or(node.id.as_str(), |(_, id)| id);
            let parts: Vec<String> = id.split('/').map(part).collect();
            let path = format!("{}s/{}", node.class, parts.join("/"));
            let numbered = (2..).map(|number| format!("{path}-{number}"));
            let free = |path: &String| !seen.contains(&folded(&format!("{path}.md")));
            let path = std::iter::once(path.clone()).chain(numbered).find(free).unwrap_or_default();
            seen.insert(folded(&format!("{path}.md")));
            names.insert(node.id.clone(), (path, called.clone()));
        }
        Self(names)
    }

    /// The id of a node as it is kept here, and its path; none if it has no note.
    pub(super) fn entry(&self, id: &str) -> Option<(&str, &str)> {
        self.0.get_key_value(id).map(|(id, (path, _))| (id.as_str(), path.as_str()))
    }

    /// The path of a note without its ending; empty if there is none.
    pub(super) fn path(&self, id: &str) -> &str {
        self.0.get(id).map_or("", |(path, _)| path)
    }

    /// What its thing is called; the id itself of what has no note.
    pub(super) fn called<'a>(&'a self, id: &'a str) -> &'a str {
        self.0.get(id).map_or(id, |(_, called)| called)
    }
}

fn folded(path: &str) -> String {
    path.to_lowercase().nfkc().collect()
}

/// A part of a path: letters, digits and a few signs that neither a file system nor a link of Obsidian takes for more.
fn part(text: &str) -> String {
    let plain = |char: char| if char.is_alphanumeric() || "-_.'+".contains(char) { char } else { '-' };
    let name: String = text.chars().take(LONGEST).map(plain).collect();
    let name = name.trim_end_matches('.');
    let is_whole = !name.is_empty() && !name.starts_with('.') && unfit(OsStr::new(name)).is_none();
    if is_whole { name.to_owned() } else { format!("-{name}") }
}

/// A link to a note, which shows what the note's thing is called. Signs that would end the link or begin something else
/// are shown as others that look alike.
pub(super) fn link(path: &str, called: &str) -> String {
    let alike = |char: char| match char {
        '[' | '{' => '(',
        ']' | '}' => ')',
        '|' | '\\' => '/',
        '<' => '‹',
        '>' => '›',
        '`' => '\'',
        '%' => '％',
        '$' => '﹩',
        char if char.is_whitespace() => ' ',
        char => char,
    };
    let called: String = shown(called).chars().map(alike).collect();
    if path.is_empty() { called } else { format!("[[{path}|{}]]", called.trim()) }
}

#[cfg(test)]
mod tests {
    use super::{link, part};

    #[test]
    fn parts_of_paths_are_harmless() {
        for (text, expected) in [
            ("near-distance", "near-distance"),
            ("o'neil_2001", "o'neil_2001"),
            ("Con", "-Con"),
            ("aux.1", "-aux.1"),
            ("..", "-"),
            (".hidden", "-.hidden"),
            ("a:b|c#d^e[f]g", "a-b-c-d-e-f-g"),
            ("", "-"),
        ] {
            assert_eq!(part(text), expected, "{text}");
        }
    }

    #[test]
    fn a_link_is_one_link() {
        assert_eq!(link("topics/a", "[[x]] | <b> `y`"), "[[topics/a|((x)) / ‹b› 'y']]");
    }
}

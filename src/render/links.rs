//! Links from what is shown to where it is declared, for terminals that open them: the sequence OSC 8, as in
//! "Hyperlinks in terminal emulators" (Koblinger, 2017).

use std::fmt::Write as _;
use std::path::Path;

use crate::catalog::Catalog;
use crate::catalog::entry::NodeId;
use crate::source::{Sources, Span};
use crate::visible::link;

/// Makes links to the files of a library.
#[derive(Clone, Copy)]
pub struct Links<'a> {
    /// What the library declares.
    pub catalog: &'a Catalog,
    /// Its files.
    pub sources: &'a Sources,
    /// The folder that the names of files begin in: an absolute one.
    pub root: &'a Path,
}

impl Links<'_> {
    /// Lines, each linked to the record of a thing.
    #[must_use]
    pub fn to(&self, node: NodeId, lines: Vec<String>) -> Vec<String> {
        match self.catalog.span(node) {
            Some(span) => lines.into_iter().map(|line| self.linked(span, &line)).collect(),
            None => lines,
        }
    }

    fn linked(&self, span: Span, line: &str) -> String {
        let text = line.trim_start();
        let indent = &line[..line.len() - text.len()];
        format!("{indent}{}{text}{}", link(&self.url(span)), link(""))
    }

    /// `file:///library/corpus/a.catena#12`: the line is what kitty and others take from there; the rest pass over it.
    fn url(&self, span: Span) -> String {
        let file = self.sources.file(span.file);
        let path = self.root.join(&file.name);
        let line = file.line_column(span.start).line;
        let mut url = "file://".to_owned();
        for byte in path.to_string_lossy().bytes() {
            match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                    url.push(char::from(byte));
                }
                // A string takes any text.
                other => drop(write!(url, "%{other:02X}")),
            }
        }
        format!("{url}#{line}")
    }
}

/// Lines linked to a thing's record, where links are made.
#[must_use]
pub fn linked(links: Option<Links<'_>>, node: NodeId, lines: Vec<String>) -> Vec<String> {
    match links {
        Some(links) => links.to(node, lines),
        None => lines,
    }
}

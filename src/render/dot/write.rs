//! DOT as text: statements, attributes, frames. What they mean is decided elsewhere.

use crate::render::dot::escape;
use crate::render::picture::Spacing;
use crate::render::picture::style::{INK, PAPER};

/// The typeface, with its substitutes.
const FONT: &str = "Helvetica,Arial,sans-serif";

/// The attributes of a node, an edge or a frame, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub(super) struct Attributes(Vec<(&'static str, String)>);

impl Attributes {
    /// Attributes whose values are words of DOT.
    pub(super) fn of(words: &[(&'static str, &str)]) -> Self {
        words.iter().fold(Self::default(), |all, (name, value)| all.word(name, value))
    }

    /// With a value that is a word of DOT.
    pub(super) fn word(self, name: &'static str, value: &str) -> Self {
        self.escaped(name, escape::word(value))
    }

    /// With a value that is lines for a reader, centred.
    pub(super) fn centred(self, name: &'static str, lines: &str) -> Self {
        self.escaped(name, escape::centred(lines))
    }

    /// With a value that is lines for a reader, flush left.
    pub(super) fn flush_left(self, name: &'static str, lines: &str) -> Self {
        self.escaped(name, escape::flush_left(lines))
    }

    /// With a value that is escaped already. A name that is there already gets the new value.
    pub(super) fn escaped(mut self, name: &'static str, value: String) -> Self {
        self.0.retain(|(known, _)| *known != name);
        self.0.push((name, value));
        self
    }

    /// With another value where the name stands already.
    pub(super) fn placed(mut self, name: &'static str, value: &str) -> Self {
        self.0.iter_mut().filter(|(known, _)| *known == name).for_each(|(_, old)| *old = escape::word(value));
        self
    }

    fn text(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect::<Vec<_>>().join(" ")
    }
}

/// A graph being written: it reads from left to right.
#[derive(Debug)]
pub(super) struct Document {
    text: String,
    depth: usize,
}

impl Document {
    /// A graph under a caption, which may be empty.
    pub(super) fn new(caption: &str, spacing: Spacing, islands: bool) -> Self {
        // In inches: the gaps between two columns, and between two nodes of one.
        let (columns_apart, nodes_apart) = match spacing {
            Spacing::Wide => ("0.25", "0.15"),
            Spacing::Narrow => ("0.2", "0.1"),
        };
        let mut document = Self { text: "digraph catena {\n".to_owned(), depth: 1 };
        let graph = Attributes::of(&[
            ("charset", "UTF-8"),
            ("rankdir", "LR"),
            ("ranksep", columns_apart),
            ("mclimit", "8"),
            ("nodesep", nodes_apart),
            ("bgcolor", PAPER),
            ("pad", "0.2"),
            ("fontname", FONT),
            ("fontsize", "15"),
            ("fontcolor", INK),
            ("labelloc", "t"),
            ("labeljust", "l"),
        ]);
        let graph = if islands { graph.word("pack", "8").word("packmode", "graph") } else { graph };
        document.defaults("graph", &graph.flush_left("label", caption));
        let text = |size| Attributes::of(&[("fontname", FONT), ("fontsize", size), ("fontcolor", INK)]);
        document.defaults("node", &text("11").word("margin", "0.12,0.06").word("height", "0.3"));
        document.defaults("edge", &text("9.5").word("arrowsize", "0.75"));
        document
    }

    fn defaults(&mut self, what: &str, attributes: &Attributes) {
        self.line(&format!("{what} [{}];", attributes.text()));
    }

    /// A node.
    pub(super) fn node(&mut self, name: &str, attributes: &Attributes) {
        self.line(&format!("\"{}\" [{}];", escape::word(name), attributes.text()));
    }

    /// An edge.
    pub(super) fn edge(&mut self, from: &str, to: &str, attributes: &Attributes) {
        let (from, to) = (escape::word(from), escape::word(to));
        self.line(&format!("\"{from}\" -> \"{to}\" [{}];", attributes.text()));
    }

    /// Begins a frame around what follows.
    pub(super) fn open(&mut self, name: &str, attributes: &Attributes) {
        self.line(&format!("subgraph \"cluster {}\" {{", escape::word(name)));
        self.depth += 1;
        self.defaults("graph", attributes);
    }

    /// Ends the frame that was begun last.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
        self.line("}");
    }

    /// Puts nodes in one column, from above to below.
    pub(super) fn column(&mut self, names: &[String]) {
        if names.len() < 2 {
            return;
        }
        // Graphviz turns the columns of a graph that reads from left to right upside down.
        let names: Vec<String> =
            names.iter().rev().map(|name| format!("\"{}\"", escape::word(name))).collect();
        self.line(&format!("{{ rank=same; {} [style=\"invis\"]; }}", names.join(" -> ")));
    }

    /// Puts nodes in one row.
    pub(super) fn chain(&mut self, names: &[String]) {
        for pair in names.windows(2) {
            self.edge(&pair[0], &pair[1], &Attributes::of(&[("style", "invis")]));
        }
    }

    fn line(&mut self, line: &str) {
        self.text += &"  ".repeat(self.depth);
        self.text += line;
        self.text.push('\n');
    }

    /// The whole text, with a line feed at its end.
    pub(super) fn finish(self) -> String {
        self.text + "}\n"
    }
}

//! DOT as text: statements, attributes, frames. What they mean is decided elsewhere.

use crate::render::dot::escape;
use crate::render::dot::style::{INK, PAPER};

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

    fn text(&self) -> String {
        self.0.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect::<Vec<_>>().join(" ")
    }
}

/// How Graphviz is to lay a graph out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Layout {
    /// The gap between two columns, in inches.
    pub(super) columns_apart: &'static str,
    /// The gap between two nodes of a column, in inches.
    pub(super) nodes_apart: &'static str,
    /// True for many parts that nothing joins, which may lie anywhere; others lie one below another.
    pub(super) islands: bool,
}

/// A graph being written: it reads from left to right.
#[derive(Debug)]
pub(super) struct Document {
    head: String,
    text: String,
    depth: usize,
    islands: bool,
}

impl Document {
    /// A graph under a caption, which may be empty.
    pub(super) fn new(caption: &str, layout: Layout) -> Self {
        let head = "digraph catena {\n".to_owned();
        let mut document = Self { head: String::new(), text: head, depth: 1, islands: layout.islands };
        let graph = Attributes::of(&[
            ("charset", "UTF-8"),
            ("rankdir", "LR"),
            ("ranksep", layout.columns_apart),
            ("mclimit", "8"),
            ("nodesep", layout.nodes_apart),
            ("bgcolor", PAPER),
            ("pad", "0.2"),
            ("fontname", FONT),
            ("fontsize", "15"),
            ("fontcolor", INK),
            ("labelloc", "t"),
            ("labeljust", "l"),
        ]);
        let graph = if layout.islands { graph.word("pack", "8").word("packmode", "graph") } else { graph };
        document.defaults("graph", &graph.flush_left("label", caption));
        let text = |size| Attributes::of(&[("fontname", FONT), ("fontsize", size), ("fontcolor", INK)]);
        document.defaults("node", &text("11").word("margin", "0.12,0.06").word("height", "0.3"));
        document.defaults("edge", &text("9.5").word("arrowsize", "0.75"));
        document.head = std::mem::take(&mut document.text);
        document
    }

    /// True if its parts are laid out apart.
    pub(super) fn has_islands(&self) -> bool {
        self.islands
    }

    /// Takes what has been written, for what is to stand before it.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Puts back what was taken. Of parts that nothing joins Graphviz draws the first lowest.
    pub(super) fn put_back(&mut self, taken: &str) {
        self.text += taken;
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

    /// Puts nodes that nothing joins in rows rather than in one long column.
    pub(super) fn grid(&mut self, names: &[String]) {
        let across = (1..).find(|across| across * across * 3 >= names.len()).unwrap_or(1);
        names.chunks(across).for_each(|row| self.chain(row));
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
        format!("{}{}}}\n", self.head, self.text)
    }
}

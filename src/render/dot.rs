//! Drawings for Graphviz, as DOT.
//!
//! What is said on a line is a node of its own, without a border, so that Graphviz leads other lines round it. Looks
//! as Graphviz has them are in `look`, the legend in `legend`, DOT itself in `write` and `escape`.

pub mod escape;
mod legend;
mod look;
#[cfg(test)]
pub(in crate::render) mod tests;
mod write;

use crate::render::dot::look::{frame, gap, mark, stroke};
use crate::render::dot::write::{Attributes, Document};
use crate::render::picture::{Drawing, Line, Part};

/// A drawing as DOT.
#[must_use]
pub fn dot(drawing: &Drawing) -> String {
    let caption = [drawing.caption.as_slice(), &drawing.extent].concat().join("\n");
    // Graphviz leaves no room under a caption.
    let caption = if caption.is_empty() { caption } else { caption + "\n " };
    let document = Document::new(&caption, drawing.spacing, drawing.islands);
    let mut writer = Writer { document, islands: drawing.islands, lines: 0 };
    // Of parts that nothing joins Graphviz draws the first lowest.
    drawing.below.iter().chain(&drawing.body).for_each(|part| writer.part(part));
    writer.document.finish()
}

struct Writer {
    document: Document,
    /// True if the parts of the graph are laid out apart.
    islands: bool,
    /// How many lines have words.
    lines: usize,
}

impl Writer {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Mark(box_) => self.document.node(&box_.name, &mark(box_)),
            Part::Line(line) => self.line(line),
            Part::Frame(inside) => {
                self.document.open(&inside.name, &frame(&inside.title));
                inside.parts.iter().for_each(|part| self.part(part));
                self.document.close();
            }
            Part::Rows(rows) => rows.iter().for_each(|row| self.document.chain(row)),
            Part::Second(name) => {
                let first = self.gap("omitted");
                self.document.chain(&[first, name.clone()]);
            }
            Part::Legend(legend) => self.legend(legend),
        }
    }

    /// A node that takes a place and is not seen; gives its name.
    fn gap(&mut self, id: &str) -> String {
        let name = format!("gap {id}");
        self.document.node(&name, &gap());
        name
    }

    /// A line. Its words are a node of their own, so that other lines go round them.
    fn line(&mut self, line: &Line) {
        let color = line.arrow.color;
        let head = look::head(line.arrow.head);
        let stroke = stroke(color, line.force);
        if line.meaning.is_none() {
            self.document.edge(&line.left, &line.right, &stroke.word("arrowhead", head));
            return;
        }
        let stroke = stroke.centred("tooltip", &line.tooltip);
        let (start, end) = if line.inverse {
            let start = stroke.clone().word("dir", "back").word("arrowtail", head);
            (start, stroke.word("arrowhead", "none"))
        } else {
            (stroke.clone().word("arrowhead", "none"), stroke.word("arrowhead", head))
        };
        if line.words.is_empty() {
            let whole = if line.inverse { start } else { end };
            self.document.edge(&line.left, &line.right, &whole.word("minlen", &line.columns.to_string()));
            return;
        }
        self.lines += 1;
        let middle = format!("line {}", self.lines);
        let words = Attributes::of(&[
            ("shape", "box"),
            ("penwidth", "0"),
            ("margin", "0.04,0.01"),
            ("width", "0"),
            ("height", "0"),
            ("fontsize", "9.5"),
            ("fontcolor", color),
        ]);
        let words = words.centred("tooltip", &line.tooltip).centred("label", &line.words);
        self.document.node(&middle, &words);
        self.document.edge(&line.left, &middle, &start);
        self.document.edge(&middle, &line.right, &end);
    }
}

//! What is drawn, taken apart: boxes and lines, which are laid out, panels, and the legend.

mod body;

use std::collections::BTreeSet;

use crate::render::picture::{Drawing, Frame, Legend, Line, Mark, Part, Spacing};

/// What is drawn.
pub(super) struct Scene<'a> {
    /// The boxes, each with the frame that it is in.
    marks: Vec<(&'a Mark, Option<usize>)>,
    lines: Vec<&'a Line>,
    frames: Vec<&'a Frame>,
    /// Frames of boxes that no line joins to anything, by title.
    panels: Vec<(&'a str, Vec<&'a Mark>)>,
    /// What looks mean.
    pub(super) legend: Option<&'a Legend>,
    spacing: Spacing,
}

impl<'a> Scene<'a> {
    /// A drawing, taken apart.
    pub(super) fn of(drawing: &'a Drawing) -> Self {
        let mut scene = Self {
            marks: Vec::new(),
            lines: Vec::new(),
            frames: Vec::new(),
            panels: Vec::new(),
            legend: None,
            spacing: drawing.spacing,
        };
        let mut ends: BTreeSet<&str> = BTreeSet::new();
        gather(&drawing.body, &mut ends);
        for part in &drawing.body {
            scene.take(part, None, &ends);
        }
        // What lies lowest comes first.
        for part in drawing.below.iter().rev() {
            scene.take(part, None, &ends);
        }
        scene
    }

    fn take(&mut self, part: &'a Part, frame: Option<usize>, ends: &BTreeSet<&str>) {
        match part {
            Part::Mark(mark) => self.marks.push((mark, frame)),
            Part::Line(line) => self.lines.push(line),
            Part::Frame(inside) => {
                let marks: Vec<&Mark> = marks(&inside.parts).collect();
                if marks.iter().any(|mark| ends.contains(mark.name.as_str())) {
                    self.frames.push(inside);
                    let frame = Some(self.frames.len() - 1);
                    inside.parts.iter().for_each(|part| self.take(part, frame, ends));
                } else {
                    self.panels.push((&inside.title, marks));
                }
            }
            Part::Legend(legend) => self.legend = Some(legend),
            Part::Rows(_) | Part::Second(_) => {}
        }
    }
}

/// The boxes among parts.
fn marks(parts: &[Part]) -> impl Iterator<Item = &Mark> {
    parts.iter().filter_map(|part| match part {
        Part::Mark(mark) => Some(&**mark),
        _ => None,
    })
}

/// The names of boxes that lines join.
fn gather<'a>(parts: &'a [Part], ends: &mut BTreeSet<&'a str>) {
    for part in parts {
        match part {
            Part::Line(line) => ends.extend([line.left.as_str(), line.right.as_str()]),
            Part::Frame(frame) => gather(&frame.parts, ends),
            _ => {}
        }
    }
}

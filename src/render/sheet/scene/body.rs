//! The boxes and lines, laid out. Words on a line are a box without a border, which other lines go round.

use std::collections::BTreeMap;

use crate::catalog::entry::Force;
use crate::render::layout::{Edge, Gaps, Graph, Layout, Node, Route, Sides, layout, turned};
use crate::render::picture::style::Head;
use crate::render::picture::{Line, Mark, Spacing};
use crate::render::sheet::block::{ASPECT, Block};
use crate::render::sheet::boxes::{group, node, title};
use crate::render::sheet::lines::shapes;
use crate::render::sheet::panels::{frame, panel};
use crate::render::sheet::scene::Scene;
use crate::render::sheet::text::{SMALL, Text, harmless};
use crate::render::sheet::{Anchor, Ends, Group, What};

/// Around the words on a line.
const WORDS: (f64, f64) = (4.0, 1.0);
/// How much wider than high a panel is to be, and all between the caption and the legend.
const PANEL: f64 = 3.0;
const WIDER: f64 = 1.9;
/// Frames may make a picture larger by so much.
const DEAR: f64 = 1.03;
/// The room in the picture of a whole corpus.
const NARROW: Gaps =
    Gaps { layers: 22.0, nodes: 7.0, lines: 4.0, frame: 7.0, title: 16.0, parts: 18.0, aspect: WIDER };
/// How much height a box has for each line at a side of it, and how high that makes it at most.
const PORT: f64 = 6.0;
const PORTS: f64 = 120.0;

/// A line between two boxes by their numbers.
struct Joined<'a> {
    line: &'a Line,
    left: usize,
    right: usize,
    /// True if it is laid out from right to left, because it closes a circle.
    is_turned: bool,
    /// The box of its words, and these.
    words: Option<(usize, Text)>,
}

/// What lines look like that may run together: colour, head, force, opposition, and which part of a line it is.
type Look = (&'static str, Head, Force, bool, u8);

/// The strand of each look, dealt out as they come.
#[derive(Default)]
struct Strands(BTreeMap<Look, u32>);

impl Strands {
    fn of(&mut self, line: &Line, part: u8) -> Option<u32> {
        let next = self.0.len() as u32;
        let look = (line.arrow.color, line.arrow.head, line.force, line.opposes, part);
        Some(*self.0.entry(look).or_insert(next))
    }
}

impl<'a> Scene<'a> {
    /// The boxes and lines, laid out, with the panels beside them. Frames are drawn where they cost little room: what they hold lies
    /// together, and nothing else lies there.
    pub(in crate::render::sheet) fn body(&self) -> Block {
        let panels: Vec<Block> =
            self.panels.iter().map(|(title, marks)| panel(title, marks, PANEL)).collect();
        let plain = self.laid(&panels, false);
        if self.frames.is_empty() {
            return self.block(&plain, panels);
        }
        let framed = self.laid(&panels, true);
        let size = |laid: &Layout| (laid.width / ASPECT).max(laid.height);
        let is_cheap = size(&framed.1) <= size(&plain.1) * DEAR;
        self.block(if is_cheap { &framed } else { &plain }, panels)
    }

    fn block(&self, (joined, laid): &(Vec<Joined<'a>>, Layout), panels: Vec<Block>) -> Block {
        let mut groups = self.drawn(joined, laid);
        groups.extend(panels.into_iter().zip(&laid.beside).flat_map(|(panel, at)| panel.at(*at)));
        Block { groups, width: laid.width, height: laid.height }
    }

    /// Lays out the boxes and lines, in their frames or not.
    fn laid(&self, panels: &[Block], has_frames: bool) -> (Vec<Joined<'a>>, Layout) {
        let mut joined = self.joined();
        let mut graph = self.boxes(&joined);
        graph.beside = panels.iter().map(|panel| (panel.width, panel.height)).collect();
        let layers = if joined.iter().any(|joined| !joined.line.words.is_empty()) { 2 } else { 1 };
        let mut strands = Strands::default();
        for joined in &mut joined {
            let line = joined.line;
            let (from, to) =
                if joined.is_turned { (joined.right, joined.left) } else { (joined.left, joined.right) };
            if line.words.is_empty() {
                // A line without words goes as far as one with words.
                graph.edges.push(Edge { from, to, layers, weight: 1, strand: strands.of(line, 0) });
                continue;
            }
            let text = Text::of(line.words.lines(), SMALL);
            let group = self.marks[from].1.filter(|frame| self.marks[to].1 == Some(*frame));
            let (width, height) = (text.width() + 2.0 * WORDS.0, text.height() + 2.0 * WORDS.1);
            graph.nodes.push(Node { width, height, sides: Sides::Straight, group });
            let middle = graph.nodes.len() - 1;
            graph.edges.push(Edge { from, to: middle, layers: 1, weight: 1, strand: strands.of(line, 1) });
            graph.edges.push(Edge { from: middle, to, layers: 1, weight: 1, strand: strands.of(line, 2) });
            joined.words = Some((middle, text));
        }
        if has_frames {
            graph.groups = self.frames.len();
        } else {
            graph.nodes.iter_mut().for_each(|node| node.group = None);
        }
        let laid = layout(&graph);
        (joined, laid)
    }

    /// The lines whose ends are there, and which of them are turned round.
    fn joined(&self) -> Vec<Joined<'a>> {
        let marks = self.marks.iter().enumerate();
        let place: BTreeMap<&str, usize> = marks.map(|(at, (mark, _))| (mark.name.as_str(), at)).collect();
        let ends = |line: &&'a Line| {
            let (left, right) = (*place.get(line.left.as_str())?, *place.get(line.right.as_str())?);
            Some(Joined { line, left, right, is_turned: false, words: None })
        };
        let mut joined: Vec<Joined<'a>> = self.lines.iter().filter_map(ends).collect();
        let blank = Node { width: 0.0, height: 0.0, sides: Sides::Straight, group: None };
        let edge = |joined: &Joined<'_>| Edge {
            from: joined.left,
            to: joined.right,
            layers: 1,
            weight: 1,
            strand: None,
        };
        let edges = joined.iter().map(edge).collect();
        let plain = Graph { nodes: vec![blank; self.marks.len()], edges, ..Graph::default() };
        joined.iter_mut().zip(turned(&plain)).for_each(|(joined, is_turned)| joined.is_turned = is_turned);
        joined
    }

    /// The boxes, each as high as the lines at its sides need.
    fn boxes(&self, joined: &[Joined<'_>]) -> Graph {
        let mut sides = vec![[0_usize; 2]; self.marks.len()];
        for joined in joined.iter().filter(|joined| joined.left != joined.right) {
            sides[joined.left][usize::from(joined.is_turned)] += 1;
            sides[joined.right][usize::from(!joined.is_turned)] += 1;
        }
        let nodes = self.marks.iter().zip(&sides).map(|((mark, frame), [right, left])| {
            let own = node(mark);
            let ports = (*right.max(left) as f64 * PORT).min(PORTS);
            Node { height: own.height.max(ports), group: *frame, ..own }
        });
        let gaps = match self.spacing {
            Spacing::Wide => Gaps::default(),
            Spacing::Narrow => NARROW,
        };
        let gaps = Gaps { aspect: WIDER, ..gaps };
        Graph { nodes: nodes.collect(), gaps, ..Graph::default() }
    }

    fn drawn(&self, joined: &[Joined<'_>], laid: &Layout) -> Vec<Group> {
        let frames = self.frames.iter().zip(&laid.groups);
        let mut groups: Vec<Group> =
            frames.filter_map(|(inside, rect)| Some(frame(&inside.title, (*rect)?))).collect();
        let mut routes = laid.edges.iter();
        for joined in joined {
            let line = joined.line;
            let mut next = || routes.next().cloned().unwrap_or_default();
            let ahead = |route: Route| if joined.is_turned { route.reversed() } else { route };
            let drawn = match &joined.words {
                None => shapes(line, &ahead(next()), true),
                Some((middle, text)) => {
                    let (one, other) = (ahead(next()), ahead(next()));
                    let (start, end) = if joined.is_turned { (other, one) } else { (one, other) };
                    let mut drawn = shapes(line, &start, line.inverse);
                    drawn.extend(shapes(line, &end, !line.inverse));
                    let rect = laid.nodes[*middle];
                    let (x, top) = (rect.middle().x, rect.y + WORDS.1);
                    drawn.extend(text.shapes("words", x, top, Anchor::Middle, line.arrow.color));
                    drawn
                }
            };
            let [left, right] = [joined.left, joined.right].map(|at| self.marks[at].0);
            let (from, to) = if line.inverse { (right, left) } else { (left, right) };
            let (what, name) = (What::Edge(ends(line, from, to)), sentence(line, from, to));
            groups.push(Group { what, name, title: title(&line.tooltip), shapes: drawn });
        }
        groups.extend(self.marks.iter().zip(&laid.nodes).map(|((mark, _), rect)| group(mark, *rect)));
        groups
    }
}

/// `Bipolarity excludes Trust`; what only leads on says nothing.
fn sentence(line: &Line, from: &Mark, to: &Mark) -> String {
    let said = line.words.lines().next().unwrap_or(&line.relation);
    if said.is_empty() { String::new() } else { harmless(&format!("{} {said} {}", from.called, to.called)) }
}

fn ends(line: &Line, from: &Mark, to: &Mark) -> Ends {
    let mut words = vec![format!("force-{}", line.force.word())];
    words.extend(line.side.map(|side| format!("side-{}", side.word())));
    words.extend(line.opposes.then(|| "opposes".to_owned()));
    let [from, to] = [from, to].map(|mark| {
        mark.thing.as_ref().map_or_else(String::new, |thing| format!("{}:{}", thing.kind, thing.id))
    });
    Ends { from, to, relation: line.relation.replace(' ', "-"), words }
}

//! Threads: vertices one after the other that nothing else joins, such as the places of a long line or a word on it.
//!
//! All of a thread moves at once to where it crosses the fewest steps: each of its vertices alone may be at the best place that it
//! has while the others stay.

use crate::render::layout::chains::Chains;
use crate::render::layout::order::Near;
use crate::render::layout::order::state::State;

/// No way.
const NEVER: i32 = i32::MAX / 2;

/// A thread: vertices of layers that follow one another.
#[derive(Debug)]
pub(super) struct Thread {
    /// Its vertices, between those that hold its ends.
    vertices: Vec<usize>,
    /// True if the first holds its left end and stays where it is.
    is_held_before: bool,
    /// True if the last holds its right end.
    is_held_after: bool,
}

/// The threads of a graph in layers.
pub(super) fn threads(chains: &Chains, near: &Near) -> Vec<Thread> {
    let joins_one = |vertex: usize| near.before[vertex].len() <= 1 && near.after[vertex].len() <= 1;
    let mut threads = Vec::new();
    for first in (0..chains.vertices.len()).filter(|vertex| joins_one(*vertex)) {
        let start = near.before[first].first().copied();
        if start.is_some_and(joins_one) {
            continue;
        }
        let mut vertices: Vec<usize> = start.into_iter().chain([first]).collect();
        let mut at = first;
        let mut is_held_after = false;
        while let Some(next) = near.after[at].first().copied() {
            vertices.push(next);
            is_held_after = !joins_one(next);
            if is_held_after {
                break;
            }
            at = next;
        }
        // One vertex alone finds its place by itself.
        if vertices.len() - usize::from(start.is_some()) - usize::from(is_held_after) > 1 {
            threads.push(Thread { vertices, is_held_before: start.is_some(), is_held_after });
        }
    }
    threads
}

/// The least crossings of a thread up to each gap of a layer.
struct Row {
    least: Vec<i32>,
    /// The gap before, on the way to each.
    back: Vec<usize>,
}

impl State<'_> {
    /// Lays a thread near which something moved after a time where it crosses the fewest steps; true if that are fewer than
    /// before.
    pub(super) fn lay(&mut self, thread: &Thread, since: u64) -> bool {
        let vertices = &thread.vertices;
        let layer = |vertex: usize| self.chains.vertices[vertex].layer;
        if !self.has_moved(layer(vertices[0])..=layer(vertices[vertices.len() - 1]), since) {
            return false;
        }
        let now: i32 = vertices.windows(2).map(|pair| self.crossed(pair[0], pair[1])).sum();
        if now == 0 {
            return false;
        }
        let first = vec![0; self.layer_of(vertices[0]).len()];
        let mut rows = vec![Row { back: vec![0; first.len()], least: first }];
        self.hold(vertices[0], thread.is_held_before, &mut rows[0].least);
        for (step, pair) in vertices.windows(2).enumerate() {
            let mut row = self.next(pair[0], pair[1], &rows[step].least, now);
            self.hold(pair[1], thread.is_held_after && step + 2 == vertices.len(), &mut row.least);
            rows.push(row);
        }
        let last = rows.last().map_or(&[][..], |row| &row.least);
        let Some((mut gap, least)) = last.iter().copied().enumerate().min_by_key(|(_, least)| *least) else {
            return false;
        };
        if least >= now {
            return false;
        }
        for (vertex, row) in vertices.iter().zip(&rows).rev() {
            if self.place[*vertex] != gap {
                self.shift(*vertex, gap);
                self.touch(self.chains.vertices[*vertex].layer);
            }
            gap = row.back[gap];
        }
        true
    }

    /// Closes the gaps of a layer in which a vertex may not be.
    fn hold(&self, vertex: usize, is_held: bool, least: &mut [i32]) {
        let here = self.place[vertex];
        for (gap, least) in least.iter_mut().enumerate() {
            if gap != here && (is_held || !self.may_be(vertex, gap)) {
                *least = NEVER;
            }
        }
    }

    /// The steps that the step between two vertices crosses.
    fn crossed(&self, from: usize, to: usize) -> i32 {
        let (here, there) = (self.place[from], self.place[to]);
        let mut crossed = 0;
        for (place, vertex) in self.layer_of(from).iter().enumerate().filter(|(place, _)| *place != here) {
            for end in self.near.after[*vertex].iter().filter(|end| **end != to) {
                crossed += i32::from((place < here) != (self.place[*end] < there));
            }
        }
        crossed
    }

    /// The least crossings up to each gap of the layer of `to`, from those of the layer before; no more than `most` matter.
    fn next(&self, from: usize, to: usize, before: &[i32], most: i32) -> Row {
        let there = self.place[to];
        let count = self.layer_of(to).len();
        // Gaps count a layer without the vertex itself.
        let ends = |vertex: usize| {
            let ends = self.near.after[vertex].iter().filter(move |end| **end != to);
            ends.map(move |end| self.place[*end]).map(move |place| place - usize::from(place > there))
        };
        // How many more steps are crossed on the way to a gap than on the way to the one above it.
        let mut more = vec![0_i32; count + 1];
        for end in
            self.layer_of(from).iter().filter(|vertex| **vertex != from).flat_map(|vertex| ends(*vertex))
        {
            more[end + 1] += 1;
        }
        let mut least = vec![NEVER; count];
        let mut back = vec![0; count];
        let mut passed = 0;
        let mut others = self.layer_of(from).iter().filter(|vertex| **vertex != from);
        for (gap, before) in before.iter().enumerate() {
            if *before < most {
                let mut crossed = before + passed;
                for ((least, back), more) in least.iter_mut().zip(&mut back).zip(&more) {
                    crossed += more;
                    if crossed < *least {
                        (*least, *back) = (crossed, gap);
                    }
                }
            }
            for end in others.next().into_iter().flat_map(|vertex| ends(*vertex)) {
                passed += 1;
                more[end + 1] -= 2;
            }
        }
        Row { least, back }
    }
}

//! A spanning tree of tight edges, and the exchange of one of its edges for a better one.

use crate::render::layout::simplex::Bound;

/// No edge, no node.
const NONE: usize = usize::MAX;
/// So many edges that can leave are compared; the best of them does.
const COMPARED: usize = 30;

/// A spanning tree of edges that are as short as they can be, over the numbers of nodes.
pub(super) struct Tree<'a> {
    bounds: &'a [Bound],
    /// The numbers.
    pub(super) numbers: Vec<i64>,
    /// The edges at each node.
    at: Vec<Vec<usize>>,
    /// The tree's edges at each node.
    tree_at: Vec<Vec<usize>>,
    /// True of the tree's edges.
    is_tree: Vec<bool>,
    /// What it is worth to make a tree's edge longer.
    cut: Vec<i64>,
    /// The tree's edges in no particular order, and where each of them is there.
    edges: Vec<usize>,
    place: Vec<usize>,
    /// Where the last search for an edge that can leave ended.
    searched: usize,
    /// The edge to each node's parent.
    parent: Vec<usize>,
    /// The node's place in postorder, and the lowest place below it.
    lim: Vec<usize>,
    low: Vec<usize>,
}

impl<'a> Tree<'a> {
    /// A tree over numbers that fulfil all bounds; they change where parts move together. The graph is connected.
    pub(super) fn new(count: usize, bounds: &'a [Bound], numbers: Vec<i64>) -> Self {
        let mut at = vec![Vec::new(); count];
        for (edge, bound) in bounds.iter().enumerate() {
            at[bound.from].push(edge);
            at[bound.to].push(edge);
        }
        let mut tree = Self {
            bounds,
            numbers,
            at,
            tree_at: vec![Vec::new(); count],
            is_tree: vec![false; bounds.len()],
            cut: vec![0; bounds.len()],
            edges: Vec::with_capacity(count),
            place: vec![NONE; bounds.len()],
            searched: 0,
            parent: vec![NONE; count],
            lim: vec![0; count],
            low: vec![0; count],
        };
        if count > 0 {
            tree.span(count);
            tree.number(0, NONE, 1);
            tree.value();
        }
        tree
    }

    fn slack(&self, edge: usize) -> i64 {
        let Bound { from, to, least, .. } = self.bounds[edge];
        self.numbers[to] - self.numbers[from] - least
    }

    fn other(&self, edge: usize, node: usize) -> usize {
        let bound = self.bounds[edge];
        if bound.from == node { bound.to } else { bound.from }
    }

    fn add(&mut self, edge: usize) {
        self.is_tree[edge] = true;
        self.place[edge] = self.edges.len();
        self.edges.push(edge);
        let Bound { from, to, .. } = self.bounds[edge];
        self.tree_at[from].push(edge);
        self.tree_at[to].push(edge);
    }

    /// Grows the tree from the first node, moving what is in it to the nearest part that is not.
    fn span(&mut self, count: usize) {
        let mut inside = vec![false; count];
        let mut members: Vec<usize> = vec![0];
        // Edges that may lead out of the tree.
        let mut border: Vec<usize> = Vec::new();
        inside[0] = true;
        let mut next = 0;
        loop {
            while next < members.len() {
                let node = members[next];
                next += 1;
                for place in 0..self.at[node].len() {
                    let edge = self.at[node][place];
                    let other = self.other(edge, node);
                    if inside[other] {
                        continue;
                    }
                    if self.slack(edge) == 0 {
                        inside[other] = true;
                        self.add(edge);
                        members.push(other);
                    } else {
                        border.push(edge);
                    }
                }
            }
            if members.len() == count {
                return;
            }
            let bounds = self.bounds;
            border.retain(|edge| !(inside[bounds[*edge].from] && inside[bounds[*edge].to]));
            let Some(nearest) = border.iter().copied().min_by_key(|edge| self.slack(*edge)) else { return };
            let by = if inside[bounds[nearest].from] { self.slack(nearest) } else { -self.slack(nearest) };
            members.iter().for_each(|node| self.numbers[*node] += by);
            let other = if inside[bounds[nearest].from] { bounds[nearest].to } else { bounds[nearest].from };
            inside[other] = true;
            self.add(nearest);
            members.push(other);
            // Others of the border may have become tight by the move: their far ends join in their turn.
            let tight: Vec<usize> = border.iter().copied().filter(|edge| self.slack(*edge) == 0).collect();
            for edge in tight {
                let Bound { from, to, .. } = bounds[edge];
                let far = if inside[from] { to } else { from };
                if !inside[far] {
                    inside[far] = true;
                    self.add(edge);
                    members.push(far);
                }
            }
        }
    }

    /// Numbers what is below a node in postorder from `low`, having come by `by`.
    fn number(&mut self, node: usize, by: usize, low: usize) {
        let mut next = low;
        let mut open = vec![(node, 0)];
        self.parent[node] = by;
        self.low[node] = low;
        while let Some((node, place)) = open.last_mut() {
            let node = *node;
            let Some(edge) = self.tree_at[node].get(*place).copied() else {
                self.lim[node] = next;
                next += 1;
                open.pop();
                continue;
            };
            *place += 1;
            if edge != self.parent[node] {
                let child = self.other(edge, node);
                self.parent[child] = edge;
                self.low[child] = next;
                open.push((child, 0));
            }
        }
    }

    /// True if `node` is `top` or below it.
    fn is_below(&self, node: usize, top: usize) -> bool {
        self.low[top] <= self.lim[node] && self.lim[node] <= self.lim[top]
    }

    /// Values all edges of the tree, from its leaves.
    fn value(&mut self) {
        let mut nodes: Vec<usize> = (0..self.at.len()).collect();
        nodes.sort_unstable_by_key(|node| self.lim[*node]);
        for node in nodes {
            let edge = self.parent[node];
            if edge == NONE {
                continue;
            }
            let leads_up = self.bounds[edge].from == node;
            let worth = |other: usize| {
                let bound = self.bounds[other];
                let far = self.other(other, node);
                let (outside, mut value) = if self.is_below(far, node) {
                    (false, if self.is_tree[other] { self.cut[other] } else { 0 } - bound.weight)
                } else {
                    (true, bound.weight)
                };
                let ends = if leads_up { bound.to == node } else { bound.from == node };
                if ends == outside {
                    value = -value;
                }
                value
            };
            self.cut[edge] = self.at[node].iter().map(|other| worth(*other)).sum();
        }
    }

    /// An edge of the tree that had better be longer.
    pub(super) fn leaving(&mut self) -> Option<usize> {
        let mut best: Option<usize> = None;
        let mut seen = 0;
        for step in 0..self.edges.len() {
            let place = (self.searched + step) % self.edges.len();
            let edge = self.edges[place];
            if self.cut[edge] < 0 {
                if best.is_none_or(|best| self.cut[edge] < self.cut[best]) {
                    best = Some(edge);
                }
                seen += 1;
                if seen == COMPARED {
                    self.searched = place;
                    break;
                }
            }
        }
        best
    }

    /// The edge with the least slack that joins what `leaving` parts, in the other direction.
    fn entering(&self, leaving: usize) -> Option<usize> {
        let Bound { from, to, .. } = self.bounds[leaving];
        let (top, outward) = if self.lim[from] < self.lim[to] { (from, false) } else { (to, true) };
        let mut best: Option<(i64, usize)> = None;
        let mut open = vec![top];
        while let Some(node) = open.pop() {
            for edge in &self.at[node] {
                let bound = self.bounds[*edge];
                let (near, far) = if outward { (bound.from, bound.to) } else { (bound.to, bound.from) };
                if near == node && !self.is_tree[*edge] && !self.is_below(far, top) {
                    let slack = self.slack(*edge);
                    if best.is_none_or(|(least, at)| (slack, *edge) < (least, at)) {
                        best = Some((slack, *edge));
                    }
                }
            }
            let down = self.tree_at[node].iter().filter(|edge| **edge != self.parent[node]);
            open.extend(down.map(|edge| self.other(*edge, node)));
        }
        best.map(|(_, edge)| edge)
    }

    /// Exchanges an edge for a better one.
    pub(super) fn exchange(&mut self, leaving: usize) {
        let Some(entering) = self.entering(leaving) else {
            // Nothing holds the two sides together: longer costs nothing.
            self.cut[leaving] = 0;
            return;
        };
        let by = self.slack(entering);
        if by > 0 {
            let Bound { from, to, .. } = self.bounds[leaving];
            let (top, by) = if self.lim[from] < self.lim[to] { (from, -by) } else { (to, by) };
            let mut open = vec![top];
            while let Some(node) = open.pop() {
                self.numbers[node] += by;
                let down = self.tree_at[node].iter().filter(|edge| **edge != self.parent[node]);
                open.extend(down.map(|edge| self.other(*edge, node)));
            }
        }
        let worth = self.cut[leaving];
        let Bound { from, to, .. } = self.bounds[entering];
        let meet = self.climb(from, to, worth);
        self.climb(to, from, -worth);
        self.cut[entering] = -worth;
        self.cut[leaving] = 0;
        self.replace(leaving, entering);
        self.number(meet, self.parent[meet], self.low[meet]);
    }

    /// Adds to the worth of the edges from a node up to where another is below too, which it gives.
    fn climb(&mut self, from: usize, to: usize, worth: i64) -> usize {
        let mut node = from;
        while !self.is_below(to, node) {
            let edge = self.parent[node];
            let bound = self.bounds[edge];
            self.cut[edge] += if bound.from == node { worth } else { -worth };
            node = self.other(edge, node);
        }
        node
    }

    fn replace(&mut self, leaving: usize, entering: usize) {
        self.is_tree[leaving] = false;
        let Bound { from, to, .. } = self.bounds[leaving];
        for node in [from, to] {
            self.tree_at[node].retain(|edge| *edge != leaving);
        }
        let place = self.place[leaving];
        self.edges.swap_remove(place);
        if let Some(moved) = self.edges.get(place) {
            self.place[*moved] = place;
        }
        self.add(entering);
    }
}

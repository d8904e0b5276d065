//! Edges turned round, so that no circle is left.

use crate::render::layout::Graph;

/// An edge that leads from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arc {
    /// Where it starts.
    pub(super) from: usize,
    /// Where it ends.
    pub(super) to: usize,
    /// True if that is the other way round than the edge.
    pub(super) is_turned: bool,
}

/// An arc for each edge, in their order; none for loops. An edge is turned round if it leads back to a node from which it
/// was reached. What nothing leads to comes first.
pub(super) fn turned(graph: &Graph) -> Vec<Option<Arc>> {
    let count = graph.nodes.len();
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); count];
    let mut into = vec![0_usize; count];
    for (at, edge) in graph.edges.iter().enumerate().filter(|(_, edge)| edge.from != edge.to) {
        out[edge.from].push(at);
        into[edge.to] += 1;
    }
    let mut state = vec![State::New; count];
    let mut turned = vec![false; graph.edges.len()];
    let sources = (0..count).filter(|node| into[*node] == 0);
    for start in sources.chain(0..count) {
        if state[start] != State::New {
            continue;
        }
        let mut open = vec![(start, 0)];
        state[start] = State::Open;
        while let Some((node, next)) = open.last_mut() {
            let node = *node;
            let Some(edge) = out[node].get(*next).copied() else {
                state[node] = State::Done;
                open.pop();
                continue;
            };
            *next += 1;
            let to = graph.edges[edge].to;
            match state[to] {
                State::New => {
                    state[to] = State::Open;
                    open.push((to, 0));
                }
                State::Open => turned[edge] = true,
                State::Done => {}
            }
        }
    }
    let arc = |(at, is_turned): (usize, bool)| {
        let edge = graph.edges[at];
        let (from, to) = if is_turned { (edge.to, edge.from) } else { (edge.from, edge.to) };
        (from != to).then_some(Arc { from, to, is_turned })
    };
    turned.into_iter().enumerate().map(arc).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

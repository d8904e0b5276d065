//! Groups stay together: in each layer side by side, and in all layers in the same order.

use crate::render::layout::chains::Chains;

/// Draws the vertices of each group together in each layer, and puts groups in one order.
pub(super) fn settle(chains: &Chains, layers: &mut [Vec<usize>]) {
    if chains.groups == 0 {
        return;
    }
    let group = |vertex: usize| chains.vertices[vertex].group;
    // Where a group lies in its layers, on the average: 0 above, 1 below.
    let mut sums = vec![(0.0, 0.0); chains.groups];
    for layer in layers.iter() {
        for (place, vertex) in layer.iter().enumerate() {
            if let Some(group) = group(*vertex) {
                sums[group].0 += (place as f64 + 0.5) / layer.len() as f64;
                sums[group].1 += 1.0;
            }
        }
    }
    let mean = |group: usize| sums[group].0 / f64::max(sums[group].1, 1.0);
    let mut all: Vec<usize> = (0..chains.groups).collect();
    all.sort_by(|a, b| mean(*a).total_cmp(&mean(*b)).then(a.cmp(b)));
    for layer in layers {
        let present: Vec<usize> = all
            .iter()
            .copied()
            .filter(|wanted| layer.iter().any(|vertex| group(*vertex) == Some(*wanted)))
            .collect();
        // Each group's block lies where the middle one of its vertices was; blocks take these places in order.
        let mut middles: Vec<usize> = present
            .iter()
            .map(|wanted| {
                let own: Vec<usize> =
                    (0..layer.len()).filter(|place| group(layer[*place]) == Some(*wanted)).collect();
                own[own.len() / 2]
            })
            .collect();
        middles.sort_unstable();
        let mut ordered = Vec::with_capacity(layer.len());
        let mut next = 0;
        for (place, vertex) in layer.iter().enumerate() {
            if middles.get(next) == Some(&place) {
                let block = layer.iter().copied().filter(|vertex| group(*vertex) == Some(present[next]));
                ordered.extend(block);
                next += 1;
            }
            if group(*vertex).is_none() {
                ordered.push(*vertex);
            }
        }
        *layer = ordered;
    }
}

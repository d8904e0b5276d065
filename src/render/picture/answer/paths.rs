//! Paths, read from left to right: every hop with its relation, its claim and its place. Arrows
//! lead as the relations do, even where a path walks them backwards.

use std::collections::BTreeSet;

use crate::catalog::entry::NodeId;
use crate::graph::Edge;
use crate::graph::walk::{Hop, Path};
use crate::render::picture::canvas::{Picture, Said, name};
use crate::render::picture::drawing::{Label, Mark};
use crate::render::picture::label;
use crate::render::picture::words;
use crate::statement;

/// Nodes of a picture in which claims are drawn with all their words.
const FEW: usize = 30;

/// Draws paths: what several go through is drawn once.
pub(super) fn draw(picture: &mut Picture<'_>, paths: &[Path]) {
    let catalog = picture.catalog;
    let hops = || paths.iter().flatten();
    let nodes: BTreeSet<NodeId> = hops().flat_map(|hop| [hop.from(), hop.to()]).collect();
    let ends: BTreeSet<NodeId> = paths
        .iter()
        .flat_map(|path| [path.first().map(Hop::from), path.last().map(Hop::to)])
        .flatten()
        .collect();
    for node in &nodes {
        let look = picture.look(*node);
        let look = if nodes.len() <= FEW {
            label::in_full(look, picture, *node)
        } else {
            Mark { label: Label::Centred(label::short_of(picture, *node)), ..look }
        };
        picture.mark(Mark { is_main: ends.contains(node), ..look });
    }
    let mut drawn: BTreeSet<Edge> = BTreeSet::new();
    for hop in hops().filter(|hop| drawn.insert(hop.edge)) {
        let tooltip = picture.said(hop.edge.evidence);
        let words = words_of(picture, hop);
        picture.line(&Said {
            left: &name(catalog, hop.from()),
            right: &name(catalog, hop.to()),
            meaning: hop.edge.meaning,
            force: hop.edge.force,
            inverse: hop.inverse,
            side: None,
            words: &words,
            tooltip: &tooltip,
            columns: 2,
            weight: 1,
        });
    }
}

/// The relation, the claim with what disputes it unless it is an end of the hop itself, and the place.
fn words_of(picture: &Picture<'_>, hop: &Hop) -> String {
    let catalog = picture.catalog;
    let Edge { from, to, evidence, .. } = hop.edge;
    let mut lines = vec![statement::edge(&catalog.vocabulary, &hop.edge)];
    lines.push(hop.edge.conditions(catalog).words(catalog));
    let source = evidence.source(catalog);
    if source.claim.is_none_or(|claim| claim != from && claim != to) {
        lines.extend(source.claim.map(|claim| words::slug(catalog, claim)));
        lines.push(words::place(catalog, evidence));
        lines.extend(picture.challenged(source.claim));
    }
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.map(|line| label::balanced_place(line, label::COLUMNS)).collect::<Vec<_>>().join("\n")
}

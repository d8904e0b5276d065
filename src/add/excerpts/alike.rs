//! Highlights of the same words from several programs.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::add::excerpts::{Placed, Words};

/// Highlights without those that say nothing that another of the same words does not, and these. What stays does not depend
/// on the order in which they come: first what is in the library, then what says most, then what its program dates, then
/// by the program and its source.
pub(super) fn without_alike(placed: Vec<Placed>) -> (Vec<Placed>, Vec<Placed>) {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|at| {
        let one = &placed[*at];
        (!one.is_here, Reverse(said(one)), one.changed.is_none(), one.tool, &one.source)
    });
    let mut stay = vec![false; placed.len()];
    let mut by_words: BTreeMap<Words, Vec<usize>> = BTreeMap::new();
    for at in order {
        let one = &placed[at];
        let alike = by_words.entry((one.work, one.said.words())).or_default();
        if one.is_here || !alike.iter().any(|other| one.adds_nothing_to(&placed[*other].said)) {
            alike.push(at);
            stay[at] = true;
        }
    }
    let (mut kept, mut left_out) = (Vec::new(), Vec::new());
    for (one, stays) in placed.into_iter().zip(stay) {
        if stays { kept.push(one) } else { left_out.push(one) }
    }
    (kept, left_out)
}

/// How many things a highlight says beside its words. What says no more than another says fewer, or the same.
fn said(one: &Placed) -> usize {
    let is_told = [&one.said.note, &one.by, &one.on, &one.color].map(|part| usize::from(!part.is_empty()));
    one.said.tags.len() + is_told.iter().sum::<usize>()
}

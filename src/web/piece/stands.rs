//! How something stands, step by step.

use std::collections::BTreeSet;

use maud::{Markup, html};

use crate::catalog::entry::{Force, NodeId};
use crate::render::show::stands::meaning;
use crate::standing::Ground;
use crate::web::piece::{glossary, name};
use crate::web::sheet::Sheet;

/// No deeper steps are shown.
const DEEPEST: usize = 6;

/// The steps by which something stands as it does; none where nothing challenges or supports it.
pub(in crate::web) fn steps(sheet: &Sheet<'_>, node: NodeId) -> Option<Markup> {
    let standings = sheet.world().verdicts.standings();
    let grounds = standings.grounds(node);
    if grounds.is_empty() {
        return None;
    }
    let standing = standings.standing(node);
    let mut told = BTreeSet::from([node]);
    Some(html! {
        p { (glossary::standing(sheet, standing)) " " (meaning(standing, &grounds)) }
        (below(sheet, &grounds, 1, &mut told))
    })
}

fn below(sheet: &Sheet<'_>, grounds: &[Ground], depth: usize, told: &mut BTreeSet<NodeId>) -> Markup {
    let standings = sheet.world().verdicts.standings();
    let steps: Vec<Markup> = grounds
        .iter()
        .map(|ground| {
            let (words, of, standing) = match *ground {
                Ground::Challenge(of, standing) => ("challenged by", of, standing),
                Ground::Support(of, standing) => ("supported by", of, standing),
                Ground::Premise(of, standing) => ("on the premise", of, standing),
            };
            let deeper = standings.grounds(of);
            let is_above = told.contains(&of);
            let goes_on = !deeper.is_empty() && depth < DEEPEST && told.insert(of);
            let suggests = sheet.catalog().claim(of).is_some_and(|claim| claim.force == Force::Suggests);
            html! {
                li {
                    span.remark { (words) } " " (name::thing(sheet, of)) " " (glossary::standing(sheet, standing))
                    @if suggests { " " span.remark { "only suggests" } }
                    @if goes_on { (below(sheet, &deeper, depth + 1, told)) }
                    @else if !deeper.is_empty() { " " span.remark { @if is_above { "see above" } @else { "and further steps" } } }
                }
            }
        })
        .collect();
    html! { ul.steps { @for step in &steps { (step) } } }
}
